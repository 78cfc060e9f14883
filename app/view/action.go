package view

import (
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Action is one thing that was done: a key, a click, a tick of the player. Actions are plain values.
type Action interface {
	apply(story *dataset.Story, v View) View
}

// The actions on the story's clock.
type (
	// SetAt moves the clock to At, to the whole day. Within Reach seconds of an event's start it snaps to that start; Reach 0
	// is free. The selection is let go, so that the story rings what is current.
	SetAt struct {
		At    edtf.Instant
		Reach edtf.Instant
	}
	// Step goes By events on (or back, when negative) in story order, among those the filter keeps.
	Step struct{ By int }
	// StepUnit goes By steps of the view's unit on, or back.
	StepUnit struct{ By int }
	// StepYears moves the clock By years.
	StepYears struct{ By int }
	// GoHome goes to the first day of the story's span, GoEnd to its last.
	GoHome struct{}
	// GoEnd goes to the last day of the story's span.
	GoEnd struct{}
	// GoEvent selects the event at Index in story order, held to those there are.
	GoEvent struct{ Index int }
	// Advance is the player's: it moves the clock to At and shows Event, if any.
	Advance struct {
		At    edtf.Instant
		Event string
	}
	// Play starts, or with On false stops, the player. Starting at the end of the story begins it again.
	Play struct{ On bool }
	// SetSpeed sets the speed, held to 0.1..20; 1 is a week a second.
	SetSpeed struct{ Speed float64 }
)

// The actions on what is chosen.
type (
	// Select chooses what a scene id stands for: "event:ID", "route:ID" or "place:ID"; "" chooses nothing. An unknown id
	// changes nothing. Choosing an event moves the clock to the start of its date unless it already lies in it.
	Select struct{ ID string }
	// Hover names what the pointer is on, "" for nothing.
	Hover struct{ ID string }
	// SetFilter sets the filter text.
	SetFilter struct{ Filter string }
)

// The actions on the map.
type (
	// SetCamera moves the camera. A centre that is not a number is refused; the zoom is held to MinZoom..MaxZoom.
	SetCamera struct{ Camera Camera }
	// FitCamera shows the whole of the current frame.
	FitCamera struct{}
	// SetFrame fits the frame with the given id.
	SetFrame struct{ Frame string }
	// SetFollow lets the camera go to the event that is ringed, or stay where it is put.
	SetFollow struct{ On bool }
	// ToggleLayers shows or hides layers.
	ToggleLayers struct{ Layers Layers }
)

// The actions on the stretch of time that the timeline shows.
type (
	// SetRange shows From..To, held to the story's extent and to a week at least.
	SetRange struct{ From, To edtf.Instant }
	// ZoomRange divides the stretch shown by Factor, keeping Pivot where it is.
	ZoomRange struct {
		Pivot  edtf.Instant
		Factor float64
	}
	// PanRange moves the stretch shown by By seconds.
	PanRange struct{ By edtf.Instant }
	// ShowLength shows a stretch of Length seconds about the clock.
	ShowLength struct{ Length edtf.Instant }
	// Brush marks a stretch of time, in whole days; From equal to To takes the mark away. The clock goes with a range that goes with it.
	Brush struct{ From, To edtf.Instant }
	// SetMode sets how the brushed range goes with the clock.
	SetMode struct{ Mode Mode }
)

// The actions on the timeline's form.
type (
	// SetLanes sets what a lane stands for and unfolds all.
	SetLanes struct{ Lanes Lanes }
	// FoldLane folds or unfolds the lane with that index.
	FoldLane struct{ Lane int }
	// FoldNone unfolds all lanes.
	FoldNone struct{}
	// SetEqual gives every day on which something begins the same room, or time its own.
	SetEqual struct{ On bool }
	// SetUnit sets what a step is.
	SetUnit struct{ Unit Unit }
	// SetLoop makes the player begin again at the end.
	SetLoop struct{ On bool }
)

// The actions on how things are shown.
type (
	// SetTheme sets the colour scheme.
	SetTheme struct{ Theme Theme }
	// SetLang sets the language of interface and story.
	SetLang struct{ Lang string }
	// SetCompare sets the date to compare with; Off takes it away.
	SetCompare struct {
		At  edtf.Instant
		Off bool
	}
	// SwapCompare exchanges the clock and the date it is compared with.
	SwapCompare struct{}
)
