package figure

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"thawline/app/scene"

	"thawline/app/view"
	"thawline/geo"
)

// aboutHome fails unless the country in focus is whole in the view and lies near its middle, at most a share of its height
// and width aside.
func aboutHome(t *testing.T, k *Kit, in Input, vp geo.Viewport, most float64) {
	t.Helper()
	f := frameOf(in.Story, "region")
	home, ok := k.homeland(vp.Projection, in.Story.Focus, f.Bounds)
	if !ok {
		t.Fatal("no country in focus")
	}
	if !home.whole(vp) {
		t.Errorf("%v x %v: the country in focus is cut or at the edge", in.W, in.H)
	}
	x, y := vp.XY(home.middle)
	if math.Abs(x/vp.W-.5) > most || math.Abs(y/vp.H-.5) > most {
		t.Errorf("%v x %v: the country in focus stands at %.2f, %.2f of the picture", in.W, in.H, x/vp.W, y/vp.H)
	}
}

func shows(in Input, vp geo.Viewport, place string) bool {
	for i := range in.Story.Places {
		if p := &in.Story.Places[i]; p.ID == place {
			return inset(vp, p.Point) > leastInset
		}
	}
	return false
}

// The region's frame has the country in focus near its middle in every shape of window: ground without the story in the
// south must not push the ports in the north out.
func TestRegionIsAboutItsCountry(t *testing.T) {
	k, in := stage()
	in.View.Camera = view.Camera{Frame: "region"}
	for _, size := range [][2]float64{{1069, 546}, {1069, 590}, {908, 411}, {908, 367}, {1549, 771}, {533, 515}, {1920, 1080}, {1080, 1080}, {1080, 1500}, {2400, 900}} {
		in.W, in.H = size[0], size[1]
		aboutHome(t, k, in, k.Viewport(in), .25)
		if vp := k.Viewport(in); size[1] > .46*size[0] && !shows(in, vp, "bronka") {
			t.Errorf("%v x %v: Bronka is out of the picture", in.W, in.H)
		}
	}
}

// In each of two maps side by side there is room for the neighbours that the routes lead through.
func TestNarrowRegionShowsNeighbours(t *testing.T) {
	k, in := stage()
	in.View.Camera = view.Camera{Frame: "region"}
	for _, size := range [][2]float64{{453, 334}, {533, 515}, {480, 600}} {
		in.W, in.H = size[0], size[1]
		for _, place := range []string{"klaipeda", "moscow", "minsk"} {
			if !shows(in, k.Viewport(in), place) {
				t.Errorf("%v x %v: %s is out of the picture", in.W, in.H, place)
			}
		}
		f := frameOf(in.Story, "region")
		home, _ := k.homeland(k.Viewport(in).Projection, in.Story.Focus, f.Bounds)
		if share := home.width / k.Viewport(in).MetresPerPoint / in.W; share > .42 {
			t.Errorf("%v x %v: the country in focus takes %.2f of the width", in.W, in.H, share)
		}
	}
}

// The maps of a comparison too, whatever changed between the dates.
func TestComparisonIsAboutItsCountry(t *testing.T) {
	k, in := stage()
	in.View.Camera = view.Camera{Frame: "region"}
	for _, size := range [][2]float64{{900, 480}, {593, 335}, {593, 260}, {443, 200}, {787, 710}, {1180, 620}} {
		in.W, in.H, in.K = size[0], size[1], 1.4*size[0]/900
		for _, dates := range [][2]string{{"2022-01-31", "2025-12-13"}, {"2021-01-01", "2025-12-31"}, {"2022-01-31", "2022-02-17"}, {"2022-06-01", "2022-08-01"}, {"2022-02-17", "2025-12-31"}} {
			in := twoDates(in, dates[0], dates[1])
			in.View.Camera = k.compareCamera(in, compared(in))
			aboutHome(t, k, in, k.Viewport(in), .3)
		}
	}
	in = twoDates(in, "2022-01-31", "2025-12-13")
	in.W, in.H, in.K = 900, 480, 1.4
	in.View.Camera = k.compareCamera(in, compared(in))
	for _, place := range []string{"klaipeda", "bronka", "ust-luga", "moscow", "minsk"} {
		if !shows(in, k.Viewport(in), place) {
			t.Errorf("%s is out of the picture", place)
		}
	}
}

