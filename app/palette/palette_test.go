package palette

import (
	"image/color"
	"math"
	"testing"
)

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + .05) / (math.Min(la, lb) + .05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= .04045 {
			return x / 12.92
		}
		return math.Pow((x+.055)/1.055, 2.4)
	}
	return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B)
}

func TestTextCanBeRead(t *testing.T) {
	for _, p := range []*Palette{Light(), Dark(), Print()} {
		for _, pair := range []struct {
			name   string
			on, by color.NRGBA
		}{
			{"ink 1 on panel", p.Panel, p.Ink1},
			{"ink 2 on panel", p.Panel, p.Ink2},
			{"ink 3 on panel", p.Panel, p.Ink3},
			{"ink 3 on ground", p.Ground, p.Ink3},
			{"ink 1 on selected row", p.SelectedRow, p.Ink1},
			{"ink 3 on era 0", p.Eras[0], p.Ink3},
			{"ink 3 on era 1", p.Eras[1], p.Ink3},
			{"country name on land", p.Land, p.CountryName},
			{"focus name on focus land", p.FocusLand, p.FocusName},
			{"water name on sea", p.Sea, p.WaterName},
			{"border label on land", p.Land, p.BorderLabel},
			{"now as text on panel", p.Panel, p.NowText},
			{"text on now", p.NowFill, p.OnNow},
			{"text on accent", p.Accent, p.OnAccent},
		} {
			if got := contrast(pair.on, pair.by); got < 4.5 {
				t.Errorf("%s: %s has contrast %.2f, want 4.5", p.Name, pair.name, got)
			}
		}
		for name, c := range p.categories {
			if got := contrast(p.Panel, c.Text); got < 4.5 {
				t.Errorf("%s: text of %s on panel has contrast %.2f, want 4.5", p.Name, name, got)
			}
		}
	}
}

func TestLinesCanBeSeen(t *testing.T) {
	for _, p := range []*Palette{Light(), Dark(), Print()} {
		for _, line := range []struct {
			name string
			on   color.NRGBA
			c    color.NRGBA
		}{
			{"route without a figure on land", p.Land, p.RouteThin},
			{"route without a figure on sea", p.Sea, p.RouteThin},
			{"new route on land", p.Land, p.NowLine},
			{"new route on sea", p.Sea, p.NowLine},
			{"closed route on land", p.Land, p.Closed},
			{"Polish border on land", p.Land, p.BorderLine},
		} {
			if got := contrast(line.on, line.c); got < 3 {
				t.Errorf("%s: %s has contrast %.2f, want 3", p.Name, line.name, got)
			}
		}
	}
}

func TestCategoriesDifferInShapeOrHue(t *testing.T) {
	for _, p := range []*Palette{Light(), Dark(), Print()} {
		shapes := map[Shape]string{}
		for name, c := range p.categories {
			if other, taken := shapes[c.Shape]; taken {
				t.Errorf("%s: %s and %s share a shape", p.Name, name, other)
			}
			shapes[c.Shape] = name
		}
	}
}

func TestForeignCategoryIsSteady(t *testing.T) {
	p := Light()
	a, b := p.Category("volcanoes"), p.Category("volcanoes")
	if a != b || a.Name != "volcanoes" || a.Fill.A != 255 || a.Lane != 0 {
		t.Errorf("Category(volcanoes) = %v then %v", a, b)
	}
}

func TestByName(t *testing.T) {
	for _, name := range []string{"light", "dark", "print"} {
		if p, ok := ByName(name); !ok || p.Name != name {
			t.Errorf("ByName(%s) = %v, %v", name, p, ok)
		}
	}
	if _, ok := ByName("sepia"); ok {
		t.Error("ByName(sepia) found a palette")
	}
}
