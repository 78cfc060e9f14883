package figure

import (
	"math"
	"slices"
	"strconv"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
)

const triangleShape = palette.Triangle

// spotted is the events so far at one place.
type spotted struct {
	place  int
	events []int // story order
	at     scene.Point
	ringed bool
}

// spottedEvents groups the events begun by the date and in the brushed range, and the ringed one, by place, in the order of the places.
func (c *chart) spottedEvents() []spotted {
	if !c.marked {
		c.marks, c.marked = c.findEvents(), true
	}
	return c.marks
}

func (c *chart) findEvents() []spotted {
	keep, err := c.story.Filter(c.in.View.Filter)
	if err != nil || keep == nil {
		keep = func(int) bool { return true }
	}
	begun := min(max(c.state.Begun, 0), len(c.story.Events))
	chosen := c.space.indexes.room(begun + 1)
	brush, brushed := c.in.View.Brushed()
	for i := range begun {
		if i == c.ringed || keep(i) && (!brushed || meets(c.story.Events[i].Date.Span(), brush)) {
			chosen = append(chosen, i)
		}
	}
	if c.ringed >= begun && c.ringed < len(c.story.Events) {
		chosen = append(chosen, c.ringed)
	}
	// All lists of events lie in one: they are counted, then each is filled from where the one before ends.
	ends := c.space.indexes.made(len(c.story.Places) + 1)
	for _, i := range chosen {
		if p := c.story.Events[i].Place; p >= 0 {
			ends[p+1]++
		}
	}
	for p := range c.story.Places {
		ends[p+1] += ends[p]
	}
	lists := make([]int, len(chosen))
	for _, i := range chosen {
		if p := c.story.Events[i].Place; p >= 0 {
			lists[ends[p]] = i
			ends[p]++
		}
	}
	used, from := 0, 0
	for p := range c.story.Places {
		if ends[p] > from {
			used, from = used+1, ends[p]
		}
	}
	out := make([]spotted, 0, used)
	from = 0
	for p := range c.story.Places {
		events := lists[from:ends[p]:ends[p]]
		from = ends[p]
		if len(events) == 0 {
			continue
		}
		at, ok := c.point(c.story.Places[p].Point)
		if !ok || !c.inside(at, 0) {
			continue
		}
		out = append(out, spotted{place: p, events: events, at: at, ringed: slices.Contains(events, c.ringed)})
	}
	return c.gathered(out)
}

// gatherReach is the distance on the screen within which places share one marker, points at scale 1.
const gatherReach = 13

// gathered joins what lies too close together to be told apart into the marker of the most important place: one always
// findable, else the one where most happens in the whole story.
func (c *chart) gathered(all []spotted) []spotted {
	total := c.space.indexes.made(len(c.story.Places))
	for i := range c.story.Events {
		if p := c.story.Events[i].Place; p >= 0 {
			total[p]++
		}
	}
	for _, p := range c.story.Fixed {
		total[p] += len(c.story.Events)
	}
	sortBy(all, func(a, b spotted) bool {
		if a.ringed != b.ringed {
			return a.ringed // the ringed event stays where it happened
		}
		return total[a.place] > total[b.place]
	})
	reach := gatherReach * float64(c.k)
	switch {
	case c.world:
		reach *= 2.2
	case c.vp.MetresPerPoint*float64(c.k) > crossingScale:
		reach *= 1.5
	}
	var out []spotted
next:
	for _, s := range all {
		for i := range out {
			if math.Hypot(float64(out[i].at.X-s.at.X), float64(out[i].at.Y-s.at.Y)) < reach {
				out[i].events = append(out[i].events, s.events...)
				continue next
			}
		}
		out = append(out, s)
	}
	for i := range out {
		slices.Sort(out[i].events)
	}
	return out
}

// MarkerEvents returns the indexes of the events that the marker with the scene id "events:ID" or "event:ID" stands for
// on the map of in, in story order; nil for an id that is no marker there.
func (k *Kit) MarkerEvents(in Input, id string) []int {
	if in.Story == nil || in.Palette == nil {
		return nil
	}
	c := k.newChart(in).ask()
	for _, s := range c.spottedEvents() {
		if id == "events:"+c.story.Places[s.place].ID {
			return s.events
		}
		for _, e := range s.events {
			if id == "event:"+c.story.Events[e].ID {
				return s.events
			}
		}
	}
	return nil
}

