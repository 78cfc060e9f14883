package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// MaxLength is the length in bytes beyond which no text is a date.
const MaxLength = 64

// Error says why a text is not a date, and what would be right where that can be told.
type Error struct {
	Text     string // as given, cut at MaxLength
	Reason   string // "February 2021 has 28 days"
	Proposal string // "2021-02-28", or how a date is written; may be empty
}

// Error returns one line with reason and proposal.
func (e *Error) Error() string {
	s := fmt.Sprintf("%q: %s", e.Text, e.Reason)
	if e.Proposal != "" {
		s += "; " + e.Proposal
	}
	return s
}

// Parse reads a date of EDTF level 0 or 1: a day, month, season (21 spring to 24 winter) or year, with X for digits not
// specified, "~" approximate, "?" uncertain, "%" both; or an interval of two with "/", in which ".." is an open end and
// nothing an unknown one. Years of more than four digits are written with a Y, up to MaxYear. Times of day and level 2
// are refused. Every error is an *Error.
func Parse(text string) (Date, error) {
	if len(text) > MaxLength {
		return Date{}, &Error{Text: strings.ToValidUTF8(text[:MaxLength], ""), Reason: "too long for a date"}
	}
	p := parser{text: text}
	d, ok := p.date()
	if !ok {
		return Date{}, &p.err
	}
	return d, nil
}

