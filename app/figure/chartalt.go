package figure

import (
	"strings"

	"thawline/dataset/edtf"
)

// ChartAlt describes a chart for those who cannot see it: what kind of picture, the point of it, the measure, and its
// figures as far as they can be listened to. An unknown id gives "".
func (k *Kit) ChartAlt(in Input, id string) string {
	spec, ok := chartSpecOf(in.Story, id)
	if !ok {
		return ""
	}
	p := &plot{kit: k, in: in, prose: newProse(in), spec: spec, w: 1200, h: 800, k: 1}
	if p.pal = in.Palette; p.pal == nil {
		return ""
	}
	t := in.Words.T
	kind := t("chart.kind." + [...]string{"bars", "steps", "counts", "volumes", "events"}[spec.kind])
	parts := []string{t("chart.alt", "kind", kind, "title", spec.title(in.Story, in.Words)), p.headline(), p.subtitle()}
	parts = append(parts, p.altFigures()...)
	parts = append(parts, t("chart.alt.at", "date", edtf.OnDay(in.View.At).Label(p.prose.dates)))
	var out []string
	for _, s := range parts {
		if s = sentence(capital(typographic(strings.ReplaceAll(s, "\u00a0", " ")))); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// altFigures lists the figures of charts that have few of them.
func (p *plot) altFigures() []string {
	var list []string
	switch p.spec.kind {
	case chartBars:
		s := &p.in.Story.Series[p.spec.main]
		for i := range s.Values {
			v := &s.Values[i]
			text := p.prose.short(&v.Date) + ": " + p.prose.known(s, v)
			if v.HasContrary {
				text += ", " + p.in.Words.T("chart.contrary") + " " + p.prose.quantity(v.Contrary, s.Unit)
			}
			list = append(list, text)
		}
	case chartVolumes:
		years, others := volumeRows(p.in.Story)
		for _, i := range years {
			v := &p.in.Story.Volumes[i]
			list = append(list, commas(capital(p.prose.volumeName(v)), p.prose.short(&v.Period))+": "+p.prose.plainFlagged(v.Mt, "Mt", v.Flag)+", "+p.prose.basis(v.Basis))
		}
		if len(others) > 0 {
			list = append(list, p.in.Words.N("chart.alt.others", len(others)))
		}
	case chartEvents:
		b := p.eventBins()
		for _, c := range b.categories {
			n := 0
			for _, bin := range b.bins[c] {
				n += len(bin.events)
			}
			list = append(list, p.prose.category(c)+": "+p.prose.number(float64(n), 0))
		}
	default:
		return nil
	}
	return []string{strings.Join(list, "; ")}
}
