package figure

import "testing"

// BenchmarkDetails draws the panel of one event after the other, as stepping does.
func BenchmarkDetails(b *testing.B) {
	k, in := reading()
	events := in.Story.Events
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		e := &events[i%len(events)]
		in.View.Event, in.View.At = e.ID, e.Date.Start.Span.From
		k.Details(in)
	}
}

// BenchmarkStatusLine writes the status line, as every step of the clock does.
func BenchmarkStatusLine(b *testing.B) {
	k, in := reading()
	in.View.At = in.Story.Events[40].Date.Start.Span.From
	for b.Loop() {
		k.StatusLine(in)
	}
}

// BenchmarkSlideText sets the text of a slide, without its map and strip.
func BenchmarkSlideText(b *testing.B) {
	k, in := reading()
	in.W, in.H = 1920, 1080
	events := in.Story.Events
	for i := 0; b.Loop(); i++ {
		e := &events[i%len(events)]
		in.View.Event, in.View.At = e.ID, e.Date.Start.Span.From
		posterText(k, in, false)
	}
}
