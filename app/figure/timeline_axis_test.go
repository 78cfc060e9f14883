package figure

import (
	"math"
	"math/rand/v2"
	"testing"

	"thawline/dataset/edtf"
)

func TestTimeAxisRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		from := edtf.Instant(rng.Int64N(1<<50) - 1<<49)
		a := TimeAxis{From: from, To: from + 1 + edtf.Instant(rng.Int64N(1<<uint(10+rng.IntN(40)))), Lanes: timelineRect(176, 45, 600+rng.Float64()*3000, 165)}
		for range 10 {
			at := a.From + edtf.Instant(rng.Int64N(int64(a.To-a.From)))
			got, slack := a.At(a.X(at)), edtf.Instant(1+1e-9*float64(a.To-a.From))
			if d := got - at; d > slack || d < -slack {
				t.Fatalf("At(X(%d)) = %d in %d..%d", at, got, a.From, a.To)
			}
		}
	}
}

func TestTimeAxisZoomsAboutAPoint(t *testing.T) {
	k, in := timelineTestKit()
	a := k.TimeAxis(in)
	for _, x := range []float64{200, 700, 1300} {
		held := a.At(x)
		in.View.From, in.View.To = a.ZoomAbout(x, 3)
		if b := k.TimeAxis(in); math.Abs(b.X(held)-x) > .01 {
			t.Errorf("zooming about %v moves it to %v", x, b.X(held))
		}
	}
	in.View.From, in.View.To = a.ZoomAbout(700, 1e9)
	if b := k.TimeAxis(in); b.To-b.From != b.shortest() {
		t.Errorf("zoomed in to %d seconds, want %d", b.To-b.From, b.shortest())
	}
	if from, to := a.ZoomAbout(700, 1e-9); from != a.Extent.From || to != a.Extent.To {
		t.Errorf("zoomed out to %v..%v, want the extent %v", from, to, a.Extent)
	}
	for _, bad := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if from, to := a.ZoomAbout(700, bad); from != a.From || to != a.To {
			t.Errorf("ZoomAbout(%v) changes the range", bad)
		}
	}
}

func TestTimeAxisPansWithinTheExtent(t *testing.T) {
	k, in := timelineTestKit()
	in = between(in, "2024-01-01", "2025-01-01", "2024-05-01")
	a := k.TimeAxis(in)
	from, to := a.Pan(100)
	if b := (TimeAxis{From: from, To: to, Lanes: a.Lanes}); math.Abs(b.X(a.From)-float64(a.Lanes.X0)-100) > .01 {
		t.Errorf("dragging by 100 moves the start to %v", b.X(a.From))
	}
	if from, to := a.Pan(1e9); from != a.Extent.From || to-from != a.To-a.From {
		t.Errorf("Pan(1e9) = %v..%v", from, to)
	}
	if from, to := a.Pan(-1e9); to != a.Extent.To || to-from != a.To-a.From {
		t.Errorf("Pan(-1e9) = %v..%v", from, to)
	}
	for _, day := range []string{"2021-03-04", "2024-06-01", "2025-12-30"} {
		if from, to := a.Reveal(onDay(day)); onDay(day) < from || onDay(day) >= to || to-from != a.To-a.From {
			t.Errorf("Reveal(%s) = %v..%v", day, from, to)
		}
	}
}

func TestTimeAxisSnapsToTheNearestEvent(t *testing.T) {
	k, in := timelineTestKit()
	a := k.TimeAxis(in)
	at := onDay("2022-06-03")
	x := a.NowX(at)
	if got, id, ok := a.Snap(x+3, 6); !ok || got != at || in.Story.EventIndex(id) < 0 {
		t.Errorf("Snap near 3 June 2022 = %v %q %v", got, id, ok)
	}
	if _, id, ok := a.Snap(a.NowX(onDay("2022-05-01")), 6); ok {
		t.Errorf("Snap far from events = %q", id)
	}
}

