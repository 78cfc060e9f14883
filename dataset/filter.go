package dataset

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"thawline/dataset/edtf"
)

// FilterError says what is wrong with a filter expression, in one line.
type FilterError struct{ Term, Reason, Proposal string }

// Error returns the term, the reason and the proposal.
func (e *FilterError) Error() string {
	s := fmt.Sprintf("filter: %s: %s", quote(e.Term), e.Reason)
	if e.Proposal != "" {
		s += "; " + e.Proposal
	}
	return s
}

// maxFilter bounds an expression, in bytes.
const maxFilter = 2000

// Filter compiles an expression into a test of events by their index in Events: words that the text must hold, and
// category: actor: place: route: confidence: source: in: from: to: with a value. Terms are joined by and, repeated keys
// by or; a leading - excludes; quotes keep words together. from and to keep what overlaps the stretch they name. An
// empty expression keeps every event. Case and accents do not matter in words and actors. The error is a *FilterError.
func (s *Story) Filter(expr string) (keep func(event int) bool, err error) {
	if len(expr) > maxFilter {
		return nil, &FilterError{Term: expr[:20], Reason: "the expression is too long"}
	}
	var words []func(*Event) bool
	byKey := map[string][]func(*Event) bool{}
	for _, t := range splitTerms(expr) {
		test, err := s.compile(t)
		switch {
		case err != nil:
			return nil, err
		case test == nil:
		case t.exclude:
			words = append(words, func(e *Event) bool { return !test(e) })
		case t.key == "":
			words = append(words, test)
		default:
			byKey[t.key] = append(byKey[t.key], test)
		}
	}
	return s.remembered(expr, func(i int) bool {
		e := &s.Events[i]
		for _, test := range words {
			if !test(e) {
				return false
			}
		}
		for _, tests := range byKey {
			if !slices.ContainsFunc(tests, func(test func(*Event) bool) bool { return test(e) }) {
				return false
			}
		}
		return true
	}), nil
}

type term struct {
	key, value string
	exclude    bool
}

// splitTerms cuts an expression at spaces outside quotes. A key is what stands before the first colon outside quotes.
func splitTerms(expr string) []term {
	var out []term
	var t term
	var b strings.Builder
	started, quoted, wasQuoted := false, false, false
	flush := func() {
		if started {
			t.value = b.String()
			if t.value != "" || t.key != "" || wasQuoted {
				out = append(out, t)
			}
		}
		t, started, quoted, wasQuoted = term{}, false, false, false
		b.Reset()
	}
	for _, r := range expr {
		switch {
		case r == '"':
			quoted, wasQuoted, started = !quoted, true, true
		case !quoted && unicode.IsSpace(r):
			flush()
		case !started && r == '-':
			t.exclude, started = true, true
		case !quoted && !wasQuoted && r == ':' && t.key == "" && b.Len() > 0:
			t.key = strings.ToLower(b.String())
			b.Reset()
		default:
			b.WriteRune(r)
			started = true
		}
	}
	flush()
	return out
}

var filterKeys = []string{"category", "actor", "place", "route", "confidence", "source", "in", "from", "to"}

