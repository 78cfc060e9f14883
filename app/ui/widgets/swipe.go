package widgets

import (
	"image"
	"image/draw"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// Swipe shows two maps of one camera over each other, the left one up to a bar and the right one beyond it. Both are drawn
// whole and kept: dragging the bar only puts their pixels together anew. Everything else that the pointer and the keys do
// goes to the map under the pointer. Tab goes in among the marks that are seen, on either side of the bar.
type Swipe struct {
	widget.BaseWidget
	// Labels returns what the two maps show, for the chips in their upper corners.
	Labels func() [2]string
	// Tell is what a tooltip says of a mark with a title on one of the maps, 0 the left and 1 the right one: it names the
	// side. Nil: the title alone.
	Tell func(side int, title string) string

	env         *Env
	left, right *MapView
	pictures    [2]*image.RGBA
	stale       bool
	surface     *surface
	paints      int
	share       float64 // where the bar stands, 0 to 1 of the width
	focused     bool
	onBar       bool // the bar is dragged
	dragging    bool
	over        *MapView
	among       *MapView  // among whose marks the keyboard is; nil: it moves the bar
	last        swipeMark // where it was left
}

// NewSwipe returns a swipe over two maps that are shown nowhere else at the same time.
func NewSwipe(env *Env, left, right *MapView) *Swipe {
	s := &Swipe{env: env, left: left, right: right, share: .5, stale: true}
	s.surface = newSurface(s.paint)
	for _, m := range []*MapView{left, right} {
		m.redrawn = append(m.redrawn, s.Redraw)
	}
	s.host()
	s.ExtendBaseWidget(s)
	return s
}

// Redraw draws both maps anew where they changed.
func (s *Swipe) Redraw() {
	s.stale = true
	s.surface.Redraw()
}

// Refresh draws the swipe anew, as after a change of theme.
func (s *Swipe) Refresh() { s.Redraw() }

// Paints returns how often the maps were painted.
func (s *Swipe) Paints() int { return s.paints }

// Share returns where the bar stands, 0 to 1 of the width.
func (s *Swipe) Share() float64 { return s.share }

// SetShare moves the bar; it stops at the edges.
func (s *Swipe) SetShare(share float64) {
	if math.IsNaN(share) {
		return
	}
	if share = min(max(share, 0), 1); share != s.share {
		s.share = share
		s.part()
		s.stale = s.stale || s.among != nil // its ring ends at the bar
		s.surface.Redraw()
	}
}

// part tells each map which part of it is seen. No part is without any width, as that would mean all of the map.
func (s *Swipe) part() {
	w, h := s.Size().Width, s.Size().Height
	x := min(max(float32(s.share)*w, .5), max(w-.5, .5))
	s.left.seen, s.right.seen = scene.Rect{X1: x, Y1: h}, scene.Rect{X0: x, X1: w, Y1: h}
}

// Resize gives both maps the whole of the room, while the swipe is the one that shows them.
func (s *Swipe) Resize(size fyne.Size) {
	s.BaseWidget.Resize(size)
	if s.Visible() {
		s.fill()
	}
}

func (s *Swipe) fill() {
	s.left.Resize(s.Size())
	s.right.Resize(s.Size())
	s.part()
	s.Redraw()
}

func (s *Swipe) paint(dst *image.RGBA, scale float64) {
	for i, m := range []*MapView{s.left, s.right} {
		if p := s.pictures[i]; p == nil || p.Rect != dst.Rect {
			s.pictures[i], s.stale = image.NewRGBA(dst.Rect), true
		}
		if s.stale {
			m.paint(s.pictures[i], scale)
		}
	}
	if s.stale {
		s.paints++
	}
	s.stale = false
	x := int(math.Round(s.share * float64(dst.Rect.Dx())))
	cut := dst.Rect
	cut.Max.X = x
	draw.Draw(dst, cut, s.pictures[0], cut.Min, draw.Src)
	cut = dst.Rect
	cut.Min.X = x
	draw.Draw(dst, cut, s.pictures[1], cut.Min, draw.Src)
	raster.DrawLayers(dst, []scene.Layer{{Name: "swipe", Items: s.marks(float32(float64(dst.Rect.Dx())/scale), float32(float64(dst.Rect.Dy())/scale))}}, s.env.Fonts, scale)
}

// Show shows the swipe; tooltips of the maps are placed by it while it is there.
func (s *Swipe) Show() {
	s.host()
	s.BaseWidget.Show()
	s.fill()
}

// host takes the maps in.
func (s *Swipe) host() {
	for side, m := range []*MapView{s.left, s.right} {
		m.host = s
		m.tell = func(title string) string {
			if s.Tell == nil {
				return title
			}
			return s.Tell(side, title)
		}
	}
}

// Hide hides the swipe and lets its pictures go.
func (s *Swipe) Hide() {
	s.leave()
	s.pictures = [2]*image.RGBA{}
	for _, m := range []*MapView{s.left, s.right} {
		m.host, m.tell, m.seen = nil, nil, scene.Rect{}
	}
	s.BaseWidget.Hide()
}

// marks are the bar with its grip, and the chips that say which date is on which side.
func (s *Swipe) marks(w, h float32) []scene.Item {
	p := s.env.Palette()
	x := float32(math.Round(s.share * float64(w)))
	var items []scene.Item
	if s.Labels != nil {
		const size, pad, high = 13, 10, 28
		for i, text := range s.Labels() {
			textW := s.env.Fonts.Width(text, scene.SansBold, size, 0, false)
			at := float32(12)
			ink := p.Ink1
			if i == 1 {
				at, ink = w-12-textW-2*pad, p.NowText
			}
			items = append(items,
				&scene.Shape{Path: scene.RoundRect(scene.Rect{X0: at, Y0: 12, X1: at + textW + 2*pad, Y1: 12 + high}, 2), Fill: p.Panel, Stroke: s.chipEdge(i, p)},
				&scene.Text{X: at + pad, Y: 12 + high/2 + 4.7, String: text, Face: scene.SansBold, Size: size, Color: ink, W: textW})
		}
	}
	items = append(items,
		&scene.Shape{Path: scene.Segment(x, 0, x, h), Stroke: scene.Stroke{Color: p.Panel, Width: 5}},
		&scene.Shape{Path: scene.Segment(x, 0, x, h), Stroke: scene.Stroke{Color: p.Now, Width: 2.5}},
		&scene.Shape{Path: scene.Circle(x, h/2, 15), Fill: p.NowFill, Stroke: scene.Stroke{Color: p.Panel, Width: 2}})
	for _, side := range []float32{-1, 1} {
		items = append(items, &scene.Shape{
			Path:   scene.Polyline(scene.Point{X: x + side*4, Y: h/2 - 4.5}, scene.Point{X: x + side*8.5, Y: h / 2}, scene.Point{X: x + side*4, Y: h/2 + 4.5}),
			Stroke: scene.Stroke{Color: p.OnNow, Width: 2, Cap: scene.CapRound, Join: scene.JoinRound},
		})
	}
	if s.focused && s.among == nil {
		items = append(items, &scene.Shape{Path: scene.Circle(x, h/2, 19), Stroke: scene.Stroke{Color: p.Ink1, Width: 2}})
	}
	return items
}

// chipEdge is the edge of a chip: that of the side that the keyboard is on is marked.
func (s *Swipe) chipEdge(side int, p *palette.Palette) scene.Stroke {
	if s.among != nil && s.among == []*MapView{s.left, s.right}[side] {
		return scene.Stroke{Color: p.Now, Width: 2.2}
	}
	return scene.Stroke{Color: p.Rule, Width: 1}
}

// under returns the map at a place.
func (s *Swipe) under(at fyne.Position) *MapView {
	if float64(at.X) < s.share*float64(s.Size().Width) {
		return s.left
	}
	return s.right
}

// bar reports whether a place is on the bar.
func (s *Swipe) bar(at fyne.Position) bool {
	return math.Abs(float64(at.X)-s.share*float64(s.Size().Width)) < 16
}

// Dragged moves the bar, or the ground where the drag began beside it.
func (s *Swipe) Dragged(ev *fyne.DragEvent) {
	if !s.dragging {
		s.dragging = true
		s.onBar = s.bar(fyne.NewPos(ev.Position.X-ev.Dragged.DX, ev.Position.Y))
	}
	if s.onBar {
		s.SetShare(float64(ev.Position.X) / float64(max(s.Size().Width, 1)))
		return
	}
	s.left.Dragged(ev)
}

// DragEnd lets go.
func (s *Swipe) DragEnd() {
	s.dragging, s.onBar = false, false
	s.left.DragEnd()
}

// Scrolled zooms at the pointer.
func (s *Swipe) Scrolled(ev *fyne.ScrollEvent) { s.left.Scrolled(ev) }

// Tapped chooses on the map under the pointer.
func (s *Swipe) Tapped(ev *fyne.PointEvent) {
	if !s.bar(ev.Position) {
		s.under(ev.Position).Tapped(ev)
	}
}

// MouseDown takes the focus.
func (s *Swipe) MouseDown(*desktop.MouseEvent) {
	s.leave()
	s.env.focus(s)
}

// MouseUp does nothing.
func (s *Swipe) MouseUp(*desktop.MouseEvent) {}

// MouseIn is MouseMoved.
func (s *Swipe) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved shows what is under the pointer.
func (s *Swipe) MouseMoved(ev *desktop.MouseEvent) {
	if s.dragging {
		return
	}
	s.over = s.under(ev.Position)
	s.over.MouseMoved(ev)
}

// MouseOut lets go of what was under the pointer.
func (s *Swipe) MouseOut() {
	if s.over != nil {
		s.over.MouseOut()
	}
	s.over = nil
}

// Cursor is a double arrow on the bar.
func (s *Swipe) Cursor() desktop.Cursor {
	if s.over == nil || s.onBar {
		return desktop.HResizeCursor
	}
	return s.over.Cursor()
}

// FocusGained marks the grip.
func (s *Swipe) FocusGained() { s.focused = s.env.gained(s); s.surface.Redraw() }

// FocusLost takes the mark away.
func (s *Swipe) FocusLost() {
	s.focused = false
	s.leave()
	s.last = swipeMark{}
	s.surface.Redraw()
}

// AcceptsTab reports whether Tab goes in among the marks of the maps; from there it leaves the swipe.
func (s *Swipe) AcceptsTab() bool {
	return s.among == nil && Modifiers()&fyne.KeyModifierShift == 0 && len(s.left.marks())+len(s.right.marks()) > 0
}

// swipeMark is a mark that the keyboard may go to.
type swipeMark struct {
	on *MapView
	id string
}

// walk moves the keyboard by n of the marks that are seen, those of the left map first, round and round. It begins at the
// first, or where it was left.
func (s *Swipe) walk(n int) {
	var marks []swipeMark
	for _, m := range []*MapView{s.left, s.right} {
		for _, id := range m.marks() {
			marks = append(marks, swipeMark{m, id})
		}
	}
	if len(marks) == 0 {
		return
	}
	at := slices.Index(marks, s.last)
	if at < 0 {
		at = -max(n, 0)
	}
	s.enter(marks[(at+n+len(marks))%len(marks)])
}

// enter puts the keyboard at a mark of one of the maps.
func (s *Swipe) enter(k swipeMark) {
	if s.among != k.on {
		s.leave()
	}
	s.among, s.last = k.on, k
	k.on.focused, k.on.ring, k.on.inside = true, true, true
	k.on.goTo(k.id)
	s.Redraw()
}

// leave takes the keyboard from among the marks.
func (s *Swipe) leave() {
	if m := s.among; m != nil {
		s.among = nil
		m.FocusLost()
		s.Redraw()
	}
}

// TypedRune hands signs on: plus and minus zoom.
func (s *Swipe) TypedRune(r rune) { s.left.TypedRune(r) }

// TypedKey moves the bar with the arrows to the sides; Home and End put it at the edges. Among the marks the arrows go from one
// to the next, Enter chooses and Escape goes back to the bar. Other keys are the map's.
func (s *Swipe) TypedKey(ev *fyne.KeyEvent) {
	const step = .02
	if s.among != nil {
		switch ev.Name {
		case fyne.KeyRight, fyne.KeyDown:
			s.walk(1)
		case fyne.KeyLeft, fyne.KeyUp:
			s.walk(-1)
		case fyne.KeyEscape:
			s.leave()
		default:
			s.among.TypedKey(ev)
		}
		return
	}
	switch ev.Name {
	case fyne.KeyTab:
		s.walk(0)
	case fyne.KeyLeft:
		s.SetShare(s.share - step)
	case fyne.KeyRight:
		s.SetShare(s.share + step)
	case fyne.KeyHome:
		s.SetShare(0)
	case fyne.KeyEnd:
		s.SetShare(1)
	default:
		s.left.TypedKey(ev)
	}
}

// MinSize is that of a map.
func (s *Swipe) MinSize() fyne.Size { return s.left.MinSize() }

// CreateRenderer returns the one surface.
func (s *Swipe) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.surface.Raster)
}
