package scene

import (
	"image/color"
	"math"
	"reflect"
	"testing"
)

// movingLayers is a picture of everything that moves in a way of its own.
func movingLayers() []Layer {
	ink := color.NRGBA{A: 255}
	return []Layer{
		{Name: "lines", Clip: Rect{0, 0, 400, 300}, Items: []Item{
			&Shape{ID: "route:a", Path: Segment(10, 20, 110, 70), Stroke: Stroke{Color: ink, Width: 2}},
			&Shape{ID: "route:a", Path: Polygon(Point{100, 60}, Point{110, 70}, Point{100, 80}), Fill: ink},
		}},
		{Name: "places", Items: []Item{
			&Shape{ID: "place:a", Path: Circle(200, 100, 10), Fill: ink},
			&Shape{Path: Segment(195, 100, 205, 100), Stroke: Stroke{Color: ink, Width: 1}},
			&Shape{ID: "place:far", Path: Rectangle(Rect{390, 10, 398, 18}), Fill: ink, Still: true},
		}},
		{Name: "labels", Items: []Item{
			&Text{ID: "place:a", X: 215, Y: 95, String: "A place", Size: 12, Color: ink, W: 50},
			&Text{X: 50, Y: 200, String: "LAND", Size: 12, Color: ink, W: 40},
			&Text{ID: "place:far", X: 340, Y: 20, String: "Far", Size: 12, Color: ink, W: 20, Still: true},
		}},
		{Name: "key", Still: true, Items: []Item{&Text{X: 5, Y: 290, String: "Key", Size: 12, Color: ink}}},
	}
}

func TestMotionAtRestIsThePicture(t *testing.T) {
	layers := movingLayers()
	got := NewMotion(layers).Moved(func(x, y float64) (float64, float64, bool) { return x, y, true })
	if !reflect.DeepEqual(got, layers) {
		t.Errorf("unmoved: %+v", got)
	}
}

func TestMotionMovesEachInItsWay(t *testing.T) {
	layers := movingLayers()
	before := movingLayers()
	m := NewMotion(layers)
	double := func(x, y float64) (float64, float64, bool) { return 2 * x, 2*y + 30, true }
	for range 2 { // the buffers are used again
		got := m.Moved(double)
		line := got[0].Items[0].(*Shape)
		if want := []Point{{20, 70}, {220, 170}}; !reflect.DeepEqual(line.Path.Points, want) {
			t.Errorf("the line goes to %v, want %v", line.Path.Points, want)
		}
		if b := got[0].Items[1].(*Shape).Path.Bounds(); b.W() != 10 || b.H() != 20 {
			t.Errorf("the arrowhead is %v, want it as large as it was", b)
		}
		sign, mark := got[1].Items[0].(*Shape).Path.Bounds(), got[1].Items[1].(*Shape).Path.Bounds()
		if x, y := (sign.X0+sign.X1)/2, (sign.Y0+sign.Y1)/2; math.Abs(float64(x-400)) > 1e-3 || math.Abs(float64(y-230)) > 1e-3 {
			t.Errorf("the sign stands at %v, %v, want 400, 230", x, y)
		}
		if mark.W() != 10 || math.Abs(float64(mark.Y0-230)) > 1e-3 {
			t.Errorf("what stands on the sign is at %v", mark)
		}
		if name := got[2].Items[0].(*Text); math.Abs(float64(name.X-415)) > 1e-3 || math.Abs(float64(name.Y-225)) > 1e-3 {
			t.Errorf("the name stands at %v, %v, want it beside its sign", name.X, name.Y)
		}
		for _, it := range []Item{got[1].Items[2], got[2].Items[2], got[3].Items[0]} {
			if it != layers[1].Items[2] && it != layers[2].Items[2] && it != layers[3].Items[0] {
				t.Errorf("%+v moved", it)
			}
		}
		if got[0].Clip != layers[0].Clip || got[0].Name != "lines" || !got[3].Still {
			t.Error("the layers lost what they are")
		}
	}
	if !reflect.DeepEqual(layers, before) {
		t.Error("the layers themselves were changed")
	}
}

func TestMotionLeavesOutWhatIsOutOfSight(t *testing.T) {
	got := NewMotion(movingLayers()).Moved(func(x, y float64) (float64, float64, bool) { return x, y, x < 100 })
	if n := len(got[0].Items); n != 1 {
		t.Errorf("%d items on the lines, want the line that is partly in sight", n)
	}
	if n := len(got[1].Items); n != 1 {
		t.Errorf("%d signs, want the one that stays", n)
	}
	if n := len(got[2].Items); n != 2 {
		t.Errorf("%d names, want two", n)
	}
}

func TestMotionAllocatesNothing(t *testing.T) {
	m := NewMotion(movingLayers())
	dx := 0.0
	to := func(x, y float64) (float64, float64, bool) { return x + dx, y, true }
	if n := testing.AllocsPerRun(20, func() { dx++; m.Moved(to) }); n > 0 {
		t.Errorf("a frame allocates %v times", n)
	}
}
