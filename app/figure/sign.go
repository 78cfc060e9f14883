package figure

import (
	"image/color"
	"math"

	"thawline/app/palette"
	"thawline/app/scene"
)

// Sizes of a category's sign in points at scale 1: the full width of a disc or square.
const (
	SignMap      = 11
	SignCurrent  = 15
	SignTimeline = 9.5
	SignList     = 12
)

// signLook says how a category's sign is drawn besides its shape.
type signLook struct {
	Size    float32     // full width, points
	Scale   float32     // figure scale for casing and halo; 0 means 1
	Halo    color.NRGBA // ground around the sign; a zero alpha draws no halo
	Opacity float64     // of the whole sign; 0 means 1
	Current bool        // ring in now around it
	ID      string      // of the picked item
	Title   string      // its tooltip
	Hit     float32     // extra reach for picking, points
}

// sign returns the items of a category's sign centred on (x, y): ring when current, halo, then the shape with its
// casing, which carries the ID. Size is the full width; a hollow shape has its inside raised.
func sign(c palette.Category, pal *palette.Palette, x, y float32, look signLook) []scene.Item {
	k := look.Scale
	if k <= 0 {
		k = 1
	}
	alpha := look.Opacity
	if alpha <= 0 {
		alpha = 1
	}
	size, at := look.Size, scene.Point{X: x, Y: y}
	var items []scene.Item
	if look.Current {
		items = append(items, ring(pal, look.Halo, at, size, k))
	}
	outline := signPath(c.Shape, at, size/2)
	if look.Halo.A > 0 && !look.Current {
		items = append(items, &scene.Shape{Path: outline, Stroke: scene.Stroke{
			Color: palette.With(look.Halo, alpha), Width: k + 2.6*k, Join: scene.JoinRound,
		}})
	}
	shape := &scene.Shape{ID: look.ID, Path: outline, Hit: look.Hit, Title: look.Title}
	if hollow(c) {
		width := max(.2*size, 1.8*k)
		shape.Path = signPath(c.Shape, at, (size-width)/2)
		shape.Fill = palette.With(pal.Raised, alpha)
		shape.Stroke = scene.Stroke{Color: palette.With(c.Fill, alpha), Width: width, Join: scene.JoinMiter}
	} else {
		shape.Fill = palette.With(c.Fill, alpha)
		shape.Stroke = scene.Stroke{Color: palette.With(c.Casing, alpha), Width: k * min(1, size/9), Join: scene.JoinMiter}
	}
	return append(items, shape)
}

// ring is the mark of the current event: radius 1.02 of the sign's size, in now, filled with the halo's colour.
func ring(pal *palette.Palette, halo color.NRGBA, at scene.Point, size, k float32) scene.Item {
	if halo.A == 0 {
		halo = pal.HaloLand
	}
	return &scene.Shape{
		Path: disc(at, 1.02*size), Fill: halo,
		Stroke: scene.Stroke{Color: pal.Now, Width: max(.15*size, 2*k)},
	}
}

// signPath returns the outline of a shape whose disc or square has the half width r.
func signPath(s palette.Shape, at scene.Point, r float32) *scene.Path {
	switch s {
	case palette.Square, palette.HollowSquare:
		return polygon(at, -r*.9, -r*.9, r*.9, -r*.9, r*.9, r*.9, -r*.9, r*.9)
	case palette.Diamond:
		d := r * 1.18
		return polygon(at, 0, -d, d, 0, 0, d, -d, 0)
	case palette.Triangle:
		return polygon(at, 0, -r*1.08, r*1.1, r*.86, -r*1.1, r*.86)
	case palette.Bar:
		return polygon(at, -r*.52, -r*1.12, r*.52, -r*1.12, r*.52, r*1.12, -r*.52, r*1.12)
	case palette.Star:
		return star(at, r*1.25, .43)
	case palette.Cross:
		return cross(at, r*1.02, r*.36)
	}
	return disc(at, r)
}

// disc is a circle of radius r, flattened to within a twentieth of a point up to a radius of 40.
func disc(at scene.Point, r float32) *scene.Path {
	const n = 64
	p := &scene.Path{Closed: true, Points: make([]scene.Point, n)}
	for i := range p.Points {
		sin, cos := math.Sincos(float64(i) * 2 * math.Pi / n)
		p.Points[i] = scene.Point{X: at.X + r*float32(cos), Y: at.Y + r*float32(sin)}
	}
	return p
}

// star has five points, the first upright, and an inner radius of the given share.
func star(at scene.Point, r float32, inner float64) *scene.Path {
	offsets := make([]float32, 0, 20)
	for i := range 10 {
		d := float64(r)
		if i%2 == 1 {
			d *= inner
		}
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		offsets = append(offsets, float32(sin*d), float32(-cos*d))
	}
	return polygon(at, offsets...)
}

// cross is a fat X with arms of half length r and half thickness t.
func cross(at scene.Point, r, t float32) *scene.Path {
	upright := [24]float32{-t, -r, t, -r, t, -t, r, -t, r, t, t, t, t, r, -t, r, -t, t, -r, t, -r, -t, -t, -t}
	const h = math.Sqrt2 / 2
	turned := make([]float32, len(upright))
	for i := 0; i < len(upright); i += 2 {
		turned[i], turned[i+1] = (upright[i]-upright[i+1])*h, (upright[i]+upright[i+1])*h
	}
	return polygon(at, turned...)
}

// polygon is a closed path of x, y offsets from a point.
func polygon(at scene.Point, offsets ...float32) *scene.Path {
	p := &scene.Path{Closed: true, Points: make([]scene.Point, 0, len(offsets)/2)}
	for i := 0; i+1 < len(offsets); i += 2 {
		p.Points = append(p.Points, scene.Point{X: at.X + offsets[i], Y: at.Y + offsets[i+1]})
	}
	return p
}

// hollow reports whether a category's sign is open inside.
func hollow(c palette.Category) bool {
	return c.Shape == palette.HollowSquare || c.Shape == palette.Ring
}
