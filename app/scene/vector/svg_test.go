package vector_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"image/color"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/scene/vector"
	"thawline/assets"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

func sample() *scene.Scene {
	veil := rgb(0xE2D0A4)
	veil.A = 204
	star := scene.Star(60, 60, 40, 20, 5)
	return &scene.Scene{W: 240, H: 120, Background: rgb(0xD3E1E6), Layers: []scene.Layer{
		{Name: "land", Items: []scene.Item{
			&scene.Shape{ID: "place:minsk", Path: star, Fill: rgb(0xFFFCF4), Stroke: scene.Stroke{Color: rgb(0x8C7A4E), Width: 1.3}, Title: "Minsk & region"},
			&scene.Shape{Path: star, Stroke: scene.Stroke{Color: veil, Width: 12}, Inside: star},
			&scene.Shape{
				ID: "route:r", Path: scene.Polyline(scene.Point{X: 110, Y: 20}, scene.Point{X: 170, Y: 40}, scene.Point{X: 230, Y: 20}),
				Stroke: scene.Stroke{Color: rgb(0x5F6367), Width: 1.9, Dash: []float32{5, 4}, Phase: 2, Cap: scene.CapRound, Join: scene.JoinMiter},
			},
		}},
		{Name: "text", Offset: scene.Point{X: 5, Y: 2}, Clip: scene.Rect{X0: 100, Y0: 40, X1: 240, Y1: 120}, Items: []scene.Item{
			&scene.Text{ID: "source:s", X: 165, Y: 70, String: "Klaipėda <1.2 Mt>", Size: 12, Color: rgb(0x1E2226), Align: scene.Centre, Halo: rgb(0xF6F2E8), HaloW: 3.4},
			&scene.Text{X: 120, Y: 110, String: "Мора", Face: scene.SerifItal, Size: 16, Color: rgb(0x3E5F6E), Angle: -0.3, Tracking: 1},
		}},
	}}
}

func TestGolden(t *testing.T) {
	f, err := typeset.New(assets.Fonts())
	if err != nil {
		t.Fatal(err)
	}
	got := vector.SVG(sample(), f)
	const file = "testdata/sample.svg"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("picture changed:\n%s", got)
	}
}

func wellFormed(t *testing.T, b []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v in:\n%s", err, b)
		}
	}
}

func TestOddInput(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	s := &scene.Scene{W: nan, H: inf, Layers: []scene.Layer{{Name: `<"&`, Items: []scene.Item{
		nil, (*scene.Shape)(nil), (*scene.Text)(nil), &scene.Shape{Fill: rgb(1)},
		&scene.Shape{ID: `a"<b`, Path: scene.Polygon(scene.Point{X: nan}, scene.Point{X: inf, Y: 1}, scene.Point{X: 3, Y: -0.01}), Fill: rgb(1)},
		&scene.Text{X: nan, String: "gone", Size: 9, Color: rgb(1)},
		&scene.Text{String: "a\x00b<c>\xff", Size: 9, Color: rgb(1), Face: 77},
	}}}}
	got := vector.SVG(s, nil)
	wellFormed(t, got)
	for _, bad := range []string{"NaN", "Inf", "gone", "-0 ", "-0\""} {
		if strings.Contains(string(got), bad) {
			t.Errorf("%q is in:\n%s", bad, got)
		}
	}
}

func TestNothingUnseenIsWritten(t *testing.T) {
	s := &scene.Scene{W: 9, H: 9, Layers: []scene.Layer{{Items: []scene.Item{
		&scene.Shape{Path: scene.Circle(3, 3, 2), Stroke: scene.Stroke{Width: 3}},
		&scene.Text{Size: 9, Color: rgb(1)},
	}}}}
	if got := string(vector.SVG(s, nil)); strings.Contains(got, "<path") || strings.Contains(got, "<text") {
		t.Errorf("unseen items in:\n%s", got)
	}
	wellFormed(t, vector.SVG(sample(), nil))
}
