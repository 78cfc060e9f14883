package dataset_test

import (
	"errors"
	"strings"
	"testing"

	"thawline/dataset"
)

// toldOf is a telling with a step for each letter, chapters parted by spaces.
func toldOf(letters string) dataset.Telling {
	var told dataset.Telling
	for _, chapter := range strings.Split(letters, " ") {
		c := dataset.ToldChapter{ID: "c-" + chapter, Title: dataset.Wording{Text: "C " + chapter}}
		for _, r := range chapter {
			c.Steps = append(c.Steps, dataset.ToldStep{Event: "e1", Title: dataset.Wording{Text: string(r)}})
		}
		told.Chapters = append(told.Chapters, c)
	}
	return told
}

func letters(told dataset.Telling) string {
	var chapters []string
	for _, c := range told.Chapters {
		text := ""
		for _, s := range c.Steps {
			text += s.Title.Text
		}
		chapters = append(chapters, text)
	}
	return strings.Join(chapters, " ")
}

func TestTellingEdits(t *testing.T) {
	x := dataset.ToldStep{Event: "e1", Title: dataset.Wording{Text: "x"}}
	for _, c := range []struct {
		name, in, want string
		at             int
		edit           func(dataset.Telling) (dataset.Telling, int)
	}{
		{"insert after the first", "ab c", "axb c", 1, func(t dataset.Telling) (dataset.Telling, int) { return t.InsertStep(0, x, "", "") }},
		{"insert after the last of a chapter", "ab c", "abx c", 2, func(t dataset.Telling) (dataset.Telling, int) { return t.InsertStep(1, x, "", "") }},
		{"insert first", "ab c", "xab c", 0, func(t dataset.Telling) (dataset.Telling, int) { return t.InsertStep(-1, x, "", "") }},
		{"insert beyond", "ab c", "ab cx", 3, func(t dataset.Telling) (dataset.Telling, int) { return t.InsertStep(9, x, "", "") }},
		{"move down", "ab c", "ba c", 1, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveStep(0, 1) }},
		{"move up", "ab c", "ba c", 0, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveStep(1, -1) }},
		{"move into the next chapter", "ab c", "a bc", 1, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveStep(1, 1) }},
		{"move into the chapter before", "ab c", "abc ", 2, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveStep(2, -1) }},
		{"move into an empty chapter", "a  c", " a c", 0, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveStep(0, 1) }},
		{"not above the first", "ab c", "ab c", 0, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveStep(0, -1) }},
		{"not below the last", "ab c", "ab c", 2, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveStep(2, 1) }},
		{"place in another chapter", "abc de", "bc dae", 3, func(t dataset.Telling) (dataset.Telling, int) { return t.PlaceStep(0, 1, 1) }},
		{"place later in its own", "abc", "bca", 2, func(t dataset.Telling) (dataset.Telling, int) { return t.PlaceStep(0, 0, 9) }},
		{"place nowhere", "abc", "abc", 0, func(t dataset.Telling) (dataset.Telling, int) { return t.PlaceStep(0, 7, 0) }},
		{"delete", "ab c", "b c", 0, func(t dataset.Telling) (dataset.Telling, int) { return t.DeleteStep(0) }},
		{"delete the last", "ab c", "ab ", 1, func(t dataset.Telling) (dataset.Telling, int) { return t.DeleteStep(2) }},
		{"delete none", "ab c", "ab c", 7, func(t dataset.Telling) (dataset.Telling, int) { return t.DeleteStep(7) }},
		{"a chapter down", "ab c d", "c ab d", 1, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveChapter(0, 1) }},
		{"a chapter too far down", "ab c d", "ab c d", 2, func(t dataset.Telling) (dataset.Telling, int) { return t.MoveChapter(2, 1) }},
		{"a chapter between", "ab c", "ab  c", 1, func(t dataset.Telling) (dataset.Telling, int) { return t.InsertChapter(1, "new", "New") }},
		{"a chapter away", "ab c", "c", 0, func(t dataset.Telling) (dataset.Telling, int) { return t.DeleteChapter(0), 0 }},
	} {
		before := toldOf(c.in)
		got, at := c.edit(before)
		if letters(got) != c.want || at != c.at {
			t.Errorf("%s: %q at %d, want %q at %d", c.name, letters(got), at, c.want, c.at)
		}
		if letters(before) != c.in {
			t.Errorf("%s: the telling before became %q", c.name, letters(before))
		}
	}
	empty, at := dataset.Telling{}.InsertStep(3, x, "Begin here!", "Begin")
	if letters(empty) != "x" || at != 0 || empty.Chapters[0].ID != "begin-here" {
		t.Errorf("the first step of all: %+v", empty)
	}
	twice, _ := empty.InsertChapter(1, "begin here", "Other")
	if twice.Chapters[1].ID != "begin-here-2" {
		t.Errorf("the same id again is %q", twice.Chapters[1].ID)
	}
}

