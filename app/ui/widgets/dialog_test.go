package widgets

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
)

func letters(keys string) (list []Option) {
	for _, key := range strings.Fields(keys) {
		list = append(list, Option{Key: key, Text: "Option " + key})
	}
	return list
}

func TestChoicesByKeyboard(t *testing.T) {
	s := newStand(t)
	var chosen []string
	entered := 0
	c := NewChoices(s.env, letters("a b c d e f g"), "a", func(key string) { chosen = append(chosen, key) })
	c.Enter = func() { entered++ }
	s.show(t, c, 230, 120) // three in a row
	boxes, height := c.boxes(c.Size().Width)
	if boxes[3].Y0 <= boxes[0].Y0 || boxes[2].Y0 != boxes[0].Y0 || height != c.HeightFor(230) || height != 92 {
		t.Fatalf("boxes %v, height %v", boxes, height)
	}
	for i, box := range boxes {
		if box.X1 > 230 {
			t.Errorf("option %d ends at %v", i, box.X1)
		}
	}
	for _, k := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "b"},
		{fyne.KeyDown, "e"},
		{fyne.KeyUp, "b"},
		{fyne.KeyLeft, "a"},
		{fyne.KeyLeft, "a"},
		{fyne.KeyEnd, "g"},
		{fyne.KeyRight, "g"},
		{fyne.KeyUp, "d"},
		{fyne.KeyHome, "a"},
	} {
		press(c, k.key)
		if c.On != k.want {
			t.Errorf("after %s: %q, want %q", k.key, c.On, k.want)
		}
	}
	if got := strings.Join(chosen, ""); got != "bebagda" {
		t.Errorf("told of %q", got)
	}
	press(c, fyne.KeyReturn, fyne.KeyEscape)
	c.TypedRune('?')
	if entered != 1 || len(s.keys) != 1 || s.keys[0] != fyne.KeyEscape || s.runes != "?" {
		t.Errorf("entered %d, handed on %v %q", entered, s.keys, s.runes)
	}
}

func TestChoicesByMouse(t *testing.T) {
	s := newStand(t)
	told := ""
	c := NewChoices(s.env, letters("a b"), "a", func(key string) { told += key })
	s.show(t, c, 300, 40)
	boxes, _ := c.boxes(300)
	at := pointer((boxes[1].X0+boxes[1].X1)/2, 10)
	c.Tapped(&at)
	c.Tapped(&at) // is on already
	beside := pointer(290, 10)
	c.Tapped(&beside)
	if told != "b" || c.On != "b" {
		t.Errorf("told %q, on %q", told, c.On)
	}
	s.win.Canvas().Capture()
	before := c.surface.paints
	c.Set(letters("a b"), "b")
	s.win.Canvas().Capture()
	if c.surface.paints != before {
		t.Error("the same options are drawn anew")
	}
}

func TestPreviewKeepsTheProportionAndTheNewestWins(t *testing.T) {
	s := newStand(t)
	var waiting []func()
	s.env.Go = func(work func()) { waiting = append(waiting, work) }
	p := NewPreview(s.env)
	s.show(t, p, 400, 300)
	drawn := ""
	picture := func(name string, c color.NRGBA) func() *scene.Scene {
		return func() *scene.Scene { drawn += name; return &scene.Scene{W: 1920, H: 1080, Background: c} }
	}
	red, blue := color.NRGBA{R: 255, A: 255}, color.NRGBA{B: 255, A: 255}
	p.Set(1920, 1080, picture("1", red))
	s.win.Canvas().Capture()
	p.Set(1920, 1080, picture("2", red))
	p.Set(1920, 1080, picture("3", blue))
	for len(waiting) > 0 {
		work := waiting[0]
		waiting = waiting[1:]
		work()
		s.win.Canvas().Capture()
	}
	if drawn != "13" || !p.Drawn() {
		t.Errorf("drew %q", drawn)
	}
	_, size := p.Frame()
	if ratio := size.Width / size.Height; ratio < 1.76 || ratio > 1.8 || size.Width > 400 || size.Width < 370 {
		t.Errorf("the frame is %v", size)
	}
	shown := s.win.Canvas().Capture().At(200, 150)
	if r, _, b, _ := shown.RGBA(); r != 0 || b != 0xffff {
		t.Errorf("shows %v", shown)
	}
	if got := p.picture.Rect.Dx(); got != int(size.Width) {
		t.Errorf("drawn %d pixels wide, the frame is %v", got, size.Width)
	}
}

func TestPreviewTellsOfWhatGoesWrong(t *testing.T) {
	s := newStand(t)
	p := NewPreview(s.env)
	var failed error
	p.Failed = func(err error) { failed = err }
	s.show(t, p, 200, 200)
	p.Set(10, 10, func() *scene.Scene { panic("no ink") })
	s.win.Canvas().Capture()
	if failed == nil || failed.Error() != "no ink" {
		t.Errorf("failed with %v", failed)
	}
	clear := func() *scene.Scene { return &scene.Scene{W: 10, H: 10} }
	p.Set(10, 10, clear)
	s.win.Canvas().Capture()
	if a, b := p.picture.RGBAAt(1, 1), p.picture.RGBAAt(9, 1); a == b || a.A != 0xff {
		t.Errorf("what is transparent looks like %v and %v", a, b)
	}
}

func TestTextAreaIsLeftByTabAndEntered(t *testing.T) {
	s := newStand(t)
	entered, left := 0, 0
	a := NewTextArea(s.env, nil, func() { left++ }, func() { entered++ })
	s.show(t, NewFrameOfLines(s.env, a), 200, 80)
	a.SetText("A line.")
	if a.AcceptsTab() {
		t.Error("Tab stays inside")
	}
	press(a, fyne.KeyReturn, fyne.KeyEscape)
	if entered != 1 || left != 1 || a.Text != "A line." {
		t.Errorf("entered %d, left %d, text %q", entered, left, a.Text)
	}
}

func TestAButtonThatIsOffIsNotPressed(t *testing.T) {
	s := newStand(t)
	pressed, entered := 0, 0
	b := NewButton(s.env, Solid, NoIcon, "Save", func() { pressed++ })
	s.show(t, b, 100, 30)
	b.Disable()
	at := pointer(5, 5)
	b.Tapped(&at)
	press(b, fyne.KeySpace)
	if pressed != 0 || !b.Disabled() {
		t.Error("it is pressed")
	}
	b.Enable()
	b.Enter = func() { entered++ }
	press(b, fyne.KeySpace, fyne.KeyReturn)
	if pressed != 1 || entered != 1 {
		t.Errorf("pressed %d, entered %d", pressed, entered)
	}
}

func TestGainingTheFocusIsTold(t *testing.T) {
	s := newStand(t)
	var told []fyne.Focusable
	s.env.Gained = func(f fyne.Focusable) { told = append(told, f) }
	b, f := NewButton(s.env, Flat, NoIcon, "x", nil), NewField(s.env, nil, nil, nil)
	s.show(t, b, 100, 30)
	b.FocusGained()
	f.FocusGained()
	if len(told) != 2 || told[0] != fyne.Focusable(b) || told[1] != fyne.Focusable(f) {
		t.Errorf("told of %v", told)
	}
}
