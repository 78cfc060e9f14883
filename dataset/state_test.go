package dataset_test

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// small loads the sound story with some of its files replaced.
func small(t *testing.T, files map[string]string) *dataset.Story {
	t.Helper()
	all := maps.Clone(sound)
	maps.Copy(all, files)
	s, err := dataset.Load(folder(all))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEventsAt(t *testing.T) {
	s := small(t, map[string]string{
		"factcheck.csv": "number,claim,verdict\n", "routes.csv": "id,name,mode,from_place_id,to_place_id\nr1,Line,rail,a,b\n",
		"series.csv": "series,date,value\n",
		"events.csv": "id,date,title,place_id,source_ids\n" +
			"old,../2020,Open start,a,\nwar,2021-02-10/..,Open end,a,\nmonth,2021-03,A month,a,\nfirst,2021-03-01,A day,a,\n" +
			"stay,2021-03-05/2021-03-08,Some days,a,\nyear,2022,A year,a,\nunknown,2021-04/,Unknown end,a,\n",
	})
	for _, c := range []struct {
		at                       string
		past                     int
		current, ongoing, ringed string
	}{
		{"2019-01-01", 0, "", "old", "old"},
		{"2021-01-15", 1, "", "", "old"},
		{"2021-02-10", 1, "war", "", "war"},
		{"2021-02-11", 1, "", "war", "old"},
		{"2021-03-01", 1, "first month", "war", "month"},
		{"2021-03-05", 2, "month stay", "war", "stay"},
		{"2021-03-06", 2, "month", "war stay", "month"},
		{"2021-03-08", 2, "month", "war stay", "month"},
		{"2021-03-09", 3, "month", "war", "month"},
		{"2021-04-30", 4, "unknown", "war", "unknown"},
		{"2021-05-01", 5, "", "war", "unknown"},
		{"2022-12-31", 5, "year", "war", "year"},
		{"2023-01-01", 6, "", "war", "year"},
	} {
		st := s.At(day(c.at))
		name := func(list []int) string {
			var out []string
			for _, i := range list {
				out = append(out, s.Events[i].ID)
			}
			return strings.Join(out, " ")
		}
		if st.Past() != c.past || name(st.Current) != c.current || name(st.Ongoing) != c.ongoing || s.Events[st.Ringed].ID != c.ringed {
			t.Errorf("%s: past %d, current %q, ongoing %q, ringed %s; want %d %q %q %s", c.at, st.Past(), name(st.Current), name(st.Ongoing), s.Events[st.Ringed].ID, c.past, c.current, c.ongoing, c.ringed)
		}
	}
}

func TestRouteStatuses(t *testing.T) {
	s := small(t, map[string]string{
		"crossings.csv": "id,place_id,name,border,from,state\n", "volumes.csv": "id,route_id,period,product,tonnes_mt,flag\n" +
			"v1,always,2020,potash,1,\nv2,always,2021,potash,2,\nv3,always,2021,wheat,9,\nv4,always,2022-01/2022-06,potash,9,\nv5,cut,2021-01/2021-12,potash,3,\nv6,cut,2022,potash,9,planned\n",
		"events.csv": "id,date,title\ne1,2021,One\ne2,2022,Two\n",
		"routes.csv": "id,name,mode,from_place_id,to_place_id,planned_from,from,until\nalways,A,rail,a,b,,,\nplan,B,sea,a,b,2021-05,,\nlater,C,road,a,b,2021-05,2021-07~,2022-02-01\ncut,D,air,a,b,,,2022-02\n",
	})
	for _, c := range []struct{ at, want string }{
		{"2020-06-01", "in use 1, not yet -, not yet -, in use -"},
		{"2021-05-01", "in use 2, planned -, planned -, in use 3"},
		{"2021-07-01", "in use 2, planned -, in use -, in use 3"},
		{"2022-01-31", "in use 2*, planned -, in use -, in use 3*"},
		{"2022-02-01", "in use 2*, planned -, closed -, closed 3*"},
		{"2022-12-31", "in use 2*, planned -, closed -, closed 3*"},
		{"2023-01-01", "in use -, planned -, closed -, closed -"},
	} {
		var got []string
		for _, r := range s.At(day(c.at)).Routes {
			text := r.Status.String() + " -"
			if r.Volume >= 0 {
				text = r.Status.String() + " " + map[float64]string{1: "1", 2: "2", 3: "3", 9: "9"}[s.Volumes[r.Volume].Mt]
			}
			if r.Carried {
				text += "*"
			}
			got = append(got, text)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %s, want %s", c.at, strings.Join(got, ", "), c.want)
		}
	}
	if last := s.At(day("2025")).Routes[3].LastVolume; last < 0 || s.Volumes[last].ID != "v5" {
		t.Errorf("the last tonnes of the closed route are row %d, want v5", last)
	}
}

func TestSeriesKinds(t *testing.T) {
	s := small(t, map[string]string{
		"series_meta.csv": "id,title,unit,kind\np,P,Mt,period\ni,I,people,increment\nc,C,people,count\nnone,N,,period\n",
		"series.csv": "series,date,value\np,2021,10\np,2021-03,1\np,2022,\ni,2021-02-01,0.1\ni,2021-02-01,0.2\ni,2021-05,0.3\n" +
			"c,2021-06-01,7\nc,2021-02-01,5\nc,2021-07-01,\n",
	})
	for _, c := range []struct {
		at      string
		series  int
		known   bool
		number  float64
		rowDate string
	}{
		{"2020-12-31", 0, false, 0, ""},
		{"2021-01-01", 0, true, 10, "2021"},
		{"2021-03-31", 0, true, 1, "2021-03"},
		{"2021-04-01", 0, true, 10, "2021"},
		{"2022-05-01", 0, false, 0, "2022"},
		{"2023-01-01", 0, false, 0, ""},
		{"2020-12-31", 1, true, 0, ""},
		{"2021-02-01", 1, true, 0.3, "2021-02-01"},
		{"2021-05-01", 1, true, 0.6, "2021-05"},
		{"2021-01-31", 2, false, 0, ""},
		{"2021-02-01", 2, true, 5, "2021-02-01"},
		{"2021-08-01", 2, true, 7, "2021-06-01"},
		{"2021-08-01", 3, false, 0, ""},
	} {
		got := s.At(day(c.at)).Series[c.series]
		date := ""
		if got.Row >= 0 {
			date = s.Series[c.series].Values[got.Row].Date.Text
		}
		if got.Known != c.known || got.Number != c.number || date != c.rowDate {
			t.Errorf("series %s at %s: %+v of %q, want %v %v of %q", s.Series[c.series].ID, c.at, got, date, c.known, c.number, c.rowDate)
		}
	}
}

// What is true between any two dates of the built-in story.
func TestProperties(t *testing.T) {
	s := story(t)
	r := rand.New(rand.NewPCG(3, 4))
	random := func() edtf.Instant { return edtf.FromCivil(2020, 1, 1+r.IntN(7*365)) }
	for range 500 {
		a, b := random(), random()
		if b < a {
			a, b = b, a
		}
		before, after, ch := s.At(a), s.At(b), s.Diff(a, b)
		if !reflect.DeepEqual(ch, s.Diff(b, a)) {
			t.Fatalf("Diff(%v, %v) depends on the order", a, b)
		}
		if len(ch.Events) != after.Begun-before.Begun {
			t.Fatalf("%v to %v: %d events, begun %d to %d", a, b, len(ch.Events), before.Begun, after.Begun)
		}
		for i := range s.Routes {
			was, is := before.Routes[i].Status, after.Routes[i].Status
			if is < was {
				t.Fatalf("%s goes from %v to %v between %v and %v", s.Routes[i].ID, was, is, a, b)
			}
			names := func(list []dataset.RouteChange) bool {
				return slices.ContainsFunc(list, func(c dataset.RouteChange) bool { return c.Route == i })
			}
			if opened := names(ch.Opened); opened != (was < dataset.InUse && is >= dataset.InUse) {
				t.Fatalf("%s opened %v between %v (%v) and %v (%v)", s.Routes[i].ID, opened, a, was, b, is)
			}
			if closed := names(ch.Closed); closed != (was < dataset.Closed && is == dataset.Closed) {
				t.Fatalf("%s closed %v between %v (%v) and %v (%v)", s.Routes[i].ID, closed, a, was, b, is)
			}
		}
		for i := range s.Series {
			x, y := before.Series[i], after.Series[i]
			changed := slices.ContainsFunc(ch.Series, func(c dataset.SeriesChange) bool { return c.Series == i })
			if changed != (x.Known != y.Known || x.Number != y.Number) {
				t.Fatalf("%s changed %v between %v and %v: %+v, %+v", s.Series[i].ID, changed, a, b, x, y)
			}
			if s.Series[i].Kind == "increment" && y.Number < x.Number {
				t.Fatalf("%s falls between %v and %v", s.Series[i].ID, a, b)
			}
		}
		for i := range s.Events {
			in := func(list []int) bool { return slices.Contains(list, i) }
			d := s.Events[i].Date
			if current := d.Start.Span.Contains(b); in(after.Current) != current {
				t.Fatalf("%s is current at %v: %v", s.Events[i].ID, b, !current)
			}
			if ongoing := d.Span().Contains(b) && !d.Start.Span.Contains(b); in(after.Ongoing) != ongoing {
				t.Fatalf("%s is ongoing at %v: %v", s.Events[i].ID, b, !ongoing)
			}
		}
		if same := s.Diff(b, b); len(same.Events)+len(same.Opened)+len(same.Closed)+len(same.Planned)+len(same.Crossings)+len(same.Series) != 0 {
			t.Fatalf("Diff(%v, %v) = %+v", b, b, same)
		}
	}
}

// A story put together without Load answers too, and an empty one does not fail.
func TestUnloadedStory(t *testing.T) {
	empty := &dataset.Story{}
	if st := empty.At(0); st.Ringed != -1 || st.Era != -1 || st.Begun != 0 {
		t.Errorf("an empty story: %+v", st)
	}
	empty.Diff(edtf.Beginning, edtf.Forever)
	loaded := story(t)
	bare := &dataset.Story{
		Span: loaded.Span, Product: loaded.Product, Places: loaded.Places, Events: loaded.Events, Routes: loaded.Routes, Crossings: loaded.Crossings,
		Borders: loaded.Borders, Volumes: loaded.Volumes, Series: loaded.Series, Eras: loaded.Eras, Claims: loaded.Claims, Sources: loaded.Sources,
	}
	if at := day("2023-06-15"); !reflect.DeepEqual(bare.At(at), loaded.At(at)) {
		t.Error("a story without an index answers differently")
	}
	for _, at := range []edtf.Instant{edtf.Beginning, edtf.Forever} {
		loaded.At(at)
	}
	for _, got := range []int{loaded.EventIndex("x"), loaded.PlaceIndex(""), loaded.RouteIndex("x"), loaded.SourceIndex("x"), loaded.SeriesIndex("x")} {
		if got != -1 {
			t.Errorf("the index of an unknown id is %d, want -1", got)
		}
	}
}

func TestCrossingChanges(t *testing.T) {
	s := story(t)
	ch := s.Diff(day("2025-09-11"), day("2025-09-12"))
	var polish int
	for _, c := range ch.Crossings {
		if s.Borders[s.Crossings[c.Crossing].Border].ID != "PL-BY" {
			t.Errorf("%s changed too", s.Crossings[c.Crossing].ID)
		}
		if s.Crossings[c.Crossing].States[c.After].State != "closed" {
			t.Errorf("%s did not close", s.Crossings[c.Crossing].ID)
		}
		polish++
	}
	if polish != 5 {
		t.Errorf("%d crossings closed on 12 September 2025, want 5", polish)
	}
	if ch = s.Diff(day("2020-06-01"), day("2021-06-01")); len(ch.Crossings) != 0 {
		t.Errorf("the start of the record counts as a change: %+v", ch.Crossings)
	}
}
