package view

import (
	"math"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

func (a SetRange) apply(story *dataset.Story, v View) View {
	if a.From < a.To {
		v.From, v.To = clampRange(story, a.From, a.To)
	}
	return v
}

func (a ZoomRange) apply(story *dataset.Story, v View) View {
	if !finite(a.Factor) || a.Factor <= 0 {
		return v
	}
	ext := Extent(story)
	whole := float64(ext.To - ext.From)
	length := float64(v.To - v.From)
	next := min(max(length/a.Factor, min(MinRange, whole)), whole)
	pivot := min(max(a.Pivot, v.From), v.To)
	share := float64(pivot-v.From) / max(length, 1)
	from := pivot - edtf.Instant(math.Round(share*next))
	v.From, v.To = clampRange(story, from, from+edtf.Instant(math.Round(next)))
	return v
}

func (a PanRange) apply(story *dataset.Story, v View) View {
	v.From, v.To = clampRange(story, v.From+a.By, v.To+a.By)
	return v
}

func (a ShowLength) apply(story *dataset.Story, v View) View {
	if a.Length <= 0 {
		return v
	}
	if bounded(story.Span) && a.Length >= story.Span.To-story.Span.From {
		v.From, v.To = story.Span.From, story.Span.To
		return keepInRange(story, v)
	}
	v.From, v.To = clampRange(story, v.At-a.Length/2, v.At-a.Length/2+a.Length)
	return v
}

func (a Brush) apply(story *dataset.Story, v View) View {
	from, to := min(a.From, a.To), max(a.From, a.To)
	if from == to {
		v.BrushFrom, v.BrushTo, v.Mode = 0, 0, Still
		return v
	}
	ext := Extent(story)
	v.BrushFrom = dayOf(min(max(from, ext.From), ext.To-1))
	v.BrushTo = max(dayOf(min(to, ext.To)+edtf.Day-1), v.BrushFrom+edtf.Day)
	if v.Mode != Still {
		v.At, v.Event = clampDay(story, v.BrushTo-1), ""
		v = keepInRange(story, withClock(story, v))
	}
	return v
}

// clampRange shifts and, where it must, shortens or widens from..to so that it lies in the story's extent.
func clampRange(story *dataset.Story, from, to edtf.Instant) (edtf.Instant, edtf.Instant) {
	ext := Extent(story)
	whole := ext.To - ext.From
	length := min(max(to-from, min(MinRange, whole)), whole)
	if extra := length - (to - from); extra != 0 {
		from -= extra / 2
	}
	from = min(max(from, ext.From), ext.To-length)
	return from, from + length
}

// keepInRange shifts the stretch shown so that the clock lies in it.
func keepInRange(story *dataset.Story, v View) View {
	if v.At >= v.From && v.At < v.To {
		return v
	}
	half := (v.To - v.From) / 2
	v.From, v.To = clampRange(story, v.At-half, v.At-half+(v.To-v.From))
	return v
}

// Length is one choice of how much time the timeline shows.
type Length struct {
	Seconds edtf.Instant
	Years   int // one of Years, Months, Weeks is set; the first is about the whole span
	Months  int
	Weeks   int
}

// Lengths returns the choices for the story: its whole span and the three rungs of a ladder below it.
func Lengths(story *dataset.Story) []Length {
	const year = edtf.Day * 36525 / 100
	span := story.Span
	if !bounded(span) {
		span = Extent(story)
	}
	whole := span.To - span.From
	first := Length{Seconds: whole}
	switch {
	case whole >= year-edtf.Day:
		first.Years = int((whole + year/2) / year)
	case whole >= 28*edtf.Day:
		first.Months = int((whole + year/24) / (year / 12))
	default:
		first.Weeks = max(1, int(whole/(7*edtf.Day)))
	}
	out := []Length{first}
	for _, l := range []Length{
		{Seconds: 100 * year, Years: 100},
		{Seconds: 10 * year, Years: 10},
		{Seconds: year, Years: 1},
		{Seconds: year / 4, Months: 3},
		{Seconds: year / 12, Months: 1},
		{Seconds: 7 * edtf.Day, Weeks: 1},
	} {
		if l.Seconds*3 < whole*2 && len(out) < 4 {
			out = append(out, l)
		}
	}
	return out
}
