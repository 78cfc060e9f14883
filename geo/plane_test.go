package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/paulmach/orb"
)

// wander returns stations as a route has them.
func wander(r *rand.Rand, n int) []orb.Point {
	pts := []orb.Point{{0, 0}}
	a := r.Float64() * 6
	for range n {
		a += (r.Float64() - 0.5) * 2.2
		l := 20 + r.Float64()*150
		p := pts[len(pts)-1]
		pts = append(pts, orb.Point{p[0] + l*math.Cos(a), p[1] + l*math.Sin(a)})
	}
	return pts
}

func TestCatmullRomPassesThroughItsStations(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		pts := wander(r, 2+r.IntN(8))
		line := CatmullRom(pts, 0.1)
		if line[0] != pts[0] || line[len(line)-1] != pts[len(pts)-1] {
			t.Fatalf("from %v to %v, want %v to %v", line[0], line[len(line)-1], pts[0], pts[len(pts)-1])
		}
		m := Measure(line)
		last := -1.0
		for _, p := range pts {
			along, d := m.Nearest(p)
			if d > 1e-9 || along < last {
				t.Fatalf("station %v lies %v off, %v along after %v", p, d, along, last)
			}
			last = along
		}
		// Against the curve itself, by the pyramid of Barry and Goldman.
		for i := 1; i+2 < len(pts); i++ {
			for k := range 21 {
				q := barryGoldman(pts[i-1], pts[i], pts[i+1], pts[i+2], float64(k)/20)
				if _, d := m.Nearest(q); d > 0.1 {
					t.Fatalf("the curve's point %v lies %v off the line", q, d)
				}
			}
		}
	}
}

func barryGoldman(p0, p1, p2, p3 orb.Point, f float64) orb.Point {
	t0 := 0.0
	t1 := t0 + math.Sqrt(dist(p0, p1))
	t2 := t1 + math.Sqrt(dist(p1, p2))
	t3 := t2 + math.Sqrt(dist(p2, p3))
	t := t1 + (t2-t1)*f
	mix := func(a, b orb.Point, ta, tb float64) orb.Point {
		u, v := (tb-t)/(tb-ta), (t-ta)/(tb-ta)
		return orb.Point{u*a[0] + v*b[0], u*a[1] + v*b[1]}
	}
	a1, a2, a3 := mix(p0, p1, t0, t1), mix(p1, p2, t1, t2), mix(p2, p3, t2, t3)
	return mix(mix(a1, a2, t0, t2), mix(a2, a3, t1, t3), t1, t2)
}

func TestCatmullRomOfOddInput(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct{ in, want []orb.Point }{
		{nil, []orb.Point{}},
		{[]orb.Point{{1, 2}}, []orb.Point{{1, 2}}},
		{[]orb.Point{{1, 2}, {1, 2}, {3, 4}, {nan, 1}}, []orb.Point{{1, 2}, {3, 4}}},
		{[]orb.Point{{0, 0}, {5, 0}, {10, 0}}, []orb.Point{{0, 0}, {5, 0}, {10, 0}}},
	} {
		got := Simplify(CatmullRom(c.in, nan), 1e-9)
		if want := Simplify(c.want, 1e-9); !reflect.DeepEqual(got, want) {
			t.Errorf("CatmullRom(%v) = %v, want %v", c.in, got, want)
		}
	}
	for _, q := range CatmullRom([]orb.Point{{0, 0}, {1e200, 1}, {-1e200, 5}, {1, 1}}, 1e-9) {
		if math.IsNaN(q[0]) {
			t.Fatal("NaN from huge stations")
		}
	}
}

