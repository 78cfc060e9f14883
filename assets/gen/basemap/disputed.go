package main

import "thawline/geo/basemap"

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
	{"India", "Pakistan"},
	{"India", "Siachen Glacier"},
	{"Pakistan", "Siachen Glacier"},
	{"China", "Siachen Glacier"},
	{"Sudan", "South Sudan"},
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
		for _, pair := range disputed {
			if len(names) == 2 && ([2]string(names) == pair || [2]string{names[1], names[0]} == pair) {
				l.Arcs[i].Kind = basemap.Disputed
			}
		}
	}
}
