package raster

import "math"

// dashes is a dash pattern in pixels: on and off lengths in turn.
type dashes struct {
	ends  []float64 // where each length ends, from the pattern's start
	sum   float64   // 0: solid
	phase float64
}

// shortestDash is the shortest pattern, in pixels, that is drawn as one; shorter ones are solid.
const shortestDash = 0.5

// set takes a pattern in points. Odd patterns are repeated once, as in SVG; one with lengths that are negative or not
// finite, or too short to see, is solid.
func (d *dashes) set(pattern []float32, phase float32, scale float64) {
	d.ends, d.sum, d.phase = d.ends[:0], 0, 0
	n := len(pattern)
	if n%2 == 1 {
		n *= 2
	}
	sum := 0.0
	for i := range n {
		v := float64(pattern[i%len(pattern)]) * scale
		if !(v >= 0) || v > farAway {
			return
		}
		sum += v
		d.ends = append(d.ends, sum)
	}
	if sum < shortestDash {
		return
	}
	d.sum = sum
	if ph := float64(phase) * scale; math.Abs(ph) < farAway {
		d.phase = ph
	}
}

// find returns the part of the pattern at a position along the line: in the k-th repeat, the j-th length.
func (d *dashes) find(pos float64) (k float64, j int) {
	u := pos + d.phase
	k = math.Floor(u / d.sum)
	rem := u - k*d.sum
	from := 0.0
	for j < len(d.ends)-1 && !(rem < d.ends[j] || rem == from && d.ends[j] == from) {
		from = d.ends[j]
		j++
	}
	return k, j
}

// measure says of each chunk of a line's segments how far along the line it begins.
func measure(pts []mark, chunks []strokeChunk) {
	start, i := 0.0, 0
	for c := range chunks {
		chunks[c].start = start
		for ; i < int(chunks[c].to); i++ {
			_, _, l := segment(pts, i)
			start += l
		}
	}
}

// segment returns where segment i of a line begins, the way to its end, and its length. The last one leads back to the start.
func segment(pts []mark, i int) (a, d vec, l float64) {
	a, d = pts[i].vec(), pts[0].vec()
	if i+1 < len(pts) {
		d = pts[i+1].vec()
	}
	d = sub(d, a)
	return a, d, math.Sqrt(d.x*d.x + d.y*d.y)
}

// dashed strokes the dashes of one run of points. Where a dash begins and ends depends on its number alone, so that parts
// of a line that nobody sees can be skipped: chunks tell where they lie.
func (p *pen) dashed(pts []mark, closed bool, chunks []strokeChunk) {
	segments := len(pts) - 1
	if closed {
		segments++
	}
	p.piece = p.piece[:0]
	i := 0
	for c := 0; i < segments; c++ {
		k := &chunks[c]
		if p.hides(&k.box) || float64(k.box.x1) < p.left {
			p.flush()
			i = int(k.to)
			continue
		}
		for start := k.start; i < min(int(k.to), segments); i++ {
			a, d, l := segment(pts, i)
			if l > 0 {
				p.dashSegment(a, d, start, l)
			}
			start += l
		}
	}
	p.flush()
}

// dashSegment strokes the dashes of the segment a+d, of length l, that begins at start along the line. A dash that can be
// seen in part is drawn in full, as far as the segment goes: cut elsewhere it would be rounded differently.
func (p *pen) dashSegment(a, d vec, start, l float64) {
	from, to := p.seen(a, d)
	if from > 0 || from >= to {
		p.flush()
	}
	if from >= to {
		return
	}
	at := func(pos float64) vec {
		t := min(max((pos-start)/l, 0), 1)
		return vec{a.x + d.x*t, a.y + d.y*t}
	}
	pos, last := start+from*l, start+to*l
	k, j := p.dash.find(pos)
	// Far along a line positions can be too coarse to get on; then the count ends it.
	for left := int((last-pos)/p.dash.sum+3) * len(p.dash.ends); pos < last && left > 0; left-- {
		base := k*p.dash.sum - p.dash.phase
		end := base + p.dash.ends[j]
		switch {
		case j%2 == 1:
			p.flush()
		case len(p.piece) > 0:
			p.piece = append(p.piece, at(end))
		case j == 0:
			p.piece = append(p.piece, at(base), at(end))
		default:
			p.piece = append(p.piece, at(base+p.dash.ends[j-1]), at(end))
		}
		if j%2 == 0 && end <= start+l {
			p.flush()
		}
		pos = max(pos, end)
		if j++; j == len(p.dash.ends) {
			j, k = 0, k+1
		}
	}
	if to < 1 {
		p.flush()
	}
}

// flush strokes the dash under way.
func (p *pen) flush() {
	if len(p.piece) > 0 {
		p.marks = appendMarks(p.marks[:0], distinct(p.piece, 1e-9))
		p.solid(p.marks, false, nil)
		p.piece = p.piece[:0]
	}
}

// seen returns the part of the segment a+t*d, as a range of t in 0..1, that can be seen with its width.
func (p *pen) seen(a, d vec) (from, to float64) {
	from, to = 0, 1
	cut := func(q, dq, lo, hi float64) {
		if dq == 0 {
			if q < lo || q > hi {
				to = -1
			}
			return
		}
		u, v := (lo-q)/dq, (hi-q)/dq
		from, to = max(from, min(u, v)), min(to, max(u, v))
	}
	cut(a.x, d.x, p.left, p.right)
	cut(a.y, d.y, p.top, p.bottom)
	return from, to
}
