package dataset

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// Telling is a told version as its author writes it: what each step says itself, in every language, and nothing that its
// event gives. It is a value: an edit gives another one, and slices and maps are shared and must not be written to.
type Telling struct{ Chapters []ToldChapter }

// ToldChapter is a chapter as it is written.
type ToldChapter struct {
	ID    string
	Title Wording
	Steps []ToldStep

	source *toldSource // where it was read; nil for one that is new
	extra  map[string]any
	unread []string
}

// ToldStep is a step as it is written. A text that is empty is left to the step's event.
type ToldStep struct {
	Event              string // an event's id, "" for none
	Date               string // EDTF, "" for the event's
	Title, Text, Notes Wording
	Camera             StepCamera
	Layers             []string
	Chart              string

	source *toldSource
	extra  map[string]any // keys that mean nothing here, kept for their author
	unread []string       // keys that stand there but could not be read; they have been reported
}

// Wording is a text in the story's own language and in others.
type Wording struct {
	Text string
	In   map[string]string // by language code; nil for none
}

// ToldText is one of the texts of a step.
type ToldText uint8

// The texts of a step.
const (
	StepTitle ToldText = iota
	StepText
	StepNotes
)

// Of returns the text that is written in a language, "" where there is none; own is the story's own language.
func (w Wording) Of(lang, own string) string {
	if lang == own {
		return w.Text
	}
	return w.In[lang]
}

// With returns the wording with another text in one language, own being the story's own; "" takes it away.
func (w Wording) With(lang, own, text string) Wording {
	if lang == own {
		w.Text = text
		return w
	}
	w.In = maps.Clone(w.In)
	if text == "" {
		delete(w.In, lang)
		return w
	}
	if w.In == nil {
		w.In = map[string]string{}
	}
	w.In[lang] = text
	return w
}

func (w Wording) same(o Wording) bool { return w.Text == o.Text && maps.Equal(w.In, o.In) }

// wording returns one of the step's texts.
func (s *ToldStep) wording(text ToldText) *Wording {
	switch text {
	case StepTitle:
		return &s.Title
	case StepText:
		return &s.Text
	}
	return &s.Notes
}

// Wording returns one of the step's texts as it is written.
func (s ToldStep) Wording(text ToldText) Wording { return *s.wording(text) }

// CleanText returns a text as a story may hold it: without control characters, with line feeds between lines, in valid
// UTF-8 and without space about it. A title is one line.
func CleanText(text string, which ToldText) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "\uFFFD")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case isControl(r):
			return -1
		}
		return r
	}, text)
	if which == StepTitle {
		return strings.Join(strings.Fields(text), " ")
	}
	return strings.TrimSpace(text)
}

// Same reports whether two told versions say the same, whatever text they were read from.
func (t Telling) Same(o Telling) bool {
	return slices.EqualFunc(t.Chapters, o.Chapters, func(a, b ToldChapter) bool {
		return a.sameHead(b) && slices.EqualFunc(a.Steps, b.Steps, ToldStep.Same)
	})
}

func (c ToldChapter) sameHead(o ToldChapter) bool { return c.ID == o.ID && c.Title.same(o.Title) }

// Same reports whether two steps say the same.
func (s ToldStep) Same(o ToldStep) bool {
	return s.Event == o.Event && s.Date == o.Date && s.Camera == o.Camera && s.Chart == o.Chart && slices.Equal(s.Layers, o.Layers) &&
		s.Title.same(o.Title) && s.Text.same(o.Text) && s.Notes.same(o.Notes)
}

// Len returns the number of steps.
func (t Telling) Len() int {
	n := 0
	for i := range t.Chapters {
		n += len(t.Chapters[i].Steps)
	}
	return n
}

// Find returns where the step at an index of all steps stands: its chapter and its place there; ok is false out of range.
func (t Telling) Find(step int) (chapter, place int, ok bool) {
	for i := range t.Chapters {
		if n := len(t.Chapters[i].Steps); step < n {
			return i, step, step >= 0
		} else {
			step -= n
		}
	}
	return 0, 0, false
}

// Index returns the index among all steps of a place in a chapter.
func (t Telling) Index(chapter, place int) int {
	for i := range min(chapter, len(t.Chapters)) {
		place += len(t.Chapters[i].Steps)
	}
	return place
}

// Step returns the step at an index of all steps; ok is false out of range.
func (t Telling) Step(step int) (s ToldStep, ok bool) {
	i, j, ok := t.Find(step)
	if !ok {
		return ToldStep{}, false
	}
	return t.Chapters[i].Steps[j], true
}

// normal returns the telling as it would be read back: texts trimmed, a camera without what does not count.
func (t Telling) normal() Telling {
	trim := func(w *Wording, oneLine bool) {
		fit := func(s string) string {
			if oneLine {
				return strings.Join(strings.Fields(s), " ")
			}
			return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
		}
		w.Text = fit(w.Text)
		var in map[string]string
		for lang, text := range w.In {
			if text = fit(text); text != "" {
				if in == nil {
					in = make(map[string]string, len(w.In))
				}
				in[lang] = text
			}
		}
		w.In = in
	}
	chapters := slices.Clone(t.Chapters)
	for i := range chapters {
		c := &chapters[i]
		c.ID = strings.TrimSpace(c.ID)
		trim(&c.Title, true)
		c.Steps = slices.Clone(c.Steps)
		for j := range c.Steps {
			s := &c.Steps[j]
			s.Event, s.Date, s.Chart = strings.TrimSpace(s.Event), strings.TrimSpace(s.Date), strings.TrimSpace(s.Chart)
			trim(&s.Title, true)
			trim(&s.Text, false)
			trim(&s.Notes, false)
			if s.Camera.Zoom == 0 {
				s.Camera.Center = orb.Point{}
			}
			if len(s.Layers) == 0 {
				s.Layers = nil
			}
		}
	}
	return Telling{chapters}
}

// texts calls do with every text of the telling.
func (t Telling) texts(do func(text string) bool) bool {
	wording := func(w Wording) bool {
		if !do(w.Text) {
			return false
		}
		for _, text := range w.In {
			if !do(text) {
				return false
			}
		}
		return true
	}
	for _, c := range t.Chapters {
		if !do(c.ID) || !wording(c.Title) {
			return false
		}
		for _, s := range c.Steps {
			if !do(s.Event) || !do(s.Date) || !do(s.Chart) || !wording(s.Title) || !wording(s.Text) || !wording(s.Notes) {
				return false
			}
		}
	}
	return true
}

// writable reports whether a story may hold all its texts.
func (t Telling) writable() bool {
	return t.texts(func(text string) bool { return utf8.ValidString(text) && !strings.ContainsFunc(text, isControl) })
}
