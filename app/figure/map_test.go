package figure

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/geo/basemap"
)

// stage is what every map in these tests is made with, read once.
var stage = sync.OnceValues(func() (*Kit, Input) {
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	story, err := dataset.Load(assets.Story())
	must(err)
	atlas, err := basemap.Decode(assets.Basemap())
	must(err)
	fonts, err := typeset.New(assets.Fonts())
	must(err)
	catalogue, err := words.Load(assets.Words(), "en")
	must(err)
	in := Input{
		Story: story, Palette: palette.Light(), Words: catalogue, W: 1068, H: 588,
		View: view.View{At: edtf.MustParse("2022-02-01").Start.Span.From, Layers: view.AllLayers},
	}
	return &Kit{Atlas: atlas, Fonts: fonts}, in
})

func at(date string) edtf.Instant { return edtf.MustParse(date).Start.Span.From }

// placed returns the board of a map after its labels found their place.
func placed(k *Kit, in Input) (*labelBoard, [][]scene.Item) {
	c := k.newChart(in).ask()
	var seen [][]scene.Item
	for _, layer := range c.layOut() {
		seen = append(seen, layer.Items)
	}
	return c.board, seen
}

func TestFixedPlacesAreFound(t *testing.T) {
	k, in := stage()
	for i := range in.Story.Events {
		e := &in.Story.Events[i]
		in.View.At, in.View.Event = e.Date.Start.Span.From, e.ID
		var texts []string
		s := k.Map(in)
		for _, l := range s.Layers {
			for _, item := range l.Items {
				if text, ok := item.(*scene.Text); ok {
					texts = append(texts, text.String)
				}
			}
		}
		for _, want := range []string{"Minsk", "Moscow", "Washington, D.C.", "7,400 km from Minsk", "POLISH BORDER"} {
			if !slices.Contains(texts, want) {
				t.Errorf("%s: no %q on the map", e.ID, want)
			}
		}
	}
}

func TestRoutesDrawnAreThoseThatHold(t *testing.T) {
	k, in := stage()
	in.View.Camera.Frame = "world"
	for year := int64(2020); year <= 2026; year++ {
		for month := 1; month <= 12; month++ {
			now := edtf.FromCivil(year, month, 15)
			in.View.At = now
			want := map[string]bool{}
			for i := range in.Story.Routes {
				r := &in.Story.Routes[i]
				begun := r.Since == nil && r.PlannedFrom == nil || r.Since != nil && r.Since.Start.Span.From <= now
				if begun || r.PlannedFrom != nil && r.PlannedFrom.Start.Span.From <= now {
					want["route:"+r.ID] = true
				}
			}
			got := map[string]bool{}
			for _, l := range k.MapOverlay(in) {
				for _, item := range l.Items {
					if s, ok := item.(*scene.Shape); ok && strings.HasPrefix(s.ID, "route:") {
						got[s.ID] = true
					}
				}
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%d-%02d: drawn %v, want %v", year, month, got, want)
			}
		}
	}
}

func TestEventsUpToTheDate(t *testing.T) {
	k, in := stage()
	in.View.Camera.Frame = "world"
	for _, date := range []string{"2020-01-01", "2021-06-01", "2022-02-01", "2025-12-31"} {
		in.View.At = at(date)
		c := k.newChart(in).ask()
		var got []int
		for _, s := range c.spottedEvents() {
			got = append(got, s.events...)
		}
		slices.Sort(got)
		var want []int
		for i := range in.Story.Events {
			e := &in.Story.Events[i]
			if e.Date.Start.Span.From <= in.View.At && e.Place >= 0 && c.vp.Visible(in.Story.Places[e.Place].Point) {
				want = append(want, i)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: events %v, want %v", date, got, want)
		}
	}
}

func TestSameInputSameScene(t *testing.T) {
	k, in := stage()
	for _, frame := range []string{"region", "world", "globe"} {
		in.View.Camera.Frame = frame
		a := (&Kit{Atlas: k.Atlas, Fonts: k.Fonts}).MapPicture(in)
		b := (&Kit{Atlas: k.Atlas, Fonts: k.Fonts}).MapPicture(in)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: two scenes of one input differ", frame)
		}
	}
}

func TestBaseIsDrawnWithoutText(t *testing.T) {
	k, in := stage()
	in.View.Layers = view.Base
	for _, frame := range []string{"region", "world"} {
		in.View.Camera.Frame = frame
		s := k.MapPicture(in)
		if len(s.Layers) == 0 {
			t.Fatalf("%s: nothing drawn", frame)
		}
		for _, l := range s.Layers {
			for _, item := range l.Items {
				if text, ok := item.(*scene.Text); ok {
					t.Errorf("%s: text %q on the bare base", frame, text.String)
				}
			}
		}
	}
}

func TestBaseDoesNotDependOnTheDate(t *testing.T) {
	k, in := stage()
	a := k.MapBase(in)
	in.View.At, in.View.Event = at("2025-12-13"), ""
	if b := k.MapBase(in); &a[0] != &b[0] {
		t.Error("scrubbing made the base map again")
	}
}

