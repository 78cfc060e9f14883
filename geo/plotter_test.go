package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

type pixel struct{ X, Y float32 }

// winding returns the winding number of all paths, closed, about x, y.
func winding(p *Plotter[pixel], x, y float64) int {
	w := 0
	for k, s := range p.Starts {
		e := len(p.Points)
		if k+1 < len(p.Starts) {
			e = int(p.Starts[k+1])
		}
		ring := p.Points[s:e]
		for i, b := range ring {
			a := ring[(i+len(ring)-1)%len(ring)]
			ax, ay, bx, by := float64(a.X), float64(a.Y), float64(b.X), float64(b.Y)
			if (ay > y) != (by > y) && x < (bx-ax)*(y-ay)/(by-ay)+ax {
				if by > ay {
					w++
				} else {
					w--
				}
			}
		}
	}
	return w
}

// blob returns a ring about c whose distance from it is radius(bearing), and that function, degrees.
func blob(r *rand.Rand, c orb.Point, size float64) (orb.Ring, func(bearing float64) float64) {
	a, b, p, q := r.Float64()*0.3, r.Float64()*0.2, r.Float64()*7, r.Float64()*7
	radius := func(deg float64) float64 {
		return size * (1 + a*math.Sin(2*deg*toRad+p) + b*math.Sin(5*deg*toRad+q))
	}
	var ring orb.Ring
	for i := 720; i > 0; i-- { // counter-clockwise
		d := float64(i) / 2
		ring = append(ring, Destination(c, d, radius(d)*toRad*RadiusKm))
	}
	return append(ring, ring[0]), radius
}

// TestRingsFillWhatTheyHold plots land of random shape anywhere on earth, over poles, the cut and the horizon, and asks
// at random places of the frame whether the path fills just what the land holds.
func TestRingsFillWhatTheyHold(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	asked, filled := 0, 0
	for n := range 600 {
		c := orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*2-1) * toDeg}
		ring, radius := blob(r, c, 4+r.Float64()*44)
		lon0 := math.Round(r.Float64()*360 - 180)
		var p Projection
		switch n % 4 {
		case 0:
			p = mustEqualEarth(lon0)
		case 1:
			p = mustOrthographic(lon0, r.Float64()*180-90)
		case 2:
			p = mustConic(50, 60, 50, lon0)
		case 3:
			p = mustMercator(lon0)
		}
		v := Fit(p, orb.Bound{Min: orb.Point{-180, -60}, Max: orb.Point{180, 90}}, 900, 600)
		if n%3 == 0 {
			v = v.ZoomAbout(r.Float64()*900, r.Float64()*600, 3)
		}
		pl := NewPlotter[pixel](v, 10)
		pl.Ring(ring)
		checkPaths(t, pl, v, 10)
		for range 60 {
			x, y := r.Float64()*900, r.Float64()*600
			q, ok := v.LonLat(x, y)
			if !ok || q[1] < -79 || math.Abs(q[1]) > 84 && n%4 == 3 {
				continue
			}
			d := DistanceKm(c, q) / RadiusKm * toDeg
			edge := radius(Bearing(c, q))
			if math.Abs(d-edge) < 2.5 {
				continue
			}
			asked++
			want := 0
			if d < edge {
				want = -1 // counter-clockwise in degrees is seen so when y runs up; here it runs down
				filled++
			}
			if got := winding(pl, x, y); got != want {
				t.Fatalf("case %d, %s: winding %d at %v, want %d (land about %v, %.1f of %.1f degrees away)", n, p.PROJ(), got, q, want, c, d, edge)
			}
		}
	}
	if asked < 15000 || filled < 1000 {
		t.Errorf("asked only %d places, %d of them land", asked, filled)
	}
}

// checkPaths looks for points that are no numbers or out of the frame.
func checkPaths(t *testing.T, p *Plotter[pixel], v Viewport, margin float64) {
	t.Helper()
	for _, q := range p.Points {
		x, y := float64(q.X), float64(q.Y)
		if !(x >= -margin-0.01 && x <= v.W+margin+0.01 && y >= -margin-0.01 && y <= v.H+margin+0.01) {
			t.Fatalf("%s: point %v out of the frame", v.Projection.PROJ(), q)
		}
	}
}

