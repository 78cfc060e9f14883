package widgets

import (
	"image"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/palette"
	"thawline/app/scene"
)

// ContentsRow is a row of a table of contents: a heading, or an item under one.
type ContentsRow struct {
	Heading bool
	Number  string // before an item's text
	Text    string
	Hint    string // at the right
	Shown   bool   // it is what the window shows
}

// Contents is a list of headings with items under them, one row chosen. Rows are chosen by pointer and arrows and dragged to
// another place.
type Contents struct {
	widget.BaseWidget
	OnChoose func(row int)
	OnOpen   func(row int)      // Return, or a double click
	OnDelete func(row int)      // the Delete key
	OnDrop   func(row, gap int) // dragged to before the row at gap; the number of rows for the end
	Empty    string             // told where there are no rows

	env      *Env
	surface  *surface
	rows     []ContentsRow
	chosen   int
	offset   float32
	focused  bool
	ring     bool
	hover    int
	dragging bool
	from     int // the row dragged
	gap      int
	lastTap  time.Time
	clock    func() time.Time
}

// The heights of rows, points.
const (
	contentsHeading = 30
	contentsItem    = 26
)

// NewContents returns an empty one.
func NewContents(env *Env) *Contents {
	o := &Contents{env: env, chosen: -1, hover: -1, clock: time.Now}
	o.surface = newSurface(o.paint)
	o.ExtendBaseWidget(o)
	return o
}

// Set shows rows with one chosen, -1 for none, which is scrolled to when it is another than before.
func (o *Contents) Set(rows []ContentsRow, chosen int) {
	if chosen == o.chosen && slices.Equal(rows, o.rows) {
		return
	}
	moved := chosen != o.chosen || len(rows) != len(o.rows)
	o.rows, o.chosen = rows, chosen
	if moved {
		o.reveal()
	}
	o.scrollTo(o.offset)
	o.surface.Redraw()
}

// Chosen returns the row chosen, -1 for none.
func (o *Contents) Chosen() int { return o.chosen }

// Rows returns the rows shown.
func (o *Contents) Rows() []ContentsRow { return o.rows }

func (o *Contents) height(row int) float32 {
	if o.rows[row].Heading {
		return contentsHeading
	}
	return contentsItem
}

// top returns where a row begins, not scrolled; that of the number of rows is where the last ends.
func (o *Contents) top(row int) float32 {
	y := float32(0)
	for i := range min(row, len(o.rows)) {
		y += o.height(i)
	}
	return y
}

// RowAt returns the row at a height of the widget, -1 for none.
func (o *Contents) RowAt(y float32) int {
	y += o.offset
	for i := range o.rows {
		if y -= o.height(i); y < 0 {
			return i
		}
	}
	return -1
}

// Middle returns the middle of a row on the widget.
func (o *Contents) Middle(row int) fyne.Position {
	return fyne.NewPos(o.Size().Width/2, o.top(row)+o.height(row)/2-o.offset)
}

func (o *Contents) scrollTo(y float32) {
	o.offset = min(max(y, 0), max(o.top(len(o.rows))-o.Size().Height, 0))
}

// reveal scrolls to the chosen row, with its heading where there is room.
func (o *Contents) reveal() {
	if o.chosen < 0 || o.chosen >= len(o.rows) || o.Size().Height < 2 {
		return
	}
	y := o.top(o.chosen)
	if y-contentsHeading < o.offset {
		o.scrollTo(y - contentsHeading)
	} else if end := y + o.height(o.chosen) + contentsItem/2; end > o.offset+o.Size().Height {
		o.scrollTo(end - o.Size().Height)
	}
}

func (o *Contents) paint(dst *image.RGBA, scale float64) {
	s := o.Size()
	paintScene(dst, o.Scene(s.Width, s.Height), o.env.Fonts, scale)
}

