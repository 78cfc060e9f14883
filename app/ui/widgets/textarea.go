package widgets

import "fyne.io/fyne/v2"

// TextArea is a field of several lines for one paragraph: its text is wrapped, Return does what Enter is set to, and Tab goes
// on to the next widget.
type TextArea struct{ Field }

// NewTextArea returns an empty one.
func NewTextArea(env *Env, changed func(string), leave, enter func()) *TextArea {
	a := &TextArea{Field{env: env, Leave: leave, Enter: enter}}
	a.MultiLine = true
	a.OnChanged = changed
	a.ExtendBaseWidget(a)
	a.Wrapping = fyne.TextWrapWord
	a.Scroll = fyne.ScrollVerticalOnly
	return a
}

// AcceptsTab reports that Tab leaves it.
func (a *TextArea) AcceptsTab() bool { return false }

// MinSize holds two lines; the dialog gives the size.
func (a *TextArea) MinSize() fyne.Size { return fyne.NewSize(120, 50) }
