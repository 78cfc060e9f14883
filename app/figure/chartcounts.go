package figure

import (
	"cmp"
	"slices"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// tally is one row of an increment or count series in time.
type tally struct {
	row    int
	at     edtf.Instant
	number float64
	total  float64 // increments: the sum up to and with this row
	later  bool
}

// tallies returns the known rows of a series; totals add up in the order of the rows.
func (p *plot) tallies(i int) []tally {
	if i < 0 {
		return nil
	}
	var list []tally
	total := 0.0
	values := p.in.Story.Series[i].Values
	for row := range values {
		v := &values[row]
		if !v.Known || sinceStart(v.Date) <= edtf.Beginning {
			continue
		}
		total = round12(total + v.Number)
		list = append(list, tally{row, sinceStart(v.Date), v.Number, total, p.later(sinceStart(v.Date))})
	}
	return list
}

// countSpan is the stretch of time that a chart of counts shows: the running total's, with a little air before, so that
// its start at zero is seen; without one the counts' own.
func countSpan(sums, seen []tally) edtf.Span {
	list := sums
	if len(list) == 0 {
		list = seen
	}
	from, to := list[0].at, list[0].at
	for _, t := range list {
		from, to = min(from, t.at), max(to, t.at)
	}
	if len(sums) > 0 && len(seen) > 0 {
		to = max(to, seen[len(seen)-1].at)
	}
	air := max((to-from)/30, 2*edtf.Day)
	return edtf.Span{From: from - air, To: to + max((to-from)/200, edtf.Day)}
}

// counts draws, over one axis of time, the counts on single days as dots on stems, each addition as a dot on a stem, and
// the running total as steps. Each has an axis of its own that begins at zero.
func (p *plot) counts() {
	sums, seen := p.tallies(p.spec.sum), p.tallies(p.spec.seen)
	if len(sums)+len(seen) == 0 {
		return
	}
	span := countSpan(sums, seen)
	seen = slices.DeleteFunc(seen, func(t tally) bool { return t.at < span.From || t.at > span.To })
	band := p.takeFlag()
	heading := p.headingText()
	headH := 1.9 * heading.Size
	axisH := p.u(8) + 1.5*p.axisText().Size
	body := p.area.H() - axisH
	type part struct {
		share float32
		draw  func(box scene.Rect, time timeScale, scale valueScale)
		title string
		most  float64
		unit  string
	}
	var parts []part
	series := p.in.Story.Series
	maxOf := func(list []tally, of func(tally) float64) float64 {
		m := 0.0
		for _, t := range list {
			m = max(m, of(t))
		}
		return m
	}
	number := func(t tally) float64 { return t.number }
	if len(seen) > 0 {
		parts = append(parts, part{
			.27, func(b scene.Rect, ts timeScale, s valueScale) { p.stems(seen, p.spec.seen, b, ts, s, false) },
			series[p.spec.seen].Title, maxOf(seen, number), series[p.spec.seen].Unit,
		})
	}
	if len(sums) > 0 {
		title := series[p.spec.sum].Title
		parts = append(parts,
			part{
				.25, func(b scene.Rect, ts timeScale, s valueScale) { p.stems(sums, p.spec.sum, b, ts, s, true) },
				p.in.Words.T("chart.counts.each", "title", title), maxOf(sums, number), series[p.spec.sum].Unit,
			},
			part{
				.48, func(b scene.Rect, ts timeScale, s valueScale) { p.total(sums, b, ts, s) },
				p.in.Words.T("chart.counts.total", "title", title), maxOf(sums, func(t tally) float64 { return t.total }), series[p.spec.sum].Unit,
			})
	}
	least := max(p.u(96), 6.4*p.axisText().Size) // the height that a part with its heading needs
	for len(parts) > 1 && body < float32(len(parts))*least {
		drop := 0 // the parts by announcement go first, then the counts
		if len(parts) == 3 {
			drop = 1
		}
		parts = slices.Delete(parts, drop, drop+1)
	}
	share := float32(0)
	for _, q := range parts {
		share += q.share
	}
	room := body - float32(len(parts))*(headH+p.u(10))
	if room < 10 {
		return
	}
	var scales []valueScale
	left := float32(0)
	y := p.area.Y0
	for i, q := range parts {
		top := y + headH + p.u(10)
		h := room * q.share / share
		if i == len(parts)-1 {
			h = p.area.Y1 - axisH - top
		}
		scale := newValueScale(0, q.most, max(2, min(4, int(h/(2.9*p.axisText().Size)))), top+h, top)
		scales = append(scales, scale)
		left = max(left, p.axisWidth(scale, q.unit))
		y = top + h
	}
	end := p.style(scene.SansBold, 20, p.pal.Ink1)
	right := p.width("1,131", end) + p.u(14)
	if len(sums) > 0 {
		text, st := p.sumText(sums)
		right = max(right, p.width(text, st)+p.u(12))
	}
	right = min(right, .25*p.area.W())
	time := newTimeScale(span.From, span.To, p.area.X0+min(left, .3*p.area.W()), p.area.X1-right)
	p.nowRule(time, band, scales[len(scales)-1].at0)
	for i, q := range parts {
		scale := scales[i]
		box := scene.Rect{X0: time.x0, Y0: scale.at1, X1: time.x1, Y1: scale.at0}
		p.partHeading(q.title, heading, scale.at1-p.u(16), time)
		p.valueAxis(scale, time.x0, time.x1, q.unit)
		q.draw(box, time, scale)
		if i == len(parts)-1 {
			p.timeAxis(time, scale.at0, true)
		} else {
			p.labels = append(p.labels, &scene.Shape{
				Path:   scene.Segment(time.x0, scale.at0, time.x1, scale.at0),
				Stroke: scene.Stroke{Color: p.pal.Ink2, Width: max(1.5*p.k, 1)},
			})
		}
	}
}

// partHeading sets what a part shows over it.
func (p *plot) partHeading(title string, st textStyle, base float32, _ timeScale) {
	if p.width(title, st) > p.area.W() {
		title = p.kit.Fonts.Fit(title, st.Face, st.Size, p.area.W())
	}
	t := p.haloed(p.text(p.area.X0, base, title, st, scene.Left))
	p.labels = append(p.labels, t)
	p.taken = append(p.taken, t.Bounds())
}

// people is the colour of marks of counts: that of the category of their events.
func (p *plot) people(series int) palette.Category {
	return p.pal.Category(eventCategory(p.in.Story, &p.in.Story.Series[series]))
}

// category is the category that colours a chart of counts.
func (p *plot) category() palette.Category {
	for _, i := range []int{p.spec.sum, p.spec.seen} {
		if i >= 0 && eventCategory(p.in.Story, &p.in.Story.Series[i]) != "" {
			return p.people(i)
		}
	}
	return p.pal.Category("diplomacy")
}

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
	p.barred = append(p.barred, dots...)
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
		right := p.text(x+r+p.u(5), y+.35*look.Size, text, look, scene.Left)
		leftT := p.text(x-r-p.u(5), y+.35*look.Size, text, look, scene.Right)
		if !greatest && n == 0 {
			p.tryLabel(right, over, leftT)
		} else {
			p.tryLabel(over, leftT, right)
		}
	}
	p.barred = p.barred[:barred]
}

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
	if now := time.x(p.in.View.At); now > time.x0 && now < time.x1 {
		p.barred = append(p.barred, scene.Rect{X0: now - 2, Y0: 0, X1: now + 2, Y1: scale.at0})
	}
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

// earlierCounts returns the rows of the counts that lie before the stretch shown.
func (p *plot) earlierCounts() []*dataset.Value {
	sums, seen := p.tallies(p.spec.sum), p.tallies(p.spec.seen)
	if len(sums)+len(seen) == 0 {
		return nil
	}
	span := countSpan(sums, seen)
	var list []*dataset.Value
	for _, t := range seen {
		if t.at < span.From {
			list = append(list, &p.in.Story.Series[p.spec.seen].Values[t.row])
		}
	}
	return list
}
