package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/ui/widgets"
)

// A display that goes leaves the slide in one window, never the notes; one that comes brings the presenter's view back.
func TestDisplaysComeAndGo(t *testing.T) {
	b := open(t, nil)
	two := true
	b.show.second = func() bool { return two }
	b.press(fyne.KeyF5, fyne.KeyPageDown, fyne.KeyPageDown)
	want := func(what string, windows int, main showing) {
		t.Helper()
		if l := b.last(); l.Windows != windows || l.Step != 3 || l.Mode != "present" || b.show.main.shows != main {
			t.Errorf("%s: %+v, the first window shows %d; want %d windows and %d", what, l, b.show.main.shows, windows, main)
		}
	}
	want("two displays", 2, deskShown)
	two = false
	b.show.eachSecond()
	want("one is unplugged", 1, slideShown)
	b.press(fyne.KeyPageDown, fyne.KeyPageUp)
	want("the talk goes on", 1, slideShown)
	two = true
	b.show.eachSecond()
	want("it is plugged in again", 2, deskShown)
	b.sign("m")
	want("swapped", 2, slideShown)
	if b.show.other.shows != deskShown || b.show.own() != b.show.other {
		t.Errorf("after the swap the second window shows %d", b.show.other.shows)
	}
	b.sign("s")
	want("the presenter puts the view away", 2, slideShown)
	b.press(fyne.KeyEscape)
	if l := b.last(); l.Windows != 1 || l.Mode != "explore" {
		t.Errorf("after Escape: %+v", l)
	}
	b.press(fyne.KeyF5)
	want("it stays away in this session", 2, slideShown)
	b.sign("ms")
	want("and comes back", 2, deskShown)
}

// Closing the window during a talk leaves the talk: the app goes on.
func TestClosingDuringATalk(t *testing.T) {
	b := open(t, nil)
	b.press(fyne.KeyF5)
	b.close()
	if l := b.last(); b.show.on || l.Mode != "explore" {
		t.Errorf("%+v", l)
	}
	if n := len(b.app.Driver().AllWindows()); n == 0 {
		t.Error("the window is closed")
	}
}

// What is drawn on the desk's slide, and what points there, is on the audience's too; the list of keys is not.
func TestDrawingAndPointingFromTheDesk(t *testing.T) {
	b := open(t, nil)
	b.show.second = func() bool { return true }
	b.press(fyne.KeyF5)
	now, audience := b.show.main.desk.now, b.show.other.stage
	now.KeyDown(&fyne.KeyEvent{Name: fyne.KeyL})
	if now.Beam != audience.Beam {
		t.Error("the beams are two")
	}
	now.KeyUp(&fyne.KeyEvent{Name: fyne.KeyL})
	b.sign("d")
	if !now.Drawn(100, 100, true, true) || !now.Drawn(200, 150, true, false) || !now.Drawn(200, 150, false, false) {
		t.Fatal("the pen does not draw")
	}
	if len(audience.Ink()) != 1 {
		t.Errorf("the audience sees %d drawings and notices, want the line alone", len(audience.Ink()))
	}
	b.sign("d?")
	if len(audience.Ink()) != 1 || len(now.Ink()) < len(helpRows) {
		t.Errorf("the audience sees %d items, the presenter %d", len(audience.Ink()), len(now.Ink()))
	}
}

// Drawings belong to their step, in every language and theme; after the talk they can be thrown away.
func TestDrawingsStay(t *testing.T) {
	b := open(t, nil)
	b.press(fyne.KeyF5)
	b.sign("d")
	draw := func() {
		b.show.main.stage.Drawn(300, 300, true, true)
		b.show.main.stage.Drawn(400, 320, true, false)
		b.show.main.stage.Drawn(400, 320, false, false)
	}
	draw()
	draw()
	b.sign("d")
	lines := func() int { return len(b.show.main.stage.Ink()) }
	if lines() != 2 {
		t.Fatalf("%d lines", lines())
	}
	b.press(fyne.KeyPageDown)
	if lines() != 0 {
		t.Error("the lines are on the next step too")
	}
	b.press(fyne.KeyEscape)
	if b.banner.text != "2 drawings on the slides are kept until the window closes." {
		t.Errorf("the window says %q", b.banner.text)
	}
	b.speak("pl")
	b.switchTheme()
	b.press(fyne.KeyF5, fyne.KeyPageUp)
	if b.show.position() != 0 || lines() != 2 {
		t.Errorf("in another language and theme: step %d, %d lines", b.show.position()+1, lines())
	}
	b.sign("u")
	if lines() != 1 {
		t.Error("undo takes nothing")
	}
	b.press(fyne.KeyEscape)
	b.banner.action.OnTap()
	b.press(fyne.KeyF5)
	if lines() != 0 || b.show.ink.count() != 0 {
		t.Error("what was thrown away is still there")
	}
}

