package view

import (
	"sort"
	"time"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Pace of the player at speed 1.
const (
	secondsPerSecond = 7 * edtf.Day
	holdPerEvent     = time.Second
)

// Player moves a store's clock while its view is playing. Its time comes from the Tick calls, never from the wall clock,
// so that a test can play a story at once. It visits every event, also several on one day, and holds each for a second
// at speed 1.
type Player struct {
	store *Store
	now   float64       // the clock with its fraction of a day
	at    edtf.Instant  // the instant the player last set; another one in the view means that someone moved it
	next  int           // index of the next event to visit
	hold  time.Duration // still to be held at the present event
	on    bool
}

// NewPlayer returns a player for the store.
func NewPlayer(store *Store) *Player { return &Player{store: store} }

// Tick lets dt of real time pass. Steps longer than a quarter of a second count as one, so that a stalled window does
// not leap.
func (p *Player) Tick(dt time.Duration) {
	v, story := p.store.View(), p.store.Story()
	if !v.Playing || dt <= 0 {
		p.on = p.on && v.Playing
		return
	}
	dt = min(dt, 250*time.Millisecond)
	if !p.on || p.at != v.At {
		p.begin(story, v)
	}
	speed := v.Speed
	keep := Kept(story, v.Filter)
	left := time.Duration(float64(dt) * speed)
	for left > 0 {
		if p.hold > 0 {
			used := min(p.hold, left)
			p.hold -= used
			left -= used
			continue
		}
		end := float64(lastDay(story))
		goal, event := max(end, p.now), -1
		for p.next < len(story.Events) && !keep(p.next) {
			p.next++
		}
		if p.next < len(story.Events) {
			goal, event = max(float64(beginning(story, p.next)), p.now), p.next
		}
		if !v.Equal { // equal steps take no time between events
			far := left.Seconds() * float64(secondsPerSecond)
			if p.now+far < goal {
				p.now += far
				p.move("")
				return
			}
			left -= time.Duration((goal - p.now) / float64(secondsPerSecond) * float64(time.Second))
		}
		p.now = goal
		if event < 0 {
			p.finish(story, v)
			return
		}
		p.next, p.hold = event+1, holdPerEvent
		p.move(story.Events[event].ID)
	}
}

// finish stops at the end, or goes back to the start of a loop.
func (p *Player) finish(story *dataset.Story, v View) {
	p.move("")
	p.store.Do(Play{On: false})
	p.on = false
	if v.Loop {
		p.store.Do(Play{On: true}) // which begins again from the end
	}
}

// begin takes up the clock where the view has it: a chosen event counts as visited, others of the clock's day do not.
func (p *Player) begin(story *dataset.Story, v View) {
	p.on, p.at, p.now, p.hold = true, v.At, float64(v.At), 0
	p.next = firstToPlay(story, v)
}

// firstToPlay returns the index of the first event that the player visits from the view.
func firstToPlay(story *dataset.Story, v View) int {
	at := v.At
	if at >= lastDay(story) && !v.Playing {
		return 0
	}
	next := sort.Search(len(story.Events), func(i int) bool { return story.Events[i].Date.Start.Span.From >= at })
	if chosen := story.EventIndex(v.Event); chosen >= 0 {
		return max(next, chosen+1)
	}
	if at <= playStart(story) {
		return 0 // with those that have no beginning
	}
	return next
}

// beginning is the day to which the player takes the clock for an event.
func beginning(story *dataset.Story, event int) edtf.Instant {
	return clampDay(story, story.Events[event].Date.Start.Span.From)
}

// PlayTime returns how long the player takes from the view to the end of the story at the view's speed.
func PlayTime(story *dataset.Story, v View) time.Duration {
	at := v.At
	if at >= lastDay(story) && !v.Playing {
		at, v.Event = playStart(story), ""
	}
	first := firstToPlay(story, v)
	n, end := max(0, len(story.Events)-first), lastDay(story)
	if v.Filter != "" {
		keep := Kept(story, v.Filter)
		n = 0
		for i := first; i < len(story.Events); i++ {
			if keep(i) {
				n++
			}
		}
	}
	if n > 0 {
		end = max(end, beginning(story, len(story.Events)-1))
	}
	seconds := float64(n) * holdPerEvent.Seconds()
	if !v.Equal {
		seconds += float64(max(0, end-at)) / float64(secondsPerSecond)
	}
	return time.Duration(min(seconds/max(v.Speed, MinSpeed), 1e9) * float64(time.Second))
}

func (p *Player) move(event string) {
	p.store.Do(Advance{At: edtf.Instant(p.now), Event: event})
	p.at = p.store.View().At
}
