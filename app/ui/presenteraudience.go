package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/ui/widgets"
)

// audience is the second window: the slide on the projector, while the presenter's view is on the laptop.
type audience struct {
	window fyne.Window
	stage  *widgets.Stage
}

// openAudience opens the second window. It hears the same keys as the first.
func (p *presenter) openAudience() {
	if p.audience != nil {
		return
	}
	w := p.app.NewWindow(title(p.store.Story()))
	w.SetPadded(false)
	env := *p.env // its focus is that of its own window
	env.Canvas = w.Canvas()
	stage := p.newStage(&env)
	w.SetContent(container.NewStack(stage))
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { p.Window.key(ev) })
	w.Canvas().SetOnTypedRune(func(r rune) { p.Window.rune(r) })
	w.SetCloseIntercept(func() { p.present(false) })
	w.Resize(fyne.NewSize(1280, 720))
	p.audience = &audience{w, stage}
	w.Show()
	if d, ok := w.(desktop.Window); ok && p.second() {
		d.RequestFullScreenSecondary()
	}
	env.Focus(stage)
}

func (p *presenter) closeAudience() {
	if p.audience != nil {
		p.audience.window.SetCloseIntercept(nil)
		p.audience.window.Close()
		p.audience = nil
	}
}