func TestTimeAxisFitsAnySize(t *testing.T) {
	k, in := timelineTestKit()
	for _, h := range []float64{60, 100, 140, 200, 240, 500} {
		in.H = h
		a := k.TimeAxis(in)
		if a.Lanes.H() < 20 || a.Lanes.Y1 > float32(h) || a.Minimap.Y1 > float32(h) {
			t.Errorf("height %v: lanes %v, minimap %v", h, a.Lanes, a.Minimap)
		}
		if has := !a.Minimap.Empty(); has != (h >= 140) {
			t.Errorf("height %v: minimap %v", h, has)
		}
	}
	in.H = 200
	if a := k.TimeAxis(in); a.Lanes != timelineRect(176, 45, 1420, 165) || a.Minimap != timelineRect(176, 174, 1420, 194) {
		t.Errorf("at 1440x200: lanes %v, minimap %v", a.Lanes, a.Minimap)
	}
}

func TestTimelineTicks(t *testing.T) {
	_, in := timelineTestKit()
	dates := timelineDates(in)
	year := func(y int64) edtf.Instant { return edtf.FromCivil(y, 1, 1) }
	for _, tt := range []struct {
		name     string
		from, to edtf.Instant
		want     []string // labels that must be there
	}{
		{"the universe", year(-13_800_000_000), year(2_000), []string{"10 billion BC", "5 billion BC"}},
		{"to 99999", year(0), year(99_999), []string{"20,000", "80,000"}},
		{"antiquity", year(-799), year(300), []string{"500 BC", "1", "200"}},
		{"centuries", year(1500), year(2000), []string{"1600", "1900"}},
		{"decades", year(1950), year(2000), []string{"1960", "1990"}},
		{"five years", year(2021), year(2026), []string{"2021", "2025", "Apr", "Oct"}},
		{"a year", year(2025), year(2026), []string{"2025", "Feb", "Nov"}},
		{"three months", onDay("2025-09-01"), onDay("2025-12-01"), []string{"October 2025", "8", "24"}},
		{"a month", onDay("2025-12-01"), onDay("2026-01-01"), []string{"December 2025", "2", "31"}},
		{"a week", onDay("2025-12-29"), onDay("2026-01-05"), []string{"Tue 30", "Thu 1", "January 2026"}},
	} {
		ticks := timeTicks(tt.from, tt.to, 1244, in.Words, dates)
		if len(ticks) == 0 || len(ticks) > maxTicks {
			t.Errorf("%s: %d ticks", tt.name, len(ticks))
		}
		labels := map[string]bool{}
		for i, tick := range ticks {
			labels[tick.Label] = true
			if i > 0 && tick.T < ticks[i-1].T {
				t.Errorf("%s: tick %v after %v", tt.name, tick.T, ticks[i-1].T)
			}
			if tick.T >= tt.to || tick.T < tt.from && !tick.Major {
				t.Errorf("%s: tick %v is out of the range", tt.name, tick.T)
			}
		}
		for _, want := range tt.want {
			if !labels[want] {
				t.Errorf("%s: no label %q among %v", tt.name, want, labels)
			}
		}
	}
}

func TestTicksAtAnyRange(t *testing.T) {
	_, in := timelineTestKit()
	rng := rand.New(rand.NewPCG(8, 8))
	for range 3000 {
		length := edtf.Instant(math.Pow(2, 17+rng.Float64()*41))
		from := edtf.Instant(rng.Int64N(1<<58) - 1<<57)
		width := 200 + rng.Float64()*3600
		ticks := timeTicks(from, from+length, width, in.Words, timelineDates(in))
		majors := 0
		for _, tick := range ticks {
			if tick.Major {
				majors++
			}
		}
		if majors == 0 || float64(majors) > width/30+2 || len(ticks) > maxTicks {
			t.Fatalf("%d seconds on %.0f points: %d ticks, %d of them major", length, width, len(ticks), majors)
		}
	}
}
