package dataset_test

import (
	"encoding/csv"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"thawline/assets"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

var builtIn = sync.OnceValues(func() (*dataset.Story, error) { return dataset.Load(assets.Story()) })

func story(t testing.TB) *dataset.Story {
	t.Helper()
	s, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func day(s string) edtf.Instant { return edtf.MustParse(s).Start.Span.From }

// rawTable reads a table of the built-in story with nothing of the package.
func rawTable(t *testing.T, name string) []map[string]string {
	t.Helper()
	data, err := fs.ReadFile(assets.Story(), name)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestBuiltInIsComplete(t *testing.T) {
	s := story(t)
	for _, c := range []struct {
		table string
		got   int
	}{
		{"events.csv", len(s.Events)},
		{"places.csv", len(s.Places)},
		{"routes.csv", len(s.Routes)},
		{"volumes.csv", len(s.Volumes)},
		{"series_meta.csv", len(s.Series)},
		{"sources.csv", len(s.Sources)},
		{"eras.csv", len(s.Eras)},
		{"factcheck.csv", len(s.Claims)},
	} {
		if want := len(rawTable(t, c.table)); c.got != want || want == 0 {
			t.Errorf("%s: %d rows in the story, want %d", c.table, c.got, want)
		}
	}
	values, states := 0, 0
	for _, r := range s.Series {
		values += len(r.Values)
	}
	for _, c := range s.Crossings {
		states += len(c.States)
	}
	if want := len(rawTable(t, "series.csv")); values != want {
		t.Errorf("%d values, want %d", values, want)
	}
	if want := len(rawTable(t, "crossings.csv")); states != want {
		t.Errorf("%d crossing states, want %d", states, want)
	}
	if got := s.Span.From.String() + "/" + s.Span.To.AddDays(-1).String(); got != "2021-01-01/2025-12-31" {
		t.Errorf("span = %s", got)
	}
	if !slices.IsSortedFunc(s.Events, func(a, b dataset.Event) int { return edtf.Compare(a.Date, b.Date) }) {
		t.Error("events are not in story order")
	}
	if len(s.Fixed) < 4 || len(s.Frames) < 4 || s.Frames[0].ID != "region" {
		t.Errorf("fixed %v, frames %v", s.Fixed, s.Frames)
	}
}

// The places that stand for their country are those whose note says so; no route ends abroad at a port that no source names.
func TestIllustrativePlaces(t *testing.T) {
	for _, p := range story(t).Places {
		if says := strings.HasPrefix(p.Note, "Illustrative"); says != p.Illustrative {
			t.Errorf("%s: illustrative %t, its note: %s", p.ID, p.Illustrative, p.Note)
		}
	}
}

// Each cell of the events table is found again in the event of its id.
func TestEventsKeepTheirCells(t *testing.T) {
	s := story(t)
	ids := func(list []int, id func(int) string) string {
		var out []string
		for _, i := range list {
			out = append(out, id(i))
		}
		return strings.Join(out, ";")
	}
	for _, row := range rawTable(t, "events.csv") {
		i := s.EventIndex(row["id"])
		if i < 0 {
			t.Fatalf("no event %s", row["id"])
		}
		e := s.Events[i]
		got := map[string]string{
			"id": e.ID, "date": e.Date.Text, "title": e.Title, "summary": e.Summary, "place_id": "", "category": e.Category,
			"actors": strings.Join(e.Actors, ";"), "in_article": e.InArticle, "route_ids": ids(e.Routes, func(i int) string { return s.Routes[i].ID }),
			"source_ids": ids(e.Sources, func(i int) string { return s.Sources[i].ID }), "confidence": e.Confidence, "note": e.Note,
		}
		if e.Place >= 0 {
			got["place_id"] = s.Places[e.Place].ID
		}
		for column, want := range row {
			if value, known := got[column]; known && value != want {
				t.Errorf("%s %s = %q, want %q", e.ID, column, value, want)
			}
		}
	}
}

func TestKlaipeda(t *testing.T) {
	s := story(t)
	i := s.RouteIndex("r-klaipeda-rail")
	for _, c := range []struct {
		at      string
		status  dataset.RouteStatus
		mt      float64
		carried bool
	}{
		{"2020-06-01", dataset.InUse, 10.7, false},
		{"2021-06-01", dataset.InUse, 11, false},
		{"2022-01-31", dataset.InUse, 11, true},
		{"2022-02-01", dataset.Closed, 11, true},
		{"2022-03-01", dataset.Closed, 11, true},
		{"2023-03-01", dataset.Closed, -1, false},
	} {
		st := s.At(day(c.at)).Routes[i]
		mt := -1.0
		if st.Volume >= 0 {
			mt = s.Volumes[st.Volume].Mt
		}
		if st.Status != c.status || mt != c.mt || st.Carried != c.carried {
			t.Errorf("Klaipėda at %s: %v %v Mt carried %v, want %v %v %v", c.at, st.Status, mt, st.Carried, c.status, c.mt, c.carried)
		}
		if st.LastVolume < 0 {
			t.Errorf("Klaipėda at %s: no last volume", c.at)
		}
	}
}

func TestDiffNamesTheClosing(t *testing.T) {
	s := story(t)
	ch := s.Diff(day("2022-01-31"), day("2022-02-01"))
	var closed []string
	for _, c := range ch.Closed {
		closed = append(closed, s.Routes[c.Route].ID+" "+c.Date.Text+" "+s.Events[c.Event].ID+" "+s.Sources[c.Sources[0]].ID)
	}
	want := "r-klaipeda-rail 2022-02-01 e-2022-02-01-transit-stop"
	if len(closed) != 4 || !strings.HasPrefix(closed[0], want) || len(ch.Opened) != 0 {
		t.Errorf("closed %q, opened %v, want the four ways over Klaipėda", closed, ch.Opened)
	}
	if len(ch.Events) != 1 || s.Events[ch.Events[0]].ID != "e-2022-02-01-transit-stop" {
		t.Errorf("events %v", ch.Events)
	}
}

func TestReleased(t *testing.T) {
	s := story(t)
	i := s.SeriesIndex("released")
	for _, c := range []struct {
		at   string
		want float64
	}{{"2024-07-02", 0}, {"2024-07-03", 18}, {"2025-12-13", 575}, {"2025-12-31", 597}, {"2021-01-01", 0}} {
		if st := s.At(day(c.at)).Series[i]; st.Number != c.want || !st.Known {
			t.Errorf("released at %s = %+v, want %v", c.at, st, c.want)
		}
	}
	if st := s.At(day("2024-06-01")).Series[s.SeriesIndex("exports")]; st.Known || st.Row < 0 {
		t.Errorf("exports in 2024 = %+v, want a row that knows nothing", st)
	}
	held := s.At(day("2023-01-15")).Series[s.SeriesIndex("held")]
	if v := s.Series[held.Series].Values[held.Row]; held.Number != 1446 || v.Date.Text != "2022-12-31" {
		t.Errorf("held in January 2023 = %+v of %s, want 1446 of 2022-12-31", held, v.Date.Text)
	}
}

func TestPolishBorder(t *testing.T) {
	s := story(t)
	border := slices.IndexFunc(s.Borders, func(b dataset.Border) bool { return b.ID == "PL-BY" })
	for d := 1; d <= 30; d++ {
		at := edtf.FromCivil(2025, 9, d)
		got := s.At(at).Borders[border]
		if want := d >= 12 && d <= 24; (got.Status == dataset.BorderClosed) != want {
			t.Errorf("%v: %+v, closed should be %v", at, got, want)
		}
	}
	if got := s.At(day("2021-06-01")).Borders[border]; got.Status != dataset.BorderOpen || got.Closed != 0 || got.Open != 7 {
		t.Errorf("June 2021: %+v, want seven open", got)
	}
	if got := s.At(day("2024-06-01")).Borders[border]; got.Status != dataset.BorderPartly || got.Closed != 2 {
		t.Errorf("June 2024: %+v, want two closed", got)
	}
}

// The status of every route on every first of a month equals a query over the raw table that shares no code with At.
func TestRoutesAgreeWithTheTable(t *testing.T) {
	s := story(t)
	firstDay := func(date string) string { // EDTF days and months sort as text once padded
		date = strings.TrimRight(date, "~?%")
		return (date + "-01-01")[:10]
	}
	for year := int64(2019); year <= 2026; year++ {
		for month := 1; month <= 12; month++ {
			at := edtf.FromCivil(year, month, 1)
			state := s.At(at)
			for _, row := range rawTable(t, "routes.csv") {
				today, want := at.String(), "not yet"
				if row["planned_from"] == "" && row["from"] == "" || row["from"] != "" && firstDay(row["from"]) <= today {
					want = "in use"
				} else if row["from"] == "" && firstDay(row["planned_from"]) <= today {
					want = "planned"
				}
				if row["until"] != "" && firstDay(row["until"]) <= today {
					want = "closed"
				}
				if got := state.Routes[s.RouteIndex(row["id"])].Status.String(); got != want {
					t.Errorf("%s at %s: %s, want %s", row["id"], today, got, want)
				}
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := dataset.Load(assets.Story()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAt(b *testing.B) {
	s := story(b)
	b.ReportAllocs()
	at := day("2023-06-01")
	for b.Loop() {
		s.At(at)
	}
}

// Every event, step, route and named place of the built-in story has its text in each language that the story names.
func TestBuiltInSpeaksItsLanguages(t *testing.T) {
	own := story(t)
	if !slices.Equal(own.Languages, []string{"en", "zh", "ru", "be", "pl"}) {
		t.Fatalf("languages %q", own.Languages)
	}
	for _, lang := range own.Languages[1:] {
		s := own.In(lang)
		lacks := func(what, id, text, in string) {
			if text != "" && text == in {
				t.Errorf("%s: %s %s is %q as in English", lang, what, id, text)
			}
		}
		for i := range own.Events {
			a, b := &own.Events[i], &s.Events[i]
			lacks("title of", a.ID, a.Title, b.Title)
			lacks("summary of", a.ID, a.Summary, b.Summary)
			lacks("note of", a.ID, a.Note, b.Note)
		}
		for i := range own.Steps {
			lacks("title of step", own.Steps[i].Title, own.Steps[i].Title, s.Steps[i].Title)
			lacks("text of step", own.Steps[i].Title, own.Steps[i].Text, s.Steps[i].Text)
		}
		for i := range own.Routes {
			lacks("name of", own.Routes[i].ID, own.Routes[i].Name, s.Routes[i].Name)
		}
		for i := range own.Claims {
			lacks("claim", own.Claims[i].Number, own.Claims[i].Claim, s.Claims[i].Claim)
		}
		for i := range own.Places {
			if p := &own.Places[i]; lang != "pl" && p.Kind != "station" && p.Kind != "waypoint" { // Oslo is Oslo in Polish
				lacks("label of", p.ID, p.Label, s.Places[i].Label)
			}
		}
		lacks("title of", "the story", own.Title, s.Title)
	}
}
