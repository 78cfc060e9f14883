package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Divider is the line between two panels; dragging it moves the border between them. It is wider to the pointer than to
// the eye.
type Divider struct {
	widget.BaseWidget
	Upright bool                // a vertical line, dragged sideways
	Moved   func(delta float32) // points, right or down
	Ended   func()              // the drag is over

	env  *Env
	line *canvas.Rectangle
}

// NewDivider returns a divider.
func NewDivider(env *Env, upright bool, moved func(delta float32), ended func()) *Divider {
	d := &Divider{env: env, Upright: upright, Moved: moved, Ended: ended, line: canvas.NewRectangle(color.Transparent)}
	d.ExtendBaseWidget(d)
	return d
}

// DividerReach is how wide the divider is to the pointer, points.
const DividerReach = 7

// Dragged moves the border.
func (d *Divider) Dragged(ev *fyne.DragEvent) {
	if d.Upright {
		d.Moved(ev.Dragged.DX)
	} else {
		d.Moved(ev.Dragged.DY)
	}
}

// DragEnd tells that the border stays.
func (d *Divider) DragEnd() {
	if d.Ended != nil {
		d.Ended()
	}
}

// Cursor is a double arrow across the line.
func (d *Divider) Cursor() desktop.Cursor {
	if d.Upright {
		return desktop.HResizeCursor
	}
	return desktop.VResizeCursor
}

// MinSize is the width to the pointer.
func (d *Divider) MinSize() fyne.Size { return fyne.NewSize(DividerReach, DividerReach) }

// CreateRenderer returns the line.
func (d *Divider) CreateRenderer() fyne.WidgetRenderer { return &dividerRenderer{d} }

type dividerRenderer struct{ d *Divider }

func (r *dividerRenderer) Layout(size fyne.Size) {
	if r.d.Upright {
		r.d.line.Resize(fyne.NewSize(1, size.Height))
		r.d.line.Move(fyne.NewPos((size.Width-1)/2, 0))
	} else {
		r.d.line.Resize(fyne.NewSize(size.Width, 1))
		r.d.line.Move(fyne.NewPos(0, (size.Height-1)/2))
	}
	r.Refresh()
}

func (r *dividerRenderer) MinSize() fyne.Size { return r.d.MinSize() }

func (r *dividerRenderer) Refresh() {
	p := r.d.env.Palette()
	r.d.line.FillColor = p.Rule
	if !r.d.Upright {
		r.d.line.FillColor = p.StrongRule
	}
	r.d.line.Refresh()
}

func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.line} }

func (r *dividerRenderer) Destroy() {}
