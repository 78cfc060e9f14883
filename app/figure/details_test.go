package figure

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
)

// reading is the built-in story with fonts and words, loaded once for the tests of text.
var reading = sync.OnceValues(func() (*Kit, Input) {
	fonts, err := typeset.New(assets.Fonts())
	if err != nil {
		panic(err)
	}
	story, err := dataset.Load(assets.Story())
	if err != nil {
		panic(err)
	}
	catalogue, err := words.Load(assets.Words(), "en")
	if err != nil {
		panic(err)
	}
	return &Kit{Fonts: fonts}, Input{
		Story: story, Words: catalogue, Palette: palette.Light(), W: 372,
		View: view.View{Layers: view.AllLayers},
	}
})

// atEvent shows an event at the start of its date.
func atEvent(t testing.TB, in Input, id string) Input {
	t.Helper()
	i := in.Story.EventIndex(id)
	if i < 0 {
		t.Fatalf("no event %q", id)
	}
	in.View.Event, in.View.At = id, in.Story.Events[i].Date.Start.Span.From
	return in
}

// said is all text of a scene in drawing order, joined by spaces.
func said(s *scene.Scene) string {
	var parts []string
	for _, l := range s.Layers {
		for _, text := range texts(l.Items) {
			parts = append(parts, text.String)
		}
	}
	return strings.Join(parts, " ")
}

// checkText fails when text is smaller than least, leaves the scene, overlaps other text or shows a missing message.
func checkText(t *testing.T, name string, s *scene.Scene, least float32, layers ...string) {
	t.Helper()
	type placed struct {
		scene.Rect
		string
	}
	var boxes []placed
	for _, l := range s.Layers {
		if len(layers) > 0 && !strings.Contains(" "+strings.Join(layers, " ")+" ", " "+l.Name+" ") {
			continue
		}
		for _, text := range texts(l.Items) {
			if text.Size < least-.01 {
				t.Errorf("%s: %q is set in %.1f, below %.1f", name, text.String, text.Size, least)
			}
			if strings.TrimSpace(text.String) == "" || strings.Contains(text.String, "{") || strings.Contains(text.String, "details.") || strings.Contains(text.String, "slide.") {
				t.Errorf("%s: text %q", name, text.String)
			}
			b := text.Bounds().Moved(l.Offset.X, l.Offset.Y)
			if b.X0 < -.5 || b.Y0 < -.5 || b.X1 > s.W+.5 || b.Y1 > s.H+.5 {
				t.Errorf("%s: %q at %v leaves %v x %v", name, text.String, b, s.W, s.H)
			}
			for _, o := range boxes {
				if cut := b.Intersect(o.Rect); !cut.Empty() && cut.W() > .6 && cut.H() > .12*text.Size {
					t.Errorf("%s: %q and %q overlap", name, text.String, o.string)
				}
			}
			boxes = append(boxes, placed{b, text.String})
		}
	}
}

func TestDetailsOfEveryEvent(t *testing.T) {
	k, in := reading()
	for _, pal := range []*palette.Palette{palette.Light(), palette.Dark()} {
		in.Palette = pal
		for i := range in.Story.Events {
			e := &in.Story.Events[i]
			for _, w := range []float64{372, 280, 520} {
				if w != 372 && pal.Name == "dark" {
					continue // colours do not move text
				}
				in.W = w
				s := k.Details(atEvent(t, in, e.ID))
				checkText(t, fmt.Sprint(pal.Name, " ", w, " ", e.ID), s, 10)
				for _, source := range e.Sources {
					if _, ok := s.Bounds("source:" + in.Story.Sources[source].ID); !ok {
						t.Errorf("%s: source %s is not listed", e.ID, in.Story.Sources[source].ID)
					}
				}
				if t.Failed() {
					return
				}
			}
		}
	}
}

