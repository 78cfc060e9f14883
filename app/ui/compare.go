package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// comparePanel takes the map's place while two dates are compared: a bar with both dates and the way they are shown, and
// below it the two maps side by side or over each other. It is on as long as the view has a date to compare with.
type comparePanel struct {
	*session
	dates       [2]*widgets.DateField
	beside, lay *widgets.Button
	maps        [2]*widgets.MapView
	heads       [2]*widgets.SceneView
	swipe       *widgets.Swipe
	pair        *fyne.Container
	object      *fyne.Container

	swiping bool
	on      bool
}

func newComparePanel(s *session, pick func(id string, over fyne.CanvasObject, at fyne.Position), failed func(error), leave func()) *comparePanel {
	c := &comparePanel{session: s}
	for i := range c.maps {
		later := i == 1
		c.maps[i] = widgets.NewMapView(s.env, s.kit, s.store, func(w, h float64) figure.Input { return c.pane(later, w, h) })
		c.maps[i].Pick = func(id string, at fyne.Position) {
			over := fyne.CanvasObject(c.maps[i])
			if c.swiping {
				over = c.swipe
			}
			pick(id, over, at)
		}
		c.maps[i].Failed = failed
		c.heads[i] = widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene { return c.head(later, w, h) }, nil)
		c.dates[i] = widgets.NewDateField(s.env, func(text string) bool { return c.enter(later, text) }, func() { c.activate(later) }, leave)
	}
	c.maps[1].Follow(c.maps[0])
	c.swipe = widgets.NewSwipe(s.env, c.maps[0], c.maps[1])
	c.swipe.Labels = func() [2]string {
		a, b := figure.ComparedDates(s.store.View())
		return [2]string{s.day(a), s.day(b)}
	}
	c.swipe.Tell = func(side int, title string) string {
		return c.t("compare.on", "date", c.swipe.Labels()[side], "what", title)
	}
	c.swipe.Hide()
	c.pair = container.New(halves{func() bool { return !c.swiping }}, c.heads[0], c.maps[0], c.heads[1], c.maps[1])
	c.object = container.New(under{compareBar}, c.bar(leave), container.NewStack(s.ground(panelColor, false, false), c.pair, c.swipe))
	c.object.Hide()
	s.store.Observe(view.Clock|view.Comparison|view.Language|view.StoryPart, func(view.Part) { c.update() })
	s.store.Observe(view.Clock|view.Selection|view.Hovering|view.CameraPart|view.LayersPart|view.FilterPart|view.Brushing|view.Comparison|view.Language|view.StoryPart,
		func(view.Part) {
			if c.on {
				c.maps[0].Redraw() // and with it all that follows
			}
		})
	return c
}

// compareBar is the height of the bar, compareHead that of the line above a map, points.
const (
	compareBar  = 44
	compareHead = 32
)

// bar is the row of dates and buttons.
func (c *comparePanel) bar(leave func()) fyne.CanvasObject {
	c.beside = widgets.NewButton(c.env, widgets.Tab, widgets.NoIcon, c.t("compare.beside"), func() { c.show(false) })
	c.beside.Tip = c.t("tip.compare.beside")
	c.lay = widgets.NewButton(c.env, widgets.Tab, widgets.NoIcon, c.t("compare.swipe"), func() { c.show(true) })
	c.lay.Tip = c.t("tip.compare.swipe")
	small := func(icon widgets.Icon, key string, tap func()) *widgets.Button {
		b := widgets.NewButton(c.env, widgets.Flat, icon, "", tap)
		b.Tip = c.t("tip." + key)
		return b
	}
	in := small(widgets.IconPlus, "zoomin", func() { c.maps[0].Zoom(1.5) })
	out := small(widgets.IconMinus, "zoomout", func() { c.maps[0].Zoom(1 / 1.5) })
	fit := small(widgets.IconFit, "fit", func() { c.store.Do(view.FitCamera{}) })
	closing := small(widgets.IconClose, "compare.leave", leave)
	return c.session.bar(c.ground(panelColor, false, true), &row{
		left:    []fyne.CanvasObject{c.dates[0], c.arrow(), c.dates[1]},
		right:   []fyne.CanvasObject{c.beside, c.lay, c.separator(), out, in, fit, c.separator(), closing},
		padding: 12, end: 8, gap: 8,
	})
}

