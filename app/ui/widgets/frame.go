package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
)

// Frame draws the box of a field, which has a ring when the field has the focus.
type Frame struct {
	widget.BaseWidget
	field   *Field
	content fyne.CanvasObject
	lines   bool // of several lines, which take all of the height
	env     *Env
	surface *surface
}

// NewFrame returns the box of a field of one line.
func NewFrame(env *Env, f *Field) *Frame { return newFrame(env, f, f, false) }

// NewFrameOfLines returns the box of a field of several lines.
func NewFrameOfLines(env *Env, a *TextArea) *Frame { return newFrame(env, &a.Field, a, true) }

func newFrame(env *Env, f *Field, o fyne.CanvasObject, lines bool) *Frame {
	r := &Frame{env: env, field: f, lines: lines, content: o}
	r.surface = newSurface(r.paint)
	f.focusChanged = r.surface.Redraw
	r.ExtendBaseWidget(r)
	return r
}

func (r *Frame) paint(dst *image.RGBA, scale float64) {
	p, s := r.env.Palette(), r.Size()
	frame := scene.Stroke{Color: p.StrongRule, Width: 1}
	ground, inset := p.Raised, float32(.5)
	switch {
	case r.field.focused:
		frame, inset = scene.Stroke{Color: p.Now, Width: 2}, 1
	case r.field.Disabled():
		ground, frame.Color = p.Panel, p.Rule
	}
	box := scene.Rect{X0: inset, Y0: inset, X1: s.Width - inset, Y1: s.Height - inset}
	paintScene(dst, &scene.Scene{W: s.Width, H: s.Height, Background: p.Panel, Layers: []scene.Layer{{Name: "frame", Items: []scene.Item{
		&scene.Shape{Path: scene.RoundRect(box, 3), Fill: ground, Stroke: frame},
	}}}}, r.env.Fonts, scale)
}

// MinSize is that of a short field.
func (r *Frame) MinSize() fyne.Size { return fyne.NewSize(40, 30) }

// Refresh redraws the box.
func (r *Frame) Refresh() {
	r.surface.Redraw()
	r.BaseWidget.Refresh()
}

// CreateRenderer returns box and field.
func (r *Frame) CreateRenderer() fyne.WidgetRenderer { return &frameRenderer{r} }

type frameRenderer struct{ f *Frame }

func (r *frameRenderer) Layout(size fyne.Size) {
	f := r.f
	f.surface.Resize(size)
	const edge = 4
	if f.lines {
		seat(f.content, edge, 3-entryInset, max(size.Width-2*edge, 1), max(size.Height-6, 1)+2*entryInset)
		return
	}
	h := f.content.MinSize().Height
	seat(f.content, edge, (size.Height-h)/2-1, max(size.Width-2*edge, 1), h)
}

func (r *frameRenderer) MinSize() fyne.Size { return r.f.MinSize() }
func (r *frameRenderer) Refresh()           {}
func (r *frameRenderer) Destroy()           {}
func (r *frameRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.surface.Raster, r.f.content}
}
