package widgets

import (
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/geo"
)

func newMap(t *testing.T) (*stand, *MapView, *[]string) {
	t.Helper()
	s := newStand(t)
	m := NewMapView(s.env, s.kit, s.store, s.input)
	var picked []string
	m.Pick = func(id string, _ fyne.Position) { picked = append(picked, id) }
	s.store.Observe(view.Everything, func(view.Part) { m.Redraw() })
	s.show(t, m, 1069, 590)
	return s, m, &picked
}

func TestDraggingMovesTheGroundWithThePointer(t *testing.T) {
	s, m, _ := newMap(t)
	before, _ := m.Viewport().LonLat(500, 300)
	drag(m, 500, 300, 620, 250, 0)
	after, _ := m.Viewport().LonLat(620, 250)
	if d := geo.DistanceKm(before, after); d > 1 {
		t.Errorf("what was under the pointer is %.1f km from it after the drag", d)
	}
	if s.win.Canvas().Focused() != m {
		t.Error("pressing the map does not give it the focus")
	}
}

func TestTheWheelZoomsAtThePointer(t *testing.T) {
	_, m, _ := newMap(t)
	at := fyne.NewPos(700, 200)
	before, _ := m.Viewport().LonLat(700, 200)
	wide := m.Viewport().MetresPerPoint
	for range 3 {
		m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 25)})
	}
	after, _ := m.Viewport().LonLat(700, 200)
	if d := geo.DistanceKm(before, after); d > .5 {
		t.Errorf("the place under the pointer moved %.2f km", d)
	}
	if got, want := wide/m.Viewport().MetresPerPoint, math.Pow(1.01, 75); math.Abs(got/want-1) > 1e-3 {
		t.Errorf("three notches magnify %.3f times, want %.3f", got, want)
	}
	for range 100 {
		m.Zoom(2)
	}
	if got := m.store.View().Camera.Zoom; math.Abs(got-view.MaxZoom) > 1e-6 {
		t.Errorf("zoom ends at %v, want %v", got, view.MaxZoom)
	}
	m.HandleRune('0')
	if got := m.store.View().Camera; got != (view.Camera{}) {
		t.Errorf("0 leaves the camera %+v", got)
	}
}

func TestADoubleClickZoomsAndASingleOnePicks(t *testing.T) {
	_, m, picked := newMap(t)
	now := time.Unix(100, 0)
	m.clock = func() time.Time { return now }
	at := pointer(900, 400)
	m.Tapped(&at)
	if len(*picked) != 1 || m.store.View().Camera.Zoom != 0 {
		t.Fatalf("one click: picked %v, camera %+v", *picked, m.store.View().Camera)
	}
	now = now.Add(200 * time.Millisecond)
	m.Tapped(&at)
	if got := m.store.View().Camera.Zoom; math.Abs(got-2) > .01 || len(*picked) != 1 {
		t.Errorf("two clicks: zoom %v, picked %v", got, *picked)
	}
	now = now.Add(time.Second)
	m.Tapped(&at)
	if len(*picked) != 2 {
		t.Error("a later click is no third of a double click")
	}
}

func TestPickingAndHoveringUseTheSceneDrawn(t *testing.T) {
	s, m, picked := newMap(t)
	id := ""
	for _, candidate := range m.Overlay().IDs() {
		if strings.HasPrefix(candidate, "event") {
			id = candidate
			break
		}
	}
	b, ok := m.Overlay().Bounds(id)
	if !ok {
		t.Fatal("no event on the map")
	}
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	want, _ := m.Overlay().Pick(x, y, reach)
	m.MouseMoved(mouse(x, y, 0))
	if s.store.View().Hover != want || s.tip == "" {
		t.Errorf("hovering %q: hover %q, tooltip %q", want, s.store.View().Hover, s.tip)
	}
	at := pointer(x, y)
	m.Tapped(&at)
	if len(*picked) != 1 || (*picked)[0] != want {
		t.Errorf("picked %v, want %q", *picked, want)
	}
	if s.tip != "" {
		t.Error("the tooltip stays where a menu may open")
	}
	m.Tapped(&at)
	if len(*picked) != 2 || m.store.View().Camera.Zoom != 0 {
		t.Errorf("a mark clicked twice: picked %v, zoom %v", *picked, m.store.View().Camera.Zoom)
	}
	m.MouseMoved(mouse(x, y, 0))
	m.MouseOut()
	if s.store.View().Hover != "" || s.tip != "" {
		t.Error("leaving the map keeps the tooltip")
	}
}

