package raster_test

import (
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"math"
	"runtime"
	"sync/atomic"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

var odd = []float32{
	0, 1, -1, 0.5, 31.9, 64, 1e-30, -1e-30, 255.998, 1e4, -1e4, 1e6, -1e6, 1e9, -1e9, 1e20, -1e20, math.MaxFloat32, -math.MaxFloat32,
	float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()),
}

// TestOddNumbers draws shapes and texts with every pair of odd numbers in every place that takes one.
func TestOddNumbers(t *testing.T) {
	f := fonts(t)
	r := new(raster.Renderer)
	img := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for _, a := range odd {
		for _, b := range odd {
			path := scene.Polygon(scene.Point{X: a, Y: b}, scene.Point{X: 5, Y: 3}, scene.Point{X: b, Y: 30}, scene.Point{X: 9, Y: a})
			open := &scene.Path{Points: path.Points}
			items := []scene.Item{
				&scene.Shape{Path: path, Fill: white, Stroke: scene.Stroke{Color: white, Width: 3, Dash: []float32{a, b}, Phase: a}},
				&scene.Shape{Path: open, Stroke: scene.Stroke{Color: white, Width: 2, Dash: []float32{0.01, 0.7}, Phase: b, Cap: scene.CapRound}, Inside: path},
				&scene.Shape{Path: open, Stroke: scene.Stroke{Color: white, Width: a, Join: scene.JoinMiter, Cap: scene.CapSquare}},
				&scene.Shape{Path: scene.Circle(a, b, 5), Fill: white},
				&scene.Shape{Path: scene.Circle(5, a, b), Fill: white},
				&scene.Text{X: a, Y: b, String: "Ab", Size: 12, Color: white, Halo: white, HaloW: 3},
				&scene.Text{X: 3, Y: 9, String: "Ab", Size: a, Color: white, Halo: white, HaloW: b, Tracking: 1},
				&scene.Text{X: 3, Y: 9, String: "Ab", Size: 12, Color: white, Tracking: a, Angle: b},
			}
			r.DrawLayers(img, []scene.Layer{
				{Items: items},
				{Items: items, Offset: scene.Point{X: a, Y: b}, Clip: scene.Rect{X0: a, Y0: b, X1: 20, Y1: 20}},
				{Items: items, Clip: scene.Rect{X0: 3, Y0: 3, X1: a, Y1: b}},
			}, f, 1)
		}
	}
}

func TestEmptyAndNil(t *testing.T) {
	f := fonts(t)
	items := []scene.Item{
		(*scene.Shape)(nil), (*scene.Text)(nil), nil, &scene.Shape{Fill: white}, &scene.Shape{Path: &scene.Path{}, Fill: white},
		&scene.Shape{Path: &scene.Path{Points: make([]scene.Point, 2), Starts: []int32{5, -1, 9}}, Fill: white, Stroke: scene.Stroke{Color: white, Width: 1}},
		&scene.Text{Color: white, Size: 10}, &scene.Text{String: "\x00\xff\n", Color: white, Size: 10, X: 1, Y: 1},
	}
	s := &scene.Scene{W: 8, H: 8, Layers: []scene.Layer{{Items: items}}}
	for _, scale := range []float64{1, 0, -1, math.NaN(), math.Inf(1), 1e-9} {
		raster.Draw(s, f, scale)
		raster.Draw(s, nil, scale)
	}
	for _, w := range odd {
		if w > 1e3 {
			continue
		}
		raster.Draw(&scene.Scene{W: w, H: w}, f, 1)
	}
}

