package figure

import (
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

// countPart is one of the plots of a chart of counts, which stand one below the other.
type countPart struct {
	title string
	unit  string
	share float32 // of the height
	most  float64
	draw  func(box scene.Rect, time timeScale, scale valueScale)
	scale valueScale
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
	axisH := p.u(8) + 1.5*p.axisText().Size
	parts := p.countParts(sums, seen, p.area.H()-p.flagHeight()-axisH)
	right := p.width("1,131", p.style(scene.SansBold, 20, p.pal.Ink1)) + p.u(14)
	if len(sums) > 0 {
		text, st := p.sumText(sums)
		right = max(right, p.width(text, st)+p.u(12))
	}
	right = min(right, .25*p.area.W())
	// The first heading stands beside the flag of the clock, or below it where that is in its way.
	band := p.area
	band.Y1 = band.Y0 + p.flagHeight()
	var time timeScale
	for _, top := range []float32{band.Y0, band.Y1} {
		left := p.stack(parts, top, p.area.Y1-axisH)
		if left == 0 {
			return
		}
		time = newTimeScale(span.From, span.To, p.area.X0+min(left, .3*p.area.W()), p.area.X1-right)
		_, box, _ := p.nowFlagBox(time, band)
		if p.area.X0+p.width(parts[0].title, p.headingText())+p.u(14) < box.X0 {
			break
		}
	}
	p.nowRule(time, band, parts[len(parts)-1].scale.at0)
	for i, q := range parts {
		p.partHeading(q.title, q.scale.at1-p.partGap())
		p.valueAxis(q.scale, time.x0, time.x1, q.unit)
		q.draw(scene.Rect{X0: time.x0, Y0: q.scale.at1, X1: time.x1, Y1: q.scale.at0}, time, q.scale)
		if i == len(parts)-1 {
			p.timeAxis(time, q.scale.at0, true)
		} else {
			p.labels = append(p.labels, &scene.Shape{
				Path:   scene.Segment(time.x0, q.scale.at0, time.x1, q.scale.at0),
				Stroke: scene.Stroke{Color: p.pal.Ink2, Width: max(1.5*p.k, 1)},
			})
		}
	}
}

// countParts returns the plots that have room in a height: the counts, the single additions, the running total.
func (p *plot) countParts(sums, seen []tally, height float32) []countPart {
	series := p.in.Story.Series
	most := func(list []tally, of func(tally) float64) float64 {
		m := 0.0
		for _, t := range list {
			m = max(m, of(t))
		}
		return m
	}
	number := func(t tally) float64 { return t.number }
	var parts []countPart
	if len(seen) > 0 {
		parts = append(parts, countPart{
			title: series[p.spec.seen].Title, unit: series[p.spec.seen].Unit, share: .27, most: most(seen, number),
			draw: func(b scene.Rect, ts timeScale, s valueScale) { p.stems(seen, p.spec.seen, b, ts, s, false) },
		})
	}
	if len(sums) > 0 {
		title, unit := series[p.spec.sum].Title, series[p.spec.sum].Unit
		parts = append(parts,
			countPart{
				title: p.in.Words.T("chart.counts.each", "title", title), unit: unit, share: .25, most: most(sums, number),
				draw: func(b scene.Rect, ts timeScale, s valueScale) { p.stems(sums, p.spec.sum, b, ts, s, true) },
			},
			countPart{
				title: p.in.Words.T("chart.counts.total", "title", title), unit: unit, share: .48,
				most: most(sums, func(t tally) float64 { return t.total }),
				draw: func(b scene.Rect, ts timeScale, s valueScale) { p.total(sums, b, ts, s) },
			})
	}
	least := max(p.u(96), 6.4*p.axisText().Size) // the height that a part with its heading needs
	for len(parts) > 1 && height < float32(len(parts))*least {
		drop := 0 // the parts by announcement go first, then the counts
		if len(parts) == 3 {
			drop = 1
		}
		parts = slices.Delete(parts, drop, drop+1)
	}
	return parts
}

// partGap is the room between a part's heading and the top of its scale: a label over the highest mark stands in it.
func (p *plot) partGap() float32 { return 1.5 * p.headingText().Size }

// stack gives each part its scale between two heights and returns the room that their axes take at the left, 0 when there
// is none for the plots.
func (p *plot) stack(parts []countPart, top, bottom float32) (left float32) {
	head := 1.05*p.headingText().Size + p.partGap()
	room := bottom - top - float32(len(parts))*(head+p.u(6)) + p.u(6)
	if room < 10 {
		return 0
	}
	share := float32(0)
	for _, q := range parts {
		share += q.share
	}
	for i := range parts {
		q := &parts[i]
		h := room * q.share / share
		if i == len(parts)-1 {
			h = bottom - top - head
		}
		q.scale = newValueScale(0, q.most, max(2, min(4, int(h/(2.4*p.axisText().Size)))), top+head+h, top+head)
		left = max(left, p.axisWidth(q.scale, q.unit))
		top += head + h + p.u(6)
	}
	return left
}

// partHeading sets what a part shows over it.
func (p *plot) partHeading(title string, base float32) {
	st := p.headingText()
	if p.width(title, st) > p.area.W() {
		title = p.kit.Fonts.Fit(title, st.Face, st.Size, p.area.W())
	}
	p.label(p.text(p.area.X0, base, title, st, scene.Left))
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
