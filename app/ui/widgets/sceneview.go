package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"thawline/app/palette"
	"thawline/app/scene"
)

// SceneView shows a drawn panel and scrolls it when it is taller than the widget. Its items with an id can be clicked,
// and be reached by keyboard: Tab goes in and on, Enter presses.
type SceneView struct {
	widget.BaseWidget
	// Draw returns the panel for a width; it is called again after Redraw and when the size changes.
	Draw   func(w, h float32) *scene.Scene
	OnPick func(id string)
	// Passive panels take no focus and no clicks.
	Passive bool
	// Skip is how much of the drawing's top is left out, points: a heading that the window has buttons for.
	Skip float32
	// Tell shows the tooltip of the item under the keyboard too, as that of the one under the pointer.
	Tell bool
	// Walk lets the arrows go from item to item, as in a list, instead of scrolling.
	Walk bool

	env      *Env
	surface  *surface
	scene    *scene.Scene
	drawnFor fyne.Size
	offset   float32
	focused  bool
	ring     bool   // the focus came by keyboard
	at       string // the item under the keyboard
	hover    string
}

// NewSceneView returns a panel drawn by draw.
func NewSceneView(env *Env, draw func(w, h float32) *scene.Scene, pick func(id string)) *SceneView {
	v := &SceneView{env: env, Draw: draw, OnPick: pick, Passive: pick == nil}
	v.surface = newSurface(v.paint)
	v.ExtendBaseWidget(v)
	return v
}

// First puts the keyboard on the first item.
func (v *SceneView) First() {
	v.at, v.ring = "", true
	v.moveTo(1)
}

// Redraw draws the panel anew; toTop scrolls it back to its beginning.
func (v *SceneView) Redraw(toTop bool) {
	v.scene = nil
	if toTop {
		v.offset, v.at = 0, ""
	}
	v.surface.Redraw()
}

// Scene returns the panel as it is drawn now.
func (v *SceneView) Scene() *scene.Scene {
	if size := v.Size(); v.scene == nil || v.drawnFor != size {
		v.drawnFor = size
		v.scene = v.Draw(size.Width, size.Height)
		if v.scene == nil {
			v.scene = &scene.Scene{W: size.Width, H: size.Height}
		}
		v.scrollTo(v.offset)
	}
	return v.scene
}

func (v *SceneView) paint(dst *image.RGBA, scale float64) {
	s := v.Scene()
	p := v.env.Palette()
	layers := make([]scene.Layer, 0, len(s.Layers)+1)
	for _, l := range s.Layers {
		layers = append(layers, shifted(l, 0, -v.offset-v.Skip))
	}
	size := v.Size()
	var marks []scene.Item
	if over := s.H - v.Skip - size.Height; over > .5 {
		thumb := max(size.Height*size.Height/(s.H-v.Skip), 24)
		y := (size.Height - thumb) * v.offset / over
		marks = append(marks, &scene.Shape{
			Fill: p.Rule,
			Path: scene.RoundRect(scene.Rect{X0: size.Width - 6, Y0: y + 2, X1: size.Width - 3, Y1: y + thumb - 2}, 1.5),
		})
	}
	if v.focused && v.ring {
		if b, ok := blockOf(s, v.at); ok {
			marks = append(marks, ringAbout(b.Moved(0, -v.offset-v.Skip), p))
		} else {
			marks = append(marks, focusRing(size.Width, size.Height, 0, p))
		}
	}
	layers = append(layers, scene.Layer{Name: "marks", Items: marks})
	paintScene(dst, &scene.Scene{W: size.Width, H: size.Height, Background: s.Background, Layers: layers}, v.env.Fonts, scale)
}

// shifted moves a layer with its clip.
func shifted(l scene.Layer, dx, dy float32) scene.Layer {
	l.Offset.X += dx
	l.Offset.Y += dy
	if l.Clip != (scene.Rect{}) {
		l.Clip = l.Clip.Moved(dx, dy)
	}
	return l
}

