package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
)

// ground is a panel's ground with a rule along its foot or head; it follows the theme.
type ground struct {
	widget.BaseWidget
	color      func(*palette.Palette) color.NRGBA
	head, foot bool
	palette    func() *palette.Palette
	fill, rule *canvas.Rectangle
	frame      bool
}

func (s *session) ground(c func(*palette.Palette) color.NRGBA, head, foot bool) *ground {
	g := &ground{
		color: c, head: head, foot: foot, palette: s.palette,
		fill: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent),
	}
	g.ExtendBaseWidget(g)
	return g
}

// framed is the ground of what lies over the window.
func (s *session) framed() *ground {
	g := s.ground(panelColor, false, false)
	g.frame = true
	return g
}

func panelColor(p *palette.Palette) color.NRGBA { return p.Panel }

// CreateRenderer returns the ground's renderer.
func (g *ground) CreateRenderer() fyne.WidgetRenderer { return &groundRenderer{g} }

type groundRenderer struct{ g *ground }

func (r *groundRenderer) Layout(size fyne.Size) {
	r.g.fill.Resize(size)
	r.g.rule.Resize(fyne.NewSize(size.Width, 1))
	if r.g.foot {
		r.g.rule.Move(fyne.NewPos(0, size.Height-1))
	}
	r.Refresh()
}

func (r *groundRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *groundRenderer) Refresh() {
	p := r.g.palette()
	r.g.fill.FillColor = r.g.color(p)
	r.g.rule.FillColor = color.Transparent
	if r.g.frame {
		r.g.fill.StrokeColor, r.g.fill.StrokeWidth = p.StrongRule, 1
	}
	if r.g.head || r.g.foot {
		r.g.rule.FillColor = p.Rule
	}
	r.g.fill.Refresh()
	r.g.rule.Refresh()
}

func (r *groundRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.g.fill, r.g.rule}
}

func (r *groundRenderer) Destroy() {}

// separator is a thin upright line between groups of buttons.
func (s *session) separator() fyne.CanvasObject {
	line := widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene {
		return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "separator", Items: []scene.Item{
			&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: w / 2, Y0: h/2 - 10, X1: w/2 + 1, Y1: h/2 + 10}), Fill: s.palette().Rule},
		}}}}
	}, nil)
	return line
}

// bar is a row on a ground.
func (s *session) bar(g *ground, r *row) *fyne.Container {
	return container.NewStack(g, container.New(r, r.objects()...))
}
