package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"thawline/app/words"
	"thawline/assets"
)

func run(t testing.TB, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	catalogue, err := words.Load(assets.Words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	code = Run(args, Env{Stdout: &out, Stderr: &errs, Story: assets.Story(), Words: catalogue, Version: "1.2.3"})
	return code, out.String(), errs.String()
}

func runJSON(t *testing.T, args ...string) map[string]any {
	t.Helper()
	code, out, errs := run(t, args...)
	if code != Done || errs != "" {
		t.Fatalf("%v: exit %d, stderr %q", args, code, errs)
	}
	var o map[string]any
	if err := json.Unmarshal([]byte(out), &o); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return o
}

func keys(o map[string]any) string {
	var out []string
	for k := range o {
		out = append(out, k)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func needs(t *testing.T, what string, o map[string]any, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, ok := o[name]; !ok {
			t.Errorf("%s has no key %s: %s", what, name, keys(o))
		}
	}
}

func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		args   string
		code   int
		stderr string
	}{
		{"", Misused, "no command"},
		{"ifno", Misused, `perhaps info`},
		{"at", Misused, "usage: thawline at DATE"},
		{"at 2021-02-30", Misused, "February 2021 has 28 days; write 2021-02-28"},
		{"at ../2022", Misused, "no beginning"},
		{"at 2022 nosuchstory", Failed, "nosuchstory: no such file"},
		{"at 2022 cli.go", Failed, "neither a folder nor a .zip"},
		{"at 2022 a b", Misused, `"b" is one too many`},
		{"at 2022 --jsn", Misused, "perhaps --json"},
		{"at 2022 --json=yes", Misused, "takes no value"},
		{"at 2022 --json --json", Misused, "twice"},
		{"diff 2022", Misused, "usage: thawline diff"},
		{"diff 2022-02-01 2022-01-01", Misused, "earlier date first"},
		{"text --at", Misused, "needs a value"},
		{"text --at=", Misused, "needs a value"},
		{"text --format pdf", Misused, "md or html"},
		{"text --event e-2022-02-01-transit-stp", Misused, "perhaps e-2022-02-01-transit-stop"},
		{"help nosuch", Misused, "no command"},
		{"info testdata/nothere.zip", Failed, "no such file"},
	} {
		code, out, errs := run(t, strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(errs, c.stderr) {
			t.Errorf("%q: exit %d, %q; want %d, %q", c.args, code, errs, c.code, c.stderr)
		}
		if out != "" || strings.Count(errs, "\n") != 1 || !strings.HasPrefix(errs, "thawline: ") {
			t.Errorf("%q: stdout %q, stderr %q; want one line on stderr alone", c.args, out, errs)
		}
	}
}

func TestHelp(t *testing.T) {
	code, out, _ := run(t, "help")
	if code != Done {
		t.Fatalf("exit %d", code)
	}
	for _, name := range names() {
		if !strings.Contains(out, "thawline "+name) {
			t.Errorf("help does not list %s", name)
		}
		for _, args := range [][]string{{"help", name}, {name, "--help"}, {name, "-h"}} {
			code, out, errs := run(t, args...)
			if code != Done || !strings.HasPrefix(out, "thawline "+name) || errs != "" {
				t.Errorf("%v: exit %d, %q, %q", args, code, out, errs)
			}
			if strings.Contains(out, "cli.") || strings.Contains(out, "{") {
				t.Errorf("%v shows a key or an unfilled message: %s", args, out)
			}
		}
	}
	for _, args := range []string{"--help", "-h"} {
		if _, same, _ := run(t, args); same != out {
			t.Errorf("%s differs from help", args)
		}
	}
	if _, out, _ := run(t, "version"); !strings.HasPrefix(out, "thawline 1.2.3 ") {
		t.Errorf("version = %q", out)
	}
	if !IsCommand("at") || !IsCommand("--help") || IsCommand("story.zip") {
		t.Error("IsCommand does not tell commands from stories")
	}
}

func TestInfo(t *testing.T) {
	o := runJSON(t, "info", "--json")
	needs(t, "info", o, "id", "title", "span", "first", "last", "bbox", "languages", "counts", "categories")
	needs(t, "counts", o["counts"].(map[string]any), "events", "places", "routes", "sources", "volumes", "series")
	if n := o["counts"].(map[string]any)["events"]; n != 92.0 {
		t.Errorf("%v events, want 92", n)
	}
	if span := o["span"].([]any); span[0] != "2021-01-01" || span[1] != "2025-12-31" {
		t.Errorf("span %v", span)
	}
	if n := o["categories"].(map[string]any)["prisoners"]; n != 17.0 {
		t.Errorf("%v about prisoners, want 17", n)
	}
}

func routes(o map[string]any) map[string]map[string]any {
	out := map[string]map[string]any{}
	for _, r := range o["routes"].([]any) {
		r := r.(map[string]any)
		out[r["id"].(string)] = r
	}
	return out
}

func TestAt(t *testing.T) {
	o := runJSON(t, "at", "2021-06-01", "--json")
	needs(t, "at", o, "date", "events", "routes", "series")
	r := routes(o)["r-klaipeda-rail"]
	needs(t, "route", r, "id", "status", "since", "until", "volume_mt", "basis", "sources")
	if r["status"] != "in use" || r["volume_mt"] != 11.0 || r["since"] != nil {
		t.Errorf("Klaipėda in June 2021: %v", r)
	}
	if r = routes(runJSON(t, "at", "--json", "2022-03-01"))["r-klaipeda-rail"]; r["status"] != "closed" || r["until"] != "2022-02-01" {
		t.Errorf("Klaipėda in March 2022: %v", r)
	}
	series := runJSON(t, "at", "2025-12-31", "--json")["series"].(map[string]any)
	released := series["released"].(map[string]any)
	needs(t, "series", released, "value", "unit", "date", "basis", "sources")
	if released["value"] != 597.0 {
		t.Errorf("released %v, want 597", released["value"])
	}
	if v := series["exports"].(map[string]any)["value"]; v != nil {
		t.Errorf("exports in 2025 = %v, want null", v)
	}
	_, out, _ := run(t, "at", "2021-06-01")
	if !strings.Contains(out, "in use    Rail to Klaipėda") {
		t.Errorf("no line for Klaipėda in use:\n%s", out)
	}
	if _, out, _ = run(t, "at", "2022-03-01"); strings.Contains(out, "in use    Rail to Klaipėda") {
		t.Errorf("Klaipėda in use after its closing:\n%s", out)
	}
	if code, _, errs := run(t, "at", "-0500"); code != Done {
		t.Errorf("a date before year 0: exit %d, %s", code, errs)
	}
}

func TestDiff(t *testing.T) {
	o := runJSON(t, "diff", "2022-01-31", "2022-02-01", "--json")
	needs(t, "diff", o, "from", "to", "events", "routes", "series")
	closed := o["routes"].(map[string]any)["closed"].([]any)
	first := closed[0].(map[string]any)
	if len(closed) != 4 || first["id"] != "r-klaipeda-rail" || first["date"] != "2022-02-01" || len(first["sources"].([]any)) == 0 {
		t.Errorf("closed %v", closed)
	}
	_, out, _ := run(t, "diff", "2022-01-31", "2022-02-01")
	if !strings.Contains(out, "closed  1 Feb 2022  Rail to Klaipėda") || !strings.Contains(out, "lrt-2022-02-01") {
		t.Errorf("the closing is not named with its source:\n%s", out)
	}
	if _, out, _ = run(t, "diff", "2023-12-01", "2023-12-01"); !strings.Contains(out, "nothing changed") {
		t.Errorf("diff of a day with itself:\n%s", out)
	}
}

func TestText(t *testing.T) {
	_, md, _ := run(t, "text", "--at", "2022-02-01")
	for _, want := range []string{"# US–Belarus relations", "## Potash transit to Klaipėda stops", "| Rail to Klaipėda | closed |", "](<https://", "Border PL-BY: partly closed", "## Charts", "### Prisoners released and still held", "### Tonnes by route"} {
		if !strings.Contains(md, want) {
			t.Errorf("the text has no %q", want)
		}
	}
	_, page, _ := run(t, "text", "--format=html", "--event", "e-2022-02-01-transit-stop")
	for _, want := range []string{"<!doctype html>", `<html lang="en">`, "<h2>Potash transit to Klaipėda stops</h2>", `<th scope="col">Route</th>`, "<h3>Tonnes by route</h3>", "</html>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if code, opening, _ := run(t, "text"); code != Done || !strings.Contains(opening, "As of 1 January 2021") {
		t.Errorf("the opening text: exit %d", code)
	}
	for _, at := range []string{"0001", "Y-13800000000", "9999-12-31"} {
		if code, _, errs := run(t, "text", "--at", at); code != Done {
			t.Errorf("text at %s: exit %d, %s", at, code, errs)
		}
	}
}

// Every message that is shown is in the catalogue.
func TestNoKeyIsShown(t *testing.T) {
	for _, args := range []string{"help", "info", "at 2022-02-01", "at 2025-12-31", "diff 2020 2026", "text --at 2025-09-14", "text --format html --at 2021-11-20", "validate", "version"} {
		code, out, errs := run(t, strings.Fields(args)...)
		if code != Done || strings.Contains(out, "cli.") || strings.Contains(out, "{") || errs != "" {
			t.Errorf("%s: exit %d, shows a key or an unfilled message, or says %q", args, code, errs)
		}
	}
}

func brokenStory(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string]string{
		"story.toml": "id = \"broken\"\ntitle = \"Broken\"\n",
		"places.csv": "id,name,lat,lon\nminsk,Minsk,53.9,27.57\n",
		"events.csv": "id,date,title,place_id\ne-1,2021-02-30,Impossible,minks\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestBrokenStory(t *testing.T) {
	dir := brokenStory(t)
	code, out, errs := run(t, "validate", dir)
	want := "events.csv:2:5: date: \"2021-02-30\": February 2021 has 28 days; write 2021-02-28 or 2021-02\nevents.csv:2:27: place_id: no place \"minks\"; perhaps minsk\n"
	if code != Invalid || out != want || errs != "" {
		t.Errorf("validate: exit %d, stdout %q, stderr %q", code, out, errs)
	}
	for _, args := range [][]string{{"info", dir}, {"at", "2022", dir}, {"diff", "2021", "2022", dir}, {"text", dir}} {
		if code, out, errs := run(t, args...); code != Invalid || out != "" || errs != want {
			t.Errorf("%s: exit %d, stdout %q, stderr %q", args[0], code, out, errs)
		}
	}
	code, out, _ = run(t, "validate", "--json", dir)
	var o struct {
		Problems []struct {
			File, Value, Reason, Proposal string
			Line, Column                  int
		}
	}
	if err := json.Unmarshal([]byte(out), &o); err != nil || code != Invalid || len(o.Problems) != 2 {
		t.Fatalf("validate --json: exit %d, %v, %s", code, err, out)
	}
	if p := o.Problems[0]; p.File != "events.csv" || p.Line != 2 || p.Column != 5 || p.Value != "2021-02-30" || p.Proposal == "" {
		t.Errorf("problem %+v", p)
	}
	if o := runJSON(t, "validate", "--json"); len(o["problems"].([]any)) != 0 {
		t.Errorf("the built-in story has problems: %v", o)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestUnwritableOutput(t *testing.T) {
	catalogue, _ := words.Load(assets.Words(), "en")
	for _, args := range [][]string{{"at", "2022", "--json"}, {"info"}, {"text"}, {"help"}} {
		var errs bytes.Buffer
		if code := Run(args, Env{Stdout: fullDisk{}, Stderr: &errs, Story: assets.Story(), Words: catalogue}); code != Failed || !strings.Contains(errs.String(), "no space left") {
			t.Errorf("%v: exit %d, %q; want %d", args, code, errs.String(), Failed)
		}
	}
}

func FuzzRun(f *testing.F) {
	for _, s := range []string{"at 2022", "diff 2021 2022 --json", "text --at 2022 --format html", "help at", "info -- x", "at -- -5", "--version", "at 2022 \x00"} {
		f.Add(s)
	}
	catalogue, err := words.Load(assets.Words(), "en")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, line string) {
		args := strings.Split(line, " ")
		if slices.ContainsFunc(args, func(a string) bool { return strings.ContainsAny(a, "/.~") }) {
			return // no wandering about the disk
		}
		var errs bytes.Buffer
		code := Run(args, Env{Stderr: &errs, Story: assets.Story(), Words: catalogue})
		if strings.Contains(errs.String(), "internal fault") {
			t.Fatalf("%q: %s", args, errs.String())
		}
		if code < Done || code > Invalid || (code == Done) != (errs.Len() == 0) || strings.Count(errs.String(), "\n") > 1 {
			t.Fatalf("%q: exit %d, stderr %q", args, code, errs.String())
		}
	})
}

func TestTextInAnotherLanguage(t *testing.T) {
	for lang, want := range map[string][]string{
		"ru": {"# Отношения США и Беларуси и калийные санкции", "1 февраля 2022", "Транзит калия в Клайпеду прекращается", "закрыто: Железная дорога до Клайпеды", "Категория: Торговый маршрут", "млн т"},
		"zh": {"# 美白关系与钾肥制裁", "2022年2月1日", "运往克莱佩达的钾肥过境运输停止", "关闭: 铁路至克莱佩达", "开放 → 受限"},
	} {
		code, out, stderr := run(t, "text", "--at", "2022-02-01", "--lang", lang)
		if code != Done || stderr != "" {
			t.Fatalf("%s: code %d, %s", lang, code, stderr)
		}
		for _, text := range want {
			if !strings.Contains(out, text) {
				t.Errorf("%s: no %q in\n%.2000s", lang, text, out)
			}
		}
	}
	if code, _, stderr := run(t, "text", "--lang", "tlh"); code != Misused || !strings.Contains(stderr, "zh") {
		t.Errorf("unknown language: code %d, %q", code, stderr)
	}
}
