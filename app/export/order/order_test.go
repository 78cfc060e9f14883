package order

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"thawline/app/export"
	"thawline/app/view"
)

func TestEveryKindHasASoundOrder(t *testing.T) {
	for _, kind := range Kinds {
		o := New(kind)
		if _, wrong := o.Size(); wrong != nil {
			t.Errorf("%s: size %+v", kind, wrong)
		}
		if o != o.Mended() {
			t.Errorf("%s: the usual order is mended to %+v", kind, o.Mended())
		}
		if len(o.Formats()) == 0 || o.Format != o.Formats()[0] {
			t.Errorf("%s: formats %v, has %q", kind, o.Formats(), o.Format)
		}
	}
}

func TestPresetsAreThoseOfPictures(t *testing.T) {
	named := slices.Clone(Presets)
	named = slices.DeleteFunc(named, func(name string) bool { return name == Custom })
	slices.Sort(named)
	if !slices.Equal(named, export.Presets()) {
		t.Errorf("presets on offer %v, there are %v", named, export.Presets())
	}
}

func TestOffers(t *testing.T) {
	all := []Choice{ChartChoice, OfChoice, SizeChoice, FormatChoice, TextChoice, TransparentChoice, LayersChoice, NotesChoice, FollowChoice, AltChoice}
	for _, c := range []struct {
		kind, format, of string
		want             []Choice
	}{
		{Slide, "png", "", []Choice{SizeChoice, FormatChoice, TransparentChoice, LayersChoice, AltChoice}},
		{Map, "svg", "", []Choice{SizeChoice, FormatChoice, TextChoice, TransparentChoice, LayersChoice, AltChoice}},
		{Timeline, "pdf", "", []Choice{SizeChoice, FormatChoice, TransparentChoice, AltChoice}},
		{Chart, "svg", "", []Choice{ChartChoice, SizeChoice, FormatChoice, TextChoice, TransparentChoice, AltChoice}},
		{Card, "png", "", []Choice{SizeChoice, FormatChoice, TransparentChoice, AltChoice}},
		{Compare, "png", "", []Choice{SizeChoice, FormatChoice, TransparentChoice, LayersChoice, AltChoice}},
		{Deck, "png", "", []Choice{SizeChoice, LayersChoice, NotesChoice}},
		{Page, "html", "", []Choice{LayersChoice, FollowChoice}},
		{Animation, "gif", Slide, []Choice{OfChoice, SizeChoice, FormatChoice, LayersChoice, AltChoice}},
		{Animation, "frames", Timeline, []Choice{OfChoice, SizeChoice, FormatChoice, AltChoice}},
	} {
		o := New(c.kind)
		o.Format = c.format
		if c.of != "" {
			o.Of = c.of
		}
		for _, choice := range all {
			if got, want := o.Offers(choice), slices.Contains(c.want, choice); got != want {
				t.Errorf("%s %s %s: Offers(%d) = %v, want %v", c.kind, c.format, c.of, choice, got, want)
			}
		}
	}
}

func TestSize(t *testing.T) {
	for _, c := range []struct {
		w, h, scale string
		px          [2]int
		wrong       string
	}{
		{"1920", "1080", "1", [2]int{1920, 1080}, ""},
		{" 800 ", "600", "1,5", [2]int{1200, 900}, ""},
		{"200", "200", "1", [2]int{200, 200}, ""},
		{"8000", "5000", "1", [2]int{8000, 5000}, ""},
		{"100", "100", "2", [2]int{200, 200}, ""},
		{"199", "1000", "1", [2]int{}, "size.small"},
		{"1000", "199", "1", [2]int{}, "size.small"},
		{"8001", "1000", "1", [2]int{}, "size.large"},
		{"8000", "5001", "1", [2]int{}, "size.pixels"},
		{"8000", "8000", "1", [2]int{}, "size.pixels"},
		{"4000", "4000", "2", [2]int{}, "size.pixels"},
		{"4001", "4001", "2", [2]int{}, "size.large"},
		{"", "100", "1", [2]int{}, "size.number"},
		{"abc", "100", "1", [2]int{}, "size.number"},
		{"-5", "100", "1", [2]int{}, "size.number"},
		{"0", "100", "1", [2]int{}, "size.number"},
		{"12.5", "100", "1", [2]int{}, "size.number"},
		{"99999999999999999999", "100", "1", [2]int{}, "size.number"},
		{"4000000000", "4000000000", "1e300", [2]int{}, "size.large"},
		{"1000", "1000", "NaN", [2]int{}, "size.scale"},
		{"1000", "1000", "Inf", [2]int{}, "size.scale"},
		{"1000", "1000", "0", [2]int{}, "size.scale"},
		{"1000", "1000", "", [2]int{}, "size.scale"},
		{"1000", "1000", "1e-320", [2]int{}, "size.small"},
	} {
		o := New(Slide)
		o.Preset, o.Width, o.Height, o.Scale = Custom, c.w, c.h, c.scale
		size, wrong := o.Size()
		switch {
		case wrong == nil && c.wrong != "":
			t.Errorf("%s x %s at %s: no problem, want %s", c.w, c.h, c.scale, c.wrong)
		case wrong != nil && (wrong.Key != c.wrong || wrong.Field != SizeField):
			t.Errorf("%s x %s at %s: %+v, want %q", c.w, c.h, c.scale, wrong, c.wrong)
		case wrong == nil:
			if w, h := size.Pixels(); [2]int{w, h} != c.px {
				t.Errorf("%s x %s at %s: %d x %d pixels, want %v", c.w, c.h, c.scale, w, h, c.px)
			}
			if err := size.Check(); err != nil {
				t.Errorf("%s x %s at %s: the picture is refused: %v", c.w, c.h, c.scale, err)
			}
		}
	}
}

