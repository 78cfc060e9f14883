package widgets

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/view"
	"thawline/geo"
)

// onItsWay sets the map out from one camera to another and holds it at a share of the way; the test driver would be there
// at once.
func onItsWay(t *testing.T, m *MapView, from, to view.Camera, share float64) *flight {
	t.Helper()
	m.env.Still = func() bool { return true }
	m.store.Do(view.SetCamera{Camera: to})
	m.env.Still = nil
	m.fly(from, to) // ends at once
	in := m.target()
	f := &flight{share: share, to: m.fig.Viewport(in), anim: fyne.NewAnimation(longFlight, func(float32) {})}
	in.View.Camera = from
	f.from = m.fig.Viewport(in)
	if geo.Same(f.from.Projection, f.to.Projection) {
		way := geo.NewFlight(f.from, f.to)
		f.at = func(share float64) view.Camera { return camera(m.fig, in, way.At(share)) }
	}
	m.flight = f
	return f
}

func TestAFlightCanBeHalted(t *testing.T) {
	_, m, _ := newMap(t)
	from, to := view.Camera{Lon: 27, Lat: 54, Zoom: 1}, view.Camera{Lon: 27, Lat: 54, Zoom: 4}
	for name, stop := range map[string]func(){
		"pressing": func() { m.MouseDown(mouse(300, 300, 0)) },
		"a key":    func() { m.HandleKey(&fyne.KeyEvent{Name: fyne.KeyLeft}) },
		"dragging": func() { drag(m, 300, 300, 310, 300, 0) },
		"the wheel": func() {
			m.Scrolled(&fyne.ScrollEvent{PointEvent: pointer(300, 300), Scrolled: fyne.NewDelta(0, .001)})
		},
	} {
		onItsWay(t, m, from, to, .5)
		if got := camera(m.fig, m.current(), m.Viewport()).Zoom; math.Abs(got-2) > .01 {
			t.Fatalf("half way from zoom 1 to 4 the map shows %v, want 2", got)
		}
		stop()
		if got := m.store.View().Camera.Zoom; m.flight != nil || math.Abs(got-2) > .01 {
			t.Errorf("%s leaves the camera at zoom %v, want the 2 it had come to", name, got)
		}
	}
}

func TestZoomingCountsFromWhereAFlightGoes(t *testing.T) {
	_, m, _ := newMap(t)
	onItsWay(t, m, view.Camera{Lon: 27, Lat: 54, Zoom: 1}, view.Camera{Lon: 27, Lat: 54, Zoom: 2}, .1)
	m.Zoom(2)
	if got := m.store.View().Camera.Zoom; math.Abs(got-4) > .01 {
		t.Errorf("zooming twice in a row ends at %v, want 4", got)
	}
}

func TestLinkedMapsFlyAsOne(t *testing.T) {
	s, maps, _ := newPair(t)
	s.show(t, container.NewGridWithColumns(2, maps[0], maps[1]), 1000, 500)
	same := func(when string) {
		t.Helper()
		a, b := maps[0].Viewport(), maps[1].Viewport()
		if a.Center != b.Center || a.MetresPerPoint != b.MetresPerPoint {
			t.Errorf("%s: one map shows %v at %v, the other %v at %v", when, a.Center, a.MetresPerPoint, b.Center, b.MetresPerPoint)
		}
	}
	from, to := view.Camera{Lon: 27, Lat: 54, Zoom: 1}, view.Camera{Lon: 33, Lat: 55, Zoom: 4}
	for _, share := range []float64{.2, .5, .9} {
		onItsWay(t, maps[0], from, to, share)
		if got := camera(maps[1].fig, maps[1].current(), maps[1].Viewport()).Zoom; got < 1.2 || got > 3.9 {
			t.Errorf("the follower shows zoom %v at %v of the way", got, share)
		}
		same("in flight")
	}
	maps[1].MouseDown(mouse(200, 200, 0)) // a press on either stops both
	if maps[0].flight != nil {
		t.Error("the flight goes on under the hand")
	}
	same("halted")
	drag(maps[1], 200, 200, 260, 220, 0)
	if maps[0].flight != nil || maps[1].flight != nil {
		t.Error("a drag sets a map out on a flight")
	}
	same("dragged")
	maps[1].Scrolled(&fyne.ScrollEvent{PointEvent: pointer(100, 100), Scrolled: fyne.NewDelta(0, 40)})
	same("rolled")
	s.store.Do(view.SetFrame{Frame: "world"}) // another projection: at once
	same("in another frame")
	if maps[0].flight != nil && maps[0].flight.at == nil {
		t.Error("one map dissolves while the other does not")
	}
}

func TestWithoutMotionTheCameraJumps(t *testing.T) {
	_, m, _ := newMap(t)
	m.env.Still = func() bool { return true }
	m.store.Do(view.SetFrame{Frame: "world"})
	if m.flight != nil {
		t.Error("a flight, though motion is reduced")
	}
	m.store.Do(view.SetAt{At: m.store.View().At + 400*86400})
	if m.growing != nil {
		t.Error("routes grow, though motion is reduced")
	}
}

func TestDissolving(t *testing.T) {
	_, m, _ := newMap(t)
	red, blue := color.RGBA{R: 200, A: 255}, color.RGBA{B: 200, A: 255}
	plain := func(c color.RGBA) *image.RGBA {
		p := image.NewRGBA(image.Rect(0, 0, 1069, 590))
		for i := 0; i < len(p.Pix); i += 4 {
			p.Pix[i], p.Pix[i+1], p.Pix[i+2], p.Pix[i+3] = c.R, c.G, c.B, c.A
		}
		return p
	}
	for _, frames := range [][2]string{{"region", "world"}, {"world", "region"}, {"globe", "europe"}, {"europe", "globe"}} {
		f := onItsWay(t, m, view.Camera{Frame: frames[0]}, view.Camera{Frame: frames[1]}, 0)
		f.before, f.after = plain(red), plain(blue)
		dst := image.NewRGBA(f.before.Rect)
		for _, test := range []struct {
			share float64
			want  color.RGBA
		}{{0, red}, {1, blue}} {
			f.share = test.share
			f.dissolve(dst, 1, m.env.Palette().Sea)
			for _, at := range []image.Point{{0, 0}, {1068, 589}, {534, 295}} {
				if got := dst.RGBAAt(at.X, at.Y); got != test.want {
					t.Errorf("%v at %v: %v at %v, want %v", frames, test.share, got, at, test.want)
				}
			}
		}
		f.share = .5
		f.dissolve(dst, 1, m.env.Palette().Sea)
		mixed := false
		for i := 0; i < len(dst.Pix); i += 4 {
			mixed = mixed || dst.Pix[i] > 60 && dst.Pix[i+2] > 60
		}
		if !mixed {
			t.Errorf("%v: half way nothing of one picture shows through the other", frames)
		}
	}
}

func TestTheGlobeTurnsAlongAGreatCircle(t *testing.T) {
	way := turn(view.Camera{Frame: "globe", Lon: -77, Lat: 39, Zoom: 1}, view.Camera{Frame: "globe", Lon: 27.6, Lat: 53.9, Zoom: 4})
	if got := way(.5); got.Zoom != 2 || got.Lat < 55 {
		t.Errorf("half way from Washington to Minsk the globe shows %+v", got)
	}
	if got := way(1); math.Abs(got.Lon-27.6) > 1e-6 || math.Abs(got.Lat-53.9) > 1e-6 {
		t.Errorf("the turn ends at %+v", got)
	}
}
