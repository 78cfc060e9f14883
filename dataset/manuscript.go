package dataset

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// Manuscript is the text of a story.toml, of which the told version can be exchanged while everything else stays as its
// author wrote it. It never changes.
type Manuscript struct {
	text          string // without a byte order mark
	mark          string // the byte order mark, if any
	newline       string
	before, after string // what is no chapter, before and after the first of them
	inline        bool   // the chapters are one value
	tangled       string // why the chapters cannot be exchanged without a loss; "" when they can
	told          Telling
	values        map[string]any
}

// toldSource is where a chapter or step was read: its pieces of text, its head first, and what they say.
type toldSource struct {
	lead    string // comment lines that belong to it
	first   bool   // it stands before all others
	next    *toldSource
	parts   []tomlPart
	chapter ToldChapter
	step    ToldStep
}

// ErrTangled is the error for a story.toml whose chapters are written so that they cannot be exchanged without losing
// something of it.
var ErrTangled = errors.New("write each chapter as [[chapters]] and each step as [[chapters.steps]] to change them here")

// ReadManuscript reads the text of a story.toml. The error is a Problems when it cannot be understood; what its chapters
// mean is looked at by Retold.
func ReadManuscript(data []byte) (*Manuscript, error) {
	m := &Manuscript{text: string(data), newline: "\n"}
	if rest, ok := strings.CutPrefix(m.text, "\ufeff"); ok {
		m.text, m.mark = rest, "\ufeff"
	}
	if i := strings.IndexByte(m.text, '\n'); i > 0 && m.text[i-1] == '\r' {
		m.newline = "\r\n"
	}
	var err error
	if m.told, m.values, err = readTold(data); err != nil {
		return nil, err
	}
	parts, err := tomlParts(m.text)
	if err != nil {
		m.tangled = err.Error()
		return m, nil
	}
	m.takeApart(parts)
	return m, nil
}

// readTold returns the told version in the text of a story.toml, and the values of everything else in it.
func readTold(data []byte) (Telling, map[string]any, error) {
	out := &collector{files: []string{storyFile}}
	f := readToml(data, out)
	told := f.telling()
	if err := out.err(); err != nil {
		return Telling{}, nil, err
	}
	delete(f.values, "chapters")
	return told, f.values, nil
}

// takeApart finds the text of each chapter and step.
func (m *Manuscript) takeApart(parts []tomlPart) {
	var (
		sources  []*toldSource // of chapters, in order
		steps    [][]*toldSource
		open     *toldSource // takes what comes now; nil for what is no chapter
		foreign  strings.Builder
		comments []tomlPart // directly above what comes next
		last     *toldSource
		seen     bool
		headed   bool     // a table has begun
		into     []string // names of the table within the chapter or step, for its keys
	)
	flush := func() {
		for _, c := range comments {
			if open != nil {
				open.parts = append(open.parts, c)
			} else {
				foreign.WriteString(c.raw)
			}
		}
		comments = nil
	}
	begin := func() *toldSource {
		s := &toldSource{first: !seen}
		if last != nil {
			last.next = s
		}
		last = s
		if !seen { // what stands above the first chapter speaks of all
			flush()
			m.before = foreign.String()
			foreign.Reset()
			seen = true
		}
		for _, c := range comments {
			s.lead += c.raw
		}
		comments, into = nil, nil
		return s
	}
	for _, p := range parts {
		top := !headed
		headed = headed || p.kind == tomlTableHead || p.kind == tomlListHead
		switch {
		case p.kind == tomlComment:
			comments = append(comments, p)
			continue
		case p.kind == tomlListHead && p.within("chapters") && len(p.path) == 1:
			open = begin()
			sources, steps = append(sources, open), append(steps, nil)
		case p.kind == tomlListHead && p.within("chapters", "steps") && len(p.path) == 2 && len(sources) > 0:
			open = begin()
			steps[len(steps)-1] = append(steps[len(steps)-1], open)
		case (p.kind == tomlTableHead || p.kind == tomlListHead) && p.within("chapters", "steps") && open != nil && len(p.path) > 2:
			flush()
			into = p.path[2:]
			p.path = into
		case (p.kind == tomlTableHead || p.kind == tomlListHead) && p.within("chapters"):
			flush()
			m.tangled = "a table [" + strings.Join(p.path, ".") + "] stands among the chapters"
			into = p.path[1:]
		case p.kind == tomlTableHead || p.kind == tomlListHead:
			open, into = nil, nil
		case p.kind == tomlEntry && open == nil && p.within("chapters") && top:
			m.inline = true
			if p.comment {
				m.tangled = "comments stand among the chapters"
			}
			flush()
			continue
		default:
			flush()
			if p.kind == tomlEntry && len(into) > 0 {
				p.path = append(append([]string(nil), into...), p.path...)
			}
		}
		if open != nil {
			open.parts = append(open.parts, p)
			continue
		}
		flush()
		foreign.WriteString(p.raw)
	}
	flush()
	if seen {
		m.after = foreign.String()
	} else {
		m.before = foreign.String()
	}
	m.attach(sources, steps)
}

