package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// bare takes the desktop away: no bus, no display, and the programs in bin alone.
func bare(t *testing.T) (bin string) {
	t.Helper()
	bin = t.TempDir()
	for name, value := range map[string]string{
		"PATH": bin, "DBUS_SESSION_BUS_ADDRESS": "unix:path=" + filepath.Join(bin, "nobody"), "DISPLAY": "", "WAYLAND_DISPLAY": "", "XDG_RUNTIME_DIR": bin,
	} {
		t.Setenv(name, value)
	}
	return bin
}

func program(t *testing.T, bin, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+text), 0o700); err != nil {
		t.Fatal(err)
	}
}

func TestReveal(t *testing.T) {
	bin := bare(t)
	picture := filepath.Join(t.TempDir(), "a picture.png")
	if err := Reveal(picture); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(picture, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Reveal(picture); !errors.Is(err, ErrNoFileManager) {
		t.Errorf("without a file manager: %v", err)
	}
	asked := filepath.Join(bin, "asked")
	program(t, bin, "xdg-open", "printf '%s' \"$1\" > '"+asked+"'")
	if err := Reveal(picture); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(asked); string(got) != filepath.Dir(picture) {
		t.Errorf("xdg-open was asked for %q, want the folder", got)
	}
	program(t, bin, "xdg-open", "exit 3")
	if err := Reveal(picture); err == nil {
		t.Error("xdg-open fails in silence")
	}
}

func TestCopyPNG(t *testing.T) {
	bin := bare(t)
	if err := CopyPNG([]byte("x")); !errors.Is(err, ErrNoClipboard) {
		t.Errorf("without a display: %v", err)
	}
	t.Setenv("DISPLAY", ":4711")
	if err := CopyPNG([]byte("x")); !errors.Is(err, ErrNoClipboard) {
		t.Errorf("on a display that is not there: %v", err)
	}
	t.Setenv("WAYLAND_DISPLAY", "wayland-9")
	if err := CopyPNG([]byte("x")); !errors.Is(err, ErrNoWlCopy) {
		t.Errorf("under Wayland without wl-copy: %v", err)
	}
	got := filepath.Join(bin, "got")
	program(t, bin, "wl-copy", "[ \"$1 $2\" = '--type image/png' ] || exit 1\n/bin/cat > '"+got+"'")
	if err := CopyPNG([]byte("\x89PNG\x00data")); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(got); string(data) != "\x89PNG\x00data" {
		t.Errorf("wl-copy was given %q", data)
	}
}
