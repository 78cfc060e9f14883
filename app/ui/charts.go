package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/export"
	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// The widths of the panel of charts, points.
const (
	chartsWidth = 420
	leastCharts = 260
)

// chartsPanel stands between map and details: one chart of the story at the clock's date, or its figures as a table.
type chartsPanel struct {
	*session
	choose, table, copy, shut *widgets.Button
	chart, rows               *widgets.SceneView
	object                    *fyne.Container

	id      string // of the chart shown
	listing bool   // the figures instead
	turned  func() // told when the panel opens or closes
	copied  func() // told when the figures lie in the clipboard
}

func newChartsPanel(s *session) *chartsPanel {
	c := &chartsPanel{session: s, id: s.prefs.String("charts.id")}
	c.choose = widgets.NewButton(s.env, widgets.Flat, widgets.NoIcon, "", c.menu)
	c.choose.Tail, c.choose.Most, c.choose.Tip = widgets.IconDown, 300, s.t("tip.chart")
	c.table = widgets.NewButton(s.env, widgets.Choice, widgets.NoIcon, s.t("charts.table"), func() { c.showTable(!c.listing) })
	c.table.Tip = s.t("tip.charttable")
	c.copy = widgets.NewButton(s.env, widgets.Flat, widgets.NoIcon, s.t("charts.copy"), c.copyTable)
	c.copy.Tip = s.t("tip.chartcopy")
	c.shut = widgets.NewButton(s.env, widgets.Flat, widgets.IconClose, "", func() { c.show(false) })
	c.shut.Tip = s.t("tip.chartclose")
	for _, b := range []*widgets.Button{c.choose, c.table, c.copy} {
		b.TextSize = 12
	}
	c.chart = widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene {
		return c.draw(w, h)
	}, c.pick)
	c.chart.Walk, c.chart.Tell = true, true
	c.rows = widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene {
		return s.kit.ChartRows(s.input(float64(w-thumbRoom), float64(h)), c.id)
	}, c.pick)
	c.rows.Walk = true
	c.rows.Hide()
	c.copy.Hide()
	bar := s.bar(s.ground(panelColor, false, true), &row{
		left:    []fyne.CanvasObject{c.choose},
		right:   []fyne.CanvasObject{c.copy, c.table, c.shut},
		padding: 10, end: 8, gap: 4,
	})
	c.object = container.New(under{headerHeight}, bar, container.NewStack(s.ground(panelColor, false, false),
		container.New(inset{14, 10}, c.chart), container.New(inset{14, 0}, c.rows)))
	if !s.prefs.Bool("charts.open") {
		c.object.Hide()
	}
	s.store.Observe(view.Clock|view.FilterPart|view.StoryPart|view.Language, func(changed view.Part) {
		if c.object.Visible() {
			c.update(changed.Has(view.StoryPart))
		}
	})
	c.update(true)
	return c
}

// thumbRoom is what a list leaves free at its right for the thumb, points.
const thumbRoom = 12

// draw returns the chart for a panel of that size. One that is higher is scrolled, and leaves room for the thumb.
func (c *chartsPanel) draw(w, h float32) *scene.Scene {
	s := c.kit.ChartPanel(c.input(float64(w), float64(h)), c.id)
	if s.H > h {
		s = c.kit.ChartPanel(c.input(float64(w-thumbRoom), float64(h)), c.id)
	}
	return s
}

// update draws the chart anew; a story that lacks the one shown shows its first.
func (c *chartsPanel) update(anew bool) {
	if anew {
		list := figure.Charts(c.store.Story(), c.words)
		i := max(slices.IndexFunc(list, func(info figure.ChartInfo) bool { return info.ID == c.id }), 0)
		if i < len(list) {
			c.id = list[i].ID
			c.choose.Set(list[i].Title, false)
		}
		c.object.Objects[0].Refresh()
	}
	if c.listing {
		c.rows.Redraw(anew)
	} else {
		c.chart.Redraw(anew)
	}
}

// showChart opens the panel on a chart.
func (c *chartsPanel) showChart(id string) {
	c.id = id
	c.prefs.Set("charts.id", id)
	c.update(true)
	c.show(true)
}

// show opens or closes the panel.
func (c *chartsPanel) show(on bool) {
	if on == c.object.Visible() {
		return
	}
	if on {
		c.object.Show()
		c.update(true)
	} else {
		c.object.Hide()
	}
	c.prefs.Set("charts.open", on)
	if c.turned != nil {
		c.turned()
	}
}

// showTable shows the figures, or the chart again.
func (c *chartsPanel) showTable(on bool) {
	c.listing = on
	c.table.Set(c.table.Text, on)
	if on {
		c.chart.Hide()
		c.rows.Show()
		c.copy.Show()
	} else {
		c.rows.Hide()
		c.copy.Hide()
		c.chart.Show()
	}
	c.update(true)
}

// chartsTurned makes room for the charts, or takes it back; what had the focus in them gives it to the timeline.
func (w *Window) chartsTurned() {
	w.stir()
	open := w.charts.object.Visible()
	w.toolbar.charts.Set(w.toolbar.charts.Text, open)
	w.explore.Refresh()
	w.shell.Layout(nil, w.shell.size)
	if !open {
		w.env.Focus(w.timeline.timeline)
	}
}

// menu offers the story's charts.
func (c *chartsPanel) menu() {
	var items []*fyne.MenuItem
	for _, info := range figure.Charts(c.store.Story(), c.words) {
		it := fyne.NewMenuItem(info.Title, func() { c.showChart(info.ID) })
		it.Checked = info.ID == c.id
		items = append(items, it)
	}
	showMenu(c.app, c.choose, items, false)
}

// copyTable puts the figures into the clipboard as CSV.
func (c *chartsPanel) copyTable() {
	header, rows := figure.ChartTable(c.store.Story(), c.words, c.id)
	var text strings.Builder
	if err := export.WriteCSV(&text, append([][]string{header}, rows...)); err != nil {
		return // a builder takes everything
	}
	c.app.Clipboard().SetContent(text.String())
	if c.copied != nil {
		c.copied()
	}
}

// pick chooses the event that a mark stands for, or sets the clock to its period.
func (c *chartsPanel) pick(id string) {
	event, at, ok := figure.ChartTarget(c.store.Story(), id)
	switch {
	case !ok:
	case event != "":
		c.store.Do(view.Select{ID: "event:" + event})
	default:
		c.store.Do(view.SetAt{At: at})
	}
}

// inset gives an object air at its sides, and above and below.
type inset struct{ side, top float32 }

// Layout places the object.
func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, i.side, i.top, size.Width-2*i.side, size.Height-2*i.top)
	}
}

// MinSize is small: the window gives the size.
func (i inset) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(16, 16) }
