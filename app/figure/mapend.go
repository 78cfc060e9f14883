package figure

import (
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/dataset"
)

// apart is the distance along the picture's edge within which lines that leave it share one label, points.
const sameExit = 64

// destination is a label at the picture's edge for the ways that leave it side by side.
type destination struct {
	at    orb.Point
	dir   orb.Point
	exits []exit
}

// destinations of the network: the exits grouped along the edge, by state and by ground.
func (n *network) destinations() []destination {
	var out []destination
	reach := sameExit * float64(n.c.k)
next:
	for _, e := range n.exits {
		for i := range out {
			d, first := &out[i], out[i].exits[0]
			if math.Hypot(d.at[0]-e.at[0], d.at[1]-e.at[1]) < reach && e.sea == first.sea && e.way.state.Status == first.way.state.Status {
				d.exits = append(d.exits, e)
				continue next
			}
		}
		out = append(out, destination{at: e.at, dir: e.dir, exits: []exit{e}})
	}
	// Closed lines that leave where others are in use say nothing new.
	return slices.DeleteFunc(out, func(d destination) bool {
		if d.exits[0].way.kind != closedLine || d.exits[0].way.cutNow {
			return false
		}
		for _, o := range out {
			if o.exits[0].way.state.Status == dataset.InUse && math.Hypot(o.at[0]-d.at[0], o.at[1]-d.at[1]) < 2*reach {
				return true
			}
		}
		return false
	})
}

// destinationName is the country of a place in a country that lies outside the picture, or that stands for its country, else the
// place.
func (c *chart) destinationName(place int) string {
	p := &c.story.Places[place]
	if p.Country != "" && (p.Illustrative || p.Country != c.story.Focus && !c.countryInView(p.Country)) {
		return c.countryName(p.Country)
	}
	return p.Label
}

