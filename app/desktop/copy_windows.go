package desktop

import "strings"

// CopyPNG puts a picture into the clipboard.
func CopyPNG(png []byte) error {
	return withFile(png, func(path string) error {
		quoted := "'" + strings.ReplaceAll(path, "'", "''") + "'"
		return run(nil, "powershell", "-NoProfile", "-STA", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms, System.Drawing; $i = [Drawing.Image]::FromFile("+quoted+"); [Windows.Forms.Clipboard]::SetImage($i); $i.Dispose()")
	})
}
