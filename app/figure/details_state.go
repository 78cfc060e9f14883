package figure

import "thawline/app/scene"

// state sets what holds at the clock in words: routes, borders, series, each figure with its sources.
func (p *panel) state() {
	list := p.prose.statements(&p.m.State)
	if p.m.State.At != p.m.At || len(list) == 0 {
		return
	}
	p.gap(12)
	p.rule(p.pal.StrongRule, 1)
	p.gap(8)
	heading := p.prose.words.T("details.state.now")
	if !p.m.Within {
		heading = p.prose.words.T("details.state.at", "date", p.prose.long(day(p.m.At)))
	}
	p.paragraph(heading, p.heading())
	p.gap(3)
	for _, st := range list {
		p.statementRow(st)
	}
}

// statementRow sets one line of the state: label at the left, value at the right, the note below.
func (p *panel) statementRow(st statement) {
	label, value := p.small().in(p.pal.Ink2), p.small().bold()
	id, title := p.sourceLink(st.Sources)
	mark := run{Text: p.cited.mark(st.Sources), Style: markStyle(p.note()), ID: id, Title: title, Raise: 3.5}
	markW := float32(0)
	if mark.Text != "" {
		markW = p.width(mark.Text, mark.Style) + 2
	}
	p.gap(1)
	valueW := min(p.width(st.Value, value), p.w*.6)
	edge := p.x + p.w
	left := p.column(0, max(p.w-valueW-markW-10, p.w*.3))
	left.runs(label, run{Text: st.Label, Style: label, ID: st.ID, Title: st.Title})
	right := p.column(0, p.w)
	right.text(run{Text: st.Value, Style: value, ID: firstOf(id, st.ID), Title: title}, edge-markW, scene.Right, p.w*.6)
	right.text(mark, edge, scene.Right, 0)
	right.gap(value.leading())
	p.join(left, right)
	if st.Note != "" {
		s := p.note()
		p.runs(s, run{Text: st.Note, Style: s, ID: firstOf(id, st.ID), Title: title})
	}
	p.gap(3)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
