package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func mustConic(a, b, c, d float64) *Conic             { return must(NewConic(a, b, c, d)) }
func mustEqualEarth(lon0 float64) *EqualEarth         { return must(NewEqualEarth(lon0)) }
func mustMercator(lon0 float64) *Mercator             { return must(NewMercator(lon0)) }
func mustOrthographic(lon, lat float64) *Orthographic { return must(NewOrthographic(lon, lat)) }

func region() Projection { return mustConic(50, 60, 53.5, 29.5) }
func world() Projection  { return mustEqualEarth(28) }
func globe() Projection  { return mustOrthographic(27.5667, 53.9) }

func TestForwardAgreesWithPROJ(t *testing.T) {
	for _, c := range projTable {
		if got := c.p.PROJ(); got != c.proj {
			t.Errorf("%s: PROJ() = %q, want %q", c.name, got, c.proj)
		}
		if len(c.samples) < 20 {
			t.Errorf("%s: only %d samples", c.name, len(c.samples))
		}
		for _, s := range c.samples {
			got, ok := c.p.Forward(orb.Point{s.lon, s.lat})
			if math.IsNaN(s.x) {
				if ok {
					t.Errorf("%s: Forward(%v, %v) = %v, want not shown", c.name, s.lon, s.lat, got)
				}
				continue
			}
			if !ok || math.Abs(got[0]-s.x) > 1e-3 || math.Abs(got[1]-s.y) > 1e-3 {
				t.Errorf("%s: Forward(%v, %v) = %.6f, %v, want %.6f %.6f", c.name, s.lon, s.lat, got, ok, s.x, s.y)
			}
		}
	}
}

func TestInverseOfForward(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range projTable {
		shown := 0
		for range 20000 {
			// Even on the sphere, so that the poles are no special case; a tenth within a degree of one.
			p := orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*2-1) * toDeg}
			if r.IntN(10) == 0 {
				p[1] = math.Copysign(90-r.Float64(), p[1])
			}
			if math.Abs(p[1]) > 89.99 {
				continue
			}
			if o, ok := c.p.(*Orthographic); ok && angle(p, orb.Point{o.lon0, o.lat0}) > 89*toRad {
				continue
			}
			xy, ok := c.p.Forward(p)
			if !ok {
				continue
			}
			shown++
			q, ok := c.p.Inverse(xy)
			// A degree of longitude shrinks with the latitude.
			dlon := math.Abs(wrap(q[0]-p[0])) * math.Cos(p[1]*toRad)
			if !ok || dlon > 1e-9 || math.Abs(q[1]-p[1]) > 1e-9 {
				t.Fatalf("%s: Inverse(Forward(%v)) = %v, %v", c.name, p, q, ok)
			}
		}
		if shown < 8000 {
			t.Errorf("%s: only %d of 20000 places shown", c.name, shown)
		}
	}
}

func TestOutsideTheWorld(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range projTable {
		for _, p := range []orb.Point{{nan, 0}, {0, nan}, {inf, 0}, {0, inf}, {-inf, -inf}, {0, 90.1}, {0, -91}} {
			if got, ok := c.p.Forward(p); ok {
				t.Errorf("%s: Forward(%v) = %v, want not shown", c.name, p, got)
			}
		}
		for _, p := range []orb.Point{{nan, 0}, {0, nan}, {inf, 0}, {0, -inf}, {inf, inf}, {1e300, 1e300}} {
			if got, ok := c.p.Inverse(p); ok && !finite(got[0], got[1]) {
				t.Errorf("%s: Inverse(%v) = %v", c.name, p, got)
			}
		}
	}
	for _, c := range []struct {
		p  Projection
		xy orb.Point
	}{
		{world(), orb.Point{1.8e7, 0}},
		{world(), orb.Point{0, 8.4e6}},
		{world(), orb.Point{1.7e7, 7e6}},
		{globe(), orb.Point{6.4e6, 0}},
		{globe(), orb.Point{5e6, 5e6}},
		{region(), orb.Point{0, 9e6}},
		{mustMercator(0), orb.Point{2.1e7, 0}},
	} {
		if got, ok := c.p.Inverse(c.xy); ok {
			t.Errorf("%s: Inverse(%v) = %v, want outside", c.p.PROJ(), c.xy, got)
		}
	}
}

func TestConstructorsRefuse(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, v := range [][4]float64{
		{nan, 60, 50, 30},
		{50, inf, 50, 30},
		{50, 60, nan, 30},
		{50, 60, 50, nan},
		{-50, 50, 0, 0},
		{-10, 60, 0, 0},
		{0, 60, 0, 0},
		{50, 0, 0, 0},
		{90, 60, 0, 0},
		{50, 91, 0, 0},
		{50, 60, 90, 0},
		{50, 60, 0, 181},
	} {
		if _, err := NewConic(v[0], v[1], v[2], v[3]); err == nil {
			t.Errorf("NewConic(%v) took it", v)
		}
	}
	for _, lon := range []float64{nan, inf, -inf, 180.1, -181} {
		if _, err := NewEqualEarth(lon); err == nil {
			t.Errorf("NewEqualEarth(%v) took it", lon)
		}
		if _, err := NewMercator(lon); err == nil {
			t.Errorf("NewMercator(%v) took it", lon)
		}
		if _, err := NewOrthographic(lon, 0); err == nil {
			t.Errorf("NewOrthographic(%v, 0) took it", lon)
		}
	}
	for _, lat := range []float64{nan, inf, 90.1, -91} {
		if _, err := NewOrthographic(0, lat); err == nil {
			t.Errorf("NewOrthographic(0, %v) took it", lat)
		}
	}
}

func TestForwardAll(t *testing.T) {
	in := []orb.Point{{27.5667, 53.9}, {-152.4, -50}, {37.6, 55.7}}
	got := ForwardAll(globe(), in, nil)
	if want, _ := globe().Forward(in[2]); len(got) != 3 || got[2] != want || !math.IsNaN(got[1][0]) {
		t.Errorf("ForwardAll = %v", got)
	}
}

func FuzzProjections(f *testing.F) {
	f.Add(27.5667, 53.9)
	f.Add(-152.0, 90.0)
	f.Add(math.NaN(), math.Inf(1))
	f.Add(1e308, -1e308)
	f.Fuzz(func(t *testing.T, a, b float64) {
		for _, c := range projTable {
			if q, ok := c.p.Forward(orb.Point{a, b}); ok && !finite(q[0], q[1]) {
				t.Errorf("%s: Forward(%v, %v) = %v", c.name, a, b, q)
			}
			if q, ok := c.p.Inverse(orb.Point{a, b}); ok && !(math.Abs(q[0]) <= 180 && math.Abs(q[1]) <= 90) {
				t.Errorf("%s: Inverse(%v, %v) = %v", c.name, a, b, q)
			}
		}
	})
}

func BenchmarkForward60k(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	pts := make([]orb.Point, 60000)
	for i := range pts {
		pts[i] = orb.Point{r.Float64()*360 - 180, r.Float64()*170 - 85}
	}
	dst := make([]orb.Point, len(pts))
	for _, c := range projTable {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				ForwardAll(c.p, pts, dst)
			}
		})
	}
}
