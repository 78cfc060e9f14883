package figure

import (
	"strings"
	"unicode/utf8"

	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// MostAlt is the length in characters that a picture's words keep to: longer ones are not listened to.
const MostAlt = 480

// altText joins sentences as long as they keep within MostAlt. The first two, the kind of picture and its point, always
// stay; what follows is left out whole when it does not fit, and shorter ones after it may still.
func altText(parts ...string) string {
	out := ""
	for i, s := range parts {
		s = sentence(capital(strings.TrimSpace(strings.ReplaceAll(typographic(s), "\u00a0", " "))))
		if s == "" {
			continue
		}
		if more := together(out, s); i < 2 || utf8.RuneCountInString(more) <= MostAlt {
			out = more
		}
	}
	return out
}

// MapAlt says a map in words: its frame, what changed or happened at its date and how the routes stand, and which are in
// use; of a map of land alone no more than that.
func (k *Kit) MapAlt(in Input) string {
	if in.Story == nil {
		return ""
	}
	p := newProse(in)
	frame := in.View.Camera.Frame
	if frame == "" && len(in.Story.Frames) > 0 {
		frame = in.Story.Frames[0].ID
	}
	key := "alt.map." + frame
	if in.View.Camera.Zoom > 1 || !in.Words.Has(key) {
		key = "alt.map"
	}
	kind := in.Words.T(key)
	if in.View.Layers == view.Base {
		return altText(in.Words.T("alt.map.base", "map", kind))
	}
	parts := []string{in.Words.T("alt.of", "kind", kind, "title", in.Story.Title), k.StatusLine(in)}
	if in.View.Layers.Has(view.Routes) {
		state := in.Story.At(in.View.At)
		for _, one := range []struct {
			key    string
			status dataset.RouteStatus
		}{{"alt.use", dataset.InUse}, {"alt.closed", dataset.Closed}} {
			var names []string
			for _, r := range state.Routes {
				if r.Status == one.status {
					names = append(names, in.Story.Routes[r.Route].Name)
				}
			}
			parts = append(parts, p.some(one.key, names))
		}
	}
	return altText(parts...)
}

// some names the first of a list under a heading, and how many more there are; "" for none.
func (p prose) some(key string, names []string) string {
	const most = 4
	if len(names) == 0 {
		return ""
	}
	list := p.list(names)
	if n := len(names) - most; n > 1 {
		list = p.words.N("chart.sources.more", n, "list", joinBy(names[:most], listComma))
	}
	return p.words.T(key, "list", list)
}

// TimelineAlt says a timeline in words: its stretch of time, how many events lie in it, and what holds at the clock.
func (k *Kit) TimelineAlt(in Input) string {
	if in.Story == nil {
		return ""
	}
	p := newProse(in)
	keep := view.Kept(in.Story, in.View.Filter)
	n, categories := 0, map[string]bool{}
	for i := range in.Story.Events {
		e := &in.Story.Events[i]
		if from := e.Date.Start.Span.From; keep(i) && from >= in.View.From && from < in.View.To {
			n++
			categories[e.Category] = true
		}
	}
	from, to := monthOf(in.View.From), monthOf(in.View.To-1)
	kind := in.Words.T("alt.timeline", "from", p.long(&from), "to", p.long(&to))
	return altText(in.Words.T("alt.of", "kind", kind, "title", in.Story.Title),
		commas(in.Words.N("alt.events", n), in.Words.N("alt.categories", len(categories))), k.StatusLine(in))
}

// CardAlt says the card of the ringed event in words: date, place and title, then its summary and how the routes stand.
func (k *Kit) CardAlt(in Input) string {
	if in.Story == nil {
		return ""
	}
	return newProse(in).eventAlt(in, "alt.card")
}

// eventAlt says a picture about the ringed event.
func (p prose) eventAlt(in Input, kind string) string {
	head := in.Words.T("alt.of", "kind", in.Words.T(kind), "title", in.Story.Title)
	m := momentOf(in)
	state := capital(p.counts(&m.State))
	if m.Event < 0 {
		return altText(head, p.long(day(in.View.At)), state)
	}
	e := &in.Story.Events[m.Event]
	where := p.long(startOf(e))
	if e.Place >= 0 && e.Place < len(in.Story.Places) {
		where = commas(where, in.Story.Places[e.Place].Name)
	}
	return altText(head, p.words.T("alt.at", "date", where, "what", e.Title), e.Summary, state)
}

// SlideAlt says a slide in words: that of a step of the told version with its headline, text and chart; else that of the
// ringed event.
func (k *Kit) SlideAlt(in Input) string {
	if in.Story == nil {
		return ""
	}
	p := newProse(in)
	step := view.ToldStep(in.Story, in.View)
	if step == nil {
		return p.eventAlt(in, "alt.slide")
	}
	told := p.words.T("alt.at", "date", p.long(&step.Date), "what", step.Title)
	if spec, ok := chartSpecOf(in.Story, step.Chart); ok {
		c := &plot{kit: k, in: in, prose: p, spec: spec}
		return altText(in.Words.T("alt.of", "kind", in.Words.T("alt.slide.chart"), "title", in.Story.Title), told, c.headline(), step.Text)
	}
	state := in.Story.At(in.View.At)
	return altText(in.Words.T("alt.of", "kind", in.Words.T("alt.slide"), "title", in.Story.Title), told, step.Text, capital(p.counts(&state)))
}

// CompareAlt says a picture of two dates in words: what changed between them, counted, then by name.
func CompareAlt(in Input) string {
	if in.Story == nil {
		return ""
	}
	c := compared(in)
	parts := []string{in.Words.T("alt.of", "kind", in.Words.T("alt.compare"), "title", in.Story.Title), ComparedLine(in)}
	for _, one := range []struct {
		key  string
		list []dataset.RouteChange
	}{{"alt.closed", c.changes.Closed}, {"alt.opened", c.changes.Opened}} {
		var names []string
		for _, r := range one.list {
			names = append(names, in.Story.Routes[r.Route].Name)
		}
		parts = append(parts, c.prose.some(one.key, names))
	}
	return altText(parts...)
}

// ChartAlt describes a chart for those who cannot see it: what kind of picture, its point, the measure, and its figures as
// far as they can be listened to. An unknown id gives "".
func (k *Kit) ChartAlt(in Input, id string) string {
	spec, ok := chartSpecOf(in.Story, id)
	if !ok || in.Palette == nil {
		return ""
	}
	p := &plot{kit: k, in: in, prose: newProse(in), pal: in.Palette, spec: spec, w: 1200, h: 800, k: 1}
	t := in.Words.T
	head, title := p.headline(), spec.title(in.Story, in.Words)
	kind := t("chart.kind." + [...]string{"bars", "steps", "counts", "volumes", "events"}[spec.kind])
	if !strings.HasPrefix(head, title) { // a headline often begins with the title
		kind = t("alt.of", "kind", kind, "title", title)
	}
	parts := []string{kind, head, t("chart.alt.at", "date", edtf.OnDay(in.View.At).Label(p.prose.dates)), p.subtitle()}
	return altText(append(parts, p.altFigures()...)...)
}
