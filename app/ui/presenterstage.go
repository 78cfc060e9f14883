package ui

import (
	"fmt"
	"image/color"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// stepKey is what a slide shows, for telling another one.
type stepKey struct {
	story any
	at    edtf.Instant
	event string
	told  int
}

// newStage returns a stage that shows the slide of the talk in a window.
func (p *presenter) newStage(in *screen) *widgets.Stage {
	var last stepKey // what this stage showed before
	stage := widgets.NewStage(in.env, slideHeight, func(w, h float64) widgets.Picture { return p.picture(w, h, &last) },
		func() { p.press(view.TalkNext) }, func() { p.press(view.TalkPrevious) })
	stage.Ink = func() []scene.Item { return p.overSlide(in == p.own()) }
	stage.Beam, stage.Retouched, stage.Drawn = p.beam, p.retouch, p.drawn
	return stage
}

// drawn is told of a drag on a slide.
func (p *presenter) drawn(x, y float32, down, first bool) bool {
	took := p.ink.drag(p.place(), x, y, down, first)
	if took && !(first && x == 0 && y == 0) {
		p.retouch()
	}
	return took
}

// picture is the slide for a screen of that shape, or its cover.
func (p *presenter) picture(w, h float64, last *stepKey) widgets.Picture {
	switch p.talk.Cover {
	case view.Black:
		return covered(w, h, color.NRGBA{A: 255})
	case view.White:
		return covered(w, h, color.NRGBA{255, 255, 255, 255})
	}
	in := p.slideInput(w, h, p.store.View())
	now := stepKey{in.Story, in.View.At, in.View.Event, in.View.Told}
	out := widgets.Picture{Scene: p.kit.Slide(in), Step: now}
	if room, vp, ok := p.kit.SlideMap(in); ok {
		out.Room, out.Map = room, vp
	}
	from := *last
	*last = now
	if from.story == now.story && from.at < now.at && out.Room != (scene.Rect{}) && !p.still() {
		if p.kit.SlideGrowth(in, from.at, .5) != nil {
			before := in
			before.Growth = figure.Growth{From: from.at, Share: 1e-3}
			out.Before = p.kit.Slide(before)
			out.Grow = func(share float64) []scene.Layer { return p.kit.SlideGrowth(in, from.at, share) }
		}
	}
	return out
}

// slideInput is a slide's input for a view.
func (p *presenter) slideInput(w, h float64, v view.View) figure.Input {
	in := p.input(w, h)
	in.K = 0 // the slide's own scale
	in.View = v
	in.View.HasCompare = false
	return in
}

func covered(w, h float64, c color.NRGBA) widgets.Picture {
	return widgets.Picture{Scene: &scene.Scene{W: float32(w), H: float32(h), Background: c}}
}

// viewAt is the view of another step.
func (p *presenter) viewAt(step int) view.View {
	v := p.store.View()
	if p.talk.Free {
		return view.Reduce(p.store.Story(), v, view.GoEvent{Index: step})
	}
	return view.Reduce(p.store.Story(), v, view.GoStep{Index: step})
}

// thumbnail is the slide of a step, for the overview; it may be made on any goroutine.
func (p *presenter) thumbnail(step int) func() *scene.Scene {
	in := p.slideInput(1920, slideHeight, p.viewAt(step))
	return func() *scene.Scene { return p.kit.Slide(in) }
}

// look is what the slides of the overview depend on besides the step.
func (p *presenter) look() any {
	return fmt.Sprintf("%p %s %s %v", p.store.Story(), p.themeName(), p.words.Lang(), p.talk.Free)
}

// place is what annotations of a step belong to. It is the same in every language, and when steps change their order.
func (p *presenter) place() string {
	if p.talk.Free {
		return "event " + p.store.View().Event
	}
	story, at := p.store.Story(), p.position()
	if at >= len(story.Steps) {
		return ""
	}
	name := func(s *dataset.Step) string {
		event := ""
		if s.Event >= 0 {
			event = story.Events[s.Event].ID
		}
		return "step " + story.Chapters[s.Chapter].ID + " " + event + " " + s.Date.Text
	}
	own, same := name(&story.Steps[at]), 0
	for i := range at {
		if name(&story.Steps[i]) == own {
			same++
		}
	}
	return fmt.Sprint(own, " ", same)
}

// overSlide is what lies over a slide: what was drawn on it, and on the presenter's own the number being typed, a notice,
// the list of keys.
func (p *presenter) overSlide(own bool) []scene.Item {
	if p.talk.Cover != view.NoCover && !own {
		return nil
	}
	pal := p.palette()
	var items []scene.Item
	if p.talk.Cover == view.NoCover {
		items = p.ink.items(p.place(), pal, p.kit.Fonts)
	}
	if !own {
		return items
	}
	if p.talk.Number > 0 {
		items = append(items, p.chip(p.t("present.number", "n", p.talk.Number, "total", p.count()), pal)...)
	} else if p.note != "" {
		items = append(items, p.chip(p.note, pal)...)
	}
	if p.talk.Help {
		items = append(items, p.help(pal)...)
	}
	return items
}

// chip is a small notice in the upper right corner.
func (p *presenter) chip(text string, pal *palette.Palette) []scene.Item {
	const size, right, top = 24, 1900, 20
	w := p.kit.Fonts.Width(text, scene.SansBold, size, 0, true) + 32
	return []scene.Item{
		&scene.Shape{Path: scene.RoundRect(scene.Rect{X0: right - w, Y0: top, X1: right, Y1: top + 46}, 4), Fill: pal.Ink1},
		&scene.Text{X: right - w + 16, Y: top + 32, String: text, Face: scene.SansBold, Size: size, Tabular: true, Color: pal.Panel, W: w - 32},
	}
}

// help lists the keys over the slide.
func (p *presenter) help(pal *palette.Palette) []scene.Item {
	const x, y, w, row = 430, 60, 1060, 37
	h := float32(len(helpRows))*row + 120
	items := []scene.Item{
		&scene.Shape{Path: scene.RoundRect(scene.Rect{X0: x, Y0: y, X1: x + w, Y1: y + h}, 6), Fill: pal.Panel, Stroke: scene.Stroke{Color: pal.StrongRule, Width: 2}},
		&scene.Text{X: x + 40, Y: y + 62, String: p.t("present.help.title"), Face: scene.SansBold, Size: 32, Color: pal.Ink1},
	}
	for i, r := range helpRows {
		at := float32(y) + 112 + float32(i)*row
		items = append(items,
			&scene.Text{X: x + 40, Y: at, String: r[0], Face: scene.SansBold, Size: 24, Color: pal.Ink1},
			&scene.Text{X: x + 460, Y: at, String: p.kit.Fonts.Fit(p.t("present.help."+r[1]), scene.Sans, 24, w-490), Size: 24, Color: pal.Ink2})
	}
	return items
}
