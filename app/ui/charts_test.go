package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/export"
	"thawline/app/view"
)

// scenePlace returns the middle of an item of the chart, within the widget.
func (b *bench) scenePlace(id string) fyne.Position {
	b.t.Helper()
	r, ok := b.charts.chart.Scene().Bounds(id)
	if !ok {
		b.t.Fatalf("the chart has no %s", id)
	}
	return fyne.NewPos((r.X0+r.X1)/2, (r.Y0+r.Y1)/2)
}

func TestChartsOpenBesideTheDetails(t *testing.T) {
	b := open(t, nil)
	if b.charts.object.Visible() {
		t.Fatal("the charts are open before one asks")
	}
	mapW, detailsX := b.world.world.Size().Width, b.details.object.Position().X
	b.toolbar.charts.Tapped(nil)
	if !b.charts.object.Visible() || !b.toolbar.charts.On {
		t.Fatal("the button does not open the charts")
	}
	if x := b.details.object.Position().X; x != detailsX || b.world.world.Size().Width > mapW-leastCharts+1 {
		t.Errorf("details at %v, want %v; map %v wide, was %v", x, detailsX, b.world.world.Size().Width, mapW)
	}
	b.shell.dragCharts(-60)
	if w := b.charts.object.Size().Width; w != chartsWidth+60-1 {
		t.Errorf("dragged to %v, want %v", w, chartsWidth+60-1)
	}
	for _, size := range []fyne.Size{fyne.NewSize(1280, 720), fyne.NewSize(800, 480)} {
		b.shell.Layout(nil, size)
		if w := b.charts.object.Size().Width; w < leastCharts-1 || b.world.world.Size().Width < 200 {
			t.Errorf("at %v the charts are %v wide, the map %v", size, w, b.world.world.Size().Width)
		}
	}
	b.rune('d')
	if b.charts.object.Visible() || b.canvas.Focused() != b.timeline.timeline {
		t.Error("d does not close the charts")
	}
}

func TestChartFollowsTheClock(t *testing.T) {
	b := open(t, nil)
	b.charts.showChart("exports")
	before := b.charts.chart.Scene()
	b.store.Do(view.SetCamera{Camera: view.Camera{Lon: 27, Lat: 54, Zoom: 2}})
	if b.charts.chart.Scene() != before {
		t.Error("zooming the map draws the chart anew")
	}
	b.store.Do(view.Step{By: 1})
	if b.charts.chart.Scene() == before {
		t.Error("a step leaves the chart as it was")
	}
}

func TestMarksOfAChartLeadToTheirEvents(t *testing.T) {
	b := open(t, nil)
	b.charts.showChart("prisoners")
	b.charts.chart.OnPick("value:released:16") // a dot and a step stand for it
	if got := b.store.View().Event; got != "e-2025-09-11-52" {
		t.Errorf("the dot of 11 September chooses %q", got)
	}
	b.charts.showChart("exports")
	b.charts.chart.Tapped(&fyne.PointEvent{Position: b.scenePlace("value:exports:1")})
	if got := isoDay(b.store.View().At); got > "2021-01-01" {
		t.Errorf("the bar of 2020 sets the clock to %s", got)
	}
	b.charts.chart.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: b.scenePlace("value:exports:3")}})
	if tip := b.tooltip.Text(); !strings.Contains(tip, "at least 4.0 Mt, estimated") || !strings.Contains(tip, "Sources:") {
		t.Errorf("over the bar of 2022 it says %q", tip)
	}
	b.charts.chart.MouseOut()
	b.canvas.Focus(b.charts.chart)
	for range 4 {
		b.charts.chart.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if tip := b.tooltip.Text(); !strings.Contains(tip, "Potash exports") {
		t.Errorf("the keyboard's mark says %q", tip)
	}
	b.canvas.Focus(b.timeline.timeline)
	if tip := b.tooltip.Text(); tip != "" {
		t.Errorf("without the focus it still says %q", tip)
	}
}

func TestTableOfAChart(t *testing.T) {
	b := open(t, nil)
	b.charts.showChart("china")
	if b.charts.copy.Visible() {
		t.Error("there is something to copy before the table is open")
	}
	b.charts.table.Tapped(nil)
	if b.charts.chart.Visible() || !b.charts.rows.Visible() || len(b.charts.rows.Scene().IDs()) != 8 {
		t.Errorf("the table has %d rows, want 8", len(b.charts.rows.Scene().IDs()))
	}
	b.charts.copy.Tapped(nil)
	if text := b.app.Clipboard().Content(); !strings.HasPrefix(text, "Figure,Date,Value") || !strings.Contains(text, "1.477") {
		t.Errorf("copied %.80q", text)
	}
	b.charts.table.Tapped(nil)
	if !b.charts.chart.Visible() {
		t.Error("the chart does not come back")
	}
}

func TestChartsAreRemembered(t *testing.T) {
	memory := t.TempDir() + "/memory.json"
	b := open(t, func(o *Options) { o.Memory = memory })
	b.charts.showChart("price")
	b = open(t, func(o *Options) { o.Memory = memory })
	if !b.charts.object.Visible() || b.charts.id != "price" || b.charts.choose.Text != "Potash price" {
		t.Errorf("open %v on %q", b.charts.object.Visible(), b.charts.id)
	}
	b = open(t, func(o *Options) {
		o.Start.Picture = &export.State{Kind: "chart", Chart: "events", At: "2023-01-01"}
	})
	if !b.charts.object.Visible() || b.charts.id != "events" {
		t.Errorf("a picture of a chart opens %q", b.charts.id)
	}
}
