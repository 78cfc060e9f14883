package figure

import (
	"math"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/geo"
	"thawline/geo/basemap"
)

// level is the base map's level of detail for the view, nil without an atlas.
func (c *chart) level() *basemap.Level {
	if c.kit.Atlas == nil {
		return nil
	}
	if c.detail == nil {
		c.detail = c.kit.Atlas.LevelFor(c.vp.MetresPerPoint/float64(max(c.k, .5))*.8, c.vp.LonLatBound(0))
	}
	return c.detail
}

// detailTolerance leaves out points of the base map that are nearer than this to the one before, points.
const detailTolerance = .35

func (c *chart) plotter() *geo.Plotter[scene.Point] {
	p := geo.NewPlotter[scene.Point](c.vp, float64(20*c.k))
	p.Tolerance = detailTolerance
	return p
}

// pathOf hands on what a plotter has collected; nil when that is nothing.
func pathOf(p *geo.Plotter[scene.Point], closed bool) *scene.Path {
	if len(p.Points) == 0 {
		return nil
	}
	path := &scene.Path{Closed: closed}
	path.Points, path.Starts = p.Take()
	return path
}

// base draws the map's ground. Everything of one style is one shape. Areas, lines and waters are projected side by side.
func (c *chart) base() []scene.Layer {
	level := c.level()
	sea := c.sea(c.plotter())
	if level == nil {
		return []scene.Layer{c.layer("sea", sea)}
	}
	c.outer() // before it is shared
	var land, waters, lines []scene.Item
	var bands []scene.Item
	var wait sync.WaitGroup
	wait.Go(func() { land = c.countries(c.plotter(), level) })
	wait.Go(func() { waters = c.waters(c.plotter(), level) })
	wait.Go(func() { bands, lines = c.baseLines(c.plotter(), level) })
	wait.Wait()
	return []scene.Layer{c.layer("sea", append(append(sea, bands...), c.beyondGlobe()...)), c.layer("land", land), c.layer("lines", append(waters, lines...))}
}

// baseLines returns the bands along the coast, which lie below the land, and borders, coast and the outline of the country
// in focus, which lie over it.
func (c *chart) baseLines(p *geo.Plotter[scene.Point], level *basemap.Level) (bands, lines []scene.Item) {
	k := c.k
	coast := c.arcs(p, level, basemap.Coast)
	border := c.pal.Border
	if c.world {
		border = c.pal.WorldBorder
	}
	lines = appendLine(lines, c.arcs(p, level, basemap.Border), scene.Stroke{Color: border, Width: .9 * k})
	lines = appendLine(lines, c.arcs(p, level, basemap.Disputed), c.disputedStroke())
	lines = appendLine(lines, coast, scene.Stroke{Color: c.pal.Coast, Width: .8 * min(k, c.coastScale())})
	lines = append(lines, c.focusOutline(p, level)...)
	if c.world {
		p.World()
		lines = appendLine(lines, pathOf(p, true), scene.Stroke{Color: c.pal.StrongRule, Width: k})
	}
	return c.coastBands(coast), lines
}

// disputedStroke is how a border is drawn that is not accepted by all.
func (c *chart) disputedStroke() scene.Stroke {
	s := scene.Stroke{Color: c.pal.Border, Width: .9 * c.k, Dash: []float32{4 * c.k, 3 * c.k}}
	if c.world {
		s.Width = c.k // a shade darker and wider than the borders beside it, so that its dashes are seen
	}
	return s
}

// coastScale thins the coast where a whole ocean's islands share the picture.
func (c *chart) coastScale() float32 {
	if c.world {
		return .9
	}
	return 8
}

func appendLine(items []scene.Item, path *scene.Path, s scene.Stroke) []scene.Item {
	if path == nil {
		return items
	}
	return append(items, &scene.Shape{Path: path, Stroke: s})
}

// sea is the ground: the world's outline where its edge can be seen, and the graticule on whole worlds.
func (c *chart) sea(p *geo.Plotter[scene.Point]) []scene.Item {
	if !c.world {
		return []scene.Item{&scene.Shape{Path: scene.Rectangle(c.area()), Fill: c.pal.Sea}}
	}
	items := []scene.Item{&scene.Shape{Path: scene.Rectangle(c.area()), Fill: c.pal.Panel}}
	p.World()
	if path := pathOf(p, true); path != nil {
		items = append(items, &scene.Shape{Path: path, Fill: c.pal.Sea})
	}
	for _, line := range geo.Graticule(20) {
		p.Line(line)
	}
	return appendLine(items, pathOf(p, false), scene.Stroke{Color: c.pal.Graticule, Width: c.k})
}

