package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// Mercator is the Mercator projection of the sphere. It equals
//
//	+proj=merc +lon_0=LON0 +R=6371008.8
type Mercator struct{ lon0 float64 }

const (
	mercatorLimit = 89.9               // domain of Forward, degrees of latitude
	mercatorFill  = 85.051128779806604 // where the world is a square; rings and outline end here
)

// NewMercator returns the projection about the meridian lon0 (degrees, -180..180).
func NewMercator(lon0 float64) (*Mercator, error) {
	if !finite(lon0) || math.Abs(lon0) > 180 {
		return nil, fmt.Errorf("mercator projection: central meridian %v is not in -180..180", lon0)
	}
	return &Mercator{lon0}, nil
}

// Forward projects degrees to metres. Latitudes beyond 89.9 degrees are not shown: the poles lie at infinity.
func (m *Mercator) Forward(lonlat orb.Point) (orb.Point, bool) {
	return forwardFlat(m, lonlat, m.lon0, -mercatorLimit, mercatorLimit)
}

func (*Mercator) parallel(phi float64) (u, v float64) {
	return Radius, Radius * math.Asinh(math.Tan(phi))
}

// Inverse turns metres into degrees; it reports false outside the world.
func (m *Mercator) Inverse(xy orb.Point) (orb.Point, bool) {
	if !finite(xy[0], xy[1]) {
		return orb.Point{}, false
	}
	phi := math.Atan(math.Sinh(xy[1] / Radius))
	if math.Abs(phi)*toDeg > mercatorLimit+1e-9 {
		return orb.Point{}, false
	}
	return backFlat(xy[0]/Radius, phi, m.lon0)
}

// PROJ returns the PROJ string of this projection.
func (m *Mercator) PROJ() string { return fmt.Sprintf("+proj=merc +lon_0=%v +R=%.1f", m.lon0, Radius) }

func (m *Mercator) domain() (lon0, south, north float64) { return m.lon0, -mercatorFill, mercatorFill }
