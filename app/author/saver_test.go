package author_test

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"thawline/app/author"
	"thawline/dataset"
)

// clock is time that passes when it is told to.
type clock struct {
	now    time.Time
	timers []*timer
}

type timer struct {
	at time.Time
	do func()
}

func (c *clock) after(d time.Duration, do func()) func() bool {
	t := &timer{c.now.Add(d), do}
	c.timers = append(c.timers, t)
	return func() bool { t.do = nil; return true }
}

// pass lets time pass; what is due is done in order.
func (c *clock) pass(d time.Duration) {
	end := c.now.Add(d)
	for {
		var next *timer
		for _, t := range c.timers {
			if t.do != nil && !t.at.After(end) && (next == nil || t.at.Before(next.at)) {
				next = t
			}
		}
		if next == nil {
			break
		}
		c.now = next.at
		do := next.do
		next.do = nil
		do()
	}
	c.now = end
}

// desk is a saver with its disk.
type desk struct {
	*author.Saver
	clock  *clock
	disk   dataset.Telling
	saves  int
	fails  error
	states []author.State
	work   []func() // begun in the background and not yet done; nil does it at once
	slow   bool
}

func newDesk() *desk {
	d := &desk{clock: &clock{now: noon}}
	d.Saver = &author.Saver{
		Save: func(told dataset.Telling) error {
			if d.fails != nil {
				return d.fails
			}
			d.disk = told
			d.saves++
			return nil
		},
		Spawn: func(work func()) {
			if d.slow {
				d.work = append(d.work, work)
				return
			}
			work()
		},
		After: d.clock.after, Now: func() time.Time { return d.clock.now },
		Tell: func(s author.State) { d.states = append(d.states, s) },
	}
	return d
}

// titled is a telling that can be told from others.
func titled(n int) dataset.Telling {
	return dataset.Telling{Chapters: []dataset.ToldChapter{{ID: "c", Title: dataset.Wording{Text: strconv.Itoa(n)}}}}
}

func TestSavesSoonAfterTheLastChange(t *testing.T) {
	d := newDesk()
	d.Change(titled(1))
	if d.saves != 0 || !d.State().Pending {
		t.Error("it is saved before it pauses")
	}
	d.clock.pass(time.Second)
	if d.saves != 1 || !d.disk.Same(titled(1)) || d.State() != (author.State{}) {
		t.Errorf("a second later: %d saves, %+v", d.saves, d.State())
	}
	d.clock.pass(time.Hour)
	if d.saves != 1 {
		t.Error("it is saved again without a change")
	}
}

// Whatever the pace of typing, at no moment is anything older than two seconds not on the disk.
func TestNeverMoreThanTwoSecondsBehind(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for _, pace := range []int{10, 90, 350, 600, 2500} {
		d := newDesk()
		var at []time.Time // when each change was made
		for n := range 400 {
			d.Change(titled(n))
			at = append(at, d.clock.now)
			d.clock.pass(time.Duration(1+r.IntN(pace)) * time.Millisecond)
			saved := -1
			if len(d.disk.Chapters) > 0 {
				saved, _ = strconv.Atoi(d.disk.Chapters[0].Title.Text)
			}
			if saved < n && d.clock.now.Sub(at[saved+1]) > 650*time.Millisecond {
				t.Fatalf("pace %d ms: change %d is not saved after %v", pace, saved+1, d.clock.now.Sub(at[saved+1]))
			}
		}
	}
}

func TestASlowDiskGetsTheNewest(t *testing.T) {
	d := newDesk()
	d.slow = true
	for n := range 20 {
		d.Change(titled(n))
		d.clock.pass(500 * time.Millisecond)
	}
	if len(d.work) != 1 {
		t.Fatalf("%d saves are going on at once", len(d.work))
	}
	work := d.work[0]
	d.work, d.slow = nil, false
	work()
	d.clock.pass(time.Second)
	if !d.disk.Same(titled(19)) || d.saves > 2 {
		t.Errorf("%d saves; the disk has %+v", d.saves, d.disk)
	}
}

