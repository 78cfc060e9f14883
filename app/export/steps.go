package export

import (
	"fmt"
	"strings"

	"thawline/app/figure"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Step is one of the pictures that a story is told in.
type Step struct {
	View  view.View
	Event int           // index of the event that it shows, -1 for none
	Told  *dataset.Step // of the told version; nil for an event on its own
}

// Steps returns the steps of a story as v sees it: those of its told version, or, in a story without one and under a
// filter, every event that the filter keeps, in order, each selected.
func Steps(story *dataset.Story, v view.View) []Step {
	if len(story.Steps) > 0 && strings.TrimSpace(v.Filter) == "" {
		var steps []Step
		for i := range story.Steps {
			s := &story.Steps[i]
			steps = append(steps, Step{View: view.Reduce(story, v, view.GoStep{Index: i}), Event: s.Event, Told: s})
		}
		return steps
	}
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
	text, _, _ := strings.Cut(s.when(story), "/")
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
	width := max(3, len(fmt.Sprint(n)))
	var names []string
	if s.Told != nil {
		names = append(names, s.Told.Title)
	}
	if s.Event >= 0 {
		e := &story.Events[s.Event]
		names = append(names, e.Short, e.Title, strings.TrimPrefix(e.ID, "e-"))
	}
	return fmt.Sprintf("%0*d-%s-%s", width, i+1, s.date(story), fileName(48, names...))
}

// when returns the step's date as it is written in the story.
func (s Step) when(story *dataset.Story) string {
	if s.Told != nil {
		return s.Told.Date.Text
	}
	return story.Events[s.Event].Date.Text
}

// label returns the step's date in the request's language, without an end.
func (s Step) label(r Request) string { return startLabel(r, s.when(r.Story)) }

// startLabel writes the date that a date of the story begins with in the request's language.
func startLabel(r Request, text string) string {
	start, _, _ := strings.Cut(text, "/")
	date, err := edtf.Parse(start)
	if err != nil {
		return start
	}
	return date.Label(edtf.In(r.Words.Lang()))
}

// title returns the step's headline.
func (s Step) title(story *dataset.Story) string {
	if s.Told != nil {
		return s.Told.Title
	}
	return story.Events[s.Event].Title
}

// sources returns the sources of the step's event and of its chart, as indexes.
func (s Step) sources(story *dataset.Story) []int {
	var list []int
	if s.Event >= 0 {
		list = append(list, story.Events[s.Event].Sources...)
	}
	if s.Told != nil && s.Told.Chart != "" {
		list = append(list, figure.ChartSources(story, s.Told.Chart)...)
	}
	return list
}

// notes returns what the presenter has noted, "" for nothing.
func (s Step) notes() string {
	if s.Told == nil {
		return ""
	}
	return strings.TrimSpace(s.Told.Notes)
}
