package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/export"
	"thawline/app/export/order"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// exportLook shows what comes of an order: the picture, its size, its text for those who cannot see it. Of a deck or an
// animation one picture is shown, and can be leafed through.
type exportLook struct {
	d       *exportDialog
	picture *widgets.Preview
	facts   *widgets.Label
	back    *widgets.Button
	on      *widgets.Button
	caption *widgets.Label
	alt     *widgets.TextArea
	frame   *widgets.Frame // of alt
	anew    *widgets.Button
	copyAlt *widgets.Button
	copy    *widgets.Button
	object  *fyne.Container

	leaves
	work    latest
	about   string // the text as it is written from the data
	filling bool   // what changes in the text was not typed
}

// leaves are the pictures of a job.
type leaves struct {
	of     string      // the job that they are of
	views  []view.View // what each shows
	length string      // of an animation
	leaf   int         // which is shown
}

// leavesOf takes a job apart; that of a long story takes a while.
func leavesOf(job export.Job, of string) leaves {
	l := leaves{of: of, views: job.Views()}
	if job.Make == export.Animation {
		l.length = export.Clock(export.Length(export.Frames(job.Request)))
	}
	return l
}

func newExportLook(d *exportDialog) *exportLook {
	w := d.w
	l := &exportLook{d: d, work: latest{w: w}}
	l.picture = widgets.NewPreview(w.env)
	l.picture.Failed = func(err error) { w.banner.fail(w.t("failed.internal", "error", err)) }
	l.facts = widgets.NewLabel(w.env, l.factsScene)
	l.back = widgets.NewButton(w.env, widgets.Outline, widgets.IconLeft, "", func() { l.turn(-1) })
	l.back.Tip = d.t("leaf.back")
	l.on = widgets.NewButton(w.env, widgets.Outline, widgets.IconRight, "", func() { l.turn(1) })
	l.on.Tip = d.t("leaf.on")
	l.caption = widgets.NewLabel(w.env, func(width, h float32) *scene.Scene {
		p := w.palette()
		return &scene.Scene{W: width, H: h, Background: p.Panel, Layers: []scene.Layer{{Name: "caption", Items: []scene.Item{
			&scene.Text{Y: h/2 + 4.5, String: w.kit.Fonts.Fit(d.t("alt"), scene.SansBold, 12, width), Face: scene.SansBold, Size: 12, Color: p.Ink2},
		}}}}
	})
	l.alt = widgets.NewTextArea(w.env, l.typed, func() { w.overlays.close() }, d.saveNow)
	l.frame = widgets.NewFrameOfLines(w.env, l.alt)
	button := func(key string, do func()) *widgets.Button {
		b := widgets.NewButton(w.env, widgets.Flat, widgets.NoIcon, d.t(key), do)
		b.TextSize, b.Quiet = 12, true
		return b
	}
	l.anew = button("alt.anew", func() { d.set(func(o *order.Order) { o.Alt = "" }) })
	l.copyAlt = button("alt.copy", func() { w.copyAlt(l.alt.Text) })
	l.copyAlt.Tip = "Ctrl+Shift+A"
	l.copy = button("copy", func() { d.copyPicture() })
	l.copy.Tip = "Ctrl+Shift+C"
	l.back.Hide()
	l.on.Hide()
	l.object = container.New(l, l.picture, l.facts, l.back, l.on, l.copy, l.caption, l.anew, l.copyAlt, l.frame)
	return l
}

// show has what the job makes counted, described and drawn, in the background.
func (l *exportLook) show() {
	job, kit, now := l.d.job, l.d.w.kit, l.leaves
	of := fmt.Sprint(job.Make, job.Form, job.View)
	l.work.do(func() func() {
		anew := of != now.of
		if anew {
			now = leavesOf(job, of)
		}
		written := job
		written.AltText = ""
		about := written.Alt(kit)
		return func() {
			if anew {
				l.leaves = now
				l.leaf = nearestView(now.views, l.d.w.store.View())
			}
			l.about = about
			l.update(job)
		}
	}, func(err error) { l.d.w.banner.fail(l.d.w.t("failed.internal", "error", err)) })
}

// nearestView is the picture that shows what the window shows, or the last before.
func nearestView(views []view.View, v view.View) int {
	best := 0
	for i := range views {
		if views[i].Event != "" && views[i].Event == v.Event {
			return i
		}
		if views[i].At <= v.At {
			best = i
		}
	}
	return best
}

// update shows the leaf of the job, and what is said of it.
func (l *exportLook) update(job export.Job) {
	many := len(l.views) > 1
	for _, b := range []*widgets.Button{l.back, l.on} {
		if many {
			b.Show()
		} else {
			b.Hide()
		}
	}
	l.turnButtons()
	l.filling = true
	text := l.d.order.Alt
	if strings.TrimSpace(text) == "" {
		text = l.about
	}
	if l.alt.Text != text && !(l.d.order.Alt == "" && l.typing() && l.alt.Text == "") {
		l.alt.SetText(text)
	}
	if l.d.order.Offers(order.AltChoice) {
		l.alt.Enable()
	} else {
		l.alt.Disable()
	}
	l.frame.Refresh()
	l.filling = false
	if l.d.order.Alt == "" {
		l.anew.Disable()
	} else {
		l.anew.Enable()
	}
	l.facts.Redraw()
	l.object.Layout.Layout(l.object.Objects, l.object.Size())
	l.draw(job)
}

