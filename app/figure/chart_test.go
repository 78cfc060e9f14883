package figure

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// charting is the built-in story on its last day, at the size of the reference picture.
func charting() (*Kit, Input) {
	k, in := reading()
	in.W, in.H, in.Palette = 1200, 800, palette.Light()
	in.View.At = at("2025-12-31")
	return k, in
}

var chartSizes = [][2]float64{{1200, 800}, {1920, 1080}, {1200, 628}, {2160, 2160}, {1080, 1920}, {3508, 2480}, {600, 400}, {400, 300}, {200, 200}, {8000, 200}, {200, 8000}}

func TestChartsOfTheStory(t *testing.T) {
	_, in := charting()
	var ids []string
	for _, c := range Charts(in.Story, in.Words) {
		ids = append(ids, c.ID)
		if c.Title == "" || strings.Contains(c.Title, "chart.") {
			t.Errorf("%s: title %q", c.ID, c.Title)
		}
	}
	if want := []string{"exports", "routes", "china", "price", "prisoners", "events"}; !reflect.DeepEqual(ids, want) {
		t.Errorf("charts %v, want %v", ids, want)
	}
	if list := Charts(foreign(t), in.Words); len(list) != 1 || list[0].ID != "events" {
		t.Errorf("a story without figures has the charts %v, want events alone", list)
	}
	if list := Charts(nil, in.Words); list != nil {
		t.Errorf("no story has the charts %v", list)
	}
}

func TestChartTextStandsFree(t *testing.T) {
	k, in := charting()
	for _, info := range Charts(in.Story, in.Words) {
		for _, size := range chartSizes {
			for _, pal := range []*palette.Palette{palette.Light(), palette.Dark(), palette.Print()} {
				for _, date := range []string{"2018-05-01", "2022-02-01", "2024-09-16", "2025-06-21", "2025-12-13", "2025-12-31", "2031-01-01"} {
					if pal.Name != "light" && date != "2024-09-16" {
						continue // where things stand does not depend on colours
					}
					in.W, in.H, in.Palette, in.View.At = size[0], size[1], pal, at(date)
					name := fmt.Sprint(info.ID, " ", size, " ", pal.Name, " ", date)
					s := k.Chart(in, info.ID)
					least := float32(10)
					if size[0] >= 1200 && size[1] >= 620 {
						least = 14
					}
					if size[0] >= 1920 && size[1] >= 1080 {
						least = 16
					}
					checkText(t, name, s, least)
					for _, text := range texts(allItems(s)) {
						if strings.Contains(text.String, "chart.") {
							t.Errorf("%s: %q", name, text.String)
						}
					}
					if !strings.Contains(said(s), "Sources:") || !strings.Contains(said(s), edtf.OnDay(in.View.At).Short(edtf.English())) {
						t.Errorf("%s: sources or date are missing", name)
					}
					if t.Failed() {
						return
					}
				}
			}
		}
	}
}

func TestChartPanelTextStandsFree(t *testing.T) {
	k, in := charting()
	for _, info := range Charts(in.Story, in.Words) {
		for _, size := range [][2]float64{{420, 560}, {320, 380}, {720, 500}, {260, 300}} {
			for _, date := range []string{"2020-01-01", "2022-02-01", "2024-09-16", "2025-12-13"} {
				in.W, in.H, in.View.At = size[0], size[1], at(date)
				checkText(t, fmt.Sprint(info.ID, " ", size, " ", date), k.ChartPanel(in, info.ID), 10)
				if t.Failed() {
					return
				}
			}
		}
	}
}

func allItems(s *scene.Scene) []scene.Item {
	var all []scene.Item
	for _, l := range s.Layers {
		all = append(all, l.Items...)
	}
	return all
}

// markOf returns the first shape with an id.
func markOf(s *scene.Scene, id string) *scene.Shape {
	for _, item := range allItems(s) {
		if shape, ok := item.(*scene.Shape); ok && shape.ID == id {
			return shape
		}
	}
	return nil
}

