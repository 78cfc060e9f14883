package dataset

import (
	"slices"
	"sync"
)

// languages is a story's texts in its other languages, shared by the story and what In made of it.
type languages struct {
	own   *Story
	texts map[string][]translation     // by language, in the order they are applied
	told  map[string][]translation     // those of chapters and steps
	terms map[string]map[string]string // by language, the words of terms.csv

	mu   sync.Mutex // guards made
	made map[string]*Story
}

// translation is one text of one language and where it goes.
type translation struct {
	set  func(s *Story, row int, text string)
	row  int
	text string
}

// Lang returns the code of the language that the story's texts are in: its own, unless it comes from In.
func (s *Story) Lang() string {
	switch {
	case s.lang != "":
		return s.lang
	case len(s.Languages) > 0:
		return s.Languages[0]
	}
	return "en"
}

// In returns the story with its texts in the language; what has no text there keeps the story's own. It shares everything
// else, ids and indexes too, and the same language gives the same story each time. A language that the story does not
// carry gives the story in its own. Safe for use by several goroutines.
func (s *Story) In(lang string) *Story {
	l := s.other
	switch {
	case l == nil:
		return s
	case lang == s.Lang():
		return s
	case !slices.Contains(l.own.Languages, lang) || lang == l.own.Lang():
		return l.own
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if made, ok := l.made[lang]; ok {
		return made
	}
	t := l.own.copyTexts()
	t.lang = lang
	for _, tr := range l.texts[lang] {
		tr.set(t, tr.row, tr.text)
	}
	t.tellIn(l)
	for i := range t.Events {
		e := &t.Events[i]
		if actors := t.termsOf(e.Actors); actors != nil {
			e.Actors = actors
		}
	}
	l.made[lang] = t
	return t
}

// Own returns the story in its own language.
func (s *Story) Own() *Story {
	if s.other == nil {
		return s
	}
	return s.other.own
}

// Term returns a word of terms.csv, such as an actor or a product, in the story's language; any other text as it is.
func (s *Story) Term(text string) string {
	if s.other == nil || s.lang == "" {
		return text
	}
	if word, ok := s.other.terms[s.lang][text]; ok {
		return word
	}
	return text
}

// termsOf is Term for a list; nil when nothing changes.
func (s *Story) termsOf(list []string) []string {
	var out []string
	for i, text := range list {
		word := s.Term(text)
		if word != text && out == nil {
			out = slices.Clone(list)
		}
		if out != nil {
			out[i] = word
		}
	}
	return out
}

// copyTexts returns a story whose items may be given other texts.
func (s *Story) copyTexts() *Story {
	t := *s
	t.Places, t.Events, t.Routes = slices.Clone(s.Places), slices.Clone(s.Events), slices.Clone(s.Routes)
	t.Volumes, t.Series, t.Eras, t.Claims = slices.Clone(s.Volumes), slices.Clone(s.Series), slices.Clone(s.Eras), slices.Clone(s.Claims)
	t.Sources, t.Crossings = slices.Clone(s.Sources), slices.Clone(s.Crossings)
	t.Chapters, t.Steps = slices.Clone(s.Chapters), slices.Clone(s.Steps)
	for i := range t.Crossings {
		t.Crossings[i].States = slices.Clone(t.Crossings[i].States)
	}
	return &t
}

// ownEvent returns the event in the story's own language, for what is looked for in both.
func (s *Story) ownEvent(e *Event) (*Story, *Event) {
	own := s.Own()
	if own == s {
		return nil, nil
	}
	i := own.EventIndex(e.ID)
	if i < 0 {
		return nil, nil
	}
	return own, &own.Events[i]
}

// termWords returns the words of terms.csv in one language.
func (l *languages) termWords(lang string) map[string]string {
	words, ok := l.terms[lang]
	if !ok {
		words = map[string]string{}
		l.terms[lang] = words
	}
	return words
}
