package export

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"thawline/app/export/png"
	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
)

// eachPicture calls do with every kind of picture of the built-in story, in every language, for every step of the told
// version, every chart and two dates compared.
func eachPicture(t *testing.T, do func(name string, kit *figure.Kit, r Request)) {
	t.Helper()
	kit, base := studio(t)
	base.Palette = palette.Light()
	for _, lang := range words.Languages(assets.Words()) {
		w, err := words.Load(assets.Words(), lang)
		if err != nil {
			t.Fatal(err)
		}
		r := base
		r.Words, r.Story, r.View.Lang = w, base.Story.In(lang), lang
		for i := range r.Story.Steps {
			r.View = view.Reduce(r.Story, r.View, view.GoStep{Index: i})
			for _, kind := range Kinds {
				r.Kind, r.Chart = kind, ""
				if kind == "chart" {
					continue
				}
				do(fmt.Sprintf("%s %s step %d", lang, kind, i+1), kit, r)
			}
			if i%8 == 0 {
				r.Kind = "chart"
				for _, id := range ChartIDs(r.Story) {
					r.Chart = id
					do(fmt.Sprintf("%s chart %s step %d", lang, id, i+1), kit, r)
				}
			}
		}
		r.Kind, r.Chart = "map", ""
		r.View = view.Reduce(r.Story, r.View, view.SetCompare{At: r.Story.Span.From})
		do(lang+" compare", kit, r)
	}
}

func TestAltTexts(t *testing.T) {
	said := map[string]string{}
	eachPicture(t, func(name string, kit *figure.Kit, r Request) {
		text := Alt(kit, r)
		if text != Alt(kit, r) {
			t.Errorf("%s: differs from time to time", name)
		}
		n := utf8.RuneCountInString(text)
		least := 60
		if r.Words.Lang() == "zh" {
			least = 25
		}
		if n < least || n > 500 {
			t.Errorf("%s: %d characters: %s", name, n, text)
		}
		for _, bad := range []string{"{", "}", "alt.", "chart.kind", "chart.alt", "details.", "  ", "..", "\n", "NaN", ". ."} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %q in %q", name, bad, text)
			}
		}
		if r.Kind != "chart" && !strings.Contains(text, r.Story.Title) {
			t.Errorf("%s: no title in %q", name, text)
		}
		if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "。") && !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "”") && !strings.HasSuffix(text, "?") {
			t.Errorf("%s: ends in the middle: %q", name, text)
		}
		key := strings.Fields(name)[0] + text
		if other := said[key]; other != "" && r.Kind == "slide" {
			t.Errorf("%s says the same as %s", name, other)
		}
		said[key] = name
	})
}

// The words tell the state that holds, as the facts have it.
func TestAltTextsSayWhatHolds(t *testing.T) {
	kit, r := studio(t)
	for _, test := range []struct {
		kind, chart string
		change      func(*view.View)
		want        []string
		not         string
	}{
		{"map", "", func(*view.View) {}, []string{"Map of the region", "1 February 2022", "Rail to Klaipėda", "Closed: "}, "Opened"},
		{"map", "", func(v *view.View) { v.Camera.Frame = "world" }, []string{"World map"}, "region"},
		{"map", "", func(v *view.View) { v.Camera = view.Camera{Lon: 27, Lat: 54, Zoom: 4} }, []string{"Map: "}, "region"},
		{"map", "", func(v *view.View) { v.Layers = view.Base | view.Places }, []string{"2 routes in use"}, "In use: "},
		{"map", "", func(v *view.View) { v.Layers = view.Base }, []string{"land, borders, lakes and rivers only"}, "routes"},
		{"timeline", "", func(*view.View) {}, []string{"Timeline from January 2021 to December 2025", "91 events, 9 categories"}, ""},
		{"timeline", "", func(v *view.View) { v.Filter = "category:prisoners" }, []string{"17 events, 1 category"}, ""},
		{"card", "", func(v *view.View) { v.Event = "e-2022-02-01-transit-stop" }, []string{"Event card", "1 February 2022"}, ""},
		{"chart", "exports", func(*view.View) {}, []string{"Bar chart", "2021: 5.14 Mt, reported, disputed, other sources 11.0 Mt", "2024: no data", "estimated"}, "2024: 0"},
		{"chart", "prisoners", func(*view.View) {}, []string{"At least 597", "1,131", "1,409 on 3 July 2024", "123 on 13 December 2025"}, ""},
	} {
		q := r
		q.Kind, q.Chart = test.kind, test.chart
		test.change(&q.View)
		text := Alt(kit, q)
		for _, w := range test.want {
			if !strings.Contains(text, w) {
				t.Errorf("%s %s: %q does not say %q", test.kind, test.chart, text, w)
			}
		}
		if test.not != "" && strings.Contains(text, test.not) {
			t.Errorf("%s %s: %q says %q", test.kind, test.chart, text, test.not)
		}
	}
}

// The same words stand in every format, and what the user writes instead of them too.
func TestAltTextInEveryFormat(t *testing.T) {
	kit, r := studio(t)
	r.Size = Size{W: 400, H: 300, Scale: 1}
	for _, own := range []string{"", "Own words: “a < b” & more."} {
		for _, kind := range Kinds {
			r.Kind, r.Chart, r.AltText = kind, "", own
			if kind == "chart" {
				r.Chart = "exports"
			}
			want := Alt(kit, r)
			if own != "" && want != own {
				t.Fatalf("%s: %q, want the user's own", kind, want)
			}
			for _, format := range Formats {
				r.Format = format
				var out bytes.Buffer
				if err := Encode(context.Background(), kit, r, &out); err != nil {
					t.Fatal(err)
				}
				got := out.String()
				switch format {
				case "png":
					if text, err := png.ReadText(bytes.NewReader(out.Bytes()), "Description"); err != nil || text != want {
						t.Errorf("%s png: %q, want %q (%v)", kind, text, want, err)
					}
				case "svg":
					if !strings.Contains(html.UnescapeString(got), "<desc id=\"desc\">"+want+"</desc>") {
						t.Errorf("%s svg: no description %q", kind, want)
					}
				case "pdf":
					if n := strings.Count(got, pdfString(want)); n < 2 {
						t.Errorf("%s pdf: the words stand %d times, want them for the document and for the page", kind, n)
					}
				}
			}
		}
	}
}

// pdfString is text as a PDF has it: in UTF-16 where it goes beyond ASCII.
func pdfString(s string) string {
	var wide strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&wide, "%04X", u)
	}
	if len(wide.String()) == 4*len(s) {
		return "(" + strings.NewReplacer("(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	return "<FEFF" + wide.String() + ">"
}

func TestAltTextOfDeck(t *testing.T) {
	kit, r := studio(t)
	r.Kind, r.Size = "slide", Size{W: 240, H: 200, Scale: 1}
	short := *r.Story
	short.Steps = short.Steps[:2]
	r.Story = &short
	folder := filepath.Join(t.TempDir(), "deck")
	if err := WriteDeck(context.Background(), kit, r, folder, nil); err != nil {
		t.Fatal(err)
	}
	files := contents(t, folder)
	for _, s := range Steps(r.Story, r.View) {
		q := r
		q.View = s.View
		if want := Alt(kit, q); !strings.Contains(string(files["index.csv"]), want) && !strings.Contains(string(files["index.csv"]), strings.ReplaceAll(want, `"`, `""`)) {
			t.Errorf("index.csv lacks %q", want)
		}
	}
}
