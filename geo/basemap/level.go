package basemap

import (
	"sync"

	"github.com/paulmach/orb"
)

// Level is the base map in one level of detail. It never changes once decoded; its slices are shared and must not be
// written to. The zero Level is an empty map.
//
// To draw it: fill Polygons(c) of each country; stroke the Rivers up to a rank (they run on through lakes), then fill and
// stroke the Lakes over them; stroke the Arcs whose Kind is Coast, Border or Disputed, each once. Seam and Inner arcs are
// never stroked. Every arc, polygon, lake and river has a Bound, so that what is out of view costs nothing.
type Level struct {
	Name   string    // 110m, 50m, 10m
	Bound  orb.Bound // where the level is true; outside of it countries are missing or coarse
	Detail float64   // metres per point of the screen down to which the level looks right

	Arcs      []Arc
	Countries []Country
	Lakes     []Lake
	Rivers    []River // by Rank, so that a prefix of them is the rivers up to a rank

	once     sync.Once
	polygons [][]orb.Polygon
}

// Kind says what an arc is.
type Kind uint8

// The kinds of arc.
const (
	Coast    Kind = iota // land on one side only
	Border               // land border of two countries
	Disputed             // land border that one side, or the world, does not accept
	Inner                // between two parts of one country: the northern edge of Crimea
	Seam                 // not on the ground: where a polygon was closed over the pole
)

// String returns the kind's name in lower case.
func (k Kind) String() string { return [...]string{"coast", "border", "disputed", "inner", "seam"}[k] }

// Arc is a line shared by all the rings that run along it.
type Arc struct {
	Points    []orb.Point // degrees, at least two; longitudes do not jump
	Bound     orb.Bound
	Kind      Kind
	Countries [2]int // indexes into Countries; the second is -1 for a coast, both are for an unused arc
	Forward   bool   // the first of them lies on the left as one goes from the first point to the last, else on the right
}

// Country is a country or a territory.
type Country struct {
	ISO2     string      // ISO 3166 alpha-2; XK for Kosovo; "" for what has no code
	Name     string      // in English
	Label    orb.Point   // the first of Labels, or the middle of a country too small for any
	Labels   []orb.Point // where a name has room, best first, apart from each other; at 10m within the region's frame
	Bound    orb.Bound   // of all polygons
	Polygons [][]Ring    // each: the shell, counter-clockwise, then the holes, clockwise
	Bounds   []orb.Bound // of each polygon; longitudes as in Polygons
}

// Ring is a closed line of arcs, as indexes into Level.Arcs; ^i is arc i backwards.
type Ring []int

// Lake is a lake, a reservoir or a lagoon.
type Lake struct {
	Name    string // in English; "" where it is small
	Rank    int    // 0 the largest of the world .. 9 small
	Polygon orb.Polygon
	Bound   orb.Bound
}

// River is a stretch of a river, seldom the whole of it.
type River struct {
	Name  string // in English; "" where unknown
	Rank  int    // 0 the largest of the world .. 9 small
	Line  orb.LineString
	Bound orb.Bound
}

// Country returns the index of the country with the ISO 3166 alpha-2 code, or -1.
func (l *Level) Country(iso2 string) int {
	for i := range l.Countries {
		if l.Countries[i].ISO2 == iso2 && iso2 != "" {
			return i
		}
	}
	return -1
}

// Of returns the indexes of the arcs of one of the kinds, ascending.
func (l *Level) Of(kinds ...Kind) []int {
	var found []int
	for i := range l.Arcs {
		for _, k := range kinds {
			if l.Arcs[i].Kind == k {
				found = append(found, i)
			}
		}
	}
	return found
}
