package basemap_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"thawline/assets"
	"thawline/geo/basemap"
)

var levels = []string{"110m", "50m", "10m"}

func atlas(t testing.TB) *basemap.Atlas {
	t.Helper()
	a, err := basemap.Decode(assets.Basemap())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func eachLevel(t *testing.T, test func(t *testing.T, l *basemap.Level)) {
	t.Helper()
	a := atlas(t)
	for _, name := range levels {
		t.Run(name, func(t *testing.T) {
			l := a.Level(name)
			if l == nil || len(l.Countries) == 0 {
				t.Fatalf("level %s is missing or empty", name)
			}
			test(t, l)
		})
	}
}

func TestPolishBorderIsOneLine(t *testing.T) {
	eachLevel(t, func(t *testing.T, l *basemap.Level) {
		pl, by := l.Country("PL"), l.Country("BY")
		arcs := 0
		for _, arc := range l.Arcs {
			if arc.Countries == [2]int{pl, by} || arc.Countries == [2]int{by, pl} {
				arcs++
				if arc.Kind != basemap.Border {
					t.Errorf("the arc is a %v, want a border", arc.Kind)
				}
			}
		}
		if arcs != 1 {
			t.Errorf("Poland and Belarus share %d arcs, want 1", arcs)
		}
		lines := l.Border("PL", "BY")
		if len(lines) != 1 {
			t.Fatalf(`Border("PL", "BY") has %d lines, want 1`, len(lines))
		}
		if reversed := l.Border("BY", "PL"); len(reversed) != 1 || len(reversed[0]) != len(lines[0]) {
			t.Errorf(`Border("BY", "PL") is not the same line`)
		}
		north, south := lines[0][0], lines[0][len(lines[0])-1]
		if north[1] < south[1] {
			north, south = south, north
		}
		near := func(p orb.Point, lon, lat float64) bool { return math.Hypot(p[0]-lon, p[1]-lat) < 0.15 }
		if !near(north, 23.485, 53.939) || !near(south, 23.607, 51.517) {
			t.Errorf("it runs from %v to %v, want from the Lithuanian to the Ukrainian tripoint", north, south)
		}
	})
}

func TestBordersThatAreNone(t *testing.T) {
	l := atlas(t).Level("50m")
	for _, pair := range [][2]string{{"PL", "PL"}, {"PL", "PT"}, {"PL", "??"}, {"", ""}} {
		if lines := l.Border(pair[0], pair[1]); lines != nil {
			t.Errorf("Border(%q, %q) has %d lines, want none", pair[0], pair[1], len(lines))
		}
	}
	if n := len(l.Border("LT", "BY")); n != 1 {
		t.Errorf("Lithuania and Belarus have %d lines, want 1", n)
	}
}

func TestCountryAt(t *testing.T) {
	places := []struct {
		name string
		at   orb.Point
		want string
	}{
		{"Simferopol", orb.Point{34.1, 44.95}, "UA"},
		{"Sevastopol's north", orb.Point{33.7, 45.0}, "UA"},
		{"Donetsk", orb.Point{37.8, 48.0}, "UA"},
		{"Minsk", orb.Point{27.57, 53.9}, "BY"},
		{"Grodno", orb.Point{24.0, 53.68}, "BY"},
		{"Klaipėda", orb.Point{21.3, 55.72}, "LT"},
		{"Kaliningrad", orb.Point{20.7, 54.7}, "RU"},
		{"Białystok", orb.Point{23.16, 53.13}, "PL"},
		{"Moscow", orb.Point{37.62, 55.76}, "RU"},
		{"Vilnius", orb.Point{25.28, 54.69}, "LT"},
		{"Lake Ladoga", orb.Point{31.5, 60.8}, "RU"},
		{"the Baltic", orb.Point{19, 57}, ""},
		{"not a place", orb.Point{math.NaN(), 50}, ""},
		{"far beyond", orb.Point{1e300, 50}, ""},
	}
	eachLevel(t, func(t *testing.T, l *basemap.Level) {
		for _, p := range places {
			if got := l.CountryAt(p.at); got != p.want {
				t.Errorf("%s is in %q, want %q", p.name, got, p.want)
			}
		}
	})
	far := []struct {
		name string
		at   orb.Point
		want string
	}{
		{"Washington", orb.Point{-77.04, 38.9}, "US"},
		{"Chukotka, west of 180", orb.Point{175, 67}, "RU"},
		{"Chukotka, east of 180", orb.Point{-173, 66.5}, "RU"},
		{"the South Pole", orb.Point{10, -89}, "AQ"},
		{"Chongqing", orb.Point{106.55, 29.56}, "CN"},
		{"Western Sahara", orb.Point{-13, 24.5}, "EH"},
	}
	a := atlas(t)
	for _, name := range levels[:2] {
		for _, p := range far {
			if got := a.Level(name).CountryAt(p.at); got != p.want {
				t.Errorf("%s: %s is in %q, want %q", name, p.name, got, p.want)
			}
		}
	}
}

func TestRingsAreClosedWoundAndUnbroken(t *testing.T) {
	eachLevel(t, func(t *testing.T, l *basemap.Level) {
		for c, country := range l.Countries {
			for p, polygon := range l.Polygons(c) {
				for r, ring := range polygon {
					if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
						t.Errorf("%s polygon %d ring %d is not closed: %v .. %v", country.Name, p, r, ring[0], ring[len(ring)-1])
					}
					sum := 0.0
					for i := 1; i < len(ring); i++ {
						if math.Abs(ring[i][0]-ring[i-1][0]) > 180 {
							t.Errorf("%s polygon %d jumps from %v to %v", country.Name, p, ring[i-1], ring[i])
						}
						sum += (ring[i][0] - ring[i-1][0]) * (ring[i][1] + ring[i-1][1]) / 2
					}
					if sum == 0 || (sum < 0) != (r == 0) {
						t.Errorf("%s polygon %d ring %d winds the wrong way (%v)", country.Name, p, r, -sum)
					}
				}
				b, want := country.Bounds[p], polygon[0].Bound()
				if math.Abs(b.Min[0]-want.Min[0])+math.Abs(b.Max[1]-want.Max[1]) > 1e-9 {
					t.Errorf("%s polygon %d: bound %v, want %v", country.Name, p, b, want)
				}
			}
		}
	})
}

