package figure

import (
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
	"thawline/geo"
)

// SlideMap returns where the map of a slide stands and what it shows; ok is false for a slide with a chart in its place.
func (k *Kit) SlideMap(in Input) (room scene.Rect, vp geo.Viewport, ok bool) {
	if in.Story == nil || !(in.W > 0 && in.H > 0) {
		return room, vp, false
	}
	in.View = view.AtStep(in.Story, in.View)
	p := slidePoster(float32(in.W), float32(in.H))
	if s := view.ToldStep(in.Story, in.View); s != nil && s.Chart != "" {
		if _, chart := chartSpecOf(in.Story, s.Chart); chart {
			return room, vp, false
		}
	}
	in = k.roomInput(in, p)
	return p.image, k.Viewport(in), true
}

// roomInput is the input of the map in the room of a slide or card.
func (k *Kit) roomInput(in Input, room poster) Input {
	in.W, in.H = float64(room.image.W()), float64(room.image.H())
	in.K = float64(mapScale * room.unit)
	if in.View.Camera == (view.Camera{}) {
		in.View.Camera = k.posterCamera(in)
	}
	return in
}

// SlideGrowth returns, in the places of the slide, the routes alone that opened after an earlier date, grown by the
// share: what a slide without them is overlaid with while they grow. It is empty where none opened.
func (k *Kit) SlideGrowth(in Input, from edtf.Instant, share float64) []scene.Layer {
	opened := map[string]bool{}
	for i := range in.Story.Routes {
		r := &in.Story.Routes[i]
		if r.Since != nil && r.Since.Start.Span.From > from && r.Since.Start.Span.From <= in.View.At {
			opened["route:"+r.ID] = true
		}
	}
	if len(opened) == 0 {
		return nil
	}
	in.View = view.AtStep(in.Story, in.View)
	if !in.View.Layers.Has(view.Routes) {
		return nil
	}
	room := slidePoster(float32(in.W), float32(in.H))
	in = k.roomInput(in, room)
	in.View.Layers = view.Routes
	in.Growth = Growth{From: from, Share: share}
	c := k.newChart(in).ask()
	c.noKey = true
	var out []scene.Layer
	for _, l := range c.overlay() {
		var items []scene.Item
		for _, it := range l.Items {
			if shape, ok := it.(*scene.Shape); ok && opened[shape.ID] {
				items = append(items, it)
			}
		}
		if len(items) > 0 {
			l.Items = items
			out = append(out, l)
		}
	}
	return inRoom(out, room.image)
}
