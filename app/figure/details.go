package figure

import (
	"slices"
	"strconv"
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Measures of the panel, points.
const (
	detailsPadding = 20
	detailsNav     = 36 // height of the row that steps, its rule included
	detailsSample  = 35 // width of a line sample
	detailsIndent  = 48 // where a route's name begins
	detailsLabel   = 54 // where a field's value begins
)

// panel sets the details of one event.
type panel struct {
	*flow
	in    Input
	pal   *palette.Palette
	prose prose
	m     moment
	cited citations
}

// Styles of the panel.
func (p *panel) text() textStyle    { return textStyle{Size: 14, Line: 20.5, Color: p.pal.Ink1} }
func (p *panel) small() textStyle   { return textStyle{Size: 12, Line: 17, Color: p.pal.Ink1} }
func (p *panel) note() textStyle    { return textStyle{Size: 11, Line: 15, Color: p.pal.Ink2} }
func (p *panel) heading() textStyle { return p.small().bold() }

// Details is the panel of the ringed event: what, when, text, routes, corrections, state, sources. Before the first
// event it introduces the story. Width is in.W; the height is what it takes. Everything that leads on has an ID:
// "action:previous", "action:list", "action:next", "place:ID", "actor:NAME", "route:ID", "border:ID", "source:ID".
func (k *Kit) Details(in Input) *scene.Scene {
	pal := in.Palette
	out := &scene.Scene{W: float32(in.W), Background: pal.Panel}
	if in.Story == nil || in.W <= 2*detailsPadding {
		return out
	}
	p := &panel{
		flow: newFlow(k.Fonts, detailsPadding, 0, float32(in.W)-2*detailsPadding), in: in, pal: pal,
		prose: newProse(in), m: momentOf(in),
	}
	p.navigation()
	p.y = detailsNav + 1 + 11
	if p.m.Event < 0 {
		p.introduction()
	} else {
		p.event(&in.Story.Events[p.m.Event])
	}
	out.H = p.y + detailsPadding
	out.Layers = []scene.Layer{{Name: "details", Items: p.items}}
	return out
}

// event sets everything about one event.
func (p *panel) event(e *dataset.Event) {
	for _, s := range e.Sources {
		p.cited.number(s)
	}
	p.header(e)
	p.fields(e)
	sections := []func(){p.routes, p.crossings}
	if e.Category == "border" {
		slices.Reverse(sections)
	}
	for _, section := range sections {
		before := len(p.items)
		if section(); len(p.items) > before {
			p.gap(12)
		}
	}
	p.corrections(e)
	p.sources("details.sources", 0)
	listed := len(p.cited.order)
	p.state()
	p.sources("details.sources.figures", listed)
}

// header sets category and confidence, date as given, title and summary.
func (p *panel) header(e *dataset.Event) {
	cat := p.pal.Category(e.Category)
	line := textStyle{Size: 12, Line: 20, Color: cat.Text}.bold()
	quiet := textStyle{Size: 12, Line: 20, Color: p.pal.Ink2}
	right := p.x + p.w
	var taken float32
	if e.Confidence != "" {
		words := p.prose.words.T("details.confidence", "level", p.prose.confidence(e.Confidence))
		taken = p.width(words, quiet) + 30
		p.text1(run{Text: words, Style: quiet}, right, scene.Right, 0)
		p.add(confidenceMeter(p.pal, e.Confidence, right-taken, p.y+10, 1)...)
	}
	p.add(sign(cat, p.pal, p.x+8, p.y+10, signLook{Size: SignList})...)
	p.text1(run{Text: p.prose.category(e.Category), Style: line}, p.x+24, scene.Left, max(p.w-24-taken-8, 1))
	p.y += 27
	p.paragraph(p.prose.long(&e.Date), textStyle{Size: 13, Line: 18, Color: p.pal.NowText}.bold())
	p.paragraph(typographic(e.Title), textStyle{Size: 21, Line: 26, Color: p.pal.Ink1, Tracking: -.2}.bold())
	p.gap(7)
	p.paragraph(typographic(e.Summary), p.text())
}

// text1 sets one line without moving on.
func (p *panel) text1(r run, x float32, align scene.Align, width float32) {
	p.flow.text(r, x, align, width)
}

// fields sets place and actors.
func (p *panel) fields(e *dataset.Event) {
	indent := float32(detailsLabel)
	for _, key := range []string{"details.place", "details.actors"} {
		indent = max(indent, p.width(p.prose.words.T(key), p.small())+12)
	}
	p.gap(12)
	if e.Place >= 0 {
		pl := &p.in.Story.Places[e.Place]
		value := p.column(indent, p.w-indent)
		value.runs(p.small(), run{Text: p.prose.place(e.Place), Style: p.small(), ID: "place:" + pl.ID, Title: pl.Note})
		p.label("details.place", 17)
		p.join(value)
	}
	if len(e.Actors) > 0 {
		p.gap(6)
		value := p.column(indent, p.w-indent)
		var list []chip
		for _, a := range e.Actors {
			list = append(list, chip{Text: a, ID: "actor:" + a, Title: a})
		}
		value.chips(p.small(), 20, p.pal.StrongRule, list)
		p.label("details.actors", 20)
		p.join(value)
	}
	p.gap(12)
}

// label sets the name of a field without moving on.
func (p *panel) label(key string, line float32) {
	s := p.small().in(p.pal.Ink2)
	s.Line = line
	p.text1(run{Text: p.prose.words.T(key), Style: s}, p.x, scene.Left, p.w/2)
}

// navigation sets the row that steps from event to event.
func (p *panel) navigation() {
	s := textStyle{Size: 12, Line: detailsNav, Color: p.pal.Ink2}
	w := p.prose.words
	events := p.in.Story.Events
	middle := w.T("details.nav.before", "total", len(events))
	if p.m.Event >= 0 {
		middle = w.T("details.nav.position", "n", p.m.Event+1, "total", len(events))
	}
	side := max((p.w-p.width(middle, s))/2-6, p.w/5)
	p.action("action:list", w.T("details.nav.list"), p.x+side, p.w-2*side)
	p.text1(run{Text: middle, Style: s, ID: "action:list", Title: w.T("details.nav.list")}, p.x+p.w/2, scene.Centre, p.w-2*side)
	if i := view.Neighbour(p.in.Story, p.in.View, -1); i >= 0 {
		e := &events[i]
		title := w.T("details.nav.previous", "title", e.Title)
		p.action("action:previous", title, 0, p.x+side)
		p.text1(run{Text: p.brief(e), Style: s, ID: "action:previous", Title: title}, p.x+17, scene.Left, side-18)
		p.chevron(p.x+3, -1)
	}
	if i := view.Neighbour(p.in.Story, p.in.View, 1); i >= 0 {
		e := &events[i]
		title := w.T("details.nav.next", "title", e.Title)
		p.action("action:next", title, p.x+p.w-side, p.x+side)
		p.text1(run{Text: p.brief(e), Style: s, ID: "action:next", Title: title}, p.x+p.w-17, scene.Right, side-18)
		p.chevron(p.x+p.w-3, 1)
	}
	p.add(filledBox(0, detailsNav, float32(p.in.W), detailsNav+1, p.pal.Rule))
}

// action lays an unseen button over the row.
func (p *panel) action(id, title string, x, w float32) {
	p.add(&scene.Shape{ID: id, Title: title, Path: scene.Rectangle(scene.Rect{X0: x, Y0: 0, X1: x + w, Y1: detailsNav})})
}

// chevron points left or right, its tip at x.
func (p *panel) chevron(x, dir float32) {
	const y = detailsNav / 2
	p.add(&scene.Shape{
		Path:   scene.Polyline(scene.Point{X: x - 4.5*dir, Y: y - 4.5}, scene.Point{X: x, Y: y}, scene.Point{X: x - 4.5*dir, Y: y + 4.5}),
		Stroke: scene.Stroke{Color: p.pal.Ink2, Width: 1.5, Cap: scene.CapRound},
	})
}

// brief writes the start of an event's date, without the year that the ringed one has.
func (p *panel) brief(e *dataset.Event) string {
	start := startOf(e)
	text := p.prose.short(start)
	if p.m.Event >= 0 && start.Start.Precision >= edtf.Month {
		y, _, _ := start.Start.Span.From.Civil()
		own, _, _ := p.in.Story.Events[p.m.Event].Date.Start.Span.From.Civil()
		if cut := strings.TrimSuffix(text, " "+strconv.FormatInt(y, 10)); y == own && cut != text {
			return cut
		}
	}
	return text
}

// confidence names a level of confidence.
func (p prose) confidence(level string) string {
	if key := "details.confidence." + level; p.words.Has(key) {
		return p.words.T(key)
	}
	return level
}

// confidenceMeter is three bars from x, centred on y, as many filled as the level says; none for a level it does not know.
func confidenceMeter(pal *palette.Palette, level string, x, y, k float32) []scene.Item {
	filled := map[string]int{"low": 1, "medium": 2, "high": 3}[level]
	var items []scene.Item
	for i := range 3 {
		c := pal.Ink2
		if i >= filled {
			c = pal.StrongRule
		}
		left := x + 7*k*float32(i)
		items = append(items, filledBox(left, y-5*k, left+5.5*k, y+5*k, c))
	}
	return items
}
