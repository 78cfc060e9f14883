package dataset

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/paulmach/orb"

	"thawline/dataset/edtf"
)

const (
	storyFile   = "story.toml"
	maxToml     = 1 << 20
	maxNesting  = 64
	maxTomlList = 1000
)

// tomlFile is story.toml, decoded but not yet understood, and what it needs to say where things stand.
type tomlFile struct {
	values map[string]any
	lines  []string
	out    *collector
	broken bool // could not be read: what it lacks is not reported
}

var storyKeys = []string{
	"id", "title", "subtitle", "authors", "licence", "languages", "span", "focus", "boundary",
	"credits", "product", "fixed", "illustrative", "frames", "chapters",
}

// readToml decodes story.toml. The result is never nil; what is wrong goes to out.
func readToml(data []byte, out *collector) (f *tomlFile) {
	f = &tomlFile{values: map[string]any{}, lines: strings.Split(string(data), "\n"), out: out}
	if len(data) > maxToml {
		f.broken = true
		f.problem(1, 1, "", fmt.Sprintf("at most %d bytes", maxToml), "the file is too large")
		return f
	}
	if lists, depth := brackets(string(data)); lists > maxTomlList*4 || depth > maxNesting {
		f.broken = true
		f.problem(1, 1, "", "", "too many or too deep lists for a story")
		return f
	}
	_, err := toml.Decode(strings.TrimPrefix(string(data), "\ufeff"), &f.values)
	var parse toml.ParseError
	switch {
	case errors.As(err, &parse):
		f.values, f.broken = map[string]any{}, true
		f.problem(max(parse.Position.Line, 1), max(parse.Position.Col, 1), "", "", "%s", parse.Message)
	case err != nil:
		f.values, f.broken = map[string]any{}, true
		f.problem(1, 1, "", "", "%v", err)
	}
	for _, key := range sortedKeys(f.values) {
		if near := Nearest(key, storyKeys); !slices.Contains(storyKeys, key) && near != "" && len(key) > 3 && f.values[near] == nil {
			line, col := f.find("", 0, key)
			f.problem(line, col, key, "write "+near, "%s is not known", quote(key))
		}
	}
	return f
}

// brackets counts the square brackets that open outside texts and comments, and returns the greatest depth of all brackets.
func brackets(s string) (lists, deepest int) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '#':
			i = lineEnd(s, i) - 1
		case '"', '\'':
			if end, err := tomlQuoteEnd(s, i); err == nil {
				i = end - 1
			}
		case '[', '{':
			if s[i] == '[' {
				lists++
			}
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth--
		}
	}
	return lists, deepest
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (f *tomlFile) problem(line, col int, value, proposal, reason string, args ...any) {
	f.out.add(Problem{File: storyFile, Line: line, Column: col, Value: value, Reason: fmt.Sprintf(reason, args...), Proposal: proposal})
}

// find returns where a key stands: in the nth [[list]] of the file, or before the first when list is "". The library
// keeps no positions of keys; a key that is written in an unusual way is found at its list's head, or at 1:1.
func (f *tomlFile) find(list string, nth int, key string) (line, col int) {
	line, col = 1, 1
	in := ""
	count := -1
	for i, text := range f.lines {
		trimmed := strings.TrimLeft(text, " \t")
		indent := len(text) - len(trimmed)
		if strings.HasPrefix(trimmed, "[") {
			in = strings.Trim(strings.TrimSpace(trimmed), "[] ")
			if name, _, ok := strings.Cut(trimmed, "]]"); ok && strings.TrimSpace(strings.TrimPrefix(name, "[[")) == list {
				in = list
				if count++; count == nth {
					line, col = i+1, indent+1
				}
			}
			continue
		}
		if in == list && (list == "" || count == nth) && strings.HasPrefix(strings.Trim(strings.SplitN(trimmed, "=", 2)[0], " \t\"'"), key) {
			if name, _, ok := strings.Cut(trimmed, "="); ok && strings.Trim(name, " \t\"'") == key {
				return i + 1, indent + 1
			}
		}
	}
	return line, col
}

