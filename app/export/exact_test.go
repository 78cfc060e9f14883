package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
)

// everyKind returns a request for each kind of picture: all kinds, a slide with a chart, and two dates compared.
func everyKind(r Request) map[string]Request {
	list := map[string]Request{}
	for _, kind := range Kinds {
		q := r
		q.Kind = kind
		list[kind] = q
	}
	told := r
	told.Kind = "slide"
	for i := range r.Story.Steps {
		if r.Story.Steps[i].Chart != "" {
			told.View = view.Reduce(r.Story, r.View, view.GoStep{Index: i})
			list["slide with chart"] = told
			break
		}
	}
	both := r
	both.Kind = "map"
	both.View = view.Reduce(r.Story, r.View, view.SetCompare{At: r.Story.Span.From})
	list["comparison"] = both
	return list
}

// whole encodes a request.
func whole(t *testing.T, kit *figure.Kit, r Request) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Encode(context.Background(), kit, r, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var (
	svgSize = regexp.MustCompile(`<svg [^>]*width="([0-9.]+)" height="([0-9.]+)"`)
	pdfSize = regexp.MustCompile(`/MediaBox\[0 0 ([0-9.]+) ([0-9.]+)\]`)
)

// sizeOf reads the size out of a file: pixels, or 1/72 inch of a page.
func sizeOf(t *testing.T, format string, data []byte) (w, h float64) {
	t.Helper()
	var found [][]byte
	switch format {
	case "png":
		return float64(binary.BigEndian.Uint32(data[16:])), float64(binary.BigEndian.Uint32(data[20:]))
	case "svg":
		found = svgSize.FindSubmatch(data)
	case "pdf":
		found = pdfSize.FindSubmatch(data)
	}
	if len(found) != 3 {
		t.Fatalf("the %s does not say its size", format)
	}
	w, _ = strconv.ParseFloat(string(found[1]), 64)
	h, _ = strconv.ParseFloat(string(found[2]), 64)
	return w, h
}

// some returns all of a list, or where tests are to be short its first and last.
func some[T any](list []T) []T {
	if testing.Short() && len(list) > 2 {
		return []T{list[0], list[len(list)-1]}
	}
	return list
}

func TestAskedSizeIsDelivered(t *testing.T) {
	kit, r := studio(t)
	sizes := []Size{
		{W: 333, H: 217, Scale: 1},
		{W: 333, H: 217, Scale: 1.5},
		{W: 401, H: 203, Scale: 2},
		{W: 211, H: 307, Scale: 3},
		{W: 200, H: 200, Scale: 1},
		{W: 100, H: 100, Scale: 2},
		{W: 1200, H: 220, Scale: 1},
	}
	for _, name := range Presets() {
		size, err := Preset(name)
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, size)
	}
	for name, q := range everyKind(r) {
		for i, size := range sizes {
			if i >= 7 && name != "chart" && name != "card" {
				continue // a preset is a size as any other
			}
			if testing.Short() && i%5 != 1 {
				continue // some of each will do where it takes ten times as long
			}
			for _, format := range Formats {
				q.Size, q.Format = size, format
				w, h := sizeOf(t, format, whole(t, kit, q))
				wantW, wantH := math.Round(size.W*size.Scale), math.Round(size.H*size.Scale)
				if format == "pdf" {
					unit := size.Scale
					if size.DPI > 0 {
						unit = size.Scale * 72 / size.DPI
					}
					wantW, wantH = size.W*unit, size.H*unit
				}
				if math.Abs(w-wantW) > .006 || math.Abs(h-wantH) > .006 || format != "pdf" && (w != wantW || h != wantH) {
					t.Errorf("%s as %s: %vx%v, want %vx%v", name, format, w, h, wantW, wantH)
				}
			}
		}
	}
}

// prints returns what every kind of picture comes to in every format, made with tools of their own.
func prints(t *testing.T) map[string][32]byte {
	t.Helper()
	kit, r := studio(t)
	r.Size = Size{W: 480, H: 300, Scale: 1}
	list := map[string][32]byte{}
	for name, q := range everyKind(r) {
		for _, format := range Formats {
			q.Format = format
			list[name+" "+format] = sha256.Sum256(whole(t, kit, q))
		}
		q.Format, q.Outlines = "svg", true
		list[name+" outlines"] = sha256.Sum256(whole(t, kit, q))
	}
	for format, write := range map[string]func(a *animation, out *bytes.Buffer) error{
		"gif":  func(a *animation, out *bytes.Buffer) error { return a.gif(context.Background(), out) },
		"apng": func(a *animation, out *bytes.Buffer) error { return a.apng(context.Background(), out) },
	} {
		var out bytes.Buffer
		q := r
		q.Kind, q.Size, q.View.Filter = "slide", Size{W: 200, H: 200, Scale: 1}, "from:2025-12-10"
		if err := write(&animation{kit: kit, request: q, plan: Frames(q)}, &out); err != nil {
			t.Fatal(err)
		}
		list[format] = sha256.Sum256(out.Bytes())
	}
	return list
}

