package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/palette"
	"thawline/app/scene"
)

// Look is how a Button is drawn.
type Look uint8

// The looks of a button.
const (
	Flat    Look = iota // text and icon alone, a ground under the pointer
	Solid               // the one strong button of a bar
	Outline             // a frame on the raised ground
	Tab                 // underlined when on
	Heading             // a flat one in the heading's weight
	Choice              // a framed one that is filled when on
	Check               // a row with a box that is ticked when on
)

// Button is a button drawn with the bundled typeface. It can be reached with Tab and pressed with Space or Enter.
type Button struct {
	widget.BaseWidget
	Text, Hint string // Hint is the key that does the same
	Icon, Tail Icon
	Look       Look
	On         bool
	Wide       bool                            // text at the left of whatever width it is given
	Most       float32                         // the greatest width asked for, 0 for no limit
	TextSize   float32                         // 0 means the look's own
	Quiet      bool                            // in the second ink
	HintSize   float32                         // 0 means 11
	Square     [2]bool                         // no rounding at the top, at the foot, as between buttons in a column
	Mark       func(x, y float32) []scene.Item // drawn in the square of 16 points at x, y instead of an icon
	OnTap      func()
	Enter      func() // Return and Enter where they do not press it, as in a dialog; nil presses it
	Tip        string

	env              *Env
	surface          *surface
	focused, hovered bool
	pressed, off     bool
}

// NewButton returns a button.
func NewButton(env *Env, look Look, icon Icon, text string, tap func()) *Button {
	b := &Button{env: env, Look: look, Icon: icon, Text: text, OnTap: tap}
	b.surface = newSurface(b.paint)
	b.ExtendBaseWidget(b)
	return b
}

