// Package vector writes scenes as vector pictures. Lengths are points; the pictures are as large as the scene. It knows
// nothing of maps and widgets.
package vector

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"math"
	"strconv"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

// families are the font families of the faces, with what a reader without them may take.
var families = [...]string{
	scene.Sans:      `font-family="Inter, sans-serif"`,
	scene.SansBold:  `font-family="Inter, sans-serif" font-weight="600"`,
	scene.SerifItal: `font-family="Source Serif 4, serif" font-style="italic"`,
}

// SVG returns the scene as SVG: one element a line, positions rounded to a tenth of a point, so that two versions of a
// picture can be compared as text. Text stays text; fonts, which may be nil, give its measured length, so that it keeps it
// where another font stands in. Items with an ID are marked with it. It never fails: what is not a number is left out.
func SVG(s *scene.Scene, fonts *typeset.Fonts) []byte {
	w := &writer{fonts: fonts, places: 10}
	w.printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %[1]s %[2]s\">\n", w.num(s.W), w.num(s.H))
	w.scene(s)
	w.WriteString("</svg>\n")
	return w.Bytes()
}

// scene writes what is drawn.
func (w *writer) scene(s *scene.Scene) {
	if s.Background.A > 0 {
		w.printf("<rect width=\"100%%\" height=\"100%%\"%s/>\n", paint("fill", s.Background))
	}
	for i := range s.Layers {
		w.layer(&s.Layers[i])
	}
}

type writer struct {
	bytes.Buffer
	fonts    *typeset.Fonts
	places   float64 // positions are rounded to 1/places of a point
	clips    int
	outlines bool             // text is written as its outlines
	families map[uint8]string // of the fonts that the file carries, by number; nil for none
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(&w.Buffer, format, args...) }

func (w *writer) layer(l *scene.Layer) {
	cut := l.Clip != (scene.Rect{})
	if cut {
		w.clips++
		w.printf("<clipPath id=\"c%d\"><path d=\"%s\"/></clipPath>\n", w.clips, w.data(scene.Rectangle(l.Clip)))
		w.printf("<g clip-path=\"url(#c%d)\">\n", w.clips)
	}
	w.WriteString("<g")
	if l.Name != "" {
		w.printf(" class=\"%s\"", escape(l.Name))
	}
	if l.Offset != (scene.Point{}) {
		w.printf(" transform=\"translate(%s %s)\"", w.num(l.Offset.X), w.num(l.Offset.Y))
	}
	w.WriteString(">\n")
	for _, it := range l.Items {
		switch it := it.(type) {
		case *scene.Shape:
			w.shape(it)
		case *scene.Text:
			w.text(it)
		}
	}
	w.WriteString("</g>\n")
	if cut {
		w.WriteString("</g>\n")
	}
}

func (w *writer) shape(s *scene.Shape) {
	if s == nil || s.Path == nil {
		return
	}
	stroked := s.Stroke.Width > 0 && s.Stroke.Color.A > 0
	if !stroked && s.Fill.A == 0 && s.ID == "" {
		return
	}
	inside := ""
	if s.Inside != nil {
		w.clips++
		w.printf("<clipPath id=\"c%d\"><path d=\"%s\"/></clipPath>\n", w.clips, w.data(s.Inside))
		inside = fmt.Sprintf(" clip-path=\"url(#c%d)\"", w.clips)
	}
	w.printf("<path%s%s d=\"%s\"%s", mark(s.ID), inside, w.data(s.Path), paint("fill", s.Fill))
	if stroked {
		w.stroke(&s.Stroke)
	}
	w.end("path", s.Title)
}

func (w *writer) stroke(s *scene.Stroke) {
	w.printf("%s stroke-width=\"%s\"", paint("stroke", s.Color), w.num(s.Width))
	w.WriteString(turns(s))
	if len(s.Dash) == 0 {
		return
	}
	w.WriteString(` stroke-dasharray="`)
	for i, d := range s.Dash {
		if i > 0 {
			w.WriteByte(' ')
		}
		w.WriteString(w.num(d))
	}
	w.WriteByte('"')
	if s.Phase != 0 {
		w.printf(" stroke-dashoffset=\"%s\"", w.num(s.Phase))
	}
}

