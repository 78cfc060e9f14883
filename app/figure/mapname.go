package figure

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/geo"
	"thawline/geo/label"
)

// countryName is a country's name in the catalogue's language: in English that of the base map, else its code.
func (c *chart) countryName(iso string) string {
	if lang := c.in.Words.Lang(); lang != "" && lang != "en" {
		if name := regionName(c.in.Words, iso); name != "" {
			return name
		}
	}
	if c.kit.Atlas == nil {
		return iso
	}
	level := c.level()
	i := level.Country(iso)
	if i < 0 { // a fine level holds a part of the world only
		level = c.kit.Atlas.LevelFor(math.Inf(1), orb.Bound{})
		i = level.Country(iso)
	}
	if i < 0 {
		return iso
	}
	return level.Countries[i].Name
}

// countryInView reports whether some of a country shows in the picture.
func (c *chart) countryInView(iso string) bool { return c.ground().inView[iso] }

func ringArea(ring []scene.Point) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += float64(p.X)*float64(q.Y) - float64(q.X)*float64(p.Y)
	}
	return sum / 2
}

// names asks for the names of countries and waters.
func (c *chart) names(board *labelBoard) {
	c.waterNames(board)
	c.riverNames(board)
	for _, room := range c.ground().countries {
		lines := caption{{text: strings.ToUpper(room.name), style: c.countryText()}}
		board.ask(request{
			name: "country:" + room.name, roams: true, rank: rankCountry, weight: room.area, spots: room.spots, instead: c.standIns[room.iso],
			draw: func(s spot) []scene.Item { return c.set(lines, s, "", "") },
		})
	}
}

// countryAside is the room that a country's name takes about itself, points at scale 1: letters set apart need more, to be
// read as one name and none but it.
const countryAside = 4

// countrySpots looks for room for a country's name inside what is seen of it.
func (c *chart) countrySpots(ring []scene.Point, name string) countryRoom {
	w, h := c.size(caption{{text: strings.ToUpper(name), style: c.countryText()}})
	w += 2 * countryAside * float64(c.k)
	var spots []spot
	for _, at := range label.Spots(ring, nil, c.vp.Frame(-4*float64(c.k)), w, h*.8) {
		spots = append(spots, spot{turned: turned{X: at.Centre[0], Y: at.Centre[1], W: w, H: h, slide: at.SlideX}, align: scene.Centre})
	}
	return countryRoom{name: name, area: math.Abs(ringArea(ring)), spots: spots}
}

// nearLimb reports whether one of the points is so far round the globe that letters along it would be squeezed.
func (c *chart) nearLimb(points ...orb.Point) bool {
	const most = 6900 // km, about 62 degrees
	eye, ok := c.vp.Projection.Inverse(orb.Point{})
	for _, p := range points {
		if !ok || geo.DistanceKm(eye, p) > most {
			return true
		}
	}
	return false
}

// water is a sea, gulf or lake with the line that its name is written along, in degrees.
type water struct {
	key      string
	from, to orb.Point
	size     float32 // of the letters
	bend     float64 // see bendWater; 0 follows the parallel
}

