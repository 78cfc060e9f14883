package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/palette"
	"thawline/app/scene"
)

// Option is one of the things that Choices offers.
type Option struct{ Key, Text string }

// Choices is a row of framed words of which one is on, wrapped where it is narrow. It is one stop of the Tab key: the arrows
// choose, Home and End go to the ends, Enter does what it is set to.
type Choices struct {
	widget.BaseWidget
	Options  []Option
	On       string
	OnChange func(key string)
	Enter    func() // Return and Enter; nil leaves them to the window

	env     *Env
	surface *surface
	focused bool
	hover   int // -1 for none
}

// NewChoices returns a row of choices.
func NewChoices(env *Env, options []Option, on string, changed func(key string)) *Choices {
	c := &Choices{env: env, Options: options, On: on, OnChange: changed, hover: -1}
	c.surface = newSurface(c.paint)
	c.ExtendBaseWidget(c)
	return c
}

// Set shows other options, or another one on, and redraws only when something changed.
func (c *Choices) Set(options []Option, on string) {
	same := len(options) == len(c.Options) && on == c.On
	for i := 0; same && i < len(options); i++ {
		same = options[i] == c.Options[i]
	}
	if same {
		return
	}
	c.Options, c.On, c.hover = options, on, -1
	c.surface.Redraw()
}

// The measures of a choice, points.
const (
	choiceHeight = 28
	choiceGap    = 4
	choicePad    = 10
	choiceText   = 12.5
)

// boxes are the places of the options at a width, and the height of all of them.
func (c *Choices) boxes(width float32) (list []scene.Rect, height float32) {
	var x, y float32
	for _, o := range c.Options {
		w := min(c.env.Fonts.Width(o.Text, scene.Sans, choiceText, 0, false)+2*choicePad, max(width, 40))
		if x > 0 && x+w > width+.5 {
			x, y = 0, y+choiceHeight+choiceGap
		}
		list = append(list, scene.Rect{X0: x, Y0: y, X1: x + w, Y1: y + choiceHeight})
		x += w + choiceGap
	}
	return list, y + choiceHeight
}

// HeightFor is the height at a width.
func (c *Choices) HeightFor(width float32) float32 {
	_, h := c.boxes(width)
	return h
}

// MinSize is that of one row as narrow as can be; who lays it out asks HeightFor.
func (c *Choices) MinSize() fyne.Size { return fyne.NewSize(40, choiceHeight) }

func (c *Choices) paint(dst *image.RGBA, scale float64) {
	fill(dst, c.env.Palette().Panel)
	size := c.Size()
	paintScene(dst, c.Scene(size.Width, size.Height), c.env.Fonts, scale)
}

// Scene returns the choices as they are drawn at that size.
func (c *Choices) Scene(w, h float32) *scene.Scene {
	p, fonts := c.env.Palette(), c.env.Fonts
	boxes, _ := c.boxes(w)
	var items []scene.Item
	for i, o := range c.Options {
		box := boxes[i]
		ground, frame, ink := p.Raised, p.StrongRule, p.Ink1
		if o.Key == c.On {
			ground, frame, ink = p.Accent, p.Accent, p.OnAccent
		}
		path := scene.RoundRect(box.Inset(.5), 3)
		items = append(items, &scene.Shape{ID: o.Key, Path: path, Fill: ground, Stroke: scene.Stroke{Color: frame, Width: 1}})
		if i == c.hover {
			veil := palette.With(p.Ink1, .06)
			if o.Key == c.On {
				veil = palette.With(p.OnAccent, .14)
			}
			items = append(items, &scene.Shape{Path: path, Fill: veil})
		}
		_, _, capHeight, _ := fonts.Metrics(scene.Sans, choiceText)
		text := fonts.Fit(o.Text, scene.Sans, choiceText, box.X1-box.X0-2*choicePad+1)
		items = append(items, &scene.Text{X: box.X0 + choicePad, Y: (box.Y0+box.Y1)/2 + capHeight/2, String: text, Size: choiceText, Color: ink})
		if c.focused && o.Key == c.On {
			ring := scene.RoundRect(box.Inset(1), 3)
			items = append(items, &scene.Shape{Path: ring, Stroke: scene.Stroke{Color: p.Now, Width: 2}})
		}
	}
	return &scene.Scene{W: w, H: h, Background: p.Panel, Layers: []scene.Layer{{Name: "choices", Items: items}}}
}

