package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// TrueMetresPerPoint returns how many metres on the sphere one point of the screen stands for at x, y, measured along
// the screen's horizontal; it reports false outside the world.
func (v Viewport) TrueMetresPerPoint(x, y float64) (float64, bool) {
	return v.trueScale(x, y, 1, 0)
}

func (v Viewport) trueScale(x, y, dx, dy float64) (float64, bool) {
	// Wide enough for the difference to carry digits, narrow enough to be local.
	reach := max(0.5, 1000/v.MetresPerPoint)
	a, ok1 := v.LonLat(x-dx*reach, y-dy*reach)
	b, ok2 := v.LonLat(x+dx*reach, y+dy*reach)
	if !ok1 || !ok2 {
		return 0, false
	}
	m := angle(a, b) * Radius / (2 * reach)
	return m, m > 0 && finite(m)
}

// ScaleVariation returns by how much the true scale differs over the frame, as (largest-smallest)/smallest over a grid of
// places and both directions. It is +Inf when part of the frame lies outside the world: no bar can then be true.
func (v Viewport) ScaleVariation() float64 {
	lo, hi := math.Inf(1), 0.0
	const n = 4
	for i := range n + 1 {
		for j := range n + 1 {
			x, y := v.W*float64(i)/n, v.H*float64(j)/n
			for _, d := range [2][2]float64{{1, 0}, {0, 1}} {
				m, ok := v.trueScale(x, y, d[0], d[1])
				if !ok {
					return math.Inf(1)
				}
				lo, hi = min(lo, m), max(hi, m)
			}
		}
	}
	return (hi - lo) / lo
}

// ScaleBarTolerance is the variation of scale over a frame up to which one bar may stand for the whole of it.
const ScaleBarTolerance = 0.12

// ScaleBar returns the length of a scale bar that stands at x, y: a round number of kilometres (1, 2 or 5 times a power of
// ten) and its length in points, as long as fits into most points. It reports false where the scale varies by more than
// ScaleBarTolerance over the frame or nothing fits; then no bar must be drawn.
func (v Viewport) ScaleBar(x, y, most float64) (km, points float64, ok bool) {
	if v.ScaleVariation() > ScaleBarTolerance {
		return 0, 0, false
	}
	m, ok := v.TrueMetresPerPoint(x, y)
	if !ok || !(most > 0) || math.IsInf(most, 0) {
		return 0, 0, false
	}
	limit := m * most / 1000
	p := math.Pow(10, math.Floor(math.Log10(limit)))
	for _, f := range [4]float64{10, 5, 2, 1} {
		if km = f * p; km <= limit*(1+1e-12) {
			return km, km * 1000 / m, true
		}
	}
	return 0, 0, false
}

// LonLatBound returns a bound in degrees that holds everything the frame, grown by margin points, shows of the world, for
// culling. Longitudes lie within 360 degrees from the western one and may pass 180. Where a pole, the cut of the world or
// the horizon is in sight it is the whole range of longitudes.
func (v Viewport) LonLatBound(margin float64) orb.Bound {
	lon0, b := v.viewBound(margin)
	b.Min[0] += lon0
	b.Max[0] += lon0
	return b
}

// viewBound is LonLatBound with longitudes relative to the projection's central meridian, -180..180.
func (v Viewport) viewBound(margin float64) (lon0 float64, b orb.Bound) {
	whole := orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
	switch p := v.Projection.(type) {
	case flat:
		lon0, _, _ = p.domain()
	case *Orthographic:
		lon0 = p.lon0
	default:
		return 0, whole
	}
	f := v.Frame(margin)
	b = empty()
	// Without a pole in sight, the extremes of longitude and latitude lie on the frame's edge, and so does the cut.
	const n = 24
	var last orb.Point
	for i := range 4*n + 1 {
		side, t := i/n%4, float64(i%n)/n
		c := [5]orb.Point{f.Min, {f.Max[0], f.Min[1]}, f.Max, {f.Min[0], f.Max[1]}, f.Min}
		at := lerp(c[side], c[side+1], t)
		q, ok := v.LonLat(at[0], at[1])
		if !ok {
			return lon0, whole
		}
		q[0] = wrap(q[0] - lon0)
		if i > 0 && math.Abs(q[0]-last[0]) > 120 {
			return lon0, whole
		}
		last = q
		b = b.Extend(q)
	}
	for _, lat := range [2]float64{-90, 90} {
		if x, y, ok := v.Screen(orb.Point{lon0, lat}); ok && x >= f.Min[0] && x <= f.Max[0] && y >= f.Min[1] && y <= f.Max[1] {
			return lon0, whole
		}
	}
	// Between two samples the edge of the frame bulges by less than a cell.
	px, py := (b.Max[0]-b.Min[0])/n, (b.Max[1]-b.Min[1])/n
	b.Min[0], b.Max[0] = max(-180, b.Min[0]-px), min(180, b.Max[0]+px)
	b.Min[1], b.Max[1] = max(-90, b.Min[1]-py), min(90, b.Max[1]+py)
	return lon0, b
}