func (l *exportLook) typing() bool { return l.d.w.canvas.Focused() == fyne.Focusable(l.alt) }

// draw draws the leaf.
func (l *exportLook) draw(job export.Job) {
	v, ok := l.shown()
	if !ok {
		return
	}
	kit := l.d.w.kit
	w, h := job.Shape()
	l.picture.Set(w, h, func() *scene.Scene { return job.Scene(kit, v) })
}

// shown is the view of the leaf.
func (l *exportLook) shown() (view.View, bool) {
	if l.leaf < 0 || l.leaf >= len(l.views) {
		return view.View{}, false
	}
	return l.views[l.leaf], true
}

// turn leafs through the pictures.
func (l *exportLook) turn(by int) {
	next := min(max(l.leaf+by, 0), max(len(l.views)-1, 0))
	if next == l.leaf || l.d.wrong != nil {
		return
	}
	l.leaf = next
	l.turnButtons()
	l.facts.Redraw()
	l.draw(l.d.job)
}

func (l *exportLook) turnButtons() {
	enable := func(b *widgets.Button, on bool) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	enable(l.back, l.leaf > 0)
	enable(l.on, l.leaf < len(l.views)-1)
}

// typed takes the text written by hand.
func (l *exportLook) typed(text string) {
	if l.filling {
		return
	}
	if text == l.about {
		text = ""
	}
	l.d.order.Alt = text
	l.d.changed()
}

// factsScene says what is known of what will be written.
func (l *exportLook) factsScene(w, h float32) *scene.Scene {
	p, fonts := l.d.w.palette(), l.d.w.kit.Fonts
	s := &scene.Scene{W: w, H: h, Background: p.Panel}
	text := ""
	switch l.d.job.Make {
	case export.Deck:
		text = l.d.t("facts.deck", "n", l.leaf+1, "of", len(l.views))
	case export.Page:
		text = l.d.t("facts.page", "n", l.leaf+1, "of", len(l.views))
	case export.Animation:
		text = l.d.t("facts.animation", "n", l.leaf+1, "of", len(l.views), "length", l.length)
	}
	size := l.d.sizeLine()
	sizeW := fonts.Width(size, scene.SansBold, 12.5, 0, false)
	if size != "" {
		sizeW += 12
	}
	s.Layers = []scene.Layer{{Name: "facts", Items: []scene.Item{
		&scene.Text{Y: h/2 + 4.5, String: size, Face: scene.SansBold, Size: 12.5, Color: p.Ink1},
		&scene.Text{X: sizeW, Y: h/2 + 4.5, String: fonts.Fit(text, scene.Sans, 12.5, max(w-sizeW, 10)), Size: 12.5, Color: p.Ink2},
	}}}
	return s
}

// sizeLine is the size in pixels.
func (d *exportDialog) sizeLine() string {
	w, h := d.job.Size.Pixels()
	if !d.order.Offers(order.SizeChoice) {
		return ""
	}
	if d.wrong != nil && d.wrong.Field == order.SizeField || w == 0 {
		return "–"
	}
	if d.job.Size.DPI > 0 {
		return d.t("pixels.dpi", "w", w, "h", h, "dpi", d.job.Size.DPI)
	}
	return d.t("pixels", "w", w, "h", h)
}

// The measures of the left side, points.
const (
	factsHeight = 36
	altCaption  = 30
	altHeight   = 88 // four lines at the least
	altMost     = 140
)

// Layout places the picture above, what is said of it below.
func (l *exportLook) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	alt := min(max(altHeight, size.Height*.16), altMost, max(size.Height*.22, 44))
	room := max(size.Height-factsHeight-altCaption-alt, 40)
	place(l.picture, 0, 0, size.Width, room)
	y := room
	right := size.Width
	put := func(b *widgets.Button, gap float32) {
		if !b.Visible() {
			return
		}
		w := b.MinSize().Width
		right -= w
		place(b, right, y+3, w, 30)
		right -= gap
	}
	put(l.copy, 8)
	put(l.on, 4)
	put(l.back, 8)
	place(l.facts, 0, y, right, factsHeight)
	y += factsHeight
	right = size.Width
	y -= 3
	put(l.copyAlt, 4)
	put(l.anew, 8)
	y += 3
	place(l.caption, 0, y, right, altCaption)
	place(l.frame, 0, y+altCaption, size.Width, alt)
}

// MinSize is small: the dialog gives the size.
func (l *exportLook) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 160) }
