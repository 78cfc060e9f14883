package widgets

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/view"
	"thawline/dataset/edtf"
)

func newTimeline(t *testing.T) (*stand, *TimelineView, *[]string) {
	t.Helper()
	s := newStand(t)
	line := NewTimelineView(s.env, s.kit, s.store, s.input)
	var picked []string
	line.Pick = func(id string, _ fyne.Position) { picked = append(picked, id) }
	s.store.Observe(view.Everything, func(view.Part) { line.Redraw() })
	s.show(t, line, 1440, 200)
	return s, line, &picked
}

func date(text string) edtf.Instant { return edtf.MustParse(text).Start.Span.From }

func TestDraggingInTheHeaderScrubs(t *testing.T) {
	s, line, _ := newTimeline(t)
	a := line.Axis()
	y := (a.Header.Y0 + a.Header.Y1) / 2
	x := float32(a.NowX(date("2023-04-20")))
	drag(line, 500, y, x, y, 0)
	if got := s.store.View().At; got != date("2023-04-20") {
		t.Errorf("the clock is at %s, want 2023-04-20", got)
	}
	drag(line, x, y, float32(a.NowX(date("2022-01-30"))), y, 0) // two days from an event: it holds there
	if got := s.store.View().At; got != date("2022-02-01") {
		t.Errorf("the clock is at %s, want 2022-02-01, to which it snaps", got)
	}
	drag(line, x, y, 5000, y, 0)
	if got := s.store.View().At; got != date("2025-12-31") {
		t.Errorf("past the end the clock is at %s", got)
	}
	if s.store.View().From != date("2021-01-01") {
		t.Error("scrubbing moved the stretch shown")
	}
}

func TestDraggingInTheLanesPans(t *testing.T) {
	s, line, _ := newTimeline(t)
	s.store.Do(view.ShowLength{Length: 90 * edtf.Day})
	a := line.Axis()
	y := (a.Lanes.Y0 + a.Lanes.Y1) / 2
	before, at := a.At(700), s.store.View().At
	drag(line, 700, y, 600, y, 0)
	after := line.Axis().At(600)
	if d := math.Abs(float64(after - before)); d > edtf.Day {
		t.Errorf("the time under the pointer moved by %v days", d/edtf.Day)
	}
	if s.store.View().At != at {
		t.Error("panning moved the clock")
	}
}

func TestAltDragBrushes(t *testing.T) {
	s, line, _ := newTimeline(t)
	a := line.Axis()
	drag(line, float32(a.X(date("2022-03-01")))+1, 100, float32(a.X(date("2022-08-01"))), 100, fyne.KeyModifierAlt)
	v := s.store.View()
	if v.BrushFrom < date("2022-02-25") || v.BrushFrom > date("2022-03-03") || v.BrushTo < date("2022-07-29") || v.BrushTo > date("2022-08-03") {
		t.Errorf("brushed %s to %s", v.BrushFrom, v.BrushTo)
	}
	press(line, fyne.KeyEscape)
	if v := s.store.View(); v.BrushFrom != v.BrushTo {
		t.Error("Escape leaves the brush")
	}
}

func TestTheMinimapSlidesTheWindow(t *testing.T) {
	s, line, _ := newTimeline(t)
	s.store.Do(view.ShowLength{Length: 365 * edtf.Day})
	a := line.Axis()
	if a.Minimap.Empty() {
		t.Fatal("no minimap")
	}
	y := (a.Minimap.Y0 + a.Minimap.Y1) / 2
	x := float32(a.MinimapX((a.From + a.To) / 2))
	drag(line, x, y, x+200, y, 0)
	v := s.store.View()
	if want := a.From + a.MinimapAt(float64(x)+200) - a.MinimapAt(float64(x)); math.Abs(float64(v.From-want)) > edtf.Day {
		t.Errorf("the window begins at %s, want %s", v.From, want)
	}
	at := pointer(float32(a.MinimapX(date("2025-06-01"))), y)
	line.Tapped(&at)
	if got := s.store.View(); got.At < date("2025-05-25") || got.At > date("2025-06-08") || got.From > got.At || got.To <= got.At {
		t.Errorf("a click in the minimap: at %s in %s..%s", got.At, got.From, got.To)
	}
}

func TestTheWheelZoomsTimeAtThePointer(t *testing.T) {
	s, line, _ := newTimeline(t)
	before := line.Axis().At(900)
	line.Scrolled(&fyne.ScrollEvent{PointEvent: pointer(900, 100), Scrolled: fyne.NewDelta(0, 50)})
	if d := math.Abs(float64(line.Axis().At(900) - before)); d > 2*edtf.Day {
		t.Errorf("the time under the pointer moved by %v days", d/edtf.Day)
	}
	v := s.store.View()
	if got, want := float64(v.To-v.From), 1826*86400/math.Pow(1.01, 50); math.Abs(got/want-1) > .01 {
		t.Errorf("shows %v days, want %v", got/86400, want/86400)
	}
	at := v.At
	line.Scrolled(&fyne.ScrollEvent{PointEvent: pointer(900, 100), Scrolled: fyne.NewDelta(-100, 0)})
	if s.store.View().At <= at {
		t.Error("a sideways wheel does not scrub")
	}
}

func TestClicksInTheTimeline(t *testing.T) {
	s, line, picked := newTimeline(t)
	b, ok := line.Scene().Bounds("event:e-2022-02-01-transit-stop")
	if !ok {
		t.Fatal("the event is not drawn")
	}
	at := pointer((b.X0+b.X1)/2, (b.Y0+b.Y1)/2)
	line.Tapped(&at)
	if len(*picked) != 1 {
		t.Fatalf("picked %v", *picked)
	}
	a := line.Axis()
	free := pointer(float32(a.NowX(date("2024-02-14"))), a.Header.Y0+3)
	line.Tapped(&free)
	if got := s.store.View().At; got != date("2024-02-14") {
		t.Errorf("a click in the header moves the clock to %s", got)
	}
	gutter := pointer(20, 100)
	before := s.store.View().At
	line.Tapped(&gutter)
	if s.store.View().At != before {
		t.Error("a click on the lanes' names moved the clock")
	}
}

func TestKeysOfTheTimelineAlone(t *testing.T) {
	s, line, _ := newTimeline(t)
	press(line, fyne.KeyReturn)
	if got := s.store.View().Event; got != "e-2022-02-01-transit-stop" {
		t.Errorf("Enter chose %q", got)
	}
	length := func() edtf.Instant { v := s.store.View(); return v.To - v.From }
	whole := length()
	line.TypedRune('+')
	if length() >= whole {
		t.Error("+ does not zoom in")
	}
	line.TypedRune('-')
	line.TypedRune('0')
	if length() != whole {
		t.Error("0 does not show the whole span")
	}
	line.TypedRune('?')
	press(line, fyne.KeySpace)
	if s.runes != "?" || len(s.keys) != 1 || s.keys[0] != fyne.KeySpace {
		t.Errorf("handed on %q and %v", s.runes, s.keys)
	}
}

func TestAPanOfTheMapDoesNotRedrawTheTimeline(t *testing.T) {
	s, line, _ := newTimeline(t)
	before := line.Scene()
	s.store.Do(view.SetCamera{Camera: view.Camera{Lon: 20, Lat: 50, Zoom: 3}})
	if line.Scene() != before {
		t.Error("the timeline's scene was made anew")
	}
	s.store.Do(view.Step{By: 1})
	if line.Scene() == before {
		t.Error("a step left the scene as it was")
	}
}
