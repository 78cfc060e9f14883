// Command icon draws assets/icon.png, the app's icon: the country of the built-in story, white on warm paper with its
// tinted edge, and the now line with its ring at Minsk. Run it from the project's folder:
//
//	go run ./assets/gen/icon -o assets/icon.png && assets/gen/lock.sh
package main

import (
	"bufio"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"

	"github.com/paulmach/orb"

	"thawline/assets"
	"thawline/geo"
	"thawline/geo/basemap"
)

const (
	side    = 512 // pixels
	samples = 4   // per pixel and direction
)

// The colours of the light palette.
var (
	paper   = color.NRGBA{0xEF, 0xE9, 0xDB, 0xFF}
	rim     = color.NRGBA{0xBD, 0xB4, 0xA0, 0xFF}
	land    = color.NRGBA{0xFF, 0xFC, 0xF4, 0xFF}
	tint    = color.NRGBA{0xE2, 0xD0, 0xA4, 0xFF}
	outline = color.NRGBA{0x8C, 0x7A, 0x4E, 0xFF}
	now     = color.NRGBA{0xD5, 0x5E, 0x00, 0xFF}
)

func main() {
	log.SetFlags(0)
	out := flag.String("o", "assets/icon.png", "file to write")
	flag.Parse()
	shape, minsk, err := country()
	if err != nil {
		log.Fatal(err)
	}
	file, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	w := bufio.NewWriter(file)
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, paint(shape, minsk))
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		log.Fatal(err)
	}
}

// country returns the outline of Belarus and the place of Minsk, in pixels.
func country() (orb.Ring, orb.Point, error) {
	atlas, err := basemap.Decode(assets.Basemap())
	if err != nil {
		return nil, orb.Point{}, err
	}
	level := atlas.Level("110m")
	index := level.Country("BY")
	if index < 0 {
		return nil, orb.Point{}, fmt.Errorf("the base map has no Belarus")
	}
	degrees := level.Polygons(index)[0][0]
	conic, err := geo.NewConic(50, 60, 53.5, 28)
	if err != nil {
		return nil, orb.Point{}, err
	}
	view := geo.Fit(conic, degrees.Bound(), side-80, side-80)
	pixel := func(p orb.Point) orb.Point {
		x, y, _ := view.Screen(p)
		return orb.Point{x + 40, y + 40}
	}
	var ring orb.Ring
	for _, p := range degrees {
		ring = append(ring, pixel(p))
	}
	return ring, pixel(orb.Point{27.57, 53.9}), nil
}

// paint draws the icon, every pixel the mean of its samples.
func paint(shape orb.Ring, minsk orb.Point) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			var r, g, b, a float64
			for i := range samples * samples {
				p := orb.Point{float64(x) + (float64(i%samples)+0.5)/samples, float64(y) + (float64(i/samples)+0.5)/samples}
				c := at(p, shape, minsk)
				alpha := float64(c.A) / 255
				r, g, b, a = r+float64(c.R)*alpha, g+float64(c.G)*alpha, b+float64(c.B)*alpha, a+alpha
			}
			if a > 0 {
				img.SetNRGBA(x, y, color.NRGBA{
					uint8(math.Round(r / a)), uint8(math.Round(g / a)), uint8(math.Round(b / a)),
					uint8(math.Round(a * 255 / (samples * samples))),
				})
			}
		}
	}
	return img
}

// at returns the colour of a point: the ring, the line, the country and the paper, from above to below.
func at(p orb.Point, shape orb.Ring, minsk orb.Point) color.NRGBA {
	const (
		radius, stroke, gap = 62.0, 28.0, 9.0
		line                = 26.0
		edge, band          = 10.0, 30.0
		corner, margin      = 108.0, 10.0
	)
	paperEdge := rounded(p, margin, corner)
	if paperEdge > 0 {
		return color.NRGBA{}
	}
	d := math.Hypot(p[0]-minsk[0], p[1]-minsk[1])
	switch {
	case d < 17:
		return now
	case d > radius-stroke/2 && d < radius+stroke/2:
		return now
	case d < radius+stroke/2:
		return land
	case d > radius+stroke/2+gap && math.Abs(p[0]-minsk[0]) < line/2:
		return now
	case d < radius+stroke/2+gap:
		return land
	}
	toBorder := distance(p, shape)
	switch inside := contains(shape, p); {
	case toBorder < edge/2:
		return outline
	case inside && toBorder < band:
		return tint
	case inside:
		return land
	case paperEdge > -5:
		return rim
	}
	return paper
}

// rounded returns the signed distance of p to the icon's rounded square, negative inside.
func rounded(p orb.Point, margin, corner float64) float64 {
	half := side/2 - margin - corner
	dx, dy := math.Abs(p[0]-side/2)-half, math.Abs(p[1]-side/2)-half
	return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - corner
}

func distance(p orb.Point, ring orb.Ring) float64 {
	best := math.Inf(1)
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		dx, dy := b[0]-a[0], b[1]-a[1]
		t := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			t = min(max(((p[0]-a[0])*dx+(p[1]-a[1])*dy)/length, 0), 1)
		}
		best = min(best, math.Hypot(p[0]-a[0]-t*dx, p[1]-a[1]-t*dy))
	}
	return best
}

func contains(ring orb.Ring, p orb.Point) bool {
	in := false
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) {
			in = !in
		}
	}
	return in
}
