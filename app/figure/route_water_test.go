package figure

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"thawline/app/view"
	"thawline/geo"
)

// TestSeaLegsStayInTheWater samples the drawn curves of every route at sea. A point may lie on land where water is no
// farther than the generalised coast is wrong, a point and a half of the screen or 6 km; the Suez canal runs over land, and
// harbours lie inside the coast.
func TestSeaLegsStayInTheWater(t *testing.T) {
	k, in := stage()
	sampled := 0
	for _, look := range []view.Camera{
		{Frame: "region"},
		{Frame: "europe"},
		{Frame: "world"},
		{Frame: "region", Lon: 11, Lat: 56, Zoom: 5},
		{Frame: "europe", Lon: 28, Lat: 40.5, Zoom: 12},
		{Frame: "world", Lon: 103, Lat: 2, Zoom: 10},
		{Frame: "world", Lon: 50, Lat: 15, Zoom: 5},
	} {
		in.View.Camera = look
		c := k.newChart(in).ask()
		level := c.level()
		room := math.Max(6, 1.5*c.vp.MetresPerPoint/1000)
		for i := range in.Story.Routes {
			r := &in.Story.Routes[i]
			stops := r.Points()
			sea := c.ground().sea[i]
			wet, dry := 0, 0
			var worst orb.Point
			for _, crs := range c.ground().courses[i] {
				for j, p := range crs.points {
					s := min(crs.segment[j], len(sea)-1)
					if !sea[s] || p[0] < 0 || p[1] < 0 || p[0] > c.vp.W || p[1] > c.vp.H {
						continue
					}
					if strings.HasPrefix(in.Story.Places[stops[s]].ID, "sea-suez") || strings.HasPrefix(in.Story.Places[stops[s+1]].ID, "sea-suez") {
						continue
					}
					at, ok := c.vp.LonLat(p[0], p[1])
					if !ok || nearPort(in.Story.Places[r.From].Point, at) || nearPort(in.Story.Places[r.To].Point, at) {
						continue
					}
					if level.Find(at) < 0 || waterNear(level.Find, at, room) {
						wet++
					} else {
						dry, worst = dry+1, at
					}
				}
			}
			sampled += wet
			if dry > 0 {
				t.Errorf("%+v: %s: %d of %d points of the curve on land, as at %.2f, %.2f", look, r.ID, dry, wet+dry, worst[0], worst[1])
			}
		}
	}
	if sampled < 5000 {
		t.Errorf("%d points sampled, want many", sampled)
	}
}

func nearPort(port, p orb.Point) bool { return geo.DistanceKm(port, p) < 25 }

// waterNear reports whether there is water within km of a point, in one of sixteen directions.
func waterNear(find func(orb.Point) int, p orb.Point, km float64) bool {
	for i := range 16 {
		for _, part := range []float64{.33, .67, 1} {
			if find(geo.Destination(p, float64(i)*22.5, km*part)) < 0 {
				return true
			}
		}
	}
	return false
}

// TestEveryRouteAndMarkerIsReached walks the ids in reading order, as Tab and the arrows do, over every step of the story.
func TestEveryRouteAndMarkerIsReached(t *testing.T) {
	k, in := stage()
	for i := 0; i < len(in.Story.Events); i += 6 {
		e := &in.Story.Events[i]
		in.View.At, in.View.Event = e.Date.Start.Span.From, e.ID
		s := k.Map(in)
		reached := map[string]bool{}
		for _, id := range s.IDs() {
			reached[id] = true
			box, ok := s.Bounds(id)
			if !ok || box.X1 < 0 || box.Y1 < 0 || box.X0 > s.W || box.Y0 > s.H {
				t.Errorf("%s: %s has no bounds in the picture to put a ring round: %v", e.ID, id, box)
			}
		}
		c := k.newChart(in).ask()
		for _, m := range c.spottedEvents() {
			id := "events:" + c.story.Places[m.place].ID
			if len(m.events) == 1 {
				id = "event:" + c.story.Events[m.events[0]].ID
			}
			if m.ringed {
				id = "event:" + e.ID
			}
			if !reached[id] {
				t.Errorf("%s: the marker %s cannot be reached", e.ID, id)
			}
			if len(k.MarkerEvents(in, id)) != len(m.events) {
				t.Errorf("%s: the marker %s tells of %d events, want %d", e.ID, id, len(k.MarkerEvents(in, id)), len(m.events))
			}
		}
		for _, w := range c.network().ways {
			seen := false
			for j := range w.pieces {
				seen = seen || len(geo.ClipLine(w.pieces[j].line, c.vp.Frame(0))) > 0
			}
			if seen && !reached["route:"+w.route.ID] {
				t.Errorf("%s: the route %s cannot be reached", e.ID, w.route.ID)
			}
		}
	}
}

// TestWhatIsSaidOfARoute holds name, date, status, figure with basis and source in what a route's tooltip says.
func TestWhatIsSaidOfARoute(t *testing.T) {
	k, in := stage()
	for _, test := range []struct {
		date, route string
		want        []string
	}{
		{"2021-06-01", "r-klaipeda-rail", []string{"Rail to Klaipėda", "in use since before the story", "11.0 Mt in 2021", "estimated", "Source"}},
		{"2022-02-01", "r-klaipeda-rail", []string{"closed since 1 February 2022"}},
		{"2023-03-31", "r-murmansk-plan", []string{"planned since", "no shipments found"}},
		{"2023-03-31", "r-bronka-rail", []string{"in use since", "no figure", "Source"}},
	} {
		in.View.At = at(test.date)
		c := k.newChart(in).ask()
		for _, w := range c.network().ways {
			if w.route.ID != test.route {
				continue
			}
			title := strings.ToLower(c.routeTitle(w))
			for _, want := range test.want {
				if !strings.Contains(title, strings.ToLower(want)) {
					t.Errorf("%s on %s says %q, without %q", test.route, test.date, title, want)
				}
			}
		}
	}
}
