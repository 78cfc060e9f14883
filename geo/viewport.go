package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Viewport is a frame of W by H points on a projected map. It is a value: Pan and ZoomAbout return a new one.
type Viewport struct {
	Projection     Projection
	Center         orb.Point // metres, what lies in the middle of the frame
	MetresPerPoint float64   // projected metres; true metres are these divided by the projection's local scale
	W, H           float64   // points
}

// XY returns where a point in projected metres lies on the screen.
func (v Viewport) XY(xy orb.Point) (x, y float64) {
	return v.W/2 + (xy[0]-v.Center[0])/v.MetresPerPoint, v.H/2 - (xy[1]-v.Center[1])/v.MetresPerPoint
}

// Metres returns the projected metres at a place on the screen, the inverse of XY.
func (v Viewport) Metres(x, y float64) orb.Point {
	return orb.Point{v.Center[0] + (x-v.W/2)*v.MetresPerPoint, v.Center[1] - (y-v.H/2)*v.MetresPerPoint}
}

// Screen returns where a place (degrees) lies on the screen, in or out of the frame; it reports false when the
// projection does not show it.
func (v Viewport) Screen(lonlat orb.Point) (x, y float64, ok bool) {
	if v.Projection == nil {
		return 0, 0, false
	}
	xy, ok := v.Projection.Forward(lonlat)
	if !ok {
		return 0, 0, false
	}
	x, y = v.XY(xy)
	return x, y, finite(x, y)
}

// LonLat returns the place (degrees) at a point of the screen; it reports false outside the world.
func (v Viewport) LonLat(x, y float64) (orb.Point, bool) {
	if v.Projection == nil {
		return orb.Point{}, false
	}
	return v.Projection.Inverse(v.Metres(x, y))
}

// Pan returns the viewport after the map was dragged by dx, dy points. What is not finite moves nothing.
func (v Viewport) Pan(dx, dy float64) Viewport {
	if finite(dx, dy) {
		v.Center[0] -= dx * v.MetresPerPoint
		v.Center[1] += dy * v.MetresPerPoint
	}
	return v
}

// ZoomAbout returns the viewport magnified by factor (2 shows everything twice as large) while the place at x, y stays
// there. A factor that is not positive and finite changes nothing. Limits are the caller's.
func (v Viewport) ZoomAbout(x, y, factor float64) Viewport {
	if !(factor > 0) || !finite(x, y, factor, v.MetresPerPoint/factor) || v.MetresPerPoint/factor == 0 {
		return v
	}
	fixed := v.Metres(x, y)
	v.MetresPerPoint /= factor
	v.Center[0] = fixed[0] - (x-v.W/2)*v.MetresPerPoint
	v.Center[1] = fixed[1] + (y-v.H/2)*v.MetresPerPoint
	return v
}

// Resize returns the viewport with another frame; the middle and the scale stay.
func (v Viewport) Resize(w, h float64) Viewport {
	v.W, v.H = w, h
	return v
}

// Visible reports whether a place (degrees) lies in the frame, its edge included.
func (v Viewport) Visible(lonlat orb.Point) bool {
	x, y, ok := v.Screen(lonlat)
	return ok && x >= 0 && x <= v.W && y >= 0 && y <= v.H
}

// Frame returns the frame as a rectangle in points, grown by margin on each side; y runs down, so Min is the top left.
func (v Viewport) Frame(margin float64) orb.Bound {
	return orb.Bound{Min: orb.Point{-margin, -margin}, Max: orb.Point{v.W + margin, v.H + margin}}
}

// Fit returns the viewport of w by h points that shows the whole of b (degrees; a right edge beyond 180 is understood)
// and has it in the middle. What the projection does not show of b is left out; if nothing of it is shown, the whole
// world is. A bound of no extent is shown a kilometre wide. Sizes that are not positive count as 1.
func Fit(p Projection, b orb.Bound, w, h float64) Viewport {
	if !(w > 0) || math.IsInf(w, 0) {
		w = 1
	}
	if !(h > 0) || math.IsInf(h, 0) {
		h = 1
	}
	v := Viewport{Projection: p, MetresPerPoint: 1, W: w, H: h}
	if p == nil {
		return v
	}
	box, ok := projectedBound(p, b)
	if !ok {
		box = ringBound(Outline(p))
	}
	const least = 1000.0 // metres
	v.Center = box.Center()
	v.MetresPerPoint = max(max(box.Right()-box.Left(), least)/w, max(box.Top()-box.Bottom(), least)/h)
	return v
}

// projectedBound returns the bound in metres of what p shows of b.
func projectedBound(p Projection, b orb.Bound) (orb.Bound, bool) {
	west, east := b.Min[0], b.Max[0]
	south, north := max(b.Min[1], -90), min(b.Max[1], 90)
	if !finite(west, east, south, north) || east < west || north < south {
		return orb.Bound{}, false
	}
	east = min(east, west+360)
	f, isFlat := p.(flat)
	var lon0 float64
	if isFlat {
		var s, n float64
		lon0, s, n = f.domain()
		south, north = max(south, s), min(north, n)
	}
	box := empty()
	add := func(q orb.Point, ok bool) {
		if ok && finite(q[0], q[1]) {
			box = box.Extend(q)
		}
	}
	const steps = 64
	for i := range steps + 1 {
		lat := south + (north-south)*float64(i)/steps
		for j := range steps + 1 {
			// Inside the cut a flat projection keeps the edge of b at the edge; a globe loses some of it to the far side.
			if isFlat && i > 0 && i < steps && j > 0 && j < steps {
				continue
			}
			lon := west + (east-west)*float64(j)/steps
			add(p.Forward(orb.Point{lon, lat}))
		}
		if cut := lon0 + 180; isFlat {
			for cut-360 >= west {
				cut -= 360
			}
			if cut > west && cut < east { // both sides of the cut are in b
				for _, l := range [2]float64{-math.Pi, math.Pi} {
					x, y := f.plane(l, lat*toRad)
					add(orb.Point{x, y}, true)
				}
			}
		}
	}
	return box, !box.IsEmpty()
}

// empty returns the bound that Extend turns into the bound of the points it is given.
func empty() orb.Bound {
	inf := math.Inf(1)
	return orb.Bound{Min: orb.Point{inf, inf}, Max: orb.Point{-inf, -inf}}
}

func ringBound(ring []orb.Point) orb.Bound {
	b := empty()
	for _, q := range ring {
		b.Min[0], b.Max[0] = min(b.Min[0], q[0]), max(b.Max[0], q[0])
		b.Min[1], b.Max[1] = min(b.Min[1], q[1]), max(b.Max[1], q[1])
	}
	return b
}
