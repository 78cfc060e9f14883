package vector

import (
	"encoding/xml"
	"errors"
	"image/color"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"thawline/app/scene"
)

var (
	white = color.NRGBA{255, 255, 255, 255}
	black = color.NRGBA{A: 255}
)

// points reads path data of the commands that compact writes back into positions.
func points(t *testing.T, data string) (out [][2]float64) {
	t.Helper()
	x, y, sx, sy := 0.0, 0.0, 0.0, 0.0
	for _, m := range regexp.MustCompile(`([a-z])([^a-z]*)`).FindAllStringSubmatch(data, -1) {
		var v []float64
		for _, n := range regexp.MustCompile(`-?(\d+\.\d|\.\d|\d+)`).FindAllString(m[2], -1) {
			f, err := strconv.ParseFloat(n, 64)
			if err != nil {
				t.Fatal(err)
			}
			v = append(v, f)
		}
		switch m[1] {
		case "m", "l":
			for i := 0; i+1 < len(v); i += 2 {
				x, y = x+v[i], y+v[i+1]
				if m[1] == "m" && i == 0 {
					sx, sy = x, y
				}
				out = append(out, [2]float64{x, y})
			}
		case "h":
			for _, d := range v {
				x += d
				out = append(out, [2]float64{x, y})
			}
		case "v":
			for _, d := range v {
				y += d
				out = append(out, [2]float64{x, y})
			}
		case "z":
			x, y = sx, sy
		default:
			t.Fatalf("command %q in %q", m[1], data)
		}
	}
	return out
}

func TestCompactIsShort(t *testing.T) {
	for _, c := range []struct {
		name string
		path *scene.Path
		want string
	}{
		{"nothing", &scene.Path{}, ""},
		{"a line", scene.Segment(1, 2, 3.25, -4), "m1 2 2.3-6"},
		{"level and upright", scene.Polyline(scene.Point{}, scene.Point{X: 5}, scene.Point{X: 5, Y: .5}), "m0 0h5v.5"},
		{"a box", scene.Rectangle(scene.Rect{X0: .5, Y0: .5, X1: 10, Y1: 10}), "m.5.5h9.5v9.5h-9.5z"},
		{"on the way", scene.Polyline(scene.Point{}, scene.Point{X: 5, Y: 5}, scene.Point{X: 10, Y: 10}), "m0 0 10 10"},
		{"decimals run together", scene.Polyline(scene.Point{}, scene.Point{X: .5, Y: .25}, scene.Point{X: 3, Y: -7}), "m0 0 .5.3 2.5-7.3"},
		{"no number", scene.Polyline(scene.Point{X: float32(math.NaN())}, scene.Point{X: 1, Y: 1}, scene.Point{X: 2, Y: 3}), "m1 1 1 2"},
		{"two parts", scene.Combine(scene.Segment(0, 0, 1, 2), scene.Segment(5, 5, 6, 7)), "m0 0 1 2m4 3 1 2"},
		{"too small to see", scene.Polygon(scene.Point{X: 1, Y: 1}, scene.Point{X: 1.02, Y: 1}, scene.Point{X: 1, Y: 1.03}), ""},
	} {
		if got := compact(c.path, 0); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// No point of the path lies farther from what is written than the tolerance and the rounding.
func TestCompactStaysWithinItsTolerance(t *testing.T) {
	for _, tolerance := range []float64{0, .3, 2} {
		path := scene.Combine(scene.Circle(300, 200, 150), scene.Star(80, 90, 60, 20, 7), scene.Curve(scene.Point{X: -5, Y: 3}, scene.Point{X: 100, Y: 400}, scene.Point{X: 200, Y: -300}, scene.Point{X: 333, Y: 41}))
		written := points(t, compact(path, tolerance))
		allowed := max(tolerance, unseen) + .08
		whole := 0
		for i := range path.Len() {
			for _, p := range path.Sub(i) {
				whole++
				best := math.Inf(1)
				for j := 1; j < len(written); j++ {
					a, b := written[j-1], written[j]
					scaled := func(x, y float64) [2]int { return [2]int{int(math.Round(x * 1000)), int(math.Round(y * 1000))} }
					best = min(best, distance(scaled(float64(p.X), float64(p.Y)), scaled(a[0], a[1]), scaled(b[0], b[1]))/1000)
				}
				if best > allowed && i > 0 { // the side that closes the circle is not among those above
					t.Fatalf("tolerance %v: %v lies %.3f away", tolerance, p, best)
				}
			}
		}
		if len(written) >= whole {
			t.Errorf("tolerance %v: %d points of %d", tolerance, len(written), whole)
		}
	}
}

// wellFormed fails when elements do not nest, and returns the classes in use.
func wellFormed(t *testing.T, elements string) string {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader("<svg>" + elements + "</svg>")); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return elements
		}
		if err != nil {
			t.Fatalf("%v in %s", err, elements)
		}
	}
}

