package figure

import (
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// headline says the finding of the chart, from the data alone.
func (p *plot) headline() string {
	story, t := p.in.Story, p.in.Words.T
	title := p.spec.title(story, p.in.Words)
	switch p.spec.kind {
	case chartBars:
		return p.barsFinding(&story.Series[p.spec.main])
	case chartSteps:
		return p.stepsFinding(&story.Series[p.spec.main])
	case chartCounts:
		return p.countsFinding(title)
	case chartVolumes:
		return p.volumesFinding(title)
	}
	b := p.eventBins()
	total := map[edtf.Span]int{}
	best := edtf.Span{}
	for _, c := range b.categories {
		for _, bin := range b.bins[c] {
			total[bin.span] += len(bin.events)
		}
	}
	for s, n := range total {
		if n > total[best] || n == total[best] && s.From > best.From {
			best = s
		}
	}
	if len(total) < 2 {
		return title
	}
	return t("chart.finding.events", "n", p.prose.number(float64(b.counted), 0), "most", p.prose.count(total[best]), "period", p.prose.stretch(best))
}

// barsFinding tells the last figure and that those after it are missing; else the last figure beside the one before it
// of a period as long.
func (p *plot) barsFinding(s *dataset.Series) string {
	last := -1
	for i := range s.Values {
		if s.Values[i].Known {
			last = i
		}
	}
	if last < 0 {
		return s.Title
	}
	v := &s.Values[last]
	var missing []*dataset.Value
	for i := last + 1; i < len(s.Values); i++ {
		missing = append(missing, &s.Values[i])
	}
	t := p.in.Words.T
	figure := whole(p.prose.plainFlagged(v.Number, s.Unit, v.Flag))
	if len(missing) > 0 {
		return t("chart.finding.missing", "title", s.Title, "value", figure, "period", p.prose.short(&v.Date), "missing", p.prose.periods(missing))
	}
	for i := last - 1; i >= 0; i-- {
		o := &s.Values[i]
		if a, b := o.Date.Span().Length(), v.Date.Span().Length(); o.Known && a*20 > b*19 && a*19 < b*20 {
			return t("chart.finding.two", "title", s.Title, "value", whole(p.prose.plainFlagged(o.Number, s.Unit, o.Flag)), "period", p.prose.short(&o.Date),
				"value2", p.prose.number(v.Number, p.decimals()), "period2", p.prose.short(&v.Date))
		}
	}
	return t("chart.finding.single", "title", s.Title, "value", figure, "period", p.prose.short(&v.Date))
}

// stepsFinding tells the greatest figure and the last.
func (p *plot) stepsFinding(s *dataset.Series) string {
	last, most := -1, -1
	for i := range s.Values {
		if !s.Values[i].Known {
			continue
		}
		last = i
		if most < 0 || s.Values[i].Number > s.Values[most].Number {
			most = i
		}
	}
	if last < 0 {
		return s.Title
	}
	a, b := &s.Values[most], &s.Values[last]
	if most == last {
		return p.in.Words.T("chart.finding.single", "title", s.Title, "value", whole(p.prose.plainFlagged(b.Number, s.Unit, b.Flag)), "period", p.prose.long(&b.Date))
	}
	return p.in.Words.T("chart.finding.peak", "title", s.Title, "value", whole(p.prose.plainFlagged(a.Number, s.Unit, a.Flag)), "period", p.prose.long(&a.Date),
		"value2", p.prose.number(b.Number, p.decimals()), "period2", p.prose.long(&b.Date))
}

// countsFinding tells the sum and the latest count.
func (p *plot) countsFinding(title string) string {
	story, t := p.in.Story, p.in.Words.T
	sums, seen := p.tallies(p.spec.sum), p.tallies(p.spec.seen)
	sum, since, count, on := "", "", "", ""
	if n := len(sums); n > 0 {
		s := &story.Series[p.spec.sum]
		flag := ""
		if p.floored(sums) {
			flag = "floor"
		}
		sum = p.prose.number(sums[n-1].total, 0)
		sum, _ = p.prose.flagged(sum, flag)
		month := monthOf(sums[0].at)
		since = month.Label(p.prose.dates.Governed())
		if n == len(sums) && len(seen) == 0 {
			return t("chart.finding.sum", "title", s.Title, "value", sum, "from", since)
		}
	}
	if n := len(seen); n > 0 {
		v := &story.Series[p.spec.seen].Values[seen[n-1].row]
		count, _ = p.prose.flagged(p.prose.number(v.Number, 0), v.Flag)
		on = p.prose.long(&v.Date)
		if len(sums) == 0 {
			return t("chart.finding.single", "title", title, "value", count, "period", on)
		}
	}
	if sum == "" {
		return title
	}
	key := "chart.finding." + p.spec.pair(story)
	if !p.in.Words.Has(key) {
		key = "chart.finding.counts"
	}
	return capital(t(key, "title", story.Series[p.spec.sum].Title, "title2", story.Series[p.spec.seen].Title, "value", sum, "from", since, "value2", count, "date", on))
}

func monthOf(t edtf.Instant) edtf.Date {
	y, m, _ := t.Civil()
	return monthDate(y, m, edtf.FromCivil(y, m, 1))
}

// volumesFinding tells the greatest full year, and the greatest of the latest year.
func (p *plot) volumesFinding(title string) string {
	years, _ := volumeRows(p.in.Story)
	most, late := -1, -1
	volumes := p.in.Story.Volumes
	for _, i := range years {
		if most < 0 || volumes[i].Mt > volumes[most].Mt {
			most = i
		}
		if late < 0 || volumes[i].Period.Start.Span.From > volumes[late].Period.Start.Span.From ||
			volumes[i].Period.Start.Span.From == volumes[late].Period.Start.Span.From && volumes[i].Mt > volumes[late].Mt {
			late = i
		}
	}
	if most < 0 {
		return title
	}
	a, b := &volumes[most], &volumes[late]
	if most == late {
		return p.in.Words.T("chart.finding.single", "title", p.prose.volumeName(a), "value", whole(p.prose.plainFlagged(a.Mt, "Mt", a.Flag)), "period", p.prose.short(&a.Period))
	}
	return p.in.Words.T("chart.finding.routes", "name", p.prose.volumeName(a), "value", whole(p.prose.plainFlagged(a.Mt, "Mt", a.Flag)), "period", p.prose.short(&a.Period),
		"name2", p.prose.volumeName(b), "value2", whole(p.prose.plainFlagged(b.Mt, "Mt", b.Flag)), "period2", p.prose.short(&b.Period))
}

// subtitle says the measure and its unit.
func (p *plot) subtitle() string {
	story, t := p.in.Story, p.in.Words.T
	country := ""
	if story.Focus != "" {
		country = p.prose.country(story.Focus)
	}
	measure := ""
	switch p.spec.kind {
	case chartBars, chartSteps:
		s := &story.Series[p.spec.main]
		per := ""
		if len(s.Values) > 0 {
			if _, year := yearOf(s.Values[0].Date); year {
				per = t("chart.per.year")
			} else if s.Values[0].Date.Start.Precision == edtf.Month && !s.Values[0].Date.Interval {
				per = t("chart.per.month")
			}
		}
		return capital(commas(p.unit(s.Unit), per))
	case chartCounts:
		first := &story.Series[p.spec.first()]
		list := p.tallies(p.spec.first())
		if len(list) == 0 {
			return first.Title
		}
		a, b := monthOf(list[0].at), monthOf(list[len(list)-1].at)
		measure = t("chart.measure.counts", "from", p.prose.long(&a), "to", p.prose.long(&b))
	case chartVolumes:
		return capital(t("chart.measure.routes"))
	case chartEvents:
		b := p.eventBins()
		measure = t("chart.measure.events." + b.unit)
		if p.in.View.Filter != "" {
			measure = commas(measure, t("chart.filtered", "filter", p.in.View.Filter))
		}
		return measure
	}
	return capital(commas(country, measure))
}

// unit writes a unit in words where the catalogue has them.
func (p *plot) unit(unit string) string {
	if key := "chart.unit." + unit; p.in.Words.Has(key) {
		return p.in.Words.T(key)
	}
	return unit
}
