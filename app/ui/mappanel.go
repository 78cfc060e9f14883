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
	world  *widgets.MapView
	zoom   *fyne.Container
	ringed int // the event that the camera went to last
}

// mapButtons is how many buttons stand over the map.
const mapButtons = 4

func newMapPanel(s *session, pick func(id string, at fyne.Position), frames func(over fyne.CanvasObject), failed func(error)) *mapPanel {
	m := &mapPanel{session: s, ringed: view.Shown(s.store.Story(), s.store.View())}
	m.world = widgets.NewMapView(s.env, s.kit, s.store, func(w, h float64) figure.Input {
		in := s.input(w, h)
		right := float32(w) - zoomButtonInset
		in.Reserve = []scene.Rect{{X0: right - zoomButton - 4, Y0: zoomButtonInset - 4, X1: right + 4, Y1: zoomButtonInset + mapButtons*zoomButton + 4}}
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
	frame := button(widgets.IconGlobe, "frame", nil)
	frame.OnTap = func() { frames(frame) }
	in.Square, out.Square, fit.Square, frame.Square = [2]bool{false, true}, [2]bool{true, true}, [2]bool{true, true}, [2]bool{true, false}
	m.zoom = container.New(column{zoomButton}, in, out, fit, frame)
	s.store.Observe(view.Clock|view.Selection|view.Hovering|view.CameraPart|view.LayersPart|view.FilterPart|view.Brushing|view.Comparison|view.Language|view.StoryPart,
		func(changed view.Part) {
			m.follow()
			if changed == view.Clock {
				m.world.Retime()
				return
			}
			m.world.Redraw()
		})
	return m
}

// follow sends the camera to the ringed event when that is another one than before and the user wants it.
func (m *mapPanel) follow() {
	v := m.store.View()
	ringed := view.Shown(m.store.Story(), v)
	if ringed == m.ringed {
		return
	}
	m.ringed = ringed
	if size := m.world.Size(); v.Follow && size.Width > 1 {
		m.store.Do(view.SetCamera{Camera: m.kit.Follow(m.world.Input())})
	}
}

// framesMenu offers the story's frames and whether the camera follows it.
func (w *Window) framesMenu(over fyne.CanvasObject) {
	v := w.store.View()
	var items []*fyne.MenuItem
	for i, f := range w.store.Story().Frames {
		it := fyne.NewMenuItem(w.frameName(f.ID), func() { w.store.Do(view.SetFrame{Frame: f.ID}) })
		it.Checked = v.Camera.Frame == f.ID || v.Camera.Frame == "" && i == 0
		items = append(items, it)
	}
	follow := fyne.NewMenuItem(w.t("frames.follow"), func() { w.store.Do(view.SetFollow{On: !v.Follow}) })
	follow.Checked = v.Follow
	items = append(items, fyne.NewMenuItemSeparator(), follow)
	w.menuAt(items, w.app.Driver().AbsolutePositionForObject(over).AddXY(0, over.Size().Height+4))
}

// frame shows the story's frame of that number, counted from 1.
func (w *Window) frame(n int) {
	if frames := w.store.Story().Frames; n >= 1 && n <= len(frames) {
		w.store.Do(view.SetFrame{Frame: frames[n-1].ID})
	}
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