// arrow stands between the dates.
func (c *comparePanel) arrow() fyne.CanvasObject {
	return widgets.NewSceneView(c.env, func(w, h float32) *scene.Scene {
		return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "arrow", Items: []scene.Item{
			&scene.Text{X: w / 2, Y: h/2 + 5, String: "→", Size: 14, Align: scene.Centre, Color: c.palette().Ink2},
		}}}}
	}, nil)
}

// pane is the input of one of the maps.
func (c *comparePanel) pane(later bool, w, h float64) figure.Input {
	in := c.input(w, h)
	in.View, in.NoKey = figure.PaneView(in.View, later), true
	if c.swiping { // the chips lie over it
		in.Reserve = []scene.Rect{{X1: 190, Y1: 48}, {X0: float32(w) - 190, X1: float32(w), Y1: 48}}
	}
	return in
}

// head is the line above a map: its date, and what happened on it.
func (c *comparePanel) head(later bool, w, h float32) *scene.Scene {
	p, fonts := c.palette(), c.kit.Fonts
	s := &scene.Scene{W: w, H: h, Background: p.Panel}
	date, what := c.kit.PaneTitle(c.input(float64(w), float64(h)), later)
	ink := p.Ink1
	if later {
		ink = p.NowText
	}
	y := h/2 + 5
	date = fonts.Fit(date, scene.SansBold, 14, max(w-24, 10))
	dateW := fonts.Width(date, scene.SansBold, 14, 0, false)
	items := []scene.Item{&scene.Text{X: 12, Y: y, String: date, Face: scene.SansBold, Size: 14, Color: ink, W: dateW}}
	if room := w - 12 - dateW - 22; what != "" && room > 60 {
		items = append(items, &scene.Text{X: 12 + dateW + 10, Y: y, String: fonts.Fit(what, scene.Sans, 12, room), Size: 12, Color: p.Ink2})
	}
	if later {
		items = append(items, &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 0, Y0: h - 3, X1: w, Y1: h}), Fill: p.Now})
	} else {
		items = append(items, &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 0, Y0: h - 1, X1: w, Y1: h}), Fill: p.StrongRule})
	}
	s.Layers = []scene.Layer{{Name: "date", Items: items}}
	return s
}

// show puts the maps side by side or over each other.
func (c *comparePanel) show(swiping bool) {
	c.swiping = swiping
	if swiping {
		c.pair.Hide()
		c.swipe.Show()
	} else {
		c.swipe.Hide()
		c.pair.Show()
	}
	c.relay()
	c.update()
	if swiping {
		c.env.Focus(c.swipe)
	}
}

// relay gives the maps their sizes anew: both ways of showing them share them.
func (c *comparePanel) relay() {
	if c.swiping {
		c.swipe.Resize(c.swipe.Size())
	} else {
		c.pair.Layout.Layout(c.pair.Objects, c.pair.Size())
	}
	c.maps[0].Redraw()
}

// update shows the dates.
func (c *comparePanel) update() {
	v := c.store.View()
	if !v.HasCompare {
		return
	}
	a, b := figure.ComparedDates(v)
	c.dates[0].Set(isoDay(a), v.At == a && a != b)
	c.dates[1].Set(isoDay(b), v.At == b)
	c.beside.Set(c.t("compare.beside"), !c.swiping)
	c.lay.Set(c.t("compare.swipe"), c.swiping)
	for _, h := range c.heads {
		h.Redraw(true)
	}
}

// activate makes one of the dates the clock's, which the timeline moves.
func (c *comparePanel) activate(later bool) {
	v := c.store.View()
	if a, b := figure.ComparedDates(v); v.HasCompare && a != b && later != (v.At == b) {
		c.store.Do(view.SwapCompare{})
	}
}

// enter sets one of the dates to what was typed, as far as it is a date.
func (c *comparePanel) enter(later bool, text string) bool {
	d, err := edtf.Parse(text)
	if err != nil || d.Start.Open || d.Start.Unknown {
		return false
	}
	c.activate(later)
	c.store.Do(view.SetAt{At: d.Start.Span.From})
	c.update()
	return true
}

// halves lays two columns side by side, each a line and a map of the same size.
type halves struct{ on func() bool } // off while something else gives the maps their size

// Layout places the four.
func (l halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if !l.on() {
		return
	}
	w := float32(int((size.Width - 2) / 2))
	for i := range 2 {
		x := float32(i) * (size.Width - w)
		place(objects[2*i], x, 0, w, compareHead)
		place(objects[2*i+1], x, compareHead, w, size.Height-compareHead)
	}
}

// MinSize is small: the window gives the size.
func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(16, 16) }
