package figure

import (
	"thawline/app/scene"
)

// keySpot is where the key stands, at all dates of a view: at an edge or corner, in one column or two.
type keySpot struct {
	wide  bool
	left  float32 // of the box; what it has on the right is measured from there where right is not set
	right bool    // at the right edge
	top   bool    // at the top
}

// box places a key of some size at the spot.
func (s keySpot) box(c *chart, b keyBlock) scene.Rect {
	m := legendMargin * c.k
	x, y := s.left, c.h-m-b.h
	if s.right {
		x = c.w - m - b.w
	}
	switch {
	case s.top:
		y = m
	case x+b.w > c.w-c.width(c.creditWords(), c.creditText())-24*c.k:
		y -= 16 * c.k // above the credit
	}
	return scene.Rect{X0: x, Y0: y, X1: x + b.w, Y1: y + b.h}
}

// keyPlace is the bottom left unless what the story has on the map at any date lies there; then the place along the foot, or
// else in an upper corner, where least does. For what a key says at any date it is the same at all dates.
func (c *chart) keyPlace(text keyText) keySpot {
	m := legendMargin * c.k
	var taken []scene.Rect
	if !c.insetAt.Empty() {
		taken = append(taken, c.insetAt.Inset(-8*c.k))
	}
	var best keySpot
	least := -1
	for _, wide := range []bool{false, true} {
		b := c.keyBlock(text, wide)
		spots := []keySpot{{left: m}, {left: m, top: true}, {right: true}}
		if c.continental() {
			const steps = 30
			for i := 1; i < steps; i++ {
				spots = append(spots, keySpot{left: m + max(c.w-2*m-b.w, 0)*float32(i)/steps})
			}
		}
		for _, s := range append(spots, keySpot{right: true, top: true}) {
			s.wide = wide
			if wide && !c.continental() {
				continue
			}
			r := s.box(c, b)
			n := c.contentIn(r.Inset(-keyClear * c.k))
			if c.routeIn(r) {
				n += keyOnRoute
			}
			if s.top && c.continental() {
				n += keyAtFoot
			}
			for _, reserve := range append(taken, c.in.Reserve...) {
				if r.Overlaps(reserve) {
					n += 1000
				}
			}
			if least < 0 || n < least {
				best, least = s, n
			}
		}
	}
	return best
}

// keyAtFoot is how much of what contentIn counts the key of a map of continents rather covers than to stand at the top, where
// the eye looks for land that it knows.
const keyAtFoot = 80

// keyOnRoute is how much of it the key rather covers than a piece of a route.
const keyOnRoute = 300

// keyClear is how far from the key the story's lines and places are best, points at scale 1.
const keyClear = 8

// contentIn counts what of all routes and events, at any date, lies in a rectangle, and on a map of continents the land.
func (c *chart) contentIn(r scene.Rect) int {
	n := 0
	for _, s := range c.ground().stops {
		if r.Contains(s.X, s.Y) {
			n += 6
		}
	}
	for _, s := range c.ground().land {
		if r.Contains(s.X, s.Y) {
			n++
		}
	}
	for _, s := range c.ground().landNear {
		if r.Contains(s.X, s.Y) {
			n += 3
		}
	}
	return n
}
