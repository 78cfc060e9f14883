package png_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	stdpng "image/png"
	"testing"
	"time"

	"thawline/app/export/png"
)

// parts returns the chunks of a PNG, checking each sum.
func parts(t *testing.T, data []byte) (kinds []string, bodies [][]byte) {
	t.Helper()
	for at := 8; at < len(data); {
		size := int(binary.BigEndian.Uint32(data[at:]))
		body := data[at+8 : at+8+size]
		if crc32.ChecksumIEEE(data[at+4:at+8+size]) != binary.BigEndian.Uint32(data[at+8+size:]) {
			t.Fatalf("the sum of %s is wrong", data[at+4:at+8])
		}
		kinds, bodies = append(kinds, string(data[at+4:at+8])), append(bodies, body)
		at += 12 + size
	}
	return kinds, bodies
}

func TestAnimation(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	var b bytes.Buffer
	a, err := png.NewAnimation(&b, 60, 40, 3, png.Chunks{Text: []png.Text{{Keyword: "Title", Value: "x"}}})
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range []time.Duration{time.Second, 100 * time.Second, 1500 * time.Millisecond} {
		if i == 1 {
			img.SetRGBA(5, 7, color.RGBA{1, 2, 3, 255})
			img.SetRGBA(8, 9, color.RGBA{1, 2, 3, 255})
		}
		if err := a.Write(img, d); err != nil {
			t.Fatal(err)
		}
	}
	if a.Write(img, 1) == nil {
		t.Error("a frame too many was taken")
	}
	all, data := parts(t, b.Bytes())
	var kinds []string
	var bodies [][]byte
	numbers := uint32(0)
	for i, k := range all { // pixels may come in several pieces
		if k == "fcTL" || k == "fdAT" {
			if got := binary.BigEndian.Uint32(data[i]); got != numbers {
				t.Errorf("%s has number %d, want %d", k, got, numbers)
			}
			numbers++
		}
		if i == 0 || k != all[i-1] {
			kinds, bodies = append(kinds, k), append(bodies, data[i])
		}
	}
	want := []string{"IHDR", "acTL", "sRGB", "iTXt", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT"}
	if len(kinds) != len(want) {
		t.Fatalf("chunks %v", kinds)
	}
	var boxes [][4]uint32
	var holds [][2]uint16
	for i, k := range kinds {
		if k != want[i] {
			t.Errorf("chunk %d is %s, want %s", i, k, want[i])
		}
		if k == "fcTL" {
			var box [4]uint32
			for j := range box {
				box[j] = binary.BigEndian.Uint32(bodies[i][4+4*j:])
			}
			boxes = append(boxes, box)
			holds = append(holds, [2]uint16{binary.BigEndian.Uint16(bodies[i][20:]), binary.BigEndian.Uint16(bodies[i][22:])})
		}
	}
	if want := [][4]uint32{{60, 40, 0, 0}, {4, 3, 5, 7}, {1, 1, 0, 0}}; boxes[0] != want[0] || boxes[1] != want[1] || boxes[2] != want[2] {
		t.Errorf("boxes %v, want %v", boxes, want)
	}
	if want := [][2]uint16{{1000, 1000}, {10000, 100}, {1500, 1000}}; holds[0] != want[0] || holds[1] != want[1] || holds[2] != want[2] {
		t.Errorf("holds %v, want %v", holds, want)
	}
	if _, err := png.NewAnimation(&b, 60, 40, 0, png.Chunks{}); err == nil {
		t.Error("an animation of no frames was begun")
	}
}

func TestAnimationIsAPictureToo(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 30, 20))
	for i := range img.Pix {
		img.Pix[i] = byte(i) | 3
	}
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	var b bytes.Buffer
	a, err := png.NewAnimation(&b, 30, 20, 1, png.Chunks{})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Write(img, time.Second); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := stdpng.Decode(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for y := range 20 {
		for x := range 30 {
			if want := img.RGBAAt(x, y); color.RGBAModel.Convert(got.At(x, y)) != want {
				t.Fatalf("pixel %d, %d differs", x, y)
			}
		}
	}
}
