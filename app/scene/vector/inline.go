package vector

import (
	"fmt"
	"image/color"
	"maps"
	"math"
	"slices"
	"strings"

	"thawline/app/scene"
)

// Inline writes scenes as the SVG elements of one HTML page. They share what the page says once: fonts, and colours, which
// are classes with a value for each theme, so that one drawing serves them all. Paths are short: relative, rounded to a
// tenth of a point, without the points that nobody would miss.
type Inline struct {
	numbers map[string]int  // of colours, by their values in all themes
	colours [][]color.NRGBA // by number, then theme
	used    map[string]bool // classes
	clips   int
}

// InlineOptions is how layers are written.
type InlineOptions struct {
	Size      scene.Rect // the whole picture: a cut to it is left out, the page cuts there already
	Tolerance float64    // how far a path may stray, in points; 0 is what cannot be seen
	// Unit names a property of CSS that all widths of strokes are multiplied with, for what is shown at several scales.
	Unit string
	// Parts marks where the items begin and end, for Share.
	Parts bool
}

// part stands between the items of a picture until Share takes it out; text cannot hold it.
const part = "\x00"

// NewInline returns a writer for one page.
func NewInline() *Inline { return &Inline{numbers: map[string]int{}, used: map[string]bool{}} }

// Layers returns the layers of one picture as elements. It was drawn once in each theme; where the drawings differ in more
// than colour, each stands in a group of its own, of the class onlyN.
func (p *Inline) Layers(o InlineOptions, drawn ...[]scene.Layer) string {
	var b strings.Builder
	if len(drawn) == 0 {
		return ""
	}
	if !alike(drawn) {
		for i, layers := range drawn {
			same := make([][]scene.Layer, len(drawn))
			for j := range same {
				same[j] = layers
			}
			fmt.Fprintf(&b, "<g class=\"only%d\">", i)
			p.layers(&b, o, same)
			b.WriteString("</g>")
		}
		return b.String()
	}
	p.layers(&b, o, drawn)
	return b.String()
}

func (p *Inline) layers(b *strings.Builder, o InlineOptions, drawn [][]scene.Layer) {
	for i := range drawn[0] {
		l := &drawn[0][i]
		cut := ""
		if l.Clip != (scene.Rect{}) && l.Clip != o.Size {
			cut = p.clip(b, scene.Rectangle(l.Clip), o)
		}
		fmt.Fprintf(b, "<g data-layer=\"%s\"%s>", escape(l.Name), cut)
		if l.Offset != (scene.Point{}) {
			fmt.Fprintf(b, "<g transform=\"translate(%s %s)\">", tenth(l.Offset.X), tenth(l.Offset.Y))
		}
		for j := range l.Items {
			if o.Parts {
				b.WriteString(part)
			}
			switch it := l.Items[j].(type) {
			case *scene.Shape:
				p.shape(b, o, it, themesOf[*scene.Shape](drawn, i, j))
			case *scene.Text:
				p.text(b, it, themesOf[*scene.Text](drawn, i, j))
			}
		}
		if o.Parts {
			b.WriteString(part)
		}
		if l.Offset != (scene.Point{}) {
			b.WriteString("</g>")
		}
		b.WriteString("</g>")
	}
}

// leastShared is the length from which on an item is worth telling once, in bytes: to refer to it takes some twenty.
const leastShared = 50

// Share tells what several pictures have in common once: items that occur more than once are defined in defs, by ids of
// their own, and referred to. The pictures must have been written with Parts.
func Share(pictures []string) (defs string, shared []string) {
	count := map[string]int{}
	for _, picture := range pictures {
		for _, item := range strings.Split(picture, part) {
			count[item]++
		}
	}
	var known strings.Builder
	numbers := map[string]int{}
	for _, picture := range pictures {
		var out strings.Builder
		for _, item := range strings.Split(picture, part) {
			if count[item] < 2 || len(item) < leastShared || !whole(item) {
				out.WriteString(item)
				continue
			}
			n, ok := numbers[item]
			if !ok {
				n = len(numbers)
				numbers[item] = n
				name, rest, _ := strings.Cut(item, " ")
				fmt.Fprintf(&known, "%s id=\"i%d\" %s", name, n, rest)
			}
			fmt.Fprintf(&out, "<use href=\"#i%d\"/>", n)
		}
		shared = append(shared, out.String())
	}
	return known.String(), shared
}

// whole reports whether an item is one element, as a shape or a text is, and not what stands around layers.
func whole(item string) bool {
	return strings.HasPrefix(item, "<path ") || strings.HasPrefix(item, "<text ")
}

