package widgets

import (
	"image"
	"sync"
	"testing"

	"thawline/app/scene/raster"
	"thawline/app/view"
)

// The worker draws the base while Fyne's goroutine draws everything else from the same kit; run with -race.
func TestTheWorkerSharesTheKit(t *testing.T) {
	kit, in := world(t)
	in.W, in.H = 400, 260
	var wait sync.WaitGroup
	wait.Go(func() {
		for i := range 6 {
			job := baseJob{fig: kit, in: in, fonts: kit.Fonts, scale: 1, look: lookOf(in)}
			job.in.View.Camera = view.Camera{Lon: 28 + float64(i), Lat: 53, Zoom: 1 + float64(i)/3}
			if b := job.draw(); b == nil || b.pixels.Rect.Empty() {
				t.Error("no base")
			}
		}
	})
	wait.Go(func() {
		dst := image.NewRGBA(image.Rect(0, 0, 400, 260))
		now := in
		for i := range 6 {
			now.View = view.Reduce(in.Story, now.View, view.Step{By: 1})
			now.View.Camera = view.Camera{Lon: 28 + float64(i), Lat: 53, Zoom: 1 + float64(i)/3}
			raster.DrawLayers(dst, kit.MapOverlay(now), kit.Fonts, 1)
			paintScene(dst, kit.Timeline(now), kit.Fonts, 1)
			paintScene(dst, kit.Details(now), kit.Fonts, 1)
		}
	})
	wait.Wait()
}