// slope returns how many points one unit of an upright scale takes, and where zero lies, read off the tick labels.
func slope(t *testing.T, s *scene.Scene, a, b string) (perUnit, zero float64) {
	t.Helper()
	y := map[string]float64{}
	for _, l := range s.Layers {
		for _, text := range texts(l.Items) {
			if _, ok := y[text.String]; !ok && text.Align == scene.Right {
				y[text.String] = float64(text.Y - .36*text.Size)
			}
		}
	}
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(strings.ReplaceAll(strings.Fields(s)[0], ",", ""), 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if y[a] == 0 || y[b] == 0 {
		t.Fatalf("no tick %q or %q in %v", a, b, y)
	}
	perUnit = (y[a] - y[b]) / (number(b) - number(a))
	return perUnit, y[a] + perUnit*number(a)
}

func TestBarsAreAsHighAsTheirValues(t *testing.T) {
	k, in := charting()
	for _, test := range []struct{ id, series, low, high string }{
		{"exports", "exports", "0", "8"}, {"china", "china-imports", "0", "2"},
	} {
		for _, size := range [][2]float64{{1200, 800}, {1920, 1080}, {1200, 628}} {
			in.W, in.H = size[0], size[1]
			s := k.Chart(in, test.id)
			perUnit, zero := slope(t, s, test.low, test.high)
			series := &in.Story.Series[in.Story.SeriesIndex(test.series)]
			for row, v := range series.Values {
				mark := markOf(s, valueID(series, row))
				if mark == nil {
					t.Fatalf("%s %v: no mark for row %d", test.id, size, row)
				}
				box := mark.Bounds()
				if !v.Known {
					if mark.Fill != in.Palette.Eras[0] || float64(box.H()) < 5*perUnit {
						t.Errorf("%s %v: row %d has no figure but is not a field", test.id, size, row)
					}
					continue
				}
				if got := (zero - float64(box.Y0)) / perUnit; math.Abs(got-v.Number)*perUnit > 1 {
					t.Errorf("%s %v: row %d is %.3f high, want %v", test.id, size, row, got, v.Number)
				}
				if math.Abs(float64(box.Y1)-zero) > 1 {
					t.Errorf("%s %v: row %d does not stand on zero", test.id, size, row)
				}
				if !strings.Contains(mark.Title, "Sources: ") || !strings.Contains(mark.Title, v.Basis) {
					t.Errorf("%s: title %q", test.id, mark.Title)
				}
			}
		}
	}
}

func TestStepsAndTotalsAreAsHighAsTheirValues(t *testing.T) {
	k, in := charting()
	s := k.Chart(in, "price")
	perUnit, zero := slope(t, s, "0", "1,000")
	price := &in.Story.Series[in.Story.SeriesIndex("price")]
	for row, v := range price.Values {
		box := markOf(s, valueID(price, row)).Bounds()
		if got := (zero - float64(box.Y0) - 6) / perUnit; math.Abs(got-v.Number)*perUnit > 1 {
			t.Errorf("price row %d is %.1f high, want %v", row, got, v.Number)
		}
	}
	s = k.Chart(in, "prisoners")
	perUnit, zero = slope(t, s, "0", "600")
	_ = perUnit
	if zero == 0 {
		t.Error("no zero")
	}
	for _, id := range []string{"released", "held"} {
		series := &in.Story.Series[in.Story.SeriesIndex(id)]
		var dots []float64
		for row, v := range series.Values {
			mark := markOf(s, valueID(series, row))
			if mark == nil {
				if id == "held" && v.Date.Span().From < at("2024-06-01") {
					continue // counts from before the total are in the table
				}
				t.Fatalf("%s: no dot for row %d", id, row)
			}
			b := mark.Bounds()
			dots = append(dots, v.Number, float64(b.Y0+b.Y1)/2)
		}
		// All dots lie on one scale.
		unit := (dots[1] - dots[3]) / (dots[2] - dots[0])
		for i := 2; i < len(dots); i += 2 {
			if want := dots[1] - unit*(dots[i]-dots[0]); math.Abs(want-dots[i+1]) > 1 {
				t.Errorf("%s: the dot of %v lies at %.1f, want %.1f", id, dots[i], dots[i+1], want)
			}
		}
	}
	if !strings.Contains(said(s), "≥ 597") || !strings.Contains(said(s), "1,131") {
		t.Error("the total, which holds a floor, or the last count is not said")
	}
}

func TestVolumesStandAloneAndToScale(t *testing.T) {
	k, in := charting()
	s := k.Chart(in, "routes")
	var left, perMt float64
	for i := range in.Story.Volumes {
		v := &in.Story.Volumes[i]
		mark := markOf(s, "volume:"+v.ID)
		if mark == nil {
			t.Fatalf("%s is not drawn", v.ID)
		}
		if !comparableVolume(in.Story, v) {
			if len(mark.Path.Points) < 30 {
				t.Errorf("%s, for %s of %s, is drawn as a bar", v.ID, v.Period, v.Product)
			}
			continue
		}
		b := mark.Path.Bounds()
		if perMt == 0 {
			left, perMt = float64(b.X0), float64(b.W())/v.Mt
		}
		if math.Abs(float64(b.W())-v.Mt*perMt) > 2.5 || math.Abs(float64(b.X0)-left) > 1.5 {
			t.Errorf("%s: %v Mt is %.1f wide, want %.1f", v.ID, v.Mt, b.W(), v.Mt*perMt)
		}
	}
}

func TestRowsWithoutRoomAreTold(t *testing.T) {
	k, in := charting()
	in.W, in.H = 600, 400
	if text := said(k.Chart(in, "routes")); !strings.Contains(text, " of 16") {
		t.Errorf("a small picture does not say that rows are missing: %s", text)
	}
	in.W, in.H = 380, 200
	s := k.ChartPanel(in, "routes")
	for i := range in.Story.Volumes {
		if markOf(s, "volume:"+in.Story.Volumes[i].ID) == nil {
			t.Errorf("the panel lacks %s", in.Story.Volumes[i].ID)
		}
	}
}

func TestEventBlocksCountTheEvents(t *testing.T) {
	k, in := charting()
	s := k.Chart(in, "events")
	heights, events := map[string]float32{}, map[string]int{}
	for i := range in.Story.Events {
		e := &in.Story.Events[i]
		if from := e.Date.Start.Span.From; in.Story.Span.Contains(from) {
			y, m, _ := from.Civil()
			id := binID(e.Category, edtf.Span{From: edtf.FromCivil(y, m, 1)})
			events[id]++
			if mark := markOf(s, id); mark != nil {
				heights[id] = mark.Bounds().H()
			}
		}
	}
	unit := float32(0)
	for id, n := range events {
		if unit == 0 {
			unit = heights[id] / float32(n)
		}
		if got := heights[id] / unit; math.Abs(float64(got)-float64(n)) > .01 {
			t.Errorf("%s is %.2f high, want %d", id, got, n)
		}
	}
	in.View.Filter = "category:prisoners"
	if text := said(k.Chart(in, "events")); strings.Contains(text, "Diplomacy") || !strings.Contains(text, "category:prisoners") {
		t.Errorf("filtered: %s", text)
	}
}

func TestChartsSayWhatIsUncertain(t *testing.T) {
	k, in := charting()
	for id, want := range map[string][]string{
		"exports":   {"no figure for 2024 and 2025", "disputed", "other sources", "11.0", "at least 4.0", "about 8.9", "estimated", "No data", "second-hand", "not zero", "US$ bn"},
		"china":     {"Jan–Aug 2025", "part of the year", "411.7"},
		"price":     {"1,202", "no move of the market", "US sanctions Belaruskali"},
		"prisoners": {"At least 597", "569", "rights group’s term", "never joined", "5 earlier counts"},
		"routes":    {"about 11.0", "at least 1.0", "never added", "0.008 planned", "Jan–Jun 2023", "all fertilisers"},
		"events":    {"91 events", "1 event outside"},
	} {
		text := said(k.Chart(in, id))
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s says nothing of %q: %s", id, w, text)
			}
		}
	}
}

