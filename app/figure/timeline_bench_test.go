package figure

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// BenchmarkTimelineScrub is a step of the clock in the built-in story: the layout is kept, all is drawn again.
func BenchmarkTimelineScrub(b *testing.B) {
	k, in := timelineTestKit()
	in.W = 1920
	in = between(in, "2021-01-01", "2026-01-01", "2022-02-01")
	for b.Loop() {
		in.View.At += edtf.Day
		k.Timeline(in)
	}
}

// BenchmarkTimelineZoom is a step of the wheel: laid out anew.
func BenchmarkTimelineZoom(b *testing.B) {
	k, in := timelineTestKit()
	in.W = 1920
	in = between(in, "2021-01-01", "2026-01-01", "2022-02-01")
	for b.Loop() {
		in.View.From += edtf.Day
		k.Timeline(in)
	}
}

// million returns a story put together without its tables, which a story on disk may not be as long as.
func million(n int) *dataset.Story {
	rng := rand.New(rand.NewPCG(12345, 1))
	s := &dataset.Story{ID: "million", Span: edtf.Span{From: edtf.FromCivil(2000, 1, 1), To: edtf.FromCivil(2010, 1, 1)}, Events: make([]dataset.Event, n)}
	categories := []string{"sanctions", "relief", "trade-route", "diplomacy", "politics", "prisoners", "border", "military", "war"}
	for i := range s.Events {
		day := s.Span.From.AddDays(i * 3653 / n)
		date := edtf.OnDay(day)
		if i%10 == 0 {
			date.End, date.Interval = edtf.OnDay(day.AddDays(1+rng.IntN(300))).Start, true
		}
		id := "e" + strconv.Itoa(i)
		s.Events[i] = dataset.Event{ID: id, Date: date, Title: id, Short: id, Place: -1, Category: categories[rng.IntN(len(categories))]}
	}
	return s
}

func BenchmarkTimelineLarge(b *testing.B) {
	for _, n := range []int{10_000, 1_000_000} {
		k, in := timelineTestKit()
		in.Story, in.W = million(n), 1920
		in.View.From, in.View.To, in.View.At = in.Story.Span.From, in.Story.Span.To, onDay("2005-05-05")
		index := newTimelineIndex(in.Story, in.Palette, view.ByCategory, nil)
		b.Run(fmt.Sprintf("index/%d", n), func(b *testing.B) {
			for b.Loop() {
				newTimelineIndex(in.Story, in.Palette, view.ByCategory, nil)
			}
		})
		b.Run(fmt.Sprintf("layout/%d", n), func(b *testing.B) {
			for b.Loop() {
				layoutTimeline(in, index, k.Fonts, timelineDates(in), windowTimeline)
			}
		})
		layout := layoutTimeline(in, index, k.Fonts, timelineDates(in), windowTimeline)
		b.Run(fmt.Sprintf("scrub/%d", n), func(b *testing.B) {
			in := in
			for b.Loop() {
				in.View.At += edtf.Day
				newTimelinePainter(k, in, layout, 5).live()
			}
		})
	}
}
