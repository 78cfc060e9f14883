package figure

import (
	"slices"
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
)

// fact is a statement of a slide: a sign or a line sample, what, and how it is known.
type fact struct {
	Draw        func(x, y, w, k float32) []scene.Item // w wide from x, centred on y
	Name, Below string
	ID          string
	Sources     []int // of its figures
}

// facts tells at most three things of a moment: the routes that changed, or the figures, borders and routes of the event;
// then how many routes are in use, and which greater one is closed.
func (p prose) facts(m *moment, pal *palette.Palette) []fact {
	const most = 3
	states := statesByRoute(m.told())
	groups := p.merged(p.changeGroups(m, states), most-1)
	var list []fact
	for i := range groups {
		list = append(list, p.changeFact(&groups[i], states, pal))
	}
	told := map[int]bool{}
	alone := func(route int) {
		st, ok := states[route]
		if !ok || told[route] || st.Status == dataset.NotYet || len(list) >= most {
			return
		}
		told[route] = true
		list = append(list, p.standingFact(&routeGroup{Status: st.Status, Routes: []int{route}}, states, pal))
	}
	if m.Event >= 0 && len(groups) == 0 {
		list = append(list, p.seriesFacts(m, pal)...)
		list = append(list, p.borderFacts(m, pal)...)
		for _, r := range p.story.Events[m.Event].Routes {
			if len(list) < most-1 {
				alone(r)
			}
		}
	}
	list = list[:min(len(list), most)]
	if len(list) < most {
		if rest, ok := p.restFact(m, len(groups) > 0, told, states, pal); ok {
			list = append(list, rest)
		}
	}
	if len(groups) == 0 {
		for _, status := range []dataset.RouteStatus{dataset.InUse, dataset.Closed, dataset.Planned} {
			var routes []int
			for _, st := range m.told().Routes {
				if st.Status == status {
					routes = append(routes, st.Route)
				}
			}
			if status == dataset.InUse && len(routes) <= 2 {
				continue // named by the line that counts them
			}
			if r := p.largest(routes, states); r >= 0 {
				alone(r)
			} else if len(routes) == 1 {
				alone(routes[0])
			}
		}
	}
	return list
}

// standingFact tells where one route stands.
func (p prose) standingFact(g *routeGroup, states map[int]dataset.RouteState, pal *palette.Palette) fact {
	r := &p.story.Routes[g.Routes[0]]
	f := fact{Draw: p.drawSample(g, states, pal), Name: r.Name, Below: p.status(g), ID: "route:" + r.ID}
	if v := p.figureOf(states[g.Routes[0]]); v >= 0 {
		f.Below += semicolon(f.Below) + p.volumeIn(&p.story.Volumes[v])
		f.Sources = p.story.Volumes[v].Sources
	}
	return f
}

// merged joins groups until there are at most n: the first of the event's own stays, and the others of its status become
// one; what is left then is dropped.
func (p prose) merged(groups []routeGroup, n int) []routeGroup {
	if len(groups) <= n {
		return groups
	}
	var out []routeGroup
	for i, g := range groups {
		last := len(out) - 1
		if last >= 0 && out[last].Status == g.Status && !(out[last].Own && last == 0) {
			out[last].Routes = append(slices.Clone(out[last].Routes), g.Routes...)
			continue
		}
		g.More = i > 0 && groups[i-1].Status == g.Status
		out = append(out, g)
	}
	return out[:min(n, len(out))]
}

func (p prose) drawSample(g *routeGroup, states map[int]dataset.RouteState, pal *palette.Palette) func(x, y, w, k float32) []scene.Item {
	sample := p.sampleOf(g, states)
	return func(x, y, w, k float32) []scene.Item { return sample.draw(pal, x, y, w, k) }
}

// changeFact tells of routes that changed: "Rail to Klaipėda closed", "three sea routes closed".
func (p prose) changeFact(g *routeGroup, states map[int]dataset.RouteState, pal *palette.Palette) fact {
	f := fact{Draw: p.drawSample(g, states, pal)}
	if len(g.Routes) > 1 {
		f.Name = capital(p.groupNoun(g, false))
		if g.More {
			f.Name = capital(p.words.N("details.more."+verb(g.Status), len(g.Routes), "count", p.count(len(g.Routes))))
		}
		names, _ := p.destinations(g.Routes)
		from := p.story.Places[p.story.Routes[g.Routes[0]].From].Label
		way := p.words.T("details.way", "from", from)
		f.Below = way + gap(way) + p.list(names)
		for _, r := range g.Routes {
			if p.story.Routes[r].From != p.story.Routes[g.Routes[0]].From {
				f.Below = p.list(names)
			}
		}
		return f
	}
	r := &p.story.Routes[g.Routes[0]]
	f.ID = "route:" + r.ID
	f.Name = p.words.T("details.verb."+verb(g.Status), "name", r.Name)
	if v := p.figureOf(states[g.Routes[0]]); g.Status == dataset.Planned {
		f.Name, f.Below = r.Name, p.status(g) // the name of a plan says that it is one
	} else if v >= 0 {
		f.Below = capital(p.volumeIn(&p.story.Volumes[v]))
		f.Sources = p.story.Volumes[v].Sources
	} else if f.Below = p.words.T("details.figure.none"); r.Mode != "sea" && len(r.Via) > 0 {
		f.Below = commas(p.way(r), f.Below)
	}
	return f
}

