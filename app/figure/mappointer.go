package figure

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"thawline/app/scene"
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

// leastPointed is the least height and width of a map that has room for pointers, points at scale 1.
const leastPointed = 150

// pointers draws an arrow at the picture's edge for each fixed place outside of it, where the great circle from the
// story's capital (or the middle of the map) leaves the picture, with name and distance. The place of the ringed event
// gets one too.
func (c *chart) pointers(board *labelBoard) []scene.Item {
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
	var taken []orb.Point
	for _, i := range targets {
		p := &c.story.Places[i]
		if at, ok := c.point(p.Point); ok && c.inside(at, 0) {
			continue
		}
		at, dir, ok := c.wayOut(p.Point)
		if !ok {
			continue
		}
		at = c.stepAside(board, at, taken)
		taken = append(taken, at)
		items = append(items, c.pointer(board, i, at, dir, i == ringed)...)
	}
	return items
}

// wayOut follows the great circle to a place until it leaves the picture, less a margin.
func (c *chart) wayOut(to orb.Point) (at, dir orb.Point, ok bool) {
	from, ok := c.vp.LonLat(c.vp.W/2, c.vp.H/2)
	if home := c.home(); home >= 0 {
		if p, seen := c.point(c.story.Places[home].Point); seen && c.inside(p, 0) {
			from, ok = c.story.Places[home].Point, true
		}
	}
	if !ok {
		return at, dir, false
	}
	margin := 26 * float64(c.k)
	room := orb.Bound{Min: orb.Point{margin, margin}, Max: orb.Point{c.vp.W - margin, c.vp.H - margin}}
	if room.Min[0] >= room.Max[0] || room.Min[1] >= room.Max[1] {
		return at, dir, false
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
				return at, dir, false
			}
			return leave(last, here, room), orb.Point{(here[0] - last[0]) / d, (here[1] - last[1]) / d}, true
		}
		if !seen {
			return at, dir, false
		}
		last = here
	}
	return at, dir, false
}

// stepAside moves an arrow along the edge, away from the corner it is nearer to, until it touches nothing that is reserved
// and has room for its name between the arrows before it.
func (c *chart) stepAside(board *labelBoard, at orb.Point, taken []orb.Point) orb.Point {
	k := float64(c.k)
	margin := 27 * k
	axis, size, room := 0, c.vp.W, 104*k
	if at[0] <= margin || at[0] >= c.vp.W-margin {
		axis, size, room = 1, c.vp.H, 38*k
	}
	step := 4 * k
	if at[axis] > size/2 {
		step = -step
	}
	start := at
	for at[axis]+step > margin && at[axis]+step < size-margin {
		free := !meetsAny(board.hard, turned{X: at[0], Y: at[1], W: 20 * k, H: 20 * k})
		for _, t := range taken {
			free = free && math.Hypot(t[0]-at[0], t[1]-at[1]) >= room
		}
		if free {
			return at
		}
		at[axis] += step
	}
	return start
}

func (c *chart) pointer(board *labelBoard, place int, at, dir orb.Point, ringed bool) []scene.Item {
	k, p := float64(c.k), &c.story.Places[place]
	id, title := "place:"+p.ID, placeTitle(p)
	arrow := &scene.Shape{
		ID: id, Title: title, Path: arrowhead(at, dir, 6*k, 8*k), Fill: c.pal.Ink1, Hit: 6 * c.k,
		Stroke: scene.Stroke{Color: c.pal.HaloLand, Width: 2 * c.k},
	}
	items := []scene.Item{}
	if ringed {
		arrow.Fill = c.pal.Now
	}
	items = append(items, &scene.Shape{Path: arrow.Path, Stroke: scene.Stroke{Color: c.pal.HaloLand, Width: 3.4 * c.k}})
	arrow.Stroke = scene.Stroke{}
	items = append(items, arrow)
	board.block(boxAround(at, 9*k, 9*k))
	lines := append(caption{{text: p.Label, style: c.endText()}}, c.distanceLine(place)...)
	w, h := c.size(lines)
	board.ask(request{
		rank: rankFixed, weight: 1, still: true, crosses: true, spots: c.keepIn(farther(scene.Point{X: float32(at[0]), Y: float32(at[1])}, w, h, 13*k, 22*k, 34*k, 48*k, 66*k)),
		draw: func(s spot) []scene.Item { return c.set(lines, s, id, title) },
	})
	return items
}

// keepIn drops the spots that would leave the picture.
func (c *chart) keepIn(spots []spot) []spot {
	out := spots[:0:0]
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
