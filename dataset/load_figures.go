package dataset

import (
	"slices"

	"thawline/dataset/edtf"
)

// What is known of a figure's worth; the same for tonnes and series.
var flags = []string{"", "approximate", "floor", "planned", "disputed", "second-hand"}

func (l *loader) readVolumes(t *table) {
	for i, c := range t.records() {
		v := Volume{
			ID: c.text("id"), Route: c.ref("route_id", l.routes), Scope: c.text("scope"), Period: c.date("period", true),
			Product: c.need("product"), Basis: c.oneOf("basis", "reported", "estimated", ""), Flag: c.oneOf("flag", flags...),
			Sources: c.refs("source_ids", l.sources), Note: c.text("note"),
		}
		var ok bool
		if v.Mt, ok = c.number("tonnes_mt"); ok && v.Mt < 0 {
			c.fail("tonnes_mt", "", "tonnes below zero")
		}
		if c.text("tonnes_mt") == "" {
			c.fail("tonnes_mt", "leave the row out where nothing is known", "is empty")
		}
		if (c.text("route_id") == "") == (v.Scope == "") {
			c.fail("route_id", "fill in route_id or scope, not both", "which tonnes these are is not clear")
		}
		if v.Route >= 0 && v.Route < len(l.story.Routes) {
			r := &l.story.Routes[v.Route]
			r.Volumes = append(r.Volumes, i)
		}
		l.story.Volumes = append(l.story.Volumes, v)
	}
}

// readSeries reads the heads of the series and then their values, sorted by date within each.
func (l *loader) readSeries(meta, values *table) {
	for _, c := range meta.records() {
		l.story.Series = append(l.story.Series, Series{
			ID: c.text("id"), Title: c.need("title"), Unit: c.text("unit"),
			Kind: c.oneOf("kind", "period", "increment", "count"), Note: c.text("note"),
		})
	}
	type key struct {
		series int
		date   string
	}
	lines := map[key]int32{}
	for _, c := range values.records() {
		i := c.needRef("series", l.series)
		v := c.value(l)
		if i < 0 || i >= len(l.story.Series) {
			continue
		}
		s := &l.story.Series[i]
		if line, twice := lines[key{i, v.Date.Text}]; twice && s.Kind != "increment" && !v.Date.IsZero() {
			c.t.problem(c.at("date"), v.Date.Text, "keep one and put the other in its contrary column", "date: the series has a value for %s already on line %d", v.Date.Text, line)
		}
		lines[key{i, v.Date.Text}] = c.at("date").line
		s.Values = append(s.Values, v)
	}
	for i := range l.story.Series {
		slices.SortStableFunc(l.story.Series[i].Values, func(a, b Value) int { return edtf.Compare(a.Date, b.Date) })
	}
}

func (c record) value(l *loader) Value {
	v := Value{
		Date: c.date("date", true), Basis: c.oneOf("basis", "reported", "estimated", "missing", ""), Flag: c.oneOf("flag", flags...),
		ContrarySources: c.refs("contrary_source_ids", l.sources), Event: c.ref("event_id", l.events),
		Sources: c.refs("source_ids", l.sources), Note: c.text("note"),
	}
	v.Number, v.Known = c.number("value")
	v.Contrary, v.HasContrary = c.number("contrary")
	empty := c.text("value") == ""
	switch {
	case v.Basis == "missing" && !empty:
		c.fail("value", "leave the value empty or change the basis", "a value whose basis is missing")
	case empty && (v.Basis == "reported" || v.Basis == "estimated"):
		c.fail("value", "write the value, or missing as its basis", "no value, though it is "+v.Basis)
	}
	return v
}