// tomlTable is the file itself or one of its [[frames]].
type tomlTable struct {
	f      *tomlFile
	list   string
	nth    int
	values map[string]any
}

func (f *tomlFile) top() tomlTable { return tomlTable{f: f, values: f.values} }

func (t tomlTable) fail(key, value, proposal, reason string) {
	line, col := t.f.find(t.list, t.nth, key)
	name := key
	if t.list != "" {
		name = t.list + "." + key
	}
	t.f.problem(line, col, value, proposal, "%s: %s", name, reason)
}

// text returns a string, "" when it is not there or not a string.
func (t tomlTable) text(key string) string {
	v, there := t.values[key]
	s, ok := v.(string)
	if there && !ok {
		t.fail(key, fmt.Sprint(v), `write it in quotes: `+key+` = "..."`, "is not a text")
	}
	s = strings.ReplaceAll(s, "\r\n", "\n") // a text of several lines ends them as its file does
	for _, r := range s {
		if isControl(r) {
			t.fail(key, s, "remove it", fmt.Sprintf("control character U+%04X", r))
			return ""
		}
	}
	return strings.TrimSpace(s)
}

func (t tomlTable) need(key string) string {
	s := t.text(key)
	if _, there := t.values[key]; s == "" && (!there || t.values[key] == "") {
		t.fail(key, "", `write `+key+` = "..."`, "is missing")
	}
	return s
}

func (t tomlTable) texts(key string) []string {
	v, there := t.values[key]
	if !there {
		return nil
	}
	items, ok := v.([]any)
	out := make([]string, 0, len(items))
	for _, item := range items {
		s, isText := item.(string)
		if ok = ok && isText && !strings.ContainsFunc(s, isControl); isText {
			out = append(out, strings.TrimSpace(s))
		}
	}
	if !ok || len(items) > maxTomlList {
		t.fail(key, "", "write "+key+` = ["...", "..."]`, "is not a list of texts")
		return nil
	}
	return out
}

// numbers returns the numbers of a list of n, or a single one for n 1; nil when they are not there.
func (t tomlTable) numbers(key string, n int) []float64 {
	v, there := t.values[key]
	if !there {
		return nil
	}
	items, isList := v.([]any)
	if n == 1 {
		items, isList = []any{v}, true
	}
	out := make([]float64, 0, n)
	for _, item := range items {
		switch x := item.(type) {
		case int64:
			out = append(out, float64(x))
		case float64:
			if !math.IsNaN(x) && !math.IsInf(x, 0) {
				out = append(out, x)
			}
		}
	}
	if !isList || len(out) != n || len(items) != n {
		what := fmt.Sprintf("is not a list of %d numbers", n)
		if n == 1 {
			what = "is not a number"
		}
		t.fail(key, fmt.Sprint(v), "", what)
		return nil
	}
	return out
}

// story fills in what story.toml says of the story itself.
func (f *tomlFile) story(s *Story) {
	if f.broken {
		return
	}
	top := f.top()
	s.ID, s.Title, s.Subtitle = top.need("id"), top.need("title"), top.text("subtitle")
	if s.ID != "" && !wellFormedID(s.ID) {
		top.fail("id", s.ID, "use letters, digits, - _ and .", quote(s.ID)+" is not an id")
	}
	s.Authors, s.Licence = top.texts("authors"), top.text("licence")
	if s.Languages = top.texts("languages"); len(s.Languages) == 0 {
		s.Languages = []string{"en"}
	}
	if s.Focus = top.text("focus"); s.Focus != "" && !isCountry(s.Focus) {
		top.fail("focus", s.Focus, "write an ISO 3166 code such as BY", quote(s.Focus)+" is not a country code")
	}
	s.Boundary, s.Credits = top.text("boundary"), top.texts("credits")
	if s.Product = top.text("product"); s.Product == "" {
		s.Product = DefaultProduct
	}
	if text := top.text("span"); text != "" {
		d, err := edtf.Parse(text)
		switch {
		case err != nil:
			e := err.(*edtf.Error)
			top.fail("span", text, e.Proposal, quote(text)+": "+e.Reason)
		case d.Start.Open || d.End.Open || d.Start.Unknown || d.End.Unknown:
			top.fail("span", text, "write 2021-01-01/2025-12-31", "a story begins and ends")
		default:
			s.Span = d.Span()
		}
	}
	s.Frames = f.frames()
}

