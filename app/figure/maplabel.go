package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/scene"
)

// The order in which labels find their place: a lower one goes first and keeps it.
const (
	rankNow = iota + 1
	rankFixed
	rankExit
	rankBorder
	rankPort
	rankEvent
	rankWater
	rankCountry
	rankMinor
)

// turned is a rectangle about a middle, turned by an angle (radians, clockwise on the screen).
type turned struct {
	X, Y, W, H, Angle float64

	slide float64 // how far it may move along itself, each way
}

// spot is a place where a label may stand: its box, and how its lines are set in it.
type spot struct {
	turned
	align scene.Align
	cost  int // of what it would hide, for sorting
}

// request is a label that wants a place.
type request struct {
	name    string // of what it names, the same on every map; "" for what belongs to the edge
	roams   bool   // it may stand anywhere on its ground, not at its spots alone
	rank    int
	weight  float64      // among the same rank, the larger goes first
	spots   []spot       // best first
	still   bool         // it belongs to the picture's edge
	crosses bool         // when no free place is left it may lie across a route, on its halo
	leader  *scene.Point // where a line to a far place would begin; nil: there is none
	dropped bool         // no place is left for it
	instead []int        // indexes of requests in whose stead this one is drawn, where they find no place
	draw    func(s spot) []scene.Item
}

// labelBoard collects what is drawn and may not be written over, and the labels that look for room.
type labelBoard struct {
	c        *chart
	hard     []turned
	lines    []softLine
	requests []request
	settled  []scene.Item   // labels placed already
	stood    []turned       // where place put the others
	written  [][]scene.Item // what was drawn for each label, settled ones included
}

type softLine struct {
	line []orb.Point
	half float64
}

// newBoard returns the chart's board. What the window draws over the map itself is reserved on it.
func newBoard(c *chart) *labelBoard {
	b := &c.space.board
	b.c = c
	for _, r := range c.in.Reserve {
		b.block(r.Inset(-2 * c.k))
	}
	return b
}

// reset empties the board for the next map.
func (b *labelBoard) reset() {
	clear(b.requests)
	clear(b.settled)
	clear(b.lines)
	clear(b.written)
	*b = labelBoard{
		hard: b.hard[:0], lines: b.lines[:0], requests: b.requests[:0],
		settled: b.settled[:0], stood: b.stood[:0], written: b.written[:0],
	}
}

// block keeps labels off a rectangle.
func (b *labelBoard) block(r scene.Rect) {
	b.blockTurned(turned{X: float64(r.X0+r.X1) / 2, Y: float64(r.Y0+r.Y1) / 2, W: float64(r.X1 - r.X0), H: float64(r.Y1 - r.Y0)})
}

func (b *labelBoard) blockTurned(t turned) {
	if t.W > 0 && t.H > 0 && allFinite(t.X, t.Y, t.W, t.H, t.Angle) {
		b.hard = append(b.hard, t)
	}
}

// soft asks labels to stay off a line where they can.
func (b *labelBoard) soft(line []orb.Point, half float64) {
	if len(line) > 1 {
		b.lines = append(b.lines, softLine{line, half + 1.5*float64(b.c.k)})
	}
}

// ask adds a label.
func (b *labelBoard) ask(r request) {
	if len(r.spots) > 0 {
		b.requests = append(b.requests, r)
	}
}

// caption is the lines of one label, from the top.
type caption []captionLine

type captionLine struct {
	text  string
	style textStyle
	halo  bool // on sea
}

// size returns the width and height of a caption's box.
func (c *chart) size(lines caption) (w, h float64) {
	for _, l := range lines {
		w = max(w, float64(c.width(l.text, l.style)))
		h += float64(l.style.leading())
	}
	return w, h
}

// width measures a line of text.
func (c *chart) width(text string, s textStyle) float32 {
	w := c.kit.Fonts.Width(text, s.Face, s.Size, s.Tracking, s.Tabular)
	if s.Tracking > 0 && text != "" {
		w -= s.Tracking // none is seen after the last glyph
	}
	return w
}

// set draws a caption at a spot, with its halo.
func (c *chart) set(lines caption, s spot, id, title string) []scene.Item {
	items, texts := make([]scene.Item, len(lines)), make([]scene.Text, len(lines))
	_, h := c.size(lines)
	sin, cos := math.Sincos(s.Angle)
	y := -h / 2
	for i, l := range lines {
		leading := float64(l.style.leading())
		_, _, capital, _ := c.kit.Fonts.Metrics(l.style.Face, l.style.Size)
		x := 0.0
		switch s.align {
		case scene.Left:
			x = -s.W / 2
		case scene.Right:
			x = s.W / 2
		}
		base := y + leading/2 + float64(capital)/2
		halo := c.pal.HaloLand
		if l.halo {
			halo = c.pal.HaloSea
		}
		texts[i] = scene.Text{
			ID: id, Title: title, String: l.text, Face: l.style.Face, Size: l.style.Size, Color: l.style.Color,
			Tracking: l.style.Tracking, Tabular: l.style.Tabular, Align: s.align, Angle: float32(s.Angle),
			X: float32(s.X + x*cos - base*sin), Y: float32(s.Y + x*sin + base*cos),
			Halo: halo, HaloW: 3.4 * min(c.k, 1.6), W: c.width(l.text, l.style),
		}
		items[i] = &texts[i]
		y += leading
	}
	return items
}

// about returns the places for a caption about a point, in the order a cartographer tries them: right above, right
// below, left above, left below, right, left, above, below. Clear is the distance to keep from the point. Like all places
// for labels that are looked for while the map is made they lie in the workspace.
func (c *chart) about(at scene.Point, clear, w, h float64) []spot { return c.farther(at, w, h, clear) }

// farther returns the places of about at several distances, nearest first.
func (c *chart) farther(at scene.Point, w, h float64, distances ...float64) []spot {
	out := c.space.spots.room(aboutSpots * len(distances))
	for _, d := range distances {
		out = appendAbout(out, at, d, w, h)
	}
	return out
}

// aboutSpots is how many places there are about a point at one distance.
const aboutSpots = 8

func appendAbout(out []spot, at scene.Point, clear, w, h float64) []spot {
	x, y := float64(at.X), float64(at.Y)
	diag := clear * .78
	return append(out, []spot{
		{turned: turned{X: x + clear + w/2, Y: y - diag - h*.12, W: w, H: h}, align: scene.Left},
		{turned: turned{X: x + clear + w/2, Y: y + diag + h*.12, W: w, H: h}, align: scene.Left},
		{turned: turned{X: x - clear - w/2, Y: y - diag - h*.12, W: w, H: h}, align: scene.Right},
		{turned: turned{X: x - clear - w/2, Y: y + diag + h*.12, W: w, H: h}, align: scene.Right},
		{turned: turned{X: x + clear + w/2, Y: y, W: w, H: h}, align: scene.Left},
		{turned: turned{X: x - clear - w/2, Y: y, W: w, H: h}, align: scene.Right},
		{turned: turned{X: x, Y: y - clear - h/2, W: w, H: h}, align: scene.Centre},
		{turned: turned{X: x, Y: y + clear + h/2, W: w, H: h}, align: scene.Centre},
	}...)
}

// boxAround is the rectangle of half sizes about a point.
func boxAround(at orb.Point, halfW, halfH float64) scene.Rect {
	return scene.Rect{X0: float32(at[0] - halfW), Y0: float32(at[1] - halfH), X1: float32(at[0] + halfW), Y1: float32(at[1] + halfH)}
}
