package view

import (
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Lanes says what a lane of the timeline stands for.
type Lanes uint8

// The kinds of lanes.
const (
	ByCategory Lanes = iota
	ByActor          // an event stands in the lane of each of its actors
	ByPlace
	OneLane
)

// MaxLanes is how many lanes a timeline has at most, so that each has a bit in View.Folded.
const MaxLanes = 64

// Unit is what a step is.
type Unit uint8

// The units of a step. Those of the calendar lead to their first day: of a week, to Monday.
const (
	EventStep Unit = iota
	DayStep
	WeekStep
	MonthStep
	QuarterStep
	YearStep
)

// Mode says how the brushed range goes with the clock.
type Mode uint8

// The modes. Moving keeps the range's length and ends it with the clock's day; Cumulative begins it with the story.
const (
	Still Mode = iota
	Moving
	Cumulative
)

// movingLength is the length of a moving range when none was brushed before.
const movingLength = 91 * edtf.Day

func (a SetLanes) apply(_ *dataset.Story, v View) View {
	if a.Lanes <= OneLane && a.Lanes != v.Lanes {
		v.Lanes, v.Folded = a.Lanes, 0
	}
	return v
}

func (a FoldLane) apply(_ *dataset.Story, v View) View {
	if a.Lane >= 0 && a.Lane < MaxLanes {
		v.Folded ^= 1 << a.Lane
	}
	return v
}

func (FoldNone) apply(_ *dataset.Story, v View) View {
	v.Folded = 0
	return v
}

func (a SetEqual) apply(_ *dataset.Story, v View) View {
	v.Equal = a.On
	return v
}

func (a SetUnit) apply(_ *dataset.Story, v View) View {
	if a.Unit <= YearStep {
		v.Unit = a.Unit
	}
	return v
}

func (a SetLoop) apply(_ *dataset.Story, v View) View {
	v.Loop = a.On
	return v
}

func (a SetMode) apply(story *dataset.Story, v View) View {
	switch a.Mode {
	case Still:
		if v.Mode != Still {
			v.BrushFrom, v.BrushTo = 0, 0
		}
	case Moving:
		if v.Mode == Cumulative || v.BrushFrom == v.BrushTo {
			v.BrushTo = v.At + edtf.Day
			v.BrushFrom = v.BrushTo - movingLength
		}
	case Cumulative:
	default:
		return v
	}
	v.Mode = a.Mode
	return withClock(story, v)
}

// withClock brings the brushed range in step with the clock.
func withClock(story *dataset.Story, v View) View {
	switch v.Mode {
	case Moving:
		length := max(v.BrushTo-v.BrushFrom, edtf.Day)
		v.BrushTo = v.At + edtf.Day
		v.BrushFrom = v.BrushTo - length
	case Cumulative:
		v.BrushFrom, v.BrushTo = dayOf(Extent(story).From), v.At+edtf.Day
	}
	return v
}

// Brushed returns the brushed range; ok is false when there is none.
func (v View) Brushed() (span edtf.Span, ok bool) {
	return edtf.Span{From: v.BrushFrom, To: v.BrushTo}, v.BrushFrom < v.BrushTo
}