func TestLaterMarksArePale(t *testing.T) {
	k, in := charting()
	in.View.At = at("2022-08-01")
	s := k.Chart(in, "exports")
	exports := &in.Story.Series[in.Story.SeriesIndex("exports")]
	for row, v := range exports.Values {
		mark := markOf(s, valueID(exports, row))
		if !v.Known || v.Basis == "estimated" && !v.Known {
			continue
		}
		pale := mark.Fill.A < 255 && mark.Stroke.Color.A < 255 && mark.Fill.A > 0
		if later := v.Date.Span().From > in.View.At; later != (pale && mark.Stroke.Width > 0) {
			t.Errorf("row %d at August 2022: pale %v, want %v", row, pale, later)
		}
	}
}

func TestChartsAreTheSameTwice(t *testing.T) {
	k, in := charting()
	for _, info := range Charts(in.Story, in.Words) {
		first := svgText(k.Chart(in, info.ID))
		for range 3 {
			if svgText(k.Chart(in, info.ID)) != first {
				t.Fatalf("%s differs from run to run", info.ID)
			}
		}
	}
}

func TestChartTables(t *testing.T) {
	_, in := charting()
	for id, want := range map[string]int{"exports": 14, "china": 8, "price": 84, "prisoners": 36, "routes": 21, "events": len(in.Story.Events)} {
		header, rows := ChartTable(in.Story, in.Words, id)
		if len(rows) != want {
			t.Errorf("%s: %d rows, want %d", id, len(rows), want)
		}
		for _, row := range rows {
			if len(row) != len(header) {
				t.Fatalf("%s: row %v for header %v", id, row, header)
			}
		}
	}
	_, rows := ChartTable(in.Story, in.Words, "exports")
	if got := rows[5][2]; got != "no data" {
		t.Errorf("2024 is %q, want no data", got)
	}
	if header, rows := ChartTable(in.Story, in.Words, "gdp"); header != nil || rows != nil {
		t.Error("an unknown chart has a table")
	}
}

