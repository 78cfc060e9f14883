package figure

import (
	"image/color"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// Timeline returns the strip of time of the window: gutter with the lanes' names and signs, eras, ticks, the events by
// lane, the now line, and a minimap of the whole story. It fits any size: a low one drops labels, then the minimap.
func (k *Kit) Timeline(in Input) *scene.Scene {
	p := k.timelinePainter(in, windowTimeline)
	return &scene.Scene{
		W: float32(in.W), H: float32(in.H), Background: p.pal.Panel,
		Layers: append(p.static(), p.live()...),
	}
}

// TimelineStatic returns the layers of Timeline that do not depend on the clock, the selection or the brush: grounds, grid,
// ticks and gutter. They lie under TimelineLive.
func (k *Kit) TimelineStatic(in Input) []scene.Layer {
	return k.timelinePainter(in, windowTimeline).static()
}

// TimelineLive returns the layers of Timeline that a scrub changes.
func (k *Kit) TimelineLive(in Input) []scene.Layer {
	return k.timelinePainter(in, windowTimeline).live()
}

// timelinePainter draws a layout for one moment in one palette.
type timelinePainter struct {
	kit    *Kit
	in     Input
	pal    *palette.Palette
	l      *timelineLayout
	nowX   float64
	ringed int // event, -1 for none
	dimmed map[color.NRGBA]*palette.Palette
}

// laterThanNow is the opacity of what has not begun.
const laterThanNow = .42

func (k *Kit) timelinePainter(in Input, form timelineForm) *timelinePainter {
	if in.Palette == nil {
		in.Palette = palette.Light()
	}
	return newTimelinePainter(k, in, k.timelineLayout(in, form), ringedEvent(in))
}

func newTimelinePainter(k *Kit, in Input, l *timelineLayout, ringed int) *timelinePainter {
	if !l.axis.events.has(ringed) {
		ringed = -1
	}
	return &timelinePainter{
		kit: k, in: in, pal: in.Palette, l: l, nowX: l.axis.NowX(in.View.At), ringed: ringed,
		dimmed: map[color.NRGBA]*palette.Palette{},
	}
}

// ringedEvent is the selected event, else the one the story rings at the date; -1 for none.
func ringedEvent(in Input) int {
	if in.Story == nil {
		return -1
	}
	if in.View.Event != "" {
		return in.Story.EventIndex(in.View.Event)
	}
	return in.Story.At(in.View.At).Ringed
}

// later reports whether the event has not begun at the clock.
func (p *timelinePainter) later(event int32) bool {
	return p.in.Story.Events[event].Date.Start.Span.From > p.in.View.At
}

// aside reports whether the event is not yet, or not in the brushed range: such ones are faded.
func (p *timelinePainter) aside(event int32) bool {
	if p.later(event) {
		return true
	}
	brush, ok := p.in.View.Brushed()
	return ok && !meets(p.in.Story.Events[event].Date.Span(), brush)
}

// meets reports whether a date's span meets a range; one without length where it stands.
func meets(date, s edtf.Span) bool {
	return date.From < s.To && (date.To > s.From || date.From == date.To && date.From >= s.From)
}

// ground is the colour behind x in the lanes: the era's, else the panel's.
func (p *timelinePainter) ground(x float64) color.NRGBA {
	if p.in.Story == nil {
		return p.pal.Panel
	}
	t := p.l.axis.At(x)
	for i := range p.in.Story.Eras {
		if e := &p.in.Story.Eras[i]; !e.Marker() && e.Period.Span().Contains(t) {
			return p.pal.Eras[i%2]
		}
	}
	return p.pal.Panel
}

// mixed lays a colour over a ground at the given opacity and returns the opaque result, so that faded signs do not show
// each other through.
func mixed(over, ground color.NRGBA, opacity float64) color.NRGBA {
	f := func(a, b uint8) uint8 { return uint8(float64(a)*opacity + float64(b)*(1-opacity) + .5) }
	return color.NRGBA{R: f(over.R, ground.R), G: f(over.G, ground.G), B: f(over.B, ground.B), A: 255}
}

// faded returns the category and palette with which a sign later than now is drawn on the ground.
func (p *timelinePainter) faded(c palette.Category, ground color.NRGBA) (palette.Category, *palette.Palette) {
	pal := p.dimmed[ground]
	if pal == nil {
		copied := *p.pal
		copied.Raised = mixed(p.pal.Raised, ground, laterThanNow)
		pal = &copied
		p.dimmed[ground] = pal
	}
	c.Fill, c.Casing, c.Text = mixed(c.Fill, ground, laterThanNow), mixed(c.Casing, ground, laterThanNow), mixed(c.Text, ground, laterThanNow)
	return c, pal
}

func fillBox(x0, y0, x1, y1 float64, c color.NRGBA) *scene.Shape {
	return &scene.Shape{Path: scene.Rectangle(timelineRect(x0, y0, x1, y1)), Fill: c}
}

func straight(x0, y0, x1, y1, width float64, c color.NRGBA) *scene.Shape {
	return &scene.Shape{
		Path:   scene.Segment(float32(x0), float32(y0), float32(x1), float32(y1)),
		Stroke: scene.Stroke{Color: c, Width: float32(width)},
	}
}

func write(x, y float64, s string, face scene.Face, size float64, c color.NRGBA) *scene.Text {
	return &scene.Text{X: float32(x), Y: float32(y), String: s, Face: face, Size: float32(size), Color: c}
}

// timelineDates is how dates are written in the language of the words.
func timelineDates(in Input) edtf.Words { return edtf.In(in.Words.Lang()) }

// TimelineStack returns the events behind a sign of Timeline with the id "event:ID" or "events:ID+N", as indexes into the
// story's events, in the order of time; nil for an id that is not shown.
func (k *Kit) TimelineStack(in Input, id string) []int {
	l := k.timelineLayout(in, windowTimeline)
	list := func(events []int32) []int {
		out := make([]int, len(events))
		for i, e := range events {
			out[i] = int(e)
		}
		return out
	}
	for i := range l.lanes {
		lane := &l.lanes[i]
		for j := range lane.items {
			for n := range lane.items[j].cards {
				if card := &lane.items[j].cards[n]; card.id == id {
					return list(card.events)
				}
			}
		}
		if id != "" && lane.throughAs.id == id {
			return list(lane.through)
		}
		for j := range lane.bins {
			if lane.bins[j].id == id {
				return list(lane.bins[j].events)
			}
		}
		for _, s := range lane.strips {
			if s.id == id {
				return []int{int(s.event)}
			}
		}
	}
	return nil
}
