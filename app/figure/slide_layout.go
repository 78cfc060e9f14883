package figure

import (
	"math"

	"thawline/app/scene"
)

// poster is the rooms of a slide or a card: where text, facts, map, strip of time and foot stand. Unit is the size of a
// point of the 1920x1080 slide (of the 1200x628 card).
type poster struct {
	w, h  float32
	unit  float32
	text  scene.Rect // accent bar, date, headline and text
	facts scene.Rect // facts, from the foot of the room up; the zero Rect sets them below the text
	image scene.Rect // the map
	strip scene.Rect // the strip of time
	foot  float32    // baseline of the source line
	edge  float32    // left and right margin
}

// wideFrom is the ratio of width to height from which text stands beside the map and not below it.
const wideFrom = 1.25

// slidePoster divides a slide. Wide ones have the text at the left and the map to the edges at the right; square and tall
// ones the map on top.
func slidePoster(w, h float32) poster {
	if w >= wideFrom*h {
		u := min(w/1920, h/1080)
		p := poster{w: w, h: h, unit: u, edge: 64 * u, foot: h - 27*u}
		band := h - 223*u
		p.text = scene.Rect{X0: p.edge, Y0: 66 * u, X1: 620 * u, Y1: band - 16*u}
		p.image = scene.Rect{X0: 672 * u, Y0: 0, X1: w, Y1: band}
		p.strip = scene.Rect{X0: p.edge, Y0: band + 17*u, X1: w - p.edge, Y1: band + 155*u}
		return p
	}
	u := float32(math.Sqrt(float64(w)*float64(h))) / 1440
	u = min(u, w/1080)
	p := poster{w: w, h: h, unit: u, edge: 64 * u, foot: h - 27*u}
	band := h - 223*u
	top := .5 * h
	p.image = scene.Rect{X0: 0, Y0: 0, X1: w, Y1: top}
	p.strip = scene.Rect{X0: p.edge, Y0: band + 17*u, X1: w - p.edge, Y1: band + 155*u}
	p.text = scene.Rect{X0: p.edge, Y0: top + 40*u, X1: w - p.edge, Y1: band - 16*u}
	if w >= .9*h {
		p.text.X1 = p.edge + .54*(w-2*p.edge)
		p.facts = scene.Rect{X0: p.text.X1 + 56*u, Y0: p.text.Y0, X1: w - p.edge, Y1: p.text.Y1}
	}
	return p
}
