package vector

import (
	"encoding/base64"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/scene/typeset/subset"
)

// SVGOptions is how a scene becomes an SVG document.
type SVGOptions struct {
	Outlines bool // text as its outlines: looks the same everywhere, cannot be searched or edited
	Bare     bool // no fonts inside: text in the reader's own where it has none of these
	// Width and Height are the size it is shown at, in pixels; 0 is the scene's own.
	Width, Height float64
}

// SVGDocument returns the scene as an SVG of its own: role img with title and description, what it says of itself as
// metadata, a group for each layer, and text as text with the fonts in use inside, cut to the glyphs in use, or as outlines.
// It fails when a font cannot be read.
func SVGDocument(s *scene.Scene, fonts *typeset.Fonts, about About, o SVGOptions) ([]byte, error) {
	w := &writer{fonts: fonts, places: 100, outlines: o.Outlines && fonts != nil}
	width, height := float32(o.Width), float32(o.Height)
	if !(width > 0) || !(height > 0) {
		width, height = s.W, s.H
	}
	w.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	w.printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"title desc\"",
		w.num(width), w.num(height), w.num(s.W), w.num(s.H))
	if about.Lang != "" {
		w.printf(" lang=\"%s\" xml:lang=\"%[1]s\"", escape(about.Lang))
	}
	w.printf(">\n<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", escape(about.Title), escape(about.Desc))
	w.metadata(about)
	if !o.Outlines && !o.Bare && fonts != nil {
		css, families, err := FontFaces(fonts, s)
		if err != nil {
			return nil, err
		}
		w.families = families
		w.printf("<style>\n%s</style>\n", css)
	}
	w.scene(s)
	w.WriteString("</svg>\n")
	return w.Bytes(), nil
}

// metadata writes Dublin Core, as vector editors read and keep it.
func (w *writer) metadata(about About) {
	w.WriteString("<metadata>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<rdf:Description rdf:about=\"\">\n")
	item := func(name, value string) {
		if value != "" {
			w.printf("<dc:%s>%s</dc:%[1]s>\n", name, escape(value))
		}
	}
	item("title", about.Title)
	item("description", about.Desc)
	item("creator", about.Authors)
	item("rights", about.Rights)
	for _, source := range about.Sources {
		item("source", source)
	}
	item("date", about.Date)
	item("language", about.Lang)
	item("publisher", about.Producer)
	w.WriteString("</rdf:Description>\n</rdf:RDF>\n</metadata>\n")
	if about.State != "" {
		w.printf("<metadata id=\"thawline-state\">%s</metadata>\n", escape(about.State))
	}
}

// FontFaces returns CSS that carries the fonts that the scenes are set in, cut to the glyphs in use, and what they are
// called by their numbers. It fails when a font cannot be read.
func FontFaces(fonts *typeset.Fonts, scenes ...*scene.Scene) (css string, families map[uint8]string, err error) {
	used := map[uint8]map[int]bool{}
	for _, s := range scenes {
		for i := range s.Layers {
			for _, item := range s.Layers[i].Items {
				if t, ok := item.(*scene.Text); ok && t != nil {
					useGlyphs(used, fonts.Shape(t.String, t.Face, t.Tabular, t.Tracking != 0))
					useGlyphs(used, fonts.Shape(t.String, t.Face, false, true)) // what a reader that shapes otherwise asks for
				}
			}
		}
	}
	var b strings.Builder
	families = map[uint8]string{}
	for _, index := range slices.Sorted(maps.Keys(used)) {
		program, err := fonts.Program(index)
		if err != nil {
			return "", nil, err
		}
		whole, err := subset.Parse(program.Data)
		if err != nil {
			return "", nil, err
		}
		small, err := whole.Keep(func(glyph int) bool { return used[index][glyph] })
		if err != nil {
			return "", nil, err
		}
		style := "normal"
		if program.Italic {
			style = "italic"
		}
		families[index] = program.Family
		fmt.Fprintf(&b, "@font-face{font-family:%q;font-weight:%d;font-style:%s;src:url(data:font/woff;base64,%s) format(\"woff\")}\n",
			program.Family, program.Weight, style, base64.StdEncoding.EncodeToString(small.WOFF()))
	}
	return b.String(), families, nil
}

