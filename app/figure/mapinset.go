package figure

import (
	"thawline/app/scene"
	"thawline/app/view"
)

// Sizes of the inset of a world map: its share of the map's width, its shape, and its title bar in points at scale 1.
const (
	insetShare = .235
	insetShape = .6
	insetBar   = 23
	insetStep  = .66 // how far it steps back from the country at its least width in a map of its own
	// insetFrom is the least width of a world map that has room for an inset, points at scale 1.
	insetFrom = 900
)

// insetBox is where the inset stands: along the bottom, from the right, on the first ground that no route runs over and
// that nothing is reserved on. The zero rectangle where there is none or the map has no inset.
func (c *chart) insetBox(board *labelBoard) scene.Rect {
	frames := c.story.Frames
	if !c.world || c.globe || c.frame.Projection != "equalearth" || c.in.View.Camera.Zoom > 1.01 || c.story.Focus == "" ||
		len(frames) == 0 || frames[0].Projection != "conic" || !c.layers.Has(view.Base|view.Legend|view.Routes) ||
		c.w < insetFrom*c.k || c.noKey {
		return scene.Rect{}
	}
	w := insetShare * c.w
	h := w*insetShape + insetBar*c.k
	m := 12 * c.k
	const steps = 12
	for i := range steps {
		x := c.w - m - w - (c.w-2*m-w)*float32(i)/steps
		r := scene.Rect{X0: x, Y0: c.h - m - 16*c.k - h, X1: x + w, Y1: c.h - m - 16*c.k}
		if c.noCredit {
			r = r.Moved(0, 16*c.k)
		}
		free := r.Y0 > c.h*.3
		for _, s := range c.ground().stops {
			free = free && !r.Inset(-4*c.k).Contains(s.X, s.Y)
		}
		box := turned{X: float64(r.X0+r.X1) / 2, Y: float64(r.Y0+r.Y1) / 2, W: float64(w), H: float64(h)}
		if free && !meetsAny(board.hard, box.grown(6*float64(c.k))) {
			board.block(r.Inset(-3 * c.k))
			return r
		}
	}
	return scene.Rect{}
}

// grown is a rectangle with d more on each side.
func (t turned) grown(d float64) turned {
	t.W, t.H = t.W+2*d, t.H+2*d
	return t
}

// inset draws the story's first frame, where a world map crowds, into a box of its own: base, places and routes, in the
// widths of the map around it. Its items carry no ids: what they stand for is found on the map itself.
func (c *chart) inset(box scene.Rect, scale flowScale) []scene.Layer {
	if box.Empty() {
		return nil
	}
	in := c.in
	bar := insetBar * c.k
	in.W, in.H, in.K = float64(box.W()), float64(box.H()-bar), float64(c.k)*.72
	in.Reserve = nil
	in.View.Camera = view.Camera{Frame: c.story.Frames[0].ID}
	in.View.Layers = view.Base | view.Places | view.Routes | view.Labels
	in.View.Place, in.View.Hover = "", ""
	// A step back from the frame as it opens, so that the ways out are seen.
	vp := c.kit.Viewport(in)
	if p, ok := vp.LonLat(vp.W/2, vp.H/2); ok {
		zoom := insetStep
		if home, ok := c.kit.homeland(vp.Projection, c.story.Focus, c.story.Frames[0].Bounds); ok {
			zoom *= leastFocus * in.K * vp.MetresPerPoint / home.width // narrow as the inset is
		}
		in.View.Camera.Lon, in.View.Camera.Lat, in.View.Camera.Zoom = p[0], p[1], zoom
	}
	layers := append([]scene.Layer(nil), c.kit.MapBase(in)...)
	for i := range layers {
		layers[i].Lasting = true
	}
	inner := c.kit.newChart(in).ask()
	inner.within, inner.scale = true, &scale
	for _, l := range inner.overlay() {
		for _, item := range l.Items {
			switch it := item.(type) {
			case *scene.Shape:
				it.ID, it.Title = "", ""
			case *scene.Text:
				it.ID, it.Title = "", ""
			}
		}
		layers = append(layers, l)
	}
	ground := scene.Layer{Name: "inset", Items: []scene.Item{&scene.Shape{Path: scene.Rectangle(box), Fill: c.pal.Panel}}}
	out := []scene.Layer{ground}
	for _, l := range layers {
		l.Offset = scene.Point{X: l.Offset.X + box.X0, Y: l.Offset.Y + box.Y0 + bar}
		l.Clip = l.Clip.Moved(box.X0, box.Y0+bar)
		out = append(out, l)
	}
	title := c.letter(scene.SansBold, 11.5)
	_, _, capital, _ := c.kit.Fonts.Metrics(title.Face, title.Size)
	text := c.kit.Fonts.Fit(c.in.Words.T("map.inset"), title.Face, title.Size, box.W()-16*c.k)
	rule := scene.Stroke{Color: c.pal.StrongRule, Width: c.k}
	out = append(out, scene.Layer{Name: "inset", Items: []scene.Item{
		&scene.Text{X: box.X0 + 8*c.k, Y: box.Y0 + bar/2 + capital/2, String: text, Face: title.Face, Size: title.Size, Color: title.Color, W: c.width(text, title)},
		&scene.Shape{Path: scene.Segment(box.X0, box.Y0+bar, box.X1, box.Y0+bar), Stroke: rule},
		&scene.Shape{Path: scene.Rectangle(box), Stroke: rule},
	}})
	for i := range out {
		out[i].Still = true
	}
	return out
}
