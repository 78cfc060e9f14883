package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
)

// crossingScale is the coarsest scale at which single crossings are drawn, metres a point at figure scale 1.
const crossingScale = 3200

// The coarsest scales at which crossings are named, and at which their state is told beside the name.
const (
	crossingNameScale  = 900
	crossingStateScale = 420
)

// crossings draws the border crossings as small gates: a ring that lets through, half full where traffic is restricted,
// full with a bar where it is shut. Road and rail at one place stand side by side.
func (c *chart) crossings(board *labelBoard) []scene.Item {
	if c.vp.MetresPerPoint*float64(c.k) > crossingScale {
		return nil
	}
	var items []scene.Item
	seen := map[int]int{}
	for i := range c.story.Crossings {
		x, at := &c.story.Crossings[i], &c.ground().gates[i]
		if !at.seen || i >= len(c.state.Crossing) || c.state.Crossing[i] < 0 {
			continue
		}
		state := &x.States[c.state.Crossing[i]]
		r := c.gateSize(c.isFixedBorder(&c.story.Borders[x.Border]))
		scale := c.vp.MetresPerPoint * float64(c.k)
		p, dir := at.at, at.dir
		step := float64(seen[x.Place]) * float64(2*r+1.6*c.k)
		if seen[x.Place]++; seen[x.Place] == 1 {
			c.signs = append(c.signs, placedSign{x.Place, scene.Point{X: float32(p[0]), Y: float32(p[1])}})
		}
		p = orb.Point{p[0] + dir[0]*step, p[1] + dir[1]*step}
		if scale < crossingNameScale && seen[x.Place] == 1 {
			c.crossingLabel(board, x, state, p, float64(r), scale < crossingStateScale)
		}
		items = append(items, c.gate(p, dir, r, state.State, "crossing:"+x.ID, c.crossingTitle(x, state))...)
		board.block(boxAround(p, float64(r)+1, float64(r)+1))
	}
	return items
}

// gateHalo is how far the halo of a gate reaches beyond it, points at scale 1.
const gateHalo = 1.8

// gateSize is the radius of a gate on a border, which is smaller on those that are not the story's own.
func (c *chart) gateSize(main bool) float32 {
	r := 3.1 * c.k
	if !main {
		r = 2.5 * c.k
	}
	return r * float32(min(max(math.Sqrt(1200/(c.vp.MetresPerPoint*float64(c.k))), 1), 1.6))
}

// gatesAt reports whether crossings are drawn at a place.
func (c *chart) gatesAt(place int) bool {
	if c.vp.MetresPerPoint*float64(c.k) > crossingScale || !c.layers.Has(view.Routes) {
		return false
	}
	for i := range c.story.Crossings {
		if c.story.Crossings[i].Place == place && i < len(c.state.Crossing) && c.state.Crossing[i] >= 0 {
			return true
		}
	}
	return false
}

// crossingLabel asks for a crossing's name, with its state where the map is close enough.
func (c *chart) crossingLabel(board *labelBoard, x *dataset.Crossing, state *dataset.CrossingState, at orb.Point, r float64, told bool) {
	p := &c.story.Places[x.Place]
	style := c.letter(scene.Sans, 10.5).in(c.pal.BorderLabel)
	lines := caption{{text: p.Label, style: style}}
	if told {
		lines = caption{{text: p.Label, style: style.bold()}, {text: c.crossingState(state, state.From.Short(c.dates())), style: style}}
	}
	w, h := c.size(lines)
	id, title := "crossing:"+x.ID, c.crossingTitle(x, state)
	board.ask(request{
		name: id, rank: rankMinor, weight: 1, spots: c.farther(scene.Point{X: float32(at[0]), Y: float32(at[1])}, w, h, r+4*float64(c.k), r+9*float64(c.k)),
		draw: func(s spot) []scene.Item { return c.set(lines, s, id, title) },
	})
}

// gatePlace is where a crossing is drawn.
type gatePlace struct {
	seen    bool // its place is in the picture
	at, dir orb.Point
}

// gatePlaces finds the places of all crossings on the lines of the borders.
func (c *chart) gatePlaces(borders [][][]orb.Point) []gatePlace {
	courses := make([][]course, len(borders))
	for i, lines := range borders {
		for _, line := range lines {
			courses[i] = append(courses[i], unbent(line))
		}
	}
	out := make([]gatePlace, len(c.story.Crossings))
	for i := range out {
		x := &c.story.Crossings[i]
		if at, ok := c.point(c.story.Places[x.Place].Point); ok && c.inside(at, 0) {
			p, dir := c.onBorder(courses[x.Border], orb.Point{float64(at.X), float64(at.Y)})
			out[i] = gatePlace{true, p, dir}
		}
	}
	return out
}

