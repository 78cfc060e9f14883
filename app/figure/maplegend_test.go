package figure

import (
	"math"
	"slices"
	"testing"

	"thawline/app/scene"
)

// TestWidthKeyTellsFlagPeriodAndBasis: a figure that is about, at least or estimated so much is never printed as a plain one.
func TestWidthKeyTellsFlagPeriodAndBasis(t *testing.T) {
	k, in := stage()
	for _, test := range []struct {
		date, frame string
		want        [][3]string
	}{
		{"2022-01-31", "region", [][3]string{
			{"≈ 11.0", "Klaipėda", "2021, estimated"}, {"≥ 1.0", "China", "2022, reported"}, {"0.7", "Mykolaiv", "2021, reported"},
		}},
		{"2023-06-30", "world", [][3]string{{"≥ 1.0", "Chongqing", "2022"}}},
		{"2023-03-31", "world", [][3]string{{"0.823", "Bronka", ""}, {"0.361", "Novorossiysk", ""}, {"0.346", "Chongqing", ""}}},
	} {
		in := in
		in.View.At, in.View.Camera.Frame = at(test.date), test.frame
		c := k.newChart(in).ask()
		var got [][3]string
		for _, f := range c.flows(c.network()) {
			got = append(got, [3]string{f.mt, f.name, f.note})
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s on %s: the width key says %q, want %q", test.frame, test.date, got, test.want)
		}
	}
}

// TestFiguresOfTheKeyStandInAColumn: the figures end and the names begin at one place.
func TestFiguresOfTheKeyStandInAColumn(t *testing.T) {
	k, in := stage()
	in.View.At = at("2022-01-31")
	ends, starts := []float32{}, []float32{}
	_, layers := placed(k, in)
	for _, items := range layers {
		for _, item := range items {
			if text, ok := item.(*scene.Text); ok {
				switch text.String {
				case "≈ 11.0", "≥ 1.0", "0.7":
					ends = append(ends, text.X+text.W)
				case "Klaipėda", "China", "Mykolaiv":
					if text.HaloW == 0 { // others are on the map
						starts = append(starts, text.X)
					}
				}
			}
		}
	}
	for _, xs := range [][]float32{ends, starts} {
		if len(xs) != 3 || math.Abs(float64(slices.Max(xs)-slices.Min(xs))) > .1 {
			t.Errorf("columns at %v and %v", ends, starts)
		}
	}
}

// TestKeyOfTheWorldCoversNoRoute: on open water there is room for it.
func TestKeyOfTheWorldCoversNoRoute(t *testing.T) {
	k, in := stage()
	in.View.Camera.Frame = "world"
	for _, size := range [][2]float64{{1068, 588}, {1280, 640}, {1440, 700}, {1600, 760}} {
		for _, date := range []string{"2021-06-30", "2022-02-02", "2023-03-31", "2023-06-30", "2025-12-13"} {
			in := in
			in.W, in.H, in.View.At = size[0], size[1], at(date)
			c := k.newChart(in).ask()
			c.signKey = true
			c.overlay()
			for _, s := range c.ground().stops {
				if c.legendBox.Contains(s.X, s.Y) {
					t.Errorf("%v on %s: a route or a place of events lies under the key", size, date)
					break
				}
			}
		}
	}
}

// TestKeySaysWhySomeLinesAreThinner, where there are such.
func TestKeySaysWhySomeLinesAreThinner(t *testing.T) {
	k, in := stage()
	for date, want := range map[string]bool{"2021-06-30": false, "2023-06-30": true} {
		in := in
		in.View.At, in.View.Camera.Frame = at(date), "world"
		c := k.newChart(in).ask()
		if got := slices.Contains(c.legendNotes(c.network()), in.Words.T("map.legend.schematic.faint")); got != want {
			t.Errorf("%s: told why lines are thinner: %t, want %t", date, got, want)
		}
	}
}

// TestKeyOfTheRegionCoversNoRoute: on a date at which it says most its lines stand closer.
func TestKeyOfTheRegionCoversNoRoute(t *testing.T) {
	k, in := stage()
	for _, size := range [][3]float64{{1280, 608, 1.08}, {1920, 912, 1.62}, {3840, 1824, 3.24}} {
		for _, date := range []string{"2021-06-30", "2022-02-02", "2023-06-30", "2025-09-11", "2025-09-15", "2025-12-31"} {
			in.W, in.H, in.K, in.View.At = size[0], size[1], size[2], at(date)
			c := k.newChart(in).ask()
			c.signKey = true
			c.overlay()
			if c.legendBox.Empty() || c.routeIn(c.legendBox) {
				t.Errorf("%v on %s: no key, or a route lies under it: %v", size, date, c.legendBox)
			}
		}
	}
}
