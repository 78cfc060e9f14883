package view

import (
	"testing"

	"thawline/assets"
	"thawline/dataset"
)

func toldStory(t *testing.T) *dataset.Story {
	t.Helper()
	s, err := dataset.Load(assets.Story())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestGoStep(t *testing.T) {
	s := toldStory(t)
	v := New(s)
	for i := range s.Steps {
		v = Reduce(s, v, GoStep{Index: i})
		st := &s.Steps[i]
		if v.Told != i+1 || ToldStep(s, v) != st {
			t.Fatalf("step %d: the view stands at %d", i+1, v.Told)
		}
		if !st.Date.Start.Span.Contains(v.At) {
			t.Errorf("step %d: the clock is at %v, outside %s", i+1, v.At, st.Date.Text)
		}
		if st.Event >= 0 && v.Event != s.Events[st.Event].ID || st.Event < 0 && v.Event != "" {
			t.Errorf("step %d selects %q", i+1, v.Event)
		}
		if n := NearestStep(s, v); st.Event >= 0 && n != i {
			t.Errorf("step %d: the nearest is %d", i+1, n+1)
		}
		at := AtStep(s, v)
		if st.Camera.Zoom > 0 && (at.Camera.Lon != st.Camera.Center[0] || at.Camera.Zoom != st.Camera.Zoom) || at.Camera.Frame != st.Camera.Frame {
			t.Errorf("step %d: camera %+v", i+1, at.Camera)
		}
	}
	if end := Reduce(s, v, GoStep{Index: 1000}); end.Told != len(s.Steps) {
		t.Errorf("past the last step is %d", end.Told)
	}
	if first := Reduce(s, v, GoStep{Index: -5}); first.Told != 1 {
		t.Errorf("before the first step is %d", first.Told)
	}
}

func TestToldEnds(t *testing.T) {
	s := toldStory(t)
	v := Reduce(s, New(s), GoStep{Index: 7})
	for _, a := range []Action{Step{By: 1}, GoHome{}, GoEvent{Index: 3}, SetAt{At: s.Span.From}, Select{}} {
		if next := Reduce(s, v, a); next.Told != 0 {
			t.Errorf("%T leaves the view at step %d", a, next.Told)
		}
	}
	for _, a := range []Action{SetTheme{Theme: Dark}, ToggleLayers{Layers: Routes}, SetLang{Lang: "zh"}, FitCamera{}} {
		if next := Reduce(s, v, a); next.Told != 8 {
			t.Errorf("%T takes the step away", a)
		}
	}
	bare := &dataset.Story{Events: s.Events, Span: s.Span}
	if next := Reduce(bare, New(bare), GoStep{Index: 2}); next.Told != 0 || ToldStep(bare, v) != nil {
		t.Error("a story without a told version has a step")
	}
}

// Choosing the very event that a step shows leaves the told version too.
func TestToldEndsAtItsOwnEvent(t *testing.T) {
	s := toldStory(t)
	v := Reduce(s, New(s), GoStep{Index: 7})
	if next := Reduce(s, v, GoEvent{Index: s.EventIndex(v.Event)}); next.Told != 0 || next.Event != v.Event {
		t.Errorf("the view stands at step %d, event %q", next.Told, next.Event)
	}
}
