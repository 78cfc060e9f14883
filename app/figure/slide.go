package figure

import (
	"thawline/app/scene"
	"thawline/app/view"
)

// Slide is a whole slide of the ringed event at the clock: date, headline, text and up to three facts, the map to the
// edges, one strip of time, and the sources at the foot. It is laid out for 1920 x 1080 and scaled to in.W and in.H; square
// and tall slides have the map on top. Before the first event it is the story's title slide. A view that
// stands at a step of the told version gives that step: its headline, text and date, its camera and layers, its chart in
// the map's place.
func (k *Kit) Slide(in Input) *scene.Scene {
	out := &scene.Scene{W: float32(in.W), H: float32(in.H), Background: in.Palette.Panel}
	if in.Story == nil || !(in.W > 0 && in.H > 0) {
		return out
	}
	in.View = view.AtStep(in.Story, in.View)
	room := slidePoster(out.W, out.H)
	s := newSheet(k, in, room)
	s.tell()
	out.Layers = append(out.Layers, s.image()...)
	s.frame()
	s.column()
	s.strip()
	s.foot(true)
	s.progress()
	out.Layers = append(out.Layers, scene.Layer{Name: "slide", Items: s.items})
	out.Layers = append(out.Layers, s.layers...)
	return out
}

// frame draws the rules between the rooms.
func (s *sheet) frame() {
	r, thick := s.room, max(2*s.room.unit, 1)
	s.items = append(s.items, filledBox(0, r.strip.Y0-17*r.unit-thick/2, r.w, r.strip.Y0-17*r.unit+thick/2, s.pal.StrongRule))
	if r.image.X0 > 0 {
		s.items = append(s.items, filledBox(r.image.X0-thick/2, 0, r.image.X0+thick/2, r.image.Y1, s.pal.StrongRule))
	} else {
		s.items = append(s.items, filledBox(0, r.image.Y1-thick/2, r.w, r.image.Y1+thick/2, s.pal.StrongRule))
	}
}

// fitting is one try at a slide's text: sizes in points of 1920 x 1080, how many facts, and how many lines of text (0 for all).
type fitting struct {
	title, text  float32
	facts, lines int
}

// fittings are tried in order until one fits; the last always does, for it is cut to the room.
var fittings = []fitting{
	{64, 32, 3, 0},
	{64, 30, 3, 0},
	{58, 30, 3, 0},
	{64, 32, 2, 0},
	{64, 30, 2, 0},
	{58, 30, 2, 0},
	{52, 28, 2, 0},
	{46, 28, 2, 0},
	{46, 28, 1, 0},
	{42, 28, 1, 0},
	{40, 28, 1, 6},
	{36, 28, 1, 3},
	{32, 28, 0, 2},
}

// column sets date, headline, text and facts so that they fit their room.
func (s *sheet) column() {
	facts := s.prose.facts(&s.m, s.pal)
	for i, f := range fittings {
		last := i == len(fittings)-1
		head, headlines := s.head(f)
		shown := facts[:min(f.facts, len(facts))]
		block := s.factBlock(shown)
		if room := s.room.facts; room != (scene.Rect{}) {
			if !last && (head.y > s.room.text.Y1 || block.y-s.room.text.Y0 > room.H() || headlines > 4) {
				continue
			}
			s.accept(head, shown)
			s.items = append(s.items, nudged(block.items, room.X0-s.room.text.X0, 0)...)
			return
		}
		free := s.room.text.Y1 - head.y - (block.y - s.room.text.Y0)
		if !last && (free < 20*s.room.unit && len(block.items) > 0 || free < 0 || headlines > 4) {
			continue
		}
		s.accept(head, shown)
		// The facts stand at the foot of the column, but not farther from the text than they must look one with it.
		drop := head.y - s.room.text.Y0 + min(free, max(free, 24*s.room.unit))
		s.items = append(s.items, nudged(block.items, 0, drop)...)
		return
	}
}