// ringAbout frames the item under the keyboard.
func ringAbout(b scene.Rect, p *palette.Palette) scene.Item {
	return &scene.Shape{Path: scene.RoundRect(b.Inset(-3), 4), Stroke: scene.Stroke{Color: p.Now, Width: 2}}
}

func (v *SceneView) scrollTo(y float32) bool {
	limit := max(v.scene.H-v.Skip-v.Size().Height, 0)
	y = min(max(y, 0), limit)
	if y == v.offset {
		return false
	}
	v.offset = y
	return true
}

// Scrolled scrolls the panel.
func (v *SceneView) Scrolled(ev *fyne.ScrollEvent) {
	v.Scene()
	if v.scrollTo(v.offset - ev.Scrolled.DY*1.6) {
		v.surface.Redraw()
	}
}

// pick returns the item under a position of the widget.
func (v *SceneView) pick(at fyne.Position) string {
	id, _ := v.Scene().Pick(at.X, at.Y+v.offset+v.Skip, 2)
	return id
}

// Tapped presses the item under the pointer.
func (v *SceneView) Tapped(ev *fyne.PointEvent) {
	if v.Passive {
		return
	}
	v.env.focus(v)
	if id := v.pick(ev.Position); id != "" && v.OnPick != nil {
		v.OnPick(id)
	}
}

// MouseIn is MouseMoved.
func (v *SceneView) MouseIn(ev *desktop.MouseEvent) { v.MouseMoved(ev) }

// MouseMoved shows the tooltip of what is under the pointer.
func (v *SceneView) MouseMoved(ev *desktop.MouseEvent) {
	id := ""
	if !v.Passive {
		id = v.pick(ev.Position)
	}
	if id != v.hover {
		v.hover = id
		v.env.tip(titleOf(v.Scene(), id), v, ev.Position)
	}
}

// MouseOut takes the tooltip away.
func (v *SceneView) MouseOut() {
	if v.hover != "" {
		v.hover = ""
		v.env.tip("", v, fyne.Position{})
	}
}

