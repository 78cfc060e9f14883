// Package basemap holds land, borders, lakes and rivers as shared arcs in several levels of detail, and reads them from
// the compact binary files that assets/gen/basemap writes. Coordinates are degrees, longitude first; longitudes run on
// without a jump along an arc, a ring or a river, and so may pass 180. It knows no story and draws nothing.
//
// Every land border is one arc that the two countries' rings share, so that neighbours leave no gap and a border can be
// asked for by its two countries. Boundaries follow UN General Assembly resolution 68/262: Crimea is in Ukraine.
package basemap

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"sync"

	"github.com/paulmach/orb"
)

// levelFiles are the files of an atlas, coarsest first. The finest one covers a part of the world only.
var levelFiles = []string{"110m.map", "50m.map", "10m.map"}

// Atlas is the base map in its levels of detail. A level is read when it is first asked for, so that a picture of the
// world does not pay for the region. An Atlas is safe for use by several goroutines.
type Atlas struct {
	sheets []*sheet // coarsest first
}

// sheet is a level that may not have been read yet.
type sheet struct {
	files fs.FS
	file  string
	head  header
	once  sync.Once
	level *Level
}

// Decode opens the folder of an atlas (assets.Basemap()). It looks at the beginning of each file and leaves the contents
// for later, so that a picture takes neither time nor memory for levels that it does not show. An error names the file.
func Decode(files fs.FS) (*Atlas, error) {
	a := &Atlas{}
	for _, name := range levelFiles {
		head, err := readBeginning(files, name)
		if err != nil {
			return nil, fmt.Errorf("base map: %s: %w", name, err)
		}
		a.sheets = append(a.sheets, &sheet{files: files, file: name, head: head})
	}
	return a, nil
}

// longestHeader is more than a header takes, in bytes.
const longestHeader = 256

// readBeginning returns the header of a file, of which it reads no more.
func readBeginning(files fs.FS, name string) (header, error) {
	f, err := files.Open(name)
	if err != nil {
		return header{}, err
	}
	defer f.Close()
	data := make([]byte, longestHeader)
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return header{}, err
	}
	return readHeader(data[:n])
}

// read returns the level, decoded once. A file whose header is good but whose contents are broken gives an empty level:
// drawing never fails. DecodeLevel tells what is wrong with it.
func (s *sheet) read() *Level {
	s.once.Do(func() {
		data, err := fs.ReadFile(s.files, s.file)
		if err == nil {
			s.level, err = DecodeLevel(data)
		}
		if err != nil {
			s.level = &Level{Name: s.head.name, Bound: s.head.bound, Detail: s.head.detail}
		}
		s.files = nil
	})
	return s.level
}

// Levels returns the names of the levels, coarsest first: 110m, 50m, 10m.
func (a *Atlas) Levels() []string {
	var names []string
	for _, s := range a.sheets {
		names = append(names, s.head.name)
	}
	return names
}

// Level returns the level called name, or nil.
func (a *Atlas) Level(name string) *Level {
	for _, s := range a.sheets {
		if s.head.name == name {
			return s.read()
		}
	}
	return nil
}

// LevelFor returns the level for a scale (metres per point of the screen): the coarsest whose Detail is not above it,
// among those whose Bound holds the whole view (degrees; longitudes may pass 180), else the finest of them. A scale that
// is not a positive number asks for the coarsest level. It returns nil for an Atlas without levels.
func (a *Atlas) LevelFor(metresPerPoint float64, view orb.Bound) *Level {
	var best *sheet
	for _, s := range a.sheets {
		if best != nil && !s.head.holds(view) {
			continue
		}
		best = s
		if !(metresPerPoint > 0) || s.head.detail <= metresPerPoint {
			break
		}
	}
	if best == nil {
		return nil
	}
	return best.read()
}

// holds reports whether view lies inside the level's bound. A level around the world holds every view.
func (h header) holds(view orb.Bound) bool {
	b := h.bound
	if b.Max[0]-b.Min[0] >= 360 {
		return true
	}
	if math.IsNaN(view.Min[0] + view.Min[1] + view.Max[0] + view.Max[1]) {
		return false
	}
	return view.Min[0] >= b.Min[0] && view.Max[0] <= b.Max[0] && view.Min[1] >= b.Min[1] && view.Max[1] <= b.Max[1]
}
