package figure

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"thawline/app/view"
)

func TestTiesStandAcrossTheLine(t *testing.T) {
	k, in := stage()
	in.View.At = at("2025-09-15")
	n := k.newChart(in).ask().network()
	drawn := 0
	for _, w := range n.ways {
		path := n.ties(w)
		if w.kind == plannedLine || w.route.Mode == "sea" {
			if path != nil {
				t.Errorf("%s has ticks", w.route.ID)
			}
			continue
		}
		if path == nil {
			continue
		}
		for i := range path.Len() {
			tick := path.Sub(i)
			mid := orb.Point{float64(tick[0].X+tick[1].X) / 2, float64(tick[0].Y+tick[1].Y) / 2}
			near := math.Inf(1)
			for j := range w.pieces {
				line := unbent(w.pieces[j].line)
				if _, d := line.nearest(mid); d < near {
					near = d
				}
			}
			if near > .5 {
				t.Fatalf("%s: a tick %.1f points from its line", w.route.ID, near)
			}
			drawn++
		}
	}
	if drawn < 50 {
		t.Errorf("%d ticks on the map, want many", drawn)
	}
	in.View.Camera = view.Camera{Frame: "world"}
	n = k.newChart(in).ask().network()
	for _, w := range n.ways {
		if n.ties(w) != nil {
			t.Errorf("%s has ticks on a world map", w.route.ID)
		}
	}
}

func TestAWideLineEndsUnderItsArrowhead(t *testing.T) {
	k, in := stage()
	in.View.At = at("2021-06-01")
	n := k.newChart(in).ask().network()
	for _, w := range n.ways {
		for _, r := range n.runs(w) {
			if w.kind != flowLine || !r.ends {
				continue
			}
			cut := lineLength(r.line) - lineLength(n.shaft(w, r))
			if size := n.arrowSize(w); cut < size || cut > 3*size {
				t.Errorf("%s: the line is cut by %.1f points for an arrowhead of half width %.1f", w.route.ID, cut, size)
			}
		}
	}
}
