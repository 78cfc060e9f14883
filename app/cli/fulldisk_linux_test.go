package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A disk that fills up while a picture is written fails in one line and leaves nothing behind. It is a small disk in
// memory; where the test may not mount one, a place that takes no file has to do.
func TestFullDisk(t *testing.T) {
	folder := t.TempDir()
	switch err := syscall.Mount("thawline", folder, "tmpfs", 0, "size=64k"); {
	case err == nil:
		t.Cleanup(func() {
			if err := syscall.Unmount(folder, 0); err != nil {
				t.Error(err)
			}
		})
	case errors.Is(err, syscall.EPERM), errors.Is(err, syscall.EACCES):
		folder = ""
	default:
		t.Fatal(err)
	}
	if folder == "" {
		refused(t, t.TempDir(), Failed, "card", "-o", "/dev/full/x.png")
		return
	}
	for _, m := range makings {
		if strings.HasSuffix(m.name, ".csv") || strings.HasSuffix(m.name, ".pdf") || strings.HasSuffix(m.name, ".svg") {
			m.args = []string{"map"} // large enough
			m.name = strings.Replace(m.name, ".csv", ".svg", 1)
		}
		args := append(slices.Clone(m.args), "-o", filepath.Join(folder, m.name))
		if m.args[0] == "deck" || m.args[0] == "animation" {
			args = append(args, "--size", "400x300")
		}
		refused(t, folder, Failed, args...)
	}
}
