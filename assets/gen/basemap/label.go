package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// wide is how much wider than high the room for a name is taken to be.
const wide = 2.5

// most is the number of places offered for a name.
const most = 6

// placeLabels gives every country the points round which a flat ellipse has most room, in its largest polygon as far as
// that lies in the level's view.
func placeLabels(l *basemap.Level) {
	view := l.Bound
	if l.Name == "10m" {
		view = box(5, 43, 52, 62) // the region frame of the built-in story
	}
	for c := range l.Countries {
		country := &l.Countries[c]
		best, largest := 0.0, 0.0
		for _, polygon := range country.Polygons {
			shell := l.AppendRing(nil, polygon[0])
			bound := orb.Ring(shell).Bound()
			size := math.Abs(area(shell)) * math.Cos(bound.Center()[1]*math.Pi/180)
			if size < largest/4 {
				continue
			}
			largest = max(largest, size)
			frame := view
			if !view.Intersects(bound) {
				frame = bound
			}
			if spots := roomiest(thin(shell, []zone{{world, 0.03}}), frame); len(spots) > 0 && spots[0].room > best {
				best, country.Labels = spots[0].room, nil
				for _, s := range spots {
					country.Labels = append(country.Labels, s.at)
				}
			}
		}
	}
}

// spot is a point inside a ring and its distance to the edge.
type spot struct {
	at   orb.Point
	room float64
}

// roomiest looks for the points inside the ring and the frame farthest from the edges of both, on a grid; the first one on
// a grid that closes in on the best cell. Distances in longitude are squeezed by the latitude and by wide.
func roomiest(ring []orb.Point, frame orb.Bound) []spot {
	b := orb.Ring(ring).Bound()
	search := orb.Bound{
		Min: orb.Point{max(b.Min[0], frame.Min[0]), max(b.Min[1], frame.Min[1])},
		Max: orb.Point{min(b.Max[0], frame.Max[0]), min(b.Max[1], frame.Max[1])},
	}
	if search.Min[0] >= search.Max[0] || search.Min[1] >= search.Max[1] {
		return nil
	}
	all := grid(ring, frame, search)
	if len(all) == 0 {
		return nil
	}
	chosen := all[:1:1]
	dx, dy := (search.Max[0]-search.Min[0])/steps, (search.Max[1]-search.Min[1])/steps
	for range 3 {
		at := chosen[0].at
		closer := grid(ring, frame, orb.Bound{Min: orb.Point{at[0] - dx, at[1] - dy}, Max: orb.Point{at[0] + dx, at[1] + dy}})
		if len(closer) > 0 && closer[0].room > chosen[0].room {
			chosen[0] = closer[0]
		}
		dx, dy = 2*dx/steps, 2*dy/steps
	}
	for _, s := range all {
		if len(chosen) == most || s.room < chosen[0].room*0.4 {
			break
		}
		if !slices.ContainsFunc(chosen, func(c spot) bool { return apart(c.at, s.at) < chosen[0].room*0.8 }) {
			chosen = append(chosen, s)
		}
	}
	return chosen
}

const steps = 24

// grid returns the spots of a grid over the bound that lie inside the ring, the roomiest first.
func grid(ring []orb.Point, frame, bound orb.Bound) []spot {
	var spots []spot
	dx, dy := (bound.Max[0]-bound.Min[0])/steps, (bound.Max[1]-bound.Min[1])/steps
	for i := range steps {
		for k := range steps {
			p := orb.Point{bound.Min[0] + (float64(i)+0.5)*dx, bound.Min[1] + (float64(k)+0.5)*dy}
			if room := roomAt(p, ring, frame); room > 0 {
				spots = append(spots, spot{p, room})
			}
		}
	}
	slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(b.room, a.room) })
	return spots
}

// apart is the squeezed distance of two points.
func apart(a, b orb.Point) float64 {
	return math.Hypot((a[0]-b[0])*math.Cos((a[1]+b[1])/2*math.Pi/180)/wide, a[1]-b[1])
}

// roomAt returns the squeezed distance from p to the nearest edge, 0 outside.
func roomAt(p orb.Point, ring []orb.Point, frame orb.Bound) float64 {
	squeeze := math.Cos(p[1]*math.Pi/180) / wide
	room := min((p[0]-frame.Min[0])*squeeze, (frame.Max[0]-p[0])*squeeze, p[1]-frame.Min[1], frame.Max[1]-p[1])
	if room <= 0 || !contains(ring, p) {
		return 0
	}
	for i := 1; i < len(ring); i++ {
		ax, ay := (ring[i-1][0]-p[0])*squeeze, ring[i-1][1]-p[1]
		bx, by := (ring[i][0]-p[0])*squeeze, ring[i][1]-p[1]
		dx, dy := bx-ax, by-ay
		t := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			t = min(max(-(ax*dx+ay*dy)/length, 0), 1)
		}
		room = min(room, math.Hypot(ax+t*dx, ay+t*dy))
	}
	return room
}
