package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/geo"
)

// Picture is what a Stage shows.
type Picture struct {
	Scene *scene.Scene
	Step  any // what it shows, comparable: another one is come to by a transition; nil is never

	// The map in the picture, for a transition: where it stands and what it shows. An empty Room has none.
	Room scene.Rect
	Map  geo.Viewport
	// Before is the picture as the routes that are new in it begin to grow, and Grow their layers at a share of the
	// way; nil where there are none.
	Before *scene.Scene
	Grow   func(share float64) []scene.Layer
}

// Stage shows one picture that is designed for a fixed height, as large as the widget allows. It takes every key.
type Stage struct {
	widget.BaseWidget
	// Ink is drawn over the picture, in its points; nil is nothing.
	Ink func() []scene.Item
	// Drawn is told of a drag with the first button, in points of the picture, and reports whether it took it.
	Drawn func(x, y float32, down, first bool) bool
	// Beam points at something in the picture; stages that share one show the same.
	Beam *Beam
	// Retouched is called when what lies over the picture changed, in place of Retouch: other stages may show it too.
	Retouched func()
	// Passive stages take no keys and no clicks, but can be drawn on and pointed at, and have no transitions.
	Passive bool

	env        *Env
	height     float64
	draw       func(w, h float64) Picture
	next, back func()
	surface    *surface
	passage    *passage        // nil at rest
	shown      Picture         // painted last
	size       image.Rectangle // of the surface that shown was painted on
	pixels     *image.RGBA     // the picture without what is drawn over it; nil where nothing is
	fit        fitting
	pressed    bool
	changed    bool // the picture may be another one than is shown
}

// fitting is where the picture stands on the widget: device pixels a point, and the free edge in points of the picture.
type fitting struct {
	scale  float64
	dx, dy float32
}

// The shapes that a stage's picture may have, width over height; screens beyond them get bars.
const (
	narrowest = 4.0 / 3
	widest    = 21.0 / 9
)

// NewStage returns a stage for pictures of the given height. next and back are for the two mouse buttons.
func NewStage(env *Env, height float64, draw func(w, h float64) Picture, next, back func()) *Stage {
	s := &Stage{env: env, height: height, draw: draw, next: next, back: back, Beam: &Beam{}}
	s.surface = newSurface(s.paint)
	s.ExtendBaseWidget(s)
	return s
}

// Redraw draws the picture anew, by a transition where it shows another step.
func (s *Stage) Redraw() {
	s.changed = true
	s.surface.Redraw()
}

// Retouch draws ink and beam anew over the picture as it is.
func (s *Stage) Retouch() { s.surface.Redraw() }

func (s *Stage) retouched() {
	if s.Retouched != nil {
		s.Retouched()
	} else {
		s.Retouch()
	}
}

func (s *Stage) paint(dst *image.RGBA, _ float64) {
	if s.passage != nil && !s.changed && s.passage.fits(dst) {
		s.passage.paint(dst)
		s.overlay(dst)
		return
	}
	if s.passage == nil && !s.changed && s.size == dst.Rect {
		if s.pixels != nil {
			copy(dst.Pix, s.pixels.Pix)
		}
		s.overlay(dst)
		return
	}
	s.changed = false
	w, h := float64(dst.Rect.Dx()), float64(dst.Rect.Dy())
	shape := min(max(w/h, narrowest), widest)
	picture := s.draw(s.height*shape, s.height)
	if picture.Scene == nil {
		fill(dst, color.NRGBA{A: 255})
		s.pixels, s.size = nil, image.Rectangle{}
		return
	}
	from := s.shown
	if s.passage != nil && s.passage.fits(dst) && picture.Step != nil && picture.Step == from.Step {
		s.passage.paint(dst) // something else changed than the step
		s.overlay(dst)
		return
	}
	s.shown = picture
	if s.setOut(from, picture, dst) {
		s.passage.paint(dst)
	} else {
		s.paintScene(dst, picture.Scene)
	}
	s.pixels, s.size = nil, dst.Rect
	s.overlay(dst)
}

// paintScene draws a whole picture.
func (s *Stage) paintScene(dst *image.RGBA, picture *scene.Scene) {
	fill(dst, picture.Background)
	w, h := float64(dst.Rect.Dx()), float64(dst.Rect.Dy())
	scale := min(w/float64(picture.W), h/float64(picture.H))
	s.fit = fitting{scale, float32((w/scale - float64(picture.W)) / 2), float32((h/scale - float64(picture.H)) / 2)}
	raster.DrawLayers(dst, s.placed(picture.Layers), s.env.Fonts, scale)
}

// placed moves layers of the picture to where it stands.
func (s *Stage) placed(list []scene.Layer) []scene.Layer {
	layers := make([]scene.Layer, len(list))
	for i, l := range list {
		layers[i] = shifted(l, s.fit.dx, s.fit.dy)
	}
	return layers
}