// What the order takes, the picture takes, and the other way round.
func TestSizeAgreesWithThePictures(t *testing.T) {
	for _, w := range []string{"1", "100", "199", "200", "3000", "8000", "8001"} {
		for _, h := range []string{"1", "200", "5000", "5001", "8000"} {
			for _, scale := range []string{"0.1", "1", "1.5", "8"} {
				o := Order{Kind: Map, Preset: Custom, Width: w, Height: h, Scale: scale, Format: "png"}
				size, wrong := o.Size()
				full := export.Size{W: size.W, H: size.H, Scale: size.Scale}
				if ok := full.Check() == nil; ok != (wrong == nil) {
					t.Errorf("%s x %s at %s: order says %+v, picture says %v", w, h, scale, wrong, full.Check())
				}
			}
		}
	}
}

func TestFilmsHaveEvenSides(t *testing.T) {
	o := New(Animation)
	o.Width, o.Height = "961", "540"
	if _, wrong := o.Size(); wrong != nil {
		t.Errorf("a GIF of 961 x 540: %+v", wrong)
	}
	o.Format = "frames"
	if _, wrong := o.Size(); wrong == nil || wrong.Key != "size.even" {
		t.Errorf("frames of 961 x 540: %+v", wrong)
	}
}

func TestName(t *testing.T) {
	long := strings.Repeat("é", 101)
	for _, c := range []struct{ name, want string }{
		{"slide", ""},
		{"a picture of 2022, twice", ""},
		{"беларусь", ""},
		{"conference", ""},
		{"com10", ""},
		{"", "name.none"},
		{"   ", "name.none"},
		{"../slide", "name.path"},
		{`..\slide`, "name.path"},
		{"/etc/passwd", "name.path"},
		{"..", "name.hidden"},
		{".hidden", "name.hidden"},
		{"a:b", "name.sign"},
		{"what?", "name.sign"},
		{"a\x00b", "name.sign"},
		{"a\nb", "name.sign"},
		{"a\xffb", "name.sign"},
		{"con", "name.device"},
		{"NUL.x", "name.device"},
		{"com1", "name.device"},
		{long, "name.long"},
	} {
		o := New(Slide)
		o.Name = c.name
		got := ""
		if wrong := o.CheckName(); wrong != nil {
			got = wrong.Key
		}
		if got != c.want {
			t.Errorf("CheckName(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	folder := New(Deck)
	if folder.Name = "talk."; folder.CheckName() == nil {
		t.Error("a folder's name may end with a dot")
	}
}

func TestFile(t *testing.T) {
	for _, c := range []struct{ kind, format, name, want string }{
		{Slide, "png", "slide", "slide.png"},
		{Slide, "png", " slide.PNG ", "slide.png"},
		{Slide, "png", "slide.jpg", "slide.jpg.png"},
		{Slide, "svg", "slide", "slide.svg"},
		{Slide, "png", ".png", ".png.png"},
		{Animation, "apng", "film", "film.png"},
		{Animation, "gif", "film", "film.gif"},
		{Animation, "frames", "film", "film"},
		{Deck, "png", "talk", "talk"},
	} {
		o := New(c.kind)
		o.Format, o.Name = c.format, c.name
		if got := o.File(); got != c.want {
			t.Errorf("%s %s %q: File() = %q, want %q", c.kind, c.format, c.name, got, c.want)
		}
	}
}

func TestMemoryIsMended(t *testing.T) {
	o := New(Slide)
	o.Preset, o.Width, o.Format, o.Outlines, o.Theme, o.Lang, o.Alt = Custom, "777", "svg", true, "dark", "pl", "words"
	data, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	again := New(Slide)
	if err := json.Unmarshal(data, &again); err != nil {
		t.Fatal(err)
	}
	if again = again.Mended(); again.Preset != Custom || again.Width != "777" || again.Format != "svg" || !again.Outlines {
		t.Errorf("remembers %+v", again)
	}
	if again.Alt != "" || again.Theme != "light" || again.Lang != "en" {
		t.Errorf("remembers what belongs to one picture: %+v", again)
	}
	bad := Order{Kind: Slide, Preset: "poster", Format: "gif", Of: "page", Speed: "fast", Width: strings.Repeat("9", 900), Layers: view.AllLayers}
	if got := bad.Mended(); got.Preset != "slide" || got.Format != "png" || got.Of != Slide || got.Speed != "1" || got.Width != "1600" {
		t.Errorf("Mended() = %+v", got)
	}
}
