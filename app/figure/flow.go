package figure

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"thawline/app/scene"
)

// measurer is what a flow needs of the typefaces; *typeset.Fonts is one.
type measurer interface {
	Width(s string, face scene.Face, size, tracking float32, tabular bool) float32
	Metrics(face scene.Face, size float32) (ascent, descent, capHeight, xHeight float32)
	Wrap(s string, face scene.Face, size, width float32) []string
	Fit(s string, face scene.Face, size, width float32) string
}

// textStyle is how a run of text is set. Line is the distance of baselines in points; 0 means 1.3 of the size.
type textStyle struct {
	Face     scene.Face
	Size     float32
	Line     float32
	Color    color.NRGBA
	Tracking float32
	Tabular  bool
}

// leading returns the line height in points.
func (s textStyle) leading() float32 {
	if s.Line > 0 {
		return s.Line
	}
	return 1.3 * s.Size
}

// in returns s in another colour, bold in the bold face.
func (s textStyle) in(c color.NRGBA) textStyle { s.Color = c; return s }
func (s textStyle) bold() textStyle            { s.Face = scene.SansBold; return s }

// run is text of one style within a paragraph, with what it stands for when it can be picked. Raise lifts a mark that
// is smaller than its surroundings off the baseline, points.
type run struct {
	Text      string
	Style     textStyle
	ID, Title string
	Raise     float32
}

// flow sets text, rules and rows down a column and collects their items. Y is the top of what comes next; nothing is
// ever set wider than W, save a column narrower than one letter.
type flow struct {
	fonts measurer
	x, w  float32
	y     float32
	items []scene.Item
}

// newFlow returns a column of width w whose top left corner is (x, y).
func newFlow(fonts measurer, x, y, w float32) *flow { return &flow{fonts: fonts, x: x, y: y, w: w} }

// column returns a flow beside or inside f at the same height: dx from its left edge, w wide. Its items are its own:
// take them over with join.
func (f *flow) column(dx, w float32) *flow { return newFlow(f.fonts, f.x+dx, f.y, w) }

// join takes over the items of columns set side by side and goes on below the lowest.
func (f *flow) join(columns ...*flow) {
	for _, c := range columns {
		f.items = append(f.items, c.items...)
		f.y = max(f.y, c.y)
	}
}

// add appends items without moving on.
func (f *flow) add(items ...scene.Item) { f.items = append(f.items, items...) }

// gap leaves d points free.
func (f *flow) gap(d float32) { f.y += d }

// baseline returns where the letters of a line that begins at top stand, centred in its leading.
func (f *flow) baseline(top float32, s textStyle) float32 {
	ascent, descent, _, _ := f.fonts.Metrics(s.Face, s.Size)
	return top + (s.leading()-ascent-descent)/2 + ascent
}

// width returns the advance of one line in points.
func (f *flow) width(text string, s textStyle) float32 {
	return f.fonts.Width(text, s.Face, s.Size, s.Tracking, s.Tabular)
}

// text sets one line at the given x and the flow's height without moving on, shortened with an ellipsis to width.
func (f *flow) text(r run, x float32, align scene.Align, width float32) {
	if r.Text == "" {
		return
	}
	fitted := r.Text
	if width > 0 && f.width(fitted, r.Style) > width {
		fitted = f.fonts.Fit(fitted, r.Style.Face, r.Style.Size, width)
	}
	f.place(r, fitted, x, f.baseline(f.y, r.Style), align)
}

func (f *flow) place(r run, text string, x, baseline float32, align scene.Align) {
	s := r.Style
	f.add(&scene.Text{
		ID: r.ID, Title: r.Title, X: x, Y: baseline - r.Raise, String: text, Face: s.Face, Size: s.Size,
		Color: s.Color, Align: align, Tracking: s.Tracking, Tabular: s.Tabular, W: f.width(text, s),
	})
}

