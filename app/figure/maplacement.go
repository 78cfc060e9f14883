package figure

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/geo/label"
)

// hardGap is how far labels stay from markers, signs and furniture at least, points at scale 1.
const hardGap = 1.5

// softCost is what it costs to write over a line, in terms of label.Obstacle: a place some steps further from the point is
// better than one on a route.
const softCost = 2.5

// place gives the labels their spots and draws those that found one: see label.Place. What ranks first is drawn last. The lines
// from places to names that stand far off are apart: they run under signs and numbers, not through them.
func (b *labelBoard) place() (leaders, items []scene.Item) {
	for i := range b.requests {
		b.requests[i].spots = b.reachable(b.requests[i])
		b.requests[i].spots = b.c.steady(&b.requests[i])
	}
	placements := b.c.space.placer.Place(b.layout(b.requests, everywhere))
	for range mostStruck {
		if !b.struck(placements) {
			break
		}
		placements = b.c.space.placer.Place(b.layout(b.requests, everywhere))
	}
	b.yield(placements)
	items = make([]scene.Item, 0, 2*len(b.requests)+len(b.settled))
	for i := len(placements) - 1; i >= 0; i-- {
		placed := func(j int) bool { return placements[j].Placed }
		if p := placements[i]; p.Placed && !slices.ContainsFunc(b.requests[i].instead, placed) {
			s := spot{turned: turnedOf(p.Box), align: b.requests[i].spots[p.Spot].align}
			b.stood = append(b.stood, s.turned)
			b.c.stood(b.requests[i].name, s)
			drawn := b.requests[i].draw(s)
			if b.requests[i].still {
				still(drawn)
			}
			b.written = append(b.written, drawn)
			for _, item := range drawn {
				if _, line := item.(*scene.Shape); line {
					leaders = append(leaders, item)
				} else {
					items = append(items, item)
				}
			}
		}
	}
	return leaders, append(items, b.settled...)
}

// mostStruck is how many times labels are placed again because the line to one of them runs through another.
const mostStruck = 3

// struck takes from labels the places to which their line would run through another label, and reports whether one of them has
// to be placed again. A label that has no other place is left out, unless it has to be found.
func (b *labelBoard) struck(placements []label.Placement) bool {
	found := false
	for i, p := range placements {
		r := &b.requests[i]
		if !p.Placed || r.leader == nil {
			continue
		}
		strikes := func(s spot) bool {
			line, ok := b.c.leaderRoom(s, *r.leader)
			if !ok {
				return false
			}
			for j, o := range placements {
				if j != i && o.Placed && turnedOf(o.Box).meets(line) {
					return true
				}
			}
			return meetsAny(b.c.kept, line)
		}
		if !strikes(spot{turned: turnedOf(p.Box)}) {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(r.spots), strikes)
		switch {
		case len(left) > 0:
			r.spots, found = left, true
		case r.rank > rankFixed:
			r.dropped, found = true, true
		}
	}
	return found
}

// yield leaves out what the line to a more important label still runs through.
func (b *labelBoard) yield(placements []label.Placement) {
	for i, p := range placements {
		r := &b.requests[i]
		if !p.Placed || r.leader == nil {
			continue
		}
		line, ok := b.c.leaderRoom(spot{turned: turnedOf(p.Box)}, *r.leader)
		if !ok {
			continue
		}
		for j := range placements {
			if o := &placements[j]; o.Placed && b.requests[j].rank > r.rank && turnedOf(o.Box).meets(line) {
				o.Placed = false
			}
		}
	}
}

// leaderRoom is the room of the line from a sign to a name at a spot; false where none is drawn.
func (c *chart) leaderRoom(s spot, at scene.Point) (turned, bool) {
	p, q, far := c.leaderLine(s, at, 0)
	if !far {
		return turned{}, false
	}
	dx, dy := float64(q.X-p.X), float64(q.Y-p.Y)
	return turned{X: float64(p.X+q.X) / 2, Y: float64(p.Y+q.Y) / 2, W: math.Hypot(dx, dy), H: 2 * float64(c.k), Angle: math.Atan2(dy, dx)}, true
}

// reachable puts those spots last whose leader line would run over a marker or furniture.
func (b *labelBoard) reachable(r request) []spot {
	if r.leader == nil {
		return r.spots
	}
	at := turned{X: float64(r.leader.X), Y: float64(r.leader.Y), W: 1, H: 1}
	out, last := b.c.space.spots.room(len(r.spots)), b.c.space.spots.room(len(r.spots))
	for _, s := range r.spots {
		if line, ok := b.c.leaderRoom(s, *r.leader); ok {
			hit := false
			for _, h := range b.hard {
				hit = hit || h.meets(line) && !h.meets(at)
			}
			if hit {
				last = append(last, s)
				continue
			}
		}
		out = append(out, s)
	}
	return append(out, last...)
}

