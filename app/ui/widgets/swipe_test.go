package widgets

import (
	"image"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// newPair returns the maps of June 2021 and June 2023 and the swipe over them.
func newPair(t *testing.T) (*stand, [2]*MapView, *Swipe) {
	t.Helper()
	s := newStand(t)
	s.store.Do(view.SetAt{At: edtf.MustParse("2023-06").Start.Span.From})
	s.store.Do(view.SetCompare{At: edtf.MustParse("2021-06").Start.Span.From})
	var maps [2]*MapView
	for i := range maps {
		maps[i] = NewMapView(s.env, s.kit, s.store, func(w, h float64) figure.Input {
			in := s.input(w, h)
			in.View, in.NoKey = figure.PaneView(in.View, i == 1), true
			return in
		})
	}
	maps[1].Follow(maps[0])
	swipe := NewSwipe(s.env, maps[0], maps[1])
	swipe.Labels = func() [2]string { return [2]string{"1 June 2021", "1 June 2023"} }
	s.store.Observe(view.Everything, func(view.Part) { maps[0].Redraw() })
	return s, maps, swipe
}

func TestTheBarDragsWithoutDrawing(t *testing.T) {
	s, maps, swipe := newPair(t)
	s.show(t, swipe, 900, 500)
	if swipe.Share() != .5 {
		t.Errorf("the bar begins at %v", swipe.Share())
	}
	paints, base := swipe.Paints(), maps[0].BaseDraws()+maps[1].BaseDraws()
	if base != 1 {
		t.Errorf("the base was drawn %d times for two maps of one camera", base)
	}
	before := *s.win.Canvas().Capture().(*image.NRGBA)
	drag(swipe, 450, 250, 225, 260, 0)
	after := s.win.Canvas().Capture()
	if math.Abs(swipe.Share()-.25) > .02 {
		t.Errorf("the bar is at %v after the drag, want .25", swipe.Share())
	}
	if swipe.Paints() != paints || maps[0].BaseDraws()+maps[1].BaseDraws() != base {
		t.Error("dragging the bar drew the maps anew")
	}
	// Left of both places of the bar nothing changed; between them the other map is seen.
	differs := func(x0, x1 int) bool {
		for y := 60; y < 400; y++ {
			for x := x0; x < x1; x++ {
				ar, ag, ab, _ := before.At(x, y).RGBA()
				br, bg, bb, _ := after.At(x, y).RGBA()
				if ar != br || ag != bg || ab != bb {
					return true
				}
			}
		}
		return false
	}
	if differs(0, 180) || differs(500, 900) || !differs(260, 420) {
		t.Errorf("changed left %v, right %v, between %v", differs(0, 180), differs(500, 900), differs(260, 420))
	}
	if v := s.store.View(); v.Camera != (view.Camera{}) {
		t.Error("dragging the bar moved the ground")
	}
}

func TestTheGroundDragsBesideTheBar(t *testing.T) {
	s, maps, swipe := newPair(t)
	s.show(t, swipe, 900, 500)
	drag(swipe, 700, 200, 760, 230, 0)
	if swipe.Share() != .5 || s.store.View().Camera == (view.Camera{}) {
		t.Errorf("bar at %v, camera %v", swipe.Share(), s.store.View().Camera)
	}
	if a, b := maps[0].Viewport(), maps[1].Viewport(); a.Center != b.Center || a.MetresPerPoint != b.MetresPerPoint {
		t.Error("the maps show different ground")
	}
	paints := swipe.Paints()
	swipe.Scrolled(&fyne.ScrollEvent{PointEvent: pointer(300, 200), Scrolled: fyne.NewDelta(0, 25)})
	s.win.Canvas().Capture()
	if swipe.Paints() == paints {
		t.Error("zooming drew nothing anew")
	}
}

func TestTheBarByKeyboard(t *testing.T) {
	s, _, swipe := newPair(t)
	s.show(t, swipe, 900, 500)
	s.win.Canvas().Focus(swipe)
	for _, step := range []struct {
		key  fyne.KeyName
		want float64
	}{{fyne.KeyRight, .52}, {fyne.KeyLeft, .5}, {fyne.KeyHome, 0}, {fyne.KeyLeft, 0}, {fyne.KeyEnd, 1}, {fyne.KeyRight, 1}} {
		swipe.TypedKey(&fyne.KeyEvent{Name: step.key})
		if math.Abs(swipe.Share()-step.want) > 1e-9 {
			t.Errorf("%s puts the bar at %v, want %v", step.key, swipe.Share(), step.want)
		}
	}
	swipe.SetShare(math.NaN())
	if swipe.Share() != 1 {
		t.Error("the bar stands nowhere")
	}
	swipe.TypedRune('+')
	if s.store.View().Camera.Zoom <= 1 {
		t.Error("plus does not zoom")
	}
	swipe.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(s.keys) != 1 || s.keys[0] != fyne.KeyEscape {
		t.Errorf("the window heard %v", s.keys)
	}
}

func TestSideBySideMovesBoth(t *testing.T) {
	s, maps, swipe := newPair(t)
	swipe.Hide()
	s.show(t, maps[0], 450, 500)
	maps[1].Resize(maps[0].Size())
	for _, m := range maps {
		m.surface.generate(450, 500)
	}
	if n := maps[0].BaseDraws() + maps[1].BaseDraws(); n != 1 {
		t.Errorf("the base was drawn %d times for two maps of one camera", n)
	}
	drag(maps[1], 200, 200, 260, 230, 0)
	for _, m := range maps {
		if !m.surface.stale && m != maps[0] {
			t.Error("a map stands still")
		}
		m.surface.generate(450, 500)
	}
	if a, b := maps[0].Viewport(), maps[1].Viewport(); a.Center != b.Center || s.store.View().Camera == (view.Camera{}) {
		t.Errorf("dragging one map leaves them at %v and %v", a.Center, b.Center)
	}
	if maps[0].base != maps[1].base {
		t.Error("the maps keep two grounds")
	}
}

// Tab goes in among the marks of both maps that are seen, each told with its side; arrows go from one to the next, Enter
// chooses, Escape goes back to the bar.
func TestSwipeMarksByKeyboard(t *testing.T) {
	s, maps, swipe := newPair(t)
	swipe.Tell = func(side int, title string) string { return swipe.Labels()[side] + ": " + title }
	picked := ""
	for _, m := range maps {
		m.Pick = func(id string, _ fyne.Position) { picked = id }
	}
	s.show(t, swipe, 900, 500)
	press := func(key fyne.KeyName) { swipe.TypedKey(&fyne.KeyEvent{Name: key}) }
	s.win.Canvas().Focus(swipe)
	if !swipe.AcceptsTab() {
		t.Fatal("Tab leaves the swipe at once")
	}
	press(fyne.KeyTab)
	if swipe.AcceptsTab() {
		t.Error("Tab stays among the marks")
	}
	var seen [2]map[string]bool
	for i := range seen {
		seen[i] = map[string]bool{}
	}
	total := len(maps[0].marks()) + len(maps[1].marks())
	for range total {
		side := 0
		if swipe.among == maps[1] {
			side = 1
		}
		m := maps[side]
		if id := m.at; seen[side][id] {
			t.Errorf("%s of side %d is reached twice", id, side)
		} else {
			seen[side][id] = true
		}
		if !strings.HasPrefix(s.tip, swipe.Labels()[side]+": ") {
			t.Errorf("side %d says %q", side, s.tip)
		}
		if s.store.View().Hover != m.at {
			t.Errorf("at %q, hovering %q", m.at, s.store.View().Hover)
		}
		for _, item := range focusMark(m.Overlay(), m.at, m.seen, s.env.Palette()) {
			b := item.(*scene.Shape).Bounds()
			if middle := (b.X0 + b.X1) / 2; middle < m.seen.X0-1 || middle > m.seen.X1+1 {
				t.Errorf("the ring about %s of side %d stands at %v", m.at, side, b)
			}
		}
		if before := swipe.Share(); before != .5 {
			t.Errorf("the bar moved to %v", before)
		}
		press(fyne.KeyRight)
	}
	if len(seen[0]) < 3 || len(seen[1]) < 3 {
		t.Errorf("%d marks on the left, %d on the right", len(seen[0]), len(seen[1]))
	}
	press(fyne.KeyReturn)
	if picked == "" || picked != swipe.among.at {
		t.Errorf("Enter at %q chose %q", swipe.among.at, picked)
	}
	at := swipe.among.at
	press(fyne.KeyEscape)
	if swipe.among != nil || s.tip != "" || s.store.View().Hover != "" {
		t.Errorf("Escape leaves %v, %q, %q", swipe.among, s.tip, s.store.View().Hover)
	}
	press(fyne.KeyRight)
	if swipe.Share() <= .5 {
		t.Error("the arrow does not move the bar")
	}
	swipe.SetShare(.5)
	press(fyne.KeyTab)
	if swipe.among == nil || swipe.among.at != at {
		t.Error("Tab does not go back to where it was left")
	}
	s.win.Canvas().Unfocus()
	if swipe.among != nil || maps[0].inside || maps[1].inside {
		t.Error("the keyboard stays when the focus goes")
	}
	swipe.SetShare(0)
	if n := len(maps[0].marks()); n != 0 {
		t.Errorf("%d marks of a map that is not seen", n)
	}
	swipe.Hide()
	if len(maps[0].marks()) == 0 || maps[0].tell != nil {
		t.Error("a map keeps the bar of a swipe that is gone")
	}
}
