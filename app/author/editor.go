// Package author is the told version of a story while its author works on it: what has been done and can be undone, which
// step is chosen, and when it is saved. It imports no Fyne and knows no files: what saves is handed in.
package author

import (
	"time"

	"thawline/dataset"
)

// Place is what is chosen: a step, or the heading of a chapter.
type Place struct {
	Chapter int // index into the chapters; -1 where there is none
	Step    int // index among all steps; -1 for the chapter's heading
}

// Editor holds the told version as it is now and as it was. It lives on one goroutine.
type Editor struct {
	story *dataset.Story
	now   moment
	undo  []moment
	redo  []moment
	kind  string // of the edit done last, for putting typing together
	since time.Time
	last  time.Time
}

type moment struct {
	told dataset.Telling
	at   Place
}

// mostUndo is how many edits can be undone.
const mostUndo = 500

// Typing in one field is one edit until it pauses, and at the most for a while.
const (
	typingPause = time.Second
	typingMost  = 10 * time.Second
)

// New returns an editor of a story told so, with the step chosen, from 0. The error is a *dataset.Fault where the telling is
// none of the story's.
func New(story *dataset.Story, told dataset.Telling, step int) (*Editor, error) {
	retold, err := story.Retold(told)
	if err != nil {
		return nil, err
	}
	e := &Editor{story: retold, now: moment{told: told}}
	e.Choose(e.Step(step))
	return e, nil
}

// Story returns the story as it is told now.
func (e *Editor) Story() *dataset.Story { return e.story }

// Telling returns the told version as it is now.
func (e *Editor) Telling() dataset.Telling { return e.now.told }

// At returns what is chosen; it always exists.
func (e *Editor) At() Place { return e.now.at }

// Step returns the place of a step; of the one nearest to it, or of the first chapter, where there is none.
func (e *Editor) Step(step int) Place { return stepPlace(e.now.told, step) }

func stepPlace(told dataset.Telling, step int) Place {
	if n := told.Len(); n > 0 {
		step = min(max(step, 0), n-1)
		chapter, _, _ := told.Find(step)
		return Place{chapter, step}
	}
	if len(told.Chapters) > 0 {
		return Place{0, -1}
	}
	return Place{-1, -1}
}

// held returns the place, or the nearest there is.
func held(told dataset.Telling, at Place) Place {
	if at.Step < 0 && at.Chapter >= 0 && at.Chapter < len(told.Chapters) {
		return Place{at.Chapter, -1}
	}
	return stepPlace(told, at.Step)
}

// Choose chooses a place, or the nearest there is.
func (e *Editor) Choose(at Place) {
	if at = held(e.now.told, at); at != e.now.at {
		e.now.at, e.kind = at, ""
	}
}

// Do makes the telling the one that holds, with a place chosen. Edits of one kind, such as typing in one field, that follow
// each other closely are undone together; "" is never put together. The error is a *dataset.Fault and nothing has changed.
func (e *Editor) Do(told dataset.Telling, at Place, kind string, now time.Time) error {
	if told.Same(e.now.told) {
		e.Choose(at)
		return nil
	}
	story, err := e.story.Retold(told)
	if err != nil {
		return err
	}
	together := kind != "" && kind == e.kind && now.Sub(e.last) < typingPause && now.Sub(e.since) < typingMost
	if !together {
		e.undo = append(e.undo, e.now)
		if len(e.undo) > mostUndo {
			e.undo = append([]moment(nil), e.undo[1:]...)
		}
		e.since = now
	}
	e.story, e.now, e.redo = story, moment{told, held(told, at)}, nil
	e.kind, e.last = kind, now
	return nil
}

// CanUndo reports whether there is something to undo, CanRedo whether there is something undone.
func (e *Editor) CanUndo() bool { return len(e.undo) > 0 }

// CanRedo reports whether there is something to do again.
func (e *Editor) CanRedo() bool { return len(e.redo) > 0 }

// Undo takes the last edit back and reports whether there was one.
func (e *Editor) Undo() bool { return e.turn(&e.undo, &e.redo) }

// Redo does again what was undone last and reports whether there was something.
func (e *Editor) Redo() bool { return e.turn(&e.redo, &e.undo) }

func (e *Editor) turn(from, to *[]moment) bool {
	n := len(*from)
	if n == 0 {
		return false
	}
	next := (*from)[n-1]
	story, err := e.story.Retold(next.told)
	if err != nil {
		return false // it held once
	}
	*from = (*from)[:n-1]
	*to = append(*to, e.now)
	e.story, e.now, e.kind = story, next, ""
	return true
}
