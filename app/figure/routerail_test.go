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

// TestArrowheadsPointAtTheirPlaces: an arrowhead at the end of a line is turned towards the sign of the place it leads to, and a
// wide line enters it in the middle.
func TestArrowheadsPointAtTheirPlaces(t *testing.T) {
	k, in := stage()
	checked := 0
	for _, frame := range []string{"region", "europe", "world"} {
		for _, date := range []string{"2021-06-01", "2023-06-30", "2025-09-15"} {
			in := in
			in.View.At, in.View.Camera.Frame = at(date), frame
			c := k.newChart(in).ask()
			n := c.network()
			for _, w := range n.ways {
				for _, r := range n.runs(w) {
					if !r.ends || w.kind == closedLine || w.kind == plannedLine || lineLength(r.line) < 40 {
						continue
					}
					tip, dir, ok := n.landing(w, r.line, lineLength(r.line)-arrowGap)
					p, _ := c.point(c.story.Places[w.route.To].Point)
					// how far beside the axis of the head its place lies
					off := math.Abs((float64(p.X)-tip[0])*dir[1] - (float64(p.Y)-tip[1])*dir[0])
					if !ok || off > 4.5 {
						t.Errorf("%s on %s: the arrowhead of %s points %.1f points past its place", frame, date, w.route.ID, off)
					}
					checked++
					if w.kind != flowLine {
						continue
					}
					shaft := n.shaft(w, r)
					end := shaft[len(shaft)-1]
					if off := math.Abs((end[0]-tip[0])*dir[1] - (end[1]-tip[1])*dir[0]); off > .1 {
						t.Errorf("%s on %s: %s enters its arrowhead %.1f points beside the middle", frame, date, w.route.ID, off)
					}
				}
			}
		}
	}
	if checked < 20 {
		t.Errorf("%d arrowheads at places, want many", checked)
	}
}

// TestLanesBeginTogether: whatever runs side by side later, all lines of the mine leave one point, and of lines side by side one
// has ticks.
func TestLanesBeginTogether(t *testing.T) {
	k, in := stage()
	in.View.At = at("2022-01-31")
	c := k.newChart(in).ask()
	n := c.network()
	mine, _ := c.point(c.story.Places[c.story.PlaceIndex("soligorsk")].Point)
	for _, w := range n.ways {
		if len(w.pieces) == 0 || w.route.From != c.story.PlaceIndex("soligorsk") {
			continue
		}
		first := w.pieces[0].line[0]
		if d := math.Hypot(first[0]-float64(mine.X), first[1]-float64(mine.Y)); d > .1 {
			t.Errorf("%s begins %.1f points from the mine", w.route.ID, d)
		}
		if path := n.ties(w); path != nil {
			for i := range path.Len() {
				tick := path.Sub(i)
				mid := orb.Point{float64(tick[0].X+tick[1].X) / 2, float64(tick[0].Y+tick[1].Y) / 2}
				for _, o := range n.ways {
					for j := range o.pieces {
						line := unbent(o.pieces[j].line)
						if along, d := line.nearest(mid); o.index > w.index && d < 1 && along < fanReach {
							t.Errorf("%s has a tick where %s begins", w.route.ID, o.route.ID)
						}
					}
				}
			}
		}
	}
}
