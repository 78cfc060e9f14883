package view

import (
	"math"

	"thawline/dataset"
)

func (a SetCamera) apply(_ *dataset.Story, v View) View {
	c := a.Camera
	if !finite(c.Lon) || !finite(c.Lat) || !finite(c.Zoom) || c.Zoom < 0 || math.Abs(c.Lat) > 90 {
		return v
	}
	if c.Zoom > 0 {
		c.Zoom = min(max(c.Zoom, MinZoom), MaxZoom)
		c.Lon = math.Remainder(c.Lon, 360)
	} else {
		c.Lon, c.Lat = 0, 0
	}
	v.Camera = c
	return v
}

func (FitCamera) apply(_ *dataset.Story, v View) View {
	v.Camera = Camera{Frame: v.Camera.Frame}
	return v
}

func (a SetFrame) apply(story *dataset.Story, v View) View {
	for _, f := range story.Frames {
		if f.ID == a.Frame {
			v.Camera = Camera{Frame: f.ID}
		}
	}
	return v
}

func (a SetFollow) apply(_ *dataset.Story, v View) View {
	v.Follow = a.On
	return v
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
