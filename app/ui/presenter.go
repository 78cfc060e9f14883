package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// cover is what hides the slide.
type cover uint8

const (
	noCover cover = iota
	blackCover
	whiteCover
)

// presenter is the slide at full screen, stepped by keyboard or clicker. Leaving keeps the step: a clicker with one
// button sends F5 and Esc in turn.
type presenter struct {
	*Window
	on      bool
	wasFull bool // the window filled the screen before
	cover   cover
	digits  int
	stage   *widgets.Stage
	content *fyne.Container
}

// slideHeight is the height the slide is designed for, points; its width follows the screen.
const slideHeight = 1080

func newPresenter(w *Window) *presenter {
	p := &presenter{Window: w}
	p.stage = widgets.NewStage(w.env, slideHeight, p.scene, func() { p.step(1) }, func() { p.step(-1) })
	p.content = container.NewStack(p.stage)
	w.store.Observe(view.Clock|view.Selection|view.CameraPart|view.LayersPart|view.FilterPart|view.ThemePart|view.StoryPart|view.Language, func(view.Part) {
		if p.on {
			p.stage.Redraw()
		}
	})
	return p
}

// present enters or leaves the full-screen slides.
func (w *Window) present(on bool) {
	p := w.show
	if p.on == on {
		return
	}
	for w.overlays.close() {
	}
	p.on, p.cover, p.digits = on, noCover, 0
	w.tooltip.ShowAt("", fyne.Position{}, fyne.Size{})
	if on {
		w.compareDates(false)
		w.store.Do(view.Play{On: false})
		if story, v := w.store.Story(), w.store.View(); v.Event == "" { // the step shown is a choice from here on
			if i := view.Shown(story, v); i >= 0 {
				w.store.Do(view.GoEvent{Index: i})
			}
		}
		p.wasFull = w.window.FullScreen()
		w.window.SetContent(p.content)
		w.window.SetFullScreen(true)
		w.env.Focus(p.stage)
	} else {
		w.window.SetFullScreen(p.wasFull)
		w.window.SetContent(w.explore)
		w.env.Focus(w.timeline.timeline)
	}
	w.trace()
}

// scene is the slide for a screen of that shape, or its cover.
func (p *presenter) scene(w, h float64) *scene.Scene {
	switch p.cover {
	case blackCover:
		return &scene.Scene{W: float32(w), H: float32(h), Background: color.NRGBA{A: 255}}
	case whiteCover:
		return &scene.Scene{W: float32(w), H: float32(h), Background: color.NRGBA{255, 255, 255, 255}}
	}
	in := p.input(w, h)
	in.K = 0 // the slide's own scale
	return p.kit.Slide(in)
}

// key does the presenter's keys; every key is its own while it is on.
func (p *presenter) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageDown, fyne.KeyRight, fyne.KeyDown, fyne.KeySpace:
		p.step(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.digits > 0 {
			p.uncover()
			p.store.Do(view.GoEvent{Index: p.digits - 1})
			p.digits = 0
		} else {
			p.step(1)
		}
	case fyne.KeyPageUp, fyne.KeyLeft, fyne.KeyUp, fyne.KeyBackspace:
		p.step(-1)
	case fyne.KeyHome:
		p.uncover()
		p.store.Do(view.GoEvent{Index: 0})
	case fyne.KeyEnd:
		p.uncover()
		p.store.Do(view.GoEvent{Index: len(p.store.Story().Events) - 1})
	case fyne.KeyEscape, fyne.KeyF5:
		p.present(false)
	case fyne.KeyF11:
		p.window.SetFullScreen(!p.window.FullScreen())
	}
	return true
}

// rune does the presenter's signs; every sign is its own while it is on.
func (p *presenter) rune(r rune) bool {
	switch {
	case r >= '0' && r <= '9':
		p.digits = min(p.digits*10+int(r-'0'), 1e6)
		return true
	case r == 'n' || r == 'N':
		p.step(1)
	case r == 'p' || r == 'P':
		p.step(-1)
	case r == 'b' || r == 'B' || r == '.':
		p.setCover(blackCover)
	case r == 'w' || r == 'W':
		p.setCover(whiteCover)
	}
	return true
}

func (p *presenter) step(by int) {
	p.digits = 0
	if p.cover != noCover { // the first press only brings the slide back
		p.uncover()
		return
	}
	p.store.Do(view.Step{By: by})
}

// setCover hides the slide, or shows it again when it is hidden so.
func (p *presenter) setCover(c cover) {
	if p.cover == c {
		c = noCover
	}
	p.cover = c
	p.stage.Redraw()
	p.trace()
}

func (p *presenter) uncover() {
	if p.cover != noCover {
		p.setCover(p.cover)
	}
}
