package figure

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/paulmach/orb"

	"thawline/app/view"
	"thawline/dataset"
)

// network is the routes of one date laid out on one map: on a stretch that several share, each kind of line runs in a
// lane of its own, side by side; lines of one kind without a figure share their lane and are drawn once.
type network struct {
	c     *chart
	scale flowScale
	ways  []*way
	exits []exit
	cuts  []cut
}

// exit is where a way leaves the picture towards a destination outside it.
type exit struct {
	way *way
	at  orb.Point
	dir orb.Point
	sea bool
}

// cut is where a closed way was broken off.
type cut struct {
	way *way
	at  orb.Point
	dir orb.Point
}

// lane is a kind of line on a stretch; each way with a figure has one of its own.
type trackLane struct {
	kind  routeKind
	route int
}

func (w *way) lane() trackLane {
	if w.kind == flowLine {
		return trackLane{flowLine, w.index}
	}
	return trackLane{w.kind, -1}
}

// track is what runs on one stretch.
type track struct {
	used    bool
	forward bool // the direction of the first way to use it: offsets count to its right
	lanes   []laneRoom
}

// laneRoom is a lane with its place beside the others.
type laneRoom struct {
	trackLane
	width, offset float64
	claimed       bool // by a way that draws it
}

// lane returns the room of a lane on the track; nil for none.
func (t *track) lane(l trackLane) *laneRoom {
	for i := range t.lanes {
		if t.lanes[i].trackLane == l {
			return &t.lanes[i]
		}
	}
	return nil
}

// network lays out the routes of the chart's date.
func (c *chart) network() *network {
	n := &network{c: c, scale: c.flowScale()}
	if len(c.story.Routes) == 0 {
		return n
	}
	n.ways = c.ways()
	tracks := n.tracks()
	for _, w := range n.ways {
		courses := c.ground().courses[w.index]
		w.pieces = make([]piece, len(courses))
		for i := range courses {
			w.pieces[i] = n.lay(w, courses[i], tracks)
		}
		w.grow()
	}
	n.findExits()
	n.findCuts()
	return n
}

// tracks collects the lanes of every stretch and places them side by side. Ways are taken in the story's order, so that
// a lane keeps its place while others come and go.
func (n *network) tracks() []track {
	g := n.c.ground()
	tracks := n.c.space.tracks
	if len(tracks) < g.stretches {
		tracks = make([]track, g.stretches)
		n.c.space.tracks = tracks
	}
	tracks = tracks[:g.stretches]
	for i := range tracks {
		tracks[i] = track{lanes: tracks[i].lanes[:0]}
	}
	byStory := slices.Clone(n.ways)
	slices.SortFunc(byStory, func(a, b *way) int { return a.index - b.index })
	for _, w := range byStory {
		l := w.lane()
		for i, u := range g.uses[w.index] {
			t := &tracks[u.stretch]
			if !t.used {
				t.used, t.forward = true, u.forward
			}
			room := t.lane(l)
			if room == nil {
				t.lanes = append(t.lanes, laneRoom{trackLane: l})
				room = &t.lanes[len(t.lanes)-1]
			}
			room.width = max(room.width, n.c.laneWidth(w, w.sea[i]))
		}
	}
	gap := 1.1 * float64(n.c.k)
	for i := range tracks {
		lanes := tracks[i].lanes
		slices.SortFunc(lanes, func(a, b laneRoom) int {
			return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.route, b.route))
		})
		total := -gap
		for _, l := range lanes {
			total += l.width + gap
		}
		at := -total / 2
		for j := range lanes {
			lanes[j].offset = at + lanes[j].width/2
			at += lanes[j].width + gap
		}
	}
	return tracks
}

// lay moves one course into its way's lanes and claims the stretches that nobody of its kind drew before. A closed sea
// lane gives way to one in use: two dashed lines side by side on open water say nothing.
func (n *network) lay(w *way, crs course, tracks []track) piece {
	space := n.c.space
	p := piece{course: crs, upTo: math.Inf(1), own: space.flags.made(max(len(crs.points)-1, 0)), tied: space.flags.made(max(len(crs.points)-1, 0))}
	offsets := space.numbers.made(len(crs.points))
	uses, l := n.c.ground().uses[w.index], w.lane()
	last, mine, tied, offset := -1, false, false, 0.0
	for i := range crs.points {
		if s := min(crs.segment[i], len(uses)-1); s != last {
			t := &tracks[uses[s].stretch]
			room := t.lane(l)
			mine = !room.claimed && !(w.kind == closedLine && w.sea[s] && !w.cutNow && t.busy())
			room.claimed = true
			tied = t.tied() == l
			if offset = room.offset; uses[s].forward != t.forward {
				offset = -offset
			}
			last = s
		}
		offsets[i] = offset
		if i < len(p.own) {
			p.own[i], p.tied[i] = mine, tied
		}
	}
	offsets = n.ease(crs.along, offsets, 16*float64(n.c.k))
	n.fan(crs, offsets)
	p.line = n.shift(crs, offsets)
	return p
}

