package main

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// wide is how much wider than high the room for a name is taken to be.
const wide = 2.5

// placeLabels gives every country the point of its largest polygon, as far as it lies in the level's view, round which a
// flat ellipse has most room.
func placeLabels(l *basemap.Level) {
	view := l.Bound
	if l.Name == "10m" {
		view = box(5, 43, 52, 62) // the region frame of the built-in story
	}
	for c := range l.Countries {
		country := &l.Countries[c]
		best := 0.0
		for _, polygon := range country.Polygons {
			shell := l.AppendRing(nil, polygon[0])
			if size := math.Abs(area(shell)) * math.Cos(orb.Ring(shell).Bound().Center()[1]*math.Pi/180); size < best/4 {
				continue
			}
			frame := view
			if !view.Intersects(orb.Ring(shell).Bound()) {
				frame = orb.Ring(shell).Bound()
			}
			if at, room := roomiest(thin(shell, []zone{{world, 0.03}}), frame); room > best {
				country.Label, best = at, room
			}
		}
		if best == 0 {
			shell := l.AppendRing(nil, country.Polygons[0][0])
			country.Label = orb.Ring(shell).Bound().Center()
		}
	}
}

// roomiest looks for the point inside the ring and the frame farthest from the edges of both, on a grid that closes in on
// the best cell. Distances in longitude are squeezed by the latitude and by wide.
func roomiest(ring []orb.Point, frame orb.Bound) (orb.Point, float64) {
	b := orb.Ring(ring).Bound()
	search := orb.Bound{
		Min: orb.Point{max(b.Min[0], frame.Min[0]), max(b.Min[1], frame.Min[1])},
		Max: orb.Point{min(b.Max[0], frame.Max[0]), min(b.Max[1], frame.Max[1])},
	}
	if search.Min[0] >= search.Max[0] || search.Min[1] >= search.Max[1] {
		return orb.Point{}, 0
	}
	best, at := 0.0, orb.Point{}
	const steps = 24
	for range 4 {
		dx, dy := (search.Max[0]-search.Min[0])/steps, (search.Max[1]-search.Min[1])/steps
		for i := range steps {
			for k := range steps {
				p := orb.Point{search.Min[0] + (float64(i)+0.5)*dx, search.Min[1] + (float64(k)+0.5)*dy}
				if room := roomAt(p, ring, frame, best); room > best {
					best, at = room, p
				}
			}
		}
		search = orb.Bound{Min: orb.Point{at[0] - 2*dx, at[1] - 2*dy}, Max: orb.Point{at[0] + 2*dx, at[1] + 2*dy}}
	}
	return at, best
}

// roomAt returns the distance from p to the nearest edge, 0 outside; it gives up when it falls under floor.
func roomAt(p orb.Point, ring []orb.Point, frame orb.Bound, floor float64) float64 {
	squeeze := math.Cos(p[1]*math.Pi/180) / wide
	room := min((p[0]-frame.Min[0])*squeeze, (frame.Max[0]-p[0])*squeeze, p[1]-frame.Min[1], frame.Max[1]-p[1])
	for i := 1; i < len(ring) && room > floor; i++ {
		ax, ay := (ring[i-1][0]-p[0])*squeeze, ring[i-1][1]-p[1]
		bx, by := (ring[i][0]-p[0])*squeeze, ring[i][1]-p[1]
		dx, dy := bx-ax, by-ay
		t := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			t = min(max(-(ax*dx+ay*dy)/length, 0), 1)
		}
		room = min(room, math.Hypot(ax+t*dx, ay+t*dy))
	}
	if room <= floor || !contains(ring, p) {
		return 0
	}
	return room
}
