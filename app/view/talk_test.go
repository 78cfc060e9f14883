package view

import (
	"math/rand/v2"
	"testing"
)

func press(t Talk, step, steps int, keys ...TalkKey) (Talk, int) {
	for _, k := range keys {
		t, step = t.Press(k, step, steps)
	}
	return t, step
}

func TestTalkKeys(t *testing.T) {
	on := Talk{On: true}
	black, white := on, on
	black.Cover, white.Cover = Black, White
	grid := on
	grid.Overview = true
	for _, c := range []struct {
		name string
		from Talk
		step int
		keys []TalkKey
		want Talk
		at   int
	}{
		{"next", on, 3, []TalkKey{TalkNext}, on, 4},
		{"next at the end", on, 23, []TalkKey{TalkNext}, on, 23},
		{"previous at the beginning", on, 0, []TalkKey{TalkPrevious}, on, 0},
		{"down and up are next and previous", on, 3, []TalkKey{TalkDown, TalkDown, TalkUp}, on, 4},
		{"first, last", on, 3, []TalkKey{TalkLast, TalkPrevious}, on, 22},
		{"home", on, 9, []TalkKey{TalkFirst}, on, 0},
		{"a number and enter", on, 3, []TalkKey{Digit0 + 1, Digit0 + 2, TalkEnter}, on, 11},
		{"a number that is too great", on, 3, []TalkKey{Digit9, Digit9, Digit9, Digit9, Digit9, TalkEnter}, on, 23},
		{"a number, then another key", on, 3, []TalkKey{Digit0 + 1, TalkNext, TalkEnter}, on, 5},
		{"zero and enter is next", on, 3, []TalkKey{Digit0, TalkEnter}, on, 4},
		{"black", on, 3, []TalkKey{TalkBlack}, black, 3},
		{"black twice", on, 3, []TalkKey{TalkBlack, TalkBlack}, on, 3},
		{"from black to white", on, 3, []TalkKey{TalkBlack, TalkWhite}, white, 3},
		{"the first press brings the slide back", black, 3, []TalkKey{TalkNext}, on, 3},
		{"and the second goes on", black, 3, []TalkKey{TalkPrevious, TalkPrevious}, on, 2},
		{"a number from black", black, 3, []TalkKey{Digit0 + 7, TalkEnter}, on, 6},
		{"overview and back", on, 3, []TalkKey{TalkOverview, TalkOverview}, Talk{On: true, Cursor: 3}, 3},
		{"overview, right, a row down, enter", on, 3, []TalkKey{TalkOverview, TalkNext, TalkDown, TalkEnter}, Talk{On: true, Cursor: 9}, 9},
		{"overview, up from the first row", on, 3, []TalkKey{TalkOverview, TalkUp, TalkEnter}, Talk{On: true, Cursor: 3}, 3},
		{"overview, down from the last row", on, 22, []TalkKey{TalkOverview, TalkDown, TalkEnter}, Talk{On: true, Cursor: 22}, 22},
		{"help goes away with any key", on, 3, []TalkKey{TalkHelp, TalkNext}, on, 3},
		{"going back ends autoplay", Talk{On: true, Auto: true}, 3, []TalkKey{TalkPrevious}, on, 2},
		{"desk twice", on, 3, []TalkKey{TalkDesk, TalkDesk}, on, 3},
		{"leaving", Talk{On: true, Free: true, Overview: true, Help: true, Auto: true, Number: 5}, 3, []TalkKey{TalkLeave}, Talk{Free: true}, 3},
	} {
		got, at := press(c.from, c.step, 24, c.keys...)
		if got != c.want || at != c.at {
			t.Errorf("%s: %+v at %d, want %+v at %d", c.name, got, at, c.want, c.at)
		}
	}
}

// Whatever is pressed, the step is one there is, and leaving leaves.
func TestTalkRandomKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 1))
	for _, steps := range []int{0, 1, 2, 24, 92} {
		talk, step := Talk{On: true}, 0
		for range 5000 {
			key := TalkKey(random.IntN(int(Digit9) + 1))
			talk, step = talk.Press(key, step, steps)
			if step < 0 || step > max(steps-1, 0) || talk.Cursor < 0 || talk.Cursor > max(steps-1, 0) {
				t.Fatalf("of %d steps: step %d, cursor %d", steps, step, talk.Cursor)
			}
			if key == TalkLeave && talk.On {
				t.Fatal("leaving did not leave")
			}
			if talk.Overview && talk.Cover != NoCover {
				t.Fatal("an overview behind a cover")
			}
			talk.On = true
		}
	}
}
