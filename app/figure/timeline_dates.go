package figure

import (
	"strings"

	"thawline/dataset/edtf"
)

// dayOn is the date of the day that holds t; of its year where days of that time cannot be written.
func dayOn(t edtf.Instant) edtf.Date {
	if d := edtf.OnDay(t); !d.IsZero() {
		return d
	}
	y, _, _ := t.Civil()
	return yearDate(y)
}

func yearDate(y int64) edtf.Date {
	p := edtf.Point{Span: edtf.Span{From: edtf.FromCivil(y, 1, 1), To: edtf.FromCivil(y+1, 1, 1)}, Precision: edtf.Year}
	return edtf.Date{Text: "year", Start: p, End: p}
}

// stretchDate is the date of a stretch of time in days, or in whole months or years where it is cut there.
func stretchDate(s edtf.Span) edtf.Date {
	if s.To <= s.From {
		return edtf.Date{}
	}
	y0, m0, d0 := s.From.Civil()
	y1, m1, d1 := s.To.Civil()
	whole := d0 == 1 && d1 == 1
	var a, b edtf.Date
	switch {
	case whole && m0 == 1 && m1 == 1, edtf.OnDay(s.From).IsZero(), edtf.OnDay(s.To - 1).IsZero():
		last, _, _ := (s.To - 1).Civil()
		a, b = yearDate(y0), yearDate(last)
	case whole:
		last := edtf.FromCivil(y1, m1-1, 1)
		y, m, _ := last.Civil()
		a, b = monthDate(y0, m0, edtf.FromCivil(y0, m0, 1)), monthDate(y, m, last)
	default:
		a, b = edtf.OnDay(s.From), edtf.OnDay(s.To-1)
	}
	if a.Start == b.Start {
		return a
	}
	return edtf.Date{Text: "stretch", Start: a.Start, End: b.Start, Interval: true}
}

// dayAndMonth writes a day without its year, "1 Feb".
func dayAndMonth(t edtf.Instant, dates edtf.Words) string {
	d := dayOn(t)
	whole, year := d.Short(dates), ""
	if y, _, _ := t.Civil(); d.Start.Precision == edtf.ToDay {
		year = yearDate(y).Short(dates)
	}
	if year == "" || !strings.Contains(whole, year) {
		return whole
	}
	return strings.Trim(strings.Replace(whole, year, "", 1), " ,.年")
}
