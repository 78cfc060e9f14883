package export

import (
	"fmt"
	"strings"

	"thawline/app/view"
	"thawline/dataset"
)

// Step is one of the pictures that a story is told in.
type Step struct {
	View  view.View
	Event int // index of the event that it shows
}

// Steps returns the steps of a story as v sees it: every event that the filter keeps, in order, each selected.
func Steps(story *dataset.Story, v view.View) []Step {
	keep := view.Kept(story, v.Filter)
	var steps []Step
	for i := range story.Events {
		if keep(i) {
			steps = append(steps, Step{View: view.Reduce(story, v, view.GoEvent{Index: i}), Event: i})
		}
	}
	return steps
}

// date returns the step's date for a file name: the event's start as given, without marks of doubt.
func (s Step) date(story *dataset.Story) string {
	text, _, _ := strings.Cut(story.Events[s.Event].Date.Text, "/")
	text = strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '-' || r == 'X' || r == 'Y' || r == 'E' {
			return r
		}
		return -1
	}, text)
	if text == "" {
		return "undated"
	}
	return text
}

// name returns the step's file name without its ending: NNN-DATE-slug, the number being the i-th of n, from 0.
func (s Step) name(story *dataset.Story, i, n int) string {
	e := &story.Events[s.Event]
	width := max(3, len(fmt.Sprint(n)))
	return fmt.Sprintf("%0*d-%s-%s", width, i+1, s.date(story), fileName(48, e.Short, e.Title, strings.TrimPrefix(e.ID, "e-")))
}
