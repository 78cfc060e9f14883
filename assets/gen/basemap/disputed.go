package main

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// kashmir is where the agreed border of India and Pakistan ends and the Line of Control begins.
var kashmir = orb.Point{75.35, 32.35}

// disputed are pairs of neighbours, by name, whose common line at least one of them, or the United Nations, does not
// accept as a border, as Natural Earth's notes on disputed boundaries name them.
var disputed = [][2]string{
	{"Serbia", "Kosovo"},
	{"Cyprus", "Northern Cyprus"},
	{"Cyprus", "UN buffer zone"},
	{"Northern Cyprus", "UN buffer zone"},
	{"Somalia", "Somaliland"},
	{"Ethiopia", "Somaliland"},
	{"Morocco", "Western Sahara"},
	{"Israel", "Palestine"},
	{"Israel", "Syria"},
	{"India", "China"},
	{"India", "Pakistan"}, // from kashmir northwards
	{"India", "Siachen Glacier"},
	{"Pakistan", "Siachen Glacier"},
	{"China", "Siachen Glacier"},
}

// markDisputed sets the kind of the arcs between disputed neighbours.
func markDisputed(l *basemap.Level) {
	sides := make([][]string, len(l.Arcs))
	for _, c := range l.Countries {
		for _, polygon := range c.Polygons {
			for _, ring := range polygon {
				for _, ref := range ring {
					index := max(ref, ^ref)
					sides[index] = append(sides[index], c.Name)
				}
			}
		}
	}
	for i, names := range sides {
		if l.Arcs[i].Bound.Center()[1] < kashmir[1] && slices.Contains(names, "India") && slices.Contains(names, "Pakistan") {
			continue
		}
		for _, pair := range disputed {
			if len(names) == 2 && ([2]string(names) == pair || [2]string{names[1], names[0]} == pair) {
				l.Arcs[i].Kind = basemap.Disputed
			}
		}
	}
}

// split cuts the arcs that both countries run along at their point nearest to p, where that is a point inside of the arc.
func (m *atlas) split(a, b string, p orb.Point) {
	first, second := m.find(a), m.find(b)
	if first == nil || second == nil {
		return
	}
	uses := func(c *country, index int) bool {
		for _, polygon := range c.polygons {
			for _, ring := range polygon {
				if slices.Contains(ring, index) || slices.Contains(ring, ^index) {
					return true
				}
			}
		}
		return false
	}
	for index := range m.arcs {
		if !uses(first, index) || !uses(second, index) {
			continue
		}
		arc, cut, nearest := m.arcs[index], 0, math.Inf(1)
		for i, q := range arc {
			if d := math.Hypot(q[0]-p[0], q[1]-p[1]); d < nearest {
				cut, nearest = i, d
			}
		}
		if cut == 0 || cut == len(arc)-1 || nearest > 1 {
			continue
		}
		rest := len(m.arcs)
		m.arcs = append(m.arcs, slices.Clone(arc[cut:]))
		m.arcs[index] = arc[: cut+1 : cut+1]
		m.replace(index, basemap.Ring{index, rest})
	}
}

// replace puts the arcs of parts where the arc index stands, the other way round where it runs backwards.
func (m *atlas) replace(index int, parts basemap.Ring) {
	for _, c := range m.countries {
		for _, polygon := range c.polygons {
			for i, ring := range polygon {
				var out basemap.Ring
				for _, ref := range ring {
					switch ref {
					case index:
						out = append(out, parts...)
					case ^index:
						for k := len(parts) - 1; k >= 0; k-- {
							out = append(out, ^parts[k])
						}
					default:
						out = append(out, ref)
					}
				}
				polygon[i] = out
			}
		}
	}
}