// A Chukotka that passes 180, Fiji in its three writings, and Antarctica with and without the seam of the files.
var (
	chukotka  = orb.Ring{{160, 60}, {190, 64}, {190, 68}, {160, 70}, {160, 60}}
	chukotka2 = orb.Ring{{160, 60}, {-170, 64}, {-170, 68}, {160, 70}, {160, 60}}
	fiji      = orb.Ring{{177, -19}, {-178, -19}, {-178, -16}, {177, -16}, {177, -19}}
)

func antarctica(seam bool) orb.Ring {
	var ring orb.Ring
	for lon := 180.0; lon >= -180; lon -= 5 {
		ring = append(ring, orb.Point{lon, -70 - 5*math.Sin(3*lon*toRad)})
	}
	if seam {
		return append(ring, orb.Point{-180, -90}, orb.Point{180, -90}, ring[0])
	}
	return append(ring[:len(ring)-1:len(ring)-1], ring[0])
}

func TestRingsOverTheSeam(t *testing.T) {
	full := orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
	for _, c := range []struct {
		name    string
		ring    orb.Ring
		in, out []orb.Point
	}{
		{"Chukotka", chukotka, []orb.Point{{170, 65}, {179.9, 65}, {-179.9, 66}, {-175, 66}}, []orb.Point{{-160, 66}, {0, 66}, {100, 65}, {-179, 71}}},
		{"Chukotka wrapped", chukotka2, []orb.Point{{170, 65}, {179.9, 65}, {-179.9, 66}, {-175, 66}}, []orb.Point{{-160, 66}, {0, 66}, {100, 65}, {-179, 71}}},
		{"Fiji", fiji, []orb.Point{{178, -18}, {-179.5, -17}, {-179, -18}}, []orb.Point{{0, -18}, {-177, -18}, {176, -17}, {28, -18}}},
		{"Antarctica", antarctica(false), []orb.Point{{1, -80}, {-151.9, -85}, {-152.1, -85}, {179, -78}, {-179, -78}, {29, -88}}, []orb.Point{{0, -60}, {-152.1, -60}, {179, -50}, {28, 89}}},
		{"Antarctica with its seam", antarctica(true), []orb.Point{{1, -80}, {-151.9, -85}, {-152.1, -85}, {179, -78}, {-179, -78}, {29, -88}}, []orb.Point{{0, -60}, {-152.1, -60}, {179, -50}, {28, 89}}},
	} {
		for _, reverse := range []bool{false, true} {
			ring := slices.Clone(c.ring)
			if reverse {
				slices.Reverse(ring)
			}
			for _, p := range []Projection{
				mustEqualEarth(28), mustEqualEarth(0), mustEqualEarth(180), mustEqualEarth(-152), mustEqualEarth(175),
				mustOrthographic(180, -40), mustOrthographic(-150, 30), mustOrthographic(20, -90), mustOrthographic(28, 60),
			} {
				v := Fit(p, full, 1000, 500)
				pl := NewPlotter[pixel](v, 0)
				pl.Ring(ring)
				checkPaths(t, pl, v, 0)
				ask := func(q orb.Point, want bool) {
					x, y, ok := v.Screen(q)
					if !ok {
						return
					}
					if w := winding(pl, x, y); (w != 0) != want || w < -1 || w > 1 {
						t.Errorf("%s in %s, reversed %v: winding %d at %v, want land %v", c.name, p.PROJ(), reverse, w, q, want)
					}
				}
				for _, q := range c.in {
					ask(q, true)
				}
				for _, q := range c.out {
					ask(q, false)
				}
			}
		}
	}
}

