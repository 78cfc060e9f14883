package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// presenter is the slides at full screen, stepped by keyboard or clicker. The step is the store's, everything else a
// view.Talk: every window of a talk is drawn from these two, so that none is ever a step behind. Leaving keeps the step: a
// clicker with one button sends F5 and Esc in turn.
type presenter struct {
	*Window
	on      bool // talk.On
	talk    view.Talk
	begun   bool
	step    int  // where the talk was left, from 0
	wasFull bool // the window filled the screen before

	stage    *widgets.Stage
	grid     *widgets.Grid
	desk     *desk
	audience *audience // the second window; nil without one
	ink      inks
	times    timing
	auto     *time.Timer
	note     string // a notice over the slide, until the next key
	turn     int    // counts steps and changes of autoplay: an older timer does nothing

	second func() bool // reports whether there is a second display
}

// slideHeight is the height the slide is designed for, points; its width follows the screen.
const slideHeight = 1080

func newPresenter(w *Window) *presenter {
	p := &presenter{Window: w, second: secondDisplay, times: newTiming()}
	if old := w.show; old != nil { // the window is made anew in another language
		p.talk.Free, p.begun, p.step, p.times = old.talk.Free, old.begun, old.step, old.times
	}
	p.stage = p.newStage(w.env)
	p.grid = widgets.NewGrid(w.env, view.OverviewColumns, p.thumbnail, p.choose)
	w.store.Observe(view.Clock|view.Selection|view.CameraPart|view.LayersPart|view.FilterPart|view.ThemePart|view.StoryPart|view.ToldPart|view.Language, func(part view.Part) {
		if part.Has(view.StoryPart) {
			p.begun, p.step, p.ink, p.times = false, 0, inks{}, newTiming()
		}
		if p.on {
			p.redraw()
		}
	})
	return p
}

// secondDisplay asks the driver.
func secondDisplay() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.HasSecondaryDisplay()
}

// present enters or leaves the slides.
func (w *Window) present(on bool) {
	if w.show.on != on {
		if on {
			w.show.enter(w.author.presented(w.show.resumed()))
		} else {
			w.show.press(view.TalkLeave)
		}
	}
}

// resumed is the step to begin with: the first, or where the talk was left.
func (p *presenter) resumed() int {
	if !p.begun && p.told() == 0 {
		return max(view.Shown(p.store.Story(), p.store.View()), 0) // a story that nobody tells begins where one stands
	}
	return p.step
}

// presentAt begins with what the window was asked to show: in the told version where it is told of, else among all events.
func (p *presenter) presentAt() {
	story, v := p.store.Story(), p.store.View()
	event := view.Shown(story, v)
	step := view.NearestStep(story, v)
	if p.told() > 0 && (event < 0 || story.Steps[step].Event == event) {
		if event < 0 {
			step = 0
		}
		p.enter(step)
		return
	}
	p.talk.Free = true
	p.enter(max(event, 0))
}

// enter shows the slides from a step on.
func (p *presenter) enter(step int) {
	for p.overlays.close() {
	}
	p.tooltip.ShowAt("", fyne.Position{}, fyne.Size{})
	p.compareDates(false)
	p.store.Do(view.Play{On: false})
	p.on, p.begun = true, true
	p.talk = view.Talk{On: true, Free: p.talk.Free || p.told() == 0, Paused: p.talk.Paused}
	p.wasFull = p.window.FullScreen()
	p.goTo(step)
	p.times.begin(p.clock(), p.position(), p.count(), p.talk.Paused)
	p.arrange()
	p.window.SetFullScreen(true)
	p.trace()
}

// leave shows the window again.
func (p *presenter) leave() {
	p.times.stop(p.clock())
	p.on = false
	p.closeAudience()
	p.desk.stop()
	p.window.SetFullScreen(p.wasFull)
	p.window.SetContent(p.explore)
	p.env.Focus(p.timeline.timeline)
	p.author.back()
	p.trace()
}

// told is the number of steps of the told version.
func (p *presenter) told() int { return len(p.store.Story().Steps) }

