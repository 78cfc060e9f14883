package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, entry := range entries {
		list = append(list, entry.Name())
	}
	return list
}

func TestWriteFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "map.png")
	if err := WriteFile(path, func(w io.Writer) error { _, err := io.WriteString(w, "one"); return err }); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "one" {
		t.Errorf("content %q, want one", got)
	}
	broken := errors.New("out of ink")
	err := WriteFile(path, func(w io.Writer) error { io.WriteString(w, "half"); return broken })
	if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), path+": ") {
		t.Errorf("error %v, want the cause after the path", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "one" {
		t.Errorf("a failed write left %q, want the old content", got)
	}
	if got := names(t, folder); len(got) != 1 {
		t.Errorf("a failed write left %v behind", got)
	}
}

func TestWriteFileWhereItCannot(t *testing.T) {
	folder := t.TempDir()
	fill := func(io.Writer) error { t.Error("fill was called"); return nil }
	for path, want := range map[string]string{
		folder:                                   "is a folder",
		filepath.Join(folder, "none", "map.png"): "there is no folder",
	} {
		if err := WriteFile(path, fill); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("WriteFile(%s) = %v, want %q", path, err, want)
		}
	}
	if got := names(t, folder); len(got) != 0 {
		t.Errorf("left %v behind", got)
	}
}
