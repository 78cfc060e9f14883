package view

import (
	"math"
	"testing"

	"thawline/dataset/edtf"
)

func TestNewShowsTheWholeSpanAtItsFirstDay(t *testing.T) {
	v := New(tale())
	want := View{At: day("2021-01-01"), From: day("2021-01-01"), To: day("2026-01-01"), Layers: AllLayers, Speed: 1, Lang: "en"}
	if v != want {
		t.Errorf("New = %+v, want %+v", v, want)
	}
}

func TestExtentReachesTheEventBeforeTheSpan(t *testing.T) {
	got := Extent(tale())
	if want := (edtf.Span{From: day("2020-08-01"), To: day("2026-01-01")}); got != want {
		t.Errorf("Extent = %v, want %v", got, want)
	}
}

func TestReduceClock(t *testing.T) {
	at := func(s string) func(*View) { return func(v *View) { v.At, v.Event = day(s), "" } }
	for _, c := range []struct {
		name      string
		start     func(*View)
		do        Action
		at, event string
	}{
		{"set a day", at("2021-01-01"), SetAt{At: day("2021-03-05") + 5000}, "2021-03-05", ""},
		{"before the extent", at("2021-01-01"), SetAt{At: day("1999-03-05")}, "2020-08-01", ""},
		{"after the extent", at("2021-01-01"), SetAt{At: day("2099-03-05")}, "2025-12-31", ""},
		{"snaps", at("2021-01-01"), SetAt{At: day("2022-01-29"), Reach: 4 * edtf.Day}, "2022-02-01", ""},
		{"too far to snap", at("2021-01-01"), SetAt{At: day("2022-01-20"), Reach: 4 * edtf.Day}, "2022-01-20", ""},
		{"free of snapping", at("2021-01-01"), SetAt{At: day("2022-01-31")}, "2022-01-31", ""},
		{"next from nowhere near", at("2021-06-01"), Step{1}, "2022-02-01", "cut"},
		{"next skips none of a day", func(v *View) { v.At, v.Event = day("2022-02-24"), "war" }, Step{1}, "2022-02-24", "flight"},
		{"next at the end", func(v *View) { v.At, v.Event = day("2025-12-13"), "deal" }, Step{1}, "2025-12-13", "deal"},
		{"back to what the clock has passed", at("2022-02-10"), Step{-1}, "2022-02-01", "cut"},
		{"back from a current one", at("2022-02-01"), Step{-1}, "2020-08-09", "vote"},
		{"back two", at("2022-02-10"), Step{-2}, "2020-08-09", "vote"},
		{"back at the start", func(v *View) { v.At, v.Event = day("2020-08-09"), "vote" }, Step{-1}, "2020-08-09", "vote"},
		{"stays inside a month", func(v *View) { v.At, v.Event = day("2023-07-15"), "" }, Select{"event:month"}, "2023-07-15", "month"},
		{"a year on", at("2021-06-01"), StepYears{1}, "2022-06-01", ""},
		{"a year on from a leap day", at("2024-02-29"), StepYears{1}, "2025-02-28", ""},
		{"a year past the end", at("2025-06-01"), StepYears{1}, "2025-12-31", ""},
		{"home", at("2023-06-01"), GoHome{}, "2021-01-01", ""},
		{"end", at("2023-06-01"), GoEnd{}, "2025-12-31", ""},
		{"go to an event", at("2023-06-01"), GoEvent{2}, "2022-02-24", "war"},
		{"go past the last event", at("2023-06-01"), GoEvent{99}, "2025-12-13", "deal"},
		{"go before the first event", at("2023-06-01"), GoEvent{-1}, "2020-08-09", "vote"},
		{"play from the end begins again", at("2025-12-31"), Play{true}, "2020-08-09", ""},
		{"an unknown event", at("2023-06-01"), Select{"event:none"}, "2023-06-01", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := New(tale())
			c.start(&v)
			got := Reduce(tale(), v, c.do)
			if got.At != day(c.at) || got.Event != c.event {
				t.Errorf("%+v: at %v, event %q, want %s (%v), %q", c.do, got.At, got.Event, c.at, day(c.at), c.event)
			}
			if got.At < got.From || got.At >= got.To {
				t.Errorf("%+v: the clock %v lies outside the stretch shown %v..%v", c.do, got.At, got.From, got.To)
			}
		})
	}
}