func TestMeasured(t *testing.T) {
	m := Measure([]orb.Point{{0, 0}, {3, 4}, {3, 4}, {3, 14}})
	near(t, "Length", m.Length(), 15, 1e-12)
	for _, c := range []struct {
		d           float64
		at, tangent orb.Point
	}{
		{-1, orb.Point{0, 0}, orb.Point{0.6, 0.8}},
		{0, orb.Point{0, 0}, orb.Point{0.6, 0.8}},
		{2.5, orb.Point{1.5, 2}, orb.Point{0.6, 0.8}},
		{10, orb.Point{3, 9}, orb.Point{0, 1}},
		{99, orb.Point{3, 14}, orb.Point{0, 1}},
		{math.NaN(), orb.Point{0, 0}, orb.Point{0.6, 0.8}},
	} {
		at, tan := m.At(c.d)
		if dist(at, c.at) > 1e-12 || dist(tan, c.tangent) > 1e-12 {
			t.Errorf("At(%v) = %v %v, want %v %v", c.d, at, tan, c.at, c.tangent)
		}
	}
	for _, c := range []struct {
		a, b float64
		want []orb.Point
	}{
		{2.5, 10, []orb.Point{{1.5, 2}, {3, 4}, {3, 9}}},
		{-5, 99, m.Points},
		{6, 7, []orb.Point{{3, 5}, {3, 6}}},
		{5, 6, []orb.Point{{3, 4}, {3, 5}}},
		{7, 7, nil},
		{9, 3, nil},
		{20, 30, nil},
		{math.NaN(), 3, nil},
	} {
		got := m.Sub(c.a, c.b)
		if len(got) != len(c.want) {
			t.Errorf("Sub(%v, %v) = %v, want %v", c.a, c.b, got, c.want)
			continue
		}
		for i := range got {
			if dist(got[i], c.want[i]) > 1e-12 {
				t.Errorf("Sub(%v, %v) = %v, want %v", c.a, c.b, got, c.want)
			}
		}
	}
	along, d := m.Nearest(orb.Point{5, 9})
	near(t, "along", along, 10, 1e-12)
	near(t, "distance", d, 2, 1e-12)
	near(t, "Distance", Distance(m.Points, orb.Point{5, 9}), 2, 1e-12)
	var none Measured
	if _, d := none.Nearest(orb.Point{}); !math.IsInf(d, 1) || none.Length() != 0 || none.Sub(0, 1) != nil {
		t.Error("the empty line has places")
	}
	none.At(3)
	Measure([]orb.Point{{1, 1}}).At(2)
	if !math.IsInf(Distance(nil, orb.Point{}), 1) {
		t.Error("Distance of nothing")
	}
}

func TestOffsetKeepsItsDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for n := range 300 {
		line := CatmullRom(wander(r, 3+r.IntN(6)), 0.2)
		d := []float64{3, -3, 6, -10}[n%4]
		m := Measure(line)
		got := Measure(Offset(line, d))
		if len(got.Points) < 2 || got.Length() > m.Length()+50*math.Abs(d) {
			t.Fatalf("case %d: length %v of %v", n, got.Length(), m.Length())
		}
		for s := 0.0; s <= got.Length(); s += 0.5 {
			q, tan := got.At(s)
			// It may be nearer where the line comes back near itself; the side and the distance hold for the nearest stretch.
			along, off := m.Nearest(q)
			if off > math.Abs(d)*1.6+0.1 {
				t.Fatalf("case %d: %v along the parallel lies %v off, want %v", n, s, off, d)
			}
			_, lt := m.At(along)
			if off < math.Abs(d)*0.8 {
				continue
			}
			if back := tan[0]*lt[0] + tan[1]*lt[1]; back < -0.5 {
				t.Fatalf("case %d: the parallel runs backwards at %v (%v against %v)", n, q, tan, lt)
			}
		}
		for i := 2; i < len(got.Points); i++ { // no spike: it never turns back on itself
			u, v := got.direction(i-2), got.direction(i-1)
			if u[0]*v[0]+u[1]*v[1] < -0.85 {
				t.Fatalf("case %d: spike at %v", n, got.Points[i-1])
			}
		}
	}
}

