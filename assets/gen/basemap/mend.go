package main

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// closePoles closes every shell that goes around the world, which is Antarctica's, over its pole by a seam that is not a
// coast: along the edge of the map to the pole, along the pole, and back.
func (m *atlas) closePoles() {
	for c := range m.countries {
		for p, polygon := range m.countries[c].polygons {
			points := m.ring(polygon[0])
			first, last := points[0], points[len(points)-1]
			if math.Abs(first[0]-last[0]) < 180 {
				continue
			}
			pole := math.Copysign(90, first[1])
			seam := []orb.Point{last, {last[0], pole}}
			const steps = 12
			for i := 1; i <= steps; i++ {
				seam = append(seam, orb.Point{last[0] + (first[0]-last[0])*float64(i)/steps, pole})
			}
			seam = append(seam, first)
			m.seams[len(m.arcs)] = true
			m.countries[c].polygons[p][0] = append(polygon[0], len(m.arcs))
			m.arcs = append(m.arcs, seam)
		}
	}
}

// dropOutside leaves out polygons that touch bound with no arc.
func (m *atlas) dropOutside(bound orb.Bound) {
	touches := make([]bool, len(m.arcs))
	for i, arc := range m.arcs {
		for k := 1; k < len(arc) && !touches[i]; k++ {
			b := orb.Bound{Min: arc[k-1], Max: arc[k-1]}.Extend(arc[k])
			touches[i] = bound.Intersects(b)
		}
	}
	m.keep(func(polygon []basemap.Ring) bool {
		return slices.ContainsFunc(polygon[0], func(ref int) bool { return touches[max(ref, ^ref)] })
	})
}

// keep leaves out the polygons that good refuses, and countries that are left without any.
func (m *atlas) keep(good func(polygon []basemap.Ring) bool) {
	for c := range m.countries {
		m.countries[c].polygons = slices.DeleteFunc(m.countries[c].polygons, func(p []basemap.Ring) bool { return !good(p) })
	}
	m.countries = slices.DeleteFunc(m.countries, func(c country) bool { return len(c.polygons) == 0 })
}

// round moves all points to the grid of the file, and leaves out what falls on the point before. Arcs that meet keep
// meeting, because equal points are rounded alike.
func (m *atlas) round(units int) {
	u := float64(units)
	for i, arc := range m.arcs {
		var out []orb.Point
		for _, p := range arc {
			q := orb.Point{math.Round(p[0]*u) / u, math.Round(p[1]*u) / u}
			if len(out) == 0 || out[len(out)-1] != q {
				out = append(out, q)
			}
		}
		if len(out) == 1 {
			out = append(out, out[0]) // an arc between two places that are now one
		}
		m.arcs[i] = out
	}
}

// dropSpikes leaves out of each ring the arcs that it runs along and at once back again (Jordan's, at the Dead Sea).
func (m *atlas) dropSpikes() {
	for _, c := range m.countries {
		for _, polygon := range c.polygons {
			for i, ring := range polygon {
				for k := 0; k < len(ring) && len(ring) > 2; k++ {
					next := (k + 1) % len(ring)
					if ring[next] == ^ring[k] {
						ring = slices.Delete(ring, max(k, next), max(k, next)+1)
						ring = slices.Delete(ring, min(k, next), min(k, next)+1)
						k = -1
					}
				}
				polygon[i] = ring
			}
		}
	}
}

// dropSpecks leaves out rings without an inside: islands smaller than the grid, and the broken rings of the Maldives in
// world-atlas 10m, which would flood the map.
func (m *atlas) dropSpecks() {
	hollow := func(r basemap.Ring) bool {
		points := m.ring(r)
		return len(points) < 4 || math.Abs(area(points)) < 1e-7
	}
	for c := range m.countries {
		for p, polygon := range m.countries[c].polygons {
			holes := slices.DeleteFunc(slices.Clone(polygon[1:]), hollow)
			m.countries[c].polygons[p] = append(polygon[:1:1], holes...)
		}
	}
	m.keep(func(polygon []basemap.Ring) bool { return !hollow(polygon[0]) })
}

// wind turns shells counter-clockwise and holes clockwise.
func (m *atlas) wind() {
	for _, c := range m.countries {
		for _, polygon := range c.polygons {
			for i, ring := range polygon {
				if (area(m.ring(ring)) > 0) != (i == 0) {
					slices.Reverse(ring)
					for k := range ring {
						ring[k] = ^ring[k]
					}
				}
			}
		}
	}
}

// level returns the atlas as a level, with the arcs that are used.
func (m *atlas) level() *basemap.Level {
	l := &basemap.Level{}
	renumbered := map[int]int{}
	for _, c := range m.countries {
		out := basemap.Country{Name: c.name}
		for _, polygon := range c.polygons {
			var rings []basemap.Ring
			for _, ring := range polygon {
				var refs basemap.Ring
				for _, ref := range ring {
					old := max(ref, ^ref)
					index, ok := renumbered[old]
					if !ok {
						index = len(l.Arcs)
						renumbered[old] = index
						arc := basemap.Arc{Points: m.arcs[old], Bound: orb.LineString(m.arcs[old]).Bound()}
						if m.seams[old] {
							arc.Kind = basemap.Seam
						}
						l.Arcs = append(l.Arcs, arc)
					}
					if ref < 0 {
						index = ^index
					}
					refs = append(refs, index)
				}
				rings = append(rings, refs)
			}
			out.Polygons = append(out.Polygons, rings)
		}
		l.Countries = append(l.Countries, out)
	}
	return l
}
