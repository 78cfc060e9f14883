package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// CatmullRom returns a smooth line through all of pts, flattened so that it strays less than tolerance (in the unit of
// pts; not positive: 0.25) from the curve: a centripetal Catmull-Rom spline (alpha 0.5), which has neither loops nor cusps
// within a stretch. Repeated points and those that are not finite are left out; fewer than three points come back as they
// are, in a new slice. Source: C. Yuksel, S. Schaefer, J. Keyser, Parameterization and applications of Catmull-Rom curves
// (Computer-Aided Design 43, 2011).
func CatmullRom(pts []orb.Point, tolerance float64) []orb.Point {
	if !(tolerance > 0) {
		tolerance = 0.25
	}
	p := distinct(pts)
	if len(p) < 3 {
		return p
	}
	out := make([]orb.Point, 1, 8*len(p))
	out[0] = p[0]
	for i := 1; i < len(p); i++ {
		a, b := p[i-1], p[i]
		// Beyond the ends the first and the last stretch are mirrored.
		before, after := orb.Point{2*a[0] - b[0], 2*a[1] - b[1]}, orb.Point{2*b[0] - a[0], 2*b[1] - a[1]}
		if i > 1 {
			before = p[i-2]
		}
		if i+1 < len(p) {
			after = p[i+1]
		}
		c1, c2 := bezier(before, a, b, after), bezier(after, b, a, before)
		out = flatten(out, a, c1, c2, b, tolerance)
	}
	return out
}

// distinct returns the finite points of pts without repetitions in a row.
func distinct(pts []orb.Point) []orb.Point {
	out := make([]orb.Point, 0, len(pts))
	for _, q := range pts {
		if finite(q[0], q[1]) && (len(out) == 0 || out[len(out)-1] != q) {
			out = append(out, q)
		}
	}
	return out
}

// bezier returns the control point next to b of the cubic that equals the spline between b and c.
func bezier(a, b, c, d orb.Point) orb.Point {
	l1, l2 := dist(a, b), dist(b, c)
	if l1 == 0 || l2 == 0 {
		return b
	}
	s1, s2 := math.Sqrt(l1), math.Sqrt(l2)
	var q orb.Point
	for k := range 2 {
		q[k] = (l1*c[k] - l2*a[k] + (2*l1+3*s1*s2+l2)*b[k]) / (3 * s1 * (s1 + s2))
	}
	if !finite(q[0], q[1]) {
		return b
	}
	return q
}

// flatten appends the cubic after its first point. The number of steps is Wang's bound.
func flatten(out []orb.Point, p0, p1, p2, p3 orb.Point, tolerance float64) []orb.Point {
	bend := max(math.Hypot(p0[0]-2*p1[0]+p2[0], p0[1]-2*p1[1]+p2[1]), math.Hypot(p1[0]-2*p2[0]+p3[0], p1[1]-2*p2[1]+p3[1]))
	n := 1
	if f := math.Sqrt(0.75 * bend / tolerance); f > 1 {
		n = int(min(math.Ceil(f), 500))
	}
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		out = append(out, orb.Point{a*p0[0] + b*p1[0] + c*p2[0] + d*p3[0], a*p0[1] + b*p1[1] + c*p2[1] + d*p3[1]})
	}
	return append(out, p3)
}

func dist(a, b orb.Point) float64 { return math.Hypot(b[0]-a[0], b[1]-a[1]) }
