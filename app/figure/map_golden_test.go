package figure

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/vector"
	"thawline/app/view"
)

var updateMaps = flag.Bool("update-maps", false, "rewrite the golden maps in testdata")

// TestGoldenMaps compares the overlay of steps that a change must not spoil unseen with its kept SVG. Look at the new
// picture before it is kept.
func TestGoldenMaps(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1068, 588
	in.Reserve = []scene.Rect{{X0: 1022, Y0: 12, X1: 1056, Y1: 106}}
	for _, test := range []struct {
		name, date, compare, frame string
		palette                    *palette.Palette
	}{
		{"klaipeda-in-use", "2021-06-01", "", "region", palette.Light()},
		{"transit-stops", "2022-02-01", "", "region", palette.Light()},
		{"border-closed", "2025-09-12", "", "region", palette.Light()},
		{"relief", "2025-12-13", "", "region", palette.Dark()},
		{"compared", "2023-06-01", "2021-06-01", "region", palette.Print()},
		{"sea-routes", "2023-03-31", "", "world", palette.Light()},
	} {
		in.Palette, in.View = test.palette, view.View{At: at(test.date), Layers: view.AllLayers, Camera: view.Camera{Frame: test.frame}}
		if test.compare != "" {
			in.View.Compare, in.View.HasCompare = at(test.compare), true
		}
		s := &scene.Scene{W: float32(in.W), H: float32(in.H), Background: in.Palette.Land, Layers: k.MapOverlay(in)}
		got := vector.SVG(s, k.Fonts)
		path := filepath.Join("testdata", "map-"+test.name+".svg")
		if *updateMaps {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from the kept picture; see what changed, then run with -update-maps", path)
		}
	}
}
