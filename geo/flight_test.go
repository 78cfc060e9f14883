package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func flightView(t *testing.T, x, y, scale float64) Viewport {
	t.Helper()
	p, err := NewConic(50, 60, 53, 29.5)
	if err != nil {
		t.Fatal(err)
	}
	return Viewport{Projection: p, Center: orb.Point{x, y}, MetresPerPoint: scale, W: 1000, H: 600}
}

func TestFlightEndsAreExact(t *testing.T) {
	for _, test := range []struct{ a, b Viewport }{
		{flightView(t, 0, 0, 1000), flightView(t, 0, 0, 500)},
		{flightView(t, 0, 0, 1000), flightView(t, 1e5, 2e5, 1000)},
		{flightView(t, 0, 0, 100), flightView(t, 3e6, -2e6, 300)},
		{flightView(t, 5, 5, 100), flightView(t, 5, 5, 100)},
	} {
		f := NewFlight(test.a, test.b)
		if f.At(0) != test.a || f.At(1) != test.b || f.At(-1) != test.a || f.At(2) != test.b || f.At(math.NaN()) != test.a {
			t.Errorf("a flight from %v to %v misses its ends", test.a, test.b)
		}
		for _, near := range []struct {
			share float64
			end   Viewport
		}{{1e-9, test.a}, {1 - 1e-9, test.b}} {
			got := f.At(near.share)
			if d := math.Hypot(got.Center[0]-near.end.Center[0], got.Center[1]-near.end.Center[1]); d > 1 || math.Abs(got.MetresPerPoint/near.end.MetresPerPoint-1) > 1e-6 {
				t.Errorf("a flight jumps at %v: %v, want near %v", near.share, got, near.end)
			}
		}
	}
}

func TestAZoomKeepsItsPoint(t *testing.T) {
	a := flightView(t, 1e5, -3e4, 1000)
	b := a.ZoomAbout(700, 200, 3)
	held := a.Metres(700, 200)
	f := NewFlight(a, b)
	for share := 0.0; share <= 1; share += .1 {
		if x, y := f.At(share).XY(held); math.Hypot(x-700, y-200) > 1e-6 {
			t.Errorf("at %v the point under the pointer lies at %.3f, %.3f", share, x, y)
		}
	}
}

func TestALongFlightRises(t *testing.T) {
	a, b := flightView(t, 0, 0, 100), flightView(t, 4e6, 0, 100)
	f := NewFlight(a, b)
	last, most := -1.0, 0.0
	for share := 0.0; share <= 1; share += .05 {
		at := f.At(share)
		if at.Center[0] < last {
			t.Errorf("the camera goes back at %v", share)
		}
		last, most = at.Center[0], max(most, at.MetresPerPoint)
	}
	if most < 500 {
		t.Errorf("a flight over 40 screens rises to %v m a point, want well above its ends' 100", most)
	}
	short := NewFlight(a, flightView(t, 3e4, 0, 100))
	for share := 0.0; share <= 1; share += .1 {
		if at := short.At(share); math.Abs(at.MetresPerPoint-100) > 1e-9 {
			t.Errorf("a hop changes its scale to %v", at.MetresPerPoint)
		}
	}
}

func TestFlightOfNoSenseIsAtItsEnd(t *testing.T) {
	a, b := flightView(t, math.NaN(), 0, 100), flightView(t, 0, 0, 100)
	if got := NewFlight(a, b).At(.5); got != b {
		t.Errorf("got %v, want the end", got)
	}
}
