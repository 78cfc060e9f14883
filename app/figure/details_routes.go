package figure

import (
	"slices"
	"strings"

	"thawline/app/scene"
	"thawline/dataset"
)

// routes sets what changed on the routes with the event or, when nothing did, the routes at the clock.
func (p *panel) routes() {
	groups := p.prose.groups(&p.m)
	if len(groups) == 0 {
		return
	}
	changed := groups[0].Changed
	heading := p.prose.words.T("details.routes.now")
	switch {
	case changed:
		heading = p.prose.words.T("details.routes.changed")
	case !p.m.Within:
		heading = p.prose.words.T("details.routes.at", "date", p.prose.long(day(p.m.At)))
	}
	p.rule(p.pal.Ink1, 2)
	p.gap(6)
	p.paragraph(heading, p.heading())
	p.gap(4)
	states := statesByRoute(p.m.told())
	for i := range groups {
		p.routeRow(&groups[i], states, changed)
	}
}

// routeRow sets the line sample, name and standing of a group, and its figure at the right.
func (p *panel) routeRow(g *routeGroup, states map[int]dataset.RouteState, anyChange bool) {
	p.gap(2)
	top := p.y
	right := p.figureCell(g, states)
	left := p.column(detailsIndent, p.w-detailsIndent-right.w)
	left.gap(1)
	name := p.small()
	name.Line = 16
	if g.Changed || !anyChange {
		name = name.bold()
	}
	left.runs(name, p.nameRuns(g, name)...)
	left.runs(p.note(), p.belowRuns(g)...)
	middle := top + 17.5
	if slices.Contains(g.Routes, p.m.Route) {
		p.add(filledBox(p.x-8, top-2, p.x+p.w+8, max(left.y, right.y)+2, p.pal.SelectedRow))
	}
	p.add(p.prose.sampleOf(g, states).draw(p.pal, p.x+1, middle, detailsSample, 1)...)
	p.join(left, right.flow)
	p.gap(2)
	p.rule(p.pal.Rule, 1)
}

// cell is a flow whose text is set from the right edge, w wide with the space before it.
type cell struct {
	*flow
	w float32
}

// figureCell sets the tonnes of a single route with basis, year and the numbers of its sources, or says that there is no
// figure. Groups and plans have none.
func (p *panel) figureCell(g *routeGroup, states map[int]dataset.RouteState) cell {
	c := cell{flow: p.column(0, p.w)}
	if len(g.Routes) != 1 || g.Status == dataset.Planned {
		return c
	}
	v := p.prose.figureOf(states[g.Routes[0]])
	edge := p.x + p.w
	if v < 0 {
		if g.Status == dataset.Closed && !g.Changed {
			return c
		}
		s := p.note()
		words := p.prose.words.T("details.figure.none")
		c.gap(9.5)
		c.text(run{Text: words, Style: s}, edge, scene.Right, 0)
		c.gap(s.leading())
		c.w = p.width(words, s) + 8
		return c
	}
	row := &p.in.Story.Volumes[v]
	figure, basis := p.prose.volume(row)
	s := p.small()
	s.Line = 16
	if g.Changed {
		s = s.bold()
	}
	mark := run{Text: p.cited.mark(row.Sources), Style: markStyle(p.note())}
	markW := p.width(mark.Text, mark.Style) + 2
	c.gap(1)
	id, title := p.sourceLink(row.Sources)
	c.text(run{Text: figure, Style: s, ID: id, Title: joined(row.Note, title)}, edge-markW, scene.Right, 0)
	mark.ID, mark.Title, mark.Raise = id, title, 3.5
	c.text(mark, edge, scene.Right, 0)
	c.gap(16)
	c.text(run{Text: basis, Style: p.note(), ID: id, Title: joined(row.Note, title)}, edge, scene.Right, p.w*.45)
	c.gap(15)
	c.w = min(max(p.width(figure, s)+markW, p.width(basis, p.note())), p.w*.45) + 10
	return c
}

