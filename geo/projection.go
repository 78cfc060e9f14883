// Package geo is cartography on the sphere and in the plane: projections, viewports, great circles, cutting and clipping
// of lines and rings, curves and parallel lines for routes. Label placement is in geo/label, the base map in geo/basemap.
// It knows no story and draws nothing; it imports neither Fyne nor anything of app or dataset.
//
// An orb.Point in degrees is always [longitude, latitude]. Projected coordinates are metres, x to the east and y up.
// Screen coordinates are points, x to the right and y down, origin at the top left of the viewport.
package geo

import (
	"math"

	"github.com/paulmach/orb"
)

const (
	// Radius is the radius of the sphere of every projection, in metres: the mean radius of WGS 84, PROJ's +R=6371008.8.
	Radius = 6371008.8
	// RadiusKm is the radius of the sphere on which distances are told, in kilometres.
	RadiusKm = 6371.0

	toRad = math.Pi / 180
	toDeg = 180 / math.Pi
)

// Projection maps degrees to metres in the plane and back. The implementations are immutable and safe to share.
type Projection interface {
	// Forward projects longitude and latitude (degrees; any longitude, it is wrapped) to metres. It reports false for
	// what is not shown: the far side of a globe, a latitude outside the domain, NaN and infinities.
	Forward(lonlat orb.Point) (orb.Point, bool)
	// Inverse is the way back, longitude in -180..180. It reports false where no place of the world is drawn.
	Inverse(xy orb.Point) (orb.Point, bool)
	// PROJ returns the PROJ string of the same projection.
	PROJ() string
}

// flat is a projection whose world is a rectangle of longitudes -180..180 about a central meridian and latitudes
// south..north: it is cut along one meridian.
type flat interface {
	Projection
	// domain returns the central meridian and the range of latitudes that rings are filled in, degrees.
	domain() (lon0, south, north float64)
	// plane projects radians relative to the central meridian, without a check of the domain.
	plane(lambda, phi float64) (x, y float64)
}

// wrap returns a longitude difference in degrees brought to -180..180; exactly +180 and -180 stay what they are, so that
// the two sides of the cut can be told apart. It needs a finite value.
func wrap(d float64) float64 {
	if d >= -180 && d <= 180 {
		return d
	}
	d = math.Mod(d, 360)
	if d > 180 {
		d -= 360
	} else if d < -180 {
		d += 360
	}
	return d
}

func finite(v ...float64) bool {
	for _, f := range v {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return false
		}
	}
	return true
}

// forwardFlat is Forward of the flat projections; south and north bound the latitudes that Forward takes.
func forwardFlat(p flat, lonlat orb.Point, lon0, south, north float64) (orb.Point, bool) {
	if !(lonlat[1] >= south && lonlat[1] <= north) || !finite(lonlat[0]) {
		return orb.Point{}, false
	}
	x, y := p.plane(wrap(lonlat[0]-lon0)*toRad, lonlat[1]*toRad)
	return orb.Point{x, y}, true
}

// backFlat turns an inverse's radians into degrees and refuses what lies outside the world.
func backFlat(lambda, phi, lon0 float64) (orb.Point, bool) {
	const slack = 1e-9 // degrees; the outline itself, after rounding, still belongs to the world
	l, f := lambda*toDeg, phi*toDeg
	if !(math.Abs(l) <= 180+slack && math.Abs(f) <= 90+slack) {
		return orb.Point{}, false
	}
	l = max(-180, min(180, l))
	return orb.Point{wrap(lon0 + l), max(-90, min(90, f))}, true
}

// ForwardAll projects lonlat into dst (grown when too short) and returns it. What is not shown becomes NaN, NaN.
// dst may be lonlat itself.
func ForwardAll(p Projection, lonlat, dst []orb.Point) []orb.Point {
	if cap(dst) < len(lonlat) {
		dst = make([]orb.Point, len(lonlat))
	}
	dst = dst[:len(lonlat)]
	for i, q := range lonlat {
		xy, ok := p.Forward(q)
		if !ok {
			xy = orb.Point{math.NaN(), math.NaN()}
		}
		dst[i] = xy
	}
	return dst
}
