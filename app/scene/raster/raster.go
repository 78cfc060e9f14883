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
	r.plan.make(inkOf(s.Background), s.Layers, fonts, scale, dst.Rect)
	defer r.plan.release()
	if r.plan.background == 0 {
		for y := dst.Rect.Min.Y; y < dst.Rect.Max.Y; y++ {
			at := dst.PixOffset(dst.Rect.Min.X, y)
			clear(dst.Pix[at : at+dst.Rect.Dx()*4])
		}
	}
	r.run(dst)
}

// DrawLayers is the function of the same name with the renderer's own buffers.
func (r *Renderer) DrawLayers(dst *image.RGBA, layers []scene.Layer, fonts *typeset.Fonts, scale float64) {
	r.plan.make(0, layers, fonts, scale, dst.Rect)
	defer r.plan.release()
	r.run(dst)
}

// Strips draws a scene in strips of the given number of rows, the last maybe lower, so that no whole frame is held. Several
// goroutines take a strip each; sink is called once for each of them and returns what takes their bands: those of a strip
// one after the other from top to bottom. A band's rectangle says where it lies; its pixels are valid until the call
// returns. The first error ends it and is returned.
func Strips(s *scene.Scene, fonts *typeset.Fonts, scale float64, rows int, sink func() func(band *image.RGBA) error) error {
	w, h := Size(s, scale)
	rows = min(max(rows, 1), h)
	strips := (h + rows - 1) / rows
	n := min(runtime.GOMAXPROCS(0), strips)
	r := pool.Get().(*Renderer)
	defer pool.Put(r)
	r.plan.make(inkOf(s.Background), s.Layers, fonts, scale, image.Rect(0, 0, w, h))
	defer r.plan.release()
	r.hire(n)
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var wg sync.WaitGroup
	for _, wk := range r.workers[:n] {
		emit := sink()
		wg.Go(func() {
			step := bandRows(w, rows)
			pix := make([]byte, w*step*4)
			for i := int(next.Add(1)) - 1; i < strips; i = int(next.Add(1)) - 1 {
				for y, end := i*rows, min((i+1)*rows, h); y < end; y += step {
					if failed.Load() != nil {
						return
					}
					to := min(y+step, end)
					band := &image.RGBA{Pix: pix[:w*(to-y)*4], Stride: w * 4, Rect: image.Rect(0, y, w, to)}
					if r.plan.background == 0 {
						clear(band.Pix)
					}
					wk.band(&r.plan, band, y, to)
					if err := emit(band); err != nil {
						failed.CompareAndSwap(nil, &err)
						return
					}
				}
			}
		})
	}
	wg.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// bandCells is the size of one worker's accumulator: small, so that its cells and the band's pixels stay in the processor's
// near cache.
const bandCells = 1 << 16

// bandRows is how many rows of w pixels are drawn at a time, h at most.
func bandRows(w, h int) int { return min(max(bandCells/w, 16), h) }

// hire makes sure that there are n workers.
func (r *Renderer) hire(n int) {
	for len(r.workers) < n {
		r.workers = append(r.workers, new(worker))
	}
}

// smallFrame is the number of pixels up to which a second goroutine does not pay.
const smallFrame = 1 << 16

// run draws the plan into dst, band by band, on all cores.
func (r *Renderer) run(dst *image.RGBA) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	if w <= 0 || h <= 0 {
		return
	}
	rows := bandRows(w, h)
	bands := (h + rows - 1) / rows
	n := min(runtime.GOMAXPROCS(0), bands)
	if w*h < smallFrame {
		n = 1
	}
	r.hire(n)
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
