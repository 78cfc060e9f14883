package order

import (
	"testing"

	"thawline/app/export"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
)

func subject(t *testing.T, lang string) Subject {
	t.Helper()
	story, err := dataset.Load(assets.Story())
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.Load(assets.Words(), lang)
	if err != nil {
		t.Fatal(err)
	}
	return Subject{Story: story, View: view.New(story), Words: w}
}

func TestJob(t *testing.T) {
	s := subject(t, "pl")
	compared := s
	compared.View = view.Reduce(s.Story, s.View, view.SetCompare{At: s.View.At + 400*86400})
	for _, c := range []struct {
		name   string
		from   Subject
		order  func(*Order)
		holds  func(export.Job) bool
		wrong  string
		folder bool
	}{
		{"slide", s, func(o *Order) { o.Theme = "dark" }, func(j export.Job) bool {
			return j.Make == export.Picture && j.Kind == "slide" && j.Palette.Name == "dark" && j.Request.Format == "png" && j.Size.W == 1920
		}, "", false},
		{"the picture's own language", s, func(*Order) {}, func(j export.Job) bool {
			return j.View.Lang == "pl" && j.Words.Lang() == "pl" && j.Story.Lang() == "pl"
		}, "", false},
		{"a slide does not compare", compared, func(*Order) {}, func(j export.Job) bool { return !j.View.HasCompare }, "", false},
		{"compare", compared, func(o *Order) { o.Kind = Compare }, func(j export.Job) bool { return j.Kind == "map" && j.View.HasCompare }, "", false},
		{"nothing compared", s, func(o *Order) { o.Kind = Compare }, nil, "data.compare", false},
		{"chart", s, func(o *Order) { o.Kind, o.Chart = Chart, "price" }, func(j export.Job) bool { return j.Chart == "price" }, "", false},
		{"no such chart", s, func(o *Order) { o.Kind, o.Chart = Chart, "weather" }, nil, "data.chart", false},
		{"layers", s, func(o *Order) { o.Kind, o.Layers = Map, view.Base|view.Labels }, func(j export.Job) bool { return j.View.Layers == view.Base|view.Labels }, "", false},
		{"no layers of a timeline", s, func(o *Order) { o.Kind, o.Layers = Timeline, view.Base }, func(j export.Job) bool { return j.View.Layers == view.AllLayers }, "", false},
		{"text by hand", s, func(o *Order) { o.Alt = "  A slide.  " }, func(j export.Job) bool { return j.AltText == "A slide." }, "", false},
		{"deck", s, func(o *Order) { o.Kind, o.Notes, o.Alt, o.Transparent = Deck, true, "words", true }, func(j export.Job) bool {
			return j.Make == export.Deck && j.Kind == "slide" && j.Notes && j.AltText == "" && !j.Transparent && len(j.Views()) == len(s.Story.Steps)
		}, "", true},
		{"notes of a deck only", s, func(o *Order) { o.Notes = true }, func(j export.Job) bool { return !j.Notes }, "", false},
		{"animation", s, func(o *Order) { o.Kind, o.Of, o.Speed, o.Format = Animation, "map", "5", "gif" }, func(j export.Job) bool {
			return j.Make == export.Animation && j.Kind == "map" && j.Form == "gif" && j.View.Speed == 5 && len(j.Views()) == len(s.Story.Events)
		}, "", false},
		{"page", s, func(o *Order) { *o = New(Page); o.Preset, o.Width = Custom, "1" }, func(j export.Job) bool {
			return j.Make == export.Page && j.Follow && !j.Transparent && len(j.Views()) == len(s.Story.Steps)
		}, "", false},
		{"frames", s, func(o *Order) { o.Kind, o.Format = Animation, "frames" }, func(j export.Job) bool { return j.Form == "frames" }, "", true},
		{"outlines of an SVG", s, func(o *Order) { o.Format, o.Outlines = "svg", true }, func(j export.Job) bool { return j.Outlines && j.Request.Format == "svg" }, "", false},
		{"no outlines of a PNG", s, func(o *Order) { o.Outlines = true }, func(j export.Job) bool { return !j.Outlines }, "", false},
		{"size", s, func(o *Order) { o.Preset, o.Width, o.Height = Custom, "100", "100" }, nil, "size.small", false},
	} {
		o := New(Slide)
		o.Layers = view.AllLayers
		c.order(&o)
		j, wrong := o.Job(c.from)
		switch {
		case wrong != nil && wrong.Key != c.wrong:
			t.Errorf("%s: %+v", c.name, wrong)
		case wrong == nil && c.wrong != "":
			t.Errorf("%s: no problem, want %s", c.name, c.wrong)
		case wrong == nil && !c.holds(j):
			t.Errorf("%s: %+v", c.name, j)
		case wrong == nil && (j.Folder() != c.folder || o.WritesFolder() != c.folder):
			t.Errorf("%s: Folder() = %v, WritesFolder() = %v, want %v", c.name, j.Folder(), o.WritesFolder(), c.folder)
		}
	}
}

func TestAFilterThatKeepsNothing(t *testing.T) {
	s := subject(t, "en")
	s.View.Filter = "category:prisoners to:2021-01-02"
	for _, kind := range []string{Deck, Animation, Page} {
		if _, wrong := New(kind).Job(s); wrong == nil || wrong.Key != "data.events" {
			t.Errorf("%s: %+v", kind, wrong)
		}
	}
	if _, wrong := New(Map).Job(s); wrong != nil {
		t.Errorf("map: %+v", wrong)
	}
}
