package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
)

// Tooltip is one small label over the window's content. It takes no input, so that it never stands in the way.
type Tooltip struct {
	widget.BaseWidget
	env     *Env
	text    string
	lines   []string
	surface *surface
}

// NewTooltip returns a hidden tooltip.
func NewTooltip(env *Env) *Tooltip {
	t := &Tooltip{env: env}
	t.surface = newSurface(t.paint)
	t.ExtendBaseWidget(t)
	t.BaseWidget.Hide()
	return t
}

const (
	tipSize  = 12
	tipLine  = 17
	tipWidth = 300
)

// Text returns what is shown, "" when nothing is.
func (t *Tooltip) Text() string { return t.text }

// Show shows text near a place of the window, inside the bounds; "" hides it.
func (t *Tooltip) ShowAt(text string, at fyne.Position, bounds fyne.Size) {
	if text == "" {
		if t.text != "" {
			t.text = ""
			t.BaseWidget.Hide()
		}
		return
	}
	t.text = text
	t.lines = t.env.Fonts.Wrap(text, scene.Sans, tipSize, tipWidth)
	var w float32
	for _, l := range t.lines {
		w = max(w, t.env.Fonts.Width(l, scene.Sans, tipSize, 0, false))
	}
	size := fyne.NewSize(w+20, float32(len(t.lines))*tipLine+11)
	pos := at.AddXY(12, 16)
	if pos.X+size.Width > bounds.Width-4 {
		pos.X = max(bounds.Width-4-size.Width, 4)
	}
	if pos.Y+size.Height > bounds.Height-4 {
		pos.Y = max(at.Y-size.Height-8, 4)
	}
	t.Resize(size)
	t.Move(pos)
	t.surface.Redraw()
	t.BaseWidget.Show()
}

func (t *Tooltip) paint(dst *image.RGBA, scale float64) {
	p, s := t.env.Palette(), t.Size()
	items := []scene.Item{&scene.Shape{
		Path: scene.RoundRect(scene.Rect{X0: .5, Y0: .5, X1: s.Width - .5, Y1: s.Height - .5}, 3),
		Fill: p.Raised, Stroke: scene.Stroke{Color: p.StrongRule, Width: 1},
	}}
	for i, l := range t.lines {
		items = append(items, &scene.Text{X: 10, Y: float32(i)*tipLine + 18, String: l, Size: tipSize, Color: p.Ink1})
	}
	fill(dst, color.NRGBA{})
	paintScene(dst, &scene.Scene{W: s.Width, H: s.Height, Layers: []scene.Layer{{Name: "tip", Items: items}}}, t.env.Fonts, scale)
}

// MinSize is nothing: ShowAt gives the size.
func (t *Tooltip) MinSize() fyne.Size { return fyne.Size{} }

// Refresh redraws the label.
func (t *Tooltip) Refresh() { t.surface.Redraw() }

// CreateRenderer returns the one surface.
func (t *Tooltip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(t.surface.Raster)
}
