package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Draft is the told version of a story in a folder while it is edited: it knows story.toml as it was read or written last
// and replaces it safely. One goroutine at a time may use it.
type Draft struct {
	path string      // of story.toml
	mode fs.FileMode // of story.toml
	base *Manuscript // as it was read: every text that is written begins from it
	disk []byte      // as it stands on the disk, as far as is known
	told Telling     // likewise
	kept bool        // the version before this draft has been kept
}

// ErrChanged is the error for a story.toml that somebody else has written since it was read.
var ErrChanged = errors.New("another program has changed it since")

// keptVersions is how many earlier versions of story.toml are kept, one for each time that it was edited.
const keptVersions = 3

// OpenDraft reads story.toml in a folder and removes what a crash left beside it. The error is a Problems when the file
// cannot be understood, ErrTangled when its chapters cannot be changed.
func OpenDraft(folder string) (*Draft, error) {
	info, err := os.Stat(folder)
	if err != nil {
		return nil, fmt.Errorf("open story: %w", plainPathError(err))
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("open story: %s: not a folder", folder)
	}
	d := &Draft{path: filepath.Join(folder, storyFile)}
	if info, err = os.Lstat(d.path); err != nil {
		return nil, fmt.Errorf("open story: %w", plainPathError(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("open story: %s: a link or no file; it cannot be replaced safely", d.path)
	}
	d.mode = info.Mode()
	data, err := readBounded(d.path)
	if err != nil {
		return nil, fmt.Errorf("open story: %w", plainPathError(err))
	}
	if d.base, err = ReadManuscript(data); err != nil {
		return nil, err
	}
	if err := d.base.Tangled(); err != nil {
		return nil, err
	}
	d.disk, d.told = data, d.base.Telling()
	sweepTemporary(d.path, time.Now())
	return d, nil
}

// readBounded reads a file of at most one byte more than a story.toml may have.
func readBounded(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxToml+1))
}

// Telling returns the told version as it stands on the disk, as far as is known.
func (d *Draft) Telling() Telling { return d.told }

// Save writes the told version into story.toml and everything else there as it was. The first time it keeps the version
// before as story.toml.bak, the one kept there as story.toml.bak.2, and so on. A file that somebody else has changed is
// left alone: ErrChanged.
func (d *Draft) Save(told Telling) error {
	data, err := d.base.With(told)
	if err != nil {
		return err
	}
	if bytes.Equal(data, d.disk) {
		return nil
	}
	switch now, err := readBounded(d.path); {
	case errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.Equal(now, d.disk):
		return fmt.Errorf("%s: %w", d.path, ErrChanged)
	case err != nil:
		return plainPathError(err)
	}
	return d.write(data, told)
}

// SaveMine writes the told version into story.toml though somebody else has changed it: what they changed besides the
// chapters stays, and their version is kept as an earlier one.
func (d *Draft) SaveMine(told Telling) error {
	now, err := readBounded(d.path)
	if err == nil {
		if theirs, err := ReadManuscript(now); err == nil { // else it is no story: mine as it was read first
			d.base = theirs
		}
		d.disk, d.kept = now, false
	}
	data, err := d.base.With(told)
	if err != nil {
		return err
	}
	return d.write(data, told)
}

func (d *Draft) write(data []byte, told Telling) error {
	if !d.kept {
		if err := d.keep(); err != nil {
			return err
		}
		d.kept = true
	}
	if err := replaceFile(d.path, data, d.mode); err != nil {
		return err
	}
	d.disk, d.told = data, told
	return nil
}

// keep puts the version on the disk aside, before it is replaced.
func (d *Draft) keep() error {
	name := func(n int) string {
		if n == 1 {
			return d.path + ".bak"
		}
		return d.path + ".bak." + strconv.Itoa(n)
	}
	if last, err := readBounded(name(1)); err == nil && bytes.Equal(last, d.disk) {
		return nil
	}
	for n := keptVersions; n > 1; n-- {
		if err := os.Rename(name(n-1), name(n)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: %w", name(n), plainCause(err))
		}
	}
	return replaceFile(name(1), d.disk, d.mode)
}
