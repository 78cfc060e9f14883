package dataset_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"thawline/dataset"
)

// sound is a small story with every table, in which nothing is wrong.
var sound = map[string]string{
	"story.toml": "id = \"small\"\ntitle = \"Small\"\nspan = \"2021/2022\"\nfixed = [\"a\"]\n\n[[frames]]\nid = \"region\"\nprojection = \"conic\"\n" +
		"parallels = [50, 60]\nmeridian = 29.5\nbounds = [5, 43, 52, 62]\n",
	"places.csv":      "id,name,kind,country_iso2,lat,lon\na,Alpha,city,BY,53.9,27.5\nb,Beta,port,LT,55.7,21.1\n",
	"sources.csv":     "id,title,date,url\ns1,First,2021-05,https://example.org/1\ns2,Second,,\n",
	"events.csv":      "id,date,title,place_id,category,actors,route_ids,source_ids,confidence,in_article\ne1,2021-05-01,One,a,border,X;Y,r1,s1;s2,high,yes\ne2,2021-06~,Two,b,war,,,,,\n",
	"routes.csv":      "id,name,mode,from_place_id,to_place_id,via_place_ids,planned_from,from,until,opened_by,closed_by,source_ids\nr1,Line,rail,a,b,,,2021-05,2022-02-01,e1,e2,s1\n",
	"crossings.csv":   "id,place_id,name,border,from,until,state,source_ids\nx-1,a,Gate,PL-BY,2021,2021-07-01,open,s1\nx-2,a,Gate,PL-BY,2021-07-01,,closed,s1\n",
	"volumes.csv":     "id,route_id,scope,period,product,tonnes_mt,basis,flag,source_ids\nv1,r1,,2021,potash,1.5,reported,,s1\nv2,,ports,2021,potash,2,estimated,floor,s1\n",
	"series_meta.csv": "id,title,unit,kind\nprice,Price,US$/t,period\n",
	"series.csv":      "series,date,value,basis,flag,contrary,event_id,source_ids\nprice,2021-01,200,reported,,,e1,s1\nprice,2021-02,,missing,,,,\n",
	"eras.csv":        "id,title,period\nera1,Before,2021-01/2021-05\n",
	"factcheck.csv":   "number,claim,verdict,source_ids,event_ids\n1,It was so,confirmed,s1,e1\n2,It was not,wrong,s1,e1;e2\n",
}

func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return out
}

func TestSoundStory(t *testing.T) {
	s, err := dataset.Load(folder(sound))
	if err != nil {
		t.Fatal(err)
	}
	if e := s.Events[0]; e.Short != "One" || len(e.Claims) != 2 || s.Claims[e.Claims[0]].Verdict != "wrong" || len(e.Actors) != 2 {
		t.Errorf("event %+v: want its short title and the wrong claim first", e)
	}
	if s.Places[0].Label != "Alpha" || s.Routes[0].Volumes[0] != 0 || s.Crossings[0].ID != "x" || len(s.Crossings[0].States) != 2 {
		t.Errorf("story %+v", s)
	}
	if s.Product != dataset.DefaultProduct || s.Languages[0] != "en" || s.Series[0].Values[1].Known {
		t.Error("defaults are not filled in, or a missing value is known")
	}
}

// with returns the sound story with one text replaced in one file; a missing old text is a fault of the test.
func with(t *testing.T, file, old, new string) fstest.MapFS {
	t.Helper()
	files := maps.Clone(sound)
	if !strings.Contains(files[file], old) {
		t.Fatalf("%s holds no %q", file, old)
	}
	files[file] = strings.Replace(files[file], old, new, 1)
	return folder(files)
}