// restFact tells how many routes are in use, and which when they are few.
func (p prose) restFact(m *moment, changed bool, told map[int]bool, states map[int]dataset.RouteState, pal *palette.Palette) (fact, bool) {
	var inUse, closed, planned []int
	fresh := map[int]bool{}
	for _, c := range m.Changes.Opened {
		fresh[c.Route] = true
	}
	for _, st := range m.told().Routes {
		switch {
		case st.Status == dataset.InUse && !(changed && fresh[st.Route]) && !told[st.Route]:
			inUse = append(inUse, st.Route)
		case st.Status == dataset.Closed:
			closed = append(closed, st.Route)
		case st.Status == dataset.Planned:
			planned = append(planned, st.Route)
		}
	}
	if len(inUse) == 0 {
		return fact{}, false
	}
	g := routeGroup{Status: dataset.InUse, Routes: inUse}
	f := fact{Draw: p.drawSample(&g, states, pal), Name: p.words.N("details.rest.use", len(inUse))}
	if more := len(told) > 0 || changed && len(fresh) > 0; more {
		f.Name = p.words.N("details.rest.more", len(inUse))
	}
	f.Name = capital(p.inWords(f.Name, len(inUse)))
	var names []string
	for _, r := range inUse {
		names = append(names, p.story.Routes[r].Name)
	}
	f.Below = p.list(names)
	if len(inUse) > 2 {
		f.Below = ""
		if len(closed) > 0 {
			f.Below = p.words.N("details.count.closed", len(closed))
		}
		if len(planned) > 0 {
			f.Below = commas(f.Below, p.words.N("details.count.planned", len(planned)))
		}
	}
	return f, true
}

// inWords writes the count that begins a phrase as a word where it is small.
func (p prose) inWords(phrase string, n int) string {
	digits := p.number(float64(n), 0)
	if rest, ok := strings.CutPrefix(phrase, digits+" "); ok {
		return p.count(n) + " " + rest
	}
	return phrase
}

// seriesFacts tells the figures that belong to the ringed event.
func (p prose) seriesFacts(m *moment, pal *palette.Palette) (list []fact) {
	e := &p.story.Events[m.Event]
	draw := signFact(pal.Category(e.Category), pal)
	for i := range p.story.Series {
		s := &p.story.Series[i]
		var sum float64
		row := -1
		flag := ""
		for j := range s.Values {
			v := &s.Values[j]
			if v.Event != m.Event || !v.Known {
				continue
			}
			if s.Kind != "increment" {
				sum = 0
			}
			if v.Flag != "" {
				flag = v.Flag
			}
			sum, row = sum+v.Number, j
		}
		if row < 0 {
			continue
		}
		value, rest := p.flagged(p.quantity(sum, s.Unit), flag)
		total := ""
		for _, st := range m.State.Series {
			if all, ok := p.seriesStatement(st); ok && st.Series == i && s.Kind == "increment" && st.Number > sum {
				total = p.words.T("details.series.total", "value", all.Value, "from", p.short(&s.Values[0].Date))
			}
		}
		list = append(list, fact{
			Draw: draw, Name: capital(value), Sources: s.Values[row].Sources,
			Below: p.words.T("details.series.event", "title", s.Title, "basis", commas(p.basis(s.Values[row].Basis), rest, total)),
		})
	}
	return list
}

// borderFacts tells of the borders whose crossings changed with the event.
func (p prose) borderFacts(m *moment, pal *palette.Palette) (list []fact) {
	changed := map[int]bool{}
	for _, c := range m.Changes.Crossings {
		changed[p.story.Crossings[c.Crossing].Border] = true
	}
	for _, b := range m.Then.Borders {
		if changed[b.Border] && b.Status != dataset.BorderUnknown {
			list = append(list, fact{
				Draw: signFact(pal.Category("border"), pal), ID: "border:" + p.story.Borders[b.Border].ID, Sources: p.borderSources(b, &m.Then),
				Name: p.borderLine(b), Below: p.borderNumbers(b),
			})
		}
	}
	return list
}

// signFact draws a category's sign in the room of a line sample.
func signFact(c palette.Category, pal *palette.Palette) func(x, y, w, k float32) []scene.Item {
	return func(x, y, w, k float32) []scene.Item {
		return sign(c, pal, x+w/2, y, signLook{Size: 13 * k, Scale: k})
	}
}