// arcs collects the lines of one kind, each once.
func (c *chart) arcs(p *geo.Plotter[scene.Point], level *basemap.Level, kind basemap.Kind) *scene.Path {
	var lines []int
	total, longest := 0, 0
	for i := range level.Arcs {
		if a := &level.Arcs[i]; a.Kind == kind && meetsTurned(a.Bound, c.outer()) {
			lines = append(lines, i)
			total, longest = total+len(a.Points), max(longest, len(a.Points))
		}
	}
	p.Reserve(total, longest)
	for _, i := range lines {
		pts := level.Arcs[i].Points
		if kind == basemap.Coast && level.Arcs[i].Forward { // land lies right of every coast, so that its bands can lie left
			pts = append(p.Buffer()[:0], pts...)
			slices.Reverse(pts)
		}
		p.Line(pts)
	}
	return pathOf(p, false)
}

// coastBands darken the sea along the coast in two steps; a world map has one thin band. The land hides their other halves.
func (c *chart) coastBands(coast *scene.Path) []scene.Item {
	if coast == nil {
		return nil
	}
	if c.world {
		return appendLine(nil, coast, scene.Stroke{Color: c.pal.CoastBand, Width: 4 * c.k, Half: true})
	}
	items := appendLine(nil, coast, scene.Stroke{Color: palette.With(c.pal.CoastBand, .55), Width: 14 * c.k, Half: true})
	return appendLine(items, coast, scene.Stroke{Color: c.pal.CoastBand, Width: 7 * c.k, Half: true})
}

// beyondGlobe covers what a coast's band at the globe's edge shows outside of it.
func (c *chart) beyondGlobe() []scene.Item {
	outline := geo.Outline(c.vp.Projection)
	if !c.globe || len(outline) == 0 {
		return nil
	}
	x, y := c.vp.XY(orb.Point{})
	radius := float32(math.Hypot(outline[0][0], outline[0][1]) / c.vp.MetresPerPoint)
	ring := scene.Sector(float32(x), float32(y), radius, radius+8*c.k, 0, 2*math.Pi)
	return []scene.Item{&scene.Shape{Path: ring, Fill: c.pal.Panel}}
}

// countries fills the land: all of it at once, the destinations of a world map over it, and the country in focus with a
// band of tint along the inside of its edge.
func (c *chart) countries(p *geo.Plotter[scene.Point], level *basemap.Level) []scene.Item {
	focus := level.Country(c.story.Focus)
	destinations := c.destinations(level)
	var items []scene.Item
	collect := func(keep func(i int) bool) *scene.Path {
		var countries []int
		for i := range level.Countries {
			if keep(i) {
				countries = append(countries, i)
			}
		}
		if c.world && !c.globe { // nothing of it is out of view
			c.land(p, level, countries)
			return pathOf(p, true)
		}
		for _, i := range countries {
			c.rings(p, level, i)
		}
		return pathOf(p, true)
	}
	fill := func(path *scene.Path, shape scene.Shape) {
		if path != nil {
			shape.Path = path
			items = append(items, &shape)
		}
	}
	isDestination := func(i int) bool { return slices.Contains(destinations, i) }
	fill(collect(func(i int) bool { return i != focus && !isDestination(i) }), scene.Shape{Fill: c.pal.Land})
	if len(destinations) > 0 {
		fill(collect(isDestination), scene.Shape{Fill: c.pal.Destination})
	}
	if path := collect(func(i int) bool { return i == focus }); path != nil {
		fill(path, scene.Shape{Fill: c.pal.FocusLand})
		width := 12 * c.k
		if c.world {
			width = 4 * c.k
		}
		fill(path, scene.Shape{Stroke: scene.Stroke{Color: c.pal.FocusTint, Width: width, Join: scene.JoinRound}, Inside: path})
	}
	return items
}

// land adds the outline of countries, without the borders between them: they would cancel.
func (c *chart) land(p *geo.Plotter[scene.Point], level *basemap.Level, countries []int) {
	rings := level.Dissolve(countries)
	total, longest := 0, 0
	for _, ring := range rings {
		n := level.Size(ring)
		total, longest = total+n, max(longest, n)
	}
	p.Reserve(total, longest)
	for _, ring := range rings {
		p.Ring(level.AppendRing(p.Buffer(), ring))
	}
}

