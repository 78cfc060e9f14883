package png_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	stdpng "image/png"
	"math/rand/v2"
	"strings"
	"testing"

	"thawline/app/export/png"
)

// pictures are of every kind that takes a path of its own: flat, noisy, mixed, with repeats along a row, one pixel.
func pictures() map[string]*image.RGBA {
	r := rand.New(rand.NewPCG(1, 1))
	paint := func(w, h int, at func(x, y int) color.RGBA) *image.RGBA {
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				m.SetRGBA(x, y, at(x, y))
			}
		}
		return m
	}
	grey := func(v uint8) color.RGBA { return color.RGBA{v, v, v, 255} }
	noise := func(x, y int) color.RGBA {
		return color.RGBA{uint8(r.Uint32()), uint8(r.Uint32()), uint8(r.Uint32()), 255}
	}
	return map[string]*image.RGBA{
		"pixel":   paint(1, 1, noise),
		"column":  paint(1, 700, noise),
		"row":     paint(900, 1, noise),
		"blank":   paint(300, 700, func(x, y int) color.RGBA { return grey(0) }),
		"white":   paint(301, 300, func(x, y int) color.RGBA { return grey(255) }),
		"noise":   paint(120, 600, noise),
		"stripes": paint(300, 300, func(x, y int) color.RGBA { return grey(uint8(y / 7 * 40)) }),
		"slope":   paint(300, 300, func(x, y int) color.RGBA { return color.RGBA{uint8(x), uint8(y), uint8(x + y), 255} }),
		"blue only": paint(300, 300, func(x, y int) color.RGBA {
			return color.RGBA{10, 20, uint8(y / 3 * 5), 255}
		}),
		"boxes": paint(640, 480, func(x, y int) color.RGBA {
			if x/37%2 == y/23%2 {
				return color.RGBA{200, 180, 90, 255}
			}
			return color.RGBA{20, 180, 200, 255}
		}),
		"half noise": paint(200, 600, func(x, y int) color.RGBA {
			if y > 256 && y < 400 {
				return noise(x, y)
			}
			return grey(77)
		}),
		"veil": paint(200, 300, func(x, y int) color.RGBA {
			a := uint8(x + y)
			return color.RGBA{a / 2, a / 3, a, a}
		}),
	}
}

func encode(t testing.TB, img *image.RGBA, c png.Chunks) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// check decodes with image/png and compares every pixel with what was drawn.
func check(t *testing.T, img *image.RGBA, file []byte, transparent bool) {
	t.Helper()
	got, err := stdpng.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds().Size() != img.Rect.Size() {
		t.Fatalf("size %v, want %v", got.Bounds(), img.Rect)
	}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			c := img.RGBAAt(img.Rect.Min.X+x, img.Rect.Min.Y+y)
			var want color.Color = color.RGBA{c.R, c.G, c.B, 255}
			if transparent {
				want = color.NRGBAModel.Convert(c)
			}
			wr, wg, wb, wa := want.RGBA()
			if r, g, b, a := got.At(x, y).RGBA(); r != wr || g != wg || b != wb || a != wa {
				t.Fatalf("pixel %d,%d is %v, want %v", x, y, got.At(x, y), want)
			}
		}
	}
}

func TestRoundTrip(t *testing.T) {
	for name, img := range pictures() {
		for _, transparent := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				check(t, img, encode(t, img, png.Chunks{Transparent: transparent}), transparent)
				check(t, img, encode(t, img, png.Chunks{Transparent: transparent, Quick: true}), transparent)
			})
		}
	}
}

func TestBandsDoNotShow(t *testing.T) {
	for name, img := range pictures() {
		for _, transparent := range []bool{false, true} {
			c := png.Chunks{Transparent: transparent}
			whole := encode(t, img, c)
			for _, rows := range []int{1, 13, 256} {
				var b bytes.Buffer
				e, err := png.NewEncoder(&b, img.Rect.Dx(), img.Rect.Dy(), c)
				if err != nil {
					t.Fatal(err)
				}
				for y := 0; y < img.Rect.Dy(); y += rows {
					// A band is overwritten as soon as it is written, as a renderer does.
					band := image.NewRGBA(image.Rect(0, y, img.Rect.Dx(), min(y+rows, img.Rect.Dy())))
					copy(band.Pix, img.Pix[y*img.Stride:])
					if err := e.Write(band); err != nil {
						t.Fatal(err)
					}
					clear(band.Pix)
				}
				if err := e.Close(); err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(b.Bytes(), whole) {
					t.Errorf("%s: bands of %d rows give other bytes", name, rows)
				}
			}
		}
	}
}