// Scene returns the contents as it is drawn at that size.
func (o *Contents) Scene(w, h float32) *scene.Scene {
	p := o.env.Palette()
	var items []scene.Item
	box := func(x0, y0, x1, y1 float32) *scene.Path {
		return scene.Rectangle(scene.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1})
	}
	y := -o.offset
	for i, r := range o.rows {
		rh := o.height(i)
		if y+rh > 0 && y < h {
			ink, hint := p.Ink1, p.Ink3
			if o.dragging && i == o.from {
				ink = p.Ink3
			}
			switch {
			case i == o.chosen:
				items = append(items, &scene.Shape{Path: box(0, y, w, y+rh), Fill: p.SelectedRow}, &scene.Shape{Path: box(0, y, 3, y+rh), Fill: p.Ink1})
			case i == o.hover && !o.dragging:
				items = append(items, &scene.Shape{Path: box(0, y, w, y+rh), Fill: palette.With(p.Ink1, .05)})
			}
			end := w - 16
			if r.Hint != "" {
				hw := o.env.Fonts.Width(r.Hint, scene.Sans, 11, 0, true)
				items = append(items, &scene.Text{X: end - hw, Y: y + rh/2 + 4, String: r.Hint, Size: 11, Tabular: true, Color: hint})
				end -= hw + 10
			}
			if r.Heading {
				items = append(items, &scene.Text{X: 16, Y: y + rh/2 + 5, String: o.env.Fonts.Fit(r.Text, scene.SansBold, 12.5, end-16), Face: scene.SansBold, Size: 12.5, Color: ink})
			} else {
				nw := o.env.Fonts.Width(r.Number, scene.Sans, 11, 0, true)
				items = append(items, &scene.Text{X: 36 - nw, Y: y + rh/2 + 4, String: r.Number, Size: 11, Tabular: true, Color: hint},
					&scene.Text{X: 46, Y: y + rh/2 + 4.5, String: o.env.Fonts.Fit(r.Text, scene.Sans, 12.5, end-46), Size: 12.5, Color: ink})
				if r.Shown {
					items = append(items, &scene.Shape{Path: scene.Circle(12, y+rh/2, 3), Fill: p.Now})
				}
			}
		}
		y += rh
	}
	if len(o.rows) == 0 && o.Empty != "" {
		for i, l := range o.env.Fonts.Wrap(o.Empty, scene.Sans, 12.5, w-32) {
			items = append(items, &scene.Text{X: 16, Y: 24 + float32(i)*18, String: l, Size: 12.5, Color: p.Ink2})
		}
	}
	if total := o.top(len(o.rows)); total-h > .5 {
		thumb := max(h*h/total, 24)
		at := (h - thumb) * o.offset / (total - h)
		items = append(items, &scene.Shape{Fill: p.StrongRule, Path: scene.RoundRect(scene.Rect{X0: w - 6, Y0: at + 2, X1: w - 3, Y1: at + thumb - 2}, 1.5)})
	}
	if o.dragging {
		at := o.top(o.gap) - o.offset
		items = append(items, &scene.Shape{Path: scene.Segment(10, at, w-10, at), Stroke: scene.Stroke{Color: p.Now, Width: 2}})
	}
	if o.focused && o.ring {
		items = append(items, focusRing(w, h, 0, p))
	}
	return &scene.Scene{W: w, H: h, Background: p.Panel, Layers: []scene.Layer{{Name: "contents", Items: items}}}
}

func (o *Contents) choose(row int) {
	row = min(max(row, 0), len(o.rows)-1)
	if row < 0 || row == o.chosen {
		return
	}
	o.chosen = row
	o.reveal()
	o.surface.Redraw()
	if o.OnChoose != nil {
		o.OnChoose(row)
	}
}

func (o *Contents) open(row int) {
	if row >= 0 && o.OnOpen != nil {
		o.OnOpen(row)
	}
}

// doubleTap is the longest time between the clicks of a double click.
const doubleTap = 400 * time.Millisecond

// Tapped chooses the row under the pointer; the second tap of two opens it.
func (o *Contents) Tapped(ev *fyne.PointEvent) {
	o.env.focus(o)
	row := o.RowAt(ev.Position.Y)
	if row < 0 {
		return
	}
	now := o.clock()
	if row == o.chosen && now.Sub(o.lastTap) < doubleTap {
		o.lastTap = time.Time{}
		o.open(row)
		return
	}
	o.lastTap = now
	o.choose(row)
}

