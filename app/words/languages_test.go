package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"thawline/assets"
)

var placeholder = regexp.MustCompile(`\{\w+\}`)

// Every language fills in the values that English does, and has every form of its plurals.
func TestEveryLanguageIsWellFormed(t *testing.T) {
	english, err := Load(assets.Words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range Languages(assets.Words()) {
		c, err := Load(assets.Words(), lang)
		if err != nil {
			t.Fatal(err)
		}
		for key, message := range c.messages {
			if message == "" || strings.Count(message, "{") != strings.Count(message, "}") {
				t.Errorf("%s %s: %q", lang, key, message)
			}
			base, form := key, ""
			if i := strings.LastIndexByte(key, '.'); slices.Contains([]string{"one", "few", "many", "other"}, key[i+1:]) {
				base, form = key[:i], key[i+1:]
			}
			like := english.messages[key]
			if other, ok := english.messages[base+".other"]; ok && form != "" {
				like += other
				for _, n := range []int{0, 1, 2, 5, 11, 21, 22, 25, 112} {
					if _, ok := c.messages[base+"."+plural(lang, n)]; !ok && c.messages[base+".other"] == "" {
						t.Errorf("%s %s: no form for %d", lang, base, n)
					}
				}
			}
			for _, name := range placeholder.FindAllString(message, -1) {
				if like != "" && !strings.Contains(like, name) && name != "{n}" {
					t.Errorf("%s %s: %q has %s, English is %q", lang, key, message, name, like)
				}
			}
		}
	}
}

// Every language has a message of its own for all that English says: in another language nobody meets an English line.
// Only how a command is written (".usage") is syntax, the same in all.
func TestEveryLanguageIsComplete(t *testing.T) {
	english, err := Load(assets.Words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range Languages(assets.Words()) {
		c, err := Load(assets.Words(), lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, missing := range lacking(english, c) {
			t.Errorf("%s lacks %s: %q", lang, missing, english.messages[missing])
		}
	}
}

func TestLacking(t *testing.T) {
	english := Catalogue{messages: map[string]string{"a.b": "b", "a.n.one": "1", "a.n.other": "{n}", "a.other": "o", "cli.x.usage": "X"}}
	for _, c := range []struct {
		lang string
		has  []string
		want []string
	}{
		{"pl", []string{"a.b", "a.n.one", "a.n.few", "a.n.many", "a.other"}, nil},
		{"pl", []string{"a.b", "a.n.one", "a.n.other", "a.other"}, []string{"a.n.other"}},
		{"zh", []string{"a.n.other", "a.other"}, []string{"a.b"}},
		{"zh", []string{"a.b", "a.n.other"}, []string{"a.other"}},
	} {
		other := Catalogue{lang: c.lang, messages: map[string]string{}}
		for _, key := range c.has {
			other.messages[key] = key
		}
		if got := lacking(english, other); !slices.Equal(got, c.want) {
			t.Errorf("%s with %v lacks %v, want %v", c.lang, c.has, got, c.want)
		}
	}
}

// lacking returns the keys of english that c has no message for, sorted. A plural is one key, its "other", and is lacking
// unless every form that c's language takes for a count up to 200 is there.
func lacking(english, c Catalogue) []string {
	var missing []string
	for key := range english.messages {
		if strings.HasSuffix(key, ".usage") {
			continue
		}
		base, form := key, ""
		if i := strings.LastIndexByte(key, '.'); i >= 0 {
			base, form = key[:i], key[i+1:]
		}
		if _, plural := english.messages[base+".one"]; plural && (form == "one" || form == "other") {
			if form == "other" && !countable(c, base) {
				missing = append(missing, key)
			}
		} else if c.messages[key] == "" {
			missing = append(missing, key)
		}
	}
	slices.Sort(missing)
	return missing
}

func countable(c Catalogue, base string) bool {
	for n := range 201 {
		if c.messages[base+"."+plural(c.lang, n)] == "" {
			return false
		}
	}
	return true
}

func TestLanguages(t *testing.T) {
	for _, c := range []struct {
		lang string
		n    int
		want string
	}{
		{"zh", 5, "5条线路使用中"},
		{"ru", 1, "1 маршрут используется"},
		{"ru", 3, "3 маршрута используются"},
		{"ru", 11, "11 маршрутов используется"},
		{"be", 21, "21 маршрут выкарыстоўваецца"},
		{"be", 4, "4 маршруты выкарыстоўваюцца"},
		{"pl", 1, "1 trasa w użyciu"},
		{"pl", 22, "22 trasy w użyciu"},
		{"pl", 12, "12 tras w użyciu"},
	} {
		w, err := Load(assets.Words(), c.lang)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.N("details.count.use", c.n); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}
