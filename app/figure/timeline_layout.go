package figure

import (
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// timelineLayout is where everything of one stretch of time stands; it knows neither the clock nor the colours, so that a
// scrub draws it again without laying it out again. With it goes what was drawn of it in the one palette it is used for.
type timelineLayout struct {
	axis  TimeAxis
	dates edtf.Words
	ticks []timeTick

	tickLabels []tickLabel
	minimap    []int // events begun in each bin
	zoomed     bool  // intervals are bars with rows of their own
	folds      uint64
	form       timelineForm
	lanes      []laneLayout
	drawn      timelineDrawn
}

// laneLayout is one lane.
type laneLayout struct {
	categories []string // for its name in the gutter, as are name and rest; see indexLane
	name       string
	rest       bool
	count      int // events in it, shown or not
	folded     bool
	y0, y1     float64
	pitch      float64 // height of a row
	sign       float64 // size of its signs; 0 draws small bars, for very low lanes
	text       float64 // size of its labels; 0 for none
	items      []laneItem
	bins       []laneBin // instead of items where there are too many to tell apart
	strips     []strip
	hints      [2]hint // before and after what is shown
	through    []int32 // events under way that are too many to be drawn, one line for them all
	throughAs  named
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
	named
}

// named is what a drawn thing is called; see name.
type named struct{ id, title string }

// laneBin is a column of a density strip.
type laneBin struct {
	x      float64
	events []int32
	named
}

// strip is an interval in the overview, a line at the lane's foot; or the bracket over a month or year behind its sign.
type strip struct {
	event   int32
	a, b    float64
	row     int
	cut     [2]bool
	bracket bool
	named
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
	l := &timelineLayout{axis: newTimeAxis(in, index, form), dates: dates, form: form, folds: in.View.Folded}
	a := l.axis
	if l.ticks = timeTicks(a.From, a.To, a.Width(), in.Words, dates); a.warp != nil {
		l.ticks = a.stepTicks(dates)
	}
	l.tickLabels = labelTicks(a, l.ticks, fonts)
	l.minimap = index.countBins(a)
	l.zoomed = a.dayTold()
	l.lanes = make([]laneLayout, len(index.lanes))
	plan := l.plan(index, fonts)
	for i := range index.lanes {
		lane := &l.lanes[i]
		from := &index.lanes[i]
		lane.categories, lane.count, lane.folded = from.categories, len(from.events), l.isFolded(i)
		lane.name, lane.rest = from.name, from.rest
		lane.y0, lane.y1, lane.pitch = plan[i].y0, plan[i].y1, plan[i].pitch
		lane.sign = min(SignTimeline, lane.pitch-4)
		if lane.sign < 6 {
			lane.sign = 0
		}
		if lane.folded {
			lane.sign = 0
		} else if lane.pitch >= 12.4 && a.Width() >= 240 {
			lane.text = max(10, min(labelSize, lane.pitch-2.5))
		}
		lane.items, lane.strips, lane.bins, lane.through = plan[i].items, plan[i].strips, plan[i].bins, plan[i].through
		l.place(lane)
		l.label(lane, index, fonts)
		l.nameItems(lane, index.story, in.Words)
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
	// Folded lanes take a low row each; the others share what is left.
	all, open := make([]lanePlan, len(index.lanes)), make([]int, 0, len(index.lanes))
	var lanes []*indexLane
	height := float64(l.axis.Lanes.Y1 - l.axis.Lanes.Y0)
	for i := range index.lanes {
		if l.isFolded(i) {
			height -= foldedHeight
			continue
		}
		open, lanes = append(open, i), append(lanes, &index.lanes[i])
	}
	plans := l.planOpen(lanes, index.story, max(height, 1), fonts)
	zoomed := l.zoomed
	for n, i := range open {
		all[i] = plans[n]
	}
	y := float64(l.axis.Lanes.Y0)
	for i := range all {
		p := &all[i]
		if l.isFolded(i) {
			*p = l.gather(&index.lanes[i], index.story, false, true)
			p.y1, p.pitch = foldedHeight, foldedHeight
		}
		p.y0, p.y1 = p.y0+y, p.y1+y
		y = p.y1
	}
	l.zoomed = zoomed
	return all
}

// foldedHeight is the height of a folded lane.
const foldedHeight = 14

// isFolded reports whether the lane with that index is folded.
func (l *timelineLayout) isFolded(lane int) bool {
	return lane < view.MaxLanes && l.folds&(1<<lane) != 0
}

// planOpen plans the lanes that are not folded, from y = 0.
func (l *timelineLayout) planOpen(lanes []*indexLane, story *dataset.Story, height float64, fonts *typeset.Fonts) []lanePlan {
	plans := make([]lanePlan, len(lanes))
	pitch, ok := l.spread(plans, lanes, story, height, fonts)
	if !ok {
		for i := range plans {
			plans[i] = l.gather(lanes[i], story, l.zoomed, true)
		}
		pitch, ok = fitRows(plans, height)
	}
	if !ok && l.zoomed { // no room for bars: strips at the foot, as in the overview
		l.zoomed = false
		for i := range plans {
			plans[i] = l.gather(lanes[i], story, false, true)
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
	y := 0.0
	for i := range plans {
		p := &plans[i]
		top := y
		y += float64(p.rows)*pitch + share
		p.y0, p.y1 = 0, y-top
		if p.rows == 1 {
			p.pitch = p.y1
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

// narrow reports whether clearly less than the story's span is shown.
func (l *timelineLayout) narrow() bool {
	return float64(l.axis.To-l.axis.From) < .9*float64(l.axis.span.To-l.axis.span.From)
}
