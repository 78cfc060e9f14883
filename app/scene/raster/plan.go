package raster

import (
	"image"
	"math"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

// box is an area in pixels.
type box struct{ x0, y0, x1, y1 float64 }

// make plans the background, 0 for what is there, and the layers for a picture whose visible pixels are rect. The plan's slices are used again.
func (p *plan) make(background ink, layers []scene.Layer, fonts *typeset.Fonts, scale float64, rect image.Rectangle) {
	p.items, p.texts, p.fonts, p.background = p.items[:0], p.texts[:0], fonts, background
	p.fills.used, p.strokes.used = 0, 0
	p.whole = [4]int{0, rect.Min.Y, rect.Dx(), rect.Max.Y}
	if fonts != nil {
		p.glyphs = glyphsOf(fonts)
	}
	if !(scale > 0 && scale < 1e4) {
		return
	}
	for i := range layers {
		l := &layers[i]
		clip, ok := clipOf(l.Clip, scale, rect)
		if !ok {
			continue
		}
		at := place{scale, float64(l.Offset.X)*scale - float64(rect.Min.X), float64(l.Offset.Y) * scale}
		for _, it := range l.Items {
			switch it := it.(type) {
			case *scene.Shape:
				p.addShape(it, at, clip)
			case *scene.Text:
				if it == nil || fonts == nil {
					continue
				}
				if t, b, ok := planText(it, fonts, at); ok {
					p.add(item{text: it, textPlan: len(p.texts), at: at, clip: clip}, b)
					p.texts = append(p.texts, t)
				}
			}
		}
	}
}

func (p *plan) addShape(s *scene.Shape, at place, clip [4]int) {
	if s == nil || s.Path == nil {
		return
	}
	stroked := s.Stroke.Width > 0 && s.Stroke.Color.A > 0
	if !stroked && s.Fill.A == 255 && s.Inside == nil && clip == p.whole && covers(s.Path, at, clip) {
		p.items, p.texts, p.background = p.items[:0], p.texts[:0], inkOf(s.Fill)
		return
	}
	if !stroked && s.Fill.A == 0 {
		return
	}
	b, ok := boxOf(s.Path, at)
	if !ok {
		return
	}
	if stroked {
		pen := pen{r: min(float64(s.Stroke.Width)*at.scale, maxWidth) / 2, join: s.Stroke.Join}
		m := pen.reach()
		b = box{b.x0 - m, b.y0 - m, b.x1 + m, b.y1 + m}
	}
	it := p.add(item{shape: s, at: at, clip: clip}, b)
	if it == nil {
		return
	}
	if s.Fill.A > 0 {
		it.fill = p.fills.next()
		it.fill.plan(s.Path, at)
	}
	if stroked {
		it.stroke = p.strokes.next()
		it.stroke.plan(s.Path, at, &s.Stroke)
	}
}

// covers reports whether a path is a rectangle that covers the whole clip.
func covers(path *scene.Path, at place, clip [4]int) bool {
	if len(path.Points) != 4 || path.Len() != 1 {
		return false
	}
	var v [4]vec
	for i, q := range path.Points {
		var ok bool
		if v[i], ok = at.at(q); !ok {
			return false
		}
	}
	if v[0].x == v[1].x { // begin with a level side
		v = [4]vec{v[1], v[2], v[3], v[0]}
	}
	if v[0].y != v[1].y || v[1].x != v[2].x || v[2].y != v[3].y || v[3].x != v[0].x {
		return false
	}
	return min(v[0].x, v[1].x) <= float64(clip[0]) && max(v[0].x, v[1].x) >= float64(clip[2]) &&
		min(v[1].y, v[2].y) <= float64(clip[1]) && max(v[1].y, v[2].y) >= float64(clip[3])
}

// add keeps the item if its box reaches into its clip; otherwise it returns nil.
func (p *plan) add(it item, b box) *item {
	// One pixel more, for rounding; a box that reaches beyond the clip is cut first, so that the integers are small.
	it.x0 = int(math.Floor(max(b.x0, float64(it.clip[0])))) - 1
	it.y0 = int(math.Floor(max(b.y0, float64(it.clip[1])))) - 1
	it.x1 = int(math.Ceil(min(b.x1, float64(it.clip[2])))) + 1
	it.y1 = int(math.Ceil(min(b.y1, float64(it.clip[3])))) + 1
	if b.x1 < float64(it.clip[0]) || b.x0 > float64(it.clip[2]) || b.y1 < float64(it.clip[1]) || b.y0 > float64(it.clip[3]) {
		return nil
	}
	it.x0, it.y0 = max(it.x0, it.clip[0]), max(it.y0, it.clip[1])
	it.x1, it.y1 = min(it.x1, it.clip[2]), min(it.y1, it.clip[3])
	p.items = append(p.items, it)
	return &p.items[len(p.items)-1]
}

// clipOf returns the pixels that a layer may paint, its columns counted from the rectangle's first. Its clip is rounded to whole
// pixels: nothing is ever painted outside.
func clipOf(r scene.Rect, scale float64, rect image.Rectangle) ([4]int, bool) {
	cut := rect
	if r != (scene.Rect{}) {
		round := func(v float32, lo, hi int) int {
			f := math.Floor(float64(v)*scale + 0.5)
			if math.IsNaN(f) {
				return lo
			}
			return int(min(max(f, float64(lo)), float64(hi)))
		}
		cut.Min.X, cut.Max.X = round(r.X0, rect.Min.X, rect.Max.X), round(r.X1, rect.Min.X, rect.Max.X)
		cut.Min.Y, cut.Max.Y = round(r.Y0, rect.Min.Y, rect.Max.Y), round(r.Y1, rect.Min.Y, rect.Max.Y)
	}
	return [4]int{cut.Min.X - rect.Min.X, cut.Min.Y, cut.Max.X - rect.Min.X, cut.Max.Y}, !cut.Empty()
}

// boxOf returns the box of a path in pixels; false when no point of it is a number.
func boxOf(p *scene.Path, at place) (box, bool) {
	inf := float32(math.Inf(1))
	x0, y0, x1, y1 := inf, inf, -inf, -inf
	for _, v := range p.Points {
		// Comparisons with NaN are false, so it changes nothing.
		if v.X < x0 {
			x0 = v.X
		}
		if v.X > x1 {
			x1 = v.X
		}
		if v.Y < y0 {
			y0 = v.Y
		}
		if v.Y > y1 {
			y1 = v.Y
		}
	}
	a, okA := at.at(scene.Point{X: x0, Y: y0})
	b, okB := at.at(scene.Point{X: x1, Y: y1})
	if !okA || !okB || a.x > b.x || a.y > b.y {
		return box{}, false
	}
	return box{a.x, a.y, b.x, b.y}, true
}
