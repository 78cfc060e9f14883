package label

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

type pixel struct{ X, Y float32 }

func TestSpotsLieInTheArea(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	found := 0
	for n := range 300 {
		// A star of any shape with a hole, partly out of the frame.
		var area []pixel
		cx, cy := r.Float64()*400, r.Float64()*300
		for i := range 40 {
			s, c := math.Sincos(float64(i) * math.Pi / 20)
			d := 40 + r.Float64()*120
			area = append(area, pixel{float32(cx + d*c*1.5), float32(cy + d*s)})
		}
		hole := int32(len(area))
		for i := range 6 {
			s, c := math.Sincos(float64(i) * math.Pi / 3)
			area = append(area, pixel{float32(cx + 12*c), float32(cy + 12*s)})
		}
		starts := []int32{0, hole}
		w, h := 20+r.Float64()*80, 8+r.Float64()*10
		spots := Spots(area, starts, frame, w, h)
		edges, _ := edgesOf(area, starts)
		for _, s := range spots {
			found++
			for _, slide := range []float64{-s.SlideX, 0, s.SlideX} {
				b := Box{Centre: orb.Point{s.Centre[0] + slide, s.Centre[1]}, W: w - 1e-3, H: h - 1e-3}
				for _, c := range b.Corners() {
					if !inside(edges, c[0], c[1]) || c[0] < 0 || c[0] > 400 || c[1] < 0 || c[1] > 300 {
						t.Fatalf("case %d: corner %v of %+v lies outside", n, c, s)
					}
				}
				for _, e := range edges {
					if apart(b.Corners(), orb.Point{e.ax, e.ay}, orb.Point{e.bx, e.by}) == 0 {
						t.Fatalf("case %d: %+v crosses the edge %v", n, s, e)
					}
				}
			}
		}
	}
	if found < 500 {
		t.Errorf("only %d spots", found)
	}
}

func TestSpotsOfASquare(t *testing.T) {
	square := []pixel{{100, 100}, {300, 100}, {300, 200}, {100, 200}}
	got := Spots(square, nil, frame, 80, 20)
	if len(got) == 0 || got[0].Centre != (orb.Point{200, 150}) || got[0].SlideX != 60 {
		t.Errorf("the best spot of a square is %+v", got)
	}
	// Half of it out of the frame: the middle of what is seen.
	got = Spots(square, nil, orb.Bound{Max: orb.Point{200, 300}}, 80, 20)
	if len(got) == 0 || got[0].Centre != (orb.Point{150, 150}) {
		t.Errorf("the best spot of the half is %+v", got)
	}
	nan := float32(math.NaN())
	for _, c := range []struct {
		points []pixel
		starts []int32
		w, h   float64
	}{
		{square, nil, 201, 20},
		{square, nil, 80, 101},
		{nil, nil, 5, 5},
		{square, []int32{9, -1, 2}, 80, 20},
		{[]pixel{{nan, 1}, {2, nan}}, nil, 5, 5},
		{square, nil, math.NaN(), 5},
		{square, nil, 5, 0},
		{square, nil, math.Inf(1), 5},
	} {
		if got := Spots(c.points, c.starts, frame, c.w, c.h); len(got) != 0 {
			t.Errorf("Spots(%v, %v, %v, %v) = %v", c.points, c.starts, c.w, c.h, got)
		}
	}
}

func BenchmarkSpots(b *testing.B) {
	var area []pixel
	for i := range 500 {
		s, c := math.Sincos(float64(i) * math.Pi / 250)
		area = append(area, pixel{float32(200 + 150*c), float32(150 + (100+float64(i%7))*s)})
	}
	for b.Loop() {
		Spots(area, nil, frame, 80, 14)
	}
}
