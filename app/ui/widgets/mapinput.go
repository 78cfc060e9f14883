package widgets

import (
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/figure"
	"thawline/app/view"
	"thawline/geo"
)

// reach is how near to a mark the pointer must be, points.
const reach = 4

// show moves the camera to a viewport at once, as under the hand; a flight ends there.
func (m *MapView) show(vp geo.Viewport) {
	lead := m.lead()
	lead.direct = true
	m.store.Do(view.SetCamera{Camera: camera(m.fig, m.current(), vp)})
	lead.direct = false
}

// Zoom magnifies about the middle of the map, eased. During a flight it counts from where that goes.
func (m *MapView) Zoom(factor float64) {
	s := m.Size()
	m.zoomTo(float64(s.Width)/2, float64(s.Height)/2, factor)
}

// zoomTo magnifies about a place, eased.
func (m *MapView) zoomTo(x, y, factor float64) {
	in := m.target()
	if vp, ok := m.zoomed(in, x, y, factor); ok {
		m.store.Do(view.SetCamera{Camera: camera(m.fig, in, vp)})
	}
}

// zoomAbout magnifies about a place at once, from what is seen.
func (m *MapView) zoomAbout(x, y, factor float64) {
	if vp, ok := m.zoomed(m.current(), x, y, factor); ok {
		m.show(vp)
	}
}

// zoomed is the viewport of in magnified about a place, as far as the limits allow.
func (m *MapView) zoomed(in figure.Input, x, y, factor float64) (geo.Viewport, bool) {
	vp := m.fig.Viewport(in)
	zoom := camera(m.fig, in, vp).Zoom
	if zoom > 0 { // stop at the limits without sliding sideways
		factor = min(max(factor, view.MinZoom/zoom), view.MaxZoom/zoom)
	}
	if math.Abs(factor-1) <= 1e-9 {
		return vp, false
	}
	return vp.ZoomAbout(x, y, factor), true
}

// Scrolled zooms at the pointer; a sideways wheel moves the map.
func (m *MapView) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DX != 0 && math.Abs(float64(ev.Scrolled.DX)) > math.Abs(float64(ev.Scrolled.DY)) {
		m.rolling = true
		m.show(m.Viewport().Pan(float64(ev.Scrolled.DX), 0))
		return
	}
	m.rolling = true
	m.zoomAbout(float64(ev.Position.X), float64(ev.Position.Y), math.Pow(1.01, float64(ev.Scrolled.DY)))
}

// Dragged moves the map with the pointer.
func (m *MapView) Dragged(ev *fyne.DragEvent) {
	if !m.dragging {
		m.dragging, m.dragged = true, m.Viewport()
		m.tip("", fyne.Position{})
	}
	m.dragged = m.dragged.Pan(float64(ev.Dragged.DX), float64(ev.Dragged.DY))
	m.show(m.dragged)
}

// DragEnd lets the map go.
func (m *MapView) DragEnd() {
	if m.dragging {
		m.dragging = false
		m.settle()
		m.Redraw()
	}
}

// MouseDown takes the focus.
func (m *MapView) MouseDown(*desktop.MouseEvent) {
	m.inside = false
	m.halt()
	m.env.focus(m)
}

// MouseUp does nothing.
func (m *MapView) MouseUp(*desktop.MouseEvent) {}

// doubleClick is the longest time between the two clicks of a double click.
const doubleClick = 350 * time.Millisecond

// Tapped chooses what is under the pointer; the second click of a double click on open ground zooms in there. Fyne's own
// double tap would hold back every single one.
func (m *MapView) Tapped(ev *fyne.PointEvent) {
	m.tip("", fyne.Position{}) // what it told of may be gone, or a menu opens over it
	id, _ := m.Overlay().Pick(ev.Position.X, ev.Position.Y, reach)
	now := m.clock()
	double := now.Sub(m.lastTap) < doubleClick && near(ev.Position, m.lastAt)
	m.lastTap, m.lastAt = now, ev.Position
	if double || id != "" {
		m.lastTap = time.Time{}
	}
	if double && id == "" {
		m.zoomTo(float64(ev.Position.X), float64(ev.Position.Y), 2)
		return
	}
	if m.Pick != nil {
		m.Pick(id, ev.Position)
	}
}

// near reports whether two clicks are at one place.
func near(a, b fyne.Position) bool {
	return math.Abs(float64(a.X-b.X)) < 5 && math.Abs(float64(a.Y-b.Y)) < 5
}

