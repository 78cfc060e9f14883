package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/geo"
)

// The locator: a small globe that shows where a map of a part of the world lies. Lengths are points at scale 1.
const (
	locatorRadius = 33
	locatorFrom   = 500e3 // the least area of a map with room for it, square points
	locatorLeast  = 5     // the frame is drawn at least so large
)

// locator draws the globe in the corner where least of the story happens, and reserves its room.
func (c *chart) locator(board *labelBoard) []scene.Item {
	if c.world || c.within || c.noKey || c.w*c.h < locatorFrom*c.k*c.k || c.level() == nil {
		return nil
	}
	r, m := locatorRadius*c.k, 14*c.k
	foot := c.h - m - r
	if !c.noCredit {
		foot -= 16 * c.k
	}
	var at scene.Point
	least := math.MaxInt
	beside := c.w - m - r // of the buttons in the upper right corner
	for _, room := range c.in.Reserve {
		if room.Y0 < 2*(m+r) && room.X0 > c.w/2 {
			beside = min(beside, room.X0-m-r)
		}
	}
	for _, p := range []scene.Point{{X: beside, Y: m + r}, {X: c.w - m - r, Y: foot}, {X: m + r, Y: m + r}, {X: m + r, Y: foot}} {
		box := scene.Rect{X0: p.X - r, Y0: p.Y - r, X1: p.X + r, Y1: p.Y + r}
		n := c.contentIn(box.Inset(-24 * c.k)) // the names of routes that leave there need room too
		if c.wasGlobe != nil && *c.wasGlobe == p {
			n = -1
		}
		if meetsAny(board.hard, turned{X: float64(p.X), Y: float64(p.Y), W: 2 * float64(r), H: 2 * float64(r)}) {
			continue
		}
		if n < least {
			least, at = n, p
		}
	}
	if least == math.MaxInt {
		return nil
	}
	if c.after != nil {
		c.after.globe = &at
	}
	board.block(scene.Rect{X0: at.X - r - 3*c.k, Y0: at.Y - r - 3*c.k, X1: at.X + r + 3*c.k, Y1: at.Y + r + 3*c.k})
	land, frame := c.ground().globe(c)
	move := func(p *scene.Path) *scene.Path {
		out := &scene.Path{Points: make([]scene.Point, len(p.Points)), Starts: p.Starts, Closed: p.Closed}
		for i, q := range p.Points {
			out.Points[i] = scene.Point{X: q.X + at.X - r, Y: q.Y + at.Y - r}
		}
		return out
	}
	items := []scene.Item{
		&scene.Shape{Path: scene.Circle(at.X, at.Y, r+2*c.k), Fill: c.pal.Panel},
		&scene.Shape{Path: scene.Circle(at.X, at.Y, r), Fill: c.pal.Sea},
	}
	if land != nil {
		items = append(items, &scene.Shape{Path: move(land), Fill: c.pal.Land, Stroke: scene.Stroke{Color: c.pal.Land, Width: .6 * c.k}})
	}
	if frame != nil {
		items = append(items, &scene.Shape{Path: move(frame), Stroke: scene.Stroke{Color: c.pal.Now, Width: 1.6 * c.k, Join: scene.JoinMiter}})
	}
	return append(items, &scene.Shape{Path: scene.Circle(at.X, at.Y, r), Stroke: scene.Stroke{Color: c.pal.StrongRule, Width: c.k}})
}

// globe returns the land of the locator's globe and the outline of the map on it, in a square of twice its radius.
func (g *ground) globe(c *chart) (land, frame *scene.Path) {
	g.once.Do(func() { g.globeLand, g.globeFrame = c.makeGlobe() })
	return g.globeLand, g.globeFrame
}

func (c *chart) makeGlobe() (land, frame *scene.Path) {
	middle, ok := c.vp.LonLat(c.vp.W/2, c.vp.H/2)
	if !ok {
		return nil, nil
	}
	// The globe is seen from a little south of the map, so that it shows more than ice.
	ball, err := geo.NewOrthographic(middle[0], min(max(middle[1]*.75, -60), 60))
	if err != nil {
		return nil, nil
	}
	size := 2 * locatorRadius * float64(c.k)
	vp := geo.Fit(ball, orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}, size, size)
	level := c.kit.Atlas.LevelFor(math.Inf(1), orb.Bound{})
	p := geo.NewPlotter[scene.Point](vp, 2)
	p.Tolerance = .8
	for i := range level.Countries {
		for j, polygon := range level.Polygons(i) {
			if b := level.Countries[i].Bounds[j]; b.Max[1]-b.Min[1] < 1.5 || len(polygon) == 0 {
				continue // an island of less than a point
			}
			p.Ring(polygon[0])
		}
	}
	land = pathOf(p, true)
	frame = &scene.Path{Closed: true}
	low, high := orb.Point{math.Inf(1), math.Inf(1)}, orb.Point{math.Inf(-1), math.Inf(-1)}
	const side = 8
	for i := range 4 * side {
		t := float64(i%side) / side
		corner := [4][2]float64{{t, 0}, {1, t}, {1 - t, 1}, {0, 1 - t}}[i/side]
		at, ok1 := c.vp.LonLat(corner[0]*c.vp.W, corner[1]*c.vp.H)
		x, y, ok2 := vp.Screen(at)
		if !ok1 || !ok2 || !allFinite(x, y) {
			return land, nil
		}
		frame.Points = append(frame.Points, scene.Point{X: float32(x), Y: float32(y)})
		low, high = orb.Point{min(low[0], x), min(low[1], y)}, orb.Point{max(high[0], x), max(high[1], y)}
	}
	if least := locatorLeast * float64(c.k); high[0]-low[0] < least || high[1]-low[1] < least {
		x, y := (low[0]+high[0])/2, (low[1]+high[1])/2
		frame = scene.Rectangle(boxAround(orb.Point{x, y}, max(high[0]-low[0], least)/2, max(high[1]-low[1], least)/2))
	}
	return land, frame
}
