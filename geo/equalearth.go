package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// EqualEarth is the Equal Earth projection of the sphere, the world's frame: areas are true, parallels are straight and
// the poles are lines. It equals
//
//	+proj=eqearth +lon_0=LON0 +R=6371008.8
//
// Forward and Inverse agree to 1e-9 degrees up to a latitude of 89.99; towards the pole the projection itself loses
// latitude (1e-6 degrees at the pole). Source: B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection,
// International Journal of Geographical Information Science 33 (2019), equation 7.
type EqualEarth struct{ lon0 float64 }

// Coefficients of the paper's polynomial.
const (
	eeA1 = 1.340264
	eeA2 = -0.081106
	eeA3 = 0.000893
	eeA4 = 0.003796
)

var eeM = math.Sqrt(3) / 2

// NewEqualEarth returns the projection about the meridian lon0 (degrees, -180..180).
func NewEqualEarth(lon0 float64) (*EqualEarth, error) {
	if !finite(lon0) || math.Abs(lon0) > 180 {
		return nil, fmt.Errorf("equal earth projection: central meridian %v is not in -180..180", lon0)
	}
	return &EqualEarth{lon0}, nil
}

// Forward projects degrees to metres; the whole world is shown.
func (e *EqualEarth) Forward(lonlat orb.Point) (orb.Point, bool) {
	return forwardFlat(e, lonlat, e.lon0, -90, 90)
}

func (e *EqualEarth) parallel(phi float64) (u, v float64) {
	// sin(theta) = M sin(phi), so cos(theta) needs no call.
	s := eeM * math.Sin(phi)
	t := math.Asin(s)
	t2 := t * t
	t6 := t2 * t2 * t2
	u = Radius * math.Sqrt(1-s*s) / (eeM * (eeA1 + 3*eeA2*t2 + t6*(7*eeA3+9*eeA4*t2)))
	v = Radius * t * (eeA1 + eeA2*t2 + t6*(eeA3+eeA4*t2))
	return u, v
}

// Inverse turns metres into degrees; it reports false outside the outline of the world.
func (e *EqualEarth) Inverse(xy orb.Point) (orb.Point, bool) {
	if !finite(xy[0], xy[1]) {
		return orb.Point{}, false
	}
	y := xy[1] / Radius
	if math.Abs(y) > 2 { // the poles lie at 1.3173
		return orb.Point{}, false
	}
	t := y / eeA1
	for range 12 { // Newton; five steps suffice
		t2 := t * t
		t6 := t2 * t2 * t2
		d := (t*(eeA1+eeA2*t2+t6*(eeA3+eeA4*t2)) - y) / (eeA1 + 3*eeA2*t2 + t6*(7*eeA3+9*eeA4*t2))
		t -= d
		if math.Abs(d) < 1e-15 {
			break
		}
	}
	t2 := t * t
	t6 := t2 * t2 * t2
	s := math.Sin(t) / eeM
	if math.Abs(s) > 1+1e-12 {
		return orb.Point{}, false
	}
	phi := math.Asin(max(-1, min(1, s)))
	lambda := eeM * xy[0] / Radius * (eeA1 + 3*eeA2*t2 + t6*(7*eeA3+9*eeA4*t2)) / math.Cos(t)
	return backFlat(lambda, phi, e.lon0)
}

// PROJ returns the PROJ string of this projection.
func (e *EqualEarth) PROJ() string {
	return fmt.Sprintf("+proj=eqearth +lon_0=%v +R=%.1f", e.lon0, Radius)
}

func (e *EqualEarth) domain() (lon0, south, north float64) { return e.lon0, -90, 90 }
