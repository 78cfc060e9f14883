package widgets

import (
	"image"
	"testing"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene/raster"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
	"thawline/geo/basemap"
)

// world returns what a figure of the built-in story is made with.
func world(tb testing.TB) (*figure.Kit, figure.Input) {
	tb.Helper()
	story, err := dataset.Load(assets.Story())
	if err != nil {
		tb.Fatal(err)
	}
	atlas, err := basemap.Decode(assets.Basemap())
	if err != nil {
		tb.Fatal(err)
	}
	fonts, err := typeset.New(assets.Fonts())
	if err != nil {
		tb.Fatal(err)
	}
	messages, err := words.Load(assets.Words(), "en")
	if err != nil {
		tb.Fatal(err)
	}
	v := view.Reduce(story, view.New(story), view.Select{ID: "event:e-2022-02-01-transit-stop"})
	return &figure.Kit{Atlas: atlas, Fonts: fonts}, figure.Input{Story: story, View: v, Palette: palette.Light(), Words: messages, K: 1}
}

func BenchmarkOverlayScene(b *testing.B) {
	kit, in := world(b)
	in.W, in.H = 1069, 590
	for b.Loop() {
		kit.MapOverlay(in)
	}
}

func BenchmarkOverlayPanned(b *testing.B) {
	kit, in := world(b)
	in.W, in.H = 1069, 590
	i := 0
	for b.Loop() {
		i++
		in.View.Camera = view.Camera{Lon: 28 + float64(i%100)/50, Lat: 53, Zoom: 1.5}
		kit.MapOverlay(in)
	}
}

func BenchmarkOverlayPixels(b *testing.B) {
	kit, in := world(b)
	in.W, in.H = 1069, 590
	layers := kit.MapOverlay(in)
	dst := image.NewRGBA(image.Rect(0, 0, 1069, 590))
	for b.Loop() {
		raster.DrawLayers(dst, layers, kit.Fonts, 1)
	}
}

func BenchmarkBase(b *testing.B) {
	kit, in := world(b)
	in.W, in.H = 1069, 590
	job := baseJob{fig: kit, in: in, fonts: kit.Fonts, scale: 1}
	for b.Loop() {
		job.draw()
	}
}

func BenchmarkTimelineScene(b *testing.B) {
	kit, in := world(b)
	in.W, in.H = 1440, 200
	i := 0
	for b.Loop() {
		i++
		in.View = view.Reduce(in.Story, in.View, view.GoEvent{Index: i % 90})
		kit.Timeline(in)
	}
}

func BenchmarkTimelinePixels(b *testing.B) {
	kit, in := world(b)
	in.W, in.H = 1440, 200
	s := kit.Timeline(in)
	dst := image.NewRGBA(image.Rect(0, 0, 1440, 200))
	for b.Loop() {
		paintScene(dst, s, kit.Fonts, 1)
	}
}

func BenchmarkDetails(b *testing.B) {
	kit, in := world(b)
	in.W, in.H = 372, 590
	dst := image.NewRGBA(image.Rect(0, 0, 372, 590))
	for b.Loop() {
		paintScene(dst, kit.Details(in), kit.Fonts, 1)
	}
}