func TestLayersAreRespected(t *testing.T) {
	k, in := stage()
	names := func(layers view.Layers) []string {
		in.View.Layers = layers
		var out []string
		for _, l := range k.Map(in).Layers {
			out = append(out, l.Name)
		}
		return out
	}
	for _, test := range []struct {
		layers view.Layers
		want   []string
	}{
		{view.Base, []string{"sea", "land", "lines"}},
		{view.Places, []string{"borders", "places"}},
		{view.Routes, []string{"routes", "crossings"}},
		{view.Events, []string{"events"}},
		{view.Legend, []string{"furniture"}},
		{0, nil},
	} {
		if got := names(test.layers); !reflect.DeepEqual(got, test.want) {
			t.Errorf("layers %b: %v, want %v", test.layers, got, test.want)
		}
	}
}

func TestOddInputNeverPanics(t *testing.T) {
	k, in := stage()
	inf, nan := math.Inf(1), math.NaN()
	for _, size := range [][2]float64{{0, 0}, {1, 1}, {200, 200}, {8000, 200}, {200, 8000}, {-5, 3}} {
		for _, cam := range []view.Camera{
			{},
			{Frame: "none"},
			{Lon: nan, Lat: 0, Zoom: 1},
			{Lon: 27, Lat: 91, Zoom: 2},
			{Lon: 400, Lat: -90, Zoom: inf},
			{Frame: "globe", Lon: 180, Lat: -90, Zoom: 3},
			{Frame: "world", Lon: 180, Lat: 80, Zoom: 1e9},
		} {
			in.W, in.H, in.View.Camera = size[0], size[1], cam
			k.Map(in)
			k.MapPicture(in)
		}
	}
	k.Map(Input{})
	k.MapPicture(Input{W: 10, H: 10})
}

func TestForeignStory(t *testing.T) {
	k, in := stage()
	place := func(id string, lon, lat float64) dataset.Place {
		return dataset.Place{ID: id, Name: id, Label: id, Kind: "lighthouse", Point: orb.Point{lon, lat}}
	}
	for name, places := range map[string][]dataset.Place{
		"one place":        {place("Alone", 10, 10)},
		"the antimeridian": {place("West", 179.9, -17), place("East", -179.9, -16)},
		"the poles":        {place("North", 0, 90), place("South", 0, -90)},
	} {
		s := &dataset.Story{Title: name, Places: places}
		for i := range places {
			s.Events = append(s.Events, dataset.Event{ID: places[i].ID, Title: "Seen", Short: "Seen", Place: i, Category: "wreck", Date: edtf.MustParse("1901")})
		}
		for _, frame := range []dataset.Frame{
			{ID: "w", Projection: "equalearth", Bounds: orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}},
			{ID: "m", Projection: "mercator", Meridian: 180, Bounds: orb.Bound{Min: orb.Point{170, -20}, Max: orb.Point{190, -10}}},
			{ID: "g", Projection: "orthographic", Bounds: orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}},
		} {
			s.Frames = []dataset.Frame{frame}
			in.Story, in.View = s, view.View{At: at("1902-01-01"), Layers: view.AllLayers}
			got := k.Map(in)
			if frame.ID == "w" {
				if ids := got.IDs(); len(ids) < len(places) {
					t.Errorf("%s: %d of %d places on the world map: %v", name, len(ids), len(places), ids)
				}
			}
		}
	}
}

func TestInset(t *testing.T) {
	k, in := stage()
	in.W, in.H, in.View.Camera.Frame, in.View.At = 1920, 1080, "world", at("2023-03-31")
	c := k.newChart(in).ask()
	var inset, base int
	for _, l := range c.overlay() {
		if l.Name == "inset" {
			inset++
		}
		if l.Name == "land" {
			base++
		}
		for _, item := range l.Items {
			if s, ok := item.(*scene.Shape); ok && inset > 0 && s.ID != "" {
				t.Errorf("%q can be picked in the inset", s.ID)
			}
		}
	}
	if inset != 2 || base != 1 {
		t.Errorf("%d frames of an inset and %d base maps in it, want 2 and 1", inset, base)
	}
	in.View.Camera = view.Camera{Frame: "world", Lon: 20, Lat: 20, Zoom: 3}
	for _, l := range k.MapOverlay(in) {
		if l.Name == "inset" {
			t.Error("a world map that is zoomed in has an inset")
		}
	}
}

func TestKilometres(t *testing.T) {
	for km, want := range map[float64]string{7442: "7,400", 680.4: "680", 12: "10", 999.9: "1,000", 10049: "10,000", 15960: "16,000"} {
		if got := kilometres(km); got != want {
			t.Errorf("kilometres(%v) = %q, want %q", km, got, want)
		}
	}
}

func TestTonnes(t *testing.T) {
	for mt, want := range map[float64]string{11: "11.0", .7: "0.7", .823: "0.823", .3612: "0.361", 3.54: "3.54", 0: "0.0"} {
		if got := tonnes(mt); got != want {
			t.Errorf("tonnes(%v) = %q, want %q", mt, got, want)
		}
	}
}
