package ui

import (
	"image/color"

	"fyne.io/fyne/v2"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
)

// banner is the one place of the window that tells of errors and of work that goes on.
type banner struct {
	*session
	text    string
	failure bool
	done    float64 // share of the work, drawn as a bar; 0 for none
	panel   *widgets.SceneView
	action  *widgets.Button
	object  *fyne.Container
	changed func() // the window lays itself out anew and traces the message
}

func newBanner(s *session, changed func()) *banner {
	b := &banner{session: s, changed: changed}
	b.panel = widgets.NewSceneView(s.env, b.scene, nil)
	b.action = widgets.NewButton(s.env, widgets.Outline, widgets.NoIcon, "", nil)
	dismiss := widgets.NewButton(s.env, widgets.Flat, widgets.IconClose, "", b.hide)
	dismiss.Tip = s.t("dismiss")
	b.object = s.bar(s.ground(func(p *palette.Palette) color.NRGBA { return p.SelectedRow }, false, true),
		&row{middle: b.panel, right: []fyne.CanvasObject{b.action, dismiss}, padding: 12, gap: 8})
	b.object.Hide()
	return b
}

// bannerLine is the height of one line of the message.
const bannerLine = 17

func (b *banner) scene(w, h float32) *scene.Scene {
	p, fonts := b.palette(), b.kit.Fonts
	items := []scene.Item{}
	x := float32(4)
	ink := p.Ink1
	if b.failure {
		items = append(items, &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: x, Y0: 8, X1: x + 4, Y1: h - 8}), Fill: p.Now})
		x += 14
	}
	lines := fonts.Wrap(b.text, scene.Sans, 12.5, max(w-x-12, 60))
	top := (h - float32(len(lines))*bannerLine) / 2
	for i, l := range lines {
		items = append(items, &scene.Text{X: x, Y: top + float32(i)*bannerLine + 12.5, String: l, Size: 12.5, Color: ink})
	}
	if b.done > 0 {
		bar := scene.Rect{X0: 4, Y0: h - 5, X1: w - 16, Y1: h - 2}
		items = append(items, &scene.Shape{Path: scene.Rectangle(bar), Fill: p.Rule})
		bar.X1 = bar.X0 + (bar.X1-bar.X0)*float32(min(b.done, 1))
		items = append(items, &scene.Shape{Path: scene.Rectangle(bar), Fill: p.Accent})
	}
	return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "banner", Items: items}}}
}

// progress draws how much of the work told of is done.
func (b *banner) progress(share float64) {
	if b.text != "" && !b.failure {
		b.done = share
		b.panel.Redraw(true)
	}
}

// show tells text; failure marks it as an error. action, when set, is a button with that label.
func (b *banner) show(text string, failure bool, label string, action func()) {
	b.text, b.failure, b.done = text, failure, 0
	b.action.OnTap = action
	b.action.Set(label, false)
	if action == nil {
		b.action.Hide()
	} else {
		b.action.Show()
	}
	b.object.Show()
	b.panel.Redraw(true)
	b.changed()
}

func (b *banner) hide() {
	if b.text == "" {
		return
	}
	b.text = ""
	b.object.Hide()
	b.changed()
}

// fail tells of an error.
func (b *banner) fail(text string) { b.show(text, true, "", nil) }

// height is what the message needs at a width.
func (b *banner) height(w float32) float32 {
	lines := b.kit.Fonts.Wrap(b.text, scene.Sans, 12.5, max(w-170, 60))
	return max(40, float32(len(lines))*bannerLine+18)
}

// bannerBox gives the banner its height in the window's layout.
type bannerBox struct {
	*fyne.Container
	banner *banner
}

// MinSize is the message's height at the present width.
func (b bannerBox) MinSize() fyne.Size {
	w := b.Container.Size().Width
	if w < 100 {
		w = 800
	}
	return fyne.NewSize(16, b.banner.height(w))
}
