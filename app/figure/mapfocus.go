package figure

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/geo/label"
)

// How far the name of the country in focus stays from the country's outline at its sides, where the tint band must stay
// clear of it, and above and below; points at scale 1.
const (
	focusAside = 9.0
	focusAbove = 7.5
)

// focusSteps are the letterings of the name, the best first: in a small country the letters move together before they
// shrink.
var focusSteps = []struct{ size, tracking float32 }{{13, 4}, {13, 2.8}, {12.5, 1.8}, {11.5, 1}}

// focusPlace is a place for the name of the country in focus, wholly inside the country.
type focusPlace struct {
	turned
	style textStyle
	cost  float64
}

// dearestFocus is the cost from which on no place is taken: it would cover what must be found.
const dearestFocus = 400

// mostFocus is how many places for the name are kept.
const mostFocus = 32

// focusPlaces looks for room for the name inside what is seen of the country in focus, the best first. What lies there at
// any date counts, so that the name stays where it is while the clock runs.
func (c *chart) focusPlaces(courses [][]course, ring []scene.Point, name string) []focusPlace {
	k := float64(c.k)
	box := (&scene.Path{Points: ring}).Bounds()
	busy, routes := c.busySpots(), pointsIn(courses, box.Inset(-float32(routeRoom+1)*c.k))
	var out []focusPlace
	for i, step := range focusSteps {
		style := c.focusText()
		style.Size, style.Line, style.Tracking = step.size*c.k, step.size*1.24*c.k, step.tracking*c.k
		w, h := c.size(caption{{text: name, style: style}})
		_, _, capital, _ := c.kit.Fonts.Metrics(style.Face, style.Size)
		for _, at := range label.Spots(ring, nil, c.vp.Frame(-4*k), w+2*focusAside*k, float64(capital)+2*focusAbove*k) {
			shares := []float64{0}
			if at.SlideX > 4*k {
				shares = []float64{0, -.5, .5, -1, 1}
			}
			for _, share := range shares {
				t := turned{X: at.Centre[0] + share*at.SlideX, Y: at.Centre[1], W: w, H: h}
				off := math.Abs(t.X-float64(box.X0+box.X1)/2)/float64(box.W()) + math.Abs(t.Y-float64(box.Y0+box.Y1)/2)/float64(box.H())
				out = append(out, focusPlace{t, style, 40*float64(i) + 50*off + c.underRoutes(routes, t) + underSpots(busy, t)})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b focusPlace) int { return cmp.Compare(a.cost, b.cost) })
	return out[:min(len(out), mostFocus)]
}

// routeRoom is how far the name stays from routes, points at scale 1.
const routeRoom = 5

// pointsIn returns the points of each route that lie in a box, from the top down.
func pointsIn(courses [][]course, box scene.Rect) [][]orb.Point {
	out := make([][]orb.Point, len(courses))
	for i, list := range courses {
		for j := range list {
			for _, p := range list[j].points {
				if box.Contains(float32(p[0]), float32(p[1])) {
					out[i] = append(out[i], p)
				}
			}
		}
		slices.SortFunc(out[i], func(a, b orb.Point) int { return cmp.Compare(a[1], b[1]) })
	}
	return out
}

// underRoutes is what it costs to write over the routes of any date, whose points are sorted as by pointsIn: by the length of
// the worst of them under the box.
func (c *chart) underRoutes(routes [][]orb.Point, t turned) float64 {
	room := t.grown(routeRoom * float64(c.k))
	most := 0
	for _, points := range routes {
		n := 0
		first := sort.Search(len(points), func(i int) bool { return points[i][1] > room.Y-room.H/2 })
		for _, p := range points[first:] {
			if p[1] >= room.Y+room.H/2 {
				break
			}
			if math.Abs(p[0]-room.X) < room.W/2 {
				n++
			}
		}
		most = max(most, n)
	}
	if most == 0 {
		return 0
	}
	return 30 + 5*float64(most)
}

// busySpot is a box that a sign, a marker or a capital's name takes, and what it costs to write there.
type busySpot struct {
	turned
	cost float64
}

// busySpots are the boxes that signs of places and markers of events take at one date or another.
func (c *chart) busySpots() []busySpot {
	k := float64(c.k)
	eventful := make([]bool, len(c.story.Places))
	for i := range c.story.Events {
		if p := c.story.Events[i].Place; p >= 0 {
			eventful[p] = true
		}
	}
	var out []busySpot
	for i := range c.story.Places {
		p := &c.story.Places[i]
		at, ok := c.point(p.Point)
		if !ok || !isPoint(p) && !eventful[i] {
			continue
		}
		x, y := float64(at.X), float64(at.Y)
		out = append(out, busySpot{turned{X: x, Y: y, W: 11 * k, H: 11 * k}, 45})
		if slices.Contains(c.story.Fixed, i) {
			out[len(out)-1].cost = dearestFocus
		}
		if c.isStoryCapital(i) { // its name stands at either side
			w, h := c.size(caption{{text: p.Label, style: c.capitalText()}})
			out = append(out, busySpot{turned{X: x, Y: y, W: 2*w + 16*k, H: h + 8*k}, 45})
		}
		if eventful[i] { // its marker stands above, with a count at the right
			out = append(out, busySpot{turned{X: x + 5*k, Y: y - 17*k, W: 34 * k, H: 24 * k}, 45})
		}
	}
	return out
}

func underSpots(spots []busySpot, t turned) float64 {
	cost := 0.0
	for _, s := range spots {
		if s.meets(t) {
			cost += s.cost
		}
	}
	return cost
}

// focusName writes the name of the country in focus at the best place that nothing is reserved on, before any marker is
// placed. A country that has no room for its name goes without: anywhere else the name would be read as a neighbour's.
func (c *chart) focusName(board *labelBoard) {
	g := c.ground()
	if g.focusName == "" || !c.layers.Has(labelsLayer) {
		return
	}
	k := float64(c.k)
	for _, p := range c.steadyFocus(g.focusPlaces) {
		if p.cost > dearestFocus || meetsAny(board.hard, p.grown(3*k)) {
			continue
		}
		s := spot{turned: p.turned, align: scene.Centre}
		c.stood(focusLabel, s)
		c.kept = append(c.kept, p.turned)
		board.blockTurned(p.grown(k))
		style := p.style.in(c.focusText().Color) // the place is kept for all palettes
		board.write(c.set(caption{{text: g.focusName, style: style}}, s, "", ""))
		return
	}
}

// focusLabel is the name by which the lettering knows that of the country in focus.
const focusLabel = "focus"

// steadyFocus returns the places with the one first where the name stood before, in the lettering it had.
func (c *chart) steadyFocus(places []focusPlace) []focusPlace {
	was, ok := c.before[focusLabel]
	if !ok || !c.holds(was.turned) {
		return places
	}
	for _, p := range places {
		if math.Abs(p.W-was.W) < 1 && math.Abs(p.H-was.H) < 1 {
			p.turned, p.cost = was.turned, 0
			return append([]focusPlace{p}, places...)
		}
	}
	return places
}
