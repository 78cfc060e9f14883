package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

var white = color.NRGBA{R: 255, G: 255, B: 255, A: 255}

// cover draws one shape in white on nothing and returns the picture.
func cover(w, h float32, shapes ...*scene.Shape) *image.RGBA {
	s := &scene.Scene{W: w, H: h, Layers: []scene.Layer{{}}}
	for _, sh := range shapes {
		s.Layers[0].Items = append(s.Layers[0].Items, sh)
	}
	return raster.Draw(s, nil, 1)
}

// area sums the coverage in pixels.
func area(img *image.RGBA) float64 {
	sum := 0.0
	for i := 3; i < len(img.Pix); i += 4 {
		sum += float64(img.Pix[i]) / 255
	}
	return sum
}

func trueArea(p *scene.Path) float64 {
	sum := 0.0
	for i, a := range p.Points {
		b := p.Points[(i+1)%len(p.Points)]
		sum += float64(a.X)*float64(b.Y) - float64(b.X)*float64(a.Y)
	}
	return math.Abs(sum) / 2
}

func TestFillArea(t *testing.T) {
	tests := map[string]*scene.Path{
		"whole pixels":   scene.Rectangle(scene.Rect{X0: 3, Y0: 4, X1: 17, Y1: 9}),
		"parts of one":   scene.Rectangle(scene.Rect{X0: 3.25, Y0: 4.25, X1: 3.75, Y1: 4.5}),
		"over several":   scene.Rectangle(scene.Rect{X0: 3.5, Y0: 4.25, X1: 17.75, Y1: 9.5}),
		"triangle":       scene.Polygon(scene.Point{X: 2, Y: 3}, scene.Point{X: 60, Y: 21}, scene.Point{X: 7, Y: 55}),
		"flat triangle":  scene.Polygon(scene.Point{X: 2, Y: 3}, scene.Point{X: 60, Y: 3.5}, scene.Point{X: 60, Y: 4}),
		"disc":           scene.Circle(32, 32, 25),
		"star":           scene.Star(32.3, 32.1, 29, 12, 5),
		"backwards disc": {Points: reversed(scene.Circle(32, 32, 25).Points), Closed: true},
	}
	for name, p := range tests {
		t.Run(name, func(t *testing.T) {
			img := cover(64, 64, &scene.Shape{Path: p, Fill: white})
			pixels := 0.0 // each may be half a step out, and the corners are rounded to 1/256
			for i := 3; i < len(img.Pix); i += 4 {
				if a := img.Pix[i]; a > 0 && a < 255 {
					pixels++
				}
			}
			if got, want := area(img), trueArea(p); math.Abs(got-want) > (pixels+2)/255 {
				t.Errorf("coverage sums to %v, want %v", got, want)
			}
		})
	}
}

func TestExactPixels(t *testing.T) {
	img := cover(4, 4, &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 0.5, Y0: 1, X1: 3, Y1: 2.25}), Fill: white})
	want := []uint8{
		0, 0, 0, 0,
		128, 255, 255, 0,
		32, 64, 64, 0,
		0, 0, 0, 0,
	}
	for i, w := range want {
		if got := img.Pix[i*4+3]; got != w {
			t.Errorf("pixel %d,%d has %d, want %d", i%4, i/4, got, w)
		}
	}
}

// TestSeam draws the two halves of a polygon as one path: the shared edge must not show.
func TestSeam(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		a := scene.Point{X: r.Float32() * 60, Y: 0}
		b := scene.Point{X: r.Float32() * 60, Y: 40}
		left := scene.Polygon(scene.Point{}, a, b, scene.Point{Y: 40})
		right := scene.Polygon(a, scene.Point{X: 60}, scene.Point{X: 60, Y: 40}, b)
		img := cover(60, 40, &scene.Shape{Path: scene.Combine(left, right), Fill: white})
		for i := 3; i < len(img.Pix); i += 4 {
			if img.Pix[i] != 255 {
				t.Fatalf("seam %v-%v shows at pixel %d: %d", a, b, i/4, img.Pix[i])
			}
		}
	}
}

