package ui

import (
	"time"

	"fyne.io/fyne/v2"

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
	step    int       // where the talk was left, from 0
	wasFull bool      // the window filled the screen before
	size    fyne.Size // of the window before
	note    string    // a notice over the presenter's slide, until the next key

	main    *screen
	other   *screen     // the second window; nil without one
	two     bool        // there is a second display
	plain   bool        // with two displays the presenter wants no desk
	swapped bool        // the presenter sits at the second display
	second  func() bool // asks for a second display

	beam  *widgets.Beam
	ink   inks
	times timing
	auto  autoplay
	beat  func() // ends what is done every second; nil while there is no talk
}

// slideHeight is the height the slide is designed for, points; its width follows the screen.
const slideHeight = 1080

func newPresenter(w *Window) *presenter {
	p := &presenter{Window: w, second: secondDisplay, times: newTiming(), beam: &widgets.Beam{}}
	if old := w.show; old != nil { // the window is made anew in another language
		p.talk.Free, p.begun, p.step, p.plain, p.swapped = old.talk.Free, old.begun, old.step, old.plain, old.swapped
		p.times, p.ink, p.second = old.times, old.ink, old.second
	}
	p.beam.Off = p.ink.typing
	p.main = p.newScreen(w.window, w.env)
	story := w.store.Story().ID
	w.store.Observe(view.Clock|view.Selection|view.CameraPart|view.LayersPart|view.FilterPart|view.ThemePart|view.StoryPart|view.ToldPart|view.Language, func(part view.Part) {
		if now := w.store.Story(); part.Has(view.StoryPart) && now.ID != story {
			story = now.ID
			p.begun, p.step, p.ink, p.times = false, 0, inks{}, newTiming()
		}
		if p.on {
			p.redraw()
		}
	})
	return p
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
	p.two = p.second()
	p.on, p.begun, p.note = true, true, ""
	p.talk = view.Talk{On: true, Free: p.talk.Free || p.told() == 0, Paused: p.talk.Paused, Desk: p.two && !p.plain}
	p.wasFull, p.size = p.window.FullScreen(), p.canvas.Size()
	p.main.desk = nil // its buttons depend on the displays
	p.goTo(min(step, max(p.count()-1, 0)))
	p.times.begin(p.clock(), p.position(), p.count(), p.talk.Paused)
	p.arrange()
	p.world.world.Forget()
	p.window.SetFullScreen(true)
	p.startBeat()
	p.redraw()
	p.trace()
}

// leave shows the window again.
func (p *presenter) leave() {
	p.times.stop(p.clock())
	p.on = false
	p.stopBeat()
	p.closeOther()
	p.main.shows = nothing
	p.window.SetContent(p.explore)
	p.window.SetFullScreen(p.wasFull)
	if !p.wasFull { // Fyne 2.8.1 takes the screen's size for the window's when the content changes meanwhile
		p.window.Resize(p.size)
	}
	p.main.forget()
	p.env.Focus(p.timeline.timeline)
	p.author.back()
	p.offerInk()
	p.stir()
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
	if next.Desk != before.Desk && p.two {
		p.plain = !next.Desk
	}
	if next.Auto && !before.Auto {
		p.note = p.t("present.auto")
	}
	p.arrange()
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

// redraw draws every window anew.
func (p *presenter) redraw() {
	for _, s := range p.screens() {
		p.draw(s)
	}
}

// retouch draws anew what lies over the slides.
func (p *presenter) retouch() {
	for _, s := range p.screens() {
		switch s.shows {
		case slideShown:
			s.stage.Retouch()
		case deskShown:
			s.desk.now.Retouch()
		}
	}
}

// startBeat does every second of a talk what time brings: the desk's clock goes on, and a display may come or go.
func (p *presenter) startBeat() {
	p.stopBeat()
	p.beat = p.repeat(time.Second, p.eachSecond)
}

func (p *presenter) stopBeat() {
	if p.beat != nil {
		p.beat()
		p.beat = nil
	}
}

func (p *presenter) eachSecond() {
	p.displays()
	for _, s := range p.screens() {
		if s.shows == deskShown {
			s.desk.head.Redraw()
		}
	}
}
