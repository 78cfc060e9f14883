package figure

import (
	"math"
	"reflect"
	"testing"

	"thawline/app/view"
)

// panned drags the map by (dx, dy) points a step and counts how many names, of those that stand on both maps, do not move with
// the ground; kept takes each map's names on to the next.
func panned(t *testing.T, k *Kit, in Input, dx, dy float64, kept bool) (jumps, names int) {
	t.Helper()
	vp := k.Viewport(in)
	zoom := math.Max(in.View.Camera.Zoom, 1)
	var before *Lettering
	for range 12 {
		middle, _ := vp.Projection.Inverse(vp.Center)
		in.View.Camera.Lon, in.View.Camera.Lat, in.View.Camera.Zoom = middle[0], middle[1], zoom
		last := before
		if !kept {
			last = nil
		}
		_, after := k.MapOverlayAfter(in, last)
		if before != nil {
			for name, s := range k.newChart(in).movedHere(before) {
				if now, ok := after.names[name]; ok {
					names++
					if math.Hypot(now.X-s.X, now.Y-s.Y) > 3 {
						jumps++
					}
				}
			}
		}
		before = after
		vp = vp.Pan(dx, dy)
	}
	return jumps, names
}

// While the ground is dragged names keep to it across the layouts on the way: few jump, and far fewer than if each map were
// laid out by itself.
func TestNamesKeepToDraggedGround(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1069, 590
	in.View.At = at("2025-12-13")
	var sum, alone, of int
	for _, camera := range []view.Camera{{Frame: "region"}, {Frame: "europe"}, {Frame: "region", Lon: 26, Lat: 54, Zoom: 3}} {
		for _, d := range [][2]float64{{-30, 0}, {0, -30}, {20, 20}} {
			in.View.Camera = camera
			jumps, names := panned(t, k, in, d[0], d[1], true)
			free, _ := panned(t, k, in, d[0], d[1], false)
			t.Logf("%v by %v: %d of %d names jump, %d without", camera, d, jumps, names, free)
			sum, alone, of = sum+jumps, alone+free, of+names
		}
	}
	if 5*sum > 2*alone || 12*sum > of {
		t.Errorf("%d of %d names jump, %d if each map is by itself", sum, of, alone)
	}
}

// A map at rest depends on nothing that was shown before, and a map after itself is itself.
func TestRestingMapForgets(t *testing.T) {
	k, in := stage()
	alone, names := k.MapOverlayAfter(in, nil)
	if !reflect.DeepEqual(alone, k.MapOverlay(in)) {
		t.Error("a map after nothing is not the map")
	}
	again, _ := k.MapOverlayAfter(in, names)
	if len(again) != len(alone) {
		t.Errorf("%d layers after itself, want %d", len(again), len(alone))
	}
	in.View.Camera.Zoom, in.View.Camera.Lon, in.View.Camera.Lat = 2, 27, 54
	if got, _ := k.MapOverlayAfter(in, names); !reflect.DeepEqual(got, k.MapOverlay(in)) {
		t.Error("names are kept from another scale")
	}
}

// The key and the locator stay where they are on the picture while the ground is dragged below them.
func TestKeyStaysUnderTheDrag(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1069, 590
	in.View.At = at("2025-12-13")
	vp := k.Viewport(in)
	var before *Lettering
	for range 14 {
		middle, _ := vp.Projection.Inverse(vp.Center)
		in.View.Camera = view.Camera{Frame: "region", Lon: middle[0], Lat: middle[1], Zoom: 1}
		_, after := k.MapOverlayAfter(in, before)
		if after.key == nil || after.globe == nil {
			t.Fatal("no key, or no locator")
		}
		if before != nil && (*after.key != *before.key || *after.globe != *before.globe) {
			t.Errorf("key from %v to %v, locator from %v to %v", *before.key, *after.key, *before.globe, *after.globe)
		}
		before, vp = after, vp.Pan(-20, 10)
	}
}