func TestOffsetOfCorners(t *testing.T) {
	ell := []orb.Point{{0, 0}, {100, 0}, {100, 100}} // east, then down the screen: a turn to the right
	inner := Offset(ell, 5)
	if want := []orb.Point{{0, 5}, {95, 5}, {95, 100}}; len(inner) != 3 || dist(inner[1], want[1]) > 1e-9 || dist(inner[0], want[0]) > 1e-9 || dist(inner[2], want[2]) > 1e-9 {
		t.Errorf("Offset to the inside = %v, want %v", inner, want)
	}
	outer := Offset(ell, -5)
	for _, q := range outer {
		near(t, fmt.Sprintf("distance of %v", q), Distance(ell, q), 5, 1e-6)
	}
	if len(outer) < 5 {
		t.Errorf("the outer corner is not rounded: %v", outer)
	}
	hook := []orb.Point{{0, 0}, {100, 0}, {102, 3}, {100, 6}, {0, 6}} // a bend tighter than the offset
	for _, q := range Offset(hook, 20) {
		if d := Distance(hook, q); math.Abs(q[0]-100) < 30 && d < 19.5 {
			t.Errorf("loop inside the hook at %v, %v off", q, d)
		}
	}
	if got := Offset(ell, 0); !reflect.DeepEqual(got, ell) {
		t.Errorf("Offset by 0 = %v", got)
	}
	for _, d := range []float64{math.NaN(), math.Inf(1), 1e300} {
		Offset(ell, d)
	}
	Offset(nil, 3)
	Offset([]orb.Point{{1, 1}}, 3)
	taper := OffsetBy([]orb.Point{{0, 0}, {200, 0}}, func(s float64) float64 { return max(0, min(1, (s-50)/100)) * 8 })
	near(t, "start of the taper", Distance(taper, orb.Point{20, 0}), 0, 0.1)
	near(t, "its middle", Distance(taper, orb.Point{100, 4}), 0, 0.1)
	near(t, "its end", Distance(taper, orb.Point{190, 8}), 0, 0.1)
}

func TestClipLine(t *testing.T) {
	box := orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{10, 10}}
	nan := math.NaN()
	for _, c := range []struct {
		name string
		in   []orb.Point
		want [][]orb.Point
	}{
		{"inside", []orb.Point{{1, 1}, {2, 2}, {3, 1}}, [][]orb.Point{{{1, 1}, {2, 2}, {3, 1}}}},
		{"through", []orb.Point{{-5, 5}, {15, 5}}, [][]orb.Point{{{0, 5}, {10, 5}}}},
		{"out and in", []orb.Point{{5, 5}, {15, 5}, {15, 8}, {5, 8}}, [][]orb.Point{{{5, 5}, {10, 5}}, {{10, 8}, {5, 8}}}},
		{"corner", []orb.Point{{-1, 1}, {1, -1}}, nil},
		{"miss", []orb.Point{{-5, 5}, {5, 20}}, nil},
		{"along the edge", []orb.Point{{-5, 0}, {5, 0}}, [][]orb.Point{{{0, 0}, {5, 0}}}},
		{"broken", []orb.Point{{1, 1}, {2, 2}, {nan, 2}, {3, 3}, {4, 4}}, [][]orb.Point{{{1, 1}, {2, 2}}, {{3, 3}, {4, 4}}}},
		{"nothing", nil, nil},
		{"point", []orb.Point{{1, 1}}, nil},
	} {
		if got := ClipLine(c.in, box); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: ClipLine = %v, want %v", c.name, got, c.want)
		}
	}
}

func TestClipRing(t *testing.T) {
	box := orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{10, 10}}
	for _, c := range []struct {
		name string
		in   []orb.Point
		want float64 // area
	}{
		{"inside", []orb.Point{{1, 1}, {3, 1}, {3, 3}, {1, 3}, {1, 1}}, 4},
		{"around", []orb.Point{{-5, -5}, {15, -5}, {15, 15}, {-5, 15}}, 100},
		{"half", []orb.Point{{5, 2}, {15, 2}, {15, 6}, {5, 6}}, 20},
		{"clockwise", []orb.Point{{5, 6}, {15, 6}, {15, 2}, {5, 2}}, -20},
		{"diamond", []orb.Point{{5, -5}, {15, 5}, {5, 15}, {-5, 5}}, 100},
		{"a C open to the left", []orb.Point{{-5, 1}, {5, 1}, {5, 9}, {-5, 9}, {-5, 7}, {3, 7}, {3, 3}, {-5, 3}}, 28},
		{"outside", []orb.Point{{20, 20}, {30, 20}, {30, 30}}, 0},
		{"two points", []orb.Point{{1, 1}, {2, 2}}, 0},
	} {
		got := ClipRing(c.in, box)
		near(t, c.name, area(got)/2, c.want, 1e-9)
		if c.want == 0 && got != nil {
			t.Errorf("%s: %v, want nil", c.name, got)
		}
	}
}

