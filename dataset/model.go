// Package dataset holds a story: its events, places, routes, figures and sources, read from tables, validated, and asked
// for what holds at a date. It knows nothing of drawing. Coordinates are degrees, longitude first (orb.Point), WGS 84;
// tonnes are million tonnes (Mt); time is edtf.Instant.
//
// A Story is immutable: it is built once by Load and never changed; slices handed out are shared and must not be written to.
package dataset

import (
	"github.com/paulmach/orb"

	"thawline/dataset/edtf"
)

// Story is a whole story, sorted and cross-referenced. Events are in story order (see At).
type Story struct {
	ID, Title, Subtitle string
	Authors             []string
	Licence             string
	Languages           []string // BCP 47 codes, the first is the story's own
	Span                edtf.Span
	Focus               string // ISO 3166 alpha-2 code of the country the story is about; "" for none
	Boundary            string // the boundary view in words, as it stands in each picture's credit
	Credits             []string
	Product             string  // whose full-year tonnes set the width of a route; DefaultProduct unless story.toml says otherwise
	Frames              []Frame // in the order offered; the first is where the map opens
	Fixed               []int   // indexes into Places of those always findable (story.toml `fixed`)

	Places    []Place
	Events    []Event
	Routes    []Route
	Crossings []Crossing // one per physical crossing, its states in order
	Borders   []Border
	Volumes   []Volume
	Series    []Series
	Eras      []Era
	Claims    []Claim
	Sources   []Source

	Chapters []Chapter // the told version, in order; none in a story that has not been told
	Steps    []Step    // its steps, those of the first chapter first

	index *index     // built by Load; see lookup
	other *languages // texts in other languages; nil for a story put together without Load
	lang  string     // set by In
}

// DefaultProduct is the product of a story that names none.
const DefaultProduct = "potash"

// Frame is a named way of looking at the map.
type Frame struct {
	ID         string     // region, europe, world, globe or the story's own
	Projection string     // conic, equalearth, orthographic, mercator
	Parallels  [2]float64 // conic only, degrees
	Meridian   float64    // central meridian, degrees
	Latitude   float64    // latitude of origin, degrees
	Bounds     orb.Bound  // what a fitted map shows, degrees; a conic frame of a story with a focus fills the picture from inside them
}

// Place is a named point.
type Place struct {
	ID, Name, Label string // Label is the short name for maps; never empty
	Kind            string // capital city town port mine base border crossing station waypoint ...
	Country         string // ISO 3166 alpha-2, or ""
	Point           orb.Point
	Note            string
	Illustrative    bool // stands for its country: the sources name no more than that (story.toml `illustrative`)
}

// Event is something that happened.
type Event struct {
	ID         string
	Date       edtf.Date
	Title      string
	Short      string // a shorter title for the timeline; never empty (falls back to Title)
	Summary    string
	Place      int // index into Places, -1 for none
	Category   string
	Actors     []string
	InArticle  string // yes, no, or "" where the story has no such notion
	Routes     []int
	Sources    []int
	Claims     []int // fact-check claims that name the event: wrong, imprecise and unclear first
	Confidence string
	Note       string
}

// Route is a way goods went, for a time.
type Route struct {
	ID, Name    string
	Mode        string // rail, sea, rail+sea, road, air, pipeline
	From, To    int    // indexes into Places
	Via         []int
	PlannedFrom *edtf.Date // nil: never planned beforehand
	Since       *edtf.Date // nil: since before the story, or only planned
	Until       *edtf.Date // first day no longer in use; nil: still
	OpenedBy    int        // index into Events, -1 for none
	ClosedBy    int
	Sources     []int
	Confidence  string
	Note        string
	Volumes     []int // rows of Volumes for this route, table order
}

// Points returns the places the route runs through, as indexes: from, via, to.
func (r *Route) Points() []int {
	out := make([]int, 0, len(r.Via)+2)
	return append(append(append(out, r.From), r.Via...), r.To)
}

// Border is a named border with the crossings on it, such as PL-BY.
type Border struct {
	ID        string // two ISO codes, the neighbour first: PL-BY
	Countries [2]string
	Crossings []int
}

// Crossing is one border crossing with its dated states.
type Crossing struct {
	ID     string // place and means: the row ids without their running number
	Name   string
	Place  int
	Border int
	States []CrossingState
}

// CrossingState is one row: a state from a day until the first day it no longer holds.
type CrossingState struct {
	ID      string
	State   string // open, restricted, closed
	Span    edtf.Span
	From    edtf.Date
	Until   *edtf.Date
	Sources []int
	Note    string
}

// Volume is a figure of tonnes, for a route or a named scope. Rows are never added together.
type Volume struct {
	ID      string
	Route   int // index into Routes, -1 when Scope names what it covers
	Scope   string
	Period  edtf.Date
	Product string
	Mt      float64
	Basis   string // reported, estimated
	Flag    string // "", approximate, floor, planned
	Sources []int
	Note    string
}

// Series is a figure over time.
type Series struct {
	ID, Title, Unit, Kind, Note string // Kind: period, increment, count
	Values                      []Value
}

// Value is one row of a series.
type Value struct {
	Date            edtf.Date
	Number          float64
	Known           bool // false: "no data"; Number means nothing then
	Basis, Flag     string
	Contrary        float64 // a figure that contradicts Number
	HasContrary     bool
	ContrarySources []int
	Event           int // -1 for none
	Sources         []int
	Note            string
}

// Era is a named background period.
type Era struct {
	ID, Title string
	Period    edtf.Date
}

// Marker reports whether the era is a single day: a key moment that is marked, not a period in the background.
func (e *Era) Marker() bool { return !e.Period.Interval && e.Period.Start.Precision == edtf.ToDay }

// Claim is one statement of the article under check.
type Claim struct {
	Number  string
	Claim   string
	Verdict string // confirmed, imprecise, wrong, unclear
	Remark  string
	Shown   string
	Sources []int
	Events  []int
}

// Source is where a fact comes from. URL and Date may be missing.
type Source struct {
	ID, Title, Publisher string
	Date                 *edtf.Date
	URL, Lang, Kind      string
}
