package label

import (
	"math"
	"math/rand/v2"

	"github.com/paulmach/orb"
)

// What follows decides overlaps by other means than the package does: areas of cut polygons and plain distances.

// common returns the area that two convex polygons (clockwise on the screen) share.
func common(a, b [4]orb.Point) float64 {
	poly := a[:]
	for i := range b {
		p, q := b[i], b[(i+1)%4]
		side := func(s orb.Point) float64 { return (q[0]-p[0])*(s[1]-p[1]) - (q[1]-p[1])*(s[0]-p[0]) }
		var cut []orb.Point
		for k, s := range poly {
			r := poly[(k+len(poly)-1)%len(poly)]
			ds, dr := side(s), side(r)
			if (ds < 0) != (dr < 0) {
				f := dr / (dr - ds)
				cut = append(cut, orb.Point{r[0] + (s[0]-r[0])*f, r[1] + (s[1]-r[1])*f})
			}
			if ds >= 0 {
				cut = append(cut, s)
			}
		}
		poly = cut
	}
	var sum float64
	for i, p := range poly {
		q := poly[(i+1)%len(poly)]
		sum += p[0]*q[1] - q[0]*p[1]
	}
	return math.Abs(sum) / 2
}

// apart returns the distance between a stretch and a convex polygon, 0 when they meet.
func apart(c [4]orb.Point, a, b orb.Point) float64 {
	inside := func(q orb.Point) bool {
		for i, p := range c {
			r := c[(i+1)%4]
			if (r[0]-p[0])*(q[1]-p[1])-(r[1]-p[1])*(q[0]-p[0]) < 0 {
				return false
			}
		}
		return true
	}
	if inside(a) || inside(b) {
		return 0
	}
	d := math.Inf(1)
	for i, p := range c {
		q := c[(i+1)%4]
		if cross(p, q, a, b) {
			return 0
		}
		d = min(d, toStretch(p[0], p[1], a[0], a[1], b[0], b[1]), toStretch(a[0], a[1], p[0], p[1], q[0], q[1]), toStretch(b[0], b[1], p[0], p[1], q[0], q[1]))
	}
	return d
}

func cross(a, b, c, d orb.Point) bool {
	o := func(p, q, r orb.Point) bool { return (q[0]-p[0])*(r[1]-p[1])-(q[1]-p[1])*(r[0]-p[0]) > 0 }
	return o(a, b, c) != o(a, b, d) && o(c, d, a) != o(c, d, b)
}

// covers reports whether a box covers part of an obstacle, by more than rounding.
func covers(b Box, o Obstacle) bool {
	const eps = 1e-6
	c := b.Corners()
	switch o.kind {
	case kindBox:
		return common(c, o.box.Corners()) > eps
	case kindCircle:
		return apart(c, o.centre, o.centre) < o.radius-eps
	}
	near := b.Bound().Pad(o.radius)
	for i := 1; i < len(o.line); i++ {
		if !near.Intersects(orb.MultiPoint{o.line[i-1], o.line[i]}.Bound()) {
			continue
		}
		if apart(c, o.line[i-1], o.line[i]) < o.radius-eps {
			return true
		}
	}
	return false
}

// layout returns a random map: markers with names, areas, a legend, routes, cut lines.
func layout(r *rand.Rand, labels, routes int) Layout {
	l := Layout{Frame: orb.Bound{Max: orb.Point{1000, 600}}, Padding: float64(r.IntN(3))}
	at := func() orb.Point { return orb.Point{r.Float64() * 1000, r.Float64() * 600} }
	for i := range labels {
		b := Label{
			ID: string(rune('A' + i)), Priority: r.IntN(7), Weight: float64(r.IntN(4)),
			W: 20 + r.Float64()*90, H: float64(12 + 14*r.IntN(2)),
			Anchor: at(), Radius: 5, Gap: 2, Crosses: r.IntN(3) == 0, Keep: r.IntN(12) == 0,
		}
		switch r.IntN(6) {
		case 0:
			for range 1 + r.IntN(3) {
				s := Spot{Centre: at(), SlideX: 30, SlideY: float64(r.IntN(2)) * 10}
				if r.IntN(2) == 0 {
					s.Angle = r.Float64()*3 - 1.5
				}
				b.Spots = append(b.Spots, s)
			}
		case 1:
			b.Prefer = []Position{Left, Down}
			b.Only = r.IntN(4) == 0
			fallthrough
		default:
			if r.IntN(4) == 0 {
				b.Leader = 60
			}
			l.Obstacles = append(l.Obstacles, Circle(b.Anchor, 6))
		}
		l.Labels = append(l.Labels, b)
	}
	l.Obstacles = append(l.Obstacles,
		Rect(orb.Bound{Min: orb.Point{10, 440}, Max: orb.Point{260, 590}}),
		Turned(Box{Centre: at(), W: 120, H: 14, Angle: r.Float64() * 3}),
		Line([]orb.Point{at(), at()}, 8))
	for range routes {
		p := at()
		line := []orb.Point{p}
		a := r.Float64() * 6
		for range 60 {
			a += r.Float64() - 0.5
			p = orb.Point{p[0] + 9*math.Cos(a), p[1] + 9*math.Sin(a)}
			line = append(line, p)
		}
		l.Obstacles = append(l.Obstacles, Line(line, 4).Soft(1))
	}
	return l
}
