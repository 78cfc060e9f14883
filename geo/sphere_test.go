package geo

import (
	"fmt"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

var (
	minsk      = orb.Point{27.5667, 53.9}
	washington = orb.Point{-77.0369, 38.9072}
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b orb.Point
		want float64
	}{
		{minsk, minsk, 0},
		{orb.Point{0, 0}, orb.Point{180, 0}, math.Pi * 6371},
		{orb.Point{10, 90}, orb.Point{-120, -90}, math.Pi * 6371},
		{orb.Point{0, 0}, orb.Point{90, 0}, math.Pi / 2 * 6371},
		{orb.Point{179.5, 0}, orb.Point{-179.5, 0}, 6371 * math.Pi / 180},
		{orb.Point{0, 0}, orb.Point{1e-7, 0}, 6371 * math.Pi / 180 * 1e-7},
	} {
		near(t, fmt.Sprintf("DistanceKm(%v, %v)", c.a, c.b), DistanceKm(c.a, c.b), c.want, 1e-9)
	}
	near(t, "Minsk to Washington", DistanceKm(minsk, washington), 7442, 1)
	near(t, "and back", DistanceKm(washington, minsk), DistanceKm(minsk, washington), 1e-9)
	if !math.IsNaN(DistanceKm(orb.Point{math.NaN(), 0}, minsk)) {
		t.Error("the distance to nowhere is a number")
	}
}

func TestBearing(t *testing.T) {
	for _, c := range []struct {
		a, b orb.Point
		want float64
	}{
		{orb.Point{0, 0}, orb.Point{0, 10}, 0},
		{orb.Point{0, 0}, orb.Point{10, 0}, 90},
		{orb.Point{0, 0}, orb.Point{0, -10}, 180},
		{orb.Point{0, 0}, orb.Point{-10, 0}, 270},
		{orb.Point{179, 0}, orb.Point{-179, 0}, 90},
		{minsk, minsk, 0},
		{minsk, orb.Point{0, 90}, 0},
	} {
		near(t, fmt.Sprintf("Bearing(%v, %v)", c.a, c.b), Bearing(c.a, c.b), c.want, 1e-9)
	}
	near(t, "from Minsk to Washington", Bearing(minsk, washington), 305.07, 0.01)
}

func TestDestinationUndoesDistanceAndBearing(t *testing.T) {
	for _, b := range []orb.Point{washington, {106.58, 29.56}, {-43.2, -22.9}, {131.9, 43.1}} {
		got := Destination(minsk, Bearing(minsk, b), DistanceKm(minsk, b))
		if DistanceKm(got, b) > 1e-6 {
			t.Errorf("Destination = %v, want %v", got, b)
		}
	}
}

func TestGreatCircle(t *testing.T) {
	for _, c := range [][2]orb.Point{
		{minsk, washington},
		{{170, 10}, {-170, 20}},
		{{-170, 10}, {170, 20}},
		{minsk, minsk},
		{{0, 10}, {180, -10}},
		{{0, 0}, {180, 0}},
		{{30, 90}, {0, -90}},
		{{131.9, 43.1}, {-122, 37}},
	} {
		a, b := c[0], c[1]
		l := GreatCircle(a, b, 33)
		if len(l) != 33 || l[0] != a || DistanceKm(l[32], b) > 1e-6 {
			t.Fatalf("GreatCircle(%v, %v): %d points from %v to %v", a, b, len(l), l[0], l[len(l)-1])
		}
		step := DistanceKm(a, b) / 32
		for i := 1; i < len(l); i++ {
			near(t, fmt.Sprintf("step %d of %v to %v", i, a, b), DistanceKm(l[i-1], l[i]), step, 1e-6)
			if math.Abs(l[i][0]-l[i-1][0]) > 180 {
				t.Errorf("%v to %v jumps from %v to %v", a, b, l[i-1], l[i])
			}
		}
	}
	if got := len(GreatCircle(minsk, washington, 0)); got != 2 {
		t.Errorf("GreatCircle of 0 points has %d", got)
	}
	GreatCircle(orb.Point{math.NaN(), math.Inf(1)}, minsk, 5)
}

func ExampleDistanceKm() {
	fmt.Printf("%.0f km\n", DistanceKm(orb.Point{27.5667, 53.9}, orb.Point{-77.0369, 38.9072}))
	// Output: 7442 km
}
