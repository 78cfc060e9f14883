package ui

import (
	"fmt"
	"strings"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene"
)

func (d *desk) text(x, y float32, s string, face scene.Face, size float32) *scene.Text {
	return &scene.Text{X: x, Y: y, String: s, Face: face, Size: size, Color: d.palette().Ink1, W: d.kit.Fonts.Width(s, face, size, 0, true), Tabular: true}
}

// drawHead shows the time of day, the time spent with its target, the step, and all steps as marks.
func (d *desk) drawHead(w, h float32) *scene.Scene {
	p := d.palette()
	now := d.clock()
	day := d.text(0, 32, now.Format("15:04"), scene.SansBold, 31)
	spent := d.times.elapsed(now)
	label := d.text(day.W+24, 32, d.t("present.elapsed"), scene.Sans, 15)
	label.Color = p.Ink2
	time := d.text(day.W+24+label.W+8, 32, minutes(spent), scene.SansBold, 31)
	if spent > d.times.target {
		time.Color = p.NowText
	}
	if d.talk.Paused {
		time.Color = p.Ink3
	}
	target := d.text(time.X+time.W+16, 32, d.t("present.target", "time", minutes(d.times.target)), scene.Sans, 15)
	target.Color = p.Ink2
	step := d.text(w, 32, d.t("present.step", "n", d.position()+1, "total", d.count()), scene.SansBold, 18)
	step.Align = scene.Right
	items := []scene.Item{day, label, time, step}
	if target.X+target.W < w-step.W-12 {
		items = append(items, target)
	}
	n := d.count()
	gap := min(float32(4), w/float32(max(n, 1))/4)
	part := (w + gap) / float32(max(n, 1))
	for i := range n {
		c := p.Rule
		switch {
		case i == d.position():
			c = p.Now
		case i < d.position():
			c = p.Ink3
		}
		items = append(items, &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: float32(i) * part, Y0: h - 9, X1: float32(i)*part + part - gap, Y1: h - 4}), Fill: c})
	}
	return &scene.Scene{W: w, H: h, Background: p.Ground, Layers: []scene.Layer{{Name: "head", Items: items}}}
}

// drawSide is the heading over the next slide.
func (d *desk) drawSide(w, h float32) *scene.Scene {
	p := d.palette()
	heading := d.text(0, 32, d.t("present.following"), scene.SansBold, 18)
	items := []scene.Item{heading}
	if next := d.position() + 1; next < d.count() {
		date := d.text(heading.W+12, 32, d.kit.Fonts.Fit(d.date(next), scene.Sans, 15, w-heading.W-12), scene.Sans, 15)
		date.Color = p.Ink2
		items = append(items, date)
	}
	return &scene.Scene{W: w, H: h, Background: p.Ground, Layers: []scene.Layer{{Name: "side", Items: items}}}
}

// date is a step's, in short.
func (p *presenter) date(step int) string {
	story := p.store.Story()
	if p.talk.Free {
		return story.Events[step].Date.Short(p.dates)
	}
	return story.Steps[step].Date.Short(p.dates)
}

// title is a step's headline.
func (p *presenter) title(step int) string {
	story := p.store.Story()
	if p.talk.Free {
		return story.Events[step].Title
	}
	return figure.StepTitle(&story.Steps[step])
}

// drawSteps lists the steps about the one shown, with the times they took.
func (d *desk) drawSteps(w, h float32) *scene.Scene {
	p := d.palette()
	const row = 31
	items := []scene.Item{
		&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 0, Y0: 0, X1: w, Y1: 1}), Fill: p.StrongRule},
		d.text(0, 26, d.t("present.steps"), scene.SansBold, 15),
	}
	at, n := d.position(), d.count()
	fit := max(int((h-40)/row)-1, 1)
	from := max(min(at-2, n-fit), 0)
	dates := float32(0)
	for i := from; i < min(from+fit, n); i++ {
		dates = max(dates, min(d.text(0, 0, d.date(i), scene.Sans, 14).W, 104))
	}
	y := float32(38)
	for i := from; i < min(from+fit, n); i++ {
		items = append(items, d.stepRow(i, at, y, w, dates, p)...)
		y += row
	}
	if rest := n - from - fit; rest > 0 {
		more := d.text(32, y+20, d.words.N("window.present.more", rest), scene.Sans, 14)
		more.Color = p.Ink2
		items = append(items, more)
	}
	return &scene.Scene{W: w, H: h, Background: p.Ground, Layers: []scene.Layer{{Name: "steps", Items: items}}}
}

