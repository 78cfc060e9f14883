package view

import (
	"math"
	"strings"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// The limits of what a view may hold.
const (
	MinSpeed = 0.1
	MaxSpeed = 20
	MinZoom  = 0.5
	MaxZoom  = 64
	// MinRange is the shortest stretch of time the timeline shows, in seconds.
	MinRange = edtf.Day
)

// Reduce returns the view after the action; it changes nothing else and never fails. What makes no sense changes nothing.
func Reduce(story *dataset.Story, v View, a Action) View {
	if story == nil || a == nil {
		return v
	}
	next := a.apply(story, v)
	if next.At != v.At {
		next = withClock(story, next)
	}
	if next.Told == v.Told && (next.At != v.At || next.Event != v.Event) {
		next.Told = 0 // something else is shown than what the step tells
	}
	if v.Playing && next != v && pauses(a) {
		next.Playing = false
	}
	return next
}

// pauses reports whether the action stops the player: all that a user does with the story does, save how it is played
// and how it looks.
func pauses(a Action) bool {
	switch a.(type) {
	case Advance, Play, SetSpeed, SetLoop, SetUnit, Hover, SetTheme, SetLang:
		return false
	}
	return true
}

func (a SetAt) apply(story *dataset.Story, v View) View {
	at := clampDay(story, a.At)
	if start, ok := nearestStart(story, a.At, a.Reach); ok {
		at = clampDay(story, start)
	}
	v.At, v.Event = at, ""
	v.Playing = false
	return keepInRange(story, v)
}

func (a Step) apply(story *dataset.Story, v View) View {
	i := Neighbour(story, v, a.By)
	if i < 0 {
		return keepInRange(story, v)
	}
	v.Playing = false
	return selectEvent(story, v, i)
}

func (a StepYears) apply(story *dataset.Story, v View) View {
	v.At, v.Event, v.Playing = clampDay(story, addYears(v.At, a.By)), "", false
	return keepInRange(story, v)
}

func (GoHome) apply(story *dataset.Story, v View) View {
	v.At, v.Event, v.Playing = firstDay(story), "", false
	return keepInRange(story, v)
}

func (GoEnd) apply(story *dataset.Story, v View) View {
	v.At, v.Event, v.Playing = lastDay(story), "", false
	return keepInRange(story, v)
}

func (a GoEvent) apply(story *dataset.Story, v View) View {
	if len(story.Events) == 0 {
		return v
	}
	v.Playing = false
	return selectEvent(story, v, min(max(a.Index, 0), len(story.Events)-1))
}

func (a Advance) apply(story *dataset.Story, v View) View {
	v.At = clampDay(story, a.At)
	if a.Event != "" {
		v.Event, v.Route, v.Place = a.Event, "", ""
	}
	return keepInRange(story, v)
}

func (a Play) apply(story *dataset.Story, v View) View {
	if a.On && !v.Playing && v.At >= lastDay(story) {
		v.At, v.Event = playStart(story), ""
		v = keepInRange(story, v)
	}
	v.Playing = a.On
	return v
}

func (a SetSpeed) apply(_ *dataset.Story, v View) View {
	if !math.IsNaN(a.Speed) {
		v.Speed = min(max(a.Speed, MinSpeed), MaxSpeed)
	}
	return v
}

func (a Select) apply(story *dataset.Story, v View) View {
	kind, id, _ := strings.Cut(a.ID, ":")
	switch kind {
	case "":
		v.Event, v.Route, v.Place = "", "", ""
	case "event":
		if i := story.EventIndex(id); i >= 0 {
			v.Playing = false
			return selectEvent(story, v, i)
		}
	case "route":
		if story.RouteIndex(id) >= 0 {
			v.Route, v.Place = id, ""
		}
	case "place":
		if story.PlaceIndex(id) >= 0 {
			v.Place, v.Route = id, ""
		}
	}
	return v
}

func (a Hover) apply(_ *dataset.Story, v View) View {
	v.Hover = a.ID
	return v
}

func (a SetFilter) apply(_ *dataset.Story, v View) View {
	v.Filter = strings.TrimSpace(a.Filter)
	return v
}

func (a ToggleLayers) apply(_ *dataset.Story, v View) View {
	v.Layers ^= a.Layers & AllLayers
	return v
}

func (a SetTheme) apply(_ *dataset.Story, v View) View {
	if a.Theme <= Print {
		v.Theme = a.Theme
	}
	return v
}

func (a SetLang) apply(_ *dataset.Story, v View) View {
	if a.Lang != "" {
		v.Lang = a.Lang
	}
	return v
}

func (SwapCompare) apply(story *dataset.Story, v View) View {
	if !v.HasCompare || v.At == v.Compare {
		return v
	}
	v.At, v.Compare = v.Compare, v.At
	v.Event, v.Playing = "", false
	return keepInRange(story, v)
}

func (a SetCompare) apply(story *dataset.Story, v View) View {
	v.Compare, v.HasCompare = 0, false
	if !a.Off {
		v.Compare, v.HasCompare = clampDay(story, a.At), true
	}
	return v
}
