package view

import (
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Shown returns the index of the event that the view shows: the selection, else what the story rings at its date; -1
// before the first event.
func Shown(story *dataset.Story, v View) int {
	if i := story.EventIndex(v.Event); i >= 0 {
		return i
	}
	state := story.At(v.At)
	return state.Ringed
}

// Neighbour returns the index of the event By steps from the one shown, among those that the filter keeps, held to the
// first and the last of them; -1 where there is none that way.
func Neighbour(story *dataset.Story, v View, by int) int {
	keep := Kept(story, v.Filter)
	from := Shown(story, v)
	if by < 0 && from >= 0 && v.Event == "" && !story.Events[from].Date.Start.Span.Contains(v.At) && keep(from) {
		by++ // the clock has run past the ringed event: going back returns to its start first
		if by == 0 {
			return from
		}
	}
	found, dir := -1, 1
	if by < 0 {
		dir, by = -1, -by
	}
	for i := from + dir; i >= 0 && i < len(story.Events) && by > 0; i += dir {
		if keep(i) {
			found = i
			by--
		}
	}
	return found
}

// selectEvent chooses event i and moves the clock into its start.
func selectEvent(story *dataset.Story, v View, i int) View {
	e := &story.Events[i]
	v.Event, v.Route, v.Place = e.ID, "", ""
	if start := e.Date.Start.Span; !start.Contains(v.At) && bounded(start) {
		v.At = clampDay(story, start.From)
	}
	return keepInRange(story, v)
}

// nearestStart returns the start of the event nearest to t within reach seconds, both ways.
func nearestStart(story *dataset.Story, t, reach edtf.Instant) (edtf.Instant, bool) {
	best, found := edtf.Instant(0), false
	for i := range story.Events {
		start := story.Events[i].Date.Start.Span
		if !bounded(start) {
			continue
		}
		if d := distance(start.From, t); d <= reach && reach > 0 && (!found || d < distance(best, t)) {
			best, found = start.From, true
		}
	}
	return best, found
}

func distance(a, b edtf.Instant) edtf.Instant {
	if a > b {
		return a - b
	}
	return b - a
}
