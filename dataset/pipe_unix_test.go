//go:build unix

package dataset_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"thawline/dataset"
)

// Reading a pipe or a device would wait for ever.
func TestOpenDoesNotReadPipes(t *testing.T) {
	dir := t.TempDir()
	for name, data := range sound {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pipe := filepath.Join(dir, "events.csv")
	if err := os.Remove(pipe); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.Open(dir); err == nil || !strings.Contains(err.Error(), "events.csv:1:1: not a file") {
		t.Errorf("a pipe for a table: %v", err)
	}
	for _, name := range []string{pipe, os.DevNull} {
		if _, err := dataset.Open(name); err == nil || !strings.Contains(err.Error(), "neither a folder nor a .zip") {
			t.Errorf("Open(%s) = %v", name, err)
		}
	}
}
