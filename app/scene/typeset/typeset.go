// Package typeset measures and shapes text with the bundled fonts, never the desktop's, so that a picture has the same
// bytes on every machine. Lengths are points, y down; inside a Run they are ems, so that one shaping serves every size.
// It draws nothing: outlines are handed to whoever does.
package typeset

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"

	"thawline/app/scene"
)

// faceFiles names the file of each face, without its ending, in the order of the scene.Face constants.
var faceFiles = [...]string{scene.Sans: "Inter-Regular", scene.SansBold: "Inter-SemiBold", scene.SerifItal: "SourceSerif4-Italic"}

// Fonts is the bundled typefaces with a cache of shaped runs; safe for use by several goroutines.
type Fonts struct {
	fonts []loaded // the faces, then fallbacks, which are empty until loadSpare

	mu       sync.Mutex // guards what follows and the fallbacks: neither faces nor shaper may be shared
	files    fs.FS
	spare    []string // fallbacks that are not loaded yet
	shaper   shaping.HarfbuzzShaper
	split    shaping.Segmenter
	runs     generations[runKey, *Run]
	wrapped  generations[roomKey, []string] // lines of paragraphs: see wrapParagraph
	fitted   generations[roomKey, string]   // see Fit
	outlines map[outlineKey]*Outline

	keepOnce sync.Once
	kept     any
}

// loaded is one font file with its measures in ems.
type loaded struct {
	face                                *font.Face
	bold                                bool
	upem                                float32
	ascent, descent, capHeight, xHeight float32
	read                                func() ([]byte, error) // the file
}

// New loads the fonts from a folder that holds Inter-Regular, Inter-SemiBold and SourceSerif4-Italic as .otf or .ttf.
// Other font files in it are asked for characters that a face lacks: those of its weight first ("Bold" in the name says
// which), then in the order of their names. A missing or broken one of the three is an error.
func New(files fs.FS) (*Fonts, error) {
	names, err := fs.Glob(files, "*.[ot]tf")
	if err != nil {
		return nil, fmt.Errorf("list fonts: %w", err)
	}
	slices.Sort(names)
	f := &Fonts{outlines: map[outlineKey]*Outline{}}
	for _, stem := range faceFiles {
		i := slices.IndexFunc(names, func(n string) bool { return strings.TrimSuffix(n, path.Ext(n)) == stem })
		if i < 0 {
			return nil, fmt.Errorf("font %s is missing", stem)
		}
		l, err := load(files, names[i])
		if err != nil {
			return nil, err
		}
		f.fonts = append(f.fonts, l)
		names = slices.Delete(names, i, i+1)
	}
	f.files, f.spare = files, names
	f.fonts = append(f.fonts, make([]loaded, len(names))...)
	return f, nil
}

// loadSpare reads the fallbacks, which are large and which most stories never need, when a character is first missed. One
// that cannot be read is left out.
func (f *Fonts) loadSpare() {
	for i, name := range f.spare {
		if l, err := load(f.files, name); err == nil {
			f.fonts[len(faceFiles)+i] = l
		}
	}
	f.spare = nil
}

func load(files fs.FS, name string) (loaded, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return loaded{}, fmt.Errorf("font %s: %w", name, err)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return loaded{}, fmt.Errorf("font %s: %w", name, err)
	}
	upem := float32(face.Upem())
	if upem == 0 {
		return loaded{}, fmt.Errorf("font %s: no units per em", name)
	}
	l := loaded{bold: strings.Contains(name, "Bold"), face: face, upem: upem, capHeight: face.LineMetric(font.CapHeight) / upem, xHeight: face.LineMetric(font.XHeight) / upem}
	l.read = func() ([]byte, error) { return fs.ReadFile(files, name) }
	if e, ok := face.FontHExtents(); ok {
		l.ascent, l.descent = e.Ascender/upem, -e.Descender/upem
	}
	return l, nil
}

// known returns the font of a face; an unknown face is set in Sans.
func (f *Fonts) known(face scene.Face) uint8 {
	if int(face) < len(faceFiles) {
		return uint8(face)
	}
	return uint8(scene.Sans)
}

// Metrics returns how far the face reaches above and below the baseline, and the heights of its capitals and of its x,
// all positive, in points.
func (f *Fonts) Metrics(face scene.Face, size float32) (ascent, descent, capHeight, xHeight float32) {
	l := &f.fonts[f.known(face)]
	return l.ascent * size, l.descent * size, l.capHeight * size, l.xHeight * size
}

// Keep returns what build made when it was first called: room for a renderer to keep its glyph pictures beside the fonts
// that they come from, for as long as these are in use.
func (f *Fonts) Keep(build func() any) any {
	f.keepOnce.Do(func() { f.kept = build() })
	return f.kept
}

// generations is a cache that forgets, when it is full, what was not asked for since it was half as full.
type generations[K comparable, V any] struct {
	young, old map[K]V
}

// generationSize bounds the entries of one generation.
const generationSize = 4096

func (g *generations[K, V]) get(k K) (V, bool) {
	v, ok := g.young[k]
	if !ok {
		if v, ok = g.old[k]; ok {
			g.put(k, v)
		}
	}
	return v, ok
}

func (g *generations[K, V]) put(k K, v V) {
	if g.young == nil || len(g.young) >= generationSize {
		g.old, g.young = g.young, make(map[K]V, 64)
	}
	g.young[k] = v
}
