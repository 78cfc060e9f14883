package dataset

import (
	"math"
	"slices"
	"sort"

	"thawline/dataset/edtf"
)

// At returns what holds at an instant, by the rules of FORMAT.md ("What holds at a date").
func (s *Story) At(t edtf.Instant) State {
	x := s.lookup()
	st := State{
		At: t, Ringed: -1, Era: -1,
		Routes:   make([]RouteState, len(s.Routes)),
		Series:   make([]SeriesState, len(s.Series)),
		Borders:  make([]BorderState, len(s.Borders)),
		Crossing: make([]int, len(s.Crossings)),
	}
	s.eventsAt(x, &st)
	for i := range s.Routes {
		st.Routes[i] = s.routeAt(x, i, t)
	}
	for i := range s.Series {
		st.Series[i] = s.seriesAt(x, i, t)
	}
	for i := range s.Crossings {
		st.Crossing[i] = s.Crossings[i].stateAt(t)
	}
	for i := range s.Borders {
		st.Borders[i] = s.borderAt(x, i, st.Crossing)
	}
	for i := range s.Eras {
		if !s.Eras[i].Marker() && s.Eras[i].Period.Span().Contains(t) {
			st.Era = i
		}
	}
	return st
}

// eventsAt sorts the begun events into current, ongoing and past. It looks only at those that can still hold.
func (s *Story) eventsAt(x *index, st *State) {
	t := st.At
	st.Begun = s.begun(t)
	x.holding(st.Begun, t, func(i int) bool {
		if s.Events[i].Date.Start.Span.Contains(t) {
			st.Current = append(st.Current, i)
		} else {
			st.Ongoing = append(st.Ongoing, i)
		}
		return true
	})
	lastPast := st.Begun - 1
	for lastPast >= 0 && x.ends[lastPast] > t {
		lastPast--
	}
	slices.Reverse(st.Current)
	slices.Reverse(st.Ongoing)
	switch {
	case len(st.Current) > 0:
		st.Ringed = st.Current[len(st.Current)-1]
	case lastPast >= 0:
		st.Ringed = lastPast
	case len(st.Ongoing) > 0: // nothing but what goes on
		st.Ringed = st.Ongoing[len(st.Ongoing)-1]
	}
}

// StatusAt returns the status of the route at t.
func (r *Route) StatusAt(t edtf.Instant) RouteStatus {
	switch {
	case r.Until != nil && t >= r.Until.Start.Span.From:
		return Closed
	case r.Since != nil && t >= r.Since.Start.Span.From:
		return InUse
	case r.PlannedFrom != nil && t >= r.PlannedFrom.Start.Span.From:
		return Planned
	case r.Since == nil && r.PlannedFrom == nil:
		return InUse // since before the story
	}
	return NotYet
}

func (s *Story) routeAt(x *index, i int, t edtf.Instant) RouteState {
	r := &s.Routes[i]
	st := RouteState{Route: i, Status: r.StatusAt(t), Volume: -1, LastVolume: -1}
	if st.Status != InUse && st.Status != Closed {
		return st
	}
	year, _, _ := t.Civil()
	rows := x.yearly[i]
	for _, row := range rows {
		if row.year <= year {
			st.LastVolume = row.volume
		}
		if row.year == year {
			st.Volume, st.Carried = row.volume, false
		}
		// A row is carried over for a year; a route that has been closed for longer has no figure.
		if row.year == year-1 && (st.Status == InUse || t < AfterYear(r.Until.Start.Span.From)) {
			st.Volume, st.Carried = row.volume, true
		}
	}
	return st
}

// AfterYear returns the same day of the next year: until then the last tonnes of a route closed at t are told.
func AfterYear(t edtf.Instant) edtf.Instant {
	if t <= edtf.Beginning || t >= edtf.Forever {
		return t
	}
	y, m, d := t.Civil()
	return edtf.FromCivil(y+1, m, d)
}

func (s *Story) seriesAt(x *index, i int, t edtf.Instant) SeriesState {
	st := SeriesState{Series: i, Row: -1}
	values := s.Series[i].Values
	begun := sort.Search(len(values), func(j int) bool { return values[j].Date.Start.Span.From > t })
	switch s.Series[i].Kind {
	case "increment":
		st.Known = len(values) > 0
		if st.Row = begun - 1; begun > 0 {
			st.Number = round9(x.sums[i][begun-1])
		}
		return st
	case "count":
		for j := begun - 1; j >= 0; j-- {
			if values[j].Known {
				st.Row = j
				break
			}
		}
	default: // period: where two hold, the shorter one
		for j := begun - 1; j >= 0 && x.valuesTo[i][j] > t; j-- {
			span := values[j].Date.Span()
			if span.Contains(t) && (st.Row < 0 || span.Length() < values[st.Row].Date.Span().Length()) {
				st.Row = j
			}
		}
	}
	if st.Row >= 0 && values[st.Row].Known {
		st.Known, st.Number = true, values[st.Row].Number
	}
	return st
}

// round9 takes the dust of adding decimal fractions away.
func round9(n float64) float64 {
	if math.Abs(n) > 1e6 {
		return n
	}
	return math.Round(n*1e9) / 1e9
}

// stateAt returns the index of the state that holds at t, -1 for none.
func (c *Crossing) stateAt(t edtf.Instant) int {
	for i := range c.States {
		if c.States[i].Span.Contains(t) {
			return i
		}
	}
	return -1
}

// borderAt sums up the crossings of a border, those left out that were closed all through the story.
func (s *Story) borderAt(x *index, i int, states []int) BorderState {
	st := BorderState{Border: i}
	for _, c := range s.Borders[i].Crossings {
		if x.shut[c] || states[c] < 0 {
			continue
		}
		switch s.Crossings[c].States[states[c]].State {
		case "open":
			st.Open++
		case "restricted":
			st.Restricted++
		case "closed":
			st.Closed++
		}
	}
	switch {
	case st.Open+st.Restricted+st.Closed == 0:
	case st.Closed == 0:
		st.Status = BorderOpen
	case st.Open+st.Restricted == 0:
		st.Status = BorderClosed
	default:
		st.Status = BorderPartly
	}
	return st
}
