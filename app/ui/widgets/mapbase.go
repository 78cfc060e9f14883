package widgets

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	ximage "golang.org/x/image/draw"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/geo"
)

// MapFigure is what a MapView shows; *figure.Kit is one.
type MapFigure interface {
	Viewport(in figure.Input) geo.Viewport
	MapBase(in figure.Input) []scene.Layer
	MapOverlay(in figure.Input) []scene.Layer
}

// margin is how far the cached base reaches over the widget's edges, points, so that a drag shows land and not a blank.
const margin = 96

// basePicture is a drawn base: pixels of the viewport at, which is margin wider than the widget on each side.
type basePicture struct {
	pixels *image.RGBA
	at     geo.Viewport
	proj   string
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
}

func lookOf(in figure.Input) lookKey {
	return lookKey{in.Story, in.Palette.Name, in.View.Camera.Frame, in.View.Layers.Has(view.Base)}
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
	pixels := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	fill(pixels, j.in.Palette.Sea)
	raster.DrawLayers(pixels, j.fig.MapBase(in), j.fonts, j.scale)
	return &basePicture{pixels: pixels, at: wide, proj: proj(wide), scale: j.scale, look: j.look}
}

func proj(v geo.Viewport) string {
	if v.Projection == nil {
		return ""
	}
	return v.Projection.PROJ()
}

// fits reports whether the picture can stand in for vp, sharp or not.
func (b *basePicture) fits(vp geo.Viewport, scale float64, look lookKey) bool {
	return b != nil && b.look == look && b.scale == scale && b.proj == proj(vp)
}

// sharp reports whether the picture is vp's, at most shifted by whole pixels within its margin.
func (b *basePicture) sharp(vp geo.Viewport) bool {
	if math.Abs(b.at.MetresPerPoint/vp.MetresPerPoint-1) > 1e-9 {
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

// drawOn puts the picture where vp has it: shifted, or scaled while a zoom waits for its sharp picture.
func (b *basePicture) drawOn(dst *image.RGBA, vp geo.Viewport, ground color.NRGBA) {
	x, y := b.corner(vp)
	factor := b.at.MetresPerPoint / vp.MetresPerPoint
	if math.Abs(factor-1) < 1e-9 {
		at := image.Pt(int(math.Round(x)), int(math.Round(y)))
		target := b.pixels.Rect.Add(at)
		if !dst.Rect.In(target) {
			fill(dst, ground)
		}
		draw.Draw(dst, target, b.pixels, image.Point{}, draw.Src)
		return
	}
	fill(dst, ground)
	w, h := float64(b.pixels.Rect.Dx())*factor, float64(b.pixels.Rect.Dy())*factor
	target := image.Rect(int(math.Round(x)), int(math.Round(y)), int(math.Round(x+w)), int(math.Round(y+h)))
	ximage.NearestNeighbor.Scale(dst, target, b.pixels, b.pixels.Rect, ximage.Src, nil)
}

// worker draws base pictures in the background. It has one slot: a newer job replaces one that waits.
type worker struct {
	mu      sync.Mutex
	waiting *baseJob
	busy    bool
	spawn   func(func())
	deliver func(*basePicture) // on the worker's goroutine
	failed  func(error)
}

// ask hands in a job; the newest wins.
func (w *worker) ask(j baseJob) {
	w.mu.Lock()
	w.waiting = &j
	idle := !w.busy
	w.busy = true
	w.mu.Unlock()
	if idle {
		w.spawn(w.run)
	}
}

func (w *worker) run() {
	for {
		w.mu.Lock()
		j := w.waiting
		w.waiting = nil
		if j == nil {
			w.busy = false
			w.mu.Unlock()
			return
		}
		w.mu.Unlock()
		if b := w.attempt(*j); b != nil {
			w.deliver(b)
		}
	}
}

// attempt draws, and turns a panic into a message.
func (w *worker) attempt(j baseJob) (b *basePicture) {
	defer func() {
		if r := recover(); r != nil {
			b = nil
			w.failed(fmt.Errorf("drawing the map: %v", r))
		}
	}()
	return j.draw()
}
