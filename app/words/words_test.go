package words

import (
	"strings"
	"testing"
	"testing/fstest"

	"thawline/assets"
)

func catalogue(t *testing.T, lang string, files map[string]string) Catalogue {
	t.Helper()
	m := fstest.MapFS{}
	for name, content := range files {
		m[name] = &fstest.MapFile{Data: []byte(content)}
	}
	c, err := Load(m, lang)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestMessages(t *testing.T) {
	c := catalogue(t, "pl", map[string]string{
		"en/map.json": `{"map.routes.one": "{n} route", "map.routes.other": "{n} routes", "map.credit": "Made with {source}"}`,
		"pl/map.json": `{"map.routes.one": "{n} trasa", "map.routes.few": "{n} trasy", "map.routes.many": "{n} tras"}`,
	})
	for n, want := range map[int]string{1: "1 trasa", 3: "3 trasy", 5: "5 tras", 12: "12 tras", 22: "22 trasy"} {
		if got := c.N("map.routes", n); got != want {
			t.Errorf("N(%d) = %q, want %q", n, got, want)
		}
	}
	if got := c.T("map.credit", "source", "Natural Earth"); got != "Made with Natural Earth" {
		t.Errorf("what a language lacks gave %q, want the English", got)
	}
	if got := c.T("map.none"); got != "map.none" {
		t.Errorf("an unknown key gave %q, want itself", got)
	}
}

func TestLoadRefuses(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"no messages":       {},
		"not JSON":          {"en/map.json": {Data: []byte("{")}},
		"key of other room": {"en/map.json": {Data: []byte(`{"timeline.x": "y"}`)}},
	} {
		if _, err := Load(files, "en"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Load(assets.Words(), "xx"); err == nil || !strings.Contains(err.Error(), "en") {
		t.Errorf("an unknown language gave %v, want the ones there are", err)
	}
}

func TestEveryMessageOfEnglishIsWellFormed(t *testing.T) {
	c, err := Load(assets.Words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	for key, message := range c.messages {
		if strings.TrimSpace(message) != message || message == "" {
			t.Errorf("%s: %q is empty or has spaces at its ends", key, message)
		}
		if strings.Count(message, "{") != strings.Count(message, "}") {
			t.Errorf("%s: %q has an open brace", key, message)
		}
		if base, found := strings.CutSuffix(key, ".one"); found && !c.Has(base+".other") {
			t.Errorf("%s has no %s.other", key, base)
		}
	}
}
