package figure

import (
	"math"
	"slices"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
)

// townScale is the coarsest scale at which towns that nothing happens in are named, metres a point at figure scale 1.
const townScale = 1500

// signHalf is half the size of a place's sign with its halo, points at scale 1.
const signHalf = 4.4

// isPoint reports whether a place is drawn as a point at all: stations and waypoints only shape a route, crossings are
// gates, and a border's label is no point.
func isPoint(p *dataset.Place) bool {
	switch p.Kind {
	case "station", "waypoint", "crossing", "border":
		return false
	}
	return true
}

// shownPlaces returns the places to draw at the date: those always findable, capitals, the ends of routes that are in use,
// planned or closed, places of events so far (a world map has their markers alone), and,
// close by, all others.
func (c *chart) shownPlaces(net *network) []int {
	used := c.space.flags.made(len(c.story.Places))
	for _, w := range net.ways {
		used[w.route.From], used[w.route.To] = true, true
		for i, stop := range w.route.Via {
			used[stop] = used[stop] || c.story.Places[stop].Kind == "port" && i < len(w.sea)
		}
	}
	if !c.world {
		for i := range c.story.Events[:min(max(c.state.Begun, 0), len(c.story.Events))] {
			if p := c.story.Events[i].Place; p >= 0 {
				used[p] = true
			}
		}
	}
	for _, i := range c.story.Fixed {
		used[i] = true
	}
	var out []int
	for i := range c.story.Places {
		p := &c.story.Places[i]
		if !isPoint(p) {
			continue
		}
		close := c.vp.MetresPerPoint*float64(c.k) < townScale
		if used[i] || close || p.Kind == "capital" && !c.world || p.ID == c.in.View.Place {
			out = append(out, i)
		}
	}
	return out
}

// isStoryCapital reports whether a capital is among the places always findable.
func (c *chart) isStoryCapital(i int) bool {
	return c.story.Places[i].Kind == "capital" && slices.Contains(c.story.Fixed, i)
}

// places draws the signs of places, asks for their names, and points to the fixed ones outside the picture.
func (c *chart) places(board *labelBoard, net *network) []scene.Item {
	var items []scene.Item
	shown := c.shownPlaces(net)
	sortBy(shown, func(a, b int) bool { return c.importance(a) < c.importance(b) })
	for _, i := range shown {
		p := &c.story.Places[i]
		at, ok := c.point(p.Point)
		if !ok || !c.inside(at, 0) || c.crowded(at) || c.importance(i) > 1 && !c.clearOfKept(float64(at.X), float64(at.Y), 5*float64(c.k)) {
			continue
		}
		c.signs = append(c.signs, placedSign{i, at})
		items = append(items, c.placeSign(i, at)...)
		r := signHalf * float64(c.k)
		board.block(boxAround([2]float64{float64(at.X), float64(at.Y)}, r, r))
	}
	for _, sign := range c.signs {
		if isPoint(&c.story.Places[sign.place]) {
			c.placeLabel(board, sign.place, sign.at, signHalf*float64(c.k))
		}
	}
	return items
}

// farLabel is the distance from which on a name has a leader line to its sign, points at scale 1.
const farLabel = 20

// leaderLine runs from a sign, less a distance, to a name that found room only far from it; far is false where none is needed.
func (c *chart) leaderLine(s spot, at scene.Point, clear float64) (from, to scene.Point, far bool) {
	d := s.distance(at)
	if d < farLabel*float64(c.k) {
		return from, to, false
	}
	x := min(max(float64(at.X), s.X-s.W/2), s.X+s.W/2)
	y := min(max(float64(at.Y), s.Y-s.H/2), s.Y+s.H/2)
	dx, dy := (x-float64(at.X))/d, (y-float64(at.Y))/d
	return scene.Point{X: at.X + float32(dx*clear), Y: at.Y + float32(dy*clear)}, scene.Point{X: float32(x), Y: float32(y)}, true
}

// leader draws the leader line of a name.
func (c *chart) leader(s spot, at scene.Point, clear float64) []scene.Item {
	from, to, far := c.leaderLine(s, at, clear)
	if !far {
		return nil
	}
	path := scene.Polyline(from, to)
	return []scene.Item{
		&scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.pal.HaloLand, Width: 2.6 * c.k}},
		&scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.pal.Ink2, Width: .9 * c.k}},
	}
}