// destinationLabels names where the lines go at the picture's edge.
func (c *chart) destinationLabels(board *labelBoard, net *network) {
	words, dates := c.in.Words, c.dates()
	for _, d := range net.destinations() {
		var names []string
		for _, e := range d.exits {
			if name := c.destinationName(e.way.route.To); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		w := d.exits[0].way
		mode := "map.by.land"
		if d.exits[0].sea {
			mode = "map.by.sea"
		}
		note := words.T(mode)
		switch {
		case w.state.Status == dataset.Closed:
			note = words.T("map.end.closed", "mode", note)
		case w.state.Status == dataset.Planned:
			note = words.T("map.end.planned", "mode", note)
		case len(d.exits) == 1 && w.volume != nil:
			note = c.volumeText(w.volume)
		case c.in.View.HasCompare: // the list of differences has the dates
		case len(d.exits) == 1 && w.route.Since != nil:
			note = words.T("map.end.since", "mode", note, "date", w.route.Since.Short(dates.Governed()))
		}
		style := c.endText()
		if w.state.Status == dataset.Closed {
			style = style.in(c.pal.Ink2)
		}
		lines := caption{}
		for _, l := range c.kit.Fonts.Wrap(c.destinationList(names), style.Face, style.Size, 150*c.k) {
			lines = append(lines, captionLine{text: l, style: style})
		}
		head := slices.Clip(lines)
		lines = append(head, captionLine{text: note, style: c.noteText()})
		spots := c.endSpots(d, lines)
		if !board.anyFree(spots) { // a narrower label may find room beside the lines
			narrow := head
			for _, l := range strings.SplitAfterN(note, ", ", 2) {
				narrow = append(narrow, captionLine{text: strings.TrimSpace(l), style: c.noteText()})
			}
			if closer := c.endSpots(d, narrow); board.anyFree(closer) {
				lines, spots = narrow, closer
			}
		}
		id, title := "route:"+w.route.ID, c.routeTitle(w)
		board.ask(request{
			rank: rankExit, still: true, weight: float64(-w.state.Status), crosses: true, spots: spots,
			draw: func(s spot) []scene.Item { return c.set(lines, s, id, title) },
		})
	}
}

// endSpots are the places of a destination's label: about the line's end, and farther back along it.
func (c *chart) endSpots(d destination, lines caption) []spot {
	w, h := c.size(lines)
	k := float64(c.k)
	backs := [...]float64{14, 34, 56, 80}
	spots := c.space.spots.room((2*len(backs) + 4) * aboutSpots)
	for _, back := range backs {
		anchor := scene.Point{X: float32(d.at[0] - d.dir[0]*back*k), Y: float32(d.at[1] - d.dir[1]*back*k)}
		spots = append(spots, c.farther(anchor, w, h, 9*k, 16*k)...)
	}
	for _, gap := range [...]float64{12, 28, 48, 72} { // in a corner most of the others lie outside
		spots = append(spots, c.pushedIn(d.at, w, h, gap*k)...)
	}
	return c.keepIn(spots)
}

// mostDestinations is how many destinations are named where lines leave the picture together.
const mostDestinations = 3

// destinationList joins the names of destinations; of many it names the first and counts the rest.
func (c *chart) destinationList(names []string) string {
	if len(names) <= mostDestinations+1 {
		return joinBy(names, listComma)
	}
	return c.in.Words.N("map.end.more", len(names)-mostDestinations, "names", joinBy(names[:mostDestinations], listComma))
}

// pushedIn returns the places of a box near a point at the edge, moved into the picture.
func (c *chart) pushedIn(at orb.Point, w, h, gap float64) []spot {
	pad := 5 * float64(c.k)
	out := c.space.spots.room(aboutSpots)
	for _, s := range c.about(scene.Point{X: float32(at[0]), Y: float32(at[1])}, gap, w, h) {
		s.X = min(max(s.X, w/2+pad), c.vp.W-w/2-pad)
		s.Y = min(max(s.Y, h/2+pad), c.vp.H-h/2-pad)
		if math.Abs(s.X-at[0]) > w/2+gap*.6 || math.Abs(s.Y-at[1]) > h/2+gap*.6 {
			switch {
			case s.X+w/2 >= c.vp.W-2*pad:
				s.align = scene.Right
			case s.X-w/2 <= 2*pad:
				s.align = scene.Left
			}
			out = append(out, s)
		}
	}
	return out
}

// cutLabels asks for the dates beside the bars. The signs of places are known by then: no date stands where it would be read as
// the name of a town.
func (c *chart) cutLabels(board *labelBoard, net *network) {
	for _, x := range net.cuts {
		c.cutLabel(board, x, net.barHalf(x))
	}
}

// cutLabel asks for the date beside a bar; the ringed event's own cut has the callout instead.
func (c *chart) cutLabel(board *labelBoard, cut cut, half float64) {
	r := cut.way.route
	if r.Until == nil || c.within || c.ringed >= 0 && r.ClosedBy == c.ringed {
		return
	}
	style := c.letter(scene.SansBold, 11).in(c.pal.Ink2)
	if c.loud(cut) {
		style = style.in(c.pal.NowText)
	}
	lines := caption{{text: c.in.Words.T("map.cut"), style: style}, {text: r.Until.Short(c.dates()), style: c.noteText()}}
	w, h := c.size(lines)
	at := scene.Point{X: float32(cut.at[0]), Y: float32(cut.at[1])}
	id, title := "route:"+r.ID, c.routeTitle(cut.way)
	k := float64(c.k)
	var distances []float64
	for _, d := range []float64{3, 10, 20, 32, 46} {
		distances = append(distances, half+d*k)
	}
	board.ask(request{
		name: "cut:" + r.ID, rank: rankPort, weight: 1, crosses: true, leader: &at, spots: c.own(c.farther(at, w, h, distances...), -1, at),
		draw: func(s spot) []scene.Item { return append(c.leader(s, at, 4*k), c.set(lines, s, id, title)...) },
	})
}

// callout asks for the label of the ringed event when it closes or opens routes: what happened, when, and the largest
// figure with its basis, on a filled box with a line to the marker.
func (c *chart) callout(board *labelBoard, net *network, all []spotted) {
	at := -1
	for i := range all {
		if all[i].ringed {
			at = i
		}
	}
	closed, opened := c.changes(net)
	if at < 0 || len(closed)+len(opened) == 0 || !c.layers.Has(labelsLayer) {
		return
	}
	key, ways := "map.callout.closed", closed
	if len(closed) == 0 {
		key, ways = "map.callout.opened", opened
	}
	main := ways[0] // the widest comes first
	date := main.route.Until
	if len(closed) == 0 {
		date = main.route.Since
	}
	if date == nil {
		return
	}
	e := &c.story.Events[c.ringed]
	head := c.letter(scene.SansBold, 11.5).in(c.pal.OnNow)
	text := c.letter(scene.Sans, 11.5).in(c.pal.OnNow)
	lines := caption{{text: c.in.Words.T(key, "date", date.Short(c.dates().Governed())), style: head}}
	if main.volume != nil {
		lines = append(lines, captionLine{text: c.volumeText(main.volume), style: text})
	} else {
		lines = append(lines, captionLine{text: main.route.Name, style: text})
	}
	if len(ways) > 1 {
		lines = append(lines, captionLine{text: c.in.Words.N("map.callout.more", len(ways)-1), style: text})
	}
	w, h := c.size(lines)
	pad := 7 * float64(c.k)
	w, h = w+2*pad, h+2*pad-2*float64(c.k)
	c.calledOut = true
	ring := SignCurrent * 1.02 * c.k
	anchor := c.markerPoint(all[at], float64(ring)+1.5*float64(c.k), nil)
	far := [...]float64{34, 54, 78, 108}
	spots := c.space.spots.room(len(far) * aboutSpots)
	for _, d := range far {
		for _, s := range c.about(anchor, d*float64(c.k), w, h) {
			s.align = scene.Left
			spots = append(spots, s)
		}
	}
	// The country in focus is what the eye looks for next: it is covered last.
	spots = c.keepIn(spots)
	for i := range spots {
		spots[i].cost = 2*c.covers(spots[i].turned) + board.crossing(spots[i].grown(2*float64(c.k)))
		if line, ok := c.calloutLine(spots[i], anchor, ring); ok && meetsAny(c.kept, line.grown(2*float64(c.k))) {
			spots[i].cost += 60 // its line would run through a name
		}
	}
	sortBy(spots, func(a, b spot) bool { return a.cost < b.cost })
	board.settle(request{rank: rankNow, crosses: true, spots: spots, draw: func(s spot) []scene.Item {
		return c.calloutBox(board, s, lines, anchor, ring, pad, e)
	}})
}

// calloutBox draws the box and the line from it to the marker's ring, which it reserves.
func (c *chart) calloutBox(board *labelBoard, s spot, lines caption, anchor scene.Point, ring float32, pad float64, e *dataset.Event) []scene.Item {
	box := scene.Rect{X0: float32(s.X - s.W/2), Y0: float32(s.Y - s.H/2), X1: float32(s.X + s.W/2), Y1: float32(s.Y + s.H/2)}
	var items []scene.Item
	if line, ok := c.calloutLine(s, anchor, ring); ok {
		sin, cos := math.Sincos(line.Angle)
		dx, dy := line.W/2*cos, line.W/2*sin
		path := scene.Segment(float32(line.X-dx), float32(line.Y-dy), float32(line.X+dx), float32(line.Y+dy))
		items = append(items, &scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.pal.NowFill, Width: 1.5 * c.k}})
		board.blockTurned(line)
	}
	id, title := "event:"+e.ID, c.eventTitle(e)
	items = append(items, &scene.Shape{ID: id, Title: title, Path: scene.RoundRect(box, 2*c.k), Fill: c.pal.NowFill})
	inner := s
	inner.W -= 2 * pad
	for _, item := range c.set(lines, inner, id, title) {
		if t, ok := item.(*scene.Text); ok {
			t.HaloW = 0
		}
		items = append(items, item)
	}
	return items
}

