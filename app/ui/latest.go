package ui

// latest does work in the background, one at a time; of what is asked for meanwhile only the newest is done.
type latest struct {
	w    *Window
	busy bool
	next func()
}

// do has work done on another goroutine and calls what it returns on Fyne's; failed is told of a panic.
func (l *latest) do(work func() (done func()), failed func(error)) {
	if l.busy {
		l.next = func() { l.do(work, failed) }
		return
	}
	l.busy = true
	var done func()
	l.w.background(func() error { done = work(); return nil }, func(err error) {
		l.busy = false
		next := l.next
		l.next = nil
		switch {
		case err != nil:
			failed(err)
		case next == nil:
			done()
		}
		if next != nil {
			next()
		}
	})
}
