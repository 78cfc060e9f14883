package png_test

import (
	"bytes"
	"image"
	"image/color"
	stdpng "image/png"
	"math"
	"math/rand/v2"
	"testing"

	"thawline/app/export/png"
	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/scene/typeset"
	"thawline/assets"
)

// mapLike draws land with rough coasts, routes and labels with halos.
func mapLike(t testing.TB, w, h int) *image.RGBA {
	f, err := typeset.New(assets.Fonts())
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	var items []scene.Item
	for range 60 {
		x, y := r.Float32()*float32(w), r.Float32()*float32(h)
		p := &scene.Path{Closed: true}
		radius := 40 + 160*r.Float32()
		walk := float32(0)
		for i := range 400 {
			a := float64(i) / 400 * 2 * math.Pi
			walk = 0.95*walk + 4*(r.Float32()-0.5)
			d := radius + walk
			p.Points = append(p.Points, scene.Point{X: x + d*float32(math.Cos(a)), Y: y + d*float32(math.Sin(a))})
		}
		v := uint8(220 + r.IntN(30))
		items = append(items, &scene.Shape{
			Path: p, Fill: color.NRGBA{v, v - 6, v - 20, 255},
			Stroke: scene.Stroke{Color: color.NRGBA{127, 152, 163, 255}, Width: 1},
		})
	}
	for i := range 60 {
		x, y := r.Float32()*float32(w), r.Float32()*float32(h)
		items = append(items,
			&scene.Shape{
				Path:   scene.Curve(scene.Point{X: x, Y: y}, scene.Point{X: x + 100, Y: y - 90}, scene.Point{X: x + 200, Y: y + 90}, scene.Point{X: x + 300, Y: y}),
				Stroke: scene.Stroke{Color: color.NRGBA{0, 158, 115, 255}, Width: 1 + 6*r.Float32()},
			},
			&scene.Text{
				X: x, Y: y, String: []string{"Klaipėda", "Minsk", "Ust-Luga", "Салігорск"}[i%4], Size: 12, Color: color.NRGBA{30, 34, 38, 255},
				Halo: color.NRGBA{246, 242, 232, 255}, HaloW: 3.4,
			})
	}
	s := &scene.Scene{W: float32(w), H: float32(h), Background: color.NRGBA{211, 225, 230, 255}, Layers: []scene.Layer{{Items: items}}}
	return raster.Draw(s, f, 1)
}

func TestNoLargerThanStandard(t *testing.T) {
	for _, size := range [][2]int{{1200, 800}, {1920, 1080}} {
		img := mapLike(t, size[0], size[1])
		var want bytes.Buffer
		if err := stdpng.Encode(&want, img); err != nil {
			t.Fatal(err)
		}
		got := encode(t, img, png.Chunks{})
		check(t, img, got, false)
		t.Logf("%v: %d bytes, image/png %d", size, len(got), want.Len())
		if len(got) > want.Len() {
			t.Errorf("%v: %d bytes, more than the %d of image/png", size, len(got), want.Len())
		}
	}
}

func BenchmarkMap4K(b *testing.B) {
	img := mapLike(b, 3840, 2160)
	b.ReportAllocs()
	for b.Loop() {
		encode(b, img, png.Chunks{})
	}
}

func BenchmarkMap4KStandard(b *testing.B) {
	img := mapLike(b, 3840, 2160)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := stdpng.Encode(&out, img); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNoise(b *testing.B) {
	img := pictures()["noise"]
	for b.Loop() {
		encode(b, img, png.Chunks{})
	}
}