// rings adds the rings of a country that may show.
func (c *chart) rings(p *geo.Plotter[scene.Point], level *basemap.Level, country int) {
	if !meetsTurned(level.Countries[country].Bound, c.outer()) {
		return
	}
	for i, polygon := range level.Polygons(country) {
		if meetsTurned(level.Countries[country].Bounds[i], c.outer()) {
			for _, ring := range polygon {
				p.Ring(ring)
			}
		}
	}
}

// outer is what the picture and its surroundings show, in degrees: what lies outside need not be projected.
func (c *chart) outer() orb.Bound {
	if c.around == nil {
		b := c.vp.LonLatBound(float64(20 * c.k))
		c.around = &b
	}
	return *c.around
}

// destinations are, on a world map, the countries beyond the neighbours that some route of the story ends in.
func (c *chart) destinations(level *basemap.Level) []int {
	if !c.world || c.story.Focus == "" {
		return nil
	}
	var out []int
	for i := range c.story.Routes {
		iso := c.story.Places[c.story.Routes[i].To].Country
		at := level.Country(iso)
		if at < 0 || iso == c.story.Focus || slices.Contains(out, at) || neighbours(level, at, level.Country(c.story.Focus)) {
			continue
		}
		out = append(out, at)
	}
	return out
}

func neighbours(level *basemap.Level, a, b int) bool {
	for i := range level.Arcs {
		if of := level.Arcs[i].Countries; of == [2]int{a, b} || of == [2]int{b, a} {
			return true
		}
	}
	return false
}

// focusOutline is the edge of the country in focus.
func (c *chart) focusOutline(p *geo.Plotter[scene.Point], level *basemap.Level) []scene.Item {
	focus := level.Country(c.story.Focus)
	if focus < 0 {
		return nil
	}
	for i := range level.Arcs {
		if a := &level.Arcs[i]; (a.Countries[0] == focus || a.Countries[1] == focus) && (a.Kind == basemap.Border || a.Kind == basemap.Coast || a.Kind == basemap.Disputed) {
			p.Line(a.Points)
		}
	}
	width := 1.3 * c.k
	if c.world {
		width = .9 * c.k
	}
	return appendLine(nil, pathOf(p, false), scene.Stroke{Color: c.pal.FocusOutline, Width: width})
}

// waters are rivers by rank under lakes.
func (c *chart) waters(p *geo.Plotter[scene.Point], level *basemap.Level) []scene.Item {
	scale := c.vp.MetresPerPoint * float64(c.k)
	most := 1
	for _, step := range []struct {
		scale float64
		rank  int
	}{{14000, 2}, {9000, 3}, {5500, 5}, {3200, 6}, {1800, 7}, {900, 9}} {
		if scale < step.scale {
			most = step.rank
		}
	}
	var items []scene.Item
	if !c.world {
		for _, class := range []struct {
			from, to int
			width    float32
		}{{0, 2, 1.3}, {3, 4, 1}, {5, 99, .75}} {
			for i := range level.Rivers {
				if r := &level.Rivers[i]; r.Rank >= class.from && r.Rank <= min(class.to, most) && meetsTurned(r.Bound, c.outer()) {
					p.Line(r.Line)
				}
			}
			items = appendLine(items, pathOf(p, false), scene.Stroke{Color: c.pal.River, Width: class.width * c.k})
		}
	}
	var rings []orb.Ring
	total, longest := 0, 0
	for i := range level.Lakes {
		if l := &level.Lakes[i]; c.large(l.Bound, 2.5) && meetsTurned(l.Bound, c.outer()) {
			for _, ring := range l.Polygon {
				rings = append(rings, ring)
				total, longest = total+len(ring), max(longest, len(ring))
			}
		}
	}
	p.Reserve(total, longest)
	for _, ring := range rings {
		p.Ring(ring)
	}
	if path := pathOf(p, true); path != nil {
		items = append(items, &scene.Shape{Path: path, Fill: c.pal.Lake, Stroke: scene.Stroke{Color: c.pal.Coast, Width: .6 * min(c.k, c.coastScale())}})
	}
	return items
}

// large reports whether a bound in degrees is more than size points high or wide.
func (c *chart) large(b orb.Bound, size float64) bool {
	const metres = 111195 // a degree
	return max(b.Max[1]-b.Min[1], (b.Max[0]-b.Min[0])*.6)*metres/c.vp.MetresPerPoint > size
}