func TestArcsKnowTheirCountries(t *testing.T) {
	eachLevel(t, func(t *testing.T, l *basemap.Level) {
		count := map[basemap.Kind]int{}
		for i, arc := range l.Arcs {
			count[arc.Kind]++
			a, b := arc.Countries[0], arc.Countries[1]
			switch arc.Kind {
			case basemap.Coast, basemap.Seam:
				if a < 0 || b >= 0 {
					t.Errorf("arc %d is a %v of %v, want one country", i, arc.Kind, arc.Countries)
				}
			case basemap.Border, basemap.Disputed:
				if a < 0 || b < 0 || a == b {
					t.Errorf("arc %d is a %v of %v, want two countries", i, arc.Kind, arc.Countries)
				}
			case basemap.Inner:
				if a != b {
					t.Errorf("arc %d is inside of %v, want one country", i, arc.Countries)
				}
			}
			if arc.Bound != orb.LineString(arc.Points).Bound() {
				t.Errorf("arc %d: bound %v does not fit", i, arc.Bound)
			}
		}
		if count[basemap.Coast] == 0 || count[basemap.Border] == 0 || count[basemap.Disputed] == 0 {
			t.Errorf("kinds are %v, want coasts, borders and disputed lines", count)
		}
		if got := len(l.Of(basemap.Border, basemap.Disputed)); got != count[basemap.Border]+count[basemap.Disputed] {
			t.Errorf("Of gives %d borders, want %d", got, count[basemap.Border]+count[basemap.Disputed])
		}
	})
}

func TestNorthOfCrimeaIsNoBorder(t *testing.T) {
	l := atlas(t).Level("10m")
	ua, inner := l.Country("UA"), 0
	for _, arc := range l.Arcs {
		if arc.Countries == [2]int{ua, ua} {
			inner++
			if arc.Kind != basemap.Inner {
				t.Errorf("an arc between two parts of Ukraine is a %v, want inner", arc.Kind)
			}
		}
	}
	if inner == 0 {
		t.Error("Ukraine has no inner arc: was Crimea moved?")
	}
}

