package figure

import (
	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/dataset"
)

// roomyRow is the height of a row when lanes have room for several, and roomyMost how many rows a lane may ask for.
const roomyRow, roomyMost = 19, 12

// spread lays the lanes out where each can have two rows or more: every event stands alone as far as it can, in a row
// where its label has room. It returns the height of a row, and false when there is no such room.
func (l *timelineLayout) spread(plans []lanePlan, lanes []*indexLane, story *dataset.Story, height float64, fonts *typeset.Fonts) (float64, bool) {
	capacity := int(height / roomyRow)
	if len(plans) == 0 || capacity < 2*len(plans) || l.axis.Width() < 240 {
		return 0, false
	}
	rows := 0
	single := make([]bool, len(plans))
	for i := range plans {
		plans[i] = l.gather(lanes[i], story, true, false)
		single[i] = len(plans[i].bins) == 0
		rows += max(1, plans[i].rows)
	}
	for rows > capacity { // stack the lane that asks for most
		most := -1
		for i := range plans {
			if single[i] && (most < 0 || plans[i].rows > plans[most].rows) {
				most = i
			}
		}
		if most < 0 {
			return 0, false
		}
		single[most] = false
		rows -= plans[most].rows
		plans[most] = l.gather(lanes[most], story, true, true)
		rows += max(1, plans[most].rows)
	}
	// The rest of the room goes, row by row, to the lane that lacks most for its labels.
	want := make([]int, len(plans))
	total := 0
	for i := range plans {
		p := &plans[i]
		p.rows = max(1, p.rows)
		want[i] = max(p.rows, l.spreadRows(append([]laneItem(nil), p.items...), roomyMost, story, fonts))
		total += p.rows
	}
	for ; total < capacity; total++ {
		most := -1
		for i := range plans {
			if want[i] > plans[i].rows && (most < 0 || want[i]-plans[i].rows > want[most]-plans[most].rows) {
				most = i
			}
		}
		if most < 0 {
			break
		}
		plans[most].rows++
	}
	for i := range plans {
		items := append([]laneItem(nil), plans[i].items...)
		if n := l.spreadRows(items, plans[i].rows, story, fonts); n > 0 {
			plans[i].items, plans[i].rows = items, n
		}
	}
	l.zoomed = true
	pitch, ok := fitRows(plans, height)
	return min(pitch, 22), ok
}

// spreadRows gives each item the first of at most rows rows where it and its label are free, else one where at least it
// is. It returns the number of rows used, or 0 when an item found none.
func (l *timelineLayout) spreadRows(items []laneItem, rows int, story *dataset.Story, fonts *typeset.Fonts) int {
	var hard, soft []float64
	for i := range items {
		item := &items[i]
		need := item.x1 + 2
		if item.n == 1 {
			w := textWidth(fonts, story.Events[item.cards[0].events[0]].Short, scene.Sans, labelSize)
			switch inside := item.b - item.cards[0].x; {
			case item.kind != itemSigns && inside >= w+labelGap+8:
			case item.kind == itemSigns:
				need += w + labelGap
			default:
				need += w + 14
			}
			if need > float64(l.axis.Lanes.X1) {
				need = item.x1 + 2 // its label goes to the left, if anywhere
			}
		}
		best := -1
		for r := range soft {
			if soft[r] <= item.x0 {
				best = r
				break
			}
		}
		if best < 0 && len(soft) < rows {
			hard, soft = append(hard, 0), append(soft, 0)
			best = len(soft) - 1
		}
		if best < 0 {
			for r := range hard {
				if hard[r] <= item.x0 && (best < 0 || soft[r] < soft[best]) {
					best = r
				}
			}
		}
		if best < 0 {
			return 0
		}
		item.row, hard[best], soft[best] = best, item.x1+2, max(soft[best], need)
	}
	return len(soft)
}
