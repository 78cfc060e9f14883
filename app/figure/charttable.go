package figure

import (
	"strconv"
	"strings"

	"thawline/app/words"
	"thawline/dataset"
)

// ChartTable returns the figures of a chart as a table: every row of the data that it shows, exact, with unit, date,
// basis, flag, sources and note. An unknown id gives no header and no rows.
func ChartTable(story *dataset.Story, w words.Catalogue, id string) (header []string, rows [][]string) {
	spec, ok := chartSpecOf(story, id)
	if !ok {
		return nil, nil
	}
	t := tableOf{story: story, prose: newProse(Input{Story: story, Words: w})}
	name := func(keys ...string) []string {
		for _, key := range keys {
			header = append(header, w.T("chart.table."+key))
		}
		return header
	}
	switch spec.kind {
	case chartVolumes:
		return name("what", "date", "product", "value", "unit", "basis", "flag", "sources", "note"), t.volumes()
	case chartEvents:
		return name("date", "category", "event", "sources", "note"), t.events()
	case chartCounts:
		header = name("series", "date", "value", "total", "unit", "basis", "flag", "sources", "note")
		for _, i := range []int{spec.sum, spec.seen} {
			if i >= 0 {
				rows = append(rows, t.series(i, true)...)
			}
		}
		return header, rows
	}
	header = name("series", "date", "value", "unit", "basis", "flag", "contrary", "sources", "note")
	for _, i := range append([]int{spec.main}, spec.beside...) {
		rows = append(rows, t.series(i, false)...)
	}
	return header, rows
}

// tableOf writes the rows of one story.
type tableOf struct {
	story *dataset.Story
	prose prose
}

// exact writes a number as it stands in the data.
func exact(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (t tableOf) series(i int, counts bool) [][]string {
	s := &t.story.Series[i]
	var rows [][]string
	total := 0.0
	for j := range s.Values {
		v := &s.Values[j]
		value, sum, basis := t.prose.words.T("chart.nodata.short"), "", ""
		if v.Known {
			value, basis = exact(v.Number), t.prose.basis(v.Basis)
			total = round12(total + v.Number)
		}
		if s.Kind == "increment" {
			sum = exact(total)
		}
		row := []string{s.Title, v.Date.Text, value}
		if counts {
			row = append(row, sum)
		}
		row = append(row, s.Unit, basis, t.prose.flag(v.Flag))
		if !counts {
			contrary := ""
			if v.HasContrary {
				contrary = exact(v.Contrary)
				if from := t.prose.publishers(v.ContrarySources); from != "" {
					contrary += " (" + from + ")"
				}
			}
			row = append(row, contrary)
		}
		rows = append(rows, append(row, t.sources(v.Sources), v.Note))
	}
	return rows
}

func (t tableOf) volumes() [][]string {
	years, others := volumeRows(t.story)
	var rows [][]string
	for _, i := range append(years, others...) {
		v := &t.story.Volumes[i]
		rows = append(rows, []string{
			capital(t.prose.volumeName(v)), v.Period.Text, t.prose.product(v.Product), exact(v.Mt), "Mt",
			t.prose.basis(v.Basis), t.prose.flag(v.Flag), t.sources(v.Sources), v.Note,
		})
	}
	return rows
}

func (t tableOf) events() [][]string {
	var rows [][]string
	for i := range t.story.Events {
		e := &t.story.Events[i]
		rows = append(rows, []string{e.Date.Text, t.prose.category(e.Category), e.Title, t.sources(e.Sources), e.Note})
	}
	return rows
}

// sources names each source with its address.
func (t tableOf) sources(list []int) string {
	var out []string
	for _, i := range list {
		if i < 0 || i >= len(t.story.Sources) {
			continue
		}
		s := &t.story.Sources[i]
		name := s.Publisher
		if name == "" {
			name = s.Title
		}
		if s.URL != "" {
			name = strings.TrimSpace(name + " " + s.URL)
		}
		out = append(out, name)
	}
	return strings.Join(out, "; ")
}
