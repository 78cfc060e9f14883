package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/export/order"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
)

// sizeFields are width, height and scale of a picture. They show those of the preset; what is typed makes a size of one's own.
type sizeFields struct {
	d                    *exportDialog
	width, height, scale *widgets.Field
	frames               [3]*widgets.Frame
	times, at            *widgets.Label
	filling              bool // what changes in the fields was not typed
	object               *fyne.Container
}

func newSizeFields(d *exportDialog) *sizeFields {
	f := &sizeFields{d: d}
	field := func(into func(o *order.Order) *string) *widgets.Field {
		return widgets.NewField(d.w.env, func(text string) {
			if f.filling {
				return
			}
			d.set(func(o *order.Order) {
				o.Preset, o.Width, o.Height, o.Scale = order.Custom, f.width.Text, f.height.Text, f.scale.Text
				*into(o) = text
			})
		}, func() { d.w.overlays.close() }, d.saveNow)
	}
	f.width = field(func(o *order.Order) *string { return &o.Width })
	f.height = field(func(o *order.Order) *string { return &o.Height })
	f.scale = field(func(o *order.Order) *string { return &o.Scale })
	f.times, f.at = f.label("×"), f.label(d.t("scale"))
	for i, field := range []*widgets.Field{f.width, f.height, f.scale} {
		f.frames[i] = widgets.NewFrame(d.w.env, field)
	}
	f.object = container.New(f, f.frames[0], f.times, f.frames[1], f.at, f.frames[2])
	return f
}

func (f *sizeFields) label(text string) *widgets.Label {
	return widgets.NewLabel(f.d.w.env, func(w, h float32) *scene.Scene {
		p, fonts := f.d.w.palette(), f.d.w.kit.Fonts
		return &scene.Scene{W: w, H: h, Background: p.Panel, Layers: []scene.Layer{{Name: "label", Items: []scene.Item{
			&scene.Text{X: w / 2, Y: h/2 + 4.5, String: text, Size: 12.5, Color: p.Ink2, Align: scene.Centre, W: fonts.Width(text, scene.Sans, 12.5, 0, false)},
		}}}}
	})
}

// update shows the order's size, save in a field that is being typed in.
func (f *sizeFields) update() {
	o := f.d.order
	w, h, scale := o.Width, o.Height, o.Scale
	if o.Preset != order.Custom {
		if size, wrong := o.Size(); wrong == nil || size.W > 0 {
			number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
			w, h, scale = number(size.W), number(size.H), number(size.Scale)
		}
	}
	f.filling = true
	for field, text := range map[*widgets.Field]string{f.width: w, f.height: h, f.scale: scale} {
		if field.Text != text {
			field.SetText(text)
		}
	}
	f.filling = false
}

// The measures of the fields, points.
const (
	sizeHeight  = 30
	sizeNumber  = 72
	sizeScale   = 56
	sizeBetween = 22
)

// Layout places fields and signs in a line.
func (f *sizeFields) Layout([]fyne.CanvasObject, fyne.Size) {
	words := f.d.w.kit.Fonts.Width(f.d.t("scale"), scene.Sans, 12.5, 0, false) + 20
	x := float32(0)
	for _, part := range []struct {
		o fyne.CanvasObject
		w float32
	}{{f.frames[0], sizeNumber}, {f.times, sizeBetween}, {f.frames[1], sizeNumber}, {f.at, words}, {f.frames[2], sizeScale}} {
		place(part.o, x, 0, part.w, sizeHeight)
		x += part.w
	}
}

// MinSize is the fields' height.
func (f *sizeFields) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, sizeHeight) }
