//go:build e2e

package e2e

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Every key of a talk in the real window: what it does to the step and the cover. Nothing else moves, and nothing quits.
func TestE2EPresenterKeys(t *testing.T) {
	d := newDesk(t, 1280, 720)
	d.open(binary(t), "--size", "1280x720")
	d.keys("F5")
	d.until("F5 presents", func(l line) bool { return l.Mode == "present" && l.Step == 1 })
	for _, c := range []struct {
		keys  string
		step  int
		black bool
	}{
		{"Next", 2, false},
		{"Right", 3, false},
		{"Down", 4, false},
		{"space", 5, false},
		{"Return", 6, false},
		{"n", 7, false},
		{"KP_Enter", 8, false},
		{"Prior", 7, false},
		{"Left", 6, false},
		{"Up", 5, false},
		{"BackSpace", 4, false},
		{"p", 3, false},
		{"End", 24, false},
		{"Next", 24, false},
		{"Home", 1, false},
		{"Prior", 1, false},
		{"1 2 Return", 12, false},
		{"9 9 Return", 24, false},
		{"7 Return", 7, false},
		{"b", 7, true},
		{"b", 7, false},
		{"period", 7, true},
		{"Next", 7, false}, // the first press brings the slide back
		{"w", 7, false},
		{"w", 7, false},
		{"o Right Return", 8, false},
		{"o Down Return", 13, false},
		{"o Up Left Return", 7, false},
		{"o o", 7, false},
		{"s", 7, false},
		{"Next", 8, false},
		{"s", 8, false},
		{"k k", 8, false},
		{"question question", 8, false},
		{"F1 F1", 8, false},
		{"bracketright bracketleft plus minus i j m", 8, false},
		{"d h x x u c", 8, false},
		{"Tab shift+Tab Delete Insert F2 F4 q y z ctrl+q ctrl+w ctrl+e ctrl+f ctrl+n Next", 9, false},
		{"e e", 9, false},
	} {
		d.keys(strings.Fields(c.keys)...)
		d.until(c.keys, func(l line) bool {
			return l.Mode == "present" && l.Step == c.step && l.Steps == 24 && l.Black == c.black
		})
	}
	d.do("mousemove", "640", "300", "click", "1")
	d.until("a click is next", func(l line) bool { return l.Step == 10 })
	d.do("click", "3")
	d.until("the other button is previous", func(l line) bool { return l.Step == 9 })
	d.do("keydown", "l")
	d.do("mousemove", "700", "320")
	d.do("keyup", "l")
	d.do("click", "2")
	d.keys("Next")
	d.until("after the pointer the talk goes on", func(l line) bool { return l.Step == 10 })
	d.close()
}

// A clicker with one button sends F5 and Escape in turn: it leaves and resumes at the step, twenty times, and the window
// has its size afterwards.
func TestE2EAlternation(t *testing.T) {
	d := newDesk(t, 1600, 900)
	d.open(binary(t), "--size", "1280x720")
	before := d.geometry()
	for i := range 20 {
		d.keys("F5")
		d.until("F5 presents where it was left", func(l line) bool { return l.Mode == "present" && l.Step == i+1 })
		d.keys("Next")
		d.until("next", func(l line) bool { return l.Step == i+2 })
		d.keys("Escape")
		d.until("Escape leaves", func(l line) bool { return l.Mode == "explore" })
	}
	after := ""
	for end := time.Now().Add(10 * time.Second); after != before && time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		after = d.geometry()
	}
	time.Sleep(time.Second)
	if after = d.geometry(); after != before || !strings.Contains(before, "1280x720") {
		t.Errorf("the window was %q and is %q", before, after)
	}
	d.quit()
}

// geometry is the size of the window, as X has it.
func (d *desk) geometry() string {
	d.t.Helper()
	c := exec.Command("xdotool", "search", "--onlyvisible", "--name", "Thawline", "getwindowgeometry")
	c.Env = append(os.Environ(), "DISPLAY="+d.display)
	out, _ := c.CombinedOutput()
	_, size, _ := strings.Cut(string(out), "Geometry: ")
	return strings.TrimSpace(size)
}

// Random keys of a presenter neither quit nor hang: afterwards the talk still hears, and Escape leaves.
func TestE2ERandomKeys(t *testing.T) {
	path := binary(t)
	names := strings.Fields("Next Prior Right Left Up Down Home End space Return BackSpace Tab Delete 0 1 2 3 4 5 6 7 8 9 n p b w o a k s e " +
		"question period comma d h u c l f q z slash r plus minus m i j bracketleft bracketright ctrl+q ctrl+e F1 F11 Escape F5")
	d := newDesk(t, 1280, 720)
	for seed := range uint64(2) {
		d.open(path, "--size", "1280x720")
		d.keys("F5")
		d.until("F5 presents", func(l line) bool { return l.Mode == "present" })
		random := rand.New(rand.NewPCG(3, seed))
		for range 200 {
			name := names[random.IntN(len(names))]
			d.keys(name)
			if name == "Escape" || name == "F5" {
				d.until("it leaves", func(l line) bool { return l.Mode == "explore" })
				d.keys("F5")
				d.until("F5 resumes", func(l line) bool { return l.Mode == "present" })
			}
		}
		d.keys("Escape")
		d.until("Escape leaves", func(l line) bool { return l.Mode == "explore" })
		d.quit()
	}
}

// A rehearsal: the time of each step is saved as a table, and autoplay goes on after as long.
func TestE2ERehearsal(t *testing.T) {
	d := newDesk(t, 1280, 720)
	d.open(binary(t), "--size", "1280x720")
	d.keys("F5")
	d.until("F5 presents", func(l line) bool { return l.Mode == "present" && l.Step == 1 })
	time.Sleep(3 * time.Second)
	d.keys("Next")
	d.until("step 2", func(l line) bool { return l.Step == 2 })
	time.Sleep(2500 * time.Millisecond)
	d.keys("Next", "r")
	d.until("step 3", func(l line) bool { return l.Step == 3 })
	var rows []string
	for end := time.Now().Add(10 * time.Second); rows == nil && time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		_ = filepath.WalkDir(d.home, func(path string, _ os.DirEntry, err error) error {
			if err == nil && strings.HasPrefix(filepath.Base(path), "rehearsal-") && strings.HasSuffix(path, ".csv") {
				data, _ := os.ReadFile(path)
				rows = strings.Split(strings.TrimSpace(string(data)), "\n")
			}
			return nil
		})
	}
	if len(rows) != 25 || rows[0] != "step,date,title,seconds,total" || !strings.HasPrefix(rows[1], "1,2020-08-09,A disputed election,") {
		t.Fatalf("the table is %q", rows)
	}
	d.keys("Home")
	start := d.until("Home", func(l line) bool { return l.Step == 1 })
	d.keys("a")
	next := d.until("autoplay goes on", func(l line) bool { return l.Step == 2 })
	if took := next.T - start.T; took < 2000 || took > 15000 {
		t.Errorf("autoplay showed the first step for %d ms; it was rehearsed for some 3 s", took)
	}
	d.keys("a", "Escape")
	d.until("Escape leaves", func(l line) bool { return l.Mode == "explore" })
	d.close()
}