// calloutLine is the room of the line from a marker's ring to a callout at a spot; false where they touch.
func (c *chart) calloutLine(s spot, anchor scene.Point, ring float32) (turned, bool) {
	x0, y0, x1, y1 := float32(s.X-s.W/2)+6*c.k, float32(s.Y-s.H/2)+6*c.k, float32(s.X+s.W/2)-6*c.k, float32(s.Y+s.H/2)-6*c.k
	tx, ty := min(max(anchor.X, x0), x1), min(max(anchor.Y, y0), y1)
	d := float32(math.Hypot(float64(tx-anchor.X), float64(ty-anchor.Y)))
	if d <= ring {
		return turned{}, false
	}
	fx, fy := anchor.X+(tx-anchor.X)/d*ring, anchor.Y+(ty-anchor.Y)/d*ring
	return turned{
		X: float64(fx+tx) / 2, Y: float64(fy+ty) / 2, W: float64(d - ring), H: 3 * float64(c.k),
		Angle: math.Atan2(float64(ty-fy), float64(tx-fx)),
	}, true
}

// covers counts on how many of a grid of points an upright box lies over the country in focus.
func (c *chart) covers(t turned) int {
	g := c.ground()
	ring := &scene.Path{Points: g.focus, Closed: true}
	if len(ring.Points) < 3 || !g.focusBox.Overlaps(boxAround(orb.Point{t.X, t.Y}, t.W/2, t.H/2)) {
		return 0
	}
	n := 0
	for i := range 5 {
		for j := range 3 {
			if ring.Contains(float32(t.X+t.W*(float64(i)/4-.5)), float32(t.Y+t.H*(float64(j)/2-.5))) {
				n++
			}
		}
	}
	return n
}
