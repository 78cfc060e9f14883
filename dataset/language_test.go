package dataset_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"thawline/dataset"
)

// spoken is the sound story with texts in two other languages.
func spoken() map[string]string {
	files := maps.Clone(sound)
	files["story.toml"] = "languages = [\"en\", \"be\", \"zh\"]\n\"title@be\" = \"Малая\"\n" + files["story.toml"]
	files["places.csv"] = "id,name,name@be,name@zh,label,label@be,lat,lon\na,Alpha,Альфа,甲,Al,,53.9,27.5\nb,Beta,Бэта,,Be,Бэ,55.7,21.1\n"
	// Out of order, so that the rows are not where the events are.
	files["events.csv"] = "id,date,title,title@be,title@zh,short,short@be,summary,summary@be,actors,place_id\n" +
		"e2,2021-06~,Two,Два,,2,,,,,\ne1,2021-05-01,One,Адзін,一,1,А,Sum,Сума,X;Y,a\n"
	files["crossings.csv"] = "id,place_id,name,name@be,border,from,until,state,note,note@be\n" +
		"x-1,a,Gate,Брама,PL-BY,2021,2021-07-01,open,n,\nx-2,a,Gate,Брама,PL-BY,2021-07-01,,closed,n,Зачынена\n"
	files["eras.csv"] = "id,title,title@zh,period\nera1,Before,以前,2021-01/2021-05\n"
	files["terms.csv"] = "term,term@be\nX,Ікс\n"
	return files
}

func TestIn(t *testing.T) {
	own, err := dataset.Load(folder(spoken()))
	if err != nil {
		t.Fatal(err)
	}
	be, zh := own.In("be"), own.In("zh")
	for _, c := range []struct{ what, got, want string }{
		{"title", be.Title, "Малая"},
		{"title that is lacking", zh.Title, "Small"},
		{"language", be.Lang(), "be"},
		{"own language", own.Lang(), "en"},
		{"event", be.Events[0].Title, "Адзін"},
		{"short", be.Events[0].Short, "А"},
		{"short that is lacking", be.Events[1].Short, "Два"},
		{"event that is lacking", zh.Events[1].Title, "Two"},
		{"its short", zh.Events[1].Short, "2"},
		{"summary", be.Events[0].Summary, "Сума"},
		{"summary that is lacking", zh.Events[0].Summary, "Sum"},
		{"label that is lacking", be.Places[0].Label, "Альфа"},
		{"label", be.Places[1].Label, "Бэ"},
		{"label of a name that is lacking", zh.Places[1].Label, "Be"},
		{"crossing", be.Crossings[0].Name, "Брама"},
		{"note of its second state", be.Crossings[0].States[1].Note, "Зачынена"},
		{"note of its first state", be.Crossings[0].States[0].Note, "n"},
		{"era", zh.Eras[0].Title, "以前"},
		{"actor", be.Events[0].Actors[0], "Ікс"},
		{"actor that is lacking", be.Events[0].Actors[1], "Y"},
		{"actor's language", zh.Events[0].Actors[0], "X"},
		{"term", be.Term("X"), "Ікс"},
		{"own term", own.Term("X"), "X"},
		{"the story's own", own.Events[0].Title + own.Places[0].Label + own.Crossings[0].States[1].Note + own.Events[0].Actors[0], "OneAlnX"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if own.In("be") != be || zh.In("be") != be || be.In("en") != own || be.In("xx") != own || be.Own() != own {
		t.Error("one language gives more than one story")
	}
	if be.EventIndex("e2") != 1 || !slices.Equal(be.At(day("2021-05-01")).Current, []int{0}) {
		t.Error("the story in another language has lost its indexes")
	}
	for _, expr := range []string{"actor:ікс", "actor:X", "адзін", "one", "gate", "alpha"} {
		keep, err := be.Filter(expr)
		if err != nil {
			t.Fatal(err)
		}
		if keep(0) != (expr != "gate") || keep(1) {
			t.Errorf("filter %q keeps %v, %v", expr, keep(0), keep(1))
		}
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { own.In("zh").In("be").At(0) })
	}
	wg.Wait()
	if plain := (&dataset.Story{Title: "T"}); plain.In("be") != plain || plain.Lang() != "en" || plain.Term("x") != "x" {
		t.Error("a story put together without Load is not its own")
	}
}

func TestLanguagesThatAreNotNamed(t *testing.T) {
	files := spoken()
	files["story.toml"] = sound["story.toml"]
	s, err := dataset.Load(folder(files))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(s.Languages, []string{"en", "be", "zh"}) || s.In("zh").Events[0].Title != "一" {
		t.Errorf("languages %q, event %q", s.Languages, s.In("zh").Events[0].Title)
	}
}

func TestLanguageProblems(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"events.csv", "title@zh", "title@q1", `events.csv:1:24: column "title@q1": "q1" is not a language code; write a code such as be or zh`},
		{"events.csv", "title@zh", "title@pl", `events.csv:1:24: column "title@pl": story.toml does not name the language "pl"; add "pl" to languages in story.toml`},
		{"events.csv", "title@zh", "title@en", `events.csv:1:24: column "title@en": "en" is the story's own language; write its texts in column title`},
		{"events.csv", "title@zh", "title@be", `events.csv:1:24: column "title@be" is there twice, first as column 4; rename or remove one`},
		{"events.csv", "title@zh", "titel@zh", `events.csv:1:24: column "titel@zh" is not known; write title@zh`},
		{"events.csv", "Два", "\"Два\nі\"", `events.csv:2:17: title@be: a line break or a tab; write it on one line`},
		{"terms.csv", "X,", "X,\nX,", `terms.csv:3:1: term: "X" is already on line 2; keep one`},
		{"story.toml", `"zh"]`, `"zh", "zh"]`, `story.toml:1:1: languages: "zh" is there twice; name it once`},
		{"story.toml", `"zh"]`, `"zh", "??"]`, `story.toml:1:1: languages: "??" is not a language code; write codes such as en, be or zh`},
		{"story.toml", `title@be`, `title@ru`, `story.toml:2:1: title@ru: story.toml does not name the language "ru"; add "ru" to languages in story.toml`},
	} {
		files := spoken()
		if !strings.Contains(files[c.file], c.old) {
			t.Fatalf("%s holds no %q", c.file, c.old)
		}
		files[c.file] = strings.Replace(files[c.file], c.old, c.new, 1)
		_, err := dataset.Load(folder(files))
		var problems dataset.Problems
		if !errors.As(err, &problems) || problems[0].String() != c.want {
			t.Errorf("%s with %q:\n got %v\nwant %s", c.file, c.new, err, c.want)
		}
	}
	files := spoken()
	files["events.csv"] = strings.Replace(files["events.csv"], "title@zh", "remark@zh", 1)
	if _, err := dataset.Load(folder(files)); err != nil {
		t.Errorf("a column of another's, with a language: %v", err)
	}
}
