package ui

import (
	"image/color"
	"time"

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
	content *fyne.Container
	now     *widgets.Stage
	next    *widgets.Stage
	head    *widgets.SceneView
	side    *widgets.SceneView // heading of the next slide
	steps   *widgets.SceneView
	notes   *widgets.SceneView
	buttons []*deskButton
	done    chan struct{}
}

// deskButton is a button with the state that it shows.
type deskButton struct {
	*widgets.Button
	key view.TalkKey
	on  func() bool
}

func newDesk(p *presenter) *desk {
	d := &desk{presenter: p}
	slide := func(by int) *widgets.Stage {
		s := widgets.NewStage(p.env, slideHeight, func(w, h float64) widgets.Picture {
			step := p.position() + by
			if step >= p.count() {
				return widgets.Picture{Scene: d.theEnd(w, h)}
			}
			if by == 0 {
				return d.shown(w, h)
			}
			return widgets.Picture{Scene: p.kit.Slide(p.slideInput(w, h, p.viewAt(step)))}
		}, func() {}, func() {})
		s.Passive = true
		return s
	}
	d.now, d.next = slide(0), slide(1)
	d.now.Ink = func() []scene.Item {
		frame := &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 2, Y0: 2, X1: 1918, Y1: slideHeight - 2}), Stroke: scene.Stroke{Color: p.palette().Now, Width: 4}}
		items := append(p.overSlide(), frame)
		if p.note != "" {
			items = append(items, p.chip(p.note, p.palette())...)
		}
		return items
	}
	d.head = widgets.NewSceneView(p.env, d.drawHead, nil)
	d.side = widgets.NewSceneView(p.env, d.drawSide, nil)
	d.steps = widgets.NewSceneView(p.env, d.drawSteps, nil)
	d.notes = widgets.NewSceneView(p.env, d.drawNotes, nil)
	layout := &deskLayout{d: d}
	objects := []fyne.CanvasObject{p.ground(groundColor, false, false), d.head, d.now, d.notes, d.side, d.next, d.steps}
	button := func(text, hint string, key view.TalkKey, look widgets.Look, on func() bool) {
		b := &deskButton{widgets.NewButton(p.env, look, widgets.NoIcon, p.t("present."+text), nil), key, on}
		b.Hint, b.TextSize, b.HintSize = hint, 16, 13
		b.OnTap = func() {
			p.press(key)
			if p.on && p.talk.Desk {
				p.canvas.Unfocus() // the next key is the talk's
			}
		}
		d.buttons = append(d.buttons, b)
		objects = append(objects, b)
	}
	never := func() bool { return false }
	button("previous", "P", view.TalkPrevious, widgets.Outline, never)
	button("next", "N", view.TalkNext, widgets.Solid, never)
	button("black", "B", view.TalkBlack, widgets.Choice, func() bool { return p.talk.Cover == view.Black })
	button("white", "W", view.TalkWhite, widgets.Choice, func() bool { return p.talk.Cover == view.White })
	button("overview", "O", view.TalkOverview, widgets.Outline, never)
	button("autoplay", "A", view.TalkAuto, widgets.Choice, func() bool { return p.talk.Auto })
	button("pause", "K", view.TalkPause, widgets.Choice, func() bool { return p.talk.Paused })
	button("slide", "S", view.TalkDesk, widgets.Outline, never)
	button("leave", "Esc", view.TalkLeave, widgets.Outline, never)
	d.content = container.New(layout, objects...)
	return d
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

// start lets the clock go, stop lets it stand. Both may be called for a desk that is not there.
func (d *desk) start() {
	if d == nil || d.done != nil {
		return
	}
	done := make(chan struct{})
	d.done = done
	go func() {
		second := time.NewTicker(time.Second)
		defer second.Stop()
		for {
			select {
			case <-done:
				return
			case <-second.C:
				fyne.Do(func() { d.head.Redraw(false) })
			}
		}
	}()
}

func (d *desk) stop() {
	if d != nil && d.done != nil {
		close(d.done)
		d.done = nil
	}
}

// redraw draws the desk anew.
func (d *desk) redraw() {
	for _, b := range d.buttons {
		b.Set(b.Text, b.on())
	}
	d.head.Redraw(false)
	d.side.Redraw(false)
	d.steps.Redraw(true)
	d.notes.Redraw(true)
	d.now.Redraw()
	d.next.Redraw()
}

func groundColor(p *palette.Palette) color.NRGBA { return p.Ground }