// compile turns a term into a test; nil for one that asks nothing.
func (s *Story) compile(t term) (func(*Event) bool, error) {
	fail := func(proposal, reason string, args ...any) (func(*Event) bool, error) {
		shown := t.value
		if t.key != "" {
			shown = t.key + ":" + t.value
		}
		return nil, &FilterError{Term: cut(oneLine(shown), 60), Reason: fmt.Sprintf(reason, args...), Proposal: proposal}
	}
	if t.key == "" {
		if t.value == "" {
			return nil, nil
		}
		word := fold(t.value)
		return func(e *Event) bool { return s.holds(e, word) }, nil
	}
	if !slices.Contains(filterKeys, t.key) {
		if near := Nearest(t.key, filterKeys); near != "" {
			return fail("write "+near+":", "there is no key %s", t.key)
		}
		return fail("the keys are "+strings.Join(filterKeys, ", ")+`; quote the word if the colon belongs to it`, "there is no key %s", t.key)
	}
	if t.value == "" {
		return fail("write "+t.key+":VALUE", "no value after the colon")
	}
	oneOf := func(kind string, values []string) error {
		if slices.Contains(values, t.value) {
			return nil
		}
		proposal := ""
		if near := Nearest(t.value, values); near != "" {
			proposal = "perhaps " + near
		} else if len(values) <= 12 {
			proposal = "write " + list(values)
		}
		_, err := fail(proposal, "there is no %s %s", kind, quote(t.value))
		return err
	}
	switch t.key {
	case "category":
		return func(e *Event) bool { return e.Category == t.value }, oneOf("category", s.Categories())
	case "actor":
		word := fold(t.value)
		named := func(a string) bool { return strings.Contains(fold(a), word) }
		return func(e *Event) bool {
			if _, own := s.ownEvent(e); own != nil && slices.ContainsFunc(own.Actors, named) {
				return true
			}
			return slices.ContainsFunc(e.Actors, named)
		}, nil
	case "place":
		i := s.PlaceIndex(t.value)
		return func(e *Event) bool { return e.Place == i }, oneOf("place", idsOf(s.Places, func(p *Place) string { return p.ID }))
	case "route":
		i := s.RouteIndex(t.value)
		return func(e *Event) bool { return slices.Contains(e.Routes, i) }, oneOf("route", idsOf(s.Routes, func(r *Route) string { return r.ID }))
	case "source":
		i := s.SourceIndex(t.value)
		return func(e *Event) bool { return slices.Contains(e.Sources, i) }, oneOf("source", idsOf(s.Sources, func(r *Source) string { return r.ID }))
	case "confidence":
		return func(e *Event) bool { return e.Confidence == t.value }, oneOf("confidence", []string{"high", "medium", "low"})
	case "in":
		return func(e *Event) bool { return e.InArticle == "yes" }, oneOf("collection", []string{"article"})
	}
	d, err := edtf.Parse(t.value)
	if err != nil {
		e := err.(*edtf.Error)
		return fail(e.Proposal, "%s", e.Reason)
	}
	span := d.Span()
	if t.key == "from" {
		return func(e *Event) bool { return e.Date.Span().To > span.From }, nil
	}
	return func(e *Event) bool { return e.Date.Start.Span.From < span.To }, nil
}

// Categories returns the categories of the events, sorted.
func (s *Story) Categories() []string { return slices.Clone(s.lookup().kinds) }

func (s *Story) categories() []string {
	seen := map[string]bool{}
	last := ""
	var out []string
	for i := range s.Events {
		if c := s.Events[i].Category; c != last && c != "" && !seen[c] {
			seen[c] = true
			out = append(out, c)
		} else {
			last = c
		}
	}
	slices.Sort(out)
	return out
}

func idsOf[T any](items []T, id func(*T) string) []string {
	out := make([]string, len(items))
	for i := range items {
		out[i] = id(&items[i])
	}
	return out
}

// holds reports whether a text of the event holds the folded word, in the story's language or in its own.
func (s *Story) holds(e *Event, word string) bool {
	for _, text := range [...]string{e.Title, e.Short, e.Summary, e.Note, e.Category, e.Date.Text} {
		if holdsFolded(text, word) {
			return true
		}
	}
	for _, actor := range e.Actors {
		if holdsFolded(actor, word) {
			return true
		}
	}
	if e.Place >= 0 && (holdsFolded(s.Places[e.Place].Name, word) || holdsFolded(s.Places[e.Place].Label, word)) {
		return true
	}
	own, same := s.ownEvent(e)
	return own != nil && own.holds(same, word)
}

// holdsFolded reports whether the text, folded, holds the word, which is. Nothing is copied of a plain text.
func holdsFolded(text, word string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return strings.Contains(fold(text), word)
		}
	}
	for i := 0; i+len(word) <= len(text); i++ {
		j := 0
		for j < len(word) && lower(text[i+j]) == word[j] {
			j++
		}
		if j == len(word) {
			return true
		}
	}
	return false
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// fold writes text in small letters without accents, so that "klaipeda" finds Klaipėda.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ł':
			return 'l'
		case r == 'ø':
			return 'o'
		case r == 'đ':
			return 'd'
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
}
