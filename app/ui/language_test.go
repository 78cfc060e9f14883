package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestSpeaks(t *testing.T) {
	b := open(t, func(o *Options) { o.Languages = []string{"en", "be", "zh"} })
	b.press(fyne.KeyRight)
	at, event := b.last().At, b.last().Event
	for _, c := range []struct{ lang, title, details, filter string }{
		{"zh", "美白关系与钾肥制裁 · Thawline", "事件17 / 92", "筛选"},
		{"be", "Адносіны ЗША і Беларусі і калійныя санкцыі · Thawline", "Падзея 17 з 92", "Фільтр"},
		{"en", "US–Belarus relations and the potash sanctions · Thawline", "Event 17 of 92", "Filter"},
	} {
		b.speak(c.lang)
		if got := b.window.Title(); got != c.title {
			t.Errorf("%s: the window is called %q", c.lang, got)
		}
		if got := b.details.title.Text; got != c.details {
			t.Errorf("%s: the details say %q", c.lang, got)
		}
		if got := b.toolbar.filter.Text; got != c.filter {
			t.Errorf("%s: the filter's button says %q", c.lang, got)
		}
		if l := b.last(); l.Lang != c.lang || l.At != at || l.Event != event {
			t.Errorf("%s: the trace says %+v, want %s on %s", c.lang, l, event, at)
		}
		if f := b.canvas.Focused(); f != b.timeline.timeline {
			t.Errorf("%s: %T has the focus, want the new timeline", c.lang, f)
		}
		if got := b.theme.Font(fyne.TextStyle{}).Name(); strings.HasPrefix(got, "NotoSansSC") != (c.lang == "zh") {
			t.Errorf("%s: Fyne's font is %s", c.lang, got)
		}
	}
	b.press(fyne.KeyLeft)
	if b.last().At == at {
		t.Error("the keys do not reach the window made anew")
	}
	if got := b.prefs.lang([]string{"en", "be"}); got != "en" {
		t.Errorf("the language kept is %q", got)
	}
	b.speak("tlh")
	if b.last().Lang != "en" || b.banner.text == "" {
		t.Error("an unknown language is not refused")
	}
}

func TestLanguagePanel(t *testing.T) {
	b := open(t, func(o *Options) { o.Languages = []string{"en", "zh"} })
	b.chooseLanguage()
	if !b.overlays.top() {
		t.Fatal("no panel of languages")
	}
	if name := languageName("xx"); name != "xx" {
		t.Errorf("a language without a name is %q", name)
	}
}
