package figure

import (
	"math"
	"strings"

	"thawline/app/scene"
	"thawline/dataset"
)

// Card is the ringed event as one picture: category and confidence, date, title, summary, place and actors, what it meant
// for the routes, a correction where there is one, the map beside it, and the sources at the foot. It is laid out for
// 1200 x 628 and scaled to in.W and in.H; square and tall cards have the map on top.
func (k *Kit) Card(in Input) *scene.Scene {
	out := &scene.Scene{W: float32(in.W), H: float32(in.H), Background: in.Palette.Panel}
	if in.Story == nil || !(in.W > 0 && in.H > 0) {
		return out
	}
	room := cardPoster(out.W, out.H)
	c := newSheet(k, in, room)
	out.Layers = append(out.Layers, k.posterMap(in, room)...)
	c.cardFrame()
	c.cardColumn()
	c.foot(false)
	out.Layers = append(out.Layers, scene.Layer{Name: "card", Items: c.items})
	return out
}

// cardPoster divides a card. Its unit is that of a slide: a card's text is 1.5 times as large as a slide's would be in the
// same room, since cards are seen small.
func cardPoster(w, h float32) poster {
	if w >= wideFrom*h {
		u := min(w/1200, h/628) * .68
		p := poster{w: w, h: h, unit: u, edge: 60 * u, foot: h - 28*u}
		p.text = scene.Rect{X0: p.edge, Y0: 48 * u, X1: .56 * w, Y1: h - 76*u}
		p.image = scene.Rect{X0: .56*w + 44*u, Y0: 0, X1: w, Y1: h - 68*u}
		return p
	}
	u := float32(math.Sqrt(float64(w)*float64(h))) / 1440 * 1.1
	u = min(u, w/940)
	p := poster{w: w, h: h, unit: u, edge: 60 * u, foot: h - 28*u}
	top := .45 * h
	p.image = scene.Rect{X0: 0, Y0: 0, X1: w, Y1: top}
	p.text = scene.Rect{X0: p.edge, Y0: top + 40*u, X1: w - p.edge, Y1: h - 76*u}
	return p
}

// cardFrame draws the rules around the map and above the foot.
func (s *sheet) cardFrame() {
	r, thick := s.room, max(2*s.room.unit, 1)
	y := r.h - 68*r.unit
	s.items = append(s.items, filledBox(0, y-thick/2, r.w, y+thick/2, s.pal.StrongRule))
	if r.image.X0 > 0 {
		s.items = append(s.items, filledBox(r.image.X0-thick/2, 0, r.image.X0+thick/2, r.image.Y1, s.pal.StrongRule))
	} else {
		s.items = append(s.items, filledBox(0, r.image.Y1-thick/2, r.w, r.image.Y1+thick/2, s.pal.StrongRule))
	}
}

// cardFitting is one try at a card's text, sizes in points of the slide.
type cardFitting struct {
	title, text  float32
	facts, lines int
	fields, fix  bool // place and actors; the correction
}

var cardFittings = []cardFitting{
	{68, 37, 3, 0, true, true},
	{64, 34, 3, 0, true, true},
	{58, 31, 3, 0, true, true},
	{50, 29, 3, 0, true, true},
	{50, 29, 2, 0, true, true},
	{50, 29, 2, 0, true, false},
	{46, 28, 2, 0, true, false},
	{44, 28, 1, 0, true, false},
	{42, 28, 1, 0, false, false},
	{40, 28, 0, 0, false, false},
	{38, 26, 0, 4, false, false},
	{34, 26, 0, 2, false, false},
}

// cardColumn sets the text so that it fits its room.
func (s *sheet) cardColumn() {
	facts := s.prose.facts(&s.m, s.pal)
	for i, t := range cardFittings {
		f, headlines := s.cardText(t, facts)
		if i < len(cardFittings)-1 && (f.y > s.room.text.Y1 || headlines > 4) {
			continue
		}
		s.accept(f, facts[:min(t.facts, len(facts))])
		if c, _ := s.firstClaim(); c != nil && t.fix {
			s.cite(c.Sources)
		}
		return
	}
}

