package ui

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/view"
)

// The sequence of a clicker: steps to 4, black only between the dots, then 3; it leaves, and resumes at 3.
func TestPresentingByClicker(t *testing.T) {
	b := open(t, func(o *Options) { o.Start.Event = "" })
	b.press(fyne.KeyF5)
	steps := len(b.store.Story().Steps)
	want := func(mode string, step int, black bool) {
		t.Helper()
		if l := b.last(); l.Mode != mode || l.Step != step && mode == "present" || l.Black != black || mode == "present" && l.Steps != steps {
			t.Errorf("%+v; want %s, step %d, black %v", l, mode, step, black)
		}
	}
	want("present", 1, false)
	b.press(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	want("present", 4, false)
	b.sign(".")
	want("present", 4, true)
	b.sign(".")
	want("present", 4, false)
	b.press(fyne.KeyPageUp)
	want("present", 3, false)
	b.press(fyne.KeyEscape)
	want("explore", 0, false)
	b.press(fyne.KeyEscape)
	b.press(fyne.KeyHome)
	b.press(fyne.KeyF5)
	want("present", 3, false)
	if st := b.store.Story().Steps[2]; !st.Date.Start.Span.Contains(b.store.View().At) {
		t.Errorf("resumed at %v, outside the step's date", b.store.View().At)
	}
	b.press(fyne.KeyF5)
	want("explore", 0, false)
}

func TestPresentingKeys(t *testing.T) {
	b := open(t, nil)
	b.press(fyne.KeyF5)
	at := func(step int, what string) {
		t.Helper()
		if got := b.last().Step; got != step {
			t.Errorf("%s: step %d, want %d", what, got, step)
		}
	}
	b.press(fyne.KeyPageDown, fyne.KeyRight, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	b.sign("n")
	at(7, "six ways to the next")
	b.press(fyne.KeyPageUp, fyne.KeyLeft, fyne.KeyUp, fyne.KeyBackspace)
	b.sign("P")
	at(2, "five ways back")
	b.press(fyne.KeyEnd)
	at(24, "End")
	b.press(fyne.KeyHome)
	at(1, "Home")
	b.sign("12")
	b.press(fyne.KeyReturn)
	at(12, "digits, then Enter")
	b.sign("w")
	if b.show.talk.Cover != view.White || b.last().Black {
		t.Error("W is not white")
	}
	b.press(fyne.KeyRight)
	at(12, "the first press brings the slide back")
	b.sign("o")
	b.press(fyne.KeyRight, fyne.KeyReturn)
	at(13, "overview, right, Enter")
	b.sign("?")
	if !b.show.talk.Help || len(b.show.overSlide(true)) < len(helpRows) {
		t.Error("no list of keys")
	}
	b.sign("?e")
	if l := b.last(); l.Steps != 92 || l.Event != "e-2023-01-05-china-rail-2022" {
		t.Errorf("all events: %+v", l)
	}
	b.press(fyne.KeyPageDown)
	b.sign("e")
	if l := b.last(); l.Steps != 24 {
		t.Errorf("back in the told version: %+v", l)
	}
	for _, key := range []fyne.KeyName{fyne.KeyQ, fyne.KeyDelete, fyne.KeyF4, fyne.KeyTab, fyne.KeyInsert} {
		b.press(key)
	}
	if !b.show.on {
		t.Error("a key that means nothing left the slides")
	}
}

func TestPresentAtOnce(t *testing.T) {
	for _, c := range []struct {
		event string
		step  int
		steps int
	}{{"e-2022-02-24-invasion", 16, 24}, {"e-2022-02-02-kremlin", 17, 92}} {
		b := open(t, func(o *Options) { o.Start.Present, o.Start.Event = true, c.event })
		if l := b.last(); l.Mode != "present" || l.Event != c.event || l.Step != c.step || l.Steps != c.steps {
			t.Errorf("%s: %+v", c.event, l)
		}
	}
}

// Two windows of one talk show the same, whatever is pressed, and nothing but Escape and F5 leaves.
func TestPresentingWindowsStayTogether(t *testing.T) {
	for seed := range uint64(4) {
		two := seed%2 == 1
		b := open(t, nil)
		b.show.second = func() bool { return two }
		b.press(fyne.KeyF5)
		if open := b.show.other != nil; open != two || b.show.talk.Desk != two {
			t.Fatalf("two displays %v: a second window %v, a desk %v", two, open, b.show.talk.Desk)
		}
		random := rand.New(rand.NewPCG(6, seed))
		names := []fyne.KeyName{
			fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyRight, fyne.KeyLeft, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome,
			fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyEscape, fyne.KeyF5, fyne.KeyTab, fyne.KeyF11, fyne.KeyDelete,
		}
		signs := []rune("0123456789npbwoakse?.,dhxuclfqz/mijr+-[]")
		for i := range 200 {
			if n := random.IntN(len(names) + len(signs)); n < len(names) {
				b.press(names[n])
			} else {
				b.sign(string(signs[n-len(names)]))
			}
			if !b.show.on {
				b.press(fyne.KeyF5)
				continue
			}
			if step := b.show.position(); step < 0 || step >= b.show.count() {
				t.Fatalf("key %d: step %d of %d", i, step, b.show.count())
			}
			if l := b.last(); l.Mode != "present" || l.Step != b.show.position()+1 || l.Windows != len(b.show.screens()) || (len(b.show.screens()) == 2) != two {
				t.Fatalf("key %d: the trace says %+v, the talk is at %d", i, l, b.show.position()+1)
			}
			b.together(i)
		}
		b.press(fyne.KeyEscape)
		if b.show.ink.typing() {
			b.press(fyne.KeyEscape)
		}
		if b.show.on || b.show.other != nil {
			t.Error("Escape does not leave")
		}
	}
}

// together checks that every window of the talk shows the same step under the same cover.
func (b *bench) together(key int) {
	b.t.Helper()
	var first stepKey
	want := b.show.picture(1920, 1080, &first)
	for _, s := range b.show.screens() {
		var got stepKey
		picture := b.show.picture(1920, 1080, &got)
		if s.shows == deskShown {
			picture = s.desk.shown(1920, 1080)
		}
		if got != first || picture.Scene.Background != want.Scene.Background || len(picture.Scene.Layers) != len(want.Scene.Layers) {
			b.t.Fatalf("key %d: the windows differ: %+v and %+v", key, got, first)
		}
		if s != b.show.own() && s.shows != slideShown {
			b.t.Fatalf("key %d: the audience sees %d", key, s.shows)
		}
	}
}

func TestRehearsal(t *testing.T) {
	now := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	b := open(t, func(o *Options) { o.Now = func() time.Time { return now } })
	pass := func(d time.Duration) { now = now.Add(d) }
	b.press(fyne.KeyF5)
	pass(10 * time.Second)
	b.press(fyne.KeyPageDown)
	pass(5 * time.Second)
	b.sign("k")
	pass(time.Hour)
	b.sign("k")
	pass(time.Second)
	b.press(fyne.KeyPageUp)
	pass(3 * time.Second)
	b.press(fyne.KeyEscape)
	pass(time.Hour)
	if got := b.show.times.elapsed(now); got != 19*time.Second {
		t.Errorf("spent %v, want 19s", got)
	}
	if a, c := b.show.times.of(0), b.show.times.of(1); a != 13*time.Second || c != 6*time.Second {
		t.Errorf("the steps took %v and %v, want 13s and 6s", a, c)
	}
	if got := b.show.autoTime(0); got != 13*time.Second {
		t.Errorf("autoplay shows the first for %v", got)
	}
	if got := b.show.autoTime(4); got < 8*time.Second || got > 40*time.Second {
		t.Errorf("autoplay shows a step that was not rehearsed for %v", got)
	}
	var out bytes.Buffer
	if err := b.show.writeTimes(&out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 25 || lines[0] != "step,date,title,seconds,total" || lines[2] != "2,2021-01-01,One railway carries the potash to the sea,6.0,19.0" {
		t.Errorf("the table is\n%s", strings.Join(lines[:3], "\n"))
	}
	dir := t.TempDir()
	b.prefs.Set("export.folder", dir)
	b.press(fyne.KeyF5)
	b.sign("r")
	if data, err := os.ReadFile(filepath.Join(dir, "rehearsal-us-belarus-potash.csv")); err != nil || string(data) != out.String() || !strings.Contains(b.show.note, dir) {
		t.Errorf("saved %q, %v; says %q", data, err, b.show.note)
	}
	b.sign("++-")
	if b.show.times.target != 21*time.Minute {
		t.Errorf("the target is %v", b.show.times.target)
	}
	pass(2 * time.Second)
	if got := b.show.times.elapsed(now); got != 21*time.Second {
		t.Errorf("resumed, the clock is at %v", got)
	}
}

// A letter comes as a key and as a sign: in a note both are the note's.
func TestTypingANote(t *testing.T) {
	b := open(t, nil)
	b.press(fyne.KeyF5)
	b.sign("x")
	b.show.main.stage.Drawn(300, 300, true, true)
	for _, r := range "Bee" {
		b.press(fyne.KeyB)
		b.sign(string(r))
	}
	if marks := b.show.ink.marks[b.show.place()]; len(marks) != 1 || marks[0].text != "Bee" || b.last().Black || b.last().Steps != 24 {
		t.Errorf("the note is %+v", marks)
	}
	b.press(fyne.KeyReturn)
	b.sign("b")
	if !b.last().Black {
		t.Error("after the note B is not black")
	}
	b.press(fyne.KeyEscape)
	if b.show.on {
		t.Error("Escape does not leave")
	}
}

func TestMinutes(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "00:00", 378 * time.Second: "06:18", 3978 * time.Second: "1:06:18"} {
		if got := minutes(d); got != want {
			t.Errorf("minutes(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestInk(t *testing.T) {
	var k inks
	if k.drag("a", 5, 5, true, true) {
		t.Error("without a tool something is drawn")
	}
	k.command('d', "a")
	k.drag("a", 5, 5, true, true)
	k.drag("a", 50, 60, true, false)
	k.drag("a", 50, 60, false, false)
	k.drag("a", 90, 90, true, false)
	if len(k.marks["a"]) != 1 || len(k.marks["a"][0].points) != 2 {
		t.Errorf("a line: %+v", k.marks)
	}
	k.command('x', "a")
	k.drag("a", 100, 100, true, true)
	for _, r := range "Hereé" {
		k.write(r)
	}
	k.erase()
	if !k.typing() || k.marks["a"][1].text != "Here" {
		t.Errorf("a note: %+v", k.marks["a"][1])
	}
	k.endTyping()
	k.command('h', "b")
	k.drag("b", 1, 1, true, true)
	if k.typing() || len(k.marks["b"]) != 1 {
		t.Errorf("another step: %+v", k.marks)
	}
	k.command('u', "a")
	k.command('u', "b")
	k.command('u', "b")
	if len(k.marks["a"]) != 1 || len(k.marks["b"]) != 0 {
		t.Error("undo takes the last mark of its own step")
	}
	k.command('c', "a")
	if len(k.marks["a"]) != 0 {
		t.Error("clear leaves something")
	}
	k.drag("a", 9, 9, true, false) // along, without a beginning
}
