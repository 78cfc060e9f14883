package view

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// play ticks until the player stops, and returns the events in the order shown with the time each was held.
func play(t *testing.T, s *Store) (order []string, held map[string]time.Duration, total time.Duration) {
	t.Helper()
	const tick = 10 * time.Millisecond
	p := NewPlayer(s)
	held = map[string]time.Duration{}
	for range 200_000 {
		before := s.View().At
		p.Tick(tick)
		total += tick
		v := s.View()
		if v.Event != "" && (len(order) == 0 || order[len(order)-1] != v.Event) {
			order = append(order, v.Event)
		}
		if v.At == before {
			held[v.Event] += tick
		}
		if !v.Playing {
			return order, held, total
		}
	}
	t.Fatal("the player never stops")
	return nil, nil, 0
}

func TestPlayerVisitsEveryEventAndHoldsIt(t *testing.T) {
	s := NewStore(tale(), New(tale()))
	s.Do(Play{true})
	order, held, total := play(t, s)
	if want := []string{"cut", "war", "flight", "month", "deal"}; !slices.Equal(order, want) {
		t.Errorf("visited %v, want %v", order, want)
	}
	for _, id := range order {
		if held[id] < 900*time.Millisecond {
			t.Errorf("%s was held %v, want about a second", id, held[id])
		}
	}
	if got := s.View().At; got != day("2025-12-31") {
		t.Errorf("stops at %v, want the last day", got)
	}
	// 1825 days at a week a second, and five held seconds.
	if want := 265 * time.Second; total < want || total > want+2*time.Second {
		t.Errorf("took %v, want about %v", total, want)
	}
}

func TestPlayerAtTwentyTimes(t *testing.T) {
	s := NewStore(tale(), New(tale()))
	s.Do(SetSpeed{20})
	s.Do(Play{true})
	order, _, total := play(t, s)
	if len(order) != 5 {
		t.Errorf("visited %v, want all five", order)
	}
	if total > 14*time.Second {
		t.Errorf("took %v, want a twentieth of 265 s", total)
	}
}

func TestPlayerTakesUpWhereTheClockIs(t *testing.T) {
	s := NewStore(tale(), New(tale()))
	s.Do(GoEvent{2})
	s.Do(Play{true})
	p := NewPlayer(s)
	p.Tick(20 * time.Millisecond)
	if got := s.View().Event; got != "flight" {
		t.Errorf("after the second event of the day's first comes %q, want flight", got)
	}
	s.Do(SetAt{At: day("2023-06-20")})
	if s.View().Playing {
		t.Error("scrubbing must pause")
	}
	s.Do(Play{true})
	for range 300 {
		p.Tick(10 * time.Millisecond)
	}
	if got := s.View().Event; got != "month" {
		t.Errorf("after the scrub comes %q, want month", got)
	}
}

func TestPlayerRestsWhenPaused(t *testing.T) {
	s := NewStore(tale(), New(tale()))
	p := NewPlayer(s)
	before := s.View()
	p.Tick(time.Second)
	if s.View() != before {
		t.Error("a paused player moved the view")
	}
}

func TestPlayerDoesNotLeapAfterAStall(t *testing.T) {
	s := NewStore(tale(), New(tale()))
	s.Do(Play{true})
	NewPlayer(s).Tick(time.Hour)
	if got := s.View().At; got > day("2021-01-04") {
		t.Errorf("an hour's stall moved the clock to %v", got)
	}
}

// crowded returns a story of 300 events, several a day, some without a beginning, some known to the year only.
func crowded() *dataset.Story {
	rng := rand.New(rand.NewPCG(4, 4))
	s := &dataset.Story{ID: "crowded", Span: edtf.Span{From: day("2021-01-01"), To: day("2022-01-01")}}
	for i := range 300 {
		text := edtf.FromCivil(2021, 1, 1+rng.IntN(365)).String()
		switch i % 20 {
		case 1:
			text = "../2021-06-30"
		case 2:
			text = "/2021-03"
		case 3:
			text = "2021"
		case 4:
			text = "2020-12-30"
		case 5:
			text += "/.."
		}
		s.Events = append(s.Events, dataset.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(text), Place: -1, Category: []string{"a", "b"}[i%2]})
	}
	slices.SortStableFunc(s.Events, func(a, b dataset.Event) int { return edtf.Compare(a.Date, b.Date) })
	return s
}

func TestPlayerVisitsEachEventExactlyOnce(t *testing.T) {
	for _, c := range []struct {
		name string
		set  []Action
		want func(*dataset.Event) bool
	}{
		{"all", nil, func(*dataset.Event) bool { return true }},
		{"fast", []Action{SetSpeed{20}}, func(*dataset.Event) bool { return true }},
		{"filtered", []Action{SetFilter{"category:a"}}, func(e *dataset.Event) bool { return e.Category == "a" }},
		{"equal steps", []Action{SetEqual{true}}, func(*dataset.Event) bool { return true }},
		{"window", []Action{SetMode{Moving}}, func(*dataset.Event) bool { return true }},
	} {
		t.Run(c.name, func(t *testing.T) {
			story := crowded()
			s := NewStore(story, New(story))
			for _, a := range c.set {
				s.Do(a)
			}
			s.Do(GoEnd{})
			ahead := PlayTime(story, s.View())
			s.Do(Play{true}) // from the end it begins again, before the story's span
			order, held, total := play(t, s)
			var want []string
			for i := range story.Events {
				if c.want(&story.Events[i]) {
					want = append(want, story.Events[i].ID)
				}
			}
			if !slices.Equal(order, want) {
				t.Errorf("visited %d events, want %d in story order, each once", len(order), len(want))
			}
			if s.View().Speed == 1 {
				for _, id := range order {
					if held[id] < 980*time.Millisecond {
						t.Errorf("%s was held %v, want a second", id, held[id])
					}
				}
			}
			if d := total - ahead; d < -time.Second || d > time.Second {
				t.Errorf("took %v, announced %v", total, ahead)
			}
		})
	}
}

func TestPlayerLoops(t *testing.T) {
	story := crowded()
	s := NewStore(story, New(story))
	s.Do(SetLoop{true})
	s.Do(SetSpeed{20})
	s.Do(Play{true})
	p, wraps, before := NewPlayer(s), 0, s.View().At
	for range 20_000 {
		p.Tick(10 * time.Millisecond)
		if at := s.View().At; at < before {
			wraps++
			if at != day("2020-12-30") {
				t.Fatalf("begins again at %v, want the first event", at)
			}
			before = at
		} else {
			before = at
		}
	}
	if wraps < 2 || !s.View().Playing {
		t.Errorf("went round %d times", wraps)
	}
}

func TestInteractionPauses(t *testing.T) {
	for _, a := range []Action{
		SetAt{At: day("2022-03-03")},
		Step{1},
		StepUnit{1},
		ZoomRange{day("2022-01-01"), 2},
		Brush{day("2022-01-01"), day("2022-02-01")},
		SetFilter{"cut"},
		SetLanes{ByActor},
		Select{"event:deal"},
		SetCamera{Camera{Lon: 3, Lat: 3, Zoom: 2}},
	} {
		v := Reduce(tale(), New(tale()), Play{true})
		if got := Reduce(tale(), v, a); got.Playing {
			t.Errorf("%T: still playing", a)
		}
	}
	v := Reduce(tale(), New(tale()), Play{true})
	for _, a := range []Action{SetSpeed{5}, Hover{"event:deal"}, SetTheme{Dark}, SetLoop{true}} {
		if !Reduce(tale(), v, a).Playing {
			t.Errorf("%T: pauses", a)
		}
	}
}
