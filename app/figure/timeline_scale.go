package figure

import "thawline/app/scene"

// scaleLayers enlarges layers by k about the origin: positions, text, strokes and halos.
func scaleLayers(layers []scene.Layer, k float32) []scene.Layer {
	if k == 1 {
		return layers
	}
	// A path may be shared by several shapes and must be enlarged once.
	done := map[*scene.Path]bool{}
	enlarge := func(p *scene.Path) {
		if p == nil || done[p] {
			return
		}
		done[p] = true
		for i := range p.Points {
			p.Points[i].X *= k
			p.Points[i].Y *= k
		}
	}
	for i := range layers {
		l := &layers[i]
		l.Offset = scene.Point{X: l.Offset.X * k, Y: l.Offset.Y * k}
		l.Clip = scene.Rect{X0: l.Clip.X0 * k, Y0: l.Clip.Y0 * k, X1: l.Clip.X1 * k, Y1: l.Clip.Y1 * k}
		for _, item := range l.Items {
			switch it := item.(type) {
			case *scene.Shape:
				enlarge(it.Path)
				enlarge(it.Inside)
				it.Stroke.Width *= k
				it.Stroke.Phase *= k
				it.Hit *= k
				dash := make([]float32, len(it.Stroke.Dash))
				for j, d := range it.Stroke.Dash {
					dash[j] = d * k
				}
				it.Stroke.Dash = dash
			case *scene.Text:
				it.X, it.Y, it.Size, it.Tracking, it.HaloW = it.X*k, it.Y*k, it.Size*k, it.Tracking*k, it.HaloW*k
			}
		}
	}
	return layers
}

// shiftLayers shifts layers by (x, y).
func shiftLayers(layers []scene.Layer, x, y float32) []scene.Layer {
	for i := range layers {
		layers[i].Offset.X += x
		layers[i].Offset.Y += y
		if !layers[i].Clip.Empty() {
			layers[i].Clip = layers[i].Clip.Moved(x, y)
		}
	}
	return layers
}
