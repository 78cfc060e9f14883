package figure

import (
	"slices"
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// comparison is a story at two dates, the earlier first, and what differs. Everything that a picture or a panel says of
// two dates comes from here.
type comparison struct {
	story         *dataset.Story
	prose         prose
	pal           *palette.Palette
	before, after dataset.State
	changes       dataset.Changes
}

// compared asks the story for the view's two dates, given in either order. Without a date to compare with both are the
// clock's.
func compared(in Input) *comparison {
	a, b := in.View.At, in.View.At
	if in.View.HasCompare {
		a, b = min(in.View.Compare, in.View.At), max(in.View.Compare, in.View.At)
	}
	return &comparison{
		story: in.Story, prose: newProse(in), pal: in.Palette,
		before: in.Story.At(a), after: in.Story.At(b), changes: in.Story.Diff(a, b),
	}
}

// same reports whether the two dates are one.
func (c *comparison) same() bool { return c.before.At == c.after.At }

// difference is a row of the list: what changed, and when as it is given or from which state to which.
type difference struct {
	Draw       func(x, y, w, k float32) []scene.Item // sample w wide from x, centred on y
	Name, Mark string
	ID         string
	Event      int // that made the change, -1 for none
	Sources    []int
	Routes     []int // of Story.Routes, told of by this row
	Crossings  []int // of Story.Crossings
}

// chapter is the rows of one kind under their heading.
type chapter struct {
	Heading string
	Rows    []difference
	More    string // message key that counts rows left out
}

// told is the number of routes and crossings that rows tell of.
func told(rows []difference) (n int) {
	for i := range rows {
		n += max(len(rows[i].Routes)+len(rows[i].Crossings), 1)
	}
	return n
}

// chapters are all differences but the figures: closed, opened and planned routes, crossings.
func (c *comparison) chapters() []chapter {
	var out []chapter
	words, ch := c.prose.words, &c.changes
	if len(ch.Closed) > 0 {
		out = append(out, chapter{words.N("compare.closed", len(ch.Closed)), c.routeRows(ch.Closed, dataset.Closed), "compare.more.routes"})
	}
	opened := c.routeRows(ch.Opened, dataset.InUse)
	planned := c.routeRows(ch.Planned, dataset.Planned)
	switch {
	case len(opened) > 0 && len(planned) > 0:
		heading := words.T("compare.and.planned", "opened", words.N("compare.opened", len(ch.Opened)), "n", len(ch.Planned))
		out = append(out, chapter{heading, append(opened, planned...), "compare.more.routes"})
	case len(opened) > 0:
		out = append(out, chapter{words.N("compare.opened", len(ch.Opened)), opened, "compare.more.routes"})
	case len(planned) > 0:
		out = append(out, chapter{words.N("compare.planned", len(ch.Planned)), planned, "compare.more.routes"})
	}
	if len(ch.Crossings) > 0 {
		out = append(out, chapter{words.N("compare.crossings", len(ch.Crossings)), c.crossingRows(), "compare.more.crossings"})
	}
	return out
}

// routeRows gathers routes of one means from one place that changed on one date; one with a figure stands alone. Rows are
// in the order of their dates.
func (c *comparison) routeRows(list []dataset.RouteChange, status dataset.RouteStatus) []difference {
	type key struct {
		mode string
		from int
		date string
	}
	var groups []routeGroup
	var changes [][]dataset.RouteChange
	at := map[key]int{}
	for _, change := range list {
		r := &c.story.Routes[change.Route]
		k := key{r.Mode, r.From, change.Date.Text}
		alone := c.row(change.Route) != nil || status == dataset.Planned
		if i, ok := at[k]; ok && !alone {
			groups[i].Routes = append(groups[i].Routes, change.Route)
			changes[i] = append(changes[i], change)
			continue
		}
		if !alone {
			at[k] = len(groups)
		}
		groups = append(groups, routeGroup{Status: status, Changed: true, Date: change.Date, Routes: []int{change.Route}})
		changes = append(changes, []dataset.RouteChange{change})
	}
	rows := make([]difference, len(groups))
	for i := range groups {
		g := &groups[i]
		rows[i] = difference{
			Name: c.groupName(g), Mark: c.prose.short(&g.Date), Event: changes[i][0].Event, Routes: g.Routes,
			ID: "route:" + c.story.Routes[g.Routes[0]].ID,
		}
		for _, change := range changes[i] {
			if change.Event != rows[i].Event {
				rows[i].Event = -1
			}
			for _, s := range change.Sources {
				rows[i].Sources = appendNew(rows[i].Sources, s)
			}
		}
		sample := lineSample{Status: status, Changed: status == dataset.InUse, Sea: c.prose.sameMode(g.Routes) == "sea"}
		rows[i].Draw = func(x, y, w, k float32) []scene.Item { return sample.draw(c.pal, x, y, w, k) }
	}
	date := func(d *difference, of []dataset.RouteChange) edtf.Instant { return of[0].Date.Start.Span.From }
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	sortBy(order, func(a, b int) bool { return date(&rows[a], changes[a]) < date(&rows[b], changes[b]) })
	sorted := make([]difference, 0, len(rows))
	for _, i := range order {
		sorted = append(sorted, rows[i])
	}
	return sorted
}

// groupName names a route, or where several go: "Klaipėda to Brazil, India, China", "Rail to Ust-Luga, Yeysk".
func (c *comparison) groupName(g *routeGroup) string {
	r := &c.story.Routes[g.Routes[0]]
	if len(g.Routes) == 1 {
		return r.Name
	}
	names, _ := c.prose.destinations(g.Routes)
	from := c.prose.mode(r.Mode)
	if place := &c.story.Places[r.From]; place.Country != c.story.Focus {
		from = place.Label
	}
	return capital(c.prose.words.T("compare.way", "from", from, "list", strings.Join(names, ", ")))
}

// row returns the tonnes that a route has or had at one of the dates, nil for none.
func (c *comparison) row(route int) *dataset.Volume {
	for _, st := range []*dataset.State{&c.before, &c.after} {
		if v := st.Routes[route].Volume; v >= 0 && st.Routes[route].Status == dataset.InUse {
			return &c.story.Volumes[v]
		}
	}
	return nil
}

// crossingRows gathers the crossings of a border that went from one state to the same other.
func (c *comparison) crossingRows() []difference {
	type key struct {
		border        int
		before, after string
	}
	state := func(x *dataset.Crossing, i int) string {
		if i < 0 {
			return ""
		}
		return x.States[i].State
	}
	var rows []difference
	var keys []key
	for _, ch := range c.changes.Crossings {
		x := &c.story.Crossings[ch.Crossing]
		k := key{x.Border, state(x, ch.Before), state(x, ch.After)}
		i := slices.Index(keys, k)
		if i < 0 {
			i = len(rows)
			keys = append(keys, k)
			rows = append(rows, difference{
				Event: -1, ID: "crossing:" + x.ID,
				Mark: c.prose.words.T("compare.from.to", "from", c.prose.crossingState(k.before), "to", c.prose.crossingState(k.after)),
				Draw: func(x, y, w, scale float32) []scene.Item { return gateChange(c.pal, k.before, k.after, x, y, scale) },
			})
		}
		rows[i].Crossings = append(rows[i].Crossings, ch.Crossing)
		if ch.After >= 0 {
			for _, s := range x.States[ch.After].Sources {
				rows[i].Sources = appendNew(rows[i].Sources, s)
			}
		}
	}
	for i := range rows {
		rows[i].Name = c.prose.words.T("compare.at.border", "border", c.neighbour(keys[i].border), "list", strings.Join(c.crossingNames(rows[i].Crossings), ", "))
	}
	return rows
}

// neighbour names a border by the country on its other side.
func (c *comparison) neighbour(border int) string {
	b := &c.story.Borders[border]
	switch c.story.Focus {
	case b.Countries[0]:
		return c.prose.country(b.Countries[1])
	case b.Countries[1]:
		return c.prose.country(b.Countries[0])
	}
	return c.prose.country(b.Countries[0]) + "–" + c.prose.country(b.Countries[1])
}

// crossingNames shortens names of the form "Kuźnica / Bruzgi (road)" to their first part, with what stands in brackets where
// several begin alike.
func (c *comparison) crossingNames(crossings []int) []string {
	count := map[string]int{}
	for i := range c.story.Crossings {
		name, _, _ := strings.Cut(c.story.Crossings[i].Name, " / ")
		count[name]++
	}
	names := make([]string, len(crossings))
	for i, at := range crossings {
		full := c.story.Crossings[at].Name
		names[i], _, _ = strings.Cut(full, " / ")
		if at := strings.LastIndexByte(full, '('); count[names[i]] > 1 && at > len(names[i]) {
			names[i] += " " + full[at:]
		} else if count[names[i]] > 1 {
			names[i] = full
		}
	}
	return names
}

// gateChange draws the marks of a crossing before and after, side by side.
func gateChange(pal *palette.Palette, before, after string, x, y, k float32) []scene.Item {
	c := &chart{pal: pal, k: k, in: Input{View: view.View{Hover: "none"}}}
	r := 5 * k
	var items []scene.Item
	if before != "" {
		items = append(items, c.gate([2]float64{float64(x + r + k), float64(y)}, [2]float64{0, 1}, r, before, "", "")...)
	}
	items = append(items, &scene.Shape{Path: scene.Segment(x+2*r+5*k, y, x+2*r+11*k, y), Stroke: scene.Stroke{Color: pal.Ink3, Width: 1.2 * k}})
	if after != "" {
		items = append(items, c.gate([2]float64{float64(x + 3*r + 15*k), float64(y)}, [2]float64{0, 1}, r, after, "", "")...)
	}
	return items
}
