package dataset

import "thawline/dataset/edtf"

// Diff returns what changed after a and up to b, both given in either order: Changes.From is the earlier.
func (s *Story) Diff(a, b edtf.Instant) Changes {
	if a > b {
		a, b = b, a
	}
	x := s.lookup()
	ch := Changes{From: a, To: b}
	within := func(d *edtf.Date) bool {
		return d != nil && a < d.Start.Span.From && d.Start.Span.From <= b
	}
	if first, end := s.begun(a), s.begun(b); first < end {
		ch.Events = make([]int, 0, end-first)
		for i := first; i < end; i++ {
			ch.Events = append(ch.Events, i)
		}
	}
	for i := range s.Routes {
		r := &s.Routes[i]
		if within(r.Since) {
			ch.Opened = append(ch.Opened, s.change(i, r.Since, r.OpenedBy))
		}
		if within(r.Until) {
			ch.Closed = append(ch.Closed, s.change(i, r.Until, r.ClosedBy))
		}
		if within(r.PlannedFrom) {
			event := r.OpenedBy // of a route that is only planned: the event that made the plan known
			if r.Since != nil {
				event = -1
			}
			ch.Planned = append(ch.Planned, s.change(i, r.PlannedFrom, event))
		}
	}
	for i := range s.Crossings {
		if c, ok := s.crossingChange(i, a, b); ok {
			ch.Crossings = append(ch.Crossings, c)
		}
	}
	for i := range s.Series {
		from, to := s.seriesAt(x, i, a), s.seriesAt(x, i, b)
		if from.Known != to.Known || from.Known && from.Number != to.Number {
			ch.Series = append(ch.Series, SeriesChange{Series: i, From: from, To: to})
		}
	}
	return ch
}

// change names the sources of the event that says so, else the route's own.
func (s *Story) change(route int, date *edtf.Date, event int) RouteChange {
	c := RouteChange{Route: route, Date: *date, Event: event, Sources: s.Routes[route].Sources}
	if event >= 0 && len(s.Events[event].Sources) > 0 {
		c.Sources = s.Events[event].Sources
	}
	return c
}

// crossingChange reports a crossing whose state differs. The first state of a crossing is no change when it holds from
// the story's start: it is where the record begins.
func (s *Story) crossingChange(i int, a, b edtf.Instant) (CrossingChange, bool) {
	c := &s.Crossings[i]
	ch := CrossingChange{Crossing: i, Before: c.stateAt(a), After: c.stateAt(b)}
	switch {
	case ch.Before == ch.After:
		return ch, false
	case ch.Before >= 0 && ch.After >= 0:
		return ch, c.States[ch.Before].State != c.States[ch.After].State
	case ch.Before < 0 && a < c.States[0].Span.From && c.States[0].Span.From <= s.Span.From:
		if c.States[0].State == c.States[ch.After].State {
			return ch, false
		}
		ch.Before = 0
	}
	return ch, true
}
