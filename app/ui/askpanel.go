package ui

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// asking is a small panel with one field: what is typed is tried at every change, refused with the reason, completed by
// buttons, and taken with Return.
type asking struct {
	title, hint, text string
	try               func(text string) (take func(), reason string) // take is nil for what is refused
	complete          func(text string) []string                     // nil for none
}

const askWidth = 300

// ask opens the panel over an object.
func (o *overlays) ask(a asking, over fyne.CanvasObject) *widgets.Field {
	note := ""
	field := widgets.NewField(o.env, nil, func() { o.close() }, nil)
	proposals := container.NewGridWithColumns(2)
	noteView := widgets.NewSceneView(o.env, func(w, h float32) *scene.Scene {
		var items []scene.Item
		for i, l := range o.kit.Fonts.Wrap(note, scene.Sans, 12, w) {
			items = append(items, &scene.Text{Y: float32(i)*16 + 13, String: l, Size: 12, Color: o.palette().Ink2})
		}
		return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "note", Items: items}}}
	}, nil)
	enter := func() {
		if take, reason := a.try(field.Text); take != nil {
			o.close()
			take()
		} else {
			note = reason
			noteView.Redraw(true)
		}
	}
	field.Enter = enter
	changed := func(text string) {
		note = ""
		if strings.TrimSpace(text) != "" {
			_, note = a.try(text)
		}
		noteView.Redraw(true)
		if a.complete == nil {
			return
		}
		proposals.RemoveAll()
		for _, s := range a.complete(text) {
			b := widgets.NewButton(o.env, widgets.Outline, widgets.NoIcon, s, func() {
				field.SetText(s)
				enter()
			})
			proposals.Add(b)
		}
	}
	field.OnChanged = changed
	field.SetPlaceHolder(a.hint)
	box := container.NewVBox(o.caption(a.title, askWidth), container.New(layout.NewGridWrapLayout(fyne.NewSize(askWidth, 32)), field),
		container.New(layout.NewGridWrapLayout(fyne.NewSize(askWidth, 36)), noteView))
	if a.complete != nil {
		box.Add(container.New(tall{138}, proposals))
	}
	o.panelAbove(box, over)
	field.SetText(a.text)
	changed(a.text)
	o.env.Focus(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	return field
}

// tall keeps a height for what may be less.
type tall struct{ height float32 }

// Layout places the objects at the top, at their own height.
func (l tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, size.Width, max(o.MinSize().Height, 1))
	}
}

// MinSize is the height kept.
func (l tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(askWidth, l.height) }

// askDate asks for a date to go to.
func (t *timelinePanel) askDate() {
	if t.overlays == nil {
		return
	}
	story := t.store.Story()
	t.overlays.ask(asking{
		title: t.t("timeline.date.title"), hint: t.t("timeline.date.hint"), text: isoDay(t.store.View().At),
		try: func(text string) (func(), string) {
			d, err := view.ReadDate(story, text)
			if err != nil {
				return nil, t.refusal(err)
			}
			return func() { t.store.Do(view.GoDate{Date: d}) }, d.Label(t.dates)
		},
		complete: func(text string) []string { return view.CompleteDate(story, text, 8) },
	}, t.heading)
}

// refusal says why a date is refused.
func (t *timelinePanel) refusal(err error) string {
	var far *view.RangeError
	if errors.As(err, &far) {
		return t.t("timeline.date.outside", "from", t.day(far.Extent.From), "to", t.day(far.Extent.To-1))
	}
	var wrong *edtf.Error
	if errors.As(err, &wrong) {
		if wrong.Proposal == "" {
			return wrong.Reason
		}
		return wrong.Reason + "; " + wrong.Proposal
	}
	return err.Error()
}

// askSpeed asks for a speed that is not on the menu.
func (t *timelinePanel) askSpeed() {
	if t.overlays == nil {
		return
	}
	t.overlays.ask(asking{
		title: t.t("speed.title"), hint: "0.1–20", text: strconv.FormatFloat(t.store.View().Speed, 'g', 3, 64),
		try: func(text string) (func(), string) {
			text = strings.Replace(strings.TrimRight(strings.TrimSpace(text), "×xX "), ",", ".", 1)
			speed, err := strconv.ParseFloat(text, 64)
			if err != nil || math.IsNaN(speed) || speed < view.MinSpeed || speed > view.MaxSpeed {
				return nil, t.t("speed.refused")
			}
			return func() { t.store.Do(view.SetSpeed{Speed: speed}) }, t.speedNote(speed)
		},
	}, t.speed)
}
