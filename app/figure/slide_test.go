package figure

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"thawline/app/palette"
	"thawline/app/scene"
)

// posterText sets the text of a slide or card without its map and strip.
func posterText(k *Kit, in Input, card bool) (*scene.Scene, poster) {
	w, h := float32(in.W), float32(in.H)
	s := &scene.Scene{W: w, H: h}
	room := slidePoster(w, h)
	if card {
		room = cardPoster(w, h)
	}
	sh := newSheet(k, in, room)
	if card {
		sh.cardColumn()
	} else {
		sh.column()
	}
	sh.foot(!card)
	s.Layers = []scene.Layer{{Name: "text", Items: sh.items}}
	return s, room
}

// posterSizes are the presets and some odd ones.
var posterSizes = [][2]float64{{1920, 1080}, {3840, 2160}, {1600, 1200}, {1700, 1200}, {2160, 2160}, {1200, 628}, {3508, 2480}, {1080, 1920}, {1080, 1350}, {3000, 800}, {400, 300}}

func TestSlidesAndCardsOfEveryEvent(t *testing.T) {
	k, in := reading()
	for i := range in.Story.Events {
		for _, size := range posterSizes {
			in.W, in.H = size[0], size[1]
			for _, card := range []bool{false, true} {
				at := atEvent(t, in, in.Story.Events[i].ID)
				name := fmt.Sprint(size, " card ", card, " ", at.View.Event)
				s, room := posterText(k, at, card)
				checkText(t, name, s, 18.9*room.unit)
				checkRooms(t, name, s, room)
				for _, text := range texts(s.Layers[0].Items) {
					if strings.HasSuffix(text.String, "…") && text.Y < room.foot-1 && !strings.Contains(text.String, ", ") {
						t.Errorf("%s: %q is cut", name, text.String)
					}
				}
				if t.Failed() {
					return
				}
			}
		}
	}
}

// checkRooms fails when text stands on the map, on the strip of time or, but for the foot, outside the column.
func checkRooms(t *testing.T, name string, s *scene.Scene, room poster) {
	t.Helper()
	for _, text := range texts(s.Layers[0].Items) {
		b := text.Bounds()
		if b.Overlaps(room.image) || b.Overlaps(room.strip) {
			t.Errorf("%s: %q stands on the map or the strip", name, text.String)
		}
		if b.X0 < room.edge-1 || b.X1 > room.w-room.edge+1 {
			t.Errorf("%s: %q stands in the margin", name, text.String)
		}
	}
}

// At 1920 x 1080 headline and text are at least 28, the headline has at most four lines and the sources are 19.
func TestSlideType(t *testing.T) {
	k, in := reading()
	in.W, in.H = 1920, 1080
	for i := range in.Story.Events {
		e := &in.Story.Events[i]
		s, room := posterText(k, atEvent(t, in, e.ID), false)
		headline := map[float32]bool{}
		for _, text := range texts(s.Layers[0].Items) {
			if text.Tracking != 0 {
				headline[text.Y] = true
			}
			if text.Y < room.foot-1 && text.Size < 24 {
				t.Errorf("%s: %q is set in %v", e.ID, text.String, text.Size)
			}
			if text.Size < 28 && text.Face == scene.Sans && strings.HasPrefix(e.Summary, text.String) {
				t.Errorf("%s: text is set in %v", e.ID, text.Size)
			}
		}
		if n := len(headline); n == 0 || n > 4 {
			t.Errorf("%s: headline of %d lines", e.ID, n)
		}
	}
}