// Cursor is a hand over what can be pressed.
func (v *SceneView) Cursor() desktop.Cursor {
	if v.hover != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Disabled reports whether the panel is passive: the Tab key passes it by.
func (v *SceneView) Disabled() bool { return v.Passive }

// Enable does nothing: what a panel is it is made as.
func (v *SceneView) Enable() {}

// Disable does nothing.
func (v *SceneView) Disable() {}

// FocusGained draws the ring.
func (v *SceneView) FocusGained() { v.focused, v.ring = true, v.env.gained(v); v.surface.Redraw() }

// FocusLost takes the ring away.
func (v *SceneView) FocusLost() {
	if v.Tell && v.at != "" {
		v.env.tip("", v, fyne.Position{})
	}
	v.focused, v.at = false, ""
	v.surface.Redraw()
}

// AcceptsTab reports whether Tab stays inside: it does until the last item.
func (v *SceneView) AcceptsTab() bool {
	ids := v.ids()
	if len(ids) == 0 || Modifiers()&fyne.KeyModifierShift != 0 {
		return false
	}
	return v.at != ids[len(ids)-1]
}

// TypedKey scrolls, moves among the items and presses them; other keys are the window's.
func (v *SceneView) TypedKey(ev *fyne.KeyEvent) {
	page := v.Size().Height * .85
	moved := false
	v.Scene()
	if v.Walk && (ev.Name == fyne.KeyDown || ev.Name == fyne.KeyUp) {
		v.ring = true
		if ev.Name == fyne.KeyDown {
			v.moveTo(1)
		} else {
			v.moveTo(-1)
		}
		return
	}
	switch ev.Name {
	case fyne.KeyTab:
		v.ring = true
		v.moveTo(1)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if v.at != "" && v.OnPick != nil {
			v.OnPick(v.at)
		}
		return
	case fyne.KeyDown:
		moved = v.scrollTo(v.offset + 40)
	case fyne.KeyUp:
		moved = v.scrollTo(v.offset - 40)
	case fyne.KeyPageDown:
		moved = v.scrollTo(v.offset + page)
	case fyne.KeyPageUp:
		moved = v.scrollTo(v.offset - page)
	case fyne.KeyHome:
		moved = v.scrollTo(0)
	case fyne.KeyEnd:
		moved = v.scrollTo(v.scene.H)
	default:
		v.env.key(ev)
		return
	}
	if moved {
		v.surface.Redraw()
	}
}

// ids returns what the keyboard walks through.
func (v *SceneView) ids() []string {
	s := v.Scene()
	var out []string
	for _, id := range s.IDs() {
		if b, ok := blockOf(s, id); ok && b.Y1 > v.Skip+1 {
			out = append(out, id)
		}
	}
	return out
}

// moveTo moves the keyboard by n items and scrolls to the one reached.
func (v *SceneView) moveTo(n int) {
	ids := v.ids()
	if len(ids) == 0 {
		return
	}
	i := indexOf(ids, v.at) + n
	v.at = ids[min(max(i, 0), len(ids)-1)]
	if b, ok := blockOf(v.scene, v.at); ok {
		b = b.Moved(0, -v.Skip)
		if b.Y0-v.offset < 8 {
			v.scrollTo(b.Y0 - 8)
		} else if b.Y1-v.offset > v.Size().Height-8 {
			v.scrollTo(b.Y1 - v.Size().Height + 8)
		}
		if v.Tell {
			v.env.tip(titleOf(v.scene, v.at), v, fyne.NewPos((b.X0+b.X1)/2, b.Y0-v.offset))
		}
	}
	v.surface.Redraw()
}

// TypedRune hands signs to the window.
func (v *SceneView) TypedRune(r rune) { v.env.rune(r) }

// MinSize is small: the layout gives the size.
func (v *SceneView) MinSize() fyne.Size { return fyne.NewSize(16, 16) }

// Refresh redraws, as after a change of theme.
func (v *SceneView) Refresh() {
	v.scene = nil
	v.surface.Redraw()
}

// CreateRenderer returns the one surface.
func (v *SceneView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(v.surface.Raster)
}

// blockOf returns the bounds of what stands together of an id: its largest item and those that touch it. A source is
// named in its own row and in small figures elsewhere; the ring goes about the row.
func blockOf(s *scene.Scene, id string) (scene.Rect, bool) {
	var boxes []scene.Rect
	best := -1
	for i := range s.Layers {
		for _, it := range s.Layers[i].Items {
			var b scene.Rect
			switch it := it.(type) {
			case *scene.Shape:
				if it.ID != id {
					continue
				}
				b = it.Bounds()
			case *scene.Text:
				if it.ID != id {
					continue
				}
				b = it.Bounds()
			}
			b = b.Moved(s.Layers[i].Offset.X, s.Layers[i].Offset.Y)
			if !b.Empty() {
				boxes = append(boxes, b)
				if best < 0 || b.W()*b.H() > boxes[best].W()*boxes[best].H() {
					best = len(boxes) - 1
				}
			}
		}
	}
	if id == "" || best < 0 {
		return scene.Rect{}, false
	}
	block := boxes[best]
	for grown := true; grown; {
		grown = false
		for _, b := range boxes {
			if next := block.Union(b); next != block && block.Inset(-6).Overlaps(b) {
				block, grown = next, true
			}
		}
	}
	return block, true
}

func indexOf(ids []string, id string) int {
	for i := range ids {
		if ids[i] == id {
			return i
		}
	}
	return -1
}

// titleOf returns the first title among the items with that id.
func titleOf(s *scene.Scene, id string) string {
	if id == "" || s == nil {
		return ""
	}
	for _, l := range s.Layers {
		for _, it := range l.Items {
			switch it := it.(type) {
			case *scene.Shape:
				if it.ID == id && it.Title != "" {
					return it.Title
				}
			case *scene.Text:
				if it.ID == id && it.Title != "" {
					return it.Title
				}
			}
		}
	}
	return ""
}
