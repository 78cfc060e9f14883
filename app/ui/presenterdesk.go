package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// desk is the presenter's own view: the slide shown, the next one, the notes, the steps, the clock, and buttons that name
// their keys.
type desk struct {
	*presenter
	canvas  fyne.Canvas
	content *fyne.Container
	now     *widgets.Stage
	next    *widgets.Stage
	head    *widgets.Panel
	side    *widgets.Panel // heading of the next slide
	steps   *widgets.Panel
	notes   *widgets.Panel
	said    *widgets.Panel // heading of the notes
	sizes   [2]*widgets.Button
	foot    *ground // of the buttons
	buttons []*deskButton
	told    string // the step whose notes are shown
}

// deskButton is a button with the state that it shows.
type deskButton struct {
	*widgets.Button
	on func() bool
}

func newDesk(p *presenter, env *widgets.Env) *desk {
	d := &desk{presenter: p, canvas: env.Canvas}
	d.now, d.next = d.slide(env, 0), d.slide(env, 1)
	d.now.Ink = func() []scene.Item {
		frame := &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 2, Y0: 2, X1: 1918, Y1: slideHeight - 2}), Stroke: scene.Stroke{Color: p.palette().Now, Width: 4}}
		return append(p.overSlide(true), frame)
	}
	d.now.Beam, d.now.Retouched, d.now.Drawn = p.beam, p.retouch, p.drawn
	d.head = widgets.NewPanel(env, d.drawHead, nil)
	d.side = widgets.NewPanel(env, d.drawSide, nil)
	d.steps = widgets.NewPanel(env, d.drawSteps, func(id string) {
		if step, err := strconv.Atoi(id); err == nil && step < p.count() {
			p.choose(step)
		}
	})
	d.notes = widgets.NewPanel(env, d.drawNotes, nil)
	d.said = widgets.NewPanel(env, d.drawSaid, nil)
	layout := &deskLayout{d: d}
	d.foot = p.ground(groundColor, true, false)
	objects := []fyne.CanvasObject{p.ground(groundColor, false, false), d.foot, d.head, d.now, d.notes, d.said, d.side, d.next, d.steps}
	for i, text := range [2]string{"A−", "A+"} {
		b := widgets.NewButton(env, widgets.Flat, widgets.NoIcon, text, d.tap(func() { p.sizeNotes(2*i - 1) }))
		b.Hint, b.TextSize, b.HintSize, b.Tip = [2]string{"[", "]"}[i], 15, 13, p.t("present.help.size")
		d.sizes[i] = b
		objects = append(objects, b)
	}
	button := func(text, hint string, look widgets.Look, on func() bool, do func()) {
		b := &deskButton{widgets.NewButton(env, look, widgets.NoIcon, p.t("present."+text), d.tap(do)), on}
		b.Hint, b.TextSize, b.HintSize = hint, deskText, 13
		d.buttons = append(d.buttons, b)
		objects = append(objects, b)
	}
	key := func(k view.TalkKey) func() { return func() { p.press(k) } }
	never := func() bool { return false }
	button("previous", "P", widgets.Outline, never, key(view.TalkPrevious))
	button("next", "N", widgets.Solid, never, key(view.TalkNext))
	button("black", "B", widgets.Choice, func() bool { return p.talk.Cover == view.Black }, key(view.TalkBlack))
	button("white", "W", widgets.Choice, func() bool { return p.talk.Cover == view.White }, key(view.TalkWhite))
	button("overview", "O", widgets.Outline, never, key(view.TalkOverview))
	button("autoplay", "A", widgets.Choice, func() bool { return p.talk.Auto }, key(view.TalkAuto))
	button("pause", "K", widgets.Choice, func() bool { return p.talk.Paused }, key(view.TalkPause))
	button("slide", "S", widgets.Outline, never, key(view.TalkDesk))
	if p.two {
		button("swap", "M", widgets.Outline, never, p.swap)
	}
	button("leave", "Esc", widgets.Outline, never, key(view.TalkLeave))
	d.content = container.New(layout, objects...)
	return d
}

// tap returns what a button of the desk does. The focus is let go afterwards: the next key is the talk's.
func (d *desk) tap(do func()) func() {
	return func() {
		do()
		if d.on {
			d.canvas.Unfocus()
		}
	}
}

// slide returns a stage for the step shown, or one some steps on.
func (d *desk) slide(env *widgets.Env, by int) *widgets.Stage {
	s := widgets.NewStage(env, slideHeight, func(w, h float64) widgets.Picture {
		step := d.position() + by
		switch {
		case step >= d.count():
			return widgets.Picture{Scene: d.theEnd(w, h)}
		case by == 0:
			return d.shown(w, h)
		}
		return widgets.Picture{Scene: d.kit.Slide(d.slideInput(w, h, d.viewAt(step)))}
	}, func() {}, func() {})
	s.Passive = true
	return s
}

// shown is what the audience sees.
func (d *desk) shown(w, h float64) widgets.Picture {
	var last stepKey
	out := d.picture(w, h, &last)
	out.Step = nil
	return out
}

func (d *desk) theEnd(w, h float64) *scene.Scene {
	p := d.palette()
	text := d.t("present.end")
	return &scene.Scene{W: float32(w), H: float32(h), Background: p.Panel, Layers: []scene.Layer{{Name: "end", Items: []scene.Item{
		&scene.Text{
			X: float32(w) / 2, Y: float32(h)/2 + 24, String: text, Align: scene.Centre, Face: scene.SansBold, Size: 72, Color: p.Ink3,
			W: d.kit.Fonts.Width(text, scene.SansBold, 72, 0, false),
		},
	}}}}
}

// redraw draws the desk anew; other notes begin at their top.
func (d *desk) redraw() {
	for _, b := range d.buttons {
		b.Set(b.Text, b.on())
	}
	d.head.Redraw()
	d.side.Redraw()
	d.steps.Top()
	if told := d.place(); told != d.told {
		d.told = told
		d.notes.Top()
	} else {
		d.notes.Redraw()
	}
	d.said.Redraw()
	d.now.Redraw()
	d.next.Redraw()
}

func groundColor(p *palette.Palette) color.NRGBA { return p.Ground }
