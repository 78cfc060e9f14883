package widgets

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// Preview shows a picture whole and in its proportion, as large as there is room. It is drawn in the background at the
// size of the preview, from the scene of its real size, so that its lines break as they will; the newest wins.
type Preview struct {
	widget.BaseWidget
	Failed func(error) // what went wrong while drawing; on Fyne's goroutine

	env     *Env
	surface *surface
	w, h    float64 // the picture's size, of which only the proportion counts
	draw    func() *scene.Scene
	scale   float64 // pixels a point of the window

	turn, drawn int // what is to be shown and what is shown
	drawing     bool
	picture     *image.RGBA
}

// NewPreview returns an empty preview.
func NewPreview(env *Env) *Preview {
	p := &Preview{env: env, w: 16, h: 9}
	p.surface = newSurface(p.paint)
	p.ExtendBaseWidget(p)
	return p
}

// Set shows the picture of w x h that draw returns, as soon as it is there. draw is called on another goroutine.
func (p *Preview) Set(w, h float64, draw func() *scene.Scene) {
	p.w, p.h, p.draw = w, h, draw
	p.turn++
	p.surface.Redraw() // paint begins to draw: it knows the scale
}

// Drawn reports whether the newest picture is shown.
func (p *Preview) Drawn() bool { return p.picture != nil && p.drawn == p.turn }

// Frame is where the picture stands on the widget, points.
func (p *Preview) Frame() (at fyne.Position, size fyne.Size) {
	const edge = 12 // the ground seen round it
	room := p.Size().SubtractWidthHeight(2*edge, 2*edge)
	k := min(float64(room.Width)/p.w, float64(room.Height)/p.h)
	size = fyne.NewSize(max(float32(math.Floor(p.w*k)), 1), max(float32(math.Floor(p.h*k)), 1))
	return fyne.NewPos(float32(math.Floor(float64(p.Size().Width-size.Width)/2)), float32(math.Floor(float64(p.Size().Height-size.Height)/2))), size
}

func (p *Preview) paint(dst *image.RGBA, scale float64) {
	pal, size := p.env.Palette(), p.Size()
	if scale != p.scale {
		p.scale = scale
		p.turn++
	}
	at, frame := p.Frame()
	box := scene.Rect{X0: at.X, Y0: at.Y, X1: at.X + frame.Width, Y1: at.Y + frame.Height}
	paintScene(dst, &scene.Scene{W: size.Width, H: size.Height, Background: pal.Ground, Layers: []scene.Layer{{Name: "frame", Items: []scene.Item{
		&scene.Shape{Path: scene.Rectangle(box.Inset(-1)), Fill: pal.StrongRule},
		&scene.Shape{Path: scene.Rectangle(box), Fill: pal.Panel},
	}}}}, p.env.Fonts, scale)
	w, h := int(math.Round(float64(frame.Width)*scale)), int(math.Round(float64(frame.Height)*scale))
	if p.picture != nil && p.picture.Rect.Dx() == w && p.picture.Rect.Dy() == h {
		place(dst, p.picture, int(math.Round(float64(at.X)*scale)), int(math.Round(float64(at.Y)*scale)))
	} else if p.drawn == p.turn {
		p.turn++ // the room has changed
	}
	if p.drawn != p.turn {
		p.start(w, h)
	}
}

// start draws the newest picture in w x h pixels, unless one is being drawn: that looks again when it is done.
func (p *Preview) start(w, h int) {
	if p.drawing || p.draw == nil || w < 8 || h < 8 {
		return
	}
	p.drawing = true
	turn, draw, wide := p.turn, p.draw, p.w
	p.env.Spawn(func() {
		pixels, err := shrunk(draw, w, h, wide, p.env)
		fyne.Do(p.env.unlessEnded(func() {
			p.drawing = false
			if err != nil && p.Failed != nil {
				p.Failed(err)
			}
			if turn == p.turn || err == nil && p.w == wide { // an older one of the same shape is better than none
				p.picture = pixels
			}
			if turn == p.turn {
				p.drawn = turn
			}
			p.surface.Redraw()
		}))
	})
}

// shrunk draws a scene in w x h pixels over a pattern that shows through where it is transparent. A panic is an error.
func shrunk(draw func() *scene.Scene, w, h int, wide float64, env *Env) (pixels *image.RGBA, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	pixels = image.NewRGBA(image.Rect(0, 0, w, h))
	s := draw()
	if s.Background.A == 0 {
		checker(pixels)
	} else {
		fill(pixels, s.Background)
	}
	raster.DrawLayers(pixels, s.Layers, env.Fonts, float64(w)/wide)
	return pixels, nil
}

// checker is the pattern that says "transparent" everywhere.
func checker(dst *image.RGBA) {
	const side = 8
	for y := range dst.Rect.Dy() {
		for x := range dst.Rect.Dx() {
			c := color.RGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
			if (x/side+y/side)%2 == 1 {
				c = color.RGBA{R: 0xde, G: 0xde, B: 0xde, A: 0xff}
			}
			dst.SetRGBA(x, y, c)
		}
	}
}

// MinSize is small: the dialog gives the size.
func (p *Preview) MinSize() fyne.Size { return fyne.NewSize(120, 80) }

// Refresh redraws it, as after a change of theme.
func (p *Preview) Refresh() { p.surface.Redraw() }

// CreateRenderer returns the one surface.
func (p *Preview) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.surface.Raster)
}
