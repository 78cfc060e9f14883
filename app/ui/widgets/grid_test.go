package widgets

import (
	"image"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
)

// Every picture of the overview carries the number that can be typed, inside its cell; the chosen one's is in now.
func TestGridNumbers(t *testing.T) {
	s := newStand(t)
	g := NewGrid(s.env, 5, func(int) func() *scene.Scene { return func() *scene.Scene { return &scene.Scene{W: 16, H: 9} } }, nil)
	g.Resize(fyne.NewSize(1280, 720))
	g.Set(24, 3, "look")
	g.paint(image.NewRGBA(image.Rect(0, 0, 1280, 720)), 1)
	items := g.numbers(s.env.Palette())
	if len(items) != 48 {
		t.Fatalf("%d items for 24 pictures", len(items))
	}
	for i := range 24 {
		box, text := items[2*i].(*scene.Shape), items[2*i+1].(*scene.Text)
		at, size := g.cell(i)
		if text.String != strconv.Itoa(i+1) {
			t.Errorf("picture %d is called %q", i+1, text.String)
		}
		if b := box.Bounds(); b.X0 < at.X || b.Y0 < at.Y || b.X1 > at.X+size.Width+.01 || b.Y1 > at.Y+size.Height+.01 {
			t.Errorf("the number of picture %d at %+v is outside its cell", i+1, b)
		}
		if now := box.Fill == s.env.Palette().NowFill; now != (i == 3) {
			t.Errorf("picture %d is marked as chosen: %v", i+1, now)
		}
	}
}
