package dataset

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// tomlPart is a piece of the text of a TOML file: an empty or comment line, the head of a table, or a key with its value.
// All pieces of a file put together are the file.
type tomlPart struct {
	kind    tomlKind
	raw     string   // with the end of its last line
	path    []string // the names in a head, or before the equals sign
	value   [2]int   // where the value stands in raw
	comment bool     // a comment stands inside the value
}

type tomlKind uint8

const (
	tomlBlank tomlKind = iota
	tomlComment
	tomlTableHead // [name]
	tomlListHead  // [[name]]
	tomlEntry     // name = value
)

var errTomlParts = errors.New("not understood line by line")

// tomlParts takes the text of a TOML file apart. The file must have been read by a parser before: what is no TOML is an
// error or comes out as nonsense.
func tomlParts(text string) ([]tomlPart, error) {
	var parts []tomlPart
	for len(text) > 0 {
		p, n, err := nextTomlPart(text)
		if err != nil {
			return nil, err
		}
		p.raw = text[:n]
		parts = append(parts, p)
		text = text[n:]
	}
	return parts, nil
}

func nextTomlPart(text string) (p tomlPart, n int, err error) {
	i := skipSpace(text, 0)
	switch {
	case i == len(text) || text[i] == '\n' || text[i] == '\r':
		return tomlPart{kind: tomlBlank}, lineEnd(text, i), nil
	case text[i] == '#':
		return tomlPart{kind: tomlComment}, lineEnd(text, i), nil
	case text[i] == '[':
		p.kind, i = tomlTableHead, i+1
		if i < len(text) && text[i] == '[' {
			p.kind, i = tomlListHead, i+1
		}
		if p.path, i, err = tomlNames(text, i, ']'); err != nil {
			return p, 0, err
		}
		return p, lineEnd(text, i), nil
	}
	p.kind = tomlEntry
	if p.path, i, err = tomlNames(text, i, '='); err != nil {
		return p, 0, err
	}
	i = skipSpace(text, i+1)
	end, comment, err := tomlValueEnd(text, i)
	if err != nil {
		return p, 0, err
	}
	p.value, p.comment = [2]int{i, end}, comment
	return p, lineEnd(text, end), nil
}

func skipSpace(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	return i
}

// lineEnd returns where the line after i begins.
func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(text)
}

// tomlNames reads names with points between them up to a closing sign, and returns where that stands.
func tomlNames(text string, i int, end byte) (path []string, at int, err error) {
	for {
		i = skipSpace(text, i)
		if i == len(text) {
			return nil, i, errTomlParts
		}
		from := i
		switch text[i] {
		case '"', '\'':
			if i, err = tomlQuoteEnd(text, i); err != nil {
				return nil, i, err
			}
			name := text[from+1 : i-1]
			if text[from] == '"' && strings.ContainsRune(name, '\\') {
				if name, err = strconv.Unquote(text[from:i]); err != nil {
					return nil, i, fmt.Errorf("key %s: %w", text[from:i], errTomlParts)
				}
			}
			path = append(path, name)
		default:
			for i < len(text) && !strings.ContainsRune(" \t.=]\"'\r\n", rune(text[i])) {
				i++
			}
			if i == from {
				return nil, i, errTomlParts
			}
			path = append(path, text[from:i])
		}
		i = skipSpace(text, i)
		switch {
		case i < len(text) && text[i] == end:
			return path, i, nil
		case i < len(text) && text[i] == '.':
			i++
		default:
			return nil, i, errTomlParts
		}
	}
}

// tomlQuoteEnd returns where a text in quotes that begins at i is over, one on several lines too.
func tomlQuoteEnd(text string, i int) (int, error) {
	q := text[i]
	three := strings.Repeat(string(q), 3)
	if strings.HasPrefix(text[i:], three) {
		for i += 3; i < len(text); i++ {
			switch {
			case text[i] == '\\' && q == '"':
				i++
			case strings.HasPrefix(text[i:], three):
				i += 3
				for more := 0; more < 2 && i < len(text) && text[i] == q; more++ { // up to two belong to the text
					i++
				}
				return i, nil
			}
		}
		return i, errTomlParts
	}
	for i++; i < len(text) && text[i] != '\n'; i++ {
		switch {
		case text[i] == '\\' && q == '"':
			i++
		case text[i] == q:
			return i + 1, nil
		}
	}
	return i, errTomlParts
}

// tomlValueEnd returns where the value that begins at i is over, without the space after it.
func tomlValueEnd(text string, i int) (end int, comment bool, err error) {
	depth := 0
	end = i
	for i < len(text) {
		switch c := text[i]; c {
		case '"', '\'':
			if i, err = tomlQuoteEnd(text, i); err != nil {
				return i, comment, err
			}
			end = i
			continue
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '#':
			if depth == 0 {
				return end, comment, nil
			}
			comment = true
			i = lineEnd(text, i) - 1
		case '\n':
			if depth <= 0 {
				return end, comment, nil
			}
		}
		if c := text[i]; c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			end = i + 1
		}
		i++
	}
	if depth != 0 {
		return i, comment, errTomlParts
	}
	return end, comment, nil
}

// within reports whether the part's names begin with those given.
func (p *tomlPart) within(names ...string) bool {
	return len(p.path) >= len(names) && slices.Equal(p.path[:len(names)], names)
}

// withValue returns the part's text with another value.
func (p *tomlPart) withValue(value string) string {
	return p.raw[:p.value[0]] + value + p.raw[p.value[1]:]
}
