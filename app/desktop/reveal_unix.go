//go:build !windows && !darwin

package desktop

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// Reveal shows a file in its folder: the file manager marks it, or the folder is opened where no file manager can be asked.
func Reveal(path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	if showItem(path) == nil {
		return nil
	}
	open, err := exec.LookPath("xdg-open")
	if err != nil {
		return ErrNoFileManager
	}
	return run(nil, open, filepath.Dir(path))
}

// showItem asks the file manager over D-Bus (freedesktop.org, File Manager DBus Interface). No bus is started for it.
func showItem(path string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(ctx))
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.Auth(nil); err != nil {
		return err
	}
	if err := conn.Hello(); err != nil {
		return err
	}
	address := url.URL{Scheme: "file", Path: path}
	files := conn.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
	return files.CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{address.String()}, "").Err
}
