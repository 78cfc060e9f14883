package figure

import (
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/geo"
	"thawline/geo/basemap"
)

// ground is what the overlay needs of a view and what does not depend on the date: where the routes run, where the
// borders lie, and where countries have room for their names. It is kept per view, so that scrubbing does not pay for it.
type ground struct {
	courses               [][]course      // of each route
	sea                   [][]bool        // of each route, for each stretch
	uses                  [][]use         // likewise: see stretchUses
	stretches             int             // how many there are of all routes
	borders               [][][]orb.Point // of each of the story's borders, the lines in the picture
	gates                 []gatePlace     // of each of the story's crossings
	places                [][]int         // of each route, those on its way: see dataset.Route.Points
	ways                  []wayOut        // of each of the story's fixed places
	countries             []countryRoom
	rivers                []riverRoom
	waters                []waterRoom
	disputed              bool            // some border in the picture is drawn as disputed
	focus                 []scene.Point   // the ring of the country in focus, roughly
	focusBox              scene.Rect      // about that ring
	focusName             string          // as it is written; "" for none
	focusPlaces           []focusPlace    // where it may stand, the best first
	inView                map[string]bool // ISO codes of countries of which something is seen
	stops                 []scene.Point   // of all routes and events at any date
	once                  sync.Once       // for the two below
	globeLand, globeFrame *scene.Path     // see locator
	land, landNear        []scene.Point   // a coarse grid of points on land, of a map of continents: see landGrid
}

// countryRoom is a country's name with the places it may stand.
type countryRoom struct {
	iso   string
	name  string
	area  float64
	spots []spot
}

// ground returns the kept ground of the chart's view, or makes it.
func (c *chart) ground() *ground {
	if c.still != nil {
		return c.still
	}
	key := groundKey{c.key(), c.in.Words.Lang()}
	if g, ok := c.kit.maps.grounds.get(key); ok {
		c.still = g
		return g
	}
	g := &ground{inView: map[string]bool{}}
	for i := range c.story.Routes {
		r := &c.story.Routes[i]
		var list []course
		for _, crs := range c.courses(r) {
			list = append(list, c.dense(crs))
		}
		g.courses = append(g.courses, list)
		g.sea = append(g.sea, legs(c.story, r))
	}
	for i := range c.story.Routes {
		g.places = append(g.places, c.story.Routes[i].Points())
	}
	g.uses, g.stretches = stretchUses(c.story)
	g.borders = c.borderLines()
	g.gates = c.gatePlaces(g.borders)
	for _, i := range c.story.Fixed {
		g.ways = append(g.ways, c.wayOut(c.story.Places[i].Point))
	}
	g.stops = c.allStops(g.courses)
	c.still = g
	c.findCountries(g)
	c.findRivers(g)
	c.findWaters(g)
	g.disputed = c.disputed()
	g.land, g.landNear = c.landGrid(g.stops)
	c.kit.maps.grounds.keep(key, g, groundsKept)
	return g
}

// borderLines projects the shared arcs of the countries of each of the story's borders.
func (c *chart) borderLines() [][][]orb.Point {
	out := make([][][]orb.Point, len(c.story.Borders))
	level := c.level()
	if level == nil {
		return out
	}
	for i := range c.story.Borders {
		b := &c.story.Borders[i]
		for _, line := range level.Border(b.Countries[0], b.Countries[1]) {
			if pts := c.screenLine(line); len(pts) > 1 {
				out[i] = append(out[i], geo.ClipLine(pts, c.vp.Frame(20*float64(c.k)))...)
			}
		}
	}
	return out
}

// screenLine projects a line in degrees; points that are not shown are left out.
func (c *chart) screenLine(line []orb.Point) []orb.Point {
	pts := make([]orb.Point, 0, len(line))
	for _, p := range line {
		if x, y, ok := c.vp.Screen(p); ok && allFinite(x, y) {
			pts = append(pts, orb.Point{x, y})
		}
	}
	return pts
}

// allStops are points along all routes, and the places that events happen at, on the screen; those that are always to be
// found count many times.
func (c *chart) allStops(courses [][]course) []scene.Point {
	var out []scene.Point
	apart := 30 * float64(c.k)
	for _, list := range courses {
		for i := range list {
			next := 0.0
			for j, s := range list[i].along {
				if at := (scene.Point{X: float32(list[i].points[j][0]), Y: float32(list[i].points[j][1])}); s >= next && c.inside(at, 0) {
					out, next = append(out, at), s+apart
				}
			}
		}
	}
	weight := make([]int, len(c.story.Places))
	for i := range c.story.Routes {
		weight[c.story.Routes[i].From], weight[c.story.Routes[i].To] = 4, 4
	}
	for i := range c.story.Events {
		if p := c.story.Events[i].Place; p >= 0 {
			weight[p] = 5
		}
	}
	for _, p := range c.story.Fixed {
		weight[p] = 50
	}
	for i, n := range weight {
		if at, ok := c.point(c.story.Places[i].Point); ok && c.inside(at, 0) {
			for range n {
				out = append(out, at)
			}
		}
	}
	return out
}