// TestLanes writes the strips by three lanes, the last ones first.
func TestLanes(t *testing.T) {
	for name, img := range pictures() {
		for _, c := range []png.Chunks{{}, {Quick: true}, {Transparent: true}} {
			var b bytes.Buffer
			e, err := png.NewEncoder(&b, img.Rect.Dx(), img.Rect.Dy(), c)
			if err != nil {
				t.Fatal(err)
			}
			lanes := []*png.Lane{e.Lane(), e.Lane(), e.Lane()}
			strips := (img.Rect.Dy() + png.StripRows - 1) / png.StripRows
			for i := strips - 1; i >= 0; i-- {
				for y := i * png.StripRows; y < min((i+1)*png.StripRows, img.Rect.Dy()); y += 32 {
					band := image.NewRGBA(image.Rect(0, y, img.Rect.Dx(), min(y+32, img.Rect.Dy())))
					copy(band.Pix, img.Pix[y*img.Stride:])
					if err := lanes[i%3].Write(band); err != nil {
						t.Fatal(err)
					}
					clear(band.Pix)
				}
			}
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Bytes(), encode(t, img, c)) {
				t.Errorf("%s: lanes give other bytes", name)
			}
		}
	}
	e, err := png.NewEncoder(new(bytes.Buffer), 4, 300, png.Chunks{})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Lane().Write(image.NewRGBA(image.Rect(0, 5, 4, 9))); err == nil {
		t.Error("a strip was begun in its middle")
	}
}

// chunks lists a file's chunks, those of pixels once, and fails on a broken one.
func chunks(t *testing.T, file []byte) (kinds []string, data map[string][]byte) {
	t.Helper()
	data = map[string][]byte{}
	for b := file[8:]; len(b) > 0; {
		n := int(binary.BigEndian.Uint32(b))
		kind := string(b[4:8])
		if len(kinds) == 0 || kinds[len(kinds)-1] != "IDAT" || kind != "IDAT" {
			kinds = append(kinds, kind)
		}
		data[kind] = b[8 : 8+n]
		b = b[12+n:]
	}
	return kinds, data
}

func TestChunks(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 3, 300))
	file := encode(t, img, png.Chunks{DPI: 300, Text: []png.Text{{"Title", "Поташ — Klaipėda"}, {"Software", "Thawline"}}})
	kinds, data := chunks(t, file)
	if got, want := strings.Join(kinds, " "), "IHDR sRGB pHYs iTXt iTXt IDAT IEND"; got != want {
		t.Errorf("chunks %s, want %s", got, want)
	}
	if got := binary.BigEndian.Uint32(data["pHYs"]); got != 11811 {
		t.Errorf("300 dpi are %d pixels per metre, want 11811", got)
	}
	if !bytes.Contains(file, []byte("Title\x00\x00\x00\x00\x00Поташ — Klaipėda")) {
		t.Error("title is not there as iTXt")
	}
}

func TestRefuses(t *testing.T) {
	for _, size := range [][2]int{{0, 5}, {5, 0}, {-1, 5}, {5, -1}} {
		if _, err := png.NewEncoder(new(bytes.Buffer), size[0], size[1], png.Chunks{}); err == nil {
			t.Errorf("size %v was taken", size)
		}
	}
	for _, text := range []png.Text{
		{"", "x"},
		{" a", "x"},
		{"a ", "x"},
		{"a  b", "x"},
		{strings.Repeat("k", 80), "x"},
		{"Тытул", "x"},
		{"a\nb", "x"},
		{"a", "x\x00y"},
		{"a", "\xff"},
	} {
		if _, err := png.NewEncoder(new(bytes.Buffer), 5, 5, png.Chunks{Text: []png.Text{text}}); err == nil {
			t.Errorf("text %q was taken", text)
		}
	}
	e, err := png.NewEncoder(new(bytes.Buffer), 5, 5, png.Chunks{})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err == nil {
		t.Error("closed without rows")
	}
	e, _ = png.NewEncoder(new(bytes.Buffer), 5, 5, png.Chunks{})
	if err := e.Write(image.NewRGBA(image.Rect(0, 0, 4, 5))); err == nil {
		t.Error("a narrow band was taken")
	}
	e, _ = png.NewEncoder(new(bytes.Buffer), 5, 5, png.Chunks{})
	if err := e.Write(image.NewRGBA(image.Rect(0, 0, 5, 6))); err == nil {
		t.Error("too many rows were taken")
	}
}

type full struct{ left int }

func (f *full) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errors.New("disk full")
	}
	return len(b), nil
}

func TestWriterFails(t *testing.T) {
	img := pictures()["noise"]
	for _, room := range []int{0, 10, 60, 5000} {
		if err := png.Encode(&full{room}, img, png.Chunks{}); err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Errorf("room for %d bytes: error %v", room, err)
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte{3, 3, 0, 1, 2, 3}, true)
	f.Add([]byte{40, 30, 200, 7, 7, 7, 9, 9, 1, 0, 0, 0}, false)
	f.Fuzz(func(t *testing.T, data []byte, transparent bool) {
		if len(data) < 4 {
			return
		}
		w, h := int(data[0])+1, (int(data[1])+1)*2
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		stretch := int(data[2])%32 + 1
		data = data[3:]
		for i := 0; i < len(img.Pix); i += 4 {
			v := data[(i/4/stretch)%len(data)]
			a := v | 0x0f
			if !transparent {
				a = 255
			}
			img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = v&a, (v*3)&a/2, v/2&a, a
			if img.Pix[i+1] > a {
				img.Pix[i+1] = a
			}
		}
		check(t, img, encode(t, img, png.Chunks{Transparent: transparent}), transparent)
		check(t, img, encode(t, img, png.Chunks{Transparent: transparent, Quick: true}), transparent)
	})
}
