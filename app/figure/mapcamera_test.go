package figure

import (
	"math"
	"testing"

	"thawline/app/view"
	"thawline/geo"
)

// aboutHome fails unless the country in focus is whole in the view and lies near its middle, at most a share of its height
// and width aside.
func aboutHome(t *testing.T, k *Kit, in Input, vp geo.Viewport, most float64) {
	t.Helper()
	f := frameOf(in.Story, "region")
	home, ok := k.homeland(vp.Projection, in.Story.Focus, f.Bounds)
	if !ok {
		t.Fatal("no country in focus")
	}
	if !home.whole(vp) {
		t.Errorf("%v x %v: the country in focus is cut or at the edge", in.W, in.H)
	}
	x, y := vp.XY(home.middle)
	if math.Abs(x/vp.W-.5) > most || math.Abs(y/vp.H-.5) > most {
		t.Errorf("%v x %v: the country in focus stands at %.2f, %.2f of the picture", in.W, in.H, x/vp.W, y/vp.H)
	}
}

func shows(in Input, vp geo.Viewport, place string) bool {
	for i := range in.Story.Places {
		if p := &in.Story.Places[i]; p.ID == place {
			return inset(vp, p.Point) > leastInset
		}
	}
	return false
}

// The region's frame has the country in focus near its middle in every shape of window: ground without the story in the
// south must not push the ports in the north out.
func TestRegionIsAboutItsCountry(t *testing.T) {
	k, in := stage()
	in.View.Camera = view.Camera{Frame: "region"}
	for _, size := range [][2]float64{{1069, 546}, {1069, 590}, {908, 411}, {908, 367}, {1549, 771}, {533, 515}, {1920, 1080}, {1080, 1080}, {1080, 1500}, {2400, 900}} {
		in.W, in.H = size[0], size[1]
		aboutHome(t, k, in, k.Viewport(in), .25)
		if vp := k.Viewport(in); size[1] > .46*size[0] && !shows(in, vp, "bronka") {
			t.Errorf("%v x %v: Bronka is out of the picture", in.W, in.H)
		}
	}
}

// The maps of a comparison too, whatever changed between the dates.
func TestComparisonIsAboutItsCountry(t *testing.T) {
	k, in := stage()
	in.View.Camera = view.Camera{Frame: "region"}
	for _, size := range [][2]float64{{900, 480}, {593, 335}, {787, 710}, {1180, 620}} {
		in.W, in.H, in.K = size[0], size[1], 1.4*size[0]/900
		for _, dates := range [][2]string{{"2022-01-31", "2025-12-13"}, {"2021-01-01", "2025-12-31"}, {"2022-01-31", "2022-02-17"}, {"2022-06-01", "2022-08-01"}, {"2022-02-17", "2025-12-31"}} {
			in := twoDates(in, dates[0], dates[1])
			in.View.Camera = k.compareCamera(in, compared(in))
			aboutHome(t, k, in, k.Viewport(in), .3)
		}
	}
	in = twoDates(in, "2022-01-31", "2025-12-13")
	in.W, in.H, in.K = 900, 480, 1.4
	in.View.Camera = k.compareCamera(in, compared(in))
	for _, place := range []string{"klaipeda", "bronka", "ust-luga", "moscow", "minsk"} {
		if !shows(in, k.Viewport(in), place) {
			t.Errorf("%s is out of the picture", place)
		}
	}
}
