package dataset

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits of a table, far above any story that a person can follow, so that a hostile one is refused soon.
const (
	maxFile    = 32 << 20  // bytes of one file
	maxEvents  = 256 << 20 // bytes of events.csv, which may be long
	maxStory   = 384 << 20 // bytes of all files
	maxRows    = 200_000
	maxLong    = 1_500_000 // rows of events.csv
	maxColumns = 256
	maxField   = 64 << 10 // bytes of one field
)

// schema is what a table must and may have; other columns are ignored.
type schema struct {
	file     string
	required []string
	optional []string
	long     bool // may have very many rows, which are read again instead of kept
}

// limits returns the most bytes and rows of the table.
func (s schema) limits() (bytes int64, rows int) {
	if s.long {
		return maxEvents, maxLong
	}
	return maxFile, maxRows
}

// place in a file, from 1; col counts bytes.
type position struct{ line, col int32 }

// table is a CSV file as read: header, rows and where each field stood.
type table struct {
	file string
	cols map[string]int
	rows []row // nil for a long table
	out  *collector

	count int    // rows, those with faults too
	long  bool   // see schema
	data  []byte // of a long table
	seen  bool   // its rows were gone through, and what is wrong with them told
	most  int    // rows at most
	memo  []column
	work  *work

	heads []heading // the header, in order
	wide  int       // columns of the header

	unread bool // the header could not be used: what refers to the table is not blamed
}

// heading is the name of a column and where it stands.
type heading struct {
	name string
	at   position
}

type row struct {
	fields []string
	at     []position
	reader *csv.Reader // of a long table, for the positions; it stands on this row
	bad    bool        // wrong number of fields: only its id is used
}

// place returns where field i stands.
func (r *row) place(i int) position {
	if r.reader != nil {
		line, col := r.reader.FieldPos(i)
		return position{int32(line), int32(col)}
	}
	return r.at[i]
}

// readTable reads data by the schema. What is wrong goes to out; rows that can be read are returned all the same.
func readTable(data []byte, s schema, out *collector, w *work) *table {
	t := &table{file: s.file, cols: map[string]int{}, out: out, unread: true, long: s.long, work: w}
	_, t.most = s.limits()
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !t.checkText(data) {
		return t
	}
	r := newReader(data)
	header := false
	for !w.stopped() {
		fields, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.syntax(err)
			if !header {
				return t // without its header nothing in the table has a meaning
			}
			continue
		}
		if !header {
			header = true
			if !t.header(fields, s, r) {
				return t
			}
			t.unread = false
			if t.long { // its rows are gone through when they are needed
				t.data = data
				t.count = min(bytes.Count(data, []byte("\n")), t.most) // about; blank lines are rare
				return t
			}
			continue
		}
		if !t.row(fields, r) {
			break
		}
		trim(fields)
		at := make([]position, len(fields))
		for i := range fields {
			line, col := r.FieldPos(i)
			at[i] = position{int32(line), int32(col)}
		}
		t.rows = append(t.rows, row{fields: fields, at: at, bad: len(fields) != t.wide})
	}
	if !header {
		t.problem(position{1, 1}, "", "write "+strings.Join(s.required, ","), "there is no header row")
	}
	return t
}

func (t *table) problem(at position, value, proposal, reason string, args ...any) {
	t.out.add(Problem{
		File: t.file, Line: int(at.line), Column: int(at.col), Value: value,
		Reason: fmt.Sprintf(reason, args...), Proposal: proposal,
	})
}

func (t *table) syntax(err error) {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		t.problem(position{1, 1}, "", "", "%v", err)
		return
	}
	reason, proposal := p.Err.Error(), ""
	switch {
	case errors.Is(p.Err, csv.ErrBareQuote):
		reason, proposal = `a quote inside a field that is not quoted`, `quote the whole field and double the quotes in it: "a ""b"" c"`
	case errors.Is(p.Err, csv.ErrQuote):
		reason, proposal = "a quoted field that does not end where it should", "double each quote inside it and end it with one"
	}
	at := position{int32(p.Line), int32(max(p.Column, 1))}
	if p.StartLine > 0 && p.StartLine != p.Line {
		reason += fmt.Sprintf(" (the row begins on line %d)", p.StartLine)
	}
	t.problem(at, "", proposal, "%s", reason)
}

// checkText refuses what is not UTF-8 text, with the place of the first fault.
func (t *table) checkText(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		t.problem(position{1, 1}, "", "save the file as UTF-8", "the file is UTF-16")
		return false
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		t.problem(position{1, 1}, "", "save it as CSV", "the file is a zip archive or a spreadsheet")
		return false
	}
	if plainText(data) {
		return true
	}
	line, start := int32(1), 0
	for i := 0; i < len(data); {
		if c := data[i]; c >= 0x20 && c < 0x7f { // nearly all
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		at := position{line, int32(i - start + 1)}
		switch {
		case r == utf8.RuneError && size == 1:
			t.problem(at, "", "save the file as UTF-8", "not UTF-8: byte 0x%02X", data[i])
			return false
		case isControl(r) && !(r == '\r' && i+1 < len(data) && data[i+1] == '\n'):
			proposal := "remove it"
			if r == '\r' {
				proposal = "end lines with LF or CRLF"
			}
			t.problem(at, "", proposal, "control character U+%04X", r)
			return false
		}
		if i += size; r == '\n' {
			line, start = line+1, i
		}
	}
	return true
}

