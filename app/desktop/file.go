//go:build windows || darwin

package desktop

import "os"

// withFile hands on a file that holds data while do runs.
func withFile(data []byte, do func(path string) error) error {
	file, err := os.CreateTemp("", "thawline-*.png")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	if _, err := file.Write(data); err != nil {
		file.Close()
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return do(file.Name())
}