func TestDetailsSay(t *testing.T) {
	k, in := reading()
	for _, c := range []struct {
		event     string
		want, not []string
	}{
		{
			"e-2022-02-01-transit-stop",
			[]string{
				"Event 16 of 92", "12 Jan", "2 Feb", "Trade route", "Confidence high", "1 February 2022", "Potash transit to Klaipėda stops",
				"Kena / Gudogai rail crossing, Lithuania", "Belaruskali", "What changed on the routes", "Rail to Klaipėda", "about 11.0 Mt",
				"2021, estimated", "Klaipėda to Brazil , India , China", "Three sea routes closed 1 Feb 2022", "0.7 Mt", "at least 1.0 Mt",
				"Not in the article.", "Border with Poland", "partly closed", "2 in use, 4 closed", "10–11 million",
			},
			[]string{"Routes on this date", "Correction.", "597"},
		},
		{
			"e-2025-12-13-potash-relief",
			[]string{
				"Relief", "13 December 2025", "Routes on this date", "Rail to Klaipėda", "Closed since 1 Feb 2022", "11 routes in use",
				"Planned since 8 Sep 2022, not in use", "Correction.", "The article says: The US lifted the sanctions.", "no data", "at least 575 people",
			},
			[]string{"What changed", "rbcua-2025-12-14"},
		},
		{
			"e-2022-07-01-russian-ports",
			[]string{"July 2022", "Two rail routes opened Jul 2022", "Three rail routes opened c. Jul 2022", "Two sea routes opened c. Jul 2022", "Rail to Novorossiysk Opened Jul 2022", "Confidence medium"},
			[]string{"1 July"},
		},
		{"e-2020-08-09-election", []string{"Event 1 of 92", "9 August 2020", "Correction."}, []string{"Event 0"}},
		{"e-2025-10-23-zakharova", []string{"Unverified."}, []string{"Not in the article."}},
		{"e-2021-12-01-china-rail", []string{"December 2021", "Container trains to China via", "Opened Dec 2021"}, nil},
	} {
		got := strings.Join(strings.Fields(said(k.Details(atEvent(t, in, c.event)))), " ")
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q:\n%s", c.event, want, got)
			}
		}
		for _, not := range c.not {
			if strings.Contains(got, not) {
				t.Errorf("%s says %q", c.event, not)
			}
		}
	}
}

// Between two events the panel still shows the last one, and says for which day the routes hold.
func TestDetailsBetweenEvents(t *testing.T) {
	k, in := reading()
	in.View.At = in.Story.Events[in.Story.EventIndex("e-2022-02-01-transit-stop")].Date.Start.Span.From - 5*86400
	got := said(k.Details(in))
	for _, want := range []string{"Lithuania voids the railway contract with Belaruskali", "12 January 2022", "Routes on 27 January 2022", "State on 27 January 2022"} {
		if !strings.Contains(got, want) {
			t.Errorf("does not say %q:\n%s", want, got)
		}
	}
}

// An event chosen while the clock stands elsewhere tells its own changes, and what was in use then.
func TestDetailsAwayFromTheEvent(t *testing.T) {
	k, in := reading()
	in = atEvent(t, in, "e-2022-02-01-transit-stop")
	in.View.At = in.Story.Span.To - 86400
	got := said(k.Details(in))
	for _, want := range []string{"What changed on the routes Rail to Klaipėda", "Rail through Ukraine to Mykolaiv In use since before 2021", "State on 31 December 2025", "11 in use, 5 closed, 1 planned"} {
		if !strings.Contains(got, want) {
			t.Errorf("does not say %q:\n%s", want, got)
		}
	}
	in.W, in.H = 1920, 1080
	s, _ := posterText(k, in, false)
	for _, want := range []string{"1 February 2022", "shown as of 31 December 2025", "Two routes in use"} {
		if got := said(s); !strings.Contains(got, want) {
			t.Errorf("the slide does not say %q:\n%s", want, got)
		}
	}
}

