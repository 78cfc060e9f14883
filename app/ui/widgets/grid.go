package widgets

import (
	"image"
	"strconv"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/raster"
)

// Grid shows many pictures of one shape, small, in rows, one of them chosen. The pictures are drawn in the background, one
// after the other, and kept. It takes every key.
type Grid struct {
	widget.BaseWidget
	env      *Env
	columns  int
	surface  *surface
	prepare  func(i int) func() *scene.Scene // on Fyne's goroutine; what it returns is called on another
	choose   func(i int)
	count    int
	cursor   int
	look     any
	pictures []*image.RGBA
	scale    float64

	mu      sync.Mutex
	turn    int // of the pictures: older work is dropped
	drawing bool
}

// The measures of a grid, points.
const (
	gridGap  = 16
	gridEdge = 28
)

// mostRows is the number of rows that are made small enough to be seen at once; more are scrolled.
const mostRows = 6

// gridShape is a picture's width over its height.
const gridShape = 16.0 / 9

// NewGrid returns an empty grid.
func NewGrid(env *Env, columns int, prepare func(i int) func() *scene.Scene, choose func(i int)) *Grid {
	g := &Grid{env: env, columns: columns, prepare: prepare, choose: choose}
	g.surface = newSurface(g.paint)
	g.ExtendBaseWidget(g)
	return g
}

// Set shows count pictures with the one at cursor chosen. Another look draws all anew.
func (g *Grid) Set(count, cursor int, look any) {
	if count != g.count || look != g.look {
		g.forget(count)
		g.look = look
	}
	g.cursor = cursor
	g.surface.Redraw()
}

func (g *Grid) forget(count int) {
	g.mu.Lock()
	g.turn++
	g.mu.Unlock()
	g.count, g.pictures, g.drawing = count, make([]*image.RGBA, count), false
}

// cell is the place of a picture on the widget, scrolled so that the chosen row is seen.
func (g *Grid) cell(i int) (at fyne.Position, size fyne.Size) {
	s := g.Size()
	w := (s.Width - 2*gridEdge - float32(g.columns-1)*gridGap) / float32(g.columns)
	row := func(i int) float32 { return float32(i / g.columns) }
	rows := row(max(g.count-1, 0)) + 1
	if rows <= mostRows { // few enough to be seen at once
		w = min(w, (s.Height-2*gridEdge-(rows-1)*gridGap)/rows*gridShape)
	}
	w = max(w, 1)
	h := w / gridShape
	left := (s.Width - float32(g.columns)*w - float32(g.columns-1)*gridGap) / 2
	total := rows*h + (rows-1)*gridGap + 2*gridEdge
	top := float32(gridEdge)
	if total <= s.Height {
		top = (s.Height-total)/2 + gridEdge
	} else {
		middle := gridEdge + row(g.cursor)*(h+gridGap) + h/2
		top -= min(max(middle-s.Height/2, 0), total-s.Height)
	}
	return fyne.NewPos(left+float32(i%g.columns)*(w+gridGap), top+row(i)*(h+gridGap)), fyne.NewSize(w, h)
}

func (g *Grid) paint(dst *image.RGBA, scale float64) {
	p := g.env.Palette()
	if scale != g.scale {
		g.forget(g.count)
		g.scale = scale
	}
	var items []scene.Item
	size := g.Size()
	for i := range g.count {
		at, cell := g.cell(i)
		if at.Y+cell.Height < 0 || at.Y > size.Height {
			continue
		}
		r := scene.Rect{X0: at.X, Y0: at.Y, X1: at.X + cell.Width, Y1: at.Y + cell.Height}
		edge := scene.Stroke{Color: p.StrongRule, Width: 1}
		if i == g.cursor {
			r = r.Inset(-4)
			edge = scene.Stroke{Color: p.Now, Width: 4}
		}
		items = append(items, &scene.Shape{Path: scene.Rectangle(r), Fill: p.Panel, Stroke: edge})
	}
	paintScene(dst, &scene.Scene{W: size.Width, H: size.Height, Background: p.Ground, Layers: []scene.Layer{{Name: "grid", Items: items}}}, g.env.Fonts, scale)
	for i, picture := range g.pictures {
		if picture == nil {
			continue
		}
		at, _ := g.cell(i)
		place(dst, picture, int(float64(at.X)*scale+.5), int(float64(at.Y)*scale+.5))
	}
	raster.DrawLayers(dst, []scene.Layer{{Name: "numbers", Items: g.numbers(p)}}, g.env.Fonts, scale)
	g.drawNext()
}

