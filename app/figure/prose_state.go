package figure

import (
	"slices"
	"strings"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// startOf returns the start of an event's date as a date of its own.
func startOf(e *dataset.Event) *edtf.Date {
	d := e.Date
	if !d.Interval {
		return &d
	}
	if text, _, ok := strings.Cut(d.Text, "/"); ok {
		if start, err := edtf.Parse(text); err == nil {
			return &start
		}
	}
	return &d
}

// statement is a line of the state at a date: what, its value, how it is known, and who says so.
type statement struct {
	Label, Value, Note string
	Sources            []int
	ID, Title          string
}

// borderName names a border from the story's own country, or by both its countries.
func (p prose) borderName(i int) string {
	b := &p.story.Borders[i]
	switch focus := p.story.Focus; {
	case focus != "" && b.Countries[0] == focus:
		return p.words.T("details.border.with", "country", p.country(b.Countries[1]))
	case focus != "" && b.Countries[1] == focus:
		return p.words.T("details.border.with", "country", p.country(b.Countries[0]))
	}
	return p.words.T("details.border.between", "first", p.country(b.Countries[0]), "second", p.country(b.Countries[1]))
}

// borderLine is a border's name and status: "Border with Poland partly closed".
func (p prose) borderLine(b dataset.BorderState) string {
	name := p.borderName(b.Border)
	return name + gap(name) + p.borderStatus(b.Status)
}

func (p prose) borderStatus(s dataset.BorderStatus) string {
	switch s {
	case dataset.BorderOpen:
		return p.words.T("details.border.open")
	case dataset.BorderPartly:
		return p.words.T("details.border.partly")
	case dataset.BorderClosed:
		return p.words.T("details.border.closed")
	}
	return p.words.T("details.figure.nodata")
}

// borderNumbers counts the crossings behind a border's status.
func (p prose) borderNumbers(b dataset.BorderState) string {
	var parts []string
	for _, c := range []struct {
		key string
		n   int
	}{{"open", b.Open}, {"restricted", b.Restricted}, {"closed", b.Closed}} {
		if c.n > 0 {
			parts = append(parts, p.words.T("details.border.numbers."+c.key, "n", c.n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return p.words.T("details.border.numbers", "numbers", commas(parts...))
}

// borderSources are those of the crossings' states that hold.
func (p prose) borderSources(b dataset.BorderState, st *dataset.State) (sources []int) {
	for _, c := range p.story.Borders[b.Border].Crossings {
		if c < len(st.Crossing) && st.Crossing[c] >= 0 {
			for _, s := range p.story.Crossings[c].States[st.Crossing[c]].Sources {
				sources = appendNew(sources, s)
			}
		}
	}
	return sources
}

func appendNew(list []int, v int) []int {
	for _, have := range list {
		if have == v {
			return list
		}
	}
	return append(list, v)
}

// seriesStatement tells the value of a series at the date with unit, date, basis and flags; ok is false when the story
// has nothing on it there.
func (p prose) seriesStatement(s dataset.SeriesState) (statement, bool) {
	series := &p.story.Series[s.Series]
	out := statement{Label: series.Title, Title: series.Note}
	if s.Row < 0 || s.Row >= len(series.Values) {
		return out, false
	}
	row := &series.Values[s.Row]
	out.Sources = slices.Clone(row.Sources)
	if !s.Known {
		out.Value = p.words.T("details.figure.nodata")
		out.Note = p.short(&row.Date)
		return out, true
	}
	flag := row.Flag
	since := ""
	if series.Kind == "increment" {
		flag = ""
		for i := range series.Values[:s.Row+1] {
			v := &series.Values[i] // the last row's sources stand for the sum: those of all would fill the panel
			if since == "" {
				since = p.since(&v.Date)
			}
			if v.Flag == "floor" {
				flag = "floor"
			}
		}
	}
	value, rest := p.flagged(p.quantity(s.Number, series.Unit), flag)
	out.Value = value
	basis := commas(p.basis(row.Basis), rest)
	if row.HasContrary {
		basis = commas(basis, p.words.T("details.figure.contrary", "value", p.quantity(row.Contrary, series.Unit)))
		for _, source := range row.ContrarySources {
			out.Sources = appendNew(out.Sources, source)
		}
	}
	key := "details.series.first"
	if since != "" && since != p.since(&row.Date) {
		key = "details.series.sum"
	}
	out.Note = p.words.T(key, "from", since, "date", p.short(&row.Date), "basis", basis)
	return out, true
}

// statements is the state at a date in words: routes, borders, series.
func (p prose) statements(st *dataset.State) []statement {
	var list []statement
	if counts := p.counts(st); counts != "" {
		list = append(list, statement{Label: p.words.T("details.state.routes"), Value: p.shortCounts(st)})
	}
	for _, b := range st.Borders {
		if b.Status == dataset.BorderUnknown {
			continue
		}
		list = append(list, statement{
			Label: p.borderName(b.Border), Value: p.borderStatus(b.Status),
			Note: p.borderNumbers(b), Sources: p.borderSources(b, st), ID: "border:" + p.story.Borders[b.Border].ID,
		})
	}
	for _, s := range st.Series {
		if line, ok := p.seriesStatement(s); ok {
			list = append(list, line)
		}
	}
	return list
}

// shortCounts is counts without the noun: "2 in use, 4 closed".
func (p prose) shortCounts(st *dataset.State) string {
	var n [4]int
	for _, r := range st.Routes {
		n[r.Status&3]++
	}
	text := p.words.T("details.state.none")
	if n[dataset.InUse] > 0 {
		text = p.words.N("details.state.use", n[dataset.InUse])
	}
	if n[dataset.Closed] > 0 {
		text = commas(text, p.words.N("details.count.closed", n[dataset.Closed]))
	}
	if n[dataset.Planned] > 0 {
		text = commas(text, p.words.N("details.count.planned", n[dataset.Planned]))
	}
	return text
}
