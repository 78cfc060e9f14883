package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// DistanceKm returns the great-circle distance of a and b (degrees) in kilometres on a sphere of 6,371 km, between 0 and
// 20,015. Coordinates that are not finite give NaN.
func DistanceKm(a, b orb.Point) float64 { return RadiusKm * angle(a, b) }

// angle returns the angle between two places in radians; exact for near and for antipodal points alike (Vincenty's
// formula on the sphere).
func angle(a, b orb.Point) float64 {
	s1, c1 := math.Sincos(a[1] * toRad)
	s2, c2 := math.Sincos(b[1] * toRad)
	sl, cl := math.Sincos((b[0] - a[0]) * toRad)
	return math.Atan2(math.Hypot(c2*sl, c1*s2-s1*c2*cl), s1*s2+c1*c2*cl)
}

// Bearing returns the direction in which the great circle from a to b starts, in degrees clockwise from north, 0 up to
// 360. The same point twice gives 0.
func Bearing(a, b orb.Point) float64 {
	s1, c1 := math.Sincos(a[1] * toRad)
	s2, c2 := math.Sincos(b[1] * toRad)
	sl, cl := math.Sincos((b[0] - a[0]) * toRad)
	deg := math.Atan2(c2*sl, c1*s2-s1*c2*cl) * toDeg
	if deg < 0 {
		deg += 360
	}
	if deg >= 360 { // -1e-15 + 360
		deg = 0
	}
	return deg
}

// Destination returns the place km kilometres from a along the great circle that starts at the bearing (degrees
// clockwise from north). Longitude in -180..180.
func Destination(a orb.Point, bearing, km float64) orb.Point {
	s1, c1 := math.Sincos(a[1] * toRad)
	sd, cd := math.Sincos(km / RadiusKm)
	sb, cb := math.Sincos(bearing * toRad)
	up := s1*cd + c1*sd*cb
	north, east := c1*cd-s1*sd*cb, sd*sb
	lon := a[0] + math.Atan2(east, north)*toDeg
	if finite(lon) {
		lon = wrap(lon)
	}
	return orb.Point{lon, math.Atan2(up, math.Hypot(north, east)) * toDeg}
}

// GreatCircle returns n points (at least 2) evenly along the shorter great circle from a to b, both ends included.
// Longitudes run on without a jump and so may pass 180. Antipodes are joined over the pole nearer to a.
func GreatCircle(a, b orb.Point, n int) orb.LineString {
	n = max(n, 2)
	line := make(orb.LineString, n)
	line[0] = a
	d := angle(a, b)
	va, vb := unit(a), unit(b)
	sd := math.Sin(d)
	if math.Pi-d < 1e-9 { // any great circle joins antipodes
		pole := [3]float64{0, 0, math.Copysign(1, a[1])}
		dot := va[2] * pole[2]
		for i := range vb {
			vb[i] = pole[i] - dot*va[i]
		}
		if l := math.Hypot(math.Hypot(vb[0], vb[1]), vb[2]); l > 1e-12 {
			for i := range vb {
				vb[i] /= l
			}
		} else {
			vb = [3]float64{1, 0, 0}
		}
	}
	for i := 1; i < n; i++ {
		f := float64(i) / float64(n-1)
		var v [3]float64
		switch {
		case d < 1e-12:
			v = va
		case math.Pi-d < 1e-9:
			s, c := math.Sincos(f * d)
			for k := range v {
				v[k] = c*va[k] + s*vb[k]
			}
		default:
			wa, wb := math.Sin((1-f)*d)/sd, math.Sin(f*d)/sd
			for k := range v {
				v[k] = wa*va[k] + wb*vb[k]
			}
		}
		line[i] = orb.Point{math.Atan2(v[1], v[0]) * toDeg, math.Atan2(v[2], math.Hypot(v[0], v[1])) * toDeg}
	}
	line[n-1] = b
	for i := 1; i < n; i++ { // no jump in longitude
		if dl := line[i][0] - line[i-1][0]; finite(dl) {
			line[i][0] = line[i-1][0] + wrap(dl)
		}
	}
	return line
}

func unit(p orb.Point) [3]float64 {
	sl, cl := math.Sincos(p[0] * toRad)
	sf, cf := math.Sincos(p[1] * toRad)
	return [3]float64{cf * cl, cf * sl, sf}
}