func TestStrokeArea(t *testing.T) {
	line := scene.Polyline(scene.Point{X: 10, Y: 20}, scene.Point{X: 50, Y: 20})
	square := scene.Rectangle(scene.Rect{X0: 10, Y0: 10, X1: 50, Y1: 50})
	corner := scene.Polyline(scene.Point{X: 10, Y: 50}, scene.Point{X: 50, Y: 50}, scene.Point{X: 50, Y: 10})
	sharp := scene.Polyline(scene.Point{X: 10, Y: 20}, scene.Point{X: 50, Y: 20}, scene.Point{X: 10, Y: 21})
	tests := []struct {
		name   string
		path   *scene.Path
		stroke scene.Stroke
		want   float64
	}{
		{"butt", line, scene.Stroke{Width: 6}, 240},
		{"hairline", line, scene.Stroke{Width: 0.5}, 20},
		{"square", line, scene.Stroke{Width: 6, Cap: scene.CapSquare}, 276},
		{"round", line, scene.Stroke{Width: 6, Cap: scene.CapRound}, 240 + 9*math.Pi},
		{"closed miter", square, scene.Stroke{Width: 4, Join: scene.JoinMiter}, 640},
		{"closed bevel", square, scene.Stroke{Width: 4, Join: scene.JoinBevel}, 640 - 4*2},
		{"closed round", square, scene.Stroke{Width: 4, Join: scene.JoinRound}, 640 - 4*4 + 4*math.Pi},
		{"corner miter", corner, scene.Stroke{Width: 4, Join: scene.JoinMiter}, 320 + 4},
		{"corner round", corner, scene.Stroke{Width: 4}, 320 - 4 + 4 + math.Pi},
		{"dashed", line, scene.Stroke{Width: 6, Dash: []float32{5, 3}}, 5 * 5 * 6},
		{"dashed, shifted", line, scene.Stroke{Width: 6, Dash: []float32{5, 3}, Phase: 4}, 25 * 6},
		{"odd dashes", line, scene.Stroke{Width: 6, Dash: []float32{8}}, 24 * 6},
		{"dots", line, scene.Stroke{Width: 2, Dash: []float32{0, 10}, Cap: scene.CapRound}, 4 * math.Pi},
		{"no dash", line, scene.Stroke{Width: 6, Dash: []float32{0, 0}}, 240},
		{"sharp turn is bevelled", sharp, scene.Stroke{Width: 6, Join: scene.JoinMiter}, 40*6 + 20},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.stroke.Color = white
			got := area(cover(64, 64, &scene.Shape{Path: tt.path, Stroke: tt.stroke}))
			if math.Abs(got-tt.want) > 0.02*tt.want+1 {
				t.Errorf("stroke covers %v pixels, want %v", got, tt.want)
			}
		})
	}
}

// TestStrokeIsUnion draws a tight spiral with a pen wider than its turns: nothing inside may be left out.
func TestStrokeIsUnion(t *testing.T) {
	p := &scene.Path{}
	for i := range 400 {
		a := float64(i) / 30
		p.Points = append(p.Points, scene.Point{X: 64 + float32(a*2*math.Cos(a)), Y: 64 + float32(a*2*math.Sin(a))})
	}
	img := cover(128, 128, &scene.Shape{Path: p, Stroke: scene.Stroke{Color: white, Width: 16, Cap: scene.CapRound}})
	for y := 44; y < 84; y++ {
		for x := 44; x < 84; x++ {
			if a := img.RGBAAt(x, y).A; math.Hypot(float64(x-64), float64(y-64)) < 20 && a != 255 {
				t.Fatalf("hole at %d,%d: %d", x, y, a)
			}
		}
	}
}

func TestInside(t *testing.T) {
	disc := scene.Circle(32, 32, 20)
	band := cover(64, 64, &scene.Shape{Path: disc, Stroke: scene.Stroke{Color: white, Width: 12}, Inside: disc})
	want := math.Pi * (20*20 - 14*14)
	if got := area(band); math.Abs(got-want) > 0.02*want {
		t.Errorf("the inner half of the band covers %v, want %v", got, want)
	}
	if out := band.RGBAAt(32, 9); out.A != 0 {
		t.Errorf("painted outside: %v", out)
	}
	away := cover(64, 64, &scene.Shape{Path: disc, Fill: white, Inside: scene.Circle(200, 200, 5)})
	if area(away) != 0 {
		t.Error("painted outside a path that is off the picture")
	}
}

