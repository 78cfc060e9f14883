package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// Thumb is a small picture that is drawn in the background: the newest is drawn, and the one before it stands until then.
type Thumb struct {
	widget.BaseWidget
	OnTap func()

	env     *Env
	prepare func() func() *scene.Scene // on Fyne's goroutine; what it returns is called on another
	surface *surface
	pixels  *image.RGBA // drawn last
	stale   bool        // the picture is to be drawn anew
	busy    bool
}

// NewThumb returns a picture that prepare makes; nil for none.
func NewThumb(env *Env, prepare func() func() *scene.Scene) *Thumb {
	t := &Thumb{env: env, prepare: prepare, stale: true}
	t.surface = newSurface(t.paint)
	t.ExtendBaseWidget(t)
	return t
}

// Redraw draws the picture anew.
func (t *Thumb) Redraw() {
	t.stale = true
	t.surface.Redraw()
}

func (t *Thumb) paint(dst *image.RGBA, scale float64) {
	p, s := t.env.Palette(), t.Size()
	frame := &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: .5, Y0: .5, X1: s.Width - .5, Y1: s.Height - .5}), Fill: p.Panel, Stroke: scene.Stroke{Color: p.StrongRule, Width: 1}}
	paintScene(dst, &scene.Scene{W: s.Width, H: s.Height, Background: p.Panel, Layers: []scene.Layer{{Name: "frame", Items: []scene.Item{frame}}}}, t.env.Fonts, scale)
	if t.pixels != nil {
		place(dst, t.pixels, int(scale+.5), int(scale+.5))
	}
	if w, h := dst.Rect.Dx()-2*int(scale+.5), dst.Rect.Dy()-2*int(scale+.5); w > 8 && h > 8 {
		if t.pixels != nil && (t.pixels.Rect.Dx() != w || t.pixels.Rect.Dy() != h) {
			t.stale = true
		}
		t.draw(w, h)
	}
}

// draw draws a picture of w x h pixels unless one is being drawn.
func (t *Thumb) draw(w, h int) {
	if !t.stale || t.busy {
		return
	}
	t.stale = false
	make := t.prepare()
	if make == nil {
		t.pixels = nil
		return
	}
	t.busy = true
	t.env.Spawn(func() {
		pixels := image.NewRGBA(image.Rect(0, 0, w, h))
		s := make()
		fill(pixels, s.Background)
		raster.DrawLayers(pixels, s.Layers, t.env.Fonts, float64(w)/float64(s.W))
		fyne.Do(t.env.unlessEnded(func() {
			t.pixels, t.busy = pixels, false
			t.surface.Redraw()
		}))
	})
}

// Tapped does what the picture is for.
func (t *Thumb) Tapped(*fyne.PointEvent) {
	if t.OnTap != nil {
		t.OnTap()
	}
}

// MinSize is small: the layout gives the size.
func (t *Thumb) MinSize() fyne.Size { return fyne.NewSize(16, 9) }

// Refresh draws anew, as after a change of theme.
func (t *Thumb) Refresh() { t.Redraw() }

// CreateRenderer returns the one surface.
func (t *Thumb) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(t.surface.Raster)
}
