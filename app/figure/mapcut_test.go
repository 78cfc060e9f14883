package figure

import (
	"math"
	"strings"
	"testing"

	"thawline/app/scene"
	"thawline/app/view"
)

// TestBarsOfCutsAreSeen: nothing that is drawn after the routes covers the bar of a cut, and its date stands nearer to it than
// to any town.
func TestBarsOfCutsAreSeen(t *testing.T) {
	k, in := stage()
	for _, frame := range []string{"region", "europe"} {
		for _, date := range []string{"2022-02-02", "2022-02-16", "2022-02-20", "2023-06-30", "2025-09-15"} {
			in := in
			in.View.At, in.View.Camera.Frame = at(date), frame
			c := k.newChart(in).ask()
			layers := c.overlay()
			if len(c.bars) == 0 {
				t.Errorf("%s on %s: no bar", frame, date)
			}
			for _, l := range layers {
				if l.Name != "crossings" && l.Name != "places" && l.Name != "events" {
					continue
				}
				for _, item := range l.Items {
					s, ok := item.(*scene.Shape)
					if !ok || s.ID == "" || s.Fill.A == 0 {
						continue
					}
					for _, bar := range c.bars {
						if b := s.Path.Bounds(); boxOf(b).meets(bar) {
							t.Errorf("%s on %s: %s at %v covers the bar at %.0f,%.0f", frame, date, s.ID, b, bar.X, bar.Y)
						}
					}
				}
			}
			for _, l := range layers {
				for _, item := range l.Items {
					text, ok := item.(*scene.Text)
					if !ok || l.Name != "labels" || text.String != c.in.Words.T("map.cut") {
						continue
					}
					box := inkBox(k, text)
					nearest := math.Inf(1)
					for _, bar := range c.bars {
						nearest = min(nearest, box.distance(scene.Point{X: float32(bar.X), Y: float32(bar.Y)}))
					}
					for _, sign := range c.signs {
						p := &c.story.Places[sign.place]
						if d := box.distance(sign.at); isPoint(p) && d < .6*nearest {
							t.Errorf("%s on %s: the date of a cut stands %.0f from %s and %.0f from its bar", frame, date, d, p.ID, nearest)
						}
					}
				}
			}
		}
	}
}

// TestBarStandsOnItsPlaceWhereNoSignIs: without signs of places and crossings a bar has no reason to step aside.
func TestBarStandsOnItsPlaceWhereNoSignIs(t *testing.T) {
	k, in := stage()
	in.View.At, in.View.Layers = at("2022-02-20"), view.Base|view.Routes
	c := k.newChart(in).ask()
	for _, x := range c.network().cuts {
		if strings.Contains(x.way.route.ID, "klaipeda") {
			continue // crossings come with the routes
		}
		place := c.story.Places[c.story.Events[x.way.route.ClosedBy].Place]
		p, _ := c.point(place.Point)
		if d := math.Hypot(x.at[0]-float64(p.X), x.at[1]-float64(p.Y)); d > 6 {
			t.Errorf("%s: the bar stands %.0f points from %s", x.way.route.ID, d, place.ID)
		}
	}
}
