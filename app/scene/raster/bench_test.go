package raster_test

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// countries returns a map-like scene: cells of a warped grid with rough borders, about n points, filled and outlined.
func countries(n int, w, h float32, layers int) []scene.Layer {
	const cols, rows = 16, 11
	per := n / (cols * rows) / 4 // points per side
	r := rand.New(rand.NewPCG(3, 4))
	rough := func(a, b scene.Point) []scene.Point {
		pts := make([]scene.Point, 0, per+1)
		walk := float32(0)
		for i := range per {
			t := float32(i) / float32(per)
			walk += (r.Float32() - 0.5) * 2
			bow := walk * float32(math.Sin(math.Pi*float64(t)))
			pts = append(pts, scene.Point{X: a.X + (b.X-a.X)*t + bow, Y: a.Y + (b.Y-a.Y)*t + bow})
		}
		return pts
	}
	at := func(i, j int) scene.Point {
		return scene.Point{X: w * (float32(i) + 0.4*float32(math.Sin(float64(i*7+j*3)))) / cols, Y: h * (float32(j) + 0.4*float32(math.Cos(float64(i*5+j*2)))) / rows}
	}
	sides := map[[4]int][]scene.Point{}
	side := func(i, j, k, l int) []scene.Point {
		if s, ok := sides[[4]int{k, l, i, j}]; ok {
			return reversed(s)
		}
		s := append(rough(at(i, j), at(k, l)), at(k, l))
		sides[[4]int{i, j, k, l}] = s
		return s
	}
	land := scene.Layer{Name: "land"}
	lines := scene.Layer{Name: "borders"}
	for j := range rows {
		for i := range cols {
			if (i*j)%5 == 3 {
				continue // sea
			}
			p := &scene.Path{Closed: true}
			for _, s := range [4][]scene.Point{side(i, j, i+1, j), side(i+1, j, i+1, j+1), side(i+1, j+1, i, j+1), side(i, j+1, i, j)} {
				p.Points = append(p.Points, s[:len(s)-1]...)
			}
			land.Items = append(land.Items, &scene.Shape{Path: p, Fill: rgb([]uint32{0xEFE9DB, 0xFFFCF4, 0xE6E3CF}[(i+j)%3])})
			lines.Items = append(lines.Items, &scene.Shape{Path: p, Stroke: scene.Stroke{Color: rgb(0x7F98A3), Width: 1}})
		}
	}
	if layers == 3 {
		sea := scene.Layer{Name: "coast"}
		for _, it := range land.Items {
			p := it.(*scene.Shape).Path
			sea.Items = append(sea.Items,
				&scene.Shape{Path: p, Stroke: scene.Stroke{Color: alpha(rgb(0xC4D6DE), 140), Width: 14}},
				&scene.Shape{Path: p, Stroke: scene.Stroke{Color: rgb(0xC4D6DE), Width: 7}})
		}
		return []scene.Layer{sea, land, lines}
	}
	return []scene.Layer{land, lines}
}

// overlay returns 40 routes and markers and n labels with halos.
func overlay(w, h float32, n int) []scene.Layer {
	r := rand.New(rand.NewPCG(5, 6))
	var items []scene.Item
	for i := range 40 {
		p := &scene.Path{}
		x, y := r.Float32()*w, r.Float32()*h
		for j := range 120 {
			p.Points = append(p.Points, scene.Point{X: x + float32(j)*5, Y: y + 40*float32(math.Sin(float64(j)/15))})
		}
		stroke := scene.Stroke{Color: rgb(0x00573F), Width: 6}
		if i%3 == 0 {
			stroke = scene.Stroke{Color: rgb(0x5F6367), Width: 1.9, Dash: []float32{5, 4}}
		}
		items = append(items, &scene.Shape{Path: p, Stroke: stroke})
		if i%3 != 0 {
			items = append(items, &scene.Shape{Path: p, Stroke: scene.Stroke{Color: rgb(0x009E73), Width: 4.2}})
		}
		items = append(items, &scene.Shape{Path: scene.Star(x, y, 8, 4, 5), Fill: rgb(0x56B4E9), Stroke: scene.Stroke{Color: rgb(0x1B5378), Width: 1}})
	}
	for i := range n {
		items = append(items, &scene.Text{
			X: r.Float32() * w, Y: r.Float32() * h, String: fmt.Sprintf("Klaipėda label %d", i),
			Size: 11 + float32(i%3)*1.5, Color: rgb(0x1E2226), Halo: rgb(0xF6F2E8), HaloW: 3.4,
		})
	}
	return []scene.Layer{{Name: "overlay", Items: items}}
}

func benchmark(b *testing.B, w, h int, layers []scene.Layer) {
	f := fonts(b)
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	r := new(raster.Renderer)
	r.DrawLayers(dst, layers, f, 1)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		r.DrawLayers(dst, layers, f, 1)
	}
}

func BenchmarkBase4K(b *testing.B) { benchmark(b, 3840, 2160, countries(80000, 3840, 2160, 2)) }

func BenchmarkBaseCoast4K(b *testing.B) { benchmark(b, 3840, 2160, countries(80000, 3840, 2160, 3)) }
func BenchmarkBase1280(b *testing.B)    { benchmark(b, 1280, 800, countries(20000, 1280, 800, 2)) }
func BenchmarkOverlay(b *testing.B)     { benchmark(b, 1920, 1080, overlay(1920, 1080, 100)) }
func BenchmarkLabels(b *testing.B)      { benchmark(b, 1920, 1080, overlay(1920, 1080, 1000)) }

func BenchmarkFill4K(b *testing.B) {
	benchmark(b, 3840, 2160, []scene.Layer{{Items: []scene.Item{&scene.Shape{Path: scene.Rectangle(scene.Rect{X1: 3840, Y1: 2160}), Fill: white}}}})
}
