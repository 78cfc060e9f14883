package assets_test

import (
	"encoding/csv"
	"io/fs"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"thawline/assets"
)

// table returns the rows of a table of the story as maps from column to cell.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := assets.Story().Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestStoryIsComplete(t *testing.T) {
	want := map[string]int{
		"events.csv": 92, "places.csv": 573, "routes.csv": 17, "crossings.csv": 45, "eras.csv": 3, "factcheck.csv": 24,
		"sources.csv": 193, "series_meta.csv": 8,
	}
	for name, n := range want {
		if got := len(table(t, name)); got != n {
			t.Errorf("%s has %d rows, want %d", name, got, n)
		}
	}
}

func TestEveryEventHasAShortTitle(t *testing.T) {
	seen := map[string]string{}
	for _, row := range table(t, "events.csv") {
		id, short := row["id"], row["short"]
		if n := utf8.RuneCountInString(short); n == 0 || n > 24 {
			t.Errorf("%s: short %q has %d characters, want 1 to 24", id, short, n)
		}
		if other, twice := seen[short]; twice {
			t.Errorf("%s and %s are both called %q", id, other, short)
		}
		seen[short] = id
	}
}

func TestLabelsAreOnlyOnNamedPlaces(t *testing.T) {
	for _, row := range table(t, "places.csv") {
		if kind := row["kind"]; row["label"] != "" && (kind == "station" || kind == "waypoint") {
			t.Errorf("%s is a %s and has the label %q", row["id"], kind, row["label"])
		}
		if row["label"] == row["name"] {
			t.Errorf("%s: label repeats the name %q", row["id"], row["name"])
		}
	}
}

func TestStoryTOML(t *testing.T) {
	data, err := fs.ReadFile(assets.Story(), "story.toml")
	if err != nil {
		t.Fatal(err)
	}
	var story struct {
		Fixed  []string
		Frames []struct {
			ID, Projection string
			Bounds         [4]float64
		}
	}
	if err := toml.Unmarshal(data, &story); err != nil {
		t.Fatal(err)
	}
	places := map[string]bool{}
	for _, row := range table(t, "places.csv") {
		places[row["id"]] = true
	}
	for _, id := range story.Fixed {
		if !places[id] {
			t.Errorf("fixed place %q is not in places.csv", id)
		}
	}
	for i, id := range []string{"region", "europe", "world", "globe"} {
		if story.Frames[i].ID != id {
			t.Errorf("frame %d is %q, want %q", i, story.Frames[i].ID, id)
		}
		if b := story.Frames[i].Bounds; b[0] >= b[2] || b[1] >= b[3] {
			t.Errorf("frame %s: bounds %v are not west, south, east, north", id, b)
		}
	}
}
