package figure

import (
	"testing"

	"thawline/app/palette"
	"thawline/app/scene"
)

// TestLetteringIsInThePaletteAskedFor: a view that was drawn in other colours before has each text in its own.
func TestLetteringIsInThePaletteAskedFor(t *testing.T) {
	_, in := stage()
	whole, _ := stage()
	colours := func(k *Kit, pal *palette.Palette) map[string]any {
		in.Palette = pal
		out := map[string]any{}
		for _, l := range k.MapOverlay(in) {
			for _, item := range l.Items {
				if text, ok := item.(*scene.Text); ok {
					out[text.String] = text.Color
				}
			}
		}
		return out
	}
	for _, frame := range []string{"region", "europe", "world"} {
		in.View.Camera.Frame = frame
		used := &Kit{Atlas: whole.Atlas, Fonts: whole.Fonts}
		colours(used, palette.Light())
		got, want := colours(used, palette.Dark()), colours(&Kit{Atlas: whole.Atlas, Fonts: whole.Fonts}, palette.Dark())
		if len(got) < 10 {
			t.Fatalf("%s: %d texts", frame, len(got))
		}
		for text, colour := range want {
			if got[text] != colour {
				t.Errorf("%s: %q in %v after a map in light colours, want %v", frame, text, got[text], colour)
			}
		}
	}
}
