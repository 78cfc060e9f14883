package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
)

// SearchField is a field for text with a glass before and its key behind it.
type SearchField struct {
	widget.BaseWidget
	Field *Field

	env     *Env
	surface *surface
	content fyne.CanvasObject
	hints   []string
}

// NewSearchField returns an empty field. changed is called for every change, leave for Escape, enter for
// Return and down for the Down key.
func NewSearchField(env *Env, changed func(string), leave, enter, down func()) *SearchField {
	f := &SearchField{env: env, Field: NewField(env, changed, leave, enter)}
	f.Field.Down = down
	f.surface = newSurface(f.paint)
	f.content = f.Field
	f.Field.focusChanged = f.surface.Redraw
	f.ExtendBaseWidget(f)
	return f
}

// SetHint sets the texts that may be shown while the field is empty: the first that has room is.
func (f *SearchField) SetHint(texts ...string) {
	f.hints = texts
	f.chooseHint(f.Size().Width)
}

func (f *SearchField) chooseHint(width float32) {
	hint := ""
	for _, text := range f.hints {
		hint = text
		if f.env.Fonts.Width(text, scene.Sans, 13, 0, false) < width-textLeft-textRight-16 {
			break
		}
	}
	if f.Field.PlaceHolder != hint {
		f.Field.SetPlaceHolder(hint)
	}
}

// The room beside the text, for the glass and for the key.
const (
	textLeft  = 28
	textRight = 30
)

func (f *SearchField) paint(dst *image.RGBA, scale float64) {
	p, s := f.env.Palette(), f.Size()
	frame, width := p.StrongRule, float32(1)
	if f.Field.focused {
		frame, width = p.Now, 2
	}
	items := []scene.Item{&scene.Shape{
		Path: scene.RoundRect(scene.Rect{X0: 1, Y0: 1, X1: s.Width - 1, Y1: s.Height - 1}, 3),
		Fill: p.Raised, Stroke: scene.Stroke{Color: frame, Width: width},
	}}
	items = append(items, iconItems(IconSearch, 10, s.Height/2-8, p.Ink3)...)
	if !f.Field.focused {
		key := scene.Rect{X0: s.Width - 27, Y0: s.Height/2 - 8.5, X1: s.Width - 10, Y1: s.Height/2 + 8.5}
		items = append(items, &scene.Shape{Path: scene.RoundRect(key, 2), Stroke: scene.Stroke{Color: p.StrongRule, Width: 1}},
			&scene.Text{X: (key.X0 + key.X1) / 2, Y: s.Height/2 + 4, String: "/", Size: 11, Align: scene.Centre, Color: p.Ink3})
	}
	paintScene(dst, &scene.Scene{
		W: s.Width, H: s.Height, Background: p.Panel,
		Layers: []scene.Layer{{Name: "field", Items: items}},
	}, f.env.Fonts, scale)
}

// MinSize is the field's size in the toolbar.
func (f *SearchField) MinSize() fyne.Size { return fyne.NewSize(330, 32) }

// Refresh redraws the frame.
func (f *SearchField) Refresh() {
	f.surface.Redraw()
	f.BaseWidget.Refresh()
}

// CreateRenderer returns frame and field.
func (f *SearchField) CreateRenderer() fyne.WidgetRenderer { return &searchRenderer{f} }

type searchRenderer struct{ f *SearchField }

func (r *searchRenderer) Layout(size fyne.Size) {
	r.f.surface.Resize(size)
	h := r.f.content.MinSize().Height
	seat(r.f.content, textLeft, (size.Height-h)/2, max(size.Width-textLeft-textRight, 1), h)
	r.f.chooseHint(size.Width)
}

func (r *searchRenderer) MinSize() fyne.Size { return r.f.MinSize() }
func (r *searchRenderer) Refresh()           {}
func (r *searchRenderer) Destroy()           {}
func (r *searchRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.surface.Raster, r.f.content}
}
