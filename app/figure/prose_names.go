package figure

import (
	"slices"
	"strings"

	"thawline/dataset"
)

// verb is the word for a change in message keys.
func verb(status dataset.RouteStatus) string {
	switch status {
	case dataset.Closed:
		return "closed"
	case dataset.Planned:
		return "planned"
	}
	return "opened"
}

// destination names where a route goes: the country at the end of a sea route that leaves its own, since sources name
// countries and not ports, else the place.
func (p prose) destination(r *dataset.Route) string {
	from, to := &p.story.Places[r.From], &p.story.Places[r.To]
	if strings.HasSuffix(r.Mode, "sea") && to.Country != "" && to.Country != from.Country {
		return p.country(to.Country)
	}
	return to.Label
}

func (p prose) mode(mode string) string {
	if key := "details.mode." + mode; p.words.Has(key) {
		return p.words.T(key)
	}
	return mode
}

// way names the places that a reader knows on a route: its ends, and the ports and towns between them.
func (p prose) way(r *dataset.Route) string {
	var names []string
	for i, at := range r.Points() {
		pl := &p.story.Places[at]
		end := i == 0 || i == len(r.Via)+1
		if !end && !slices.Contains([]string{"capital", "city", "town", "port"}, pl.Kind) {
			continue
		}
		if n := len(names); n == 0 || names[n-1] != pl.Label {
			names = append(names, pl.Label)
		}
	}
	if len(names) > 4 {
		names = append(names[:3:3], names[len(names)-1])
	}
	return strings.Join(names, "–")
}

// sameMode returns the means that all routes share, "" when they differ.
func (p prose) sameMode(routes []int) string {
	mode := p.story.Routes[routes[0]].Mode
	for _, r := range routes[1:] {
		if p.story.Routes[r].Mode != mode {
			return ""
		}
	}
	return mode
}

// groupNoun says what a group of changed routes is: "three sea routes closed"; with a date where the change is known
// to less than a day.
func (p prose) groupNoun(g *routeGroup, dated bool) string {
	key := "details.group." + verb(g.Status)
	n := len(g.Routes)
	pairs := []any{"count", p.count(n), "mode", p.mode(p.sameMode(g.Routes))}
	if dated {
		key += ".date"
		pairs = append(pairs, "date", p.since(&g.Date))
	}
	return strings.Join(strings.Fields(p.words.N(key, n, pairs...)), " ")
}

// destinations lists where routes go, each once, in order, with the first route that goes there.
func (p prose) destinations(routes []int) (names []string, first []int) {
	seen := map[string]bool{}
	for _, r := range routes {
		name := p.destination(&p.story.Routes[r])
		if !seen[name] {
			seen[name] = true
			names, first = append(names, name), append(first, r)
		}
	}
	return names, first
}

// status says where a single route stands, with the dates as given.
func (p prose) status(g *routeGroup) string {
	r := &p.story.Routes[g.Routes[0]]
	var text string
	switch {
	case g.Changed:
		text = p.words.T("details.route."+verb(g.Status), "date", p.since(&g.Date))
	case g.Status == dataset.Closed:
		text = p.words.T("details.route.closed.since", "date", p.since(r.Until))
	case g.Status == dataset.Planned:
		text = p.words.T("details.route.planned.since", "date", p.since(r.PlannedFrom))
	case r.Since == nil:
		y, _, _ := p.story.Span.From.Civil()
		text = p.words.T("details.route.use.before", "year", y)
	default:
		text = p.words.T("details.route.use", "date", p.since(r.Since))
	}
	return text
}
