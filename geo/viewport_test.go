package geo

import (
	"fmt"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestFitShowsTheWholeBound(t *testing.T) {
	for _, c := range []struct {
		p Projection
		b orb.Bound
	}{
		{region(), orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}},
		{region(), orb.Bound{Min: orb.Point{23, 51}, Max: orb.Point{33, 56.5}}},
		{world(), orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}},
		{world(), orb.Bound{Min: orb.Point{160, 50}, Max: orb.Point{220, 70}}}, // over the cut at 152 W
		{world(), orb.Bound{Min: orb.Point{-170, 50}, Max: orb.Point{-140, 70}}},
		{globe(), orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}},
		{mustMercator(0), orb.Bound{Min: orb.Point{-10, 30}, Max: orb.Point{40, 70}}},
	} {
		for _, size := range [][2]float64{{1440, 700}, {300, 900}, {1, 1}} {
			v := Fit(c.p, c.b, size[0], size[1])
			lo, hi := orb.Point{math.Inf(1), math.Inf(1)}, orb.Point{math.Inf(-1), math.Inf(-1)}
			for i := range 41 {
				for j := range 41 {
					p := orb.Point{c.b.Min[0] + (c.b.Max[0]-c.b.Min[0])*float64(i)/40, c.b.Min[1] + (c.b.Max[1]-c.b.Min[1])*float64(j)/40}
					x, y, ok := v.Screen(p)
					if !ok {
						continue
					}
					lo = orb.Point{min(lo[0], x), min(lo[1], y)}
					hi = orb.Point{max(hi[0], x), max(hi[1], y)}
				}
			}
			slack := 0.002 * max(v.W, v.H)
			if lo[0] < -slack || lo[1] < -slack || hi[0] > v.W+slack || hi[1] > v.H+slack {
				t.Errorf("%s %v in %v: spans %v..%v", c.p.PROJ(), c.b, size, lo, hi)
			}
			if tight := max((hi[0]-lo[0])/v.W, (hi[1]-lo[1])/v.H); tight < 0.97 {
				t.Errorf("%s %v in %v: fills only %.2f", c.p.PROJ(), c.b, size, tight)
			}
		}
	}
}

func TestFitOfOddInput(t *testing.T) {
	nan := math.NaN()
	for _, p := range []Projection{region(), world(), globe(), mustMercator(0)} {
		for _, b := range []orb.Bound{
			{},
			{Min: orb.Point{27, 53}, Max: orb.Point{27, 53}},
			{Min: orb.Point{nan, 0}, Max: orb.Point{1, 1}},
			{Min: orb.Point{10, 10}, Max: orb.Point{0, 0}},
			{Min: orb.Point{-152, -54}, Max: orb.Point{-151, -53}},
			{Min: orb.Point{0, 95}, Max: orb.Point{1, 99}},
		} {
			for _, s := range []float64{0, -5, nan, math.Inf(1), 800} {
				v := Fit(p, b, s, s)
				if !(v.MetresPerPoint > 0) || !finite(v.MetresPerPoint, v.Center[0], v.Center[1], v.W, v.H) {
					t.Errorf("%s: Fit(%v, %v) = %+v", p.PROJ(), b, s, v)
				}
			}
		}
	}
	if _, _, ok := (Viewport{}).Screen(orb.Point{1, 1}); ok {
		t.Error("the zero viewport shows a place")
	}
}

