package view

import (
	"slices"
	"testing"
	"time"
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
