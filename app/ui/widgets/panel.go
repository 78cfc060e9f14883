package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
)

// Panel shows a drawn panel as a SceneView does, but never takes the focus: the keys stay the window's. It is scrolled by
// the wheel, and its items with an id can be clicked.
type Panel struct {
	widget.BaseWidget
	view *SceneView
}

// NewPanel returns a panel drawn by draw; pick, which may be nil, is told what was clicked.
func NewPanel(env *Env, draw func(w, h float32) *scene.Scene, pick func(id string)) *Panel {
	p := &Panel{view: NewSceneView(env, draw, pick)}
	p.ExtendBaseWidget(p)
	return p
}

// Redraw draws the panel anew, as far down as it was scrolled.
func (p *Panel) Redraw() { p.view.Redraw(false) }

// Top draws the panel anew from its beginning.
func (p *Panel) Top() { p.view.Redraw(true) }

// Scroll moves on by a share of the height, back with a negative one.
func (p *Panel) Scroll(share float32) {
	p.view.Scene()
	if p.view.scrollTo(p.view.offset + share*p.view.Size().Height) {
		p.view.surface.Redraw()
	}
}

// Scene returns the panel as it is drawn now.
func (p *Panel) Scene() *scene.Scene { return p.view.Scene() }

// Offset returns how far the panel is scrolled, points.
func (p *Panel) Offset() float32 { return p.view.offset }

// Resize gives the drawing the panel's size.
func (p *Panel) Resize(size fyne.Size) {
	p.BaseWidget.Resize(size)
	p.view.Resize(size)
}

// Scrolled scrolls the panel.
func (p *Panel) Scrolled(ev *fyne.ScrollEvent) { p.view.Scrolled(ev) }

// Tapped picks the item under the pointer.
func (p *Panel) Tapped(ev *fyne.PointEvent) {
	if id := p.view.pick(ev.Position); id != "" && p.view.OnPick != nil {
		p.view.OnPick(id)
	}
}

// MouseIn is MouseMoved.
func (p *Panel) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved makes the pointer a hand over what can be clicked.
func (p *Panel) MouseMoved(ev *desktop.MouseEvent) {
	p.view.hover = ""
	if !p.view.Passive {
		p.view.hover = p.view.pick(ev.Position)
	}
}

// MouseOut does nothing.
func (p *Panel) MouseOut() {}

// Cursor is a hand over what can be clicked.
func (p *Panel) Cursor() desktop.Cursor { return p.view.Cursor() }

// MinSize is small: the layout gives the size.
func (p *Panel) MinSize() fyne.Size { return p.view.MinSize() }

// Refresh redraws, as after a change of theme.
func (p *Panel) Refresh() { p.view.Refresh() }

// CreateRenderer returns the drawing alone: the view itself would take the focus.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.view.surface.Raster)
}