func TestLinesDoNotJump(t *testing.T) {
	full := orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
	r := rand.New(rand.NewPCG(7, 8))
	for n := range 300 {
		a := orb.Point{r.Float64()*360 - 180, r.Float64()*160 - 80}
		b := orb.Point{r.Float64()*360 - 180, r.Float64()*160 - 80}
		line := GreatCircle(a, b, 200)
		if n%2 == 0 {
			for i := range line {
				line[i][0] = wrap(line[i][0])
			}
		}
		for _, p := range []Projection{world(), globe(), mustMercator(28), mustEqualEarth(-152)} {
			v := Fit(p, full, 1000, 500)
			pl := NewPlotter[pixel](v, 40)
			pl.Line(line)
			checkPaths(t, pl, v, 40)
			var length float64
			for k, s := range pl.Starts {
				e := len(pl.Points)
				if k+1 < len(pl.Starts) {
					e = int(pl.Starts[k+1])
				}
				for i := int(s) + 1; i < e; i++ {
					d := math.Hypot(float64(pl.Points[i].X-pl.Points[i-1].X), float64(pl.Points[i].Y-pl.Points[i-1].Y))
					length += d
					if d > 70 { // Mercator stretches 1 degree at 85 N to 32 points
						t.Fatalf("%s: a step of %.0f points on the way from %v to %v", p.PROJ(), d, a, b)
					}
				}
			}
			// What is drawn must reach from end to end.
			for _, q := range [2]orb.Point{a, b} {
				if x, y, ok := v.Screen(q); ok && v.Visible(q) {
					best := math.Inf(1)
					for _, s := range pl.Points {
						best = min(best, math.Hypot(float64(s.X)-x, float64(s.Y)-y))
					}
					if best > 0.01 {
						t.Fatalf("%s: the line from %v to %v misses its end %v by %v", p.PROJ(), a, b, q, best)
					}
				}
			}
		}
	}
}

func TestLongStretchesBend(t *testing.T) {
	v := Fit(region(), orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 1000, 570)
	pl := NewPlotter[pixel](v, 0)
	pl.Line(orb.LineString{{5, 50}, {52, 50}})
	x, y, _ := v.Screen(orb.Point{29.5, 50})
	best := math.Inf(1)
	for _, q := range pl.Points {
		best = min(best, math.Hypot(float64(q.X)-x, float64(q.Y)-y))
	}
	if best > 20 || len(pl.Points) < 20 {
		t.Errorf("the parallel 50 N passes %v points from itself, with %d points", best, len(pl.Points))
	}
	for i := 1; i+1 < len(pl.Points); i++ { // chords stay within half a point of the parallel
		mx, my := float64(pl.Points[i].X+pl.Points[i+1].X)/2, float64(pl.Points[i].Y+pl.Points[i+1].Y)/2
		q, _ := v.LonLat(mx, my)
		if _, py, _ := v.Screen(orb.Point{q[0], 50}); math.Abs(py-my) > 0.5 {
			t.Errorf("a chord strays %v points", py-my)
		}
	}
}

func TestWorldAndGraticule(t *testing.T) {
	full := orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
	for _, p := range []Projection{world(), globe()} {
		v := Fit(p, full, 1000, 500)
		pl := NewPlotter[pixel](v, 5)
		pl.World()
		checkPaths(t, pl, v, 5)
		for i := range 100 {
			for j := range 50 {
				x, y := float64(i)*10+4.3, float64(j)*10+5.2
				_, ok := v.LonLat(x, y)
				x2, y2 := 500+(x-500)*1.004, 250+(y-250)*1.004 // not right at the edge
				if _, ok2 := v.LonLat(x2, y2); ok == ok2 && (winding(pl, x, y) != 0) != ok {
					t.Fatalf("%s: %v, %v lies in the world: %v", p.PROJ(), x, y, ok)
				}
			}
		}
		lines := NewPlotter[pixel](v, 5)
		for _, l := range Graticule(20) {
			lines.Line(l)
		}
		checkPaths(t, lines, v, 5)
		if len(lines.Starts) < 20 {
			t.Errorf("%s: only %d lines of the graticule", p.PROJ(), len(lines.Starts))
		}
	}
	if got := len(Graticule(20)); got != 18+9 {
		t.Errorf("Graticule(20) has %d lines, want 18 meridians and 9 parallels", got)
	}
	for _, s := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if Graticule(s) != nil {
			t.Errorf("Graticule(%v) is not empty", s)
		}
	}
	if Outline(nil) != nil {
		t.Error("no projection has an outline")
	}
}

