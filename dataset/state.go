package dataset

import "thawline/dataset/edtf"

// RouteStatus is where a route stands at a date.
type RouteStatus uint8

// The statuses of a route.
const (
	NotYet RouteStatus = iota
	Planned
	InUse
	Closed
)

// String returns the status as the command line prints it: "not yet", "planned", "in use", "closed".
func (s RouteStatus) String() string { return [...]string{"not yet", "planned", "in use", "closed"}[s] }

// State is the story at one instant.
type State struct {
	At       edtf.Instant
	Begun    int   // Events[:Begun] have begun: they are past, current or ongoing; the rest is later
	Current  []int // begun in the day, or the month where only that is known, that holds At; story order
	Ongoing  []int // inside their interval, after the start; story order
	Ringed   int   // the last current event, else the last past one; -1 before the first
	Routes   []RouteState
	Series   []SeriesState
	Borders  []BorderState
	Crossing []int // index of the state that holds for each crossing, -1 for none
	Era      int   // index into Eras, -1 for none
}

// Past returns the number of events that are begun and neither current nor ongoing.
func (s *State) Past() int { return s.Begun - len(s.Current) - len(s.Ongoing) }

// RouteState is one route at the instant.
type RouteState struct {
	Route  int
	Status RouteStatus
	// Volume is the index of the full-year potash row that gives the width, -1 for "no figure". A closed route keeps
	// the last one it had in LastVolume.
	Volume, LastVolume int
	// Carried is true when Volume is last year's row, to be labelled with its year.
	Carried bool
}

// SeriesState is one series at the instant.
type SeriesState struct {
	Series int
	Known  bool // false: no data
	Number float64
	Row    int // the row that gave it, the last one added for increments; -1 for none
}

// BorderStatus sums up the crossings of a border.
type BorderStatus uint8

// The statuses of a border.
const (
	BorderUnknown BorderStatus = iota
	BorderOpen
	BorderPartly
	BorderClosed
)

// BorderState is a border at the instant, over the crossings that were not closed all through the story.
type BorderState struct {
	Border                   int
	Status                   BorderStatus
	Open, Restricted, Closed int
}

// Changes is what differs between two dates, in (From, To].
type Changes struct {
	From, To  edtf.Instant
	Events    []int // begun in (From, To]
	Opened    []RouteChange
	Closed    []RouteChange
	Planned   []RouteChange
	Crossings []CrossingChange
	Series    []SeriesChange
}

// RouteChange is a route that opened or closed, with the date as given and the sources that say so.
type RouteChange struct {
	Route   int
	Date    edtf.Date
	Event   int // -1 for none
	Sources []int
}

// CrossingChange is a crossing that changed state: indexes into its States, -1 for none.
type CrossingChange struct{ Crossing, Before, After int }

// SeriesChange is a series whose value differs.
type SeriesChange struct {
	Series   int
	From, To SeriesState
}
