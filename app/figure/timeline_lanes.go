package figure

import (
	"math"
	"slices"
	"sort"

	"thawline/app/palette"
	"thawline/app/view"
	"thawline/dataset"
)

// laneSorter appends the lanes in which an event stands: one, or one for each of its actors.
type laneSorter func(e *dataset.Event, lanes []int) []int

// ownLanes is how many actors or places have lanes of their own; the others share one.
const ownLanes = 7

// sortLanes makes the lanes of a story, empty as yet, and says what stands in which.
func sortLanes(s *dataset.Story, pal *palette.Palette, kind view.Lanes) ([]indexLane, laneSorter) {
	switch kind {
	case view.ByActor:
		return actorLanes(s)
	case view.ByPlace:
		return placeLanes(s)
	case view.OneLane:
		return []indexLane{{rest: true}}, func(_ *dataset.Event, lanes []int) []int { return append(lanes, 0) }
	}
	return categoryLanes(s, pal)
}

// categoryLanes makes one lane of every number the palette gives, categories in the order they are first drawn in the
// gutter; categories that the palette does not know get lanes below, by name.
func categoryLanes(s *dataset.Story, pal *palette.Palette) ([]indexLane, laneSorter) {
	laneOf := map[string]int{}
	for i := range s.Events {
		laneOf[s.Events[i].Category] = 0
	}
	names := make([]string, 0, len(laneOf))
	for name := range laneOf {
		names = append(names, name)
	}
	number := func(name string) int {
		if n := pal.Category(name).Lane; n > 0 {
			return n
		}
		return math.MaxInt32
	}
	// Filled shapes before hollow ones, so that "Sanctions" leads and "relief" follows.
	second := func(name string) bool {
		s := pal.Category(name).Shape
		return s == palette.HollowSquare || s == palette.Ring || s == palette.Cross
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := names[i], names[j]
		if la, lb := number(a), number(b); la != lb {
			return la < lb
		}
		if number(a) != math.MaxInt32 && second(a) != second(b) {
			return !second(a)
		}
		return a < b
	})
	var lanes []indexLane
	for i, name := range names {
		joined := i > 0 && number(name) != math.MaxInt32 && number(name) == number(names[i-1])
		if !joined && len(lanes) < view.MaxLanes { // beyond that they share the last
			lanes = append(lanes, indexLane{})
		}
		l := &lanes[len(lanes)-1]
		l.categories = append(l.categories, name)
		laneOf[name] = len(lanes) - 1
	}
	return lanes, func(e *dataset.Event, lanes []int) []int { return append(lanes, laneOf[e.Category]) }
}

// actorLanes makes a lane for each of the actors named most often, and one for events that name none of them.
func actorLanes(s *dataset.Story) ([]indexLane, laneSorter) {
	counts := map[string]int{}
	for i := range s.Events {
		for _, a := range s.Events[i].Actors {
			counts[a]++
		}
	}
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := counts[names[i]], counts[names[j]]; a != b {
			return a > b
		}
		return names[i] < names[j]
	})
	names = names[:min(len(names), ownLanes)]
	lanes, laneOf := make([]indexLane, 0, len(names)+1), map[string]int{}
	for i, name := range names {
		lanes, laneOf[name] = append(lanes, indexLane{name: name}), i
	}
	rest := len(lanes)
	sorter := func(e *dataset.Event, lanes []int) []int {
		for _, a := range e.Actors {
			if n, ok := laneOf[a]; ok && !slices.Contains(lanes, n) {
				lanes = append(lanes, n)
			}
		}
		if len(lanes) == 0 {
			lanes = append(lanes, rest)
		}
		return lanes
	}
	return withRest(s, lanes, sorter)
}

// placeLanes makes a lane for each of the places where most happened, and one for the other events.
func placeLanes(s *dataset.Story) ([]indexLane, laneSorter) {
	counts := make([]int, len(s.Places))
	for i := range s.Events {
		if p := s.Events[i].Place; p >= 0 && p < len(counts) {
			counts[p]++
		}
	}
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return counts[order[i]] > counts[order[j]] })
	var lanes []indexLane
	laneOf := make([]int, len(counts))
	for n, p := range order {
		if n < ownLanes && counts[p] > 0 {
			lanes, laneOf[p] = append(lanes, indexLane{name: s.Places[p].Label}), n
		} else {
			laneOf[p] = min(n, ownLanes)
		}
	}
	rest := len(lanes)
	sorter := func(e *dataset.Event, lanes []int) []int {
		if e.Place >= 0 && e.Place < len(laneOf) {
			return append(lanes, min(laneOf[e.Place], rest))
		}
		return append(lanes, rest)
	}
	return withRest(s, lanes, sorter)
}

// withRest adds the lane of the rest where an event belongs there.
func withRest(s *dataset.Story, lanes []indexLane, sorter laneSorter) ([]indexLane, laneSorter) {
	var found []int
	for i := range s.Events {
		if found = sorter(&s.Events[i], found[:0]); found[0] == len(lanes) {
			return append(lanes, indexLane{rest: true}), sorter
		}
	}
	return lanes, sorter
}
