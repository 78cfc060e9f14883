package figure

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"thawline/app/view"
	"thawline/dataset"
)

// TestTeethOfAClosedBorder: they begin on the line and all stand on its outer side, however the line winds, so that it is not
// taken for a railway.
func TestTeethOfAClosedBorder(t *testing.T) {
	k, in := stage()
	in.View.At = at("2025-09-15")
	in.View.Camera = view.Camera{Frame: "region", Lon: 23.7, Lat: 53, Zoom: 5}
	c := k.newChart(in).ask()
	for _, f := range c.frontiers() {
		if !f.main {
			continue
		}
		if f.state.Status != dataset.BorderClosed {
			t.Fatalf("the border is %v on 15 September 2025", f.state.Status)
		}
		path := c.space.gather.teeth(f.lines, teethApart, teethTurn, 5, c.focusPoint())
		if path == nil || path.Len() < 30 {
			t.Fatal("no teeth")
		}
		for i := range path.Len() {
			tooth := path.Sub(i)
			foot := orb.Point{float64(tooth[0].X), float64(tooth[0].Y)}
			nearest := math.Inf(1)
			for _, line := range f.lines {
				l := unbent(line)
				_, d := l.nearest(foot)
				nearest = min(nearest, d)
			}
			if nearest > .1 {
				t.Errorf("a tooth %.1f points from the line", nearest)
			}
			if tooth[1].X > tooth[0].X+3 { // the neighbour is in the west
				t.Errorf("a tooth at %v stands on the inner side", foot)
			}
		}
	}
}

// TestKeyNamesAClosedBorder: its sign is explained when it is on the map, and only then.
func TestKeyNamesAClosedBorder(t *testing.T) {
	k, in := stage()
	for date, want := range map[string]bool{"2025-09-11": false, "2025-09-12": true, "2025-09-24": true, "2025-09-25": false} {
		in := in
		in.View.At = at(date)
		c := k.newChart(in).ask()
		got := false
		for _, row := range c.legendRows(c.network()) {
			got = got || row.text == in.Words.T("map.legend.border.closed")
		}
		if got != want {
			t.Errorf("%s: the key explains a closed border: %t, want %t", date, got, want)
		}
	}
}
