package widgets

import (
	"bytes"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
	"thawline/geo"
)

// solid is a picture of one colour with a map room.
func solid(step int, c color.NRGBA) Picture {
	p, err := geo.NewConic(50, 60, 53, 29.5)
	if err != nil {
		panic(err)
	}
	vp := geo.Viewport{Projection: p, MetresPerPoint: 1000 * float64(step+1), W: 1248, H: 857}
	return Picture{
		Scene: &scene.Scene{W: 1920, H: 1080, Background: c}, Step: step,
		Room: scene.Rect{X0: 672, Y0: 0, X1: 1920, Y1: 857}, Map: vp,
	}
}

func TestPassageBeginsAndEndsWithThePictures(t *testing.T) {
	s := newStand(t)
	red, blue := color.NRGBA{200, 0, 0, 255}, color.NRGBA{0, 0, 200, 255}
	st := NewStage(s.env, 1080, nil, nil, nil)
	dst := image.NewRGBA(image.Rect(0, 0, 960, 540))
	st.paintScene(dst, solid(0, red).Scene)
	p := st.newPassage(solid(0, red), solid(1, blue), cloned(dst))
	if p.flight == nil || p.room != image.Rect(336, 0, 960, 429) {
		t.Fatalf("the map does not move, or stands at %v", p.room)
	}
	at := func(x, y int) color.RGBA { return dst.RGBAAt(x, y) }
	for _, c := range []struct {
		share float64
		want  color.RGBA
	}{{0, color.RGBA{200, 0, 0, 255}}, {.5, color.RGBA{100, 0, 100, 255}}, {1, color.RGBA{0, 0, 200, 255}}} {
		p.share = c.share
		p.paint(dst)
		for _, place := range [][2]int{{10, 10}, {100, 500}, {900, 530}} {
			if got := at(place[0], place[1]); got != c.want {
				t.Errorf("at %v of the way %v is %v, want %v", c.share, place, got, c.want)
			}
		}
	}
}

func TestWhatLiesOverAPictureIsNotInIt(t *testing.T) {
	s := newStand(t)
	red := color.RGBA{200, 0, 0, 255}
	st := NewStage(s.env, 1080, func(w, h float64) Picture { return solid(0, color.NRGBA(red)) }, nil, nil)
	over := false
	st.Ink = func() []scene.Item {
		if !over {
			return nil
		}
		return []scene.Item{&scene.Shape{Path: scene.Rectangle(scene.Rect{X1: 400, Y1: 400}), Fill: color.NRGBA{0, 200, 0, 255}}}
	}
	at := func() color.RGBA { return st.surface.generate(960, 540).(*image.RGBA).RGBAAt(10, 10) }
	for i, want := range []color.RGBA{red, {0, 200, 0, 255}, {0, 200, 0, 255}, red} {
		over = want != red
		st.Retouch()
		if got := at(); got != want {
			t.Errorf("%d: %v, want %v", i, got, want)
		}
		if held := st.pixels != nil; held != over {
			t.Errorf("%d: the picture below is held: %v", i, held)
		}
	}
}

func TestForgettingKeepsThePicture(t *testing.T) {
	s := newStand(t)
	st := NewStage(s.env, 1080, func(w, h float64) Picture { return solid(0, color.NRGBA{200, 0, 0, 255}) }, nil, nil)
	before := st.surface.generate(960, 540).(*image.RGBA)
	st.Forget()
	if st.surface.pixels != nil || st.passage != nil {
		t.Error("the pixels are still held")
	}
	if got, want := st.surface.generate(960, 540).(*image.RGBA).RGBAAt(5, 5), before.RGBAAt(5, 5); got != want {
		t.Errorf("painted again it is %v, want %v", got, want)
	}
	m := NewMapView(s.env, s.kit, s.store, s.input)
	m.Resize(fyne.NewSize(320, 200))
	m.surface.Raster.Resize(fyne.NewSize(320, 200))
	first := append([]byte(nil), m.surface.generate(320, 200).(*image.RGBA).Pix...)
	m.Forget()
	if m.base != nil || m.laid != nil {
		t.Error("the map is still held")
	}
	if again := m.surface.generate(320, 200).(*image.RGBA).Pix; !bytes.Equal(first, again) {
		t.Error("the map painted again is another one")
	}
}

func TestBlendPixels(t *testing.T) {
	a := []uint8{0, 255, 10, 255, 1, 2, 3, 255, 9, 9, 9, 255}
	b := []uint8{255, 0, 20, 255, 1, 2, 3, 255, 19, 9, 9, 255}
	out := make([]uint8, len(a))
	for weight := uint64(0); weight <= 256; weight++ {
		blendPixels(out, a, b, weight)
		for i := range a {
			want := (int(a[i])*int(256-weight) + int(b[i])*int(weight)) >> 8
			if int(out[i]) != want {
				t.Fatalf("weight %d: byte %d is %d, want %d", weight, i, out[i], want)
			}
		}
	}
}

// A frame of a transition at 1920 x 1080: the map moves and dissolves, the text dissolves.
func BenchmarkPassage(b *testing.B) {
	s := newStand(b)
	st := NewStage(s.env, 1080, nil, nil, nil)
	dst := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
	first, second := solid(0, color.NRGBA{200, 0, 0, 255}), solid(1, color.NRGBA{0, 0, 200, 255})
	st.paintScene(dst, first.Scene)
	p := st.newPassage(first, second, cloned(dst))
	b.ResetTimer()
	for i := range b.N {
		p.share = float64(i%100) / 100
		p.paint(dst)
	}
}

// What lies over a slide at 1920 x 1080 is drawn anew without the slide: a line being drawn, the pointer moving.
func TestRetouchKeepsThePicture(t *testing.T) {
	s := newStand(t)
	drawn := 0
	st := NewStage(s.env, 1080, func(_, _ float64) Picture { drawn++; return solid(0, color.NRGBA{9, 9, 9, 255}) }, nil, nil)
	dst := image.NewRGBA(image.Rect(0, 0, 960, 540))
	st.paint(dst, 1)
	st.Shine(LaserBeam, true)
	st.paint(dst, 1)
	if dst.RGBAAt(0, 0) == (color.RGBA{9, 9, 9, 255}) {
		t.Error("the pointer is not drawn")
	}
	st.Shine(LaserBeam, false)
	st.paint(dst, 1)
	if dst.RGBAAt(0, 0) != (color.RGBA{9, 9, 9, 255}) {
		t.Error("the pointer left a trace")
	}
	if drawn != 1 {
		t.Errorf("the slide was drawn %d times", drawn)
	}
	st.Redraw()
	st.paint(dst, 1)
	st.paint(image.NewRGBA(image.Rect(0, 0, 480, 270)), 1)
	if drawn != 3 {
		t.Errorf("after a change and another size the slide was drawn %d times, want 3", drawn)
	}
}

func BenchmarkRetouch(b *testing.B) {
	s := newStand(b)
	st := NewStage(s.env, 1080, func(_, _ float64) Picture { return solid(0, color.NRGBA{9, 9, 9, 255}) }, nil, nil)
	dst := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
	st.paint(dst, 1)
	st.Shine(LaserBeam, true)
	b.ResetTimer()
	for range b.N {
		st.paint(dst, 1)
	}
}
