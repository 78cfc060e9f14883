package figure

import (
	"reflect"
	"testing"

	"thawline/app/scene"
	"thawline/app/view"
)

func TestFollow(t *testing.T) {
	k, in := stage()
	for _, test := range []struct {
		name, event string
		from        view.Camera
		frame       string
		moved       bool
	}{
		{"seen already", "e-2022-02-01-transit-stop", view.Camera{}, "", false},
		{"outside of the zoomed frame", "e-2022-02-01-transit-stop", view.Camera{Frame: "region", Lon: 37.6, Lat: 55.7, Zoom: 6}, "region", true},
		{"on the far side", "e-2021-08-09-eo14038", view.Camera{Frame: "globe", Lon: 120, Lat: -30, Zoom: 2}, "globe", true},
		{"in no closer frame than the world", "e-2021-08-09-eo14038", view.Camera{}, "world", true},
	} {
		i := in.Story.EventIndex(test.event)
		if i < 0 {
			t.Fatalf("no event %s", test.event)
		}
		in.View.Event, in.View.At, in.View.Camera = test.event, in.Story.Events[i].Date.Start.Span.From, test.from
		got := k.Follow(in)
		if moved := got != test.from; moved != test.moved || got.Frame != test.frame {
			t.Errorf("%s: from %+v to %+v, want frame %q", test.name, test.from, got, test.frame)
		}
		in.View.Camera = got
		if place := in.Story.Places[in.Story.Events[i].Place]; !k.Viewport(in).Visible(place.Point) {
			t.Errorf("%s: %s is not in the picture", test.name, place.Name)
		}
	}
	if got := k.Follow(Input{View: view.View{Camera: view.Camera{Zoom: 3}}}); got != (view.Camera{Zoom: 3}) {
		t.Errorf("without a story the camera goes to %+v", got)
	}
}

func TestGrowth(t *testing.T) {
	k, in := stage()
	in.View.At = at("2022-07-15")
	length := func() float64 {
		total := 0.0
		n := k.newChart(in).ask().network()
		for _, w := range n.ways {
			for _, r := range n.shownRuns(w) {
				total += lineLength(r.line)
			}
		}
		return total
	}
	whole := length()
	in.Growth = Growth{From: at("2022-06-01"), Share: .5}
	half := length()
	in.Growth.Share = .01
	none := length()
	if !(none < half && half < whole) {
		t.Errorf("lines are %v, %v and %v long at the beginning, half way and the end", none, half, whole)
	}
	in.Growth = Growth{From: in.View.At, Share: .5}
	if got := length(); got != whole {
		t.Errorf("routes that opened before are %v long, want %v", got, whole)
	}
}

// TestNothingMovesWhileARouteGrows compares all but the routes themselves at stages of a growth with what is there when it
// is over.
func TestNothingMovesWhileARouteGrows(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1440, 800
	in.View.At = at("2022-07-15")
	for _, frame := range []string{"region", "europe", "world", "globe"} {
		in.View.Camera = view.Camera{Frame: frame}
		besides := func(share float64) (rest []scene.Layer, routes []scene.Layer) {
			in.Growth = Growth{From: at("2022-05-01"), Share: share}
			for _, l := range k.MapOverlay(in) {
				if l.Name == "routes" {
					routes = append(routes, l)
				} else {
					rest = append(rest, l)
				}
			}
			return rest, routes
		}
		final, grown := besides(1)
		for _, share := range []float64{.001, .4, .99} {
			rest, routes := besides(share)
			if reflect.DeepEqual(routes, grown) {
				t.Errorf("%s: at %v the routes are grown", frame, share)
			}
			if !reflect.DeepEqual(rest, final) {
				t.Errorf("%s: at %v something besides the routes is not as it will be", frame, share)
			}
		}
	}
}