// MustParse is Parse for dates written in code; it panics on a text that is not a date.
func MustParse(text string) Date {
	d, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

type parser struct {
	text string
	err  Error
}

func (p *parser) fail(proposal, reason string, args ...any) bool {
	p.err = Error{Text: p.text, Reason: fmt.Sprintf(reason, args...), Proposal: proposal}
	return false
}

const howTo = "write YYYY-MM-DD, YYYY-MM, YYYY or an interval of two with /"

func (p *parser) date() (Date, bool) {
	d := Date{Text: p.text}
	var ok bool
	first, second, interval := strings.Cut(p.text, "/")
	if p.text == "" {
		return d, p.fail(howTo, "no date")
	}
	if !interval {
		if p.text == ".." {
			return d, p.fail(howTo, "an open end belongs to an interval, such as 2022-02/..")
		}
		if d.Start, ok = p.point(first); ok {
			d.End = d.Start
		}
		return d, ok
	}
	if strings.Contains(second, "/") {
		return d, p.slashes()
	}
	d.Interval = true
	if d.Start, ok = p.side(first); !ok {
		return d, false
	}
	if d.End, ok = p.side(second); !ok {
		return d, false
	}
	startless, endless := d.Start.Open || d.Start.Unknown, d.End.Open || d.End.Unknown
	switch {
	case startless && endless:
		return d, p.fail(howTo, "an interval needs a date on one side")
	case d.Start.Open:
		d.Start.Span = Span{Beginning, Beginning}
	case d.Start.Unknown:
		d.Start.Span = Span{d.End.Span.From, d.End.Span.From}
	case d.End.Open:
		d.End.Span = Span{Forever, Forever}
	case d.End.Unknown:
		d.End.Span = Span{d.Start.Span.To, d.Start.Span.To}
	case d.End.Span.To <= d.Start.Span.From:
		return d, p.fail("write "+second+"/"+first, "the interval ends before it begins")
	}
	return d, true
}

func (p *parser) side(s string) (Point, bool) {
	switch s {
	case "":
		return Point{Unknown: true}, true
	case "..":
		return Point{Open: true}, true
	}
	return p.point(s)
}

// point reads one date without "/".
func (p *parser) point(s string) (Point, bool) {
	var pt Point
	body := s
	if n := len(s); n > 0 {
		switch s[n-1] {
		case '~':
			pt.Approximate = true
		case '?':
			pt.Uncertain = true
		case '%':
			pt.Approximate, pt.Uncertain = true, true
		}
		if pt.Approximate || pt.Uncertain {
			body = s[:n-1]
		}
	}
	if strings.ContainsAny(body, "~?%") {
		return pt, p.fail("put it after the whole date, as in 2022-02~", "~ ? %% stand at the end of a date")
	}
	if i := strings.IndexByte(body, 'T'); i > 0 {
		return pt, p.fail(proposal(body[:i]), "times of day are not kept")
	}
	if strings.HasPrefix(body, "Y") {
		return p.farYear(pt, body)
	}
	sign, digits := "", body
	if strings.HasPrefix(body, "-") {
		sign, digits = "-", body[1:]
	}
	parts := strings.Split(digits, "-")
	if len(parts) > 3 || !wellFormed(parts) {
		return pt, p.misshapen(s, sign, parts)
	}
	return p.fields(pt, sign, parts)
}

// wellFormed reports whether parts have the shape YYYY[-MM[-DD]] with digits and X.
func wellFormed(parts []string) bool {
	for i, part := range parts {
		if want := 2; i == 0 && len(part) != 4 || i > 0 && len(part) != want {
			return false
		}
		for _, c := range []byte(part) {
			if (c < '0' || c > '9') && c != 'X' {
				return false
			}
		}
	}
	return true
}

func (p *parser) farYear(pt Point, body string) (Point, bool) {
	number := strings.TrimPrefix(body[1:], "-")
	year, err := strconv.ParseInt(body[1:], 10, 64)
	if !isDigits(number) || number == "" {
		return pt, p.fail("write Y-13800000000 or Y12000", "after Y comes a year alone")
	}
	if err != nil || year > MaxYear || year < -MaxYear {
		return pt, p.fail(fmt.Sprintf("at most %d either way", int64(MaxYear)), "the year is out of range")
	}
	if len(number) <= 4 || number[0] == '0' {
		if year > 9999 || year < -9999 {
			return pt, p.fail(fmt.Sprintf("write Y%d", year), "a year does not begin with 0")
		}
		return pt, p.fail("write "+strings.TrimPrefix(isoYear(year), "+"), "Y is for years of more than four digits")
	}
	pt.Precision = Year
	pt.Span = years(year, 1)
	return pt, true
}

// fields reads well-formed parts.
func (p *parser) fields(pt Point, sign string, parts []string) (Point, bool) {
	yearText := parts[0]
	known := strings.TrimRight(yearText, "X")
	if strings.Contains(known, "X") || len(known) < 2 {
		return pt, p.fail("write 202X for a decade, 20XX for a century", "only the last one or two digits of a year can be X")
	}
	if sign == "-" && known == "0000" {
		return pt, p.fail("write 0000", "the year 0 has no sign")
	}
	base, _ := strconv.ParseInt(known, 10, 64)
	if sign == "-" {
		base = -base
	}
	if known != yearText {
		if len(parts) > 1 {
			return pt, p.fail("write "+sign+yearText, "a month in a year that is not specified")
		}
		size := int64(10)
		pt.Precision = Decade
		if len(known) == 2 {
			size, pt.Precision = 100, Century
		}
		first := base * size
		if sign == "-" {
			first -= size - 1 // -000X runs from year -9 to 0
		}
		pt.Span = years(first, size)
		return pt, true
	}
	year := base
	if len(parts) == 1 || parts[1] == "XX" {
		if len(parts) == 3 && parts[2] != "XX" {
			return pt, p.fail("write "+sign+yearText+"-XX-XX", "a day in a month that is not specified")
		}
		pt.Precision = Year
		pt.Span = years(year, 1)
		return pt, true
	}
	return p.monthAndDay(pt, sign+yearText, year, parts[1:])
}

func (p *parser) monthAndDay(pt Point, yearText string, year int64, parts []string) (Point, bool) {
	month, err := strconv.Atoi(parts[0])
	switch {
	case err != nil:
		return pt, p.fail("write "+yearText+"-XX", "a month is two digits or XX")
	case month >= 21 && month <= 24:
		if len(parts) > 1 {
			return pt, p.fail("write "+yearText+"-"+parts[0], "a season has no days")
		}
		pt.Precision = Season
		first := 3 * (month - 20) // spring is March to May, winter December to February
		pt.Span = Span{FromCivil(year, first, 1), FromCivil(year, first+3, 1)}
		return pt, true
	case month < 1 || month > 12:
		return pt, p.fail("months are 01 to 12, seasons 21 to 24", "there is no month %s", parts[0])
	}
	pt.Precision = Month
	pt.Span = Span{FromCivil(year, month, 1), FromCivil(year, month+1, 1)}
	if len(parts) == 1 || parts[1] == "XX" {
		return pt, true
	}
	day, err := strconv.Atoi(parts[1])
	if err != nil {
		return pt, p.fail("write "+yearText+"-"+parts[0]+"-XX", "a day is two digits or XX")
	}
	if last := DaysIn(year, month); day < 1 || day > last {
		if day < 1 {
			last = 1
		}
		return pt, p.fail(fmt.Sprintf("write %s-%s-%02d or %s-%s", yearText, parts[0], last, yearText, parts[0]),
			"%s %s has %d days", english.Long.Alone[month-1], yearText, DaysIn(year, month))
	}
	pt.Precision = ToDay
	start := FromCivil(year, month, day)
	pt.Span = Span{start, start + Day}
	return pt, true
}

// years is the span of n years from the first.
func years(first, n int64) Span { return Span{FromCivil(first, 1, 1), fromYear(first + n)} }

// fromYear is FromCivil for the end of the last year that is allowed.
func fromYear(y int64) Instant { return Instant(daysFromCivil(y, 1)) * Day }

func isDigits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