// MouseIn is MouseMoved.
func (m *MapView) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved shows what is under the pointer.
func (m *MapView) MouseMoved(ev *desktop.MouseEvent) {
	if m.dragging {
		return
	}
	over := m.Overlay()
	id, _ := over.Pick(ev.Position.X, ev.Position.Y, reach)
	if id == m.store.View().Hover {
		return
	}
	m.tip(titleOf(over, id), ev.Position)
	m.store.Do(view.Hover{ID: id})
}

// MouseOut lets go of what was under the pointer.
func (m *MapView) MouseOut() {
	m.tip("", fyne.Position{})
	m.store.Do(view.Hover{})
}

// Cursor is a hand over a marker and a cross over the map.
func (m *MapView) Cursor() desktop.Cursor {
	if m.store.View().Hover != "" && !m.dragging {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained draws the ring.
func (m *MapView) FocusGained() { m.focused, m.ring = true, m.env.gained(m); m.surface.Redraw() }

// FocusLost takes the ring away.
func (m *MapView) FocusLost() {
	if m.inside {
		m.tip("", fyne.Position{})
		m.store.Do(view.Hover{})
	}
	m.focused, m.inside, m.at = false, false, ""
	m.surface.Redraw()
}

// AcceptsTab reports whether Tab goes in among the markers; from there it leaves the map.
func (m *MapView) AcceptsTab() bool {
	return !m.inside && Modifiers()&fyne.KeyModifierShift == 0 && len(m.marks()) > 0
}

// marks returns the ids that the keyboard walks through.
func (m *MapView) marks() []string {
	var out []string
	over := m.Overlay()
	for _, id := range over.IDs() {
		switch kind, _, _ := strings.Cut(id, ":"); kind {
		case "event", "events", "route", "place", "crossing", "border":
			if _, ok := markPlace(over, id, m.seen); ok || m.seen.Empty() {
				out = append(out, id)
			}
		}
	}
	return out
}

// TypedKey pans, or walks through the markers; other keys are the window's.
func (m *MapView) TypedKey(ev *fyne.KeyEvent) {
	if !m.HandleKey(ev) {
		m.env.key(ev)
	}
}

// HandleKey does the map's own keys and reports whether ev was one.
func (m *MapView) HandleKey(ev *fyne.KeyEvent) bool {
	const step = 80
	if m.inside {
		switch ev.Name {
		case fyne.KeyRight, fyne.KeyDown:
			m.walk(1)
		case fyne.KeyLeft, fyne.KeyUp:
			m.walk(-1)
		case fyne.KeyReturn, fyne.KeyEnter:
			if at, ok := markPlace(m.Overlay(), m.at, m.seen); ok && m.Pick != nil {
				m.Pick(m.at, at)
			}
		case fyne.KeyEscape:
			m.inside = false
			m.tip("", fyne.Position{})
			m.store.Do(view.Hover{})
			m.surface.Redraw()
		default:
			return false
		}
		return true
	}
	m.halt()
	switch ev.Name {
	case fyne.KeyTab:
		m.inside, m.ring = true, true
		if indexOf(m.marks(), m.at) >= 0 {
			m.walk(0) // back to where it was left
		} else {
			m.walk(1)
		}
	case fyne.KeyLeft:
		m.show(m.Viewport().Pan(step, 0))
	case fyne.KeyRight:
		m.show(m.Viewport().Pan(-step, 0))
	case fyne.KeyUp:
		m.show(m.Viewport().Pan(0, step))
	case fyne.KeyDown:
		m.show(m.Viewport().Pan(0, -step))
	default:
		return false
	}
	return true
}

// walk moves the keyboard by n markers, round and round, and shows the tooltip of the one reached.
func (m *MapView) walk(n int) {
	marks := m.marks()
	if len(marks) == 0 {
		return
	}
	i := indexOf(marks, m.at)
	if i < 0 && n < 1 {
		i = 0
	}
	m.goTo(marks[(i+n+len(marks))%len(marks)])
}

// goTo puts the keyboard at a mark and shows its tooltip.
func (m *MapView) goTo(id string) {
	m.at = id
	over := m.Overlay()
	if at, ok := markPlace(over, m.at, m.seen); ok {
		m.tip(titleOf(over, m.at), at)
	}
	m.store.Do(view.Hover{ID: m.at})
	m.surface.Redraw()
}

// TypedRune zooms with + and -, fits with 0; other signs are the window's.
func (m *MapView) TypedRune(r rune) {
	if !m.HandleRune(r) {
		m.env.rune(r)
	}
}

// HandleRune does the map's own signs and reports whether r was one.
func (m *MapView) HandleRune(r rune) bool {
	switch r {
	case '+', '=':
		m.Zoom(1.5)
	case '-', '−':
		m.Zoom(1 / 1.5)
	case '0':
		m.store.Do(view.FitCamera{})
	default:
		return false
	}
	return true
}