func TestReduceRest(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name string
		do   []Action
		want func(*View)
	}{
		{"camera", []Action{SetCamera{Camera{Lon: 30, Lat: 50, Zoom: 2}}}, func(v *View) { v.Camera = Camera{Lon: 30, Lat: 50, Zoom: 2} }},
		{"camera round the globe", []Action{SetCamera{Camera{Lon: 190, Lat: 50, Zoom: 2}}}, func(v *View) { v.Camera = Camera{Lon: -170, Lat: 50, Zoom: 2} }},
		{"camera too near", []Action{SetCamera{Camera{Zoom: 1e9}}}, func(v *View) { v.Camera = Camera{Zoom: MaxZoom} }},
		{"camera not a number", []Action{SetCamera{Camera{Lon: nan, Zoom: 2}}}, func(*View) {}},
		{"camera off the globe", []Action{SetCamera{Camera{Lat: 91, Zoom: 2}}}, func(*View) {}},
		{"fit", []Action{SetFrame{"world"}, SetCamera{Camera{Frame: "world", Zoom: 3}}, FitCamera{}}, func(v *View) { v.Camera = Camera{Frame: "world"} }},
		{"an unknown frame", []Action{SetFrame{"moon"}}, func(*View) {}},
		{"route, then place", []Action{Select{"route:rail"}, Select{"place:minsk"}}, func(v *View) { v.Place = "minsk" }},
		{"nothing", []Action{Select{"route:rail"}, Select{""}}, func(*View) {}},
		{"speed", []Action{SetSpeed{100}}, func(v *View) { v.Speed = MaxSpeed }},
		{"speed not a number", []Action{SetSpeed{nan}}, func(*View) {}},
		{"layers", []Action{ToggleLayers{Routes}, ToggleLayers{Labels}, ToggleLayers{Routes}}, func(v *View) { v.Layers = AllLayers &^ Labels }},
		{"filter", []Action{SetFilter{" category:war "}}, func(v *View) { v.Filter = "category:war" }},
		{"theme", []Action{SetTheme{Dark}}, func(v *View) { v.Theme = Dark }},
		{"brush backwards", []Action{Brush{day("2022-05-01"), day("2022-03-01")}}, func(v *View) { v.BrushFrom, v.BrushTo = day("2022-03-01"), day("2022-05-01") }},
		{"brush away", []Action{Brush{1, 2}, Brush{}}, func(*View) {}},
		{"compare", []Action{SetCompare{At: day("2021-06-01")}}, func(v *View) { v.Compare, v.HasCompare = day("2021-06-01"), true }},
		{"compare the other way", []Action{SetAt{At: day("2023-06-01")}, SetCompare{At: day("2021-06-01")}, SwapCompare{}}, func(v *View) {
			v.At, v.Compare, v.HasCompare = day("2021-06-01"), day("2023-06-01"), true
		}},
		{"nothing to swap", []Action{SwapCompare{}}, func(*View) {}},
		{"compare off", []Action{SetCompare{At: day("2021-06-01")}, SetCompare{Off: true}}, func(*View) {}},
		{"a year about the clock", []Action{SetAt{At: day("2023-07-02")}, ShowLength{365 * edtf.Day}}, func(v *View) {
			v.At = day("2023-07-02")
			v.From = day("2023-07-02") - 365*edtf.Day/2
			v.To = v.From + 365*edtf.Day
		}},
		{"all again", []Action{ShowLength{edtf.Day * 30}, ShowLength{2000 * edtf.Day}}, func(*View) {}},
		{"nil", []Action{nil}, func(*View) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, want := New(tale()), New(tale())
			for _, a := range c.do {
				got = Reduce(tale(), got, a)
			}
			c.want(&want)
			if got != want {
				t.Errorf("%+v:\n got %+v\nwant %+v", c.do, got, want)
			}
		})
	}
}

func TestReduceIsTotal(t *testing.T) {
	empty := *tale()
	empty.Events, empty.Span, empty.Frames = nil, edtf.Span{}, nil
	v := New(&empty)
	for _, a := range []Action{
		SetAt{At: 5},
		Step{1},
		Step{-1},
		StepYears{3},
		GoHome{},
		GoEnd{},
		GoEvent{4},
		Play{true},
		Select{"event:x"},
		ShowLength{edtf.Day},
		ZoomRange{Factor: 2},
		PanRange{By: 1 << 40},
		SetRange{5, 1},
		ZoomRange{Factor: math.Inf(1)},
		FitCamera{},
		Advance{Event: "x"},
	} {
		if got := Reduce(&empty, v, a); got.From >= got.To {
			t.Errorf("%+v leaves no time shown: %v..%v", a, got.From, got.To)
		}
	}
}
