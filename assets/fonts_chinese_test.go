package assets_test

import (
	"bytes"
	"io/fs"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/font"

	"thawline/assets"
)

// TestChineseFontsHaveWhatIsWritten holds that the cut fonts have every Chinese character of story and words: who adds a
// text must cut them again.
func TestChineseFontsHaveWhatIsWritten(t *testing.T) {
	total := 0
	for _, name := range []string{"NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf"} {
		data, err := fs.ReadFile(assets.Fonts(), name)
		if err != nil {
			t.Fatal(err)
		}
		total += len(data)
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		missing := map[rune]string{}
		each := func(files fs.FS) {
			err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				text, err := fs.ReadFile(files, path)
				for _, r := range string(text) {
					if _, ok := face.NominalGlyph(r); !ok && (unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3100 || r >= 0xff00 && r < 0xfff0) {
						missing[r] = path
					}
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		each(assets.Story())
		each(assets.Words())
		for r, path := range missing {
			t.Errorf("%s has no glyph for %q of %s: run gen/fonts/fonts.py", name, r, path)
		}
	}
	if total > 1_500_000 {
		t.Errorf("the Chinese fonts have %d bytes, more than 1.5 MB", total)
	}
}
