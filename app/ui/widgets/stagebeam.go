package widgets

import (
	"image"
	"math"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// Beam is what points at something in a picture while it is held.
type Beam struct {
	Off func() bool // reports that it must not shine: its keys mean something else now; nil is never

	kind BeamKind
	at   scene.Point // of the picture
}

// Kind returns what shines now.
func (b *Beam) Kind() BeamKind { return b.kind }

// BeamKind is a way to point.
type BeamKind uint8

// The kinds of beams.
const (
	NoBeam BeamKind = iota
	LaserBeam
	SpotBeam
)

// BeamOf returns the beam that a key shines while it is held.
func BeamOf(key fyne.KeyName) BeamKind {
	switch key {
	case fyne.KeyL:
		return LaserBeam
	case fyne.KeyF:
		return SpotBeam
	}
	return NoBeam
}

// The sizes of the beams, of the picture's height.
const (
	laserShare = .009
	spotShare  = .17
)

// Shine switches a beam on or off.
func (s *Stage) Shine(kind BeamKind, on bool) {
	if kind == NoBeam || on == (s.Beam.kind == kind) || on && s.Beam.Off != nil && s.Beam.Off() {
		return
	}
	s.Beam.kind = NoBeam
	if on {
		s.Beam.kind = kind
	}
	s.retouched()
}

// aim turns the beam to a place of the widget.
func (s *Stage) aim(at fyne.Position) { s.Beam.at.X, s.Beam.at.Y = s.point(at) }

// paint draws the beam over the picture.
func (b *Beam) paint(dst *image.RGBA, fit fitting, env *Env) {
	if b.kind == NoBeam || fit.scale <= 0 {
		return
	}
	h := float64(dst.Rect.Dy()) - 2*float64(fit.dy)*fit.scale
	x, y := float64(b.at.X+fit.dx)*fit.scale, float64(b.at.Y+fit.dy)*fit.scale
	if b.kind == SpotBeam {
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
