package apptheme

import (
	"image/color"
	"math"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"thawline/app/palette"
	"thawline/assets"
)

// contrast is the WCAG 2 contrast ratio of two opaque colours.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= .04045 {
			return x / 12.92
		}
		return math.Pow((x+.055)/1.055, 2.4)
	}
	return .2126*lin(r) + .7152*lin(g) + .0722*lin(b)
}

func TestTextIsReadableOnEveryGround(t *testing.T) {
	for _, pal := range []*palette.Palette{palette.Light(), palette.Dark()} {
		th, err := New(pal, assets.Fonts())
		if err != nil {
			t.Fatal(err)
		}
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground} {
			for _, ink := range []fyne.ThemeColorName{theme.ColorNameForeground, theme.ColorNamePlaceHolder} {
				if got := contrast(th.Color(ink, 0), th.Color(ground, 0)); got < 4.5 {
					t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", pal.Name, ink, ground, got)
				}
			}
		}
		if got := contrast(th.Color(theme.ColorNameForegroundOnPrimary, 0), th.Color(theme.ColorNamePrimary, 0)); got < 4.5 {
			t.Errorf("%s: text on the primary colour has contrast %.2f", pal.Name, got)
		}
	}
}

func TestThePaletteNotTheDesktopChooses(t *testing.T) {
	light, err := New(palette.Light(), assets.Fonts())
	if err != nil {
		t.Fatal(err)
	}
	dark := light.With(palette.Dark())
	for _, v := range []fyne.ThemeVariant{theme.VariantDark, theme.VariantLight} {
		if light.Color(theme.ColorNameBackground, v) == dark.Color(theme.ColorNameBackground, v) {
			t.Error("light and dark have one ground")
		}
		if light.Color(theme.ColorNameForeground, v) != light.Color(theme.ColorNameForeground, 1-v) {
			t.Error("the desktop's variant changes the colours")
		}
	}
	if light.Variant() != theme.VariantLight || dark.Variant() != theme.VariantDark {
		t.Error("the variants are wrong")
	}
}

func TestFonts(t *testing.T) {
	th, err := New(palette.Light(), assets.Fonts())
	if err != nil {
		t.Fatal(err)
	}
	if th.Font(fyne.TextStyle{}).Name() != "Inter-Regular.otf" || th.Font(fyne.TextStyle{Bold: true}).Name() != "Inter-SemiBold.otf" {
		t.Error("text is not set in Inter")
	}
	if th.Font(fyne.TextStyle{Monospace: true}) == th.Font(fyne.TextStyle{}) {
		t.Error("Inter is not monospaced")
	}
	if _, err := New(palette.Light(), fstest.MapFS{}); err == nil {
		t.Error("a theme without typefaces")
	}
}
