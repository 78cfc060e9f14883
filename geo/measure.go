package geo

import (
	"math"
	"sort"

	"github.com/paulmach/orb"
)

// Measured is a line in the plane with the distance of each of its points from the start. The zero value is an empty
// line. It must not be changed.
type Measured struct {
	Points []orb.Point
	along  []float64
}

// Measure returns line with its distances. Repeated points and those that are not finite are left out.
func Measure(line []orb.Point) Measured {
	m := Measured{Points: distinct(line)}
	m.along = make([]float64, len(m.Points))
	for i := 1; i < len(m.Points); i++ {
		m.along[i] = m.along[i-1] + dist(m.Points[i-1], m.Points[i])
	}
	return m
}

// Length returns the length of the line in its own unit; 0 for fewer than two points.
func (m Measured) Length() float64 {
	if len(m.along) == 0 {
		return 0
	}
	return m.along[len(m.along)-1]
}

// At returns the point at a distance from the start and the direction of travel there as a vector of length 1. Distances
// outside the line count as its ends. An empty line gives zeros, a single point the direction (1, 0).
func (m Measured) At(d float64) (at, tangent orb.Point) {
	switch len(m.Points) {
	case 0:
		return orb.Point{}, orb.Point{}
	case 1:
		return m.Points[0], orb.Point{1, 0}
	}
	i, t := m.find(d)
	a, b := m.Points[i], m.Points[i+1]
	l := m.along[i+1] - m.along[i]
	return lerp(a, b, t), orb.Point{(b[0] - a[0]) / l, (b[1] - a[1]) / l}
}

// find returns the stretch i..i+1 that holds the distance and how far along it is, 0..1. It needs two points.
func (m Measured) find(d float64) (i int, t float64) {
	n := len(m.along)
	if !(d > 0) {
		return 0, 0
	}
	if d >= m.along[n-1] {
		return n - 2, 1
	}
	i = sort.SearchFloat64s(m.along, d) - 1
	return i, (d - m.along[i]) / (m.along[i+1] - m.along[i])
}

// Sub returns the part of the line between two distances from the start, in a new slice; nil when nothing lies between.
func (m Measured) Sub(from, to float64) []orb.Point {
	from, to = max(from, 0), min(to, m.Length())
	if len(m.Points) < 2 || !(from < to) {
		return nil
	}
	i, t := m.find(from)
	j, u := m.find(to)
	out := []orb.Point{lerp(m.Points[i], m.Points[i+1], t)}
	out = append(out, m.Points[i+1:j+1]...)
	out = append(out, lerp(m.Points[j], m.Points[j+1], u))
	return distinct(out)
}

// Nearest returns how far along the line its nearest place to q lies, and the distance from there to q; an empty line is
// infinitely far.
func (m Measured) Nearest(q orb.Point) (along, distance float64) {
	distance = math.Inf(1)
	if len(m.Points) == 1 {
		return 0, dist(m.Points[0], q)
	}
	for i := 1; i < len(m.Points); i++ {
		t, d := nearest(m.Points[i-1], m.Points[i], q)
		if d < distance {
			distance = d
			along = m.along[i-1] + t*(m.along[i]-m.along[i-1])
		}
	}
	return along, distance
}

// Distance returns the distance of q from a line in the plane, +Inf for a line without finite points.
func Distance(line []orb.Point, q orb.Point) float64 {
	best := math.Inf(1)
	for i, p := range line {
		o := p
		if i > 0 {
			o = line[i-1]
		}
		if _, d := nearest(o, p, q); d < best {
			best = d
		}
	}
	return best
}

// nearest returns where on a..b (0..1) the nearest place to q lies, and how far off it is.
func nearest(a, b, q orb.Point) (t, d float64) {
	dx, dy := b[0]-a[0], b[1]-a[1]
	if l := dx*dx + dy*dy; l > 0 {
		t = max(0, min(1, ((q[0]-a[0])*dx+(q[1]-a[1])*dy)/l))
	}
	return t, math.Hypot(a[0]+t*dx-q[0], a[1]+t*dy-q[1])
}

// Simplify returns line without the points that are not needed to stay within tolerance of it (Douglas-Peucker), in a new
// slice. The ends stay, what is not finite goes; a tolerance that is not positive only removes repetitions.
func Simplify(line []orb.Point, tolerance float64) []orb.Point {
	p := distinct(line)
	if len(p) < 3 || !(tolerance > 0) {
		return p
	}
	keep := make([]bool, len(p))
	keep[0], keep[len(p)-1] = true, true
	stack := [][2]int{{0, len(p) - 1}}
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		far, at := tolerance, -1
		for i := s[0] + 1; i < s[1]; i++ {
			if _, d := nearest(p[s[0]], p[s[1]], p[i]); d > far {
				far, at = d, i
			}
		}
		if at >= 0 {
			keep[at] = true
			stack = append(stack, [2]int{s[0], at}, [2]int{at, s[1]})
		}
	}
	out := p[:0]
	for i, q := range p {
		if keep[i] {
			out = append(out, q)
		}
	}
	return out
}
