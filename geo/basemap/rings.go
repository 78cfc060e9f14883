package basemap

import (
	"math"

	"github.com/paulmach/orb"
)

// AppendRing appends the points of r to dst and returns it. The ring is closed (its last point repeats its first) and
// its longitudes run on, arcs being moved by whole turns where they meet; so a ring over the antimeridian passes 180.
func (l *Level) AppendRing(dst []orb.Point, r Ring) []orb.Point {
	start := len(dst)
	for _, ref := range r {
		points, backwards := l.Arcs[max(ref, ^ref)].Points, ref < 0
		n := len(points)
		at := func(i int) orb.Point {
			if backwards {
				return points[n-1-i]
			}
			return points[i]
		}
		shift, first := 0.0, 0
		if len(dst) > start {
			shift = turns(dst[len(dst)-1][0] - at(0)[0])
			first = 1 // the arcs share this point
		}
		for i := first; i < n; i++ {
			p := at(i)
			p[0] += shift
			dst = append(dst, p)
		}
	}
	return dst
}

// turns returns d rounded to whole turns, in degrees.
func turns(d float64) float64 { return 360 * math.Round(d/360) }

// Polygons returns the polygons of country c as rings of points, in degrees: closed, shells counter-clockwise, holes
// clockwise, as in Country.Polygons. They are built at the first call, for all countries, and shared.
func (l *Level) Polygons(c int) []orb.Polygon {
	l.once.Do(l.build)
	return l.polygons[c]
}

// build lays the rings of all countries out in one block of points.
func (l *Level) build() {
	total := 0
	for _, country := range l.Countries {
		for _, polygon := range country.Polygons {
			for _, ring := range polygon {
				total += l.Size(ring)
			}
		}
	}
	block := make([]orb.Point, 0, total)
	l.polygons = make([][]orb.Polygon, len(l.Countries))
	for c, country := range l.Countries {
		out := make([]orb.Polygon, len(country.Polygons))
		for p, polygon := range country.Polygons {
			out[p] = make(orb.Polygon, len(polygon))
			for r, ring := range polygon {
				from := len(block)
				block = l.AppendRing(block, ring)
				out[p][r] = orb.Ring(block[from:len(block):len(block)])
			}
		}
		l.polygons[c] = out
	}
}

// Size returns an upper bound of the number of points of r.
func (l *Level) Size(r Ring) int {
	n := 0
	for _, ref := range r {
		n += len(l.Arcs[max(ref, ^ref)].Points)
	}
	return n
}

// CountryAt returns the ISO 3166 alpha-2 code of the country that holds p (degrees), "" at sea, in a land without a
// code, for NaN, and outside what the level covers. A point in a lake is in the lake's country.
func (l *Level) CountryAt(p orb.Point) string {
	if c := l.Find(p); c >= 0 {
		return l.Countries[c].ISO2
	}
	return ""
}

// Find returns the index of the country that holds p (degrees), or -1.
func (l *Level) Find(p orb.Point) int {
	for c := range l.Countries {
		country := &l.Countries[c]
		for turn := -1; turn <= 1; turn++ {
			q := orb.Point{p[0] + 360*float64(turn), p[1]}
			if !country.Bound.Contains(q) {
				continue
			}
			for i, bound := range country.Bounds {
				if bound.Contains(q) && inside(l.Polygons(c)[i], q) {
					return c
				}
			}
		}
	}
	return -1
}

// inside is the even-odd rule over all rings of a polygon, holes included.
func inside(polygon orb.Polygon, p orb.Point) bool {
	in := false
	for _, ring := range polygon {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) {
				in = !in
			}
		}
	}
	return in
}
