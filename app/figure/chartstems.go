package figure

import (
	"cmp"
	"slices"

	"thawline/app/palette"
	"thawline/app/scene"
)

// stems draws dots on stems, never joined, and labels the last, the first and the greatest that have room.
func (p *plot) stems(list []tally, series int, box scene.Rect, time timeScale, scale valueScale, greatest bool) {
	c := p.category()
	s := &p.in.Story.Series[series]
	r := max(5.6*p.k, 3.2)
	if greatest {
		r = max(4.6*p.k, 2.8)
	}
	var dots []scene.Rect
	for _, t := range list {
		x, y := time.x(t.at), scale.pos(t.number)
		p.marks = append(p.marks, &scene.Shape{Path: scene.Segment(x, box.Y1, x, y), Stroke: scene.Stroke{Color: palette.With(p.shade(c.Fill, t.later), .6), Width: max(1.6*p.k, 1)}})
		dots = append(dots, scene.Rect{X0: x - r, Y0: y - r, X1: x + r, Y1: y + r})
	}
	for _, t := range list {
		fill := c.Fill
		line := c.Casing
		if t.later {
			fill, line = palette.With(fill, .42), palette.With(line, .42)
		}
		p.marks = append(p.marks, &scene.Shape{
			ID: valueID(s, t.row), Title: p.prose.valueTitle(s, t.row), Hit: 3,
			Path: disc(scene.Point{X: time.x(t.at), Y: scale.pos(t.number)}, r), Fill: fill, Stroke: scene.Stroke{Color: line, Width: max(1.3*p.k, 1)},
		})
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	if greatest {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[b].number, list[a].number) })
		order = order[:min(len(order), 9)]
	} else if n := len(order); n > 0 { // the last, the first, then those between
		order = append([]int{n - 1, 0}, order[:max(n-1, 0)]...)
	}
	st := p.style(scene.SansBold, 16, c.Text)
	barred := len(p.barred)
	p.barred = append(append(p.barred, dots...), p.nowBar(time)...)
	done := map[int]bool{}
	for n, i := range order {
		if done[i] {
			continue
		}
		done[i] = true
		t := list[i]
		v := &s.Values[t.row]
		x, y := time.x(t.at), scale.pos(t.number)
		text, _ := p.prose.flagged(p.prose.number(t.number, 0), v.Flag)
		look := st.in(p.ink(st.Color, t.later))
		over := p.text(x, y-r-p.u(4)-.3*look.Size, text, look, scene.Centre)
		right := p.text(x+r+.45*look.Size, y+.35*look.Size, text, look, scene.Left)
		leftT := p.text(x-r-.45*look.Size, y+.35*look.Size, text, look, scene.Right)
		if !greatest && n == 0 {
			p.tryLabel(right, over, leftT)
		} else {
			p.tryLabel(over, leftT, right)
		}
	}
	p.barred = p.barred[:barred]
}
