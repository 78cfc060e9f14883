package view

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"thawline/dataset/edtf"
)

func TestStepsByUnit(t *testing.T) {
	for _, c := range []struct {
		unit Unit
		by   int
		at   string
		want string
	}{
		{DayStep, 1, "2022-02-28", "2022-03-01"},
		{DayStep, -3, "2022-03-01", "2022-02-26"},
		{WeekStep, 1, "2022-02-01", "2022-02-07"}, // a Tuesday, then Monday
		{WeekStep, -1, "2022-02-01", "2022-01-31"},
		{WeekStep, -1, "2022-01-31", "2022-01-24"},
		{MonthStep, 1, "2022-01-31", "2022-02-01"},
		{MonthStep, 11, "2022-02-15", "2023-01-01"},
		{MonthStep, -1, "2022-02-15", "2022-02-01"},
		{MonthStep, -2, "2022-02-15", "2022-01-01"},
		{QuarterStep, 1, "2022-02-15", "2022-04-01"},
		{QuarterStep, -1, "2022-04-01", "2022-01-01"},
		{YearStep, 1, "2022-02-15", "2023-01-01"},
		{YearStep, -1, "2022-02-15", "2022-01-01"},
		{YearStep, 50, "2022-02-15", "2025-12-31"},
	} {
		v := Reduce(tale(), New(tale()), SetAt{At: day(c.at)})
		v = Reduce(tale(), v, SetUnit{c.unit})
		if got := Reduce(tale(), v, StepUnit{c.by}).At; got != day(c.want) {
			t.Errorf("unit %d by %d from %s: %v, want %s", c.unit, c.by, c.at, got, c.want)
		}
	}
	v := Reduce(tale(), New(tale()), GoEvent{1})
	if a, b := Reduce(tale(), v, StepUnit{1}), Reduce(tale(), v, Step{1}); a != b {
		t.Error("a step of the unit event is not a step by event")
	}
}

func TestRangeGoesWithTheClock(t *testing.T) {
	story := tale()
	v := Reduce(story, New(story), SetAt{At: day("2023-01-10")})
	v = Reduce(story, v, Brush{day("2022-12-01"), day("2022-12-11")})
	v = Reduce(story, v, SetMode{Moving})
	check := func(what, from, to string) {
		t.Helper()
		if v.BrushFrom != day(from) || v.BrushTo != day(to) {
			t.Errorf("%s: %v to %v, want %s to %s", what, v.BrushFrom, v.BrushTo, from, to)
		}
	}
	check("ends with the clock", "2023-01-01", "2023-01-11")
	v = Reduce(story, v, SetAt{At: day("2023-03-01")})
	check("moves", "2023-02-20", "2023-03-02")
	v = Reduce(story, v, Brush{day("2023-02-01"), day("2023-03-01")})
	check("resized", "2023-02-01", "2023-03-01")
	if v.At != day("2023-02-28") {
		t.Errorf("the clock is at %v, want the range's last day", v.At)
	}
	v = Reduce(story, v, SetMode{Cumulative})
	v = Reduce(story, v, SetAt{At: day("2024-01-01")})
	check("cumulative", "2020-08-01", "2024-01-02")
	v = Reduce(story, v, SetMode{Still})
	if _, ok := v.Brushed(); ok {
		t.Error("a range is left")
	}
	v = Reduce(story, v, SetMode{Moving})
	if span, ok := v.Brushed(); !ok || span.Length() != movingLength {
		t.Errorf("without a range to begin with: %v", span)
	}
	if v = Reduce(story, v, Brush{}); v.Mode != Still {
		t.Error("a range taken away still moves")
	}
}

func TestLanesAndFolds(t *testing.T) {
	v := Reduce(tale(), New(tale()), FoldLane{3})
	if v.Folded != 8 {
		t.Errorf("folded %b", v.Folded)
	}
	for _, n := range []int{-1, MaxLanes} {
		if Reduce(tale(), v, FoldLane{n}) != v {
			t.Errorf("lane %d folds", n)
		}
	}
	w := Reduce(tale(), v, SetLanes{ByPlace})
	if w.Lanes != ByPlace || w.Folded != 0 {
		t.Errorf("other lanes: %v %b", w.Lanes, w.Folded)
	}
	if Reduce(tale(), w, SetLanes{OneLane + 1}) != w {
		t.Error("lanes that do not exist are set")
	}
	if Changed(v, w) != TimeForm {
		t.Errorf("changed %b, want the timeline's form", Changed(v, w))
	}
}

func TestTypedDates(t *testing.T) {
	story := tale()
	for _, text := range []string{"2022-02-01", " 2022 ", "2022-02~", "2022-22", "202X", "2021-12/2022-02", "2022-02/..", "../2022"} {
		d, err := ReadDate(story, text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		v := Reduce(story, New(story), GoDate{d})
		if v.At < Extent(story).From || v.At >= Extent(story).To {
			t.Errorf("%q: at %v", text, v.At)
		}
		if _, ok := v.Brushed(); ok != d.Interval {
			t.Errorf("%q: brushed %v", text, ok)
		}
	}
	v := Reduce(story, New(story), GoDate{edtf.MustParse("2022-02/2022-03")})
	if v.At != day("2022-02-01") || v.BrushFrom != day("2022-02-01") || v.BrushTo != day("2022-04-01") {
		t.Errorf("an interval: at %v, %v to %v", v.At, v.BrushFrom, v.BrushTo)
	}
	var e *edtf.Error
	if _, err := ReadDate(story, "2022-13"); !errors.As(err, &e) {
		t.Errorf("month 13: %v", err)
	}
	var r *RangeError
	if _, err := ReadDate(story, "1999"); !errors.As(err, &r) || !strings.Contains(err.Error(), "2020-08-01") {
		t.Errorf("outside the story: %v", err)
	}
}

func TestCompleteDate(t *testing.T) {
	story := tale()
	for text, want := range map[string]string{"202": "2022-02-01", "2022-0": "2022-02-01", "2022": "2022-02-01", "2023-1": "2023-10"} {
		if got := CompleteDate(story, text, 20); !slices.Contains(got, want) {
			t.Errorf("%q: %v, want %s among them", text, got, want)
		}
	}
	for _, text := range []string{"", "x", "2022-02-01/", "1900"} {
		if got := CompleteDate(story, text, 5); len(got) > 0 {
			t.Errorf("%q is completed to %v", text, got)
		}
	}
	if got := CompleteDate(story, "20", 3); len(got) != 3 {
		t.Errorf("%v, want three", got)
	}
	for _, s := range CompleteDate(story, "20", 50) {
		if _, err := ReadDate(story, s); err != nil {
			t.Errorf("completed to %q: %v", s, err)
		}
	}
}
