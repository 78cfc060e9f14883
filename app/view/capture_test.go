package view

import (
	"testing"

	"thawline/assets"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

func builtin(t *testing.T) *dataset.Story {
	t.Helper()
	story, err := dataset.Load(assets.Story())
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// A step that is shown and captured again is the same step.
func TestCaptureIsWhatAStepShows(t *testing.T) {
	story := builtin(t)
	for i := range story.Steps {
		s := &story.Steps[i]
		v := AtStep(story, Reduce(story, New(story), GoStep{Index: i}))
		got := Capture(story, v, s.Chart)
		event := ""
		if s.Event >= 0 {
			event = story.Events[s.Event].ID
		}
		if got.Event != event || got.Camera != s.Camera || got.Chart != s.Chart || len(got.Layers) != len(s.Layers) {
			t.Errorf("step %d %q is captured as %+v", i+1, s.Title, got)
		}
		if got.Date != "" {
			if d, err := edtf.Parse(got.Date); err != nil || clampDay(story, d.Start.Span.From) != v.At {
				t.Errorf("step %d: captured at %q, shown at %s", i+1, got.Date, v.At)
			}
		} else if event == "" {
			t.Errorf("step %d has neither event nor date", i+1)
		}
	}
}

func TestCapture(t *testing.T) {
	story := builtin(t)
	v := Reduce(story, New(story), Select{ID: "event:e-2022-02-01-transit-stop"})
	v = Reduce(story, v, SetCamera{Camera{Frame: story.Frames[0].ID, Lon: 190.123456, Lat: 55.98765432, Zoom: 2.123456}})
	v = Reduce(story, v, ToggleLayers{Layers: Labels | Legend})
	got := Capture(story, v, "no such chart")
	if got.Event != "e-2022-02-01-transit-stop" || got.Date != "" || got.Chart != "" || got.Camera.Frame != "" {
		t.Errorf("captured %+v", got)
	}
	if c := got.Camera; c.Center != [2]float64{-169.8765, 55.9877} || c.Zoom != 2.123 {
		t.Errorf("the camera is %+v", c)
	}
	if len(got.Layers) != 4 || got.Layers[3] != "events" {
		t.Errorf("the layers are %v", got.Layers)
	}
	// Long after the event, with none chosen, a step is its date's.
	v = Reduce(story, v, SetAt{At: edtf.FromCivil(2022, 3, 20)})
	if got = Capture(story, v, "price"); got.Event != "" || got.Date != "2022-03-20" || got.Chart != "price" {
		t.Errorf("captured %+v", got)
	}
}

func TestRetellTellsNothingElse(t *testing.T) {
	story := builtin(t)
	s := NewStore(story, Reduce(story, New(story), GoStep{Index: 3}))
	var parts []Part
	s.Observe(Everything, func(p Part) { parts = append(parts, p) })
	retold, err := story.Retold(dataset.Telling{})
	if err != nil {
		t.Fatal(err)
	}
	before := s.View()
	s.Retell(retold, 9)
	before.Told = 0
	if len(parts) != 1 || parts[0] != ToldPart || s.View() != before || len(s.Story().Steps) != 0 {
		t.Errorf("told %v; the view is %+v", parts, s.View())
	}
}
