package figure

import (
	"github.com/paulmach/orb"

	"thawline/app/view"
)

// followMargin is how far inside the picture an event must lie not to be followed, as a share of its size.
const followMargin = .04

// Follow returns the camera that shows the place of the ringed event: that of in where it does, else the same frame moved
// there, else the story's closest frame that holds the place. Without a place, or in no frame, it is that of in.
func (k *Kit) Follow(in Input) view.Camera {
	cam := in.View.Camera
	if in.Story == nil || in.Palette == nil {
		return cam
	}
	c := k.newChart(in).ask()
	if c.ringed < 0 || c.ringed >= len(c.story.Events) || c.story.Events[c.ringed].Place < 0 {
		return cam
	}
	p := c.story.Places[c.story.Events[c.ringed].Place].Point
	if k.holds(in, p) {
		return cam
	}
	if cam.Zoom > 0 || c.globe {
		whole := in
		whole.View.Camera = view.Camera{Frame: cam.Frame}
		if c.globe || k.holds(whole, p) {
			return view.Camera{Frame: cam.Frame, Lon: p[0], Lat: p[1], Zoom: max(cam.Zoom, 1)}
		}
	}
	best := 0.0
	for _, f := range c.story.Frames {
		whole := in
		whole.View.Camera = view.Camera{Frame: f.ID}
		if scale := k.Viewport(whole).MetresPerPoint; (best == 0 || scale < best) && k.holds(whole, p) {
			best, cam = scale, whole.View.Camera
		}
	}
	return cam
}

// holds reports whether a place (degrees) lies well inside the picture of in, and under nothing that is drawn over it.
func (k *Kit) holds(in Input, p orb.Point) bool {
	vp := k.Viewport(in)
	x, y, ok := vp.Screen(p)
	if !ok || x < followMargin*vp.W || x > (1-followMargin)*vp.W || y < followMargin*vp.H || y > (1-followMargin)*vp.H {
		return false
	}
	for _, r := range in.Reserve {
		if r.Contains(float32(x), float32(y)) {
			return false
		}
	}
	return true
}
