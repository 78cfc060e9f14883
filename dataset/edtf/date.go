package edtf

// Span returns the whole stretch that the date names: from the start of its first point to the end of its last. An open
// end is Beginning or Forever; an unknown one adds nothing to what is known, so that no day is invented.
func (d Date) Span() Span { return Span{d.Start.Span.From, d.End.Span.To} }

// String returns the date as written.
func (d Date) String() string { return d.Text }

// IsZero reports whether d is the zero Date, which is no date.
func (d Date) IsZero() bool { return d == Date{} }

// OnDay returns the date of the day in UTC that holds t. Beginning and Forever give the zero Date, as do days of years
// outside -9999 to 9999, which level 1 cannot write.
func OnDay(t Instant) Date {
	y, _, _ := t.Civil()
	if t <= Beginning || t >= Forever || y < -9999 || y > 9999 {
		return Date{}
	}
	start := t.StartOfDay()
	pt := Point{Span: Span{start, start + Day}, Precision: ToDay}
	return Date{Text: start.String(), Start: pt, End: pt}
}

// Compare orders dates as a story does: by start, then the more precise first. It returns -1, 0 or 1.
func Compare(a, b Date) int {
	switch {
	case a.Start.Span.From != b.Start.Span.From:
		if a.Start.Span.From < b.Start.Span.From {
			return -1
		}
		return 1
	case a.Start.Precision != b.Start.Precision:
		if a.Start.Precision > b.Start.Precision {
			return -1
		}
		return 1
	}
	return 0
}

// Length returns the length of the span in seconds; 0 for an empty or reversed one.
func (s Span) Length() int64 {
	if s.To <= s.From {
		return 0
	}
	return int64(s.To - s.From)
}

// Overlaps reports whether the half-open spans share an instant.
func (s Span) Overlaps(o Span) bool {
	return s.From < o.To && o.From < s.To && s.From < s.To && o.From < o.To
}
