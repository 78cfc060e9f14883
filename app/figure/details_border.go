package figure

import (
	"thawline/app/scene"
	"thawline/dataset"
)

// crossings sets which border crossings changed with the event, from which state to which, with the sources of the new one.
func (p *panel) crossings() {
	const most = 6
	changes := p.m.Changes.Crossings
	if p.m.Event < 0 || len(changes) == 0 {
		return
	}
	p.rule(p.pal.Ink1, 2)
	p.gap(6)
	p.paragraph(p.prose.words.T("details.border.changed"), p.heading())
	p.gap(4)
	for i, c := range changes {
		if i == most && len(changes) > most+1 {
			p.gap(4)
			p.paragraph(p.prose.words.N("details.border.more", len(changes)-most), p.note())
			break
		}
		p.crossingRow(c)
	}
}

// crossingRow sets the border's sign, the crossing's name and its former state, and the new one at the right.
func (p *panel) crossingRow(c dataset.CrossingChange) {
	x := &p.in.Story.Crossings[c.Crossing]
	p.gap(2)
	top := p.y
	state, note := p.prose.crossingState(""), ""
	var sources []int
	if c.After >= 0 {
		after := &x.States[c.After]
		state, note, sources = p.prose.crossingState(after.State), after.Note, after.Sources
	}
	id, title := p.sourceLink(sources)
	mark := run{Text: p.cited.mark(sources), Style: markStyle(p.note()), ID: id, Title: title, Raise: 3.5}
	value := p.small().bold()
	value.Line = 16
	edge, markW := p.x+p.w, float32(0)
	if mark.Text != "" {
		markW = p.width(mark.Text, mark.Style) + 2
	}
	right := p.column(0, p.w)
	right.gap(1)
	right.text(run{Text: state, Style: value, ID: id, Title: joined(note, title)}, edge-markW, scene.Right, p.w*.4)
	right.text(mark, edge, scene.Right, 0)
	right.gap(16)
	left := p.column(detailsIndent, p.w-detailsIndent-min(p.width(state, value), p.w*.4)-markW-10)
	left.gap(1)
	left.runs(value, run{Text: x.Name, Style: value, ID: "crossing:" + x.ID, Title: note})
	if c.Before >= 0 {
		left.runs(p.note(), run{Text: p.prose.words.T("details.crossing.before", "state", p.prose.crossingState(x.States[c.Before].State)), Style: p.note()})
	}
	p.add(sign(p.pal.Category("border"), p.pal, p.x+detailsSample/2, top+17.5, signLook{Size: SignList})...)
	p.join(left, right)
	p.gap(2)
	p.rule(p.pal.Rule, 1)
}

// crossingState names the state of a crossing; "" is no data.
func (p prose) crossingState(state string) string {
	if state == "" {
		return p.words.T("details.figure.nodata")
	}
	if key := "details.crossing." + state; p.words.Has(key) {
		return p.words.T(key)
	}
	return state
}
