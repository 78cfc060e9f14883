package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Outline returns the edge of the projection's world in metres as a closed ring, counter-clockwise: the ground of the
// sea. A projection that this package does not know has none.
func Outline(p Projection) orb.Ring {
	var ring orb.Ring
	switch p := p.(type) {
	case flat:
		_, south, north := p.domain()
		add := func(lambda, phi float64) {
			x, y := p.plane(lambda*toRad, phi*toRad)
			ring = append(ring, orb.Point{x, y})
		}
		const n = 180
		for i := range n {
			add(-180+float64(i)*360/n, south)
		}
		for i := range n {
			add(180, south+(north-south)*float64(i)/n)
		}
		for i := range n {
			add(180-float64(i)*360/n, north)
		}
		for i := range n {
			add(-180, north-(north-south)*float64(i)/n)
		}
	case *Orthographic:
		const n = 720
		for i := range n {
			s, c := math.Sincos(float64(i) * 2 * math.Pi / n)
			ring = append(ring, orb.Point{Radius * c, Radius * s})
		}
	default:
		return nil
	}
	return append(ring, ring[0])
}

// Graticule returns the meridians and parallels that are multiples of step degrees, in degrees, from pole to pole and
// once around, in points 2.5 degrees apart. A step that is not in 0..180 gives none.
func Graticule(step float64) []orb.LineString {
	if !(step > 0) || step > 180 {
		return nil
	}
	step = max(step, 0.1)
	var lines []orb.LineString
	const dense = 2.5
	for lon := -180.0; lon < 180-1e-9; lon += step {
		var l orb.LineString
		for lat := -90.0; lat <= 90; lat += dense {
			l = append(l, orb.Point{lon, lat})
		}
		lines = append(lines, l)
	}
	for k := math.Ceil(-90/step + 1e-9); k*step < 90-1e-9; k++ {
		var l orb.LineString
		for lon := -180.0; lon <= 180; lon += dense {
			l = append(l, orb.Point{lon, k * step})
		}
		lines = append(lines, l)
	}
	return lines
}
