package geo

import (
	"math"
	"testing"
)

// TestParallels holds the table of parallels to the projection itself: no point may be out by a fiftieth of a pixel of a
// picture 4000 pixels wide that shows the table's range.
func TestParallels(t *testing.T) {
	conic, err := NewConic(50, 58, 54, 27)
	if err != nil {
		t.Fatal(err)
	}
	south, err := NewConic(-50, -20, -35, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []ruled{&EqualEarth{}, &Mercator{}, conic, south} {
		for _, r := range [][2]float64{{-90, 90}, {-60, 85}, {30, 72}, {53, 54}, {80, 90}, {10, 10}, {math.NaN(), 3}} {
			pixel := max(r[1]-r[0], 0.01) * toRad * Radius / 4000
			table := newParallels(p, r[0], r[1], pixel/500)
			worst := 0.0
			for lat := -89.0; lat <= 89; lat += 0.37 {
				for _, lambda := range []float64{-3, 0.2, 1} {
					x, y := table.plane(lambda, lat*toRad)
					wantX, wantY := p.plane(lambda, lat*toRad)
					worst = max(worst, math.Abs(x-wantX), math.Abs(y-wantY))
				}
			}
			if !(worst < pixel/50) && !math.IsNaN(r[0]) {
				t.Errorf("%s, %v: %v m out, a pixel is %v m", p.PROJ(), r, worst, pixel)
			}
			if math.IsNaN(r[0]) && worst != 0 {
				t.Errorf("%s: a table without a range is used", p.PROJ())
			}
		}
	}
}