func TestChartAlt(t *testing.T) {
	k, in := charting()
	for id, want := range map[string]string{
		"exports":   "Bar chart. Potash exports: about 8.9 Mt in 2023, no figure for 2024 and 2025.",
		"prisoners": "At least 597 people released since July 2024",
		"routes":    "16 more figures",
		"events":    "Prisoners: 17",
		"price":     "Line chart. Potash price: ",
	} {
		if got := k.ChartAlt(in, id); !strings.Contains(got, want) || !strings.Contains(got, "31 December 2025") || strings.Contains(got, "chart.kind") {
			t.Errorf("%s: %q does not say %q", id, got, want)
		}
	}
	if got := k.ChartAlt(in, "gdp"); got != "" {
		t.Errorf("an unknown chart says %q", got)
	}
}

func TestEveryMarkLeadsSomewhere(t *testing.T) {
	k, in := charting()
	for _, info := range Charts(in.Story, in.Words) {
		for _, id := range k.Chart(in, info.ID).IDs() {
			event, when, ok := ChartTarget(in.Story, id)
			if !ok || when == 0 {
				t.Errorf("%s leads nowhere", id)
			}
			if event != "" && in.Story.EventIndex(event) < 0 {
				t.Errorf("%s leads to %q", id, event)
			}
			if mark := markOf(k.Chart(in, info.ID), id); mark != nil && mark.Title == "" {
				t.Errorf("%s says nothing", id)
			}
		}
	}
	for _, id := range []string{"", "value:", "value:exports:99", "value:gdp:0", "volume:v99", "bin:x:y", "bin:", "event:none", "map"} {
		if _, _, ok := ChartTarget(in.Story, id); ok {
			t.Errorf("%q leads somewhere", id)
		}
	}
}

// oddStory has figures that a chart must survive: one of a kind, negative, not numbers, of centuries and of days.
func oddStory() *dataset.Story {
	nan := math.NaN()
	value := func(date string, v float64) dataset.Value {
		return dataset.Value{Date: edtf.MustParse(date), Number: v, Known: true, Basis: "reported", Event: -1}
	}
	s := &dataset.Story{Title: "Odd", Series: []dataset.Series{
		{ID: "debt", Title: "Debt", Kind: "period", Values: []dataset.Value{value("2001", -3), value("2002", 4.5), value("2003", nan)}},
		{ID: "big", Title: "Big", Unit: "people", Kind: "period", Values: []dataset.Value{value("1900/1950", 1e15), value("1950/2000", 1e-9)}},
		{ID: "zero", Title: "Zero", Kind: "period", Values: []dataset.Value{value("2001", 0), value("2002", 0)}},
		{ID: "open", Title: "Open", Kind: "period", Values: []dataset.Value{value("2001/..", 2), value("2002", 3)}},
		{ID: "dead", Title: "Dead", Unit: "people", Kind: "increment", Values: []dataset.Value{value("2001-01-01", 5), value("2001-01-01", 6)}},
		{ID: "alive", Title: "Alive", Unit: "people", Kind: "count", Values: []dataset.Value{value("1999-01-01", 7), value("2001-01-02", 8)}},
	}, Volumes: []dataset.Volume{{ID: "v", Route: -1, Scope: "a-line", Product: "salt", Period: edtf.MustParse("2001"), Mt: 1e6}}}
	for _, date := range []string{"-0043", "1914-07-28", "2001-01-01", "199X"} {
		s.Events = append(s.Events, dataset.Event{ID: date, Title: "Seen", Short: "Seen", Place: -1, Category: "wreck", Date: edtf.MustParse(date)})
	}
	return s
}

