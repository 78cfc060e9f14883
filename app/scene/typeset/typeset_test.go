package typeset_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/assets"
)

func load(t testing.TB) *typeset.Fonts {
	t.Helper()
	f, err := typeset.New(assets.Fonts())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestNewRefuses(t *testing.T) {
	if _, err := typeset.New(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "Inter-Regular") {
		t.Errorf("empty folder: error %v, want one that names Inter-Regular", err)
	}
	broken := fstest.MapFS{"Inter-Regular.otf": {Data: []byte("no font")}}
	if _, err := typeset.New(broken); err == nil {
		t.Error("a broken font was taken")
	}
}

func TestWidth(t *testing.T) {
	f := load(t)
	w := func(s string, tracking float32, tab bool) float32 { return f.Width(s, scene.Sans, 100, tracking, tab) }
	if w("", 3, false) != 0 {
		t.Error("the empty string has a width")
	}
	if got, want := w("AV", 0, false), w("A", 0, false)+w("V", 0, false); got >= want {
		t.Errorf("AV is %v wide, A and V apart %v: not kerned", got, want)
	}
	if w("1111", 0, true) != w("8888", 0, true) {
		t.Error("tabular figures differ in width")
	}
	if w("1111", 0, false) == w("8888", 0, false) {
		t.Error("proportional figures do not differ in width")
	}
	if got, want := w("HHH", 5, false)-w("HHH", 0, false), float32(10); math.Abs(float64(got-want)) > 0.01 {
		t.Errorf("tracking adds %v to three letters, want %v", got, want)
	}
	if got, want := f.Width("Minsk", scene.Sans, 20, 0, false), w("Minsk", 0, false)/5; math.Abs(float64(got-want)) > 1e-3 {
		t.Errorf("width does not grow with size: %v, want %v", got, want)
	}
	if b := f.Width("Minsk", scene.SansBold, 100, 0, false); b <= w("Minsk", 0, false) {
		t.Errorf("bold is %v wide, regular %v", b, w("Minsk", 0, false))
	}
}

func TestScripts(t *testing.T) {
	f := load(t)
	for _, s := range []string{"Клайпеда", "Ўзброены", "Świnoujście", "Šiauliai", "12–25 → 3,5 ° ± ≈ × ■"} {
		for _, face := range []scene.Face{scene.Sans, scene.SansBold, scene.SerifItal} {
			for _, g := range f.Shape(s, face, false, false).Glyphs {
				if g.ID == 0 {
					t.Errorf("face %d has no glyph for %q", face, []rune(s)[g.Rune])
				}
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	f := load(t)
	for face := scene.Sans; face <= scene.SerifItal; face++ {
		a, d, c, x := f.Metrics(face, 10)
		if !(a > c && c > x && x > 3 && d > 1 && a < 15 && d < 5) {
			t.Errorf("face %d: ascent %v, descent %v, capitals %v, x %v", face, a, d, c, x)
		}
	}
}

const prose = "On 1 February 2022 Lithuania ended the contract under which Belaruskali's potash went by rail to the port of Klaipėda; " +
	"ten-million-tonne-a-year transit stopped within a day.\nRussia's north-western ports took it over."

func TestWrap(t *testing.T) {
	f := load(t)
	for _, width := range []float32{60, 120, 333, 1000} {
		lines := f.Wrap(prose, scene.Sans, 14, width)
		for _, l := range lines {
			if w := f.Width(l, scene.Sans, 14, 0, false); w > width && strings.ContainsAny(l, " ") {
				t.Errorf("width %v: line %q is %v wide", width, l, w)
			}
		}
		squeeze := strings.NewReplacer(" ", "", "\n", "")
		if got := squeeze.Replace(strings.Join(lines, "")); got != squeeze.Replace(prose) {
			t.Errorf("width %v: text changed to %q", width, got)
		}
	}
	if got := f.Wrap("a\n\nb", scene.Sans, 14, 100); len(got) != 3 || got[1] != "" {
		t.Errorf("empty paragraph: %q", got)
	}
	if got := f.Wrap("", scene.Sans, 14, 100); got != nil {
		t.Errorf("empty string: %q", got)
	}
	if got := f.Wrap("Dnepropetrovsk", scene.Sans, 14, 5); len(got) != 1 {
		t.Errorf("long word: %q", got)
	}
}

func TestFit(t *testing.T) {
	f := load(t)
	for width := float32(0); width < 200; width += 7 {
		got := f.Fit("Sanctions on Belaruskali", scene.Sans, 14, width)
		if w := f.Width(got, scene.Sans, 14, 0, false); w > width {
			t.Errorf("width %v: %q is %v wide", width, got, w)
		}
		if width > 190 && got != "Sanctions on Belaruskali" {
			t.Errorf("width %v: cut to %q", width, got)
		}
		if width > 30 && width < 150 && !strings.HasSuffix(got, "…") {
			t.Errorf("width %v: %q has no ellipsis", width, got)
		}
	}
}

func TestSharedByGoroutines(t *testing.T) {
	f := load(t)
	want := f.Width(prose, scene.Sans, 14, 0, false)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 200 {
				f.Width(prose[i%50:i%50+20], scene.Face(i%3), 12, 0, i%2 == 0)
				f.Outline(uint8(i%3), 20)
			}
			if got := f.Width(prose, scene.Sans, 14, 0, false); got != want {
				t.Errorf("width %v, want %v", got, want)
			}
		})
	}
	wg.Wait()
}

func BenchmarkShapeCached(b *testing.B) {
	f := load(b)
	for b.Loop() {
		f.Width("Klaipėda 12.4 Mt", scene.Sans, 12, 0, false)
	}
}

func TestChinese(t *testing.T) {
	f := load(t)
	const text = "2022年2月1日，立陶宛停止运送白俄罗斯钾肥公司（Belaruskali）的货物；约1100万吨改经俄罗斯港口运出。"
	for _, face := range []scene.Face{scene.Sans, scene.SansBold, scene.SerifItal} {
		for _, g := range f.Shape(text, face, false, false).Glyphs {
			if g.ID == 0 {
				t.Errorf("face %d has no glyph for %q", face, []rune(text)[g.Rune])
			}
		}
	}
	regular, bold := f.Shape("港", scene.Sans, false, false).Glyphs[0], f.Shape("港", scene.SansBold, false, false).Glyphs[0]
	if regular.Font == bold.Font || len(f.Outline(bold.Font, bold.ID).Ops) == 0 {
		t.Error("bold Chinese is set in the regular weight, or is not drawn")
	}
	if g := f.Shape("阿", scene.SansBold, false, false).Glyphs[0]; g.ID == 0 {
		t.Error("no glyph for a common character in bold")
	}
	for width := float32(80); width < 400; width += 13 {
		lines := f.Wrap(text, scene.Sans, 15, width)
		if strings.Join(lines, "") != text {
			t.Fatalf("width %v: the text changed: %q", width, lines)
		}
		for i, l := range lines {
			if w := f.Width(l, scene.Sans, 15, 0, false); w > width && width > 110 {
				t.Errorf("width %v: line %q is %v wide", width, l, w)
			}
			if i > 0 && strings.ContainsAny(l[:3], "，。；）年月日") {
				t.Errorf("width %v: line %q begins with a mark or a counting character", width, l)
			}
			if strings.HasSuffix(l, "（") {
				t.Errorf("width %v: line %q ends with an opening mark", width, l)
			}
			if i < len(lines)-1 && width > 110 && f.Width(l, scene.Sans, 15, 0, false) < width-110 {
				t.Errorf("width %v: line %q leaves much room", width, l)
			}
		}
	}
}

// TestWrapKeepsDatesAndNamesWhole: a line does not end within a date or a name with a hyphen, unless that is longer than a line.
func TestWrapKeepsDatesAndNamesWhole(t *testing.T) {
	f := load(t)
	const text = "LRT copy, 1 Feb 2022; Reuters, 31 Jan 2022; Green Markets, Mar 2023; Minsk Herald, апр. 2022; Ust-Luga and Bronka, 12 января 2021; well-known"
	for width := float32(120); width < 700; width += 3 {
		lines := f.Wrap(text, scene.Sans, 14, width)
		if got := strings.Join(lines, " "); strings.ReplaceAll(got, "- ", "-") != text {
			t.Fatalf("width %v: %q", width, lines)
		}
		for _, whole := range []string{"1 Feb 2022", "31 Jan 2022", "Mar 2023", "апр. 2022", "Ust-Luga", "12 января 2021"} {
			if !slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, whole) }) {
				t.Errorf("width %v: %q is parted in %q", width, whole, lines)
			}
		}
	}
	if got := f.Wrap("31 January 2022", scene.Sans, 14, 60); len(got) < 2 {
		t.Errorf("what is longer than a line is not parted: %q", got)
	}
}

// TestTextSetAgain sets text into rooms of several widths, twice and in turns: what is kept for one must not show in another,
// and what a caller does to its lines must not show in the next ones'.
func TestTextSetAgain(t *testing.T) {
	const text = "Russian ports reported to ship Belarusian potash since July 2022, in containers and by rail"
	shared := load(t)
	for range 2 {
		for _, width := range []float32{60, 150, 90, 400, 5} {
			for _, face := range []scene.Face{scene.Sans, scene.SansBold} {
				alone := load(t)
				if got, want := shared.Fit(text, face, 12, width), alone.Fit(text, face, 12, width); got != want {
					t.Errorf("Fit into %v = %q, want %q", width, got, want)
				}
				got, want := shared.Wrap(text, face, 12, width), alone.Wrap(text, face, 12, width)
				if !slices.Equal(got, want) {
					t.Errorf("Wrap into %v = %q, want %q", width, got, want)
				}
				clear(got)
			}
		}
	}
	if n := testing.AllocsPerRun(10, func() { shared.Fit(text, scene.Sans, 12, 150) }); n > 0 {
		t.Errorf("text cut before is cut again with %v allocations", n)
	}
}
