package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
)

// TextBox is a framed field for text on one line or on several.
type TextBox struct {
	widget.BaseWidget
	Field *Field
	Left  func() // the focus has gone; may be nil

	env     *Env
	surface *surface
	content fyne.CanvasObject
	note    string
	setting bool
}

// NewTextBox returns an empty box. changed is called for what is typed, not for what is set; leave for Escape.
func NewTextBox(env *Env, lines bool, changed func(text string), leave func()) *TextBox {
	a := &TextBox{env: env}
	a.Field = NewField(env, func(text string) {
		if !a.setting {
			changed(text)
		}
	}, leave, nil)
	if lines {
		a.Field.MultiLine = true
		a.Field.Wrapping = fyne.TextWrapWord
		a.Field.Scroll = fyne.ScrollVerticalOnly
	}
	a.surface = newSurface(a.paint)
	a.content = a.Field
	a.Field.focusChanged = func() {
		a.surface.Redraw()
		if !a.Field.focused && a.Left != nil {
			a.Left()
		}
	}
	a.ExtendBaseWidget(a)
	return a
}

// Set shows a text from its beginning; the one that stands there already keeps its cursor.
func (a *TextBox) Set(text string) {
	if a.Field.Text == text {
		return
	}
	a.setting = true
	a.Field.SetText(text)
	a.setting = false
	if !a.Field.focused { // else one goes on typing there
		a.Field.CursorRow, a.Field.CursorColumn = 0, 0
		a.Field.Refresh()
	}
}

// Note marks the area as one whose text cannot be taken, "" as one whose text can.
func (a *TextBox) Note(text string) {
	if a.note != text {
		a.note = text
		a.surface.Redraw()
	}
}

// Focused reports whether the area has the focus.
func (a *TextBox) Focused() bool { return a.Field.focused }

func (a *TextBox) paint(dst *image.RGBA, scale float64) {
	p, s := a.env.Palette(), a.Size()
	frame, width := p.StrongRule, float32(1)
	if a.Field.focused {
		frame, width = p.Ink1, 1.5
	}
	box := scene.Rect{X0: 1, Y0: 1, X1: s.Width - 1, Y1: s.Height - 1}
	items := []scene.Item{&scene.Shape{Path: scene.RoundRect(box, 3), Fill: p.Raised, Stroke: scene.Stroke{Color: frame, Width: width}}}
	if a.note != "" {
		items = append(items, &scene.Shape{Path: scene.Segment(2, s.Height-2.5, s.Width-2, s.Height-2.5), Stroke: scene.Stroke{Color: p.Now, Width: 3}})
	}
	paintScene(dst, &scene.Scene{W: s.Width, H: s.Height, Background: p.Panel, Layers: []scene.Layer{{Name: "area", Items: items}}}, a.env.Fonts, scale)
}

// MinSize holds a line; the layout gives the size.
func (a *TextBox) MinSize() fyne.Size { return fyne.NewSize(80, 32) }

// Refresh redraws the frame.
func (a *TextBox) Refresh() {
	a.surface.Redraw()
	a.BaseWidget.Refresh()
}

// CreateRenderer returns frame and field.
func (a *TextBox) CreateRenderer() fyne.WidgetRenderer { return &boxRenderer{a} }

type boxRenderer struct{ a *TextBox }

func (r *boxRenderer) Layout(size fyne.Size) {
	a := r.a
	a.surface.Resize(size)
	if a.Field.MultiLine {
		seat(a.content, 4, 2-entryInset, size.Width-8, size.Height-4+2*entryInset)
		return
	}
	h := a.content.MinSize().Height
	seat(a.content, 4, (size.Height-h)/2, size.Width-8, h)
}

func (r *boxRenderer) MinSize() fyne.Size { return r.a.MinSize() }
func (r *boxRenderer) Refresh()           {}
func (r *boxRenderer) Destroy()           {}
func (r *boxRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.a.surface.Raster, r.a.content}
}
