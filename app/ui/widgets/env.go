// Package widgets holds the window's own widgets. Each shows a scene made elsewhere and turns input into actions; none
// parses, projects or decides. They live on Fyne's goroutine. Lengths are points.
package widgets

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/palette"
	"thawline/app/scene/typeset"
)

// Env is what all widgets of a window share.
type Env struct {
	Fonts   *typeset.Fonts
	Palette func() *palette.Palette // of the theme shown now
	Key     func(*fyne.KeyEvent) bool
	Rune    func(rune) bool
	Go      func(work func()) // runs background work; nil gives each a goroutine
	Canvas  fyne.Canvas
	Still   func() bool                                                 // motion is reduced: nothing moves by itself; nil means never
	Quiet   bool                                                        // focus given now was not asked for by the Tab key: no ring
	Gained  func(w fyne.Focusable)                                      // told of each that gains the focus; nil does nothing
	Tip     func(text string, over fyne.CanvasObject, at fyne.Position) // "" hides it; at is relative to over

	// Ended is set when the app ends: what background work brings after that has no goroutine of Fyne's to be shown on.
	// Nil means never.
	Ended *atomic.Bool

	last     fyne.Focusable // the widget that had the focus last
	lastRing bool
}

func (e *Env) key(ev *fyne.KeyEvent) bool { return e.Key != nil && e.Key(ev) }

func (e *Env) rune(r rune) bool { return e.Rune != nil && e.Rune(r) }

func (e *Env) tip(text string, over fyne.CanvasObject, at fyne.Position) {
	if e.Tip != nil {
		e.Tip(text, over, at)
	}
}

// moves reports whether things may move by themselves.
func (e *Env) moves() bool { return e.Still == nil || !e.Still() }

// Spawn runs work in the background.
func (e *Env) Spawn(work func()) {
	if e.Go != nil {
		e.Go(work)
		return
	}
	go work()
}

// unlessEnded is do, which does nothing once the app has ended.
func (e *Env) unlessEnded(do func()) func() {
	return func() {
		if e.Ended == nil || !e.Ended.Load() {
			do()
		}
	}
}

// Modifiers returns the modifier keys held down now; none where the driver cannot say, as in tests.
func Modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// focus gives w the focus of its window, without a ring: the pointer says where one is.
func (e *Env) focus(w fyne.Focusable) {
	if e.Canvas != nil && e.Canvas.Focused() != w {
		e.Quiet = true
		e.Canvas.Focus(w)
		e.Quiet = false
	}
}

// Focus gives w the focus of its window, without a ring.
func (e *Env) Focus(w fyne.Focusable) { e.focus(w) }

// gained reports whether w, which gains the focus now, is to draw its ring: when the Tab key brought it. The same widget
// gaining it again means that the window came back, and changes nothing.
func (e *Env) gained(w fyne.Focusable) (ring bool) {
	e.tell(w)
	switch {
	case e.Quiet:
		e.lastRing = false
	case w != e.last:
		e.lastRing = true
	}
	e.last = w
	return e.lastRing
}

func (e *Env) tell(w fyne.Focusable) {
	if e.Gained != nil {
		e.Gained(w)
	}
}