// waters are the names of seas, gulfs and lakes with the line each is set along: as long as the water is free of coast,
// so that a name is written only where it fits. Laid out by hand on the base map.
var waters = []water{
	{"baltic", orb.Point{17.3, 55.55}, orb.Point{20.3, 57.9}, 16, 0.1},
	{"bothnia", orb.Point{18.6, 60.9}, orb.Point{20.4, 63.2}, 11.5, -0.1},
	{"finland", orb.Point{23.0, 59.55}, orb.Point{28.2, 60.1}, 11, 0},
	{"riga", orb.Point{22.7, 57.75}, orb.Point{24.2, 57.75}, 10.5, 0},
	{"ladoga", orb.Point{30.6, 60.85}, orb.Point{32.6, 60.85}, 10.5, 0},
	{"onega", orb.Point{34.6, 61.6}, orb.Point{36.3, 61.6}, 10.5, 0},
	{"peipus", orb.Point{26.9, 58.65}, orb.Point{27.9, 58.65}, 10.5, 0},
	{"northsea", orb.Point{0.5, 55.6}, orb.Point{7.3, 55.6}, 16, 0},
	{"norwegian", orb.Point{-2, 66.5}, orb.Point{10, 68.5}, 16, 0.05},
	{"barents", orb.Point{31, 72.6}, orb.Point{49, 72.6}, 16, 0},
	{"whitesea", orb.Point{36.2, 65.9}, orb.Point{40.3, 65.2}, 11, 0},
	{"blacksea", orb.Point{29.6, 43.2}, orb.Point{38.6, 43.2}, 16, 0},
	{"azov", orb.Point{35.3, 46.05}, orb.Point{37.9, 46.05}, 10.5, 0},
	{"caspian", orb.Point{49.6, 44.4}, orb.Point{51.4, 38.2}, 14, 0.1},
	{"mediterranean", orb.Point{16.5, 34.2}, orb.Point{30, 33.4}, 16, 0.06},
	{"aegean", orb.Point{24.5, 39.3}, orb.Point{25.9, 36.6}, 11, 0},
	{"adriatic", orb.Point{14.2, 43.7}, orb.Point{18.2, 41.6}, 11, 0.04},
	{"biscay", orb.Point{-8, 45.5}, orb.Point{-2.2, 45.5}, 11.5, 0},
	{"redsea", orb.Point{35.2, 26.4}, orb.Point{40.8, 16.8}, 11, 0},
	{"persian", orb.Point{49.4, 28.4}, orb.Point{54.6, 25.6}, 10.5, 0},
	{"arabian", orb.Point{58, 15.6}, orb.Point{71, 15.6}, 14, 0},
	{"bengal", orb.Point{82.5, 14}, orb.Point{93, 14}, 14, 0},
	{"southchina", orb.Point{110.6, 15.2}, orb.Point{119, 15.2}, 11.5, 0},
	{"eastchina", orb.Point{122.8, 29.2}, orb.Point{128.2, 29.2}, 10.5, 0},
	{"japan", orb.Point{130.4, 39.3}, orb.Point{138.4, 41}, 11.5, 0},
	{"okhotsk", orb.Point{144.5, 53.2}, orb.Point{153.5, 53.2}, 11.5, 0},
	{"bering", orb.Point{170, 58}, orb.Point{188, 58}, 14, 0},
	{"natlantic", orb.Point{-58, 33}, orb.Point{-26, 33}, 16, 0.05},
	{"satlantic", orb.Point{-28, -22}, orb.Point{4, -22}, 16, 0},
	{"npacific", orb.Point{156, 27}, orb.Point{196, 27}, 16, 0},
	{"spacific", orb.Point{-140, -28}, orb.Point{-96, -28}, 16, 0},
	{"indian", orb.Point{66, -19}, orb.Point{98, -19}, 16, 0},
	{"caribbean", orb.Point{-79, 15}, orb.Point{-66, 15}, 11.5, 0},
	{"mexico", orb.Point{-95.5, 25}, orb.Point{-84.5, 25}, 11.5, 0},
	{"hudson", orb.Point{-92, 59.6}, orb.Point{-80, 59.6}, 11.5, 0},
	{"arctic", orb.Point{-30, 84}, orb.Point{60, 84}, 14, 0},
}

// waterRoom is a water's name with the places it may stand: along a path, or on two level or turned lines.
type waterRoom struct {
	texts []string
	size  float32
	path  []orb.Point // nil: on straight lines
	along []float64   // of each spot, the middle of the text along the path
	spots []spot
	width float64 // of the room, for the order
}

func (c *chart) waterText(size float32) textStyle {
	style := c.letter(scene.SerifItal, size).in(c.pal.WaterName)
	style.Tracking = .04 * style.Size
	return style
}

// waterNames asks for the names of the waters along their lines.
func (c *chart) waterNames(board *labelBoard) {
	for _, room := range c.ground().waters {
		style := c.waterText(room.size)
		if w, h := c.size(caption{{text: room.texts[0], style: style}}); room.path != nil {
			room.spots, room.along = c.steadyAlong("water:"+room.texts[0], room.path, room.spots, room.along, w, h)
		}
		board.ask(request{name: "water:" + room.texts[0], rank: rankWater, weight: room.width, crosses: room.size > 12, spots: room.spots, draw: func(s spot) []scene.Item {
			if room.path != nil {
				return c.run(room.texts[0], style, room.path, room.along[nearestSpot(room.spots, s)], captionLine{halo: true})
			}
			var lines caption
			for _, text := range room.texts {
				lines = append(lines, captionLine{text: text, style: style, halo: true})
			}
			return c.set(lines, s, "", "")
		}})
	}
}

