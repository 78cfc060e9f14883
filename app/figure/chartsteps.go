package figure

import (
	"cmp"
	"slices"
	"strings"

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
	st := p.style(scene.Sans, 14.5, p.pal.Ink1)
	tiers := 0
	if h := bottom - p.area.Y0; p.area.W() > 24*st.Size {
		tiers = min(int(h*.34/(1.45*st.Size)), 6)
	}
	top := p.area.Y0 + float32(tiers)*1.45*st.Size
	head := top + 1.4*p.valueText().Size
	ticks := max(2, min(6, int((bottom-head)/max(p.u(70), 3*p.axisText().Size))))
	scale := newValueScale(least, most, ticks, bottom, head)
	x0 := p.area.X0 + min(p.axisWidth(scale, series.Unit), .3*p.area.W())
	time := newTimeScale(from, to, x0, p.area.X1)
	p.valueAxis(scale, x0, p.area.X1, series.Unit)
	p.stepLine(rows, time, scale, series)
	p.stepLabels(rows, time, scale, series)
	p.eventRules(time, p.area.Y0, top, bottom, tiers, st)
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

// stepLabels writes the greatest, the last and the first figure at the line.
func (p *plot) stepLabels(rows []barRow, time timeScale, scale valueScale, series *dataset.Series) {
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
	defer func() { p.barred = p.barred[:before] }()
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
		for _, at := range spots {
			at.x = min(max(at.x, time.x0+2), time.x1-wide)
			a := p.text(at.x, at.y, number, s, scene.Left)
			b := p.text(at.x+wide-p.width(date, d), at.y, date, d, scene.Left)
			if b.Bounds().Y1 < scale.at0 && p.free(a.Bounds().Union(b.Bounds()).Inset(-p.u(2))) {
				p.label(a)
				p.label(b)
				break
			}
		}
	}
}

// eventRule is an event that a thin rule stands for.
type eventRule struct {
	event    int
	x        float32
	priority int
}

// rulesIn returns the events that have a rule in a chart of the series.
func (p *plot) rulesIn(s *dataset.Series) []eventRule {
	rows := p.barRows(s)
	if len(rows) == 0 {
		return nil
	}
	return p.ruleEvents(newTimeScale(rows[0].span.From, rows[len(rows)-1].span.To, 0, 1))
}

// ruleEvents returns the events of the first lane of the timeline, sanctions and their relief, within the scale: those
// that speak of the story's product first, then those of high standing, then by time.
func (p *plot) ruleEvents(time timeScale) []eventRule {
	story := p.in.Story
	keep := p.filter()
	var list []eventRule
	for i := range story.Events {
		e := &story.Events[i]
		if p.pal.Category(e.Category).Lane != 1 || !keep(i) {
			continue
		}
		t := e.Date.Start.Span.From
		if t < time.from || t >= time.to {
			continue
		}
		rule := eventRule{event: i, x: time.x(t)}
		if product := story.Product; product != "" && strings.Contains(strings.ToLower(e.Short+" "+e.Title), strings.ToLower(product)) {
			rule.priority += 2
		}
		if e.InArticle == "yes" {
			rule.priority += 3
		}
		if len(e.Routes) > 0 {
			rule.priority++
		}
		list = append(list, rule)
	}
	slices.SortStableFunc(list, func(a, b eventRule) int { return cmp.Compare(b.priority, a.priority) })
	return list
}

// eventRules draws a thin rule for each event down to the axis. Those that find a place in the tiers between y0 and top
// are labelled; no rule runs through a label.
func (p *plot) eventRules(time timeScale, y0, top, bottom float32, tiers int, st textStyle) {
	placed := map[int]bool{}
	var boxes, rules []scene.Rect
	if now := p.in.View.At; now >= time.from && now <= time.to {
		x := time.x(now)
		rules = append(rules, scene.Rect{X0: x - 1, Y0: y0, X1: x + 1, Y1: top})
	}
	hits := func(b scene.Rect, list []scene.Rect) bool {
		return slices.ContainsFunc(list, func(o scene.Rect) bool { return b.X0 < o.X1 && o.X0 < b.X1 && b.Y0 < o.Y1 && o.Y0 < b.Y1 })
	}
	line := 1.45 * st.Size
	list := p.ruleEvents(time)
	draw := func(r eventRule, y float32) {
		e := &p.in.Story.Events[r.event]
		later := p.later(e.Date.Start.Span.From)
		c := p.pal.Category(e.Category)
		p.ground = append(p.ground, &scene.Shape{
			ID: "event:" + e.ID, Title: e.Date.Label(p.prose.dates) + ": " + sentence(e.Title), Hit: 3,
			Path: scene.Segment(r.x, y, r.x, bottom), Stroke: scene.Stroke{Color: p.shade(palette.With(c.Text, .62), later), Width: max(p.k, .9)},
		})
	}
	for _, r := range list {
		e := &p.in.Story.Events[r.event]
		later := p.later(e.Date.Start.Span.From)
		day := e.Date.Short(p.prose.dates)
	search:
		for _, text := range []string{day + "  " + e.Short, e.Short} {
			w := p.width(text, st)
			for tier := range tiers {
				y := y0 + float32(tier)*line
				rule := scene.Rect{X0: r.x - 2.5, Y0: y + 2, X1: r.x + 2.5, Y1: top}
				for _, left := range []float32{r.x + .4*st.Size, r.x - .4*st.Size - w} {
					box := scene.Rect{X0: left - .3*st.Size, Y0: y + 1, X1: left + w + .3*st.Size, Y1: y + line - 1}
					if left < p.margin || left+w > p.w-p.margin || hits(box, boxes) || hits(box, rules) || hits(rule, boxes) {
						continue
					}
					boxes, rules = append(boxes, box), append(rules, rule)
					t := p.text(left, y+1.06*st.Size, text, st.in(p.ink(st.Color, later)), scene.Left)
					t.ID = "event:" + e.ID
					p.label(t)
					placed[r.event] = true
					draw(r, y+3)
					break search
				}
			}
		}
		if !placed[r.event] {
			draw(r, top)
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