func (d *desk) stepRow(i, at int, y, w, dates float32, p *palette.Palette) []scene.Item {
	const row, base = 31, 21
	// The ground takes the click.
	items := []scene.Item{&scene.Shape{ID: fmt.Sprint(i), Path: scene.Rectangle(scene.Rect{X0: 0, Y0: y, X1: w, Y1: y + row}), Fill: p.Ground}}
	face, ink := scene.Sans, p.Ink1
	if i == at {
		face = scene.SansBold
		items = append(items,
			&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 0, Y0: y, X1: w, Y1: y + row - 2}), Fill: p.SelectedRow},
			&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 0, Y0: y, X1: 3, Y1: y + row - 2}), Fill: p.Now})
	} else if i < at {
		ink = p.Ink2
	}
	number := d.text(26, y+base, fmt.Sprint(i+1), scene.Sans, 14)
	number.Align, number.Color = scene.Right, p.Ink2
	date := d.text(36, y+base, d.kit.Fonts.Fit(d.date(i), scene.Sans, 14, dates+.5), scene.Sans, 14)
	date.Color = p.Ink2
	if i == at {
		date.Color = p.NowText
	}
	left := 36 + dates + 14
	room := w - left - 6
	if took := d.times.of(i); took > 0 {
		time := d.text(w-6, y+base, minutes(took), scene.Sans, 13)
		time.Align, time.Color = scene.Right, p.Ink2
		items = append(items, time)
		room -= time.W + 12
	}
	title := d.text(left, y+base, d.kit.Fonts.Fit(d.title(i), face, 15, room), face, 15)
	title.Color = ink
	return append(items, number, date, title)
}

// drawSaid is the heading of the notes.
func (d *desk) drawSaid(w, h float32) *scene.Scene {
	return &scene.Scene{W: w, H: h, Background: d.palette().Ground, Layers: []scene.Layer{{Name: "said", Items: []scene.Item{
		d.text(0, 22, d.t("present.notes"), scene.SansBold, 15),
	}}}}
}

// drawNotes sets the notes of the step, as tall as they are: the panel scrolls.
func (d *desk) drawNotes(w, h float32) *scene.Scene {
	p := d.palette()
	var items []scene.Item
	size := d.notesSize()
	y := size * 1.1
	for _, part := range strings.Split(d.notesOf(d.position()), "\n") {
		for _, line := range d.kit.Fonts.Wrap(part, scene.Sans, size, w-16) {
			items = append(items, &scene.Text{Y: y, String: line, Size: size, Color: p.Ink1, W: d.kit.Fonts.Width(line, scene.Sans, size, 0, false)})
			y += size * 1.5
		}
		y += size * .25
	}
	return &scene.Scene{W: w, H: max(h, y-size), Background: p.Ground, Layers: []scene.Layer{{Name: "notes", Items: items}}}
}

// notesOf are the presenter's notes on a step.
func (p *presenter) notesOf(step int) string {
	story := p.store.Story()
	switch {
	case step < 0:
	case p.talk.Free && step < len(story.Events):
		return strings.TrimSpace(story.Events[step].Note)
	case !p.talk.Free && step < len(story.Steps):
		return strings.TrimSpace(story.Steps[step].Notes)
	}
	return ""
}

// The size of the notes, points: readable at arm's length unless chosen otherwise.
const (
	firstNotes, leastNotes, mostNotes = 20, 14, 48
	notesStep                         = 2
)

// notesSize is the size of the notes, as it was chosen last.
func (p *presenter) notesSize() float32 {
	if size := p.prefs.Float("notes.size"); size >= leastNotes && size <= mostNotes {
		return float32(size)
	}
	return firstNotes
}

// sizeNotes makes the notes larger or smaller by so many steps.
func (p *presenter) sizeNotes(by int) {
	p.prefs.Set("notes.size", min(max(float64(p.notesSize())+float64(by)*notesStep, leastNotes), mostNotes))
	p.redraw()
}

// scrollNotes moves on in long notes, or back.
func (p *presenter) scrollNotes(by float32) {
	if s := p.own(); s.shows == deskShown {
		s.desk.notes.Scroll(by * .6)
	}
}
