package raster

import (
	"math"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

const maxHalo = 200 // pixels

// textPlan is a text ready to be drawn: its glyphs and where it begins, in pixels.
type textPlan struct {
	run      *typeset.Run
	x, y     float64 // of the first glyph's origin
	cos, sin float64 // direction of the line
	size     float64 // pixels per em
	tracking float64 // pixels
	halo     float64 // pixels, 0 for none
	cached   bool    // of a usual size: drawn from the picture that is kept of it, an upright one on a whole baseline
}

func (p *textPlan) upright() bool { return p.sin == 0 && p.cos == 1 }

// planText places a text and returns the box that it may paint; false when nothing is to be drawn.
func planText(t *scene.Text, fonts *typeset.Fonts, pl place) (textPlan, box, bool) {
	size := float64(t.Size) * pl.scale
	if t.Color.A == 0 && t.Halo.A == 0 || t.String == "" || !(size > 0.3 && size < 20000) {
		return textPlan{}, box{}, false
	}
	at, ok := pl.at(scene.Point{X: t.X, Y: t.Y})
	if !ok {
		return textPlan{}, box{}, false
	}
	p := textPlan{
		run: fonts.Shape(t.String, t.Face, t.Tabular, t.Tracking != 0),
		x:   at.x, y: at.y, cos: 1, size: size,
	}
	if tr := float64(t.Tracking) * pl.scale; math.Abs(tr) < 10000 {
		p.tracking = tr
	}
	if h := float64(t.HaloW) * pl.scale; t.Halo.A > 0 && h > 0.1 {
		p.halo = min(h, maxHalo)
	}
	width := float64(p.run.Advance)*size + p.tracking*float64(max(len(p.run.Glyphs)-1, 0))
	if a := float64(t.Angle); a != 0 && math.Abs(a) < 1e6 {
		p.sin, p.cos = math.Sincos(a)
	}
	back := 0.0
	switch t.Align {
	case scene.Centre:
		back = width / 2
	case scene.Right:
		back = width
	}
	p.x -= back * p.cos
	p.y -= back * p.sin
	// Any glyph lies within an em and a half of its origin, and within reach of its neighbours' tracking.
	m := 1.5*size + p.halo
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, along := range [2]float64{min(0, width), max(0, width)} {
		x, y := p.x+along*p.cos, p.y+along*p.sin
		b = box{min(b.x0, x-m), min(b.y0, y-m), max(b.x1, x+m), max(b.y1, y+m)}
	}
	usual := size <= largestGlyph && math.Abs(p.x) < fixedTo && math.Abs(p.y) < fixedTo
	if p.upright() {
		p.cached = usual && math.Abs(width)*size < largestLabel
	} else {
		p.cached = usual && (b.x1-b.x0)*(b.y1-b.y0) < largestTurned
	}
	if p.cached && p.upright() {
		p.y = math.Floor(p.y + 0.5)
	}
	return p, b, true
}

// text draws a planned text.
func (w *worker) text(t *scene.Text, p *textPlan, fonts *typeset.Fonts) {
	halo, letters := inkOf(t.Halo), inkOf(t.Color)
	if !p.cached {
		if p.halo > 0 {
			w.textPath(&w.big, p, fonts, p.halo)
			w.paintCover(halo, false)
		}
		if t.Color.A > 0 {
			w.textPath(&w.big, p, fonts, 0)
			w.paintCover(letters, false)
		}
		return
	}
	if p.halo > 0 {
		w.label(p, p.halo, fonts, halo)
	}
	if t.Color.A > 0 {
		w.label(p, 0, fonts, letters)
	}
}

// textPath adds the outlines of a text, or its halo.
func (w *worker) textPath(c *cover, p *textPlan, fonts *typeset.Fonts, halo float64) {
	if halo > 0 {
		w.pen.set(c, halo, scene.CapRound, scene.JoinRound)
		w.pen.dash.sum = 0
	}
	for i, q := range p.run.Glyphs {
		w.glyphOutline(c, fonts.Outline(q.Font, q.ID), p.turned(i), halo > 0)
	}
}

// turned is where the glyph with that index stands.
func (p *textPlan) turned(i int) turned {
	q := &p.run.Glyphs[i]
	dx, dy := float64(q.X)*p.size+p.tracking*float64(i), float64(q.Y)*p.size
	return turned{x: p.x + dx*p.cos - dy*p.sin, y: p.y + dx*p.sin + dy*p.cos, cos: p.size * p.cos, sin: p.size * p.sin}
}

// label paints a line of text, or its halo, from the picture that is kept of it. Lines stand at quarters of a pixel: upright
// ones along the line only, so that all their letters are equally sharp, turned ones both ways.
func (w *worker) label(p *textPlan, halo float64, fonts *typeset.Fonts, k ink) {
	x, y := int(math.Floor(p.x*quarters+0.5)), int(math.Floor(p.y*quarters+0.5))
	g := w.glyphs.label(labelKey{
		run: p.run, size: float32(p.size), tracking: float32(p.tracking), halo: float32(halo),
		cos: p.cos, sin: p.sin, right: uint8(x & (quarters - 1)), down: uint8(y & (quarters - 1)),
	}, w, fonts)
	if g.w > 0 {
		w.blit(g, x>>2+g.left, y>>2+g.top, k)
	}
}

// drawTurned makes the picture of a turned line of text, or of its halo.
func (w *worker) drawTurned(k labelKey, fonts *typeset.Fonts) *glyph {
	p := textPlan{
		run: k.run, x: float64(k.right) / quarters, y: float64(k.down) / quarters, cos: k.cos, sin: k.sin,
		size: float64(k.size), tracking: float64(k.tracking),
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i, q := range k.run.Glyphs {
		t := p.turned(i)
		for _, point := range fonts.Outline(q.Font, q.ID).Points {
			at := t.at(point)
			x0, y0, x1, y1 = min(x0, at.x), min(y0, at.y), max(x1, at.x), max(y1, at.y)
		}
	}
	if x0 > x1 {
		return &glyph{}
	}
	reach := float64(k.halo) / 2
	if reach > 0 {
		reach++
	}
	g := &glyph{left: int(math.Floor(x0 - reach)), top: int(math.Floor(y0 - reach))}
	g.w, g.h = int(math.Ceil(x1+reach))-g.left, int(math.Ceil(y1+reach))-g.top
	if g.w <= 0 || g.h <= 0 || g.w*g.h > 4*largestTurned {
		return &glyph{}
	}
	c := &w.small
	c.window(g.w, 0, g.h)
	p.x -= float64(g.left)
	p.y -= float64(g.top)
	w.textPath(c, &p, fonts, float64(k.halo))
	g.take(c)
	return g
}

// drawLabel lays the glyphs of a line together, so that where they overlap they do not darken each other.
func (w *worker) drawLabel(k labelKey, fonts *typeset.Fonts) *glyph {
	out := &glyph{}
	for pass := range 2 {
		for i := range k.run.Glyphs {
			q := &k.run.Glyphs[i]
			x := float64(k.right)/quarters + float64(q.X)*float64(k.size) + float64(k.tracking)*float64(i)
			quarter := int(math.Floor(x*quarters + 0.5))
			g := w.glyphs.get(glyphKey{q.ID, k.size, k.halo, q.Font, uint8(quarter & (quarters - 1))}, w, fonts)
			left, top := quarter>>2+g.left, int(math.Floor(float64(q.Y)*float64(k.size)+0.5))+g.top
			switch {
			case g.w == 0:
			case pass == 1:
				out.lay(g, left-out.left, top-out.top)
			case out.w == 0:
				*out = glyph{left: left, top: top, w: g.w, h: g.h}
			default:
				right, bottom := max(out.left+out.w, left+g.w), max(out.top+out.h, top+g.h)
				out.left, out.top = min(out.left, left), min(out.top, top)
				out.w, out.h = right-out.left, bottom-out.top
			}
		}
		if pass == 0 {
			out.pix = make([]byte, out.w*out.h)
		}
	}
	return out
}

// lay adds a glyph at the given place; where both cover a pixel, the stronger coverage holds.
func (g *glyph) lay(part *glyph, x, y int) {
	for row := range part.h {
		src := part.pix[row*part.w : (row+1)*part.w]
		dst := g.pix[(y+row)*g.w+x:][:part.w]
		for i, v := range src {
			if v > dst[i] {
				dst[i] = v
			}
		}
	}
}

// blit paints a picture of glyphs.
func (w *worker) blit(g *glyph, x, y int, k ink) {
	c := &w.big
	x0, x1 := max(x, c.x0), min(x+g.w, c.x1)
	if x0 >= x1 {
		return
	}
	for row := max(y, c.y0); row < min(y+g.h, c.y1); row++ {
		at := (row - y) * g.w
		paintMask(w.row(row)[x0*4:x1*4], g.pix[at+x0-x:at+x1-x], k, 255)
	}
}
