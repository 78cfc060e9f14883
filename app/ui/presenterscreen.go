package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// screen is one window of a talk and what it can show. A thing drawn lives in one window only, so that each has its own.
type screen struct {
	window fyne.Window
	env    *widgets.Env
	stage  *widgets.Stage
	grid   *widgets.Grid
	desk   *desk // nil until it is shown
	shows  showing
}

// showing is what fills a window of a talk.
type showing uint8

const (
	nothing showing = iota // the window is not the talk's
	slideShown
	gridShown
	deskShown
)

// newScreen makes what a window of a talk shows.
func (p *presenter) newScreen(w fyne.Window, env *widgets.Env) *screen {
	s := &screen{window: w, env: env}
	s.stage = p.newStage(s)
	s.grid = widgets.NewGrid(env, view.OverviewColumns, p.thumbnail, p.choose)
	if c, ok := w.Canvas().(desktop.Canvas); ok { // the desk leaves the focus to nothing, so that its keys are the canvas's
		shine := func(on bool) func(*fyne.KeyEvent) {
			return func(ev *fyne.KeyEvent) {
				if p.on && s.shows == deskShown {
					s.desk.now.Shine(widgets.BeamOf(ev.Name), on)
				}
			}
		}
		c.SetOnKeyDown(shine(true))
		c.SetOnKeyUp(shine(false))
	}
	return s
}

// show fills the window.
func (p *presenter) show(s *screen, what showing) {
	if s.shows == what {
		return
	}
	s.shows = what
	switch what {
	case slideShown:
		s.stage.Redraw()
		s.window.SetContent(container.NewStack(s.stage))
		s.env.Focus(s.stage)
	case gridShown:
		s.window.SetContent(container.NewStack(s.grid))
		s.env.Focus(s.grid)
	case deskShown:
		if s.desk == nil {
			s.desk = newDesk(p, s.env)
		}
		s.window.SetContent(s.desk.content)
		s.window.Canvas().Unfocus()
	}
}

// forget lets go what is not shown.
func (s *screen) forget() {
	s.stage.Forget()
	if s.desk != nil {
		s.desk.now.Forget()
		s.desk.next.Forget()
	}
}

// redraw draws what the window shows anew.
func (p *presenter) draw(s *screen) {
	switch s.shows {
	case slideShown:
		s.stage.Redraw()
	case gridShown:
		s.grid.Set(p.count(), p.talk.Cursor, p.look())
	case deskShown:
		s.desk.redraw()
	}
}

// screens are the windows of the talk.
func (p *presenter) screens() []*screen {
	if p.other == nil {
		return []*screen{p.main}
	}
	return []*screen{p.main, p.other}
}

// own is the presenter's window: the first one, or with two the one on the presenter's display.
func (p *presenter) own() *screen {
	if p.other != nil && p.swapped {
		return p.other
	}
	return p.main
}

// arrange puts into the windows what the talk shows there: with two displays one of them always has the slide.
func (p *presenter) arrange() {
	if p.two {
		p.openOther()
	} else {
		p.closeOther()
	}
	own := p.own()
	for _, s := range p.screens() {
		what := slideShown
		switch {
		case s == own && p.talk.Overview:
			what = gridShown
		case s == own && p.talk.Desk:
			what = deskShown
		}
		p.show(s, what)
	}
}

// openOther opens the second window, on the second display. It hears the same keys as the first.
func (p *presenter) openOther() {
	if p.other != nil {
		return
	}
	w := p.app.NewWindow(title(p.store.Story()))
	w.SetPadded(false)
	env := *p.env // its focus is that of its own window
	env.Canvas = w.Canvas()
	p.other = p.newScreen(w, &env)
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { p.Window.key(ev) })
	w.Canvas().SetOnTypedRune(func(r rune) { p.Window.rune(r) })
	w.SetCloseIntercept(func() { p.present(false) })
	w.Resize(fyne.NewSize(1280, 720))
	p.show(p.other, slideShown)
	if d, ok := w.(desktop.Window); ok { // before it is shown: it comes up where it belongs
		d.RequestFullScreenSecondary()
	}
	w.Show()
}

func (p *presenter) closeOther() {
	if p.other != nil {
		p.other.window.SetCloseIntercept(nil)
		p.other.window.Close()
		p.other = nil
		p.window.RequestFocus()
	}
}

// displays follows a second display that comes or goes. When one goes the slide stays, and not the notes: what is left may
// be the one that the audience sees.
func (p *presenter) displays() {
	two := p.second()
	if two == p.two {
		return
	}
	p.two, p.talk.Desk = two, two
	p.main.desk, p.main.shows = nil, nothing // its buttons depend on the displays
	p.arrange()
	p.window.SetFullScreen(true) // the display that it filled may be gone
	p.redraw()
	p.trace()
}

// swap exchanges what the two windows show, for when the projector is the first display.
func (p *presenter) swap() {
	if p.other != nil {
		p.swapped = !p.swapped
		p.arrange()
		p.redraw()
	}
}

// secondDisplay asks the driver. Fyne 2.8.1 fails when no display is left at all.
func secondDisplay() (two bool) {
	defer func() {
		if recover() != nil {
			two = false
		}
	}()
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.HasSecondaryDisplay()
}
