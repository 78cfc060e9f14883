package view

import (
	"time"

	"thawline/dataset/edtf"
)

// dayOf returns the first second of t's day.
func dayOf(t edtf.Instant) edtf.Instant {
	d := t % edtf.Day
	if d < 0 {
		d += edtf.Day
	}
	return t - d
}

// monthOf returns the first second of t's month.
func monthOf(t edtf.Instant) edtf.Instant {
	u := civil(t)
	return edtf.Instant(time.Date(u.Year(), u.Month(), 1, 0, 0, 0, 0, time.UTC).Unix())
}

// addYears moves t by whole years; 29 February becomes the 28th where the year has none.
func addYears(t edtf.Instant, years int) edtf.Instant {
	u := civil(t)
	moved := time.Date(u.Year()+years, u.Month(), u.Day(), 0, 0, 0, 0, time.UTC)
	if moved.Month() != u.Month() {
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	return edtf.Instant(moved.Unix())
}

func civil(t edtf.Instant) time.Time { return time.Unix(int64(t), 0).UTC() }
