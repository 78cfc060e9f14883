package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"thawline/assets"
)

var placeholder = regexp.MustCompile(`\{\w+\}`)

// Every language fills in the values that English does, and has every form of its plurals. What it lacks is English: that
// is allowed.
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
