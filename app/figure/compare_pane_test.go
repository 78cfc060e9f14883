package figure

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"thawline/app/palette"
	"thawline/dataset/edtf"
)

// The panel has a place for every route, crossing, series and event of Story.Diff, and is legible.
func TestDifferencesListEverything(t *testing.T) {
	k, in := stage()
	random := rand.New(rand.NewSource(11))
	first, last := at("2020-06-01"), at("2026-06-01")
	for i := range 60 {
		in.View.At = first + edtf.Instant(random.Int63n(int64(last-first)))
		in.View.Compare, in.View.HasCompare = first+edtf.Instant(random.Int63n(int64(last-first))), true
		in.W, in.H = []float64{260, 372, 520}[i%3], 0
		s := k.Differences(in)
		checkText(t, fmt.Sprint(in.View.At, in.View.Compare, in.W), s, 10.9)
		text := said(s)
		if strings.Contains(text, "compare.") {
			t.Errorf("text %q", text)
		}
		ch := in.Story.Diff(in.View.At, in.View.Compare)
		for _, e := range ch.Events {
			if _, ok := s.Bounds("event:" + in.Story.Events[e].ID); !ok {
				t.Errorf("%v %v: event %s is not listed", in.View.At, in.View.Compare, in.Story.Events[e].ID)
			}
		}
		for _, c := range ch.Series {
			if first, _, _ := strings.Cut(in.Story.Series[c.Series].Title, " "); !strings.Contains(text, first) {
				t.Errorf("%v %v: series %s is not listed", in.View.At, in.View.Compare, in.Story.Series[c.Series].Title)
			}
		}
		if t.Failed() {
			return
		}
	}
}

func TestDifferencesNeedRoom(t *testing.T) {
	k, in := stage()
	in = twoDates(in, "2021-06", "2021-06")
	in.W = 300
	if text := said(k.Differences(in)); !strings.Contains(text, "Both maps show 1 June 2021.") {
		t.Errorf("of one date: %q", text)
	}
	in.W = 20
	if s := k.Differences(in); len(s.Layers) != 0 {
		t.Error("set in no room")
	}
	if s := k.Differences(Input{Palette: palette.Dark(), W: 300}); len(s.Layers) != 0 {
		t.Error("set for no story")
	}
}

func TestPanes(t *testing.T) {
	k, in := stage()
	for _, pair := range [][2]string{{"2021-06", "2023-06"}, {"2023-06", "2021-06"}} {
		in = twoDates(in, pair[0], pair[1])
		left, right := PaneView(in.View, false), PaneView(in.View, true)
		if left.At != at("2021-06") || right.At != at("2023-06") || left.Compare != left.At || right.Compare != left.At {
			t.Errorf("%v: panes at %v and %v", pair, left.At, right.At)
		}
		if left.Camera != right.Camera {
			t.Error("the panes have cameras of their own")
		}
		if date, _ := k.PaneTitle(in, false); date != "1 June 2021" {
			t.Errorf("%v: the left map shows %q", pair, date)
		}
		if date, what := k.PaneTitle(in, true); date != "1 June 2023" || what != "Poland bars Belarusian and Russian trucks" {
			t.Errorf("%v: the right map shows %q, %q", pair, date, what)
		}
	}
	in.View.HasCompare = false
	if a, b := ComparedDates(in.View); a != in.View.At || b != in.View.At {
		t.Errorf("without a comparison: %v, %v", a, b)
	}
}
