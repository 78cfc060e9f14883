package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Field is Fyne's one-line entry that lets the window have the keys it does not need: Escape, function keys and Ctrl
// combinations.
type Field struct {
	widget.Entry
	Leave func() // Escape
	Enter func() // Return; nil leaves it to the entry
	Down  func() // the Down key; nil leaves it to the entry
	Gain  func() // the field got the focus
	Undo  func() // Ctrl+Z; nil leaves it to the entry
	Redo  func() // Ctrl+Y; likewise

	env          *Env
	focused      bool
	focusChanged func()
}

// entryInset is how much farther Fyne's entry keeps its text from its edge than a frame of ours does, points. The edge
// itself is not seen: the theme gives entries no box. A theme of their own would, for each field, load every font anew.
const entryInset = 2

// seat puts an entry into the room that its frame has for it.
func seat(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x-entryInset, y))
	o.Resize(fyne.NewSize(w+2*entryInset, h))
}

// NewField returns an empty field.
func NewField(env *Env, changed func(string), leave, enter func()) *Field {
	f := &Field{env: env, Leave: leave, Enter: enter}
	f.OnChanged = changed
	f.ExtendBaseWidget(f)
	f.Wrapping = fyne.TextWrapOff
	f.Scroll = fyne.ScrollNone
	return f
}

// TypedKey edits; Escape, Return and Down do what they are set to, function keys are the window's.
func (f *Field) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape:
		if f.Leave != nil {
			f.Leave()
			return
		}
		f.env.key(ev)
		return
	case fyne.KeyDown:
		if f.Down != nil {
			f.Down()
			return
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if f.Enter != nil {
			f.Enter()
			return
		}
	case fyne.KeyF1, fyne.KeyF5, fyne.KeyF11:
		f.env.key(ev)
		return
	}
	f.Entry.TypedKey(ev)
}

// TypedShortcut edits with the clipboard's; the window's own go to its canvas.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok {
		if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
			if sc, ok := c.(fyne.Shortcutable); ok {
				sc.TypedShortcut(custom)
				return
			}
		}
	}
	switch s.(type) {
	case *fyne.ShortcutUndo:
		if f.Undo != nil {
			f.Undo()
			return
		}
	case *fyne.ShortcutRedo:
		if f.Redo != nil {
			f.Redo()
			return
		}
	}
	f.Entry.TypedShortcut(s)
}

// AcceptsTab leaves the Tab key to the window, on several lines too: it goes on to what comes next.
func (f *Field) AcceptsTab() bool { return false }

// FocusGained draws the frame in the accent.
func (f *Field) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
	f.env.tell(f)
	if f.Gain != nil {
		f.Gain()
	}
	if f.focusChanged != nil {
		f.focusChanged()
	}
}

// FocusLost takes the accent away.
func (f *Field) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	if f.focusChanged != nil {
		f.focusChanged()
	}
}
