package dataset_test

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"thawline/assets"
	"thawline/dataset"
)

// manuscripts are ways in which authors write a story.toml with chapters.
var manuscripts = map[string]string{
	"plain":   told,
	"windows": strings.ReplaceAll(told, "\n", "\r\n"),
	"in the middle": `
# about all chapters
[[chapters]] # the first
id = "one"   # an id
title = 'First'
unknown = [1, 2]

# of the step
[[chapters.steps]]
event = "e1" # one
mood = "blue"

[[ chapters . steps ]]
"title" = "March"
date="2021-03"
camera.center = [25.5, 55.0]
camera.zoom = 2
text = '''
A 'text' with """ in it.'''

[[frames]] # after the chapters
id = "later"
projection = "mercator"
bounds = [0, 0, 10, 10]

# the second chapter
[[chapters]]
id = "two"
title = "Second"
[[chapters.steps]]
event = "e2"
[chapters.steps.camera]
# looks there
center = [20, 50]

[[frames]]
id = "last"
projection = "mercator"
bounds = [0, 0, 20, 20]`,
	"steps in one value": "\n[[chapters]]\nid = \"one\"\ntitle = \"First\"\nsteps = [{event = \"e1\"}, {date = \"2021-03\", title = \"March\"}]\n",
	"empty chapter":      "\n[[chapters]]\nid = \"one\"\ntitle = \"First\"",
	"none":               "\n# nothing told yet",
}

// storyOf is the sound story with the end of its story.toml as given.
func storyOf(t testing.TB, end string) (text string, load func(text string) (*dataset.Story, error)) {
	t.Helper()
	files := maps.Clone(sound)
	text = strings.Replace(files["story.toml"], "title = \"Small\"\n", "title = \"Small\"\nlanguages = [\"en\", \"be\", \"zh\"]\n", 1)
	if strings.Contains(end, "\r\n") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	text += end
	files["events.csv"] = "id,date,title,summary,title@be,summary@be\ne1,2021-05-01,One,Of one,Адзін,Пра адно\ne2,2021-06,Two,Of two,Два,Пра два\n"
	for _, name := range []string{"routes.csv", "series.csv", "factcheck.csv"} {
		files[name] = strings.NewReplacer("e1,e2", ",", "price,2021-01,200,reported,,,e1,s1", "price,2021-01,200,reported,,,,s1").Replace(files[name])
	}
	return text, func(text string) (*dataset.Story, error) {
		files["story.toml"] = text
		return dataset.Load(folder(files))
	}
}

