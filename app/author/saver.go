package author

import (
	"sync"
	"time"

	"thawline/dataset"
)

// State says whether what was told is on the disk.
type State struct {
	Pending bool  // not yet, but it will be
	Err     error // why it could not be brought there, nil where it could
}

// same compares errors by what they say: some cannot be compared.
func (s State) same(o State) bool {
	text := func(err error) string {
		if err == nil {
			return ""
		}
		return err.Error()
	}
	return s.Pending == o.Pending && text(s.Err) == text(o.Err)
}

// Saver brings a told version to the disk soon after each change: when the changes pause, and at the latest after a little
// more than half a second. It saves in the background, one at a time, the newest, without waiting for the goroutine that the
// changes come from: a window that hangs loses nothing of what it has taken.
type Saver struct {
	// Save brings a telling to the disk; it is called on any goroutine, never twice at once.
	Save func(told dataset.Telling) error
	// Spawn runs work in the background.
	Spawn func(work func())
	// After calls do, on any goroutine, when time has passed, unless stop is called before.
	After func(d time.Duration, do func()) (stop func() bool)
	Now   func() time.Time
	// Tell is told of every change of state, on any goroutine.
	Tell func(State)

	mu    sync.Mutex // guards what follows
	told  dataset.Telling
	dirty bool      // told is newer than what was given to Save last, or that could not be saved
	since time.Time // of the first change that is not saved
	busy  bool
	stop  func() bool
	state State

	writing sync.Mutex // held while Save runs; never taken while mu is held
}

// When a change is saved: after the pause, and at the latest after the most. What could not be saved is tried again.
const (
	savePause = 300 * time.Millisecond
	saveMost  = 600 * time.Millisecond
	saveAgain = 3 * time.Second
)

// Change has a telling saved soon.
func (s *Saver) Change(told dataset.Telling) {
	s.mu.Lock()
	now := s.Now()
	if !s.dirty {
		s.since = now
	}
	s.told, s.dirty = told, true
	s.plan(s.due(now))
	tell := s.become(State{Pending: true, Err: s.state.Err})
	s.mu.Unlock()
	tell()
}

// State returns how things stand.
func (s *Saver) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// become changes the state; what it returns tells of that and is called without mu.
func (s *Saver) become(state State) (tell func()) {
	if state.same(s.state) {
		return func() {}
	}
	s.state = state
	return func() { s.Tell(state) }
}

// due is in how long what has changed is to be saved.
func (s *Saver) due(now time.Time) time.Duration {
	return min(savePause, max(s.since.Add(saveMost).Sub(now), 0))
}

func (s *Saver) plan(in time.Duration) {
	if s.stop != nil {
		s.stop()
	}
	s.stop = s.After(in, s.begin)
}

// begin saves in the background what is newest.
func (s *Saver) begin() {
	s.mu.Lock()
	if s.busy || !s.dirty {
		s.mu.Unlock()
		return // when it is done it looks again
	}
	s.busy = true
	s.mu.Unlock()
	s.Spawn(func() { s.done(s.write()) })
}

// write saves what is newest once no other save is going on: an older one must never come last.
func (s *Saver) write() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	told := s.told
	s.dirty = false
	s.mu.Unlock()
	return s.Save(told)
}

// Alone calls do while nothing is saved.
func (s *Saver) Alone(do func() error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return do()
}

func (s *Saver) done(err error) {
	s.mu.Lock()
	s.busy = false
	var tell func()
	switch {
	case err != nil && !s.dirty:
		s.dirty, s.since = true, s.Now()
		s.plan(saveAgain)
		tell = s.become(State{Err: err})
	case s.dirty:
		s.plan(s.due(s.Now()))
		tell = s.become(State{Pending: true, Err: err})
	default:
		tell = s.become(State{})
	}
	s.mu.Unlock()
	tell()
}

// Flush saves at once, on this goroutine, what is not saved yet.
func (s *Saver) Flush() error {
	s.mu.Lock()
	if s.stop != nil {
		s.stop()
	}
	idle := !s.dirty && !s.busy
	s.mu.Unlock()
	if idle {
		return nil
	}
	err := s.write() // when one is being saved, after it
	s.mu.Lock()
	var tell func()
	if s.dirty = err != nil; s.dirty {
		s.plan(saveAgain)
		tell = s.become(State{Err: err})
	} else {
		tell = s.become(State{})
	}
	s.mu.Unlock()
	tell()
	return err
}