// attach gives each chapter and step that was read the text that says it.
func (m *Manuscript) attach(sources []*toldSource, steps [][]*toldSource) {
	extra := false
	for i := range m.told.Chapters {
		c := &m.told.Chapters[i]
		if i < len(sources) {
			c.source = sources[i]
		} else {
			extra = extra || c.extra != nil
		}
		own := i < len(steps) && len(steps[i]) == len(c.Steps)
		for j := range c.Steps {
			if own {
				c.Steps[j].source = steps[i][j]
				steps[i][j].step = c.Steps[j]
			} else {
				extra = extra || c.Steps[j].extra != nil
			}
		}
		if c.source != nil {
			c.source.chapter = *c
			for _, p := range c.source.parts {
				if p.kind == tomlEntry && p.within("steps") && p.comment {
					m.tangled = "comments stand among the steps"
				}
			}
		}
	}
	if extra {
		m.tangled = "chapters that are written as one value hold keys that are not known"
	}
	if m.inline && len(sources) > 0 || !m.inline && len(sources) != len(m.told.Chapters) {
		m.tangled = "chapters are written in several ways"
	}
}

// Tangled returns an ErrTangled when the chapters cannot be exchanged without losing something of the file, else nil.
func (m *Manuscript) Tangled() error {
	if m.tangled == "" {
		return nil
	}
	return fmt.Errorf("%s: %s: %w", storyFile, m.tangled, ErrTangled)
}

// Telling returns the told version.
func (m *Manuscript) Telling() Telling { return m.told }

// With returns the text of the file with another told version, what it says of each step changed no further than need be,
// and everything else as it was. What comes out reads back as the telling, or there is an error: ErrTangled where the way
// the file is written stands against it, another when the file would be larger than a story may be.
func (m *Manuscript) With(told Telling) ([]byte, error) {
	told = told.normal()
	if !told.writable() {
		return nil, errors.New("a text holds a control character")
	}
	if m.unchanged(told) {
		return []byte(m.mark + m.text), nil
	}
	if err := m.Tangled(); err != nil {
		return nil, err
	}
	w := toldWriter{newline: m.newline}
	w.b.WriteString(m.mark + m.before)
	for i := range told.Chapters {
		w.chapter(&told.Chapters[i])
		for j := range told.Chapters[i].Steps {
			w.step(&told.Chapters[i].Steps[j])
		}
	}
	if m.after != "" {
		if w.last != nil && w.last.next == nil {
			w.line()
		} else {
			w.gap()
		}
		w.b.WriteString(m.after)
	}
	data := []byte(w.b.String())
	if len(data) > maxToml {
		return nil, fmt.Errorf("%s: larger than %d bytes with these texts", storyFile, maxToml)
	}
	back, values, err := readTold(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", storyFile, firstLine(err))
	}
	if !back.Same(told) || !told.sameExtra(back) || !reflect.DeepEqual(values, m.values) {
		return nil, fmt.Errorf("%s: %w", storyFile, ErrTangled)
	}
	return data, nil
}

// unchanged reports whether the telling is the file's own, step for step.
func (m *Manuscript) unchanged(told Telling) bool { return m.told.Same(told) && told.sameExtra(m.told) }

// sameExtra reports whether chapters and steps carry the same keys that are not known.
func (t Telling) sameExtra(o Telling) bool {
	for i := range t.Chapters {
		if !sameValues(t.Chapters[i].extra, o.Chapters[i].extra) {
			return false
		}
		for j := range t.Chapters[i].Steps {
			if !sameValues(t.Chapters[i].Steps[j].extra, o.Chapters[i].Steps[j].extra) {
				return false
			}
		}
	}
	return true
}

func sameValues(a, b map[string]any) bool {
	return len(a) == 0 && len(b) == 0 || reflect.DeepEqual(a, b)
}

func firstLine(err error) error {
	text, _, more := strings.Cut(err.Error(), "\n")
	if !more {
		return err
	}
	return errors.New(text)
}