func picture(fill color.NRGBA, text string) []scene.Layer {
	return []scene.Layer{{Name: `a"<b`, Clip: scene.Rect{X1: 10, Y1: 10}, Offset: scene.Point{X: 3}, Items: []scene.Item{
		&scene.Shape{Path: scene.Circle(5, 5, 4), Fill: fill, Inside: scene.Rectangle(scene.Rect{X1: 5, Y1: 5}), Title: "<x>"},
		&scene.Shape{Path: scene.Segment(0, 0, 5, 5), Stroke: scene.Stroke{Color: fill, Width: 2, Dash: []float32{1, 2}, Cap: scene.CapRound, Join: scene.JoinBevel}},
		&scene.Text{X: 1, Y: 2, String: text, Size: 12, Color: fill, Halo: white, HaloW: 3, Tabular: true, Angle: 1, Tracking: .5, Align: scene.Right},
	}}}
}

func TestInlineSaysColoursOnce(t *testing.T) {
	p := NewInline()
	out := wellFormed(t, p.Layers(InlineOptions{Size: scene.Rect{X1: 100, Y1: 100}}, picture(black, "a & b"), picture(white, "a & b")))
	if strings.Contains(out, "only") || strings.Contains(out, "#") && !strings.Contains(out, "url(#k") {
		t.Errorf("alike pictures are written twice, or colours in them: %s", out)
	}
	if !strings.Contains(p.Paints(0), "#000000") || !strings.Contains(p.Paints(1), "#ffffff") || strings.Contains(p.Paints(1), "#000000") {
		t.Errorf("themes: %q, %q", p.Paints(0), p.Paints(1))
	}
	rules := p.Rules(map[uint8]string{0: "Inter", 3: "Noto's"})
	for _, class := range regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(out, -1) {
		for _, name := range strings.Fields(class[1]) {
			if !strings.Contains(rules, "."+name+"{") {
				t.Errorf("no rule for class %s in %s", name, rules)
			}
		}
	}
}

func TestInlineKeepsPicturesApartThatDifferInMoreThanColour(t *testing.T) {
	p := NewInline()
	out := wellFormed(t, p.Layers(InlineOptions{}, picture(black, "one"), picture(black, "two")))
	for _, want := range []string{`class="only0"`, `class="only1"`, ">one<", ">two<"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
}

func TestInlineWidthsInAUnit(t *testing.T) {
	p := NewInline()
	out := wellFormed(t, p.Layers(InlineOptions{Unit: "--u"}, picture(black, "a")))
	if !strings.Contains(out, "stroke-width:calc(2px*var(--u));stroke-dasharray:calc(1px*var(--u)) calc(2px*var(--u))") {
		t.Errorf("widths do not follow the unit: %s", out)
	}
}

// What pictures have in common is told once, and put back in its places it is what was written.
func TestShareTellsOnce(t *testing.T) {
	p := NewInline()
	o := InlineOptions{Parts: true}
	first := p.Layers(o, picture(black, "one"))
	second := p.Layers(o, picture(black, "two"))
	defs, shared := Share([]string{first, second, first})
	wellFormed(t, defs+strings.Join(shared, ""))
	if strings.Count(defs, "id=") != 2 { // the line in all three, the text of the first and third; what is cut stays where it is
		t.Errorf("%d items are shared: %s", strings.Count(defs, "id="), defs)
	}
	items := map[string]string{}
	for _, m := range regexp.MustCompile(`<(path|text) id="(i\d+)" (.*?)(/>|</text>|</path>)`).FindAllStringSubmatch(defs, -1) {
		items[m[2]] = "<" + m[1] + " " + m[3] + m[4]
	}
	for i, written := range []string{first, second, first} {
		got := regexp.MustCompile(`<use href="#(i\d+)"/>`).ReplaceAllStringFunc(shared[i], func(use string) string {
			return items[strings.TrimSuffix(strings.TrimPrefix(use, `<use href="#`), `"/>`)]
		})
		if want := strings.ReplaceAll(written, part, ""); got != want {
			t.Errorf("picture %d became %s, want %s", i+1, got, want)
		}
	}
	if strings.Contains(strings.Join(shared, ""), part) {
		t.Error("marks are left")
	}
}
