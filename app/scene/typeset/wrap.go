package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"thawline/app/scene"
)

// Width returns the advance of one line of text in points, tracking between its glyphs included, none after the last.
func (f *Fonts) Width(s string, face scene.Face, size, tracking float32, tabular bool) float32 {
	r := f.Shape(s, face, tabular, tracking != 0)
	return r.Advance*size + tracking*float32(max(len(r.Glyphs)-1, 0))
}

// Wrap breaks s into lines no wider than width, at the places where its script allows it and at its line feeds. A word
// that is wider alone gets a line of its own. Spaces at a break are dropped; an empty paragraph gives an empty line, the
// empty string none.
func (f *Fonts) Wrap(s string, face scene.Face, size, width float32) []string {
	var lines []string
	if s == "" {
		return nil
	}
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		lines = f.wrapParagraph(lines, paragraph, face, size, width)
	}
	return lines
}

// roomKey is text with the room that it is set into. How it is broken or cut is kept, for the same is asked again and again.
type roomKey struct {
	text        string
	face        scene.Face
	size, width float32
}

// kept returns the value of a key from one of the fonts' caches, made with build if it is not there.
func kept[V any](f *Fonts, g *generations[roomKey, V], k roomKey, build func() V) V {
	f.mu.Lock()
	v, ok := g.get(k)
	f.mu.Unlock()
	if !ok {
		v = build()
		f.mu.Lock()
		g.put(k, v)
		f.mu.Unlock()
	}
	return v
}

func (f *Fonts) wrapParagraph(lines []string, s string, face scene.Face, size, width float32) []string {
	if f.Width(s, face, size, 0, false) <= width {
		return append(lines, strings.TrimRightFunc(s, unicode.IsSpace))
	}
	return append(lines, kept(f, &f.wrapped, roomKey{s, face, size, width}, func() []string {
		return f.breakParagraph(s, face, size, width)
	})...)
}

// breakParagraph returns the lines of a paragraph that is wider than width.
func (f *Fonts) breakParagraph(s string, face scene.Face, size, width float32) (lines []string) {
	var breaks []int
	start := 0
	for _, end := range breakPlaces(s, bound) {
		if piece := s[start:end]; f.Width(trimEnd(piece), face, size, 0, false) > width { // what should stay together is too long
			for _, at := range breakPlaces(piece, torn) {
				breaks = append(breaks, start+at)
			}
		} else {
			breaks = append(breaks, end)
		}
		start = end
	}
	if len(breaks) <= 1 {
		return append(lines, strings.TrimRightFunc(s, unicode.IsSpace))
	}
	start = 0
	for i := 0; i < len(breaks); {
		// The pieces measured one by one say about how many fit; the line itself is measured in the end, for kerning.
		last, used := i, float32(0)
		for j := i; j < len(breaks); j++ {
			from := start
			if j > i {
				from = breaks[j-1]
			}
			piece := s[from:breaks[j]]
			if used+f.Width(trimEnd(piece), face, size, 0, false) > width && j > i {
				break
			}
			used += f.Width(piece, face, size, 0, false)
			last = j
		}
		for last > i && f.Width(trimEnd(s[start:breaks[last]]), face, size, 0, false) > width {
			last--
		}
		lines = append(lines, trimEnd(s[start:breaks[last]]))
		start = breaks[last]
		i = last + 1
	}
	return lines
}

func trimEnd(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }

// breakPlaces returns the byte offsets at which s may be broken, its end included. Together reports whether two pieces stay on
// one line.
func breakPlaces(s string, together func(before, after string) bool) []int {
	var seg segmenter.Segmenter
	if err := seg.InitWithString(s); err != nil {
		return []int{len(s)} // not UTF-8: one piece
	}
	var out []int
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		end := l.OffsetInBytes + l.LengthInBytes
		if n := len(out); n > 0 && together(s[:out[n-1]], s[out[n-1]:end]) {
			out[n-1] = end
			continue
		}
		out = append(out, end)
	}
	return out
}

// torn reports whether a break between two pieces of text would part what Chinese readers take as one: a figure and the
// character that counts with it (12日, 2022年, 800万), or a mark from what it closes.
func torn(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if unicode.IsDigit(last) && strings.ContainsRune("年月日号人名吨万亿个种艘国条列第%％", first) {
		return true
	}
	return last == '第' && unicode.IsDigit(first) || strings.ContainsRune("，。、；：？！）》」』％", first)
}

// bound reports whether two pieces are better not parted: what torn names, a number of one or two digits and what it counts or
// the month it is the day of, a year and the word before it, and the parts of a name with a hyphen (1 Feb 2022, Ust-Luga).
func bound(before, after string) bool {
	if torn(before, after) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(after)
	word := trimEnd(before)
	word = word[strings.LastIndexFunc(word, unicode.IsSpace)+1:]
	last, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case last == '-' && strings.HasSuffix(before, "-"):
		return unicode.IsUpper(first) && utf8.RuneCountInString(word) > 2
	case len(word) <= 2 && strings.Trim(word, "0123456789") == "" && word != "":
		return unicode.IsLetter(first)
	}
	return isYear(after) && (unicode.IsLetter(last) || last == '.')
}

// isYear reports whether text begins with a number of four digits that is a year of these centuries.
func isYear(s string) bool {
	if len(s) < 4 || s[:2] != "19" && s[:2] != "20" || strings.Trim(s[:4], "0123456789") != "" {
		return false
	}
	return len(s) == 4 || s[4] < '0' || s[4] > '9'
}

const ellipsis = "…"

// Fit returns s when it is no wider than width, else as much of its beginning as fits before an ellipsis; "" when not
// even that fits.
func (f *Fonts) Fit(s string, face scene.Face, size, width float32) string {
	if f.Width(s, face, size, 0, false) <= width {
		return s
	}
	return kept(f, &f.fitted, roomKey{s, face, size, width}, func() string { return f.fit(s, face, size, width) })
}

// fit is Fit for text that is wider than width.
func (f *Fonts) fit(s string, face scene.Face, size, width float32) string {
	var ends []int // where a grapheme ends
	var seg segmenter.Segmenter
	if seg.InitWithString(s) == nil {
		for it := seg.GraphemeIterator(); it.Next(); {
			g := it.Grapheme()
			ends = append(ends, g.OffsetInBytes+g.LengthInBytes)
		}
	}
	lo, hi := -1, len(ends)-1 // ends[lo] fits, ends[hi] does not
	cut := func(i int) string { return trimEnd(s[:ends[i]]) + ellipsis }
	for hi-lo > 1 {
		mid := (lo + hi) / 2
		if f.Width(cut(mid), face, size, 0, false) <= width {
			lo = mid
		} else {
			hi = mid
		}
	}
	if lo >= 0 {
		return cut(lo)
	}
	if f.Width(ellipsis, face, size, 0, false) <= width {
		return ellipsis
	}
	return ""
}
