package raster

import "thawline/app/scene"

// A frame is drawn in bands, and the boxes of chunks of edges tell which edges a band can do without. A chunk has chunkSize
// edges at most, and fewer where it grows higher than chunkRows, of the size of a band.
const (
	chunkSize  = 32
	chunkLeast = 4
	chunkRows  = 24 // pixels
)

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
	for at := from; at < end; {
		s := o.points[at]
		c := fillChunk{from: int32(at), x0: s.x, x1: s.x, y0: s.y, y1: s.y}
		for n := 0; at < end && n < chunkSize && (n < chunkLeast || c.y1-c.y0 < chunkRows*one); n++ {
			at++
			s = o.points[at]
			c.x0, c.x1, c.y0, c.y1 = min(c.x0, s.x), max(c.x1, s.x), min(c.y0, s.y), max(c.y1, s.y)
		}
		c.to, c.whole = int32(at), int(c.from) == from && at == end
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
	points []mark
	subs   []strokeSub
	chunks []strokeChunk // of each sub-path's segments
	closed bool
}

// mark is a position in pixels, as exact as the scene's own points: a map has very many.
type mark struct{ x, y float32 }

func (m mark) vec() vec { return vec{float64(m.x), float64(m.y)} }

// appendMarks adds positions as marks.
func appendMarks(dst []mark, pts []vec) []mark {
	for _, v := range pts {
		dst = append(dst, mark{float32(v.x), float32(v.y)})
	}
	return dst
}

// markBox is the box of some marks.
type markBox struct{ x0, y0, x1, y1 float32 }

func (b *markBox) add(m mark) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, m.x), min(b.y0, m.y), max(b.x1, m.x), max(b.y1, m.y)
}

// near reports whether what lies no further than reach from the box is surely within the box of fixed point.
func (b *markBox) near(reach float64) bool {
	lim := float32(fixedTo - 1 - reach)
	return b.x0 > -lim && b.y0 > -lim && b.x1 < lim && b.y1 < lim
}

// strokeChunk is the segments of a sub-path from where the chunk before ends up to segment to.
type strokeChunk struct {
	to    int32
	box   markBox
	start float64 // of a dashed stroke: how far along the sub-path it begins, pixels
}

// strokeSub is a sub-path: its points, where its chunks begin, and its own box.
type strokeSub struct {
	from, to, chunks int32
	all              markBox
	island           bool // of a half stroke: a loop with its right side within
	islet            bool // of a half stroke: a loop too small to have sides
}

// plan reads a path once for all bands. Points closer together than the stroke shows are left out. A half stroke of an island
// needs no edges along the island itself: without them it is filled.
func (o *strokeOutline) plan(path *scene.Path, t place, s *scene.Stroke) {
	r := min(float64(s.Width)*t.scale, maxWidth) / 2
	dashed := len(s.Dash) > 0
	half := s.Half && !dashed
	o.points = room(o.points, len(path.Points))
	o.subs = room(o.subs, path.Len())
	o.chunks = room(o.chunks, len(path.Points)/chunkSize+path.Len())
	o.closed = path.Closed
	// Points closer than this are the same point to the eye; wide strokes hide more.
	gap := min(max(0.2, r*0.4), 1.2)
	if half { // a tint's edge
		gap = min(max(0.2, r*0.4), 2.4)
	}
	if len(path.Points) < 200 {
		gap = 0.02
	}
	for i := range path.Len() {
		from := len(o.points)
		var before vec
		var last mark
		skipped := false
		for _, q := range path.Sub(i) {
			v, ok := t.at(q)
			if !ok {
				continue
			}
			if len(o.points) > from {
				dx, dy := v.x-before.x, v.y-before.y
				if dx*dx+dy*dy < gap*gap {
					last, skipped = mark{float32(v.x), float32(v.y)}, true
					continue
				}
			}
			o.points = append(o.points, mark{float32(v.x), float32(v.y)})
			before, skipped = v, false
		}
		n := len(o.points) - from
		if skipped && n > 1 && !path.Closed {
			o.points[len(o.points)-1] = last
		}
		if path.Closed && n > 1 {
			if d := sub(o.points[len(o.points)-1].vec(), o.points[from].vec()); d.x*d.x+d.y*d.y < 1e-6 {
				o.points = o.points[:len(o.points)-1]
			}
		}
		if len(o.points) > from {
			part := strokeSub{from: int32(from), chunks: int32(len(o.chunks))}
			if pts := o.points[from:]; half && !path.Closed && pts[0] == pts[len(pts)-1] {
				part.islet = len(pts) < 4
				part.island = !part.islet && rightWithin(pts)
				if (part.island || part.islet) && len(pts) > 1 {
					o.points = o.points[:len(o.points)-1]
				}
			}
			part.to = int32(len(o.points))
			part.all = o.cut(o.points[from:])
			if dashed {
				measure(o.points[from:], o.chunks[part.chunks:])
			}
			o.subs = append(o.subs, part)
		}
	}
}

// rightWithin reports whether what a loop goes round lies right of the way.
func rightWithin(loop []mark) bool {
	twice := 0.0
	o := loop[0]
	for i, b := range loop[1:] {
		a := loop[i]
		twice += float64(a.x-o.x)*float64(b.y-o.y) - float64(b.x-o.x)*float64(a.y-o.y)
	}
	return twice > 0 // y grows downwards
}

// cut adds the chunks of a sub-path's segments, the one back to its start among them, and returns the box of all.
func (o *strokeOutline) cut(pts []mark) markBox {
	all := markBox{pts[0].x, pts[0].y, pts[0].x, pts[0].y}
	for at := 0; at < len(pts); {
		m := pts[at]
		c := strokeChunk{box: markBox{m.x, m.y, m.x, m.y}}
		for n := 0; at < len(pts) && n < chunkSize && (n < chunkLeast || c.box.y1-c.box.y0 < chunkRows); n++ {
			if at++; at < len(pts) {
				c.box.add(pts[at])
			} else {
				c.box.add(pts[0])
			}
		}
		c.to = int32(at)
		o.chunks = append(o.chunks, c)
		all.add(mark{c.box.x0, c.box.y0})
		all.add(mark{c.box.x1, c.box.y1})
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
		p.near = s.all.near(p.reach())
		pts := o.points[s.from:s.to]
		if p.dash.sum > 0 {
			p.dashed(pts, o.closed, o.chunks[s.chunks:])
			continue
		}
		if s.islet {
			islet := *p
			islet.half, islet.island, islet.cap = false, false, scene.CapRound
			islet.solid(pts, false, o.chunks[s.chunks:])
			continue
		}
		p.island = s.island
		p.solid(pts, o.closed || s.island, o.chunks[s.chunks:])
	}
}

// hides reports whether nothing can be seen of segments in the box.
func (p *pen) hides(b *markBox) bool {
	return float64(b.y1) < p.top || float64(b.y0) > p.bottom || float64(b.x0) > p.right
}