func TestDetailsBeforeTheFirst(t *testing.T) {
	k, in := reading()
	in.View.At = in.Story.Events[0].Date.Start.Span.From - 86400
	s := k.Details(in)
	checkText(t, "introduction", s, 10)
	got := said(s)
	for _, want := range []string{"US–Belarus relations", "92 events, 17 routes, 193 sources", "Before event 1 of 92", "9 Aug 2020"} {
		if !strings.Contains(got, want) {
			t.Errorf("does not say %q:\n%s", want, got)
		}
	}
	if _, ok := s.Bounds("action:previous"); ok {
		t.Error("offers a previous event")
	}
	if _, ok := s.Bounds("action:next"); !ok {
		t.Error("offers no next event")
	}
}

func TestDetailsLead(t *testing.T) {
	k, in := reading()
	s := k.Details(atEvent(t, in, "e-2022-02-01-transit-stop"))
	for _, id := range []string{
		"action:previous", "action:list", "action:next", "place:kena-gudogai", "actor:Lithuania", "actor:Belaruskali",
		"route:r-klaipeda-rail", "route:r-klaipeda-india", "route:r-ukraine-rail", "source:lrt-2022-02-01", "source:pcorg-2022", "border:PL-BY",
	} {
		if b, ok := s.Bounds(id); !ok {
			t.Errorf("nothing leads to %s", id)
		} else if got, ok := s.Pick((b.X0+b.X1)/2, b.Y0+2, 6); id[:3] == "act" && (!ok || got != id) {
			t.Errorf("pick of %s = %s", id, got)
		}
	}
}

func TestDetailsAreTheSameTwice(t *testing.T) {
	k, in := reading()
	in = atEvent(t, in, "e-2025-12-13-potash-relief")
	if !reflect.DeepEqual(k.Details(in), k.Details(in)) {
		t.Error("two drawings differ")
	}
}

// foreign is another person's story: no routes, borders, series, fact check or sources, a category and a confidence of
// its own, no place, and words longer than a line.
func foreign(t testing.TB) *dataset.Story {
	t.Helper()
	long := strings.Repeat("Donaudampfschifffahrtsgesellschaft", 8)
	files := fstest.MapFS{
		"story.toml": {Data: []byte("id = \"other\"\ntitle = \"" + long + "\"\nspan = \"1850/1900\"\nlanguages = [\"en\"]\n[[frames]]\nid = \"all\"\nprojection = \"equalearth\"\nmeridian = 0.0\nbounds = [-100.0, -50.0, 100.0, 60.0]\n")},
		"places.csv": {Data: []byte("id,name,kind,country_iso2,lat,lon,note\nwien,Wien,city,AT,48.2,16.37,\n")},
		"events.csv": {Data: []byte("id,date,title,summary,place_id,category,actors,in_article,route_ids,source_ids,confidence,note\n" +
			"a,1856~,A short one,,wien,steam-ships,,,,,,\n" +
			"b,1860/..," + long + "," + strings.Repeat("A long account of it all. ", 60) + long + ",,steam-ships," + long + ";Ann,,,,low,\n")},
	}
	s, err := dataset.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDetailsOfAForeignStory(t *testing.T) {
	k, in := reading()
	in.Story = foreign(t)
	for _, id := range []string{"a", "b"} {
		s := k.Details(atEvent(t, in, id))
		checkText(t, "foreign "+id, s, 10)
		got := said(s)
		if !strings.Contains(got, "Steam ships") || !strings.Contains(got, "No source is given.") || strings.Contains(got, "oute") {
			t.Errorf("%s says %q", id, got)
		}
	}
}

func TestDetailsNeedRoom(t *testing.T) {
	k, in := reading()
	for _, w := range []float64{0, -5, 30, 41, 60, 120} {
		in.W = w
		s := k.Details(atEvent(t, in, "e-2022-02-01-transit-stop"))
		if w < 41 && len(s.Layers) > 0 {
			t.Errorf("width %v: something is drawn", w)
		}
	}
	in.Story = nil
	if s := k.Details(in); len(s.Layers) != 0 {
		t.Error("without a story something is drawn")
	}
}
