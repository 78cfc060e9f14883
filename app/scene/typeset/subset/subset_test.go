package subset_test

import (
	"bytes"
	"io/fs"
	"testing"

	"github.com/go-text/typesetting/font"

	"thawline/app/scene/typeset/subset"
	"thawline/assets"
)

func bundled(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, pattern := range []string{"*.otf", "*.ttf"} {
		names, err := fs.Glob(assets.Fonts(), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if out[name], err = fs.ReadFile(assets.Fonts(), name); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// drawn returns a glyph's outline as the shaper's own reader sees it.
func drawn(t *testing.T, face *font.Face, r rune) (font.GID, int) {
	t.Helper()
	id, _ := face.NominalGlyph(r)
	outline, ok := face.GlyphDataOutline(id)
	if !ok {
		return id, 0
	}
	return id, len(outline.Segments)
}

func TestKeptGlyphsAreDrawnAndOthersAreNot(t *testing.T) {
	for name, data := range bundled(t) {
		whole, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		wanted := map[font.GID]bool{}
		for _, r := range "Minsk — ęŠ 2022白俄" {
			if id, ok := whole.NominalGlyph(r); ok {
				wanted[id] = true
			}
		}
		f, err := subset.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		small, err := f.Keep(func(glyph int) bool { return wanted[font.GID(glyph)] })
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again, err := font.ParseTTF(bytes.NewReader(small.Bytes()))
		if err != nil {
			t.Fatalf("%s: the small font cannot be read: %v", name, err)
		}
		for _, r := range "Minsk — ęŠ 2022白俄" {
			id, want := drawn(t, whole, r)
			if got, segments := drawn(t, again, r); got != id || segments != want {
				t.Errorf("%s: %q is glyph %d of %d segments, want %d of %d", name, r, got, segments, id, want)
			}
		}
		if id, segments := drawn(t, again, 'W'); id != 0 && !wanted[id] && segments != 0 {
			t.Errorf("%s: an unwanted glyph is drawn with %d segments", name, segments)
		}
		if web := small.WOFF(); len(web) >= len(data)*2/3 {
			t.Errorf("%s: %d bytes for the web of %d", name, len(web), len(data))
		}
		if twice, err := f.Keep(func(glyph int) bool { return wanted[font.GID(glyph)] }); err != nil || !bytes.Equal(twice.WOFF(), small.WOFF()) {
			t.Errorf("%s: two runs differ (%v)", name, err)
		}
	}
}

func FuzzKeep(f *testing.F) {
	for _, data := range bundled(f) {
		f.Add(data[:min(len(data), 4096)], uint16(3))
	}
	f.Add([]byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00CFF \x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x04\x01\x00\x04\x01"), uint16(1))
	f.Fuzz(func(t *testing.T, data []byte, glyph uint16) {
		font, err := subset.Parse(data)
		if err != nil {
			return
		}
		if small, err := font.Keep(func(g int) bool { return g == int(glyph) }); err == nil {
			small.Bytes()
			small.WOFF()
		}
	})
}
