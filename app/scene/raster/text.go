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
	cached   bool    // upright and of a usual size: drawn with pictures of glyphs, on a whole baseline
}

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
	p.cached = p.sin == 0 && p.cos == 1 && size <= largestGlyph && math.Abs(p.x) < fixedTo && math.Abs(p.y) < fixedTo
	if p.cached {
		p.y = math.Floor(p.y + 0.5)
	}
	// Any glyph lies within an em and a half of its origin, and within reach of its neighbours' tracking.
	m := 1.5*size + p.halo
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, along := range [2]float64{min(0, width), max(0, width)} {
		x, y := p.x+along*p.cos, p.y+along*p.sin
		b = box{min(b.x0, x-m), min(b.y0, y-m), max(b.x1, x+m), max(b.y1, y+m)}
	}
	return p, b, true
}

// text draws a planned text.
func (w *worker) text(t *scene.Text, p *textPlan, fonts *typeset.Fonts) {
	halo, letters := inkOf(t.Halo), inkOf(t.Color)
	if !p.cached {
		if p.halo > 0 {
			w.textPath(p, fonts, p.halo)
			w.paintCover(halo, false)
		}
		if t.Color.A > 0 {
			w.textPath(p, fonts, 0)
			w.paintCover(letters, false)
		}
		return
	}
	if p.halo > 0 {
		w.textHalo(p, fonts, halo)
	}
	if t.Color.A == 0 {
		return
	}
	for i := range p.run.Glyphs {
		g, x, y := w.glyphAt(p, i, 0, fonts)
		w.blit(g, x, y, letters)
	}
}

// glyphAt returns the picture of the i-th glyph and the pixel of its top left corner.
func (w *worker) glyphAt(p *textPlan, i int, halo float32, fonts *typeset.Fonts) (*glyph, int, int) {
	q := &p.run.Glyphs[i]
	x := p.x + float64(q.X)*p.size + p.tracking*float64(i)
	quarter := int(math.Floor(x*quarters + 0.5))
	g := w.glyphs.get(glyphKey{q.ID, float32(p.size), halo, q.Font, uint8(quarter & (quarters - 1))}, w, fonts)
	return g, quarter>>2 + g.left, int(p.y) + int(math.Floor(float64(q.Y)*p.size+0.5)) + g.top
}

// textPath adds the outlines of a text, or its halo.
func (w *worker) textPath(p *textPlan, fonts *typeset.Fonts, halo float64) {
	if halo > 0 {
		w.pen.set(&w.big, halo, scene.CapRound, scene.JoinRound)
		w.pen.dash.sum = 0
	}
	for i, q := range p.run.Glyphs {
		dx, dy := float64(q.X)*p.size+p.tracking*float64(i), float64(q.Y)*p.size
		t := turned{x: p.x + dx*p.cos - dy*p.sin, y: p.y + dx*p.sin + dy*p.cos, cos: p.size * p.cos, sin: p.size * p.sin}
		w.glyphOutline(&w.big, fonts.Outline(q.Font, q.ID), t, halo > 0)
	}
}

// textHalo lays the halos of all glyphs together, so that they do not darken each other, and paints them once.
func (w *worker) textHalo(p *textPlan, fonts *typeset.Fonts, k ink) {
	c := &w.big
	x0, y0, x1, y1 := c.x1, c.y1, c.x0, c.y0
	for pass := range 2 {
		for i := range p.run.Glyphs {
			g, x, y := w.glyphAt(p, i, float32(p.halo), fonts)
			gx0, gy0, gx1, gy1 := max(x, c.x0), max(y, c.y0), min(x+g.w, c.x1), min(y+g.h, c.y1)
			if gx0 >= gx1 || gy0 >= gy1 {
				continue
			}
			if pass == 0 {
				x0, y0, x1, y1 = min(x0, gx0), min(y0, gy0), max(x1, gx1), max(y1, gy1)
				continue
			}
			for row := gy0; row < gy1; row++ {
				src := g.pix[(row-y)*g.w+gx0-x : (row-y)*g.w+gx1-x]
				at := (row-y0)*(x1-x0) + gx0 - x0
				dst := w.patch[at : at+len(src)]
				for j, v := range src {
					if v > dst[j] {
						dst[j] = v
					}
				}
			}
		}
		if x0 >= x1 || y0 >= y1 {
			return
		}
		if pass == 0 {
			n := (x1 - x0) * (y1 - y0)
			if n > len(w.patch) {
				w.patch = make([]byte, n)
			}
			clear(w.patch[:n])
		}
	}
	for row := y0; row < y1; row++ {
		at := (row - y0) * (x1 - x0)
		paintMask(w.row(row)[x0*4:x1*4], w.patch[at:at+x1-x0], uint32(k))
	}
}

// blit paints a glyph.
func (w *worker) blit(g *glyph, x, y int, k ink) {
	c := &w.big
	x0, x1 := max(x, c.x0), min(x+g.w, c.x1)
	if x0 >= x1 {
		return
	}
	for row := max(y, c.y0); row < min(y+g.h, c.y1); row++ {
		at := (row - y) * g.w
		paintMask(w.row(row)[x0*4:x1*4], g.pix[at+x0-x:at+x1-x], uint32(k))
	}
}
