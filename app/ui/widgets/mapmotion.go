package widgets

import (
	"math"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/geo"
)

// layout is an overlay as the figure lays it out for one view.
type layout struct {
	key       overlayKey
	at        geo.Viewport
	scene     *scene.Scene
	lettering *figure.Lettering
	steadied  bool          // its names stand where they stood before, not where the view alone would have them
	motion    *scene.Motion // nil until it is moved
}

// layoutJob is what a layout is made from.
type layoutJob struct {
	fig   MapFigure
	in    figure.Input
	key   overlayKey
	after *figure.Lettering // where names stay while the ground is dragged; nil: nowhere
}

// overlayKey is what the overlay depends on.
type overlayKey struct {
	story   any
	palette string
	lang    string
	view    view.View
	w, h    float64
	growth  figure.Growth
}

// overlayKeyOf returns the key of the overlay of in. It is the same for all dates that the map looks the same at.
func overlayKeyOf(fig MapFigure, in figure.Input) overlayKey {
	key := overlayKey{in.Story.Facts(), in.Palette.Name, in.Words.Lang(), in.View, in.W, in.H, in.Growth}
	key.view.At = fig.MapSince(in)
	// What the overlay does not show must not redraw it.
	key.view.Playing, key.view.Speed, key.view.From, key.view.To = false, 0, 0, 0
	key.view.Lanes, key.view.Folded, key.view.Equal, key.view.Unit, key.view.Mode, key.view.Loop = 0, 0, false, 0, 0, false
	return key
}

// besidesCamera is the key without the camera's place.
func (k overlayKey) besidesCamera() overlayKey {
	k.view.Camera = view.Camera{Frame: k.view.Camera.Frame}
	return k
}

// make lays the overlay out; it runs on any goroutine.
func (j layoutJob) make() *layout {
	layers, lettering := j.fig.MapOverlayAfter(j.in, j.after)
	return &layout{
		key: j.key, at: j.fig.Viewport(j.in), lettering: lettering, steadied: j.after != nil,
		scene: &scene.Scene{W: float32(j.in.W), H: float32(j.in.H), Layers: layers},
	}
}

// How far a map moves on one layout, points and magnification, before another one is asked for.
const (
	layoutReach = 24
	layoutZoom  = 1.06
)

// Overlay returns the scene of everything above the base, as it is drawn now. While the camera moves, what was laid out
// is moved with the ground, and a worker lays it out anew, with the names where they stood as far as may be: they do not jump
// under the hand, and a frame costs no more than its pixels. A camera at rest shows the layout of its view and nothing else.
func (m *MapView) Overlay() *scene.Scene {
	in := m.current()
	key := overlayKeyOf(m.fig, in)
	if m.laid != nil && key == m.laid.key && (!m.laid.steadied || m.isDragged()) {
		return m.laid.scene
	}
	moves := m.laid != nil && m.isMoving() && (m.flight == nil || !m.flight.settles)
	if moves && key == m.movedFor {
		return m.moved
	}
	if moves && key.besidesCamera() == m.laid.key.besidesCamera() {
		if s := m.move(in, key); s != nil {
			return s
		}
	}
	m.laid = layoutJob{m.fig, in, key, nil}.make()
	return m.laid.scene
}

// move returns the layout moved to where the camera is; nil where it cannot be.
func (m *MapView) move(in figure.Input, key overlayKey) *scene.Scene {
	vp := m.fig.Viewport(in)
	shift, ok := geo.ShiftBetween(m.laid.at, vp)
	if !ok {
		return nil
	}
	if m.laid.motion == nil {
		m.laid.motion = scene.NewMotion(m.laid.scene.Layers)
	}
	if m.moved == nil {
		m.moved = &scene.Scene{}
	}
	to := shift.Point
	if shift.Level() && math.Abs(shift.Factor()-1) < 1e-9 { // with the base, which is shifted by whole pixels
		dx, dy, _ := shift.Point(0, 0)
		if m.scale > 0 {
			dx, dy = math.Round(dx*m.scale)/m.scale, math.Round(dy*m.scale)/m.scale
		}
		to = func(x, y float64) (float64, float64, bool) { return x + dx, y + dy, true }
	}
	m.moved.W, m.moved.H, m.moved.Layers = m.laid.scene.W, m.laid.scene.H, m.laid.motion.Moved(to)
	m.movedFor = key
	if m.rolling || leaves(&shift, vp) {
		job := layoutJob{m.fig, in, key, nil}
		if m.isDragged() {
			job.after = m.laid.lettering
		}
		m.layouts.ask(job)
	}
	return m.moved
}

// leaves reports whether a shift is too far for one layout.
func leaves(s *geo.Shift, vp geo.Viewport) bool {
	if f := s.Factor(); f > layoutZoom || f < 1/layoutZoom {
		return true
	}
	x, y, ok := s.Point(vp.W/2, vp.H/2)
	return !ok || math.Hypot(x-vp.W/2, y-vp.H/2) > layoutReach
}

// isMoving reports whether the camera moves: under the hand, rolled by the wheel or in flight. Linked maps move together.
func (m *MapView) isMoving() bool {
	return m.any(func(m *MapView) bool { return m.dragging || m.rolling || m.flight != nil })
}

// isDragged reports whether the map or one linked with it is under the hand.
func (m *MapView) isDragged() bool {
	return m.any(func(m *MapView) bool { return m.dragging })
}

// any reports whether something holds of the map or of one that moves with it.
func (m *MapView) any(moves func(*MapView) bool) bool {
	if moves(m) || m.leader != nil && moves(m.leader) {
		return true
	}
	for _, f := range m.followers {
		if moves(f) {
			return true
		}
	}
	return false
}

// laidOut takes a layout from the worker, unless the map shows something else meanwhile.
func (m *MapView) laidOut(l *layout) {
	key := overlayKeyOf(m.fig, m.current())
	if key.besidesCamera() != l.key.besidesCamera() {
		return
	}
	if m.laid != nil && m.laid.key == key {
		return
	}
	m.laid, m.movedFor = l, overlayKey{}
	if key == l.key {
		m.rolling = false
	}
	m.redrawAll()
}
