package figure

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"thawline/app/scene"
)

// rawTable reads a table of the built-in story as it lies in the repository, without the code that the app reads it with.
func rawTable(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "assets", "story", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, key := range records[0] {
			row[key] = strings.TrimSpace(r[i])
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		t.Fatalf("%s is empty", name)
	}
	return rows
}

// rawSeries returns the rows of one series.
func rawSeries(t *testing.T, id string) []map[string]string {
	var list []map[string]string
	for _, row := range rawTable(t, "series.csv") {
		if row["series"] == id {
			list = append(list, row)
		}
	}
	return list
}

func rawNumber(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// chartOfSeries says which chart shows which series of the built-in story.
var chartOfSeries = map[string][]string{
	"exports": {"exports", "exports-value"}, "china": {"china-imports", "china-imports-value"}, "price": {"price"}, "prisoners": {"released", "held"},
}

func TestChartTablesHoldTheStorysTables(t *testing.T) {
	_, in := charting()
	for chart, ids := range chartOfSeries {
		header, rows := ChartTable(in.Story, in.Words, chart)
		value, date := slices.Index(header, "Value"), slices.Index(header, "Date")
		total, other := slices.Index(header, "Total"), slices.Index(header, "Other sources")
		for _, id := range ids {
			sum := 0.0
			for _, raw := range rawSeries(t, id) {
				row := rows[0]
				rows = rows[1:]
				if row[date] != raw["date"] {
					t.Fatalf("%s: row of %q, want %q", id, row[date], raw["date"])
				}
				if raw["value"] == "" {
					if row[value] != "no data" {
						t.Errorf("%s %s: %q, want no data", id, raw["date"], row[value])
					}
					continue
				}
				if got := rawNumber(t, row[value]); got != rawNumber(t, raw["value"]) {
					t.Errorf("%s %s: %v, want %s", id, raw["date"], got, raw["value"])
				}
				if sum += rawNumber(t, raw["value"]); id == "released" && rawNumber(t, row[total]) != sum {
					t.Errorf("%s %s: total %s, want %v", id, raw["date"], row[total], sum)
				}
				if raw["contrary"] != "" && !strings.HasPrefix(row[other], strconv.FormatFloat(rawNumber(t, raw["contrary"]), 'f', -1, 64)) {
					t.Errorf("%s %s: other sources %q, want %s", id, raw["date"], row[other], raw["contrary"])
				}
			}
		}
		if len(rows) != 0 {
			t.Errorf("%s: the table has %d rows too many", chart, len(rows))
		}
	}
}

// uprightScale returns where 0 lies and how many points a unit takes, from two bars of known height.
func uprightScale(low, high scene.Rect, a, b float64) (zero, unit float64) {
	unit = float64(low.Y0-high.Y0) / (b - a)
	return float64(low.Y0) + a*unit, unit
}

func TestDrawnFiguresAreTheTables(t *testing.T) {
	k, in := charting()
	for chart, ids := range chartOfSeries {
		s := k.Chart(in, chart)
		for _, id := range ids {
			series := &in.Story.Series[in.Story.SeriesIndex(id)]
			var zero, unit float64
			raw := rawSeries(t, id)
			if chart == "exports" && id == "exports" || id == "china-imports" {
				zero, unit = uprightScale(markOf(s, valueID(series, 0)).Bounds(), markOf(s, valueID(series, 1)).Bounds(), rawNumber(t, raw[0]["value"]), rawNumber(t, raw[1]["value"]))
			}
			for i, r := range raw {
				mark := markOf(s, valueID(series, i))
				if mark == nil { // figures in rows, and counts from before the total
					title := ""
					for _, text := range texts(allItems(s)) {
						if text.ID == valueID(series, i) {
							title = text.Title
							if v, err := strconv.ParseFloat(strings.ReplaceAll(text.String, ",", ""), 64); r["value"] == "" && text.String != "–" || r["value"] != "" && (err != nil || v != rawNumber(t, r["value"])) {
								t.Errorf("%s %s: %q is written, the table has %q", id, r["date"], text.String, r["value"])
							}
						}
					}
					if title == "" && !(id == "held" && r["date"] < "2024-07") {
						t.Errorf("%s %s is not drawn", id, r["date"])
					}
					continue
				}
				if r["value"] == "" {
					if mark.Fill != in.Palette.Eras[0] || !strings.Contains(mark.Title, "no data") || strings.Contains(mark.Title, ": 0") {
						t.Errorf("%s %s has no figure and says %q", id, r["date"], mark.Title)
					}
					continue
				}
				v := rawNumber(t, r["value"])
				if !strings.Contains(strings.ReplaceAll(mark.Title, ",", ""), strconv.FormatFloat(v, 'f', -1, 64)) {
					t.Errorf("%s %s: %q does not say %v", id, r["date"], mark.Title, v)
				}
				if unit != 0 && math.Abs((zero-float64(mark.Bounds().Y0))/unit-v)*unit > 1 {
					t.Errorf("%s %s: the bar is %.2f high, want %v", id, r["date"], (zero-float64(mark.Bounds().Y0))/unit, v)
				}
				if r["basis"] == "estimated" && (mark.Fill.A == 255 || !strings.Contains(mark.Title, "estimated")) {
					t.Errorf("%s %s is estimated and looks or says otherwise", id, r["date"])
				}
			}
		}
	}
}

func TestVolumesAreTheTables(t *testing.T) {
	k, in := charting()
	s := k.Chart(in, "routes")
	year := regexp.MustCompile(`^\d{4}$`)
	bars, dots := map[string]float64{}, map[string]float64{}
	written := map[float64]bool{}
	for _, r := range rawTable(t, "volumes.csv") {
		v := rawNumber(t, r["tonnes_mt"])
		written[v] = true
		mark := markOf(s, "volume:"+r["id"])
		if mark == nil {
			t.Fatalf("%s is not drawn", r["id"])
		}
		if !strings.Contains(mark.Title, strconv.FormatFloat(v, 'f', -1, 64)) {
			t.Errorf("%s: %q does not say %v", r["id"], mark.Title, v)
		}
		b := mark.Bounds()
		if year.MatchString(r["period"]) && r["product"] == "potash" && r["flag"] != "planned" {
			bars[r["id"]] = float64(b.W()) / v
		} else {
			dots[r["id"]] = float64(b.X0+b.X1) / 2
		}
	}
	if len(bars) != 5 || len(dots) != 16 {
		t.Fatalf("%d bars and %d dots, want 5 and 16", len(bars), len(dots))
	}
	for id, perMt := range bars {
		if math.Abs(perMt/bars["v01"]-1) > .1 && math.Abs(perMt-bars["v01"]) > 3 {
			t.Errorf("%s: %.1f points for a million tonnes, v01 has %.1f", id, perMt, bars["v01"])
		}
	}
	raw := map[string]float64{}
	for _, r := range rawTable(t, "volumes.csv") {
		raw[r["id"]] = rawNumber(t, r["tonnes_mt"])
	}
	perMt := (dots["v18"] - dots["v20"]) / (raw["v18"] - raw["v20"])
	for id, x := range dots {
		if want := dots["v20"] + (raw[id]-raw["v20"])*perMt; math.Abs(x-want) > .6 {
			t.Errorf("%s: the dot of %v lies at %.1f, want %.1f", id, raw[id], x, want)
		}
	}
	// Nothing is added up: every figure that is written is one of the table's.
	number := regexp.MustCompile(`^(?:about |at least )?([0-9.]+)(?: planned| Mt)?$`)
	for _, l := range s.Layers {
		if l.Name != "chart-labels" {
			continue
		}
		for _, text := range texts(l.Items) {
			if m := number.FindStringSubmatch(strings.ReplaceAll(text.String, "\u00a0", " ")); m != nil && !written[rawNumber(t, m[1])] {
				t.Errorf("%q is no figure of the table", text.String)
			}
		}
	}
}

func TestEventsAreTheTables(t *testing.T) {
	k, in := charting()
	s := k.Chart(in, "events")
	counts := map[string]int{}
	for _, r := range rawTable(t, "events.csv") {
		date := strings.Trim(strings.Split(r["date"], "/")[0], "~?%")
		if date < "2021" || date >= "2026" {
			continue
		}
		if len(date) < len("2021-01") {
			t.Fatalf("%s: the test does not know what to do with %q", r["id"], r["date"])
		}
		counts["bin:"+r["category"]+":"+date[:7]+"-01"]++
	}
	for id, n := range counts {
		mark := markOf(s, id)
		want := ": " + strconv.Itoa(n) + " event"
		if mark == nil || !strings.Contains(mark.Title+"\n", want) || strings.Count(mark.Title, "\n") != min(n, 6) {
			t.Errorf("%s: want %q, got %+v", id, want, mark)
		}
	}
	for _, id := range s.IDs() {
		if counts[id] == 0 && strings.HasPrefix(id, "bin:") {
			t.Errorf("%s stands for no event of the table", id)
		}
	}
}

// Sanctions stand in the chart of the price as rules, each with its name where there is room; on a slide one may lack it.
func TestRulesAreLabelled(t *testing.T) {
	k, in := charting()
	in.W, in.H = 1920, 1080
	for _, date := range []string{"2021-07-01", "2022-02-01", "2025-12-13", "2025-12-31"} {
		in.View.At = at(date)
		s := k.Chart(in, "price")
		labels := map[string]*scene.Text{}
		for _, text := range texts(allItems(s)) {
			labels[text.ID] = text
		}
		rules, bare := 0, 0
		for i := range in.Story.Events {
			e := &in.Story.Events[i]
			rule := markOf(s, "event:"+e.ID)
			if rule == nil {
				continue
			}
			rules++
			if labels["event:"+e.ID] == nil {
				bare++
			}
			x := rule.Path.Points[0].X
			for id, label := range labels { // no rule runs through a label
				b := label.Bounds()
				for i := 0; i < len(rule.Path.Points); i += 2 {
					y0, y1 := rule.Path.Points[i].Y, rule.Path.Points[i+1].Y
					if b.X0+1 < x && x < b.X1-1 && y0 < b.Y1-3 && b.Y0+3 < y1 && strings.HasPrefix(id, "event:") {
						t.Errorf("%s: the rule of %s runs through %q", date, e.ID, label.String)
					}
				}
			}
		}
		if rules < 10 || bare > 1 {
			t.Errorf("%s: %d rules, %d of them without a label", date, rules, bare)
		}
	}
}

// A row of figures under the bars is whole or not there: a gap in it would pass for a missing figure.
func TestRowsOfFiguresAreWhole(t *testing.T) {
	k, in := charting()
	for w := 200.; w <= 1200; w += 50 {
		in.W, in.H = w, 500
		for chart, id := range map[string]string{"exports": "exports-value", "china": "china-imports-value"} {
			series := &in.Story.Series[in.Story.SeriesIndex(id)]
			n := 0
			for _, text := range texts(allItems(k.Chart(in, chart))) {
				if strings.HasPrefix(text.ID, "value:"+id+":") {
					n++
				}
			}
			if n != 0 && n != len(series.Values) {
				t.Errorf("%s at a width of %v: %d of %d figures", chart, w, n, len(series.Values))
			}
		}
	}
}
