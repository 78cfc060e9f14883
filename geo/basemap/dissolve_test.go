package basemap_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// TestDissolvedLandFillsWhatTheCountriesFill asks at places all over the world, and by area, whether the outline of sets
// of countries holds just what they hold.
func TestDissolvedLandFillsWhatTheCountriesFill(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	eachLevel(t, func(t *testing.T, l *basemap.Level) {
		for n, keep := range []func(i int) bool{
			func(int) bool { return true },
			func(i int) bool { return i%2 == 0 },
			func(i int) bool { return i == l.Country("BY") || i == l.Country("PL") },
			func(int) bool { return false },
		} {
			var set []int
			area, own := 0.0, 0
			for i := range l.Countries {
				if keep(i) {
					set = append(set, i)
					for _, polygon := range l.Polygons(i) {
						for _, ring := range polygon {
							area += signedArea(ring)
							own += len(ring)
						}
					}
				}
			}
			var rings []orb.Ring
			dissolved, points := 0.0, 0
			for _, ring := range l.Dissolve(set) {
				line := orb.Ring(l.AppendRing(nil, ring))
				if len(line) > l.Size(ring) {
					t.Errorf("set %d: a ring of %d points, Size said %d", n, len(line), l.Size(ring))
				}
				if first, last := line[0], line[len(line)-1]; first[1] != last[1] || math.Abs(math.Remainder(first[0]-last[0], 360)) > 1e-6 {
					t.Errorf("set %d: a ring from %v to %v is not closed", n, first, last)
				}
				dissolved += signedArea(line)
				points += len(line)
				rings = append(rings, line)
			}
			if math.Abs(area-dissolved) > 1e-6*math.Abs(area)+1e-9 {
				t.Errorf("set %d: area %v, of the countries %v", n, dissolved, area)
			}
			if points > own || n == 0 && points > own*4/5 {
				t.Errorf("set %d: %d points, of the countries %d", n, points, own)
			}
			for range 400 {
				p := orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*1.9-.95) * 180 / math.Pi}
				c := l.Find(p)
				if want, got := c >= 0 && keep(c), holds(rings, p); got != want {
					t.Errorf("set %d: %v inside %v, want %v", n, p, got, want)
				}
			}
		}
	})
}

// signedArea is that of the ring in square degrees; the walk from its last point to its first is not counted.
func signedArea(ring orb.Ring) float64 {
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		sum += (ring[i][0] - ring[i-1][0]) * (ring[i][1] + ring[i-1][1]) / 2
	}
	return -sum
}

// holds is the even-odd rule over all rings, in all their turns.
func holds(rings []orb.Ring, p orb.Point) bool {
	in := false
	for _, ring := range rings {
		for turn := -360.0; turn <= 360; turn += 360 {
			x := p[0] + turn
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if (a[1] > p[1]) != (b[1] > p[1]) && x < a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) {
					in = !in
				}
			}
		}
	}
	return in
}