// nameRuns names a group: a route, the destinations of routes that changed together, or how many are left.
func (p *panel) nameRuns(g *routeGroup, s textStyle) []run {
	w := p.prose.words
	if len(g.Routes) == 1 {
		r := &p.in.Story.Routes[g.Routes[0]]
		return []run{{Text: r.Name, Style: s, ID: "route:" + r.ID, Title: r.Note}}
	}
	if g.Rest {
		return []run{{Text: p.prose.restName(g), Style: s}}
	}
	from := p.in.Story.Places[p.in.Story.Routes[g.Routes[0]].From].Label
	way := w.T("details.way", "from", from)
	return append([]run{{Text: way + gap(way), Style: s}}, p.destinationRuns(g.Routes, s)...)
}

// restName counts the routes of a group that is not told one by one.
func (p prose) restName(g *routeGroup) string {
	n := len(g.Routes)
	switch g.Status {
	case dataset.Closed:
		if g.More {
			return p.words.N("details.rest.more.closed", n)
		}
		return p.words.N("details.rest.closed", n)
	case dataset.Planned:
		return p.words.N("details.rest.planned", n)
	}
	if g.More {
		return p.words.N("details.rest.more", n)
	}
	return p.words.N("details.rest.use", n)
}

// destinationRuns lists where routes go, each name leading to its route.
func (p *panel) destinationRuns(routes []int, s textStyle) []run {
	names, first := p.prose.destinations(routes)
	var runs []run
	for i, name := range names {
		if i > 0 {
			runs = append(runs, run{Text: listComma(names[i-1]), Style: s})
		}
		r := &p.in.Story.Routes[first[i]]
		runs = append(runs, run{Text: name, Style: s, ID: "route:" + r.ID, Title: r.Name})
	}
	return runs
}

// belowRuns is the second line of a row: the standing of a route with its way, or what a group is made of.
func (p *panel) belowRuns(g *routeGroup) []run {
	s := p.note()
	if len(g.Routes) == 1 {
		r := &p.in.Story.Routes[g.Routes[0]]
		parts := []string{p.prose.status(g)}
		if way := p.prose.way(r); g.Changed && strings.Count(way, "–") > 1 {
			parts = append(parts, way)
		}
		if r.Confidence == "low" {
			parts = append(parts, p.prose.words.T("details.route.unsure"))
		}
		return []run{{Text: strings.Join(parts, " · "), Style: s}}
	}
	if !g.Rest {
		return []run{{Text: capital(p.prose.groupNoun(g, true)), Style: s}}
	}
	var runs []run
	for _, part := range p.prose.byMode(g.Routes) {
		if len(runs) > 0 {
			runs = append(runs, run{Text: semicolon(runs[len(runs)-1].Text), Style: s})
		}
		lead := p.prose.byModeLead(part)
		if len(runs) == 0 {
			lead = capital(lead)
		}
		runs = append(runs, run{Text: lead, Style: s})
		runs = append(runs, p.destinationRuns(part, s)...)
	}
	return runs
}

// byMode parts routes by their means, in order of first appearance.
func (p prose) byMode(routes []int) (parts [][]int) {
	at := map[string]int{}
	for _, r := range routes {
		mode := p.story.Routes[r].Mode
		i, ok := at[mode]
		if !ok {
			i = len(parts)
			at[mode], parts = i, append(parts, nil)
		}
		parts[i] = append(parts[i], r)
	}
	return parts
}

// byModeLead begins a list of destinations: "by rail to ".
func (p prose) byModeLead(routes []int) string {
	key := "details.by." + p.sameMode(routes)
	if !p.words.Has(key) {
		key = "details.by.other"
	}
	lead := p.words.T(key)
	return lead + gap(lead)
}

// joined puts a note and a list of sources on lines of their own.
func joined(parts ...string) string { return strings.Join(kept(parts...), "\n") }
