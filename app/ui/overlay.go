package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
	"thawline/app/ui/widgets"
)

// overlays keeps what lies over the window, so that Escape closes the topmost and one opens at a time.
type overlays struct {
	*session
	canvas fyne.Canvas
	open   *widget.PopUp
	closed func()
}

// top reports whether anything lies over the window, Fyne's own dialogs and menus too.
func (o *overlays) top() bool { return o.canvas.Overlays().Top() != nil }

// close closes the topmost and reports whether there was one.
func (o *overlays) close() bool {
	top := o.canvas.Overlays().Top()
	if top == nil {
		return false
	}
	top.Hide()
	if o.canvas.Overlays().Top() == top {
		o.canvas.Overlays().Remove(top)
	}
	if o.closed != nil {
		o.closed()
	}
	return true
}

// panelAbove opens content over an object's upper edge.
func (o *overlays) panelAbove(content, over fyne.CanvasObject) {
	if o.open != nil && o.open.Visible() {
		o.open.Hide()
	}
	pop := widget.NewPopUp(o.padded(content, 12), o.canvas)
	o.open = pop
	at := o.app.Driver().AbsolutePositionForObject(over)
	size, limit := pop.MinSize(), o.canvas.Size()
	pop.ShowAtPosition(fyne.NewPos(max(8, min(at.X, limit.Width-size.Width-8)), max(8, at.Y-size.Height-4)))
}

// panel opens content under an object, or closes it when it is open there.
func (o *overlays) panel(content fyne.CanvasObject, under fyne.CanvasObject) {
	if o.open != nil && o.open.Visible() {
		o.open.Hide()
	}
	pop := widget.NewPopUp(o.padded(content, 12), o.canvas)
	o.open = pop
	at := o.app.Driver().AbsolutePositionForObject(under).AddXY(0, under.Size().Height+4)
	if over := at.X + pop.MinSize().Width + 8 - o.canvas.Size().Width; over > 0 {
		at.X -= over
	}
	pop.ShowAtPosition(at)
}

// dialog opens content in the middle of the window under a title; the window beneath takes no input meanwhile.
func (o *overlays) dialog(title string, content fyne.CanvasObject, size fyne.Size, buttons ...fyne.CanvasObject) *widget.PopUp {
	for o.canvas.Overlays().Top() != nil {
		o.canvas.Overlays().Top().Hide()
	}
	heading := widgets.NewSceneView(o.env, func(w, h float32) *scene.Scene {
		p := o.palette()
		return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "title", Items: []scene.Item{
			&scene.Text{Y: h/2 + 6, String: o.kit.Fonts.Fit(title, scene.SansBold, 16, w), Face: scene.SansBold, Size: 16, Color: p.Ink1},
		}}}}
	}, nil)
	shut := widgets.NewButton(o.env, widgets.Flat, widgets.IconClose, "", func() { o.close() })
	shut.Tip = o.t("close")
	head := container.New(&row{middle: heading, right: []fyne.CanvasObject{shut}}, heading, shut)
	parts := []fyne.CanvasObject{content}
	foot := container.NewHBox(append([]fyne.CanvasObject{layout.NewSpacer()}, buttons...)...)
	body := container.NewBorder(container.New(dialogHead{}, head), foot, nil, nil, parts...)
	pop := widget.NewModalPopUp(o.padded(body, 20), o.canvas)
	o.open = pop
	limit := o.canvas.Size()
	pop.Resize(fyne.NewSize(min(size.Width+40, limit.Width-24), min(size.Height+40, limit.Height-24)))
	pop.Show() // in the middle of the window, at that size
	return pop
}

// dialogHead is the layout of a dialog's title, which is as wide as the dialog.
type dialogHead struct{}

// Layout gives it all of the room.
func (dialogHead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, size.Width, size.Height)
	}
}

// MinSize is its height.
func (dialogHead) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(16, 34) }

// padded puts content on the panel's ground with a free edge.
func (o *overlays) padded(content fyne.CanvasObject, by float32) fyne.CanvasObject {
	return container.NewStack(o.framed(),
		container.New(layout.NewCustomPaddedLayout(by, by, by, by), content))
}

// caption is one line of small text over a group of controls.
func (s *session) caption(text string, width float32) fyne.CanvasObject {
	line := widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene {
		return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "caption", Items: []scene.Item{
			&scene.Text{Y: h - 6, String: text, Face: scene.SansBold, Size: 12, Color: s.palette().Ink1},
		}}}}
	}, nil)
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(width, 24)), line)
}

// prose is wrapped text of a given width.
func (s *session) prose(text func() string, width float32) (fyne.CanvasObject, *widgets.SceneView) {
	const size, leading = 12, 17
	lines := s.kit.Fonts.Wrap(text(), scene.Sans, size, width)
	view := widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene {
		var items []scene.Item
		for i, l := range s.kit.Fonts.Wrap(text(), scene.Sans, size, w) {
			items = append(items, &scene.Text{Y: float32(i)*leading + 13, String: l, Size: size, Color: s.palette().Ink2})
		}
		return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "prose", Items: items}}}
	}, nil)
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(width, float32(max(len(lines), 1))*leading+4)), view), view
}
