package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"path/filepath"
	"strings"
	"testing"

	"thawline/app/scene"
)

func TestDeckOfToldVersion(t *testing.T) {
	kit, r := studio(t)
	r.Kind, r.Notes = "slide", true
	short := *r.Story
	short.Steps = short.Steps[6:9]
	r.Story = &short
	steps := Steps(r.Story, r.View)
	if len(steps) != 3 {
		t.Fatalf("%d steps, want those of the told version", len(steps))
	}
	folder := filepath.Join(t.TempDir(), "deck")
	if err := WriteDeck(context.Background(), kit, r, folder, nil); err != nil {
		t.Fatal(err)
	}
	files := contents(t, folder)
	rows, err := csv.NewReader(bytes.NewReader(files["index.csv"])).ReadAll()
	if err != nil || len(rows) != 4 || rows[0][5] != "notes" {
		t.Fatalf("index %q: %v", rows, err)
	}
	for i, row := range rows[1:] {
		s := &short.Steps[i]
		if files[row[0]] == nil || row[1] != s.Date.Text || row[2] != s.Title || row[5] != strings.TrimSpace(s.Notes) {
			t.Errorf("row %d: %q", i, row)
		}
	}
	if rows[2][0] != "002-2022-02-01-potash-transit-to-klaipeda-stops.png" {
		t.Errorf("the second picture is called %q", rows[2][0])
	}
	if filtered := r.View; len(Steps(r.Story, filtered)) != 3 {
		t.Error("no filter, other steps")
	}
	r.View.Filter = "category:prisoners"
	for _, s := range Steps(r.Story, r.View) {
		if s.Told != nil || r.Story.Events[s.Event].Category != "prisoners" {
			t.Errorf("under a filter the steps are those of the events it keeps, not %+v", s)
		}
	}
}

func TestNotesBelowSlide(t *testing.T) {
	kit, r := studio(t)
	r.Kind = "slide"
	slide := Scene(kit, r)
	for _, notes := range []string{"", "One line.\nAnother.", strings.Repeat("A long note that goes on. ", 300)} {
		page := withNotes(kit, r, slide, notes)
		if page.W != slide.W || page.H <= slide.H*1.3 {
			t.Fatalf("page of %v x %v", page.W, page.H)
		}
		for _, line := range strings.Split(shown(page), "\n") {
			if notes != "" && strings.HasPrefix(line, "One line") && !strings.Contains(notes, "One line") {
				t.Errorf("%q comes from nowhere", line)
			}
		}
		for _, item := range page.Layers[len(page.Layers)-1].Items {
			if b := boundsOf(item); b.Y0 < slide.H-.5 || b.Y1 > page.H+.5 || b.X1 > page.W+.5 {
				t.Errorf("%.20q: an item stands at %+v, outside the notes", notes, b)
			}
		}
	}
	if !strings.Contains(shown(withNotes(kit, r, slide, "First.\nSecond.")), "First.\nSecond.\n") {
		t.Error("the lines of the notes are not kept")
	}
	if len(slide.Layers) == len(withNotes(kit, r, slide, "x").Layers) {
		t.Error("the slide itself was changed")
	}
}

func boundsOf(item scene.Item) scene.Rect {
	switch it := item.(type) {
	case *scene.Text:
		return it.Bounds()
	case *scene.Shape:
		return it.Bounds()
	}
	return scene.Rect{}
}