func useGlyphs(used map[uint8]map[int]bool, run *typeset.Run) {
	for _, g := range run.Glyphs {
		if used[g.Font] == nil {
			used[g.Font] = map[int]bool{}
		}
		used[g.Font][int(g.ID)] = true
	}
}

// family returns the attributes that name a face: the fonts that the file carries, then what a reader without them may take.
func (w *writer) family(face scene.Face) string {
	if int(face) >= len(families) {
		face = scene.Sans
	}
	if w.families == nil {
		return families[face]
	}
	style := ""
	switch face {
	case scene.SansBold:
		style = ` font-weight="600"`
	case scene.SerifItal:
		style = ` font-style="italic"`
	}
	return fmt.Sprintf(`font-family="%s"%s`, escape(FontStack(w.families, face)), style)
}

// FontStack returns the families that a face is set in where the file carries those named: its own, then those that stand
// in for characters that it lacks, then a generic one.
func FontStack(carried map[uint8]string, face scene.Face) string {
	var list []string
	if own, ok := carried[uint8(face)]; ok {
		list = append(list, own)
	}
	for _, index := range slices.Sorted(maps.Keys(carried)) {
		if name := carried[index]; int(index) >= len(families) && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	for i, name := range list {
		list[i] = "'" + strings.ReplaceAll(name, "'", "") + "'" // a name with a figure must be quoted
	}
	generic := "sans-serif"
	if face == scene.SerifItal {
		generic = "serif"
	}
	return strings.Join(append(list, generic), ", ")
}

// textOutlines writes a line of text as one path that is named by its text.
func (w *writer) textOutlines(t *scene.Text) {
	if !(t.Size > 0) || !finite(t.Size) || !finite(t.Tracking) || !finite(t.Angle) {
		return
	}
	run := w.fonts.Shape(t.String, t.Face, t.Tabular, t.Tracking != 0)
	shift := float64(0)
	switch t.Align {
	case scene.Centre:
		shift = -float64(w.fonts.Width(t.String, t.Face, t.Size, t.Tracking, t.Tabular)) / 2
	case scene.Right:
		shift = -float64(w.fonts.Width(t.String, t.Face, t.Size, t.Tracking, t.Tabular))
	}
	sin, cos := math.Sincos(float64(t.Angle))
	size := float64(t.Size)
	var b strings.Builder
	for i, g := range run.Glyphs {
		o := w.fonts.Outline(g.Font, g.ID)
		x := shift + (float64(g.X)*size + float64(i)*float64(t.Tracking))
		y := float64(g.Y) * size
		at := 0
		for _, op := range o.Ops {
			n := [...]int{typeset.MoveTo: 1, typeset.LineTo: 1, typeset.QuadTo: 2, typeset.CubicTo: 3}[op]
			if op == typeset.MoveTo && at > 0 {
				b.WriteByte('Z')
			}
			b.WriteByte("MLQC"[op])
			for j, p := range o.Points[at : at+n] {
				px, py := x+float64(p.X)*size, y+float64(p.Y)*size
				if j > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(w.num(float32(float64(t.X)+px*cos-py*sin)) + " " + w.num(float32(float64(t.Y)+px*sin+py*cos)))
			}
			at += n
		}
		if at > 0 {
			b.WriteByte('Z')
		}
	}
	if b.Len() == 0 {
		return
	}
	if t.Halo.A > 0 && t.HaloW > 0 {
		w.printf("<path d=\"%s\" fill=\"none\"%s stroke-width=\"%s\" stroke-linejoin=\"round\"/>\n", b.String(), paint("stroke", t.Halo), w.num(t.HaloW))
	}
	w.printf("<path%s aria-label=\"%s\" d=\"%s\"%s", mark(t.ID), escape(t.String), b.String(), paint("fill", t.Color))
	w.end("path", t.Title)
}
