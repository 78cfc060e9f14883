package figure

import (
	"testing"

	"github.com/paulmach/orb/planar"

	"thawline/app/view"
)

// TestRiversAreNotNamedOnLakes: the base map's rivers run on through lakes, under them.
func TestRiversAreNotNamedOnLakes(t *testing.T) {
	k, in := stage()
	named := 0
	for _, camera := range []view.Camera{
		{Frame: "region", Lon: 30.5, Lat: 60, Zoom: 8}, {Frame: "region", Lon: 38, Lat: 58.5, Zoom: 4}, {Frame: "region", Lon: 33, Lat: 48, Zoom: 4},
	} {
		in.View.Camera = camera
		c := k.newChart(in).ask()
		level := c.level()
		for _, river := range c.ground().rivers {
			for i := range river.spots {
				at, _, _ := lineAt(river.path, river.along[i])
				p, ok := c.vp.LonLat(at[0], at[1])
				if !ok {
					continue
				}
				named++
				for j := range level.Lakes {
					if l := &level.Lakes[j]; l.Bound.Contains(p) && planar.PolygonContains(l.Polygon, p) {
						t.Errorf("%v: %s may stand on the lake %q", camera, river.name, l.Name)
					}
				}
			}
		}
	}
	if named == 0 {
		t.Error("no river has room for its name")
	}
}
