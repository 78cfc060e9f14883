package figure

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/geo"
)

// distanceLine says how far a place is from the story's capital, on the sphere; none for that capital itself.
func (c *chart) distanceLine(place int) caption {
	home := c.home()
	if home < 0 || home == place {
		return nil
	}
	a, b := &c.story.Places[home], &c.story.Places[place]
	km := geo.DistanceKm(a.Point, b.Point)
	return caption{{text: c.in.Words.T("map.distance", "km", c.number(kilometres(km)), "place", a.Label), style: c.noteText()}}
}

// pointerMargin is how far from the picture's edge the arrows stand, points at scale 1.
const pointerMargin = 26

// leastPointed is the least height and width of a map that has room for pointers, points at scale 1.
const leastPointed = 150

// pointers draws an arrow at the picture's edge for each fixed place outside of it, where the great circle from the
// story's capital (or the middle of the map) leaves the picture, with name and distance. The place of the ringed event
// gets one too.
func (c *chart) pointers(board *labelBoard, net *network) []scene.Item {
	if min(c.w, c.h) < leastPointed*c.k {
		return nil
	}
	targets := slices.Clone(c.story.Fixed)
	ringed := -1
	if c.eventful() && c.ringed >= 0 && c.ringed < len(c.story.Events) {
		if ringed = c.story.Events[c.ringed].Place; ringed >= 0 && !slices.Contains(targets, ringed) {
			targets = append(targets, ringed)
		}
	}
	var items []scene.Item
	var exits []exit
	if c.layers.Has(view.Routes) {
		exits = net.exits
	}
	for n, i := range targets { // the fixed places first
		p := &c.story.Places[i]
		if at, ok := c.point(p.Point); ok && c.inside(at, 0) {
			continue
		}
		out := wayOut{}
		if n < len(c.ground().ways) {
			out = c.ground().ways[n]
		} else {
			out = c.wayOut(p.Point)
		}
		if out.ok {
			items = append(items, c.pointer(board, exits, i, out.at, out.dir, i == ringed)...)
		}
	}
	return items
}

// wayOut is where the way to a place outside the picture leaves it.
type wayOut struct {
	at, dir orb.Point
	ok      bool // it does
}

// wayOut follows the great circle to a place until it leaves the picture, less a margin.
func (c *chart) wayOut(to orb.Point) wayOut {
	from, ok := c.vp.LonLat(c.vp.W/2, c.vp.H/2)
	if home := c.home(); home >= 0 {
		if p, seen := c.point(c.story.Places[home].Point); seen && c.inside(p, 0) {
			from, ok = c.story.Places[home].Point, true
		}
	}
	if !ok {
		return wayOut{}
	}
	margin := pointerMargin * float64(c.k)
	room := orb.Bound{Min: orb.Point{margin, margin}, Max: orb.Point{c.vp.W - margin, c.vp.H - margin}}
	if room.Min[0] >= room.Max[0] || room.Min[1] >= room.Max[1] {
		return wayOut{}
	}
	var last orb.Point
	for i, q := range geo.GreatCircle(from, to, 400) {
		x, y, seen := c.vp.Screen(q)
		here := orb.Point{x, y}
		if i > 0 && (!seen || !room.Contains(here)) {
			if !seen {
				here = orb.Point{2*last[0] - c.vp.W/2, 2*last[1] - c.vp.H/2}
			}
			d := math.Hypot(here[0]-last[0], here[1]-last[1])
			if d == 0 {
				return wayOut{}
			}
			return wayOut{leave(last, here, room), orb.Point{(here[0] - last[0]) / d, (here[1] - last[1]) / d}, true}
		}
		if !seen {
			return wayOut{}
		}
		last = here
	}
	return wayOut{}
}

// pointerRoom is where a pointer stands: the middle of its arrow and, with labels, the place of its name beside it.
type pointerRoom struct {
	at   orb.Point
	name spot
}

