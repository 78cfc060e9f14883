package view

import (
	"testing"
	"time"

	"thawline/dataset"
)

// The plan is what the player does: each event is shown for as long as the plan says, to a tick.
func TestPlanIsWhatThePlayerDoes(t *testing.T) {
	const tick = 10 * time.Millisecond
	for name, story := range map[string]*dataset.Story{"tale": tale(), "crowded": crowded(), "equal": nil} {
		equal := story == nil
		if equal {
			story = tale()
		}
		v := Reduce(story, New(story), SetSpeed{Speed: 4})
		v.Equal, v.At = equal, playStart(story)
		plan := Plan(story, v)
		if len(plan) < 2 {
			t.Fatalf("%s: %d stops", name, len(plan))
		}
		store := NewStore(story, Reduce(story, v, Play{On: true}))
		player := NewPlayer(store)
		shown := map[string]time.Duration{}
		for range 60000 {
			player.Tick(tick)
			if !store.View().Playing {
				break
			}
			shown[store.View().Event] += tick
		}
		for i, h := range plan {
			got := shown[story.Events[h.Event].ID]
			if d := got - h.For; d > 5*tick || d < -5*tick {
				t.Errorf("%s, stop %d: the player shows %s for %v, the plan says %v", name, i, story.Events[h.Event].ID, got, h.For)
			}
			if h.For < time.Second/4 {
				t.Errorf("%s, stop %d: %v is too short", name, i, h.For)
			}
		}
	}
}