// onBorder moves a crossing onto the drawn line of its border, if that is near, and returns the line's direction there.
func (c *chart) onBorder(lines []course, at orb.Point) (p, dir orb.Point) {
	p, dir = at, orb.Point{0, 1}
	best := 10 * float64(c.k)
	for i := range lines {
		line := lines[i].points
		if along, d := lines[i].nearest(at); d < best {
			if q, _, ok := lineAt(line, along); ok {
				a, _, _ := lineAt(line, max(along-8, 0))
				b, _, _ := lineAt(line, along+8)
				if l := math.Hypot(b[0]-a[0], b[1]-a[1]); l > 0 {
					best, p, dir = d, q, orb.Point{(b[0] - a[0]) / l, (b[1] - a[1]) / l}
				}
			}
		}
	}
	return p, dir
}

// gate is the mark of one crossing.
func (c *chart) gate(p, dir orb.Point, r float32, state, id, title string) []scene.Item {
	x, y := float32(p[0]), float32(p[1])
	mark := &scene.Shape{
		ID: id, Title: title, Path: scene.Circle(x, y, r), Fill: c.pal.Raised, Hit: 2 * c.k,
		Stroke: scene.Stroke{Color: c.pal.BorderLine, Width: 1.3 * c.k},
	}
	var items []scene.Item
	if id != "" && c.in.View.Hover == id {
		items = append(items, &scene.Shape{Path: scene.Circle(x, y, r+3*c.k), Fill: c.pal.HaloLand, Stroke: scene.Stroke{Color: c.pal.Now, Width: 1.8 * c.k}})
	}
	items = append(items, &scene.Shape{Path: scene.Circle(x, y, r+gateHalo*c.k), Fill: c.pal.HaloLand}, mark)
	along := math.Atan2(dir[1], dir[0])
	switch state {
	case "closed":
		mark.Fill = c.pal.BorderLine
		dx, dy := float32(dir[0])*r*.62, float32(dir[1])*r*.62
		items = append(items, &scene.Shape{Path: scene.Segment(x-dx, y-dy, x+dx, y+dy), Stroke: scene.Stroke{Color: c.pal.Raised, Width: 1.2 * c.k}})
	case "restricted":
		half := &scene.Path{Closed: true, Points: make([]scene.Point, 0, 17)}
		for i := 0; i <= 16; i++ {
			sin, cos := math.Sincos(along + float64(i)*math.Pi/16)
			half.Points = append(half.Points, scene.Point{X: x + r*float32(cos), Y: y + r*float32(sin)})
		}
		items = append(items, &scene.Shape{Path: half, Fill: c.pal.BorderLine})
	}
	return items
}

func (c *chart) crossingTitle(x *dataset.Crossing, s *dataset.CrossingState) string {
	return c.title(titleKey{of: x, with: s}, func() string {
		return sentences(x.Name+": "+c.crossingState(s, s.From.Label(c.dates())), s.Note)
	})
}

// crossingState says what holds at a crossing and since when; what held already when the story begins has no date.
func (c *chart) crossingState(s *dataset.CrossingState, since string) string {
	key := "map.crossing." + s.State
	if s.From.Start.Span.From <= c.story.Span.From && c.in.Words.Has(key+".before") {
		key += ".before"
	}
	if !c.in.Words.Has(key) {
		return s.State
	}
	return c.in.Words.T(key, "date", since)
}

// crossingsSeen reports whether crossings are drawn in the picture.
func (c *chart) crossingsSeen() bool {
	if c.vp.MetresPerPoint*float64(c.k) > crossingScale {
		return false
	}
	for i := range c.story.Crossings {
		if c.ground().gates[i].seen && i < len(c.state.Crossing) && c.state.Crossing[i] >= 0 {
			return true
		}
	}
	return false
}

// sampleGates draws the three states of a crossing on a piece of border.
func (c *chart) sampleGates(x, y, w float32) []scene.Item {
	items := []scene.Item{&scene.Shape{Path: scene.Segment(x, y, x+w, y), Stroke: scene.Stroke{Color: c.pal.BorderLine, Width: 1.4 * c.k}}}
	for i, state := range []string{"open", "restricted", "closed"} {
		at := orb.Point{float64(x + w*(.17+.33*float32(i))), float64(y)}
		items = append(items, c.gate(at, orb.Point{0, 1}, 3.1*c.k, state, "", "")...)
	}
	return items
}
