package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"thawline/app/export"
	"thawline/app/export/order"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
)

// exportDialog asks for a picture or a collection of them: what it is to be at the right, what comes of it at the left, and
// where it goes at the foot.
type exportDialog struct {
	w     *Window
	order order.Order
	job   export.Job
	wrong *order.Problem // why there is no job
	told  string         // what saving said, such as that the file is there already

	controls *exportControls
	look     *exportLook
	place    *exportPlace
	note     *widgets.Label
	save     *widgets.Button
	pop      *widget.PopUp
}

// exportDialog opens the dialog on the order made last; by keyboard the first choice shows that it has the focus.
func (w *Window) exportDialog() { w.openExport(false) }

func (w *Window) openExport(byKeyboard bool) {
	if w.options.Export == nil {
		return
	}
	d := &exportDialog{w: w, order: w.lastOrder()}
	d.controls = newExportControls(d)
	d.look = newExportLook(d)
	d.place = newExportPlace(d)
	d.note = widgets.NewLabel(w.env, d.noteScene)
	cancel := widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, w.t("cancel"), func() { w.overlays.close() })
	d.save = widgets.NewButton(w.env, widgets.Solid, widgets.IconExport, d.t("save"), d.saveNow)
	foot := container.New(&exportFoot{d}, d.place.object, d.note, cancel, d.save)
	content := container.New(&exportSheet{d: d, foot: foot}, d.look.object, d.controls.object, foot)
	d.pop = w.overlays.dialog(d.t("title"), content, d.room())
	w.exports = d
	w.env.Gained = d.reveal
	w.shell.resized = d.resize
	d.changed()
	if byKeyboard {
		w.canvas.Focus(d.controls.kind)
	} else {
		w.env.Focus(d.controls.kind)
	}
}

// room is the size of the dialog without its edge: most of the window, but no more than can be overlooked.
func (d *exportDialog) room() fyne.Size {
	limit := d.w.canvas.Size()
	return fyne.NewSize(min(limit.Width-80, 1400), min(limit.Height-80, 860))
}

// resize follows the window.
func (d *exportDialog) resize() {
	if d.open() {
		size, limit := d.room().AddWidthHeight(40, 40), d.w.canvas.Size()
		d.pop.Resize(size)
		d.pop.Move(fyne.NewPos((limit.Width-size.Width)/2, (limit.Height-size.Height)/2))
	}
}

// open reports whether the dialog is there.
func (d *exportDialog) open() bool { return d != nil && d.pop != nil && d.pop.Visible() }

// t returns a message of the dialog.
func (d *exportDialog) t(key string, pairs ...any) string {
	return d.w.words.T("save."+key, pairs...)
}

// subject is what the order is about: what the window shows, in the order's language.
func (w *Window) subject(lang string) order.Subject {
	s := order.Subject{Story: w.store.Story(), View: w.store.View(), Words: w.words}
	if lang != w.words.Lang() {
		if catalogue, err := w.options.Words(lang); err == nil {
			s.Words = catalogue
		}
	}
	return s
}

// set changes the order and shows what comes of it.
func (d *exportDialog) set(change func(o *order.Order)) {
	before := d.order
	change(&d.order)
	if d.order == before {
		return
	}
	if o := d.order; o.Kind != before.Kind || o.Chart != before.Chart || o.Of != before.Of || o.Lang != before.Lang {
		d.order.Alt = "" // written for another picture
	}
	d.changed()
}

// turn goes over to another kind, with what was chosen for that last.
func (d *exportDialog) turn(kind string) {
	d.set(func(o *order.Order) {
		theme, lang, layers, folder := o.Theme, o.Lang, o.Layers, o.Folder
		*o = d.w.rememberedOrder(kind)
		o.Theme, o.Lang, o.Layers, o.Folder = theme, lang, layers, folder
	})
}

// changed makes a job of the order and shows both.
func (d *exportDialog) changed() {
	d.told = ""
	d.place.agreed = ""
	d.place.propose()
	d.job, d.wrong = d.order.Job(d.w.subject(d.order.Lang))
	d.controls.update()
	d.place.update()
	d.look.facts.Redraw()
	if d.wrong == nil {
		d.look.show()
	}
	d.tell()
}

// tell shows what is wrong, or what saving said, and whether it can be saved.
func (d *exportDialog) tell() {
	d.note.Redraw()
	label := d.t("save")
	if d.place.agreed != "" {
		label = d.t("replace")
	}
	d.save.Set(label, false)
	if d.problem() == nil {
		d.save.Enable()
	} else {
		d.save.Disable()
	}
}

// problem is what is wrong with order or name, nil for nothing.
func (d *exportDialog) problem() *order.Problem {
	if d.wrong != nil {
		return d.wrong
	}
	return d.order.CheckName()
}

// message is the line at the foot.
func (d *exportDialog) message() string {
	if p := d.problem(); p != nil {
		return d.t("wrong."+p.Key, p.Pairs...)
	}
	return d.told
}

func (d *exportDialog) noteScene(w, h float32) *scene.Scene {
	p, fonts := d.w.palette(), d.w.kit.Fonts
	s := &scene.Scene{W: w, H: h, Background: p.Panel}
	text := d.message()
	if text == "" {
		return s
	}
	const size, leading, bar = 12.5, 16, 10
	lines := fonts.Wrap(text, scene.Sans, size, w-bar-8)
	if len(lines) > 2 {
		lines = append(lines[:1], fonts.Fit(lines[1]+" "+lines[2], scene.Sans, size, w-bar-8))
	}
	top := (h - float32(len(lines))*leading) / 2
	items := []scene.Item{&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 0, Y0: top, X1: 4, Y1: h - top}), Fill: p.Now}}
	for i, l := range lines {
		items = append(items, &scene.Text{X: bar, Y: top + float32(i)*leading + 12, String: l, Size: size, Color: p.Ink1})
	}
	s.Layers = []scene.Layer{{Name: "note", Items: items}}
	return s
}

// reveal scrolls a control that gains the focus into sight.
func (d *exportDialog) reveal(f fyne.Focusable) {
	if o, ok := f.(fyne.CanvasObject); ok && d.open() {
		d.controls.reveal(o)
	}
}
