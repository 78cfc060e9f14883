package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/dataset"
	"thawline/geo"
)

// course is where a route runs on the screen: the curve through its places, cut where the projection does not show it.
type course struct {
	points  []orb.Point // screen, points
	segment []int       // for each point but the last: index of the stretch between two places that it begins in
	along   []float64   // distance from the first point
}

// stretch is the way between two neighbouring places of a route, the same for every route that takes it.
type stretch struct{ a, b int } // indexes into Places, a < b

func stretchOf(a, b int) (stretch, bool) {
	if a <= b {
		return stretch{a, b}, true
	}
	return stretch{b, a}, false
}

// use is how a route takes a stretch.
type use struct {
	stretch int  // counted over all routes
	forward bool // from the stretch's a to its b
}

// stretchUses returns for each route the stretches that it takes, and how many different ones there are of all routes.
func stretchUses(s *dataset.Story) (uses [][]use, stretches int) {
	numbers := map[stretch]int{}
	uses = make([][]use, len(s.Routes))
	for i := range s.Routes {
		stops := s.Routes[i].Points()
		for j := 0; j+1 < len(stops); j++ {
			key, forward := stretchOf(stops[j], stops[j+1])
			n, ok := numbers[key]
			if !ok {
				n = len(numbers)
				numbers[key] = n
			}
			uses[i] = append(uses[i], use{n, forward})
		}
	}
	return uses, len(numbers)
}

// legs reports for each stretch of a route whether it runs on water. In a mixed route the mode changes at the port
// among the places on the way.
func legs(s *dataset.Story, r *dataset.Route) []bool {
	stops := r.Points()
	sea := make([]bool, max(len(stops)-1, 0))
	switch r.Mode {
	case "sea":
		for i := range sea {
			sea[i] = true
		}
	case "rail+sea", "road+sea", "sea+rail", "sea+road":
		change := len(stops)
		for i := 1; i < len(stops)-1; i++ {
			if s.Places[stops[i]].Kind == "port" {
				change = i
				break
			}
		}
		first := r.Mode[:3] == "sea"
		for i := range sea {
			sea[i] = (i >= change) != first
		}
	}
	return sea
}

// courses returns the curve of a route on the screen, in as many pieces as the projection shows of it. Places that are
// not shown, and leaps over the cut of a world map, end a piece.
func (c *chart) courses(r *dataset.Route) []course {
	stops := r.Points()
	var out []course
	var chain []orb.Point
	first := 0
	leap := c.leap()
	flush := func() {
		if len(chain) > 1 {
			out = append(out, bend(chain, first))
		}
		chain = nil
	}
	for i, stop := range stops {
		p, ok := c.vp.Projection.Forward(c.story.Places[stop].Point)
		if !ok || !allFinite(p[0], p[1]) {
			flush()
			continue
		}
		x, y := c.vp.XY(p)
		q := orb.Point{x, y}
		if len(chain) > 0 && math.Abs(chain[len(chain)-1][0]-x) > leap {
			flush()
		}
		if len(chain) == 0 {
			first = i
		} else if chain[len(chain)-1] == q {
			continue
		}
		chain = append(chain, q)
	}
	flush()
	return out
}

// leap is the distance on the screen that no stretch of a route covers: half the world.
func (c *chart) leap() float64 { return math.Pi * 6371008.8 * .9 / c.vp.MetresPerPoint }

// bend draws the curve through the points of one piece whose first place is the route's place number first.
func bend(through []orb.Point, first int) course {
	pts := geo.CatmullRom(through, .25)
	out := course{points: pts, segment: make([]int, len(pts)), along: make([]float64, len(pts))}
	node := 0
	for i, p := range pts {
		if node+1 < len(through)-1 && p == through[node+1] {
			node++
		}
		out.segment[i] = first + node
		if i > 0 {
			out.along[i] = out.along[i-1] + math.Hypot(p[0]-pts[i-1][0], p[1]-pts[i-1][1])
		}
	}
	return out
}

// unbent is a course that does not bend.
func unbent(line []orb.Point) course {
	out := course{points: line, segment: make([]int, len(line)), along: make([]float64, len(line))}
	for i := 1; i < len(line); i++ {
		out.along[i] = out.along[i-1] + math.Hypot(line[i][0]-line[i-1][0], line[i][1]-line[i-1][1])
	}
	return out
}

// nearest returns the distance along the piece at which it comes closest to p, and how close.
func (c *course) nearest(p orb.Point) (along, distance float64) {
	distance = math.Inf(1)
	for i := 0; i+1 < len(c.points); i++ {
		a, b := c.points[i], c.points[i+1]
		dx, dy := b[0]-a[0], b[1]-a[1]
		t := 0.0
		if d := dx*dx + dy*dy; d > 0 {
			t = min(max(((p[0]-a[0])*dx+(p[1]-a[1])*dy)/d, 0), 1)
		}
		if d := math.Hypot(a[0]+t*dx-p[0], a[1]+t*dy-p[1]); d < distance {
			distance, along = d, c.along[i]+t*math.Hypot(dx, dy)
		}
	}
	return along, distance
}

// at returns the point at a distance along a line and the unit vector in which it runs there.
func lineAt(pts []orb.Point, s float64) (p, dir orb.Point, ok bool) {
	for i := 0; i+1 < len(pts); i++ {
		a, b := pts[i], pts[i+1]
		d := math.Hypot(b[0]-a[0], b[1]-a[1])
		if d == 0 {
			continue
		}
		dir = orb.Point{(b[0] - a[0]) / d, (b[1] - a[1]) / d}
		p = orb.Point{a[0] + dir[0]*min(s, d), a[1] + dir[1]*min(s, d)}
		ok = true
		if s <= d {
			return p, dir, true
		}
		s -= d
	}
	return p, dir, ok
}

// lineUpTo appends the first s points of a line's length to an empty line.
func lineUpTo(to, pts []orb.Point, s float64) []orb.Point {
	for i := 0; i+1 < len(pts); i++ {
		d := math.Hypot(pts[i+1][0]-pts[i][0], pts[i+1][1]-pts[i][1])
		if s <= d && d > 0 {
			end, _, _ := lineAt(pts[i:i+2], s)
			return append(append(to, pts[:i+1]...), end)
		}
		s -= d
	}
	return append(to, pts...)
}

func lineLength(pts []orb.Point) float64 {
	sum := 0.0
	for i := 1; i < len(pts); i++ {
		sum += math.Hypot(pts[i][0]-pts[i-1][0], pts[i][1]-pts[i-1][1])
	}
	return sum
}
