package gif_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	stdgif "image/gif"
	"testing"
	"time"

	"thawline/app/export/gif"
)

// frames are a ground with a square that moves, over a shade of n colours.
func frames(n int) []*image.RGBA {
	var list []*image.RGBA
	for i := range 5 {
		img := image.NewRGBA(image.Rect(0, 0, 120, 80))
		draw.Draw(img, img.Rect, image.NewUniform(color.RGBA{0xD3, 0xE1, 0xE6, 255}), image.Point{}, draw.Src)
		for x := range n {
			img.Set(x%120, 60+x/120, color.RGBA{uint8(x), uint8(x / 2), uint8(255 - x), 255})
		}
		at := image.Rect(10*i, 20, 10*i+8, 28)
		if i == 4 {
			at = at.Sub(image.Pt(10, 0)) // as the one before
		}
		draw.Draw(img, at, image.NewUniform(color.RGBA{0xD5, 0x5E, 0, 255}), image.Point{}, draw.Src)
		list = append(list, img)
	}
	return list
}

func encode(t *testing.T, list []*image.RGBA, shown ...time.Duration) []byte {
	t.Helper()
	var s gif.Sampler
	for _, f := range list {
		s.Add(f)
	}
	var b bytes.Buffer
	e, err := gif.NewEncoder(&b, 120, 80, s.Palette(), "A title")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range list {
		d := time.Second
		if len(shown) > 0 {
			d = shown[i%len(shown)]
		}
		if err := e.Write(f, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shown lays the frames of a GIF over each other as a viewer does.
func shown(t *testing.T, data []byte) ([]*image.RGBA, *stdgif.GIF) {
	t.Helper()
	g, err := stdgif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	screen := image.NewRGBA(image.Rect(0, 0, 120, 80))
	var list []*image.RGBA
	for _, f := range g.Image {
		draw.Draw(screen, f.Rect, f, f.Rect.Min, draw.Over)
		frame := image.NewRGBA(screen.Rect)
		copy(frame.Pix, screen.Pix)
		list = append(list, frame)
	}
	return list, g
}

func TestFewColoursStayWhatTheyAre(t *testing.T) {
	in := frames(90)
	data := encode(t, in, 1230*time.Millisecond)
	out, g := shown(t, data)
	if len(out) != len(in) || g.LoopCount != 0 {
		t.Fatalf("%d frames, loop %d", len(out), g.LoopCount)
	}
	for i := range in {
		if !bytes.Equal(in[i].Pix, out[i].Pix) {
			t.Errorf("frame %d differs", i)
		}
		if g.Delay[i] != 123 {
			t.Errorf("frame %d is held for %d", i, g.Delay[i])
		}
		if i > 0 && g.Image[i].Rect.Dx() > 20 {
			t.Errorf("frame %d repeats %v", i, g.Image[i].Rect)
		}
	}
	if !bytes.Equal(data, encode(t, frames(90), 1230*time.Millisecond)) {
		t.Error("two runs differ")
	}
}

func TestManyColoursComeNear(t *testing.T) {
	in := frames(2000)
	for x := range 2000 {
		in[0].Set(x%120, 40+x/120, color.RGBA{uint8(x * 7), uint8(x * 13), uint8(x / 8), 255})
	}
	out, _ := shown(t, encode(t, in))
	worst := 0
	for i := range in[0].Pix {
		d := int(in[0].Pix[i]) - int(out[0].Pix[i])
		worst = max(worst, d, -d)
	}
	if worst > 80 {
		t.Errorf("a channel is off by %d", worst)
	}
	if got := out[0].RGBAAt(2, 2); got != (color.RGBA{0xD3, 0xE1, 0xE6, 255}) {
		t.Errorf("the ground is %v", got)
	}
}

func TestHoldTimesAddUp(t *testing.T) {
	_, g := shown(t, encode(t, frames(3), 333333*time.Microsecond))
	sum := 0
	for _, d := range g.Delay {
		sum += d
	}
	if sum != 167 { // 5 thirds of a second
		t.Errorf("%d hundredths in all, want 167: %v", sum, g.Delay)
	}
	_, g = shown(t, encode(t, frames(3)[:1], 1000*time.Second))
	if len(g.Image) != 2 || g.Delay[0]+g.Delay[1] != 100000 {
		t.Errorf("1000 seconds are %v", g.Delay)
	}
}

func TestRefuses(t *testing.T) {
	if _, err := gif.NewEncoder(&bytes.Buffer{}, 0, 5, []uint32{0}, ""); err == nil {
		t.Error("no width")
	}
	if _, err := gif.NewEncoder(&bytes.Buffer{}, 5, 5, nil, ""); err == nil {
		t.Error("no palette")
	}
	e, err := gif.NewEncoder(&bytes.Buffer{}, 5, 5, []uint32{0}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err == nil {
		t.Error("no frames")
	}
	e, err = gif.NewEncoder(full{}, 5, 5, []uint32{0}, "")
	if err == nil {
		t.Errorf("a full disk was not told of: %v", e)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }
