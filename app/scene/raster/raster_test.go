package raster_test

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/scene/typeset"
	"thawline/assets"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

func fonts(t testing.TB) *typeset.Fonts {
	t.Helper()
	f, err := typeset.New(assets.Fonts())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

func alpha(c color.NRGBA, a uint8) color.NRGBA { c.A = a; return c }

// sample shows every kind of item.
func sample() *scene.Scene {
	ink := rgb(0x1E2226)
	wave := &scene.Path{}
	for i := range 60 {
		x := float32(i) * 3.4
		wave.Points = append(wave.Points, scene.Point{X: 20 + x, Y: 225 + 18*float32(math.Sin(float64(x)/17))})
	}
	zigzag := scene.Polyline(scene.Point{X: 250, Y: 205}, scene.Point{X: 285, Y: 245}, scene.Point{X: 305, Y: 205}, scene.Point{X: 325, Y: 245})
	hole := scene.Combine(scene.Circle(60, 60, 38), &scene.Path{Points: reversed(scene.Circle(60, 60, 18).Points), Closed: true})
	land := scene.Star(170, 62, 44, 22, 7)
	s := &scene.Scene{W: 400, H: 300, Background: rgb(0xD3E1E6)}
	s.Layers = []scene.Layer{{Name: "shapes", Items: []scene.Item{
		&scene.Shape{Path: hole, Fill: rgb(0xEFE9DB), Stroke: scene.Stroke{Color: rgb(0x7F98A3), Width: 0.8}},
		&scene.Shape{Path: land, Fill: rgb(0xFFFCF4), Stroke: scene.Stroke{Color: rgb(0x8C7A4E), Width: 1.3}},
		&scene.Shape{Path: land, Stroke: scene.Stroke{Color: alpha(rgb(0xE2D0A4), 204), Width: 12}, Inside: land},
		&scene.Shape{Path: scene.RoundRect(scene.Rect{X0: 230, Y0: 20, X1: 380, Y1: 100}, 10), Fill: alpha(rgb(0xFFFFFF), 128), Stroke: scene.Stroke{Color: ink, Width: 1}},
		&scene.Shape{Path: wave, Stroke: scene.Stroke{Color: rgb(0x00573F), Width: 8, Cap: scene.CapRound}},
		&scene.Shape{Path: wave, Stroke: scene.Stroke{Color: rgb(0x009E73), Width: 6.2}},
		&scene.Shape{Path: wave.Moved(0, 30), Stroke: scene.Stroke{Color: rgb(0x5F6367), Width: 1.9, Dash: []float32{5, 4}}},
		&scene.Shape{Path: wave.Moved(0, 45), Stroke: scene.Stroke{Color: rgb(0x4C5258), Width: 2.1, Dash: []float32{0, 4.6}, Cap: scene.CapRound}},
		&scene.Shape{Path: zigzag, Stroke: scene.Stroke{Color: alpha(rgb(0xD55E00), 150), Width: 9, Join: scene.JoinMiter}},
		&scene.Shape{Path: zigzag.Moved(70, 0), Stroke: scene.Stroke{Color: rgb(0x0072B2), Width: 9, Join: scene.JoinBevel, Cap: scene.CapSquare}},
		&scene.Shape{Path: scene.Circle(300, 275, 7), Fill: rgb(0xDCE7EB), Stroke: scene.Stroke{Color: rgb(0xD55E00), Width: 2}},
		&scene.Shape{Path: scene.Regular(330, 275, 6, 4, -math.Pi/2), Fill: rgb(0x009E73), Stroke: scene.Stroke{Color: rgb(0x00543D), Width: 1}},
	}}, {Name: "text", Items: []scene.Item{
		&scene.Text{X: 240, Y: 42, String: "Klaipėda closed, 1 February 2022", Size: 9, Color: ink},
		&scene.Text{X: 305, Y: 62, String: "WARSAW AV", Face: scene.SansBold, Size: 14, Color: ink, Align: scene.Centre, Tracking: 2},
		&scene.Text{X: 370, Y: 80, String: "12.4 Mt", Size: 12, Color: ink, Align: scene.Right, Tabular: true},
		&scene.Text{X: 20, Y: 140, String: "Балтыйскае мора", Face: scene.SerifItal, Size: 16, Color: rgb(0x3E5F6E), Halo: rgb(0xDCE7EB), HaloW: 3.4},
		&scene.Text{X: 60, Y: 64, String: "Minsk", Face: scene.SansBold, Size: 14, Color: ink, Align: scene.Centre, Halo: rgb(0xF6F2E8), HaloW: 3.6},
		&scene.Text{X: 150, Y: 190, String: "turned along the line", Size: 10.5, Angle: -0.4, Color: rgb(0x6B4700), Tracking: 0.9, Halo: rgb(0xF6F2E8), HaloW: 3.4},
		&scene.Text{X: 250, Y: 180, String: "64", Face: scene.SansBold, Size: 64, Color: ink, Tracking: -0.8},
	}}, {Name: "cut", Offset: scene.Point{X: 10, Y: -5}, Clip: scene.Rect{X0: 350, Y0: 120, X1: 390, Y1: 160}, Items: []scene.Item{
		&scene.Shape{Path: scene.Circle(360, 145, 30), Fill: rgb(0xCC79A7)},
		&scene.Text{X: 330, Y: 150, String: "cut off", Size: 14, Color: rgb(0xFFFFFF)},
	}}}
	return s
}

func reversed(p []scene.Point) []scene.Point {
	out := make([]scene.Point, len(p))
	for i := range p {
		out[len(p)-1-i] = p[i]
	}
	return out
}

func TestGolden(t *testing.T) {
	f := fonts(t)
	for name, scale := range map[string]float64{"sample-1x.png": 1, "sample-2x.png": 2} {
		t.Run(name, func(t *testing.T) {
			got := raster.Draw(sample(), f, scale)
			file := filepath.Join("testdata", name)
			if *update {
				var b bytes.Buffer
				if err := png.Encode(&b, got); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			in, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			want, err := png.Decode(in)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, want)
		})
	}
}

// compare allows one step of difference: other processors may fuse multiplications.
func compare(t *testing.T, got *image.RGBA, want image.Image) {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("size %v, want %v", got.Bounds(), want.Bounds())
	}
	bad := 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			a := got.RGBAAt(x, y)
			r, g, b, _ := want.At(x, y).RGBA()
			for _, d := range [3]int{int(a.R) - int(r>>8), int(a.G) - int(g>>8), int(a.B) - int(b>>8)} {
				if d < -1 || d > 1 {
					bad++
				}
			}
		}
	}
	if bad > 0 {
		t.Errorf("%d samples differ from the golden picture", bad)
	}
}