// fanReach is the distance within which lanes part where the routes begin, points at scale 1: so near to its start a line may
// turn more sharply than lanes beside it could.
const fanReach = 26

// fan draws the lanes of a course together towards the place that its route begins at.
func (n *network) fan(crs course, offsets []float64) {
	if len(crs.segment) == 0 || crs.segment[0] != 0 {
		return
	}
	reach := fanReach * float64(n.c.k)
	for i := range offsets {
		s := min(crs.along[i]/reach, 1)
		offsets[i] *= s * s * (3 - 2*s)
	}
}

// tied returns the lane that has the ticks for all lanes of the track: the first one in use, else the first.
func (t *track) tied() trackLane {
	for i := range t.lanes {
		if kind := t.lanes[i].kind; kind != closedLine && kind != plannedLine {
			return t.lanes[i].trackLane
		}
	}
	return t.lanes[0].trackLane
}

// grow hides what lies beyond the length that a way has grown to. It has its room on the map from the beginning, so that
// nothing else moves while it grows.
func (w *way) grow() {
	if w.grown >= 1 {
		return
	}
	total := 0.0
	for i := range w.pieces {
		if p := &w.pieces[i]; len(p.along) > 0 {
			total += p.along[len(p.along)-1]
		}
	}
	rest := total * w.grown
	for i := range w.pieces {
		p := &w.pieces[i]
		p.upTo = rest
		if len(p.along) > 0 {
			rest -= p.along[len(p.along)-1]
		}
	}
}

// busy reports whether something in use runs on the track.
func (t *track) busy() bool {
	for _, l := range t.lanes {
		if l.kind == flowLine || l.kind == thinLine || l.kind == freshLine {
			return true
		}
	}
	return false
}

// dense puts a point at least every 5 points of a course that is near the picture, so that a change of lane can be eased.
func (c *chart) dense(crs course) course {
	step := 5 * float64(c.k)
	near := c.vp.Frame(80 * float64(c.k))
	out := course{points: make([]orb.Point, 0, len(crs.points)*2), segment: make([]int, 0, len(crs.points)*2), along: make([]float64, 0, len(crs.points)*2)}
	for i, p := range crs.points {
		out.points = append(out.points, p)
		out.segment = append(out.segment, crs.segment[i])
		out.along = append(out.along, crs.along[i])
		if i+1 == len(crs.points) {
			break
		}
		q, d := crs.points[i+1], crs.along[i+1]-crs.along[i]
		if d <= step || d > 4000 || !near.Contains(p) && !near.Contains(q) && !crosses(p, q, near) {
			continue
		}
		parts := int(math.Ceil(d / step))
		for j := 1; j < parts; j++ {
			t := float64(j) / float64(parts)
			out.points = append(out.points, orb.Point{p[0] + (q[0]-p[0])*t, p[1] + (q[1]-p[1])*t})
			out.segment = append(out.segment, crs.segment[i])
			out.along = append(out.along, crs.along[i]+d*t)
		}
	}
	return out
}

// crosses reports whether the box of a line from p to q meets b.
func crosses(p, q orb.Point, b orb.Bound) bool {
	return max(p[0], q[0]) >= b.Min[0] && min(p[0], q[0]) <= b.Max[0] && max(p[1], q[1]) >= b.Min[1] && min(p[1], q[1]) <= b.Max[1]
}

// ease replaces each value by the mean of the values up to reach before and behind it along the line.
func (n *network) ease(along, values []float64, reach float64) []float64 {
	flat := true
	for _, v := range values {
		flat = flat && v == values[0]
	}
	if flat || reach <= 0 {
		return values
	}
	sum := n.c.space.numbers.made(len(values)) // integral up to each point
	for i := 1; i < len(values); i++ {
		sum[i] = sum[i-1] + (along[i]-along[i-1])*values[i-1]
	}
	last := len(values) - 1
	integral := func(s float64, from int) (float64, int) {
		for from < last && along[from+1] <= s {
			from++
		}
		return sum[from] + (s-along[from])*values[from], from
	}
	out := n.c.space.numbers.made(len(values))
	lo, hi := 0, 0
	for i, s := range along {
		a, b := max(s-reach, along[0]), min(s+reach, along[last])
		var ia, ib float64
		ia, lo = integral(a, lo)
		ib, hi = integral(b, hi)
		out[i] = values[i]
		if b > a {
			out[i] = (ib - ia) / (b - a)
		}
	}
	return out
}

