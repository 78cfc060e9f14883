package figure

// altFigures lists what figures a chart has: all where they are few, else the telling ones.
func (p *plot) altFigures() []string {
	var list []string
	t := p.in.Words.T
	switch p.spec.kind {
	case chartBars:
		s := &p.in.Story.Series[p.spec.main]
		for i := range s.Values {
			v := &s.Values[i]
			text := t("alt.at", "date", p.prose.short(&v.Date), "what", p.prose.known(s, v))
			if v.HasContrary {
				text = commas(text, t("alt.contrary", "value", p.prose.quantity(v.Contrary, s.Unit)))
			}
			list = append(list, text)
		}
	case chartSteps:
		return p.altSteps()
	case chartCounts:
		return p.altCounts()
	case chartVolumes:
		years, others := volumeRows(p.in.Story)
		for _, i := range years {
			v := &p.in.Story.Volumes[i]
			figure := p.prose.plainFlagged(v.Mt, "Mt", v.Flag)
			if v.Basis != "reported" {
				figure = commas(figure, p.prose.basis(v.Basis))
			}
			list = append(list, t("alt.at", "date", commas(capital(p.prose.volumeName(v)), p.prose.short(&v.Period)), "what", figure))
		}
		if len(others) > 0 {
			list = append(list, p.in.Words.N("chart.alt.others", len(others)))
		}
		return list // a sentence each: those that have room are said
	case chartEvents:
		b := p.eventBins()
		for _, c := range b.categories {
			n := 0
			for _, bin := range b.bins[c] {
				n += len(bin.events)
			}
			list = append(list, t("alt.at", "date", p.prose.category(c), "what", p.prose.number(float64(n), 0)))
		}
	}
	return []string{joinBy(list, semicolon)}
}

// altSteps tells where a line begins, and how many rules of events stand in it.
func (p *plot) altSteps() []string {
	s := &p.in.Story.Series[p.spec.main]
	var list []string
	for i := range s.Values {
		if v := &s.Values[i]; v.Known {
			list = append(list, p.in.Words.T("alt.first", "date", p.prose.long(&v.Date), "value", p.prose.plainFlagged(v.Number, s.Unit, v.Flag)))
			break
		}
	}
	if n := len(p.rulesIn(s)); n > 0 {
		list = append(list, p.in.Words.N("alt.rules", n))
	}
	return list
}

// altCounts tells the first count and the greatest addition.
func (p *plot) altCounts() []string {
	sums, seen := p.tallies(p.spec.sum), p.tallies(p.spec.seen)
	var list []string
	if len(sums) > 0 && len(seen) > 0 {
		span := countSpan(sums, seen)
		for len(seen) > 1 && seen[0].at < span.From {
			seen = seen[1:]
		}
	}
	if len(seen) > 0 {
		s := &p.in.Story.Series[p.spec.seen]
		v := &s.Values[seen[0].row]
		list = append(list, p.in.Words.T("alt.count", "title", s.Title, "date", p.prose.long(&v.Date), "value", p.prose.plainFlagged(v.Number, "", v.Flag)))
	}
	if len(sums) > 0 {
		most := sums[0]
		for _, t := range sums {
			if t.number > most.number {
				most = t
			}
		}
		s := &p.in.Story.Series[p.spec.sum]
		v := &s.Values[most.row]
		list = append(list, p.in.Words.T("alt.most", "title", s.Title, "date", p.prose.long(&v.Date), "value", p.prose.plainFlagged(v.Number, "", v.Flag)))
	}
	return list
}