// themesOf returns an item as it is in each theme.
func themesOf[T scene.Item](drawn [][]scene.Layer, layer, item int) []T {
	out := make([]T, len(drawn))
	for i := range drawn {
		out[i] = drawn[i][layer].Items[item].(T)
	}
	return out
}

// clip writes a clip path and returns the attribute that cuts an element to it.
func (p *Inline) clip(b *strings.Builder, path *scene.Path, o InlineOptions) string {
	p.clips++
	fmt.Fprintf(b, "<clipPath id=\"k%d\"><path d=\"%s\"/></clipPath>", p.clips, compact(path, o.Tolerance))
	return fmt.Sprintf(" clip-path=\"url(#k%d)\"", p.clips)
}

func (p *Inline) shape(b *strings.Builder, o InlineOptions, s *scene.Shape, all []*scene.Shape) {
	if s == nil || s.Path == nil {
		return
	}
	stroked, filled := false, false
	for _, t := range all {
		stroked = stroked || t.Stroke.Width > 0 && t.Stroke.Color.A > 0
		filled = filled || t.Fill.A > 0
	}
	if !stroked && !filled {
		return
	}
	data := compact(s.Path, o.Tolerance)
	if data == "" {
		return
	}
	inside := ""
	if s.Inside != nil {
		inside = p.clip(b, s.Inside, o)
	}
	var classes []string
	if filled {
		classes = append(classes, p.class("f", inThemes(all, func(t *scene.Shape) color.NRGBA { return t.Fill })))
	}
	if stroked {
		classes = append(classes, p.class("s", inThemes(all, func(t *scene.Shape) color.NRGBA { return t.Stroke.Color })))
	}
	fmt.Fprintf(b, "<path class=\"%s\"%s d=\"%s\"", strings.Join(classes, " "), inside, data)
	if stroked {
		p.stroke(b, &s.Stroke, o.Unit)
	}
	if s.Title == "" {
		b.WriteString("/>")
		return
	}
	fmt.Fprintf(b, "><title>%s</title></path>", escape(s.Title))
}

func (p *Inline) stroke(b *strings.Builder, s *scene.Stroke, unit string) {
	if unit == "" {
		fmt.Fprintf(b, " stroke-width=\"%s\"", hundredth(s.Width))
	} else {
		fmt.Fprintf(b, " style=\"stroke-width:calc(%spx*var(%s))", hundredth(s.Width), unit)
		if len(s.Dash) > 0 {
			var parts []string
			for _, d := range s.Dash {
				parts = append(parts, fmt.Sprintf("calc(%spx*var(%s))", hundredth(d), unit))
			}
			b.WriteString(";stroke-dasharray:" + strings.Join(parts, " "))
		}
		b.WriteByte('"')
	}
	b.WriteString(turns(s))
	if len(s.Dash) == 0 || unit != "" {
		return
	}
	var parts []string
	for _, d := range s.Dash {
		parts = append(parts, hundredth(d))
	}
	fmt.Fprintf(b, " stroke-dasharray=\"%s\"", strings.Join(parts, " "))
	if s.Phase != 0 {
		fmt.Fprintf(b, " stroke-dashoffset=\"%s\"", hundredth(s.Phase))
	}
}

func (p *Inline) text(b *strings.Builder, t *scene.Text, all []*scene.Text) {
	if t == nil || t.String == "" || !finite(t.X) || !finite(t.Y) || !(t.Size > 0) || !finite(t.Size) {
		return
	}
	classes := []string{faceClass(t.Face), p.class("f", inThemes(all, func(t *scene.Text) color.NRGBA { return t.Color }))}
	halo := t.HaloW > 0 && t.Halo.A > 0
	if halo {
		classes = append(classes, "halo", p.class("s", inThemes(all, func(t *scene.Text) color.NRGBA { return t.Halo })))
	}
	if t.Tabular {
		classes = append(classes, "tab")
	}
	fmt.Fprintf(b, "<text class=\"%s\" x=\"%s\" y=\"%s\" font-size=\"%s\"", strings.Join(classes, " "), tenth(t.X), tenth(t.Y), hundredth(t.Size))
	switch t.Align {
	case scene.Centre:
		b.WriteString(` text-anchor="middle"`)
	case scene.Right:
		b.WriteString(` text-anchor="end"`)
	}
	if t.Tracking != 0 {
		fmt.Fprintf(b, " letter-spacing=\"%s\"", hundredth(t.Tracking))
	}
	if t.Angle != 0 {
		fmt.Fprintf(b, " transform=\"rotate(%s %s %s)\"", tenth(float32(float64(t.Angle)*180/math.Pi)), tenth(t.X), tenth(t.Y))
	}
	if halo {
		fmt.Fprintf(b, " stroke-width=\"%s\"", hundredth(t.HaloW))
	}
	fmt.Fprintf(b, ">%s</text>", escape(t.String))
}