// numbers names the pictures in their lower right corners, as they can be typed.
func (g *Grid) numbers(p *palette.Palette) []scene.Item {
	const size, high = 14, 22
	var items []scene.Item
	for i := range g.count {
		at, cell := g.cell(i)
		text := strconv.Itoa(i + 1)
		w := g.env.Fonts.Width(text, scene.SansBold, size, 0, true)
		box := scene.Rect{X0: at.X + cell.Width - w - 14, Y0: at.Y + cell.Height - high, X1: at.X + cell.Width, Y1: at.Y + cell.Height}
		fill, ink := p.Ink1, p.Panel
		if i == g.cursor {
			fill, ink = p.NowFill, p.OnNow
		}
		items = append(items, &scene.Shape{Path: scene.Rectangle(box), Fill: fill},
			&scene.Text{X: box.X0 + 7, Y: box.Y0 + 16, String: text, Face: scene.SansBold, Size: size, Tabular: true, Color: ink, W: w})
	}
	return items
}

// place copies a picture to where it stands, cut at the edges.
func place(dst, src *image.RGBA, x, y int) {
	part := src.Rect.Add(image.Pt(x, y)).Intersect(dst.Rect)
	for row := part.Min.Y; row < part.Max.Y; row++ {
		from := src.PixOffset(part.Min.X-x, row-y)
		copy(dst.Pix[dst.PixOffset(part.Min.X, row):dst.PixOffset(part.Max.X, row)], src.Pix[from:])
	}
}

// drawNext draws the next picture that is missing, those on the screen first.
func (g *Grid) drawNext() {
	next := -1
	size := g.Size()
	for i, picture := range g.pictures {
		if picture != nil {
			continue
		}
		at, cell := g.cell(i)
		if at.Y+cell.Height >= 0 && at.Y <= size.Height {
			next = i
			break
		}
		if next < 0 {
			next = i
		}
	}
	if next < 0 || g.drawing {
		return
	}
	_, cell := g.cell(next)
	w, h := int(float64(cell.Width)*g.scale), int(float64(cell.Height)*g.scale)
	if w < 4 || h < 4 {
		return
	}
	g.drawing = true
	turn, make := g.turn, g.prepare(next)
	g.env.Spawn(func() {
		pixels := image.NewRGBA(image.Rect(0, 0, w, h))
		s := make()
		fill(pixels, s.Background)
		raster.DrawLayers(pixels, s.Layers, g.env.Fonts, float64(w)/float64(s.W))
		fyne.Do(g.env.unlessEnded(func() {
			g.mu.Lock()
			stale := turn != g.turn
			g.mu.Unlock()
			if stale || next >= len(g.pictures) {
				return
			}
			g.pictures[next], g.drawing = pixels, false
			g.surface.Redraw()
		}))
	})
}

// Tapped chooses the picture under the pointer.
func (g *Grid) Tapped(ev *fyne.PointEvent) {
	for i := range g.count {
		at, cell := g.cell(i)
		if ev.Position.X >= at.X && ev.Position.Y >= at.Y && ev.Position.X < at.X+cell.Width && ev.Position.Y < at.Y+cell.Height {
			g.choose(i)
			return
		}
	}
}

// Cursor is a hand.
func (g *Grid) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained does nothing: the chosen picture has a frame.
func (g *Grid) FocusGained() {}

// FocusLost does nothing.
func (g *Grid) FocusLost() {}

// AcceptsTab keeps Tab from leaving the grid.
func (g *Grid) AcceptsTab() bool { return true }

// TypedKey hands every key to the window.
func (g *Grid) TypedKey(ev *fyne.KeyEvent) { g.env.key(ev) }

// TypedRune hands every sign to the window.
func (g *Grid) TypedRune(r rune) { g.env.rune(r) }

// MinSize is small: the screen gives the size.
func (g *Grid) MinSize() fyne.Size { return fyne.NewSize(160, 120) }

// Refresh draws the grid anew.
func (g *Grid) Refresh() { g.surface.Redraw() }

// CreateRenderer returns the one surface.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(g.surface.Raster)
}