func TestRetoldSharesTheStory(t *testing.T) {
	text, load := storyOf(t, told)
	s, err := load(text)
	if err != nil {
		t.Fatal(err)
	}
	m, err := dataset.ReadManuscript([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	be := s.In("be")
	next, err := s.Retold(m.Telling().SetText(1, dataset.StepTitle, "be", "en", "Іншы").SetText(0, dataset.StepText, "en", "en", "Own text"))
	if err != nil {
		t.Fatal(err)
	}
	if &next.Events[0] != &s.Events[0] || &next.In("be").Events[0] != &be.Events[0] {
		t.Error("events were copied")
	}
	if be.Steps[1].Title != "Сакавік" || s.Steps[0].Text != "Of one" {
		t.Error("the story before was changed")
	}
	in := next.In("be")
	if in.Steps[1].Title != "Іншы" || in.Chapters[0].Title != "Першы" || in.Steps[0].Title != "Адзін" || in.Steps[0].Text != "Пра адно" || next.Steps[0].Text != "Own text" {
		t.Errorf("retold in Belarusian: %+v", in.Steps)
	}
	if again := in.Own(); again != next || in.In("be") != in {
		t.Error("the languages of the retold story are another's")
	}
}

func TestRetoldRefusesWhatLoadRefuses(t *testing.T) {
	text, load := storyOf(t, told)
	s, err := load(text)
	if err != nil {
		t.Fatal(err)
	}
	m, err := dataset.ReadManuscript([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	step := func(edit func(s *dataset.ToldStep)) dataset.Telling { return m.Telling().EditStep(1, edit) }
	many := m.Telling()
	for range 500 {
		many, _ = many.InsertStep(0, dataset.ToldStep{Event: "e1"}, "", "")
	}
	for name, told := range map[string]dataset.Telling{
		"title":    step(func(s *dataset.ToldStep) { s.Title = dataset.Wording{} }),
		"event":    step(func(s *dataset.ToldStep) { s.Event = "e9" }),
		"date":     step(func(s *dataset.ToldStep) { s.Date = "March" }),
		"camera":   step(func(s *dataset.ToldStep) { s.Camera = dataset.StepCamera{Zoom: 99} }),
		"layers":   step(func(s *dataset.ToldStep) { s.Layers = []string{"rivers"} }),
		"chart":    step(func(s *dataset.ToldStep) { s.Chart = "prices" }),
		"notes":    step(func(s *dataset.ToldStep) { s.Notes.Text = "a\x1bb" }),
		"text":     step(func(s *dataset.ToldStep) { s.Text.In = map[string]string{"de": "Text"} }),
		"steps":    many,
		"id":       {Chapters: []dataset.ToldChapter{{ID: "a b", Title: dataset.Wording{Text: "x"}}}},
		"chapters": {Chapters: make([]dataset.ToldChapter, 101)},
	} {
		_, err := s.Retold(told)
		var fault *dataset.Fault
		if !errors.As(err, &fault) || fault.Key != name || strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
