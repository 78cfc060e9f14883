package figure

import (
	"math"
	"sort"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// gather collects the lane's items in view, by where they begin, and gives each a row. With stack, signs that are too
// close are cards of one item; zoomed gives lengths rows of their own.
func (l *timelineLayout) gather(lane *indexLane, story *dataset.Story, zoomed, stack bool) lanePlan {
	a := l.axis
	left, right := float64(a.Lanes.X0), float64(a.Lanes.X1)
	shown := edtf.Span{From: a.From, To: a.To}
	var p lanePlan
	type point struct {
		x      float64
		event  int32
		x0, x1 float64 // with the bracket behind it, in the overview
	}
	var points []point
	var wide []int
	// Signs give way to a strip of counts where they would stand shoulder to shoulder.
	crowd, slots := int(a.Width()/stackReach)+60, make([]bool, int(a.Width()/stackReach)+2)
	taken := 0
	crowded := func() bool {
		return len(points) > mostSigns || len(points) > crowd && taken*10 > len(slots)*6
	}
	lane.each(shown, func(i int) bool {
		x0, x1 := a.X(lane.from[i]), a.X(lane.to[i])
		anchored := lane.anchor[i] >= a.From && lane.anchor[i] < a.To
		d := &story.Events[lane.events[i]].Date
		exact := !d.Interval && d.Start.Precision == edtf.ToDay && !d.Start.Approximate && !d.Start.Uncertain
		if !exact && (x1-x0 >= 12 || !anchored) {
			wide = append(wide, i)
		}
		// Of a length the bar has the sign, but in the overview that joins the others; of a day half of which is seen,
		// without its middle, the sign stands at the edge.
		if exact || anchored && (!zoomed || x1-x0 < 12) {
			x := min(max(a.X(lane.anchor[i]), left), right)
			pt := point{x, lane.events[i], x - SignTimeline/2, x + SignTimeline/2}
			if !exact && !d.Interval && x1-x0 >= 12 && x1-x0 < 40 {
				pt.x0, pt.x1 = min(pt.x0, x0), max(pt.x1, x1)
			}
			points = append(points, pt)
			if slot := int((x - left) / stackReach); !slots[slot] {
				slots[slot] = true
				taken++
			}
		}
		return !crowded()
	})
	if crowded() {
		return l.density(lane, shown)
	}
	if len(wide) > mostLengths { // too many to draw: those that begin here have a sign, the others are counted
		for _, i := range wide {
			if t := lane.anchor[i]; t < a.From || t >= a.To {
				p.through = append(p.through, lane.events[i])
			} else if zoomed && a.X(lane.to[i])-a.X(lane.from[i]) >= 12 {
				x := min(max(a.X(t), left), right)
				points = append(points, point{x, lane.events[i], x - SignTimeline/2, x + SignTimeline/2})
			}
		}
		wide = nil
	}
	sort.SliceStable(points, func(i, j int) bool { return points[i].x < points[j].x })
	for n := 0; n < len(points); {
		item := laneItem{n: 1, cards: []card{{events: []int32{points[n].event}, x: points[n].x}}, x0: points[n].x0, x1: points[n].x1}
		last := points[n].x
		n++
		for stack && n < len(points) && points[n].x-last < stackReach {
			top := &item.cards[len(item.cards)-1]
			x := max(points[n].x, top.x+stackStep)
			if x-points[n].x > stackDrift || x > right {
				top.events = append(top.events, points[n].event)
			} else {
				item.cards = append(item.cards, card{events: []int32{points[n].event}, x: x})
				last = x
			}
			item.x0, item.x1 = min(item.x0, points[n].x0), max(item.x1, points[n].x1, x+SignTimeline/2)
			item.n++
			n++
		}
		p.items = append(p.items, item)
	}
	for _, i := range wide {
		d := story.Events[lane.events[i]].Date
		x0, x1 := a.X(lane.from[i]), a.X(lane.to[i])
		if !zoomed {
			p.strips = append(p.strips, newStrip(lane.events[i], d.Interval, x0, x1, left, right))
			continue
		}
		p.items = append(p.items, newWide(d, lane.events[i], x0, x1, a.X(lane.anchor[i]), left, right, a.Scale()))
	}
	sort.SliceStable(p.items, func(i, j int) bool { return p.items[i].x0 < p.items[j].x0 })
	p.rows = stackRows(p.items, zoomed)
	stackStrips(p.strips)
	return p
}

// How many signs, and how many lengths, a lane draws one by one at most.
const mostSigns, mostLengths = 5000, 60

// newWide makes the bar of an interval or the bracket over a month, season or year.
func newWide(d edtf.Date, event int32, x0, x1, anchor, left, right, scale float64) laneItem {
	item := laneItem{kind: itemBracket, n: 1, a: max(x0, left), b: min(x1, right)}
	item.cut = [2]bool{x0 < left-.5, x1 > right+.5}
	start, end := d.Start, d.End
	item.soft = [2]bool{start.Approximate || start.Uncertain || start.Unknown, end.Approximate || end.Uncertain || end.Unknown}
	if d.Interval {
		item.kind = itemBar
		item.open = [2]bool{start.Open, end.Open}
		// Where only one end is known the other fades away over a week from it.
		week := max(18, 7*edtf.Day*scale)
		if start.Unknown {
			item.a, item.cut[0] = max(left, x1-2*week), false
		}
		if end.Unknown {
			item.b, item.cut[1] = min(right, item.a+2*week), false
		}
	}
	item.b = max(item.b, item.a+2)
	x := anchor
	if item.kind == itemBracket {
		x = min(max(anchor, left+SignTimeline), right-SignTimeline)
		if x < item.a+2 || x > item.b-2 {
			x = (item.a + item.b) / 2
		}
	}
	item.cards = []card{{events: []int32{event}, x: x}}
	item.x0, item.x1 = item.a, item.b
	if x >= left && x <= right {
		item.x0, item.x1 = min(item.x0, x-SignTimeline/2), max(item.x1, x+SignTimeline/2)
	}
	return item
}

func newStrip(event int32, interval bool, x0, x1, left, right float64) strip {
	return strip{event: event, bracket: !interval, a: max(x0, left), b: max(min(x1, right), max(x0, left)+2), cut: [2]bool{x0 < left-.5, x1 > right+.5}}
}

// stackStrips gives overlapping strips one of three heights.
func stackStrips(strips []strip) {
	ends := [3]float64{math.Inf(-1), math.Inf(-1), math.Inf(-1)}
	for i := range strips {
		s := &strips[i]
		if s.bracket {
			continue
		}
		for r := range ends {
			if ends[r] < s.a || r == len(ends)-1 {
				s.row, ends[r] = r, max(ends[r], s.b)
				break
			}
		}
	}
}

// stackRows gives each item the first row in which nothing stands in its way and returns the number of rows. In the
// overview, and for signs that a bar does not cover, there is only the first.
func stackRows(items []laneItem, zoomed bool) int {
	var ends []float64
	for i := range items {
		item := &items[i]
		placed := false
		for r := range ends {
			if ends[r] <= item.x0 {
				item.row, ends[r], placed = r, item.x1+2, true
				break
			}
		}
		if !placed {
			if !zoomed && len(ends) > 0 {
				item.row, ends[0] = 0, max(ends[0], item.x1+2)
				continue
			}
			item.row = len(ends)
			ends = append(ends, item.x1+2)
		}
	}
	return len(ends)
}

// density counts the lane's events in columns where they are too many to tell apart.
func (l *timelineLayout) density(lane *indexLane, shown edtf.Span) lanePlan {
	a := l.axis
	left := float64(a.Lanes.X0)
	bins := make([][]int32, int(math.Ceil(a.Width()/binWidth)))
	p := lanePlan{rows: 1}
	lane.each(shown, func(i int) bool {
		if lane.anchor[i] < shown.From || lane.anchor[i] >= shown.To {
			p.through = append(p.through, lane.events[i])
			return true
		}
		b := min(len(bins)-1, max(0, int((a.X(lane.anchor[i])-left)/binWidth)))
		bins[b] = append(bins[b], lane.events[i])
		return true
	})
	for i, events := range bins {
		if len(events) > 0 {
			p.bins = append(p.bins, laneBin{x: left + float64(i)*binWidth, events: events})
		}
	}
	return p
}
