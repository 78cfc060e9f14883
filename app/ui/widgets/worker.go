package widgets

import (
	"fmt"
	"sync"
)

// worker does work in the background, the latest job first: it has one slot, and a newer job replaces one that waits.
type worker[J, R any] struct {
	mu      sync.Mutex
	waiting *J
	busy    bool
	spawn   func(func())
	work    func(J) R // on any goroutine
	deliver func(R)   // on the worker's goroutine, which does nothing more until it returns
	failed  func(error)
}

// ask hands in a job; the newest wins.
func (w *worker[J, R]) ask(j J) {
	w.mu.Lock()
	w.waiting = &j
	idle := !w.busy
	w.busy = true
	w.mu.Unlock()
	if idle {
		w.spawn(w.run)
	}
}

func (w *worker[J, R]) run() {
	for {
		w.mu.Lock()
		j := w.waiting
		w.waiting = nil
		if j == nil {
			w.busy = false
			w.mu.Unlock()
			return
		}
		w.mu.Unlock()
		if r, ok := attempt(w.work, *j, w.failed); ok {
			w.deliver(r)
		}
	}
}

// attempt does a job at once; a panic becomes a message.
func attempt[J, R any](work func(J) R, j J, failed func(error)) (r R, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			failed(fmt.Errorf("drawing the map: %v", p))
		}
	}()
	return work(j), true
}
