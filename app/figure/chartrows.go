package figure

import (
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// ChartRows returns the figures of a chart as a list for a panel of the window, in.W wide and as high as it needs: date
// and figure, below them basis, flag, what contradicts it, note and sources. Rows have the ids of the chart's marks. An
// unknown id gives an empty panel.
func (k *Kit) ChartRows(in Input, id string) *scene.Scene {
	if in.Palette == nil {
		in.Palette = palette.Light()
	}
	out := &scene.Scene{W: float32(timelineLength(in.W, 420)), Background: in.Palette.Panel}
	spec, ok := chartSpecOf(in.Story, id)
	if !ok {
		return out
	}
	l := &rowList{flow: newFlow(k.Fonts, 0, 0, out.W), in: in, prose: newProse(in)}
	l.gap(10)
	switch spec.kind {
	case chartVolumes:
		years, others := volumeRows(in.Story)
		l.heading(in.Words.T("chart.routes.years", "product", capital(l.prose.product(in.Story.Product))), len(years))
		l.volumes(years)
		l.heading(in.Words.T("chart.routes.others"), len(others))
		l.volumes(others)
	case chartEvents:
		l.events()
	case chartCounts:
		for _, i := range []int{spec.sum, spec.seen} {
			if i >= 0 {
				l.series(i)
			}
		}
	default:
		for _, i := range append([]int{spec.main}, spec.beside...) {
			l.series(i)
		}
	}
	out.H = l.y + 12
	out.Layers = []scene.Layer{{Name: "rows", Items: l.items}}
	return out
}

// rowList sets rows of figures down a column.
type rowList struct {
	*flow
	in    Input
	prose prose
}

func (l *rowList) style(face scene.Face, size, line float32) textStyle {
	return textStyle{Face: face, Size: size, Line: line, Color: l.in.Palette.Ink1}
}

// heading begins a group of n rows; one without rows has none.
func (l *rowList) heading(text string, n int) {
	if n == 0 {
		return
	}
	if len(l.items) > 0 {
		l.gap(12)
	}
	l.paragraph(text, l.style(scene.SansBold, 13, 17))
	l.gap(5)
}

// figureRow sets one row: date and figure, then what is to be known about it.
func (l *rowList) figureRow(id, date, figure, note string, at edtf.Instant) {
	later := at > l.in.View.At
	strong, small := l.style(scene.SansBold, 12, 17), l.style(scene.Sans, 11, 14.5).in(l.in.Palette.Ink2)
	if later {
		strong.Color, small.Color = l.in.Palette.Ink3, l.in.Palette.Ink3
	}
	l.rule(l.in.Palette.Rule, 1)
	l.gap(4)
	l.row(run{Text: date, Style: strong, ID: id}, run{Text: figure, Style: strong, ID: id})
	l.paragraph(strings.TrimSpace(note), small)
	l.gap(4)
}

func (l *rowList) series(i int) {
	s := &l.in.Story.Series[i]
	l.heading(s.Title, len(s.Values))
	total := 0.0
	for j := range s.Values {
		v := &s.Values[j]
		figure, rest := l.in.Words.T("chart.nodata.short"), ""
		var parts []string
		if v.Known {
			figure, rest = l.prose.flagged(l.prose.quantity(v.Number, s.Unit), v.Flag)
			total = round12(total + v.Number)
			parts = append(parts, commas(l.prose.basis(v.Basis), rest))
		}
		if s.Kind == "increment" {
			parts = append(parts, l.in.Words.T("chart.value.total", "value", l.prose.number(total, 0)))
		}
		if v.HasContrary {
			parts = append(parts, l.in.Words.T("chart.value.contrary", "value", l.prose.quantity(v.Contrary, s.Unit), "sources", l.prose.publishers(v.ContrarySources)))
		}
		parts = append(parts, v.Note)
		l.figureRow(valueID(s, j), l.prose.short(&v.Date), figure, l.note(parts, v.Sources), sinceStart(v.Date))
	}
}

func (l *rowList) volumes(rows []int) {
	for _, i := range rows {
		v := &l.in.Story.Volumes[i]
		figure, rest := l.prose.flagged(l.prose.quantity(v.Mt, "Mt"), v.Flag)
		parts := []string{commas(capital(l.prose.volumeName(v)), l.prose.product(v.Product), l.prose.basis(v.Basis), rest), v.Note}
		l.figureRow("volume:"+v.ID, l.prose.short(&v.Period), figure, l.note(parts, v.Sources), sinceStart(v.Period))
	}
}

func (l *rowList) events() {
	p := &plot{in: l.in, prose: l.prose, pal: l.in.Palette}
	keep := p.filter()
	for i := range l.in.Story.Events {
		if e := &l.in.Story.Events[i]; keep(i) {
			l.figureRow("event:"+e.ID, l.prose.short(&e.Date), l.prose.category(e.Category), l.note([]string{e.Title}, e.Sources), sinceStart(e.Date))
		}
	}
}

// note joins what is to be known about a row.
func (l *rowList) note(parts []string, sources []int) string {
	for i, s := range parts {
		parts[i] = capital(s)
	}
	return l.prose.withSources(parts, sources)
}