// own drops the spots, in place, that lie clearly nearer to the sign of another place: a name there would be read as that
// place's.
func (c *chart) own(spots []spot, place int, at scene.Point) []spot {
	out := spots[:0]
next:
	for _, s := range spots {
		mine := s.distance(at)
		for _, other := range c.signs {
			if other.place != place && isPoint(&c.story.Places[other.place]) && s.distance(other.at) < .7*mine {
				continue next
			}
		}
		out = append(out, s)
	}
	return out
}

// onGlobe drops the spots that reach beyond the limb of a globe, if there are others.
func (c *chart) onGlobe(spots []spot) []spot {
	if !c.globe {
		return spots
	}
	out := c.space.spots.room(len(spots))
	for _, s := range spots {
		on := true
		for _, corner := range s.box().Corners() {
			_, ok := c.vp.LonLat(corner[0], corner[1])
			on = on && ok
		}
		if on {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return spots
	}
	return out
}

// distance is that of a point from an upright box, 0 inside it.
func (t turned) distance(p scene.Point) float64 {
	dx := max(math.Abs(float64(p.X)-t.X)-t.W/2, 0)
	dy := max(math.Abs(float64(p.Y)-t.Y)-t.H/2, 0)
	return math.Hypot(dx, dy)
}

// importance orders places: the selected one, those always findable, capitals and ports, and the rest.
func (c *chart) importance(i int) int {
	p := &c.story.Places[i]
	switch {
	case p.ID == c.in.View.Place && p.ID != "":
		return 0
	case slices.Contains(c.story.Fixed, i):
		return 1
	case p.Kind == "mine" || p.Kind == "port":
		return 2
	case p.Kind == "capital":
		return 3
	}
	return 4
}

// crowded reports whether a sign would touch one that is drawn already; the lesser place is then left out.
func (c *chart) crowded(at scene.Point) bool {
	for _, s := range c.signs {
		if math.Hypot(float64(s.at.X-at.X), float64(s.at.Y-at.Y)) < 8.5*float64(c.k) {
			return true
		}
	}
	return false
}

// placeSign is a ring with a dot for the story's capitals, a square for ports, a triangle for mines and a ring for the
// rest.
func (c *chart) placeSign(i int, at scene.Point) []scene.Item {
	k, p := c.k, &c.story.Places[i]
	ink := c.pal.Ink1
	halo := &scene.Shape{Path: scene.Circle(at.X, at.Y, 5.2*k), Fill: c.pal.HaloLand}
	sign := &scene.Shape{
		ID: "place:" + p.ID, Title: c.placeTitle(p), Fill: c.pal.Raised, Hit: 3 * k,
		Stroke: scene.Stroke{Color: ink, Width: 1.3 * k},
	}
	items := []scene.Item{halo, sign}
	switch {
	case c.isStoryCapital(i):
		sign.Path = scene.Circle(at.X, at.Y, 3.9*k)
		sign.Stroke.Width = 1.5 * k
		items = append(items, &scene.Shape{Path: scene.Circle(at.X, at.Y, 1.5*k), Fill: ink})
	case p.Kind == "port":
		sign.Path = scene.Rectangle(scene.Rect{X0: at.X - 3*k, Y0: at.Y - 3*k, X1: at.X + 3*k, Y1: at.Y + 3*k})
		sign.Stroke.Join = scene.JoinMiter
		halo.Path = scene.Rectangle(scene.Rect{X0: at.X - 4.8*k, Y0: at.Y - 4.8*k, X1: at.X + 4.8*k, Y1: at.Y + 4.8*k})
	case p.Kind == "mine":
		sign.Path = signPath(triangleShape, at, 4.5*k)
		sign.Fill, sign.Stroke = ink, scene.Stroke{}
		// Mines lie close together on one line, which must be seen between them.
		halo.Path, halo.Stroke = sign.Path, scene.Stroke{Color: c.pal.HaloLand, Width: 2.4 * k, Join: scene.JoinRound}
	default:
		halo.Path = scene.Circle(at.X, at.Y, 4.2*k)
		sign.Path = scene.Circle(at.X, at.Y, 2.7*k)
		sign.Stroke.Color = c.pal.Ink2
	}
	if c.in.View.Place == p.ID || c.in.View.Hover == "place:"+p.ID {
		halo.Path = scene.Circle(at.X, at.Y, 7.5*k)
		halo.Stroke = scene.Stroke{Color: c.pal.Now, Width: 1.8 * k}
	}
	return items
}

// placeLabel asks for a place's name; one that stands for its country has the country's and says so.
func (c *chart) placeLabel(board *labelBoard, i int, at scene.Point, clear float64) {
	p := &c.story.Places[i]
	style, rank, crosses := c.townText(), rankMinor, false
	switch {
	case c.isStoryCapital(i):
		style, rank, crosses = c.capitalText(), rankFixed, true
	case p.Kind == "capital", p.Kind == "port", p.Kind == "mine":
		rank, crosses = rankPort, true
		if p.Kind == "port" {
			style = c.portText()
		}
	case p.Kind == "city":
		rank = rankPort
	}
	if p.ID == c.in.View.Place {
		rank = rankNow
	}
	lines := caption{{text: p.Label, style: style}}
	if p.Illustrative && p.Country != "" {
		key := "map.place.illustrative"
		if p.Kind == "port" {
			key += ".port"
		}
		lines = caption{{text: c.countryName(p.Country), style: c.endText()}, {text: c.in.Words.T(key), style: c.noteText()}}
	}
	if c.isStoryCapital(i) && c.world && p.Country != c.story.Focus {
		lines = append(lines, c.distanceLine(i)...)
	}
	w, h := c.size(lines)
	at, clear = c.under(at, clear)
	distances := []float64{clear + 2*float64(c.k), clear + 8*float64(c.k)}
	if rank <= rankFixed {
		distances = append(distances, clear+16*float64(c.k), clear+26*float64(c.k), clear+40*float64(c.k), clear+60*float64(c.k))
	}
	spots := c.farther(at, w, h, distances...)
	if p.Illustrative { // no other name says where the line leads: it may stand farther off, in its country
		spots = append(spots, c.inCountry(p.Country, c.about(at, clear+14*float64(c.k), w, h))...)
	}
	spots = c.onGlobe(c.own(spots, i, at))
	board.ask(request{
		name: "place:" + p.ID, rank: rank, crosses: crosses, leader: &at, spots: spots,
		draw: func(s spot) []scene.Item {
			return append(c.leader(s, at, clear), c.set(lines, s, "place:"+p.ID, c.placeTitle(p))...)
		},
	})
	if p.Illustrative && len(spots) > 0 { // else the name alone, else the country's in the middle of it
		whole, name := len(board.requests)-1, lines[:1]
		w, h = c.size(name)
		board.ask(request{
			name: "stand-in:" + p.ID, rank: rankMinor, crosses: true, instead: []int{whole}, spots: c.onGlobe(c.own(c.farther(at, w, h, distances...), i, at)),
			draw: func(s spot) []scene.Item { return c.set(name, s, "place:"+p.ID, c.placeTitle(p)) },
		})
		if c.standIns == nil {
			c.standIns = map[string][]int{}
		}
		c.standIns[p.Country] = append(c.standIns[p.Country], whole, len(board.requests)-1)
	}
}

// inCountry returns the spots whose middle lies in a country.
func (c *chart) inCountry(iso string, spots []spot) []spot {
	level := c.level()
	if level == nil {
		return nil
	}
	country := level.Country(iso)
	return slices.DeleteFunc(spots, func(s spot) bool {
		p, ok := c.vp.LonLat(s.X, s.Y)
		return !ok || country < 0 || level.Find(p) != country
	})
}

// home is the story's own capital, the point that distances are told from; -1 without one.
func (c *chart) home() int {
	for _, i := range c.story.Fixed {
		if p := &c.story.Places[i]; p.Kind == "capital" && p.Country == c.story.Focus && p.Country != "" {
			return i
		}
	}
	return -1
}

// eventful reports whether events are drawn.
func (c *chart) eventful() bool { return c.layers.Has(view.Events) }