// events draws the markers: one for a place, with a count where there are several, beside the place's own sign. The
// ringed event is on top and larger; one that is later than the date is faint.
func (c *chart) events(board *labelBoard, net *network) []scene.Item {
	all := slices.Clone(c.spottedEvents())
	var items, top []scene.Item
	c.callout(board, net, all)
	sortBy(all, func(a, b spotted) bool { return a.ringed && !b.ringed }) // it claims its place first
	var discs []markerDisc
	for _, s := range all {
		drawn := c.marker(board, s, &discs)
		if s.ringed {
			top = append(top, drawn...)
		} else {
			items = append(items, drawn...)
		}
	}
	return append(items, top...)
}

// markerDisc is the room of a marker on the screen.
type markerDisc struct{ x, y, r float64 }

// marker draws the marker of one place and asks for its label.
func (c *chart) marker(board *labelBoard, s spotted, discs *[]markerDisc) []scene.Item {
	p := &c.story.Places[s.place]
	shown := s.events[len(s.events)-1]
	if s.ringed {
		shown = c.ringed
	}
	e := &c.story.Events[shown]
	size := float32(SignMap) * c.k
	room := c.markerRoom(s)
	if s.ringed {
		size = SignCurrent * c.k
	}
	at := c.markerPoint(s, room, *discs)
	*discs = append(*discs, markerDisc{float64(at.X), float64(at.Y), room})
	id, title := "event:"+e.ID, c.eventTitle(e)
	if len(s.events) > 1 {
		id = "events:" + p.ID
		title = sentences(c.in.Words.N("map.events", len(s.events), "place", p.Label)) + " " + title
		if s.ringed {
			id = "event:" + e.ID
		}
	}
	look := signLook{Size: size, Scale: c.k, Halo: c.pal.HaloLand, Current: s.ringed, ID: id, Title: title, Hit: 3 * c.k}
	if shown >= c.state.Begun {
		look.Opacity = .42
	}
	items := sign(c.pal.Category(e.Category), c.pal, at.X, at.Y, look)
	if c.in.View.Hover == id {
		items = append([]scene.Item{&scene.Shape{Path: scene.Circle(at.X, at.Y, float32(room)+3*c.k), Fill: palette.With(c.pal.Now, .25)}}, items...)
	}
	board.block(boxAround([2]float64{float64(at.X), float64(at.Y)}, room, room))
	if len(s.events) > 1 {
		items = append(items, c.count(board, discs, at, room, len(s.events), "events:"+p.ID, title)...)
	}
	c.eventLabel(board, s, shown, at, room)
	return items
}

// markerRoom is the radius of what a marker takes, its ring or halo included.
func (c *chart) markerRoom(s spotted) float64 {
	if s.ringed {
		return (SignCurrent*1.02 + 1.5) * float64(c.k)
	}
	return (SignMap*.62 + 1.3) * float64(c.k)
}

// under returns the middle and the room of the marker that covers a sign on a map of the world, where markers stand on
// their places: the place's name then stands beside the marker. Without one it is the sign's own.
func (c *chart) under(at scene.Point, clear float64) (scene.Point, float64) {
	if !c.world || !c.eventful() {
		return at, clear
	}
	for _, s := range c.spottedEvents() {
		if room := c.markerRoom(s); math.Hypot(float64(s.at.X-at.X), float64(s.at.Y-at.Y)) < room+3*float64(c.k) {
			return s.at, max(clear, room+float64(c.k))
		}
	}
	return at, clear
}

