package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// see fills vec and z with the points of rel, long stretches filled in, as they are seen on the unit sphere. closed also
// fills in from the last to the first. It returns how many are on the near side.
func (t *plot) see(closed bool) (near int) {
	t.vec, t.z = t.vec[:0], t.z[:0]
	add := func(q orb.Point) {
		x, y, z := t.globe.vector(orb.Point{q[0] + t.lon0, q[1]})
		t.vec, t.z = append(t.vec, orb.Point{x, y}), append(t.z, z)
		if z >= 0 {
			near++
		}
	}
	n := len(t.rel)
	for i, b := range t.rel {
		if i > 0 || closed {
			a := t.rel[(i+n-1)%n]
			if d := max(math.Abs(b[0]-a[0]), math.Abs(b[1]-a[1])); d > t.step {
				m := int(math.Ceil(d / t.step))
				for k := 1; k < m; k++ {
					add(lerp(a, b, float64(k)/float64(m)))
				}
			}
		}
		add(b)
	}
	return near
}

// horizon returns where the stretch from i to j passes the horizon, as an angle; x, y on the unit circle follow from it.
func (t *plot) horizon(i, j int) float64 {
	f := t.z[i] / (t.z[i] - t.z[j])
	c := lerp(t.vec[i], t.vec[j], f)
	return math.Atan2(c[1], c[0])
}

func (t *plot) pushHorizon(angle float64) {
	s, c := math.Sincos(angle)
	t.push(Radius*c, Radius*s)
}

func (t *plot) globeLine(emit func([]orb.Point)) {
	if t.see(false) == 0 {
		return
	}
	for i := range t.vec {
		if t.z[i] < 0 {
			if i > 0 && t.z[i-1] >= 0 {
				t.pushHorizon(t.horizon(i-1, i))
				t.endLine(emit)
			}
			continue
		}
		if i > 0 && t.z[i-1] < 0 {
			t.pushHorizon(t.horizon(i-1, i))
		}
		t.push(Radius*t.vec[i][0], Radius*t.vec[i][1])
	}
	t.endLine(emit)
}

// globeRing draws what is on the near side and, for each stretch on the far side, the arc of the horizon that it sweeps
// as seen from the centre. Moving the far side outward onto the horizon changes no winding inside the disc, so what was
// inside stays inside, however often the ring passes the horizon; only a ring round the point opposite the eye needs the
// whole horizon added.
func (t *plot) globeRing(b orb.Bound, emit func([]orb.Point)) {
	near := t.see(true)
	if near == 0 {
		return
	}
	n := len(t.vec)
	if near == n {
		for _, q := range t.vec {
			t.push(Radius*q[0], Radius*q[1])
		}
		t.endRing(emit)
		return
	}
	start := 0
	for t.z[start] < 0 {
		start++
	}
	var exit, last, swept float64
	turnTo := func(a float64) {
		d := math.Remainder(a-last, 2*math.Pi)
		swept += d
		last = a
	}
	for k := range n {
		i, j := (start+k)%n, (start+k+1)%n
		if t.z[i] >= 0 {
			t.push(Radius*t.vec[i][0], Radius*t.vec[i][1])
			if t.z[j] < 0 {
				exit = t.horizon(i, j)
				last, swept = exit, 0
			}
		}
		if t.z[j] < 0 {
			if t.vec[j] != (orb.Point{}) {
				turnTo(math.Atan2(t.vec[j][1], t.vec[j][0]))
			}
		} else if t.z[i] < 0 {
			turnTo(t.horizon(i, j))
			m := max(1, int(math.Ceil(math.Abs(swept)*toDeg/min(t.step, 2))))
			for s := range m + 1 {
				t.pushHorizon(exit + swept*float64(s)/float64(m))
			}
		}
	}
	t.endRing(emit)
	if opposite := (orb.Point{180, -t.globe.lat0}); holds(t.rel, b, opposite) {
		ring := Outline(t.globe)
		for i := range ring {
			q := ring[i]
			if area(t.rel) < 0 {
				q = ring[len(ring)-1-i]
			}
			t.push(q[0], q[1])
		}
		t.endRing(emit)
	}
}

// holds reports whether a ring of relative degrees holds q, on any turn round the world (even-odd).
func holds(ring []orb.Point, b orb.Bound, q orb.Point) bool {
	for k := math.Ceil((b.Min[0] - q[0]) / 360); q[0]+360*k <= b.Max[0]; k++ {
		x, y := q[0]+360*k, q[1]
		in := false
		for i, p := range ring {
			o := ring[(i+len(ring)-1)%len(ring)]
			if (p[1] > y) != (o[1] > y) && x < (o[0]-p[0])*(y-p[1])/(o[1]-p[1])+p[0] {
				in = !in
			}
		}
		if in {
			return true
		}
	}
	return false
}

// area returns twice the signed area of a ring in the plane, positive when counter-clockwise with y up.
func area(ring []orb.Point) float64 {
	var sum float64
	for i, p := range ring {
		o := ring[(i+len(ring)-1)%len(ring)]
		sum += o[0]*p[1] - p[0]*o[1]
	}
	return sum
}
