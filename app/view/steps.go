package view

import (
	"sort"

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
	v.Event, v.Route, v.Place, v.Told = e.ID, "", "", 0
	start := e.Date.Start.Span
	switch {
	case start.From <= edtf.Beginning: // no beginning: its end is where it can be seen
		if !e.Date.Span().Contains(v.At) {
			v.At = clampDay(story, e.Date.End.Span.From)
		}
	case !start.Contains(v.At):
		v.At = clampDay(story, start.From)
	}
	return keepInRange(story, v)
}

// nearestStart returns the start of the event nearest to t within reach seconds, both ways; the earlier of two as near.
func nearestStart(story *dataset.Story, t, reach edtf.Instant) (edtf.Instant, bool) {
	if reach <= 0 {
		return 0, false
	}
	best, found := edtf.Instant(0), false
	try := func(i int) bool {
		start := story.Events[i].Date.Start.Span
		if !bounded(start) {
			return false
		}
		if d := distance(start.From, t); d <= reach && (!found || d < distance(best, t)) {
			best, found = start.From, true
		}
		return true
	}
	next := sort.Search(len(story.Events), func(i int) bool { return story.Events[i].Date.Start.Span.From >= t })
	for i := next - 1; i >= 0 && !try(i); i-- {
	}
	for i := next; i < len(story.Events) && !try(i); i++ {
	}
	return best, found
}

func distance(a, b edtf.Instant) edtf.Instant {
	if a > b {
		return a - b
	}
	return b - a
}

func (a StepUnit) apply(story *dataset.Story, v View) View {
	if v.Unit == EventStep {
		return Step(a).apply(story, v)
	}
	at := v.At
	for n := a.By; n > 0; n-- {
		at = startOfUnit(v.Unit, at, 1)
	}
	for n := a.By; n < 0; n++ {
		if first := startOfUnit(v.Unit, at, 0); first < at { // into the unit first
			at = first
			continue
		}
		at = startOfUnit(v.Unit, at, -1)
	}
	v.At, v.Event, v.Playing = clampDay(story, at), "", false
	return keepInRange(story, v)
}

// startOfUnit returns the first day of the unit that holds t, moved by units.
func startOfUnit(u Unit, t edtf.Instant, by int) edtf.Instant {
	y, m, _ := t.Civil()
	switch u {
	case WeekStep:
		weekday := ((int64(dayOf(t))/edtf.Day+3)%7 + 7) % 7 // 1970-01-01 was a Thursday
		return dayOf(t) - edtf.Instant(weekday)*edtf.Day + edtf.Instant(by)*7*edtf.Day
	case MonthStep:
		return edtf.FromCivil(y, m+by, 1)
	case QuarterStep:
		return edtf.FromCivil(y, (m-1)/3*3+1+3*by, 1)
	case YearStep:
		return edtf.FromCivil(y+int64(by), 1, 1)
	}
	return dayOf(t) + edtf.Instant(by)*edtf.Day
}
