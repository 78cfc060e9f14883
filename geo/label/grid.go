package label

import (
	"math"

	"github.com/paulmach/orb"
)

const cell = 32.0 // points

// piece is a simple part of an obstacle.
type piece struct {
	a, b     orb.Point // of a line; a circle's centre
	radius   float64
	box      *turned
	obstacle int32
	kind     kind
}

// grid finds what lies near a box: the pieces of obstacles, which stay, and the placed labels, which come and go.
type grid struct {
	x0, y0     float64
	cols, rows int
	pieces     []piece
	bounds     []orb.Bound // of the pieces
	start      []int32     // per cell, into items
	items      []int32
	labels     [][]int32 // per cell
	boxes      []turned  // of the pieces that are boxes
	spans      []span    // of the pieces
	next       []int32   // per cell, while it is filled
}

// span is the cells that a piece lies in.
type span struct{ c0, c1, r0, r1 int32 }

// fill takes up a frame and its obstacles, in the memory of those before.
func (g *grid) fill(frame orb.Bound, obstacles []Obstacle) {
	g.x0, g.y0 = frame.Min[0], frame.Min[1]
	g.cols = int(min(256, math.Ceil((frame.Max[0]-frame.Min[0])/cell))) + 1
	g.rows = int(min(256, math.Ceil((frame.Max[1]-frame.Min[1])/cell))) + 1
	boxes := 0
	for i := range obstacles {
		if obstacles[i].kind == kindBox {
			boxes++
		}
	}
	g.pieces = g.pieces[:0]
	g.boxes = zeroed(g.boxes, boxes)[:0] // it never grows: pieces point into it
	for i := range obstacles {
		g.add(int32(i), &obstacles[i], frame)
	}
	// Count, sum up, fill: the pieces of each cell lie in a row.
	g.start = zeroed(g.start, g.cols*g.rows+1)
	g.spans = zeroed(g.spans, len(g.pieces))
	g.bounds = zeroed(g.bounds, len(g.pieces))
	for i := range g.pieces {
		b := g.pieces[i].bound()
		g.bounds[i] = b
		s := span{int32(g.column(b.Min[0])), int32(g.column(b.Max[0])), int32(g.row(b.Min[1])), int32(g.row(b.Max[1]))}
		g.spans[i] = s
		for r := s.r0; r <= s.r1; r++ {
			for c := s.c0; c <= s.c1; c++ {
				g.start[int(r)*g.cols+int(c)+1]++
			}
		}
	}
	for c := range g.cols * g.rows {
		g.start[c+1] += g.start[c]
	}
	g.items = zeroed(g.items, int(g.start[len(g.start)-1]))
	g.next = append(g.next[:0], g.start...)
	for i, s := range g.spans {
		for r := s.r0; r <= s.r1; r++ {
			for c := s.c0; c <= s.c1; c++ {
				k := int(r)*g.cols + int(c)
				g.items[g.next[k]] = int32(i)
				g.next[k]++
			}
		}
	}
	if n := g.cols * g.rows; cap(g.labels) < n {
		g.labels = append(make([][]int32, 0, n), g.labels...)
	}
	g.labels = g.labels[:g.cols*g.rows]
	for c := range g.labels {
		g.labels[c] = g.labels[c][:0]
	}
}

func finite(v ...float64) bool {
	for _, f := range v {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return false
		}
	}
	return true
}

