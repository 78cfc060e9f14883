package dataset

import (
	"slices"
	"sort"

	"thawline/dataset/edtf"
)

// index is what a story is asked for often, worked out once.
type index struct {
	events, places, routes, sources, series *idTable

	extent edtf.Span // see Extent

	starts   []edtf.Instant // of Events, in columns: a million are gone through every time the clock moves
	ends     []edtf.Instant // of Events
	latest   []edtf.Instant // the latest end in each block of Events
	kinds    []string       // see Categories
	filters  filterMemory
	valuesTo [][]edtf.Instant // the same for each series
	sums     [][]float64      // running totals of each increment series
	yearly   [][]yearRow      // full-year tonnes by route, in order of year
	shut     []bool           // crossings that were closed all through the story
}

func newIndex(s *Story) (*index, error) {
	x := &index{
		events:  newIDTable(len(s.Events), func(i int) string { return s.Events[i].ID }),
		places:  newIDTable(len(s.Places), func(i int) string { return s.Places[i].ID }),
		routes:  newIDTable(len(s.Routes), func(i int) string { return s.Routes[i].ID }),
		sources: newIDTable(len(s.Sources), func(i int) string { return s.Sources[i].ID }),
		series:  newIDTable(len(s.Series), func(i int) string { return s.Series[i].ID }),
		starts:  make([]edtf.Instant, len(s.Events)), ends: make([]edtf.Instant, len(s.Events)),
	}
	x.extent, x.kinds = s.extent(), s.categories()
	for i := range s.Events {
		x.ends[i] = s.Events[i].Date.Span().To
	}
	for b := 0; b < len(x.ends); b += block {
		x.latest = append(x.latest, slices.Max(x.ends[b:min(b+block, len(x.ends))]))
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

// block is how many events share one latest end.
const block = 64

// begun returns how many events have begun at t.
func (s *Story) begun(t edtf.Instant) int {
	return sort.Search(len(s.Events), func(i int) bool { return s.Events[i].Date.Start.Span.From > t })
}

// holding calls do with every event before the given one that ends after t, the last first, until it returns false.
func (x *index) holding(before int, t edtf.Instant, do func(i int) bool) {
	for b := (before - 1) / block; before > 0 && b >= 0; b-- {
		if x.latest[b] <= t {
			continue
		}
		for i := min(before, (b+1)*block) - 1; i >= b*block; i-- {
			if x.ends[i] > t && !do(i) {
				return
			}
		}
	}
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
func (s *Story) EventIndex(id string) int { return s.lookup().events.find(id) }

// PlaceIndex returns the index in Places of an id, -1 when there is none.
func (s *Story) PlaceIndex(id string) int { return s.lookup().places.find(id) }

// RouteIndex returns the index in Routes of an id, -1 when there is none.
func (s *Story) RouteIndex(id string) int { return s.lookup().routes.find(id) }

// SourceIndex returns the index in Sources of an id, -1 when there is none.
func (s *Story) SourceIndex(id string) int { return s.lookup().sources.find(id) }

// SeriesIndex returns the index in Series of an id, -1 when there is none.
func (s *Story) SeriesIndex(id string) int { return s.lookup().series.find(id) }