func TestWhatFailsIsTriedAgain(t *testing.T) {
	d := newDesk()
	d.fails = errors.New("no room")
	d.Change(titled(1))
	d.clock.pass(time.Second)
	if d.State().Err == nil || d.State().Pending {
		t.Fatalf("the state is %+v", d.State())
	}
	if err := d.Flush(); err == nil {
		t.Error("saving at once tells of no error")
	}
	d.Change(titled(2))
	d.clock.pass(10 * time.Second)
	d.fails = nil
	d.clock.pass(10 * time.Second)
	if d.State() != (author.State{}) || !d.disk.Same(titled(2)) {
		t.Errorf("with room again: %+v", d.State())
	}
	for i, s := range d.states {
		if i > 0 && s.Pending == d.states[i-1].Pending && (s.Err == nil) == (d.states[i-1].Err == nil) {
			t.Errorf("state %d was told twice: %+v", i, s)
		}
	}
}

func TestFlushSavesAtOnce(t *testing.T) {
	d := newDesk()
	if err := d.Flush(); err != nil || d.saves != 0 {
		t.Errorf("nothing to save: %v, %d saves", err, d.saves)
	}
	d.Change(titled(1))
	if err := d.Flush(); err != nil || d.saves != 1 || d.State() != (author.State{}) {
		t.Errorf("%v, %d saves, %+v", err, d.saves, d.State())
	}
	d.clock.pass(time.Minute)
	if d.saves != 1 {
		t.Error("it is saved again")
	}
	// One is being saved while another is asked for at once.
	d.slow = true
	d.Change(titled(2))
	d.clock.pass(time.Second)
	d.Change(titled(3))
	if err := d.Flush(); err != nil || !d.disk.Same(titled(3)) {
		t.Errorf("%v; the disk has %+v", err, d.disk)
	}
}

// A save that was begun before others must not come after them.
func TestAnOlderSaveNeverComesLast(t *testing.T) {
	d := newDesk()
	d.slow = true
	d.Change(titled(1))
	d.clock.pass(time.Second) // begun, and not yet done
	d.Change(titled(2))
	if err := d.Flush(); err != nil || !d.disk.Same(titled(2)) {
		t.Fatalf("%v; the disk has %+v", err, d.disk)
	}
	for _, work := range d.work {
		work()
	}
	if !d.disk.Same(titled(2)) {
		t.Errorf("the disk has %+v, which is older", d.disk)
	}
}

// Changes on one goroutine and saves on others end with the newest on the disk.
func TestSavesBesideChanges(t *testing.T) {
	var last atomic.Int64
	s := &author.Saver{
		Save: func(told dataset.Telling) error {
			n, err := strconv.Atoi(told.Chapters[0].Title.Text)
			if int64(n) < last.Load() {
				t.Errorf("%d is saved after %d", n, last.Load())
			}
			last.Store(int64(n))
			return err
		},
		Spawn: func(work func()) { go work() }, Now: time.Now, Tell: func(author.State) {},
		After: func(_ time.Duration, do func()) func() bool { return time.AfterFunc(time.Microsecond, do).Stop },
	}
	for n := range 2000 {
		s.Change(titled(n))
		if n%100 == 0 {
			if err := s.Flush(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := s.Flush(); err != nil || last.Load() != 1999 {
		t.Errorf("%v; the disk has %d", err, last.Load())
	}
}

// A failure whose error cannot be compared is told of like another.
func TestProblemsAreStates(t *testing.T) {
	d := newDesk()
	d.fails = dataset.Problems{{File: "story.toml", Line: 1, Column: 1, Reason: "wrong"}}
	d.Change(titled(1))
	d.clock.pass(20 * time.Second)
	if d.State().Err == nil {
		t.Error("the problem is not told")
	}
}
