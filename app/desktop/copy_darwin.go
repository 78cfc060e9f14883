package desktop

// CopyPNG puts a picture into the clipboard.
func CopyPNG(png []byte) error {
	return withFile(png, func(path string) error {
		return run(nil, "osascript", "-e", "on run argv", "-e", "set the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)", "-e", "end run", path)
	})
}
