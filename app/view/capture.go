package view

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"thawline/dataset"
)

// Capture returns the step that shows what the view shows: its event or its date, camera and layers, and the chart, "" for
// the map. Its texts are left to the event; where there is none the caller gives it a title. What the view is searched and
// compared by is no part of a step.
func Capture(story *dataset.Story, v View, chart string) dataset.ToldStep {
	var s dataset.ToldStep
	day := dayOf(v.At).String()
	if i := Shown(story, v); i >= 0 {
		e := &story.Events[i]
		if start := e.Date.Start.Span; v.Event != "" || bounded(start) && start.Contains(v.At) {
			s.Event = e.ID
			if bounded(start) && !start.Contains(v.At) {
				s.Date = day
			}
		}
	}
	if s.Event == "" {
		s.Date = day
	}
	s.Camera = stepCamera(story, v.Camera)
	if v.Layers != AllLayers {
		s.Layers = v.Layers.Names()
	}
	if chart != "" && slices.Contains(story.ChartNames(), chart) {
		s.Chart = chart
	}
	return s
}

// stepCamera writes a camera as a step does: the first frame has no name, and numbers are as fine as can be seen.
func stepCamera(story *dataset.Story, c Camera) dataset.StepCamera {
	out := dataset.StepCamera{Frame: c.Frame}
	if len(story.Frames) > 0 && c.Frame == story.Frames[0].ID {
		out.Frame = ""
	}
	if c.Zoom > 0 {
		lon := c.Lon
		if lon < -180 || lon > 180 {
			lon = math.Remainder(lon, 360)
		}
		out.Center = orb.Point{roundTo(lon, 4), roundTo(c.Lat, 4)}
		out.Zoom = min(max(roundTo(c.Zoom, 3), MinZoom), MaxZoom)
	}
	return out
}

func roundTo(x float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(x*p) / p
}
