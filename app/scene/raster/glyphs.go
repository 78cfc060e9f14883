package raster

import (
	"math"
	"sync"

	"github.com/go-text/typesetting/font"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

const (
	quarters     = 4       // positions of a glyph within a pixel
	largestGlyph = 120     // pixels per em; larger text is drawn as paths
	glyphBytes   = 3 << 20 // kept before older pictures are let go

	// Pixels of a line of text, about, and of the box about a turned one; a larger one is drawn as paths.
	largestLabel  = 1 << 17
	largestTurned = 1 << 16
)

// glyphKey is one picture of a glyph.
type glyphKey struct {
	id      font.GID
	size    float32 // pixels per em
	halo    float32 // width of the halo's stroke in pixels, 0 for the letter itself
	font    uint8
	quarter uint8
}

// glyph is the coverage of a glyph; left and top are where it begins, from the origin's whole pixel.
type glyph struct {
	left, top, w, h int
	pix             []byte
}

// labelKey is one picture of a line of text.
type labelKey struct {
	run                  *typeset.Run
	size, tracking, halo float32 // pixels
	cos, sin             float64 // direction of the line
	right, down          uint8   // quarters of a pixel
}

// glyphCache keeps pictures of glyphs and of whole lines.
type glyphCache struct {
	glyphs shelf[glyphKey]
	labels shelf[labelKey]
}

// shelf keeps pictures; when it holds too much it forgets those that were not asked for lately.
type shelf[K comparable] struct {
	mu         sync.RWMutex
	young, old map[K]*glyph
	bytes      int
}

func (s *shelf[K]) find(k K) *glyph {
	s.mu.RLock()
	g, ok := s.young[k]
	if !ok {
		g = s.old[k]
	}
	s.mu.RUnlock()
	if !ok && g != nil {
		s.put(k, g)
	}
	return g
}

func (s *shelf[K]) put(k K, g *glyph) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.young == nil || s.bytes > glyphBytes {
		s.old, s.young, s.bytes = s.young, map[K]*glyph{}, 0
	}
	s.young[k] = g
	s.bytes += len(g.pix) + 128
}

// glyphsOf returns the cache that belongs to the fonts.
func glyphsOf(f *typeset.Fonts) *glyphCache {
	return f.Keep(func() any { return new(glyphCache) }).(*glyphCache)
}

// get returns the glyph, drawn with w if it is not there.
func (c *glyphCache) get(k glyphKey, w *worker, f *typeset.Fonts) *glyph {
	g := c.glyphs.find(k)
	if g == nil {
		g = w.drawGlyph(k, f)
		c.glyphs.put(k, g)
	}
	return g
}

// label returns the line of text, drawn with w if it is not there.
func (c *glyphCache) label(k labelKey, w *worker, f *typeset.Fonts) *glyph {
	g := c.labels.find(k)
	if g == nil {
		if k.sin == 0 && k.cos == 1 {
			g = w.drawLabel(k, f)
		} else {
			g = w.drawTurned(k, f)
		}
		c.labels.put(k, g)
	}
	return g
}

