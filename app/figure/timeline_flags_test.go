package figure

import "testing"

func TestRoomBeside(t *testing.T) {
	flag := func(x0, x1 float64) timeFlag { return timeFlag{x0: x0, x1: x1} }
	for _, c := range []struct {
		flags   []timeFlag
		w       float64
		x, room float64
	}{
		{nil, 50, 0, 200},
		{[]timeFlag{flag(100, 140)}, 50, 0, 90},
		{[]timeFlag{flag(20, 60)}, 50, 70, 130},
		{[]timeFlag{flag(100, 140), flag(-30, 30)}, 50, 40, 50},
		{[]timeFlag{flag(80, 120), flag(-30, 20)}, 70, 130, 70},
		{[]timeFlag{flag(80, 120), flag(0, 20)}, 90, 130, 70},
		{[]timeFlag{flag(300, 340)}, 50, 0, 200},
	} {
		if x, room := roomBeside(c.flags, 0, 200, 10, c.w); x != c.x || room != c.room {
			t.Errorf("roomBeside(%v, w %v) = %v, %v; want %v, %v", c.flags, c.w, x, room, c.x, c.room)
		}
	}
}
