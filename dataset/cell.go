package dataset

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"thawline/dataset/edtf"
)

// record is one row under examination: its methods read a column by name and report what is wrong with it there.
type record struct {
	t *table
	r *row
}

// records returns the rows that have the right number of fields, of a table that is not long.
func (t *table) records() []record {
	out := make([]record, 0, len(t.rows))
	for i := range t.rows {
		if !t.rows[i].bad {
			out = append(out, record{t, &t.rows[i]})
		}
	}
	return out
}

// at returns the position of a column, that of the row when it is not there.
func (c record) at(column string) position {
	if i := c.t.column(column); i >= 0 && i < len(c.r.fields) {
		return c.r.place(i)
	}
	return c.r.place(0)
}

func (c record) fail(column, proposal, reason string) {
	c.t.problem(c.at(column), c.text(column), proposal, "%s: %s", column, reason)
}

// text returns the trimmed field, "" when there is no such column.
func (c record) text(column string) string {
	if i := c.t.column(column); i >= 0 && i < len(c.r.fields) {
		return c.r.fields[i]
	}
	return ""
}

// need returns the field, which must not be empty, as line does.
func (c record) need(column string) string {
	if c.text(column) == "" {
		c.fail(column, "", "is empty")
	}
	return c.line(column)
}

// line returns the field, which must be one line.
func (c record) line(column string) string {
	s := c.text(column)
	if strings.ContainsAny(s, "\n\t") {
		c.fail(column, "write it on one line", "a line break or a tab")
	}
	return s
}

// oneOf returns the field, which must be one of the values; "" counts only when it is among them.
func (c record) oneOf(column string, values ...string) string {
	s := c.text(column)
	if slices.Contains(values, s) {
		return s
	}
	named := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
	proposal := "write " + list(named)
	if near := Nearest(strings.ToLower(s), named); near != "" {
		proposal = "write " + near
	}
	c.fail(column, proposal, quote(s)+" is not known")
	return ""
}

func list(values []string) string {
	if len(values) < 2 {
		return strings.Join(values, "")
	}
	last := len(values) - 1
	return strings.Join(values[:last], ", ") + " or " + values[last]
}

// date returns the date of the field; an empty one is the zero Date and, when needed, a problem.
func (c record) date(column string, needed bool) edtf.Date {
	s := c.text(column)
	if s == "" {
		if needed {
			c.fail(column, "write a date such as 2022-02-01 or 2022-02", "is empty")
		}
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		e := err.(*edtf.Error)
		c.fail(column, e.Proposal, quote(s)+": "+e.Reason)
	}
	return d
}

// maybeDate is date for an optional one: nil when it is empty or wrong.
func (c record) maybeDate(column string) *edtf.Date {
	d := c.date(column, false)
	if d.IsZero() {
		return nil
	}
	return &d
}

// A number as tables write it; what strconv reads besides (hex, Inf, underscores) is refused.
var plainNumber = regexp.MustCompile(`^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?$`)

// number returns the finite number of the field; ok is false when it is empty or wrong.
func (c record) number(column string) (n float64, ok bool) {
	s := c.text(column)
	if s == "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	if !plainNumber.MatchString(s) || err != nil || math.IsInf(n, 0) {
		mended := strings.NewReplacer(",", ".", " ", "", "\u00a0", "", "\u202f", "", "−", "-").Replace(s)
		proposal := "write digits with a point, such as 1.5"
		if mended != s && plainNumber.MatchString(mended) {
			proposal = "write " + mended
		}
		c.fail(column, proposal, quote(s)+" is not a number")
		return 0, false
	}
	return n, true
}

