package view

import (
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// day returns the instant of an ISO date.
func day(s string) edtf.Instant {
	return edtf.MustParse(s).Start.Span.From
}

func event(id, from, to string) dataset.Event {
	p := edtf.Point{Span: edtf.Span{From: day(from), To: day(to)}, Precision: edtf.ToDay}
	return dataset.Event{ID: id, Title: id, Date: edtf.Date{Text: from, Start: p, End: p}, Place: -1}
}

// tale is a small story: one event before the span, two on one day, one known to the month.
func tale() *dataset.Story {
	return &dataset.Story{
		ID:     "tale",
		Span:   edtf.Span{From: day("2021-01-01"), To: day("2026-01-01")},
		Frames: []dataset.Frame{{ID: "region"}, {ID: "world"}},
		Places: []dataset.Place{{ID: "minsk"}},
		Routes: []dataset.Route{{ID: "rail"}},
		Events: []dataset.Event{
			event("vote", "2020-08-09", "2020-08-10"),
			event("cut", "2022-02-01", "2022-02-02"),
			event("war", "2022-02-24", "2022-02-25"),
			event("flight", "2022-02-24", "2022-02-25"),
			event("month", "2023-07-01", "2023-08-01"),
			event("deal", "2025-12-13", "2025-12-14"),
		},
	}
}
