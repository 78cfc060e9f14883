//go:build e2e

package e2e

import (
	"math"
	"testing"
)

// The camera goes where the story goes once it is asked to: to Washington in the frame of the world, and back.
func TestE2EFollowTheStory(t *testing.T) {
	d := newDesk(t, 1440, 900)
	d.open(binary(t), "--at", "2021-07-20", "--size", "1440x900", "--theme", "light")
	first := d.until("opens in the region", func(l line) bool { return l.Frame == "region" && !l.Follow })
	d.keys("Right")
	still := d.until("without it a step leaves the map alone", func(l line) bool { return l.Event != first.Event })
	if still.Frame != first.Frame || still.Center != first.Center {
		t.Errorf("the map went from %+v to %+v", first, still)
	}
	d.keys("Left")
	d.repeat("the menu of frames turns it on", func() {
		d.click(1038, 164) // the globe's button
		d.click(1105, 336) // the last entry
	}, func(l line) bool { return l.Follow })
	d.keys("Escape")
	away := d.repeat("the camera follows an event out of the region", func() { d.keys("Right") }, func(l line) bool { return l.Frame != "region" })
	if away.Event == first.Event {
		t.Errorf("it went to %s without an event there", away.Frame)
	}
	d.close()
}

// A marker of several events opens a menu of them; an entry chosen is the event shown. Escape closes the menu.
func TestE2EMarkerMenu(t *testing.T) {
	d := newDesk(t, 1440, 900)
	d.open(binary(t), "--at", "2022-02-01", "--size", "1440x900", "--theme", "light")
	first := d.until("opens", func(l line) bool { return l.At == "2022-02-01" && l.Step == 16 })
	const x, y = 507, 389 // the marker of Minsk
	d.click(x, y)
	d.keys("Escape")
	if l, _ := d.last(); l.Event != first.Event {
		t.Errorf("a menu that was closed chose %s", l.Event)
	}
	chosen := d.repeat("an entry of the menu is chosen", func() {
		d.click(x, y)
		d.keys("Down", "Return")
	}, func(l line) bool { return l.Event != first.Event })
	if chosen.At >= first.At {
		t.Errorf("the marker of what happened so far leads to %s at %s", chosen.Event, chosen.At)
	}
	d.close()
}

// Two dates beside each other have one camera, whichever map is moved; Escape leaves.
func TestE2ECompare(t *testing.T) {
	d := newDesk(t, 1440, 900)
	d.open(binary(t), "--at", "2023-06-01", "--size", "1440x900", "--theme", "light")
	first := d.until("opens", func(l line) bool { return l.At == "2023-06-01" && l.Compare == "" })
	d.repeat("C compares", func() {
		if l, _ := d.last(); l.Compare == "" {
			d.keys("c")
		}
	}, func(l line) bool { return l.Compare == "2021-01-01" && l.At == "2023-06-01" })
	const left, right, y = 270, 800, 350
	d.do("mousemove", "800", "350", "click", "--repeat", "3", "--delay", "50", "4")
	zoomed := d.until("the wheel over the later map zooms", func(l line) bool { return l.Zoom > 1.5 })
	d.drag(right, y, right-80, y+40)
	moved := d.until("a drag of the later map moves the camera", func(l line) bool {
		return math.Abs(l.Center[0]-zoomed.Center[0]) > .2 && l.Zoom == zoomed.Zoom
	})
	d.drag(left, y, left+80, y-40)
	d.until("a drag of the earlier one moves it back", func(l line) bool { return math.Abs(l.Center[0]-moved.Center[0]) > .2 })
	d.keys("0")
	d.until("0 flies back to the whole", func(l line) bool { return l.Zoom == 1 })
	d.keys("Escape")
	l := d.until("Escape leaves", func(l line) bool { return l.Compare == "" })
	if l.At != first.At {
		t.Errorf("comparing left the clock at %s, want %s", l.At, first.At)
	}
	d.close()
}
