package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Offset returns line moved sideways by d: to the right of the direction of travel where y runs down (the screen), to the
// left where it runs up; negative to the other side. Outer corners are rounded, and what would make a loop or a spike in
// a tight inner bend is left out, so that the result keeps its distance from the line, to about a hundredth of d.
func Offset(line []orb.Point, d float64) []orb.Point {
	return OffsetBy(line, func(float64) float64 { return d })
}

// OffsetBy is Offset by a distance that depends on how far along the line one is, as for a route that leaves a shared
// trunk. by must change slowly (less than its argument); a result that is not finite counts as 0.
func OffsetBy(line []orb.Point, by func(along float64) float64) []orb.Point {
	m := Measure(line)
	if len(m.Points) < 2 {
		return m.Points
	}
	off := func(s float64) float64 {
		d := by(s)
		if !finite(d) {
			return 0
		}
		return d
	}
	var largest float64
	for i := range 33 {
		largest = max(largest, math.Abs(off(m.Length()*float64(i)/32)))
	}
	for _, s := range m.along {
		largest = max(largest, math.Abs(off(s)))
	}
	if largest == 0 {
		return m.Points
	}
	m = m.dense(max(2*largest, m.Length()/4000))
	n := len(m.Points)
	type moved struct {
		at   orb.Point
		from int // vertex of m
		d    float64
	}
	var raw []moved
	for i, p := range m.Points {
		d := off(m.along[i])
		in, out := m.direction(max(i-1, 0)), m.direction(min(i, n-2))
		turn := math.Atan2(in[0]*out[1]-in[1]*out[0], in[0]*out[0]+in[1]*out[1])
		a := math.Atan2(in[1], in[0]) + math.Pi/2
		if outer := turn*d < 0; outer && math.Abs(turn) > 0.2 {
			// Round the corner in steps of at most 15 degrees.
			k := int(math.Ceil(math.Abs(turn) / (math.Pi / 12)))
			for j := range k + 1 {
				s, c := math.Sincos(a + turn*float64(j)/float64(k))
				raw = append(raw, moved{orb.Point{p[0] + d*c, p[1] + d*s}, i, d})
			}
			continue
		}
		s, c := math.Sincos(a + turn/2)
		l := d / max(math.Cos(turn/2), 0.1)
		raw = append(raw, moved{orb.Point{p[0] + l*c, p[1] + l*s}, i, d})
	}
	out := make([]orb.Point, 0, len(raw))
	for k, q := range raw {
		reach := 4 * math.Abs(q.d)
		// Where the distance changes along the line, a moved point is nearer to the line by the square of that slope.
		limit := math.Abs(q.d) * 0.985
		clear := true
		for step := -1; step <= 1; step += 2 {
			i := q.from
			if step < 0 {
				i--
			}
			for ; clear && i >= 0 && i < n-1; i += step {
				if math.Abs(m.along[i]-m.along[q.from]) > reach && math.Abs(m.along[i+1]-m.along[q.from]) > reach {
					break
				}
				_, d := nearest(m.Points[i], m.Points[i+1], q.at)
				clear = d >= limit
			}
		}
		if clear || k == 0 || k == len(raw)-1 {
			out = append(out, q.at)
		}
	}
	return Simplify(out, 0.01*largest)
}

// direction returns the direction of the stretch that starts at point i.
func (m Measured) direction(i int) orb.Point {
	a, b := m.Points[i], m.Points[i+1]
	l := m.along[i+1] - m.along[i]
	return orb.Point{(b[0] - a[0]) / l, (b[1] - a[1]) / l}
}

// dense returns the line with points added so that none is farther than step from the next.
func (m Measured) dense(step float64) Measured {
	out := Measured{}
	for i, p := range m.Points {
		if i > 0 {
			a, l := m.Points[i-1], m.along[i]-m.along[i-1]
			n := int(min(math.Ceil(l/step), 10000))
			for k := 1; k < n; k++ {
				f := float64(k) / float64(n)
				out.Points = append(out.Points, lerp(a, p, f))
				out.along = append(out.along, m.along[i-1]+f*l)
			}
		}
		out.Points = append(out.Points, p)
		out.along = append(out.along, m.along[i])
	}
	return out
}
