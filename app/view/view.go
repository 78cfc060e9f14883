// Package view is everything a user can change, as one small comparable value, and how it changes: a pure
// Reduce(story, view, action). It imports no Fyne.
package view

import "thawline/dataset/edtf"

// View is what is shown and how. The zero View is not useful: see New. Comparable with ==.
type View struct {
	At       edtf.Instant // the story's clock
	From, To edtf.Instant // the stretch of time the timeline shows

	Event string // selected event's id; "" lets the story ring the current one
	Route string // selected route's id
	Place string // selected place's id
	Hover string // scene id under the pointer or the focus
	Told  int    // the step of the told version that is shown, from 1; 0 for none

	BrushFrom, BrushTo edtf.Instant // brushed range; equal: none

	Lanes  Lanes  // what a lane of the timeline stands for
	Folded uint64 // bit n: lane n of the timeline is folded
	Equal  bool   // the timeline gives the same room to every day on which something begins
	Unit   Unit   // what a step of the timeline's keys and buttons is
	Mode   Mode   // how the brushed range goes with the clock

	Camera  Camera
	Follow  bool // the camera goes to the event that is ringed
	Layers  Layers
	Filter  string // see the filter grammar in README
	Playing bool
	Loop    bool    // the player begins again when it has reached the end
	Speed   float64 // 1 = a week a second
	Lang    string
	Theme   Theme

	Compare    edtf.Instant
	HasCompare bool
}

// Camera says which part of the map is seen. The zero Camera is the story's first frame, fitted.
type Camera struct {
	Frame    string  // a frame's id; "" is the story's first
	Lon, Lat float64 // centre in degrees; meaningful when Zoom > 0
	Zoom     float64 // 1 shows the fitted frame, 2 half of it across; 0 fits the frame
}

// Theme is the colour scheme.
type Theme uint8

// The themes. System follows the desktop.
const (
	System Theme = iota
	Light
	Dark
	Print
)

// Layers is a set of map layers.
type Layers uint8

// The layers of the map; Base is land, borders, lakes and rivers.
const (
	Base Layers = 1 << iota
	Places
	Routes
	Events
	Labels
	Legend

	AllLayers = Base | Places | Routes | Events | Labels | Legend
)

// Has reports whether all of m are in l.
func (l Layers) Has(m Layers) bool { return l&m == m }
