// Package raster draws scenes into pixels: antialiased, deterministic, fast enough to do it for every frame. It knows
// nothing of maps and widgets. One point is scale pixels; pixels are premultiplied RGBA. It never fails: coordinates that
// are not numbers are left out, endless ones are cut.
package raster

import (
	"image"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

const (
	maxSide   = 1 << 15 // pixels
	maxPixels = 1 << 27
)

// Renderer draws frames and keeps its buffers between them, so that a frame allocates next to nothing. It is not safe for
// use by several goroutines at once; the zero Renderer is ready.
type Renderer struct {
	plan    plan
	workers []*worker
}

var pool = sync.Pool{New: func() any { return new(Renderer) }}

// Size returns the pixels of a scene at a scale: rounded, 1 at least, and never more than fits into memory.
func Size(s *scene.Scene, scale float64) (w, h int) {
	side := func(v float32) int {
		f := math.Round(float64(v) * scale)
		if !(f >= 1) {
			return 1
		}
		return int(min(f, maxSide))
	}
	w, h = side(s.W), side(s.H)
	return w, min(h, maxPixels/w)
}

// Draw returns the whole scene at the given number of pixels per point. A nil fonts draws no text.
func Draw(s *scene.Scene, fonts *typeset.Fonts, scale float64) *image.RGBA {
	w, h := Size(s, scale)
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	r := pool.Get().(*Renderer)
	defer pool.Put(r)
	r.Draw(img, s, fonts, scale)
	return img
}

// DrawLayers draws layers over what dst shows. Point (0, 0) is pixel (0, 0), so a part of a picture is an image whose
// rectangle lies where the part does.
func DrawLayers(dst *image.RGBA, layers []scene.Layer, fonts *typeset.Fonts, scale float64) {
	r := pool.Get().(*Renderer)
	defer pool.Put(r)
	r.DrawLayers(dst, layers, fonts, scale)
}

// Draw draws the scene's background and layers into dst; see DrawLayers for where.
func (r *Renderer) Draw(dst *image.RGBA, s *scene.Scene, fonts *typeset.Fonts, scale float64) {
	r.plan.make(s.Layers, fonts, scale, dst.Rect)
	defer r.plan.release()
	if r.plan.background = inkOf(s.Background); r.plan.background == 0 {
		for y := dst.Rect.Min.Y; y < dst.Rect.Max.Y; y++ {
			at := dst.PixOffset(dst.Rect.Min.X, y)
			clear(dst.Pix[at : at+dst.Rect.Dx()*4])
		}
	}
	r.run(dst)
}

// DrawLayers is the function of the same name with the renderer's own buffers.
func (r *Renderer) DrawLayers(dst *image.RGBA, layers []scene.Layer, fonts *typeset.Fonts, scale float64) {
	r.plan.make(layers, fonts, scale, dst.Rect)
	defer r.plan.release()
	r.run(dst)
}

// Bands draws a scene from top to bottom in bands of at most rows rows and hands each to emit, so that no whole frame is
// held. A band's rectangle says where it lies. It is valid until emit returns. The next band is drawn meanwhile. An error
// of emit ends it and is returned.
func Bands(s *scene.Scene, fonts *typeset.Fonts, scale float64, rows int, emit func(band *image.RGBA) error) error {
	w, h := Size(s, scale)
	rows = min(max(rows, 1), h)
	free := make(chan []byte, 2)
	free <- nil
	free <- nil
	drawn := make(chan *image.RGBA, 1)
	quit := make(chan struct{})
	defer close(quit)
	go func() {
		r := pool.Get().(*Renderer)
		defer pool.Put(r)
		defer close(drawn)
		for y := 0; y < h; y += rows {
			n := min(rows, h-y)
			var pix []byte
			select {
			case pix = <-free:
			case <-quit:
				return
			}
			if pix == nil {
				pix = make([]byte, w*rows*4)
			}
			band := &image.RGBA{Pix: pix[:w*n*4], Stride: w * 4, Rect: image.Rect(0, y, w, y+n)}
			r.Draw(band, s, fonts, scale)
			select {
			case drawn <- band:
			case <-quit:
				return
			}
		}
	}()
	for band := range drawn {
		if err := emit(band); err != nil {
			return err
		}
		free <- band.Pix[:cap(band.Pix)]
	}
	return nil
}

// The cells of one worker's accumulator: few, so that they and the band's pixels stay in the processor's near cache, unless
// there are so many points that going through them for every band costs more.
const (
	fewCells   = 1 << 16
	manyCells  = 1 << 19
	manyPoints = 20000
)

// smallFrame is the number of pixels up to which a second goroutine does not pay.
const smallFrame = 1 << 16

// run draws the plan into dst, band by band, on all cores.
func (r *Renderer) run(dst *image.RGBA) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	if w <= 0 || h <= 0 {
		return
	}
	cells := fewCells
	if r.plan.points > manyPoints {
		cells = manyCells
	}
	rows := min(max(cells/w, 16), h)
	bands := (h + rows - 1) / rows
	n := min(runtime.GOMAXPROCS(0), bands)
	if w*h < smallFrame {
		n = 1
	}
	for len(r.workers) < n {
		r.workers = append(r.workers, new(worker))
	}
	if n == 1 {
		for i := range bands {
			r.band(r.workers[0], dst, i, rows)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for _, wk := range r.workers[:n] {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := int(next.Add(1)) - 1; i < bands; i = int(next.Add(1)) - 1 {
				r.band(wk, dst, i, rows)
			}
		}()
	}
	wg.Wait()
}

func (r *Renderer) band(w *worker, dst *image.RGBA, i, rows int) {
	y0 := dst.Rect.Min.Y + i*rows
	w.band(&r.plan, dst, y0, min(y0+rows, dst.Rect.Max.Y))
}