// Dragged moves the mark of where the row will stand.
func (o *Contents) Dragged(ev *fyne.DragEvent) {
	if o.OnDrop == nil {
		return
	}
	if !o.dragging {
		o.from = o.RowAt(ev.Position.Y - ev.Dragged.DY)
		if o.from < 0 {
			return
		}
		o.dragging = true
		o.env.focus(o)
		o.choose(o.from)
	}
	switch y := ev.Position.Y; {
	case y < 12:
		o.scrollTo(o.offset - 10)
	case y > o.Size().Height-12:
		o.scrollTo(o.offset + 10)
	}
	o.gap = len(o.rows)
	for i := range o.rows {
		if ev.Position.Y+o.offset < o.top(i)+o.height(i)/2 {
			o.gap = i
			break
		}
	}
	o.surface.Redraw()
}

// DragEnd drops the row.
func (o *Contents) DragEnd() {
	if !o.dragging {
		return
	}
	o.dragging = false
	o.surface.Redraw()
	if o.gap != o.from && o.gap != o.from+1 {
		o.OnDrop(o.from, o.gap)
	}
}

// Scrolled scrolls the list.
func (o *Contents) Scrolled(ev *fyne.ScrollEvent) {
	o.scrollTo(o.offset - ev.Scrolled.DY*1.6)
	o.surface.Redraw()
}

// MouseIn is MouseMoved.
func (o *Contents) MouseIn(ev *desktop.MouseEvent) { o.MouseMoved(ev) }

// MouseMoved lights up the row under the pointer.
func (o *Contents) MouseMoved(ev *desktop.MouseEvent) {
	if row := o.RowAt(ev.Position.Y); row != o.hover {
		o.hover = row
		o.surface.Redraw()
	}
}

// MouseOut takes the light away.
func (o *Contents) MouseOut() {
	o.hover = -1
	o.surface.Redraw()
}

// Cursor is a hand.
func (o *Contents) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained draws the ring.
func (o *Contents) FocusGained() { o.focused, o.ring = true, o.env.gained(o); o.surface.Redraw() }

// FocusLost takes the ring away.
func (o *Contents) FocusLost() { o.focused = false; o.surface.Redraw() }

// TypedKey goes through the rows, opens and deletes; other keys are the window's.
func (o *Contents) TypedKey(ev *fyne.KeyEvent) {
	page := max(int(o.Size().Height/contentsItem)-1, 1)
	switch ev.Name {
	case fyne.KeyUp:
		o.choose(o.chosen - 1)
	case fyne.KeyDown:
		o.choose(o.chosen + 1)
	case fyne.KeyPageUp:
		o.choose(o.chosen - page)
	case fyne.KeyPageDown:
		o.choose(o.chosen + page)
	case fyne.KeyHome:
		o.choose(0)
	case fyne.KeyEnd:
		o.choose(len(o.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		o.open(o.chosen)
	case fyne.KeyDelete:
		if o.OnDelete != nil && o.chosen >= 0 {
			o.OnDelete(o.chosen)
		}
	default:
		o.env.key(ev)
	}
}

// TypedRune hands signs to the window.
func (o *Contents) TypedRune(r rune) { o.env.rune(r) }

// MinSize is small: the layout gives the size.
func (o *Contents) MinSize() fyne.Size { return fyne.NewSize(16, 16) }

// Resize keeps the chosen row in sight.
func (o *Contents) Resize(size fyne.Size) {
	if size == o.Size() {
		return
	}
	o.BaseWidget.Resize(size)
	o.scrollTo(o.offset)
	o.reveal()
}

// Refresh redraws, as after a change of theme.
func (o *Contents) Refresh() { o.surface.Redraw() }

// CreateRenderer returns the one surface.
func (o *Contents) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(o.surface.Raster)
}
