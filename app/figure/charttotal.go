package figure

import (
	"cmp"
	"slices"

	"thawline/app/palette"
	"thawline/app/scene"
)

// total draws the running total as steps over a pale ground, and writes the last one at its end.
func (p *plot) total(list []tally, box scene.Rect, time timeScale, scale valueScale) {
	c := p.category()
	s := &p.in.Story.Series[p.spec.sum]
	end := min(time.x(list[len(list)-1].at), time.x1)
	draw := func(from, to int, x0, x1 float32, later bool) {
		base := 0.0
		if from > 0 {
			base = list[from-1].total
		}
		y := scale.pos(base)
		line := []scene.Point{{X: x0, Y: y}}
		for i := from; i < to; i++ {
			x := time.x(list[i].at)
			line = append(line, scene.Point{X: x, Y: y}, scene.Point{X: x, Y: scale.pos(list[i].total)})
			y = scale.pos(list[i].total)
		}
		line = append(line, scene.Point{X: x1, Y: y})
		ground := append(slices.Clone(line), scene.Point{X: x1, Y: scale.at0}, scene.Point{X: x0, Y: scale.at0})
		opacity := .24
		if later {
			opacity = .1
		}
		p.marks = append(p.marks,
			&scene.Shape{Path: scene.Polygon(ground...), Fill: palette.With(c.Fill, opacity)},
			&scene.Shape{Path: scene.Polyline(line...), Stroke: scene.Stroke{Color: p.shade(c.Text, later), Width: max(3*p.k, 1.6), Join: scene.JoinMiter}})
	}
	split := len(list)
	for i, t := range list {
		if t.later {
			split = i
			break
		}
	}
	x := end
	if split < len(list) {
		x = min(max(time.x(p.in.View.At), time.x0), end)
		draw(split, len(list), x, end+p.u(1), true)
	}
	if split > 0 || x > time.x0 {
		draw(0, split, time.x0, x, false)
	}
	for i, t := range list { // what is pointed at: the rise of each step, with the level after it
		next := end + p.u(2)
		if i+1 < len(list) {
			next = time.x(list[i+1].at)
		}
		x := time.x(t.at)
		p.marks = append(p.marks, &scene.Shape{
			ID: valueID(s, t.row), Title: p.prose.valueTitle(s, t.row),
			Path: scene.Rectangle(scene.Rect{X0: x, Y0: scale.pos(t.total), X1: max(next, x+1), Y1: box.Y1}),
		})
	}
	last := list[len(list)-1]
	text, st := p.sumText(list)
	st = st.in(p.ink(st.Color, last.later))
	p.tryLabel(p.text(end+p.u(7), scale.pos(last.total)+.36*st.Size, text, st, scene.Left),
		p.text(end-p.u(4), scale.pos(last.total)-p.u(6), text, st, scene.Right))
	p.stepNames(list, time, scale)
}

// sumText is the last total, as it stands at the end of the line.
func (p *plot) sumText(list []tally) (string, textStyle) {
	text := p.prose.number(list[len(list)-1].total, 0)
	if p.floored(list) {
		text = p.in.Words.T("chart.sign.floor", "value", text)
	}
	return text, p.style(scene.SansBold, 24, p.category().Text)
}

// floored reports whether a part of the sum is a floor, which makes the sum one.
func (p *plot) floored(list []tally) bool {
	values := p.in.Story.Series[p.spec.sum].Values
	return slices.ContainsFunc(list, func(t tally) bool { return values[t.row].Flag == "floor" })
}

// stepNames tells of the greatest steps what happened, with a thin leader, where there is room above the line.
func (p *plot) stepNames(list []tally, time timeScale, scale valueScale) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[b].number, list[a].number) })
	strong, small := p.style(scene.SansBold, 15.5, p.pal.Ink1), p.axisText()
	values := p.in.Story.Series[p.spec.sum].Values
	before := len(p.barred)
	for i, t := range list { // labels stay above the line
		x1 := time.x1
		if i+1 < len(list) {
			x1 = time.x(list[i+1].at)
		}
		p.barred = append(p.barred, scene.Rect{X0: time.x(t.at) - p.u(3), Y0: scale.pos(t.total) - p.u(5), X1: x1, Y1: scale.at0})
	}
	p.barred = append(p.barred, p.nowBar(time)...)
	for n, i := range order[:min(len(order), 6)] {
		t := list[i]
		v := &values[t.row]
		figure, _ := p.prose.flagged(p.prose.number(t.number, 0), v.Flag)
		head := p.in.Words.T("chart.counts.on", "value", figure, "date", v.Date.Short(p.prose.dates))
		name := ""
		if v.Event >= 0 && v.Event < len(p.in.Story.Events) {
			e := &p.in.Story.Events[v.Event]
			if name = e.Title; p.width(name, small) > .3*p.area.W() {
				name = e.Short
			}
		}
		a, b := strong.in(p.ink(strong.Color, t.later)), small.in(p.ink(small.Color, t.later))
		x := time.x(t.at)
		mid := (scale.pos(t.total) + scale.pos(t.total-t.number)) / 2
		right := x - p.u(26)
		spots := []float32{0, 22, 44, 70, 100, 135}
		for try := range 2 * len(spots) { // with the name, else without
			lift := spots[try%len(spots)]
			if try == len(spots) {
				name = ""
			}
			y := scale.pos(t.total) - p.u(lift) + .4*a.Size
			one := p.text(right, y, head, a, scene.Right)
			two := p.text(right, y+1.3*b.Size, name, b, scene.Right)
			box := one.Bounds()
			if name != "" {
				box = box.Union(two.Bounds())
			}
			box = box.Inset(-p.u(3))
			leader := scene.Rect{X0: right, Y0: min(y-.3*a.Size, mid), X1: x - p.u(5), Y1: max(y-.3*a.Size, mid)}
			if box.X0 < time.x0 || box.Y0 < scale.at1-p.u(8) || !p.free(box) || n > 0 && !p.free(leader) {
				continue
			}
			p.label(one)
			if name != "" {
				p.label(two)
			}
			p.taken = append(p.taken, leader)
			p.labels = append(p.labels, &scene.Shape{Path: scene.Segment(right+p.u(4), y-.3*a.Size, x, mid), Stroke: scene.Stroke{Color: p.pal.Ink2, Width: max(p.k, .8)}})
			break
		}
	}
	p.barred = p.barred[:before]
}