// turns returns the attributes of how a stroke turns and ends.
func turns(s *scene.Stroke) (out string) {
	switch s.Join {
	case scene.JoinRound:
		out = ` stroke-linejoin="round"`
	case scene.JoinBevel:
		out = ` stroke-linejoin="bevel"`
	}
	switch s.Cap {
	case scene.CapRound:
		out += ` stroke-linecap="round"`
	case scene.CapSquare:
		out += ` stroke-linecap="square"`
	}
	return out
}

func (w *writer) text(t *scene.Text) {
	if t == nil || t.String == "" || !finite(t.X) || !finite(t.Y) {
		return
	}
	if w.outlines {
		w.textOutlines(t)
		return
	}
	w.printf("<text%s x=\"%s\" y=\"%s\" font-size=\"%s\"", mark(t.ID), w.num(t.X), w.num(t.Y), w.num(t.Size))
	w.printf(" %s%s", w.family(t.Face), paint("fill", t.Color))
	switch t.Align {
	case scene.Centre:
		w.WriteString(` text-anchor="middle"`)
	case scene.Right:
		w.WriteString(` text-anchor="end"`)
	}
	if t.Tracking != 0 {
		w.printf(" letter-spacing=\"%s\"", w.num(t.Tracking))
	}
	if t.Tabular {
		w.WriteString(w.tabular())
	}
	if w.fonts != nil {
		w.printf(" textLength=\"%s\"", w.num(w.fonts.Width(t.String, t.Face, t.Size, t.Tracking, t.Tabular)))
	}
	if t.Angle != 0 {
		w.printf(" transform=\"rotate(%s %s %s)\"", w.num(float32(float64(t.Angle)*180/math.Pi)), w.num(t.X), w.num(t.Y))
	}
	if t.Halo.A > 0 && t.HaloW > 0 {
		w.printf("%s stroke-width=\"%s\" stroke-linejoin=\"round\" paint-order=\"stroke\"", paint("stroke", t.Halo), w.num(t.HaloW))
	}
	w.printf(">%s", escape(t.String))
	if t.Title != "" {
		w.printf("<title>%s</title>", escape(t.Title))
	}
	w.WriteString("</text>\n")
}

// tabular asks for figures of equal width: as an attribute where a reader compares versions, as a style in a document, since
// browsers know no such attribute.
func (w *writer) tabular() string {
	if w.places > 10 {
		return ` style="font-variant-numeric:tabular-nums"`
	}
	return ` font-variant-numeric="tabular-nums"`
}

// end closes an element, with its title if it has one.
func (w *writer) end(name, title string) {
	if title == "" {
		w.WriteString("/>\n")
		return
	}
	w.printf("><title>%s</title></%s>\n", escape(title), name)
}

// mark carries the ID as data: the same one may stand on several items, which XML's own id may not.
func mark(id string) string {
	if id == "" {
		return ""
	}
	return ` data-id="` + escape(id) + `"`
}

// paint returns an attribute for a colour, with its opacity unless it is full.
func paint(attribute string, c color.NRGBA) string {
	if c.A == 0 {
		return " " + attribute + `="none"`
	}
	out := fmt.Sprintf(` %s="#%02x%02x%02x"`, attribute, c.R, c.G, c.B)
	if c.A != 255 {
		out += fmt.Sprintf(` %s-opacity="%s"`, attribute, strconv.FormatFloat(math.Round(float64(c.A)/255*100)/100, 'f', -1, 64))
	}
	return out
}

// data returns a path in SVG's notation; points that fall together after rounding are told once.
func (w *writer) data(p *scene.Path) string {
	var b []byte
	for i := range p.Len() {
		lastX, lastY, begun := "", "", false
		for _, v := range p.Sub(i) {
			if !finite(v.X) || !finite(v.Y) {
				continue
			}
			x, y := w.num(v.X), w.num(v.Y)
			if begun && x == lastX && y == lastY {
				continue
			}
			switch {
			case !begun:
				b = append(b, 'M')
			default:
				b = append(b, 'L')
			}
			b = append(append(append(b, x...), ' '), y...)
			lastX, lastY, begun = x, y, true
		}
		if begun && p.Closed {
			b = append(b, 'Z')
		}
	}
	return string(b)
}

func finite(v float32) bool { return v-v == 0 }

// num rounds to the places of the picture; what is not finite is 0.
func (w *writer) num(v float32) string {
	if !finite(v) {
		return "0"
	}
	r := math.Round(float64(v)*w.places) / w.places
	if r == 0 {
		r = 0 // no minus zero
	}
	return strconv.FormatFloat(r, 'f', -1, 64)
}

func escape(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a buffer does not fail
	}
	return b.String()
}
