package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// Conic is the Lambert conformal conic projection of the sphere, the region's frame: it keeps angles, and between its
// two parallels sizes are nearly true. It equals
//
//	+proj=lcc +lat_1=LAT1 +lat_2=LAT2 +lat_0=LAT0 +lon_0=LON0 +R=6371008.8
//
// Source: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395), equations 15-1 to 15-5.
type Conic struct {
	lat1, lat2, lat0, lon0 float64 // degrees
	n                      float64 // cone constant
	rf                     float64 // Radius * F
	rho0                   float64 // radius of the parallel lat0, metres
	south, north           float64 // domain of Forward, degrees
}

// NewConic returns the projection with standard parallels lat1 and lat2, whose origin is at lat0, lon0 (degrees). The
// parallels must lie on the same side of the equator, not on it and not at a pole; they may be equal.
func NewConic(lat1, lat2, lat0, lon0 float64) (*Conic, error) {
	if !finite(lat1, lat2, lat0, lon0) {
		return nil, fmt.Errorf("conic projection: parallels %v and %v, origin %v, %v: not finite numbers", lat1, lat2, lat0, lon0)
	}
	if math.Abs(lat1) >= 90 || math.Abs(lat2) >= 90 || math.Abs(lat0) >= 90 || math.Abs(lon0) > 180 {
		return nil, fmt.Errorf("conic projection: parallels %v and %v, origin %v, %v: out of range", lat1, lat2, lat0, lon0)
	}
	if lat1*lat2 <= 0 || math.Min(math.Abs(lat1), math.Abs(lat2)) < 1e-6 {
		return nil, fmt.Errorf("conic projection: parallels %v and %v do not lie on the same side of the equator", lat1, lat2)
	}
	c := &Conic{lat1: lat1, lat2: lat2, lat0: lat0, lon0: lon0}
	t := func(lat float64) float64 { return math.Tan(math.Pi/4 - lat*toRad/2) }
	c.n = math.Sin(lat1 * toRad)
	if math.Abs(lat1-lat2) > 1e-7 {
		c.n = math.Log(math.Cos(lat1*toRad)/math.Cos(lat2*toRad)) / math.Log(t(lat1)/t(lat2))
	}
	c.rf = Radius * math.Cos(lat1*toRad) / (c.n * math.Pow(t(lat1), c.n))
	c.rho0 = c.rf * math.Pow(t(lat0), c.n)
	// The pole on the far side of the cone lies at infinity.
	c.south, c.north = -89, 90
	if c.n < 0 {
		c.south, c.north = -90, 89
	}
	return c, nil
}

// Forward projects degrees to metres. Latitudes within one degree of the pole that lies at infinity are not shown.
func (c *Conic) Forward(lonlat orb.Point) (orb.Point, bool) {
	return forwardFlat(c, lonlat, c.lon0, c.south, c.north)
}

func (c *Conic) parallel(phi float64) (rho, _ float64) {
	return c.rf * math.Exp(c.n*math.Log(math.Tan(math.Pi/4-phi/2))), 0
}

// Inverse turns metres into degrees; it reports false in the gap between the two sides of the cut.
func (c *Conic) Inverse(xy orb.Point) (orb.Point, bool) {
	x, y := xy[0], c.rho0-xy[1]
	if !finite(x, y) {
		return orb.Point{}, false
	}
	if c.n < 0 {
		x, y = -x, -y
	}
	rho := math.Hypot(x, y)
	lambda := math.Atan2(x, y) / c.n
	phi := math.Pi/2 - 2*math.Atan(math.Pow(rho/math.Abs(c.rf), 1/c.n))
	if f := phi * toDeg; f < c.south-1e-9 || f > c.north+1e-9 {
		return orb.Point{}, false
	}
	return backFlat(lambda, phi, c.lon0)
}

// PROJ returns the PROJ string of this projection.
func (c *Conic) PROJ() string {
	return fmt.Sprintf("+proj=lcc +lat_1=%v +lat_2=%v +lat_0=%v +lon_0=%v +R=%.1f", c.lat1, c.lat2, c.lat0, c.lon0, Radius)
}

func (c *Conic) domain() (lon0, south, north float64) {
	if c.n < 0 {
		return c.lon0, -90, 80
	}
	return c.lon0, -80, 90
}
