package dataset

import (
	"cmp"
	"slices"

	"thawline/dataset/edtf"
)

// readEvents reads the events and puts them in story order; l.events is brought in step.
func (l *loader) readEvents(t *table) {
	if t.count == 0 && !t.unread {
		t.problem(position{1, 1}, "", "add one", "no events")
	}
	events := make([]Event, 0, t.count)
	share := sharer{l: l, words: map[string]string{}, actors: map[string][]string{}, lists: map[listKey][]int{}}
	t.each(func(i int, c record) {
		e := Event{
			ID: l.events.names[i], Date: c.date("date", true), Title: share.own(c.need("title")), Short: share.own(c.line("short")),
			Summary: share.own(c.text("summary")), Place: c.ref("place_id", l.places), Category: share.word(c.line("category")),
			Actors: share.names(c.text("actors"), c), InArticle: c.oneOf("in_article", "yes", "no", ""),
			Routes: share.refs(c, "route_ids", l.routes), Sources: share.refs(c, "source_ids", l.sources),
			Confidence: share.word(c.oneOf("confidence", "high", "medium", "low", "")), Note: share.own(c.text("note")),
		}
		e.Date.Text = share.own(e.Date.Text)
		e.InArticle = share.word(e.InArticle)
		if e.Short == "" {
			e.Short = e.Title
		}
		events = append(events, e)
	})
	order := storyOrder(events)
	l.events.moved = make([]int32, len(order))
	for n, i := range order {
		l.events.moved[i] = int32(n)
	}
	permute(events, order)
	l.story.Events = events
}

// sharer gives events that say the same the same memory: a long story would not fit otherwise.
type sharer struct {
	l      *loader
	texts  arena
	words  map[string]string
	actors map[string][]string
	lists  map[listKey][]int
}

type listKey struct {
	to   *ids
	text string
}

// mostShared bounds what is looked up again, for stories in which nothing repeats.
const mostShared = 20_000

// own keeps a text that is likely to be the event's own.
func (s *sharer) own(text string) string {
	if text == "" {
		return ""
	}
	return s.texts.keep(text)
}

// word keeps a text that is likely to repeat.
func (s *sharer) word(text string) string {
	if kept, ok := s.words[text]; ok || text == "" {
		return kept
	}
	kept := s.own(text)
	if len(s.words) < mostShared {
		s.words[kept] = kept
	}
	return kept
}

func (s *sharer) names(text string, c record) []string {
	if list, ok := s.actors[text]; ok || text == "" {
		return list
	}
	list := c.items("actors")
	for i := range list {
		list[i] = s.word(list[i])
	}
	if len(s.actors) < mostShared {
		s.actors[s.own(text)] = list
	}
	return list
}

// refs is record.refs; a list without a fault is read once.
func (s *sharer) refs(c record, column string, to *ids) []int {
	text := c.text(column)
	if list, ok := s.lists[listKey{to, text}]; ok || text == "" {
		return list
	}
	out := c.t.out
	before := len(out.list) + out.more
	list := c.refs(column, to)
	if len(out.list)+out.more == before && len(s.lists) < mostShared {
		s.lists[listKey{to, s.own(text)}] = list
	}
	return list
}

// storyOrder returns the order of events: by start, then the more precise first, then as they are.
func storyOrder(events []Event) []int32 {
	type key struct {
		from      edtf.Instant
		precision edtf.Precision
		row       int32
	}
	keys := make([]key, len(events))
	for i := range events {
		p := &events[i].Date.Start
		keys[i] = key{p.Span.From, p.Precision, int32(i)}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.precision, a.precision), cmp.Compare(a.row, b.row))
	})
	order := make([]int32, len(keys))
	for i := range keys {
		order[i] = keys[i].row
	}
	return order
}

// permute moves items[order[i]] to i for all i, in place; order is used up.
func permute[T any](items []T, order []int32) {
	for start := range order {
		if order[start] < 0 {
			continue
		}
		first, i := items[start], int32(start)
		for {
			from := order[i]
			order[i] = -1
			if from == int32(start) {
				items[i] = first
				break
			}
			items[i] = items[from]
			i = from
		}
	}
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
