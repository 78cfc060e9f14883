package figure

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"thawline/app/words"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// prose writes what a story holds in words: dates as given, figures with unit, basis and flag, names of countries.
type prose struct {
	story *dataset.Story
	words words.Catalogue
	dates edtf.Words
}

func newProse(in Input) prose {
	return prose{story: in.Story, words: in.Words, dates: edtf.In(in.Words.Lang())}
}

// long and short write a date with whole and with short month names; nil is "".
func (p prose) long(d *edtf.Date) string {
	if d == nil {
		return ""
	}
	return d.Label(p.dates)
}

func (p prose) short(d *edtf.Date) string {
	if d == nil {
		return ""
	}
	return d.Short(p.dates)
}

// since is short for a date that a sentence leads to: "closed since July 2022".
func (p prose) since(d *edtf.Date) string {
	if d == nil {
		return ""
	}
	return d.Short(p.dates.Governed())
}

// day returns the civil day that holds t as a date.
func day(t edtf.Instant) *edtf.Date {
	if t <= edtf.Beginning || t >= edtf.Forever {
		return nil
	}
	d := edtf.OnDay(t)
	return &d
}

// country names the country of an ISO 3166 alpha-2 code; "" and unknown codes stay as they are.
func (p prose) country(code string) string {
	if name := regionName(p.words, code); name != "" {
		return name
	}
	return code
}

// place names a place with its country.
func (p prose) place(i int) string {
	pl := &p.story.Places[i]
	country := p.country(pl.Country)
	if country == "" || country == pl.Name {
		return pl.Name
	}
	return p.words.T("details.place.in", "place", pl.Name, "country", country)
}

// category names a category; one that the catalogue does not know is its own name with a capital.
func (p prose) category(name string) string {
	if key := "details.category." + name; p.words.Has(key) {
		return p.words.T(key)
	}
	return capital(strings.ReplaceAll(name, "-", " "))
}

// number writes v with at least min decimals, never rounded, and with thousands parted from five figures on, or from
// four where it is a whole count.
func (p prose) number(v float64, least int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return p.words.T("details.figure.nodata")
	}
	text := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	for len(fraction) < least {
		fraction += "0"
	}
	group := p.words.T("details.number.group")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + group + whole[i:]
	}
	if fraction != "" {
		whole += p.words.T("details.number.point") + fraction
	}
	if v < 0 {
		whole = "−" + whole
	}
	return whole
}

// quantity writes a number with its unit.
func (p prose) quantity(v float64, unit string) string {
	least := 0
	if unit == "Mt" {
		least = 1
	}
	n := p.number(v, least)
	key := "details.unit." + unit
	switch {
	case unit == "":
		return n
	case p.words.Has(key):
		return p.words.T(key, "value", n)
	case p.words.Has(key + ".other"):
		count := 0
		if v == math.Trunc(v) && math.Abs(v) < 1e9 {
			count = int(v)
		}
		return p.words.N(key, count, "value", n)
	}
	return p.words.T("details.unit.other", "value", n, "unit", unit)
}

// flagged writes a quantity with the flag that qualifies the number itself ("about 11.0 Mt"); rest is a flag that
// belongs beside the basis, "" for none.
func (p prose) flagged(quantity, flag string) (figure, rest string) {
	if flag == "" {
		return quantity, ""
	}
	if key := "details.figure." + flag; p.words.Has(key) {
		return p.words.T(key, "value", quantity), ""
	}
	return quantity, p.flag(flag)
}

func (p prose) flag(flag string) string {
	if key := "details.flag." + flag; p.words.Has(key) {
		return p.words.T(key)
	}
	return flag
}

func (p prose) basis(basis string) string {
	if key := "details.basis." + basis; p.words.Has(key) {
		return p.words.T(key)
	}
	return basis
}

// volume writes a row of tonnes: the figure with its flag ("about 11.0 Mt"), and period and basis ("2021, estimated").
func (p prose) volume(v *dataset.Volume) (figure, basis string) {
	figure, rest := p.flagged(p.quantity(v.Mt, "Mt"), v.Flag)
	return figure, commas(p.short(&v.Period), p.basis(v.Basis), rest)
}

// volumeIn writes a row of tonnes as one phrase: "about 11.0 Mt in 2021, estimated".
func (p prose) volumeIn(v *dataset.Volume) string {
	figure, rest := p.flagged(p.quantity(v.Mt, "Mt"), v.Flag)
	return p.words.T("details.figure.in", "value", figure, "period", p.short(&v.Period), "basis", commas(p.basis(v.Basis), rest))
}

// count writes a small count as a word, a greater one in figures.
func (p prose) count(n int) string {
	if key := "details.number." + strconv.Itoa(n); p.words.Has(key) {
		return p.words.T(key)
	}
	return p.number(float64(n), 0)
}

// list joins names with commas and a last "and".
func (p prose) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return p.words.T("details.list.and", "list", joinBy(names[:len(names)-1], listComma), "last", names[len(names)-1])
}

// commas joins the parts that are not empty.
func commas(parts ...string) string { return joinBy(kept(parts...), comma) }

// kept returns the parts that are not empty.
func kept(parts ...string) []string {
	out := parts[:0:0]
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}

// capital returns text with its first letter in upper case.
func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || unicode.IsUpper(r) {
		return text
	}
	return string(unicode.ToUpper(r)) + text[n:]
}

// sentence ends text with a full stop unless it ends with a mark of its own.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "。") {
		return text
	}
	return text + fullStop(text)
}

var rangeOfNumbers = regexp.MustCompile(`(^|[^\d-])(\d{1,4})-(\d{1,4})($|[^\d-])`)

// typographic sets the marks that typewriters lack in a story's running text: the dash between two numbers and the
// apostrophe within a word. Dates such as 2021-12-02 stay.
func typographic(text string) string {
	if !strings.ContainsAny(text, "-'") {
		return text
	}
	text = rangeOfNumbers.ReplaceAllString(text, "$1$2–$3$4")
	out := []rune(text)
	for i := 1; i+1 < len(out); i++ {
		if out[i] == '\'' && unicode.IsLetter(out[i-1]) && unicode.IsLetter(out[i+1]) {
			out[i] = '’'
		}
	}
	return string(out)
}
