package view

import (
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
		goal, event := end, -1
		for p.next < len(story.Events) && !keep(p.next) {
			p.next++
		}
		if p.next < len(story.Events) {
			if start := story.Events[p.next].Date.Start.Span; bounded(start) {
				goal, event = max(float64(start.From), p.now), p.next
			} else {
				p.next++
				continue
			}
		}
		far := left.Seconds() * float64(secondsPerSecond)
		if p.now+far < goal {
			p.now += far
			p.move("")
			return
		}
		left -= time.Duration((goal - p.now) / float64(secondsPerSecond) * float64(time.Second))
		p.now = goal
		if event < 0 {
			p.move("")
			p.store.Do(Play{On: false})
			p.on = false
			return
		}
		p.next, p.hold = event+1, holdPerEvent
		p.move(story.Events[event].ID)
	}
}

// begin takes up the clock where the view has it: an event shown and current counts as visited.
func (p *Player) begin(story *dataset.Story, v View) {
	p.on, p.at, p.now, p.hold = true, v.At, float64(v.At), 0
	p.next = len(story.Events)
	shown := Shown(story, v)
	for i := range story.Events {
		if story.Events[i].Date.Start.Span.From >= v.At && i > shown {
			p.next = i
			return
		}
	}
}

func (p *Player) move(event string) {
	p.store.Do(Advance{At: edtf.Instant(p.now), Event: event})
	p.at = p.store.View().At
}
