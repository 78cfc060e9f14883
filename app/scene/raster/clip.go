package raster

import (
	"math"

	"thawline/app/scene"
)

// vec is a position in pixels.
type vec struct{ x, y float64 }

// farAway bounds positions, in pixels: what lies further off is moved there, which nobody can see.
const farAway = 1e7

// place takes points of a layer to pixels.
type place struct{ scale, dx, dy float64 }

// at returns where p lies; false when a coordinate is not a number.
func (t place) at(p scene.Point) (vec, bool) {
	v := vec{float64(p.X)*t.scale + t.dx, float64(p.Y)*t.scale + t.dy}
	if v.x > -farAway && v.x < farAway && v.y > -farAway && v.y < farAway {
		return v, true
	}
	if math.IsNaN(v.x) || math.IsNaN(v.y) {
		return vec{}, false
	}
	return vec{min(max(v.x, -farAway), farAway), min(max(v.y, -farAway), farAway)}, true
}

// fixed rounds pixels to the accumulator's units.
func fixed(v float64) int32 {
	const lift = 1 << 32 // makes the cut towards zero a cut downwards
	return int32(int64(v*one+(lift+0.5)) - lift)
}

func near(v vec) bool {
	return v.x > -fixedTo && v.x < fixedTo && v.y > -fixedTo && v.y < fixedTo
}

// edge adds an edge given in pixels, however far it reaches.
func (c *cover) edge(a, b vec) {
	if near(a) && near(b) {
		c.line(fixed(a.x), fixed(a.y), fixed(b.x), fixed(b.y))
		return
	}
	c.farEdge(a, b)
}

// farEdge cuts an edge to the box of fixed point. What is above or below is dropped; what is to the left or right
// becomes an upright edge on the box's side, so that outlines stay closed.
func (c *cover) farEdge(a, b vec) {
	const lim = fixedTo - 1
	if a.y > b.y {
		c.reversed(a, b)
		return
	}
	if b.y <= -lim || a.y >= lim || a.y == b.y {
		return
	}
	slope := (b.x - a.x) / (b.y - a.y)
	if a.y < -lim {
		a = vec{a.x + slope*(-lim-a.y), -lim}
	}
	if b.y > lim {
		b = vec{a.x + slope*(lim-a.y), lim}
	}
	// Up to three pieces: outside, between, outside.
	ys := [4]float64{a.y, a.y, b.y, b.y}
	if slope != 0 {
		u, v := a.y+(-lim-a.x)/slope, a.y+(lim-a.x)/slope
		ys[1], ys[2] = min(max(min(u, v), a.y), b.y), min(max(max(u, v), a.y), b.y)
	}
	at := func(y float64) int32 { return fixed(min(max(a.x+slope*(y-a.y), -lim), lim)) }
	for i := range 3 {
		c.line(at(ys[i]), fixed(ys[i]), at(ys[i+1]), fixed(ys[i+1]))
	}
}

// reversed adds the edge from a up to b with the very pieces of the one from b down to a, turned round.
func (c *cover) reversed(a, b vec) {
	c.flip = true
	c.farEdge(b, a)
	c.flip = false
}
