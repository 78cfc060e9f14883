package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// inset is a picture with a lasting ground in a box whose edges run through pixels, and something over both.
func inset() []scene.Layer {
	box := scene.Rect{X0: 40.3, Y0: 20.6, X1: 161.7, Y1: 90.2}
	ground := func(items ...scene.Item) scene.Layer {
		return scene.Layer{Offset: scene.Point{X: 40.3, Y: 20.6}, Clip: box, Lasting: true, Still: true, Items: items}
	}
	fill := color.NRGBA{R: 200, G: 220, B: 240, A: 255}
	return []scene.Layer{
		{Items: []scene.Item{&scene.Shape{Path: scene.Circle(60, 40, 50), Fill: color.NRGBA{R: 90, G: 10, B: 30, A: 200}}}},
		ground(&scene.Shape{Path: scene.Rectangle(scene.Rect{X1: 121.4, Y1: 69.6}), Fill: fill}),
		ground(&scene.Shape{Path: scene.Circle(30, 20, 45), Stroke: scene.Stroke{Color: white, Width: 7}}),
		{Items: []scene.Item{&scene.Shape{Path: scene.Segment(0, 0, 200, 100), Stroke: scene.Stroke{Color: white, Width: 3}}}},
	}
}

// frame draws layers over grey.
func frame(r image.Rectangle, draw func(dst *image.RGBA)) *image.RGBA {
	dst := image.NewRGBA(r)
	for i := range dst.Pix {
		dst.Pix[i] = 128 | uint8(255*(i%4/3))
	}
	draw(dst)
	return dst
}

func TestStillsDrawAsLayersAre(t *testing.T) {
	for _, scale := range []float64{1, 1.25, 2} {
		for _, r := range []image.Rectangle{image.Rect(0, 0, 300, 150), image.Rect(50, 30, 120, 80)} {
			var s raster.Stills
			layers := inset()
			want := frame(r, func(dst *image.RGBA) { raster.DrawLayers(dst, layers, nil, scale) })
			first := frame(r, func(dst *image.RGBA) { s.DrawLayers(dst, layers, nil, scale) })
			again := frame(r, func(dst *image.RGBA) { s.DrawLayers(dst, layers, nil, scale) })
			if !bytes.Equal(first.Pix, again.Pix) {
				t.Errorf("scale %v, %v: the second frame differs from the first", scale, r)
			}
			for i := range want.Pix {
				if d := int(want.Pix[i]) - int(first.Pix[i]); d < -1 || d > 1 {
					t.Fatalf("scale %v, %v: byte %d is %d, want %d", scale, r, i, first.Pix[i], want.Pix[i])
				}
			}
		}
	}
}

func TestStillsKeepWhatLasts(t *testing.T) {
	var s raster.Stills
	r := image.Rect(0, 0, 200, 100)
	draw := func(layers []scene.Layer) []byte {
		return frame(r, func(dst *image.RGBA) { s.DrawLayers(dst, layers, nil, 1) }).Pix
	}
	layers := inset()
	before := draw(layers)
	repaint := func(l scene.Layer, c color.NRGBA) { l.Items[0].(*scene.Shape).Fill = c }
	// Against the rules the ground changes colour: the kept pixels know nothing of it.
	red := color.NRGBA{R: 255, A: 255}
	repaint(layers[1], red)
	if !bytes.Equal(draw(layers), before) {
		t.Error("the ground was drawn again")
	}
	other := inset()
	repaint(other[1], red)
	if bytes.Equal(draw(other), before) {
		t.Error("another ground was not drawn")
	}
	draw(layers[:1]) // a frame without the ground: it is let go
	if bytes.Equal(draw(layers), before) {
		t.Error("the ground was kept for longer than it was shown")
	}
	// What is no sheet over all of its clip shows what is below it, which changes.
	open := inset()
	open[1].Items[0].(*scene.Shape).Path = scene.Rectangle(scene.Rect{X1: 90, Y1: 69.6})
	before = draw(open)
	repaint(open[1], red)
	if bytes.Equal(draw(open), before) {
		t.Error("a ground that can be seen through was kept")
	}
}
