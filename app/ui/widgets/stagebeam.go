package widgets

import (
	"image"
	"math"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// beam is what points at something on a stage while it is held.
type beam struct {
	kind beamKind
	at   fyne.Position
}

type beamKind uint8

const (
	noBeam beamKind = iota
	laserBeam
	spotBeam
)

// The sizes of the beams, of the stage's height.
const (
	laserShare = .009
	spotShare  = .17
)

// shine switches a beam on or off.
func (s *Stage) shine(kind beamKind, on bool) {
	if s.Passive || on == (s.beam.kind == kind) {
		return
	}
	s.beam.kind = noBeam
	if on {
		s.beam.kind = kind
	}
	s.surface.Redraw()
}

// paint draws the beam over the picture.
func (b beam) paint(dst *image.RGBA, size fyne.Size, env *Env) {
	if b.kind == noBeam || size.Width <= 0 {
		return
	}
	h := float64(dst.Rect.Dy())
	scale := float64(dst.Rect.Dx()) / float64(size.Width)
	x, y := float64(b.at.X)*scale, float64(b.at.Y)*scale
	if b.kind == spotBeam {
		darken(dst, x, y, spotShare*h)
		return
	}
	p := env.Palette()
	r := float32(laserShare * h)
	raster.DrawLayers(dst, []scene.Layer{{Name: "laser", Items: []scene.Item{
		&scene.Shape{Path: scene.Circle(float32(x), float32(y), 1.7*r), Fill: p.OnNow},
		&scene.Shape{Path: scene.Circle(float32(x), float32(y), 1.35*r), Fill: p.NowFill},
	}}}, env.Fonts, 1)
}

// darken dims everything outside a circle.
func darken(dst *image.RGBA, x, y, r float64) {
	w := dst.Rect.Dx()
	inBands(dst.Rect.Dy(), func(from, to int) {
		for row := from; row < to; row++ {
			line := dst.Pix[row*dst.Stride : row*dst.Stride+4*w]
			half := math.Sqrt(max(r*r-(float64(row)-y)*(float64(row)-y), 0))
			left, right := min(max(int(x-half), 0), w), min(max(int(x+half), 0), w)
			dim(line[:4*left])
			dim(line[4*right:])
		}
	})
}

// dim takes the light out of pixels.
func dim(pixels []uint8) {
	for i := 0; i+3 < len(pixels); i += 4 {
		pixels[i], pixels[i+1], pixels[i+2] = pixels[i]>>2, pixels[i+1]>>2, pixels[i+2]>>2
	}
}
