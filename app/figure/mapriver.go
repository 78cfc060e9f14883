package figure

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"thawline/app/scene"
	"thawline/geo"
)

// riverScale is the coarsest scale at which rivers are named, metres a point at figure scale 1, by rank; a finer one comes
// later.
func riverScale(rank int) float64 {
	switch {
	case rank <= 2:
		return 2600
	case rank <= 4:
		return 1800
	case rank <= 6:
		return 1100
	}
	return 600
}

// riverRoom is a river's name with the path it is written along.
type riverRoom struct {
	name  string
	rank  int
	path  []orb.Point
	width float64
	spots []spot
	along []float64 // of each spot, the middle of the text along the path
}

// riverAgain is how far from its name a river is named once more, points.
const riverAgain = 420

// apart reports whether a box lies so far from all spots.
func apart(box turned, spots []spot, far float64) bool {
	for _, s := range spots {
		if math.Hypot(box.X-s.X, box.Y-s.Y) < far {
			return false
		}
	}
	return true
}

// findRivers looks for stretches of the rivers in the picture along which their names fit, not too bent.
func (c *chart) findRivers(g *ground) {
	level, scale := c.level(), c.vp.MetresPerPoint*float64(c.k)
	if level == nil || c.world {
		return
	}
	style := c.riverText()
	k := float64(c.k)
	named := map[string][]spot{} // where names written before may stand
	for i := range level.Rivers {
		r := &level.Rivers[i]
		if r.Name == "" || scale > riverScale(r.Rank) || !meetsTurned(r.Bound, c.outer()) {
			continue
		}
		name := c.riverName(r.Name)
		if name == "" {
			continue
		}
		width := float64(c.width(name, style))
		for _, part := range geo.ClipLine(c.screenLine(r.Line), c.vp.Frame(-8*k)) {
			length := lineLength(part)
			if length < 1.4*width {
				continue
			}
			path := raised(smooth(upright(part), 14*k), float64(style.Size)*.8) // the name stands above the river
			length = lineLength(path)
			room := riverRoom{name: name, rank: r.Rank, path: path, width: width}
			for _, share := range []float64{.5, .35, .65, .2, .8, .1, .9} {
				middle := width/2 + (length-width)*share
				box, sag, turn, ok := chord(path, middle, width, float64(style.Size)*1.1)
				if ok && sag < float64(style.Size)*2.2 && turn < .5 && apart(box, named[name], riverAgain*k) && !c.onLake(path, middle, width) {
					room.spots = append(room.spots, spot{turned: box, align: scene.Centre})
					room.along = append(room.along, middle)
				}
			}
			if len(room.spots) > 0 {
				named[name] = append(named[name], room.spots...)
				g.rivers = append(g.rivers, room)
			}
		}
	}
}

// onLake reports whether text of a width about a point of a path lies on a lake: the base map's rivers run on through lakes, under
// them, and there their name would be taken for the lake's.
func (c *chart) onLake(path []orb.Point, middle, width float64) bool {
	level := c.level()
	for _, share := range []float64{-.5, -.25, 0, .25, .5} {
		at, _, ok := lineAt(path, middle+share*width)
		if !ok {
			continue
		}
		p, ok := c.vp.LonLat(at[0], at[1])
		if !ok {
			continue
		}
		for i := range level.Lakes {
			if l := &level.Lakes[i]; l.Bound.Contains(p) && planar.PolygonContains(l.Polygon, p) {
				return true
			}
		}
	}
	return false
}

// riverName is the river's name in the catalogue's language, where it has one; the base map's own is English.
func (c *chart) riverName(name string) string {
	if key := "map.river." + name; c.in.Words.Has(key) {
		return c.in.Words.T(key)
	}
	if c.in.Words.Lang() == "en" {
		return name
	}
	return ""
}

func (c *chart) riverText() textStyle {
	s := c.letter(scene.SerifItal, 10.5).in(c.pal.WaterName)
	s.Tracking = .05 * s.Size
	return s
}

// riverNames asks for the names of rivers along their course.
func (c *chart) riverNames(board *labelBoard) {
	style := c.riverText()
	for _, room := range c.ground().rivers {
		room.spots, room.along = c.steadyAlong("river:"+room.name, room.path, room.spots, room.along, room.width, float64(style.Size)*1.1)
		board.ask(request{
			name: "river:" + room.name, rank: rankMinor, weight: float64(-room.rank), spots: room.spots,
			draw: func(s spot) []scene.Item {
				return c.run(room.name, style, room.path, room.along[nearestSpot(room.spots, s)], captionLine{})
			},
		})
	}
}

// raised is a path moved to its left, which is up for text along it.
func raised(path []orb.Point, by float64) []orb.Point {
	out := make([]orb.Point, len(path))
	for i, p := range path {
		a, b := path[max(i-1, 0)], path[min(i+1, len(path)-1)]
		d := math.Hypot(b[0]-a[0], b[1]-a[1])
		if d == 0 {
			out[i] = p
			continue
		}
		out[i] = orb.Point{p[0] + (b[1]-a[1])/d*by, p[1] - (b[0]-a[0])/d*by}
	}
	return out
}

// nearestSpot returns the index of the spot that a label was given.
func nearestSpot(spots []spot, s spot) int {
	best, least := 0, math.Inf(1)
	for i := range spots {
		if d := math.Hypot(spots[i].X-s.X, spots[i].Y-s.Y); d < least {
			best, least = i, d
		}
	}
	return best
}