// disputed reports whether a border that is not accepted by all shows in the picture, long enough to be noticed.
func (c *chart) disputed() bool {
	level := c.level()
	if level == nil {
		return false
	}
	for i := range level.Arcs {
		a := &level.Arcs[i]
		if a.Kind != basemap.Disputed || !c.large(a.Bound, 9*float64(c.k)) {
			continue
		}
		if at, ok := c.point(a.Points[len(a.Points)/2]); ok && c.inside(at, 0) {
			return true
		}
	}
	return false
}

// landReach is how near to a stop land lies that one looks at with it, points at scale 1.
const landReach = 110

// landGrid samples where there is land on a map of continents, far from the stops, and near to them or in a country that a
// route ends in.
func (c *chart) landGrid(stops []scene.Point) (far, near []scene.Point) {
	level := c.level()
	if !c.continental() || level == nil {
		return nil, nil
	}
	const columns, rows = 36, 20
	reach := landReach * float64(c.k)
	destinations := c.destinations(level)
	for i := range columns {
		for j := range rows {
			x, y := c.vp.W*(float64(i)+.5)/columns, c.vp.H*(float64(j)+.5)/rows
			p, ok := c.vp.LonLat(x, y)
			country := -1
			if ok {
				country = level.Find(p)
			}
			if country < 0 {
				continue
			}
			at := scene.Point{X: float32(x), Y: float32(y)}
			if slices.Contains(destinations, country) || slices.ContainsFunc(stops, func(s scene.Point) bool { return math.Hypot(float64(s.X)-x, float64(s.Y)-y) < reach }) {
				near = append(near, at)
			} else {
				far = append(far, at)
			}
		}
	}
	return far, near
}

// findCountries looks for the countries in view and the room for their names.
func (c *chart) findCountries(g *ground) {
	level := c.level()
	if level == nil {
		return
	}
	view := c.vp.LonLatBound(0)
	p := geo.NewPlotter[scene.Point](c.vp, 0)
	p.Tolerance = 1.5
	for i := range level.Countries {
		country := &level.Countries[i]
		if !meetsTurned(country.Bound, view) {
			continue
		}
		var ring []scene.Point
		most := 0.0
		for j, polygon := range level.Polygons(i) {
			if len(polygon) == 0 || !meetsTurned(country.Bounds[j], view) {
				continue
			}
			p.Reset()
			p.Ring(polygon[0])
			path := pathOf(p, true)
			if path == nil {
				continue
			}
			for part := range path.Len() {
				if r := path.Sub(part); math.Abs(ringArea(r)) > most {
					most, ring = math.Abs(ringArea(r)), r
				}
			}
		}
		if len(ring) < 3 {
			continue
		}
		g.inView[country.ISO2] = true
		focus := country.ISO2 == c.story.Focus && country.ISO2 != ""
		if focus {
			g.focus = thinned(ring, 6*float64(c.k))
			g.focusBox = (&scene.Path{Points: g.focus}).Bounds()
		}
		if country.Name == "" || c.world && (focus || !c.large(country.Bound, 190*float64(c.k))) {
			continue
		}
		name := country.Name
		if country.ISO2 != "" {
			name = c.countryName(country.ISO2)
		}
		if focus {
			g.focusName = strings.ToUpper(name)
			g.focusPlaces = c.focusPlaces(g.courses, ring, g.focusName)
			continue
		}
		if room := c.countrySpots(ring, name); len(room.spots) > 0 {
			room.iso = country.ISO2
			g.countries = append(g.countries, room)
		}
	}
}

// thinned leaves out the points of a ring that are nearer than apart to the one before.
func thinned(ring []scene.Point, apart float64) []scene.Point {
	var out []scene.Point
	for _, p := range ring {
		if n := len(out); n == 0 || math.Hypot(float64(p.X-out[n-1].X), float64(p.Y-out[n-1].Y)) >= apart {
			out = append(out, p)
		}
	}
	return out
}

// meetsTurned reports whether two bounds in degrees meet, with longitudes that may differ by whole turns.
func meetsTurned(a, b orb.Bound) bool {
	if a.Max[1] < b.Min[1] || a.Min[1] > b.Max[1] {
		return false
	}
	k := math.Ceil((b.Min[0] - a.Max[0]) / 360)
	return a.Min[0]+360*k <= b.Max[0]
}
