package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// temporaryName is the pattern of the files that replaceFile writes first; Load does not know them.
const temporaryName = ".%s-*.tmp"

// replaceFile writes a file so that at every moment, a crash included, either the old one or the new one stands there
// whole: into a temporary file beside it, to the disk, then renamed over it. What fails leaves nothing behind.
func replaceFile(name string, data []byte, mode fs.FileMode) (err error) {
	folder, base := filepath.Split(name)
	f, err := os.CreateTemp(folder, fmt.Sprintf(temporaryName, base))
	if err != nil {
		return fmt.Errorf("%s: %w", name, plainCause(err))
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
			err = fmt.Errorf("%s: %w", name, plainCause(err))
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = f.Chmod(mode.Perm()); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), name); err != nil {
		return err
	}
	syncFolder(folder)
	return nil
}

// syncFolder makes a rename last; systems that cannot do so keep it by themselves.
func syncFolder(folder string) {
	if folder == "" {
		folder = "."
	}
	if d, err := os.Open(folder); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// plainCause is what is wrong in an error of the system, without the names in it.
func plainCause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}

// leftoverAge is how old a temporary file must be for nobody to be writing it any more.
const leftoverAge = time.Minute

// sweepTemporary removes the temporary files of a file that a crash left behind.
func sweepTemporary(name string, now time.Time) {
	folder, base := filepath.Split(name)
	if folder == "" {
		folder = "."
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	prefix, suffix, _ := strings.Cut(fmt.Sprintf(temporaryName, base), "*")
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), prefix) || !strings.HasSuffix(e.Name(), suffix) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > leftoverAge {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}
