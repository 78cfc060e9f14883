package figure

import (
	"strconv"
	"strings"

	"thawline/app/words"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// valueID is the id of a row of a series in a chart.
func valueID(s *dataset.Series, row int) string { return "value:" + s.ID + ":" + strconv.Itoa(row) }

// plain writes a number with its unit and no more decimals than it has.
func (p prose) plain(v float64, unit string) string {
	n := p.number(v, 0)
	switch key := "details.unit." + unit; {
	case unit == "":
		return n
	case p.words.Has(key):
		return p.words.T(key, "value", n)
	case p.words.Has(key + ".other"):
		return p.quantity(v, unit)
	}
	return p.words.T("details.unit.other", "value", n, "unit", unit)
}

// plainFlagged is a quantity with its flag in one phrase: "at least 4.0 Mt", "3.06 Mt, second-hand".
func (p prose) plainFlagged(v float64, unit, flag string) string {
	figure, rest := p.flagged(p.quantity(v, unit), flag)
	return commas(figure, rest)
}

// valueTitle says a row of a series in sentences: period, figure, basis, flag, what contradicts it, note and sources.
func (p prose) valueTitle(s *dataset.Series, row int) string {
	v := &s.Values[row]
	parts := []string{p.words.T("chart.value", "title", s.Title, "period", p.long(&v.Date), "value", p.known(s, v))}
	if s.Kind == "increment" {
		total := 0.0
		for i := 0; i <= row; i++ {
			if s.Values[i].Known {
				total = round12(total + s.Values[i].Number)
			}
		}
		parts = append(parts, p.words.T("chart.value.total", "value", p.quantity(total, s.Unit)))
	}
	if v.HasContrary {
		parts = append(parts, p.words.T("chart.value.contrary", "value", p.quantity(v.Contrary, s.Unit), "sources", p.publishers(v.ContrarySources)))
	}
	if v.Event >= 0 && v.Event < len(p.story.Events) {
		parts = append(parts, p.story.Events[v.Event].Title)
	}
	parts = append(parts, v.Note)
	return p.withSources(parts, v.Sources)
}

// known writes a row's figure with basis and flag, or that there is none.
func (p prose) known(s *dataset.Series, v *dataset.Value) string {
	if !v.Known {
		return p.words.T("chart.nodata.short")
	}
	figure, rest := p.flagged(p.quantity(v.Number, s.Unit), v.Flag)
	return commas(figure, p.basis(v.Basis), rest)
}

// volumeTitle says a row of tonnes in sentences.
func (p prose) volumeTitle(v *dataset.Volume) string {
	figure, rest := p.flagged(p.quantity(v.Mt, "Mt"), v.Flag)
	head := p.words.T("chart.value", "title", commas(capital(p.volumeName(v)), p.product(v.Product)), "period", p.long(&v.Period), "value", commas(figure, p.basis(v.Basis), rest))
	return p.withSources([]string{head, v.Note}, v.Sources)
}

// binTitle says what happened in one stretch of time, in one category.
func (p prose) binTitle(category string, b eventBin) string {
	list := []string{p.words.N("chart.bin", len(b.events), "category", p.category(category), "period", p.stretch(b.span))}
	for i, e := range b.events {
		if i == 5 && len(b.events) > 6 {
			list = append(list, p.words.T("chart.more", "n", len(b.events)-5))
			break
		}
		ev := &p.story.Events[e]
		list = append(list, ev.Date.Short(p.dates)+": "+ev.Title)
	}
	return strings.Join(list, "\n")
}

// stretch names a day, month, year or run of years.
func (p prose) stretch(s edtf.Span) string {
	y, m, d := s.From.Civil()
	y2, _, _ := (s.To - 1).Civil()
	switch {
	case s.Length() <= edtf.Day:
		return p.long(day(s.From))
	case s == edtf.Span{From: edtf.FromCivil(y, m, 1), To: edtf.FromCivil(y, m+1, 1)} && d == 1:
		date := monthDate(y, m, s.From)
		return p.long(&date)
	case y == y2:
		return yearMark(y, p.dates).Label
	}
	return yearMark(y, p.dates).Label + "–" + yearMark(y2, p.dates).Label
}

// volumeName names what a row of tonnes covers: its route, or its scope in words.
func (p prose) volumeName(v *dataset.Volume) string {
	if v.Route >= 0 && v.Route < len(p.story.Routes) {
		return p.story.Routes[v.Route].Name
	}
	if key := "chart.scope." + v.Scope; p.words.Has(key) {
		return p.words.T(key)
	}
	return strings.ToLower(strings.ReplaceAll(v.Scope, "-", " "))
}

// product names goods in the story's words, else in those of the catalogue; what neither knows stays as it is written.
func (p prose) product(name string) string {
	if word := p.story.Term(name); word != name {
		return word
	}
	if key := "chart.product." + name; p.words.Has(key) {
		return p.words.T(key)
	}
	return name
}

// withSources joins sentences and ends them with who published the figure.
func (p prose) withSources(parts []string, sources []int) string {
	out := ""
	for _, s := range parts {
		if s = sentence(typographic(s)); s != "" {
			out = together(out, s)
		}
	}
	if names := p.publishers(sources); names != "" {
		out = together(out, sentence(p.words.T("chart.sources", "list", names)))
	}
	return out
}

// publishers names sources by who published them, each once.
func (p prose) publishers(list []int) string { return strings.Join(p.publisherList(list), "; ") }

func (p prose) publisherList(list []int) []string {
	var names []string
	seen := map[string]bool{}
	for _, i := range list {
		if i < 0 || i >= len(p.story.Sources) {
			continue
		}
		name := p.story.Sources[i].Publisher
		if name == "" {
			name = p.story.Sources[i].Title
		}
		name, _, _ = strings.Cut(name, ";") // what follows says where a copy lies
		if name = strings.TrimSpace(name); name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// periods writes the dates of rows as a list.
func (p prose) periods(list []*dataset.Value) string {
	var names []string
	for _, v := range list {
		names = append(names, p.short(&v.Date))
	}
	return p.list(names)
}

// title names a chart.
func (c *chartSpec) title(story *dataset.Story, w words.Catalogue) string {
	switch c.kind {
	case chartVolumes, chartEvents:
		return w.T("chart.title." + c.id)
	case chartCounts:
		if key := "chart.title." + c.pair(story); w.Has(key) {
			return w.T(key)
		}
	}
	return story.Series[c.first()].Title
}

// pair is the ids of the two series of a chart of counts, for messages that are written for them alone.
func (c *chartSpec) pair(story *dataset.Story) string {
	var ids []string
	for _, i := range []int{c.sum, c.seen} {
		if i >= 0 {
			ids = append(ids, story.Series[i].ID)
		}
	}
	return strings.Join(ids, "+")
}
