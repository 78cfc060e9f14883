package widgets

import (
	"encoding/binary"
	"image"
	"runtime"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// How long a stage takes to come to another step, and its new routes to grow after that.
const (
	passageTime = 550 * time.Millisecond
	growthTime  = 900 * time.Millisecond
)

// passage is a stage on its way from one step to the next. Both pictures are drawn once, at the start: on the way the map
// moves as one camera would and dissolves, the rest dissolves where it is, and then the new routes grow.
type passage struct {
	stage         *Stage
	share         float64 // of the dissolve
	growth        float64 // of the routes
	before, after *image.RGBA
	room          image.Rectangle // the map, in pixels
	flight        *flight         // nil where the map does not move
	grow          func(share float64) []scene.Layer
	anim          *fyne.Animation
}

func (p *passage) fits(dst *image.RGBA) bool { return p.after.Rect == dst.Rect }

// setOut begins a transition to a picture, and reports whether there is one.
func (s *Stage) setOut(from, to Picture, dst *image.RGBA) bool {
	before := s.pixels
	if s.passage != nil { // the next one begins with what is seen of this one
		s.passage.anim.Stop()
		s.passage, before = nil, nil
	}
	if s.Passive || to.Step == nil || from.Step == nil || from.Step == to.Step || s.size != dst.Rect || !s.env.moves() {
		return false
	}
	if before == nil {
		before = cloned(dst)
	}
	p := s.newPassage(from, to, before)
	s.passage = p
	tick := func(set func(float64), then func()) func(float32) {
		return func(share float32) {
			if s.passage != p {
				return
			}
			set(float64(share))
			if share >= 1 {
				then()
			}
			s.surface.Redraw()
		}
	}
	finish := func() { s.passage, s.changed = nil, true }
	then := finish
	if p.grow != nil {
		then = func() {
			p.anim = fyne.NewAnimation(growthTime, tick(func(x float64) { p.growth = max(x, 1e-3) }, finish))
			p.anim.Curve = fyne.AnimationEaseInOut
			p.anim.Start()
		}
	}
	p.anim = fyne.NewAnimation(passageTime, tick(func(x float64) { p.share = x }, then))
	p.anim.Curve = fyne.AnimationEaseInOut
	p.anim.Start()
	return s.passage == p
}

// newPassage draws what a transition needs, which begins with a picture of what is shown.
func (s *Stage) newPassage(from, to Picture, before *image.RGBA) *passage {
	size := before.Rect
	p := &passage{stage: s, before: before, after: image.NewRGBA(size)}
	target := to.Scene
	if to.Before != nil && to.Grow != nil {
		target, p.grow = to.Before, to.Grow
	}
	s.paintScene(p.after, target)
	if to.Room == (scene.Rect{}) || from.Room != to.Room {
		return p
	}
	r := to.Room.Moved(s.fit.dx, s.fit.dy)
	pixel := func(v float32) int { return int(float64(v)*s.fit.scale + .5) }
	p.room = image.Rect(pixel(r.X0), pixel(r.Y0), pixel(r.X1), pixel(r.Y1)).Intersect(size)
	if p.room.Empty() || from.Map == to.Map || from.Map.MetresPerPoint <= 0 || to.Map.MetresPerPoint <= 0 {
		p.room = image.Rectangle{}
		return p
	}
	p.flight = &flight{from: from.Map, to: to.Map, before: window(p.before, p.room), after: window(p.after, p.room)}
	return p
}

// window is a part of a picture as a picture of its own, of the same pixels.
func window(of *image.RGBA, part image.Rectangle) *image.RGBA {
	return &image.RGBA{Pix: of.Pix[of.PixOffset(part.Min.X, part.Min.Y):], Stride: of.Stride, Rect: image.Rect(0, 0, part.Dx(), part.Dy())}
}

// paint draws the transition as it stands.
func (p *passage) paint(dst *image.RGBA) {
	if p.share >= 1 {
		copy(dst.Pix, p.after.Pix)
		if p.grow != nil && p.growth > 0 {
			raster.DrawLayers(dst, p.stage.placed(p.grow(p.growth)), p.stage.env.Fonts, p.stage.fit.scale)
		}
		return
	}
	p.mix(dst)
	if p.flight != nil {
		p.flight.share = p.share
		p.flight.dissolve(window(dst, p.room), p.stage.fit.scale, p.stage.env.Palette().Sea)
	}
}

// mix dissolves everything but the moving map.
func (p *passage) mix(dst *image.RGBA) {
	a := uint64(p.share*256 + .5)
	inBands(dst.Rect.Dy(), func(from, to int) {
		for y := from; y < to; y++ {
			row := y * dst.Stride
			left, right := dst.Rect.Dx(), dst.Rect.Dx()
			if p.flight != nil && y >= p.room.Min.Y && y < p.room.Max.Y {
				left, right = p.room.Min.X, p.room.Max.X
			}
			blendPixels(dst.Pix[row:row+4*left], p.before.Pix[row:row+4*left], p.after.Pix[row:row+4*left], a)
			end := row + 4*dst.Rect.Dx()
			blendPixels(dst.Pix[row+4*right:end], p.before.Pix[row+4*right:end], p.after.Pix[row+4*right:end], a)
		}
	})
}

// blendPixels mixes opaque pixels, two at a time, with a weight of 0..256 for those of b.
func blendPixels(dst, a, b []uint8, weight uint64) {
	const even = 0x00ff00ff00ff00ff
	n := min(len(dst), len(a), len(b))
	i := 0
	for ; i+8 <= n; i += 8 {
		x, y := binary.LittleEndian.Uint64(a[i:]), binary.LittleEndian.Uint64(b[i:])
		if x == y {
			binary.LittleEndian.PutUint64(dst[i:], x)
			continue
		}
		low := (x&even)*(256-weight) + (y&even)*weight
		high := (x>>8&even)*(256-weight) + (y>>8&even)*weight
		binary.LittleEndian.PutUint64(dst[i:], low>>8&even|high&^even)
	}
	for ; i < n; i++ {
		dst[i] = uint8((uint64(a[i])*(256-weight) + uint64(b[i])*weight) >> 8)
	}
}

// inBands does work on rows in as many bands as there are cores.
func inBands(rows int, work func(from, to int)) {
	n := max(min(runtime.GOMAXPROCS(0), rows/64), 1)
	if n == 1 {
		work(0, rows)
		return
	}
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { work(rows*i/n, rows*(i+1)/n) })
	}
	wg.Wait()
}
