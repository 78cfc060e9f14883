package widgets

import (
	"image"
	"math"
	"sync"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/dataset/edtf"
	"thawline/geo"
)

// MapFigure is what a MapView shows; *figure.Kit is one.
type MapFigure interface {
	Viewport(in figure.Input) geo.Viewport
	MapBase(in figure.Input) []scene.Layer
	MapOverlay(in figure.Input) []scene.Layer
	MapOverlayAfter(in figure.Input, before *figure.Lettering) ([]scene.Layer, *figure.Lettering)
	MapSince(in figure.Input) edtf.Instant
}

// margin is how far the cached base reaches over the widget's edges, points, so that a drag shows land and not a blank.
const margin = 96

// basePicture is a drawn base: pixels of the viewport at, which is margin wider than the widget on each side.
type basePicture struct {
	pixels *image.RGBA
	at     geo.Viewport
	scale  float64
	look   lookKey
}

// lookKey is what the base depends on besides the viewport.
type lookKey struct {
	story   any
	palette string
	frame   string
	shown   bool
}

// baseJob is what a base picture is made from.
type baseJob struct {
	fig   MapFigure
	in    figure.Input
	fonts *typeset.Fonts
	scale float64
	look  lookKey
	used  *spare // a picture that is shown no more; may be nil
}

// blank returns a picture to draw on, with what was on it before: one is as large as the next, and new ones would fill
// the memory while a hand moves the map.
func (j *baseJob) blank(r image.Rectangle) *image.RGBA {
	if p := j.used.take(); p != nil && p.Rect == r {
		return p
	}
	return image.NewRGBA(r)
}

// spare holds the picture that was shown last, for the next to be drawn on. With the one that is shown there are two.
type spare struct {
	mutex   sync.Mutex
	picture *image.RGBA
}

func (s *spare) put(p *image.RGBA) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.picture = p
}

// take returns the picture, nil when there is none.
func (s *spare) take() *image.RGBA {
	if s == nil {
		return nil
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	p := s.picture
	s.picture = nil
	return p
}

func lookOf(in figure.Input) lookKey {
	return lookKey{in.Story.Facts(), in.Palette.Name, in.View.Camera.Frame, in.View.Layers.Has(view.Base)}
}

// camera returns the camera that shows vp with the input's frame.
func camera(fig MapFigure, in figure.Input, vp geo.Viewport) view.Camera {
	in.View.Camera = view.Camera{Frame: in.View.Camera.Frame}
	in.W, in.H = vp.W, vp.H
	fit := fig.Viewport(in)
	c := view.Camera{Frame: in.View.Camera.Frame}
	at, ok := vp.Projection.Inverse(vp.Center)
	if !ok || vp.MetresPerPoint <= 0 {
		return c
	}
	c.Lon, c.Lat, c.Zoom = at[0], at[1], fit.MetresPerPoint/vp.MetresPerPoint
	return c
}

// draw makes the base picture; it runs on any goroutine.
func (j baseJob) draw() *basePicture {
	vp := j.fig.Viewport(j.in)
	wide := vp
	wide.W, wide.H = vp.W+2*margin, vp.H+2*margin
	in := j.in
	in.W, in.H = wide.W, wide.H
	in.View.Camera = camera(j.fig, j.in, wide)
	wide = j.fig.Viewport(in)
	w, h := int(math.Ceil(wide.W*j.scale)), int(math.Ceil(wide.H*j.scale))
	pixels := j.blank(image.Rect(0, 0, max(w, 1), max(h, 1)))
	fill(pixels, j.in.Palette.Sea)
	raster.DrawLayers(pixels, j.fig.MapBase(in), j.fonts, j.scale)
	return &basePicture{pixels: pixels, at: wide, scale: j.scale, look: j.look}
}

// fits reports whether the picture can stand in for vp, sharp or not.
func (b *basePicture) fits(vp geo.Viewport, scale float64, look lookKey) bool {
	if b == nil || b.look != look || b.scale != scale {
		return false
	}
	_, ok := geo.ShiftBetween(b.at, vp)
	return ok
}

// sharp reports whether the picture, which fits, is vp's, at most shifted by whole pixels within its margin.
func (b *basePicture) sharp(vp geo.Viewport) bool {
	if math.Abs(b.at.MetresPerPoint/vp.MetresPerPoint-1) > 1e-9 || !geo.Same(b.at.Projection, vp.Projection) {
		return false
	}
	x, y := b.corner(vp)
	return x <= 0 && y <= 0 && x+float64(b.pixels.Rect.Dx()) >= vp.W*b.scale && y+float64(b.pixels.Rect.Dy()) >= vp.H*b.scale
}

// corner returns where the picture's top left lies in vp, pixels.
func (b *basePicture) corner(vp geo.Viewport) (x, y float64) {
	x, y = vp.XY(b.at.Metres(0, 0))
	return x * b.scale, y * b.scale
}
