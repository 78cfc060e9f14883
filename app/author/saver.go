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

// Saver brings a told version to the disk soon after each change: when the changes pause, and at the latest after a little more than half a second.
// It lives on one goroutine and saves on another, one at a time, the newest.
type Saver struct {
	// Save brings a telling to the disk; it is called on another goroutine, never twice at once.
	Save func(told dataset.Telling) error
	// Spawn runs work in the background, Hop runs work on the saver's goroutine.
	Spawn, Hop func(work func())
	// After calls do, on any goroutine, when time has passed, unless stop is called before.
	After func(d time.Duration, do func()) (stop func() bool)
	Now   func() time.Time
	// Tell is told of every change of state.
	Tell func(State)

	told    dataset.Telling
	dirty   bool      // told is newer than what was given to Save last
	since   time.Time // of the first change that is not saved
	busy    bool
	stop    func() bool
	state   State
	writing sync.Mutex // held while Save runs
}

// When a change is saved: after the pause, and at the latest after the most. What could not be saved is tried again.
const (
	savePause = 300 * time.Millisecond
	saveMost  = 600 * time.Millisecond
	saveAgain = 3 * time.Second
)

// Change has a telling saved soon.
func (s *Saver) Change(told dataset.Telling) {
	now := s.Now()
	if !s.dirty {
		s.since = now
	}
	s.told, s.dirty = told, true
	s.plan(min(savePause, max(s.since.Add(saveMost).Sub(now), 0)))
	s.tell(State{Pending: true, Err: s.state.Err})
}

// State returns how things stand.
func (s *Saver) State() State { return s.state }

func (s *Saver) tell(state State) {
	if !state.same(s.state) {
		s.state = state
		s.Tell(state)
	}
}

func (s *Saver) plan(in time.Duration) {
	if s.stop != nil {
		s.stop()
	}
	s.stop = s.After(in, func() { s.Hop(s.begin) })
}

// begin saves in the background what is newest.
func (s *Saver) begin() {
	if s.busy || !s.dirty {
		return // when it is done it looks again
	}
	s.busy, s.dirty = true, false
	told := s.told
	s.Spawn(func() {
		err := s.write(told)
		s.Hop(func() { s.done(err) })
	})
}

func (s *Saver) write(told dataset.Telling) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.Save(told)
}

func (s *Saver) done(err error) {
	s.busy = false
	switch {
	case err != nil && !s.dirty:
		s.dirty, s.since = true, s.Now()
		s.plan(saveAgain)
		s.tell(State{Err: err})
	case s.dirty:
		s.plan(min(savePause, max(s.since.Add(saveMost).Sub(s.Now()), 0)))
		s.tell(State{Pending: true, Err: err})
	default:
		s.tell(State{})
	}
}

// Flush saves at once, on this goroutine, what is not saved yet.
func (s *Saver) Flush() error {
	if s.stop != nil {
		s.stop()
	}
	if !s.dirty && !s.busy {
		return nil
	}
	err := s.write(s.told) // when one is being saved, after it
	s.dirty = err != nil
	if err != nil {
		s.plan(saveAgain)
		s.tell(State{Err: err})
	} else {
		s.tell(State{})
	}
	return err
}
