package typeset

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Op is a step of an outline.
type Op uint8

// The steps, with the number of points that each takes from Outline.Points.
const (
	MoveTo  Op = iota // 1
	LineTo            // 1
	QuadTo            // 2: control, end
	CubicTo           // 3: control, control, end
)

// Point is a position in ems from the glyph's origin, y down.
type Point struct{ X, Y float32 }

// Outline is a glyph's contours, to be filled non-zero; each is closed. It is shared and must not be changed.
type Outline struct {
	Ops    []Op
	Points []Point
}

type outlineKey struct {
	font uint8
	id   font.GID
}

// Outline returns the contours of a glyph; a glyph without a drawing, such as a space, has none.
func (f *Fonts) Outline(index uint8, id font.GID) *Outline {
	k := outlineKey{index, id}
	f.mu.Lock()
	defer f.mu.Unlock()
	if o, ok := f.outlines[k]; ok {
		return o
	}
	o := &Outline{}
	if int(index) < len(f.fonts) {
		if l := &f.fonts[index]; l.face != nil {
			if d, ok := l.face.GlyphDataOutline(id); ok {
				o.convert(d.Segments, l.upem)
			}
		}
	}
	f.outlines[k] = o
	return o
}

func (o *Outline) convert(segments []font.Segment, upem float32) {
	for _, s := range segments {
		var op Op
		n := 1
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			op = MoveTo
		case opentype.SegmentOpLineTo:
			op = LineTo
		case opentype.SegmentOpQuadTo:
			op, n = QuadTo, 2
		case opentype.SegmentOpCubeTo:
			op, n = CubicTo, 3
		}
		o.Ops = append(o.Ops, op)
		for _, p := range s.Args[:n] {
			o.Points = append(o.Points, Point{p.X / upem, -p.Y / upem})
		}
	}
}