// TestFarLine draws a line that reaches far beyond the picture: it must cross it where geometry says.
func TestFarLine(t *testing.T) {
	for _, far := range []float32{1e3, 1e6, 4e6} {
		img := cover(100, 100, &scene.Shape{
			Path:   scene.Polyline(scene.Point{X: -far, Y: -far + 10}, scene.Point{X: far, Y: far + 10}),
			Stroke: scene.Stroke{Color: white, Width: 4, Dash: nil},
		})
		if in, out := img.RGBAAt(50, 60).A, img.RGBAAt(60, 50).A; in != 255 || out != 0 {
			t.Errorf("line to %v: %d on it, %d beside it", far, in, out)
		}
		fill := cover(100, 100, &scene.Shape{Path: scene.Polygon(scene.Point{X: -far, Y: -far}, scene.Point{X: far + 100, Y: -far}, scene.Point{X: -far, Y: far + 100}), Fill: white})
		if in := fill.RGBAAt(10, 10).A; in != 255 {
			t.Errorf("triangle to %v: %d inside", far, in)
		}
		if out := fill.RGBAAt(99, 99).A; out != 0 {
			t.Errorf("triangle to %v: %d outside", far, out)
		}
	}
}

func TestStripsStopOnError(t *testing.T) {
	stop := errors.New("stop")
	var n atomic.Int32
	err := raster.Strips(sample(), nil, 1, 1, func() func(*image.RGBA) error {
		return func(*image.RGBA) error {
			if n.Add(1) == 3 {
				return stop
			}
			return nil
		}
	})
	if bands := int(n.Load()); err != stop || bands > 3+2*runtime.GOMAXPROCS(0) {
		t.Errorf("stopped after %d bands with %v", bands, err)
	}
}

// FuzzDraw reads numbers and styles from the bytes: no scene may make the raster panic, and bands must equal the whole.
func FuzzDraw(f *testing.F) {
	f.Add([]byte("a seed that is long enough to hold a few points and a style or two, and some more"))
	for _, v := range odd {
		f.Add(binary.LittleEndian.AppendUint32([]byte{3, 200, 7}, math.Float32bits(v)))
	}
	typefaces := fonts(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 400 {
			return
		}
		next := func() float32 {
			if len(data) == 0 {
				return 7
			}
			kind := data[0]
			data = data[1:]
			if kind < 200 || len(data) < 4 {
				return float32(kind)/2 - 20
			}
			v := math.Float32frombits(binary.LittleEndian.Uint32(data))
			data = data[4:]
			return v
		}
		var items []scene.Item
		for len(data) > 0 && len(items) < 20 {
			path := &scene.Path{Closed: int(next())%2 == 0}
			for range min(max(int(next()), 0), 9) {
				path.Points = append(path.Points, scene.Point{X: next(), Y: next()})
			}
			c := color.NRGBA{R: 9, G: 200, A: uint8(int(min(max(next(), 0), 255)))}
			stroke := scene.Stroke{Color: c, Width: next(), Cap: scene.Cap(uint8(int(min(max(next(), 0), 3)))), Join: scene.Join(uint8(int(min(max(next(), 0), 3))))}
			if next() > 0 {
				stroke.Dash, stroke.Phase = []float32{next(), next()}, next()
			}
			sh := &scene.Shape{Path: path, Fill: c, Stroke: stroke}
			if next() > 10 {
				sh.Inside = path
			}
			items = append(items, sh, &scene.Text{X: next(), Y: next(), String: "Gż", Size: next(), Angle: next(), Color: c, Halo: c, HaloW: next()})
		}
		s := &scene.Scene{W: 60, H: 50, Layers: []scene.Layer{{Items: items, Offset: scene.Point{X: next(), Y: next()}}}}
		whole := raster.Draw(s, typefaces, 1)
		err := raster.Strips(s, typefaces, 1, 13, func() func(*image.RGBA) error {
			return func(b *image.RGBA) error {
				for i, v := range b.Pix {
					if whole.Pix[b.Rect.Min.Y*whole.Stride+i] != v {
						t.Errorf("band %v differs from the whole at byte %d", b.Rect, i)
						break
					}
				}
				return nil
			}
		})
		if err != nil {
			t.Error(err)
		}
	})
}