// Set changes text and state, and redraws only when one of them changed.
func (b *Button) Set(text string, on bool) {
	if b.Text == text && b.On == on {
		return
	}
	grew := b.Text != text
	b.Text, b.On = text, on
	b.surface.Redraw()
	if grew {
		b.BaseWidget.Refresh()
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(icon Icon, tip string) {
	b.Tip = tip
	if b.Icon != icon {
		b.Icon = icon
		b.surface.Redraw()
	}
}

const (
	buttonText = 13
	iconSize   = 16
	iconGap    = 8
)

func (b *Button) face() scene.Face {
	if b.Look == Solid || b.Look == Heading || b.Look == Tab && b.On {
		return scene.SansBold
	}
	return scene.Sans
}

func (b *Button) size() float32 {
	if b.TextSize > 0 {
		return b.TextSize
	}
	if b.Look == Heading {
		return 14
	}
	return buttonText
}

func (b *Button) hintSize() float32 {
	if b.HintSize > 0 {
		return b.HintSize
	}
	return 11
}

// checkBox draws a box of 16 points, ticked when on; off is one that cannot be changed.
func checkBox(on, off bool, x, y float32, p *palette.Palette) []scene.Item {
	box := scene.RoundRect(scene.Rect{X0: x + .5, Y0: y + .5, X1: x + 15.5, Y1: y + 15.5}, 2)
	if !on {
		return []scene.Item{&scene.Shape{Path: box, Fill: p.Raised, Stroke: scene.Stroke{Color: p.StrongRule, Width: 1}}}
	}
	if off {
		return append([]scene.Item{&scene.Shape{Path: box, Fill: p.Rule}}, iconItems(IconCheck, x, y, p.Ink3)...)
	}
	return append([]scene.Item{&scene.Shape{Path: box, Fill: p.Accent}}, iconItems(IconCheck, x, y, p.OnAccent)...)
}

func (b *Button) padding() float32 {
	switch {
	case b.Text == "" && b.Hint == "":
		return 7
	case b.Look == Solid || b.Look == Outline || b.Look == Choice:
		return 14
	case b.Look == Tab:
		return 1
	}
	return 8
}

// MinSize is the size of icon, text and hint with the padding of its look.
func (b *Button) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	w := 2*b.padding() + b.content()
	if b.Most > 0 {
		w = min(w, b.Most)
	}
	h := float32(30)
	if b.Look == Tab {
		h = 36
	}
	return fyne.NewSize(w, h)
}

func (b *Button) content() float32 {
	var w float32
	add := func(part float32) {
		if part > 0 {
			if w > 0 {
				w += iconGap
			}
			w += part
		}
	}
	if b.Look == Check {
		add(iconSize)
	}
	if b.Icon != NoIcon || b.Mark != nil {
		add(iconSize)
	}
	if b.Text != "" {
		face := b.face()
		if b.Look == Tab {
			face = scene.SansBold // no jump when it is chosen
		}
		add(b.env.Fonts.Width(b.Text, face, b.size(), 0, false))
	}
	if b.Hint != "" {
		add(b.env.Fonts.Width(b.Hint, scene.Sans, b.hintSize(), 0, false))
	}
	if b.Tail != NoIcon {
		add(iconSize)
	}
	return w
}

func (b *Button) colors(p *palette.Palette) (ground, frame, ink, hint color.NRGBA) {
	ink, hint = p.Ink1, p.Ink2
	switch b.Look {
	case Solid:
		ground, ink, hint = p.Accent, p.OnAccent, palette.With(p.OnAccent, .7)
	case Outline:
		ground, frame = p.Raised, p.StrongRule
	case Choice:
		ground, frame = p.Raised, p.StrongRule
		if b.On {
			ground, frame, ink, hint = p.Accent, p.Accent, p.OnAccent, palette.With(p.OnAccent, .7)
		}
	case Tab:
		if !b.On {
			ink = p.Ink2
		}
	}
	if b.Quiet {
		ink = p.Ink2
	}
	if b.off {
		ink, hint = p.Ink3, p.Ink3
		if b.Look == Solid || b.Look == Outline || b.Look == Choice {
			ground, frame = p.Panel, p.Rule
		}
	}
	return ground, frame, ink, hint
}

func (b *Button) paint(dst *image.RGBA, scale float64) {
	fill(dst, color.NRGBA{})
	s := b.Size()
	paintScene(dst, b.Scene(s.Width, s.Height), b.env.Fonts, scale)
}

// Scene returns the button as it is drawn at that size.
func (b *Button) Scene(w, h float32) *scene.Scene {
	p := b.env.Palette()
	ground, frame, ink, hint := b.colors(p)
	var items []scene.Item
	box := scene.Rect{X0: .5, Y0: .5, X1: w - .5, Y1: h - .5}
	body := scene.RoundRect(box, 3)
	if b.Square[0] || b.Square[1] {
		body = halfRound(box, 3, !b.Square[0], !b.Square[1])
	}
	items = append(items, &scene.Shape{Path: body, Fill: ground, Stroke: scene.Stroke{Color: frame, Width: 1}})
	if (b.hovered || b.pressed) && !b.off {
		veil := palette.With(p.Ink1, .06)
		if b.Look == Solid || b.On && b.Look == Choice {
			veil = palette.With(p.OnAccent, .14)
		}
		if b.pressed {
			veil.A *= 2
		}
		items = append(items, &scene.Shape{Path: scene.RoundRect(box, 3), Fill: veil})
	}
	x := (w - b.content()) / 2
	if b.Wide {
		x = b.padding()
	}
	x = max(x, b.padding())
	mid := h / 2
	next := func(part float32) { x += part + iconGap }
	if b.Look == Check {
		items = append(items, checkBox(b.On, b.off, x, mid-8, p)...)
		next(iconSize)
	}
	if b.Mark != nil {
		items = append(items, b.Mark(x, mid-iconSize/2)...)
		next(iconSize)
	}
	if b.Icon != NoIcon {
		items = append(items, iconItems(b.Icon, x, mid-iconSize/2, ink)...)
		next(iconSize)
	}
	text := func(t string, face scene.Face, size float32, c color.NRGBA) {
		_, _, capHeight, _ := b.env.Fonts.Metrics(face, size)
		items = append(items, &scene.Text{X: x, Y: mid + capHeight/2, String: t, Face: face, Size: size, Color: c})
		next(b.env.Fonts.Width(t, face, size, 0, false))
	}
	if b.Text != "" {
		if !b.Wide && b.Look == Tab {
			x = max((w-b.env.Fonts.Width(b.Text, b.face(), b.size(), 0, false))/2, b.padding())
		}
		room := w - x - b.padding()
		if b.Tail != NoIcon {
			room -= iconSize + iconGap
		}
		text(b.env.Fonts.Fit(b.Text, b.face(), b.size(), max(room+.5, 10)), b.face(), b.size(), ink)
	}
	if b.Hint != "" {
		if b.Wide {
			x = w - b.padding() - b.env.Fonts.Width(b.Hint, scene.Sans, b.hintSize(), 0, false)
		}
		text(b.Hint, scene.Sans, b.hintSize(), hint)
	}
	if b.Tail != NoIcon {
		items = append(items, iconItems(b.Tail, x-2, mid-iconSize/2, ink)...)
	}
	if b.Look == Tab && b.On {
		items = append(items, &scene.Shape{Path: scene.Rectangle(scene.Rect{Y0: h - 2, X1: w, Y1: h}), Fill: p.Ink1})
	}
	if b.focused {
		items = append(items, focusRing(w, h, 3, p))
	}
	return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "button", Items: items}}}
}

