package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Problem is one thing that is wrong with a story, where it is, and what would be right.
type Problem struct {
	File         string
	Line, Column int    // from 1; the column counts bytes, as encoding/csv does
	Value        string // the value that is wrong, cut when long; may be empty
	Reason       string // what is wrong, with the name of the column
	Proposal     string // what would be right; may be empty
}

// String returns "file:line:column: message" on one line.
func (p Problem) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Reason)
	if p.Proposal != "" {
		s += "; " + p.Proposal
	}
	return s
}

// Problems is everything that is wrong with a story, in the order of its files, lines and columns. As an error it has
// one line a problem.
type Problems []Problem

// Error returns one "file:line:column: message" a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i := range p {
		lines[i] = p[i].String()
	}
	return strings.Join(lines, "\n")
}

// maxProblems bounds what is collected: a binary file read as a table has a problem in every line.
const maxProblems = 1000

// collector gathers problems up to maxProblems and counts the rest.
type collector struct {
	list  Problems
	more  int
	files []string // in the order of reading, for sorting
}

func (c *collector) add(p Problem) {
	if len(c.list) >= maxProblems {
		c.more++
		return
	}
	p.Value = cut(p.Value, 200)
	p.Reason, p.Proposal = oneLine(p.Reason), oneLine(p.Proposal)
	c.list = append(c.list, p)
}

// err returns the sorted problems, or nil when there are none.
func (c *collector) err() error {
	if len(c.list) == 0 {
		return nil
	}
	slices.SortStableFunc(c.list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(slices.Index(c.files, a.File), slices.Index(c.files, b.File)),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	if c.more > 0 {
		last := c.list[len(c.list)-1]
		c.list = append(c.list, Problem{
			File: last.File, Line: last.Line, Column: last.Column,
			Reason: fmt.Sprintf("and %d more problems that are not listed", c.more),
		})
	}
	return c.list
}

// quote quotes a value for a message, cut when long.
func quote(s string) string { return fmt.Sprintf("%q", cut(s, 60)) }

// cut shortens s to at most n bytes with an ellipsis, at the border of a character, and mends invalid UTF-8.
func cut(s string, n int) string {
	if len(s) > n {
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n] + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) || r == '\t' || r == '\n' {
			return ' '
		}
		return r
	}, s)
}

// isControl reports whether r is a control character other than a tab or a line feed.
func isControl(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' || r >= 0x7f && r < 0xa0
}
