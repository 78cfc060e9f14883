package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// Stage shows one picture that is designed for a fixed height, as large as the widget allows. It takes every key.
type Stage struct {
	widget.BaseWidget
	env        *Env
	height     float64
	draw       func(w, h float64) *scene.Scene
	next, back func()
	surface    *surface
}

// The shapes that a stage's picture may have, width over height; screens beyond them get bars.
const (
	narrowest = 4.0 / 3
	widest    = 21.0 / 9
)

// NewStage returns a stage for pictures of the given height. next and back are for the two mouse buttons.
func NewStage(env *Env, height float64, draw func(w, h float64) *scene.Scene, next, back func()) *Stage {
	s := &Stage{env: env, height: height, draw: draw, next: next, back: back}
	s.surface = newSurface(s.paint)
	s.ExtendBaseWidget(s)
	return s
}

// Redraw draws the picture anew.
func (s *Stage) Redraw() { s.surface.Redraw() }

func (s *Stage) paint(dst *image.RGBA, _ float64) {
	w, h := float64(dst.Rect.Dx()), float64(dst.Rect.Dy())
	shape := min(max(w/h, narrowest), widest)
	picture := s.draw(s.height*shape, s.height)
	if picture == nil {
		fill(dst, color.NRGBA{A: 255})
		return
	}
	fill(dst, picture.Background)
	scale := min(w/float64(picture.W), h/float64(picture.H))
	dx := float32((w/scale - float64(picture.W)) / 2)
	dy := float32((h/scale - float64(picture.H)) / 2)
	layers := make([]scene.Layer, len(picture.Layers))
	for i, l := range picture.Layers {
		layers[i] = shifted(l, dx, dy)
	}
	raster.DrawLayers(dst, layers, s.env.Fonts, scale)
}

// MouseDown goes on with the first button and back with the second.
func (s *Stage) MouseDown(ev *desktop.MouseEvent) {
	switch ev.Button {
	case desktop.MouseButtonPrimary:
		s.next()
	case desktop.MouseButtonSecondary:
		s.back()
	}
}

// MouseUp does nothing.
func (s *Stage) MouseUp(*desktop.MouseEvent) {}

// Cursor is hidden: it would lie over the slide.
func (s *Stage) Cursor() desktop.Cursor { return desktop.HiddenCursor }

// FocusGained does nothing: a slide has no ring.
func (s *Stage) FocusGained() {}

// FocusLost does nothing.
func (s *Stage) FocusLost() {}

// AcceptsTab keeps Tab from leaving the slide.
func (s *Stage) AcceptsTab() bool { return true }

// TypedKey hands every key to the window.
func (s *Stage) TypedKey(ev *fyne.KeyEvent) { s.env.key(ev) }

// TypedRune hands every sign to the window.
func (s *Stage) TypedRune(r rune) { s.env.rune(r) }

// MinSize is small: the screen gives the size.
func (s *Stage) MinSize() fyne.Size { return fyne.NewSize(160, 120) }

// Refresh draws the picture anew.
func (s *Stage) Refresh() { s.surface.Redraw() }

// CreateRenderer returns the one surface.
func (s *Stage) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.surface.Raster)
}
