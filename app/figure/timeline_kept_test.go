package figure

import (
	"reflect"
	"testing"

	"thawline/app/palette"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// TestKeptPartsOfTheTimeline compares timelines made one after the other, which share what was drawn before, with the same
// ones made alone.
func TestKeptPartsOfTheTimeline(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1440, 220
	shared := &Kit{Atlas: k.Atlas, Fonts: k.Fonts}
	look := func(name string, in Input) {
		t.Helper()
		got, want := shared.Timeline(in), (&Kit{Atlas: k.Atlas, Fonts: k.Fonts}).Timeline(in)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the timeline made after others is not the one made alone", name)
		}
	}
	events := in.Story.Events
	for i := 0; i < len(events); i += 9 {
		in.View = view.Reduce(in.Story, in.View, view.GoEvent{Index: i})
		look("at "+events[i].ID, in)
	}
	hovered := in
	hovered.View.Hover = "event:" + events[3].ID
	look("hovered", hovered)
	brushed := in
	brushed.View.BrushFrom, brushed.View.BrushTo = in.Story.Span.From, in.Story.Span.From+400*edtf.Day
	look("brushed", brushed)
	dark := in
	dark.Palette = palette.Dark()
	look("dark", dark)
	look("Belarusian", in.in(t, "be"))
	closer := in
	closer.View.From, closer.View.To = in.Story.Span.From, in.Story.Span.From+200*edtf.Day
	look("closer", closer)
	look("as before", in)
}

// A picture of the timeline is enlarged without touching what is kept of it: the second is as the first.
func TestTimelinePictureTwice(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1920, 1080
	first, live := svgText(k.TimelinePicture(in)), svgText(k.Timeline(in))
	if svgText(k.TimelinePicture(in)) != first {
		t.Error("the second picture differs")
	}
	if svgText(k.Timeline(in)) != live {
		t.Error("the window's timeline differs after a picture")
	}
}
