package widgets

import (
	"fmt"
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

// BenchmarkSharp is the redraw in the background of a window of 1920x1080, with nothing kept of the view: every frame, and
// the region closer and closer, over Minsk and over a coast of many islands.
func BenchmarkSharp(b *testing.B) {
	kit, in := world(b)
	in.W, in.H = 1920, 1080
	sharp := func(name string, camera view.Camera) {
		in := in
		in.View.Camera = camera
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fresh := &figure.Kit{Atlas: kit.Atlas, Fonts: kit.Fonts}
				baseJob{fig: fresh, in: in, fonts: kit.Fonts, scale: 1}.draw()
			}
		})
	}
	for _, frame := range []string{"region", "europe", "world", "globe"} {
		sharp(frame, view.Camera{Frame: frame})
	}
	for zoom := 1.0; zoom <= view.MaxZoom; zoom *= 2 {
		sharp(fmt.Sprintf("region/minsk/%v", zoom), view.Camera{Frame: "region", Lon: 27.56, Lat: 53.9, Zoom: zoom})
		sharp(fmt.Sprintf("region/coast/%v", zoom), view.Camera{Frame: "region", Lon: 21.5, Lat: 60.2, Zoom: zoom})
	}
	for _, zoom := range []float64{2, 4, 8, 16, 32, 64} {
		sharp(fmt.Sprintf("world/coast/%v", zoom), view.Camera{Frame: "world", Lon: 8, Lat: 60.5, Zoom: zoom})
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
