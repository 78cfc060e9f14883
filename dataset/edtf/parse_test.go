package edtf

import (
	"errors"
	"strings"
	"testing"
)

func TestParsePoint(t *testing.T) {
	for _, c := range []struct {
		text      string
		from, to  string
		precision Precision
		approx    bool
		uncertain bool
	}{
		{"2022-02-01", "2022-02-01", "2022-02-02", ToDay, false, false},
		{"2024-02-29", "2024-02-29", "2024-03-01", ToDay, false, false},
		{"2022-02", "2022-02-01", "2022-03-01", Month, false, false},
		{"2022-12", "2022-12-01", "2023-01-01", Month, false, false},
		{"2022-02-XX", "2022-02-01", "2022-03-01", Month, false, false},
		{"2022", "2022-01-01", "2023-01-01", Year, false, false},
		{"2022-XX", "2022-01-01", "2023-01-01", Year, false, false},
		{"2022-XX-XX", "2022-01-01", "2023-01-01", Year, false, false},
		{"202X", "2020-01-01", "2030-01-01", Decade, false, false},
		{"20XX", "2000-01-01", "2100-01-01", Century, false, false},
		{"-012X", "-0129-01-01", "-0119-01-01", Decade, false, false},
		{"-000X", "-0009-01-01", "0001-01-01", Decade, false, false},
		{"2022-21", "2022-03-01", "2022-06-01", Season, false, false},
		{"2022-23", "2022-09-01", "2022-12-01", Season, false, false},
		{"2022-24", "2022-12-01", "2023-03-01", Season, false, false},
		{"2022-02~", "2022-02-01", "2022-03-01", Month, true, false},
		{"2021-12?", "2021-12-01", "2022-01-01", Month, false, true},
		{"2021%", "2021-01-01", "2022-01-01", Year, true, true},
		{"202X~", "2020-01-01", "2030-01-01", Decade, true, false},
		{"0000", "0000-01-01", "0001-01-01", Year, false, false},
		{"-0044-03-15", "-0044-03-15", "-0044-03-16", ToDay, false, false},
		{"Y12000", "+12000-01-01", "+12001-01-01", Year, false, false},
		{"Y-13800000000", "-13800000000-01-01", "-13799999999-01-01", Year, false, false},
		{"Y-13800000000~", "-13800000000-01-01", "-13799999999-01-01", Year, true, false},
		{"Y100000000000", "+100000000000-01-01", "+100000000001-01-01", Year, false, false},
	} {
		d, err := Parse(c.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.text, err)
			continue
		}
		p := d.Start
		if got, want := p.Span.From.String()+" "+p.Span.To.String(), c.from+" "+c.to; got != want {
			t.Errorf("Parse(%q) span = %s, want %s", c.text, got, want)
		}
		if p.Precision != c.precision || p.Approximate != c.approx || p.Uncertain != c.uncertain {
			t.Errorf("Parse(%q) = %+v, want precision %v approximate %v uncertain %v", c.text, p, c.precision, c.approx, c.uncertain)
		}
		if d.Interval || d.End != d.Start || d.String() != c.text {
			t.Errorf("Parse(%q) = %+v, want a single point that prints as given", c.text, d)
		}
	}
}

