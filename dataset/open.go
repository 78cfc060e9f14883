package dataset

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"strings"
)

// The limits of a packed story.
const (
	maxZip     = 256 << 20 // bytes of the archive
	maxUnpack  = 1 << 30   // bytes that its entries claim to unpack to; media may be large, tables may not
	maxEntries = 5000
)

// Open reads the story in a folder or a .zip. The path is not trusted: links that lead out of the folder are not
// followed, and an archive with entries that would land outside it, that are encrypted or that unpack to too much is
// refused. When the story does not validate the error is a Problems.
func Open(name string) (*Story, error) { return OpenWith(context.Background(), name, nil) }

// OpenWith is Open for a story that may be long: see LoadWith.
func OpenWith(ctx context.Context, name string, progress func(share float64)) (*Story, error) {
	story, err := open(ctx, name, progress)
	if IsLong(name) {
		debug.FreeOSMemory() // what loading took besides the story is as much again
	}
	return story, err
}

func open(ctx context.Context, name string, progress func(share float64)) (*Story, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("open story: %w", plainPathError(err))
	}
	switch {
	case info.IsDir():
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, fmt.Errorf("open story: %w", plainPathError(err))
		}
		defer root.Close()
		return LoadWith(ctx, root.FS(), progress)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("open story: %s: neither a folder nor a .zip", name)
	}
	return openZip(ctx, name, info.Size(), progress)
}

// longFile is from which size on a story takes a second or more to load, bytes.
const longFile = 12 << 20

// IsLong reports whether the story in a folder or .zip is so large that loading it takes time.
func IsLong(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false
	}
	if !info.IsDir() {
		return info.Size() > longFile/4
	}
	info, err = os.Stat(filepath.Join(name, eventsSchema.file))
	return err == nil && info.Size() > longFile
}

// plainPathError takes the name of the system call out of an error.
func plainPathError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

func openZip(ctx context.Context, name string, size int64, progress func(share float64)) (story *Story, err error) {
	err = withZip(name, size, func(files fs.FS) error {
		story, err = LoadWith(ctx, files, progress)
		return err
	})
	return story, err
}

// withZip calls do with the story's folder in an archive.
func withZip(name string, size int64, do func(files fs.FS) error) error {
	if size > maxZip {
		return fmt.Errorf("open story: %s: larger than %d MB", name, maxZip>>20)
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("open story: %w", plainPathError(err))
	}
	defer f.Close()
	r, err := zip.NewReader(f, size)
	if err != nil {
		if errors.Is(err, zip.ErrFormat) {
			return fmt.Errorf("open story: %s: neither a folder nor a .zip", name)
		}
		return fmt.Errorf("open story: %s: %w", name, err)
	}
	files, err := checkZip(r)
	if err != nil {
		return fmt.Errorf("open story: %s: %w", name, err)
	}
	return do(files)
}

// checkZip looks at every entry before any is read and returns the story's folder: the archive's root, or the one
// folder in it.
func checkZip(r *zip.Reader) (fs.FS, error) {
	if len(r.File) > maxEntries {
		return nil, fmt.Errorf("%d entries, at most %d", len(r.File), maxEntries)
	}
	var total uint64
	seen := make(map[string]bool, len(r.File))
	folders := map[string]bool{}
	for _, e := range r.File {
		name := strings.TrimSuffix(e.Name, "/")
		switch total += e.UncompressedSize64; {
		case name == "" || !fs.ValidPath(name) || strings.ContainsAny(name, "\\:") || strings.ContainsFunc(name, isControl):
			return nil, fmt.Errorf("entry %s would land outside the story", quote(e.Name))
		case e.Flags&1 != 0:
			return nil, fmt.Errorf("entry %s is encrypted", quote(e.Name))
		case e.Method != zip.Store && e.Method != zip.Deflate:
			return nil, fmt.Errorf("entry %s is packed in a way that is not known (method %d)", quote(e.Name), e.Method)
		case e.Mode()&fs.ModeSymlink != 0:
			return nil, fmt.Errorf("entry %s is a link", quote(e.Name))
		case e.UncompressedSize64 > maxUnpack || total > maxUnpack:
			return nil, fmt.Errorf("unpacks to more than %d MB", maxUnpack>>20)
		case seen[name]:
			return nil, fmt.Errorf("entry %s is there twice", quote(e.Name))
		}
		seen[name] = true
		if path.Base(name) == storyFile && strings.Count(name, "/") == 1 && !strings.HasPrefix(name, "__MACOSX/") {
			folders[path.Dir(name)] = true
		}
	}
	if seen[storyFile] || len(folders) == 0 {
		return r, nil
	}
	if len(folders) > 1 {
		return nil, fmt.Errorf("holds %d stories; pack one", len(folders))
	}
	for folder := range folders {
		return fs.Sub(r, folder)
	}
	return r, nil
}
