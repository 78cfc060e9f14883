package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// menu returns the menu that lies over the window.
func (b *bench) menu() *widget.PopUpMenu {
	b.t.Helper()
	m, ok := b.canvas.Focused().(*widget.PopUpMenu)
	if !ok {
		b.t.Fatalf("%T has the focus, want a menu", b.canvas.Focused())
	}
	return m
}

func (b *bench) field() *widgets.Field {
	b.t.Helper()
	f, ok := b.canvas.Focused().(*widgets.Field)
	if !ok {
		b.t.Fatalf("%T has the focus, want a field", b.canvas.Focused())
	}
	return f
}

func TestTypedDate(t *testing.T) {
	b := open(t, nil)
	b.sign("g")
	f := b.field()
	for _, wrong := range []string{"1999", "2022-02-31", "yesterday", ""} {
		f.SetText(wrong)
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !b.overlays.top() || b.last().At != "2022-02-01" {
			t.Fatalf("%q is taken: at %s", wrong, b.last().At)
		}
	}
	f.SetText("2023-05")
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.overlays.top() || b.last().At != "2023-05-01" {
		t.Errorf("at %s, want 2023-05-01 and the panel closed", b.last().At)
	}
	b.sign("g")
	b.field().SetText("2022-02-24/2022-04")
	b.field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if v := b.store.View(); isoDay(v.BrushFrom) != "2022-02-24" || isoDay(v.BrushTo) != "2022-05-01" {
		t.Errorf("the interval marks %v to %v", v.BrushFrom, v.BrushTo)
	}
	if got := b.statusText(1440, 26); !strings.Contains(got, "24 February 2022 to 30 April 2022") {
		t.Errorf("the status line says %q", got)
	}
}

func TestTypedSpeed(t *testing.T) {
	b := open(t, nil)
	for text, want := range map[string]float64{"0.1": .1, "20": 20, "3,5": 3.5, "7×": 7, "0.05": 1, "21": 1, "NaN": 1, "fast": 1, "-1": 1} {
		b.store.Do(view.SetSpeed{Speed: 1})
		b.timeline.askSpeed()
		b.field().SetText(text)
		b.field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got := b.store.View().Speed; got != want {
			t.Errorf("%q: speed %v, want %v", text, got, want)
		}
		b.overlays.close()
	}
}

func TestStackOpensAList(t *testing.T) {
	b := open(t, nil)
	b.timeline.timeline.Resize(fyne.NewSize(420, 200)) // where the signs stand close
	for _, id := range b.timeline.timeline.Scene().IDs() {
		if !strings.HasPrefix(id, "events:") {
			continue
		}
		b.pick(id, b.timeline.timeline, fyne.NewPos(500, 100))
		m := b.menu()
		if n, want := len(m.Items), len(b.timeline.timeline.Stack(id)); n != want {
			t.Errorf("%s: %d in the list, want %d", id, n, want)
		}
		m.Hide()
		for b.overlays.top() {
			b.overlays.close()
		}
	}
	var all []int
	for i := range b.store.Story().Events {
		all = append(all, i)
	}
	b.stackMenu(all, fyne.NewPos(500, 100))
	if n := len(b.menu().Items); n != mostListed+2 {
		t.Errorf("of many there are %d in the list, want %d and a closer look", n, mostListed)
	}
}

func TestPlayTimeIsShownBefore(t *testing.T) {
	b := open(t, nil)
	v := b.store.View()
	want := playTime(view.PlayTime(b.store.Story(), v))
	if !strings.Contains(b.timeline.speed.Hint, want) || want == "0:00" {
		t.Errorf("beside the speed stands %q, want %s in it", b.timeline.speed.Hint, want)
	}
	b.store.Do(view.SetSpeed{Speed: 2})
	if strings.Contains(b.timeline.speed.Hint, want) {
		t.Error("twice the speed takes as long")
	}
	for d, text := range map[time.Duration]string{0: "0:00", 61 * time.Second: "1:01", 3661 * time.Second: "1:01:01"} {
		if got := playTime(d); got != text {
			t.Errorf("%v is written %s, want %s", d, got, text)
		}
	}
}

func TestLanesButtonSaysWhatLanesAre(t *testing.T) {
	b := open(t, nil)
	if b.timeline.form.Text != "By category" {
		t.Errorf("it says %q", b.timeline.form.Text)
	}
	b.store.Do(view.SetLanes{Lanes: view.ByActor})
	if b.timeline.form.Text != "By actor" {
		t.Errorf("it says %q", b.timeline.form.Text)
	}
	b.timeline.options()
	if n := len(b.menu().Items); n < 6 {
		t.Errorf("the menu has %d items", n)
	}
}
