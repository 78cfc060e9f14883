package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Plotter turns lines and rings in degrees into screen paths for one viewport: projected, bent where the projection
// bends long straight stretches, cut at the edge of the world (the antimeridian of the projection, the horizon of a globe)
// and clipped to the frame. P is the caller's point of two float32, so that no copy is needed:
//
//	p := geo.NewPlotter[scene.Point](viewport, 32)
//	for _, ring := range rings { p.Ring(ring) }
//	shape.Path = &scene.Path{Points: p.Points, Starts: p.Starts, Closed: true}
//
// A Plotter reuses buffers and serves one goroutine.
type Plotter[P ~struct{ X, Y float32 }] struct {
	// Tolerance leaves out points nearer than this to the one before, in points; 0 keeps all.
	Tolerance float64
	Points    []P     // of all paths so far
	Starts    []int32 // index of the first point of each path

	plot plot
}

// NewPlotter returns a plotter for v that keeps what lies within margin points of the frame. Cut edges of rings run along
// that outer frame, so the margin must exceed the width of any stroke.
func NewPlotter[P ~struct{ X, Y float32 }](v Viewport, margin float64) *Plotter[P] {
	return &Plotter[P]{plot: newPlot(v, margin)}
}

// Reset forgets the paths. Points and Starts get new memory, so that paths handed on stay intact.
func (p *Plotter[P]) Reset() { p.Points, p.Starts = nil, nil }

// Reserve makes room for n more points in lines and rings of up to longest, so that what has a known size is not moved while
// it is plotted.
func (p *Plotter[P]) Reserve(n, longest int) {
	if cap(p.Points)-len(p.Points) < n { // made, not grown: growing clears, and so takes, memory that may not be needed
		p.Points = append(make([]P, 0, len(p.Points)+n), p.Points...)
	}
	p.plot.rel = slices.Grow(p.plot.rel[:0], max(longest, 0)+4)
	p.plot.xy = slices.Grow(p.plot.xy, max(longest, 0))
}

// Buffer returns an empty slice for a line or a ring that is put together to be plotted: Line and Ring read it without a
// copy. It is good until either is called.
func (p *Plotter[P]) Buffer() []orb.Point { return p.plot.rel[:0] }

// Take returns the paths and forgets them: a copy no larger than they are, or, where they fill half of their memory, that.
func (p *Plotter[P]) Take() (points []P, starts []int32) {
	if n := len(p.Points); n > 1024 && n > cap(p.Points)/2 {
		points, starts = p.Points, p.Starts
		p.Points, p.Starts = nil, nil
		return points, starts
	}
	points, starts = slices.Clone(p.Points), slices.Clone(p.Starts)
	p.Points, p.Starts = p.Points[:0], p.Starts[:0]
	return points, starts
}

// Line adds a line as one or more polylines with no jump across the map. Neighbouring points differ by at most 180
// degrees of longitude, however the longitudes are written; points that are not finite are left out.
func (p *Plotter[P]) Line(line []orb.Point) { p.plot.line(line, p.addLine) }

// Ring adds a ring as none, one or several closed rings (the first point is not repeated) that fill properly under the
// non-zero rule. A ring round a pole, such as Antarctica, is closed along that edge of the world, whether it carries a
// seam at 180 degrees or not. Orientation is kept, so holes turned against their shell stay holes. On a globe a ring must
// be smaller than a hemisphere; one that holds the point opposite the eye gives the horizon as a further ring.
func (p *Plotter[P]) Ring(ring []orb.Point) { p.plot.ring(ring, p.addRing) }

// World adds the outline of the projection's world, to be filled as sea.
func (p *Plotter[P]) World() {
	t := &p.plot
	t.xy = t.xy[:0]
	for _, q := range Outline(t.v.Projection) {
		t.push(q[0], q[1])
	}
	t.endRing(p.addRing)
}

func (p *Plotter[P]) addLine(line []orb.Point) {
	if len(line) < 2 {
		return
	}
	start := len(p.Points)
	p.Starts = append(p.Starts, int32(start))
	last := line[0]
	p.Points = append(p.Points, P{X: float32(last[0]), Y: float32(last[1])})
	for i, q := range line[1:] {
		if i == len(line)-2 || p.apart(last, q) {
			p.Points = append(p.Points, P{X: float32(q[0]), Y: float32(q[1])})
			last = q
		}
	}
}

func (p *Plotter[P]) addRing(ring []orb.Point) {
	if n := len(ring); n > 1 && ring[0] == ring[n-1] {
		ring = ring[:n-1]
	}
	if len(ring) < 3 {
		return
	}
	start := len(p.Points)
	last := ring[0]
	p.Points = append(p.Points, P{X: float32(last[0]), Y: float32(last[1])})
	for _, q := range ring[1:] {
		if p.apart(last, q) {
			p.Points = append(p.Points, P{X: float32(q[0]), Y: float32(q[1])})
			last = q
		}
	}
	if len(p.Points)-start < 3 { // smaller than the tolerance
		p.Points = p.Points[:start]
		return
	}
	p.Starts = append(p.Starts, int32(start))
}

