package vector

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/go-text/typesetting/font"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/scene/typeset/subset"
)

// text writes a line of text: its halo, then its glyphs where typeset puts them.
func (c *content) text(t *scene.Text) {
	if t == nil || t.String == "" || !finite(t.X) || !finite(t.Y) || !finite(t.Angle) || !finite(t.Tracking) || !(t.Size > 0) || !finite(t.Size) || c.pdf.fonts == nil {
		return
	}
	run := c.pdf.fonts.Shape(t.String, t.Face, t.Tabular, t.Tracking != 0)
	if len(run.Glyphs) == 0 {
		return
	}
	shift := float64(0)
	switch t.Align {
	case scene.Centre:
		shift = -float64(c.pdf.fonts.Width(t.String, t.Face, t.Size, t.Tracking, t.Tabular)) / 2
	case scene.Right:
		shift = -float64(c.pdf.fonts.Width(t.String, t.Face, t.Size, t.Tracking, t.Tabular))
	}
	line := c.glyphs(t, run, shift)
	if t.Halo.A > 0 && t.HaloW > 0 && finite(t.HaloW) {
		c.setStrokeColor(t.Halo)
		c.printf("%s w 1 j 0 J [] 0 d BT 1 Tr\n%sET\n", dec32(t.HaloW), line)
	}
	if t.Color.A > 0 {
		c.setFill(t.Color)
		c.printf("BT 0 Tr\n%sET\n", line)
	}
}

// glyphs returns the operators that show a run. Glyphs of one font on one height are one string with the pen moved
// between them.
func (c *content) glyphs(t *scene.Text, run *typeset.Run, shift float64) string {
	sin, cos := math.Sincos(float64(t.Angle))
	size := float64(t.Size)
	text := []rune(t.String)
	var b strings.Builder
	open := false
	var font uint8
	var height float32
	var pen float64 // ems from the run's start
	for i, g := range run.Glyphs {
		x := float64(g.X) + float64(i)*float64(t.Tracking)/size
		if !open || g.Font != font || g.Y != height {
			if open {
				b.WriteString(">]TJ\n")
			}
			along, across := shift+x*size, float64(g.Y)*size
			fmt.Fprintf(&b, "/F%d %s Tf %s %s %s %s %s %s Tm[<", g.Font, dec(size), dec5(cos), dec5(sin), dec5(sin), dec5(-cos),
				dec(float64(t.X)+along*cos-across*sin), dec(float64(t.Y)+along*sin+across*cos))
			open, font, height, pen = true, g.Font, g.Y, x
		}
		if off := math.Round((x - pen) * 1e5); math.Abs(off) > 20 { // finer than can be seen
			fmt.Fprintf(&b, ">%s<", dec(-off/100))
			pen += off / 1e5
		}
		fmt.Fprintf(&b, "%04X", g.ID)
		pen += math.Round(float64(c.pdf.fonts.Advance(g.Font, g.ID))*1e3) / 1e3
		to := len(text)
		for _, next := range run.Glyphs[i+1:] {
			if next.Rune != g.Rune {
				to = int(next.Rune)
				break
			}
		}
		c.pdf.use(g.Font, int(g.ID), text, int(g.Rune), to)
	}
	b.WriteString(">]TJ\n")
	return b.String()
}

// use remembers that a glyph of a font is shown, for the runes from..to.
func (p *PDF) use(font uint8, glyph int, text []rune, from, to int) {
	if p.used[font] == nil {
		p.used[font] = map[int]string{}
	}
	if _, known := p.used[font][glyph]; known {
		return
	}
	said := ""
	if from >= 0 && from < to && to <= len(text) {
		said = string(text[from:to])
	}
	p.used[font][glyph] = said
}

func dec5(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.5g", v), ".") }

// font writes a font, cut to the glyphs in use, and returns its object.
func (p *PDF) font(index uint8) (int, error) {
	program, err := p.fonts.Program(index)
	if err != nil {
		return 0, err
	}
	used := p.used[index]
	whole, err := subset.Parse(program.Data)
	if err != nil {
		return 0, err
	}
	small, err := whole.Keep(func(glyph int) bool { _, ok := used[glyph]; return ok })
	if err != nil {
		return 0, err
	}
	glyphs := slices.Sorted(maps.Keys(used))
	name := "THAWLN+" + program.PostScript()
	file, descriptor, descendant, unicode, number := p.reserve(), p.reserve(), p.reserve(), p.reserve(), p.reserve()
	kind, key, identity := "CIDFontType0", "FontFile3", ""
	if cff := small.CFF(); cff != nil {
		p.stream(file, "/Subtype/CIDFontType0C", cff)
	} else {
		kind, key, identity = "CIDFontType2", "FontFile2", "/CIDToGIDMap/Identity"
		data := small.Only("head", "hhea", "maxp", "hmtx", "loca", "glyf", "cvt ", "fpgm", "prep").Bytes()
		p.stream(file, fmt.Sprintf("/Length1 %d", len(data)), data)
	}
	flags, angle := 4, 0
	if program.Italic {
		flags, angle = flags|64, -12
	}
	p.object(descriptor, fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[-1000 -500 2500 1500]/ItalicAngle %d/Ascent %s/Descent %s/CapHeight %s/StemV 90/%s %d 0 R>>",
		name, flags, angle, dec32(program.Ascent*1000), dec32(-program.Descent*1000), dec32(program.CapHeight*1000), key, file))
	var widths strings.Builder
	for _, g := range glyphs {
		fmt.Fprintf(&widths, "%d[%s]", g, dec(math.Round(float64(p.fonts.Advance(index, font.GID(g)))*1000)))
	}
	p.object(descendant, fmt.Sprintf("<</Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[%s]%s>>",
		kind, name, descriptor, widths.String(), identity))
	p.stream(unicode, "", toUnicode(glyphs, used))
	p.object(number, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, descendant, unicode))
	return number, nil
}

// toUnicode returns the table that says what text the glyphs stand for, so that the document can be searched and copied.
func toUnicode(glyphs []int, used map[int]string) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	var lines []string
	for _, g := range glyphs {
		if used[g] == "" {
			continue
		}
		line := fmt.Sprintf("<%04X><", g)
		for _, u := range utf16.Encode([]rune(used[g])) {
			line += fmt.Sprintf("%04X", u)
		}
		lines = append(lines, line+">\n")
	}
	for part := range slices.Chunk(lines, 100) { // the most that a block may hold
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(part), strings.Join(part, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
