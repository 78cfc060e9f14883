package figure

import (
	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/words"
	"thawline/dataset/edtf"
)

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
	if item.kind == itemBracket {
		if start, stop := item.cards[0].x+labelGap, item.b-8; width <= stop-start {
			item.label, item.labelX, item.labelEnd, item.inside, item.room = text, start, item.x1, true, stop-start
			return
		}
	}
	x := item.x1 - SignTimeline/2 + labelGap
	if item.kind != itemSigns {
		x = item.x1 + 6
	}
	if x < from { // something before it reaches further
		return
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