func TestProblems(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"events.csv", "2021-05-01", "2021-02-30", `events.csv:2:4: date: "2021-02-30": February 2021 has 28 days; write 2021-02-28 or 2021-02`},
		{"events.csv", "e2,2021-06~", "e2,", `events.csv:3:4: date: is empty; write a date such as 2022-02-01 or 2022-02`},
		{"events.csv", ",One,a,", ",One,aa,", `events.csv:2:19: place_id: no place "aa"; perhaps a`},
		{"events.csv", ",One,", ",,", `events.csv:2:15: title: is empty`},
		{"events.csv", "s1;s2", "s1;s1", `events.csv:2:35: source_ids: "s1" is there twice; name it once`},
		{"events.csv", "s1;s2", "s1;nothing-like-it", `events.csv:2:35: source_ids: no source "nothing-like-it"; add it to sources.csv`},
		{"events.csv", ",high,", ",hihg,", `events.csv:2:41: confidence: "hihg" is not known; write high`},
		{"events.csv", ",yes", ",maybe", `events.csv:2:46: in_article: "maybe" is not known; write yes or no`},
		{"events.csv", "e2,", "e1,", `events.csv:3:1: id: "e1" is already on line 2; give it another id`},
		{"events.csv", "e2,", "e 2,", `events.csv:3:1: id: "e 2" is not an id; use letters, digits, - _ and .`},
		{"events.csv", "e2,", ",", `events.csv:3:1: id: is empty`},
		{"events.csv", "war,,,,,", "war,,,", `events.csv:3:1: 8 fields where the header has 10; quote fields that hold a comma`},
		{"events.csv", "date,title", "date,titel", `events.csv:1:9: column "titel" is not known; write title`},
		{"events.csv", "id,date", "id,when", `events.csv:1:1: there is no column date; the header needs id,date,title`},
		{"events.csv", "id,date,title", "id,date,title,date", `events.csv:1:15: column "date" is there twice, first as column 2; rename or remove one`},
		{"events.csv", sound["events.csv"], "", `events.csv:1:1: there is no header row; write id,date,title`},
		{"events.csv", sound["events.csv"], "id;date;title\n", `events.csv:1:1: the columns are not separated with commas; separate with commas`},
		{"events.csv", sound["events.csv"], "\xff\xfei\x00d\x00", `events.csv:1:1: the file is UTF-16; save the file as UTF-8`},
		{"events.csv", ",One,", ",On\xe9,", `events.csv:2:17: not UTF-8: byte 0xE9; save the file as UTF-8`},
		{"events.csv", ",One,", ",O\x1bne,", `events.csv:2:16: control character U+001B; remove it`},
		{"events.csv", ",One,", ",\"One\nand two\",", `events.csv:2:15: title: a line break or a tab; write it on one line`},
		{"events.csv", ",One,", `,O"ne,`, `events.csv:2:16: a quote inside a field that is not quoted; quote the whole field and double the quotes in it: "a ""b"" c"`},
		{"places.csv", "53.9", "95", `places.csv:2:17: lat: 95 is out of range; write -90 to 90, lat and lon may be swapped`},
		{"places.csv", "27.5", "181", `places.csv:2:22: lon: 181 is out of range; write -180 to 180`},
		{"places.csv", "53.9", "NaN", `places.csv:2:17: lat: "NaN" is not a number; write digits with a point, such as 1.5`},
		{"places.csv", "53.9", "Inf", `places.csv:2:17: lat: "Inf" is not a number; write digits with a point, such as 1.5`},
		{"places.csv", "53.9", "1e999", `places.csv:2:17: lat: "1e999" is not a number; write digits with a point, such as 1.5`},
		{"places.csv", "53.9", `"53,9"`, `places.csv:2:17: lat: "53,9" is not a number; write 53.9`},
		{"places.csv", "53.9", "0x35", `places.csv:2:17: lat: "0x35" is not a number; write digits with a point, such as 1.5`},
		{"places.csv", "53.9", "", `places.csv:2:17: lat: is empty; write decimal degrees such as 53.90`},
		{"places.csv", "BY", "Belarus", `places.csv:2:14: country_iso2: "Belarus" is not an ISO 3166 code; write two capital letters such as BY`},
		{"sources.csv", "https://example.org/1", "javascript:alert(1)", `sources.csv:2:18: url: "javascript:alert(1)" is not a web address; write an address that begins with https:// or leave it empty`},
		{"sources.csv", "2021-05", "May 2021", `sources.csv:2:10: date: "May 2021": not a date; write YYYY-MM-DD, YYYY-MM, YYYY or an interval of two with /`},
		{"routes.csv", ",rail,", ",trail,", `routes.csv:2:9: mode: "trail" is not known; write rail`},
		{"routes.csv", "2022-02-01", "2021-05", `routes.csv:2:28: until: 2021-05 is not after 2021-05; write the first day it was no longer in use`},
		{"routes.csv", ",e1,", ",e9,", `routes.csv:2:39: opened_by: no event "e9"; perhaps e1`},
		{"routes.csv", "a,b,,", "a,a,,", `routes.csv:2:18: via_place_ids: the route stays at one place; name it once`},
		{"routes.csv", ",,2021-05,", ",2021-09,2021-05,", `routes.csv:2:19: planned_from: 2021-09 is after from, 2021-05`},
		{"routes.csv", ",2021-05,", ",2021-05/2021-06,", `routes.csv:2:20: from: "2021-05/2021-06" is an interval; write one day, month or year`},
		{"crossings.csv", ",open,", ",opened,", `crossings.csv:2:34: state: "opened" is not known; write open`},
		{"crossings.csv", "PL-BY,2021,", "Poland,2021,", `crossings.csv:2:12: border: "Poland" is not a border; write two country codes such as PL-BY`},
		{"crossings.csv", "2021-07-01,open", "2021-08-01,open", `crossings.csv:3:18: from: "x-2" begins while "x-1" still holds; end x-1 on 2021-07-01 or before`},
		{"crossings.csv", "x-2,a,Gate", "x-2,a,Door", `crossings.csv:3:7: name: "Door" differs from line 2 of the same crossing; write Gate`},
		{"crossings.csv", "2021,2021-07-01", "2021,2020", `crossings.csv:2:23: until: 2020 is not after 2021; write the first day the state no longer holds`},
		{"volumes.csv", "v1,r1,,", "v1,r1,ports,", `volumes.csv:2:4: route_id: which tonnes these are is not clear; fill in route_id or scope, not both`},
		{"volumes.csv", "1.5", "-1.5", `volumes.csv:2:20: tonnes_mt: tonnes below zero`},
		{"volumes.csv", "1.5", "", `volumes.csv:2:20: tonnes_mt: is empty; leave the row out where nothing is known`},
		{"volumes.csv", "estimated", "guessed", `volumes.csv:3:25: basis: "guessed" is not known; write reported or estimated`},
		{"volumes.csv", "floor", "at least", `volumes.csv:3:35: flag: "at least" is not known; write approximate, floor, planned, disputed or second-hand`},
		{"series_meta.csv", "US$/t,period", "US$/t,periods", `series_meta.csv:2:19: kind: "periods" is not known; write period`},
		{"series.csv", "price,2021-02", "prize,2021-02", `series.csv:3:1: series: no series "prize"; perhaps price`},
		{"series.csv", "2021-02,,missing", "2021-01,,missing", `series.csv:3:7: date: the series has a value for 2021-01 already on line 2; keep one and put the other in its contrary column`},
		{"series.csv", "2021-02,,missing", "2021-02,,reported", `series.csv:3:15: value: no value, though it is reported; write the value, or missing as its basis`},
		{"series.csv", "2021-02,,missing", "2021-02,5,missing", `series.csv:3:15: value: a value whose basis is missing; leave the value empty or change the basis`},
		{"eras.csv", "2021-01/2021-05", "2021-05/2021-01", `eras.csv:2:13: period: "2021-05/2021-01": the interval ends before it begins; write 2021-01/2021-05`},
		{"factcheck.csv", "confirmed", "true", `factcheck.csv:2:13: verdict: "true" is not known; write wrong, imprecise, unclear or confirmed`},
		{"story.toml", "title = \"Small\"", "titel = \"Small\"", "story.toml:1:1: title: is missing; write title = \"...\"\nstory.toml:2:1: \"titel\" is not known; write title"},
		{"story.toml", "\"2021/2022\"", "\"2021-13\"", `story.toml:3:1: span: "2021-13": there is no month 13; months are 01 to 12, seasons 21 to 24`},
		{"story.toml", "\"2021/2022\"", "\"2021/..\"", `story.toml:3:1: span: a story begins and ends; write 2021-01-01/2025-12-31`},
		{"story.toml", "[\"a\"]", "[\"c\"]", `story.toml:4:1: fixed: no place "c"; perhaps a`},
		{"story.toml", "fixed = [\"a\"]", "illustrative = [\"c\"]", `story.toml:4:1: illustrative: no place "c"; perhaps a`},
		{"story.toml", "[\"a\"]", "[1]", `story.toml:4:1: fixed: is not a list of texts; write fixed = ["...", "..."]`},
		{"story.toml", "\"conic\"", "\"conical\"", `story.toml:8:1: frames.projection: "conical" is not known; write conic`},
		{"story.toml", "[50, 60]", "[50, -50]", `story.toml:9:1: frames.parallels: a conic frame needs two parallels between the poles that do not cancel out; write parallels = [50, 60]`},
		{"story.toml", "29.5", "nan", `story.toml:10:1: frames.meridian: is not a number`},
		{"story.toml", "29.5", "295", `story.toml:10:1: frames.meridian: out of range; write -180 to 180`},
		{"story.toml", "[5, 43, 52, 62]", "[52, 43, 5, 62]", `story.toml:11:1: frames.bounds: is not a part of the globe; write west, south, east, north in degrees`},
		{"story.toml", "id = \"small\"", "id = \"small", `story.toml:1:12: strings cannot contain newlines`},
	} {
		_, err := dataset.Load(with(t, c.file, c.old, c.new))
		var problems dataset.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s, %q for %q: error %v, want problems", c.file, c.new, c.old, err)
			continue
		}
		if got := problems.Error(); got != c.want {
			// A fault in an id or a header may make others: the first lines must be the wanted ones.
			if !strings.HasPrefix(got+"\n", c.want+"\n") {
				t.Errorf("%s, %q for %q:\n%s\nwant\n%s", c.file, c.new, c.old, got, c.want)
			}
		}
	}
}

