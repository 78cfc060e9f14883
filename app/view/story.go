package view

import (
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// ringed returns the last event current at t, else the last one begun, else -1.
func ringed(story *dataset.Story, t edtf.Instant) int {
	last, current := -1, -1
	for i := range story.Events {
		start := story.Events[i].Date.Start.Span
		if start.From <= t {
			last = i
		}
		if start.Contains(t) {
			current = i
		}
	}
	if current >= 0 {
		return current
	}
	return last
}

// keeper returns the filter's predicate over event indexes.
func keeper(*dataset.Story, string) func(int) bool { return func(int) bool { return true } }
