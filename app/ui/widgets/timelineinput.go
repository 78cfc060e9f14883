package widgets

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// dragMode is what a drag does, by where it began.
type dragMode uint8

const (
	noDrag dragMode = iota
	scrub
	panTime
	brushTime
	brushFrom  // one end of the range
	brushTo    // the other
	brushMove  // the whole range
	windowFrom // one end of the overview's window
	windowTo
	slideWindow
)

// handles are the items that are dragged rather than chosen.
var handles = map[string]dragMode{
	"brush:from": brushFrom, "brush:to": brushTo, "brush:move": brushMove, "minimap:from": windowFrom, "minimap:to": windowTo,
}

// snapReach is how near to an event's start scrubbing holds it, points.
const snapReach = 5

// MouseDown takes the focus and decides what a drag will do.
func (t *TimelineView) MouseDown(ev *desktop.MouseEvent) {
	t.env.focus(t)
	t.axis, t.travel, t.from = t.Axis(), 0, float64(ev.Position.X)
	t.began = t.store.View()
	at := ev.Position
	id, _ := t.Scene().Pick(at.X, at.Y, reach)
	switch {
	case ev.Modifier&fyne.KeyModifierAlt != 0:
		t.drag = brushTime
	case handles[id] != noDrag:
		t.drag = handles[id]
	case holds(t.axis.Minimap, at, 6):
		t.drag = slideWindow
	case holds(t.axis.Header, at, 8):
		t.drag = scrub
	case holds(t.axis.Lanes, at, 0):
		t.drag = panTime
	default:
		t.drag = noDrag
	}
}

// MouseUp does nothing: Tapped and DragEnd follow it.
func (t *TimelineView) MouseUp(*desktop.MouseEvent) {}

// Dragged scrubs, pans, brushes or slides the overview's window.
func (t *TimelineView) Dragged(ev *fyne.DragEvent) {
	t.env.tip("", t, fyne.Position{})
	t.travel += float64(ev.Dragged.DX)
	switch t.drag {
	case scrub:
		t.scrubTo(float64(ev.Position.X))
	case panTime:
		from, to := t.axis.Pan(t.travel)
		t.store.Do(view.SetRange{From: from, To: to})
	case brushTime:
		t.store.Do(view.Brush{From: t.axis.At(t.from), To: t.axis.At(float64(ev.Position.X))})
	case brushFrom:
		t.store.Do(view.Brush{From: t.axis.At(float64(ev.Position.X)), To: t.began.BrushTo})
	case brushTo:
		t.store.Do(view.Brush{From: t.began.BrushFrom, To: t.axis.At(float64(ev.Position.X))})
	case brushMove:
		by := t.axis.At(t.from+t.travel) - t.axis.At(t.from)
		t.store.Do(view.Brush{From: t.began.BrushFrom + by, To: t.began.BrushTo + by})
	case windowFrom:
		t.store.Do(view.SetRange{From: t.axis.MinimapAt(float64(ev.Position.X)), To: t.axis.To})
	case windowTo:
		t.store.Do(view.SetRange{From: t.axis.From, To: t.axis.MinimapAt(float64(ev.Position.X))})
	case slideWindow:
		by := t.axis.MinimapAt(t.from+t.travel) - t.axis.MinimapAt(t.from)
		t.store.Do(view.SetRange{From: t.axis.From + by, To: t.axis.To + by})
	}
}

// DragEnd ends the drag.
func (t *TimelineView) DragEnd() { t.drag = noDrag }

// scrubTo moves the clock to x; it holds at the starts of events unless Shift is down.
func (t *TimelineView) scrubTo(x float64) {
	a := t.Axis()
	if Modifiers()&fyne.KeyModifierShift == 0 {
		if at, _, ok := a.Snap(x, snapReach); ok {
			t.store.Do(view.SetAt{At: at})
			return
		}
	}
	t.store.Do(view.SetAt{At: min(max(a.At(x), a.From), a.To-1)})
}

// Tapped chooses an event, or moves the clock to where the free time was clicked.
func (t *TimelineView) Tapped(ev *fyne.PointEvent) {
	a := t.Axis()
	if holds(a.Minimap, ev.Position, 4) {
		from, to := a.Around(a.MinimapAt(float64(ev.Position.X)), int64(a.To-a.From))
		t.store.Do(view.SetRange{From: from, To: to})
		t.store.Do(view.SetAt{At: a.MinimapAt(float64(ev.Position.X))})
		return
	}
	if id, ok := t.Scene().Pick(ev.Position.X, ev.Position.Y, reach); ok && handles[id] == noDrag {
		if !t.press(id) && t.Pick != nil {
			t.Pick(id, ev.Position)
		}
		return
	}
	if holds(a.Header, ev.Position, 0) || holds(a.Lanes, ev.Position, 0) {
		t.scrubTo(float64(ev.Position.X))
	}
}

// press does what a part of the timeline itself stands for, and reports whether id was one.
func (t *TimelineView) press(id string) bool {
	kind, rest, _ := strings.Cut(id, ":")
	switch {
	case kind == "lane":
		if n, err := strconv.Atoi(rest); err == nil {
			t.store.Do(view.FoldLane{Lane: n})
		}
	case id == "action:showall":
		t.showAll()
	case id == "action:unbrush":
		t.store.Do(view.Brush{})
	case kind == "era": // a key moment
		for _, e := range t.store.Story().Eras {
			if e.ID == rest {
				t.store.Do(view.GoDate{Date: e.Period})
			}
		}
	default:
		return false
	}
	return true
}

