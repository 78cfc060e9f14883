package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// readLakes reads the lakes that are appended to Natural Earth's ocean in the source. Their own rank column is the second
// one, the first is damaged; so are many names, which is why only those of lakeNames are taken.
func readLakes(base string, p plan) ([]basemap.Lake, error) {
	shapes, err := readShapes(base)
	if err != nil {
		return nil, err
	}
	var lakes []basemap.Lake
	for _, s := range shapes {
		if s.attributes["featurec_2"] == "" {
			continue // the ocean itself
		}
		rank, err := strconv.Atoi(s.attributes["scaleran_2"])
		if err != nil {
			return nil, fmt.Errorf("%s: rank %q", base, s.attributes["scaleran_2"])
		}
		lake := basemap.Lake{Rank: rank}
		for i, part := range s.parts {
			ring := snap(part, p)
			if len(ring) < 4 || math.Abs(area(ring)) < 1e-7 {
				if i == 0 {
					break // the shell is a speck
				}
				continue
			}
			if (area(ring) > 0) != (len(lake.Polygon) == 0) {
				slices.Reverse(ring)
			}
			lake.Polygon = append(lake.Polygon, ring)
		}
		if len(lake.Polygon) == 0 || rank > p.lakeRank {
			continue
		}
		b := lake.Polygon[0].Bound()
		size := math.Hypot((b.Max[0]-b.Min[0])*math.Cos(b.Center()[1]*math.Pi/180), b.Max[1]-b.Min[1])
		if size < p.lakes || !p.bound.Intersects(b) {
			continue
		}
		lake.Name = lakeName(lake.Polygon)
		lakes = append(lakes, lake)
	}
	slices.SortStableFunc(lakes, func(a, b basemap.Lake) int { return cmp.Compare(a.Rank, b.Rank) })
	return lakes, nil
}

// snap simplifies a line as the plan says and rounds it to the file's grid.
func snap(line []orb.Point, p plan) orb.Ring {
	m := atlas{arcs: [][]orb.Point{slices.Clone(line)}}
	unwrap(m.arcs[0])
	m.simplify(p.zones)
	m.round(p.units)
	return m.arcs[0]
}

// readRivers reads the rivers of rank up to the plan's inside its bound, by rank. Rivers in alwaysRivers come whatever
// their rank.
func readRivers(base string, p plan) ([]basemap.River, error) {
	shapes, err := readShapes(base)
	if err != nil {
		return nil, err
	}
	var rivers []basemap.River
	for _, s := range shapes {
		rank, err := strconv.ParseFloat(s.attributes["scalerank"], 64)
		if err != nil {
			return nil, fmt.Errorf("%s: rank %q", base, s.attributes["scalerank"])
		}
		name := riverName(s.attributes["name"])
		if int(rank) > p.riverRank && !alwaysRivers[name] {
			continue
		}
		if alwaysRivers[name] {
			rank = min(rank, 6)
		}
		for _, part := range s.parts {
			line := orb.LineString(snap(part, p))
			if len(line) < 2 || line[0] == line[len(line)-1] && len(line) == 2 || !p.bound.Intersects(line.Bound()) {
				continue
			}
			rivers = append(rivers, basemap.River{Name: name, Rank: int(rank), Line: line})
		}
	}
	slices.SortStableFunc(rivers, func(a, b basemap.River) int { return cmp.Compare(a.Rank, b.Rank) })
	return rivers, nil
}

// riverName returns the English name of a river of the sources, "" when it is not in riverNames.
func riverName(source string) string {
	return riverNames[strings.Join(strings.Fields(source), " ")]
}

// lakeName returns the name of the lake that holds the point of one of lakeNames.
func lakeName(polygon orb.Polygon) string {
	for _, n := range lakeNames {
		if contains(polygon[0], n.at) {
			return n.name
		}
	}
	return ""
}
