// Package label places the names on a map as a cartographer would: no name over another, none over a marker, each at the
// best position that is left, in order of importance. It is pure geometry and deterministic: the same input gives the
// same layout.
//
// Coordinates are points on the screen, x to the right and y down; angles are radians, clockwise.
package label

import "github.com/paulmach/orb"

// Position is where a label stands relative to its marker.
type Position uint8

// The positions in the order in which they are tried. The last four are in between, tried when the eight are taken; At is
// an area label's, which stands on its spot; Away is a label at the end of a leader line.
const (
	UpperRight Position = iota
	LowerRight
	UpperLeft
	LowerLeft
	Up
	Down
	Right
	Left
	UpAndRight   // above, a quarter of the width to the right
	DownAndRight // below, likewise
	UpAndLeft
	DownAndLeft
	At
	Away
)

// Align returns on which side of its box the text is flush: -1 left, 0 centred, 1 right.
func (p Position) Align() int {
	switch p {
	case UpperRight, LowerRight, Right:
		return -1
	case UpperLeft, LowerLeft, Left:
		return 1
	}
	return 0
}

// Label is a name to place. A label with Spots is an area's, else it belongs to the marker at Anchor.
type Label struct {
	ID       string  // obstacles with the same owner do not hinder it; may be empty
	Priority int     // smaller is placed first
	Weight   float64 // among equal priorities larger is placed first; then the order of the input counts
	W, H     float64 // of the box with all its lines; not positive: dropped

	Anchor orb.Point
	Radius float64    // of the marker; the box stays Radius+Gap away from Anchor
	Gap    float64    // between marker and box
	Prefer []Position // tried before the usual order
	Only   bool       // nothing but Prefer is tried
	Leader float64    // how far away the label may go on a leader line when nothing else is free; 0: not at all

	Spots []Spot // candidate places of an area label, the best first

	Crosses bool // may cover soft obstacles when there is no place without
	Keep    bool // takes the place of labels that are not kept rather than being dropped; hard obstacles still hold
}

// Spot is a place for an area label.
type Spot struct {
	Centre         orb.Point
	Angle          float64
	SlideX, SlideY float64 // how far the label may move along and across its own direction, each way
}

// Obstacle is something that labels keep off: a box, a circle or a line with a width.
type Obstacle struct {
	Owner string  // labels with this ID ignore it; "" hinders all
	Cost  float64 // 0 is hard; otherwise soft, and larger is worse to cover (a route: 1)

	kind   kind
	box    Box
	centre orb.Point
	line   []orb.Point
	radius float64 // of the circle; half the width of the line
}

type kind uint8

const (
	kindBox kind = iota
	kindCircle
	kindLine
)

// Rect returns a hard obstacle over an upright rectangle.
func Rect(r orb.Bound) Obstacle {
	return Obstacle{kind: kindBox, box: Box{Centre: r.Center(), W: r.Max[0] - r.Min[0], H: r.Max[1] - r.Min[1]}}
}

// Turned returns a hard obstacle over a box at any angle.
func Turned(b Box) Obstacle { return Obstacle{kind: kindBox, box: b} }

// Circle returns a hard obstacle over a disc.
func Circle(centre orb.Point, radius float64) Obstacle {
	return Obstacle{kind: kindCircle, centre: centre, radius: radius}
}

// Line returns a hard obstacle along a line of a width; the line is not copied.
func Line(line []orb.Point, width float64) Obstacle {
	return Obstacle{kind: kindLine, line: line, radius: width / 2}
}

// Soft returns the obstacle as one that may be covered at a cost: about twenty positions for each crossing and one per
// point of its length, times cost. A cost that is not positive leaves it hard.
func (o Obstacle) Soft(cost float64) Obstacle {
	o.Cost = cost
	return o
}

// For returns the obstacle as one that labels with this ID ignore.
func (o Obstacle) For(id string) Obstacle {
	o.Owner = id
	return o
}

// Layout is what Place works on.
type Layout struct {
	Frame     orb.Bound // labels stay inside it; Min is the top left
	Padding   float64   // least distance between two labels
	Labels    []Label
	Obstacles []Obstacle
}

// Placement says where a label stands.
type Placement struct {
	Placed   bool
	Box      Box
	Position Position
	Spot     int          // index of the area label's spot
	Crosses  bool         // covers a soft obstacle, so it needs its halo
	Leader   [2]orb.Point // from the marker's edge to the box; set when Position is Away
}