// balanced returns the width at which a headline takes no more lines than at the flow's own, but does not leave a short word
// alone on its last one. No word is broken for it.
func (f *flow) balanced(text string, s textStyle) float32 {
	runs := []run{{Text: text, Style: s}}
	lines := f.lines(f.w, runs)
	last := func(lines [][]run) float32 {
		var w float32
		for _, r := range lines[len(lines)-1] {
			w += f.width(strings.TrimRight(r.Text, " "), s)
		}
		return w
	}
	if len(lines) < 2 || last(lines) > .4*f.w {
		return f.w
	}
	least := float32(0)
	for _, word := range strings.Fields(text) {
		least = max(least, f.width(word, s))
	}
	best := f.w
	for w := f.w * .97; w >= max(least, f.w/2) && last(lines) < .4*f.w; w -= f.w * .03 {
		next := f.lines(w, runs)
		if len(next) > len(lines) {
			break
		}
		if last(next) > last(lines) {
			best, lines = w, next
		}
	}
	return best
}

// paragraph sets text over as many lines as it needs and moves on; empty text takes no room.
func (f *flow) paragraph(text string, s textStyle) { f.runs(s, run{Text: text, Style: s}) }

// runs sets runs of different styles as one paragraph with the leading of s, and moves on. Runs follow each other
// without a space unless their text has one.
func (f *flow) runs(s textStyle, runs ...run) {
	lines := f.lines(f.w, runs)
	for _, line := range lines {
		x, base := f.x, f.baseline(f.y, s)
		for _, r := range line {
			visible := strings.TrimRight(r.Text, " ")
			if visible != "" {
				f.place(r, visible, x, base, scene.Left)
			}
			x += f.width(r.Text, r.Style)
		}
		f.y += s.leading()
	}
}

// lines breaks runs into lines no wider than width.
func (f *flow) lines(width float32, runs []run) [][]run {
	var lines [][]run
	var line []run
	var used float32
	push := func(r run, text string) {
		r.Text = text
		line = append(line, r)
		used += f.width(text, r.Style)
	}
	end := func() { lines, line, used = append(lines, line), nil, 0 }
	for _, r := range runs {
		rest := squeeze(r.Text, len(line) > 0)
		for rest != "" {
			if used+f.width(strings.TrimRight(rest, " "), r.Style) <= width {
				push(r, rest)
				break
			}
			head, tail, ok := f.split(rest, r.Style, width-used, len(line) == 0)
			if ok {
				push(r, head)
				rest = tail
			}
			if rest != "" {
				end()
				rest = strings.TrimLeft(rest, " ")
			}
		}
	}
	if len(line) > 0 {
		end()
	}
	return lines
}

// split cuts what fits into room off the front of text. Without forced it refuses when not even a word fits;
// with it, a word too long for the line is cut between letters.
func (f *flow) split(text string, s textStyle, room float32, forced bool) (head, tail string, ok bool) {
	lead := len(text) - len(strings.TrimLeft(text, " "))
	body := text[lead:]
	if room > 0 {
		if wrapped := f.fonts.Wrap(body, s.Face, s.Size, room); len(wrapped) > 0 && wrapped[0] != "" && strings.HasPrefix(body, wrapped[0]) {
			first := text[:lead] + wrapped[0]
			if f.width(first, s) <= room {
				return first, strings.TrimLeft(text[len(first):], " "), true
			}
			// Tracking and the space before the words are not in Wrap's measure: try one word less.
			if i := strings.LastIndexByte(wrapped[0], ' '); i > 0 && f.width(first[:lead+i], s) <= room {
				return first[:lead+i], strings.TrimLeft(text[lead+i:], " "), true
			}
		}
	}
	if !forced {
		return "", text, false
	}
	end := 0
	for end < len(body) {
		_, n := utf8.DecodeRuneInString(body[end:])
		if end > 0 && f.width(body[:end+n], s) > room {
			break
		}
		end += n
	}
	return body[:end], body[end:], true
}

// squeeze collapses white space, as a paragraph in a table may hold line breaks; the space before and after is kept
// where the run joins others.
func squeeze(text string, joins bool) string {
	out := strings.Join(strings.Fields(text), " ")
	if out == "" {
		return ""
	}
	if joins && strings.HasPrefix(text, " ") {
		out = " " + out
	}
	if strings.HasSuffix(text, " ") {
		out += " "
	}
	return out
}
