package figure

import (
	"slices"

	"thawline/app/scene"
)

// scaleLayers returns layers enlarged by k about the origin: positions, text, strokes and halos. The layers and their items,
// which may be kept and shared, stay as they are.
func scaleLayers(layers []scene.Layer, k float32) []scene.Layer {
	if k == 1 {
		return layers
	}
	// A path may be shared by several shapes and is copied once.
	enlarged := map[*scene.Path]*scene.Path{}
	enlarge := func(p *scene.Path) *scene.Path {
		if p == nil {
			return nil
		}
		if enlarged[p] == nil {
			larger := *p
			larger.Points = make([]scene.Point, len(p.Points))
			for i, q := range p.Points {
				larger.Points[i] = scene.Point{X: q.X * k, Y: q.Y * k}
			}
			enlarged[p] = &larger
		}
		return enlarged[p]
	}
	out := make([]scene.Layer, len(layers))
	for i, l := range layers {
		l.Offset = scene.Point{X: l.Offset.X * k, Y: l.Offset.Y * k}
		l.Clip = scene.Rect{X0: l.Clip.X0 * k, Y0: l.Clip.Y0 * k, X1: l.Clip.X1 * k, Y1: l.Clip.Y1 * k}
		items := make([]scene.Item, len(l.Items))
		for j, item := range l.Items {
			switch it := item.(type) {
			case *scene.Shape:
				larger := *it
				larger.Path, larger.Inside = enlarge(it.Path), enlarge(it.Inside)
				larger.Stroke.Width, larger.Stroke.Phase, larger.Hit = it.Stroke.Width*k, it.Stroke.Phase*k, it.Hit*k
				larger.Stroke.Dash = make([]float32, len(it.Stroke.Dash))
				for n, d := range it.Stroke.Dash {
					larger.Stroke.Dash[n] = d * k
				}
				item = &larger
			case *scene.Text:
				larger := *it
				larger.X, larger.Y, larger.Size, larger.Tracking, larger.HaloW = it.X*k, it.Y*k, it.Size*k, it.Tracking*k, it.HaloW*k
				item = &larger
			}
			items[j] = item
		}
		l.Items = items
		out[i] = l
	}
	return out
}

// shiftLayers returns layers shifted by (x, y).
func shiftLayers(layers []scene.Layer, x, y float32) []scene.Layer {
	layers = slices.Clone(layers)
	for i := range layers {
		layers[i].Offset.X += x
		layers[i].Offset.Y += y
		if !layers[i].Clip.Empty() {
			layers[i].Clip = layers[i].Clip.Moved(x, y)
		}
	}
	return layers
}
