package widgets

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/view"
	"thawline/dataset/edtf"
)

// grip returns the middle of an item that is drawn.
func grip(t *testing.T, line *TimelineView, id string) (x, y float32) {
	t.Helper()
	b, ok := line.Scene().Bounds(id)
	if !ok {
		t.Fatalf("%s is not drawn", id)
	}
	return (b.X0 + b.X1) / 2, (b.Y0 + b.Y1) / 2
}

func nearDay(a, b edtf.Instant, days float64) bool { return math.Abs(float64(a-b)) <= days*edtf.Day }

func TestTheRangeIsDraggedByItsHandles(t *testing.T) {
	s, line, _ := newTimeline(t)
	s.store.Do(view.Brush{From: date("2022-03-01"), To: date("2022-09-01")})
	a := line.Axis()
	x, y := grip(t, line, "brush:to")
	drag(line, x, y, float32(a.X(date("2023-01-01"))), y, 0)
	v := s.store.View()
	if v.BrushFrom != date("2022-03-01") || !nearDay(v.BrushTo, date("2023-01-01"), 2) {
		t.Errorf("the end dragged: %s to %s", v.BrushFrom, v.BrushTo)
	}
	x, y = grip(t, line, "brush:from")
	drag(line, x, y, float32(a.X(date("2022-06-01"))), y, 0)
	v = s.store.View()
	if !nearDay(v.BrushFrom, date("2022-06-01"), 2) || !nearDay(v.BrushTo, date("2023-01-01"), 2) {
		t.Errorf("the start dragged: %s to %s", v.BrushFrom, v.BrushTo)
	}
	x, y = grip(t, line, "brush:move")
	drag(line, x, y, x+float32(a.X(date("2023-12-31"))-a.X(date("2022-12-31"))), y, 0)
	v = s.store.View()
	if !nearDay(v.BrushFrom, date("2023-06-01"), 3) || !nearDay(v.BrushTo, date("2024-01-01"), 3) {
		t.Errorf("the range dragged: %s to %s", v.BrushFrom, v.BrushTo)
	}
	if v.At != date("2022-02-01") {
		t.Error("the clock went with a range that stays")
	}
	x, y = grip(t, line, "action:unbrush")
	at := pointer(x, y)
	line.Tapped(&at)
	if _, ok := s.store.View().Brushed(); ok {
		t.Error("the cross leaves the range")
	}
}

func TestTheOverviewsWindowIsDraggedByItsEnds(t *testing.T) {
	s, line, _ := newTimeline(t)
	s.store.Do(view.ShowLength{Length: 365 * edtf.Day})
	a := line.Axis()
	x, y := grip(t, line, "minimap:to")
	drag(line, x, y, float32(a.MinimapX(date("2024-01-01"))), y, 0)
	v := s.store.View()
	if v.From != a.From || !nearDay(v.To, date("2024-01-01"), 4) {
		t.Errorf("shows %s to %s", v.From, v.To)
	}
	x, y = grip(t, line, "action:showall")
	at := pointer(x, y)
	line.Tapped(&at)
	if v = s.store.View(); v.From != date("2021-01-01") || v.To != date("2026-01-01") {
		t.Errorf("the cross shows %s to %s", v.From, v.To)
	}
}

func TestLanesFoldWithAClick(t *testing.T) {
	s, line, picked := newTimeline(t)
	x, y := grip(t, line, "lane:3")
	at := pointer(x, y)
	line.Tapped(&at)
	if got := s.store.View().Folded; got != 8 {
		t.Errorf("folded %b, want the fourth lane", got)
	}
	if len(*picked) > 0 {
		t.Errorf("picked %v", *picked)
	}
}

func TestZoomWithEqualStepsKeepsThePlace(t *testing.T) {
	s, line, _ := newTimeline(t)
	s.store.Do(view.SetEqual{On: true})
	for _, dy := range []float32{60, 60, -40, 30} {
		before := line.Axis().At(800)
		line.Scrolled(&fyne.ScrollEvent{PointEvent: pointer(800, 100), Scrolled: fyne.NewDelta(0, dy)})
		if x := line.Axis().X(before); math.Abs(x-800) > 1 {
			t.Errorf("the time under the pointer is at %v, want 800", x)
		}
	}
}

func TestStacksAreListed(t *testing.T) {
	s, line, picked := newTimeline(t)
	line.Resize(fyne.NewSize(420, 200)) // where the signs stand close
	found := false
	for _, id := range line.Scene().IDs() {
		if !strings.HasPrefix(id, "events:") {
			continue
		}
		found = true
		x, y := grip(t, line, id)
		at := pointer(x, y)
		line.Tapped(&at)
		if got := (*picked)[len(*picked)-1]; strings.HasPrefix(got, "events:") && len(line.Stack(got)) < 2 {
			t.Errorf("%s stands for %v", got, line.Stack(got))
		}
	}
	if !found {
		t.Error("no stack is drawn")
	}
	if s.store.View().Folded != 0 {
		t.Error("a lane folded")
	}
}

func TestKeysOfTheRange(t *testing.T) {
	s, line, _ := newTimeline(t)
	for _, r := range "[" {
		line.TypedRune(r)
	}
	s.store.Do(view.SetAt{At: date("2022-04-30")})
	line.TypedRune(']')
	if v := s.store.View(); v.BrushFrom != date("2022-02-01") || v.BrushTo != date("2022-05-01") {
		t.Errorf("from [ to ]: %s to %s", v.BrushFrom, v.BrushTo)
	}
	s.store.Do(view.SetUnit{Unit: view.MonthStep})
	press(line, fyne.KeyRight)
	if got := s.store.View().At; got != date("2022-05-01") {
		t.Errorf("a step by month leads to %s", got)
	}
}
