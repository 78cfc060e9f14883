package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

func said(s *scene.Scene) string {
	var parts []string
	for _, l := range s.Layers {
		for _, item := range l.Items {
			if text, ok := item.(*scene.Text); ok {
				parts = append(parts, text.String)
			}
		}
	}
	return strings.Join(parts, " ")
}

func dayOf(text string) edtf.Instant { return edtf.MustParse(text).Start.Span.From }

func TestComparingTwoDates(t *testing.T) {
	b := open(t, nil)
	b.sign("c")
	c, v := b.compare, b.store.View()
	if !c.on || !v.HasCompare || v.Compare != b.store.Story().Span.From {
		t.Fatalf("comparing is %v, with %v", c.on, v.Compare)
	}
	if !c.object.Visible() || b.world.world.Visible() || b.world.zoom.Visible() {
		t.Error("the map is still there")
	}
	if c.maps[0].Size() != c.maps[1].Size() || c.maps[0].Size().Width < 400 {
		t.Errorf("maps of %v and %v", c.maps[0].Size(), c.maps[1].Size())
	}
	text := said(b.details.details.Scene())
	for _, want := range []string{"4 routes closed", "Rail to Klaipėda", "Figures", "events after the first date"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q among the differences: %s", want, text)
		}
	}
	b.press(fyne.KeyEscape)
	if c.on || b.store.View().HasCompare || c.object.Visible() || !b.world.world.Visible() {
		t.Error("Escape does not leave")
	}
	if strings.Contains(said(b.details.details.Scene()), "events after the first date") {
		t.Error("the differences stay in the panel")
	}
}

func TestComparedDatesAreTyped(t *testing.T) {
	b := open(t, nil)
	b.toolbar.compare.OnTap()
	c := b.compare
	enter := func(i int, text string) {
		b.canvas.Focus(c.dates[i].Field)
		c.dates[i].Field.SetText(text)
		c.dates[i].Field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	enter(1, "2023-06")
	enter(0, "2021-06")
	v := b.store.View()
	if v.At != dayOf("2021-06") || v.Compare != dayOf("2023-06") {
		t.Errorf("the dates are %v and %v", v.At, v.Compare)
	}
	if c.dates[0].Field.Text != "2021-06-01" || c.dates[1].Field.Text != "2023-06-01" {
		t.Errorf("the fields say %q and %q", c.dates[0].Field.Text, c.dates[1].Field.Text)
	}
	enter(0, "June")
	if !c.dates[0].Wrong() || b.store.View() != v {
		t.Error("no date is taken for one")
	}
	c.dates[0].Field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.dates[0].Wrong() || c.dates[0].Field.Text != "2021-06-01" || !c.on {
		t.Errorf("Escape leaves %q", c.dates[0].Field.Text)
	}
	// The date whose field has the focus is the timeline's.
	b.canvas.Focus(c.dates[1].Field)
	b.store.Do(view.SetAt{At: dayOf("2024-01")})
	if v := b.store.View(); v.At != dayOf("2024-01") || v.Compare != dayOf("2021-06") {
		t.Errorf("the timeline moves %v beside %v", v.At, v.Compare)
	}
	c.dates[1].Field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.on {
		t.Error("Escape in an unchanged field does not leave")
	}
}

func TestSwipeInTheWindow(t *testing.T) {
	b := open(t, nil)
	b.sign("c")
	c := b.compare
	beside := c.maps[0].Size()
	c.lay.OnTap()
	if !c.swipe.Visible() || c.pair.Visible() || c.maps[0].Size() != c.swipe.Size() || c.maps[1].Size() != c.swipe.Size() {
		t.Errorf("swipe of %v, maps of %v and %v", c.swipe.Size(), c.maps[0].Size(), c.maps[1].Size())
	}
	b.press(fyne.KeyRight)
	if c.swipe.Share() <= .5 {
		t.Error("the arrow does not move the bar")
	}
	c.beside.OnTap()
	if c.maps[0].Size() != beside || c.swipe.Visible() {
		t.Errorf("back side by side the map is of %v, want %v", c.maps[0].Size(), beside)
	}
	b.window.Resize(fyne.NewSize(1280, 720))
	if c.maps[0].Size() != c.maps[1].Size() {
		t.Errorf("maps of %v and %v in a smaller window", c.maps[0].Size(), c.maps[1].Size())
	}
}

func TestPresentingEndsComparing(t *testing.T) {
	b := open(t, nil)
	b.sign("c")
	b.press(fyne.KeyF5)
	if b.compare.on || !b.show.on {
		t.Errorf("comparing %v, presenting %v", b.compare.on, b.show.on)
	}
}
