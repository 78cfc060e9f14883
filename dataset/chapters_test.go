package dataset_test

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"thawline/assets"
	"thawline/dataset"
)

// told is the sound story with a told version.
const told = `
[[chapters]]
id = "one"
title = "First"
"title@be" = "Першы"

[[chapters.steps]]
event = "e1"
notes = """
Line one.
Line two."""

[[chapters.steps]]
date = "2021-03"
title = "March"
text = "Before it."
"title@be" = "Сакавік"
camera = { frame = "region", center = [25.5, 55], zoom = 2 }
layers = ["base", "routes"]

[[chapters]]
id = "two"
title = "Second"

[[chapters.steps]]
event = "e2"
date = "2021-07-01"
title = "Later"
chart = "price"
camera = { center = [20, 50] }
`

func withChapters(t *testing.T, old, new string) (*dataset.Story, error) {
	t.Helper()
	files := maps.Clone(sound)
	text := files["story.toml"] + "\n" + told
	text = strings.Replace(text, "title = \"Small\"\n", "title = \"Small\"\nlanguages = [\"en\", \"be\"]\n", 1)
	if !strings.Contains(text, old) {
		t.Fatalf("no %q to replace", old)
	}
	files["story.toml"] = strings.Replace(text, old, new, 1)
	files["events.csv"] = "id,date,title,summary,title@be,summary@be\ne1,2021-05-01,One,Of one,Адзін,Пра адно\ne2,2021-06,Two,Of two,Два,Пра два\n"
	for _, name := range []string{"routes.csv", "series.csv", "factcheck.csv"} {
		files[name] = strings.NewReplacer("e1,e2", ",", "price,2021-01,200,reported,,,e1,s1", "price,2021-01,200,reported,,,,s1").Replace(files[name])
	}
	return dataset.Load(folder(files))
}

func TestChapters(t *testing.T) {
	s, err := withChapters(t, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Chapters) != 2 || len(s.Steps) != 3 || s.Chapters[1].First != 2 || s.Chapters[0].Count != 2 || s.Chapters[1].Count != 1 {
		t.Fatalf("chapters %+v with %d steps", s.Chapters, len(s.Steps))
	}
	a, b, c := s.Steps[0], s.Steps[1], s.Steps[2]
	if a.Title != "One" || a.Text != "Of one" || a.Event != 0 || a.Date.Text != "2021-05-01" || a.Notes != "Line one.\nLine two." || a.Camera != (dataset.StepCamera{}) {
		t.Errorf("a step that names only its event is %+v", a)
	}
	if b.Event != -1 || b.Date.Text != "2021-03" || b.Camera.Zoom != 2 || b.Camera.Center != [2]float64{25.5, 55} || b.Camera.Frame != "region" || len(b.Layers) != 2 {
		t.Errorf("a step at a date is %+v", b)
	}
	if c.Chapter != 1 || c.Event != 1 || c.Date.Text != "2021-07-01" || c.Chart != "price" || c.Camera.Zoom != 1 {
		t.Errorf("the last step is %+v", c)
	}
	be := s.In("be")
	if be.Chapters[0].Title != "Першы" || be.Chapters[1].Title != "Second" {
		t.Errorf("chapters in Belarusian: %+v", be.Chapters)
	}
	if be.Steps[0].Title != "Адзін" || be.Steps[0].Text != "Пра адно" || be.Steps[1].Title != "Сакавік" || be.Steps[1].Text != "Before it." || be.Steps[2].Title != "Два" {
		t.Errorf("steps in Belarusian: %+v", be.Steps)
	}
	if s.Steps[0].Title != "One" {
		t.Error("the story's own step was changed by another language")
	}
}

func TestChapterProblems(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"event", `event = "e2"`, `event = "e3"`, `no event "e3"`},
		{"date", `date = "2021-03"`, `date = "March"`, `chapters.steps.date: "March"`},
		{"neither", `date = "2021-03"`, ``, "a step needs a date or an event"},
		{"open date", `date = "2021-03"`, `date = "../2021"`, "a step stands at a date"},
		{"no title", `title = "March"`, ``, "chapters.steps.title: is missing"},
		{"frame", `frame = "region"`, `frame = "regoin"`, `no frame "regoin"; write region`},
		{"zoom", `zoom = 2`, `zoom = 99`, "zoom: out of range"},
		{"zoom alone", `center = [25.5, 55], zoom`, `zoom`, "a zoom needs a center"},
		{"centre", `center = [20, 50]`, `center = [20, 95]`, "is not a point of the globe"},
		{"camera key", `center = [20, 50]`, `centre = [20, 50]`, `"centre" is not known; write center`},
		{"layer", `"base", "routes"`, `"base", "rivers"`, `"rivers" is not a layer`},
		{"chart", `chart = "price"`, `chart = "prices"`, `"prices" is not a chart of this story; write price`},
		{"key", `notes =`, `notse =`, `"notse" is not known; write notes`},
		{"chapter id twice", `id = "two"`, `id = "one"`, `"one" is there twice`},
		{"language", `"title@be" = "Сакавік"`, `"title@de" = "März"`, `does not name the language "de"`},
		{"steps not tables", "[[chapters.steps]]\nevent = \"e2\"", "steps = 3\n[chapters.other]\nevent = \"e2\"", "is not a list of steps"},
	} {
		_, err := withChapters(t, c.old, c.new)
		var problems dataset.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v, want a problem", c.name, err)
			continue
		}
		found := false
		for _, p := range problems {
			found = found || strings.Contains(p.String(), c.want) && p.Line > 10
		}
		if !found {
			t.Errorf("%s: %v; want %q with its line", c.name, err, c.want)
		}
	}
}

func TestBuiltinToldVersion(t *testing.T) {
	s, err := dataset.Load(assets.Story())
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Chapters) != 5 || len(s.Steps) < 18 || len(s.Steps) > 24 {
		t.Errorf("%d chapters, %d steps; want 5 and 18 to 24", len(s.Chapters), len(s.Steps))
	}
	for i := range s.Steps {
		st := &s.Steps[i]
		if n := len([]rune(st.Title)); n > 60 {
			t.Errorf("step %d: the headline %q has %d signs", i+1, st.Title, n)
		}
		if n := len(strings.Fields(st.Text)); n == 0 || n > 45 {
			t.Errorf("step %d %q: the text has %d words", i+1, st.Title, n)
		}
		if st.Notes == "" {
			t.Errorf("step %d %q has no notes", i+1, st.Title)
		}
		if st.Date.Span().From < s.Extent().From {
			t.Errorf("step %d %q stands before the story", i+1, st.Title)
		}
		for _, lang := range s.Languages[1:] {
			other := s.In(lang).Steps[i]
			if other.Title == st.Title || other.Text == st.Text || other.Notes == st.Notes {
				t.Errorf("step %d %q is not wholly in %s", i+1, st.Title, lang)
			}
			if strings.Count(other.Notes, "\n") != strings.Count(st.Notes, "\n") {
				t.Errorf("step %d %q: the notes in %s have other lines", i+1, st.Title, lang)
			}
		}
		// Within a chapter the steps go on in time.
		if i > 0 && s.Steps[i-1].Chapter == st.Chapter && st.Date.Span().From < s.Steps[i-1].Date.Span().From {
			t.Errorf("step %d %q goes back in time", i+1, st.Title)
		}
	}
}
