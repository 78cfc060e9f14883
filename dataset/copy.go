package dataset

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrNotEmpty is the error for a folder that a story cannot be copied into because something is in it.
var ErrNotEmpty = errors.New("the folder is not empty")

// Copy writes all files of a story into a folder, which is made where there is none and must be empty: ErrNotEmpty. The
// story.toml comes last, so that a copy which was cut short is no story; one that fails takes away what it wrote.
func Copy(files fs.FS, folder string) (err error) {
	made := false
	switch entries, err := os.ReadDir(folder); {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("copy story: %w", plainPathError(err))
		}
		made = true
	case err != nil:
		return fmt.Errorf("copy story: %w", plainPathError(err))
	case len(entries) > 0:
		return fmt.Errorf("copy story: %s: %w", folder, ErrNotEmpty)
	}
	var written []string
	defer func() {
		if err == nil {
			return
		}
		for i := len(written) - 1; i >= 0; i-- {
			_ = os.Remove(written[i])
		}
		if made {
			_ = os.Remove(folder)
		}
	}()
	count, total := 0, int64(0)
	err = fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		to := filepath.Join(folder, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case name == "." || name == storyFile:
			return nil
		case e.IsDir():
			if err := os.Mkdir(to, 0o755); err != nil {
				return err
			}
			written = append(written, to)
			return nil
		case !e.Type().IsRegular():
			return fmt.Errorf("%s: a link or no file", name)
		}
		if count++; count > maxEntries {
			return fmt.Errorf("more than %d files", maxEntries)
		}
		written = append(written, to)
		n, err := copyFile(files, name, to, maxUnpack-total)
		total += n
		return err
	})
	if err != nil {
		return fmt.Errorf("copy story: %w", plainPathError(err))
	}
	data, err := fs.ReadFile(files, storyFile)
	if err != nil {
		return fmt.Errorf("copy story: %w", plainPathError(err))
	}
	if err := replaceFile(filepath.Join(folder, storyFile), data, 0o644); err != nil {
		return fmt.Errorf("copy story: %w", err)
	}
	return nil
}

// copyFile copies one file of at most limit bytes to a new one on the disk.
func copyFile(files fs.FS, name, to string, limit int64) (n int64, err error) {
	in, err := files.Open(name)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(out, io.LimitReader(in, limit+1))
	if err == nil && n > limit {
		err = fmt.Errorf("%s: larger than %d MB with the rest", name, maxUnpack>>20)
	}
	if err == nil {
		err = out.Sync()
	}
	if closed := out.Close(); err == nil {
		err = closed
	}
	return n, err
}

// CopyPacked is Copy for a story in a folder or a .zip.
func CopyPacked(name, folder string) error {
	info, err := os.Stat(name)
	if err != nil {
		return fmt.Errorf("open story: %w", plainPathError(err))
	}
	if info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return fmt.Errorf("open story: %w", plainPathError(err))
		}
		defer root.Close()
		return Copy(root.FS(), folder)
	}
	return withZip(name, info.Size(), func(files fs.FS) error { return Copy(files, folder) })
}
