package basemap

import (
	"math"

	"github.com/paulmach/orb"
)

// Dissolve returns the outline of a set of countries as rings, turned as in Country.Polygons: the arcs that two of the
// countries share, or one with itself, are left out. Under the non-zero rule the rings fill what the countries' own fill,
// with fewer points. A ring may reach over much of the world.
func (l *Level) Dissolve(countries []int) []Ring {
	// How often each arc is run along forwards, less how often backwards.
	runs := make([]int8, len(l.Arcs))
	for _, c := range countries {
		for _, polygon := range l.Countries[c].Polygons {
			for _, ring := range polygon {
				for _, ref := range ring {
					if ref >= 0 {
						runs[ref]++
					} else {
						runs[^ref]--
					}
				}
			}
		}
	}
	// What is left, by where it begins. Every point is left as often as it is reached, so that any walk returns.
	next := map[corner][]int{}
	for i, n := range runs {
		if n == 0 {
			continue
		}
		ref := i
		if n < 0 {
			ref, n = ^i, -n
		}
		from, _ := l.ends(ref)
		for range n {
			next[from] = append(next[from], ref)
		}
	}
	var rings []Ring
	for i := range runs {
		ref := i
		if runs[i] < 0 {
			ref = ^i
		}
		start, _ := l.ends(ref)
		for len(next[start]) > 0 {
			var walk Ring
			for at := start; len(next[at]) > 0; {
				list := next[at]
				ref := list[len(list)-1]
				next[at] = list[:len(list)-1]
				walk = append(walk, ref)
				if _, at = l.ends(ref); at == start {
					break
				}
			}
			rings = append(rings, walk)
		}
	}
	return rings
}

// corner is a point that arcs share, in millionths of a degree, its longitude within one turn.
type corner struct{ lon, lat int32 }

// ends returns where an arc begins and ends, run along as a Ring says.
func (l *Level) ends(ref int) (from, to corner) {
	points := l.Arcs[max(ref, ^ref)].Points
	from, to = cornerOf(points[0]), cornerOf(points[len(points)-1])
	if ref < 0 {
		return to, from
	}
	return from, to
}

func cornerOf(p orb.Point) corner {
	const turn = 360e6
	lon := math.Mod(math.Round(p[0]*1e6), turn)
	if lon < 0 {
		lon += turn
	}
	return corner{int32(lon), int32(math.Round(p[1] * 1e6))}
}
