package widgets

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// rowsOf are rows of two chapters of n steps each.
func rowsOf(n int) (rows []ContentsRow) {
	for c := range 2 {
		rows = append(rows, ContentsRow{Heading: true, Text: fmt.Sprint("Chapter ", c)})
		for i := range n {
			rows = append(rows, ContentsRow{Number: fmt.Sprint(i), Text: "Step"})
		}
	}
	return rows
}

func TestContentsByKeyboard(t *testing.T) {
	s := newStand(t)
	c := NewContents(s.env)
	var did []string
	c.OnChoose = func(row int) { did = append(did, fmt.Sprint("choose ", row)) }
	c.OnOpen = func(row int) { did = append(did, fmt.Sprint("open ", row)) }
	c.OnDelete = func(row int) { did = append(did, fmt.Sprint("delete ", row)) }
	s.show(t, c, 300, 120)
	c.Set(rowsOf(10), 1)
	press(c, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp, fyne.KeyDelete, fyne.KeyF5, fyne.KeyRight)
	want := "[choose 2 open 2 choose 21 choose 0 delete 0]"
	if fmt.Sprint(did) != want || fmt.Sprint(s.keys) != "[F5 Right]" {
		t.Errorf("did %v, want %s; the window got %v", did, want, s.keys)
	}
	press(c, fyne.KeyEnd)
	if at := c.Middle(c.Chosen()); at.Y < 0 || at.Y > 120 {
		t.Errorf("the last row lies at %v of 120", at.Y)
	}
	empty := NewContents(s.env)
	s.show(t, empty, 300, 120)
	press(empty, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDelete) // nothing to choose, nothing to open
	empty.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 10)})
}

func TestContentsByPointer(t *testing.T) {
	s := newStand(t)
	c := NewContents(s.env)
	now := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	c.clock = func() time.Time { return now }
	opened, dropped := 0, ""
	c.OnOpen = func(int) { opened++ }
	c.OnDrop = func(row, gap int) { dropped += fmt.Sprintf("%d to %d ", row, gap) }
	s.show(t, c, 300, 400)
	c.Set(rowsOf(4), -1)
	tap := func(row int) {
		at := c.Middle(row)
		c.Tapped(&fyne.PointEvent{Position: at})
	}
	tap(3)
	now = now.Add(200 * time.Millisecond)
	tap(3)
	now = now.Add(200 * time.Millisecond)
	tap(3) // a third tap is the first of another two
	now = now.Add(time.Second)
	tap(3)
	if opened != 1 || c.Chosen() != 3 {
		t.Errorf("opened %d times, chosen %d", opened, c.Chosen())
	}
	carry := func(from, to int, dy float32) {
		a, b := c.Middle(from), c.Middle(to)
		c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: a.AddXY(0, 4)}, Dragged: fyne.NewDelta(0, 4)})
		c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: b.AddXY(0, dy)}, Dragged: fyne.NewDelta(0, b.Y-a.Y)})
		s.win.Canvas().Capture()
		c.DragEnd()
	}
	carry(1, 3, 6)  // into the lower half of the fourth row: before the fifth
	carry(4, 0, -6) // before everything
	carry(2, 9, 12) // the end
	carry(2, 2, 5)  // where it stands
	if want := "1 to 4 4 to 0 2 to 10 "; dropped != want {
		t.Errorf("dropped %q, want %q", dropped, want)
	}
}

func TestTextBoxesTellWhatIsTypedAlone(t *testing.T) {
	s := newStand(t)
	var typed []string
	left := 0
	a := NewTextBox(s.env, true, func(text string) { typed = append(typed, text) }, nil)
	a.Left = func() { left++ }
	s.show(t, a, 300, 100)
	a.Set("set\ntwo lines")
	s.env.Focus(a.Field)
	a.Field.TypedRune('x')
	press(a.Field, fyne.KeyReturn)
	if len(typed) != 2 || typed[0] != "xset\ntwo lines" || typed[1] != "x\nset\ntwo lines" {
		t.Errorf("typed %q", typed)
	}
	if a.Field.AcceptsTab() {
		t.Error("the Tab key is held in the field")
	}
	undone := 0
	a.Field.Undo = func() { undone++ }
	a.Field.TypedShortcut(&fyne.ShortcutUndo{})
	s.win.Canvas().Unfocus()
	if undone != 1 || left != 1 || a.Focused() {
		t.Errorf("undone %d times, left %d times", undone, left)
	}
}

func TestTabPassesByWhatTakesNoFocus(t *testing.T) {
	s := newStand(t)
	if v := NewSceneView(s.env, column(1), nil); !v.Disabled() {
		t.Error("a passive panel takes the Tab key")
	}
	if v := NewSceneView(s.env, column(1), func(string) {}); v.Disabled() {
		t.Error("a panel with something to press is passed by")
	}
}