func (s *sheet) cardText(t cardFitting, facts []fact) (f *flow, headlines int) {
	u, r := s.room.unit, s.room.text
	f = newFlow(s.kit.Fonts, r.X0, r.Y0, r.W())
	title, text, date := s.in.Story.Title, s.in.Story.Subtitle, s.prose.long(day(s.in.View.At))
	var e *dataset.Event
	if s.m.Event >= 0 {
		e = &s.in.Story.Events[s.m.Event]
		title, text, date = typographic(e.Title), typographic(e.Summary), s.prose.long(&e.Date)
		s.cardHeader(f, e)
	} else {
		f.add(filledBox(r.X0, r.Y0, r.X0+64*u, r.Y0+8*u, s.pal.Now))
		f.gap(24 * u)
	}
	when := s.style(scene.SansBold, 30, 40).in(s.pal.NowText)
	runs := []run{{Text: date, Style: when}}
	if e != nil && !s.m.Within {
		shown := s.prose.words.T("slide.shown", "date", s.prose.long(day(s.m.At)))
		runs = append(runs, run{Text: " " + s.prose.words.T("slide.separator") + " " + shown, Style: s.style(scene.Sans, 24, 40).in(s.pal.Ink2)})
	}
	f.runs(when, runs...)
	head := s.style(scene.SansBold, t.title, t.title*1.1)
	head.Tracking = -.8 * u * t.title / 64
	top := f.y
	s.limited(f, title, head, 4*boolInt(t.lines > 0))
	headlines = int((f.y-top)/head.leading() + .5)
	f.gap(12 * u)
	s.limited(f, text, s.style(scene.Sans, t.text, t.text*1.38), t.lines)
	if e != nil && t.fields {
		s.cardFields(f, e)
	}
	if t.facts > 0 && len(facts) > 0 {
		f.gap(18 * u)
		f.rule(s.pal.Ink1, 3*u)
		f.gap(10 * u)
		name, below := s.style(scene.SansBold, 26, 34), s.style(scene.Sans, 23, 30).in(s.pal.Ink2)
		for i, one := range facts[:min(t.facts, len(facts))] {
			if i > 0 {
				f.gap(10 * u)
			}
			f.add(one.Draw(f.x+2*u, f.y+17*u, 60*u, mapScale*u)...)
			text := f.column(84*u, f.w-84*u)
			text.runs(name, run{Text: one.Name, Style: name, ID: one.ID})
			s.limited(text, one.Below, below, 3)
			f.join(text)
		}
	}
	if t.fix {
		s.cardCorrection(f)
	}
	return f, headlines
}

// cardHeader sets category and confidence.
func (s *sheet) cardHeader(f *flow, e *dataset.Event) {
	u := s.room.unit
	cat := s.pal.Category(e.Category)
	line, quiet := s.style(scene.SansBold, 25, 34).in(cat.Text), s.style(scene.Sans, 24, 34).in(s.pal.Ink2)
	var taken float32
	if e.Confidence != "" {
		words := s.prose.words.T("details.confidence", "level", s.prose.confidence(e.Confidence))
		taken = f.width(words, quiet) + 60*u
		f.text(run{Text: words, Style: quiet}, f.x+f.w, scene.Right, 0)
		f.add(confidenceMeter(s.pal, e.Confidence, f.x+f.w-taken, f.y+17*u, 2*u)...)
	}
	f.add(sign(cat, s.pal, f.x+14*u, f.y+17*u, signLook{Size: 25 * u, Scale: 1.72 * u})...)
	f.text(run{Text: s.prose.category(e.Category), Style: line}, f.x+44*u, scene.Left, max(f.w-44*u-taken-16*u, 1))
	f.gap(44 * u)
}

// cardFields sets place and actors with their labels.
func (s *sheet) cardFields(f *flow, e *dataset.Event) {
	value := s.style(scene.Sans, 23, 32)
	label := value.in(s.pal.Ink2)
	var runs []run
	add := func(key, text string) {
		if text == "" {
			return
		}
		space := ""
		if len(runs) > 0 {
			space = " " + s.prose.words.T("slide.separator") + " "
		}
		runs = append(runs, run{Text: space + s.prose.words.T(key) + " ", Style: label}, run{Text: text, Style: value})
	}
	if e.Place >= 0 {
		add("details.place", s.prose.place(e.Place))
	}
	add("details.actors", strings.Join(e.Actors, ", "))
	if len(runs) > 0 {
		f.gap(8 * s.room.unit)
		f.runs(value, runs...)
	}
}

// firstClaim is the first claim of the fact check that the event is shown with; nil for none.
func (s *sheet) firstClaim() (c *dataset.Claim, lead string) {
	if s.m.Event < 0 {
		return nil, ""
	}
	e := &s.in.Story.Events[s.m.Event]
	for _, i := range e.Claims {
		c := &s.in.Story.Claims[i]
		if lead := s.prose.lead(e, c); lead != "" {
			return c, lead
		}
	}
	return nil, ""
}

// cardCorrection sets the first thing that the fact check has to say, beside a bar in now.
func (s *sheet) cardCorrection(f *flow) {
	c, lead := s.firstClaim()
	if c == nil {
		return
	}
	u := s.room.unit
	f.gap(16 * u)
	st := s.style(scene.Sans, 23, 31)
	inner := f.column(22*u, f.w-22*u)
	inner.runs(st, run{Text: lead + gap(lead), Style: st.bold().in(s.pal.NowText)}, run{Text: s.prose.claimBody(c), Style: st})
	f.add(filledBox(f.x, f.y, f.x+5*u, inner.y, s.pal.Now))
	f.join(inner)
}
