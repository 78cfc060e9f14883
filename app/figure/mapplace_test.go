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

// TestLeadersRunUnderSigns: a line to a name that stands far off strikes through no sign or number.
func TestLeadersRunUnderSigns(t *testing.T) {
	k, in := stage()
	in.View.At, in.View.Camera.Frame = at("2023-06-30"), "europe"
	order := map[string]int{}
	for i, l := range k.MapOverlay(in) {
		order[l.Name] = i
		for _, item := range l.Items {
			if _, shape := item.(*scene.Shape); shape && l.Name == "labels" {
				t.Error("a line is drawn among the labels")
			}
		}
	}
	leaders, ok := order["leaders"]
	if !ok {
		t.Fatal("no leader on the map of Europe")
	}
	for _, over := range []string{"places", "events", "labels"} {
		if order[over] < leaders {
			t.Errorf("%s are drawn before the leaders", over)
		}
	}
}
