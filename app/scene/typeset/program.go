package typeset

import (
	"fmt"
	"strings"

	"github.com/go-text/typesetting/font"
)

// Program is a font file with what a document that carries it must say of it. Lengths are ems.
type Program struct {
	Data            []byte // OpenType
	Family          string
	Weight          int // 400 regular, 600 semibold
	Italic          bool
	Ascent, Descent float32 // both positive
	CapHeight       float32
	UnitsPerEm      float32
}

// PostScript returns the name that a document calls the font by.
func (p *Program) PostScript() string {
	name := strings.Map(func(r rune) rune {
		if r > ' ' && r < 127 && !strings.ContainsRune("[](){}<>/%#", r) {
			return r
		}
		return -1
	}, p.Family)
	switch {
	case p.Italic:
		return name + "-Italic"
	case p.Weight >= 600:
		return name + "-SemiBold"
	}
	return name + "-Regular"
}

// Program returns the file of a font by the number that Glyph.Font holds. The error says that it cannot be read again.
func (f *Fonts) Program(index uint8) (*Program, error) {
	if int(index) >= len(f.fonts) {
		return nil, fmt.Errorf("font %d: there are %d", index, len(f.fonts))
	}
	l := &f.fonts[index]
	data, err := l.read()
	if err != nil {
		return nil, fmt.Errorf("font %d: %w", index, err)
	}
	about := l.face.Describe()
	return &Program{
		Data: data, Family: about.Family, Weight: int(about.Aspect.Weight), Italic: about.Aspect.Style == font.StyleItalic,
		Ascent: l.ascent, Descent: l.descent, CapHeight: l.capHeight, UnitsPerEm: l.upem,
	}, nil
}

// Advance returns how far a glyph of a font moves the pen, in ems.
func (f *Fonts) Advance(index uint8, glyph font.GID) float32 {
	if int(index) >= len(f.fonts) {
		return 0
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	l := &f.fonts[index]
	return l.face.HorizontalAdvance(glyph) / l.upem
}
