package figure

import (
	"slices"
	"sort"

	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// moment is when a panel or slide looks at the routes: at the clock while it stands in the start of the ringed event,
// else at the end of that start for what changed, and at the clock for what holds.
type moment struct {
	Event   int // index into Events, -1 before the first
	Route   int // index into Routes of the selected one, -1 for none
	Within  bool
	At      edtf.Instant    // the clock
	State   dataset.State   // at the clock
	Then    dataset.State   // at the end of the changes: the clock's own while it stands in the event
	Changes dataset.Changes // since just before the event began; those of the clock's day without an event
}

// momentOf finds the ringed event and what changed with it.
func momentOf(in Input) moment {
	s, at := in.Story, in.View.At
	m := moment{Event: view.Shown(s, in.View), Route: -1, At: at, State: s.At(at)}
	if in.View.Route != "" {
		m.Route = s.RouteIndex(in.View.Route)
	}
	from, to := at-mod(at, edtf.Day), at
	if m.Event >= 0 {
		start := s.Events[m.Event].Date.Start.Span
		m.Within = start.Contains(at)
		if !m.Within && start.To < edtf.Forever {
			to = start.To - 1
		}
		from = start.From
	}
	m.Then = m.State
	if from > edtf.Beginning && to >= from {
		m.Changes = s.Diff(from-1, to)
		if to != at {
			m.Then = s.At(to)
		}
	}
	return m
}

// told is the state that the routes are told from: that of the event where it changed some of them, else the clock's.
func (m *moment) told() *dataset.State {
	if c := &m.Changes; len(c.Opened)+len(c.Closed)+len(c.Planned) > 0 {
		return &m.Then
	}
	return &m.State
}

// mod is the remainder that is never negative.
func mod(t edtf.Instant, n edtf.Instant) edtf.Instant { return ((t % n) + n) % n }

// routeGroup is routes told of together: those that changed alike, or what holds beside them.
type routeGroup struct {
	Status  dataset.RouteStatus
	Changed bool
	Date    edtf.Date // of the change
	Routes  []int     // indexes into Story.Routes; several only where none has a figure
	Rest    bool      // the routes left after those named on their own
	More    bool      // of Rest: others in use were named before
	Own     bool      // of Changed: the ringed event is about them
}

// changeGroups gathers the routes that changed, those of the ringed event first, then closed ones: routes of one means from
// one place on one date and without a figure stand together.
func (p prose) changeGroups(m *moment, states map[int]dataset.RouteState) []routeGroup {
	type key struct {
		status dataset.RouteStatus
		own    bool
		mode   string
		from   int
		date   string
	}
	var groups []routeGroup
	at := map[key]int{}
	take := func(list []dataset.RouteChange, status dataset.RouteStatus) {
		for _, c := range list {
			r := &p.story.Routes[c.Route]
			own := m.Event >= 0 && slices.Contains(p.story.Events[m.Event].Routes, c.Route)
			k := key{status, own, r.Mode, r.From, c.Date.Text}
			single := p.figureOf(states[c.Route]) >= 0
			if i, ok := at[k]; ok && !single {
				groups[i].Routes = append(groups[i].Routes, c.Route)
				continue
			}
			groups = append(groups, routeGroup{Status: status, Changed: true, Own: own, Date: c.Date, Routes: []int{c.Route}})
			if !single {
				at[k] = len(groups) - 1
			}
		}
	}
	take(m.Changes.Closed, dataset.Closed)
	take(m.Changes.Opened, dataset.InUse)
	take(m.Changes.Planned, dataset.Planned)
	slices.SortStableFunc(groups, func(a, b routeGroup) int {
		switch {
		case a.Own && !b.Own:
			return -1
		case b.Own && !a.Own:
			return 1
		}
		return 0
	})
	return groups
}

// figureOf returns the row of tonnes to tell of a route: the one at the date, or the last one of a closed route; -1 for
// none.
func (p prose) figureOf(st dataset.RouteState) int {
	v := st.Volume
	if v < 0 && st.Status == dataset.Closed {
		v = st.LastVolume
	}
	if v < 0 || v >= len(p.story.Volumes) {
		return -1
	}
	return v
}

// statesByRoute indexes the states of the routes.
func statesByRoute(st *dataset.State) map[int]dataset.RouteState {
	m := make(map[int]dataset.RouteState, len(st.Routes))
	for _, r := range st.Routes {
		m[r.Route] = r
	}
	return m
}

// groups tells of the routes at a moment: what changed first, then what holds. Without a change the event's own routes
// come first. Routes with a figure stand alone, up to three; the rest of each status is one group.
func (p prose) groups(m *moment) []routeGroup {
	state := m.told()
	states := statesByRoute(state)
	groups := p.changeGroups(m, states)
	told := map[int]bool{}
	for _, g := range groups {
		for _, r := range g.Routes {
			told[r] = true
		}
	}
	changed := len(groups) > 0
	alone := func(route int) {
		st := states[route]
		if told[route] || st.Status == dataset.NotYet {
			return
		}
		told[route] = true
		groups = append(groups, routeGroup{Status: st.Status, Routes: []int{route}})
	}
	if m.Route >= 0 {
		alone(m.Route)
	}
	if m.Event >= 0 {
		for _, r := range p.story.Events[m.Event].Routes {
			alone(r)
		}
	}
	rest := func(status dataset.RouteStatus) (routes []int) {
		for _, st := range state.Routes {
			if st.Status == status && !told[st.Route] {
				routes = append(routes, st.Route)
			}
		}
		return routes
	}
	if closed := p.largest(rest(dataset.Closed), states); !changed && closed >= 0 {
		alone(closed)
	}
	inUse := rest(dataset.InUse)
	sort.SliceStable(inUse, func(a, b int) bool { return p.tonnes(states[inUse[a]]) > p.tonnes(states[inUse[b]]) })
	for i, r := range inUse {
		if len(inUse) <= 3 || i < 2 && p.tonnes(states[r]) > 0 {
			alone(r)
		}
	}
	collect := func(status dataset.RouteStatus) {
		switch routes := rest(status); len(routes) {
		case 0:
		case 1:
			alone(routes[0])
		default:
			more := false
			for _, g := range groups {
				more = more || g.Status == status
			}
			groups = append(groups, routeGroup{Status: status, Routes: routes, Rest: true, More: more})
		}
	}
	collect(dataset.InUse)
	if !changed {
		collect(dataset.Closed)
		collect(dataset.Planned)
	}
	return groups
}

// largest returns the route with the greatest figure, -1 when none has one.
func (p prose) largest(routes []int, states map[int]dataset.RouteState) int {
	best := -1
	for _, r := range routes {
		if t := p.tonnes(states[r]); t > 0 && (best < 0 || t > p.tonnes(states[best])) {
			best = r
		}
	}
	return best
}

// tonnes returns the figure of a route in Mt, 0 for none.
func (p prose) tonnes(st dataset.RouteState) float64 {
	if v := p.figureOf(st); v >= 0 {
		return p.story.Volumes[v].Mt
	}
	return 0
}

// counts says how many routes are in use, closed and planned: "2 routes in use, 4 closed". "" without routes.
func (p prose) counts(st *dataset.State) string {
	var n [4]int
	for _, r := range st.Routes {
		n[r.Status&3]++
	}
	if len(p.story.Routes) == 0 {
		return ""
	}
	parts := []string{p.words.T("details.count.none")}
	if n[dataset.InUse] > 0 {
		parts[0] = p.words.N("details.count.use", n[dataset.InUse])
	}
	if n[dataset.Closed] > 0 {
		parts = append(parts, p.words.N("details.count.closed", n[dataset.Closed]))
	}
	if n[dataset.Planned] > 0 {
		parts = append(parts, p.words.N("details.count.planned", n[dataset.Planned]))
	}
	return commas(parts...)
}
