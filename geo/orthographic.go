package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// Orthographic is the globe seen from infinitely far above a point. It equals
//
//	+proj=ortho +lat_0=LAT0 +lon_0=LON0 +R=6371008.8
//
// Forward and Inverse agree to 1e-9 degrees up to 89 degrees from the centre; at the horizon itself the projection
// loses the distance from the centre (1e-6 degrees). Source: Snyder 1987, equations 20-3 to 20-5 and 20-14 to 20-18.
type Orthographic struct {
	lon0, lat0 float64 // degrees
	sin0, cos0 float64 // of lat0
}

// NewOrthographic returns the globe seen from above lon0, lat0 (degrees, -180..180 and -90..90).
func NewOrthographic(lon0, lat0 float64) (*Orthographic, error) {
	if !finite(lon0, lat0) || math.Abs(lon0) > 180 || math.Abs(lat0) > 90 {
		return nil, fmt.Errorf("orthographic projection: centre %v, %v is not a longitude in -180..180 and a latitude in -90..90", lon0, lat0)
	}
	o := &Orthographic{lon0: lon0, lat0: lat0}
	o.sin0, o.cos0 = math.Sincos(lat0 * toRad)
	return o, nil
}

// vector returns the point on the unit sphere as it is seen: x to the right, y up, z towards the eye.
func (o *Orthographic) vector(lonlat orb.Point) (x, y, z float64) {
	sl, cl := math.Sincos((lonlat[0] - o.lon0) * toRad)
	sf, cf := math.Sincos(lonlat[1] * toRad)
	return cf * sl, o.cos0*sf - o.sin0*cf*cl, o.sin0*sf + o.cos0*cf*cl
}

// Forward projects degrees to metres; it reports false for the far side.
func (o *Orthographic) Forward(lonlat orb.Point) (orb.Point, bool) {
	if !(math.Abs(lonlat[1]) <= 90) || !finite(lonlat[0]) {
		return orb.Point{}, false
	}
	x, y, z := o.vector(orb.Point{wrap(lonlat[0]), lonlat[1]})
	return orb.Point{Radius * x, Radius * y}, z >= -1e-12
}

// Inverse turns metres into degrees; it reports false outside the disc.
func (o *Orthographic) Inverse(xy orb.Point) (orb.Point, bool) {
	x, y := xy[0]/Radius, xy[1]/Radius
	zz := 1 - x*x - y*y
	if !(zz >= -1e-12) {
		return orb.Point{}, false
	}
	z := math.Sqrt(max(0, zz))
	n, e, up := z*o.cos0-y*o.sin0, x, z*o.sin0+y*o.cos0
	return orb.Point{wrap(o.lon0 + math.Atan2(e, n)*toDeg), math.Atan2(up, math.Hypot(n, e)) * toDeg}, true
}

// PROJ returns the PROJ string of this projection.
func (o *Orthographic) PROJ() string {
	return fmt.Sprintf("+proj=ortho +lat_0=%v +lon_0=%v +R=%.1f", o.lat0, o.lon0, Radius)
}
