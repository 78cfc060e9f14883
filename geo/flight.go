package geo

import "math"

// Flight is the way of a camera from one viewport to another of the same projection and size: for a short hop the scale
// changes evenly and what both ends hold in place stays in place, for a long one the camera rises first, after van Wijk and
// Nuij, "Smooth and efficient zooming and panning" (InfoVis 2003).
type Flight struct {
	from, to Viewport
	rise     bool
	distance float64 // between the centres, metres
	// of van Wijk and Nuij, with widths of the view in metres
	w0, r0, length float64
}

// flightCurve is rho of the paper: how high a long flight rises.
const flightCurve = 1.3

// NewFlight returns the way from one viewport to another. The size is that of to.
func NewFlight(from, to Viewport) Flight {
	from.W, from.H = to.W, to.H
	f := Flight{from: from, to: to, distance: math.Hypot(to.Center[0]-from.Center[0], to.Center[1]-from.Center[1])}
	if !(from.MetresPerPoint > 0 && to.MetresPerPoint > 0) || !finite(f.distance) {
		f.from = to
		return f
	}
	span := math.Hypot(to.W, to.H)
	f.w0 = from.MetresPerPoint * span
	w1 := to.MetresPerPoint * span
	if f.rise = f.distance > 1.2*max(f.w0, w1); !f.rise {
		return f
	}
	const rho2 = flightCurve * flightCurve
	d2 := f.distance * f.distance
	b0 := (w1*w1 - f.w0*f.w0 + rho2*rho2*d2) / (2 * f.w0 * rho2 * f.distance)
	b1 := (w1*w1 - f.w0*f.w0 - rho2*rho2*d2) / (2 * w1 * rho2 * f.distance)
	f.r0 = -math.Asinh(b0)
	f.length = (-math.Asinh(b1) - f.r0) / flightCurve
	return f
}

// At returns the viewport at the share t of the way, 0..1; the ends are exact.
func (f Flight) At(t float64) Viewport {
	switch {
	case !(t > 0):
		return f.from
	case t >= 1:
		return f.to
	}
	vp := f.to
	var share float64 // of the way between the centres
	if f.rise {
		s := t * f.length
		vp.MetresPerPoint = f.from.MetresPerPoint * math.Cosh(f.r0) / math.Cosh(flightCurve*s+f.r0)
		share = f.w0 / (flightCurve * flightCurve) * (math.Cosh(f.r0)*math.Tanh(flightCurve*s+f.r0) - math.Sinh(f.r0)) / f.distance
	} else {
		vp.MetresPerPoint = f.from.MetresPerPoint * math.Pow(f.to.MetresPerPoint/f.from.MetresPerPoint, t)
		share = t
		if d := f.to.MetresPerPoint - f.from.MetresPerPoint; math.Abs(d) > 1e-6*f.to.MetresPerPoint {
			share = (vp.MetresPerPoint - f.from.MetresPerPoint) / d // the point that stays where it is does so
		}
	}
	for i := range 2 {
		vp.Center[i] = f.from.Center[i] + (f.to.Center[i]-f.from.Center[i])*share
	}
	return vp
}
