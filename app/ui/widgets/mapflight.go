package widgets

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"thawline/app/view"
	"thawline/geo"
)

// How long a camera takes, at least and at most. A change of frame takes the longest.
const (
	shortFlight = 220 * time.Millisecond
	longFlight  = 700 * time.Millisecond
)

// flight is a camera on its way. The store has the camera it goes to from the start: what is on its way is only what is
// seen. Within a frame the camera itself moves; between two projections, which have no way in between, the picture of the
// one dissolves into that of the other while both move as one camera would.
type flight struct {
	share float64 // of the way, 0..1
	anim  *fyne.Animation
	at    func(share float64) view.Camera // nil between two projections

	before, after *image.RGBA
	from, to      geo.Viewport
	settles       bool // the ground lies still: names alone go where the view at rest has them
}

// settling is how long names take to settle once the hand lets go.
const settling = 160 * time.Millisecond

// settle lets the names go where the view at rest has them, not at once: the picture as it was dragged dissolves into that at
// rest.
func (m *MapView) settle() {
	if m.flight != nil || m.laid == nil || m.linked() || !m.env.moves() || m.surface.pixels == nil {
		return
	}
	vp := m.Viewport()
	f := &flight{from: vp, to: vp, settles: true, before: image.NewRGBA(m.surface.pixels.Rect)}
	copy(f.before.Pix, m.surface.pixels.Pix)
	m.start(f, settling)
}

// notice finds out what changed since the map was drawn last, and lets it move there.
func (m *MapView) notice() {
	v, story := m.store.View(), m.store.Story()
	if story.Facts() != m.story.Facts() {
		m.story, m.camera, m.clockAt = story, v.Camera, v.At
		m.land()
		m.endGrowth()
		return
	}
	if v.At != m.clockAt {
		if !m.linked() {
			m.grow(m.clockAt, v)
		}
		m.clockAt = v.At
	}
	if v.Camera == m.camera {
		return
	}
	direct := m.lead().direct
	m.rolling = m.rolling && direct
	from := m.camera
	if m.flight != nil && m.flight.at != nil {
		from = m.flight.at(m.flight.share)
	}
	m.camera = v.Camera
	m.land()
	if !direct && m.leader == nil && m.env.moves() {
		m.fly(from, v.Camera)
	}
}

// land ends a flight where it was going.
func (m *MapView) land() {
	if m.flight != nil {
		m.flight.anim.Stop()
		m.flight = nil
	}
}

// halt stops a flight where it is; one between two projections has only its end to stop at.
func (m *MapView) halt() {
	m = m.lead()
	if m.flight == nil {
		return
	}
	if at := m.flight.at; at != nil {
		m.direct = true
		m.store.Do(view.SetCamera{Camera: at(m.flight.share)})
		m.direct = false
	}
	m.land()
	m.redrawAll()
}

// fly sets out from one camera to another.
func (m *MapView) fly(from, to view.Camera) {
	s := m.Size()
	if s.Width < 1 || s.Height < 1 {
		return
	}
	in := m.input(float64(s.Width), float64(s.Height))
	in.View.Camera = to
	end := m.fig.Viewport(in)
	in.View.Camera = from
	start := m.fig.Viewport(in)
	m.tip("", fyne.Position{}) // what it tells of moves away
	f, length := &flight{from: start, to: end}, longFlight
	switch {
	case geo.Same(start.Projection, end.Projection):
		way := geo.NewFlight(start, end)
		f.at = func(share float64) view.Camera { return camera(m.fig, in, way.At(share)) }
		hop := math.Hypot(end.Center[0]-start.Center[0], end.Center[1]-start.Center[1]) / (end.MetresPerPoint * math.Hypot(end.W, end.H))
		length = duration(math.Abs(math.Log2(end.MetresPerPoint/start.MetresPerPoint))/4 + hop/2)
	case frameOf(m, from) == frameOf(m, to):
		f.at = turn(camera(m.fig, in, start), camera(m.fig, in, end))
	case m.linked() || m.surface.pixels == nil:
		return // two pictures that dissolve would each need their own: linked maps change their projection at once
	default:
		f.before = image.NewRGBA(m.surface.pixels.Rect)
		copy(f.before.Pix, m.surface.pixels.Pix)
	}
	m.start(f, length)
}

// start sets a flight going.
func (m *MapView) start(f *flight, length time.Duration) {
	m.flight = f
	f.anim = fyne.NewAnimation(length, func(share float32) {
		if m.flight != f {
			return
		}
		if f.share = float64(share); share >= 1 {
			m.flight = nil
		}
		m.redrawAll()
	})
	f.anim.Curve = fyne.AnimationEaseInOut
	f.anim.Start()
}

