package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/view"
)

// TimeFigure is what a TimelineView shows; *figure.Kit is one.
type TimeFigure interface {
	Timeline(in figure.Input) *scene.Scene
	TimeAxis(in figure.Input) figure.TimeAxis
	TimelineStack(in figure.Input, id string) []int
}

// TimelineView shows the timeline of a store: dragging in its header scrubs the clock, dragging in its lanes pans, the
// wheel zooms at the pointer, Alt+drag brushes.
type TimelineView struct {
	widget.BaseWidget
	// Pick is called with the item clicked.
	Pick func(id string, at fyne.Position)

	env     *Env
	fig     TimeFigure
	store   *view.Store
	input   func(w, h float64) figure.Input
	surface *surface

	scene    *scene.Scene
	sceneFor overlayKey
	focused  bool
	ring     bool // the focus came by keyboard
	hover    string
	drag     dragMode
	axis     figure.TimeAxis // as the drag began, and the view then
	began    view.View
	travel   float64 // points dragged since
	from     float64 // x where the drag began
	wheel    float64 // what is left of a sideways wheel, seconds
}

// NewTimelineView returns the timeline of a store. input gives the figure's input for a size.
func NewTimelineView(env *Env, fig TimeFigure, store *view.Store, input func(w, h float64) figure.Input) *TimelineView {
	t := &TimelineView{env: env, fig: fig, store: store, input: input}
	t.surface = newSurface(t.paint)
	t.ExtendBaseWidget(t)
	return t
}

func (t *TimelineView) current() figure.Input {
	s := t.Size()
	return t.input(float64(max(s.Width, 1)), float64(max(s.Height, 1)))
}

// Axis returns where time lies in the widget now.
func (t *TimelineView) Axis() figure.TimeAxis { return t.fig.TimeAxis(t.current()) }

// Stack returns the events that the item with that id stands for, as indexes, in the order of time.
func (t *TimelineView) Stack(id string) []int { return t.fig.TimelineStack(t.current(), id) }

// Scene returns the timeline as it is drawn now.
func (t *TimelineView) Scene() *scene.Scene {
	in := t.current()
	key := overlayKey{in.Story.Facts(), in.Palette.Name, in.Words.Lang(), in.View, in.W, in.H, figure.Growth{}}
	// A pan of the map must not redraw the timeline.
	key.view.Camera, key.view.Layers, key.view.Playing, key.view.Speed = view.Camera{}, 0, false, 0
	key.view.Loop, key.view.Unit = false, 0
	if t.scene == nil || key != t.sceneFor {
		t.scene, t.sceneFor = t.fig.Timeline(in), key
	}
	return t.scene
}

func (t *TimelineView) paint(dst *image.RGBA, scale float64) {
	s := t.Scene()
	p := t.env.Palette()
	shown := *s
	if shown.Background.A == 0 {
		shown.Background = p.Panel
	}
	if t.focused && t.ring {
		a := t.Axis()
		shown.Layers = append(append([]scene.Layer(nil), s.Layers...), scene.Layer{Name: "focus", Items: []scene.Item{
			&scene.Shape{
				Path:   scene.RoundRect(scene.Rect{X0: a.Lanes.X0 - 2, Y0: a.Header.Y0 - 2, X1: a.Lanes.X1 + 2, Y1: a.Lanes.Y1 + 2}, 2),
				Stroke: scene.Stroke{Color: p.Now, Width: 2},
			},
		}})
	}
	paintScene(dst, &shown, t.env.Fonts, scale)
}

// Redraw draws the timeline anew where it changed.
func (t *TimelineView) Redraw() { t.surface.Redraw() }

// Refresh draws the timeline anew, as after a change of theme.
func (t *TimelineView) Refresh() { t.surface.Redraw() }

// MinSize is the least height at which lanes can be told apart.
func (t *TimelineView) MinSize() fyne.Size { return fyne.NewSize(240, 90) }

// CreateRenderer returns the one surface.
func (t *TimelineView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(t.surface.Raster)
}