func TestParseInterval(t *testing.T) {
	for _, c := range []struct{ text, from, to string }{
		{"2021-08/2021-12", "2021-08-01", "2022-01-01"},
		{"2021-09-10/2021-09-16", "2021-09-10", "2021-09-17"},
		{"2022-02/..", "2022-02-01", ".."},
		{"../2022-02", "..", "2022-03-01"},
		{"2022-02/", "2022-02-01", "2022-03-01"},
		{"/2022-02-05", "2022-02-05", "2022-02-06"},
		{"2021~/2022-06?", "2021-01-01", "2022-07-01"},
		{"2022/2022-05", "2022-01-01", "2022-06-01"},
		{"2022-05/2022", "2022-05-01", "2023-01-01"},
		{"2021-24/2022-21", "2021-12-01", "2022-06-01"},
		{"-0500/0014", "-0500-01-01", "0015-01-01"},
		{"2022-02-01/2022-02-01", "2022-02-01", "2022-02-02"},
	} {
		d, err := Parse(c.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.text, err)
			continue
		}
		s := d.Span()
		if !d.Interval || s.From.String() != c.from || s.To.String() != c.to {
			t.Errorf("Parse(%q) span = %v %v, want %s %s", c.text, s.From, s.To, c.from, c.to)
		}
	}
	d := MustParse("2022-02/..")
	if !d.End.Open || d.End.Unknown || d.Span().To != Forever {
		t.Errorf("open end = %+v", d.End)
	}
	if d = MustParse("/2022"); !d.Start.Unknown || d.Start.Open {
		t.Errorf("unknown start = %+v", d.Start)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ text, reason, proposal string }{
		{"", "no date", howTo},
		{"..", "an open end belongs to an interval, such as 2022-02/..", howTo},
		{"/", "an interval needs a date on one side", howTo},
		{"../..", "an interval needs a date on one side", howTo},
		{"2021-02-30", "February 2021 has 28 days", "write 2021-02-28 or 2021-02"},
		{"2024-02-30", "February 2024 has 29 days", "write 2024-02-29 or 2024-02"},
		{"1900-02-29", "February 1900 has 28 days", "write 1900-02-28 or 1900-02"},
		{"2021-04-31", "April 2021 has 30 days", "write 2021-04-30 or 2021-04"},
		{"2021-04-00", "April 2021 has 30 days", "write 2021-04-01 or 2021-04"},
		{"2021-13", "there is no month 13", "months are 01 to 12, seasons 21 to 24"},
		{"2021-00-10", "there is no month 00", "months are 01 to 12, seasons 21 to 24"},
		{"2021-25", "there is no month 25", "months are 01 to 12, seasons 21 to 24"},
		{"2021-21-01", "a season has no days", "write 2021-21"},
		{"2021-2-1", "years have four digits, months and days two", "write 2021-02-01"},
		{"2021-2-30", "years have four digits, months and days two", howTo},
		{"01.02.2022", "not a date", "write 2022-02-01"},
		{"1.2.2022", "not a date", "write 2022-02-01"},
		{"2022/02/01", "a date is written with hyphens, an interval has one /", "write 2022-02-01"},
		{"20220201", "a date is written with hyphens", "write 2022-02-01"},
		{" 2022", "spaces around the date", "write 2022"},
		{"-500", "years have four digits, months and days two", "write -0500"},
		{"12000", "a year of more than four digits is written with Y and alone", "write Y12000"},
		{"Y2022", "Y is for years of more than four digits", "write 2022"},
		{"Y02022", "Y is for years of more than four digits", "write 2022"},
		{"Y012022", "a year does not begin with 0", "write Y12022"},
		{"Y12000-01", "after Y comes a year alone", "write Y-13800000000 or Y12000"},
		{"Y100000000001", "the year is out of range", "at most 100000000000 either way"},
		{"Y99999999999999999999", "the year is out of range", "at most 100000000000 either way"},
		{"XXXX", "only the last one or two digits of a year can be X", "write 202X for a decade, 20XX for a century"},
		{"2X22", "only the last one or two digits of a year can be X", "write 202X for a decade, 20XX for a century"},
		{"202X-01", "a month in a year that is not specified", "write 202X"},
		{"2022-XX-01", "a day in a month that is not specified", "write 2022-XX-XX"},
		{"2022-1X", "a month is two digits or XX", "write 2022-XX"},
		{"2022-02-1X", "a day is two digits or XX", "write 2022-02-XX"},
		{"-0000", "the year 0 has no sign", "write 0000"},
		{"2022?-02", "~ ? % stand at the end of a date", "put it after the whole date, as in 2022-02~"},
		{"2022-02-01T12:00:00Z", "times of day are not kept", "write 2022-02-01"},
		{"2022-03/2022-01", "the interval ends before it begins", "write 2022-01/2022-03"},
		{"2022/2023/2024", "an interval has one /", howTo},
		{"last spring", "not a date", howTo},
		{"2022-02-01-05", "not a date", howTo},
		{strings.Repeat("2", 65), "too long for a date", ""},
	} {
		d, err := Parse(c.text)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) = %+v, %v, want an *Error", c.text, d, err)
			continue
		}
		if e.Reason != c.reason || e.Proposal != c.proposal {
			t.Errorf("Parse(%q) = %q; %q, want %q; %q", c.text, e.Reason, e.Proposal, c.reason, c.proposal)
		}
		if d != (Date{}) {
			t.Errorf("Parse(%q) gave a date with its error: %+v", c.text, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"2022-02-01", "2022-02~", "202X", "2022-21", "2021-08/2021-12", "2022/..", "/2022", "Y-13800000000",
		"-0500", "2021-02-30", "2022-XX-XX", "1.2.2022", "2022/2/1", "%", "", "Y", "-", "2022-02-", "٢٠٢٢",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("error of %q is not one line: %q", s, err)
			}
			return
		}
		if span := d.Span(); span.From >= span.To || span.From < Beginning || span.To > Forever {
			t.Fatalf("Parse(%q) span %v", s, span)
		}
		again, err := Parse(d.String())
		if err != nil || again != d {
			t.Fatalf("round trip of %q: %+v, %v", s, again, err)
		}
		if d.Label(English()) == "" || d.Short(English()) == "" {
			t.Fatalf("no label for %q", s)
		}
		if strings.ContainsAny(d.Label(English()), "{}") {
			t.Fatalf("unfilled label for %q: %s", s, d.Label(English()))
		}
	})
}