func TestScreenAndBack(t *testing.T) {
	v := Fit(region(), orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 1000, 570)
	minsk := orb.Point{27.5667, 53.9}
	x, y, ok := v.Screen(minsk)
	if !ok || !v.Visible(minsk) {
		t.Fatalf("Minsk is not shown")
	}
	q, ok := v.LonLat(x, y)
	if !ok {
		t.Fatal("LonLat of Minsk fails")
	}
	near(t, "longitude", q[0], minsk[0], 1e-9)
	near(t, "latitude", q[1], minsk[1], 1e-9)
	if v.Visible(orb.Point{-77, 38.9}) {
		t.Error("Washington lies in the region's frame")
	}
	if _, y2, _ := v.Screen(orb.Point{27.5667, 55}); y2 >= y {
		t.Errorf("north is not up: %v then %v", y, y2)
	}
	px, py, _ := v.Pan(30, -12).Screen(minsk)
	near(t, "panned x", px, x+30, 1e-9)
	near(t, "panned y", py, y-12, 1e-9)
	z := v.ZoomAbout(x, y, 2.5)
	zx, zy, _ := z.Screen(minsk)
	near(t, "zoomed x", zx, x, 1e-9)
	near(t, "zoomed y", zy, y, 1e-9)
	near(t, "scale", z.MetresPerPoint, v.MetresPerPoint/2.5, 1e-9)
	for _, f := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if v.ZoomAbout(1, 1, f) != v {
			t.Errorf("ZoomAbout by %v changed the viewport", f)
		}
	}
	if v.Pan(math.NaN(), 1) != v {
		t.Error("Pan by NaN changed the viewport")
	}
	m := v.Metres(123, 45)
	bx, by := v.XY(m)
	near(t, "x of Metres", bx, 123, 1e-9)
	near(t, "y of Metres", by, 45, 1e-9)
}

func TestScaleBar(t *testing.T) {
	v := Fit(region(), orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 1068, 589)
	km, pts, ok := v.ScaleBar(330, 560, 100)
	if !ok || km != 200 {
		t.Fatalf("ScaleBar = %v km, %v, want 200 km (variation %v)", km, ok, v.ScaleVariation())
	}
	a, _ := v.LonLat(330-pts/2, 560)
	b, _ := v.LonLat(330+pts/2, 560)
	near(t, "km along the bar", DistanceKm(a, b), 200, 0.6)
	for _, c := range []Viewport{
		Fit(world(), orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}, 1920, 1080),
		Fit(globe(), orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}, 800, 800),
		Fit(world(), orb.Bound{Min: orb.Point{-120, -40}, Max: orb.Point{150, 65}}, 1920, 890),
	} {
		if km, _, ok := c.ScaleBar(100, c.H-40, 100); ok {
			t.Errorf("%s: a bar of %v km where the scale varies by %v", c.Projection.PROJ(), km, c.ScaleVariation())
		}
	}
	if _, _, ok := v.ScaleBar(330, 560, 0); ok {
		t.Error("a bar in no room")
	}
}

func TestLonLatBoundHoldsTheFrame(t *testing.T) {
	for _, v := range []Viewport{
		Fit(region(), orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 1000, 570),
		Fit(region(), orb.Bound{Min: orb.Point{-20, 60}, Max: orb.Point{80, 89}}, 1000, 570),
		Fit(world(), orb.Bound{Min: orb.Point{-10, 30}, Max: orb.Point{60, 60}}, 1000, 570),
		Fit(world(), orb.Bound{Min: orb.Point{170, 30}, Max: orb.Point{220, 60}}, 1000, 570),
		Fit(globe(), orb.Bound{Min: orb.Point{20, 40}, Max: orb.Point{40, 60}}, 1000, 570),
	} {
		b := v.LonLatBound(20)
		for i := range 101 {
			for j := range 101 {
				q, ok := v.LonLat(-20+float64(i)*(v.W+40)/100, -20+float64(j)*(v.H+40)/100)
				if !ok {
					continue
				}
				in := false
				for _, k := range [3]float64{-360, 0, 360} {
					in = in || b.Contains(orb.Point{q[0] + k, q[1]})
				}
				if !in {
					t.Fatalf("%s: %v is in the frame but not in %v", v.Projection.PROJ(), q, b)
				}
			}
		}
	}
}

func ExampleFit() {
	p, err := NewConic(50, 60, 53.5, 29.5)
	if err != nil {
		fmt.Println(err)
		return
	}
	v := Fit(p, orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 1068, 589)
	x, y, ok := v.Screen(orb.Point{27.5667, 53.9})
	fmt.Printf("%.0f %.0f %v\n", x, y, ok)
	// Output: 522 282 true
}

func BenchmarkFit(b *testing.B) {
	p := region()
	for b.Loop() {
		Fit(p, orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 1068, 589)
	}
}

func BenchmarkScreen(b *testing.B) {
	v := Fit(region(), orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 1068, 589)
	for b.Loop() {
		v.Screen(orb.Point{27.5667, 53.9})
	}
}
