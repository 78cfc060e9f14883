package figure

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// twoDates is a view of two dates.
func twoDates(in Input, compare, now string) Input {
	in.View.Compare, in.View.HasCompare = at(compare), true
	in.View.At = at(now)
	return in
}

// The rows told are those of Story.Diff, each once, for any two dates in either order.
func TestComparisonTellsTheDifference(t *testing.T) {
	_, in := stage()
	random := rand.New(rand.NewSource(7))
	first, last := at("2020-06-01"), at("2026-06-01")
	for range 300 {
		a := first + edtf.Instant(random.Int63n(int64(last-first)))
		b := first + edtf.Instant(random.Int63n(int64(last-first)))
		in.View.At, in.View.Compare, in.View.HasCompare = a, b, true
		c := compared(in)
		want := in.Story.Diff(a, b)
		var routes, crossings, series []int
		for _, one := range c.chapters() {
			for _, row := range one.Rows {
				routes, crossings = append(routes, row.Routes...), append(crossings, row.Crossings...)
				if row.Name == "" || row.Mark == "" || row.Draw == nil || len(row.Sources) == 0 {
					t.Errorf("%v %v: row %+v", a, b, row)
				}
			}
		}
		for _, row := range c.figures() {
			if row.Series >= 0 {
				series = append(series, row.Series)
			}
			if row.Cells[0].Value == row.Cells[1].Value && row.Cells[0].Mark == row.Cells[1].Mark {
				t.Errorf("%v %v: %s is the same at both dates", a, b, row.Name)
			}
		}
		var wantRoutes, wantCrossings, wantSeries []int
		for _, change := range slices.Concat(want.Closed, want.Opened, want.Planned) {
			wantRoutes = append(wantRoutes, change.Route)
		}
		for _, change := range want.Crossings {
			wantCrossings = append(wantCrossings, change.Crossing)
		}
		for _, change := range want.Series {
			wantSeries = append(wantSeries, change.Series)
		}
		for _, lists := range [][2][]int{{routes, wantRoutes}, {crossings, wantCrossings}, {series, wantSeries}} {
			slices.Sort(lists[0])
			slices.Sort(lists[1])
			if !slices.Equal(lists[0], lists[1]) {
				t.Fatalf("%v %v: told of %v, want %v", a, b, lists[0], lists[1])
			}
		}
	}
}

func TestComparisonIsLegible(t *testing.T) {
	k, in := stage()
	pairs := [][2]string{{"2022-01-31", "2025-12-13"}, {"2021-06", "2023-06"}, {"2025-09-11", "2025-09-12"}, {"2022-02", "2022-02"}, {"2021-01", "2026-01"}, {"2025-01-02", "2025-01-03"}}
	for _, size := range [][2]float64{{1920, 1080}, {3840, 2160}, {1600, 1200}, {2160, 2160}, {1200, 628}, {1080, 1920}, {1080, 1350}, {3000, 800}, {400, 300}, {300, 200}} {
		in.W, in.H = size[0], size[1]
		for _, pair := range pairs {
			name := fmt.Sprint(size, pair)
			s := k.Compare(twoDates(in, pair[0], pair[1]))
			least := float32(15.9)
			if size[0] >= 1000 && min(size[0], size[1]*16/9) < 1900 {
				least = 12.7
			} else if size[0] < 1000 {
				least = 1
			}
			checkText(t, name, s, least, "compare")
			for _, text := range texts(s.Layers[len(s.Layers)-1].Items) {
				if strings.Contains(text.String, "compare.") {
					t.Errorf("%s: text %q", name, text.String)
				}
			}
		}
	}
}

func TestComparisonSays(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1920, 1080
	for _, c := range []struct {
		compare, now string
		want, never  []string
	}{
		{"2022-01-31", "2025-12-13", []string{
			"5 routes closed, 10 opened, 1 planned", "31 January 2022", "13 December 2025", "Rail to Klaipėda", "16 Feb 2022", "no data",
			"US announces end of potash sanctions (and 2 more events)", "Klaipėda to Brazil, India, China", "c. Jul 2022", "at least 575", "785.63", "358.33", "closed → restricted",
		}, []string{"New since"}},
		{"2023-06", "2021-06", []string{"1 June 2021", "1 June 2023", "disputed", "5 routes closed"}, nil},
		{"2022-02", "2022-02", []string{"One date, nothing to compare", "Both maps show 1 February 2022."}, []string{"Figures", "routes closed"}},
		{"2025-09-11", "2025-09-12", []string{"Five border crossings changed", "restricted → closed"}, []string{"routes closed"}},
	} {
		s := k.Compare(twoDates(in, c.compare, c.now))
		text := said(s)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s %s: no %q in %q", c.compare, c.now, want, text)
			}
		}
		for _, never := range c.never {
			if strings.Contains(text, never) {
				t.Errorf("%s %s: %q in the picture", c.compare, c.now, never)
			}
		}
	}
}

