package assets_test

import (
	"bytes"
	"io/fs"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"thawline/assets"
)

// needed is every letter of the story's languages and every sign the pictures write.
var needed = map[string]string{
	"ASCII":      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
	"Belarusian": "АБВГДЕЁЖЗІЙКЛМНОПРСТУЎФХЦЧШЫЬЭЮЯабвгдеёжзійклмнопрстуўфхцчшыьэюя’",
	"Russian":    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
	"Ukrainian":  "ҐЄІЇґєії",
	"Polish":     "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
	"Lithuanian": "ĄČĘĖĮŠŲŪŽąčęėįšųūž",
	"Latvian":    "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž",
	"Portuguese": "ÀÁÂÃÇÉÊÍÓÔÕÚàáâãçéêíóôõú",
	"German":     "ÄÖÜßäöü",
	"arrows":     "←→↑↓↗↘↙↖",
	"dashes":     "–—−‘’“”„«»…·•",
	"signs":      "×≈≤≥≠±°€£№™½²₂†‰ \u202f",
}

var typefaces = []string{"Inter-Regular.otf", "Inter-SemiBold.otf", "SourceSerif4-Italic.otf"}

func parse(t *testing.T, name string) *font.Face {
	t.Helper()
	data, err := fs.ReadFile(assets.Fonts(), name)
	if err != nil {
		t.Fatal(err)
	}
	if size := len(data); size < 50_000 || size > 250_000 {
		t.Errorf("%s has %d bytes, want 50 to 250 KB", name, size)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return face
}

func TestFontsHaveEveryGlyph(t *testing.T) {
	for _, name := range typefaces {
		face := parse(t, name)
		for script, text := range needed {
			for _, r := range text {
				glyph, ok := face.NominalGlyph(r)
				if !ok || glyph == 0 {
					t.Errorf("%s: no glyph for %s %q (U+%04X)", name, script, r, r)
				}
			}
		}
	}
}

func TestFontsKeepTabularFiguresAndKerning(t *testing.T) {
	width := func(face *font.Face, s, feature string) fixed.Int26_6 {
		in := shaping.Input{
			Text: []rune(s), RunEnd: len([]rune(s)), Direction: di.DirectionLTR, Face: face, Size: fixed.I(100),
			Script: language.Latin, Language: "en",
		}
		if feature != "" {
			in.FontFeatures = []shaping.FontFeature{{Tag: ot.MustNewTag(feature), Value: 1}}
		}
		return (&shaping.HarfbuzzShaper{}).Shape(in).Advance
	}
	for _, name := range typefaces {
		face := parse(t, name)
		if one, eight := width(face, "1111", "tnum"), width(face, "8888", "tnum"); one != eight {
			t.Errorf("%s: tabular 1111 is %v wide, 8888 is %v", name, one, eight)
		}
		if pair, apart := width(face, "AV", ""), width(face, "A", "")+width(face, "V", ""); pair >= apart {
			t.Errorf("%s: AV is %v wide, kerned should be under %v", name, pair, apart)
		}
	}
}