func TestLeave(t *testing.T) {
	box := orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{10, 10}}
	for _, c := range []struct {
		name  string
		in    []orb.Point
		at    orb.Point
		angle float64
		ok    bool
	}{
		{"right", []orb.Point{{5, 5}, {15, 5}}, orb.Point{10, 5}, 0, true},
		{"down the screen", []orb.Point{{5, 5}, {5, 7}, {5, 20}}, orb.Point{5, 10}, math.Pi / 2, true},
		{"in and out", []orb.Point{{-5, 5}, {5, 5}, {5, -5}}, orb.Point{5, 0}, -math.Pi / 2, true},
		{"through", []orb.Point{{-5, 5}, {25, 5}}, orb.Point{10, 5}, 0, true},
		{"leaves at a vertex on the edge", []orb.Point{{5, 5}, {10, 5}, {15, 10}}, orb.Point{10, 5}, math.Pi / 4, true},
		{"stays", []orb.Point{{5, 5}, {6, 6}}, orb.Point{}, 0, false},
		{"never in", []orb.Point{{15, 5}, {16, 6}}, orb.Point{}, 0, false},
		{"nothing", nil, orb.Point{}, 0, false},
	} {
		at, a, ok := Leave(c.in, box)
		if ok != c.ok || dist(at, c.at) > 1e-12 || math.Abs(a-c.angle) > 1e-12 {
			t.Errorf("%s: Leave = %v %v %v, want %v %v %v", c.name, at, a, ok, c.at, c.angle, c.ok)
		}
	}
}

func TestSimplify(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 50 {
		line := CatmullRom(wander(r, 6), 0.01)
		s := Simplify(line, 0.5)
		if s[0] != line[0] || s[len(s)-1] != line[len(line)-1] || len(s) >= len(line)/2 {
			t.Fatalf("%d of %d points", len(s), len(line))
		}
		for _, p := range line {
			if d := Distance(s, p); d > 0.5+1e-9 {
				t.Fatalf("%v strays %v", p, d)
			}
		}
	}
	if got := Simplify([]orb.Point{{0, 0}, {1, 0}, {2, 0}, {2, 0}}, 0.1); len(got) != 2 {
		t.Errorf("a straight line keeps %v", got)
	}
}

func FuzzPlane(f *testing.F) {
	f.Add(0.0, 0.0, 10.0, 0.0, 10.0, 10.0, 3.0)
	f.Add(1e300, 0.0, -1e300, 5.0, 0.0, math.Inf(1), -3.0)
	f.Add(0.0, 0.0, 1e-320, 0.0, 1.0, 1.0, math.NaN())
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g, off float64) {
		line := []orb.Point{{a, b}, {c, d}, {e, g}, {a, g}}
		r := orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{10, 10}}
		for _, part := range append(ClipLine(line, r), ClipRing(line, r)) {
			for _, q := range part {
				if !finite(q[0], q[1]) {
					t.Errorf("clipped to %v", q)
				}
			}
		}
		CatmullRom(line, off)
		Offset(line, off)
		Simplify(line, off)
		Leave(line, r)
		m := Measure(line)
		m.At(off)
		m.Sub(off, e)
		m.Nearest(line[0])
		CatmullRom(line, 0.1)
	})
}

func ExampleCatmullRom() {
	line := CatmullRom([]orb.Point{{0, 0}, {100, 0}, {100, 100}}, 0.5)
	m := Measure(line)
	at, tangent := m.At(0)
	fmt.Printf("from %.0f heading %.2f, passing %.0f off the corner\n", at, tangent, Distance(line, orb.Point{100, 0}))
	// Output: from [0 0] heading [1.00 -0.05], passing 0 off the corner
}

func BenchmarkRoutes(b *testing.B) {
	r := rand.New(rand.NewPCG(2, 2))
	var routes [][]orb.Point
	for range 17 {
		routes = append(routes, wander(r, 12))
	}
	b.Run("curves", func(b *testing.B) {
		for b.Loop() {
			for _, p := range routes {
				CatmullRom(p, 0.2)
			}
		}
	})
	b.Run("parallels", func(b *testing.B) {
		for b.Loop() {
			for _, p := range routes {
				Offset(CatmullRom(p, 0.2), 4)
			}
		}
	})
}
