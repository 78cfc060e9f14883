package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/geo/label"
)

// place gives the labels their spots and draws those that found one: see label.Place. What ranks first is drawn last.
func (b *labelBoard) place() []scene.Item {
	layout := b.layout(b.requests)
	placements := label.Place(layout)
	var items []scene.Item
	for i := len(placements) - 1; i >= 0; i-- {
		if p := placements[i]; p.Placed {
			s := spot{turned: turnedOf(p.Box), align: b.requests[i].spots[p.Spot].align}
			b.stood = append(b.stood, s.turned)
			drawn := b.requests[i].draw(s)
			if b.requests[i].still {
				still(drawn)
			}
			items = append(items, drawn...)
		}
	}
	return append(items, b.settled...)
}

// layout puts the board into the terms of label placement.
func (b *labelBoard) layout(requests []request) label.Layout {
	pad := 4 * float64(b.c.k)
	l := label.Layout{Frame: b.c.vp.Frame(-pad), Padding: 2.5 * float64(b.c.k)}
	for _, r := range requests {
		one := label.Label{
			Priority: r.rank, Weight: r.weight, W: r.spots[0].W, H: r.spots[0].H, Crosses: r.crosses,
			Keep: r.rank <= rankFixed,
		}
		for _, s := range r.spots {
			one.Spots = append(one.Spots, label.Spot{Centre: orb.Point{s.X, s.Y}, Angle: s.Angle, SlideX: s.slide})
		}
		l.Labels = append(l.Labels, one)
	}
	for _, h := range b.hard {
		l.Obstacles = append(l.Obstacles, label.Turned(h.box()))
	}
	for _, s := range b.lines {
		l.Obstacles = append(l.Obstacles, label.Line(s.line, 2*s.half).Soft(1))
	}
	return l
}

// settle gives a label its place at once, so that markers too keep off it: the name of the story's
// border, and the callout.
func (b *labelBoard) settle(r request) {
	if !b.c.layers.Has(labelsLayer) || len(r.spots) == 0 {
		return
	}
	p := label.Place(b.layout([]request{r}))[0]
	if !p.Placed {
		return
	}
	s := spot{turned: turnedOf(p.Box), align: r.spots[p.Spot].align}
	b.c.kept = append(b.c.kept, s.turned)
	b.blockTurned(s.turned)
	b.settled = append(b.settled, r.draw(s)...)
}

// box is the rectangle as label placement has it.
func (t turned) box() label.Box {
	return label.Box{Centre: orb.Point{t.X, t.Y}, W: t.W, H: t.H, Angle: t.Angle}
}

func turnedOf(b label.Box) turned {
	return turned{X: b.Centre[0], Y: b.Centre[1], W: b.W, H: b.H, Angle: b.Angle}
}

// meets reports whether two turned rectangles overlap.
func (t turned) meets(o turned) bool {
	return math.Hypot(o.X-t.X, o.Y-t.Y) <= (math.Hypot(t.W, t.H)+math.Hypot(o.W, o.H))/2 && t.box().Overlaps(o.box())
}

func meetsAny(boxes []turned, t turned) bool {
	for _, o := range boxes {
		if o.meets(t) {
			return true
		}
	}
	return false
}
