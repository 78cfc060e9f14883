// Package order is what one asks for in the export dialog: a kind of picture or collection, its size, format and looks, and
// where it goes. It says what can be chosen for what, what is wrong with a choice, and makes an export.Job of it. It is
// plain values, imports no Fyne and reads no files.
package order

import (
	"slices"

	"thawline/app/export"
	"thawline/app/view"
)

// The kinds of order.
const (
	Map       = "map"
	Timeline  = "timeline"
	Chart     = "chart"
	Card      = "card"
	Slide     = "slide"
	Compare   = "compare" // two dates on a map each
	Deck      = "deck"
	Animation = "animation"
	Page      = "page" // the whole story as one file for a browser
)

// Kinds are the kinds of order, as they are offered.
var Kinds = []string{Slide, Map, Timeline, Chart, Card, Compare, Deck, Animation, Page}

// Custom is the preset of a size of one's own.
const Custom = "custom"

// Presets are the sizes on offer, the usual one first.
var Presets = []string{"slide", "4k", "classic", "document", "square", "card", "a4", Custom}

// Themes are the palettes on offer.
var Themes = []string{"light", "dark", "print"}

// Speeds are those of an animation on offer, as typed in numbers of weeks a second.
var Speeds = []string{"0.5", "1", "2", "5", "10"}

// Order is one order. It is comparable with ==, so that nothing is done where nothing has changed. The JSON leaves out what
// belongs to one picture alone.
type Order struct {
	Kind  string `json:"-"`
	Chart string `json:"-"`            // id of a chart, for the kind Chart
	Of    string `json:"of,omitempty"` // what an animation is made of: one of export.AnimationKinds
	Speed string `json:"speed,omitempty"`

	Preset      string `json:"preset"`           // one of Presets
	Width       string `json:"width,omitempty"`  // of Custom, in points, as typed
	Height      string `json:"height,omitempty"` // likewise
	Scale       string `json:"scale,omitempty"`  // of Custom, pixels a point, as typed
	Format      string `json:"format,omitempty"` // one of Formats
	Outlines    bool   `json:"outlines,omitempty"`
	Transparent bool   `json:"transparent,omitempty"`
	Notes       bool   `json:"notes,omitempty"` // Deck: with the presenter's notes

	Follow bool `json:"follow,omitempty"` // Page: light or dark as the reader's system is

	Theme  string      `json:"-"`
	Lang   string      `json:"-"`
	Layers view.Layers `json:"-"`
	Alt    string      `json:"-"` // the picture in words; "" lets it be written
	Name   string      `json:"-"` // of the file or folder, without its ending
	Folder string      `json:"-"` // that it goes into
}

// New returns the usual order of a kind.
func New(kind string) Order {
	o := Order{Kind: kind, Of: Slide, Speed: "1", Preset: "slide", Width: "1600", Height: "900", Scale: "1", Theme: "light", Lang: "en", Layers: view.AllLayers}
	switch kind {
	case Card:
		o.Preset = "card"
	case Animation:
		o.Preset, o.Width, o.Height = Custom, "960", "540"
	case Page:
		o.Follow = true
	}
	o.Format = o.Formats()[0]
	return o
}

// Mended returns the order with choices that do not exist, as in a damaged memory, replaced by the usual ones.
func (o Order) Mended() Order {
	usual := New(o.Kind)
	mend := func(value *string, known []string, usual string) {
		if !slices.Contains(known, *value) {
			*value = usual
		}
	}
	mend(&o.Kind, Kinds, Slide)
	mend(&o.Of, export.AnimationKinds, usual.Of)
	mend(&o.Speed, Speeds, usual.Speed)
	mend(&o.Preset, Presets, usual.Preset)
	mend(&o.Format, o.Formats(), usual.Format)
	mend(&o.Theme, Themes, usual.Theme)
	for _, number := range []struct{ value, usual *string }{{&o.Width, &usual.Width}, {&o.Height, &usual.Height}, {&o.Scale, &usual.Scale}} {
		if *number.value == "" || len(*number.value) > 8 {
			*number.value = *number.usual
		}
	}
	return o
}

// Formats are the ways in which the order's kind can be written, the usual one first.
func (o Order) Formats() []string {
	switch o.Kind {
	case Deck:
		return []string{"png"}
	case Animation:
		return export.AnimationFormats
	case Page:
		return []string{"html"}
	}
	return export.Formats
}

// Choice is one thing to choose.
type Choice uint8

// What can be chosen for some kinds only.
const (
	ChartChoice Choice = iota
	OfChoice
	SizeChoice
	FormatChoice
	TextChoice // of an SVG: text or outlines
	TransparentChoice
	LayersChoice
	NotesChoice
	FollowChoice
	AltChoice // the text for those who cannot see it is one, and can be written by hand
)

// Offers reports whether a choice is there for the order.
func (o Order) Offers(c Choice) bool {
	picture := !slices.Contains([]string{Deck, Animation, Page}, o.Kind)
	switch c {
	case ChartChoice:
		return o.Kind == Chart
	case OfChoice:
		return o.Kind == Animation
	case SizeChoice:
		return o.Kind != Page
	case FormatChoice:
		return len(o.Formats()) > 1
	case TextChoice:
		return picture && o.Format == "svg"
	case TransparentChoice:
		return picture
	case LayersChoice:
		return slices.Contains([]string{Map, Slide, Compare, Deck, Page}, o.Kind) || o.Kind == Animation && slices.Contains([]string{Map, Slide}, o.Of)
	case NotesChoice:
		return o.Kind == Deck
	case FollowChoice:
		return o.Kind == Page
	case AltChoice:
		return o.Kind != Deck && o.Kind != Page
	}
	return false
}

// WritesFolder reports whether the order is a folder of files.
func (o Order) WritesFolder() bool {
	return o.Kind == Deck || o.Kind == Animation && o.Format == "frames"
}

// Ending is what the name of the file ends with: "" for a folder.
func (o Order) Ending() string {
	switch {
	case o.WritesFolder():
		return ""
	case o.Format == "apng":
		return ".png" // every viewer opens it; an .apng few know
	}
	return "." + o.Format
}
