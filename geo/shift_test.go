package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func shiftViews(t *testing.T) map[string][2]Viewport {
	t.Helper()
	must := func(p Projection, err error) Projection {
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	conic := func() Projection { return must(NewConic(50, 60, 53, 29.5)) }
	globe := func(lon, lat float64) Projection { return must(NewOrthographic(lon, lat)) }
	flat := Viewport{Projection: conic(), Center: orb.Point{1e5, 2e5}, MetresPerPoint: 1500, W: 1000, H: 600}
	other := flat.Pan(40, -20).ZoomAbout(300, 200, 1.4)
	other.Projection = conic()
	wide := flat
	wide.W, wide.H = 1192, 792
	return map[string][2]Viewport{
		"moved and magnified": {flat, other},
		"wider":               {wide, flat},
		"turned": {
			{Projection: globe(27.6, 53.9), MetresPerPoint: 14000, W: 1000, H: 1000},
			{Projection: globe(-10, 20), MetresPerPoint: 9000, W: 1200, H: 900},
		},
		"over the pole": {
			{Projection: globe(170, 80), MetresPerPoint: 14000, W: 1000, H: 1000},
			{Projection: globe(-160, 85), MetresPerPoint: 14000, W: 1000, H: 1000},
		},
	}
}

func TestShiftTakesPlacesToWhereTheyAre(t *testing.T) {
	for name, v := range shiftViews(t) {
		s, ok := ShiftBetween(v[0], v[1])
		if !ok {
			t.Errorf("%s: no shift", name)
			continue
		}
		seen := 0
		for lon := -180.0; lon < 180; lon += 7 {
			for lat := -85.0; lat <= 85; lat += 7 {
				p := orb.Point{lon, lat}
				x0, y0, ok0 := v[0].Screen(p)
				x1, y1, ok1 := v[1].Screen(p)
				if !ok0 {
					continue
				}
				x, y, front := s.Point(x0, y0)
				if front != ok1 {
					if _, _, z := zOf(v[1].Projection, p); math.Abs(z) > 1e-6 {
						t.Fatalf("%s: %v is shown %v, want %v", name, p, front, ok1)
					}
					continue
				}
				if front && math.Hypot(x-x1, y-y1) > 1e-3 {
					t.Fatalf("%s: %v goes to %.4f, %.4f, want %.4f, %.4f", name, p, x, y, x1, y1)
				}
				if front {
					seen++
					back, _ := s.Inverse()
					if bx, by, _ := back.Point(x, y); math.Hypot(bx-x0, by-y0) > 1e-2 {
						t.Fatalf("%s: %v comes back to %.4f, %.4f, want %.4f, %.4f", name, p, bx, by, x0, y0)
					}
				}
			}
		}
		if seen < 50 {
			t.Errorf("%s: only %d places compared", name, seen)
		}
	}
}

func zOf(p Projection, at orb.Point) (x, y, z float64) {
	if o, ok := p.(*Orthographic); ok {
		return o.vector(at)
	}
	return 0, 0, 1
}

func TestNoShiftBetweenProjections(t *testing.T) {
	v := shiftViews(t)
	flat, globe := v["wider"][0], v["turned"][0]
	ee, err := NewEqualEarth(28)
	if err != nil {
		t.Fatal(err)
	}
	world := flat
	world.Projection = ee
	none := flat
	none.Projection = nil
	flatter := flat
	flatter.MetresPerPoint = 0
	for name, pair := range map[string][2]Viewport{
		"conic and globe": {flat, globe}, "globe and conic": {globe, flat}, "conic and Equal Earth": {flat, world},
		"none": {none, none}, "no scale": {flat, flatter},
	} {
		if _, ok := ShiftBetween(pair[0], pair[1]); ok {
			t.Errorf("%s: a shift", name)
		}
	}
	if !Same(ee, &EqualEarth{28}) || Same(ee, &EqualEarth{29}) || Same(nil, nil) || Same(ee, nil) {
		t.Error("Same is wrong about Equal Earth")
	}
}
