//go:build e2e

package e2e

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// The places of a window of 1440 by 900 points.
const (
	timelineX0, timelineX1 = 176, 1420 // the lanes, five years wide
	headerY                = 695       // in the row of era names
	mapX, mapY             = 530, 340
)

func TestE2EWindow(t *testing.T) {
	path := binary(t)
	d := newDesk(t, 1440, 900)
	d.open(path, "--at", "2022-02-01", "--size", "1440x900", "--theme", "light")

	first := d.until("opens at the date asked for", func(l line) bool { return l.At == "2022-02-01" })
	if first.Event != "e-2022-02-01-transit-stop" || first.Step != 16 || first.Steps != 92 || first.Mode != "explore" || first.Theme != "light" {
		t.Errorf("opens with %+v", first)
	}

	next := d.repeat("the right arrow steps on", func() {
		if l, _ := d.last(); l.Step == 16 {
			d.keys("Right")
		}
	}, func(l line) bool { return l.Step == 17 })
	d.keys("Left", "Left")
	d.until("the left arrow steps back", func(l line) bool { return l.Step == 15 })
	d.keys("Next")
	d.until("PageDown goes a year on", func(l line) bool { return strings.HasPrefix(l.At, "2023-01") })
	d.keys("End")
	d.until("End goes to the last day", func(l line) bool { return l.At == "2025-12-31" })
	d.keys("Home")
	d.until("Home goes to the first day", func(l line) bool { return l.At == "2021-01-01" })
	if next.At < "2022-02-01" {
		t.Errorf("the next event is at %s", next.At)
	}

	// Scrubbing by mouse: to the middle of five years, the summer of 2023.
	d.repeat("dragging in the timeline's header scrubs", func() {
		d.drag(timelineX0+300, headerY, (timelineX0+timelineX1)/2, headerY)
	}, func(l line) bool { return l.At >= "2023-06-15" && l.At <= "2023-07-20" })
	before, _ := d.last()
	d.click(timelineX0+1000, headerY)
	d.until("a click there moves the clock", func(l line) bool { return l.At > "2024-12" && l.At < "2025-03" })
	if before.Center != first.Center {
		t.Errorf("scrubbing moved the map from %v to %v", first.Center, before.Center)
	}

	// The map.
	zoomed := d.repeat("the wheel zooms the map", func() {
		d.do("mousemove", "700", "300")
		time.Sleep(150 * time.Millisecond) // for the wheel to find the map under the pointer
		d.do("click", "--repeat", "3", "--delay", "50", "4")
	}, func(l line) bool { return l.Zoom > 1.5 })
	d.repeat("dragging moves the map", func() { d.drag(700, 300, 560, 380) }, func(l line) bool {
		return math.Abs(l.Center[0]-zoomed.Center[0]) > .3 && l.Zoom == zoomed.Zoom
	})
	d.keys("0")
	d.until("0 fits it again", func(l line) bool { return l.Zoom == 1 && l.Center == first.Center })

	// A marker by keyboard: Tab goes in among them, Enter selects.
	d.keys("Tab")
	rest, _ := d.last()
	chosen := false
	for range 80 {
		d.keys("Return")
		time.Sleep(150 * time.Millisecond)
		if l, _ := d.last(); l.Event != rest.Event {
			chosen = true
			break
		}
		d.keys("Escape", "Tab", "Right") // a menu of several events is closed, or the markers are left; then the next one
	}
	if !chosen {
		t.Error("no marker of the map was chosen by keyboard")
	}

	// Playing.
	d.keys("Escape")
	d.click(timelineX0+700, headerY)
	rest, _ = d.last()
	d.keys("space")
	d.until("Space plays", func(l line) bool { return l.Playing && l.At > rest.At })
	d.keys("space")
	d.until("Space pauses", func(l line) bool { return !l.Playing })

	// The theme's button.
	d.click(1282, 24)
	d.until("the window turns dark", func(l line) bool { return l.Theme == "dark" })

	// A picture, saved where the dialog proposes.
	saved := d.save("the picture is saved", func() {})
	if data, err := os.ReadFile(strings.TrimPrefix(saved.Message, "Saved ")); err != nil || !bytes.HasPrefix(data, []byte("\x89PNG")) {
		t.Errorf("the picture of %q: %v, %d bytes", saved.Message, err, len(data))
	}
	d.keys("Escape")
	d.until("Escape dismisses the message", func(l line) bool { return l.Message == "" })

	// Presenting.
	d.keys("F5")
	start := d.until("F5 presents", func(l line) bool { return l.Mode == "present" })
	d.keys("n")
	d.until("N is next", func(l line) bool { return l.Step == start.Step+1 })
	d.keys("b")
	d.until("B is black", func(l line) bool { return l.Black })
	d.keys("b", "Escape")
	d.until("Escape leaves", func(l line) bool { return l.Mode == "explore" && !l.Black })
	d.close()
}

