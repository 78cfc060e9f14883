package figure

import (
	"math"
	"slices"

	"thawline/app/scene"
	"thawline/dataset"
)

// The coarsest scales, metres a point at figure scale 1, at which stations on the routes are named: where routes part, and
// all of them.
const (
	junctionScale = 2600
	stationScale  = 1200
	// stationApart is the least distance between two stations that are shown, points at scale 1.
	stationApart = 44
)

// stop is a station on the routes of the map.
type stop struct {
	place      int
	at         scene.Point
	routes     int
	neighbours [3]int // the first different ones
	known      int    // how many of these there are
}

// beside notes a neighbour.
func (s *stop) beside(place int) {
	if s.known < len(s.neighbours) && !slices.Contains(s.neighbours[:s.known], place) {
		s.neighbours[s.known] = place
		s.known++
	}
}

// parts reports whether routes part at the stop.
func (s *stop) parts() bool { return s.known > 2 }

// stations draws the towns that the lines run through as small dots on them, with their names where there is room: first
// those where routes part, then those that most routes use.
func (c *chart) stations(board *labelBoard, net *network) []scene.Item {
	scale := c.vp.MetresPerPoint * float64(c.k)
	if c.world || c.within || scale > junctionScale {
		return nil
	}
	found := c.space.stops.made(len(c.story.Places))
	for _, w := range net.ways {
		if w.state.Status == dataset.Planned {
			continue
		}
		stops := c.ground().places[w.index]
		for i, p := range stops {
			if c.story.Places[p].Kind != "station" {
				continue
			}
			s := &found[p]
			s.place = p
			s.routes++
			if i > 0 {
				s.beside(stops[i-1])
			}
			if i+1 < len(stops) {
				s.beside(stops[i+1])
			}
		}
	}
	var list []*stop
	for i := range c.story.Places { // in the order of the story
		s := &found[i]
		if s.routes == 0 || scale > stationScale && !s.parts() {
			continue
		}
		at, ok := c.point(c.story.Places[i].Point)
		if ok && c.inside(at, 0) && !c.crowded(at) && c.clearOfKept(float64(at.X), float64(at.Y), 3*float64(c.k)) {
			s.at = at
			list = append(list, s)
		}
	}
	sortBy(list, func(a, b *stop) bool {
		if a.parts() != b.parts() {
			return a.parts()
		}
		return a.routes > b.routes
	})
	var items []scene.Item
	var shown []scene.Point
next:
	for rank, s := range list {
		for _, o := range shown {
			if math.Hypot(float64(o.X-s.at.X), float64(o.Y-s.at.Y)) < stationApart*float64(c.k) {
				continue next
			}
		}
		shown = append(shown, s.at)
		p := &c.story.Places[s.place]
		r := 2 * c.k
		id, title := "place:"+p.ID, c.placeTitle(p)
		items = append(items, &scene.Shape{
			ID: id, Title: title, Path: scene.Circle(s.at.X, s.at.Y, r), Fill: c.pal.Raised, Hit: 3 * c.k,
			Stroke: scene.Stroke{Color: c.pal.Ink2, Width: 1.1 * c.k},
		})
		board.block(boxAround([2]float64{float64(s.at.X), float64(s.at.Y)}, float64(r)+1, float64(r)+1))
		lines := caption{{text: p.Label, style: c.letter(scene.Sans, 10.5).in(c.pal.Ink2)}}
		w, h := c.size(lines)
		board.ask(request{
			name: id, rank: rankMinor, weight: -float64(rank), spots: c.own(c.farther(s.at, w, h, 5*float64(c.k), 9*float64(c.k)), s.place, s.at),
			draw: func(s spot) []scene.Item { return c.set(lines, s, id, title) },
		})
	}
	return items
}