func TestOddChartsNeverPanic(t *testing.T) {
	k, in := charting()
	in.Story = oddStory()
	for _, info := range Charts(in.Story, in.Words) {
		for _, size := range append(chartSizes, [2]float64{0, 0}, [2]float64{1, 1}, [2]float64{-4, math.NaN()}, [2]float64{30, 1000}) {
			for _, when := range []edtf.Instant{0, edtf.Beginning, edtf.Forever, at("2001-06-01")} {
				in.W, in.H, in.View.At = size[0], size[1], when
				k.Chart(in, info.ID)
				k.ChartPanel(in, info.ID)
				k.ChartAlt(in, info.ID)
			}
		}
		ChartTable(in.Story, in.Words, info.ID)
	}
	k.Chart(Input{}, "exports")
	if s := k.Chart(in, "gdp"); len(allItems(s)) != 0 {
		t.Error("an unknown chart draws something")
	}
	in.W, in.H, in.View.At = 1200, 800, at("2001-06-01")
	if text := said(k.Chart(in, "debt")); !strings.Contains(text, "−3") {
		t.Errorf("a negative figure is not said: %s", text)
	}
}

func TestTicksAreRound(t *testing.T) {
	for _, test := range []struct {
		lo, hi float64
		n      int
		want   []float64
	}{
		{0, 11.76, 4, []float64{0, 4, 8, 12}},
		{0, 1202, 5, []float64{0, 250, 500, 750, 1000, 1250}},
		{0, 597, 3, []float64{0, 200, 400, 600}},
		{0, 3.5, 4, []float64{0, 1, 2, 3, 4}},
		{-3, 4.5, 4, []float64{-3, -2, -1, 0, 1, 2, 3, 4, 5}},
	} {
		if got := niceTicks(test.lo, test.hi, test.n); !reflect.DeepEqual(got, test.want) {
			t.Errorf("niceTicks(%v, %v, %d) = %v, want %v", test.lo, test.hi, test.n, got, test.want)
		}
	}
	for _, hi := range []float64{1e-9, .3, 1, 7, 99, 123, 1e15} {
		for n := range 8 {
			ticks := niceTicks(0, hi, n)
			if ticks[0] != 0 || ticks[len(ticks)-1] < hi || ticks[len(ticks)-1] > 2.1*hi || len(ticks) > 3*max(n, 1)+2 {
				t.Errorf("niceTicks(0, %v, %d) = %v", hi, n, ticks)
			}
		}
		s := newValueScale(0, hi, 4, 500, 20)
		if v := s.value(s.pos(hi / 3)); math.Abs(v-hi/3) > 1e-5*hi {
			t.Errorf("value(pos(%v)) = %v", hi/3, v)
		}
	}
}

func TestWholeCharts(t *testing.T) {
	k, in := charting()
	in.View.At = at("2025-12-13")
	for _, info := range Charts(in.Story, in.Words) {
		golden(t, "chart-"+info.ID, k.Chart(in, info.ID))
	}
	in.Palette, in.View.At, in.W, in.H = palette.Dark(), at("2022-02-01"), 420, 560
	golden(t, "chart-exports-panel", k.ChartPanel(in, "exports"))
}

func BenchmarkChartPanel(b *testing.B) {
	k, in := charting()
	in.W, in.H = 420, 560
	for _, info := range Charts(in.Story, in.Words) {
		b.Run(info.ID, func(b *testing.B) {
			for b.Loop() {
				k.ChartPanel(in, info.ID)
			}
		})
	}
}
