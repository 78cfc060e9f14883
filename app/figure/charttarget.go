package figure

import (
	"strconv"
	"strings"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// ChartTarget returns what a mark of a chart stands for: the event that it names, "" for none, and the instant at which
// its period begins. ok is false for an id that no chart of the story has.
func ChartTarget(story *dataset.Story, mark string) (event string, at edtf.Instant, ok bool) {
	kind, rest, _ := strings.Cut(mark, ":")
	if story == nil {
		return "", 0, false
	}
	switch kind {
	case "event":
		if i := story.EventIndex(rest); i >= 0 {
			return rest, sinceStart(story.Events[i].Date), true
		}
	case "value":
		cut := strings.LastIndexByte(rest, ':')
		if cut < 0 {
			return "", 0, false
		}
		i := story.SeriesIndex(rest[:cut])
		row, err := strconv.Atoi(rest[cut+1:])
		if i < 0 || err != nil || row < 0 || row >= len(story.Series[i].Values) {
			return "", 0, false
		}
		v := &story.Series[i].Values[row]
		if v.Event >= 0 && v.Event < len(story.Events) {
			event = story.Events[v.Event].ID
		}
		return event, sinceStart(v.Date), true
	case "volume":
		for i := range story.Volumes {
			if story.Volumes[i].ID == rest {
				return "", sinceStart(story.Volumes[i].Period), true
			}
		}
	case "bin":
		cut := strings.LastIndexByte(rest, ':')
		if cut < 0 {
			return "", 0, false
		}
		from, err := edtf.Parse(rest[cut+1:])
		if err != nil {
			return "", 0, false
		}
		for i := range story.Events {
			if e := &story.Events[i]; e.Category == rest[:cut] && sinceStart(e.Date) >= sinceStart(from) {
				return e.ID, sinceStart(e.Date), true
			}
		}
	}
	return "", 0, false
}
