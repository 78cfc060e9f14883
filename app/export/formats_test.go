package export

import (
	"bytes"
	"strings"
	"testing"
)

func TestVectorFormatsCarryTheProofToo(t *testing.T) {
	kit, r := studio(t)
	again, _ := studio(t)
	for _, kind := range Kinds {
		for _, format := range []string{"svg", "pdf"} {
			r.Kind, r.Format = kind, format
			data := encode(t, kit, r)
			if !bytes.Equal(data, encode(t, again, r)) {
				t.Errorf("%s.%s: two runs differ", kind, format)
			}
			want := []string{"Thawline", "2022-02-01", "thawline-state", "https://smiraponitke.com/2022/02/01/", `width="800" height="450"`, "Klaipėda", `role="img"`}
			if kind == "chart" {
				want = []string{"Thawline", "2022-02-01", "thawline-state", "https://www.icis.com/", `width="800" height="450"`, "Potash exports", `role="img"`}
			}
			if format == "pdf" {
				want = []string{"/Producer (Thawline)", "D:20220201000000Z", "/ThawlineState", "/MediaBox[0 0 800 450]", "/FontFile3"}
			}
			for _, w := range want {
				if !strings.Contains(string(data), w) {
					t.Errorf("%s.%s: the file says nothing of %q", kind, format, w)
				}
			}
		}
	}
	r.Kind, r.Format = "map", "svg"
	r.AltText = "Potash by rail, as I see it"
	if data := string(encode(t, kit, r)); !strings.Contains(data, "<desc id=\"desc\">Potash by rail, as I see it</desc>") {
		t.Error("alt text of one's own is not in the file")
	}
	r.Format = "bmp"
	if err := r.Check(); err == nil || !strings.Contains(err.Error(), "png, svg, pdf") {
		t.Errorf("Check(bmp) = %v", err)
	}
}

func TestA4PageIsA4(t *testing.T) {
	kit, r := studio(t)
	r.Kind, r.Format = "map", "pdf"
	size, err := Preset("a4")
	if err != nil {
		t.Fatal(err)
	}
	r.Size = size
	if data := string(encode(t, kit, r)); !strings.Contains(data, "/MediaBox[0 0 841.92 595.2]") {
		t.Error("the page is not 297 x 210 mm")
	}
}
