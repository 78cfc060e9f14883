package figure

import (
	"strings"

	"thawline/app/words"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// nameItems gives ids and titles to all that a lane draws.
func (l *timelineLayout) nameItems(lane *laneLayout, story *dataset.Story, w words.Catalogue) {
	one := func(event int32) named {
		e := &story.Events[event]
		return named{"event:" + e.ID, eventTitle(e, l.dates)}
	}
	for i := range lane.items {
		for j := range lane.items[i].cards {
			c := &lane.items[i].cards[j]
			if len(c.events) == 1 {
				c.named = one(c.events[0])
			} else {
				c.named = l.stackName(c.events, story, w)
			}
		}
	}
	for i := range lane.strips {
		lane.strips[i].named = one(lane.strips[i].event)
	}
	if len(lane.through) == 1 {
		lane.throughAs = one(lane.through[0])
	} else if len(lane.through) > 0 {
		lane.throughAs = l.stackName(lane.through, story, w)
	}
	many := w.N("timeline.events", 1000)
	for i := range lane.bins {
		b := &lane.bins[i]
		if n := len(b.events); n == 1 {
			b.named = one(b.events[0])
		} else {
			b.named = named{stackID(story.Events[b.events[0]].ID, n), strings.Replace(many, "1000", timelineCount(n), 1)}
		}
	}
}

// stackName names the events of a card, the first three of many.
func (l *timelineLayout) stackName(events []int32, story *dataset.Story, w words.Catalogue) named {
	var b strings.Builder
	b.WriteString(w.N("timeline.events", len(events)))
	for i, e := range events {
		if i == 3 {
			b.WriteString("\n…")
			break
		}
		b.WriteString("\n" + eventTitle(&story.Events[e], l.dates))
	}
	return named{stackID(story.Events[events[0]].ID, len(events)), b.String()}
}

// stackID is the id of a sign that stands for n events, the first of which has the id given.
func stackID(first string, n int) string { return "events:" + first + "+" + timelineCount(n-1) }

func eventTitle(e *dataset.Event, dates edtf.Words) string {
	return e.Date.Short(dates) + ": " + e.Title
}
