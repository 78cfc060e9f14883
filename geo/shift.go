package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Shift takes a place on the screen of one viewport to where another one has the same ground. It is there between two
// viewports of one projection, where everything is moved and magnified alike, and between two globes, where the ground
// turns with the sphere.
type Shift struct {
	factor, dx, dy float64

	globe    bool
	from, to Disc
	turn     Turn
}

// Disc is where a globe stands on the screen, points.
type Disc struct{ X, Y, Radius float64 }

// Turn takes a place on the unit sphere to another one: x to the right, y up, z towards the eye.
type Turn [3][3]float64

func discOf(v Viewport) Disc {
	x, y := v.XY(orb.Point{})
	return Disc{x, y, Radius / v.MetresPerPoint}
}

// ShiftBetween returns the shift from one viewport to another; it reports false between different projections.
func ShiftBetween(from, to Viewport) (Shift, bool) {
	s := Shift{factor: from.MetresPerPoint / to.MetresPerPoint}
	if !(s.factor > 0) || math.IsInf(s.factor, 0) {
		return Shift{}, false
	}
	s.dx, s.dy = to.XY(from.Metres(0, 0))
	if Same(from.Projection, to.Projection) {
		return s, finite(s.dx, s.dy)
	}
	a, ok1 := from.Projection.(*Orthographic)
	b, ok2 := to.Projection.(*Orthographic)
	if !ok1 || !ok2 {
		return Shift{}, false
	}
	s.globe, s.from, s.to = true, discOf(from), discOf(to)
	m, n := a.axes(), b.axes()
	for i := range 3 { // to the world with the one's axes turned over, from there with the other's
		for j := range 3 {
			for k := range 3 {
				s.turn[i][j] += n[i][k] * m[j][k]
			}
		}
	}
	return s, true
}

// axes are the directions in which x, y and z of vector point on the sphere.
func (o *Orthographic) axes() [3][3]float64 {
	sl, cl := math.Sincos(o.lon0 * toRad)
	return [3][3]float64{
		{-sl, cl, 0},
		{-o.sin0 * cl, -o.sin0 * sl, o.cos0},
		{o.cos0 * cl, o.cos0 * sl, o.sin0},
	}
}

// Same reports whether two projections are one.
func Same(a, b Projection) bool {
	switch p := a.(type) {
	case *Conic:
		q, ok := b.(*Conic)
		return ok && p != nil && q != nil && *p == *q
	case *EqualEarth:
		q, ok := b.(*EqualEarth)
		return ok && p != nil && q != nil && *p == *q
	case *Mercator:
		q, ok := b.(*Mercator)
		return ok && p != nil && q != nil && *p == *q
	case *Orthographic:
		q, ok := b.(*Orthographic)
		return ok && p != nil && q != nil && *p == *q
	}
	return false
}

// Inverse is the way back; it reports false for the zero Shift.
func (s *Shift) Inverse() (Shift, bool) {
	if !(s.factor > 0) {
		return Shift{}, false
	}
	b := Shift{factor: 1 / s.factor, dx: -s.dx / s.factor, dy: -s.dy / s.factor, globe: s.globe, from: s.to, to: s.from}
	for i := range 3 {
		for j := range 3 {
			b.turn[i][j] = s.turn[j][i]
		}
	}
	return b, true
}

// Factor is how much larger the ground is shown.
func (s *Shift) Factor() float64 { return s.factor }

// Level reports whether the ground keeps its shape and its directions, moved and magnified alone.
func (s *Shift) Level() bool { return !s.globe }

// Globe returns where the globe stood, where it stands, and how it turned; only when the shift is not Level.
func (s *Shift) Globe() (from, to Disc, turn Turn) { return s.from, s.to, s.turn }

// Point returns where a place goes; it reports false where it comes to lie on the far side of a globe, and then returns a
// place on its edge. What lies beside the globe goes with its edge.
func (s *Shift) Point(x, y float64) (float64, float64, bool) {
	if !s.globe {
		return s.dx + x*s.factor, s.dy + y*s.factor, true
	}
	u, v := (x-s.from.X)/s.from.Radius, (s.from.Y-y)/s.from.Radius
	w := 1 - u*u - v*v
	if w <= 0 {
		return s.to.X + u*s.to.Radius, s.to.Y - v*s.to.Radius, true
	}
	w = math.Sqrt(w)
	t := &s.turn
	p, q := t[0][0]*u+t[0][1]*v+t[0][2]*w, t[1][0]*u+t[1][1]*v+t[1][2]*w
	seen := t[2][0]*u+t[2][1]*v+t[2][2]*w >= 0
	if !seen {
		if d := math.Hypot(p, q); d > 0 {
			p, q = p/d, q/d
		}
	}
	return s.to.X + p*s.to.Radius, s.to.Y - q*s.to.Radius, seen
}
