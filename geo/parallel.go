package geo

import "math"

// ruled is a flat projection whose costly part depends on the latitude alone, as is that of all three here: plane(lambda,
// phi) is onParallel(lambda, parallel(phi)).
type ruled interface {
	flat
	// parallel returns what onParallel needs to know of a latitude in radians.
	parallel(phi float64) (u, v float64)
	// onParallel returns where a longitude, in radians from the central meridian, lies on it.
	onParallel(lambda, u, v float64) (x, y float64)
}

func (e *EqualEarth) plane(lambda, phi float64) (x, y float64) {
	u, v := e.parallel(phi)
	return e.onParallel(lambda, u, v)
}

func (*EqualEarth) onParallel(lambda, u, v float64) (x, y float64) { return lambda * u, v }

func (m *Mercator) plane(lambda, phi float64) (x, y float64) {
	u, v := m.parallel(phi)
	return m.onParallel(lambda, u, v)
}

func (*Mercator) onParallel(lambda, u, v float64) (x, y float64) { return lambda * u, v }

func (c *Conic) plane(lambda, phi float64) (x, y float64) {
	u, v := c.parallel(phi)
	return c.onParallel(lambda, u, v)
}

func (c *Conic) onParallel(lambda, u, _ float64) (x, y float64) {
	sin, cos := math.Sincos(c.n * lambda)
	return u * sin, c.rho0 - u*cos
}

// parallels is a table of a projection's parallels between two latitudes, as cubic pieces. Latitudes outside it, and those
// near a pole where a cubic does not follow, are computed.
type parallels struct {
	of           ruled
	south, north float64 // radians
	perRadian    float64
	pieces       []piece
}

// piece holds the coefficients of u and v over one stretch, for t in 0..1; bad is set when they are too far out.
type piece struct {
	u, v [4]float64
	bad  bool
}

const parallelPieces = 512

// newParallels makes the table for latitudes in degrees, true to tolerance metres.
func newParallels(p ruled, south, north, tolerance float64) *parallels {
	t := &parallels{of: p, south: south * toRad, north: north * toRad}
	if !(t.north > t.south) {
		t.south, t.north = 0, -1 // nothing is in the table
		return t
	}
	step := (t.north - t.south) / parallelPieces
	t.perRadian = 1 / step
	// Slopes are those of the parabola through three neighbours.
	var u, v [parallelPieces + 3]float64
	for i := range u {
		u[i], v[i] = p.parallel(t.south + float64(i-1)*step)
	}
	t.pieces = make([]piece, parallelPieces)
	for i := range t.pieces {
		k := piece{u: hermite(u[i : i+4]), v: hermite(v[i : i+4])}
		midU, midV := p.parallel(t.south + (float64(i)+.5)*step)
		k.bad = !(math.Abs(cubic(&k.u, .5)-midU) < tolerance && math.Abs(cubic(&k.v, .5)-midV) < tolerance)
		t.pieces[i] = k
	}
	return t
}

// hermite returns the cubic from the second of four equally spaced values to the third.
func hermite(f []float64) [4]float64 {
	a, b := (f[2]-f[0])/2, (f[3]-f[1])/2
	d := f[2] - f[1]
	return [4]float64{f[1], a, 3*d - 2*a - b, a + b - 2*d}
}

// plane projects radians.
func (t *parallels) plane(lambda, phi float64) (x, y float64) {
	if phi < t.south || phi > t.north {
		return t.of.plane(lambda, phi)
	}
	at := (phi - t.south) * t.perRadian
	i := min(int(at), parallelPieces-1)
	s := at - float64(i)
	p := &t.pieces[i]
	if p.bad {
		return t.of.plane(lambda, phi)
	}
	return t.of.onParallel(lambda, cubic(&p.u, s), cubic(&p.v, s))
}

func cubic(c *[4]float64, s float64) float64 { return c[0] + s*(c[1]+s*(c[2]+s*c[3])) }
