package figure

import (
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// steps draws a series of many periods as a line of steps, level through each period, with the story's sanctions as thin
// labelled rules.
func (p *plot) steps() {
	series := &p.in.Story.Series[p.spec.main]
	rows := p.barRows(series)
	if len(rows) == 0 {
		return
	}
	from, to := rows[0].span.From, rows[0].span.To
	least, most := 0.0, 0.0
	for i := range rows {
		from, to = min(from, rows[i].span.From), max(to, rows[i].span.To)
		if v := rows[i].value; v.Known {
			least, most = min(least, v.Number), max(most, v.Number)
		}
	}
	band := p.takeFlag()
	p.area.Y0 += p.u(6)
	bottom := p.area.Y1 - p.u(8) - 1.5*p.axisText().Size
	tiers, line := 0, 1.45*p.ruleText().Size
	if p.ruled() {
		tiers = min(int((bottom-p.area.Y0)*.36/line), 8)
	}
	top := p.area.Y0 + float32(tiers)*line
	head := top + 1.4*p.valueText().Size
	ticks := max(2, min(6, int((bottom-head)/max(p.u(70), 3*p.axisText().Size))))
	scale := newValueScale(least, most, ticks, bottom, head)
	x0 := p.area.X0 + min(p.axisWidth(scale, series.Unit), .3*p.area.W())
	time := newTimeScale(from, to, x0, p.area.X1)
	p.valueAxis(scale, x0, p.area.X1, series.Unit)
	p.stepLine(rows, time, scale, series)
	p.stepLabels(rows, time, scale, top)
	if p.ruled() {
		p.eventRules(time, p.area.Y0, top, bottom, tiers)
	}
	p.timeAxis(time, bottom, true)
	p.nowRule(time, band, bottom)
}

// stepLine draws the line, paler after the clock, with an invisible mark over each period.
func (p *plot) stepLine(rows []barRow, time timeScale, scale valueScale, series *dataset.Series) {
	zero := scale.pos(0)
	var line, area *scene.Path
	later := false
	flush := func() {
		if line == nil {
			return
		}
		p.marks = append(p.marks,
			&scene.Shape{Path: area, Fill: palette.With(p.pal.ReportedBar, map[bool]float64{false: .13, true: .05}[later])},
			&scene.Shape{Path: line, Stroke: scene.Stroke{Color: p.shade(p.pal.ReportedBar, later), Width: max(2.6*p.k, 1.4), Join: scene.JoinMiter}})
		line, area = nil, nil
	}
	for i := range rows {
		r := &rows[i]
		if i > 0 && rows[i-1].span.To != r.span.From {
			flush()
		}
		x0, x1 := time.x(r.span.From), time.x(r.span.To)
		id, title := valueID(series, r.row), p.prose.valueTitle(series, r.row)
		if !r.value.Known {
			flush()
			p.noData(mark{box: scene.Rect{X0: x0, Y0: scale.at1, X1: x1, Y1: zero}, id: id, title: title})
			continue
		}
		if line != nil && later != r.later {
			last := line.Points[len(line.Points)-1]
			flush()
			line, area = &scene.Path{Points: []scene.Point{last}}, &scene.Path{Points: []scene.Point{{X: x0, Y: zero}}, Closed: true}
		}
		later = r.later
		y := scale.pos(r.value.Number)
		if line == nil {
			line, area = &scene.Path{}, &scene.Path{Points: []scene.Point{{X: x0, Y: zero}}, Closed: true}
		}
		line.Points = append(line.Points, scene.Point{X: x0, Y: y}, scene.Point{X: x1, Y: y})
		n := len(area.Points) - 1
		area.Points = append(area.Points[:max(n, 1)], scene.Point{X: x0, Y: y}, scene.Point{X: x1, Y: y}, scene.Point{X: x1, Y: zero})
		// The mark that is pointed at: its column, seen by nobody.
		p.marks = append(p.marks, &scene.Shape{ID: id, Title: title, Path: scene.Rectangle(scene.Rect{X0: x0, Y0: min(y, zero) - p.u(6), X1: x1, Y1: max(y, zero)})})
	}
	flush()
}

// stepLabels writes the greatest, the last and the first figure at the line, none above top.
func (p *plot) stepLabels(rows []barRow, time timeScale, scale valueScale, top float32) {
	first, last, most := -1, -1, -1
	for i := range rows {
		v := rows[i].value
		if !v.Known {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		if most < 0 || v.Number > rows[most].value.Number {
			most = i
		}
	}
	if most < 0 {
		return
	}
	before := len(p.barred)
	for i := range rows { // labels keep off the line
		if v := rows[i].value; v.Known {
			y := scale.pos(v.Number)
			p.barred = append(p.barred, scene.Rect{X0: time.x(rows[i].span.From), Y0: y - p.u(3), X1: time.x(rows[i].span.To), Y1: y + p.u(3)})
		}
	}
	p.barred = append(p.barred, p.nowBar(time)...)
	lines := len(p.barred)
	if p.ruled() { // and off the rules of events, where they can
		for _, r := range p.ruleEvents(time) {
			p.barred = append(p.barred, scene.Rect{X0: r.x - 1, Y0: top, X1: r.x + 1, Y1: scale.at0})
		}
	}
	all := p.barred
	defer func() { p.barred = all[:before] }()
	strong, small := p.style(scene.SansBold, 18, p.pal.Ink1), p.axisText()
	for n, i := range []int{most, last, first} {
		if n > 0 && i == most || n == 2 && i == last {
			continue
		}
		r := &rows[i]
		x, y := (time.x(r.span.From)+time.x(r.span.To))/2, scale.pos(r.value.Number)
		number, rest := p.prose.flagged(p.prose.number(r.value.Number, p.decimals()), r.value.Flag)
		number = commas(number, rest)
		date := r.value.Date.Short(p.prose.dates)
		p.marks = append(p.marks, &scene.Shape{
			Path: disc(scene.Point{X: x, Y: y}, max(4.2*p.k, 2.6)),
			Fill: p.shade(p.pal.ReportedBar, r.later), Stroke: scene.Stroke{Color: p.pal.Panel, Width: max(1.6*p.k, 1)},
		})
		s, d := strong.in(p.ink(strong.Color, r.later)), small.in(p.ink(small.Color, r.later))
		wide := p.width(number, s) + p.u(6) + p.width(date, d)
		gap := p.u(8)
		type spot struct {
			x, y float32
		}
		var spots []spot
		for _, lift := range []float32{p.u(3), p.u(12), p.u(26), p.u(44), p.u(64), -2*gap - s.Size, -3*gap - s.Size} {
			up := y - gap - lift
			spots = append(spots, spot{x - gap, up}, spot{x - wide/2, up}, spot{x - wide, up})
		}
		for _, aside := range []float32{10, 20, 32, 46} {
			for _, up := range []float32{-.35, .4, 1.1} {
				spots = append(spots, spot{x + p.u(aside), y - up*s.Size}, spot{x - p.u(aside) - wide, y - up*s.Size})
			}
		}
	search:
		for _, barred := range []int{len(all), lines} {
			p.barred = all[:barred]
			for _, at := range spots {
				at.x = min(max(at.x, time.x0+2), time.x1-wide)
				a := p.text(at.x, at.y, number, s, scene.Left)
				b := p.text(at.x+wide-p.width(date, d), at.y, date, d, scene.Left)
				box := a.Bounds().Union(b.Bounds()).Inset(-p.u(2))
				if box.Y0 >= top && box.Y1 < scale.at0 && p.free(box) {
					p.label(a)
					p.label(b)
					break search
				}
			}
		}
	}
}

// filter returns which events the view's filter keeps; a filter that cannot be read keeps all.
func (p *plot) filter() func(int) bool {
	if p.in.View.Filter != "" {
		if keep, err := p.in.Story.Filter(p.in.View.Filter); err == nil {
			return keep
		}
	}
	return func(int) bool { return true }
}

// sinceStart is the instant from which an interval counts: the start of its first point.
func sinceStart(d edtf.Date) edtf.Instant { return d.Start.Span.From }
