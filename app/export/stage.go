package export

import (
	"image"

	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/scene/typeset"
)

// stage draws pictures of one size after another. The layers that a picture begins with and that the one before it began
// with too, such as the land of one camera, are drawn once and kept. What it returns does not depend on what it drew before.
// A stage is not for several goroutines.
type stage struct {
	fonts *typeset.Fonts
	scale float64

	last   *scene.Scene // drawn last; holding it keeps its layers from being taken for others
	shared int          // number of layers of last that base shows
	base   *image.RGBA
	frame  *image.RGBA
}

// draw returns the picture of a scene, which is valid until the next is drawn.
func (g *stage) draw(s *scene.Scene) *image.RGBA {
	w, h := raster.Size(s, g.scale)
	size := image.Rect(0, 0, w, h)
	if g.frame == nil || g.frame.Rect != size {
		g.frame, g.base, g.shared, g.last = image.NewRGBA(size), nil, 0, nil
	}
	common := sharedLayers(g.last, s)
	if common == 0 || common < g.shared {
		g.shared, g.base = 0, nil
	}
	if g.shared == 0 && common > 0 {
		g.base = raster.Draw(&scene.Scene{W: s.W, H: s.H, Background: s.Background, Layers: s.Layers[:common]}, g.fonts, g.scale)
		g.shared = common
	}
	g.last = s
	if g.shared == 0 {
		var r raster.Renderer
		r.Draw(g.frame, s, g.fonts, g.scale)
		return g.frame
	}
	copy(g.frame.Pix, g.base.Pix)
	raster.DrawLayers(g.frame, s.Layers[g.shared:], g.fonts, g.scale)
	return g.frame
}

// sharedLayers returns how many layers both scenes begin with: the very same ones, in the same place, on the same ground.
func sharedLayers(a, b *scene.Scene) int {
	if a == nil || a.W != b.W || a.H != b.H || a.Background != b.Background {
		return 0
	}
	n := 0
	for n < len(a.Layers) && n < len(b.Layers) {
		if !a.Layers[n].Same(&b.Layers[n]) {
			break
		}
		n++
	}
	return n
}
