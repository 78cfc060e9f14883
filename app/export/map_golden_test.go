package export

import (
	"testing"

	"thawline/app/palette"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// TestMapGoldens holds whole maps against kept pictures, small: see goldenPNG.
func TestMapGoldens(t *testing.T) {
	kit, r := studio(t)
	r.Kind = "map"
	for _, test := range []struct {
		name, date string
		camera     view.Camera
		palette    *palette.Palette
	}{
		{"map-region-2022-01-31", "2022-01-31", view.Camera{}, palette.Light()},
		{"map-region-2022-02-01", "2022-02-01", view.Camera{}, palette.Light()},
		{"map-world-2023", "2023-03-31", view.Camera{Frame: "world"}, palette.Print()},
		{"map-globe", "2023-03-31", view.Camera{Frame: "globe"}, palette.Dark()},
		{"map-border-2025-09", "2025-09-15", view.Camera{Lon: 24.2, Lat: 53, Zoom: 6}, palette.Light()},
	} {
		r.Size, r.Palette = Size{W: 960, H: 540, Scale: .7}, test.palette
		r.View.Event, r.View.HasCompare, r.View.Camera = "", false, test.camera
		r.View.At = edtf.MustParse(test.date).Start.Span.From
		goldenPNG(t, test.name, encode(t, kit, r))
	}
}