// drawGlyph makes the picture of a glyph.
func (w *worker) drawGlyph(k glyphKey, f *typeset.Fonts) *glyph {
	o := f.Outline(k.font, k.id)
	if len(o.Points) == 0 {
		return &glyph{}
	}
	size, shift := float64(k.size), float64(k.quarter)/quarters
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range o.Points {
		x, y := float64(p.X)*size+shift, float64(p.Y)*size
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	reach := float64(k.halo) / 2
	if reach > 0 {
		reach++
	}
	left, top := int(math.Floor(x0-reach)), int(math.Floor(y0-reach))
	g := &glyph{left: left, top: top, w: int(math.Ceil(x1+reach)) - left, h: int(math.Ceil(y1+reach)) - top}
	if g.w <= 0 || g.h <= 0 || g.w > 4*largestGlyph+maxHalo || g.h > 4*largestGlyph+maxHalo {
		return &glyph{}
	}
	c := &w.small
	c.window(g.w, 0, g.h)
	t := turned{x: shift - float64(left), y: -float64(top), cos: size}
	if k.halo > 0 {
		w.pen.set(c, float64(k.halo), scene.CapRound, scene.JoinRound)
		w.pen.dash.sum = 0
	}
	w.glyphOutline(c, o, t, k.halo > 0)
	g.take(c)
	return g
}

// take makes the picture of what has been added to a window of its size.
func (g *glyph) take(c *cover) {
	g.pix = make([]byte, g.w*g.h)
	for y := range g.h {
		row := g.pix[y*g.w : (y+1)*g.w]
		for _, r := range c.sweep(y) {
			for x := r.x0; x < r.x1; x++ {
				row[x] = uint8(r.a)
			}
		}
	}
}

// turned takes ems of a glyph to pixels: turned and sized by (cos, sin), then moved to (x, y).
type turned struct{ x, y, cos, sin float64 }

func (t turned) at(p typeset.Point) vec {
	x, y := float64(p.X), float64(p.Y)
	return vec{t.x + x*t.cos - y*t.sin, t.y + x*t.sin + y*t.cos}
}

// glyphOutline adds the inside of a glyph, and a stroke along its contours for a halo.
func (w *worker) glyphOutline(c *cover, o *typeset.Outline, t turned, halo bool) {
	pts := w.contour[:0]
	flush := func() {
		for i, p := range pts {
			c.edge(p, pts[(i+1)%len(pts)])
		}
		if halo {
			w.pen.marks = appendMarks(w.pen.marks[:0], distinctRing(pts))
			w.pen.solid(w.pen.marks, true, nil)
		}
		pts = pts[:0]
	}
	q := o.Points
	for _, op := range o.Ops {
		switch op {
		case typeset.MoveTo:
			flush()
			pts = append(pts, t.at(q[0]))
			q = q[1:]
		case typeset.LineTo:
			pts = append(pts, t.at(q[0]))
			q = q[1:]
		case typeset.QuadTo:
			// As a cubic: its control points lie two thirds towards the quadratic's.
			b, e := t.at(q[0]), t.at(q[1])
			a := pts[len(pts)-1]
			pts = appendCurve(pts, a, vec{a.x + (b.x-a.x)*2/3, a.y + (b.y-a.y)*2/3}, vec{e.x + (b.x-e.x)*2/3, e.y + (b.y-e.y)*2/3}, e)
			q = q[2:]
		case typeset.CubicTo:
			pts = appendCurve(pts, pts[len(pts)-1], t.at(q[0]), t.at(q[1]), t.at(q[2]))
			q = q[3:]
		}
	}
	flush()
	w.contour = pts
}

// distinct drops points that repeat their predecessor, in place.
func distinct(pts []vec, gap float64) []vec {
	out := pts[:0]
	for _, p := range pts {
		if n := len(out); n == 0 || math.Abs(p.x-out[n-1].x)+math.Abs(p.y-out[n-1].y) > gap {
			out = append(out, p)
		}
	}
	return out
}

// distinctRing does so too for the last point and the first.
func distinctRing(pts []vec) []vec {
	const gap = 0.01
	out := distinct(pts, gap)
	if n := len(out); n > 1 && math.Abs(out[0].x-out[n-1].x)+math.Abs(out[0].y-out[n-1].y) <= gap {
		out = out[:n-1]
	}
	return out
}

// appendCurve adds a cubic curve as lines that lie within a twentieth of a pixel of it.
func appendCurve(pts []vec, a, b, c, d vec) []vec {
	bend := math.Hypot(a.x-2*b.x+c.x, a.y-2*b.y+c.y) + math.Hypot(b.x-2*c.x+d.x, b.y-2*c.y+d.y)
	n := int(min(max(math.Ceil(math.Sqrt(bend*3/4/0.05)), 1), 64))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		e, f, g, h := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		pts = append(pts, vec{e*a.x + f*b.x + g*c.x + h*d.x, e*a.y + f*b.y + g*c.y + h*d.y})
	}
	return pts
}