// frameOf is the id of a camera's frame.
func frameOf(m *MapView, c view.Camera) string {
	if frames := m.store.Story().Frames; c.Frame == "" && len(frames) > 0 {
		return frames[0].ID
	}
	return c.Frame
}

// duration is a flight's for a share of the greatest effort.
func duration(share float64) time.Duration {
	return shortFlight + time.Duration(min(max(share, 0), 1)*float64(longFlight-shortFlight))
}

// turn is the way of a globe: along the great circle between the two places it faces.
func turn(from, to view.Camera) func(float64) view.Camera {
	a, b := orb.Point{from.Lon, from.Lat}, orb.Point{to.Lon, to.Lat}
	km, bearing := geo.DistanceKm(a, b), geo.Bearing(a, b)
	return func(share float64) view.Camera {
		p := geo.Destination(a, bearing, km*share)
		return view.Camera{Frame: to.Frame, Lon: p[0], Lat: p[1], Zoom: from.Zoom * math.Pow(to.Zoom/from.Zoom, share)}
	}
}

// dissolve draws a flight between two projections: the wider picture below, the closer one over it, as one camera would
// see both. Ground is what lies beyond them.
func (f *flight) dissolve(dst *image.RGBA, scale float64, ground color.NRGBA) {
	focus, near := f.to, f.to.MetresPerPoint < f.from.MetresPerPoint // what both must hold is the middle of the closer one
	if !near {
		focus = f.from
	}
	middle, ok := focus.LonLat(focus.W/2, focus.H/2)
	ax, ay, seenA := f.from.Screen(middle)
	bx, by, seenB := f.to.Screen(middle)
	sa, okA := f.from.TrueMetresPerPoint(ax, ay)
	sb, okB := f.to.TrueMetresPerPoint(bx, by)
	t := f.share
	if !ok || !seenA || !seenB || !okA || !okB { // no common ground: where it is
		draw.Draw(dst, dst.Rect, f.before, image.Point{}, draw.Src)
		blend(dst, f.after, dst.Rect, t)
		return
	}
	s := sa * math.Pow(sb/sa, t)
	share := t
	if math.Abs(sb-sa) > 1e-6*sa {
		share = (s - sa) / (sb - sa)
	}
	x, y := ax+(bx-ax)*share, ay+(by-ay)*share
	rect := func(px, py, factor float64) image.Rectangle {
		left, top := (x-px*factor)*scale, (y-py*factor)*scale
		return image.Rect(int(math.Round(left)), int(math.Round(top)),
			int(math.Round(left+float64(dst.Rect.Dx())*factor)), int(math.Round(top+float64(dst.Rect.Dy())*factor)))
	}
	before, after := rect(ax, ay, sa/s), rect(bx, by, sb/s)
	below, above, over, under, opacity := f.before, f.after, after, before, t
	if !near {
		below, above, over, under, opacity = f.after, f.before, before, after, 1-t
	}
	if !dst.Rect.In(under) {
		fill(dst, ground)
	}
	stretch(dst, under, below)
	blend(dst, above, over, opacity)
}

// blend lays src, brought into the rectangle at, over dst with an opacity of 0..1.
func blend(dst, src *image.RGBA, at image.Rectangle, opacity float64) {
	seen := at.Intersect(dst.Rect)
	if seen.Empty() || at.Dx() < 1 || at.Dy() < 1 {
		return
	}
	a := uint32(math.Round(min(max(opacity, 0), 1) * 256))
	w, h := src.Rect.Dx(), src.Rect.Dy()
	columns := make([]int, seen.Dx())
	for i := range columns {
		columns[i] = 4 * min((seen.Min.X+i-at.Min.X)*w/at.Dx(), w-1)
	}
	inBands(seen.Dy(), func(first, end int) {
		for y := seen.Min.Y + first; y < seen.Min.Y+end; y++ {
			from := src.Pix[min((y-at.Min.Y)*h/at.Dy(), h-1)*src.Stride:]
			to := dst.Pix[dst.PixOffset(seen.Min.X, y):]
			for i, c := range columns {
				const even = 0x00ff00ff
				x, z := binary.LittleEndian.Uint32(to[4*i:]), binary.LittleEndian.Uint32(from[c:])
				low := (x&even)*(256-a) + (z&even)*a
				high := (x>>8&even)*(256-a) + (z>>8&even)*a
				binary.LittleEndian.PutUint32(to[4*i:], low>>8&even|high&^even)
			}
		}
	})
}