// findWaters looks for room for the names of the waters in the picture.
func (c *chart) findWaters(g *ground) {
	for _, wt := range waters {
		x0, y0, ok1 := c.vp.Screen(wt.from)
		x1, y1, ok2 := c.vp.Screen(wt.to)
		if !ok1 || !ok2 || math.Abs(x1-x0) > c.leap() || c.globe && c.nearLimb(wt.from, wt.to) {
			continue
		}
		d := math.Hypot(x1-x0, y1-y0)
		style := c.waterText(wt.size)
		name := c.in.Words.T("map.water." + wt.key)
		w, h := c.size(caption{{text: name, style: style}})
		room := waterRoom{texts: []string{name}, size: wt.size, width: d}
		if d < w*.92 {
			// A lake's name may stand on two lines.
			if head, tail, ok := strings.Cut(name, " "); ok && wt.size <= 11 {
				room.texts = []string{head, tail}
				w, h = c.size(caption{{text: head, style: style}, {text: tail, style: style}})
			}
		}
		if d < w*.92 || d > 6*max(c.vp.W, c.vp.H) {
			continue
		}
		if len(room.texts) == 1 {
			c.bendWater(&room, wt, w, h)
		} else {
			room.spots = c.keepIn(straightSpots(x0, y0, x1, y1, w, h))
		}
		if len(room.spots) > 0 {
			g.waters = append(g.waters, room)
		}
	}
}

// waterShares are where along its water a name is tried, the best first.
var waterShares = []float64{.5, .38, .62, .25, .75, .12, .88, 0, 1}

// straightSpots are places for a box along the line between two points, turned as that is.
func straightSpots(x0, y0, x1, y1, w, h float64) []spot {
	d := math.Hypot(x1-x0, y1-y0)
	angle := math.Atan2(y1-y0, x1-x0)
	if angle > math.Pi/2 {
		angle -= math.Pi
	} else if angle < -math.Pi/2 {
		angle += math.Pi
	}
	if math.Abs(angle) < .06 {
		angle = 0
	}
	var spots []spot
	slack := max((d-w)/d, 0)
	for _, share := range waterShares {
		t := .5 + (share-.5)*slack
		spots = append(spots, spot{turned: turned{X: x0 + (x1-x0)*t, Y: y0 + (y1-y0)*t, W: w, H: h, Angle: angle}, align: scene.Centre})
	}
	return spots
}

// bendWater finds the path of a water's name, which follows the bend of the water or else of the parallels, and the places
// along it.
func (c *chart) bendWater(room *waterRoom, wt water, w, h float64) {
	const parts = 16
	path := make([]orb.Point, 0, parts+1)
	for i := range parts + 1 {
		t := float64(i) / parts
		p := orb.Point{wt.from[0] + (wt.to[0]-wt.from[0])*t, wt.from[1] + (wt.to[1]-wt.from[1])*t}
		// The bend is how far the middle lies off the straight line, as a share of its length, to its left.
		p[0] -= 4 * t * (1 - t) * wt.bend * (wt.to[1] - wt.from[1])
		p[1] += 4 * t * (1 - t) * wt.bend * (wt.to[0] - wt.from[0])
		x, y, ok := c.vp.Screen(p)
		if !ok || !allFinite(x, y) {
			return
		}
		path = append(path, orb.Point{x, y})
	}
	room.path = upright(path)
	path = room.path
	length := lineLength(path)
	room.width = length
	for _, share := range waterShares {
		middle := length/2 + (share-.5)*max(length-w, 0)
		if box, _, _, ok := chord(path, middle, w, h); ok && c.holds(box) {
			room.spots, room.along = append(room.spots, spot{turned: box, align: scene.Centre}), append(room.along, middle)
		}
	}
}
