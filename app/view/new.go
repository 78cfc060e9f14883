package view

import (
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// New returns the view a story opens with: its first day, its whole span, every layer, the first frame fitted, at rest.
func New(story *dataset.Story) View {
	span := Extent(story)
	if bounded(story.Span) {
		span = story.Span
	}
	return View{
		At:     clampDay(story, span.From),
		From:   span.From,
		To:     span.To,
		Layers: AllLayers,
		Speed:  1,
		Lang:   "en",
	}
}

// Extent returns the stretch of time the story covers: its span, widened to the month in which its first event begins
// and to the end of the last event's start. A story without dates covers the day of 1 January 1970.
func Extent(story *dataset.Story) edtf.Span { return story.Extent() }

// playStart returns the day from which the player begins: the first of the story's span, or of an event before it.
func playStart(story *dataset.Story) edtf.Instant {
	first := firstDay(story)
	for i := range story.Events {
		if start := story.Events[i].Date.Start.Span; bounded(start) {
			return min(first, dayOf(start.From))
		}
	}
	return first
}

// bounded reports whether s is a real stretch of time with two ends.
func bounded(s edtf.Span) bool {
	return s.From > edtf.Beginning && s.To < edtf.Forever && s.From < s.To
}

// lastDay returns the last day of the story's span, or of its extent where it has no span.
func lastDay(story *dataset.Story) edtf.Instant {
	if bounded(story.Span) {
		return dayOf(story.Span.To - 1)
	}
	return dayOf(Extent(story).To - 1)
}

// firstDay returns the first day of the story's span, or of its extent where it has no span.
func firstDay(story *dataset.Story) edtf.Instant {
	if bounded(story.Span) {
		return dayOf(story.Span.From)
	}
	return dayOf(Extent(story).From)
}

// clampDay returns the day of t, held inside the story's extent.
func clampDay(story *dataset.Story, t edtf.Instant) edtf.Instant {
	ext := Extent(story)
	return dayOf(min(max(t, ext.From), ext.To-1))
}
