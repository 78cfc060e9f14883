package view

import (
	"slices"
	"testing"
)

func TestStoreTellsOnlyWhatChanged(t *testing.T) {
	s := NewStore(tale(), New(tale()))
	var camera, clock []Part
	s.Observe(CameraPart, func(p Part) { camera = append(camera, p) })
	stop := s.Observe(Clock|Selection, func(p Part) { clock = append(clock, p) })

	s.Do(SetCamera{Camera{Lon: 3, Zoom: 2}})
	s.Do(SetCamera{Camera{Lon: 3, Zoom: 2}}) // equal: nobody is told
	s.Do(Step{1})
	stop()
	s.Do(Step{1})

	if want := []Part{CameraPart}; !slices.Equal(camera, want) {
		t.Errorf("the camera's observer was told %v, want %v", camera, want)
	}
	if want := []Part{Clock | Selection}; !slices.Equal(clock, want) {
		t.Errorf("the clock's observer was told %v, want %v", clock, want)
	}
}

func TestStoreKeepsTheOrderOfActionsDoneByObservers(t *testing.T) {
	s := NewStore(tale(), New(tale()))
	var seen []string
	s.Observe(Selection, func(Part) {
		seen = append(seen, "first:"+s.View().Event)
		if s.View().Event == "cut" {
			s.Do(GoEvent{2})
		}
	})
	s.Observe(Selection, func(Part) { seen = append(seen, "second:"+s.View().Event) })
	s.Do(Step{1})
	if want := []string{"first:cut", "second:cut", "first:war", "second:war"}; !slices.Equal(seen, want) {
		t.Errorf("told %v, want %v", seen, want)
	}
}

func TestOpenTellsEverything(t *testing.T) {
	s := NewStore(tale(), New(tale()))
	var got Part
	s.Observe(Language, func(p Part) { got = p })
	s.Open(tale(), New(tale()))
	if got != Everything || !got.Has(StoryPart) {
		t.Errorf("told %b, want %b", got, Everything)
	}
}

func TestChangedSeesEveryField(t *testing.T) {
	a := New(tale())
	for _, c := range []struct {
		change func(*View)
		want   Part
	}{
		{func(v *View) { v.At++ }, Clock},
		{func(v *View) { v.From++ }, Range},
		{func(v *View) { v.To++ }, Range},
		{func(v *View) { v.Event = "x" }, Selection},
		{func(v *View) { v.Route = "x" }, Selection},
		{func(v *View) { v.Place = "x" }, Selection},
		{func(v *View) { v.Hover = "x" }, Hovering},
		{func(v *View) { v.BrushFrom++ }, Brushing},
		{func(v *View) { v.BrushTo++ }, Brushing},
		{func(v *View) { v.Camera.Lon++ }, CameraPart},
		{func(v *View) { v.Layers = 0 }, LayersPart},
		{func(v *View) { v.Filter = "x" }, FilterPart},
		{func(v *View) { v.Playing = true }, Playback},
		{func(v *View) { v.Speed = 2 }, Playback},
		{func(v *View) { v.Lang = "zh" }, Language},
		{func(v *View) { v.Theme = Dark }, ThemePart},
		{func(v *View) { v.Compare++ }, Comparison},
		{func(v *View) { v.HasCompare = true }, Comparison},
	} {
		b := a
		c.change(&b)
		if got := Changed(a, b); got != c.want {
			t.Errorf("Changed = %b, want %b (%+v)", got, c.want, b)
		}
	}
}
