package figure

import (
	"flag"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"thawline/app/scene"
)

var update = flag.Bool("update", false, "rewrite the golden figures; look at them before committing")

// golden compares a scene, as rounded SVG text, with testdata/NAME.svg. The file opens in a browser; the desktop's own
// sans stands in for the bundled face there.
func golden(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	got := svgText(s)
	path := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	if got == string(want) {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s differs in line %d:\n got %s\nwant %s", path, i+1, a[i], b[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", path, len(a), len(b))
}

// svgText writes a scene as SVG with lengths rounded to a tenth of a point, one item a line.
func svgText(s *scene.Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-family=\"Inter, sans-serif\">\n", s.W, s.H)
	fmt.Fprintf(&b, "<rect width=\"100%%\" height=\"100%%\" fill=%q/>\n", svgColor(s.Background))
	for _, l := range s.Layers {
		fmt.Fprintf(&b, "<g id=%q transform=\"translate(%.1f %.1f)\">\n", l.Name, l.Offset.X, l.Offset.Y)
		for _, item := range l.Items {
			switch it := item.(type) {
			case *scene.Shape:
				fmt.Fprintf(&b, "<path d=%q fill=%q", svgPath(it.Path), svgColor(it.Fill))
				if it.Stroke.Width > 0 {
					fmt.Fprintf(&b, " stroke=%q stroke-width=\"%.2f\"", svgColor(it.Stroke.Color), it.Stroke.Width)
				}
				if len(it.Stroke.Dash) > 0 {
					fmt.Fprintf(&b, " stroke-dasharray=%q", strings.Trim(fmt.Sprint(it.Stroke.Dash), "[]"))
				}
				fmt.Fprintf(&b, "%s/>\n", svgID(it.ID))
			case *scene.Text:
				fmt.Fprintf(&b, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" font-weight=\"%d\" text-anchor=%q fill=%q%s>%s</text>\n",
					it.X, it.Y, it.Size, map[scene.Face]int{scene.SansBold: 600}[it.Face]+map[bool]int{true: 400}[it.Face != scene.SansBold],
					[...]string{"start", "middle", "end"}[it.Align], svgColor(it.Color), svgID(it.ID), svgEscape(it.String))
			}
		}
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func svgPath(p *scene.Path) string {
	if p == nil {
		return ""
	}
	var b strings.Builder
	for i := range p.Len() {
		for j, pt := range p.Sub(i) {
			fmt.Fprintf(&b, "%c%.1f %.1f", "LM"[map[bool]int{true: 1}[j == 0]], pt.X, pt.Y)
		}
		if p.Closed {
			b.WriteByte('Z')
		}
	}
	return strings.ReplaceAll(b.String(), "-0.0", "0.0")
}

func svgColor(c color.NRGBA) string {
	switch c.A {
	case 0:
		return "none"
	case 255:
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	return fmt.Sprintf("#%02x%02x%02x%02x", c.R, c.G, c.B, c.A)
}

func svgID(id string) string {
	if id == "" {
		return ""
	}
	return fmt.Sprintf(" data-id=%q", svgEscape(id))
}

func svgEscape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;").Replace(s)
}
