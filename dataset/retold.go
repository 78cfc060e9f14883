package dataset

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is what is wrong with one chapter or step of a told version.
type Fault struct {
	Chapter  int
	Step     int    // among all steps; -1 for a fault of the chapter itself
	Key      string // of the chapter or step, as in FORMAT.md
	Reason   string
	Proposal string // what would be right; may be empty
}

// Error returns the fault on one line.
func (f *Fault) Error() string {
	where := fmt.Sprintf("chapter %d", f.Chapter+1)
	if f.Step >= 0 {
		where = fmt.Sprintf("step %d", f.Step+1)
	}
	s := oneLine(where + ": " + f.Key + ": " + f.Reason)
	if f.Proposal != "" {
		s += "; " + oneLine(f.Proposal)
	}
	return s
}

// Retold returns the story with another told version and shares everything else with it, texts in other languages too. The
// error is a *Fault, the first there is; what it refuses Load would refuse. The story stays as it is.
func (s *Story) Retold(told Telling) (*Story, error) {
	own := s.Own()
	told = told.normal()
	var first *Fault
	t := teller{
		story: own, event: own.EventIndex, proposal: func(string) string { return "" },
		frames: own.frameIDs(), charts: own.ChartNames(),
		fail: func(f toldFault) {
			if first == nil {
				first = &Fault{f.chapter, f.step, f.key, f.reason, f.proposal}
			}
		},
	}
	next := *own
	next.Chapters, next.Steps = t.tell(told)
	if first == nil {
		first = own.untellable(told)
	}
	if first != nil {
		return nil, first
	}
	l := &languages{own: &next, told: told.translations(), made: map[string]*Story{}}
	next.other = l
	if old := own.other; old != nil {
		l.texts, l.terms = old.texts, old.terms
		old.mu.Lock()
		for lang, made := range old.made {
			other := *made
			other.Chapters, other.Steps, other.other = slices.Clone(next.Chapters), slices.Clone(next.Steps), l
			other.tellIn(l)
			l.made[lang] = &other
		}
		old.mu.Unlock()
	}
	return &next, nil
}

// untellable returns the first text that a story cannot hold: one with a control character, or in a language that the
// story does not carry.
func (s *Story) untellable(told Telling) *Fault {
	n := 0
	wrong := func(w Wording) string {
		for lang, text := range w.In {
			if !slices.Contains(s.Languages, lang) || lang == s.Lang() {
				return "the story does not carry the language " + quote(lang)
			}
			if strings.ContainsFunc(text, isControl) {
				return "a control character"
			}
		}
		if strings.ContainsFunc(w.Text, isControl) || strings.ToValidUTF8(w.Text, "") != w.Text {
			return "a control character"
		}
		return ""
	}
	for i, c := range told.Chapters {
		if reason := wrong(c.Title); reason != "" {
			return &Fault{Chapter: i, Step: -1, Key: "title", Reason: reason}
		}
		for _, step := range c.Steps {
			for _, key := range toldTexts {
				if reason := wrong(*step.wording(key.text)); reason != "" {
					return &Fault{Chapter: i, Step: n, Key: key.name, Reason: reason}
				}
			}
			n++
		}
	}
	return nil
}

// tellIn puts the texts of the told version in the story's language into a copy in that language.
func (s *Story) tellIn(l *languages) {
	for _, tr := range l.told[s.lang] {
		tr.set(s, tr.row, tr.text)
	}
	s.tellEvents(l.own)
}

// Facts stands for all that a story holds besides its told version: those of a story and of what Retold made of it are
// equal, in the same language. It is for keeping what was worked out from them.
type Facts struct {
	of   any
	lang string
}

// Facts returns what the story holds besides its told version, for comparing.
func (s *Story) Facts() Facts {
	if s == nil || s.index == nil {
		return Facts{of: s}
	}
	return Facts{s.index, s.Lang()}
}