func TestE2ERemembers(t *testing.T) {
	path := binary(t)
	d := newDesk(t, 1280, 720)
	d.open(path, "--event", "e-2022-02-24-invasion", "--size", "1280x720", "--theme", "light")
	d.until("opens at the event", func(l line) bool { return l.At == "2022-02-24" && l.Event == "e-2022-02-24-invasion" })
	d.keys("Right")
	d.click(1280-158, 24)
	d.until("the window turns dark", func(l line) bool { return l.Theme == "dark" })
	left := d.until("steps on", func(l line) bool { return l.Step > 22 && l.Event != "e-2022-02-24-invasion" })
	d.quit()
	d.open(path)
	d.until("opens again where it was left", func(l line) bool {
		return l.At == left.At && l.Event == left.Event && l.Theme == "dark"
	})
	d.close()
}

func TestE2EPresentAtOnce(t *testing.T) {
	d := newDesk(t, 1280, 720)
	d.open(binary(t), "--present", "--event", "e-2022-02-24-invasion", "--size", "1280x720")
	d.until("opens as slides", func(l line) bool { return l.Mode == "present" && l.At == "2022-02-24" })
	d.keys("Next")
	d.until("PageDown is next", func(l line) bool { return l.Step == 17 && l.Steps == 24 })
	d.close()
}

func TestE2EWithoutADisplay(t *testing.T) {
	path := binary(t)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{nil, 1, "no display"},
		{[]string{"--at", "2021-02-30"}, 2, "--at"},
		{[]string{"--event", "none"}, 2, "none"},
		{[]string{"--size", "0x0"}, 2, "--size"},
		{[]string{"/nowhere/at/all"}, 1, "/nowhere/at/all"},
	} {
		cmd := exec.Command(path, c.args...)
		cmd.Env = []string{"HOME=" + t.TempDir(), "LANG=en_US.UTF-8"}
		out, _ := cmd.CombinedOutput()
		text := strings.TrimSpace(string(out))
		if cmd.ProcessState.ExitCode() != c.code || !strings.Contains(text, c.says) || strings.Contains(text, "\n") {
			t.Errorf("thawline %v: exit %d, %q; want %d and one line with %q", c.args, cmd.ProcessState.ExitCode(), text, c.code, c.says)
		}
	}
}

// A talk by clicker: steps to 4, black only between the dots, then 3; it leaves, and resumes at 3.
func TestE2EClicker(t *testing.T) {
	d := newDesk(t, 1280, 720)
	d.open(binary(t), "--size", "1280x720")
	d.until("opens", func(l line) bool { return l.Mode == "explore" })
	d.keys("F5")
	d.until("F5 presents the first step", func(l line) bool { return l.Mode == "present" && l.Step == 1 && l.Steps == 24 })
	for step := 2; step <= 4; step++ {
		d.keys("Next")
		d.until("PageDown is next", func(l line) bool { return l.Step == step && !l.Black })
	}
	d.keys("period")
	d.until("the dot is black", func(l line) bool { return l.Black && l.Step == 4 })
	d.keys("period")
	d.until("the dot again is not", func(l line) bool { return !l.Black && l.Step == 4 })
	d.keys("Prior")
	d.until("PageUp is previous", func(l line) bool { return l.Step == 3 })
	d.keys("Escape")
	d.until("Escape leaves", func(l line) bool { return l.Mode == "explore" })
	d.keys("F5")
	d.until("F5 resumes", func(l line) bool { return l.Mode == "present" && l.Step == 3 })
	d.keys("s")
	d.keys("Next")
	d.until("the presenter's view steps too", func(l line) bool { return l.Step == 4 })
	d.keys("o", "o", "Escape")
	d.until("Escape leaves from there", func(l line) bool { return l.Mode == "explore" })
	d.close()
}
