package dataset

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"thawline/dataset/edtf"
)

func (l *loader) readRoutes(t *table) {
	for _, c := range t.records() {
		r := Route{
			ID: c.text("id"), Name: c.need("name"), Mode: c.oneOf("mode", "rail", "sea", "rail+sea", "road", "air", "pipeline"),
			From: c.needRef("from_place_id", l.places), To: c.needRef("to_place_id", l.places), Via: c.via(l.places),
			PlannedFrom: c.maybeDate("planned_from"), Since: c.maybeDate("from"), Until: c.maybeDate("until"),
			OpenedBy: c.ref("opened_by", l.events), ClosedBy: c.ref("closed_by", l.events), Sources: c.refs("source_ids", l.sources),
			Confidence: c.oneOf("confidence", "high", "medium", "low", ""), Note: c.text("note"),
		}
		c.checkRoute(&r)
		l.story.Routes = append(l.story.Routes, r)
	}
}

// via reads the places on the way; a route may pass one twice.
func (c record) via(places *ids) []int {
	var out []int
	for _, id := range c.items("via_place_ids") {
		if i := c.find("via_place_ids", id, places); i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

func (c record) checkRoute(r *Route) {
	for _, column := range []string{"planned_from", "from", "until"} {
		if d := map[string]*edtf.Date{"planned_from": r.PlannedFrom, "from": r.Since, "until": r.Until}[column]; d != nil && d.Interval {
			c.fail(column, "write one day, month or year", quote(d.Text)+" is an interval")
		}
	}
	begins := r.Since
	if begins == nil {
		begins = r.PlannedFrom
	}
	switch {
	case begins != nil && r.Until != nil && r.Until.Start.Span.From <= begins.Start.Span.From:
		c.fail("until", "write the first day it was no longer in use", fmt.Sprintf("%s is not after %s", r.Until.Text, begins.Text))
	case r.PlannedFrom != nil && r.Since != nil && r.Since.Start.Span.From < r.PlannedFrom.Start.Span.From:
		c.fail("planned_from", "", fmt.Sprintf("%s is after from, %s", r.PlannedFrom.Text, r.Since.Text))
	}
	points := r.Points()
	if slices.Contains(points, -1) {
		return
	}
	for i := 1; i < len(points); i++ {
		if points[i] == points[i-1] {
			c.fail("via_place_ids", "name it once", "the route stays at one place")
			return
		}
	}
}

var (
	runningNumber = regexp.MustCompile(`-[0-9]+$`)
	borderID      = regexp.MustCompile(`^[A-Z]{2}-[A-Z]{2}$`)
)

// readCrossings gathers the rows of each crossing, and the crossings of each border, in the order of the table.
func (l *loader) readCrossings(t *table) {
	s := l.story
	byID, byBorder := map[string]int{}, map[string]int{}
	first := map[string]record{}
	for _, c := range t.records() {
		id := runningNumber.ReplaceAllString(c.text("id"), "")
		state := c.crossingState(l)
		border := c.need("border")
		if border != "" && !borderID.MatchString(border) {
			c.fail("border", "write two country codes such as PL-BY", quote(border)+" is not a border")
			border = ""
		}
		place, name := c.needRef("place_id", l.places), c.need("name")
		i, known := byID[id]
		if !known {
			i = len(s.Crossings)
			byID[id] = i
			first[id] = c
			b := -1
			if border != "" {
				var there bool
				if b, there = byBorder[border]; !there {
					b = len(s.Borders)
					byBorder[border] = b
					s.Borders = append(s.Borders, Border{ID: border, Countries: [2]string{border[:2], border[3:]}})
				}
				s.Borders[b].Crossings = append(s.Borders[b].Crossings, i)
			}
			s.Crossings = append(s.Crossings, Crossing{ID: id, Name: name, Place: place, Border: b})
		}
		for _, column := range []string{"place_id", "name", "border"} {
			if was := first[id].text(column); known && was != c.text(column) {
				c.fail(column, "write "+was, fmt.Sprintf("%s differs from line %d of the same crossing", quote(c.text(column)), first[id].at(column).line))
			}
		}
		s.Crossings[i].States = append(s.Crossings[i].States, state)
	}
	l.orderStates(t)
}

func (c record) crossingState(l *loader) CrossingState {
	st := CrossingState{
		ID: c.text("id"), State: c.oneOf("state", "open", "restricted", "closed"), From: c.date("from", true),
		Until: c.maybeDate("until"), Sources: c.refs("source_ids", l.sources), Note: c.text("note"),
	}
	st.Span = edtf.Span{From: st.From.Start.Span.From, To: edtf.Forever}
	if st.Until != nil {
		if st.Span.To = st.Until.Start.Span.From; st.Span.To <= st.Span.From && !st.From.IsZero() {
			c.fail("until", "write the first day the state no longer holds", fmt.Sprintf("%s is not after %s", st.Until.Text, st.From.Text))
		}
	}
	return st
}

// orderStates sorts the states of each crossing and refuses two at one time.
func (l *loader) orderStates(t *table) {
	rows := map[string]record{}
	for _, c := range t.records() {
		rows[c.text("id")] = c
	}
	for i := range l.story.Crossings {
		states := l.story.Crossings[i].States
		slices.SortStableFunc(states, func(a, b CrossingState) int { return edtf.Compare(a.From, b.From) })
		for j := 1; j < len(states); j++ {
			before, after := states[j-1], states[j]
			if before.From.IsZero() || after.From.IsZero() || before.Span.To <= after.Span.From {
				continue
			}
			if c, ok := rows[after.ID]; ok {
				c.fail("from", "end "+before.ID+" on "+strings.TrimSpace(after.From.Text)+" or before", quote(after.ID)+" begins while "+quote(before.ID)+" still holds")
			}
		}
	}
}
