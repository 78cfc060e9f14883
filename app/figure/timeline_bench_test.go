package figure

import (
	"fmt"
	"testing"

	"thawline/app/scene/raster"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/dataset/seeded"
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

// BenchmarkTimelineLong draws stories of any length, 1920 points wide: ready is from a loaded story to the first scene,
// scrub a step of the clock, zoom a step of the wheel at three months, full the layout of the whole span.
func BenchmarkTimelineLong(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		story, err := dataset.Load(seeded.Files(n, 1))
		if err != nil {
			b.Fatal(err)
		}
		k, in := timelineTestKit()
		in.Story, in.W, in.View = story, 1920, view.New(story)
		in.View.At = onDay("2005-05-05")
		b.Run(fmt.Sprintf("ready/%d", n), func(b *testing.B) {
			for b.Loop() {
				(&Kit{Fonts: k.Fonts}).Timeline(in)
			}
		})
		b.Run(fmt.Sprintf("first picture/%d", n), func(b *testing.B) {
			for b.Loop() {
				raster.Draw((&Kit{Fonts: k.Fonts}).Timeline(in), k.Fonts, 1)
			}
		})
		b.Run(fmt.Sprintf("scrub/%d", n), func(b *testing.B) {
			in, k := in, &Kit{Fonts: k.Fonts}
			k.Timeline(in)
			b.ResetTimer()
			for i := range b.N {
				in.View.At = onDay("2005-05-05") + edtf.Instant(i%300)*edtf.Day
				k.Timeline(in)
			}
		})
		b.Run(fmt.Sprintf("scrub zoomed/%d", n), func(b *testing.B) {
			in, k := between(in, "2005-04-01", "2005-07-01", "2005-05-05"), &Kit{Fonts: k.Fonts}
			k.Timeline(in)
			b.ResetTimer()
			for i := range b.N {
				in.View.At = onDay("2005-05-05") + edtf.Instant(i%50)*edtf.Day
				k.Timeline(in)
			}
		})
		b.Run(fmt.Sprintf("zoom/%d", n), func(b *testing.B) {
			in, k := between(in, "2005-04-01", "2005-07-01", "2005-05-05"), &Kit{Fonts: k.Fonts}
			k.Timeline(in)
			b.ResetTimer()
			for i := range b.N {
				in.View.From = onDay("2005-04-01") + edtf.Instant(i%500)*edtf.Day/24
				k.Timeline(in)
			}
		})
		b.Run(fmt.Sprintf("full/%d", n), func(b *testing.B) {
			index := newTimelineIndex(story, in.Palette, in.View.Lanes, nil)
			b.ResetTimer()
			for b.Loop() {
				layoutTimeline(in, index, k.Fonts, timelineDates(in), windowTimeline)
			}
		})
	}
}