func (c *Choices) at(pos fyne.Position) int {
	boxes, _ := c.boxes(c.Size().Width)
	for i, b := range boxes {
		if pos.X >= b.X0 && pos.X < b.X1 && pos.Y >= b.Y0 && pos.Y < b.Y1 {
			return i
		}
	}
	return -1
}

// choose takes the i-th option, held to the first and the last.
func (c *Choices) choose(i int) {
	if len(c.Options) == 0 {
		return
	}
	key := c.Options[min(max(i, 0), len(c.Options)-1)].Key
	if key == c.On {
		return
	}
	c.On = key
	c.surface.Redraw()
	if c.OnChange != nil {
		c.OnChange(key)
	}
}

func (c *Choices) index() int {
	for i, o := range c.Options {
		if o.Key == c.On {
			return i
		}
	}
	return 0
}

// Tapped takes the option under the pointer.
func (c *Choices) Tapped(ev *fyne.PointEvent) {
	c.env.focus(c)
	if i := c.at(ev.Position); i >= 0 {
		c.choose(i)
	}
}

// MouseIn is MouseMoved.
func (c *Choices) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved lights the option under the pointer up.
func (c *Choices) MouseMoved(ev *desktop.MouseEvent) { c.light(c.at(ev.Position)) }

// MouseOut takes the light away.
func (c *Choices) MouseOut() { c.light(-1) }

func (c *Choices) light(i int) {
	if i != c.hover {
		c.hover = i
		c.surface.Redraw()
	}
}

// Cursor is a hand over what can be taken.
func (c *Choices) Cursor() desktop.Cursor {
	if c.hover >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained draws the ring.
func (c *Choices) FocusGained() { c.focused = c.env.gained(c); c.surface.Redraw() }

// FocusLost takes the ring away.
func (c *Choices) FocusLost() { c.focused = false; c.surface.Redraw() }

// TypedKey chooses with the arrows, Home and End.
func (c *Choices) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyRight:
		c.choose(c.index() + 1)
	case fyne.KeyLeft:
		c.choose(c.index() - 1)
	case fyne.KeyDown, fyne.KeyUp:
		c.choose(c.beside(ev.Name == fyne.KeyDown))
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.Options) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.Enter != nil {
			c.Enter()
			return
		}
		c.env.key(ev)
	case fyne.KeySpace:
	default:
		c.env.key(ev)
		return
	}
	if !c.focused { // who uses the keys wants to see where they are
		c.focused = true
		c.surface.Redraw()
	}
}

// beside is the option nearest to the one that is on in the row below or above, or the next or previous where there is none.
func (c *Choices) beside(down bool) int {
	boxes, _ := c.boxes(c.Size().Width)
	i := c.index()
	if i >= len(boxes) {
		return i
	}
	row, step := boxes[i].Y0-choiceHeight-choiceGap, -1
	if down {
		row, step = boxes[i].Y0+choiceHeight+choiceGap, 1
	}
	best, found := i+step, false
	middle := (boxes[i].X0 + boxes[i].X1) / 2
	away := func(b scene.Rect) float32 {
		d := (b.X0+b.X1)/2 - middle
		return max(d, -d)
	}
	for k, b := range boxes {
		if b.Y0 == row && (!found || away(b) < away(boxes[best])) {
			best, found = k, true
		}
	}
	return best
}

// TypedRune hands signs to the window.
func (c *Choices) TypedRune(r rune) {
	if r != ' ' {
		c.env.rune(r)
	}
}

// Refresh redraws it, as after a change of theme.
func (c *Choices) Refresh() {
	c.surface.Redraw()
	c.BaseWidget.Refresh()
}

// CreateRenderer returns the one surface.
func (c *Choices) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(c.surface.Raster)
}