// markerPoint is where a marker stands: on its place on a world map, else beside the place's sign, on the first side that is free of the
// markers before it. Above comes first, so that names keep their usual side.
func (c *chart) markerPoint(s spotted, room float64, discs []markerDisc) scene.Point {
	onPlace := c.world || !c.hasSign(s.place) || s.ringed && c.story.Places[s.place].Kind == "crossing"
	if onPlace && c.freeOf(discs, float64(s.at.X), float64(s.at.Y), room) && (s.ringed && c.story.Places[s.place].Kind == "crossing" || c.clearOfKept(float64(s.at.X), float64(s.at.Y), room)) {
		return s.at
	}
	d := room + 6.2*float64(c.k)
	fallback, found := s.at, false // a place that only covers another place's sign or marker, no lettering
	for _, ring := range []float64{1, 1.35, 1.7, 2.1, 2.6, 3.3, 4} {
		for _, angle := range c.sides(s.place) {
			sin, cos := math.Sincos(angle * math.Pi / 180)
			x, y := float64(s.at.X)+cos*d*ring, float64(s.at.Y)+sin*d*ring
			p := scene.Point{X: float32(x), Y: float32(y)}
			if !c.inside(p, float32(room)) || !c.clearOfKept(x, y, room) {
				continue
			}
			if c.freeOf(discs, x, y, room) && c.clearOfPlaces(x, y, room, s.place) {
				return p
			}
			if !found {
				fallback, found = p, true
			}
		}
	}
	return fallback
}

// sides are the directions in which a marker may stand from its place, in degrees clockwise from the right. At a crossing
// the border's line runs up and down, so its sides come first, and
// of these the one away from the neighbour's, where the border's name stands.
func (c *chart) sides(place int) []float64 {
	if c.story.Places[place].Kind == "crossing" {
		return []float64{0, 180, -45, 45, -135, 135, -90, 90}
	}
	return []float64{-90, -135, 180, -45, 135, 90, 0, 45}
}

func (c *chart) freeOf(discs []markerDisc, x, y, r float64) bool {
	for _, d := range discs {
		if math.Hypot(d.x-x, d.y-y) < d.r+r+1 {
			return false
		}
	}
	return true
}

// clearOfPlaces keeps a marker off the signs of other places that have events or are always found, and off the bars of cuts.
func (c *chart) clearOfPlaces(x, y, r float64, but int) bool {
	if meetsAny(c.bars, turned{X: x, Y: y, W: 2 * r, H: 2 * r}) {
		return false
	}
	for _, s := range c.signs {
		if s.place != but && math.Hypot(float64(s.at.X)-x, float64(s.at.Y)-y) < r+4.5*float64(c.k) {
			return false
		}
	}
	return true
}

// hasSign reports whether a place's own sign is on the map.
func (c *chart) hasSign(place int) bool {
	for _, s := range c.signs {
		if s.place == place {
			return true
		}
	}
	return false
}

// clearOfKept keeps a marker off the labels that have their place already.
func (c *chart) clearOfKept(x, y, r float64) bool {
	return !meetsAny(c.kept, turned{X: x, Y: y, W: 2 * r, H: 2 * r}.grown(hardGap*float64(c.k)))
}

// count is the little number beside a marker that stands for several events.
func (c *chart) count(board *labelBoard, discs *[]markerDisc, at scene.Point, room float64, n int, id, title string) []scene.Item {
	style := c.countText()
	text := strconv.Itoa(n)
	h := 12 * c.k
	w := max(c.width(text, style)+6*c.k, h)
	d := float32(room) * .72
	box, found := scene.Rect{}, false
	for i, side := range countSides {
		b := scene.Rect{X0: at.X + side[0]*d, Y0: at.Y + side[1]*d}
		b = b.Moved((side[0]-1)/2*w, (side[1]-1)/2*h)
		b.X1, b.Y1 = b.X0+w, b.Y0+h
		x, y := float64(b.X0+b.X1)/2, float64(b.Y0+b.Y1)/2
		free := b.X0 > 1 && b.Y0 > 1 && b.X1 < c.w-1 && b.Y1 < c.h-1 && c.freeOf(*discs, x, y, float64(h)*.45) && c.clearOfPlaces(x, y, float64(h)*.4, -1) &&
			!meetsAny(c.kept, turned{X: x, Y: y, W: float64(w), H: float64(h)}.grown(1.5*float64(c.k))) &&
			!meetsAny(c.bars, turned{X: x, Y: y, W: float64(w), H: float64(h)})
		if i == 0 || free {
			box = b
		}
		if found = free; found {
			break
		}
	}
	if !found {
		return nil // its number is in the marker's title
	}
	*discs = append(*discs, markerDisc{float64(box.X0+box.X1) / 2, float64(box.Y0+box.Y1) / 2, float64(h) / 2})
	board.block(box)
	return c.badge(box, text, style, id, title)
}