func TestClip(t *testing.T) {
	f := fonts(t)
	clip := scene.Rect{X0: 10.2, Y0: 11.6, X1: 40.9, Y1: 30.1}
	s := &scene.Scene{W: 64, H: 64, Layers: []scene.Layer{{Clip: clip, Offset: scene.Point{X: 3, Y: 3}, Items: []scene.Item{
		&scene.Shape{Path: scene.Circle(30, 30, 80), Fill: white, Stroke: scene.Stroke{Color: white, Width: 5}},
		&scene.Text{X: -10, Y: 30, String: "Wwwwwwwwwwwww", Size: 20, Color: white, Halo: white, HaloW: 4},
		&scene.Text{X: -10, Y: 20, String: "Wwwwwwwwwwwww", Size: 20, Color: white, Halo: white, HaloW: 4, Angle: 0.5},
	}}}}
	img := raster.Draw(s, f, 1)
	for y := range 64 {
		for x := range 64 {
			in := x >= 10 && x < 41 && y >= 12 && y < 30
			if a := img.RGBAAt(x, y).A; in != (a == 255) {
				t.Fatalf("pixel %d,%d has %d; inside the clip: %v", x, y, a, in)
			}
		}
	}
}

func TestBlending(t *testing.T) {
	red, half := color.NRGBA{R: 255, A: 255}, color.NRGBA{G: 255, A: 128}
	box := scene.Rectangle(scene.Rect{X1: 4, Y1: 4})
	s := &scene.Scene{W: 4, H: 4, Background: red, Layers: []scene.Layer{{Items: []scene.Item{&scene.Shape{Path: box, Fill: half}}}}}
	if got, want := raster.Draw(s, nil, 1).RGBAAt(1, 1), (color.RGBA{R: 127, G: 128, A: 255}); got != want {
		t.Errorf("half green on red is %v, want %v", got, want)
	}
	s.Background = color.NRGBA{}
	if got, want := raster.Draw(s, nil, 1).RGBAAt(1, 1), (color.RGBA{G: 128, A: 128}); got != want {
		t.Errorf("half green on nothing is %v, want %v", got, want)
	}
}

func TestStripsEqualWhole(t *testing.T) {
	f := fonts(t)
	for _, scale := range []float64{1, 1.72, 3} {
		whole := raster.Draw(sample(), f, scale)
		if !bytes.Equal(whole.Pix, raster.Draw(sample(), f, scale).Pix) {
			t.Fatal("two drawings differ")
		}
		for _, rows := range []int{1, 7, 64, 5000} {
			var drawn atomic.Int64 // rows
			err := raster.Strips(sample(), f, scale, rows, func() func(*image.RGBA) error {
				next := 0
				return func(b *image.RGBA) error {
					if y := b.Rect.Min.Y; y != next && y%rows != 0 {
						t.Errorf("band begins at %d, want %d or a new strip", y, next)
					}
					next = b.Rect.Max.Y
					if from, to := b.Rect.Min.Y*whole.Stride, next*whole.Stride; !bytes.Equal(b.Pix, whole.Pix[from:to]) {
						t.Errorf("scale %v: band %v differs from the whole", scale, b.Rect)
					}
					drawn.Add(int64(b.Rect.Dy()))
					return nil
				}
			})
			if err != nil || int(drawn.Load()) != whole.Rect.Dy() {
				t.Errorf("%d rows drawn, error %v", drawn.Load(), err)
			}
		}
	}
}

