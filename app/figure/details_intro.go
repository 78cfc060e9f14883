package figure

import "strings"

// introduction stands in the panel before the first event: what the story is and what it holds.
func (p *panel) introduction() {
	s, w := p.in.Story, p.prose.words
	p.paragraph(typographic(s.Title), textStyle{Size: 21, Line: 26, Color: p.pal.Ink1, Tracking: -.2}.bold())
	p.gap(7)
	p.paragraph(typographic(s.Subtitle), p.text())
	p.gap(12)
	var contents []string
	for _, c := range []struct {
		key string
		n   int
	}{{"events", len(s.Events)}, {"routes", len(s.Routes)}, {"sources", len(s.Sources)}} {
		if c.n > 0 {
			contents = append(contents, w.N("details.intro."+c.key, c.n))
		}
	}
	span := ""
	if from, to := day(s.Span.From), day(s.Span.To-1); from != nil && to != nil {
		span = w.T("details.intro.span", "from", p.prose.short(from), "to", p.prose.short(to))
	}
	for _, f := range []struct{ key, text string }{
		{"details.intro.time", span},
		{"details.intro.contents", commas(contents...)},
		{"details.intro.authors", strings.Join(s.Authors, ", ")},
		{"details.intro.licence", s.Licence},
	} {
		if f.text == "" {
			continue
		}
		value := p.column(72, p.w-72)
		value.paragraph(f.text, p.small())
		p.label(f.key, 17)
		p.join(value)
		p.gap(4)
	}
	p.gap(8)
	p.routes()
	p.gap(6)
	p.state()
	if len(p.cited.order) > 0 {
		p.sources("details.sources", 0)
	}
}
