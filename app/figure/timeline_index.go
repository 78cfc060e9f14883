package figure

import (
	"math"
	"sort"
	"sync"

	"thawline/app/palette"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// timelineIndex is the events of a story that pass the filter, by lane and in time, so that a view of any stretch of a
// million events is found without looking at all of them. It is built once for a story, filter and palette.
type timelineIndex struct {
	story  *dataset.Story
	lanes  []indexLane
	sorter laneSorter
	events []int32        // all events kept, story order, that is by start
	starts []edtf.Instant // their clock: the start of each, held within the extent
	extent edtf.Span
	kept   []bool // by event; nil: all are

	stepsOnce sync.Once
	steps     *timeWarp // see equalSteps
}

// indexLane is one lane: what it is called, and its events by start.
type indexLane struct {
	categories []string // in the palette's order; nil when lanes do not stand for categories
	name       string   // of an actor or a place
	rest       bool     // what has no lane of its own; with no other lane, everything
	events     []int32
	from, to   []edtf.Instant // whole date of each event
	anchor     []edtf.Instant // where its sign stands
	latest     []edtf.Instant // the latest end in each block of indexBlock events
}

const indexBlock = 64

func newTimelineIndex(s *dataset.Story, pal *palette.Palette, kind view.Lanes, keep func(int) bool) *timelineIndex {
	x := &timelineIndex{story: s}
	if s == nil {
		x.extent = edtf.Span{From: 0, To: edtf.Day * 365}
		return x
	}
	// Lanes come from the whole story, not from what the filter keeps: filtering must not move the lanes.
	x.lanes, x.sorter = sortLanes(s, pal, kind)
	if keep != nil {
		x.kept = make([]bool, len(s.Events))
	}
	x.extent = view.Extent(s)
	var lanes []int
	for i := range s.Events {
		if keep != nil {
			if !keep(i) {
				continue
			}
			x.kept[i] = true
		}
		e := &s.Events[i]
		x.events = append(x.events, int32(i))
		x.starts = append(x.starts, eventClock(e, x.extent))
		span, anchor := e.Date.Span(), anchorOf(e.Date)
		lanes = x.sorter(e, lanes[:0])
		for _, n := range lanes {
			l := &x.lanes[n]
			l.events = append(l.events, int32(i))
			l.from, l.to = append(l.from, span.From), append(l.to, span.To)
			l.anchor = append(l.anchor, anchor)
		}
	}
	for i := range x.lanes {
		x.lanes[i].finish()
	}
	return x
}

// finish sorts the lane by start, where the story has not, and fills the block maxima.
func (l *indexLane) finish() {
	if !sort.SliceIsSorted(l.events, func(i, j int) bool { return l.from[i] < l.from[j] }) {
		sort.Stable(byStart{l})
	}
	for b := 0; b < len(l.to); b += indexBlock {
		latest := l.to[b]
		for _, t := range l.to[b:min(b+indexBlock, len(l.to))] {
			latest = max(latest, t)
		}
		l.latest = append(l.latest, latest)
	}
}

type byStart struct{ l *indexLane }

func (b byStart) Len() int           { return len(b.l.events) }
func (b byStart) Less(i, j int) bool { return b.l.from[i] < b.l.from[j] }
func (b byStart) Swap(i, j int) {
	l := b.l
	l.events[i], l.events[j] = l.events[j], l.events[i]
	l.from[i], l.from[j] = l.from[j], l.from[i]
	l.to[i], l.to[j] = l.to[j], l.to[i]
	l.anchor[i], l.anchor[j] = l.anchor[j], l.anchor[i]
}

// each calls do with the position in the lane of every event whose date meets the span, by start, until it returns false.
func (l *indexLane) each(s edtf.Span, do func(i int) bool) {
	end := sort.Search(len(l.from), func(i int) bool { return l.from[i] >= s.To })
	for b := 0; b*indexBlock < end; b++ {
		if l.latest[b] <= s.From {
			continue
		}
		for i := b * indexBlock; i < min((b+1)*indexBlock, end); i++ {
			if l.to[i] > s.From && !do(i) {
				return
			}
		}
	}
}

// around returns how many events of the lane end at or before the span and begin at or after it, and the position of the
// nearest of each, -1 for none.
func (l *indexLane) around(s edtf.Span) (before, after, last, next int) {
	first := sort.Search(len(l.from), func(i int) bool { return l.from[i] >= s.To })
	after, next = len(l.from)-first, first
	if after == 0 {
		next = -1
	}
	last = -1
	begun := sort.Search(len(l.from), func(i int) bool { return l.from[i] >= s.From })
	for b := 0; b*indexBlock < begun; b++ {
		stop := min((b+1)*indexBlock, begun)
		if l.latest[b] <= s.From {
			before += stop - b*indexBlock
			last = stop - 1
			continue
		}
		for i := b * indexBlock; i < stop; i++ {
			if l.to[i] <= s.From {
				before++
				last = i
			}
		}
	}
	return before, after, last, next
}

// has reports whether the event passes the filter.
func (x *timelineIndex) has(event int) bool {
	return event >= 0 && x.story != nil && event < len(x.story.Events) && (x.kept == nil || x.kept[event])
}

// snap finds the event whose sign is nearest to px within reach points; the earlier one where two are as near.
func (x *timelineIndex) snap(a TimeAxis, px, reach float64) (edtf.Instant, string, bool) {
	t := a.At(px)
	i := sort.Search(len(x.starts), func(i int) bool { return x.starts[i] >= t })
	best, distance := -1, reach
	// Signs stand at the middle of their date's start, so a neighbour on either side may be nearer than the next start.
	for j := max(0, i-4); j < min(len(x.starts), i+4); j++ {
		if d := math.Abs(a.NowX(x.starts[j]) - px); d < distance || d == distance && best < 0 {
			best, distance = j, d
		}
	}
	if best < 0 {
		return 0, "", false
	}
	for best > 0 && x.starts[best-1] == x.starts[best] {
		best--
	}
	return x.starts[best], x.story.Events[x.events[best]].ID, true
}

// eventClock is the instant the clock is set to for an event: the first moment of its date that is known.
func eventClock(e *dataset.Event, extent edtf.Span) edtf.Instant {
	if t := e.Date.Start.Span.From; t > edtf.Beginning {
		return t
	}
	return min(max(e.Date.End.Span.From, extent.From), extent.To)
}

// anchorOf is where a date's sign stands: the middle of what is known of its start, of its end where the start is open.
func anchorOf(d edtf.Date) edtf.Instant {
	p := d.Start
	if p.Open || p.Unknown || p.Span.From <= edtf.Beginning {
		p = d.End
	}
	if p.Open || p.Unknown || p.Span.To >= edtf.Forever {
		return edtf.Beginning
	}
	return p.Span.From + (p.Span.To-p.Span.From)/2
}
