package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFile writes a file wholly or not at all: fill writes into a temporary file beside path, which is renamed to path
// when all went well and removed otherwise. The error names path and what is wrong with it.
func WriteFile(path string, fill func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return &TargetError{Path: path, Fault: IsFolder}
	}
	folder := filepath.Dir(path)
	file, err := os.CreateTemp(folder, "."+filepath.Base(path)+".*")
	if err != nil {
		if _, missing := os.Stat(folder); errors.Is(missing, fs.ErrNotExist) {
			return &TargetError{Path: path, Fault: NoFolder, Name: folder}
		}
		return fmt.Errorf("%s: cannot write there: %w", path, cause(err))
	}
	defer func() {
		if err != nil {
			file.Close()
			os.Remove(file.Name())
		}
	}()
	buffered := bufio.NewWriterSize(file, 1<<16)
	if err := fill(buffered); err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	if err := file.Chmod(0o644); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	return nil
}

// cause strips the temporary file's name, which means nothing to the user, from a system error.
func cause(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	var linkError *os.LinkError
	if errors.As(err, &linkError) {
		return linkError.Err
	}
	return err
}