// Everything that is wrong is reported at once, in the order of files and lines.
func TestAllProblemsAtOnce(t *testing.T) {
	files := maps.Clone(sound)
	files["places.csv"] = strings.Replace(files["places.csv"], "53.9", "x", 1)
	files["events.csv"] = strings.Replace(strings.Replace(files["events.csv"], "2021-05-01", "2021-05-32", 1), "2021-06~", "06/2021", 1)
	files["volumes.csv"] = strings.Replace(files["volumes.csv"], "1.5", "n/a", 1)
	files["story.toml"] = strings.Replace(files["story.toml"], "29.5", "\"x\"", 1)
	_, err := dataset.Load(folder(files))
	var problems dataset.Problems
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%s:%d", p.File, p.Line))
	}
	if want := "story.toml:10 places.csv:2 events.csv:2 events.csv:3 volumes.csv:2"; strings.Join(got, " ") != want {
		t.Errorf("problems at %v, want %s\n%v", got, want, err)
	}
}

func TestTolerated(t *testing.T) {
	for _, c := range []struct{ name, file, old, new string }{
		{"byte order mark", "events.csv", "id,date", "\xef\xbb\xbfid,date"},
		{"byte order mark in toml", "story.toml", "id =", "\xef\xbb\xbfid ="},
		{"spaces", "events.csv", "e1,2021-05-01", "e1 , 2021-05-01"},
		{"other keys", "story.toml", "title", "x-colour = 3\ntitle"},
	} {
		if _, err := dataset.Load(with(t, c.file, c.old, c.new)); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	files := maps.Clone(sound)
	for name, data := range files {
		files[name] = strings.ReplaceAll(data, "\n", "\r\n")
	}
	files["eras.csv"] = "id,title,title@be,period,colour\nera1,Before,Да,2021-01/2021-05,red\n"
	if _, err := dataset.Load(folder(files)); err != nil {
		t.Errorf("CRLF, languages and other columns: %v", err)
	}
	for _, name := range []string{"routes.csv", "crossings.csv", "volumes.csv", "series.csv", "series_meta.csv", "eras.csv", "factcheck.csv", "sources.csv"} {
		delete(files, name)
	}
	files["events.csv"] = "id,date,title\ne,2021,All there is\n"
	s, err := dataset.Load(folder(files))
	if err != nil {
		t.Fatalf("the smallest story: %v", err)
	}
	if st := s.At(s.Span.From); st.Ringed != 0 || len(st.Current) != 1 {
		t.Errorf("the smallest story at its start: %+v", st)
	}
}

func TestMissingFiles(t *testing.T) {
	_, err := dataset.Load(fstest.MapFS{})
	want := "story.toml:1:1: the file is missing; a story needs story.toml, places.csv and events.csv\n" +
		"places.csv:1:1: the file is missing; a story needs story.toml, places.csv and events.csv\n" +
		"events.csv:1:1: the file is missing; a story needs story.toml, places.csv and events.csv"
	if err == nil || err.Error() != want {
		t.Errorf("an empty folder: %v", err)
	}
	files := folder(sound)
	files["events.csv"] = &fstest.MapFile{Mode: 0o755 | 1<<31}
	if _, err := dataset.Load(files); err == nil || !strings.Contains(err.Error(), "events.csv:1:1: not a file") {
		t.Errorf("a folder for a table: %v", err)
	}
}

func TestLimits(t *testing.T) {
	var rows bytes.Buffer
	rows.WriteString("id,name,lat,lon\n")
	for i := range 200_001 {
		fmt.Fprintf(&rows, "p%d,P,1,1\n", i)
	}
	files := maps.Clone(sound)
	files["places.csv"] = rows.String()
	if _, err := dataset.Load(folder(files)); err == nil || !strings.Contains(err.Error(), "places.csv:200002:1: more rows than a story can have") {
		t.Errorf("too many rows: %.200v", err)
	}
	files["places.csv"] = sound["places.csv"] + "c,\"" + strings.Repeat("x", 70_000) + "\",1,1,,\n"
	if _, err := dataset.Load(folder(files)); err == nil || !strings.Contains(err.Error(), "places.csv:4:3: a field of 70000 bytes") {
		t.Errorf("too long a field: %.200v", err)
	}
	files["places.csv"] = strings.Repeat("x", 33<<20)
	if _, err := dataset.Load(folder(files)); err == nil || !strings.Contains(err.Error(), "places.csv:1:1: the file is too large") {
		t.Errorf("too large a file: %.200v", err)
	}
	files["places.csv"] = sound["places.csv"] + strings.Repeat("z z,,,,x,y\n", 3000)
	var problems dataset.Problems
	if _, err := dataset.Load(folder(files)); !errors.As(err, &problems) || len(problems) != 1001 || !strings.Contains(problems[1000].Reason, "more problems") {
		t.Errorf("%d problems, want 1000 and a line that counts the rest", len(problems))
	}
}
