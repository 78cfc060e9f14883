package main

import (
	"math"

	"github.com/paulmach/orb"
)

// zone is a part of the map and how far, in degrees of latitude, a line there may move when it is simplified.
type zone struct {
	bound     orb.Bound
	tolerance float64
}

// simplify thins out every arc, each on its own so that neighbours keep meeting. Without zones nothing is done.
func (m *atlas) simplify(zones []zone) {
	if len(zones) == 0 {
		return
	}
	for i, arc := range m.arcs {
		if !m.seams[i] {
			m.arcs[i] = thin(arc, zones)
		}
	}
}

func tolerance(p orb.Point, zones []zone) float64 {
	for _, z := range zones {
		if z.bound.Contains(p) {
			return z.tolerance
		}
	}
	return zones[len(zones)-1].tolerance
}

// thin is the line simplification of Douglas and Peucker (1973) with a tolerance that depends on the place. A closed line
// keeps three corners beside its ends, so that it stays a ring. The ends stay.
func thin(line []orb.Point, zones []zone) []orb.Point {
	keep := make([]bool, len(line))
	last := len(line) - 1
	keep[0], keep[last] = true, true
	var split func(i, j int)
	split = func(i, j int) {
		worst, at := 0.0, -1
		for k := i + 1; k < j; k++ {
			if d := distance(line[k], line[i], line[j]) / tolerance(line[k], zones); d > worst {
				worst, at = d, k
			}
		}
		if worst > 1 {
			keep[at] = true
			split(i, at)
			split(at, j)
		}
	}
	if line[0] == line[last] && last >= 4 {
		corners := []int{0, last / 4, last / 2, last * 3 / 4, last}
		for i := 1; i < len(corners); i++ {
			keep[corners[i]] = true
			split(corners[i-1], corners[i])
		}
	} else {
		split(0, last)
	}
	var out []orb.Point
	for i, p := range line {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// distance returns how far p lies from the segment a, b, in degrees of latitude.
func distance(p, a, b orb.Point) float64 {
	squeeze := math.Cos((a[1] + b[1]) / 2 * math.Pi / 180)
	px, py := (p[0]-a[0])*squeeze, p[1]-a[1]
	bx, by := (b[0]-a[0])*squeeze, b[1]-a[1]
	if length := bx*bx + by*by; length > 0 {
		t := min(max((px*bx+py*by)/length, 0), 1)
		px, py = px-t*bx, py-t*by
	}
	return math.Hypot(px, py)
}
