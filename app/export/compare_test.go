package export

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"thawline/app/palette"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

var update = flag.Bool("update", false, "rewrite the golden picture; look at it before committing")

// compared is a request for June 2021 beside June 2023.
func compared(r Request) Request {
	r.Kind = "map"
	r.View.Event = ""
	r.View.At = edtf.MustParse("2023-06").Start.Span.From
	r.View.Compare, r.View.HasCompare = edtf.MustParse("2021-06").Start.Span.From, true
	return r
}

func TestComparisonCarriesItsProof(t *testing.T) {
	kit, r := studio(t)
	r = compared(r)
	for _, kind := range []string{"map", "slide"} {
		r.Kind = kind
		data := string(encode(t, kit, r))
		for _, want := range []string{
			"1 June 2021 and 1 June 2023: 5 routes closed, 11 opened, 1 planned.", `"at":"2023-06-01"`, `"compare":"2021-06-01"`,
			"Natural Earth", "UN GA 68/262", "https://", "Two maps of the same frame: " + r.Story.Title,
		} {
			if !strings.Contains(data, want) {
				t.Errorf("%s: the file says nothing of %q", kind, want)
			}
		}
	}
	for _, kind := range []string{"map", "slide"} {
		r.Kind = kind
		if text := shown(Scene(kit, r)); !strings.Contains(text, "1 June 2021\n") || !strings.Contains(text, "1 June 2023\n") {
			t.Errorf("%s does not show both dates", kind)
		}
	}
	r.Kind = "map"
	r.View.Layers = view.Base
	if text := shown(Scene(kit, r)); text != "" {
		t.Errorf("a bare base map says %q", text)
	}
}

// TestComparisonGolden holds the whole picture, dark, against a kept one: a change of the maps' details passes, a change of
// the picture does not.
func TestComparisonGolden(t *testing.T) {
	kit, r := studio(t)
	r = compared(r)
	r.Palette, r.Size = palette.Dark(), Size{W: 960, H: 540, Scale: 1}
	goldenPNG(t, "compare-dark", encode(t, kit, r))
}

// goldenPNG compares a picture with testdata/NAME.png: three in a hundred pixels may differ.
func goldenPNG(t *testing.T, name string, data []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(kept))
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%v, want %v", got.Bounds(), want.Bounds())
	}
	far := 0
	for y := range got.Bounds().Dy() {
		for x := range got.Bounds().Dx() {
			ar, ag, ab, _ := got.At(x, y).RGBA()
			br, bg, bb, _ := want.At(x, y).RGBA()
			if max(apart(ar, br), apart(ag, bg), apart(ab, bb)) > 0x2000 {
				far++
			}
		}
	}
	if limit := got.Bounds().Dx() * got.Bounds().Dy() * 3 / 100; far > limit {
		t.Errorf("%d pixels differ, more than %d: look at what changed, then run with -update", far, limit)
	}
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }
