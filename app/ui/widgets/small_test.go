package widgets

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"thawline/app/scene"
)

// column is a panel of n rows of 50 points, each with an id.
func column(n int) func(w, h float32) *scene.Scene {
	return func(w, _ float32) *scene.Scene {
		var items []scene.Item
		for i := range n {
			y := float32(i) * 50
			items = append(items, &scene.Shape{
				ID: "row:" + string(rune('a'+i)), Title: "Row", Fill: color.NRGBA{A: 255},
				Path: scene.Rectangle(scene.Rect{X0: 0, Y0: y + 5, X1: w, Y1: y + 45}),
			})
		}
		return &scene.Scene{W: w, H: float32(n) * 50, Layers: []scene.Layer{{Items: items}}}
	}
}

func TestAPanelScrollsAndPicksWhatIsSeen(t *testing.T) {
	s := newStand(t)
	var picked []string
	v := NewSceneView(s.env, column(10), func(id string) { picked = append(picked, id) })
	s.show(t, v, 100, 120)
	tap := func(y float32) {
		at := pointer(50, y)
		v.Tapped(&at)
	}
	tap(25)
	v.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1000)})
	tap(25) // scrolled by 380: 405 is in the ninth row
	v.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 1000)})
	tap(110)
	if len(picked) != 3 || picked[0] != "row:a" || picked[1] != "row:i" || picked[2] != "row:c" {
		t.Errorf("picked %v", picked)
	}
	v.MouseMoved(mouse(50, 25, 0))
	if s.tip != "Row" {
		t.Errorf("tooltip %q", s.tip)
	}
}

func TestAPanelByKeyboard(t *testing.T) {
	s := newStand(t)
	var picked []string
	v := NewSceneView(s.env, column(10), func(id string) { picked = append(picked, id) })
	v.Skip = 50 // the first row is the window's own
	s.show(t, v, 100, 120)
	press(v, fyne.KeyTab, fyne.KeyReturn)
	for range 3 {
		press(v, fyne.KeyTab)
	}
	press(v, fyne.KeyReturn)
	if len(picked) != 2 || picked[0] != "row:b" || picked[1] != "row:e" {
		t.Errorf("picked %v", picked)
	}
	if b, _ := v.Scene().Bounds("row:e"); b.Y1-v.Skip-v.offset > 120 {
		t.Error("the row under the keyboard is out of sight")
	}
	for range 5 {
		press(v, fyne.KeyTab)
	}
	if v.AcceptsTab() {
		t.Error("Tab does not leave after the last row")
	}
	press(v, fyne.KeyHome)
	if v.offset != 0 {
		t.Error("Home does not scroll to the top")
	}
	press(v, fyne.KeyEnd)
	if want := float32(10*50 - 50 - 120); v.offset != want {
		t.Errorf("End scrolls to %v, want %v", v.offset, want)
	}
	press(v, fyne.KeyF11)
	if len(s.keys) != 1 {
		t.Error("F11 is not handed on")
	}
}

func TestAButton(t *testing.T) {
	s := newStand(t)
	taps := 0
	b := NewButton(s.env, Flat, IconFilter, "Filter", func() { taps++ })
	b.Tip = "Choose"
	s.show(t, b, 120, 40)
	test.Tap(b)
	press(b, fyne.KeySpace, fyne.KeyReturn)
	b.TypedRune(' ')
	b.TypedRune('?')
	press(b, fyne.KeyEscape)
	if taps != 3 || s.runes != "?" || len(s.keys) != 1 {
		t.Errorf("%d taps, handed on %q and %v", taps, s.runes, s.keys)
	}
	b.MouseIn(mouse(5, 5, 0))
	if s.tip != "Choose" {
		t.Errorf("tooltip %q", s.tip)
	}
	b.MouseOut()
	if s.tip != "" {
		t.Error("the tooltip stays")
	}
	painted := b.surface.paints
	b.Set("Filter", false)
	s.win.Canvas().Capture()
	if b.surface.paints > painted+1 { // once for the pointer that left
		t.Error("an equal text repaints")
	}
	narrow := b.MinSize().Width
	b.Set("Filter and more", true)
	if b.MinSize().Width <= narrow {
		t.Error("a longer text asks for no more room")
	}
}

func TestButtonsDrawNothingOutsideThemselves(t *testing.T) {
	s := newStand(t)
	for look := Flat; look <= Check; look++ {
		for _, on := range []bool{false, true} {
			b := NewButton(s.env, look, IconExport, "A rather long text for a button", nil)
			b.On, b.Hint, b.Tail, b.Most = on, "F5", IconDown, 140
			size := b.MinSize()
			sc := b.Scene(size.Width, size.Height)
			for _, l := range sc.Layers {
				for _, it := range l.Items {
					text, ok := it.(*scene.Text)
					if !ok {
						continue
					}
					end := text.X + s.env.Fonts.Width(text.String, text.Face, text.Size, 0, false)
					if text.X < 0 || (text.String != "F5" && end > size.Width) {
						t.Errorf("look %d: %q from %v to %v in a button of %v", look, text.String, text.X, end, size.Width)
					}
				}
			}
		}
	}
}

func TestTheTooltipStaysInTheWindow(t *testing.T) {
	s := newStand(t)
	tip := NewTooltip(s.env)
	s.show(t, tip, 400, 300)
	for _, at := range []fyne.Position{{X: 0, Y: 0}, {X: 395, Y: 295}, {X: 200, Y: 290}, {X: 399, Y: 5}} {
		tip.ShowAt("Rail through Ukraine to Mykolaiv. Closed since 16 February 2022. 0.7 Mt in 2021, reported.", at, fyne.NewSize(400, 300))
		p, size := tip.Position(), tip.Size()
		if p.X < 0 || p.Y < 0 || p.X+size.Width > 400 || p.Y+size.Height > 300 {
			t.Errorf("at %v it lies from %v, %v large", at, p, size)
		}
		if !tip.Visible() {
			t.Error("not shown")
		}
	}
	tip.ShowAt("", fyne.Position{}, fyne.NewSize(400, 300))
	if tip.Visible() || tip.Text() != "" {
		t.Error("it stays")
	}
}

func TestASurfacePaintsOnlyWhenStale(t *testing.T) {
	s := newStand(t)
	v := NewSceneView(s.env, column(3), nil)
	s.show(t, v, 100, 100)
	before := v.surface.paints
	for range 5 {
		s.win.Canvas().Refresh(v.surface.Raster)
		s.win.Canvas().Capture()
	}
	if v.surface.paints != before {
		t.Errorf("%d paints with nothing changed", v.surface.paints-before)
	}
	v.Redraw(false)
	s.win.Canvas().Capture()
	if v.surface.paints != before+1 {
		t.Errorf("%d paints after one Redraw", v.surface.paints-before)
	}
}

func TestPixelScale(t *testing.T) {
	for _, c := range []struct {
		pixels int
		points float32
		want   float64
	}{{100, 100, 1}, {200, 100, 2}, {150, 100, 1.5}, {1603, 1068.4, 1.5}, {1068, 1067.6, 1}, {7, 0, 1}} {
		if got := pixelScale(c.pixels, fyne.NewSize(c.points, 10)); got != c.want {
			t.Errorf("pixelScale(%d, %v) = %v, want %v", c.pixels, c.points, got, c.want)
		}
	}
}

func TestAFieldHandsOnWhatItDoesNotNeed(t *testing.T) {
	s := newStand(t)
	left, entered := 0, 0
	f := NewField(s.env, nil, func() { left++ }, func() { entered++ })
	f.Down = func() { entered++ }
	s.show(t, f, 200, 40)
	for _, r := range "a/b?" {
		f.TypedRune(r)
	}
	press(f, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyDown, fyne.KeyF5)
	if f.Text != "a/b?" || left != 1 || entered != 2 || len(s.keys) != 1 || s.keys[0] != fyne.KeyF5 {
		t.Errorf("text %q, left %d, entered %d, handed on %v", f.Text, left, entered, s.keys)
	}
}

func TestADividerMovesByWhatItIsDragged(t *testing.T) {
	s := newStand(t)
	var moved float32
	ended := false
	d := NewDivider(s.env, true, func(delta float32) { moved += delta }, func() { ended = true })
	s.show(t, d, 7, 100)
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(5, 99)})
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-2, 99)})
	d.DragEnd()
	if moved != 3 || !ended {
		t.Errorf("moved %v, ended %v", moved, ended)
	}
}

func TestTheStageFillsAnyScreen(t *testing.T) {
	s := newStand(t)
	var w, h float64
	steps := 0
	st := NewStage(s.env, 1080, func(pw, ph float64) Picture {
		w, h = pw, ph
		return Picture{Scene: &scene.Scene{W: float32(pw), H: float32(ph), Background: color.NRGBA{R: 255, A: 255}}}
	}, func() { steps++ }, func() { steps-- })
	s.show(t, st, 1600, 900)
	if h != 1080 || w < 1919 || w > 1921 {
		t.Errorf("on 16:9 the slide is %v by %v", w, h)
	}
	s.win.Resize(fyne.NewSize(500, 900))
	s.win.Canvas().Capture()
	if w != 1440 {
		t.Errorf("on an upright screen the slide is %v wide, want 1440 with bars", w)
	}
	st.MouseDown(mouse(5, 5, 0))
	if steps != 1 {
		t.Error("a click is not the next step")
	}
}

func TestTheRingGoesAboutOneBlock(t *testing.T) {
	row := scene.Rect{X0: 10, Y0: 200, X1: 90, Y1: 216}
	s := &scene.Scene{W: 100, H: 300, Layers: []scene.Layer{{Items: []scene.Item{
		&scene.Shape{ID: "source:a", Path: scene.Rectangle(scene.Rect{X0: 80, Y0: 20, X1: 86, Y1: 26})}, // a figure in the text
		&scene.Shape{ID: "source:a", Path: scene.Rectangle(row)},
		&scene.Shape{ID: "source:a", Path: scene.Rectangle(scene.Rect{X0: 10, Y0: 218, X1: 50, Y1: 230})}, // its second line
	}}}}
	got, ok := blockOf(s, "source:a")
	if want := (scene.Rect{X0: 10, Y0: 200, X1: 90, Y1: 230}); !ok || got != want {
		t.Errorf("blockOf = %v, %v; want %v", got, ok, want)
	}
	if _, ok := blockOf(s, ""); ok {
		t.Error("nothing has a block")
	}
}

func TestTheSearchFieldsHintFits(t *testing.T) {
	s := newStand(t)
	f := NewSearchField(s.env, nil, nil, nil, nil)
	f.SetHint("Search 92 events, places, actors", "Search 92 events", "Search")
	s.show(t, f, 330, 32)
	for _, c := range []struct {
		width float32
		want  string
	}{{330, "Search 92 events, places, actors"}, {190, "Search 92 events"}, {130, "Search"}} {
		f.Resize(fyne.NewSize(c.width, 32))
		if got := f.Field.PlaceHolder; got != c.want {
			t.Errorf("at %v the hint is %q, want %q", c.width, got, c.want)
		}
	}
}