func (t *TimelineView) showAll() {
	from, to := t.Axis().Fit()
	t.store.Do(view.SetRange{From: from, To: to})
}

// zoom zooms by a factor about x.
func (t *TimelineView) zoom(x, factor float64) {
	from, to := t.Axis().ZoomAbout(x, factor)
	t.store.Do(view.SetRange{From: from, To: to})
}

// Scrolled zooms at the pointer; a sideways wheel scrubs.
func (t *TimelineView) Scrolled(ev *fyne.ScrollEvent) {
	a := t.Axis()
	dx, dy := float64(ev.Scrolled.DX), float64(ev.Scrolled.DY)
	if math.Abs(dx) > math.Abs(dy) {
		t.wheel -= dx / 2 / a.Scale()
		if days := math.Trunc(t.wheel / edtf.Day); days != 0 {
			t.wheel -= days * edtf.Day
			t.store.Do(view.SetAt{At: t.store.View().At + edtf.Instant(days)*edtf.Day})
		}
		return
	}
	t.zoom(float64(ev.Position.X), math.Pow(1.01, dy))
}

// MouseIn is MouseMoved.
func (t *TimelineView) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved shows what is under the pointer.
func (t *TimelineView) MouseMoved(ev *desktop.MouseEvent) {
	s := t.Scene()
	id, _ := s.Pick(ev.Position.X, ev.Position.Y, reach)
	if id == t.hover {
		return
	}
	t.hover = id
	t.env.tip(titleOf(s, id), t, ev.Position)
	t.store.Do(view.Hover{ID: id})
}

// MouseOut lets go of what was under the pointer.
func (t *TimelineView) MouseOut() {
	t.hover = ""
	t.env.tip("", t, fyne.Position{})
	t.store.Do(view.Hover{})
}

// Cursor is a hand over an event and a double arrow where dragging scrubs.
func (t *TimelineView) Cursor() desktop.Cursor {
	switch {
	case t.drag == scrub, t.drag >= brushFrom, handles[t.hover] != noDrag:
		return desktop.HResizeCursor
	case t.hover != "":
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained draws the ring.
func (t *TimelineView) FocusGained() {
	t.focused, t.ring = true, t.env.gained(t)
	t.surface.Redraw()
}

// FocusLost takes the ring away.
func (t *TimelineView) FocusLost() { t.focused = false; t.surface.Redraw() }

// TypedKey does the timeline's keys; others are the window's.
func (t *TimelineView) TypedKey(ev *fyne.KeyEvent) {
	if !t.HandleKey(ev) {
		t.env.key(ev)
	}
}

// HandleKey does the timeline's own keys and reports whether ev was one.
func (t *TimelineView) HandleKey(ev *fyne.KeyEvent) bool {
	var a view.Action
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyDown:
		a = view.StepUnit{By: 1}
	case fyne.KeyLeft, fyne.KeyUp:
		a = view.StepUnit{By: -1}
	case fyne.KeyPageDown:
		a = view.StepYears{By: 1}
	case fyne.KeyPageUp:
		a = view.StepYears{By: -1}
	case fyne.KeyHome:
		a = view.GoHome{}
	case fyne.KeyEnd:
		a = view.GoEnd{}
	case fyne.KeyReturn, fyne.KeyEnter:
		story := t.store.Story()
		if i := view.Shown(story, t.store.View()); i >= 0 {
			a = view.Select{ID: "event:" + story.Events[i].ID}
		}
	case fyne.KeyEscape:
		if v := t.store.View(); v.BrushFrom == v.BrushTo {
			return false
		}
		a = view.Brush{}
	default:
		return false
	}
	t.store.Do(a)
	return true
}

// TypedRune does the timeline's signs; others are the window's.
func (t *TimelineView) TypedRune(r rune) {
	if !t.HandleRune(r) {
		t.env.rune(r)
	}
}

// HandleRune zooms with + and -, shows the whole span with 0, begins and ends a range at the clock with [ and ], and
// reports whether r was one of them.
func (t *TimelineView) HandleRune(r rune) bool {
	v, a := t.store.View(), t.Axis()
	switch r {
	case '+', '=':
		t.zoom(a.NowX(v.At), 1.5)
	case '-', '−':
		t.zoom(a.NowX(v.At), 1/1.5)
	case '0':
		t.showAll()
	case '[':
		t.store.Do(view.Brush{From: v.At, To: max(v.BrushTo, v.At+edtf.Day)})
	case ']':
		from := v.At
		if v.BrushFrom < v.BrushTo {
			from = min(from, v.BrushFrom)
		}
		t.store.Do(view.Brush{From: from, To: v.At + edtf.Day})
	default:
		return false
	}
	return true
}

// holds reports whether a position lies in r grown by d.
func holds(r scene.Rect, at fyne.Position, d float32) bool {
	return !r.Empty() && r.Inset(-d).Contains(at.X, at.Y)
}
