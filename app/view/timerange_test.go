package view

import (
	"testing"

	"thawline/dataset/edtf"
)

func TestZoomKeepsThePivot(t *testing.T) {
	story := tale()
	v := New(story)
	pivot := day("2023-01-01")
	before := share(v, pivot)
	for range 4 {
		v = Reduce(story, v, ZoomRange{Pivot: pivot, Factor: 1.7})
		if got := share(v, pivot); got < before-1e-6 || got > before+1e-6 {
			t.Fatalf("the pivot moved to %v of the width, want %v", got, before)
		}
	}
}

func share(v View, t edtf.Instant) float64 { return float64(t-v.From) / float64(v.To-v.From) }

func TestRangeLimits(t *testing.T) {
	story := tale()
	ext := Extent(story)
	for _, c := range []struct {
		name     string
		do       Action
		from, to edtf.Instant
	}{
		{"out to the extent", ZoomRange{Pivot: day("2022-01-01"), Factor: 1e-9}, ext.From, ext.To},
		{"pan past the end", PanRange{By: 1 << 40}, ext.To - (day("2026-01-01") - day("2021-01-01")), ext.To},
		{"set beyond both ends", SetRange{0, 1 << 40}, ext.From, ext.To},
		{"a day at least", SetRange{day("2022-01-04"), day("2022-01-04") + 3600}, day("2022-01-04") + 1800 - edtf.Day/2, day("2022-01-04") + 1800 + edtf.Day/2},
	} {
		v := Reduce(story, New(story), c.do)
		if v.From != c.from || v.To != c.to {
			t.Errorf("%s: %v..%v, want %v..%v", c.name, v.From, v.To, c.from, c.to)
		}
	}
}

func TestSteppingOutOfTheStretchShownMovesIt(t *testing.T) {
	story := tale()
	v := Reduce(story, New(story), ShowLength{30 * edtf.Day})
	v = Reduce(story, v, GoEvent{5})
	if v.At != day("2025-12-13") || v.At < v.From || v.At >= v.To {
		t.Errorf("clock %v outside %v..%v", v.At, v.From, v.To)
	}
	if got := v.To - v.From; got != 30*edtf.Day {
		t.Errorf("length became %v days", got/edtf.Day)
	}
}

func TestLengths(t *testing.T) {
	five := Lengths(tale())
	if len(five) != 4 || five[0].Years != 5 || five[1].Years != 1 || five[2].Months != 3 || five[3].Months != 1 {
		t.Errorf("Lengths of five years = %+v", five)
	}
	short := *tale()
	short.Span = edtf.Span{From: day("2022-01-01"), To: day("2022-07-01")}
	if got := Lengths(&short); got[0].Months != 6 || got[1].Months != 3 || got[2].Months != 1 || got[3].Weeks != 1 {
		t.Errorf("Lengths of half a year = %+v", got)
	}
}
