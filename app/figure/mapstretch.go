package figure

import (
	"slices"
	"sort"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// MapSince returns the first instant from which on the overlay of a map is what it is at the view's date: while the clock
// runs between two turns of the story (an event begins or ends, a route opens, a crossing is closed, a year with its tonnes is
// over) the map stays the very same, and what was laid out for one date can be shown at the other. The pictures at all
// dates with one MapSince are equal, all else in the view being equal.
func (k *Kit) MapSince(in Input) edtf.Instant {
	if in.Story == nil {
		return in.View.At
	}
	turns := k.turns(in.Story)
	later := sort.Search(len(turns), func(i int) bool { return turns[i] > in.View.At })
	if later == 0 {
		return edtf.Beginning
	}
	return turns[later-1]
}

// turns returns the instants at which anything on a map may change, in order, from the cache or gathered anew.
func (k *Kit) turns(s *dataset.Story) []edtf.Instant {
	if turns, ok := k.maps.turns.get(s.Facts()); ok {
		return turns
	}
	turns := gatherTurns(s)
	k.maps.turns.keep(s.Facts(), turns, turnsKept)
	return turns
}

// gatherTurns looks at every date that the overlay reads: those behind dataset.State, and those that the map itself asks for.
func gatherTurns(s *dataset.Story) []edtf.Instant {
	var turns []edtf.Instant
	ends := func(p edtf.Span) { turns = append(turns, p.From, p.To) }
	for i := range s.Events {
		d := &s.Events[i].Date
		ends(d.Start.Span)                                               // current
		turns = append(turns, d.Span().To, d.Start.Span.From+staleLabel) // past; no longer fresh
	}
	for i := range s.Routes {
		r := &s.Routes[i]
		for _, d := range []*edtf.Date{r.Since, r.Until, r.PlannedFrom} {
			if d != nil {
				ends(d.Start.Span) // another status; new on the date shown
			}
		}
		if r.Until != nil { // its last tonnes are told for a year
			turns = append(turns, dataset.AfterYear(r.Until.Start.Span.From))
		}
	}
	for i := range s.Crossings {
		for j := range s.Crossings[i].States {
			ends(s.Crossings[i].States[j].Span)
		}
	}
	for i := range s.Volumes {
		p := s.Volumes[i].Period.Span()
		ends(p)
		year, _, _ := p.From.Civil() // a full year's tonnes hold for that year, and for the next where that has none
		for y := range int64(3) {
			turns = append(turns, edtf.FromCivil(year+y, 1, 1))
		}
	}
	slices.Sort(turns)
	return slices.Clip(slices.Compact(turns))
}