func TestWaters(t *testing.T) {
	a := atlas(t)
	want := map[string][2][]string{
		"110m": {{"Lake Ladoga", "Lake Onega"}, {"Danube", "Nile"}},
		"50m":  {{"Lake Ladoga", "Lake Onega", "Lake Peipus", "Rybinsk Reservoir"}, {"Daugava", "Dnieper", "Vistula", "Volga"}},
		"10m": {
			{"Lake Ladoga", "Lake Onega", "Lake Peipus", "Lake Ilmen", "Kremenchuk Reservoir"},
			{"Neman", "Daugava", "Dnieper", "Pripyat", "Vistula", "Bug", "Volga", "Neris", "Neva"},
		},
	}
	for level, names := range want {
		l := a.Level(level)
		for _, name := range names[0] {
			found := false
			for _, lake := range l.Lakes {
				found = found || lake.Name == name
			}
			if !found {
				t.Errorf("%s: %s is missing", level, name)
			}
		}
		for _, name := range names[1] {
			found := false
			for _, river := range l.Rivers {
				found = found || river.Name == name
			}
			if !found {
				t.Errorf("%s: the %s is missing", level, name)
			}
		}
		for i := 1; i < len(l.Rivers); i++ {
			if l.Rivers[i].Rank < l.Rivers[i-1].Rank {
				t.Errorf("%s: rivers are not in the order of rank", level)
			}
		}
		for _, lake := range l.Lakes {
			if ring := lake.Polygon[0]; ring[0] != ring[len(ring)-1] || ring.Orientation() != orb.CCW {
				t.Errorf("%s: lake %q at %v is not a closed counter-clockwise ring", level, lake.Name, ring[0])
			}
		}
	}
}

func TestLabelsLieInTheirCountry(t *testing.T) {
	eachLevel(t, func(t *testing.T, l *basemap.Level) {
		for _, iso := range []string{"BY", "PL", "LT", "LV", "EE", "UA", "RU", "DE", "SE", "FI", "MD", "CZ", "SK", "RO"} {
			c := l.Country(iso)
			if c < 0 {
				t.Errorf("%s is missing", iso)
				continue
			}
			if at := l.CountryAt(l.Countries[c].Label); at != iso {
				t.Errorf("the label of %s at %v lies in %q", iso, l.Countries[c].Label, at)
			}
		}
	})
}

func TestLevelFor(t *testing.T) {
	region := orb.Bound{Min: orb.Point{-6, 41}, Max: orb.Point{65, 66}}
	world := orb.Bound{Min: orb.Point{-152, -60}, Max: orb.Point{208, 84}}
	cases := []struct {
		name  string
		scale float64
		view  orb.Bound
		want  string
	}{
		{"region", 3_700, region, "10m"},
		{"region from afar", 8_000, region, "50m"},
		{"world", 18_000, world, "50m"},
		{"world thumbnail", 100_000, world, "110m"},
		{"zoomed in elsewhere", 500, orb.Bound{Min: orb.Point{-80, 35}, Max: orb.Point{-70, 40}}, "50m"},
		{"half out of the region", 1_000, orb.Bound{Min: orb.Point{90, 50}, Max: orb.Point{99, 60}}, "50m"},
		{"no scale", math.NaN(), region, "110m"},
		{"no view", 1_000, orb.Bound{Min: orb.Point{math.NaN(), 0}, Max: orb.Point{1, 1}}, "50m"},
	}
	a := atlas(t)
	for _, c := range cases {
		if got := a.LevelFor(c.scale, c.view).Name; got != c.want {
			t.Errorf("%s: LevelFor(%v) = %s, want %s", c.name, c.scale, got, c.want)
		}
	}
	if l := new(basemap.Atlas).LevelFor(1, region); l != nil {
		t.Errorf("an empty atlas has the level %q", l.Name)
	}
}

func TestLandLiesWhereCoastsSay(t *testing.T) {
	eachLevel(t, func(t *testing.T, l *basemap.Level) {
		wrong, coasts := 0, 0
		for i, arc := range l.Arcs {
			if arc.Kind != basemap.Coast {
				continue
			}
			// Beside the middle of the arc's longest segment.
			var a, b orb.Point
			for j, q := range arc.Points[1:] {
				if p := arc.Points[j]; math.Hypot(q[0]-p[0], q[1]-p[1]) > math.Hypot(b[0]-a[0], b[1]-a[1]) {
					a, b = p, q
				}
			}
			if a == b {
				continue
			}
			const aside = .002
			coasts++
			n := orb.Point{-(b[1] - a[1]) * aside, (b[0] - a[0]) * aside} // to the left
			if !arc.Forward {
				n[0], n[1] = -n[0], -n[1]
			}
			if got := l.Find(orb.Point{(a[0]+b[0])/2 + n[0], (a[1]+b[1])/2 + n[1]}); got < 0 {
				if wrong++; wrong < 4 {
					t.Logf("arc %d of %d: sea where land is expected", i, arc.Countries[0])
				}
			}
		}
		if coasts == 0 || wrong > 0 {
			t.Errorf("%d of %d coasts have their land on the other side", wrong, coasts)
		}
	})
}