// L in a note is a letter, not the pointer.
func TestNoPointerWhileTyping(t *testing.T) {
	b := open(t, nil)
	b.press(fyne.KeyF5)
	b.sign("x")
	stage := b.show.main.stage
	stage.Drawn(300, 300, true, true)
	stage.KeyDown(&fyne.KeyEvent{Name: fyne.KeyL})
	if stage.Beam.Kind() != widgets.NoBeam {
		t.Error("the pointer shines")
	}
	stage.KeyUp(&fyne.KeyEvent{Name: fyne.KeyL})
	b.press(fyne.KeyReturn)
	b.sign("x")
	stage.KeyDown(&fyne.KeyEvent{Name: fyne.KeyL})
	if stage.Beam.Kind() != widgets.LaserBeam {
		t.Error("the pointer does not shine")
	}
	stage.FocusLost()
	if stage.Beam.Kind() != widgets.NoBeam {
		t.Error("the pointer shines without the key")
	}
	stage.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonTertiary})
	if stage.Beam.Kind() != widgets.LaserBeam || b.show.position() != 0 {
		t.Error("the middle button is not the pointer")
	}
	stage.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonTertiary})
}

// The notes' size is remembered, and held to what can be read; long notes scroll and begin at their top on another step.
func TestDeskNotes(t *testing.T) {
	b := open(t, nil)
	b.press(fyne.KeyF5)
	b.sign("s")
	if b.show.notesSize() != firstNotes {
		t.Errorf("the notes begin at %v", b.show.notesSize())
	}
	b.sign("]]")
	if b.show.notesSize() != firstNotes+2*notesStep || b.prefs.Float("notes.size") != firstNotes+2*notesStep {
		t.Errorf("larger: %v", b.show.notesSize())
	}
	for range 40 {
		b.sign("]")
	}
	notes := b.show.main.desk.notes
	if b.show.notesSize() != mostNotes {
		t.Errorf("at the most %v", b.show.notesSize())
	}
	notes.Resize(fyne.NewSize(300, 120))
	b.sign("j")
	if notes.Offset() == 0 {
		t.Error("J does not scroll")
	}
	b.sign("b")
	if notes.Offset() == 0 {
		t.Error("black scrolls the notes back")
	}
	b.press(fyne.KeyPageDown, fyne.KeyPageDown)
	if notes.Offset() != 0 {
		t.Error("another step's notes do not begin at their top")
	}
	for range 60 {
		b.sign("[")
	}
	if b.show.notesSize() != leastNotes {
		t.Errorf("at the least %v", b.show.notesSize())
	}
	b.sign("5")
	b.press(fyne.KeyReturn)
	steps := b.show.main.desk.steps
	steps.Resize(fyne.NewSize(400, 300))
	if id, ok := steps.Scene().Pick(100, 38+31+5, 2); !ok || id != "3" {
		t.Errorf("the second row of the list is step %q, want the one with index 3", id)
	}
}

// The buttons of the desk fit a narrow window in every language.
func TestDeskButtonsFit(t *testing.T) {
	for _, lang := range []string{"en", "zh", "ru", "be", "pl"} {
		b := open(t, func(o *Options) { o.Start.Lang = lang })
		b.show.second = func() bool { return true }
		b.press(fyne.KeyF5)
		d := b.show.main.desk
		d.content.Resize(fyne.NewSize(1280, 720))
		end := float32(0)
		for i, button := range d.buttons {
			if at := button.Position().X; at < end {
				t.Errorf("%s: button %d begins at %v, the one before ends at %v", lang, i, at, end)
			}
			end = button.Position().X + button.Size().Width
		}
		if end > 1280-deskEdge+1 {
			t.Errorf("%s: the buttons end at %v", lang, end)
		}
	}
}