func (g *grid) add(i int32, o *Obstacle, frame orb.Bound) {
	put := func(p piece) {
		b := p.bound()
		if b.Min[0] < frame.Max[0] && b.Max[0] > frame.Min[0] && b.Min[1] < frame.Max[1] && b.Max[1] > frame.Min[1] {
			g.pieces = append(g.pieces, p)
		}
	}
	switch o.kind {
	case kindBox:
		if b := o.box; finite(b.Centre[0], b.Centre[1], b.Angle) && b.W > 0 && b.H > 0 && finite(b.W, b.H) {
			g.boxes = append(g.boxes, b.turned())
			put(piece{obstacle: i, kind: kindBox, box: &g.boxes[len(g.boxes)-1]})
		}
	case kindCircle:
		if finite(o.centre[0], o.centre[1], o.radius) && o.radius > 0 {
			put(piece{obstacle: i, kind: kindCircle, a: o.centre, b: o.centre, radius: o.radius})
		}
	case kindLine:
		if !finite(o.radius) || o.radius < 0 {
			return
		}
		for k := 1; k < len(o.line); k++ {
			a, b := o.line[k-1], o.line[k]
			whole := piece{obstacle: i, kind: kindLine, a: a, b: b, radius: o.radius}
			// Written so that NaN is outside; infinities have no place between.
			if w := whole.bound(); !(w.Min[0] < frame.Max[0] && w.Max[0] > frame.Min[0] && w.Min[1] < frame.Max[1] && w.Max[1] > frame.Min[1]) ||
				math.IsInf(a[0]-b[0], 0) || math.IsInf(a[1]-b[1], 0) {
				continue
			}
			// A long slanting stretch would stand in every cell of its bound.
			n := math.Min(math.Ceil(min(math.Abs(b[0]-a[0]), math.Abs(b[1]-a[1]))/cell), 64)
			if n < 2 {
				g.pieces = append(g.pieces, whole)
				continue
			}
			at := func(f float64) orb.Point { return orb.Point{a[0] + (b[0]-a[0])*f, a[1] + (b[1]-a[1])*f} }
			for s := 0.0; s < n; s++ {
				put(piece{obstacle: i, kind: kindLine, a: at(s / n), b: at((s + 1) / n), radius: o.radius})
			}
		}
	}
}

func (p *piece) bound() orb.Bound {
	if p.kind == kindBox {
		return orb.Bound{Min: orb.Point{p.box.cx - p.box.ex, p.box.cy - p.box.ey}, Max: orb.Point{p.box.cx + p.box.ex, p.box.cy + p.box.ey}}
	}
	return orb.Bound{
		Min: orb.Point{min(p.a[0], p.b[0]) - p.radius, min(p.a[1], p.b[1]) - p.radius},
		Max: orb.Point{max(p.a[0], p.b[0]) + p.radius, max(p.a[1], p.b[1]) + p.radius},
	}
}

// hits reports whether the piece covers part of the box, and for lines what length of it.
func (p *piece) hits(t *turned) (length float64, ok bool) {
	switch p.kind {
	case kindBox:
		if t.overlaps(p.box, 0) {
			return min(t.ex, p.box.ex) * 2, true
		}
	case kindCircle:
		if t.distance(p.a) < p.radius-slack {
			return p.radius * 2, true
		}
	case kindLine:
		return t.crossed(p.a, p.b, p.radius)
	}
	return 0, false
}

// cells calls f for each cell that b touches.
func (g *grid) cells(b orb.Bound, f func(c int)) {
	c0, c1 := g.column(b.Min[0]), g.column(b.Max[0])
	r0, r1 := g.row(b.Min[1]), g.row(b.Max[1])
	for r := r0; r <= r1; r++ {
		for c := c0; c <= c1; c++ {
			f(r*g.cols + c)
		}
	}
}

func (g *grid) column(x float64) int { return int(max(0, min(float64(g.cols-1), (x-g.x0)/cell))) }
func (g *grid) row(y float64) int    { return int(max(0, min(float64(g.rows-1), (y-g.y0)/cell))) }

func (t *turned) bound(pad float64) orb.Bound {
	return orb.Bound{Min: orb.Point{t.cx - t.ex - pad, t.cy - t.ey - pad}, Max: orb.Point{t.cx + t.ex + pad, t.cy + t.ey + pad}}
}

func (g *grid) put(label int32, t *turned) {
	g.cells(t.bound(0), func(c int) { g.labels[c] = append(g.labels[c], label) })
}

func (g *grid) take(label int32, t *turned) {
	g.cells(t.bound(0), func(c int) {
		list := g.labels[c]
		for i, l := range list {
			if l == label {
				list[i] = list[len(list)-1]
				g.labels[c] = list[:len(list)-1]
				return
			}
		}
	})
}

// holds reports whether a point lies in the piece.
func (p *piece) holds(q orb.Point) bool {
	if p.kind == kindBox {
		return p.box.distance(q) == 0
	}
	return toStretch(q[0], q[1], p.a[0], p.a[1], p.b[0], p.b[1]) <= p.radius
}
