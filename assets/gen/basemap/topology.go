package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// atlas is a topology being worked on: arcs shared by the rings of countries.
type atlas struct {
	arcs      [][]orb.Point
	seams     map[int]bool // arcs made by closePoles
	countries []country
}

// country is one feature of the TopoJSON.
type country struct {
	name     string
	polygons [][]basemap.Ring
}

// readTopology reads the countries of a TopoJSON file. Every arc is unwrapped, so that its longitudes do not jump: the
// sources are stitched over the antimeridian, and filled as they are they give bands across Russia.
func readTopology(file string) (*atlas, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var topology struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]int
		Objects   map[string]struct {
			Geometries []struct {
				Type       string
				Properties struct{ Name string }
				Arcs       json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(data, &topology); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	m := &atlas{seams: map[int]bool{}}
	scale, origin := topology.Transform.Scale, topology.Transform.Translate
	for _, deltas := range topology.Arcs {
		var arc []orb.Point
		x, y := 0, 0
		for _, d := range deltas {
			x, y = x+d[0], y+d[1]
			arc = append(arc, orb.Point{float64(x)*scale[0] + origin[0], float64(y)*scale[1] + origin[1]})
		}
		unwrap(arc)
		m.arcs = append(m.arcs, arc)
	}
	for _, g := range topology.Objects["countries"].Geometries {
		c := country{name: g.Properties.Name}
		switch g.Type {
		case "Polygon":
			var polygon []basemap.Ring
			err = json.Unmarshal(g.Arcs, &polygon)
			c.polygons = [][]basemap.Ring{polygon}
		case "MultiPolygon":
			err = json.Unmarshal(g.Arcs, &c.polygons)
		default:
			err = fmt.Errorf("geometry of type %q", g.Type)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, c.name, err)
		}
		m.countries = append(m.countries, c)
	}
	return m, nil
}

// unwrap moves points by whole turns so that no step is longer than half a turn.
func unwrap(line []orb.Point) {
	for i := 1; i < len(line); i++ {
		line[i][0] += 360 * math.Round((line[i-1][0]-line[i][0])/360)
	}
}

// ring returns the points of a ring, unwrapped.
func (m *atlas) ring(r basemap.Ring) []orb.Point {
	l := basemap.Level{Arcs: make([]basemap.Arc, len(m.arcs))}
	for _, ref := range r {
		l.Arcs[max(ref, ^ref)].Points = m.arcs[max(ref, ^ref)]
	}
	return l.AppendRing(nil, r)
}

// find returns the country called name, or nil.
func (m *atlas) find(name string) *country {
	for i := range m.countries {
		if m.countries[i].name == name {
			return &m.countries[i]
		}
	}
	return nil
}

// moveCrimea gives Ukraine the one polygon of Russia that is Crimea: world-atlas draws who is there, this atlas follows
// UN General Assembly resolution 68/262. It is an error if not exactly one polygon answers the description.
func (m *atlas) moveCrimea() error {
	russia, ukraine := m.find("Russia"), m.find("Ukraine")
	if russia == nil || ukraine == nil {
		return fmt.Errorf("no Russia or no Ukraine")
	}
	simferopol := orb.Point{34.1, 44.95}
	hit := -1
	for i, polygon := range russia.polygons {
		shell := orb.Ring(m.ring(polygon[0]))
		b := shell.Bound()
		if b.Min[0] > 32 && b.Max[0] < 37 && b.Min[1] > 44 && b.Max[1] < 46.5 && contains(shell, simferopol) {
			if hit >= 0 {
				return fmt.Errorf("the polygons %d and %d of Russia both hold Simferopol", hit, i)
			}
			hit = i
		}
	}
	if hit < 0 {
		return fmt.Errorf("no polygon of Russia holds Simferopol")
	}
	ukraine.polygons = append(ukraine.polygons, russia.polygons[hit])
	russia.polygons = append(russia.polygons[:hit], russia.polygons[hit+1:]...)
	return nil
}

// foldIn makes the country called part a part of whole; without such a part nothing happens. Their common arcs become
// Inner ones, which are not drawn.
func (m *atlas) foldIn(part, whole string) error {
	p, w := m.find(part), m.find(whole)
	if p == nil {
		return nil
	}
	if w == nil {
		return fmt.Errorf("%s: no %s", part, whole)
	}
	w.polygons = append(w.polygons, p.polygons...)
	p.polygons = nil
	return nil
}

// contains is the even-odd rule.
func contains(ring []orb.Point, p orb.Point) bool {
	in := false
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) {
			in = !in
		}
	}
	return in
}

// area returns the signed planar area of a closed ring in square degrees, positive when counter-clockwise.
func area(ring []orb.Point) float64 {
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		sum += (ring[i][0] - ring[i-1][0]) * (ring[i][1] + ring[i-1][1])
	}
	return -sum / 2
}