// plainText reports whether data is UTF-8 without control characters, which nearly all files are; where it says no, that
// may be for a line end of two characters.
func plainText(data []byte) bool {
	before := byte(0)
	for _, b := range data {
		if b < 0x20 && b != '\n' && b != '\t' || b == 0x7f || b < 0xa0 && before == 0xc2 {
			return false
		}
		before = b
	}
	return utf8.Valid(data)
}

func (t *table) header(fields []string, s schema, r *csv.Reader) bool {
	known := append(slices.Clone(s.required), s.optional...)
	before := t.out.list
	if len(fields) > maxColumns {
		t.problem(position{1, 1}, "", "", "%d columns, at most %d", len(fields), maxColumns)
		return false
	}
	if joined := fields[0]; len(fields) == 1 && (strings.Contains(joined, ";") || strings.Contains(joined, "\t")) {
		t.problem(position{1, 1}, "", "separate with commas", "the columns are not separated with commas")
		return false
	}
	var strangers []int
	at := make([]position, len(fields))
	for i, name := range fields {
		line, col := r.FieldPos(i)
		at[i] = position{int32(line), int32(col)}
		name = strings.TrimSpace(name)
		t.heads = append(t.heads, heading{name, at[i]})
		if first, twice := t.cols[name]; twice && name != "" {
			t.problem(at[i], name, "rename or remove one", "column %s is there twice, first as column %d", quote(name), first+1)
			continue
		}
		if t.cols[name] = i; name != "" && !slices.Contains(known, name) && !strings.Contains(name, "@") {
			strangers = append(strangers, i)
		}
	}
	var missing []string
	for _, name := range known {
		if _, ok := t.cols[name]; !ok {
			missing = append(missing, name)
		}
	}
	for _, i := range strangers { // a column that is not known is ignored, unless it is one misspelt
		name := strings.TrimSpace(fields[i])
		if near := Nearest(name, missing); near != "" && len(name) > 3 {
			t.problem(at[i], name, "write "+near, "column %s is not known", quote(name))
			missing = slices.DeleteFunc(missing, func(m string) bool { return m == near })
		}
	}
	t.wide = t.width()
	for _, name := range missing {
		if slices.Contains(s.required, name) {
			t.problem(position{1, 1}, name, "the header needs "+strings.Join(s.required, ","), "there is no column %s", name)
		}
	}
	return len(before) == len(t.out.list)
}

// row checks a row's fields; false when there are too many rows.
func (t *table) row(fields []string, r *csv.Reader) bool {
	if t.long && t.seen {
		return true
	}
	here := func(i int) position {
		line, col := r.FieldPos(i)
		return position{int32(line), int32(col)}
	}
	if !t.long {
		if t.count == t.most {
			t.problem(here(0), "", fmt.Sprintf("at most %d rows", t.most), "more rows than a story can have")
			return false
		}
		t.count++
	}
	for i := range fields {
		if len(fields[i]) > maxField {
			t.problem(here(i), "", fmt.Sprintf("at most %d bytes", maxField), "a field of %d bytes", len(fields[i]))
		}
	}
	if len(fields) != t.wide {
		t.problem(here(0), "", "quote fields that hold a comma", "%d fields where the header has %d", len(fields), t.wide)
	}
	return true
}

// trim takes the space off fields, and those away that are too long.
func trim(fields []string) {
	for i, f := range fields {
		if len(f) > maxField {
			fields[i] = ""
		} else {
			fields[i] = strings.TrimSpace(f)
		}
	}
}

func newReader(data []byte) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	return r
}

// all calls do with every row, those with faults too, in order. The record is good until do returns.
func (t *table) all(do func(record)) {
	if !t.long {
		for i := range t.rows {
			do(record{t, &t.rows[i]})
		}
		return
	}
	if t.unread {
		return
	}
	r := newReader(t.data)
	r.ReuseRecord = true
	var one row
	n := -1
	for !t.work.stopped() {
		fields, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			if !t.seen {
				t.syntax(err)
			}
			continue
		}
		if n++; n == 0 {
			continue // the header
		}
		if n > t.most {
			if !t.seen {
				line, col := r.FieldPos(0)
				t.problem(position{int32(line), int32(col)}, "", fmt.Sprintf("at most %d rows", t.most), "more rows than a story can have")
			}
			n--
			break
		}
		if n%workStep == 0 {
			t.work.at(r.InputOffset())
		}
		t.row(fields, r)
		trim(fields)
		one = row{fields: fields, reader: r, bad: len(fields) != t.wide}
		do(record{t, &one})
	}
	t.seen, t.count = true, max(n, 0)
}

// each is all without the rows that have the wrong number of fields; i counts those that are left.
func (t *table) each(do func(i int, c record)) {
	i := 0
	t.all(func(c record) {
		if !c.r.bad {
			do(i, c)
			i++
		}
	})
}

// column is a name that was looked for and where it stands, -1 for nowhere.
type column struct {
	name string
	i    int
}

// column returns which field the named column is, -1 when there is none. Asked for every field of every row, it is
// quicker than the map: a story has few columns, and their names are the same strings.
func (t *table) column(name string) int {
	for k := range t.memo {
		if t.memo[k].name == name {
			return t.memo[k].i
		}
	}
	i, ok := t.cols[name]
	if !ok {
		i = -1
	}
	t.memo = append(t.memo, column{name, i})
	return i
}

// width is the number of columns of the header.
func (t *table) width() int {
	n := 0
	for _, i := range t.cols {
		n = max(n, i+1)
	}
	return n
}
