package view

import "thawline/dataset/edtf"

// dayOf returns the first second of t's day.
func dayOf(t edtf.Instant) edtf.Instant { return t.StartOfDay() }

// addYears moves t by whole years; 29 February becomes the 28th where the year has none.
func addYears(t edtf.Instant, years int) edtf.Instant {
	y, m, d := t.Civil()
	y += int64(years)
	return edtf.FromCivil(y, m, min(d, edtf.DaysIn(y, m)))
}
