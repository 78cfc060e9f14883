package figure

import (
	"slices"
	"testing"

	"thawline/app/scene"
)

// TestIllustrativePortsAreNamedAsSuch: where the sources name a country alone, no map names a port, and the country is named
// once.
func TestIllustrativePortsAreNamedAsSuch(t *testing.T) {
	k, in := stage()
	in.View.At = at("2023-06-30")
	for _, frame := range []string{"region", "europe", "world", "globe"} {
		in.View.Camera.Frame = frame
		var texts []string
		for _, l := range k.MapOverlay(in) {
			for _, item := range l.Items {
				if text, ok := item.(*scene.Text); ok {
					texts = append(texts, text.String)
				}
			}
		}
		for i := range in.Story.Places {
			if p := &in.Story.Places[i]; p.Illustrative && slices.Contains(texts, p.Label) {
				t.Errorf("%s: names %s, which no source does", frame, p.Label)
			}
		}
		if frame != "world" {
			continue
		}
		for _, want := range []string{"Brazil", "India", "China", "Iran", "illustrative port"} {
			if !slices.Contains(texts, want) {
				t.Errorf("%s: no %q on the map", frame, want)
			}
		}
		if slices.Contains(texts, "BRAZIL") || slices.Contains(texts, "CHINA") {
			t.Errorf("%s: a country is named twice", frame)
		}
	}
}
