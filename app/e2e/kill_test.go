//go:build e2e

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"thawline/dataset"
)

// The place of the notes of the step chosen in a window of 1280 by 720 points with the author's panel open.
const notesX, notesY = 1080, 640

// killRounds is how often the app is killed: THAWLINE_KILLS says, else a few times.
func killRounds(t *testing.T) int {
	text := os.Getenv("THAWLINE_KILLS")
	if text == "" {
		return 8
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("THAWLINE_KILLS=%q is not a number of rounds", text)
	}
	return n
}

// stall is how long the machine may stand still before a round says nothing about the app.
const stall = 250 * time.Millisecond

// watch measures how long this program, which does next to nothing, is kept from running at the most, until it is asked.
func watch() (longest func() time.Duration) {
	const every = 10 * time.Millisecond
	var most atomic.Int64
	done := make(chan struct{})
	go func() {
		for last := time.Now(); ; {
			select {
			case <-done:
				return
			case <-time.After(every):
			}
			now := time.Now()
			most.Store(max(most.Load(), int64(now.Sub(last)-every)))
			last = now
		}
	}()
	return func() time.Duration {
		close(done)
		return time.Duration(most.Load())
	}
}

// TestE2EKilledWhileWriting types a running counter into the notes of a step and kills the app at random moments: the
// story always opens, and what was typed two seconds before is there. A round in which the machine itself stood still is
// not measured but done again.
func TestE2EKilledWhileWriting(t *testing.T) {
	const most = 2 * time.Second
	rounds := killRounds(t)
	path := binary(t)
	story := filepath.Join(t.TempDir(), "story")
	if err := dataset.Copy(os.DirFS(filepath.Join("..", "..", "assets", "story")), story); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, 1280, 720)
	random := rand.New(rand.NewPCG(9, uint64(rounds)))
	worst, still := time.Duration(0), 0
	for round := 0; round < rounds+still; round++ {
		d.open(path, "--size", "1280x720", "--theme", "light", story)
		d.keys("t")
		time.Sleep(300 * time.Millisecond)
		d.click(notesX, notesY)
		d.keys("ctrl+a")
		longest := watch()
		killAt := time.Now().Add(1200*time.Millisecond + time.Duration(random.Int64N(int64(5*time.Second))))
		typed := d.count(round, killAt)
		killed, stood := time.Now(), longest()
		if err := d.app.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		<-d.ended
		d.app = nil
		s, err := dataset.Open(story)
		if err != nil {
			t.Fatalf("round %d: the story does not open: %v", round, err)
		}
		saved := -1
		if numbers, ok := strings.CutPrefix(s.Steps[0].Notes, fmt.Sprintf("round %d: ", round)); ok {
			saved = len(strings.Fields(numbers)) - 2 // the last may be half a number
		}
		// What was typed last and is not there is lost; the first of it says for how long nothing was saved.
		if saved+1 < len(typed) {
			lost := killed.Sub(typed[saved+1])
			if stood > stall && lost > most && still < 2*rounds {
				still++
				t.Logf("round %d: the machine stood still for %v; %v of work is lost", round, stood, lost)
				continue
			}
			worst = max(worst, lost)
			if lost > most {
				t.Errorf("round %d: %v of work is lost: %d numbers of %d were saved\n%.200q", round, lost, saved+1, len(typed), s.Steps[0].Notes)
			}
		}
	}
	t.Logf("%d rounds, and %d in which the machine stood still; at most %v of work was lost", rounds, still, worst)
	for _, name := range []string{"events.csv", "places.csv", "terms.csv"} {
		was, err := os.ReadFile(filepath.Join("..", "..", "assets", "story", name))
		now, err2 := os.ReadFile(filepath.Join(story, name))
		if err != nil || err2 != nil || string(was) != string(now) {
			t.Errorf("%s has changed", name)
		}
	}
	d.open(path, "--size", "1280x720", story) // and the window opens it
	d.close()
}

// count types a running number until a moment, as fast as a very fast typist, and returns when each had been typed.
func (d *desk) count(round int, until time.Time) (typed []time.Time) {
	d.t.Helper()
	text := fmt.Sprintf("round %d: ", round)
	for n := 0; time.Now().Before(until); n++ {
		c := exec.Command("xdotool", "type", "--delay", "60", fmt.Sprintf("%s%d ", text, n))
		text = ""
		c.Env = append(os.Environ(), "DISPLAY="+d.display)
		if out, err := c.CombinedOutput(); err != nil {
			d.t.Fatalf("xdotool: %v\n%s", err, out)
		}
		typed = append(typed, time.Now())
	}
	return typed
}

// TestE2EEndedWhileWriting ends the app by a signal while something is typed: what was typed is saved.
func TestE2EEndedWhileWriting(t *testing.T) {
	story := filepath.Join(t.TempDir(), "story")
	if err := dataset.Copy(os.DirFS(filepath.Join("..", "..", "assets", "story")), story); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, 1280, 720)
	d.open(binary(t), "--size", "1280x720", "--theme", "light", story)
	d.keys("t")
	time.Sleep(300 * time.Millisecond)
	d.click(notesX, notesY)
	d.keys("ctrl+a")
	d.do("type", "--delay", "8", "the last words")
	time.Sleep(200 * time.Millisecond) // typed, not yet saved
	d.close()
	s, err := dataset.Open(story)
	if err != nil || s.Steps[0].Notes != "the last words" {
		t.Errorf("%v; the notes are %q", err, s.Steps[0].Notes)
	}
}
