package figure

import (
	"strings"

	"thawline/dataset"
)

// StatusLine says in one line what is shown: the clock, what changed or happened at it, and how the routes stand.
// "1 February 2022: Rail to Klaipėda and three sea routes closed. 2 routes in use, 4 closed."
func (k *Kit) StatusLine(in Input) string {
	if in.Story == nil {
		return ""
	}
	p, m := newProse(in), momentOf(in)
	date := p.long(day(in.View.At))
	what := ""
	if m.Event < 0 || m.Within {
		what = p.changesLine(&m)
	}
	if m.Within && m.Event >= 0 {
		date = p.long(startOf(&in.Story.Events[m.Event]))
		if what == "" {
			what = p.currentLine(&m)
		}
	}
	line := sentence(date)
	if what != "" {
		line = p.words.T("details.status.line", "date", date, "what", strings.TrimSuffix(what, "."))
	}
	if counts := p.counts(&m.State); counts != "" {
		line = together(line, sentence(capital(counts)))
	}
	for _, state := range m.State.Borders {
		if state.Status == dataset.BorderPartly || state.Status == dataset.BorderClosed {
			line = together(line, sentence(p.borderLine(state)))
		}
	}
	return strings.TrimSpace(line)
}

// changesLine tells of the routes that changed, as one clause; "" when none did.
func (p prose) changesLine(m *moment) string {
	groups := p.changeGroups(m, statesByRoute(&m.State))
	var clauses []string
	for _, status := range []dataset.RouteStatus{dataset.Closed, dataset.InUse, dataset.Planned} {
		var names []string
		n := 0
		for i := range groups {
			g := &groups[i]
			if g.Status != status {
				continue
			}
			n += len(g.Routes)
			if len(g.Routes) == 1 {
				names = append(names, p.story.Routes[g.Routes[0]].Name)
				continue
			}
			names = append(names, strings.Join(strings.Fields(p.words.N("details.group.plain", len(g.Routes),
				"count", p.count(len(g.Routes)), "mode", p.mode(p.sameMode(g.Routes)))), " "))
		}
		switch {
		case n == 0:
		case len(names) > 3:
			clauses = append(clauses, p.words.N("details.changed."+verb(status), n))
		default:
			clauses = append(clauses, p.words.T("details.verb."+verb(status), "name", p.list(names)))
		}
	}
	return joinBy(clauses, semicolon)
}

// currentLine names the ringed event, and how many more share its moment.
func (p prose) currentLine(m *moment) string {
	title := p.story.Events[m.Event].Title
	others := 0
	for _, e := range m.State.Current {
		if e != m.Event {
			others++
		}
	}
	if others > 0 {
		return p.words.N("details.status.more", others, "title", title)
	}
	return title
}
