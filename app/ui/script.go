package ui

import (
	"errors"
	"os"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/author"
	"thawline/dataset"
)

// script is the told version that is being edited, of a story in a folder: it outlives the panel in which that is done.
type script struct {
	path  string // of the story
	draft *dataset.Draft
	edit  *author.Editor
	saver *author.Saver
	saved bool        // it has been saved at least once
	ended atomic.Bool // the app draws no more
}

// changed reports whether somebody else has written the file.
func (s *script) changed() bool { return errors.Is(s.saver.State().Err, dataset.ErrChanged) }

// openScript begins to edit the story shown. The story on the screen is told as the file is, which may have changed.
func (w *Window) openScript() error {
	if w.script != nil {
		return nil
	}
	draft, err := dataset.OpenDraft(w.path)
	if err != nil {
		return err
	}
	edit, err := author.New(w.store.Story(), draft.Telling(), w.store.View().Told-1)
	if err != nil {
		return err
	}
	s := &script{path: w.path, draft: draft, edit: edit}
	s.saver = &author.Saver{
		Save: draft.Save, Spawn: w.env.Spawn, After: w.later, Now: time.Now,
		Tell: func(author.State) {
			if !s.ended.Load() {
				fyne.Do(func() {
					s.saved = true
					w.author.update(false)
				})
			}
		},
	}
	w.script = s
	w.store.Retell(edit.Story(), w.store.View().Told)
	return nil
}

// afterwards calls do when time has passed, on a goroutine of its own.
func afterwards(d time.Duration, do func()) (stop func() bool) { return time.AfterFunc(d, do).Stop }

// repeatedly does something on Fyne's goroutine again and again, until stop is called on that goroutine.
func repeatedly(every time.Duration, do func()) (stop func()) {
	done := make(chan struct{})
	stopped := false // on Fyne's goroutine
	go func() {
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				fyne.Do(func() {
					if !stopped {
						do()
					}
				})
			}
		}
	}()
	return func() {
		stopped = true
		close(done)
	}
}

// closeScript saves what is not saved yet and ends editing. When that fails the script stays.
func (w *Window) closeScript() error {
	if w.script == nil {
		return nil
	}
	if err := w.script.saver.Flush(); err != nil {
		return err
	}
	w.script = nil
	return nil
}

// Finish saves what is not saved yet when the app has ended by itself, as by a signal; nothing is drawn any more.
func (w *Window) Finish() error {
	if w.script != nil {
		w.script.ended.Store(true)
	}
	return w.closeScript()
}

// editable reports whether the story shown can be edited where it lies: in a folder.
func (w *Window) editable() bool {
	if w.path == "" {
		return false
	}
	info, err := os.Stat(w.path)
	return err == nil && info.IsDir()
}

// rewrite makes a telling the one that holds, shows it and has it saved; kind puts typing together. What is refused
// changes nothing.
func (w *Window) rewrite(told dataset.Telling, at author.Place, kind string) error {
	s := w.script
	before := s.edit.Telling()
	if err := s.edit.Do(told, at, kind, time.Now()); err != nil {
		return err
	}
	w.retell(before)
	return nil
}

// retell shows what the editor holds and has it saved, after an edit or its undoing.
func (w *Window) retell(before dataset.Telling) {
	s := w.script
	told := s.edit.Telling()
	step := w.store.View().Told
	if step > 0 {
		step = follow(before, told, step-1) + 1
	}
	w.store.Retell(s.edit.Story(), step)
	if !told.Same(before) {
		s.saver.Change(told)
	}
}

// follow returns where a step of one telling stands in another: the nearest that says the same, else the one in its place.
func follow(before, now dataset.Telling, step int) int {
	s, ok := before.Step(step)
	n := now.Len()
	for d := 0; ok && d <= max(step, n-step); d++ {
		for _, i := range []int{step - d, step + d} {
			if other, there := now.Step(i); there && other.Same(s) {
				return i
			}
		}
	}
	return min(step, n-1)
}

// takeTheirs gives up what is written here for what somebody else has written into the file.
func (w *Window) takeTheirs() {
	path := w.script.path
	w.script = nil
	w.open(path)
}

// keepMine writes what is written here over what somebody else has written; that is kept as an earlier version.
func (w *Window) keepMine() {
	s := w.script
	if err := s.saver.Alone(func() error { return s.draft.SaveMine(s.edit.Telling()) }); err != nil {
		w.banner.fail(w.words.T("author.failed", "error", err))
		return
	}
	_ = s.saver.Flush() // it finds nothing to save but its state to mend
	w.author.update(false)
}