// everywhere holds every place.
var everywhere = orb.Bound{Min: orb.Point{math.Inf(-1), math.Inf(-1)}, Max: orb.Point{math.Inf(1), math.Inf(1)}}

// layout puts the board into the terms of label placement, with the obstacles that reach into near. It is valid until the
// next call.
func (b *labelBoard) layout(requests []request, near orb.Bound) label.Layout {
	pad := 4 * float64(b.c.k)
	space := b.c.space
	l := label.Layout{Frame: b.c.vp.Frame(-pad), Padding: 2.5 * float64(b.c.k), Labels: space.labels[:0], Obstacles: space.obstacles[:0]}
	space.places.reset()
	for i := range requests {
		r := &requests[i]
		one := label.Label{
			Priority: r.rank, Weight: r.weight, W: r.spots[0].W, H: r.spots[0].H, Crosses: r.crosses,
			Keep: r.rank <= rankFixed, Spots: space.places.room(len(r.spots)),
		}
		if r.dropped {
			l.Labels = append(l.Labels, label.Label{Priority: r.rank})
			continue
		}
		for _, s := range r.spots {
			one.Spots = append(one.Spots, label.Spot{Centre: orb.Point{s.X, s.Y}, Angle: s.Angle, SlideX: s.slide})
		}
		l.Labels = append(l.Labels, one)
	}
	for _, h := range b.hard {
		if box := h.grown(hardGap * float64(b.c.k)).box(); near.Intersects(box.Bound()) {
			l.Obstacles = append(l.Obstacles, label.Turned(box))
		}
	}
	for _, s := range b.lines {
		if reaches(s.line, near.Pad(s.half)) {
			l.Obstacles = append(l.Obstacles, label.Line(s.line, 2*s.half).Soft(softCost))
		}
	}
	space.labels, space.obstacles = l.Labels, l.Obstacles
	return l
}

// reaches reports whether the box of some part of a line meets b.
func reaches(line []orb.Point, b orb.Bound) bool {
	for i := 1; i < len(line); i++ {
		if crosses(line[i-1], line[i], b) {
			return true
		}
	}
	return false
}

// boundOf is what all spots lie in.
func boundOf(spots []spot) orb.Bound {
	out := spots[0].box().Bound()
	for _, s := range spots {
		out = out.Union(s.box().Bound().Pad(s.slide))
	}
	return out
}

// anyFree reports whether one of the spots lies on nothing that is drawn, and across no line.
func (b *labelBoard) anyFree(spots []spot) bool {
	return slices.ContainsFunc(spots, func(s spot) bool { return !meetsAny(b.hard, s.turned) && b.crossing(s.turned) == 0 })
}

// settle gives a label its place at once, so that markers too keep off it: the name of the story's
// border, and the callout.
func (b *labelBoard) settle(r request) {
	if !b.c.layers.Has(labelsLayer) || len(r.spots) == 0 {
		return
	}
	r.spots = b.c.steady(&r)
	one := [1]request{r}
	p := b.c.space.placer.Place(b.layout(one[:], boundOf(r.spots)))[0]
	if !p.Placed {
		return
	}
	s := spot{turned: turnedOf(p.Box), align: r.spots[p.Spot].align}
	b.c.stood(r.name, s)
	b.take(r, s)
}

// take writes a label at a place that is known to be free.
func (b *labelBoard) take(r request, s spot) {
	b.c.kept = append(b.c.kept, s.turned)
	b.blockTurned(s.grown(float64(b.c.k))) // between two labels there is more room than to a marker
	drawn := r.draw(s)
	if r.still {
		still(drawn)
	}
	b.write(drawn)
}

// write keeps what is drawn for a label that has its place.
func (b *labelBoard) write(drawn []scene.Item) {
	b.written = append(b.written, drawn)
	b.settled = append(b.settled, drawn...)
}

// box is the rectangle as label placement has it.
func (t turned) box() label.Box {
	return label.Box{Centre: orb.Point{t.X, t.Y}, W: t.W, H: t.H, Angle: t.Angle}
}

func turnedOf(b label.Box) turned {
	return turned{X: b.Centre[0], Y: b.Centre[1], W: b.W, H: b.H, Angle: b.Angle}
}

// meets reports whether two turned rectangles overlap.
func (t turned) meets(o turned) bool {
	return math.Hypot(o.X-t.X, o.Y-t.Y) <= (math.Hypot(t.W, t.H)+math.Hypot(o.W, o.H))/2 && t.box().Overlaps(o.box())
}

func meetsAny(boxes []turned, t turned) bool {
	for _, o := range boxes {
		if o.meets(t) {
			return true
		}
	}
	return false
}
