package dataset

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// textColumn is a column whose text may stand in other languages beside it, and where that text goes. A title or name is
// also its short form, until that has a text of its own: it comes first.
type textColumn struct {
	name    string
	oneLine bool
	set     func(s *Story, row int, text string)
}

// translated names the columns of each table that may carry languages.
var translated = map[string][]textColumn{
	placesSchema.file: {
		{"name", true, func(s *Story, i int, text string) { s.Places[i].Name, s.Places[i].Label = text, text }},
		{"label", true, func(s *Story, i int, text string) { s.Places[i].Label = text }},
		{"note", false, func(s *Story, i int, text string) { s.Places[i].Note = text }},
	},
	eventsSchema.file: {
		{"title", true, func(s *Story, i int, text string) { s.Events[i].Title, s.Events[i].Short = text, text }},
		{"short", true, func(s *Story, i int, text string) { s.Events[i].Short = text }},
		{"summary", false, func(s *Story, i int, text string) { s.Events[i].Summary = text }},
		{"note", false, func(s *Story, i int, text string) { s.Events[i].Note = text }},
	},
	routesSchema.file: {
		{"name", true, func(s *Story, i int, text string) { s.Routes[i].Name = text }},
		{"note", false, func(s *Story, i int, text string) { s.Routes[i].Note = text }},
	},
	crossingsSchema.file: { // the row is a state; see stateRow
		{"name", true, func(s *Story, i int, text string) { s.Crossings[i/maxRows].Name = text }},
		{"note", false, func(s *Story, i int, text string) { s.Crossings[i/maxRows].States[i%maxRows].Note = text }},
	},
	volumesSchema.file: {
		{"note", false, func(s *Story, i int, text string) { s.Volumes[i].Note = text }},
	},
	metaSchema.file: {
		{"title", true, func(s *Story, i int, text string) { s.Series[i].Title = text }},
		{"note", false, func(s *Story, i int, text string) { s.Series[i].Note = text }},
	},
	erasSchema.file: {
		{"title", true, func(s *Story, i int, text string) { s.Eras[i].Title = text }},
	},
	claimsSchema.file: {
		{"claim", false, func(s *Story, i int, text string) { s.Claims[i].Claim = text }},
		{"remark", false, func(s *Story, i int, text string) { s.Claims[i].Remark = text }},
		{"shown", false, func(s *Story, i int, text string) { s.Claims[i].Shown = text }},
	},
	sourcesSchema.file: {
		{"title", true, func(s *Story, i int, text string) { s.Sources[i].Title = text }},
		{"publisher", true, func(s *Story, i int, text string) { s.Sources[i].Publisher = text }},
	},
	termsSchema.file: {{name: "term", oneLine: true}},
}

// storyTexts are the keys of story.toml that may carry languages: "title@be".
var storyTexts = []textColumn{
	{"title", true, func(s *Story, _ int, text string) { s.Title = text }},
	{"subtitle", true, func(s *Story, _ int, text string) { s.Subtitle = text }},
	{"boundary", true, func(s *Story, _ int, text string) { s.Boundary = text }},
}

// isLanguage reports whether code is a language code that exists, such as be or zh-Hant.
func isLanguage(code string) bool {
	_, err := language.Parse(code)
	return err == nil && code == strings.TrimSpace(code)
}

// checkLanguages reports what is wrong with the languages in the head of a table. A column that carries one needs not be
// known; one whose name is nearly that of a known one is reported.
func (l *loader) checkLanguages(t *table) {
	var known []string
	for _, c := range translated[t.file] {
		known = append(known, c.name)
	}
	for _, h := range t.heads {
		column, lang, ok := strings.Cut(h.name, "@")
		if !ok {
			continue
		}
		if !slices.Contains(known, column) {
			if near := Nearest(column, known); near != "" && len(column) > 3 {
				t.problem(h.at, h.name, "write "+near+"@"+lang, "column %s is not known", quote(h.name))
			}
			continue
		}
		if reason, proposal := l.languageFault(lang, column); reason != "" {
			t.problem(h.at, h.name, proposal, "column %s: %s", quote(h.name), reason)
		}
	}
}

