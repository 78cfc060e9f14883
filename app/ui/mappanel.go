package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// mapPanel is the map with the buttons over it.
type mapPanel struct {
	*session
	world *widgets.MapView
	zoom  *fyne.Container
}

func newMapPanel(s *session, pick func(id string, at fyne.Position), failed func(error)) *mapPanel {
	m := &mapPanel{session: s}
	m.world = widgets.NewMapView(s.env, s.kit, s.store, func(w, h float64) figure.Input {
		in := s.input(w, h)
		right := float32(w) - zoomButtonInset
		in.Reserve = []scene.Rect{{X0: right - zoomButton - 4, Y0: zoomButtonInset - 4, X1: right + 4, Y1: zoomButtonInset + 3*zoomButton + 4}}
		return in
	})
	m.world.Pick, m.world.Failed = pick, failed
	button := func(icon widgets.Icon, key string, tap func()) *widgets.Button {
		b := widgets.NewButton(s.env, widgets.Outline, icon, "", tap)
		b.Tip = s.t("tip." + key)
		return b
	}
	in := button(widgets.IconPlus, "zoomin", func() { m.world.Zoom(1.5) })
	out := button(widgets.IconMinus, "zoomout", func() { m.world.Zoom(1 / 1.5) })
	fit := button(widgets.IconFit, "fit", func() { s.store.Do(view.FitCamera{}) })
	in.Square, out.Square, fit.Square = [2]bool{false, true}, [2]bool{true, true}, [2]bool{true, false}
	m.zoom = container.New(column{zoomButton}, in, out, fit)
	s.store.Observe(view.Clock|view.Selection|view.Hovering|view.CameraPart|view.LayersPart|view.FilterPart|view.Comparison|view.Language|view.StoryPart,
		func(view.Part) { m.world.Redraw() })
	return m
}

// column stacks square buttons.
type column struct{ side float32 }

// Layout places the buttons, their frames one over the other.
func (c column) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for i, o := range objects {
		place(o, 0, float32(i)*(c.side-1), c.side, c.side)
	}
}

// MinSize is the column.
func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(c.side, float32(len(objects))*(c.side-1)+1)
}
