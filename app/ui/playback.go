package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/view"
)

// playback ticks the player while the view plays, and not at all while it rests.
type playback struct {
	*session
	player *view.Player
	done   chan struct{} // nil at rest
}

// tick is the time between two steps of the clock.
const tick = 40 * time.Millisecond

func newPlayback(s *session) *playback { return &playback{session: s, player: view.NewPlayer(s.store)} }

// update starts or stops with the view.
func (p *playback) update() {
	if !p.store.View().Playing {
		p.stop()
		return
	}
	if p.done != nil {
		return
	}
	done := make(chan struct{})
	p.done = done
	go func() {
		ticker := time.NewTicker(tick)
		defer ticker.Stop()
		last := time.Now()
		for {
			select {
			case <-done:
				return
			case now := <-ticker.C:
				dt := now.Sub(last)
				last = now
				fyne.DoAndWait(func() { p.player.Tick(dt) }) // waiting keeps a slow window from queueing ticks
			}
		}
	}()
}

func (p *playback) stop() {
	if p.done != nil {
		close(p.done)
		p.done = nil
	}
}
