package label

import (
	"math"

	"github.com/paulmach/orb"
)

// Box is a rectangle turned about its centre.
type Box struct {
	Centre orb.Point
	W, H   float64
	Angle  float64
}

// Corners returns the corners, clockwise on the screen from the one that is top left before the turn.
func (b Box) Corners() [4]orb.Point {
	o := b.turned()
	return o.corners()
}

// Bound returns the upright rectangle about the box.
func (b Box) Bound() orb.Bound {
	o := b.turned()
	return orb.Bound{Min: orb.Point{o.cx - o.ex, o.cy - o.ey}, Max: orb.Point{o.cx + o.ex, o.cy + o.ey}}
}

// Overlaps reports whether two boxes have an area in common; boxes that touch do not overlap.
func (b Box) Overlaps(o Box) bool {
	s, t := b.turned(), o.turned()
	return s.overlaps(&t, 0)
}

// slack is what rounding may add to a box in points: touching is not overlapping.
const slack = 1e-9

// turned is a Box made ready for tests.
type turned struct {
	cx, cy, hw, hh, cos, sin float64
	ex, ey                   float64 // half the upright extent
}

func (b Box) turned() turned {
	t := turned{cx: b.Centre[0], cy: b.Centre[1], hw: b.W / 2, hh: b.H / 2, cos: 1}
	if b.Angle != 0 {
		t.sin, t.cos = math.Sincos(b.Angle)
	}
	t.ex = t.hw*math.Abs(t.cos) + t.hh*math.Abs(t.sin)
	t.ey = t.hw*math.Abs(t.sin) + t.hh*math.Abs(t.cos)
	return t
}

func (t *turned) corners() [4]orb.Point {
	var c [4]orb.Point
	for i, s := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		x, y := s[0]*t.hw, s[1]*t.hh
		c[i] = orb.Point{t.cx + x*t.cos - y*t.sin, t.cy + x*t.sin + y*t.cos}
	}
	return c
}

// overlaps tests the separating axes of both boxes; pad is the distance they must keep.
func (t *turned) overlaps(o *turned, pad float64) bool {
	dx, dy := o.cx-t.cx, o.cy-t.cy
	pad -= slack
	if math.Abs(dx) >= t.ex+o.ex+pad || math.Abs(dy) >= t.ey+o.ey+pad {
		return false
	}
	if t.sin == 0 && o.sin == 0 {
		return true
	}
	c := math.Abs(t.cos*o.cos + t.sin*o.sin)
	s := math.Abs(t.cos*o.sin - t.sin*o.cos)
	return math.Abs(dx*t.cos+dy*t.sin) < t.hw+o.hw*c+o.hh*s+pad &&
		math.Abs(dy*t.cos-dx*t.sin) < t.hh+o.hw*s+o.hh*c+pad &&
		math.Abs(dx*o.cos+dy*o.sin) < o.hw+t.hw*c+t.hh*s+pad &&
		math.Abs(dy*o.cos-dx*o.sin) < o.hh+t.hw*s+t.hh*c+pad
}

// local returns a point in the box's own directions, from its centre.
func (t *turned) local(p orb.Point) (x, y float64) {
	dx, dy := p[0]-t.cx, p[1]-t.cy
	return dx*t.cos + dy*t.sin, dy*t.cos - dx*t.sin
}

// distance returns how far a point lies from the box, 0 inside.
func (t *turned) distance(p orb.Point) float64 {
	x, y := t.local(p)
	return math.Hypot(max(0, math.Abs(x)-t.hw), max(0, math.Abs(y)-t.hh))
}

// crossed reports whether the stretch a..b with the reach r to each side covers part of the box, and what length of it
// runs inside the box grown by r.
func (t *turned) crossed(a, b orb.Point, r float64) (length float64, ok bool) {
	r = max(0, r-slack)
	ax, ay := t.local(a)
	bx, by := t.local(b)
	if max(ax, bx) <= -t.hw-r || min(ax, bx) >= t.hw+r || max(ay, by) <= -t.hh-r || min(ay, by) >= t.hh+r {
		return 0, false
	}
	t0, t1 := clip(ax, ay, bx, by, t.hw+r, t.hh+r)
	if t0 >= t1 {
		return 0, false
	}
	length = (t1 - t0) * math.Hypot(bx-ax, by-ay)
	// Inside the grown box it may still pass the corner.
	if u0, u1 := clip(ax, ay, bx, by, t.hw, t.hh); u0 < u1 {
		return length, true
	}
	near := min(outside(ax, ay, t.hw, t.hh), outside(bx, by, t.hw, t.hh))
	for _, s := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		near = min(near, toStretch(s[0]*t.hw, s[1]*t.hh, ax, ay, bx, by))
	}
	return length, near < r
}

func outside(x, y, hw, hh float64) float64 {
	return math.Hypot(max(0, math.Abs(x)-hw), max(0, math.Abs(y)-hh))
}

// clip returns the part of a stretch inside the box of half size hw, hh; t0 >= t1 when there is none.
func clip(ax, ay, bx, by, hw, hh float64) (t0, t1 float64) {
	t0, t1 = 0, 1
	for _, k := range [2][3]float64{{ax, bx - ax, hw}, {ay, by - ay, hh}} {
		if k[1] == 0 {
			if math.Abs(k[0]) >= k[2] {
				return 1, 0
			}
			continue
		}
		u, v := (-k[2]-k[0])/k[1], (k[2]-k[0])/k[1]
		t0, t1 = max(t0, min(u, v)), min(t1, max(u, v))
	}
	return t0, t1
}

func toStretch(px, py, ax, ay, bx, by float64) float64 {
	dx, dy := bx-ax, by-ay
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = max(0, min(1, ((px-ax)*dx+(py-ay)*dy)/l))
	}
	return math.Hypot(ax+t*dx-px, ay+t*dy-py)
}

// between returns the box of a thin line from a point along d.
func between(from, d orb.Point) Box {
	return Box{
		Centre: orb.Point{from[0] + d[0]/2, from[1] + d[1]/2},
		W:      math.Hypot(d[0], d[1]), H: 2 * leaderReach,
		Angle: math.Atan2(d[1], d[0]),
	}
}
