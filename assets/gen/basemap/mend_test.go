package main

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// square is a closed ring about x, y, clockwise.
func square(x, y, half float64) []orb.Point {
	return []orb.Point{{x - half, y - half}, {x - half, y + half}, {x + half, y + half}, {x + half, y - half}, {x - half, y - half}}
}

func TestMoveCrimeaNeedsExactlyOnePolygon(t *testing.T) {
	crimea, mainland, kyiv := square(34.1, 45, 0.9), square(60, 60, 20), square(31, 50, 2)
	build := func(russian ...[]orb.Point) *atlas {
		m := &atlas{arcs: [][]orb.Point{kyiv}, countries: []country{{name: "Russia"}, {name: "Ukraine", polygons: [][]basemap.Ring{{{0}}}}}}
		for _, arc := range russian {
			m.countries[0].polygons = append(m.countries[0].polygons, []basemap.Ring{{len(m.arcs)}})
			m.arcs = append(m.arcs, arc)
		}
		return m
	}
	m := build(mainland, crimea)
	if err := m.moveCrimea(); err != nil {
		t.Fatal(err)
	}
	if got := m.countries[1].polygons; len(got) != 2 || got[1][0][0] != 2 || len(m.countries[0].polygons) != 1 {
		t.Errorf("Ukraine has %v, Russia %v", got, m.countries[0].polygons)
	}
	if err := build(mainland).moveCrimea(); err == nil {
		t.Error("no polygon holds Simferopol, and there is no error")
	}
	if err := build(crimea, square(34.1, 45, 0.8)).moveCrimea(); err == nil || !strings.Contains(err.Error(), "both") {
		t.Errorf("two polygons hold Simferopol: error %v", err)
	}
}

func TestClosePoles(t *testing.T) {
	arc := []orb.Point{{-180, -80}, {-90, -70}, {0, -75}, {90, -70}, {180, -80}}
	m := &atlas{arcs: [][]orb.Point{arc}, seams: map[int]bool{}, countries: []country{{polygons: [][]basemap.Ring{{{0}}}}}}
	m.closePoles()
	ring := m.ring(m.countries[0].polygons[0][0])
	if ring[0] != ring[len(ring)-1] || !m.seams[1] {
		t.Fatalf("the ring is not closed by a seam: %v", ring)
	}
	if got, want := math.Abs(area(ring)), 360*16.25; math.Abs(got-want) > 1e-6 {
		t.Errorf("it covers %v square degrees, want %v", got, want)
	}
}

func TestWindDropsAndSpikes(t *testing.T) {
	m := &atlas{
		arcs: [][]orb.Point{square(0, 0, 1), square(0, 0, 0.5), square(5, 5, 1e-5), {{-1, -1}, {-2, -2}}},
		countries: []country{
			{name: "a", polygons: [][]basemap.Ring{{{0, 3, ^3}, {1}}}},
			{name: "speck", polygons: [][]basemap.Ring{{{2}}}},
		},
	}
	m.round(1000)
	m.dropSpikes()
	m.dropSpecks()
	m.wind()
	if len(m.countries) != 1 {
		t.Fatalf("countries are %v, want only a", m.countries)
	}
	polygon := m.countries[0].polygons[0]
	if !reflect.DeepEqual(polygon[0], basemap.Ring{^0}) || area(m.ring(polygon[0])) <= 0 || area(m.ring(polygon[1])) >= 0 {
		t.Errorf("polygon is %v, want the shell counter-clockwise and without its spike, the hole clockwise", polygon)
	}
}

func TestSplitKeepsRings(t *testing.T) {
	shared := []orb.Point{{0, 0}, {0, 1}, {0, 2}}
	m := &atlas{
		arcs: [][]orb.Point{shared, {{0, 2}, {-1, 1}, {0, 0}}, {{0, 2}, {1, 1}, {0, 0}}},
		countries: []country{
			{name: "west", polygons: [][]basemap.Ring{{{0, 1}}}},
			{name: "east", polygons: [][]basemap.Ring{{{^2, ^0}}}},
		},
	}
	before := [2][]orb.Point{m.ring(m.countries[0].polygons[0][0]), m.ring(m.countries[1].polygons[0][0])}
	m.split("west", "east", orb.Point{0.1, 1.1})
	after := [2][]orb.Point{m.ring(m.countries[0].polygons[0][0]), m.ring(m.countries[1].polygons[0][0])}
	if !reflect.DeepEqual(before, after) {
		t.Errorf("rings were %v, are %v", before, after)
	}
	if len(m.arcs) != 4 || len(m.arcs[0]) != 2 || len(m.arcs[3]) != 2 {
		t.Errorf("arcs are %v, want the first cut in two", m.arcs)
	}
}

func TestThin(t *testing.T) {
	fine := []zone{{box(0, 0, 10, 10), 0.01}, {world, 1}}
	cases := []struct {
		name       string
		line, want []orb.Point
	}{
		{"a straight line", []orb.Point{{1, 1}, {2, 1.001}, {3, 1}}, []orb.Point{{1, 1}, {3, 1}}},
		{"a bend in the fine zone", []orb.Point{{1, 1}, {2, 1.5}, {3, 1}}, []orb.Point{{1, 1}, {2, 1.5}, {3, 1}}},
		{"the same bend outside", []orb.Point{{21, 1}, {22, 1.5}, {23, 1}}, []orb.Point{{21, 1}, {23, 1}}},
		{"two points", []orb.Point{{1, 1}, {1, 2}}, []orb.Point{{1, 1}, {1, 2}}},
	}
	for _, c := range cases {
		if got := thin(c.line, fine); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: thin = %v, want %v", c.name, got, c.want)
		}
	}
	if ring := thin(square(30, 30, 0.1), fine); len(ring) < 4 || ring[0] != ring[len(ring)-1] {
		t.Errorf("a small ring became %v", ring)
	}
}

func TestRoomiest(t *testing.T) {
	spots := roomiest(square(0, 0, 10), world)
	if len(spots) < 2 || math.Hypot(spots[0].at[0], spots[0].at[1]) > 0.5 {
		t.Errorf("the best places in a square about 0, 0 are %v", spots)
	}
	for _, s := range roomiest(square(0, 0, 10), box(5, 5, 30, 30)) {
		if s.at[0] < 5 || s.at[1] < 5 || s.at[0] > 10 || s.at[1] > 10 {
			t.Errorf("place %v is not in both the ring and the frame", s.at)
		}
	}
	if spots := roomiest(square(0, 0, 1), box(5, 5, 6, 6)); spots != nil {
		t.Errorf("a frame beside the ring gives %v", spots)
	}
}