// shift moves each point of a course to the right of its direction by an offset.
func (n *network) shift(crs course, offsets []float64) []orb.Point {
	out := n.c.space.points.made(len(crs.points))
	for i, p := range crs.points {
		if offsets[i] == 0 {
			out[i] = p
			continue
		}
		a, b := crs.points[max(i-1, 0)], crs.points[min(i+1, len(crs.points)-1)]
		dx, dy := b[0]-a[0], b[1]-a[1]
		d := math.Hypot(dx, dy)
		if d == 0 {
			out[i] = p
			continue
		}
		out[i] = orb.Point{p[0] - dy/d*offsets[i], p[1] + dx/d*offsets[i]}
	}
	return out
}

// findExits notes where each way leaves the picture for good. One that never enters it has none.
func (n *network) findExits() {
	frame := n.c.vp.Frame(0)
	for _, w := range n.ways {
		to := n.c.story.Places[w.route.To]
		if n.c.vp.Visible(to.Point) {
			continue
		}
	pieces:
		for i := len(w.pieces) - 1; i >= 0; i-- {
			p := &w.pieces[i]
			for j := len(p.line) - 2; j >= 0; j-- {
				a, b := p.line[j], p.line[j+1]
				if !frame.Contains(a) || frame.Contains(b) {
					continue
				}
				at := leave(a, b, frame)
				d := math.Hypot(b[0]-a[0], b[1]-a[1])
				n.exits = append(n.exits, exit{way: w, at: at, dir: orb.Point{(b[0] - a[0]) / d, (b[1] - a[1]) / d}, sea: w.sea[min(p.segment[j], len(w.sea)-1)]})
				break pieces
			}
		}
	}
}

// leave returns where the line from a inside the frame to b outside it crosses its edge.
func leave(a, b orb.Point, frame orb.Bound) orb.Point {
	t := 1.0
	for axis := range 2 {
		d := b[axis] - a[axis]
		if b[axis] > frame.Max[axis] {
			t = min(t, (frame.Max[axis]-a[axis])/d)
		} else if b[axis] < frame.Min[axis] {
			t = min(t, (frame.Min[axis]-a[axis])/d)
		}
	}
	return orb.Point{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
}

// cutReach is how far from a route the place of the event that closed it may lie for the bar to stand on the line, km.
const cutReach = 60

// findCuts puts the bar of each closed way where the event that closed it happened, if that is on its course and the map
// is not one of the whole world.
func (n *network) findCuts() {
	if n.c.world {
		return // a bar would cover the whole way
	}
	for _, w := range n.ways {
		if w.kind != closedLine || w.route.ClosedBy < 0 || w.route.ClosedBy >= len(n.c.story.Events) {
			continue
		}
		place := n.c.story.Events[w.route.ClosedBy].Place
		if place < 0 {
			continue
		}
		at, ok := n.c.point(n.c.story.Places[place].Point)
		if !ok || !n.c.inside(at, 0) {
			continue
		}
		best, reach := cut{}, cutReach*1000/n.c.vp.MetresPerPoint
		for i := range w.pieces {
			p := &w.pieces[i]
			along, d := p.nearest(orb.Point{float64(at.X), float64(at.Y)})
			if d >= reach {
				continue
			}
			if !n.c.ringOn(w.route) {
				along = max(along-n.c.signRoom(place), 0)
			}
			if _, dir, ok := lineAt(p.points, along); ok {
				best, reach = cut{way: w, at: p.moved(along), dir: dir}, d
			}
		}
		if best.way != nil {
			n.cuts = append(n.cuts, best)
		}
	}
}

// ringOn reports whether the ring of the emphasised event sits on the bar of a route that it closed: at the place of a town the
// ring stands beside the town's sign.
func (c *chart) ringOn(r *dataset.Route) bool {
	return c.ringed >= 0 && r.ClosedBy == c.ringed && !isPoint(&c.story.Places[c.story.Events[c.ringed].Place])
}

// signRoom is how far a bar steps back along its line from a place, towards where the line comes from, so that the sign of the
// place does not hide it; 0 where the map has no sign there.
func (c *chart) signRoom(place int) float64 {
	k, p := float64(c.k), &c.story.Places[place]
	const bar = 2.2 + 1 // half of it, and air
	switch {
	case p.Kind == "crossing" && c.gatesAt(place):
		return float64(c.gateSize(true)) + (gateHalo+bar)*k
	case isPoint(p) && c.layers.Has(view.Places):
		return (signHalf + bar) * k
	}
	return 0
}

// moved returns the point of the line in its lane that belongs to a distance along the course.
func (p *piece) moved(along float64) orb.Point {
	i := sort.SearchFloat64s(p.along, along)
	if i == 0 {
		return p.line[0]
	}
	if i >= len(p.line) {
		return p.line[len(p.line)-1]
	}
	t := 0.0
	if d := p.along[i] - p.along[i-1]; d > 0 {
		t = (along - p.along[i-1]) / d
	}
	a, b := p.line[i-1], p.line[i]
	return orb.Point{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
}