// count is the number of steps there are now.
func (p *presenter) count() int {
	if p.talk.Free {
		return len(p.store.Story().Events)
	}
	return p.told()
}

// position is the step shown, from 0.
func (p *presenter) position() int {
	v := p.store.View()
	if p.talk.Free {
		return max(view.Shown(p.store.Story(), v), 0)
	}
	if v.Told > 0 {
		return v.Told - 1
	}
	return min(p.step, max(p.told()-1, 0))
}

// goTo shows a step.
func (p *presenter) goTo(step int) {
	p.step = step
	if p.talk.Free {
		p.store.Do(view.GoEvent{Index: step})
	} else {
		p.store.Do(view.GoStep{Index: step})
	}
}

// press does what a key stands for.
func (p *presenter) press(key view.TalkKey) {
	if !p.on {
		return
	}
	p.note = ""
	before, step := p.talk, p.position()
	next, to := before.Press(key, step, p.count())
	if key == view.TalkFree {
		p.switchSteps()
		return
	}
	p.talk = next
	if !next.On {
		p.stopAuto()
		p.leave()
		return
	}
	if to != step {
		if filter := p.store.View().Filter; p.talk.Free && filter != "" {
			to = p.kept(step, to)
		}
		p.goTo(to)
		p.times.step(p.clock(), to)
	}
	if next.Paused != before.Paused {
		p.times.pause(p.clock(), next.Paused)
	}
	if next.Auto && (to != step || !before.Auto) {
		p.startAuto()
	} else if !next.Auto {
		p.stopAuto()
	}
	if next.Desk != before.Desk || next.Overview != before.Overview {
		p.arrange()
	}
	p.redraw()
	p.trace()
}

// kept returns the step nearest to one that the filter keeps, on the way from another.
func (p *presenter) kept(from, to int) int {
	story := p.store.Story()
	keep := view.Kept(story, p.store.View().Filter)
	by := 1
	if to < from {
		by = -1
	}
	for i := to; i >= 0 && i < len(story.Events); i += by {
		if keep(i) {
			return i
		}
	}
	return from
}

// switchSteps goes from the told version to all events and back, to the step nearest to what is shown.
func (p *presenter) switchSteps() {
	if p.told() == 0 {
		return
	}
	p.talk.Free = !p.talk.Free
	if p.talk.Free {
		p.goTo(max(view.Shown(p.store.Story(), p.store.View()), 0))
	} else {
		p.goTo(view.NearestStep(p.store.Story(), p.store.View()))
	}
	p.times.begin(p.clock(), p.position(), p.count(), p.talk.Paused)
	p.redraw()
	p.trace()
}

// choose shows a step picked in the overview or on the desk.
func (p *presenter) choose(step int) {
	if p.talk.Overview {
		p.talk.Overview = false
		p.arrange()
	}
	p.talk.Cover = view.NoCover
	if step != p.position() {
		p.goTo(step)
		p.times.step(p.clock(), step)
	}
	p.redraw()
	p.trace()
}

// arrange puts into the windows what the talk shows there.
func (p *presenter) arrange() {
	if p.talk.Desk && p.second() {
		p.openAudience()
	} else {
		p.closeAudience()
	}
	var content fyne.CanvasObject = container.NewStack(p.stage)
	switch {
	case p.talk.Overview:
		content = container.NewStack(p.grid)
	case p.talk.Desk:
		if p.desk == nil {
			p.desk = newDesk(p)
		}
		content = p.desk.content
	}
	if p.talk.Desk && !p.talk.Overview {
		p.desk.start()
	} else {
		p.desk.stop()
	}
	p.window.SetContent(content)
	switch {
	case p.talk.Overview:
		p.env.Focus(p.grid)
	case p.talk.Desk:
		p.canvas.Unfocus()
	default:
		p.env.Focus(p.stage)
	}
}

// redraw draws every window anew.
func (p *presenter) redraw() {
	switch {
	case p.talk.Overview:
		p.grid.Set(p.count(), p.talk.Cursor, p.look())
	case p.talk.Desk:
		p.desk.redraw()
	default:
		p.stage.Redraw()
	}
	if p.audience != nil {
		p.audience.stage.Redraw()
	}
}