// hostile are texts that a writer might get wrong.
var hostile = []string{
	"", "plain", `"quoted"`, `'single'`, `"""`, `""""""`, `a"""b""""c"`, `\`, `\\n`, `ends in \`, "two\nlines", "\"\nquotes\"\"\n\"\"\"\"", "a\n\nb\n\\", "tab\there\nand\tthere",
	"# no comment", "[[chapters]]", "x = 1", "\u2028\u00a0\ufeffé漢字🙂", "[[[[[[[[[[", strings.Repeat("very long ", 900), "'''", "line\n# not a comment\n[[chapters.steps]]\n", "\uFFFD", "%s {n}",
}

// anything returns a random text, with words in it so that it is none of the event's.
func anything(r *rand.Rand, which dataset.ToldText) string {
	s := hostile[r.IntN(len(hostile))]
	if r.IntN(3) == 0 {
		s += hostile[r.IntN(len(hostile))]
	}
	return dataset.CleanText(s, which)
}

// edited returns the telling after some random edits; it always stays valid.
func edited(r *rand.Rand, told dataset.Telling) dataset.Telling {
	langs := []string{"en", "be", "zh"}
	for range 1 + r.IntN(8) {
		n := r.IntN(max(told.Len(), 1))
		switch r.IntN(12) {
		case 0:
			s := dataset.ToldStep{Event: "e1", Camera: dataset.StepCamera{Frame: "region"}, Layers: []string{"base", "labels"}}
			told, _ = told.InsertStep(n-1, s, "new", "New")
		case 1:
			s := dataset.ToldStep{Date: "2021-04-02", Chart: "price", Camera: dataset.StepCamera{Center: [2]float64{-12.5, 33.25}, Zoom: 1.75}}
			s.Title.Text = "T" + anything(r, dataset.StepTitle)
			told, _ = told.InsertStep(n, s, "new", "New "+strconv.Itoa(n))
		case 2:
			told, _ = told.DeleteStep(n)
		case 3:
			told, _ = told.MoveStep(n, 1-2*r.IntN(2))
		case 4:
			told, _ = told.PlaceStep(n, r.IntN(max(len(told.Chapters), 1)), r.IntN(4))
		case 5:
			told, _ = told.InsertChapter(r.IntN(len(told.Chapters)+1), "Über uns", "C"+anything(r, dataset.StepTitle))
		case 6:
			told, _ = told.MoveChapter(r.IntN(max(len(told.Chapters), 1)), 1-2*r.IntN(2))
		case 7:
			if len(told.Chapters) > 2 {
				told = told.DeleteChapter(r.IntN(len(told.Chapters)))
			}
		case 8:
			told = told.RenameChapter(r.IntN(max(len(told.Chapters), 1)), langs[r.IntN(3)], "en", "R"+anything(r, dataset.StepTitle))
		case 9:
			told = told.EditStep(n, func(s *dataset.ToldStep) {
				s.Camera = dataset.StepCamera{Center: [2]float64{r.Float64()*360 - 180, r.Float64()*180 - 90}, Zoom: .5 + r.Float64()*60}
				s.Layers, s.Chart = nil, "price"
			})
		default:
			told = told.SetText(n, dataset.StepTitle, langs[r.IntN(3)], "en", "T"+anything(r, dataset.StepTitle))
			told = told.SetText(n, dataset.StepText, langs[r.IntN(3)], "en", anything(r, dataset.StepText))
			told = told.SetText(n, dataset.StepNotes, langs[r.IntN(3)], "en", anything(r, dataset.StepNotes))
		}
	}
	return told
}

// What is written reads back as what was told, in every language, and everything else stays as it was.
func TestManuscriptReadsBack(t *testing.T) {
	for name, end := range manuscripts {
		t.Run(name, func(t *testing.T) {
			text, load := storyOf(t, end)
			first, err := load(text)
			if err != nil {
				t.Fatal(err)
			}
			m, err := dataset.ReadManuscript([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if same, err := m.With(m.Telling()); err != nil || string(same) != text {
				t.Fatalf("the telling it has changes the text: %v\n%s", err, same)
			}
			r := rand.New(rand.NewPCG(6, 7))
			for range 40 {
				told := edited(r, m.Telling())
				story, err := first.Retold(told)
				if err != nil {
					t.Fatalf("Retold: %v\n%+v", err, told)
				}
				data, err := m.With(told)
				if err != nil {
					t.Fatalf("With: %v\n%+v", err, told)
				}
				again, err := load(string(data))
				if err != nil {
					t.Fatalf("Load: %v\n%s", err, data)
				}
				sameTold(t, again, story)
				for _, lang := range []string{"be", "zh"} {
					sameTold(t, again.In(lang), story.In(lang))
				}
				if again.Title != first.Title || !reflect.DeepEqual(again.Frames, first.Frames) || again.In("be").Events[0].Title != story.In("be").Events[0].Title {
					t.Fatalf("the rest of the story changed:\n%s", data)
				}
				for _, line := range strings.SplitAfter(text[:len(text)-len(end)], "\n") {
					if !bytes.Contains(data, []byte(line)) {
						t.Fatalf("the line %q is gone:\n%s", line, data)
					}
				}
				next, err := dataset.ReadManuscript(data)
				if err != nil || !next.Telling().Same(told) && !next.Telling().Same(m.Telling()) {
					t.Fatalf("the manuscript reads back as another: %v\n%s", err, data)
				}
			}
		})
	}
}

func sameTold(t *testing.T, got, want *dataset.Story) {
	t.Helper()
	if len(got.Chapters) != len(want.Chapters) || len(got.Steps) != len(want.Steps) {
		t.Fatalf("%d chapters, %d steps; want %d and %d", len(got.Chapters), len(got.Steps), len(want.Chapters), len(want.Steps))
	}
	for i := range got.Chapters {
		if got.Chapters[i] != want.Chapters[i] {
			t.Fatalf("chapter %d is %+v, want %+v", i, got.Chapters[i], want.Chapters[i])
		}
	}
	for i := range got.Steps {
		if !reflect.DeepEqual(got.Steps[i], want.Steps[i]) {
			t.Fatalf("in %s step %d is\n%+v, want\n%+v", want.Lang(), i, got.Steps[i], want.Steps[i])
		}
	}
}

// A change leaves every byte that it is not about.
func TestManuscriptChangesOnlyWhatChanged(t *testing.T) {
	for _, c := range []struct {
		name, in, old, new string
		edit               func(dataset.Telling) dataset.Telling
	}{
		{"a text is added", "in the middle", "mood = \"blue\"\n", "mood = \"blue\"\ntext = \"New.\"\n", func(t dataset.Telling) dataset.Telling {
			return t.SetText(0, dataset.StepText, "en", "en", "New.")
		}},
		{"a title is changed", "in the middle", `"title" = "March"`, `"title" = "April"`, func(t dataset.Telling) dataset.Telling {
			return t.SetText(1, dataset.StepTitle, "en", "en", "April")
		}},
		{"a title in another language", "plain", "\"title@be\" = \"Сакавік\"", "\"title@be\" = \"Красавік\"", func(t dataset.Telling) dataset.Telling {
			return t.SetText(1, dataset.StepTitle, "be", "en", "Красавік")
		}},
		{"a chapter is renamed", "in the middle", "title = 'First'", "title = \"Erste\"", func(t dataset.Telling) dataset.Telling {
			return t.RenameChapter(0, "en", "en", "Erste")
		}},
		{"notes go", "plain", "notes = \"\"\"\nLine one.\nLine two.\"\"\"\n", "", func(t dataset.Telling) dataset.Telling {
			return t.SetText(0, dataset.StepNotes, "en", "en", "")
		}},
		{"notes of a file of Windows", "windows", "Line two.\"\"\"", "Line three.\r\nEnd.\"\"\"", func(t dataset.Telling) dataset.Telling {
			return t.SetText(0, dataset.StepNotes, "en", "en", "Line one.\nLine three.\nEnd.")
		}},
		{"a dotted camera", "in the middle", "camera.center = [25.5, 55.0]\ncamera.zoom = 2\ntext = '''\nA 'text' with \"\"\" in it.'''\n", "text = '''\nA 'text' with \"\"\" in it.'''\ncamera = { frame = \"region\" }\n", func(t dataset.Telling) dataset.Telling {
			return t.EditStep(1, func(s *dataset.ToldStep) { s.Camera = dataset.StepCamera{Frame: "region"} })
		}},
		{"a step at the end of what has no last line", "empty chapter", "title = \"First\"", "title = \"First\"\n\n[[chapters.steps]]\nevent = \"e1\"\n", func(t dataset.Telling) dataset.Telling {
			t, _ = t.InsertStep(0, dataset.ToldStep{Event: "e1"}, "", "")
			return t
		}},
		{"the first chapter", "none", "# nothing told yet", "# nothing told yet\n\n[[chapters]]\nid = \"begin\"\ntitle = \"Begin\"\n\n[[chapters.steps]]\nevent = \"e1\"\n", func(t dataset.Telling) dataset.Telling {
			t, _ = t.InsertStep(0, dataset.ToldStep{Event: "e1"}, "Begin", "Begin")
			return t
		}},
	} {
		text, _ := storyOf(t, manuscripts[c.in])
		m, err := dataset.ReadManuscript([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		data, err := m.With(c.edit(m.Telling()))
		// Chapters that stand in two places are put together; what is looked at here stands in the first.
		want := strings.Replace(text, c.old, c.new, 1)
		if c.in == "in the middle" {
			first, _, _ := strings.Cut(want, "[[frames]] # after")
			if err != nil || !strings.HasPrefix(string(data), strings.TrimRight(first, "\n")) || !strings.Contains(string(data), c.new) {
				t.Errorf("%s: %v\n%s", c.name, err, data)
			}
			continue
		}
		if err != nil || string(data) != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", c.name, err, data, want)
		}
	}
}

func TestManuscriptKeepsAByteOrderMark(t *testing.T) {
	text, load := storyOf(t, told)
	m, err := dataset.ReadManuscript([]byte("\ufeff" + text))
	if err != nil {
		t.Fatal(err)
	}
	data, err := m.With(m.Telling().SetText(0, dataset.StepTitle, "en", "en", "Other"))
	if err != nil || !strings.HasPrefix(string(data), "\ufeffid") {
		t.Fatalf("%v, %.20q", err, data)
	}
	if _, err := load(string(data)); err != nil {
		t.Error(err)
	}
}

// What cannot be exchanged without a loss is refused, and read all the same.
func TestManuscriptRefusesALoss(t *testing.T) {
	for name, end := range map[string]string{
		"comments in one value":      "\n[[chapters]]\nid = \"one\"\ntitle = \"First\"\nsteps = [\n{event = \"e1\"}, # not lost\n]\n",
		"unknown keys in one value":  "\n[[chapters]]\nid = \"one\"\ntitle = \"First\"\nsteps = [{event = \"e1\", mood = \"blue\"}]\n",
		"a table among the chapters": "\n[[chapters]]\nid = \"one\"\ntitle = \"First\"\n[[chapters.steps]]\nevent = \"e1\"\n[chapters.about]\nx = 1\n",
	} {
		text, _ := storyOf(t, end)
		m, err := dataset.ReadManuscript([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		data, err := m.With(m.Telling().SetText(0, dataset.StepTitle, "en", "en", "Other"))
		if !errors.Is(err, dataset.ErrTangled) || data != nil {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
		if same, err := m.With(m.Telling()); err != nil || string(same) != text {
			t.Errorf("%s: the same telling: %v", name, err)
		}
	}
}

func TestChaptersInOneValue(t *testing.T) {
	text, load := storyOf(t, "")
	text = "chapters = [{id = \"one\", title = \"First\", steps = [{event = \"e1\", \"title@be\" = \"Так\"}]}]\n" + text
	if s, err := load(text); err != nil || s.In("be").Steps[0].Title != "Так" {
		t.Fatalf("%v", err)
	}
	m, err := dataset.ReadManuscript([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	data, err := m.With(m.Telling().SetText(0, dataset.StepNotes, "en", "en", "A note"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := load(string(data))
	if err != nil || s.Steps[0].Notes != "A note" || s.In("be").Steps[0].Title != "Так" || strings.Contains(string(data), "chapters = [") {
		t.Errorf("%v\n%s", err, data)
	}
}

func TestManuscriptThatWouldBeTooLarge(t *testing.T) {
	text, _ := storyOf(t, told)
	m, err := dataset.ReadManuscript([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.With(m.Telling().SetText(0, dataset.StepNotes, "en", "en", strings.Repeat("x", 2<<20))); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("two megabytes of notes: %v", err)
	}
}

func TestBuiltinManuscript(t *testing.T) {
	data, err := assets.Story().(interface{ ReadFile(string) ([]byte, error) }).ReadFile("story.toml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := dataset.ReadManuscript(data)
	if err != nil {
		t.Fatal(err)
	}
	told := m.Telling()
	if told.Len() != 24 || len(told.Chapters) != 5 {
		t.Fatalf("%d steps in %d chapters", told.Len(), len(told.Chapters))
	}
	swapped, at := told.MoveStep(3, 1)
	out, err := m.With(swapped)
	if err != nil || at != 4 || len(out) != len(data) {
		t.Fatalf("moving a step: %v, to %d, %d bytes of %d", err, at, len(out), len(data))
	}
	back, _ := swapped.MoveStep(4, -1)
	if out, err = m.With(back); err != nil || !bytes.Equal(out, data) {
		t.Errorf("moving it back: %v; the file is another", err)
	}
}

// Whatever a file holds, a manuscript of it says the same story after a change, or refuses it.
func FuzzManuscript(f *testing.F) {
	for _, end := range manuscripts {
		text, _ := storyOf(f, end)
		f.Add(text, "a text", uint64(1))
	}
	for _, text := range hostile {
		f.Add("id='a'\n[[chapters]]\nid='b'\ntitle='c'\n[[chapters.steps]]\ntitle='x'\ndate='2021'\n", text, uint64(2))
	}
	f.Add("chapters=[{}]\n[a]\nchapters=1\n'a\nb'=2", "", uint64(3))
	f.Fuzz(func(t *testing.T, text, typed string, seed uint64) {
		m, err := dataset.ReadManuscript([]byte(text))
		if err != nil {
			return
		}
		if same, err := m.With(m.Telling()); err != nil || string(same) != text {
			if !strings.ContainsFunc(text, func(r rune) bool { return r == '\uFFFD' || r >= 0x7f && r < 0xa0 }) {
				t.Fatalf("the telling it has: %v\n%q\n%q", err, same, text)
			}
		}
		told := edited(rand.New(rand.NewPCG(seed, 1)), m.Telling()).SetText(0, dataset.StepNotes, "en", "en", typed)
		data, err := m.With(told)
		if err != nil {
			return
		}
		next, err := dataset.ReadManuscript(data)
		if err != nil {
			t.Fatalf("%v\n%q", err, data)
		}
		if !next.Telling().Same(told) {
			t.Fatalf("reads back as another:\n%q", data)
		}
	})
}
