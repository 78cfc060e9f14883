package scene

import (
	"math"
	"unicode/utf8"
)

// Empty reports whether r has no area; so has a rectangle with a NaN in it.
func (r Rect) Empty() bool { return !(r.X1 > r.X0 && r.Y1 > r.Y0) }

// W returns the width, H the height.
func (r Rect) W() float32 { return r.X1 - r.X0 }

// H returns the height.
func (r Rect) H() float32 { return r.Y1 - r.Y0 }

// Inset returns r made smaller by d on every side; a negative d makes it larger.
func (r Rect) Inset(d float32) Rect { return Rect{r.X0 + d, r.Y0 + d, r.X1 - d, r.Y1 - d} }

// Moved returns r shifted.
func (r Rect) Moved(dx, dy float32) Rect { return Rect{r.X0 + dx, r.Y0 + dy, r.X1 + dx, r.Y1 + dy} }

// Contains reports whether the point lies in r, its edges included.
func (r Rect) Contains(x, y float32) bool { return x >= r.X0 && x <= r.X1 && y >= r.Y0 && y <= r.Y1 }

// Overlaps reports whether the two share an area.
func (r Rect) Overlaps(o Rect) bool { return !r.Intersect(o).Empty() }

// Intersect returns what the two share; it may be Empty.
func (r Rect) Intersect(o Rect) Rect {
	return Rect{max(r.X0, o.X0), max(r.Y0, o.Y0), min(r.X1, o.X1), min(r.Y1, o.Y1)}
}

// Union returns the smallest rectangle around both; the zero Rect adds nothing.
func (r Rect) Union(o Rect) Rect {
	switch {
	case r == Rect{}:
		return o
	case o == Rect{}:
		return r
	}
	return Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// Bounds returns the box of the path's points, without the width of a stroke; points that are not finite are left out.
func (p *Path) Bounds() Rect {
	inf := float32(math.Inf(1))
	b := Rect{inf, inf, -inf, -inf}
	if p != nil {
		for _, v := range p.Points {
			if v.X-v.X != 0 || v.Y-v.Y != 0 { // NaN and Inf only
				continue
			}
			b = Rect{min(b.X0, v.X), min(b.Y0, v.Y), max(b.X1, v.X), max(b.Y1, v.Y)}
		}
	}
	if b.X0 > b.X1 {
		return Rect{}
	}
	return b
}

// Bounds returns the box of what the shape paints, before its layer moves and cuts it.
func (s *Shape) Bounds() Rect {
	b := s.Path.Bounds()
	if s.Stroke.Width > 0 && s.Stroke.Color.A > 0 {
		b = b.Inset(-s.Stroke.Width / 2)
	}
	if s.Inside != nil {
		b = b.Intersect(s.Inside.Bounds())
	}
	return b
}

// corners returns the four corners of the text's box, turned with it. Without a measured width the average glyph of the
// bundled sans is assumed.
func (t *Text) corners() [4]Point {
	w := t.W
	if w == 0 {
		n := float32(utf8.RuneCountInString(t.String))
		w = n*t.Size*0.56 + max(n-1, 0)*t.Tracking
	}
	x := float32(0)
	switch t.Align {
	case Centre:
		x = -w / 2
	case Right:
		x = -w
	}
	sin, cos := math.Sincos(float64(t.Angle))
	s, c := float32(sin), float32(cos)
	var out [4]Point
	for i, p := range [4]Point{{x, -0.78 * t.Size}, {x + w, -0.78 * t.Size}, {x + w, 0.24 * t.Size}, {x, 0.24 * t.Size}} {
		out[i] = Point{t.X + p.X*c - p.Y*s, t.Y + p.X*s + p.Y*c}
	}
	return out
}

// Bounds returns the box around the text as drawn, without its halo: from ascender to descender, and as wide as W says or,
// when W is 0, as wide as its letters are on average.
func (t *Text) Bounds() Rect {
	c := t.corners()
	return (&Path{Points: c[:]}).Bounds()
}

// Bounds returns the box of everything that carries the ID, as its layers move and cut it, and whether anything does.
func (s *Scene) Bounds(id string) (Rect, bool) {
	var out Rect
	found := false
	for i := range s.Layers {
		l := &s.Layers[i]
		for _, it := range l.Items {
			name, b := identify(it)
			if name != id || id == "" {
				continue
			}
			found = true
			out = out.Union(l.place(b))
		}
	}
	return out, found
}

// place moves a box as the layer does and cuts it.
func (l *Layer) place(b Rect) Rect {
	b = b.Moved(l.Offset.X, l.Offset.Y)
	if l.Clip != (Rect{}) {
		b = b.Intersect(l.Clip)
	}
	if b.X1 < b.X0 || b.Y1 < b.Y0 {
		return Rect{}
	}
	return b
}

func identify(it Item) (id string, bounds Rect) {
	switch it := it.(type) {
	case *Shape:
		if it != nil && it.ID != "" {
			return it.ID, it.Bounds()
		}
	case *Text:
		if it != nil && it.ID != "" {
			return it.ID, it.Bounds()
		}
	}
	return "", Rect{}
}