// faceClass is the class of a typeface.
func faceClass(face scene.Face) string {
	if int(face) >= len(families) {
		face = scene.Sans
	}
	return fmt.Sprintf("t%d", face)
}

// class returns the class of a colour that paints fills (f) or strokes (s).
func (p *Inline) class(kind string, colours []color.NRGBA) string {
	key := fmt.Sprint(colours)
	number, ok := p.numbers[key]
	if !ok {
		number = len(p.colours)
		p.numbers[key] = number
		p.colours = append(p.colours, colours)
	}
	class := fmt.Sprintf("%s%d", kind, number)
	p.used[class] = true
	return class
}

// inThemes returns a colour of an item as it is in each theme.
func inThemes[T any](items []T, of func(T) color.NRGBA) []color.NRGBA {
	out := make([]color.NRGBA, len(items))
	for i, it := range items {
		out[i] = of(it)
	}
	return out
}

// Rules returns the CSS of everything that was written, once it is: of colours by the properties --cN, and of the typefaces,
// of which the page carries those that FontFaces has named. What is around the elements must say fill="none".
func (p *Inline) Rules(families map[uint8]string) string {
	var b strings.Builder
	b.WriteString(".halo{paint-order:stroke;stroke-linejoin:round}\n.tab{font-variant-numeric:tabular-nums}\n")
	for face, style := range [...]string{scene.Sans: "font-weight:400", scene.SansBold: "font-weight:600", scene.SerifItal: "font-style:italic"} {
		fmt.Fprintf(&b, ".%s{font-family:%s;%s}\n", faceClass(scene.Face(face)), FontStack(families, scene.Face(face)), style)
	}
	for _, class := range slices.Sorted(maps.Keys(p.used)) {
		property := "fill"
		if class[0] == 's' {
			property = "stroke"
		}
		fmt.Fprintf(&b, ".%s{%s:var(--c%s)}", class, property, class[1:])
	}
	b.WriteByte('\n')
	return b.String()
}

// Paints returns the colours of a theme as declarations of the properties that Rules uses.
func (p *Inline) Paints(theme int) string {
	var b strings.Builder
	for i, c := range p.colours {
		fmt.Fprintf(&b, "--c%d:%s;", i, CSSColour(c[theme]))
	}
	return b.String()
}

// CSSColour returns a colour as CSS writes it.
func CSSColour(c color.NRGBA) string {
	switch c.A {
	case 0:
		return "transparent"
	case 255:
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	return fmt.Sprintf("#%02x%02x%02x%02x", c.R, c.G, c.B, c.A)
}

// alike reports whether drawings differ in nothing but their colours.
func alike(drawn [][]scene.Layer) bool {
	first := drawn[0]
	for _, other := range drawn[1:] {
		if len(other) != len(first) {
			return false
		}
		for i := range first {
			a, b := &first[i], &other[i]
			if a.Offset != b.Offset || a.Clip != b.Clip || len(a.Items) != len(b.Items) {
				return false
			}
			for j := range a.Items {
				if !sameItem(a.Items[j], b.Items[j]) {
					return false
				}
			}
		}
	}
	return true
}

func sameItem(a, b scene.Item) bool {
	switch a := a.(type) {
	case *scene.Shape:
		b, ok := b.(*scene.Shape)
		return ok && samePath(a.Path, b.Path) && samePath(a.Inside, b.Inside) && a.Stroke.Width == b.Stroke.Width &&
			slices.Equal(a.Stroke.Dash, b.Stroke.Dash) && a.Stroke.Cap == b.Stroke.Cap && a.Stroke.Join == b.Stroke.Join
	case *scene.Text:
		b, ok := b.(*scene.Text)
		return ok && a.String == b.String && a.X == b.X && a.Y == b.Y && a.Face == b.Face && a.Size == b.Size && a.HaloW == b.HaloW && a.Angle == b.Angle
	}
	return false
}

func samePath(a, b *scene.Path) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a == b || a.Closed == b.Closed && slices.Equal(a.Points, b.Points) && slices.Equal(a.Starts, b.Starts)
}