// places returns the indexes of the places that a key lists.
func (f *tomlFile) places(key string, places *ids) []int {
	top := f.top()
	var out []int
	for _, id := range top.texts(key) {
		i := places.at(id)
		if i < 0 && places.unread {
			continue
		}
		if i < 0 {
			top.fail(key, id, places.proposal(id), "no place "+quote(id))
			continue
		}
		out = append(out, i)
	}
	return out
}

func (f *tomlFile) frames() []Frame {
	v, there := f.values["frames"]
	list, ok := v.([]map[string]any)
	if there && !ok || len(list) > 50 {
		f.top().fail("frames", "", "write each frame as a [[frames]] of its own, at most 50", "is not a list of frames")
		return nil
	}
	var out []Frame
	for i, values := range list {
		t := tomlTable{f, "frames", i, values}
		fr := Frame{ID: t.need("id"), Projection: t.need("projection")}
		if slices.ContainsFunc(out, func(o Frame) bool { return o.ID == fr.ID }) {
			t.fail("id", fr.ID, "give it another id", quote(fr.ID)+" is there twice")
		}
		if known := []string{"conic", "equalearth", "orthographic", "mercator"}; fr.Projection != "" && !slices.Contains(known, fr.Projection) {
			t.fail("projection", fr.Projection, "write "+nearestOrAll(fr.Projection, known), quote(fr.Projection)+" is not known")
		}
		fr.Meridian = t.degrees("meridian", 180)
		fr.Latitude = t.degrees("latitude", 90)
		if p := t.numbers("parallels", 2); p != nil {
			fr.Parallels = [2]float64{p[0], p[1]}
		}
		if p := fr.Parallels; fr.Projection == "conic" && (math.Abs(p[0]) >= 90 || math.Abs(p[1]) >= 90 || math.Abs(p[0]+p[1]) < 1e-6) {
			t.fail("parallels", fmt.Sprint(p), "write parallels = [50, 60]", "a conic frame needs two parallels between the poles that do not cancel out")
		}
		if b := t.numbers("bounds", 4); b != nil {
			if b[0] >= b[2] || b[1] >= b[3] || b[0] < -180 || b[2] > 540 || b[2]-b[0] > 360 || b[1] < -90 || b[3] > 90 {
				t.fail("bounds", fmt.Sprint(b), "write west, south, east, north in degrees", "is not a part of the globe")
			}
			fr.Bounds = orb.Bound{Min: orb.Point{b[0], b[1]}, Max: orb.Point{b[2], b[3]}}
		} else if _, there := values["bounds"]; !there {
			t.fail("bounds", "", "write bounds = [west, south, east, north]", "is missing")
		}
		out = append(out, fr)
	}
	return out
}

// nearestOrAll names the known value that was probably meant, else all of them.
func nearestOrAll(value string, known []string) string {
	if near := Nearest(value, known); near != "" {
		return near
	}
	return list(known)
}

func (t tomlTable) degrees(key string, limit float64) float64 {
	n := t.numbers(key, 1)
	if n == nil {
		return 0
	}
	if math.Abs(n[0]) > limit {
		t.fail(key, fmt.Sprint(n[0]), fmt.Sprintf("write -%g to %g", limit, limit), "out of range")
		return 0
	}
	return n[0]
}

func isCountry(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}
