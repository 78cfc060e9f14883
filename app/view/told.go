package view

import (
	"strings"

	"thawline/dataset"
)

// GoStep shows the step at Index of the story's told version, held to those there are: its event and its date. The camera
// stays: see AtStep.
type GoStep struct{ Index int }

func (a GoStep) apply(story *dataset.Story, v View) View {
	if len(story.Steps) == 0 {
		return v
	}
	i := min(max(a.Index, 0), len(story.Steps)-1)
	s := &story.Steps[i]
	v.Playing = false
	v.Event, v.Route, v.Place = "", "", ""
	if s.Event >= 0 && s.Event < len(story.Events) {
		v = selectEvent(story, v, s.Event)
	}
	if start := s.Date.Start.Span; bounded(start) && !start.Contains(v.At) {
		v.At = clampDay(story, start.From)
		v = keepInRange(story, v)
	}
	v.Told = i + 1
	return v
}

// ToldStep returns the step of the told version that the view shows, nil for none.
func ToldStep(story *dataset.Story, v View) *dataset.Step {
	if story == nil || v.Told < 1 || v.Told > len(story.Steps) {
		return nil
	}
	return &story.Steps[v.Told-1]
}

// AtStep returns the view with the camera and the layers of the step that it shows; as it is without one.
func AtStep(story *dataset.Story, v View) View {
	s := ToldStep(story, v)
	if s == nil {
		return v
	}
	v.Camera = Camera{Frame: s.Camera.Frame}
	if s.Camera.Zoom > 0 {
		v.Camera.Lon, v.Camera.Lat, v.Camera.Zoom = s.Camera.Center[0], s.Camera.Center[1], s.Camera.Zoom
	}
	v.Layers = AllLayers
	if layers, err := ParseLayers(strings.Join(s.Layers, ",")); err == nil && len(s.Layers) > 0 {
		v.Layers = layers
	}
	return v
}

// NearestStep returns the index of the step of the told version that shows the view's event, else of the last one not
// after its date in the order of dates; 0 where there is none.
func NearestStep(story *dataset.Story, v View) int {
	if event := Shown(story, v); event >= 0 {
		for i := range story.Steps {
			if story.Steps[i].Event == event {
				return i
			}
		}
	}
	best := 0
	for i := range story.Steps {
		if at := story.Steps[i].Date.Start.Span.From; at <= v.At && at >= story.Steps[best].Date.Start.Span.From {
			best = i
		}
	}
	return best
}