// halfRound is a rectangle with rounded corners at the top, at the foot, or neither.
func halfRound(r scene.Rect, radius float32, top, foot bool) *scene.Path {
	switch {
	case top == foot && top:
		return scene.RoundRect(r, radius)
	case top == foot:
		return scene.Rectangle(r)
	}
	k := radius * .293 // where the arc's middle lies
	if top {
		return scene.Polygon(scene.Point{X: r.X0, Y: r.Y1}, scene.Point{X: r.X0, Y: r.Y0 + radius}, scene.Point{X: r.X0 + k, Y: r.Y0 + k},
			scene.Point{X: r.X0 + radius, Y: r.Y0}, scene.Point{X: r.X1 - radius, Y: r.Y0}, scene.Point{X: r.X1 - k, Y: r.Y0 + k},
			scene.Point{X: r.X1, Y: r.Y0 + radius}, scene.Point{X: r.X1, Y: r.Y1})
	}
	return scene.Polygon(scene.Point{X: r.X0, Y: r.Y0}, scene.Point{X: r.X1, Y: r.Y0}, scene.Point{X: r.X1, Y: r.Y1 - radius},
		scene.Point{X: r.X1 - k, Y: r.Y1 - k}, scene.Point{X: r.X1 - radius, Y: r.Y1}, scene.Point{X: r.X0 + radius, Y: r.Y1},
		scene.Point{X: r.X0 + k, Y: r.Y1 - k}, scene.Point{X: r.X0, Y: r.Y1 - radius})
}

// focusRing frames a widget of w x h points.
func focusRing(w, h, radius float32, p *palette.Palette) scene.Item {
	return &scene.Shape{
		Path:   scene.RoundRect(scene.Rect{X0: 1, Y0: 1, X1: w - 1, Y1: h - 1}, radius),
		Stroke: scene.Stroke{Color: p.Now, Width: 2},
	}
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.env.tip("", b, fyne.Position{})
	if b.off {
		return
	}
	if b.OnTap != nil {
		b.OnTap()
	}
}

// MouseIn lights the button up and shows its tooltip.
func (b *Button) MouseIn(ev *desktop.MouseEvent) {
	b.hovered = true
	b.surface.Redraw()
	b.env.tip(b.Tip, b, ev.Position)
}

// MouseMoved does nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light and the tooltip away.
func (b *Button) MouseOut() {
	b.hovered, b.pressed = false, false
	b.surface.Redraw()
	b.env.tip("", b, fyne.Position{})
}

// MouseDown shows the button pressed.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.pressed = true; b.surface.Redraw() }

// MouseUp shows the button released.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.pressed = false; b.surface.Redraw() }

// Cursor is a hand where it can be pressed.
func (b *Button) Cursor() desktop.Cursor {
	if b.off {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Disable lets it be seen but not pressed; Tab passes it by.
func (b *Button) Disable() { b.turn(true) }

// Enable lets it be pressed again.
func (b *Button) Enable() { b.turn(false) }

// Disabled reports whether it cannot be pressed.
func (b *Button) Disabled() bool { return b.off }

func (b *Button) turn(off bool) {
	if b.off != off {
		b.off = off
		b.surface.Redraw()
	}
}

// FocusGained draws the ring.
func (b *Button) FocusGained() { b.focused = b.env.gained(b); b.surface.Redraw() }

// FocusLost takes the ring away.
func (b *Button) FocusLost() { b.focused = false; b.surface.Redraw() }

// TypedKey presses the button with Space, Enter or Return; other keys are the window's.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
	switch {
	case enter && b.Enter != nil:
		b.Enter()
	case enter, ev.Name == fyne.KeySpace:
		b.Tapped(nil)
	default:
		b.env.key(ev)
	}
}

// TypedRune hands signs such as ? to the window; Space is a key here.
func (b *Button) TypedRune(r rune) {
	if r != ' ' {
		b.env.rune(r)
	}
}

// Refresh redraws it, as after a change of theme.
func (b *Button) Refresh() {
	b.surface.Redraw()
	b.BaseWidget.Refresh()
}

// CreateRenderer returns the one surface.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(b.surface.Raster)
}
