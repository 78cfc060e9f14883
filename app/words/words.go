// Package words is the message catalogue: every word of the interface and of the pictures that is not the story's own
// comes from it, by key, in the language asked for. It imports no Fyne. A language is a folder CODE of .json files, one a
// room (map.json, timeline.json), whose keys begin with the file's name ("map.legend.title"). The languages the app carries
// are complete, by a test; what a language lacks is said in English.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
)

// Catalogue is the messages of one language over English. The zero Catalogue answers each key with itself.
type Catalogue struct {
	lang     string
	messages map[string]string
	fallback map[string]string
}

// Load reads the folders lang and en of files. An unknown language is an error that names those there are.
func Load(files fs.FS, lang string) (Catalogue, error) {
	english, err := read(files, "en")
	if err != nil {
		return Catalogue{}, err
	}
	c := Catalogue{lang: lang, messages: english, fallback: english}
	if lang != "en" {
		if c.messages, err = read(files, lang); err != nil {
			return Catalogue{}, fmt.Errorf("language %q: there are %s", lang, strings.Join(Languages(files), ", "))
		}
	}
	return c, nil
}

// Languages returns the codes of the languages in files, sorted.
func Languages(files fs.FS) []string {
	found, _ := fs.Glob(files, "*/*.json")
	var codes []string
	for _, name := range found {
		if code := path.Dir(name); len(codes) == 0 || codes[len(codes)-1] != code {
			codes = append(codes, code)
		}
	}
	sort.Strings(codes)
	return slices.Compact(codes)
}

func read(files fs.FS, lang string) (map[string]string, error) {
	names, err := fs.Glob(files, lang+"/*.json")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("words: no messages for language %q", lang)
	}
	all := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("words: %w", err)
		}
		room := map[string]string{}
		if err := json.Unmarshal(data, &room); err != nil {
			return nil, fmt.Errorf("words: %s: %w", name, err)
		}
		prefix := strings.TrimSuffix(path.Base(name), ".json") + "."
		for key, message := range room {
			if !strings.HasPrefix(key, prefix) {
				return nil, fmt.Errorf("words: %s: key %q does not begin with %q", name, key, prefix)
			}
			all[key] = message
		}
	}
	return all, nil
}

// Lang returns the language code.
func (c Catalogue) Lang() string { return c.lang }

// Has reports whether key has a message.
func (c Catalogue) Has(key string) bool {
	_, ok := c.messages[key]
	if !ok {
		_, ok = c.fallback[key]
	}
	return ok
}

// T returns the message of key with {name} replaced by the values of the name, value pairs that follow.
// An unknown key is returned as it is, so that a missing message shows.
func (c Catalogue) T(key string, pairs ...any) string {
	m, ok := c.messages[key]
	if !ok {
		if m, ok = c.fallback[key]; !ok {
			m = key
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		m = strings.ReplaceAll(m, fmt.Sprintf("{%v}", pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return m
}

// N returns the message of key for the count n: "key.one" for 1 where there is one, else "key.other" ("key.few" and
// "key.many" where the language has them), with {n} replaced by n and the pairs as in T.
func (c Catalogue) N(key string, n int, pairs ...any) string {
	form := key + "." + plural(c.lang, n)
	if !c.Has(form) {
		form = key + ".other"
	}
	return c.T(form, append([]any{"n", n}, pairs...)...)
}

// plural returns the CLDR cardinal category of n for the languages the app may carry.
func plural(lang string, n int) string {
	switch lang {
	case "ru", "be", "uk":
		switch {
		case n%10 == 1 && n%100 != 11:
			return "one"
		case n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
			return "few"
		}
		return "many"
	case "pl":
		switch {
		case n == 1:
			return "one"
		case n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
			return "few"
		}
		return "many"
	case "zh":
		return "other"
	}
	if n == 1 {
		return "one"
	}
	return "other"
}
