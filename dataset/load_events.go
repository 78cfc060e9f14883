package dataset

import (
	"slices"

	"thawline/dataset/edtf"
)

// readEvents reads the events and puts them in story order; l.events is brought in step.
func (l *loader) readEvents(t *table) {
	if len(t.rows) == 0 && !t.unread {
		t.problem(position{1, 1}, "", "add one", "no events")
	}
	var events []Event
	for _, c := range t.records() {
		e := Event{
			ID: c.text("id"), Date: c.date("date", true), Title: c.need("title"), Short: c.line("short"), Summary: c.text("summary"),
			Place: c.ref("place_id", l.places), Category: c.line("category"), Actors: c.items("actors"),
			InArticle: c.oneOf("in_article", "yes", "no", ""), Routes: c.refs("route_ids", l.routes), Sources: c.refs("source_ids", l.sources),
			Confidence: c.oneOf("confidence", "high", "medium", "low", ""), Note: c.text("note"),
		}
		if e.Short == "" {
			e.Short = e.Title
		}
		events = append(events, e)
	}
	slices.SortStableFunc(events, func(a, b Event) int { return edtf.Compare(a.Date, b.Date) })
	for i := range events {
		if _, ok := l.events.index[events[i].ID]; ok {
			l.events.index[events[i].ID] = i
		}
	}
	l.story.Events = events
}

func (l *loader) readEras(t *table) {
	for _, c := range t.records() {
		l.story.Eras = append(l.story.Eras, Era{ID: c.text("id"), Title: c.need("title"), Period: c.date("period", true)})
	}
}

// The verdicts, those that a reader must see first in front.
var verdicts = []string{"wrong", "imprecise", "unclear", "confirmed"}

func (l *loader) readClaims(t *table) {
	s := l.story
	for i, c := range t.records() {
		claim := Claim{
			Number: c.text("number"), Claim: c.need("claim"), Verdict: c.oneOf("verdict", verdicts...), Remark: c.text("remark"),
			Shown: c.text("shown"), Sources: c.refs("source_ids", l.sources), Events: c.refs("event_ids", l.events),
		}
		for _, e := range claim.Events {
			if e < len(s.Events) {
				s.Events[e].Claims = append(s.Events[e].Claims, i)
			}
		}
		s.Claims = append(s.Claims, claim)
	}
	for i := range s.Events {
		slices.SortStableFunc(s.Events[i].Claims, func(a, b int) int {
			return slices.Index(verdicts, s.Claims[a].Verdict) - slices.Index(verdicts, s.Claims[b].Verdict)
		})
	}
}
