package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
)

// pageStudio returns what the built-in story's page is made with.
func pageStudio(t testing.TB) (*figure.Kit, Request) {
	t.Helper()
	kit, r := studio(t)
	r.View, r.Follow = view.New(r.Story), true
	return kit, r
}

func makePage(t testing.TB, kit *figure.Kit, r Request) []byte {
	t.Helper()
	data, err := page(context.Background(), kit, r, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// element is one of a page's.
type element struct {
	name  string
	attrs map[string]string
}

// voids are the elements that have no end.
var voids = []string{"meta", "br"}

// elements reads a page strictly: every element is closed by its own end in its own place, every id is there once, and
// whatever is referred to exists.
func elements(t *testing.T, data []byte) (list []element, text string) {
	t.Helper()
	var open []string
	var words strings.Builder
	ids := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.TextToken:
			if n := len(open); n > 0 && open[n-1] != "style" && open[n-1] != "script" {
				words.WriteString(token.Data)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			e := element{token.Data, map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attrs[a.Key]; twice {
					t.Errorf("<%s> has %s twice", e.name, a.Key)
				}
				e.attrs[a.Key] = a.Val
			}
			if id, ok := e.attrs["id"]; ok {
				if ids[id] {
					t.Errorf("id %q is there twice", id)
				}
				ids[id] = true
			}
			list = append(list, e)
			if kind == html.StartTagToken && !slices.Contains(voids, e.name) {
				open = append(open, e.name)
			}
		case html.EndTagToken:
			if n := len(open); n == 0 || open[n-1] != token.Data {
				t.Fatalf("</%s> ends %v", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("not ended: %v", open)
	}
	for _, e := range list {
		for _, name := range []string{"href", "aria-labelledby"} {
			if target, ok := e.attrs[name]; ok && (name != "href" || strings.HasPrefix(target, "#")) && !ids[strings.TrimPrefix(target, "#")] {
				t.Errorf("<%s %s=%q> leads nowhere", e.name, name, target)
			}
		}
		if m := regexp.MustCompile(`url\(#(\w+)\)`).FindStringSubmatch(e.attrs["clip-path"]); m != nil && !ids[m[1]] {
			t.Errorf("<%s> is cut to %s, which is not there", e.name, m[1])
		}
	}
	return list, words.String()
}

// reaches returns what a page would ask a network for, or let run: there must be nothing.
func reaches(list []element, data []byte) (out []string) {
	for _, e := range list {
		for name, value := range e.attrs {
			switch {
			case strings.HasPrefix(name, "on"), name == "src", name == "srcset", name == "action", name == "ping", name == "formaction", name == "xlink:href":
				out = append(out, fmt.Sprintf("<%s %s=%q>", e.name, name, value))
			case name == "href" && e.name == "a":
				if !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "http://") {
					out = append(out, fmt.Sprintf("<a href=%q>", value))
				}
			case name == "href" && !strings.HasPrefix(value, "#"):
				out = append(out, fmt.Sprintf("<%s href=%q>", e.name, value))
			}
		}
		if slices.Contains([]string{"img", "link", "iframe", "object", "embed", "image", "base", "form", "audio", "video", "source", "foreignobject"}, e.name) {
			out = append(out, "<"+e.name+">")
		}
	}
	for _, m := range regexp.MustCompile(`(?i)url\(\s*["']?([^)]{0,12})|@import`).FindAllStringSubmatch(string(data), -1) {
		if !strings.HasPrefix(m[1], "data:font") && !strings.HasPrefix(m[1], "#") {
			out = append(out, m[0])
		}
	}
	return out
}

func TestPageIsWholeAndAsksForNothing(t *testing.T) {
	kit, r := pageStudio(t)
	data := makePage(t, kit, r)
	list, text := elements(t, data)
	leadsToSources(t, r, list)
	if len(data) > MaxPage {
		t.Errorf("the page has %d bytes, want at most %d", len(data), MaxPage)
	}
	for _, what := range reaches(list, data) {
		t.Errorf("the page reaches out: %s", what)
	}
	if again := makePage(t, kit, r); !bytes.Equal(data, again) {
		t.Error("a second page has other bytes")
	}
	count := map[string]int{}
	for _, e := range list {
		count[e.name]++
	}
	for _, name := range []string{"main", "header", "footer", "h1"} {
		if count[name] != 1 {
			t.Errorf("%d of <%s>, want 1", count[name], name)
		}
	}
	if count["article"] != len(r.Story.Steps) || count["figure"] != len(r.Story.Steps) {
		t.Errorf("%d articles and %d figures, want %d", count["article"], count["figure"], len(r.Story.Steps))
	}
	flat := strings.Join(strings.Fields(text), " ")
	for i := range r.Story.Steps {
		s := &r.Story.Steps[i]
		for _, want := range []string{s.Title, s.Text} {
			if want = strings.Join(strings.Fields(figure.Typographic(want)), " "); !strings.Contains(flat, want) {
				t.Errorf("step %d: %q is not on the page", i+1, want)
			}
		}
	}
	for i := range r.Story.Chapters {
		if !strings.Contains(flat, figure.Typographic(r.Story.Chapters[i].Title)) {
			t.Errorf("chapter %q is not on the page", r.Story.Chapters[i].Title)
		}
	}
	for i := range r.Story.Events {
		if !strings.Contains(flat, figure.Typographic(r.Story.Events[i].Title)) {
			t.Errorf("event %q is not on the page", r.Story.Events[i].Title)
		}
	}
	for _, credit := range append(r.Story.Credits, r.Story.Boundary, r.Story.Licence) {
		if !strings.Contains(flat, credit) {
			t.Errorf("%q is not on the page", credit)
		}
	}
}

// leadsToSources checks that every source of a step is a link beside it and stands in the list with its address.
func leadsToSources(t *testing.T, r Request, list []element) {
	t.Helper()
	links := map[string]int{}
	for _, e := range list {
		if e.name == "a" {
			links[e.attrs["href"]]++
		}
	}
	for n, step := range Steps(r.Story, r.View) {
		for _, i := range step.sources(r.Story) {
			if address := r.Story.Sources[i].URL; address != "" && links[address] < 2 {
				t.Errorf("step %d: %s is linked %d times, want beside the step and in the list", n+1, address, links[address])
			}
		}
	}
}

func TestPageInEveryLanguageAndTheme(t *testing.T) {
	kit, r := pageStudio(t)
	own := r.Story
	for _, lang := range some(words.Languages(assets.Words())) {
		var err error
		if r.Words, err = words.Load(assets.Words(), lang); err != nil {
			t.Fatal(err)
		}
		r.View.Lang, r.Story = lang, own.In(lang)
		data := makePage(t, kit, r)
		list, text := elements(t, data)
		if list[0].attrs["lang"] != lang {
			t.Errorf("%s: the page says it is in %q", lang, list[0].attrs["lang"])
		}
		if !strings.Contains(text, r.Story.Steps[7].Title) || !strings.Contains(text, r.Words.T("page.timeline")) && strings.Contains(text, "page.") {
			t.Errorf("%s: words are missing", lang)
		}
		if len(data) > MaxPage {
			t.Errorf("%s: %d bytes", lang, len(data))
		}
	}
	r.Follow, r.View.Filter = false, "category:border"
	for _, pal := range some([]*palette.Palette{palette.Light(), palette.Dark(), palette.Print()}) {
		r.Palette = pal
		data := makePage(t, kit, r)
		if bytes.Contains(data, []byte("prefers-color-scheme")) {
			t.Errorf("%s: a page of one theme follows the reader's", pal.Name)
		}
	}
}

// hostileStory returns the built-in story with every text replaced by what breaks out of careless pages.
func hostileStory(story *dataset.Story) *dataset.Story {
	const evil = `</script></style></title><img src=x onerror=alert(1)>"'><svg onload=alert(2)>{{.}}]]>--><!-- javascript:alert(3)`
	s := *story
	s.Title, s.Subtitle, s.Licence, s.Boundary = evil, evil, evil, evil
	s.Authors, s.Credits = []string{evil}, []string{evil}
	s.Events, s.Steps, s.Chapters, s.Sources = slices.Clone(s.Events), slices.Clone(s.Steps), slices.Clone(s.Chapters), slices.Clone(s.Sources)
	s.Eras, s.Places, s.Routes, s.Claims = slices.Clone(s.Eras), slices.Clone(s.Places), slices.Clone(s.Routes), slices.Clone(s.Claims)
	for i := range s.Events {
		e := &s.Events[i]
		e.Title, e.Short, e.Summary, e.Category, e.Note = evil, evil, evil, evil, evil
	}
	for i := range s.Steps {
		s.Steps[i].Title, s.Steps[i].Text = evil, evil
	}
	for i := range s.Chapters {
		s.Chapters[i].Title = evil
	}
	addresses := []string{"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example", "vbscript:x", " https://a", `https://a/"onmouseover="alert(1)`, "HTTPS://b/"}
	for i := range s.Sources {
		s.Sources[i].Title, s.Sources[i].Publisher, s.Sources[i].URL = evil, evil, addresses[i%len(addresses)]
	}
	for i := range s.Eras {
		s.Eras[i].Title = evil
	}
	for i := range s.Places {
		s.Places[i].Name, s.Places[i].Label = evil, evil
	}
	for i := range s.Routes {
		s.Routes[i].Name = evil
	}
	for i := range s.Claims {
		s.Claims[i].Claim, s.Claims[i].Shown = evil, evil
	}
	return &s
}

func TestHostileStoryStaysText(t *testing.T) {
	kit, r := pageStudio(t)
	r.Story = hostileStory(r.Story)
	r.AltText = `"><script>alert(1)</script>`
	data := makePage(t, kit, r)
	list, text := elements(t, data)
	for _, what := range reaches(list, data) {
		if !strings.HasPrefix(what, `<a href="HTTPS://`) {
			t.Errorf("the page reaches out: %s", what)
		}
	}
	scripts := 0
	for _, e := range list {
		if e.name == "script" {
			scripts++
		}
	}
	if scripts != 2 {
		t.Errorf("%d scripts, want the page's own two", scripts)
	}
	if !strings.Contains(text, "<img src=x onerror=alert(1)>") {
		t.Error("the hostile text is not shown as text")
	}
}

func TestPageOfEventsUnderAFilter(t *testing.T) {
	kit, r := pageStudio(t)
	r.View.Filter = "category:prisoners"
	steps := PageSteps(r)
	list, _ := elements(t, makePage(t, kit, r))
	articles := 0
	for _, e := range list {
		if e.name == "article" {
			articles++
		}
	}
	if articles != len(steps) || articles < 5 {
		t.Errorf("%d articles of %d events", articles, len(steps))
	}
}

// A page of all events, which share one view of the map, is no larger than that of the told version.
func TestPageOfManyEventsStaysSmall(t *testing.T) {
	kit, r := pageStudio(t)
	r.View.Filter = "from:2000"
	if n := len(PageSteps(r)); n != len(r.Story.Events) {
		t.Fatalf("%d steps of %d events", n, len(r.Story.Events))
	}
	if testing.Short() {
		r.View.Filter = "from:2025-09" // some of them
	}
	data := makePage(t, kit, r)
	elements(t, data)
	if len(data) > MaxPage*2/3 {
		t.Errorf("%d events come to %d bytes", len(r.Story.Events), len(data))
	}
}

func TestPageIsWrittenWholeOrNotAtAll(t *testing.T) {
	kit, r := pageStudio(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "story.html")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err := WritePage(ctx, kit, r, path, func(done, of int) {
		if of != len(r.Story.Steps) || done < 1 || done > of {
			t.Errorf("progress is %d of %d", done, of)
		}
		cancel()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled page gives %v", err)
	}
	if got := names(t, folder); !slices.Equal(got, []string{"story.html"}) {
		t.Errorf("the folder holds %v", got)
	}
	if data, _ := os.ReadFile(path); string(data) != "before" {
		t.Error("a cancelled page has changed the file")
	}
	r.View.Filter = "nothing-like-this"
	if err := WritePage(context.Background(), kit, r, path, nil); err == nil {
		t.Error("a page of no event is written")
	}
}