// pointerRoom moves an arrow along the edge that it stands at, until it and the name beside it touch nothing that is
// reserved and are out of the way of the routes, above all of those that leave the picture there. Where nothing is free
// the arrow stays where it is and the name looks for room later: ok is false.
func (c *chart) pointerRoom(board *labelBoard, exits []exit, at orb.Point, w, h float64) (best pointerRoom, ok bool) {
	k := float64(c.k)
	margin := pointerMargin * k
	axis, size := 0, c.vp.W
	if at[0] <= margin+1 || at[0] >= c.vp.W-margin-1 {
		axis, size = 1, c.vp.H
	}
	labelled := c.layers.Has(labelsLayer)
	var doors []turned
	for _, e := range exits {
		doors = append(doors, turned{X: e.at[0] - 10*k*e.dir[0], Y: e.at[1] - 10*k*e.dir[1], W: 34 * k, H: 34 * k})
	}
	least := math.Inf(1)
	for off := 0.0; off <= size/2 && off*.25/k < least; off += 6 * k {
		for _, side := range []float64{-1, 1} {
			p := at
			if p[axis] += side * off; p[axis] < margin || p[axis] > size-margin || off == 0 && side > 0 {
				continue
			}
			arrow := turned{X: p[0], Y: p[1], W: 18 * k, H: 18 * k}
			if meetsAny(board.hard, arrow.grown(3*k)) || meetsAny(doors, arrow) {
				continue
			}
			cost := off*.25/k + 2*float64(board.crossing(arrow.grown(3*k)))
			if !labelled {
				if cost < least {
					least, best, ok = cost, pointerRoom{at: p}, true
				}
				continue
			}
			for i, s := range c.keepIn(c.about(scene.Point{X: float32(p[0]), Y: float32(p[1])}, 13*k, w, h)) {
				if sum := cost + 1.5*float64(i); sum < least && !meetsAny(board.hard, s.grown(3*k)) && !meetsAny(doors, s.turned) {
					if sum += 2 * float64(board.crossing(s.grown(2*k))); sum < least {
						least, best, ok = sum, pointerRoom{p, s}, true
					}
				}
			}
		}
	}
	return best, ok
}

// crossing counts the points of lines that labels should stay off in an upright box.
func (b *labelBoard) crossing(t turned) int {
	n := 0
	for i := range b.lines {
		for _, p := range b.lines[i].line {
			if math.Abs(p[0]-t.X) < t.W/2 && math.Abs(p[1]-t.Y) < t.H/2 {
				n++
			}
		}
	}
	return n
}

// pointer draws the arrow to a place and gives the name its room at once, so that markers keep off both.
func (c *chart) pointer(board *labelBoard, exits []exit, place int, at, dir orb.Point, ringed bool) []scene.Item {
	k, p := float64(c.k), &c.story.Places[place]
	id, title := "place:"+p.ID, c.placeTitle(p)
	lines := append(caption{{text: p.Label, style: c.endText()}}, c.distanceLine(place)...)
	w, h := c.size(lines)
	room, free := c.pointerRoom(board, exits, at, w, h)
	if free {
		at = room.at
	}
	arrow := &scene.Shape{ID: id, Title: title, Path: arrowhead(at, dir, 6*k, 8*k), Fill: c.pal.Ink1, Hit: 6 * c.k}
	if ringed {
		arrow.Fill = c.pal.Now
	}
	halo := &scene.Shape{Path: arrow.Path, Stroke: scene.Stroke{Color: c.pal.HaloLand, Width: 3.4 * c.k}}
	request := request{rank: rankFixed, weight: 1, still: true, crosses: true, draw: func(s spot) []scene.Item { return c.set(lines, s, id, title) }}
	switch {
	case free && c.layers.Has(labelsLayer):
		board.take(request, room.name)
	case !free:
		request.spots = c.keepIn(c.farther(scene.Point{X: float32(at[0]), Y: float32(at[1])}, w, h, 13*k, 22*k, 34*k, 48*k, 66*k))
		board.ask(request)
	}
	board.block(boxAround(at, 9*k, 9*k))
	return []scene.Item{halo, arrow}
}

// keepIn drops the spots, in place, that would leave the picture.
func (c *chart) keepIn(spots []spot) []spot {
	out := spots[:0]
	for _, s := range spots {
		if c.holds(s.turned) {
			out = append(out, s)
		}
	}
	return out
}

// holds reports whether a box lies in the picture with a little room to its edge.
func (c *chart) holds(t turned) bool {
	sin, cos := math.Sincos(t.Angle)
	halfW := (math.Abs(t.W*cos) + math.Abs(t.H*sin)) / 2
	halfH := (math.Abs(t.W*sin) + math.Abs(t.H*cos)) / 2
	pad := 4 * float64(c.k)
	return t.X-halfW >= pad && t.X+halfW <= c.vp.W-pad && t.Y-halfH >= pad && t.Y+halfH <= c.vp.H-pad
}
