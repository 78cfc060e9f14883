package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// contents returns the files of a folder.
func contents(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range names(t, folder) {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	return files
}

func TestDeck(t *testing.T) {
	kit, r := studio(t)
	r.Kind, r.View.Filter = "slide", "category:trade-route to:2022-03"
	steps := Steps(r.Story, r.View)
	if len(steps) < 3 || len(steps) > 12 {
		t.Fatalf("%d steps", len(steps))
	}
	parent := t.TempDir()
	var told []int
	if err := WriteDeck(context.Background(), kit, r, filepath.Join(parent, "a"), func(done, of int) { told = append(told, done, of) }); err != nil {
		t.Fatal(err)
	}
	if len(told) != 2*len(steps) || told[len(told)-2] != len(steps) || told[1] != len(steps) {
		t.Errorf("progress %v of %d steps", told, len(steps))
	}
	files := contents(t, filepath.Join(parent, "a"))
	if len(files) != len(steps)+2 {
		t.Errorf("%d files, want %d pictures, a PDF and a table", len(files), len(steps))
	}
	rows, err := csv.NewReader(bytes.NewReader(files["index.csv"])).ReadAll()
	if err != nil || len(rows) != len(steps)+1 {
		t.Fatalf("index of %d rows: %v", len(rows), err)
	}
	shape := regexp.MustCompile(`^\d{3}-\d{4}(-\d\d){0,2}-[a-z0-9-]+\.png$`)
	for i, row := range rows[1:] {
		e := &r.Story.Events[steps[i].Event]
		if !shape.MatchString(row[0]) || files[row[0]] == nil || row[1] != e.Date.Text || row[2] != e.Title || row[3] == "" || !strings.Contains(row[4], "http") {
			t.Errorf("row %d: %q", i, row)
		}
		one := r
		one.View = steps[i].View
		if !bytes.Equal(files[row[0]], encode(t, kit, one)) {
			t.Errorf("%s is not the picture that an export of its own makes", row[0])
		}
	}
	pdf := string(files[r.Story.ID+".pdf"])
	if !strings.Contains(pdf, "/Outlines") || !strings.Contains(pdf, "(Sources)") || strings.Count(pdf, "/Type/Page/") < len(steps)+1 {
		t.Error("the PDF has no bookmarks, no sources or too few pages")
	}
	again, _ := studio(t)
	if err := WriteDeck(context.Background(), again, r, filepath.Join(parent, "b"), nil); err != nil {
		t.Fatal(err)
	}
	for name, data := range contents(t, filepath.Join(parent, "b")) {
		if !bytes.Equal(data, files[name]) {
			t.Errorf("%s: two runs differ", name)
		}
	}
	if left := names(t, parent); len(left) != 2 {
		t.Errorf("left %v", left)
	}
}

func TestDeckThatIsStoppedLeavesNothing(t *testing.T) {
	kit, r := studio(t)
	r.Kind = "slide"
	r.Size = Size{W: 320, H: 200, Scale: 1}
	parent := t.TempDir()
	ctx, stop := context.WithCancel(context.Background())
	err := WriteDeck(ctx, kit, r, filepath.Join(parent, "deck"), func(done, _ int) {
		if done == 3 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("WriteDeck = %v", err)
	}
	if left := names(t, parent); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestWriteFolder(t *testing.T) {
	parent := t.TempDir()
	file := filepath.Join(parent, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	never := func(string) error { t.Error("fill was called"); return nil }
	for path, want := range map[string]string{file: "is a file", filepath.Join(parent, "no", "deck"): "there is no folder"} {
		if err := WriteFolder(path, never); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("WriteFolder(%s) = %v, want %q", path, err, want)
		}
	}
	old := filepath.Join(parent, "old")
	if err := os.MkdirAll(filepath.Join(old, "kept"), 0o755); err != nil {
		t.Fatal(err)
	}
	fill := func(folder string) error { return os.WriteFile(filepath.Join(folder, "new"), []byte("1"), 0o600) }
	if err := WriteFolder(old, fill); err != nil {
		t.Fatal(err)
	}
	if got := names(t, old); len(got) != 2 {
		t.Errorf("the folder holds %v, want what it held and what is new", got)
	}
	if got := names(t, parent); len(got) != 2 {
		t.Errorf("left %v", got)
	}
}

func TestFileNamesAreSafe(t *testing.T) {
	for text, want := range map[string]string{
		"Potash transit to Klaipėda stops": "potash-transit-to-klaipeda-stops",
		"../../etc/passwd":                 "etc-passwd",
		"50% — “free”!":                    "50-free",
		"Белоруссия":                       "story",
		"CON":                              "story",
		"":                                 "story",
		"Lukashenko pardons one hundred and twenty-three prisoners at once": "lukashenko-pardons-one-hundred-and-twenty-three",
		strings.Repeat("x", 99): strings.Repeat("x", 48),
	} {
		if got := fileName(48, text); got != want {
			t.Errorf("fileName(%q) = %q, want %q", text, got, want)
		}
	}
	date, err := edtf.Parse("2021-08~/2021-12")
	if err != nil {
		t.Fatal(err)
	}
	story := &dataset.Story{Events: []dataset.Event{{ID: "../x", Title: "白俄罗斯", Date: date}}}
	if got := (Step{}).name(story, 6, 1200); got != "0007-2021-08-x" {
		t.Errorf("name %q", got)
	}
}
