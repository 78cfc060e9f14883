package widgets

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/view"
)

// counting is a figure that counts its layouts.
type counting struct {
	*figure.Kit
	layouts int
	kept    int // those with the names of the one before
}

func (c *counting) MapOverlayAfter(in figure.Input, before *figure.Lettering) ([]scene.Layer, *figure.Lettering) {
	c.layouts++
	if before != nil {
		c.kept++
	}
	return c.Kit.MapOverlayAfter(in, before)
}

// nameAt returns where the name with that id stands.
func nameAt(t *testing.T, s *scene.Scene, id string) *scene.Text {
	t.Helper()
	for _, l := range s.Layers {
		for _, it := range l.Items {
			if text, ok := it.(*scene.Text); ok && text.ID == id {
				return text
			}
		}
	}
	t.Fatalf("no name %s", id)
	return nil
}

func TestNamesStayWithTheGroundUnderTheHand(t *testing.T) {
	_, m, _ := newMap(t)
	count := &counting{Kit: m.fig.(*figure.Kit)}
	m.fig = count
	before := *nameAt(t, m.Overlay(), "place:minsk")
	m.MouseDown(mouse(500, 300, 0))
	for i := range 6 {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(3, -2)})
		got := nameAt(t, m.Overlay(), "place:minsk")
		dx, dy := 3*float32(i+1), -2*float32(i+1)
		if math.Abs(float64(got.X-before.X-dx)) > 1 || math.Abs(float64(got.Y-before.Y-dy)) > 1 {
			t.Errorf("after %v, %v the name is %v, %v from where it stood", dx, dy, got.X-before.X, got.Y-before.Y)
		}
	}
	if count.layouts != 0 {
		t.Errorf("a short drag laid the names out %d times", count.layouts)
	}
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(60, 0)})
	m.Overlay()
	if count.layouts != 1 {
		t.Errorf("a long drag laid the names out %d times, want once", count.layouts)
	}
	m.MouseUp(mouse(578, 288, 0))
	m.DragEnd()
	atRest(t, m)
}

// atRest checks that the map shows what the figure makes of its view.
func atRest(t *testing.T, m *MapView) {
	t.Helper()
	m.Overlay()
	in := m.target()
	if want := m.fig.MapOverlay(in); !reflect.DeepEqual(m.Overlay().Layers, want) {
		t.Error("at rest the map does not show the layout of its view")
	}
}

// A long drag is laid out with the names where they stood; let go, the map is laid out by itself, even after a drag so short that
// nothing was laid out on the way.
func TestNamesSettleWhenTheHandLetsGo(t *testing.T) {
	for _, steps := range []int{1, 30} {
		s, m, _ := newMap(t)
		count := &counting{Kit: m.fig.(*figure.Kit)}
		m.fig = count
		m.Overlay()
		m.MouseDown(mouse(500, 300, 0))
		for range steps {
			m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(6, 2)})
			m.Overlay()
		}
		if steps > 1 && count.kept < 3 {
			t.Errorf("%d layouts of a long drag kept the names before", count.kept)
		}
		before := count.kept
		s.win.Canvas().Capture()
		m.DragEnd()
		atRest(t, m)
		if count.kept != before {
			t.Error("at rest the names of the drag are kept")
		}
	}
}

func TestAMapAtRestShowsTheLayoutOfItsView(t *testing.T) {
	for _, frame := range []string{"region", "world", "globe"} {
		s, m, _ := newMap(t)
		s.store.Do(view.SetFrame{Frame: frame})
		m.Overlay()
		drag(m, 500, 300, 540, 280, 0)
		atRest(t, m)
		m.Scrolled(&fyne.ScrollEvent{PointEvent: pointer(400, 200), Scrolled: fyne.NewDelta(0, 25)})
		m.Overlay()
		atRest(t, m)
		m.Zoom(1.3)
		atRest(t, m)
		s.store.Do(view.Step{By: 1})
		atRest(t, m)
	}
}

func TestAFrameUnderTheHandAllocatesNextToNothing(t *testing.T) {
	s := newStand(t)
	s.env.Go = func(func()) {} // the workers' share is theirs
	m := NewMapView(s.env, s.kit, s.store, s.input)
	s.store.Observe(view.Everything, func(view.Part) { m.Redraw() })
	m.Resize(fyne.NewSize(640, 400))
	m.surface.Raster.Resize(fyne.NewSize(640, 400))
	m.surface.generate(640, 400)
	d := float32(1)
	n := testing.AllocsPerRun(20, func() {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(d, d)})
		m.surface.generate(640, 400)
		d = -d
	})
	if n > 40 {
		t.Errorf("a frame allocates %v times", n)
	}
}

func TestABasePictureIsDrawnOverAnOldOne(t *testing.T) {
	_, m, _ := newMap(t)
	in := m.current()
	job := baseJob{fig: m.fig, in: in, fonts: m.env.Fonts, scale: 1, look: lookOf(in), used: &spare{}}
	want := job.draw()
	old := cloned(want.pixels)
	fill(old, color.NRGBA{200, 0, 200, 255})
	job.used.put(old)
	if got := job.draw(); !bytes.Equal(got.pixels.Pix, want.pixels.Pix) {
		t.Error("what was on the old picture shows through")
	}
	if r := image.Rect(0, 0, 7, 7); job.blank(r).Rect != r {
		t.Error("a picture of another size was taken")
	}
}