// A picture is the same on one core as on many, wherever the machine stands and whatever it speaks. (Multiplications and
// additions that another kind of processor fuses into one are not held by this test.)
func TestSameBytesEverywhere(t *testing.T) {
	want := prints(t)
	cores := runtime.GOMAXPROCS(1)
	zone := time.Local
	defer func() {
		runtime.GOMAXPROCS(cores)
		time.Local = zone
	}()
	for _, key := range []string{"LANG", "LC_ALL", "LANGUAGE"} {
		t.Setenv(key, "ru_RU.UTF-8")
	}
	t.Setenv("TZ", "Pacific/Kiritimati")
	time.Local = time.FixedZone("Kiritimati", 14*3600)
	for name, got := range prints(t) {
		if got != want[name] {
			t.Errorf("%s: other bytes on one core, in another zone and language", name)
		}
	}
}

// floorOf is the least size that text may have in a picture, points. A slide, a card and a comparison are posters: laid out
// for one size and scaled as a whole, and their floor with them. A chart, a map and a timeline are laid out anew for every
// size: their text stops shrinking where it stops being read, at the window's floor.
func floorOf(name string, w, h float64) float64 {
	least := func(base, refW, refH float64) float64 { return base * min(w/refW, h/refH) }
	switch {
	case strings.HasPrefix(name, "slide"):
		return least(16, 1920, 1080)
	case name == "comparison":
		return least(14, 1920, 1080)
	case name == "card":
		return least(11, 1200, 628)
	case name == "chart":
		floor := max(least(14, 1200, 800), 10)
		if w >= 1200 && h >= 628 {
			floor = max(floor, 14)
		}
		return floor
	}
	return max(least(14, 1920, 1080), 10)
}

func TestNoTextUnderTheFloor(t *testing.T) {
	kit, base := studio(t)
	sizes := map[string]Size{}
	for _, name := range Presets() {
		size, err := Preset(name)
		if err != nil {
			t.Fatal(err)
		}
		sizes[name] = size
	}
	sizes["small"], sizes["tall"] = Size{W: 400, H: 300, Scale: 1}, Size{W: 1080, H: 1920, Scale: 1}
	smallest := map[string]float64{}
	check := func(where, name string, r Request) {
		s := Scene(kit, r)
		floor := floorOf(name, r.Size.W, r.Size.H)
		for _, l := range s.Layers {
			for _, item := range l.Items {
				text, ok := item.(*scene.Text)
				if !ok || strings.TrimSpace(text.String) == "" {
					continue
				}
				size := float64(text.Size)
				if least, ok := smallest[name+" "+where]; !ok || size < least {
					smallest[name+" "+where] = size
				}
				if size < floor-.05 {
					t.Errorf("%s, %s, %s at %v: %q is set in %.2f, the floor is %.2f", name, where, r.Words.Lang(), r.View.At, text.String, size, floor)
					return
				}
			}
		}
	}
	for _, lang := range some(words.Languages(assets.Words())) {
		w, err := words.Load(assets.Words(), lang)
		if err != nil {
			t.Fatal(err)
		}
		r := base
		r.Words, r.Story, r.View.Lang = w, base.Story.In(lang), lang
		for where, size := range sizes {
			if lang != "en" && where != "slide" && where != "card" && where != "small" {
				continue // sizes do not depend on languages; words do, where there is little room
			}
			r.Size = size
			for name, q := range everyKind(r) {
				check(where, name, q)
			}
			for _, id := range ChartIDs(r.Story) {
				r.Kind, r.Chart = "chart", id
				check(where, "chart", r)
			}
		}
		r.Size = sizes["slide"]
		stride := 1
		if testing.Short() {
			stride = 6
		}
		for i := 0; i < len(r.Story.Steps); i += stride { // every step of the told version, in the kinds that show a moment
			r.View = view.Reduce(r.Story, r.View, view.GoStep{Index: i})
			kinds := []string{"slide"}
			if lang == "en" {
				kinds = append(kinds, "map", "timeline", "card")
			}
			for _, kind := range kinds {
				r.Kind = kind
				check("slide", kind, r)
			}
		}
	}
	if testing.Verbose() {
		for name, size := range smallest {
			t.Logf("%-28s %.2f", name, size)
		}
	}
}

