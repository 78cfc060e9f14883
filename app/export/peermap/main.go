// Command peermap draws one plain map of the world, the picture that other map renderers are measured by: every country
// filled in one of six colours with a border of one pixel, antialiased, Web Mercator, to PNG. `make bench-peers` runs it
// beside them.
//
//	peermap world|europe WIDTH HEIGHT FILE.png
package main

import (
	"fmt"
	"image"
	"image/color"
	"io"
	"os"
	"runtime/debug"
	"strconv"

	"github.com/paulmach/orb"

	"thawline/app/export/png"
	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/assets"
	"thawline/geo"
	"thawline/geo/basemap"
)

// views are the peers' frames in metres of EPSG:3857: west, south, east, north.
var views = map[string][4]float64{
	"world":  {-20037508.34, -8271098.44, 20037508.34, 14271098.44},
	"europe": {-2800000, 4100000, 5200000, 8600000},
}

// webRadius is the radius of EPSG:3857's sphere, in metres; geo's projections stand on another.
const webRadius = 6378137

var fills = [6]color.NRGBA{
	{0x8d, 0xd3, 0xc7, 255},
	{0xff, 0xff, 0xb3, 255},
	{0xbe, 0xba, 0xda, 255},
	{0xfb, 0x80, 0x72, 255},
	{0x80, 0xb1, 0xd3, 255},
	{0xfd, 0xb4, 0x62, 255},
}

func main() {
	debug.SetGCPercent(800) // as thawline's commands do
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peermap:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("usage: peermap world|europe WIDTH HEIGHT FILE.png")
	}
	view, ok := views[args[0]]
	if !ok {
		return fmt.Errorf("view %q: there are world, europe", args[0])
	}
	w, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	h, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	picture, err := draw(view, w, h)
	if err != nil {
		return err
	}
	file, err := os.Create(args[3])
	if err != nil {
		return err
	}
	defer file.Close()
	if err := write(file, picture, w, h); err != nil {
		return err
	}
	return file.Close()
}

// write draws and encodes the picture in strips.
func write(out io.Writer, picture *scene.Scene, w, h int) error {
	encoder, err := png.NewEncoder(out, w, h, png.Chunks{Quick: true})
	if err != nil {
		return err
	}
	err = raster.Strips(picture, nil, 1, png.StripRows, func() func(*image.RGBA) error { return encoder.Lane().Write })
	if err != nil {
		return err
	}
	return encoder.Close()
}

func draw(view [4]float64, w, h int) (*scene.Scene, error) {
	atlas, err := basemap.Decode(assets.Basemap())
	if err != nil {
		return nil, err
	}
	projection, err := geo.NewMercator(0)
	if err != nil {
		return nil, err
	}
	const sphere = geo.Radius / webRadius
	level := atlas.Level("50m")
	plot := geo.NewPlotter[scene.Point](geo.Viewport{
		Projection:     projection,
		Center:         orb.Point{(view[0] + view[2]) / 2 * sphere, (view[1] + view[3]) / 2 * sphere},
		MetresPerPoint: (view[2] - view[0]) / float64(w) * sphere,
		W:              float64(w), H: float64(h),
	}, 2)
	layer := scene.Layer{Name: "countries"}
	for class, fill := range fills {
		plot.Reset()
		var rings []basemap.Ring
		total, longest := 0, 0
		for i := class; i < len(level.Countries); i += len(fills) {
			for _, polygon := range level.Countries[i].Polygons {
				for _, ring := range polygon {
					rings = append(rings, ring)
					n := level.Size(ring)
					total, longest = total+n, max(longest, n)
				}
			}
		}
		plot.Reserve(total, longest)
		for _, ring := range rings {
			plot.Ring(level.AppendRing(plot.Buffer(), ring))
		}
		layer.Items = append(layer.Items, &scene.Shape{Path: &scene.Path{Points: plot.Points, Starts: plot.Starts, Closed: true}, Fill: fill})
	}
	plot.Reset()
	total := 0
	for i := range level.Arcs {
		total += len(level.Arcs[i].Points)
	}
	plot.Reserve(total, 0)
	for i := range level.Arcs {
		if kind := level.Arcs[i].Kind; kind != basemap.Seam && kind != basemap.Inner {
			plot.Line(level.Arcs[i].Points)
		}
	}
	layer.Items = append(layer.Items, &scene.Shape{
		Path:   &scene.Path{Points: plot.Points, Starts: plot.Starts},
		Stroke: scene.Stroke{Color: color.NRGBA{0x50, 0x50, 0x50, 255}, Width: 1},
	})
	return &scene.Scene{
		W: float32(w), H: float32(h), Background: color.NRGBA{0xea, 0xf2, 0xf8, 255}, Layers: []scene.Layer{layer},
	}, nil
}
