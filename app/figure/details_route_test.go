package figure

import (
	"strings"
	"testing"

	"thawline/app/scene"
)

// A selected route has a row of its own, on the colour of what is selected, wherever it would have been counted.
func TestSelectedRouteHasItsRow(t *testing.T) {
	k, in := reading()
	in = atEvent(t, in, "e-2025-12-13-potash-relief")
	for _, id := range []string{"r-astrakhan-rail", "r-klaipeda-india", "r-murmansk-plan"} {
		in.View.Route = id
		s := k.Details(in)
		name := in.Story.Routes[in.Story.RouteIndex(id)].Name
		if !strings.Contains(strings.ReplaceAll(said(s), " ", ""), strings.ReplaceAll(name, " ", "")) {
			t.Errorf("%s is not named", id)
		}
		marked := 0
		for _, it := range s.Layers[0].Items {
			if shape, ok := it.(*scene.Shape); ok && shape.Fill == in.Palette.SelectedRow {
				marked++
				if b, _ := s.Bounds("route:" + id); b.Intersect(shape.Bounds()).Empty() {
					t.Errorf("%s: the marked row is another", id)
				}
			}
		}
		if marked != 1 {
			t.Errorf("%s: %d rows marked", id, marked)
		}
		checkText(t, id, s, 10)
	}
}

// Every route that is not "not yet" is told of exactly once in what changed and what holds.
func TestGroupsTellEveryRouteOnce(t *testing.T) {
	_, in := reading()
	p := newProse(in)
	for i := range in.Story.Events {
		at := atEvent(t, in, in.Story.Events[i].ID)
		m := momentOf(at)
		count := map[int]int{}
		groups := p.groups(&m)
		for _, g := range groups {
			for _, r := range g.Routes {
				count[r]++
			}
		}
		changed := len(groups) > 0 && groups[0].Changed
		for _, st := range m.State.Routes {
			want := 1
			if st.Status.String() == "not yet" {
				want = 0
			}
			if got := count[st.Route]; got != want && !(changed && got == 0 && st.Status.String() != "in use") {
				t.Errorf("%s: %s is told of %d times, want %d", at.View.Event, in.Story.Routes[st.Route].ID, got, want)
			}
		}
	}
}

func TestBorderChanges(t *testing.T) {
	k, in := reading()
	got := said(k.Details(atEvent(t, in, "e-2021-11-09-kuznica-closed")))
	for _, want := range []string{"What changed at the border", "Kuźnica / Bruzgi (road) Was open", "closed"} {
		if !strings.Contains(got, want) {
			t.Errorf("does not say %q:\n%s", want, got)
		}
	}
	got = said(k.Details(atEvent(t, in, "e-2022-02-01-transit-stop")))
	routes, border := strings.Index(got, "What changed on the routes"), strings.Index(got, "What changed at the border")
	if routes < 0 || border < routes {
		t.Errorf("routes at %d, border at %d", routes, border)
	}
}