// The picture is the same whichever of the dates is the clock's, and nothing in the earlier map is in the accent.
func TestComparisonInEitherOrder(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1200, 700
	a, b := k.Compare(twoDates(in, "2021-06", "2023-06")), k.Compare(twoDates(in, "2023-06", "2021-06"))
	if svgText(a) != svgText(b) {
		t.Error("the order of the dates changes the picture")
	}
	c := compared(twoDates(in, "2021-06", "2023-06"))
	for i, pane := range []edtf.Instant{c.before.At, c.after.At} {
		in.View = paneView(in.View, pane, c.before.At)
		fresh := 0
		for _, layer := range k.MapOverlay(in) {
			for _, item := range layer.Items {
				if shape, ok := item.(*scene.Shape); ok && strings.HasPrefix(shape.ID, "route:") && shape.Stroke.Color == in.Palette.NowLine {
					fresh++
				}
			}
		}
		if (fresh > 0) != (i == 1) {
			t.Errorf("map %d has %d lines in the accent", i, fresh)
		}
	}
}

// One camera: both maps show the same ground, and their base is drawn once.
func TestComparisonDrawsItsBaseOnce(t *testing.T) {
	_, in := stage()
	fresh, _ := stage()
	k := &Kit{Atlas: fresh.Atlas, Fonts: fresh.Fonts}
	in.W, in.H = 1920, 1080
	s := k.Compare(twoDates(in, "2021-06", "2023-06"))
	if n := len(k.maps.bases.keys); n != 1 {
		t.Errorf("%d base maps drawn for two maps of one camera", n)
	}
	land := 0
	for _, layer := range s.Layers {
		if layer.Name == s.Layers[0].Name {
			land++
		}
	}
	if land != 2 {
		t.Errorf("%d maps in the picture", land)
	}
}

func TestComparisonOfAForeignStory(t *testing.T) {
	k, in := stage()
	in.Story = foreign(t)
	in.W, in.H = 1200, 628
	checkText(t, "foreign", k.Compare(twoDates(in, "1855", "1860")), 1, "compare")
	if s := k.Compare(Input{Palette: palette.Light(), W: 10, H: 10}); len(s.Layers) != 0 {
		t.Error("a picture of no story")
	}
	if s := k.Compare(Input{}); len(s.Layers) != 0 {
		t.Error("a picture of nothing")
	}
	if got := ComparedLine(Input{}); got != "" {
		t.Errorf("ComparedLine of nothing = %q", got)
	}
	if got, want := ComparedLine(twoDates(func() Input { _, in := stage(); return in }(), "2022-01-31", "2022-02-01")),
		"31 January 2022 and 1 February 2022: Four routes closed."; got != want {
		t.Errorf("ComparedLine = %q, want %q", got, want)
	}
}

// Everything but the maps, which have goldens of their own.
func TestComparisonGolden(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1920, 1080
	s := k.Compare(twoDates(in, "2021-06", "2023-06"))
	s.Layers = s.Layers[len(s.Layers)-1:]
	golden(t, "compare-2021-2023", s)
}

// TestUnitsOfTheTableAreTranslated: a table in another alphabet has no unit of the story's own language.
func TestUnitsOfTheTableAreTranslated(t *testing.T) {
	_, own := stage()
	for _, lang := range []string{"zh", "ru", "be"} {
		rows := compared(twoDates(own.in(t, lang), "2021-06-30", "2023-06-30")).figures()
		if len(rows) < 8 {
			t.Fatalf("%s: %d figures", lang, len(rows))
		}
		for _, row := range rows {
			if strings.ContainsAny(row.Unit, "MtUSbnpeol") || row.Unit == "" {
				t.Errorf("%s: %s is in %q", lang, row.Name, row.Unit)
			}
		}
	}
}

// A heading counts what its rows tell: it is never set without one, and what is left out is counted, whatever the size, the
// language and the dates.
func TestComparisonTellsWhatItCounts(t *testing.T) {
	k, en := stage()
	for _, lang := range []string{"en", "ru", "zh"} {
		in := en
		if lang != "en" {
			in = en.in(t, lang)
		}
		for _, size := range [][2]float64{{1280, 720}, {1600, 900}, {1920, 1080}, {3840, 2160}, {960, 540}, {1200, 628}, {800, 450}, {1080, 1080}, {1080, 1920}, {640, 360}} {
			for _, pair := range [][2]string{{"2022-01-31", "2025-12-13"}, {"2021-06", "2023-06"}, {"2021-01-01", "2025-12-31"}, {"2025-09-11", "2025-09-12"}} {
				in := twoDates(in, pair[0], pair[1])
				in.W, in.H = size[0], size[1]
				s := newSpread(k, in)
				s.head()
				s.foot()
				s.table()
				set := map[string]bool{}
				for _, text := range texts(s.items) {
					set[text.String], set[text.ID] = true, true
				}
				all := ""
				for _, text := range texts(s.items) {
					all += text.String + " "
				}
				for _, ch := range s.chapters {
					if !set[ch.Heading] {
						if size[0] >= 1280 {
							t.Errorf("%s %v %v: %q is not told", lang, size, pair, ch.Heading)
						}
						continue
					}
					if !set[ch.Rows[0].ID] {
						t.Errorf("%s %v %v: %q without a row", lang, size, pair, ch.Heading)
					}
					rest := ch.Rows
					for len(rest) > 0 && set[rest[0].ID] {
						rest = rest[1:]
					}
					if n := told(rest); n > 0 && !strings.Contains(strings.ReplaceAll(all, " ", ""), strings.ReplaceAll(s.c.prose.words.N(ch.More, n), " ", "")) {
						t.Errorf("%s %v %v: %q leaves out %d and does not say so", lang, size, pair, ch.Heading, n)
					}
				}
			}
		}
	}
}
