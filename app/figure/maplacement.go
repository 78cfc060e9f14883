package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/scene"
)

// settle gives a label its place at once, so that markers too keep off it. The story's border alone may ask for that.
func (b *labelBoard) settle(r request) {
	if !b.c.layers.Has(labelsLayer) {
		return
	}
	if i := b.choose(r, b.hard); i >= 0 {
		b.c.kept = append(b.c.kept, r.spots[i].turned)
		b.blockTurned(r.spots[i].turned)
		b.settled = append(b.settled, r.draw(r.spots[i])...)
	}
}

// choose returns the first spot of a request that is in the picture, free and off the routes, else the first one that
// is only free, if the request may cross a route; else -1.
func (b *labelBoard) choose(r request, taken []turned) int {
	best := -1
	for i, s := range r.spots {
		if !b.c.holds(s.turned) || meetsAny(taken, s.padded(1.5*float64(b.c.k))) {
			continue
		}
		if !b.crossed(s.turned) {
			return i
		}
		if best < 0 && r.crosses {
			best = i
		}
	}
	return best
}

// place gives the labels their spots, in order of rank, and draws those that found one. A label stays off everything
// reserved and every label before it, inside the picture, and off the routes where it can; one that may cross a route
// does so when no other spot is left. The same view always gives the same placement.
func (b *labelBoard) place() []scene.Item {
	requests := append([]request(nil), b.requests...)
	sortBy(requests, func(p, q request) bool {
		if p.rank != q.rank {
			return p.rank < q.rank
		}
		if p.weight != q.weight {
			return p.weight > q.weight
		}
		return p.order < q.order
	})
	taken := append([]turned(nil), b.hard...)
	drawn := make([][]scene.Item, len(b.requests))
	for _, r := range requests {
		best := b.choose(r, taken)
		if best < 0 {
			continue
		}
		taken = append(taken, r.spots[best].turned)
		b.stood = append(b.stood, r.spots[best].turned)
		drawn[r.order] = r.draw(r.spots[best])
	}
	var items []scene.Item
	for i := len(drawn) - 1; i >= 0; i-- {
		items = append(items, drawn[i]...)
	}
	return append(items, b.settled...)
}

func meetsAny(boxes []turned, t turned) bool {
	for _, o := range boxes {
		if o.meets(t) {
			return true
		}
	}
	return false
}

// padded is a rectangle with d more on each side.
func (t turned) padded(d float64) turned {
	t.W, t.H = t.W+2*d, t.H+2*d
	return t
}

// crossed reports whether a box lies on a route.
func (b *labelBoard) crossed(t turned) bool {
	reach := math.Hypot(t.W, t.H) / 2
	for i := range b.lines {
		l := &b.lines[i]
		if t.X+reach < l.box.Min[0]-l.half || t.X-reach > l.box.Max[0]+l.half || t.Y+reach < l.box.Min[1]-l.half || t.Y-reach > l.box.Max[1]+l.half {
			continue
		}
		sin, cos := math.Sincos(-t.Angle)
		halfW, halfH := t.W/2+l.half, t.H/2+l.half
		room := orb.Bound{Min: orb.Point{-halfW, -halfH}, Max: orb.Point{halfW, halfH}}
		var last orb.Point
		for j, p := range l.line {
			x, y := p[0]-t.X, p[1]-t.Y
			q := orb.Point{x*cos - y*sin, x*sin + y*cos}
			if j > 0 && crosses(last, q, room) && segmentIn(last, q, room) {
				return true
			}
			last = q
		}
	}
	return false
}

// segmentIn reports whether a straight line meets a rectangle.
func segmentIn(a, b orb.Point, r orb.Bound) bool {
	t0, t1 := 0.0, 1.0
	for axis := range 2 {
		d := b[axis] - a[axis]
		if d == 0 {
			if a[axis] < r.Min[axis] || a[axis] > r.Max[axis] {
				return false
			}
			continue
		}
		u, v := (r.Min[axis]-a[axis])/d, (r.Max[axis]-a[axis])/d
		t0, t1 = max(t0, min(u, v)), min(t1, max(u, v))
	}
	return t0 <= t1
}

// meets reports whether two turned rectangles overlap, by their separating axes.
func (t turned) meets(o turned) bool {
	dx, dy := o.X-t.X, o.Y-t.Y
	if math.Hypot(dx, dy) > (math.Hypot(t.W, t.H)+math.Hypot(o.W, o.H))/2 {
		return false
	}
	for _, angle := range [4]float64{t.Angle, t.Angle + math.Pi/2, o.Angle, o.Angle + math.Pi/2} {
		sin, cos := math.Sincos(angle)
		if math.Abs(dx*cos+dy*sin) >= t.span(cos, sin)+o.span(cos, sin) {
			return false
		}
	}
	return true
}

// span is half the length of the rectangle's shadow on an axis.
func (t turned) span(cos, sin float64) float64 {
	s, c := math.Sincos(t.Angle)
	return (math.Abs(c*cos+s*sin)*t.W + math.Abs(-s*cos+c*sin)*t.H) / 2
}