// The world's frame leaves every mark of the story whole: a port in the far north is as far from the edge as its marker is
// large.
func TestWorldShowsMarksWhole(t *testing.T) {
	k, in := stage()
	in.View.Camera = view.Camera{Frame: "world"}
	in.View.At = at("2025-12-31")
	for _, size := range [][2]float64{{1920, 950}, {1069, 590}, {1069, 546}, {908, 411}, {1549, 771}, {1280, 600}, {1080, 1080}, {2560, 900}, {700, 1200}} {
		for _, scale := range []float64{1, 1.6} {
			in.W, in.H, in.K = size[0], size[1], scale
			c := k.newChart(in).ask()
			for _, p := range wantedPlaces(in.Story) {
				if at, ok := c.point(p.at); !ok || !c.inside(at, 0) {
					t.Errorf("%v x %v: %v is out of the world", in.W, in.H, p.at)
				}
			}
			for _, s := range c.spottedEvents() {
				s.ringed = true
				if room := float32(c.markerRoom(s)) + 4; !c.inside(s.at, room) {
					t.Errorf("%v x %v at scale %v: the marker of %s is cut at %v", in.W, in.H, scale, in.Story.Places[s.place].Label, s.at)
				}
			}
		}
	}
}

// The key of Europe leaves the British Isles seen, stands at one place at all dates, and covers no place or route of the
// story.
func TestKeyOfEurope(t *testing.T) {
	k, in := stage()
	in.View.Camera = view.Camera{Frame: "europe"}
	for _, size := range [][2]float64{{1920, 913}, {1600, 1039}, {1069, 590}, {1549, 771}, {1280, 609}} {
		for _, picture := range []bool{true, false} {
			in.W, in.H, in.K = size[0], size[1], 1
			if picture {
				in.K = size[0] / 1250
			}
			var first scene.Rect
			for _, date := range []string{"2021-06-01", "2022-02-01", "2022-08-01", "2023-03-31", "2025-12-13"} {
				in.View.At = at(date)
				c := k.newChart(in).ask()
				c.signKey, c.noCredit = picture, picture
				c.overlay()
				key := c.legendBox
				if key.Empty() {
					t.Fatalf("%v: no key", size)
				}
				for _, place := range []orb.Point{{-0.1, 51.5}, {-3.2, 55.95}, {-6.3, 53.35}, {-8.5, 51.9}, {-4.2, 57.5}, {-8.9, 54}} { // from London to the west of Ireland
					if p, ok := c.point(place); ok && key.Contains(p.X, p.Y) {
						t.Errorf("%v on %s: the key covers %v", size, date, place)
					}
				}
				if c.routeIn(key) {
					t.Errorf("%v on %s: the key covers a route", size, date)
				}
				for _, p := range wantedPlaces(in.Story) {
					if at, ok := c.point(p.at); ok && key.Contains(at.X, at.Y) {
						t.Errorf("%v on %s: the key covers the place at %v", size, date, p.at)
					}
				}
				if first.Empty() {
					first = key
				}
				if math.Abs(float64(key.X0-first.X0)) > .1 || math.Abs(float64(key.Y1-first.Y1)) > .1 {
					t.Errorf("%v on %s: the key stands at %v, before at %v", size, date, key, first)
				}
			}
		}
	}
}

// The key and the inset of a world map do not meet and cover no route, at any date of the story.
func TestKeyOfTheWorld(t *testing.T) {
	k, in := stage()
	in.View.Camera = view.Camera{Frame: "world"}
	for _, size := range [][2]float64{{1920, 913}, {1600, 1039}, {1549, 771}} {
		in.W, in.H, in.K = size[0], size[1], size[0]/1250
		for i := range in.Story.Events {
			in.View.At = in.Story.Events[i].Date.Start.Span.From
			c := k.newChart(in).ask()
			c.signKey, c.noCredit = true, true
			c.overlay()
			if c.legendBox.Empty() || c.insetAt.Empty() {
				t.Fatalf("%v: key at %v, inset at %v", size, c.legendBox, c.insetAt)
			}
			if c.legendBox.Overlaps(c.insetAt) {
				t.Errorf("%v on %s: the key at %v meets the inset at %v", size, in.Story.Events[i].ID, c.legendBox, c.insetAt)
			}
			if c.routeIn(c.legendBox) || c.routeIn(c.insetAt) {
				t.Errorf("%v on %s: a route is covered", size, in.Story.Events[i].ID)
			}
		}
	}
}

// In the crowd of a world map the name of the event told stands off the routes, on a line to its marker.
func TestToldEventOffTheRoutes(t *testing.T) {
	k, in := stage()
	const event = "e-2023-01-05-china-rail-2022"
	in.W, in.H, in.K = 946, 650, 1.3
	for _, camera := range []view.Camera{{Frame: "world"}, {Frame: "world", Lon: 70, Lat: 37.5, Zoom: 1.95}, {Frame: "world", Lon: 74, Lat: 38, Zoom: 2}} {
		in.View.At, in.View.Event, in.View.Camera = at("2023-01-05"), event, camera
		_, names := k.MapOverlayAfter(in, nil)
		s, ok := names.names["event:"+event]
		if !ok {
			t.Errorf("%v: the event has no name", camera)
			continue
		}
		if c := k.newChart(in); c.routeIn(boxAround([2]float64{s.X, s.Y}, s.W/2, s.H/2)) {
			t.Errorf("%v: the event's name lies on a route", camera)
		}
	}
}