func TestSlideSays(t *testing.T) {
	k, in := reading()
	in.W, in.H = 1920, 1080
	for _, c := range []struct {
		event string
		want  []string
	}{
		{"e-2022-02-01-transit-stop", []string{
			"1 February 2022 Potash transit to Klaipėda stops", "Rail to Klaipėda closed About 11.0 Mt in 2021, estimated",
			"Three sea routes closed Klaipėda to Brazil, India and China", "Two routes in use", "US–Belarus relations and the potash sanctions · 16 / 92 · Thawline",
			"Sources: LRT copy, 1 Feb 2022; Reuters via MarketScreener, 31 Jan 2022", "Baltic Times (BNS), 7 Apr 2022 and 2 more",
		}},
		{"e-2025-12-13-123", []string{"123 people", "at least 575 people since 3 Jul 2024", "11 routes in use"}},
		{"e-2022-07-01-russian-ports", []string{"July 2022", "Two rail routes opened Soligorsk to Bronka and Vladivostok", "Seven more routes opened"}},
		{"e-2022-07-15-novorossiysk", []string{"Rail to Novorossiysk opened", "Eight more routes opened", "One more route in use"}},
		{"e-2022-09-08-murmansk", []string{"Planned rail to Murmansk / Lavna Planned 8 Sep 2022", "11 routes in use"}},
		{"e-2025-09-12-poland-closure", []string{"12–24 September 2025", "Border with Poland closed"}},
	} {
		s, _ := posterText(k, atEvent(t, in, c.event), false)
		got := said(s)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q:\n%s", c.event, want, got)
			}
		}
	}
}

// A slide of a day between events keeps the event's own date and says which day the map shows.
func TestSlideBetweenEvents(t *testing.T) {
	k, in := reading()
	in = atEvent(t, in, "e-2022-02-01-transit-stop")
	in.W, in.H = 1920, 1080
	in.View.Event, in.View.At = "", in.View.At-5*86400
	for _, card := range []bool{false, true} {
		s, room := posterText(k, in, card)
		if got := said(s); !strings.Contains(got, "12 January 2022") || !strings.Contains(got, "shown as of 27 January 2022") {
			t.Errorf("card %v says %q", card, got)
		}
		checkText(t, "between", s, 18.9*room.unit)
	}
}

func TestSlideOfAForeignStory(t *testing.T) {
	k, in := reading()
	in.Story = foreign(t)
	for _, size := range posterSizes {
		in.W, in.H = size[0], size[1]
		for _, id := range []string{"a", "b", ""} {
			at := in
			at.View.At = in.Story.Span.From - 86400
			if id != "" {
				at = atEvent(t, in, id)
			}
			for _, card := range []bool{false, true} {
				s, room := posterText(k, at, card)
				name := fmt.Sprint(size, " card ", card, " ", id)
				checkText(t, name, s, 18.9*room.unit)
				checkRooms(t, name, s, room)
			}
		}
	}
}

func TestWholeSlideAndCard(t *testing.T) {
	k, in := reading()
	for _, pal := range []*palette.Palette{palette.Light(), palette.Dark(), palette.Print()} {
		in.Palette = pal
		for _, size := range [][2]float64{{1920, 1080}, {1200, 628}, {2160, 2160}} {
			in.W, in.H = size[0], size[1]
			at := atEvent(t, in, "e-2022-02-01-transit-stop")
			for name, draw := range map[string]func(Input) *scene.Scene{"slide": k.Slide, "card": k.Card} {
				s := draw(at)
				if s.W != float32(size[0]) || s.H != float32(size[1]) || s.Background != pal.Panel {
					t.Errorf("%s %v: %v x %v", name, size, s.W, s.H)
				}
				got := said(s)
				for _, want := range []string{"Potash transit to Klaipėda stops", "Schematic routes. Made with Natural Earth", "Sources: LRT copy", "Minsk"} {
					if strings.Count(got, want) < 1 {
						t.Errorf("%s %v does not say %q", name, size, want)
					}
				}
				if strings.Count(got, "Natural Earth") != 1 {
					t.Errorf("%s %v: credit %d times", name, size, strings.Count(got, "Natural Earth"))
				}
				if !reflect.DeepEqual(said(draw(at)), got) {
					t.Errorf("%s %v: two drawings differ", name, size)
				}
			}
		}
	}
}

func TestSlideNeedsRoom(t *testing.T) {
	k, in := reading()
	in = atEvent(t, in, "e-2022-02-01-transit-stop")
	for _, size := range [][2]float64{{0, 0}, {-1, 100}, {100, 0}, {1, 1}, {20, 900}, {900, 20}} {
		in.W, in.H = size[0], size[1]
		k.Slide(in)
		k.Card(in)
	}
	in.Story = nil
	if s := k.Slide(in); len(s.Layers) != 0 {
		t.Error("a slide without a story")
	}
	if s := k.Card(in); len(s.Layers) != 0 {
		t.Error("a card without a story")
	}
}