// overlay draws ink and beam, and keeps the picture below them for when they change.
func (s *Stage) overlay(dst *image.RGBA) {
	var ink []scene.Item
	if s.Ink != nil {
		ink = s.Ink()
	}
	if len(ink) == 0 && s.Beam.Kind() == NoBeam {
		s.pixels = nil
		return
	}
	if s.passage == nil && s.pixels == nil {
		s.pixels = cloned(dst)
	}
	if len(ink) > 0 {
		raster.DrawLayers(dst, s.placed([]scene.Layer{{Name: "ink", Items: ink}}), s.env.Fonts, s.fit.scale)
	}
	s.Beam.paint(dst, s.fit, s.env)
}

func cloned(p *image.RGBA) *image.RGBA {
	out := image.NewRGBA(p.Rect)
	copy(out.Pix, p.Pix)
	return out
}

// Forget lets the pixels go while the stage is not shown.
func (s *Stage) Forget() {
	if s.passage != nil {
		s.passage.anim.Stop()
	}
	s.passage, s.shown, s.pixels, s.size = nil, Picture{}, nil, image.Rectangle{}
	s.surface.forget()
}

// point is a place of the widget in points of the picture.
func (s *Stage) point(at fyne.Position) (x, y float32) {
	size := s.Size()
	if s.surface.pixels == nil || s.fit.scale <= 0 || size.Width <= 0 {
		return at.X, at.Y
	}
	device := float32(s.surface.pixels.Rect.Dx()) / size.Width / float32(s.fit.scale)
	return at.X*device - s.fit.dx, at.Y*device - s.fit.dy
}

// MouseDown goes on with the first button and back with the second, unless the first one draws; the middle one is the
// pointer.
func (s *Stage) MouseDown(ev *desktop.MouseEvent) {
	if !s.Passive {
		s.env.focus(s)
	}
	switch ev.Button {
	case desktop.MouseButtonPrimary:
		x, y := s.point(ev.Position)
		if s.Drawn != nil && s.Drawn(x, y, true, true) {
			s.pressed = true
			return
		}
		if !s.Passive {
			s.next()
		}
	case desktop.MouseButtonSecondary:
		if !s.Passive {
			s.back()
		}
	case desktop.MouseButtonTertiary:
		s.aim(ev.Position)
		s.Shine(LaserBeam, true)
	}
}

// MouseUp ends a line, and the pointer of the middle button.
func (s *Stage) MouseUp(ev *desktop.MouseEvent) {
	if s.pressed {
		s.pressed = false
		x, y := s.point(ev.Position)
		s.Drawn(x, y, false, false)
	}
	if ev.Button == desktop.MouseButtonTertiary {
		s.Shine(LaserBeam, false)
	}
}

// MouseIn is MouseMoved.
func (s *Stage) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved moves the pointer that is held.
func (s *Stage) MouseMoved(ev *desktop.MouseEvent) {
	s.aim(ev.Position)
	if s.pressed {
		x, y := s.point(ev.Position)
		s.Drawn(x, y, true, false)
	}
	if s.Beam.kind != NoBeam {
		s.retouched()
	}
}

// MouseOut does nothing: what is held stays.
func (s *Stage) MouseOut() {}

// KeyDown shines while L or F is held.
func (s *Stage) KeyDown(ev *fyne.KeyEvent) {
	if kind := BeamOf(ev.Name); kind != NoBeam {
		s.Shine(kind, true)
	}
}

// KeyUp ends what KeyDown began.
func (s *Stage) KeyUp(ev *fyne.KeyEvent) {
	if kind := BeamOf(ev.Name); kind != NoBeam {
		s.Shine(kind, false)
	}
}

// Cursor is hidden over a slide: it would lie over it.
func (s *Stage) Cursor() desktop.Cursor {
	switch {
	case s.Drawn != nil && s.Drawn(0, 0, false, true):
		return desktop.CrosshairCursor
	case s.Passive:
		return desktop.DefaultCursor
	}
	return desktop.HiddenCursor
}

// FocusGained does nothing: a slide has no ring.
func (s *Stage) FocusGained() {}

// FocusLost ends what is held: the key is let go elsewhere.
func (s *Stage) FocusLost() { s.Shine(s.Beam.kind, false) }

// AcceptsTab keeps Tab from leaving the slide.
func (s *Stage) AcceptsTab() bool { return true }

// TypedKey hands every key to the window.
func (s *Stage) TypedKey(ev *fyne.KeyEvent) { s.env.key(ev) }

// TypedRune hands every sign to the window.
func (s *Stage) TypedRune(r rune) { s.env.rune(r) }

// MinSize is small: the screen gives the size.
func (s *Stage) MinSize() fyne.Size { return fyne.NewSize(16, 9) }

// Refresh draws the picture anew.
func (s *Stage) Refresh() { s.Redraw() }

// CreateRenderer returns the one surface.
func (s *Stage) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.surface.Raster)
}
