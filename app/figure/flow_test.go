package figure

import (
	"image/color"
	"strings"
	"testing"
	"unicode/utf8"

	"thawline/app/scene"
)

// grid is a typeface whose letters are all half as wide as they are tall.
type grid struct{}

func (grid) Width(s string, _ scene.Face, size, tracking float32, _ bool) float32 {
	return float32(utf8.RuneCountInString(s)) * (size/2 + tracking)
}

func (grid) Metrics(_ scene.Face, size float32) (ascent, descent, capHeight, xHeight float32) {
	return .9 * size, .25 * size, .7 * size, .5 * size
}

func (g grid) Wrap(s string, face scene.Face, size, width float32) (lines []string) {
	for _, word := range strings.Fields(s) {
		if n := len(lines); n > 0 && g.Width(lines[n-1]+" "+word, face, size, 0, false) <= width {
			lines[n-1] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

func (g grid) Fit(s string, face scene.Face, size, width float32) string {
	for r := []rune(s); len(r) > 0; r = r[:len(r)-1] {
		if g.Width(string(r)+"…", face, size, 0, false) <= width {
			return string(r) + "…"
		}
	}
	return "…"
}

func texts(items []scene.Item) (list []*scene.Text) {
	for _, item := range items {
		if t, ok := item.(*scene.Text); ok {
			list = append(list, t)
		}
	}
	return list
}

func TestParagraphBreaks(t *testing.T) {
	body := textStyle{Size: 10, Line: 15}
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"one line", "a short line", 100, []string{"a short line"}},
		{"two lines", "a line that is too long", 60, []string{"a line that", "is too long"}},
		{"breaks in the source", "a  line\nof\ttwo", 200, []string{"a line of two"}},
		{"word longer than the line", "Donaudampfschiff ja", 50, []string{"Donaudampf", "schiff ja"}},
		{"empty", "", 50, nil},
		{"only space", " \n ", 50, nil},
		{"no room at all", "ab", 1, []string{"a", "b"}},
	} {
		f := newFlow(grid{}, 0, 0, c.width)
		f.paragraph(c.text, body)
		var got []string
		for _, line := range texts(f.items) {
			got = append(got, line.String)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: lines %q, want %q", c.name, got, c.want)
		}
		if want := 15 * float32(len(c.want)); f.y != want {
			t.Errorf("%s: height %v, want %v", c.name, f.y, want)
		}
	}
}

func TestRunsShareALine(t *testing.T) {
	plain := textStyle{Size: 10, Line: 15}
	f := newFlow(grid{}, 3, 0, 100)
	f.runs(plain, run{Text: "Lead. ", Style: plain.bold()}, run{Text: "then text that goes on below", Style: plain, ID: "source:x"})
	list := texts(f.items)
	if len(list) != 3 {
		t.Fatalf("%d pieces, want 3", len(list))
	}
	if list[0].String != "Lead." || list[0].Face != scene.SansBold || list[0].X != 3 {
		t.Errorf("lead = %+v", list[0])
	}
	if list[1].String != "then text that" || list[1].X != 3+6*5 || list[1].Y != list[0].Y || list[1].ID != "source:x" {
		t.Errorf("rest of the first line = %+v", list[1])
	}
	if list[2].String != "goes on below" || list[2].X != 3 || list[2].Y != list[0].Y+15 {
		t.Errorf("second line = %+v", list[2])
	}
}

// A lead that leaves no room sends the first word to the next line, whole.
func TestRunsBreakBetweenRuns(t *testing.T) {
	plain := textStyle{Size: 10, Line: 15}
	f := newFlow(grid{}, 0, 0, 50)
	f.runs(plain, run{Text: "12345678 ", Style: plain}, run{Text: "word", Style: plain})
	list := texts(f.items)
	if len(list) != 2 || list[1].X != 0 || list[1].Y != list[0].Y+15 {
		t.Fatalf("pieces = %+v", list)
	}
}

func TestNothingLeavesTheColumn(t *testing.T) {
	g := grid{}
	words := strings.Repeat("sanctions of an unbrokenwordthatgoesonandon ", 5)
	for width := float32(8); width < 300; width += 7 {
		f := newFlow(g, 10, 5, width)
		s := textStyle{Size: 14, Line: 20, Tracking: .3}
		f.paragraph(words, s)
		f.runs(s, run{Text: "Bold lead. ", Style: s.bold()}, run{Text: words, Style: s})
		f.chips(textStyle{Size: 11}, 20, color.NRGBA{}, []chip{{Text: "Lithuania"}, {Text: words}})
		f.row(run{Text: words, Style: s}, run{Text: "11.0 Mt", Style: s})
		for _, line := range texts(f.items) {
			w := g.Width(line.String, line.Face, line.Size, line.Tracking, false)
			x0 := line.X
			switch line.Align {
			case scene.Centre:
				x0 -= w / 2
			case scene.Right:
				x0 -= w
			}
			if one := utf8.RuneCountInString(line.String) <= 1; !one && (x0 < f.x-.01 || x0+w > f.x+f.w+.01) {
				t.Fatalf("width %v: %q from %v to %v", width, line.String, x0, x0+w)
			}
		}
	}
}

func TestJoinGoesOnBelowTheLowest(t *testing.T) {
	f := newFlow(grid{}, 0, 10, 200)
	left, right := f.column(0, 90), f.column(100, 100)
	left.paragraph("one", textStyle{Size: 10, Line: 12})
	right.paragraph("one two three four five six seven", textStyle{Size: 10, Line: 12})
	f.join(left, right)
	if f.y != 34 || len(texts(f.items)) != 3 {
		t.Errorf("y = %v with %d lines, want 34 with 3", f.y, len(texts(f.items)))
	}
}

func TestBalancedHeadlines(t *testing.T) {
	head := textStyle{Size: 10, Line: 15}
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"one line stays", "one short line", 100, []string{"one short line"}},
		{"a full last line stays", "a million tonnes reach China", 100, []string{"a million tonnes", "reach China"}},
		{"a lone word gets company", "a way to the sea through Ukraine closes", 185, []string{"a way to the sea", "through Ukraine closes"}},
		{"no line more for it", "aaaa bbbb cccc d", 74, []string{"aaaa bbbb", "cccc d"}},
		{"no word broken for it", "incomprehensibilities now", 106, []string{"incomprehensibilities", "now"}},
	} {
		f := newFlow(grid{}, 0, 0, c.width)
		f.w = f.balanced(c.text, head)
		f.paragraph(c.text, head)
		var got []string
		for _, text := range texts(f.items) {
			got = append(got, text.String)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
