package raster_test

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// coastline returns a rough loop about a point that is left of what it goes round, if any of it is.
func coastline(r *rand.Rand, x, y, radius float32) []scene.Point {
	var pts []scene.Point
	walk := float32(0)
	const n = 100
	for i := range n {
		a := float64(i) / n * 2 * math.Pi // clockwise on the screen: what is within lies right
		walk = .9*walk + 6*(r.Float32()-.5)
		d := radius + walk
		pts = append(pts, scene.Point{X: x + d*float32(math.Cos(a)), Y: y + d*float32(math.Sin(a))})
	}
	return append(pts, pts[0])
}

// TestHalfStroke: under land that is drawn later, half a band along the coast is as good as the whole one.
func TestHalfStroke(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const w, h = 300, 260
	island := coastline(r, 150, 130, 80)
	bay := slices.Clone(island)
	slices.Reverse(bay)
	frame := []scene.Point{{X: -50, Y: -50}, {X: 350, Y: -50}, {X: 350, Y: 310}, {X: -50, Y: 310}, {X: -50, Y: -50}}
	tests := map[string]struct {
		coast *scene.Path
		land  *scene.Path
	}{
		"island": {&scene.Path{Points: island}, &scene.Path{Points: island, Closed: true}},
		"island beyond the edges": {
			&scene.Path{Points: coastline(rand.New(rand.NewPCG(5, 6)), 20, 30, 90)},
			&scene.Path{Points: coastline(rand.New(rand.NewPCG(5, 6)), 20, 30, 90), Closed: true},
		},
		"inland sea": {
			&scene.Path{Points: bay},
			&scene.Path{Points: append(slices.Clone(frame), bay...), Starts: []int32{0, int32(len(frame))}, Closed: true},
		},
		"in pieces": {
			&scene.Path{Points: append(slices.Clone(island[:41]), island[40:]...), Starts: []int32{0, 41}},
			&scene.Path{Points: island, Closed: true},
		},
	}
	sea, band, ground := color.NRGBA{R: 10, G: 10, B: 10, A: 255}, color.NRGBA{R: 200, G: 200, B: 200, A: 255}, color.NRGBA{R: 90, G: 90, B: 90, A: 255}
	for name, test := range tests {
		for _, width := range []float32{3, 9, 24} {
			draw := func(coast *scene.Path, half bool, rows int) *image.RGBA {
				s := &scene.Scene{W: w, H: h, Background: sea, Layers: []scene.Layer{{Items: []scene.Item{
					&scene.Shape{Path: coast, Stroke: scene.Stroke{Color: band, Width: width, Half: half}},
					&scene.Shape{Path: test.land, Fill: ground},
				}}}}
				img := image.NewRGBA(image.Rect(0, 0, w, h))
				err := raster.Strips(s, nil, 1, rows, func() func(*image.RGBA) error {
					return func(band *image.RGBA) error {
						copy(img.Pix[band.Rect.Min.Y*img.Stride:], band.Pix)
						return nil
					}
				})
				if err != nil {
					t.Fatal(err)
				}
				return img
			}
			loop := &scene.Path{Points: test.coast.Points, Starts: test.coast.Starts, Closed: len(test.coast.Starts) == 0}
			whole, half := draw(loop, false, h), draw(test.coast, true, h)
			seen, different := 0, 0
			for i := 0; i < len(whole.Pix); i += 4 {
				if whole.Pix[i] > 150 {
					seen++
				}
				if whole.Pix[i] != half.Pix[i] {
					different++
				}
			}
			// A cut end or a joint at the very coast may differ by a pixel or two.
			if seen < 200 || different > 2+seen/200 {
				t.Errorf("%s, %v wide: %d pixels differ, where the band covers %d", name, width, different, seen)
			}
			if one := draw(test.coast, true, 16); !slices.Equal(one.Pix, half.Pix) {
				t.Errorf("%s, %v wide: strips differ from the whole", name, width)
			}
		}
	}
}

// TestHalfStrokeOfIslet: what is too small to have sides gets a disc.
func TestHalfStrokeOfIslet(t *testing.T) {
	pts := coastline(rand.New(rand.NewPCG(1, 1)), 32, 32, 0)
	for i := range pts {
		pts[i].X, pts[i].Y = 32+(pts[i].X-32)*.05, 32+(pts[i].Y-32)*.05
	}
	got := area(cover(64, 64, &scene.Shape{Path: &scene.Path{Points: pts}, Stroke: scene.Stroke{Color: white, Width: 20, Half: true}}))
	if disc := math.Pi * 100; math.Abs(got-disc) > .15*disc {
		t.Errorf("an islet's band covers %.0f pixels, want about %.0f", got, disc)
	}
}
