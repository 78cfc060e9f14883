package figure

import (
	"math"
	"sort"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/words"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// timelineLayout is where everything of one stretch of time stands; it knows neither the clock nor the colours, so that a
// scrub draws it again without laying it out again.
type timelineLayout struct {
	axis  TimeAxis
	dates edtf.Words
	ticks []timeTick

	tickLabels []tickLabel
	minimap    []int // events begun in each bin
	zoomed     bool  // intervals are bars with rows of their own
	form       timelineForm
	lanes      []laneLayout
}

// laneLayout is one lane.
type laneLayout struct {
	categories []string
	y0, y1     float64
	pitch      float64 // height of a row
	sign       float64 // size of its signs; 0 draws small bars, for very low lanes
	text       float64 // size of its labels; 0 for none
	items      []laneItem
	bins       []laneBin // instead of items where there are too many to tell apart
	strips     []strip
	hints      [2]hint // before and after what is shown
	through    []int32 // events under way all through or into a density strip, which have no sign in it
}

// laneItem is a sign or several as cards, a bar, or a bracket: whatever takes its own place in a row.
type laneItem struct {
	kind     itemKind
	cards    []card
	n        int     // events it stands for
	x0, x1   float64 // hard extent: nothing else may stand there
	a, b     float64 // ends of the bar or bracket, cut to the lanes
	y        float64
	row      int
	soft     [2]bool // the edges that are approximate, uncertain or not known
	cut      [2]bool // goes on beyond the lanes, or open
	open     [2]bool // truly open: no end is known to come
	label    string
	labelX   float64
	labelEnd float64
	inside   bool    // the label stands on the bar
	room     float64 // width the label may take
}

type itemKind uint8

const (
	itemSigns itemKind = iota
	itemBar
	itemBracket
)

// card is one sign of a stack; it stands for more than one event where they are closer than signs can be told apart.
type card struct {
	events []int32
	x      float64
	span   float64 // width of the date, where it is a day or less than a sign
}

// laneBin is a column of a density strip.
type laneBin struct {
	x      float64
	events []int32
}

// strip is an interval in the overview, a line at the lane's foot; or the bracket over a month or year behind its sign.
type strip struct {
	event   int32
	a, b    float64
	row     int
	cut     [2]bool
	bracket bool
}

// hint tells of the nearest event out of view.
type hint struct {
	n     int // events out of view on this side
	event int32
	label string
	x     float64
}

const (
	stackReach  = 8.5 // signs closer than this are cards of one stack
	stackStep   = 3.6 // how far a card shows from under the next
	stackDrift  = 7.3 // how far a card may stand from its date
	labelGap    = 10  // from a sign's centre to its label
	labelMargin = 8   // from a label to the next sign
	labelSize   = 11.5
	binWidth    = 3
)

// layoutTimeline lays the stretch out. It is slow for many events; the kit keeps what it made.
func layoutTimeline(in Input, index *timelineIndex, fonts *typeset.Fonts, dates edtf.Words, form timelineForm) *timelineLayout {
	l := &timelineLayout{axis: newTimeAxis(in, index, form), dates: dates, form: form}
	a := l.axis
	l.ticks = timeTicks(a.From, a.To, a.Width(), in.Words, dates)
	l.tickLabels = labelTicks(a, l.ticks, fonts)
	l.minimap = index.countBins(a)
	day := a.Scale() * edtf.Day
	l.zoomed = day >= 2.2
	l.lanes = make([]laneLayout, len(index.lanes))
	plan := l.plan(index, fonts)
	for i := range index.lanes {
		lane := &l.lanes[i]
		lane.categories = index.lanes[i].categories
		lane.y0, lane.y1, lane.pitch = plan[i].y0, plan[i].y1, plan[i].pitch
		lane.sign = min(SignTimeline, lane.pitch-4)
		if lane.sign < 6 {
			lane.sign = 0
		}
		if lane.pitch >= 12.4 && a.Width() >= 240 {
			lane.text = max(10, min(labelSize, lane.pitch-2.5))
		}
		lane.items, lane.strips, lane.bins, lane.through = plan[i].items, plan[i].strips, plan[i].bins, plan[i].through
		l.place(lane)
		l.label(lane, index, fonts)
		l.hint(lane, &index.lanes[i], index, in.Words, fonts)
	}
	return l
}

// lanePlan is what a lane wants.
type lanePlan struct {
	items         []laneItem
	strips        []strip
	bins          []laneBin
	through       []int32
	rows          int
	y0, y1, pitch float64
}

// plan gathers every lane's items, gives them rows and shares the height out.
func (l *timelineLayout) plan(index *timelineIndex, fonts *typeset.Fonts) []lanePlan {
	plans := make([]lanePlan, len(index.lanes))
	a := l.axis
	height := float64(a.Lanes.Y1 - a.Lanes.Y0)
	pitch, ok := l.spread(plans, index, height, fonts)
	if !ok {
		for i := range plans {
			plans[i] = l.gather(&index.lanes[i], index.story, l.zoomed, true)
		}
		pitch, ok = fitRows(plans, height)
	}
	if !ok && l.zoomed { // no room for bars: strips at the foot, as in the overview
		l.zoomed = false
		for i := range plans {
			plans[i] = l.gather(&index.lanes[i], index.story, false, true)
		}
		pitch, _ = fitRows(plans, height)
	}
	spare := height
	for i := range plans {
		plans[i].pitch = pitch
		spare -= float64(plans[i].rows) * pitch
	}
	// What is left goes to all lanes alike, up to a comfortable height; in the overview they fill the room.
	share := spare / float64(max(1, len(plans)))
	if l.zoomed && l.form == windowTimeline {
		share = min(share, 24)
	}
	y := float64(a.Lanes.Y0)
	for i := range plans {
		p := &plans[i]
		p.y0 = y
		y += float64(p.rows)*pitch + share
		p.y1 = y
		if p.rows == 1 {
			p.pitch = p.y1 - p.y0
		}
	}
	return plans
}

// fitRows returns the height of a row with which all rows fit, from comfortable to tight.
func fitRows(plans []lanePlan, height float64) (float64, bool) {
	rows := 0
	for i := range plans {
		plans[i].rows = max(1, plans[i].rows)
		rows += plans[i].rows
	}
	if rows == 0 {
		return 20, true
	}
	pitch := min(22, height/float64(rows))
	if rows > len(plans) && pitch < 12.4 {
		return pitch, false
	}
	return pitch, true
}

// gather collects the lane's items in view, by where they begin, and gives each a row. With stack, signs that are too
// close are cards of one item; zoomed gives lengths rows of their own.
func (l *timelineLayout) gather(lane *indexLane, story *dataset.Story, zoomed, stack bool) lanePlan {
	a := l.axis
	left, right := float64(a.Lanes.X0), float64(a.Lanes.X1)
	shown := edtf.Span{From: a.From, To: a.To}
	var p lanePlan
	type point struct {
		x     float64
		event int32
	}
	var points []point
	var wide []int
	lane.each(shown, func(i int) {
		x0, x1 := a.X(lane.from[i]), a.X(lane.to[i])
		anchored := lane.anchor[i] >= a.From && lane.anchor[i] < a.To
		d := &story.Events[lane.events[i]].Date
		exact := !d.Interval && d.Start.Precision == edtf.ToDay && !d.Start.Approximate && !d.Start.Uncertain
		if exact && !anchored { // half of its day is seen, without the middle
			points = append(points, point{min(max(a.X(lane.anchor[i]), left), right), lane.events[i]})
			return
		}
		if !exact && (x1-x0 >= 12 || !anchored) {
			wide = append(wide, i)
			if zoomed || !anchored { // in the overview the sign joins the others and the length is furniture
				return
			}
		}
		points = append(points, point{a.X(lane.anchor[i]), lane.events[i]})
	})
	crowd := int(a.Width()/stackReach) + 60
	if len(points)+len(wide) > crowd {
		return l.density(lane, shown)
	}
	sort.SliceStable(points, func(i, j int) bool { return points[i].x < points[j].x })
	for n := 0; n < len(points); {
		item := laneItem{n: 1, cards: []card{{events: []int32{points[n].event}, x: points[n].x}}}
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
			item.n++
			n++
		}
		item.x0, item.x1 = item.cards[0].x-SignTimeline/2, item.cards[len(item.cards)-1].x+SignTimeline/2
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
	lane.each(shown, func(i int) {
		if lane.anchor[i] < shown.From || lane.anchor[i] >= shown.To {
			p.through = append(p.through, lane.events[i])
			return
		}
		b := min(len(bins)-1, max(0, int((a.X(lane.anchor[i])-left)/binWidth)))
		bins[b] = append(bins[b], lane.events[i])
	})
	for i, events := range bins {
		if len(events) > 0 {
			p.bins = append(p.bins, laneBin{x: left + float64(i)*binWidth, events: events})
		}
	}
	return p
}

// place turns rows into heights.
func (l *timelineLayout) place(lane *laneLayout) {
	rows := 1
	for i := range lane.items {
		rows = max(rows, lane.items[i].row+1)
	}
	top := lane.y0 + (lane.y1-lane.y0-float64(rows)*lane.pitch)/2
	lift := 0.0 // away from the strips
	for i := range lane.strips {
		if lane.pitch >= 16 && !lane.strips[i].bracket {
			lift = max(lift, 1+float64(lane.strips[i].row))
		}
	}
	for i := range lane.items {
		lane.items[i].y = top + (float64(lane.items[i].row)+.5)*lane.pitch - lift
	}
}

// textWidth measures a label.
func textWidth(fonts *typeset.Fonts, s string, face scene.Face, size float64) float64 {
	return float64(fonts.Width(s, face, float32(size), 0, false))
}

// label gives labels to what has room for them: on a bar, right of a sign, left of it when zoomed in.
func (l *timelineLayout) label(lane *laneLayout, index *timelineIndex, fonts *typeset.Fonts) {
	if lane.text == 0 {
		return
	}
	left, right := float64(l.axis.Lanes.X0), float64(l.axis.Lanes.X1)
	rowEnd := map[int]float64{} // how far to the right each row is taken, labels included
	for i := range lane.items {
		item := &lane.items[i]
		next := right
		for j := i + 1; j < len(lane.items); j++ {
			if lane.items[j].row == item.row {
				next = lane.items[j].x0
				break
			}
		}
		from, ok := rowEnd[item.row]
		if !ok {
			from = left
		}
		l.labelItem(lane, item, index, fonts, from, next)
		rowEnd[item.row] = max(item.x1, item.labelEnd)
	}
}

// labelItem labels one item that has the row to itself from..next.
func (l *timelineLayout) labelItem(lane *laneLayout, item *laneItem, index *timelineIndex, fonts *typeset.Fonts, from, next float64) {
	event := &index.story.Events[item.cards[0].events[0]]
	text := event.Short
	width := textWidth(fonts, text, scene.Sans, lane.text)
	if item.kind == itemBar {
		start := item.a + 6
		if x := item.cards[0].x; x >= item.a && x <= item.b {
			start = x + labelGap
		} else if item.cut[0] {
			start = item.a + 13
		}
		stop := item.b - 6
		if item.cut[1] {
			stop -= 8
		}
		if width <= stop-start {
			item.label, item.labelX, item.labelEnd, item.inside, item.room = text, start, item.x1, true, stop-start
			return
		}
	}
	x := item.x1 - SignTimeline/2 + labelGap
	if item.kind != itemSigns {
		x = item.x1 + 6
	}
	more := ""
	if item.n > 1 {
		more = "×" + timelineCount(item.n)
	}
	room := next - labelMargin - x
	if next >= float64(l.axis.Lanes.X1) {
		room = next - 2 - x
	}
	set := func(s string, x, w float64) {
		item.label, item.labelX, item.labelEnd, item.room = s, x, x+w, room
	}
	if item.n > 1 {
		if s := text + " +" + timelineCount(item.n-1); textWidth(fonts, s, scene.Sans, lane.text) <= room {
			set(s, x, textWidth(fonts, s, scene.Sans, lane.text))
		} else if w := textWidth(fonts, more, scene.Sans, lane.text); item.n > 2 && w <= room {
			set(more, x, w)
		}
		return
	}
	if width <= room {
		set(text, x, width)
		return
	}
	if !l.zoomed {
		return
	}
	if space := item.x0 - labelGap + SignTimeline/2 - labelMargin - from; item.kind == itemSigns && width <= space {
		item.label, item.labelX, item.labelEnd, item.room = text, item.x0-labelGap+SignTimeline/2-width, item.x1, space
		return
	}
	if room >= 64 && room >= .6*width { // less of it would say nothing
		s := fonts.Fit(text, scene.Sans, float32(lane.text), float32(room))
		set(s, x, textWidth(fonts, s, scene.Sans, lane.text))
	}
}

// hint names the nearest events out of view at the edges of a lane that is zoomed into, as far as there is room.
func (l *timelineLayout) hint(lane *laneLayout, from *indexLane, index *timelineIndex, w words.Catalogue, fonts *typeset.Fonts) {
	a := l.axis
	before, after, last, next := from.around(edtf.Span{From: a.From, To: a.To})
	lane.hints[0].n, lane.hints[1].n = before, after
	lane.hints[0].event, lane.hints[1].event = -1, -1
	if last >= 0 {
		lane.hints[0].event = from.events[last]
	}
	if next >= 0 {
		lane.hints[1].event = from.events[next]
	}
	if lane.text == 0 || !l.narrow() || len(lane.bins) > 0 {
		return
	}
	start, stop := float64(a.Lanes.X1), float64(a.Lanes.X0)
	for i := range lane.items {
		if it := &lane.items[i]; it.row == 0 {
			start, stop = min(start, it.x0, labelStart(it)), max(stop, it.x1, it.labelEnd)
		}
	}
	free := [2]float64{start - float64(a.Lanes.X0) - 6 - 12, float64(a.Lanes.X1) - stop - 6 - 12}
	if len(lane.items) == 0 {
		free[0], free[1] = a.Width()*.5-20, a.Width()*.5-20
	}
	for side := range lane.hints {
		h := &lane.hints[side]
		if h.event < 0 {
			if len(lane.items) == 0 && side == 1 && before > 0 {
				if s := w.T("timeline.hint.last"); textWidth(fonts, s, scene.Sans, lane.text) <= free[side] {
					h.label = s
				}
			}
			continue
		}
		e := &index.story.Events[h.event]
		date := e.Date.Short(l.dates)
		for _, text := range []string{date + " " + e.Short, date} {
			if side == 0 {
				text = "‹ " + text
			} else {
				text += " ›"
			}
			if textWidth(fonts, text, scene.Sans, lane.text) <= free[side] {
				h.label = text
				break
			}
		}
	}
	lane.hints[0].x, lane.hints[1].x = float64(a.Lanes.X0)+6, float64(a.Lanes.X1)-6
}

func labelStart(it *laneItem) float64 {
	if it.label == "" {
		return it.x0
	}
	return it.labelX
}

// narrow reports whether clearly less than the story's span is shown.
func (l *timelineLayout) narrow() bool {
	return float64(l.axis.To-l.axis.From) < .9*float64(l.axis.span.To-l.axis.span.From)
}
