package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
)

// Label is a drawing that is only looked at: unlike a SceneView it takes no focus, no clicks and does not scroll.
type Label struct {
	widget.BaseWidget
	draw    func(w, h float32) *scene.Scene
	env     *Env
	surface *surface
}

// NewLabel returns a label drawn by draw; it is called again after Redraw and when the size changes.
func NewLabel(env *Env, draw func(w, h float32) *scene.Scene) *Label {
	l := &Label{env: env, draw: draw}
	l.surface = newSurface(l.paint)
	l.ExtendBaseWidget(l)
	return l
}

// Redraw draws it anew.
func (l *Label) Redraw() { l.surface.Redraw() }

func (l *Label) paint(dst *image.RGBA, scale float64) {
	size := l.Size()
	paintScene(dst, l.draw(size.Width, size.Height), l.env.Fonts, scale)
}

// MinSize is small: the layout gives the size.
func (l *Label) MinSize() fyne.Size { return fyne.NewSize(16, 16) }

// Refresh redraws it, as after a change of theme.
func (l *Label) Refresh() { l.surface.Redraw() }

// CreateRenderer returns the one surface.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(l.surface.Raster)
}
