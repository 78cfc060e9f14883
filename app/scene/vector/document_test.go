package vector_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/scene/vector"
	"thawline/assets"
)

func fonts(t *testing.T) *typeset.Fonts {
	t.Helper()
	f, err := typeset.New(assets.Fonts())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var about = vector.About{
	Title: "Potash <& peace>", Desc: "Map: Klaipėda (closed)", Authors: "A, B", Rights: "CC BY 4.0", Sources: []string{"LRT", "Reuters"},
	Keywords: "map", Lang: "en", Date: "2022-02-01", Producer: "Thawline", State: `{"at":"2022-02-01"}`,
}

func document(t *testing.T, pages ...*scene.Scene) string {
	t.Helper()
	var b bytes.Buffer
	p := vector.NewPDF(&b, fonts(t), about)
	for i, s := range pages {
		err := p.Page(s, vector.PageOptions{
			Bookmark: fmt.Sprintf("Step %d", i+1), Alt: "a page",
			Link: func(id string) string { return map[string]string{"source:s": "https://example.org/a b"}[id] },
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// streams returns the unpacked streams of a PDF.
func streams(t *testing.T, pdf string) []string {
	t.Helper()
	var out []string
	for _, part := range strings.Split(pdf, "\nstream\n")[1:] {
		z, err := zlib.NewReader(strings.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	return out
}

func TestPDFKnowsWhereItsObjectsAre(t *testing.T) {
	pdf := document(t, sample(), sample())
	at, err := strconv.Atoi(regexp.MustCompile(`startxref\n(\d+)\n%%EOF`).FindStringSubmatch(pdf)[1])
	if err != nil || !strings.HasPrefix(pdf[at:], "xref\n") {
		t.Fatalf("startxref %d leads to %.20q", at, pdf[at:])
	}
	entries := regexp.MustCompile(`(\d{10}) 00000 n `).FindAllStringSubmatch(pdf[at:], -1)
	if len(entries) < 10 {
		t.Fatalf("%d objects", len(entries))
	}
	for i, e := range entries {
		offset, _ := strconv.Atoi(e[1])
		if want := fmt.Sprintf("%d 0 obj\n", i+1); !strings.HasPrefix(pdf[offset:], want) {
			t.Errorf("object %d: %.20q stands there", i+1, pdf[offset:])
		}
	}
	for _, want := range []string{
		"/Title (Potash <& peace>)", "/Author (A, B)", "/Subject <FEFF", "/CreationDate(D:20220201000000Z)", "/Count 2",
		"/MediaBox[0 0 240 120]", "/URI (https://example.org/a%20b)", "Inter-Regular", "ThawlineSerif-Italic", "/Title (Step 2)", "/Alt (a page)",
	} {
		if !strings.Contains(pdf, want) {
			t.Errorf("%q is not in the file", want)
		}
	}
	if pdf != document(t, sample(), sample()) {
		t.Error("two runs differ")
	}
}

func TestPDFTextCanBeRead(t *testing.T) {
	all := strings.Join(streams(t, document(t, sample())), "\n")
	for _, r := range "KlМора" { // what glyphs stand for
		if !strings.Contains(all, fmt.Sprintf("><%04X>", r)) {
			t.Errorf("nothing stands for %q", r)
		}
	}
	for _, want := range []string{" Tm[<", "1 Tr", "0 Tr", "[5 4] 2 d", "W n", "100 40 140 80 re", "/A204 gs", "EMC"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not drawn", want)
		}
	}
}

func TestPDFOfOddInput(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	odd := &scene.Scene{W: nan, H: inf, Background: rgb(1), Layers: []scene.Layer{{Name: "x", Clip: scene.Rect{X0: nan, Y1: inf}, Items: []scene.Item{
		nil, (*scene.Shape)(nil), (*scene.Text)(nil), &scene.Shape{Fill: rgb(1)},
		&scene.Shape{
			ID: "source:s", Path: scene.Polygon(scene.Point{X: nan}, scene.Point{X: inf, Y: 1}, scene.Point{X: 3}), Fill: rgb(1),
			Stroke: scene.Stroke{Color: rgb(2), Width: 1, Dash: []float32{0, 0}, Phase: nan},
		},
		&scene.Text{X: nan, String: "gone", Size: 9, Color: rgb(1)}, &scene.Text{String: "a", Size: nan, Color: rgb(1)},
		&scene.Text{String: "a\x00\xff", Size: 9, Color: rgb(1), Face: 77, Angle: 1e9},
	}}}}
	pdf := document(t, odd, &scene.Scene{})
	for _, s := range append(streams(t, pdf)[:1], pdf) {
		if strings.Contains(s, "NaN") || strings.Contains(s, "Inf ") {
			t.Errorf("%q", s)
		}
	}
}

type full struct{ left int }

func (f *full) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errors.New("disk full")
	}
	return len(b), nil
}

func TestPDFToAFullDisk(t *testing.T) {
	p := vector.NewPDF(&full{left: 600}, fonts(t), about)
	err := p.Page(sample(), vector.PageOptions{})
	if closed := p.Close(); err == nil && closed == nil {
		t.Error("nobody told that the disk is full")
	}
}

func TestSVGDocument(t *testing.T) {
	f := fonts(t)
	text, err := vector.SVGDocument(sample(), f, about, vector.SVGOptions{Width: 480, Height: 240})
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, text)
	for _, want := range []string{
		`role="img"`, `width="480" height="240" viewBox="0 0 240 120"`, "<title id=\"title\">Potash &lt;&amp; peace&gt;</title>", "<desc id=\"desc\">Map: Klaipėda (closed)</desc>",
		`class="land"`, `class="text"`, "@font-face", "font-family=\"&#39;Thawline Serif&#39;, serif\"", "<dc:source>Reuters</dc:source>", "Klaipėda &lt;1.2 Mt&gt;", "thawline-state",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s is not in the document", want)
		}
	}
	again, err := vector.SVGDocument(sample(), f, about, vector.SVGOptions{Width: 480, Height: 240})
	if err != nil || !bytes.Equal(text, again) {
		t.Errorf("two runs differ (%v)", err)
	}
	outlines, err := vector.SVGDocument(sample(), f, about, vector.SVGOptions{Outlines: true})
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, outlines)
	if s := string(outlines); strings.Contains(s, "<text") || strings.Contains(s, "@font-face") || !strings.Contains(s, `aria-label="Мора"`) {
		t.Error("outlines with text or fonts, or without names")
	}
}
