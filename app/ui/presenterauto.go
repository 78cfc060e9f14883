package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/view"
)

// How long autoplay shows a step that was not rehearsed: time to look, and to read each word.
const (
	autoLook = 5 * time.Second
	autoWord = 300 * time.Millisecond
	leastOf  = 2 * time.Second // a rehearsed time below it was a step in passing
)

// autoplay is what goes on by itself.
type autoplay struct {
	timer *time.Timer
	turn  int // counts steps and changes of autoplay: an older timer does nothing
}

// clock is the time of day; tests have their own.
func (p *presenter) clock() time.Time {
	if p.options.Now != nil {
		return p.options.Now()
	}
	return time.Now()
}

// autoTime is how long autoplay shows a step: as long as it took in the rehearsal.
func (p *presenter) autoTime(step int) time.Duration {
	if d := p.times.of(step); d >= leastOf {
		return d
	}
	story := p.store.Story()
	text := ""
	if p.talk.Free && step < len(story.Events) {
		text = story.Events[step].Title + " " + story.Events[step].Summary
	} else if !p.talk.Free && step < len(story.Steps) {
		text = story.Steps[step].Title + " " + story.Steps[step].Text
	}
	return autoLook + time.Duration(len(strings.Fields(text)))*autoWord
}

// startAuto goes on after the step's time; the last step ends it.
func (p *presenter) startAuto() {
	p.stopAuto()
	if p.position() >= p.count()-1 {
		p.talk.Auto = false
		return
	}
	turn := p.auto.turn
	p.auto.timer = time.AfterFunc(p.autoTime(p.position()), func() {
		fyne.Do(func() {
			if turn == p.auto.turn && p.on && p.talk.Auto {
				p.press(view.TalkNext)
			}
		})
	})
}

func (p *presenter) stopAuto() {
	p.auto.turn++
	if p.auto.timer != nil {
		p.auto.timer.Stop()
		p.auto.timer = nil
	}
}
