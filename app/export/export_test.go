package export

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
	"thawline/geo/basemap"
)

// studio returns what pictures are made with, and a request for the built-in story's 1 February 2022.
func studio(t testing.TB) (*figure.Kit, Request) {
	t.Helper()
	story, err := dataset.Load(assets.Story())
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := basemap.Decode(assets.Basemap())
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := typeset.New(assets.Fonts())
	if err != nil {
		t.Fatal(err)
	}
	messages, err := words.Load(assets.Words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	v := view.Reduce(story, view.New(story), view.Select{ID: "event:e-2022-02-01-transit-stop"})
	return &figure.Kit{Atlas: atlas, Fonts: fonts},
		Request{Story: story, View: v, Palette: palette.Light(), Words: messages, Size: Size{W: 800, H: 450, Scale: 1}, Chart: "exports"}
}

func encode(t *testing.T, kit *figure.Kit, r Request) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(context.Background(), kit, r, &b); err != nil {
		t.Fatalf("%s: %v", r.Kind, err)
	}
	return b.Bytes()
}

func TestEveryKindHasTheSizeAskedForAndTheSameBytesTwice(t *testing.T) {
	kit, r := studio(t)
	again, _ := studio(t) // caches of its own
	for _, kind := range Kinds {
		for _, size := range []Size{{W: 1920, H: 1080, Scale: 1}, {W: 333, H: 222, Scale: 1.5}, {W: 400, H: 700, Scale: 1}} {
			r.Kind, r.Size = kind, size
			first := encode(t, kit, r)
			config, err := png.DecodeConfig(bytes.NewReader(first))
			if err != nil {
				t.Fatal(err)
			}
			if w, h := size.Pixels(); config.Width != w || config.Height != h {
				t.Errorf("%s %v: %dx%d pixels, want %dx%d", kind, size, config.Width, config.Height, w, h)
			}
			if !bytes.Equal(first, encode(t, again, r)) {
				t.Errorf("%s %v: two runs differ", kind, size)
			}
			if !bytes.Equal(first, encode(t, kit, r)) {
				t.Errorf("%s %v: warm caches show in the bytes", kind, size)
			}
		}
	}
}

func TestPictureCarriesItsProof(t *testing.T) {
	kit, r := studio(t)
	for _, kind := range Kinds {
		r.Kind = kind
		source := "https://smiraponitke.com/2022/02/01/"
		if kind == "chart" {
			source = "https://www.icis.com/"
		}
		data := string(encode(t, kit, r))
		for _, want := range []string{
			"iTXtTitle", r.Story.Title, "iTXtDescription", "1 February 2022", "iTXtAuthor", "iTXtCopyright", "iTXtSource",
			"Natural Earth", "UN GA 68/262", source, "iTXtSoftware", "Thawline", "iTXtCreation Time", "2022-02-01",
			"iTXtthawline-state", `"event":"e-2022-02-01-transit-stop"`,
		} {
			if !strings.Contains(data, want) {
				t.Errorf("%s: the file says nothing of %q", kind, want)
			}
		}
	}
}

func TestPictureShowsItsProof(t *testing.T) {
	kit, r := studio(t)
	for _, kind := range Kinds {
		for _, size := range []Size{{W: 1920, H: 1080, Scale: 1}, {W: 1200, H: 628, Scale: 1}, {W: 2160, H: 2160, Scale: 1}} {
			r.Kind, r.Size = kind, size
			text := shown(Scene(kit, r))
			proof := []string{"Klaipėda", "February 2022", "LRT"}
			if kind == "chart" {
				proof = []string{"Potash exports", "1 Feb 2022", "ICIS", "disputed"}
			}
			for _, want := range proof {
				if !strings.Contains(text, want) {
					t.Errorf("%s %v: %q is not drawn", kind, size, want)
				}
			}
			if kind != "timeline" && !strings.Contains(text, "Natural Earth") && kind != "card" && kind != "chart" {
				t.Errorf("%s %v: the map's credit is not drawn", kind, size)
			}
		}
	}
}

func TestWriteLeavesNothingBehind(t *testing.T) {
	kit, r := studio(t)
	r.Kind = "map"
	folder := t.TempDir()
	path := filepath.Join(folder, "map.png")
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if err := Write(stopped, kit, r, path); !errors.Is(err, context.Canceled) {
		t.Errorf("Write after cancel = %v", err)
	}
	small := r
	small.Size = Size{W: 1, H: 1, Scale: 1}
	if err := Write(context.Background(), kit, small, path); err == nil {
		t.Error("a picture of one pixel was written")
	}
	if left := names(t, folder); len(left) != 0 {
		t.Errorf("left %v behind", left)
	}
	if err := Write(context.Background(), kit, r, path); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Errorf("no picture: %v", err)
	}
	if left := names(t, folder); len(left) != 1 {
		t.Errorf("left %v", left)
	}
}

func TestTransparent(t *testing.T) {
	kit, r := studio(t)
	r.Kind, r.Transparent = "timeline", true
	img, err := png.Decode(bytes.NewReader(encode(t, kit, r)))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, a := img.At(2, 2).RGBA(); a != 0 {
		t.Errorf("the ground of a transparent picture has opacity %d", a)
	}
}

func TestUnknownKind(t *testing.T) {
	kit, r := studio(t)
	r.Kind = "poster"
	if err := Encode(context.Background(), kit, r, io.Discard); err == nil || !strings.Contains(err.Error(), "slide") {
		t.Errorf("Encode(poster) = %v, want the kinds there are", err)
	}
}

func BenchmarkEncode(b *testing.B) {
	kit, r := studio(b)
	for _, c := range []struct {
		name  string
		kind  string
		frame string
		size  Size
		base  bool
	}{
		{"Base4KWorld", "map", "world", Size{W: 3840, H: 2160, Scale: 1}, true},
		{"Base1080Region", "map", "", Size{W: 1920, H: 1080, Scale: 1}, true},
		{"Slide1080", "slide", "", Size{W: 1920, H: 1080, Scale: 1}, false},
		{"Slide4K", "slide", "", Size{W: 1920, H: 1080, Scale: 2}, false},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := r
			r.Kind, r.Size, r.View.Camera.Frame = c.kind, c.size, c.frame
			if c.base {
				r.View.Layers = view.Base
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := Encode(context.Background(), kit, r, io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
