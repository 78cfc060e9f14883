package raster

import (
	"math"

	"thawline/app/scene"
)

// chunkSize is how many edges share a box. A frame is drawn in bands, and boxes tell which edges a band can do without.
const chunkSize = 32

// fillOutline is a path to be filled, in the accumulator's units, cut into chunks. Far is set when some point lies beyond
// the box of fixed point; then the path itself is filled.
type fillOutline struct {
	points []spot
	chunks []fillChunk
	far    bool
}

// spot is a position in the accumulator's units.
type spot struct{ x, y int32 }

// fillChunk is the edges from points[from] on to points[to]. Whole says that they are an outline of their own.
type fillChunk struct {
	from, to       int32
	x0, x1, y0, y1 int32
	whole          bool
}

// planFill reads a path once for all bands. The outline is appended to o, whose slices are used again.
func (o *fillOutline) plan(p *scene.Path, t place) {
	o.points = room(o.points, len(p.Points)+p.Len())
	o.chunks = room(o.chunks, len(p.Points)/chunkSize+p.Len())
	o.far = false
	for i := range p.Len() {
		from := len(o.points)
		for _, q := range p.Sub(i) {
			v, ok := t.at(q)
			if !ok {
				continue
			}
			if !near(v) {
				o.far = true
				return
			}
			s := spot{fixed(v.x), fixed(v.y)}
			if n := len(o.points); n > from && o.points[n-1] == s {
				continue
			}
			o.points = append(o.points, s)
		}
		if len(o.points)-from < 3 {
			o.points = o.points[:from]
			continue
		}
		o.points = append(o.points, o.points[from])
		o.cut(from, len(o.points)-1)
	}
}

// room empties a slice and makes sure that it holds n elements.
func room[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, 0, n)
	}
	return s[:0]
}

// cut makes chunks of the edges from one point to another.
func (o *fillOutline) cut(from, end int) {
	for at := from; at < end; at += chunkSize {
		c := fillChunk{from: int32(at), to: int32(min(at+chunkSize, end)), whole: end-from <= chunkSize}
		c.x0, c.y0 = math.MaxInt32, math.MaxInt32
		c.x1, c.y1 = math.MinInt32, math.MinInt32
		for _, s := range o.points[c.from : c.to+1] {
			c.x0, c.x1, c.y0, c.y1 = min(c.x0, s.x), max(c.x1, s.x), min(c.y0, s.y), max(c.y1, s.y)
		}
		o.chunks = append(o.chunks, c)
	}
}

// fillOutline adds the inside of a planned path.
func (c *cover) fillOutline(o *fillOutline) {
	top, bottom := int32(c.y0)*one, int32(c.y1)*one
	left, right := int32(c.x0)*one, int32(c.x1)*one
	for i := range o.chunks {
		k := &o.chunks[i]
		// Edges above, below and to the right add nothing; an outline that lies left lifts and lowers alike.
		if k.y1 <= top || k.y0 >= bottom || k.x0 >= right || k.whole && k.x1 <= left {
			continue
		}
		pts := o.points[k.from : k.to+1]
		a := pts[0]
		for _, b := range pts[1:] {
			c.line(a.x, a.y, b.x, b.y)
			a = b
		}
	}
}

// strokeOutline is a path to be stroked, in pixels, without the points that are not needed.
type strokeOutline struct {
	points []vec
	subs   []strokeSub
	boxes  []box // of every chunkSize segments of each sub-path
	closed bool
}

// strokeSub is a sub-path: its points, where the boxes of its chunks begin, and its own box.
type strokeSub struct {
	from, to, boxes int32
	all             box
}

// plan reads a path once for all bands. Points closer together than the stroke shows are left out; r is half its width.
func (o *strokeOutline) plan(path *scene.Path, t place, r float64) {
	o.points = room(o.points, len(path.Points))
	o.subs = room(o.subs, path.Len())
	o.boxes = room(o.boxes, len(path.Points)/chunkSize+path.Len())
	o.closed = path.Closed
	// Points closer than this are the same point to the eye; wide strokes hide more.
	gap := min(max(0.2, r*0.4), 1.2)
	if len(path.Points) < 200 {
		gap = 0.02
	}
	for i := range path.Len() {
		from := len(o.points)
		var before, last vec
		skipped := false
		for _, q := range path.Sub(i) {
			v, ok := t.at(q)
			if !ok {
				continue
			}
			if len(o.points) > from {
				dx, dy := v.x-before.x, v.y-before.y
				if dx*dx+dy*dy < gap*gap {
					last, skipped = v, true
					continue
				}
			}
			o.points = append(o.points, v)
			before, skipped = v, false
		}
		n := len(o.points) - from
		if skipped && n > 1 && !path.Closed {
			o.points[len(o.points)-1] = last
		}
		if path.Closed && n > 1 {
			if d := sub(o.points[len(o.points)-1], o.points[from]); d.x*d.x+d.y*d.y < 1e-6 {
				o.points = o.points[:len(o.points)-1]
			}
		}
		if len(o.points) > from {
			s := strokeSub{from: int32(from), to: int32(len(o.points)), boxes: int32(len(o.boxes))}
			s.all = o.box(o.points[from:])
			o.subs = append(o.subs, s)
		}
	}
}

// box adds the boxes of a sub-path's segments, the one back to its start among them, and returns
// the box of all.
func (o *strokeOutline) box(pts []vec) box {
	all := box{pts[0].x, pts[0].y, pts[0].x, pts[0].y}
	for at := 0; at < len(pts); at += chunkSize {
		end := min(at+chunkSize, len(pts)-1)
		b := box{pts[at].x, pts[at].y, pts[at].x, pts[at].y}
		add := func(v vec) { b = box{min(b.x0, v.x), min(b.y0, v.y), max(b.x1, v.x), max(b.y1, v.y)} }
		for _, v := range pts[at+1 : end+1] {
			add(v)
		}
		if at+chunkSize >= len(pts) {
			add(pts[0])
		}
		o.boxes = append(o.boxes, b)
		all = box{min(all.x0, b.x0), min(all.y0, b.y0), max(all.x1, b.x1), max(all.y1, b.y1)}
	}
	return all
}

// strokeOutline strokes every sub-path, dashed if a dash is set.
func (p *pen) strokeOutline(o *strokeOutline) {
	for i := range o.subs {
		s := &o.subs[i]
		if p.hides(&s.all) {
			continue
		}
		pts := o.points[s.from:s.to]
		if p.dash.sum > 0 {
			p.dashed(pts, o.closed)
			continue
		}
		p.solid(pts, o.closed, o.boxes[s.boxes:])
	}
}

// hides reports whether nothing can be seen of segments in the box.
func (p *pen) hides(b *box) bool {
	return b.y1 < p.top || b.y0 > p.bottom || b.x0 > p.right
}
