package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/figure"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// quietDays returns the first and the last of some days in a row on which nothing changes on the map.
func quietDays(t testing.TB, m *MapView) (first, last edtf.Instant) {
	t.Helper()
	in := m.target()
	since := func(at edtf.Instant) edtf.Instant {
		in.View.At = at
		return m.fig.MapSince(in)
	}
	for first = in.Story.Span.From; first < in.Story.Span.To; first += edtf.Day {
		last = first
		for since(last+edtf.Day) == since(first) {
			last += edtf.Day
		}
		if last-first > 8*edtf.Day {
			return first, last
		}
	}
	t.Fatal("something happens every week")
	return 0, 0
}

func TestScrubbingOverQuietDaysLaysNothingOut(t *testing.T) {
	s, m, _ := newMap(t)
	first, last := quietDays(t, m)
	s.store.Do(view.SetAt{At: first})
	count := &counting{Kit: m.fig.(*figure.Kit)}
	m.fig = count
	m.Overlay()
	laid := count.layouts
	for at := first; at <= last; at += edtf.Day {
		s.store.Do(view.SetAt{At: at})
		m.Overlay()
	}
	if count.layouts != laid {
		t.Errorf("%d layouts on days on which nothing changes", count.layouts-laid)
	}
	atRest(t, m)
	s.store.Do(view.SetAt{At: last + edtf.Day})
	atRest(t, m)
}

func TestTheMapIsPaintedOnlyWhenTheClockChangesIt(t *testing.T) {
	s := newStand(t)
	m := NewMapView(s.env, s.kit, s.store, s.input)
	m.Resize(fyne.NewSize(640, 400))
	m.surface.Raster.Resize(fyne.NewSize(640, 400))
	first, last := quietDays(t, m)
	s.store.Do(view.SetAt{At: first})
	m.Redraw()
	painted := func() int {
		before := m.surface.paints
		m.surface.generate(640, 400)
		return m.surface.paints - before
	}
	painted()
	move := func(at edtf.Instant) {
		s.store.Do(view.SetAt{At: at})
		m.Retime()
	}
	if move(first + 2*edtf.Day); painted() != 0 {
		t.Error("painted again on a day that looks the same")
	}
	s.store.Do(view.SetAt{At: last + edtf.Day})
	m.Overlay() // asked for the new day before it is painted
	if m.Retime(); painted() != 1 {
		t.Error("not painted on a day that changes the map")
	}
	s.store.Do(view.SetAt{At: first})
	m.Redraw()
	if m.Retime(); painted() != 1 {
		t.Error("not painted though a redraw was asked for")
	}
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(9, 9)})
	painted()
	if move(first + edtf.Day); painted() != 1 {
		t.Error("not painted under the hand")
	}
}

func TestAScrubbedFrameAllocatesNextToNothing(t *testing.T) {
	s := newStand(t)
	s.env.Go = func(func()) {}
	m := NewMapView(s.env, s.kit, s.store, s.input)
	s.store.Observe(view.Everything, func(view.Part) { m.Redraw() })
	m.Resize(fyne.NewSize(640, 400))
	m.surface.Raster.Resize(fyne.NewSize(640, 400))
	first, last := quietDays(t, m)
	s.store.Do(view.SetAt{At: first})
	m.surface.generate(640, 400)
	at := first
	n := testing.AllocsPerRun(20, func() {
		if at += edtf.Day; at > last {
			at = first
		}
		s.store.Do(view.SetAt{At: at})
		m.surface.generate(640, 400)
	})
	if n > 40 {
		t.Errorf("a frame allocates %v times", n)
	}
}
