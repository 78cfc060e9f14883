package raster_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/scene/typeset"
)

// inkOfText draws one text black on white and returns the sum of what it darkens, in pixels, and its middle.
func inkOfText(f *typeset.Fonts, t scene.Text) (sum, x, y float64, picture *image.RGBA) {
	t.Color = color.NRGBA{A: 255}
	s := &scene.Scene{W: 240, H: 240, Background: color.NRGBA{R: 255, G: 255, B: 255, A: 255}, Layers: []scene.Layer{{Name: "t", Items: []scene.Item{&t}}}}
	picture = raster.Draw(s, f, 1)
	for py := range 240 {
		for px := range 240 {
			a := 1 - float64(picture.RGBAAt(px, py).R)/255
			sum, x, y = sum+a, x+a*(float64(px)+0.5), y+a*(float64(py)+0.5)
		}
	}
	return sum, x / sum, y / sum, picture
}

// A turned text is as dark as an upright one, stands where it is asked to, to a quarter of a pixel, and moved by whole
// pixels it is the same picture.
func TestTurnedText(t *testing.T) {
	f := fonts(t)
	text := scene.Text{X: 120, Y: 120, String: "Baltic Sea", Face: scene.SerifItal, Size: 22, Tracking: 1.5, Align: scene.Centre}
	upright, ux, uy, _ := inkOfText(f, text)
	for _, angle := range []float64{-2.5, -math.Pi / 2, -0.3, 0.01, 0.7, math.Pi} {
		turned := text
		turned.Angle = float32(angle)
		sum, x, y, picture := inkOfText(f, turned)
		if math.Abs(sum/upright-1) > 0.02 {
			t.Errorf("at %.2f rad the ink is %.1f, upright %.1f", angle, sum, upright)
		}
		sin, cos := math.Sincos(angle)
		wantX, wantY := 120+(ux-120)*cos-(uy-120)*sin, 120+(ux-120)*sin+(uy-120)*cos
		if math.Hypot(x-wantX, y-wantY) > 0.75 { // an upright line stands on a whole pixel, a turned one on a quarter
			t.Errorf("at %.2f rad the middle is %.2f, %.2f, want %.2f, %.2f", angle, x, y, wantX, wantY)
		}
		turned.X, turned.Y = turned.X+7, turned.Y-3
		_, _, _, moved := inkOfText(f, turned)
		for py := 20; py < 220; py++ {
			for px := 20; px < 220; px++ {
				if picture.RGBAAt(px, py) != moved.RGBAAt(px+7, py-3) {
					t.Fatalf("at %.2f rad, moved by whole pixels, it is another picture at %d, %d", angle, px, py)
				}
			}
		}
	}
}
