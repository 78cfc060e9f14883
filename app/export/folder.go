package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFolder fills a folder wholly or not at all: fill writes into a hidden folder beside it, which takes its place when
// all went well and is removed otherwise. Where the folder is there already and holds something, the files that fill wrote
// are moved into it, and what else it holds is left alone. The error names the folder and what is wrong with it.
func WriteFolder(path string, fill func(folder string) error) (err error) {
	path = filepath.Clean(path)
	info, err := os.Stat(path)
	exists := err == nil
	if exists && !info.IsDir() {
		return &TargetError{Path: path, Fault: IsFile}
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	temporary, err := os.MkdirTemp(filepath.Dir(whole), "."+filepath.Base(whole)+".*")
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return &TargetError{Path: path, Fault: NoFolder, Name: filepath.Dir(path)}
		}
		return fmt.Errorf("%s: cannot write there: %w", path, cause(err))
	}
	defer os.RemoveAll(temporary)
	if err := fill(temporary); err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	if err := os.Chmod(temporary, 0o755); err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	if !exists {
		if err := os.Rename(temporary, whole); err != nil {
			return fmt.Errorf("%s: %w", path, cause(err))
		}
		return nil
	}
	return moveInto(whole, temporary, path)
}

// moveInto moves the files of one folder into another.
func moveInto(to, from, path string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(to, e.Name())); err == nil && info.IsDir() {
			return &TargetError{Path: path, Fault: InTheWay, Name: e.Name()}
		}
	}
	for _, e := range entries {
		if err := os.Rename(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return fmt.Errorf("%s: %w", path, cause(err))
		}
	}
	return nil
}
