package edtf

import (
	"strconv"
	"strings"
)

// Label returns the date in words with whole month names: "1 February 2022", "c. July 2022", "12–25 September 2025",
// "since 2022". The zero Date is "".
func (d Date) Label(w Words) string { return d.label(&w, &w.Long) }

// Short returns the date in words with short month names: "1 Feb 2022", "c. Feb 2022". The zero Date is "".
func (d Date) Short(w Words) string { return d.label(&w, &w.Short) }

func (d Date) label(w *Words, s *Style) string {
	a, b := d.Start, d.End
	if w.Governs && (a.Approximate || d.Interval && (a.Open || b.Open)) {
		governed := *s
		governed.Alone = s.Months
		s = &governed
	}
	switch {
	case d.IsZero():
		return ""
	case !d.Interval:
		return qualify(w, a, plain(w, s, a))
	case a.Open:
		return fill(w.Until, "{date}", qualify(w, b, plain(w, s, b)))
	case b.Open:
		return fill(w.Since, "{date}", qualify(w, a, plain(w, s, a)))
	case a.Unknown:
		return fill(w.UnknownFrom, "{date}", qualify(w, b, plain(w, s, b)))
	case b.Unknown:
		return fill(w.UnknownEnd, "{date}", qualify(w, a, plain(w, s, a)))
	case a == b:
		return qualify(w, a, plain(w, s, a))
	case a.Approximate == b.Approximate && a.Uncertain == b.Uncertain:
		return qualify(w, a, join(w, s, a, b))
	}
	return fill(w.Range, "{from}", qualify(w, a, plain(w, s, a)), "{to}", qualify(w, b, plain(w, s, b)))
}

// join writes two different points of one qualification as shortly as can be.
func join(w *Words, s *Style, a, b Point) string {
	ya, ma, da := a.Span.From.Civil()
	yb, mb, db := b.Span.From.Civil()
	if a.Precision == b.Precision && ya == yb {
		y := yearText(w, ya)
		switch {
		case a.Precision == ToDay && ma == mb:
			return fill(s.DayRange, "{day}", strconv.Itoa(da), "{day2}", strconv.Itoa(db), "{month}", s.Months[ma-1], "{year}", y)
		case a.Precision == ToDay:
			return fill(s.DaysRange, "{day}", strconv.Itoa(da), "{month}", s.Months[ma-1], "{day2}", strconv.Itoa(db), "{month2}", s.Months[mb-1], "{year}", y)
		case a.Precision == Month:
			return fill(s.MonthRange, "{month}", s.Alone[ma-1], "{month2}", s.Alone[mb-1], "{year}", y)
		}
	}
	pattern := w.Range
	if a.Precision == Year && b.Precision == Year && ya > 0 && yb < 10000 {
		pattern = w.YearRange
	}
	return fill(pattern, "{from}", plain(w, s, a), "{to}", plain(w, s, b))
}

// plain writes one point without its qualification.
func plain(w *Words, s *Style, p Point) string {
	y, m, d := p.Span.From.Civil()
	switch p.Precision {
	case ToDay:
		return fill(s.Day, "{day}", strconv.Itoa(d), "{month}", s.Months[m-1], "{year}", yearText(w, y))
	case Month:
		return fill(s.Month, "{month}", s.Alone[m-1], "{year}", yearText(w, y))
	case Season:
		return fill(w.Season, "{season}", w.Seasons[m/3-1], "{year}", yearText(w, y))
	case Year:
		return fill(w.Year, "{year}", yearText(w, y))
	case Decade:
		if y > 0 {
			return fill(w.Decade, "{year}", yearText(w, y))
		}
	}
	last, _, _ := (p.Span.To - 1).Civil()
	return fill(w.Century, "{year}", yearText(w, y), "{year2}", yearText(w, last))
}

// yearText writes a year, those before 1 counted backwards as in "44 BC". Millions and thousands of millions are
// written as such when they are round; the missing year 0 is not minded there.
func yearText(w *Words, y int64) string {
	if y <= 0 {
		if t, ok := round(w, -y); ok {
			return fill(w.Before, "{year}", t)
		}
		return fill(w.Before, "{year}", group(1-y, w.Thousands))
	}
	if t, ok := round(w, y); ok {
		return t
	}
	return group(y, w.Thousands)
}

func round(w *Words, y int64) (string, bool) {
	switch {
	case y >= 1e9 && y%1e6 == 0:
		return fill(w.Billion, "{n}", decimal(w, float64(y)/1e9)), true
	case y >= 1e6 && y%1e3 == 0:
		return fill(w.Million, "{n}", decimal(w, float64(y)/1e6)), true
	}
	return "", false
}

func decimal(w *Words, n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", w.Point, 1)
}

func group(n int64, separator string) string {
	s := strconv.FormatInt(n, 10)
	if len(s) < 5 {
		return s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + separator + s[i:]
	}
	return s
}

func qualify(w *Words, p Point, text string) string {
	if p.Approximate {
		text = fill(w.Circa, "{date}", text)
	}
	if p.Uncertain {
		text = fill(w.Uncertain, "{date}", text)
	}
	return text
}

// fill puts values into a pattern: pairs are a name in braces and its value. Many dates are written at once, so it takes
// no strings.Replacer, which is slow to make.
func fill(pattern string, pairs ...string) string {
	var b strings.Builder
next:
	for pattern != "" {
		if pattern[0] == '{' {
			for i := 0; i+1 < len(pairs); i += 2 {
				if strings.HasPrefix(pattern, pairs[i]) {
					b.WriteString(pairs[i+1])
					pattern = pattern[len(pairs[i]):]
					continue next
				}
			}
		}
		n := 1 + strings.IndexByte(pattern[1:], '{')
		if n == 0 {
			n = len(pattern)
		}
		b.WriteString(pattern[:n])
		pattern = pattern[n:]
	}
	return b.String()
}