// languageFault says why a text cannot be in the language, "" when it can.
func (l *loader) languageFault(lang, column string) (reason, proposal string) {
	own := l.story.Languages[0]
	switch {
	case !isLanguage(lang):
		return quote(lang) + " is not a language code", "write a code such as be or zh"
	case lang == own:
		return quote(lang) + " is the story's own language", "write its texts in column " + column
	case !slices.Contains(l.story.Languages, lang) && l.toml.values["languages"] == nil:
		l.story.Languages = append(l.story.Languages, lang) // none are named: the texts say which there are
	case !slices.Contains(l.story.Languages, lang):
		return "story.toml does not name the language " + quote(lang), "add " + strconv.Quote(lang) + " to languages in story.toml"
	}
	return "", ""
}

// readLanguages gathers the texts of the story's other languages, when everything else has its place.
func (l *loader) readLanguages(tables map[string]*table) {
	s := l.story
	out := &languages{own: s, texts: map[string][]translation{}, terms: map[string]map[string]string{}, made: map[string]*Story{}}
	s.other = out
	if l.toml.broken {
		return // which languages there are is not known
	}
	l.toml.languages(out, l)
	l.chapterLanguages(out)
	for _, sc := range schemas {
		l.checkLanguages(tables[sc.file])
	}
	for _, sc := range schemas {
		l.readTexts(tables[sc.file], translated[sc.file], out)
	}
}

// readTexts gathers what a table says in other languages, in one pass: a long table is read anew for each.
func (l *loader) readTexts(t *table, columns []textColumn, out *languages) {
	type spoken struct {
		textColumn
		head, lang string
	}
	var there []spoken
	for _, column := range columns {
		for _, lang := range l.story.Languages[1:] {
			if head := column.name + "@" + lang; t.column(head) >= 0 {
				there = append(there, spoken{column, head, lang})
			}
		}
	}
	if len(there) == 0 {
		return
	}
	t.each(func(i int, c record) {
		row := -1
		if t.file != termsSchema.file {
			if row = l.rowOf(t, c, i); row < 0 {
				return
			}
		}
		for _, column := range there {
			text := c.text(column.head)
			if column.oneLine {
				text = c.line(column.head)
			}
			switch {
			case text == "":
			case row < 0:
				out.termWords(column.lang)[c.text(column.name)] = text
			default:
				out.texts[column.lang] = append(out.texts[column.lang], translation{column.set, row, text})
			}
		}
	})
}

// rowOf returns where a row's item stands in the story, -1 when it is not there.
func (l *loader) rowOf(t *table, c record, i int) int {
	id := c.text("id")
	switch t.file {
	case eventsSchema.file: // they are sorted
		return l.events.at(id)
	case crossingsSchema.file:
		return l.stateRow(id)
	}
	return i
}

// stateRow returns the crossing and the state of a row as one number, -1 when there is none.
func (l *loader) stateRow(id string) int {
	crossing := runningNumber.ReplaceAllString(id, "")
	for i := range l.story.Crossings {
		if l.story.Crossings[i].ID != crossing {
			continue
		}
		for j := range l.story.Crossings[i].States {
			if l.story.Crossings[i].States[j].ID == id {
				return i*maxRows + j
			}
		}
	}
	return -1
}

// readTerms checks that each term is there once; its words are read with the languages.
func (l *loader) readTerms(t *table) {
	lines := map[string]int32{}
	for _, c := range t.records() {
		term := c.need("term")
		if first, twice := lines[term]; twice && term != "" {
			c.fail("term", "keep one", quote(term)+" is already on line "+strconv.Itoa(int(first)))
		}
		lines[term] = c.at("term").line
	}
}

// languages reads the texts of story.toml in other languages, and checks its list of languages.
func (f *tomlFile) languages(out *languages, l *loader) {
	top := f.top()
	codes := l.story.Languages
	for i, code := range codes {
		switch {
		case !isLanguage(code):
			top.fail("languages", code, "write codes such as en, be or zh", quote(code)+" is not a language code")
		case slices.Index(codes, code) < i:
			top.fail("languages", code, "name it once", quote(code)+" is there twice")
		}
	}
	for _, key := range sortedKeys(f.values) {
		name, lang, ok := strings.Cut(key, "@")
		i := slices.IndexFunc(storyTexts, func(c textColumn) bool { return c.name == name })
		if !ok || i < 0 {
			continue
		}
		if reason, proposal := l.languageFault(lang, name); reason != "" {
			top.fail(key, lang, proposal, reason)
			continue
		}
		if text := top.text(key); text != "" {
			out.texts[lang] = append(out.texts[lang], translation{storyTexts[i].set, 0, text})
		}
	}
}
