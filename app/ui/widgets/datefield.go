package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
)

// DateField is a framed field for a date as EDTF text. What is typed counts when Return is pressed; Escape puts the old
// text back.
type DateField struct {
	widget.BaseWidget
	Field *Field

	env     *Env
	surface *surface
	content fyne.CanvasObject
	text    string // that holds
	active  bool
	wrong   bool
}

// NewDateField returns an empty field. accept is given what was typed and reports whether it is a date; gain is called when
// the field gets the focus, leave for Escape where nothing has been typed.
func NewDateField(env *Env, accept func(text string) bool, gain, leave func()) *DateField {
	d := &DateField{env: env}
	d.Field = NewField(env, func(string) {
		if d.wrong {
			d.wrong = false
			d.surface.Redraw()
		}
	}, nil, nil)
	d.Field.Gain = gain
	d.Field.Enter = func() {
		d.wrong = !accept(d.Field.Text)
		d.surface.Redraw()
	}
	d.Field.Leave = func() {
		if d.Field.Text == d.text && leave != nil {
			leave()
			return
		}
		d.Field.SetText(d.text)
		d.wrong = false
		d.surface.Redraw()
	}
	d.surface = newSurface(d.paint)
	d.content = d.Field
	d.Field.focusChanged = d.surface.Redraw
	d.ExtendBaseWidget(d)
	return d
}

// Set shows a date, and whether it is the one that the timeline moves.
func (d *DateField) Set(text string, active bool) {
	if d.text != text || !d.Field.focused {
		d.text = text
		if d.Field.Text != text {
			d.Field.SetText(text)
		}
		d.wrong = false
	}
	d.active = active
	d.surface.Redraw()
}

// Wrong reports whether what stands in the field was refused.
func (d *DateField) Wrong() bool { return d.wrong }

func (d *DateField) paint(dst *image.RGBA, scale float64) {
	p, s := d.env.Palette(), d.Size()
	frame, width := p.StrongRule, float32(1)
	if d.Field.focused {
		frame, width = p.Ink1, 1.5
	}
	box := scene.Rect{X0: 1, Y0: 1, X1: s.Width - 1, Y1: s.Height - 1}
	items := []scene.Item{&scene.Shape{Path: scene.RoundRect(box, 3), Fill: p.Raised, Stroke: scene.Stroke{Color: frame, Width: width}}}
	line := color.NRGBA{}
	switch {
	case d.wrong:
		line = p.Ink1
	case d.active:
		line = p.Now
	}
	if line.A > 0 {
		stroke := scene.Stroke{Color: line, Width: 3}
		if d.wrong {
			stroke.Dash = []float32{4, 3}
		}
		items = append(items, &scene.Shape{Path: scene.Segment(2, s.Height-2.5, s.Width-2, s.Height-2.5), Stroke: stroke})
	}
	paintScene(dst, &scene.Scene{W: s.Width, H: s.Height, Background: p.Panel, Layers: []scene.Layer{{Name: "date", Items: items}}}, d.env.Fonts, scale)
}

// MinSize holds a day.
func (d *DateField) MinSize() fyne.Size { return fyne.NewSize(118, 30) }

// Refresh redraws the frame.
func (d *DateField) Refresh() {
	d.surface.Redraw()
	d.BaseWidget.Refresh()
}

// CreateRenderer returns frame and field.
func (d *DateField) CreateRenderer() fyne.WidgetRenderer { return &dateRenderer{d} }

type dateRenderer struct{ d *DateField }

func (r *dateRenderer) Layout(size fyne.Size) {
	r.d.surface.Resize(size)
	h := r.d.content.MinSize().Height
	seat(r.d.content, 5, (size.Height-h)/2-1, size.Width-8, h)
}

func (r *dateRenderer) MinSize() fyne.Size { return r.d.MinSize() }
func (r *dateRenderer) Refresh()           {}
func (r *dateRenderer) Destroy()           {}
func (r *dateRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.surface.Raster, r.d.content}
}
