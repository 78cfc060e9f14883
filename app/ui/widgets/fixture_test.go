package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/view"
)

// stand is a widget under test with its store.
type stand struct {
	env   *Env
	kit   *figure.Kit
	store *view.Store
	input func(w, h float64) figure.Input
	tip   string
	keys  []fyne.KeyName
	runes string
	win   fyne.Window
}

// newStand puts the built-in story on 1 February 2022 behind an environment that notes what it is told.
func newStand(t testing.TB) *stand {
	t.Helper()
	kit, in := world(t)
	s := &stand{kit: kit, store: view.NewStore(in.Story, in.View)}
	s.env = &Env{
		Fonts: kit.Fonts, Palette: palette.Light, Go: func(work func()) { work() },
		Tip:  func(text string, _ fyne.CanvasObject, _ fyne.Position) { s.tip = text },
		Key:  func(ev *fyne.KeyEvent) bool { s.keys = append(s.keys, ev.Name); return true },
		Rune: func(r rune) bool { s.runes += string(r); return true },
	}
	s.input = func(w, h float64) figure.Input {
		now := in
		now.View, now.Story, now.W, now.H = s.store.View(), s.store.Story(), w, h
		return now
	}
	return s
}

// show puts the widget into a window of that size.
func (s *stand) show(t *testing.T, o fyne.CanvasObject, w, h float32) {
	t.Helper()
	test.NewTempApp(t)
	s.win = test.NewTempWindow(t, o)
	s.win.SetPadded(false)
	s.win.Resize(fyne.NewSize(w, h))
	s.env.Canvas = s.win.Canvas()
	s.win.Canvas().Capture()
}

func pointer(x, y float32) fyne.PointEvent { return fyne.PointEvent{Position: fyne.NewPos(x, y)} }

func mouse(x, y float32, mods fyne.KeyModifier) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: pointer(x, y), Button: desktop.MouseButtonPrimary, Modifier: mods}
}

// dragger is a widget that can be dragged with the mouse.
type dragger interface {
	MouseDown(*desktop.MouseEvent)
	MouseUp(*desktop.MouseEvent)
	Dragged(*fyne.DragEvent)
	DragEnd()
}

// drag presses at one place and lets go at another, in steps.
func drag(w dragger, x0, y0, x1, y1 float32, mods fyne.KeyModifier) {
	const steps = 5
	w.MouseDown(mouse(x0, y0, mods))
	dx, dy := (x1-x0)/steps, (y1-y0)/steps
	for i := float32(1); i <= steps; i++ {
		w.Dragged(&fyne.DragEvent{PointEvent: pointer(x0+dx*i, y0+dy*i), Dragged: fyne.NewDelta(dx, dy)})
	}
	w.MouseUp(mouse(x1, y1, mods))
	w.DragEnd()
}

func press(f fyne.Focusable, names ...fyne.KeyName) {
	for _, name := range names {
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
}
