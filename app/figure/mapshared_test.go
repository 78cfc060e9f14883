package figure

import (
	"math"
	"testing"

	"thawline/app/view"
)

// A place lies where its view has it, found by way of the base that the view shares with others.
func TestSharedBasesAgreeWithTheirViews(t *testing.T) {
	kit, in := stage()
	var views []Input
	for _, camera := range []view.Camera{{}, {Lon: 27.6, Lat: 54, Zoom: 1.25}, {Lon: 23.9, Lat: 53.2, Zoom: 3}, {Frame: "world"}, {Frame: "world", Lon: 72, Lat: 46, Zoom: 2}, {Frame: "europe"}, {Frame: "globe"}, {Frame: "globe", Lon: 100, Lat: 20, Zoom: 1}} {
		for _, size := range [][3]float64{{1000, 715, 1.25}, {360, 350, 1}} {
			one := in
			one.View.Camera = camera
			one.W, one.H, one.K = size[0], size[1], size[2]
			views = append(views, one)
		}
	}
	without := in
	without.View.Layers &^= view.Base
	views = append(views, without)
	bases, places := kit.SharedBases(views)
	if len(bases) != 5 { // region, world, europe, and the globe turned two ways
		t.Errorf("%d base maps, want 5", len(bases))
	}
	if places[len(places)-1].Base != -1 {
		t.Error("a view without the base layer has a base map")
	}
	for i, p := range places[:len(places)-1] {
		vp, base := kit.Viewport(views[i]), kit.Viewport(bases[p.Base])
		found := 0
		for _, place := range in.Story.Places {
			x, y, ok := vp.Screen(place.Point)
			bx, by, okBase := base.Screen(place.Point)
			if !ok || !okBase || !vp.Visible(place.Point) {
				continue
			}
			found++
			if d := math.Hypot(bx*p.Scale+p.X-x, by*p.Scale+p.Y-y); d > .05 {
				t.Errorf("view %d: %s lies %.2f points off", i, place.ID, d)
			}
			if bx < 0 || by < 0 || bx > bases[p.Base].W || by > bases[p.Base].H {
				t.Errorf("view %d: %s is not on the base map", i, place.ID)
			}
		}
		if found == 0 {
			t.Errorf("view %d shows no place", i)
		}
		if got, want := bases[p.Base].K*p.Scale*p.Width, views[i].K; math.Abs(got-want) > 1e-9 {
			t.Errorf("view %d: strokes are %v wide, want %v", i, got, want)
		}
	}
}