func (p *Plotter[P]) apart(a, b orb.Point) bool {
	return math.Abs(a[0]-b[0]) > p.Tolerance || math.Abs(a[1]-b[1]) > p.Tolerance
}

// plot is the part of a Plotter that does not depend on the type of points.
type plot struct {
	v       Viewport
	flat    ruled // one of flat and globe is set, or neither for a projection from elsewhere
	table   *parallels
	globe   *Orthographic
	frame   orb.Bound // grown by the margin, points
	view    orb.Bound // what the frame shows, degrees relative to lon0
	lon0    float64
	world   orb.Bound // degrees relative to lon0
	step    float64   // longest stretch that may be drawn straight, degrees
	rel     []orb.Point
	xy      []orb.Point // the piece being built, on the screen
	box     orb.Bound   // of xy
	vec     []orb.Point // rel densified, on the unit sphere: to the right and up
	z       []float64   // and towards the eye
	lon     clipper     // in degrees
	scr     clipper     // on the screen
	lonPart []orb.Point
	scrPart []orb.Point
}

func newPlot(v Viewport, margin float64) plot {
	t := plot{v: v, frame: v.Frame(margin)}
	t.lon0, t.view = v.viewBound(margin)
	switch p := v.Projection.(type) {
	case ruled:
		t.flat = p
		t.table = newParallels(p, t.view.Min[1], t.view.Max[1], v.MetresPerPoint/500)
		_, s, n := p.domain()
		t.world = orb.Bound{Min: orb.Point{-180, s}, Max: orb.Point{180, n}}
	case *Orthographic:
		t.globe = p
	}
	// A chord of d radians strays R d²/8 from its arc: keep that under a third of a point.
	t.step = math.Sqrt(8*0.3*v.MetresPerPoint/Radius) * toDeg
	if !(t.step >= 0.05) { // also NaN
		t.step = 0.05
	}
	t.step = min(t.step, 5)
	t.clear()
	return t
}

// relative fills rel with the points of a line, which may be rel itself, in degrees relative to the central meridian:
// longitudes run on without jumps, the first within -180..180. It returns their bound.
func (t *plot) relative(line []orb.Point) orb.Bound {
	t.rel = slices.Grow(t.rel[:0], len(line)+4)
	b := empty()
	var before float64
	for _, q := range line {
		if !finite(q[0], q[1]) {
			continue
		}
		lam := before
		if len(t.rel) == 0 {
			lam = wrap(q[0] - t.lon0)
		} else {
			lam += wrap(q[0] - t.lon0 - before)
		}
		before = lam
		lat := max(-90, min(90, q[1]))
		t.rel = append(t.rel, orb.Point{lam, lat})
		b.Min[0], b.Max[0] = min(b.Min[0], lam), max(b.Max[0], lam)
		b.Min[1], b.Max[1] = min(b.Min[1], lat), max(b.Max[1], lat)
	}
	return b
}

// seen reports whether something in b (relative degrees, longitudes beyond 180 allowed) may show in the frame.
func (t *plot) seen(b orb.Bound) bool {
	if b.Max[1] < t.view.Min[1] || b.Min[1] > t.view.Max[1] {
		return false
	}
	k := math.Ceil((t.view.Min[0] - b.Max[0]) / 360)
	return b.Min[0]+360*k <= t.view.Max[0]
}

func (t *plot) clear() {
	t.xy = t.xy[:0]
	t.box = empty()
}

// push adds a point in projected metres to the piece.
func (t *plot) push(x, y float64) {
	sx, sy := t.v.XY(orb.Point{x, y})
	t.xy = append(t.xy, orb.Point{sx, sy})
	t.box.Min[0], t.box.Max[0] = min(t.box.Min[0], sx), max(t.box.Max[0], sx)
	t.box.Min[1], t.box.Max[1] = min(t.box.Min[1], sy), max(t.box.Max[1], sy)
}

// where says how the piece lies to the frame: -1 outside, 0 across, 1 inside.
func (t *plot) where() int {
	b, f := t.box, t.frame
	switch {
	case !(b.Min[0] <= f.Max[0] && b.Max[0] >= f.Min[0] && b.Min[1] <= f.Max[1] && b.Max[1] >= f.Min[1]):
		return -1
	case b.Min[0] >= f.Min[0] && b.Max[0] <= f.Max[0] && b.Min[1] >= f.Min[1] && b.Max[1] <= f.Max[1]:
		return 1
	}
	return 0
}

func (t *plot) endRing(emit func([]orb.Point)) {
	switch t.where() {
	case 1:
		emit(t.xy)
	case 0:
		emit(t.scr.ring(t.xy, t.frame))
	}
	t.clear()
}

func (t *plot) endLine(emit func([]orb.Point)) {
	switch t.where() {
	case 1:
		emit(t.xy)
	case 0:
		ClipLineInto(t.xy, t.frame, &t.scrPart, emit)
	}
	t.clear()
}