// Whatever is left out, who says so stays: the sources are drawn inside every picture and written into the file.
func TestSourcesCannotBeLeftOut(t *testing.T) {
	kit, base := studio(t)
	for name, q := range everyKind(base) {
		for _, size := range []Size{{W: 1920, H: 1080, Scale: 1}, {W: 1200, H: 628, Scale: 1}, {W: 400, H: 400, Scale: 1}, {W: 200, H: 200, Scale: 1}} {
			for layers := view.Layers(0); layers <= view.AllLayers; layers++ {
				if name != "map" && layers != view.AllLayers && layers != view.Base|view.Routes {
					continue
				}
				if layers != view.AllLayers && size.W != 1200 && size.W != 200 {
					continue
				}
				for _, filter := range []string{"", "category:prisoners", "actor:nobody"} {
					if filter != "" && layers != view.AllLayers {
						continue
					}
					r := q
					r.Size, r.Transparent, r.View.Layers, r.View.Filter = size, true, layers, filter
					r.Palette = palette.Print()
					if name == "map" && layers == view.Base {
						continue // the one picture without: its credit is in the file
					}
					drawn := shown(Scene(kit, r))
					if !strings.Contains(drawn, "Source") && !strings.Contains(drawn, "source") {
						t.Errorf("%s %vx%v layers %v filter %q: no sources in %q", name, size.W, size.H, layers.Names(), filter, drawn)
						return
					}
				}
			}
		}
	}
	r := base
	r.Kind, r.Size, r.View.Layers = "map", Size{W: 300, H: 300, Scale: 1}, view.Base
	for _, format := range Formats {
		r.Format = format
		if data := string(whole(t, kit, r)); !strings.Contains(data, "Natural Earth") {
			t.Errorf("the bare land as %s does not credit its map", format)
		}
	}
}

// What the presets promise stands in the file, and nothing in it comes from the clock on the wall.
func TestPresetsInTheFile(t *testing.T) {
	kit, r := studio(t)
	want := map[string]string{
		"slide": "1920x1080", "4k": "3840x2160", "classic": "1600x1200", "document": "1700x1200", "square": "2160x2160", "card": "1200x628", "a4": "3508x2480",
	}
	if len(want) != len(Presets()) {
		t.Errorf("presets %v, want %d", Presets(), len(want))
	}
	r.Kind = "card"
	for name, pixels := range want {
		size, err := Preset(name)
		if err != nil {
			t.Fatal(err)
		}
		r.Size = size
		data := whole(t, kit, r)
		w, h := sizeOf(t, "png", data)
		if got := fmt.Sprintf("%vx%v", w, h); got != pixels {
			t.Errorf("%s: %s, want %s", name, got, pixels)
		}
		var order, keys []string
		density := uint32(0)
		for rest := data[8:]; len(rest) >= 12; {
			n := binary.BigEndian.Uint32(rest)
			kind, body := string(rest[4:8]), rest[8:8+n]
			if len(order) == 0 || order[len(order)-1] != kind {
				order = append(order, kind)
			}
			switch kind {
			case "pHYs":
				density = binary.BigEndian.Uint32(body)
			case "iTXt":
				key, value, _ := strings.Cut(string(body), "\x00")
				keys = append(keys, key)
				if key == "Creation Time" && !strings.HasSuffix(value, "2022-02-01") {
					t.Errorf("%s: made at %q, want the story's date", name, value)
				}
			}
			rest = rest[12+n:]
		}
		if got, want := strings.Join(keys, ", "), "Title, Description, Author, Copyright, Source, Software, Creation Time, thawline-state"; got != want {
			t.Errorf("%s: the file says %s, want %s", name, got, want)
		}
		wantOrder, wantDensity := "IHDR sRGB pHYs iTXt IDAT IEND", uint32(2835) // 72 pixels an inch
		if name == "a4" {
			wantDensity = 11811 // 300
		}
		if got := strings.Join(order, " "); got != wantOrder || density != wantDensity {
			t.Errorf("%s: chunks %s with %d pixels a metre, want %s with %d", name, got, density, wantOrder, wantDensity)
		}
	}
}
