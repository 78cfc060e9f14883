package widgets

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/scene/typeset"
)

// surface is a raster that keeps its last picture in one buffer: Fyne asks for the pixels of every raster under a
// refreshed parent, and only a surface marked by Redraw paints again.
type surface struct {
	*canvas.Raster
	paint  func(dst *image.RGBA, scale float64) // dst is not cleared
	pixels *image.RGBA
	stale  bool
	paints int
}

func newSurface(paint func(dst *image.RGBA, scale float64)) *surface {
	s := &surface{paint: paint, stale: true}
	s.Raster = canvas.NewRaster(s.generate)
	return s
}

// Redraw paints again at the next frame.
func (s *surface) Redraw() {
	s.stale = true
	s.Raster.Refresh()
}

// forget lets the pixels go; they are painted again when they are asked for.
func (s *surface) forget() { s.pixels, s.stale = nil, true }

func (s *surface) generate(w, h int) image.Image {
	w, h = max(w, 1), max(h, 1)
	if s.pixels == nil || s.pixels.Rect.Dx() != w || s.pixels.Rect.Dy() != h {
		s.pixels, s.stale = image.NewRGBA(image.Rect(0, 0, w, h)), true
	}
	if s.stale {
		s.stale = false
		s.paints++
		s.paint(s.pixels, pixelScale(w, s.Raster.Size()))
	}
	return s.pixels
}

// pixelScale returns device pixels per point. Fyne rounds the pixel size, so that the quotient is rounded back to the
// steps in which Fyne scales.
func pixelScale(w int, size fyne.Size) float64 {
	if size.Width <= 0 {
		return 1
	}
	exact := float64(w) / float64(size.Width)
	if near := math.Round(exact*20) / 20; near > 0 && math.Abs(exact-near)*float64(size.Width) <= 1.5 {
		return near
	}
	return exact
}

// fill covers dst with c.
func fill(dst *image.RGBA, c color.NRGBA) {
	draw.Draw(dst, dst.Rect, image.NewUniform(c), image.Point{}, draw.Src)
}

// paintScene draws s over its background.
func paintScene(dst *image.RGBA, s *scene.Scene, fonts *typeset.Fonts, scale float64) {
	fill(dst, s.Background)
	raster.DrawLayers(dst, s.Layers, fonts, scale)
}