// items splits a list on ";" and drops empty items.
func (c record) items(column string) []string {
	s := c.text(column)
	if s == "" {
		return nil
	}
	parts := strings.Split(s, ";")
	out := make([]string, 0, len(parts))
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// ids is the ids of one table and the index of each in the story.
type ids struct {
	kind, file string
	index      map[string]rowOf
	names      []string // of the rows with the right number of fields, in order; "" for one that has none
	moved      []int32  // where each row's item went, when they were sorted; nil: it stayed
	compared   int      // names compared so far for proposals
	unread     bool
}

// at returns the index of an id in the story, -1 when there is none.
func (to *ids) at(id string) int {
	r, ok := to.index[id]
	switch {
	case !ok:
		return -1
	case int(r.n) < len(to.moved): // not so for the last row when it has a fault
		return int(to.moved[r.n])
	}
	return int(r.n)
}

// rowOf is where an id stands: its index in the story and its line in the table.
type rowOf struct{ n, line int32 }

// readIDs registers the column of ids of a table: each must be there, well formed and unique.
func readIDs(t *table, kind, column string) *ids {
	out := &ids{kind: kind, file: t.file, index: make(map[string]rowOf, t.count), names: make([]string, 0, t.count), unread: t.unread}
	var kept arena
	t.all(func(c record) {
		id, name := c.text(column), ""
		first, twice := out.index[id]
		switch {
		case id == "":
			if !c.r.bad {
				c.fail(column, "", "is empty")
			}
		case !wellFormedID(id):
			c.fail(column, "use letters, digits, - _ and .", quote(id)+" is not an id")
		case twice:
			c.fail(column, "give it another id", quote(id)+" is already on line "+strconv.Itoa(int(first.line)))
		default:
			name = id
			if t.long {
				name = kept.keep(id) // the row's text is not kept
			}
			out.index[name] = rowOf{int32(len(out.names)), c.at(column).line}
		}
		if !c.r.bad {
			out.names = append(out.names, name)
		}
	})
	return out
}

// arena holds many short texts in few pieces of memory.
type arena struct{ piece *strings.Builder }

// keep returns a copy of s that shares its memory with others kept.
func (a *arena) keep(s string) string {
	const size = 1 << 18
	if len(s) > size/4 {
		return strings.Clone(s)
	}
	if a.piece == nil || a.piece.Cap()-a.piece.Len() < len(s) {
		a.piece = &strings.Builder{}
		a.piece.Grow(size)
	}
	start := a.piece.Len()
	a.piece.WriteString(s) // never beyond its capacity, so that what was kept stays where it is
	return a.piece.String()[start:]
}

func wellFormedID(id string) bool {
	if len(id) > 100 || id == "." || id == ".." {
		return false
	}
	for _, r := range id {
		if r < 0x80 && ('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-') { // nearly all
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_.", r) {
			return false
		}
	}
	return true
}

// ref returns the index that the field names, -1 when it is empty or not known.
func (c record) ref(column string, to *ids) int {
	if id := c.text(column); id != "" {
		return c.find(column, id, to)
	}
	return -1
}

// needRef is ref for a field that must not be empty.
func (c record) needRef(column string, to *ids) int {
	if c.need(column) == "" {
		return -1
	}
	return c.ref(column, to)
}

// refs returns the indexes that the list names; unknown and repeated ones are problems.
func (c record) refs(column string, to *ids) []int {
	items := c.items(column)
	if items == nil {
		return nil
	}
	out := make([]int, 0, len(items))
	seen := make(map[string]bool, len(items))
	for _, id := range items {
		if seen[id] {
			c.fail(column, "name it once", quote(id)+" is there twice")
		}
		seen[id] = true
		if i := c.find(column, id, to); i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

func (c record) find(column, id string, to *ids) int {
	if i := to.at(id); i >= 0 {
		return i
	}
	if to.unread {
		return -1
	}
	c.t.problem(c.at(column), id, to.proposal(id), "%s: no %s %s", column, to.kind, quote(id))
	return -1
}

// proposal proposes the id that was probably meant. It stops guessing where everything is wrong in a large table, for
// the time that takes.
func (to *ids) proposal(id string) string {
	if to.compared += len(to.names); to.compared <= 1_000_000 {
		if near := Nearest(id, to.names); near != "" {
			return "perhaps " + near
		}
	}
	return "add it to " + to.file
}