// accept takes over the text and the sources of the facts.
func (s *sheet) accept(text *flow, facts []fact) {
	s.items = append(s.items, text.items...)
	for _, f := range facts {
		s.cite(f.Sources)
	}
}

// head sets accent bar, date, headline and text from the top of the room, and counts the lines of the headline.
func (s *sheet) head(t fitting) (f *flow, headlines int) {
	u, r := s.room.unit, s.room.text
	f = newFlow(s.kit.Fonts, r.X0, r.Y0, r.W())
	f.add(filledBox(r.X0, r.Y0, r.X0+64*u, r.Y0+8*u, s.pal.Now))
	f.gap(28 * u)
	title, text, date := s.in.Story.Title, s.in.Story.Subtitle, s.prose.long(day(s.in.View.At))
	if s.step != nil {
		title, text, date = typographic(s.step.Title), typographic(s.step.Text), s.prose.long(&s.step.Date)
		s.chapter(f)
	} else if s.m.Event >= 0 {
		e := &s.in.Story.Events[s.m.Event]
		title, text, date = typographic(e.Title), typographic(e.Summary), s.prose.long(&e.Date)
	}
	when := s.style(scene.SansBold, 34, 44).in(s.pal.NowText)
	if f.width(date, when) > f.w {
		switch {
		case s.step != nil:
			date = s.prose.short(&s.step.Date)
		case s.m.Event >= 0:
			date = s.prose.short(&s.in.Story.Events[s.m.Event].Date)
		}
	}
	f.paragraph(date, when)
	if s.m.Event >= 0 && !s.m.Within {
		f.paragraph(s.prose.words.T("slide.shown", "date", s.prose.long(day(s.m.At))), s.style(scene.Sans, 24, 32).in(s.pal.Ink2))
	}
	f.gap(2 * u)
	head := s.style(scene.SansBold, t.title, t.title*70/64)
	head.Tracking = -.8 * u * t.title / 64
	top, w := f.y, f.w
	f.w = f.balanced(title, head)
	s.limited(f, title, head, 4*boolInt(t.lines > 0))
	f.w = w
	headlines = int((f.y-top)/head.leading() + .5)
	f.gap(24 * u)
	s.limited(f, text, s.style(scene.Sans, t.text, t.text*45/32), t.lines)
	return f, headlines
}

// factBlock sets a rule and the facts below it from the top of the text's room.
func (s *sheet) factBlock(facts []fact) *flow {
	u, r := s.room.unit, s.room.text
	width := r.W()
	if s.room.facts != (scene.Rect{}) {
		width = s.room.facts.W()
	}
	f := newFlow(s.kit.Fonts, r.X0, r.Y0, width)
	if len(facts) == 0 {
		return f
	}
	f.rule(s.pal.Ink1, 3*u)
	f.gap(12 * u)
	name, below := s.style(scene.SansBold, 27, 35), s.style(scene.Sans, 24, 32).in(s.pal.Ink2)
	for i, one := range facts {
		if i > 0 {
			f.gap(17 * u)
		}
		f.add(one.Draw(f.x+2*u, f.y+18*u, 66*u, mapScale*u)...)
		text := f.column(92*u, f.w-92*u)
		text.runs(name, run{Text: one.Name, Style: name, ID: one.ID})
		s.limited(text, one.Below, below, 3)
		f.join(text)
	}
	return f
}

// strip draws the strip of time.
func (s *sheet) strip() {
	in := s.in
	in.W, in.H, in.K = float64(s.room.strip.W()), float64(s.room.strip.H()), float64(mapScale*s.room.unit)
	// Labels at the ends of the strip may reach into the margin.
	for _, l := range s.kit.TimelineStrip(in).Layers {
		l.Offset.X += s.room.strip.X0
		l.Offset.Y += s.room.strip.Y0
		if l.Clip != (scene.Rect{}) {
			l.Clip = l.Clip.Moved(s.room.strip.X0, s.room.strip.Y0)
		}
		s.layers = append(s.layers, l)
	}
}
