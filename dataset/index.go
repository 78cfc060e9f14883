package dataset

import "thawline/dataset/edtf"

// index is what a story is asked for often, worked out once.
type index struct {
	events, places, routes, sources, series map[string]int

	extent edtf.Span // see Extent

	eventsTo []edtf.Instant   // the latest end of Events[:i+1]
	valuesTo [][]edtf.Instant // the same for each series
	sums     [][]float64      // running totals of each increment series
	yearly   [][]yearRow      // full-year tonnes by route, in order of year
	shut     []bool           // crossings that were closed all through the story
}

func newIndex(s *Story) (*index, error) {
	x := &index{
		events:  indexOf(s.Events, func(e *Event) string { return e.ID }),
		places:  indexOf(s.Places, func(p *Place) string { return p.ID }),
		routes:  indexOf(s.Routes, func(r *Route) string { return r.ID }),
		sources: indexOf(s.Sources, func(r *Source) string { return r.ID }),
		series:  indexOf(s.Series, func(r *Series) string { return r.ID }),
	}
	x.extent = s.extent()
	latest := edtf.Beginning
	for i := range s.Events {
		latest = max(latest, s.Events[i].Date.Span().To)
		x.eventsTo = append(x.eventsTo, latest)
	}
	for i := range s.Series {
		to, sum := make([]edtf.Instant, 0, len(s.Series[i].Values)), make([]float64, 0, len(s.Series[i].Values))
		latest, total := edtf.Beginning, 0.0
		for j := range s.Series[i].Values {
			v := &s.Series[i].Values[j]
			latest = max(latest, v.Date.Span().To)
			if v.Known {
				total += v.Number
			}
			to, sum = append(to, latest), append(sum, total)
		}
		x.valuesTo, x.sums = append(x.valuesTo, to), append(x.sums, sum)
	}
	for i := range s.Crossings {
		x.shut = append(x.shut, s.closedThroughout(&s.Crossings[i]))
	}
	var err error
	x.yearly, err = yearlyTonnes(s)
	return x, err
}

func indexOf[T any](items []T, id func(*T) string) map[string]int {
	m := make(map[string]int, len(items))
	for i := range items {
		m[id(&items[i])] = i
	}
	return m
}

// closedThroughout reports whether no state of the crossing within the story's span is other than closed.
func (s *Story) closedThroughout(c *Crossing) bool {
	closed := false
	for i := range c.States {
		if !c.States[i].Span.Overlaps(s.Span) {
			continue
		}
		if c.States[i].State != "closed" {
			return false
		}
		closed = true
	}
	return closed
}

// lookup returns the index, made on the spot for a story that was put together without Load.
func (s *Story) lookup() *index {
	if s.index != nil {
		return s.index
	}
	x, err := newIndex(s)
	if err != nil {
		x.yearly = make([][]yearRow, len(s.Routes)) // no tonnes rather than no story
	}
	return x
}

// EventIndex returns the index in Events of an id, -1 when there is none.
func (s *Story) EventIndex(id string) int { return at(s.lookup().events, id) }

// PlaceIndex returns the index in Places of an id, -1 when there is none.
func (s *Story) PlaceIndex(id string) int { return at(s.lookup().places, id) }

// RouteIndex returns the index in Routes of an id, -1 when there is none.
func (s *Story) RouteIndex(id string) int { return at(s.lookup().routes, id) }

// SourceIndex returns the index in Sources of an id, -1 when there is none.
func (s *Story) SourceIndex(id string) int { return at(s.lookup().sources, id) }

// SeriesIndex returns the index in Series of an id, -1 when there is none.
func (s *Story) SeriesIndex(id string) int { return at(s.lookup().series, id) }

func at(m map[string]int, id string) int {
	if i, ok := m[id]; ok {
		return i
	}
	return -1
}