func TestPlotterOfOddInput(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	odd := [][]orb.Point{
		nil,
		{{1, 1}},
		{{nan, 1}, {2, inf}},
		{{nan, nan}, {1, 1}, {2, 2}, {3, 1}},
		{{1e300, 5}, {-1e300, 6}, {4, 1e300}, {0, 0}},
		{{0, 90}, {90, 90}, {180, 90}, {-90, 90}},
		{{0, 0}, {180, 0}, {0, 0}},
		{{5, 5}, {5, 5}, {5, 5}, {5, 5}},
		{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}},
		{{0, -89}, {120, -89}, {240, -89}, {360, -89}},
	}
	for _, p := range []Projection{region(), world(), globe(), mustMercator(0), nil} {
		for _, v := range []Viewport{Fit(p, orb.Bound{Max: orb.Point{40, 40}}, 300, 300), {Projection: p}, {Projection: p, MetresPerPoint: nan, W: nan, H: inf}, {Projection: p, MetresPerPoint: 1e-300, W: 10, H: 10}} {
			pl := NewPlotter[pixel](v, 10)
			for _, o := range odd {
				pl.Line(o)
				pl.Ring(o)
			}
			pl.World()
			v.ScaleBar(1, 1, 100)
			for _, q := range pl.Points {
				if !finite(float64(q.X), float64(q.Y)) {
					t.Fatalf("point %v", q)
				}
			}
		}
	}
}

func FuzzPlotter(f *testing.F) {
	f.Add(0.0, 0.0, 170.0, 60.0, -170.0, 70.0, 28.0, 1e4)
	f.Add(math.NaN(), 90.0, 1e300, -90.0, math.Inf(1), 0.0, -152.0, 1e-3)
	f.Add(0.0, -89.0, 120.0, -89.0, -120.0, -89.0, 0.0, 5e4)
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g, lon0, scale float64) {
		ring := []orb.Point{{a, b}, {c, d}, {e, g}, {a, b}}
		lon0 = math.Mod(lon0, 180)
		if math.IsNaN(lon0) {
			lon0 = 0
		}
		for _, p := range []Projection{mustEqualEarth(lon0), mustOrthographic(lon0, lon0/2), mustConic(30, 60, 40, lon0), mustMercator(lon0)} {
			v := Viewport{Projection: p, MetresPerPoint: scale, W: 300, H: 200}
			pl := NewPlotter[pixel](v, 10)
			pl.Ring(ring)
			pl.Line(ring)
			checkPaths(t, pl, v, 10)
		}
	})
}

func TestToleranceThinsOut(t *testing.T) {
	ring, _ := blob(rand.New(rand.NewPCG(1, 1)), minsk, 10)
	v := Fit(region(), orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 300, 200)
	all, thin := NewPlotter[pixel](v, 10), NewPlotter[pixel](v, 10)
	thin.Tolerance = 2
	all.Ring(ring)
	thin.Ring(ring)
	if len(thin.Points) < 10 || len(thin.Points)*2 > len(all.Points) {
		t.Errorf("%d points of %d left", len(thin.Points), len(all.Points))
	}
}

func ExamplePlotter() {
	type point struct{ X, Y float32 }
	p, _ := NewEqualEarth(28)
	v := Fit(p, orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}, 800, 400)
	plotter := NewPlotter[point](v, 16)
	plotter.Ring(orb.Ring{{-160, 60}, {-140, 60}, {-140, 70}, {-160, 70}, {-160, 60}}) // over the cut at 152 W
	fmt.Println(len(plotter.Starts), "rings")
	// Output: 2 rings
}

// worldOf60k stands for the 1:50m world: 240 rings of 250 points.
func worldOf60k() []orb.Ring {
	r := rand.New(rand.NewPCG(9, 10))
	var rings []orb.Ring
	for range 240 {
		c := orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*2-1) * toDeg}
		size, n := 1+r.Float64()*8, 250
		var ring orb.Ring
		for i := range n {
			ring = append(ring, Destination(c, 360-float64(i)*360/float64(n), size*(1+0.1*r.Float64())*toRad*RadiusKm))
		}
		rings = append(rings, append(ring, ring[0]))
	}
	return rings
}

func BenchmarkPlotter60k(b *testing.B) {
	rings := worldOf60k()
	full := orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
	for _, c := range []struct {
		name string
		v    Viewport
	}{
		{"world", Fit(world(), full, 1920, 1080)},
		{"globe", Fit(globe(), full, 1000, 1000)},
		{"region", Fit(region(), orb.Bound{Min: orb.Point{5, 43}, Max: orb.Point{52, 62}}, 1068, 589)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				pl := NewPlotter[pixel](c.v, 32)
				for _, r := range rings {
					pl.Ring(r)
				}
			}
		})
	}
}
