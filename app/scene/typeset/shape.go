package typeset

import (
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"thawline/app/scene"
)

// Glyph is one drawn glyph of a run.
type Glyph struct {
	Font uint8    // which of the fonts; opaque, for Outline
	ID   font.GID // glyph in that font
	X, Y float32  // where its origin lies, ems from the run's start; y down
	Rune int32    // index of the first rune that it draws
}

// Run is shaped text in the order of drawing. Tracking is not in it: glyph i moves by i times the tracking. It is shared
// and must not be changed.
type Run struct {
	Glyphs  []Glyph
	Advance float32 // ems
}

// runKey is what shaping depends on.
type runKey struct {
	text             string
	face             uint8
	tabular, tracked bool
}

var (
	tabularFigures = shaping.FontFeature{Tag: opentype.MustNewTag("tnum"), Value: 1}
	noLigatures    = []shaping.FontFeature{
		{Tag: opentype.MustNewTag("liga"), Value: 0}, {Tag: opentype.MustNewTag("clig"), Value: 0}, {Tag: opentype.MustNewTag("calt"), Value: 0},
	}
	english = language.NewLanguage("en")
)

// Shape returns the glyphs of one line of text, kerned. Tabular asks for figures of equal width; tracked text has no
// ligatures, since they would be torn apart. Line breaks in s are drawn as spaces.
func (f *Fonts) Shape(s string, face scene.Face, tabular, tracked bool) *Run {
	k := runKey{s, f.known(face), tabular, tracked}
	f.mu.Lock()
	defer f.mu.Unlock()
	if r, ok := f.runs.get(k); ok {
		return r
	}
	r := f.shape(k)
	f.runs.put(k, r)
	return r
}

func (f *Fonts) shape(k runKey) *Run {
	text := []rune(k.text)
	for i, c := range text {
		if c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 {
			text[i] = ' '
		}
	}
	run := &Run{}
	if len(text) == 0 {
		return run
	}
	in := shaping.Input{Text: text, RunEnd: len(text), Direction: di.DirectionLTR, Language: english, Face: f.fonts[k.face].face}
	if k.tabular {
		in.FontFeatures = append(in.FontFeatures, tabularFigures)
	}
	if k.tracked {
		in.FontFeatures = append(in.FontFeatures, noLigatures...)
	}
	parts := f.split.Split(in, fallback{f, k.face})
	for from := 0; from < len(parts); {
		// Right-to-left neighbours are drawn last part first.
		to := from + 1
		if parts[from].Direction == di.DirectionRTL {
			for to < len(parts) && parts[to].Direction == di.DirectionRTL {
				to++
			}
			for i := to - 1; i >= from; i-- {
				f.appendPart(run, parts[i])
			}
		} else {
			f.appendPart(run, parts[from])
		}
		from = to
	}
	return run
}

func (f *Fonts) appendPart(run *Run, in shaping.Input) {
	index := f.indexOf(in.Face)
	upem := f.fonts[index].upem
	in.Size = fixed.I(int(upem)) // one unit of the font is then one pixel: nothing is rounded
	for _, g := range f.shaper.Shape(in).Glyphs {
		run.Glyphs = append(run.Glyphs, Glyph{
			Font: index, ID: g.GlyphID,
			X: run.Advance + float32(g.XOffset)/64/upem, Y: -float32(g.YOffset) / 64 / upem,
			Rune: int32(g.TextIndex()),
		})
		run.Advance += float32(g.Advance) / 64 / upem
	}
}

func (f *Fonts) indexOf(face *font.Face) uint8 {
	for i := range f.fonts {
		if f.fonts[i].face == face {
			return uint8(i)
		}
	}
	return 0
}

// fallback picks the font for a character: the wanted face, else one that has it, of the same weight first, else the
// wanted face, which then draws its sign for a missing character.
type fallback struct {
	f    *Fonts
	face uint8
}

// ResolveFace returns the face to shape r with.
func (b fallback) ResolveFace(r rune) *font.Face {
	want := &b.f.fonts[b.face]
	if _, ok := want.face.NominalGlyph(r); ok {
		return want.face
	}
	if b.f.spare != nil {
		b.f.loadSpare()
	}
	for _, bold := range []bool{want.bold, !want.bold} {
		for i := range b.f.fonts {
			l := &b.f.fonts[i]
			if l.face == nil || l.bold != bold {
				continue
			}
			if _, ok := l.face.NominalGlyph(r); ok {
				return l.face
			}
		}
	}
	return want.face
}
