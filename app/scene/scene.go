// Package scene is the display list: what a picture consists of, without a word on how it is drawn. Screen, PNG and hit
// testing read the same scene, so what is exported is what was seen.
//
// Lengths are points (1 point = 1 pixel at scale 1), x to the right, y down, origin at the top left. Angles are radians,
// clockwise on the screen. Colours are straight (not premultiplied) NRGBA. A scene knows no story, no map and no widget.
package scene

import "image/color"

// Point is a position in points.
type Point struct{ X, Y float32 }

// Rect is an axis-aligned rectangle; the zero Rect is empty.
type Rect struct{ X0, Y0, X1, Y1 float32 }

// Scene is a picture of a fixed size. Layers are drawn in order.
type Scene struct {
	W, H       float32
	Background color.NRGBA
	Layers     []Layer
}

// Layer is a named run of items, moved by Offset and then cut to Clip.
type Layer struct {
	Name    string
	Offset  Point
	Clip    Rect // in scene coordinates; the zero Rect clips nothing
	Still   bool // all of it stays when the ground moves: see Motion
	Lasting bool // the same in picture after picture of one view: whoever draws them may keep its pixels
	Items   []Item
}

// Same reports whether both layers are the very same items in the same place. It looks at none of them; empty layers are
// never the same.
func (l *Layer) Same(o *Layer) bool {
	return l.Offset == o.Offset && l.Clip == o.Clip && len(l.Items) > 0 && len(l.Items) == len(o.Items) && &l.Items[0] == &o.Items[0]
}

// Item is a *Shape or a *Text.
type Item interface{ item() }

// Path is a set of straight-edged sub-paths; curves are flattened by the constructors.
type Path struct {
	Points []Point
	Starts []int32 // index into Points of each sub-path's first point; a nil Starts means one sub-path
	Closed bool    // every sub-path returns to its start
}

// Cap is how a stroke ends, Join how it turns.
type (
	Cap  uint8
	Join uint8
)

// Caps and joins.
const (
	CapButt Cap = iota
	CapRound
	CapSquare

	JoinRound Join = iota - 3
	JoinMiter
	JoinBevel
)

// Stroke draws along a path. Zero width or zero alpha draws nothing. Dash alternates on and off lengths, nil is solid.
type Stroke struct {
	Color color.NRGBA
	Width float32
	Dash  []float32
	Phase float32
	Cap   Cap
	Join  Join
	// Half says that what lies right of the path, as one goes along it, will be covered by what is drawn later, such as the
	// land side of a band along a coast. It may be left out, or filled; a stroke without dashes is drawn faster for it.
	Half bool
}

// Shape is a filled and stroked path; fill first. Filling is non-zero.
type Shape struct {
	ID     string // "" for decoration, else what it stands for: "event:ID", "route:ID", "place:ID", "source:ID", "action:NAME"
	Path   *Path
	Fill   color.NRGBA
	Stroke Stroke
	Inside *Path   // when set, cuts the whole shape to the inside of this closed path
	Hit    float32 // extra reach for picking, points
	Title  string  // spoken and shown as the tooltip; may be empty
	Still  bool    // it belongs to the picture's edge and stays when the ground moves: see Motion
}

// Face names one of the bundled typefaces.
type Face uint8

// The faces.
const (
	Sans      Face = iota // Inter 400
	SansBold              // Inter 600
	SerifItal             // Source Serif 4 italic 400, for water
)

// Align says which part of a line of text X is.
type Align uint8

// Alignments.
const (
	Left Align = iota
	Centre
	Right
)

// Text is one line of text; Y is its baseline.
type Text struct {
	ID       string
	X, Y     float32
	String   string
	Face     Face
	Size     float32 // points
	Color    color.NRGBA
	Align    Align
	Tracking float32 // extra advance after each glyph, points
	Tabular  bool    // figures of equal width
	Angle    float32 // about (X, Y)
	Halo     color.NRGBA
	HaloW    float32 // width of the halo's stroke; half of it is seen
	W        float32 // width as measured by typeset, for picking; 0 means estimate it
	Title    string
	Still    bool // as a Shape's
}

func (*Shape) item() {}
func (*Text) item()  {}
