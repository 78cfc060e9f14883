package cli

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
)

// exported runs export and returns the exit code and what it said.
func exported(t *testing.T, args ...string) (code int, out, errors string) {
	t.Helper()
	messages, err := words.Load(assets.Words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code = Run(append([]string{"export"}, args...), Env{Stdout: &stdout, Stderr: &stderr, Story: assets.Story(), Words: messages})
	return code, stdout.String(), stderr.String()
}

func TestExportWritesAPicture(t *testing.T) {
	folder := t.TempDir()
	for name, args := range map[string][]string{
		"1920x1080": {"map"},
		"1200x628":  {"card", "--preset", "card", "--event", "e-2025-12-13-potash-relief", "--theme", "dark"},
		"1200x800":  {"chart", "--chart", "price", "--size", "1200x800", "--at", "2022-04"},
		"400x300":   {"timeline", "--size", "400x300", "--at", "2022-02"},
		"1000x500":  {"slide", "--size", "500x250", "--scale", "2", "--event=e-2022-02-01-transit-stop", "--theme", "print"},
		"960x540":   {"map", "--size", "960x540", "--at", "2021-06", "--compare", "2023-06"},
		"900x600":   {"slide", "--size", "900x600", "--compare=2022-01-31"},
		"640x360":   {"map", "--size", "640x360", "--frame", "world", "--layers", "base"},
		"800x450":   {"map", "--size", "800x450", "--filter", "category:prisoners"},
	} {
		path := filepath.Join(folder, name+".png")
		code, out, said := exported(t, append(args, "-o", path)...)
		if code != Done || out != "" || said != "" {
			t.Errorf("%v: exit %d, %q, %q", args, code, out, said)
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%dx%d", config.Width, config.Height); got != name {
			t.Errorf("%v: %s pixels, want %s", args, got, name)
		}
	}
}

func TestExportRefuses(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x.png")
	for _, test := range []struct {
		code int
		want string
		args []string
	}{
		{Misused, "map, timeline, chart, card, slide, deck", []string{"poster", "-o", path}},
		{Misused, "above 0", []string{"map", "--size", "0x0", "-o", path}},
		{Misused, "200 to 8000", []string{"map", "--size", "100000x1", "-o", path}},
		{Misused, "WIDTHxHEIGHT", []string{"map", "--size", "big", "-o", path}},
		{Misused, "above 0", []string{"map", "--scale", "NaN", "-o", path}},
		{Misused, "not a number", []string{"map", "--scale", "two", "-o", path}},
		{Misused, "exclude each other", []string{"map", "--size", "300x300", "--preset", "4k", "-o", path}},
		{Misused, "classic", []string{"map", "--preset", "poster", "-o", path}},
		{Misused, "light, dark, print", []string{"map", "--theme", "sepia", "-o", path}},
		{Misused, "perhaps e-2022-02-01-transit-stop", []string{"map", "--event", "e-2022-02-01-transit-stp", "-o", path}},
		{Misused, "2021-02", []string{"map", "--at", "2021-02-30", "-o", path}},
		{Misused, "region, europe, world, globe", []string{"map", "--frame", "mars", "-o", path}},
		{Misused, "base, places", []string{"map", "--layers", "relief", "-o", path}},
		{Misused, "exports, routes, china, price, prisoners, events", []string{"chart", "-o", path}},
		{Misused, "perhaps exports", []string{"chart", "--chart", "export", "-o", path}},
		{Misused, "exports, routes, china", []string{"chart", "--chart", "gdp", "-o", filepath.Join(folder, "x.csv")}},
		{Misused, "no use for a map", []string{"map", "--chart", "exports", "-o", path}},
		{Misused, "no use for a chart", []string{"chart", "--chart", "exports", "--layers", "base", "-o", path}},
		{Misused, ".csv", []string{"chart", "--chart", "exports", "--format", "csv", "-o", path}},
		{Misused, "no use for a timeline", []string{"timeline", "--layers", "base", "-o", path}},
		{Misused, "no use for a card", []string{"card", "--compare", "2021-06", "-o", path}},
		{Misused, "2021-13", []string{"map", "--compare", "2021-13", "-o", path}},
		{Misused, "-o FILE.png", []string{"map"}},
		{Misused, ".png", []string{"map", "-o", filepath.Join(folder, "x.jpg")}},
		{Misused, "write png", []string{"map", "--format", "bmp", "-o", path}},
		{Misused, "en", []string{"map", "--lang", "xx", "-o", path}},
		{Failed, "no folder", []string{"map", "-o", filepath.Join(folder, "none", "x.png")}},
		{Failed, "none.zip", []string{"map", filepath.Join(folder, "none.zip"), "-o", path}},
	} {
		code, out, said := exported(t, test.args...)
		if code != test.code || out != "" || !strings.Contains(said, test.want) || strings.Count(said, "\n") != 1 {
			t.Errorf("%v: exit %d, said %q, want exit %d and one line with %q", test.args, code, said, test.code, test.want)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left %v behind", left)
	}
	if err := os.Mkdir(filepath.Join(folder, "is.png"), 0o755); err != nil {
		t.Fatal(err)
	}
	if code, _, said := exported(t, "map", "-o", filepath.Join(folder, "is.png")); code != Failed || !strings.Contains(said, "is a folder") {
		t.Errorf("a folder as target: exit %d, said %q", code, said)
	}
}

func TestExportOfABrokenStory(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{
		"story.toml": "id = \"x\"\ntitle = \"X\"\n",
		"places.csv": "id,name,kind,country_iso2,lat,lon,note\na,A,town,,NaN,0,\n",
		"events.csv": "id,date,title,summary,place_id,category,actors,source_ids\ne,2021-02-30,E,,b,x,,\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "x.png")
	code, _, said := exported(t, "map", folder, "-o", path)
	if code != Invalid || !strings.Contains(said, "events.csv:2:") || !strings.Contains(said, "places.csv:2:") {
		t.Errorf("exit %d, said %q, want exit 3 and every problem with its place", code, said)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a picture of a broken story was written")
	}
}

func TestExportDeck(t *testing.T) {
	parent := t.TempDir()
	folder := filepath.Join(parent, "deck")
	code, out, said := exported(t, "deck", "--size", "640x360", "--from", "2022-02", "--to", "2022-02", "-o", folder)
	if code != Done || out != "" || said != "" {
		t.Fatalf("exit %d, %q, %q", code, out, said)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) < 3 || entries[len(entries)-1].Name() != "us-belarus-potash.pdf" {
		t.Errorf("%v, %v", entries, err)
	}
	for _, test := range []struct {
		code int
		want string
		args []string
	}{
		{Misused, "-o DIR", nil},
		{Misused, "no use for a deck", []string{"--at", "2022", "-o", folder}},
		{Misused, "not as", []string{"--format", "gif", "-o", folder}},
		{Misused, "no event matches", []string{"--filter", "zzzz", "-o", folder}},
		{Misused, "after", []string{"--from", "2023", "--to", "2022", "-o", folder}},
		{Failed, "no folder", []string{"-o", filepath.Join(parent, "none", "deck")}},
	} {
		code, out, said := exported(t, append([]string{"deck"}, test.args...)...)
		if code != test.code || out != "" || !strings.Contains(said, test.want) || strings.Count(said, "\n") != 1 {
			t.Errorf("%v: exit %d, said %q, want exit %d and one line with %q", test.args, code, said, test.code, test.want)
		}
	}
	if left, _ := os.ReadDir(parent); len(left) != 1 {
		t.Errorf("left %v", left)
	}
}

func TestExportAtACamera(t *testing.T) {
	story, err := dataset.Load(assets.Story())
	if err != nil {
		t.Fatal(err)
	}
	messages, err := words.Load(assets.Words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	env := &Env{Words: messages}
	for _, test := range []struct {
		name   string
		values map[string]string
		want   view.Camera
		ok     bool
	}{
		{"centre alone", map[string]string{"--center": "23.7,53.5"}, view.Camera{Lon: 23.7, Lat: 53.5, Zoom: 1}, true},
		{"closer", map[string]string{"--center": "-77, 38.9", "--zoom": "8", "--frame": "world"}, view.Camera{Frame: "world", Lon: -77, Lat: 38.9, Zoom: 8}, true},
		{"zoom alone", map[string]string{"--zoom": "8"}, view.Camera{}, false},
		{"no number", map[string]string{"--center": "x,53"}, view.Camera{}, false},
		{"one number", map[string]string{"--center": "53"}, view.Camera{}, false},
		{"off the globe", map[string]string{"--center": "20,91"}, view.Camera{}, false},
		{"too close", map[string]string{"--center": "20,50", "--zoom": "65"}, view.Camera{}, false},
		{"not a number", map[string]string{"--center": "NaN,50"}, view.Camera{}, false},
	} {
		v, err := exportView(env, options{values: test.values, args: []string{"map"}}, story, "map")
		if (err == nil) != test.ok {
			t.Errorf("%s: error %v", test.name, err)
		}
		if test.ok && v.Camera != test.want {
			t.Errorf("%s: camera %+v, want %+v", test.name, v.Camera, test.want)
		}
	}
}
