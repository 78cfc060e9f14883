package figure

import (
	"image/color"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/view"
	"thawline/geo"
)

// TestNothingShowsBeyondTheGlobe looks at the pixels round the globe, where the band of a coast at its edge would show.
func TestNothingShowsBeyondTheGlobe(t *testing.T) {
	k, in := stage()
	in.W, in.H = 900, 600
	for _, camera := range []view.Camera{
		{Frame: "globe"},
		{Frame: "globe", Lon: 178, Lat: 65, Zoom: 1},
		{Frame: "globe", Lon: -60, Lat: -20, Zoom: 1},
		{Frame: "globe", Lon: 20, Lat: 80, Zoom: 1.4},
	} {
		in.View.Camera = camera
		vp := k.Viewport(in)
		edge := geo.Outline(vp.Projection)[0]
		radius := math.Hypot(edge[0], edge[1]) / vp.MetresPerPoint
		x, y := vp.XY(orb.Point{})
		img := raster.Draw(&scene.Scene{W: float32(in.W), H: float32(in.H), Layers: k.MapBase(in)}, nil, 1)
		looked := 0
		for py := range img.Rect.Dy() {
			for px := range img.Rect.Dx() {
				d := math.Hypot(float64(px)+.5-x, float64(py)+.5-y) - radius
				if d < 1.3 || d > 5 { // the line along the edge reaches a pixel out
					continue
				}
				looked++
				if got := color.NRGBAModel.Convert(img.At(px, py)); got != in.Palette.Panel {
					t.Fatalf("%+v: pixel %d, %d, which is %.1f beyond the globe, is %v, want %v", camera, px, py, d, got, in.Palette.Panel)
				}
			}
		}
		if looked < 300 {
			t.Errorf("%+v: looked at %d pixels only", camera, looked)
		}
	}
}
