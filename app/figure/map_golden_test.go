package figure

import (
	"testing"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
)

// TestGoldenMaps compares the overlay of steps that a change must not spoil unseen with its kept SVG. Look at the new
// picture before it is kept.
func TestGoldenMaps(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1068, 588
	in.Reserve = []scene.Rect{{X0: 1022, Y0: 12, X1: 1056, Y1: 106}}
	for _, test := range []struct {
		name, date, compare, frame string
		palette                    *palette.Palette
		camera                     view.Camera
	}{
		{"klaipeda-in-use", "2021-06-01", "", "region", palette.Light(), view.Camera{}},
		{"transit-stops", "2022-02-01", "", "region", palette.Light(), view.Camera{}},
		{"border-closed", "2025-09-12", "", "region", palette.Light(), view.Camera{}},
		{"relief", "2025-12-13", "", "region", palette.Dark(), view.Camera{}},
		{"compared", "2023-06-01", "2021-06-01", "region", palette.Print(), view.Camera{}},
		{"sea-routes", "2023-03-31", "", "world", palette.Light(), view.Camera{}},
		{"before-the-stop", "2022-01-31", "", "region", palette.Print(), view.Camera{}},
		{"globe", "2023-03-31", "", "globe", palette.Light(), view.Camera{}},
		{"europe", "2023-03-31", "", "europe", palette.Dark(), view.Camera{}},
		{"border-close-by", "2025-09-15", "", "region", palette.Light(), view.Camera{Frame: "region", Lon: 24.2, Lat: 53, Zoom: 6}},
		{"stations", "2023-09-15", "", "region", palette.Light(), view.Camera{Frame: "region", Lon: 34, Lat: 54, Zoom: 3}},
	} {
		in.Palette, in.View = test.palette, view.View{At: at(test.date), Layers: view.AllLayers, Camera: view.Camera{Frame: test.frame}}
		if test.camera != (view.Camera{}) {
			in.View.Camera = test.camera
		}
		if test.compare != "" {
			in.View.Compare, in.View.HasCompare = at(test.compare), true
		}
		s := &scene.Scene{W: float32(in.W), H: float32(in.H), Background: in.Palette.Land, Layers: k.MapOverlay(in)}
		golden(t, "map-"+test.name, s)
	}
}
