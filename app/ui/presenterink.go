package ui

import (
	"image/color"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

// inks is what a presenter draws on the slides: lines by pen and highlighter, and notes, each on the step it was drawn on.
// It is kept while the window is open, in every language and theme, and never written to disk: C throws away what was drawn
// on a slide, and after the talk the window offers to throw away all of it.
type inks struct {
	tool  tool
	marks map[string][]mark // by step
	open  bool              // the last mark is still being drawn or typed
	at    string            // its step
}

type tool uint8

const (
	noTool tool = iota
	penTool
	highlighterTool
	pinTool
)

// mark is one line or note, in points of the slide.
type mark struct {
	tool   tool
	points []scene.Point
	text   string
}

// The limits of what is drawn: a line has so many points, a note so many signs.
const (
	maxPoints = 4000
	maxNote   = 120
	maxMarks  = 400
)

// command does a sign of the tools and reports whether it was one.
func (k *inks) command(r rune, step string) bool {
	pick := func(t tool) {
		if k.tool == t {
			t = noTool
		}
		k.tool = t
	}
	switch r {
	case 'd':
		pick(penTool)
	case 'h':
		pick(highlighterTool)
	case 'x':
		pick(pinTool)
	case 'u':
		if n := len(k.marks[step]); n > 0 {
			k.marks[step] = k.marks[step][:n-1]
		}
	case 'c':
		delete(k.marks, step)
	default:
		return false
	}
	k.open = false
	return true
}

// drag draws: down at the first place, then along, then up. It reports whether a tool took it. A press at 0, 0 only asks.
func (k *inks) drag(step string, x, y float32, down, first bool) bool {
	if k.tool == noTool {
		return false
	}
	if first && x == 0 && y == 0 {
		return true
	}
	if k.marks == nil {
		k.marks = map[string][]mark{}
	}
	list := k.marks[step]
	at := scene.Point{X: x, Y: y}
	switch {
	case first && len(list) < maxMarks:
		k.marks[step] = append(list, mark{tool: k.tool, points: []scene.Point{at}})
		k.open, k.at = true, step
	case down && k.open && k.at == step && len(list) > 0 && k.tool != pinTool:
		m := &list[len(list)-1]
		if len(m.points) < maxPoints {
			m.points = append(m.points, at)
		}
	case !down && k.tool != pinTool:
		k.open = false
	}
	return true
}

// count returns how many marks there are on all steps.
func (k *inks) count() int {
	n := 0
	for _, list := range k.marks {
		n += len(list)
	}
	return n
}

// typing reports whether a note is open for text.
func (k *inks) typing() bool {
	list := k.marks[k.at]
	return k.open && len(list) > 0 && list[len(list)-1].tool == pinTool
}

func (k *inks) write(r rune) {
	list := k.marks[k.at]
	if m := &list[len(list)-1]; len([]rune(m.text)) < maxNote {
		m.text += string(r)
	}
}

func (k *inks) erase() {
	list := k.marks[k.at]
	m := &list[len(list)-1]
	if text := []rune(m.text); len(text) > 0 {
		m.text = string(text[:len(text)-1])
	}
}

// endTyping closes a note; an empty one stays as a pin.
func (k *inks) endTyping() { k.open = false }

// items draws the marks of a step.
func (k *inks) items(step string, pal *palette.Palette, fonts *typeset.Fonts) []scene.Item {
	var out []scene.Item
	for i, m := range k.marks[step] {
		switch m.tool {
		case penTool, highlighterTool:
			stroke := scene.Stroke{Color: pal.NowFill, Width: 6}
			if m.tool == highlighterTool {
				c := pal.Now
				stroke = scene.Stroke{Color: color.NRGBA{c.R, c.G, c.B, 90}, Width: 30}
			}
			if len(m.points) == 1 {
				p := m.points[0]
				out = append(out, &scene.Shape{Path: scene.Circle(p.X, p.Y, stroke.Width/2), Fill: stroke.Color})
				continue
			}
			out = append(out, &scene.Shape{Path: scene.Polyline(m.points...), Stroke: stroke})
		case pinTool:
			p := m.points[0]
			text := m.text
			if k.typing() && k.at == step && i == len(k.marks[step])-1 {
				text += "|"
			}
			out = append(out, &scene.Shape{Path: scene.Circle(p.X, p.Y, 9), Fill: pal.NowFill, Stroke: scene.Stroke{Color: pal.OnNow, Width: 2}})
			if text == "" {
				continue
			}
			w := fonts.Width(text, scene.SansBold, 28, 0, false)
			x := p.X + 20
			if x+w+24 > 1900 {
				x = p.X - 44 - w
			}
			out = append(out,
				&scene.Shape{Path: scene.RoundRect(scene.Rect{X0: x, Y0: p.Y - 25, X1: x + w + 24, Y1: p.Y + 21}, 3), Fill: pal.NowFill},
				&scene.Text{X: x + 12, Y: p.Y + 8, String: text, Face: scene.SansBold, Size: 28, Color: pal.OnNow, W: w})
		}
	}
	return out
}

// sayTool tells the presenter which tool is in hand.
func (p *presenter) sayTool() {
	switch p.ink.tool {
	case penTool:
		p.note = p.t("present.tool.pen")
	case highlighterTool:
		p.note = p.t("present.tool.highlighter")
	case pinTool:
		p.note = p.t("present.tool.pin")
	default:
		p.note = ""
	}
}

// offerInk tells after a talk that something was drawn, and offers to throw it away.
func (p *presenter) offerInk() {
	if n := p.ink.count(); n > 0 {
		p.banner.show(p.words.N("window.present.drawn", n), false, p.t("present.discard"), func() {
			p.ink = inks{}
			p.banner.hide()
		})
	}
}
