package view

import "thawline/dataset/edtf"

// dayOf returns the first second of t's day.
func dayOf(t edtf.Instant) edtf.Instant { return t.StartOfDay() }

// monthOf returns the first second of t's month.
func monthOf(t edtf.Instant) edtf.Instant {
	y, m, _ := t.Civil()
	return edtf.FromCivil(y, m, 1)
}

// addYears moves t by whole years; 29 February becomes the 28th where the year has none.
func addYears(t edtf.Instant, years int) edtf.Instant {
	y, m, d := t.Civil()
	y += int64(years)
	return edtf.FromCivil(y, m, min(d, edtf.DaysIn(y, m)))
}