func TestPartEqualsWhole(t *testing.T) {
	f := fonts(t)
	s := sample()
	whole := raster.Draw(s, f, 2)
	part := image.NewRGBA(image.Rect(211, 97, 530, 405))
	new(raster.Renderer).Draw(part, s, f, 2)
	for y := part.Rect.Min.Y; y < part.Rect.Max.Y; y++ {
		for x := part.Rect.Min.X; x < part.Rect.Max.X; x++ {
			if part.RGBAAt(x, y) != whole.RGBAAt(x, y) {
				t.Fatalf("pixel %d,%d of the part is %v, of the whole %v", x, y, part.RGBAAt(x, y), whole.RGBAAt(x, y))
			}
		}
	}
}

// TestDashesGoOn draws a line of very many points, as a whole and in part: the dashes of every stretch of it must stand where
// the length of all before it puts them, seen or not.
func TestDashesGoOn(t *testing.T) {
	path := &scene.Path{}
	for i := range 901 {
		path.Points = append(path.Points, scene.Point{X: 30, Y: float32(i)})
	}
	s := &scene.Scene{W: 60, H: 900, Layers: []scene.Layer{{Items: []scene.Item{
		&scene.Shape{Path: path, Stroke: scene.Stroke{Color: white, Width: 4, Dash: []float32{5, 4}}},
	}}}}
	for _, r := range []image.Rectangle{image.Rect(0, 0, 60, 900), image.Rect(0, 300, 60, 341), image.Rect(29, 870, 55, 900)} {
		part := image.NewRGBA(r)
		new(raster.Renderer).Draw(part, s, nil, 1)
		for y := r.Min.Y; y < r.Max.Y; y++ {
			want := uint8(255)
			if y%9 >= 5 {
				want = 0
			}
			if got := part.RGBAAt(30, y).A; got != want {
				t.Fatalf("part %v: the line in row %d is %d, want %d", r, y, got, want)
			}
		}
	}
}

// TestCovered draws a sheet over what was drawn before: a whole opaque one hides it, others do not.
func TestCovered(t *testing.T) {
	blue := color.NRGBA{B: 255, A: 255}
	below := &scene.Shape{Path: scene.Circle(20, 20, 15), Fill: color.NRGBA{R: 255, A: 255}}
	turned := scene.Rectangle(scene.Rect{X1: 40, Y1: 40})
	turned.Points = append(turned.Points[1:], turned.Points[0])
	tests := map[string]struct {
		path  *scene.Path
		fill  color.NRGBA
		clip  scene.Rect
		hides bool
	}{
		"whole":       {scene.Rectangle(scene.Rect{X1: 40, Y1: 40}), blue, scene.Rect{}, true},
		"larger":      {scene.Rectangle(scene.Rect{X0: -9, Y0: -9, X1: 99, Y1: 99}), blue, scene.Rect{X1: 40, Y1: 40}, true},
		"turned":      {turned, blue, scene.Rect{}, true},
		"transparent": {scene.Rectangle(scene.Rect{X1: 40, Y1: 40}), color.NRGBA{B: 255, A: 100}, scene.Rect{}, false},
		"clipped":     {scene.Rectangle(scene.Rect{X1: 40, Y1: 40}), blue, scene.Rect{X1: 19, Y1: 40}, false},
		"narrow":      {scene.Rectangle(scene.Rect{X1: 21, Y1: 40}), blue, scene.Rect{}, false},
		"bow tie":     {scene.Polygon(scene.Point{}, scene.Point{X: 40}, scene.Point{Y: 40}, scene.Point{X: 40, Y: 40}), blue, scene.Rect{}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			img := raster.Draw(&scene.Scene{W: 40, H: 40, Background: white, Layers: []scene.Layer{
				{Items: []scene.Item{below}}, {Clip: tt.clip, Items: []scene.Item{&scene.Shape{Path: tt.path, Fill: tt.fill}}},
			}}, nil, 1)
			hidden := img.RGBAAt(30, 20) == color.RGBA{B: 255, A: 255}
			if hidden != tt.hides {
				t.Errorf("pixel is %v", img.RGBAAt(30, 20))
			}
			if corner := img.RGBAAt(39, 1); tt.hides && corner != (color.RGBA{B: 255, A: 255}) {
				t.Errorf("corner is %v", corner)
			}
		})
	}
}