// countSides are where the number of a marker is tried, the best first.
var countSides = [8][2]float32{{1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {1.35, 0}, {-1.35, 0}, {0, -1.35}, {0, 1.35}}

// badge is a number in a pill.
func (c *chart) badge(box scene.Rect, text string, style textStyle, id, title string) []scene.Item {
	_, _, capital, _ := c.kit.Fonts.Metrics(style.Face, style.Size)
	return []scene.Item{
		&scene.Shape{ID: id, Title: title, Path: scene.RoundRect(box, box.H()/2), Fill: c.pal.Panel, Stroke: scene.Stroke{Color: c.pal.StrongRule, Width: c.k}},
		&scene.Text{
			X: (box.X0 + box.X1) / 2, Y: (box.Y0+box.Y1)/2 + capital/2, String: text, Face: style.Face, Size: style.Size,
			Color: c.pal.Ink1, Align: scene.Centre, Tabular: true, W: c.width(text, style),
		},
	}
}

// staleLabel is how long after its date an event has no label of its own any more, seconds: a year and a day.
const staleLabel = 366*86400 + 1

// eventLabel asks for the short title and date of the last event at a place.
func (c *chart) eventLabel(board *labelBoard, s spotted, shown int, at scene.Point, room float64) {
	e := &c.story.Events[shown]
	if s.ringed && c.calledOut {
		return
	}
	age := float64(c.state.At - e.Date.Start.Span.From)
	if !s.ringed && (age >= staleLabel || c.world || len(s.events) > 3) {
		return
	}
	colour := c.pal.Category(e.Category).Text
	rank, weight := rankEvent, -age
	name := c.eventText().in(colour)
	if s.ringed {
		rank, colour = rankNow, c.pal.NowText
		name = c.eventText().in(colour).bold()
	}
	if shown >= c.state.Begun {
		colour = c.pal.Ink3
		name = c.eventText().in(colour)
	}
	lines := caption{}
	for _, l := range c.kit.Fonts.Wrap(e.Short, name.Face, name.Size, 150*c.k) {
		lines = append(lines, captionLine{text: l, style: name})
	}
	if len(lines) > 2 {
		return
	}
	lines = append(lines, captionLine{text: e.Date.Short(c.dates()), style: c.eventText().in(colour)})
	w, h := c.size(lines)
	r := request{
		name: "event:" + e.ID, rank: rank, weight: weight, crosses: s.ringed,
		draw: func(s spot) []scene.Item { return c.set(lines, s, "event:"+e.ID, c.eventTitle(e)) },
	}
	distances := []float64{room + 3*float64(c.k), room + 9*float64(c.k)}
	if s.ringed && c.world { // in the crowd of a world map it may stand farther off, on a line to its marker
		for _, d := range []float64{20, 32, 46} {
			distances = append(distances, room+d*float64(c.k))
		}
		r.leader = &at
		r.draw = func(s spot) []scene.Item {
			items := c.set(lines, s, "event:"+e.ID, c.eventTitle(e))
			if s.distance(at) < room+14*float64(c.k) {
				return items
			}
			return append(c.leader(s, at, room), items...)
		}
	}
	r.spots = c.onGlobe(c.farther(at, w, h, distances...))
	board.ask(r)
}

// changes returns the ways that the ringed event closed and opened.
func (c *chart) changes(net *network) (closed, opened []*way) {
	for _, w := range net.ways {
		if c.ringed >= 0 && w.route.ClosedBy == c.ringed && w.state.Status == dataset.Closed {
			closed = append(closed, w)
		}
		if c.ringed >= 0 && w.route.OpenedBy == c.ringed && w.state.Status == dataset.InUse {
			opened = append(opened, w)
		}
	}
	return closed, opened
}