func TestTheKeyboardPansAndWalksTheMarkers(t *testing.T) {
	s, m, picked := newMap(t)
	before, _ := m.Viewport().LonLat(m.Viewport().W/2, m.Viewport().H/2)
	press(m, fyne.KeyRight, fyne.KeyUp)
	after, _ := m.Viewport().LonLat(m.Viewport().W/2, m.Viewport().H/2)
	if after[0] <= before[0] || after[1] <= before[1] {
		t.Errorf("right and up move the middle from %v to %v", before, after)
	}
	if !m.AcceptsTab() {
		t.Fatal("Tab does not go in among the markers")
	}
	press(m, fyne.KeyTab)
	first := m.at
	press(m, fyne.KeyRight)
	second := m.at
	if first == "" || second == first || m.AcceptsTab() {
		t.Errorf("at %q, then %q; keeps Tab: %v", first, second, m.AcceptsTab())
	}
	press(m, fyne.KeyLeft, fyne.KeyReturn)
	if len(*picked) != 1 || (*picked)[0] != first {
		t.Errorf("Enter picked %v, want %q", *picked, first)
	}
	seen := map[string]bool{}
	for range m.marks() {
		press(m, fyne.KeyDown)
		seen[m.at] = true
	}
	if len(seen) != len(m.marks()) {
		t.Errorf("the arrows reach %d of %d markers", len(seen), len(m.marks()))
	}
	press(m, fyne.KeyEscape)
	if m.inside {
		t.Error("Escape stays among the markers")
	}
	press(m, fyne.KeyF5)
	if len(s.keys) != 1 || s.keys[0] != fyne.KeyF5 {
		t.Errorf("the window was handed %v, want F5", s.keys)
	}
}

func TestTheBaseIsDrawnForTheCameraAlone(t *testing.T) {
	s, m, _ := newMap(t)
	capture := func() { s.win.Canvas().Capture() }
	if m.BaseDraws() != 1 {
		t.Fatalf("the first picture drew the base %d times", m.BaseDraws())
	}
	for range 10 {
		s.store.Do(view.Step{By: 1})
		s.store.Do(view.Hover{ID: "route:x"})
		s.store.Do(view.PanRange{By: 1e6})
		capture()
	}
	if m.BaseDraws() != 1 {
		t.Errorf("scrubbing drew the base %d times", m.BaseDraws()-1)
	}
	drag(m, 500, 300, 530, 320, 0) // within the margin of what is drawn
	capture()
	if m.BaseDraws() != 1 {
		t.Errorf("a short drag drew the base %d times: it is only to be shifted", m.BaseDraws()-1)
	}
	drag(m, 500, 300, 900, 320, 0)
	capture()
	capture()
	if got := m.BaseDraws(); got < 2 || !m.base.sharp(m.Viewport()) {
		t.Errorf("a long drag: %d draws, sharp %v", got, m.base.sharp(m.Viewport()))
	}
	m.Zoom(1.3)
	capture()
	capture()
	if !m.base.sharp(m.Viewport()) {
		t.Error("after a zoom no sharp base was drawn")
	}
}

func TestAShiftedBaseIsWhereADrawnOneWouldBe(t *testing.T) {
	_, m, _ := newMap(t)
	in := m.current()
	job := baseJob{fig: m.fig, in: in, fonts: m.env.Fonts, scale: 1, look: lookOf(in)}
	base := job.draw()
	vp := m.Viewport()
	x, y := base.corner(vp)
	if math.Abs(x+margin) > 1e-6 || math.Abs(y+margin) > 1e-6 {
		t.Errorf("the base begins at %v, %v; want -%d on both sides", x, y, margin)
	}
	if !base.sharp(vp) || !base.sharp(vp.Pan(50, -60)) || base.sharp(vp.Pan(margin+10, 0)) || base.sharp(vp.ZoomAbout(0, 0, 1.1)) {
		t.Error("sharp is wrong about pans and zooms")
	}
}

// broken is a figure whose base cannot be drawn.
type broken struct{ *figure.Kit }

func (broken) MapBase(figure.Input) []scene.Layer { panic("no paper") }

func TestAPanicWhileDrawingIsAMessage(t *testing.T) {
	s := newStand(t)
	m := NewMapView(s.env, broken{s.kit}, s.store, s.input)
	var said error
	m.Failed = func(err error) { said = err }
	s.show(t, m, 400, 300)
	if said == nil || !strings.Contains(said.Error(), "no paper") {
		t.Errorf("said %v", said)
	}
}
