package ui

import (
	"fyne.io/fyne/v2"

	"thawline/app/ui/widgets"
)

// exportRow is a line of the export dialog's form: what is chosen, and the choices.
type exportRow struct {
	caption *widgets.Label
	control fyne.CanvasObject
	shown   func() bool // nil: always
	goesOn  bool        // belongs to the row above
	checks  bool        // switches, whose own edge is taken away
}

// turn shows or hides the row and reports whether that changed anything.
func (r *exportRow) turn() bool {
	show := r.shown == nil || r.shown()
	if show == r.control.Visible() {
		return false
	}
	if show {
		r.caption.Show()
		r.control.Show()
	} else {
		r.caption.Hide()
		r.control.Hide()
	}
	return true
}

// height is the control's height at a width.
func (r *exportRow) height(width float32) float32 {
	if c, ok := r.control.(interface{ HeightFor(width float32) float32 }); ok {
		return c.HeightFor(width)
	}
	return r.control.MinSize().Height
}

// exportForm lays the rows out: captions at the left, choices at the right.
type exportForm struct {
	rows  []*exportRow
	width float32
}

// The measures of the dialog, points.
const (
	captionWidth = 92
	formGap      = 12 // between rows
	formJoint    = 4  // before a row that goes on
	formEdge     = 14 // at the right, where the scroll bar stands
	columnWidth  = 468
	sheetGap     = 24
	footHeight   = 84
)

// Layout places the rows.
func (f *exportForm) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.each(func(r *exportRow, y, w, h float32) {
		place(r.caption, 0, y, captionWidth-8, 28)
		x := float32(captionWidth)
		if r.checks {
			x, w = x-8, w+8
		}
		place(r.control, x, y, w, h)
	})
}

// each hands the rows that are there on with their places, and returns the height of all.
func (f *exportForm) each(do func(r *exportRow, y, w, h float32)) (height float32) {
	width := f.width
	if width <= 0 {
		width = columnWidth
	}
	w := max(width-captionWidth-formEdge, 80)
	y := float32(0)
	for _, r := range f.rows {
		if !r.control.Visible() {
			continue
		}
		if y > 0 {
			if r.goesOn {
				y += formJoint
			} else {
				y += formGap
			}
		}
		h := r.height(w)
		do(r, y, w, h)
		y += h
	}
	return y + 2
}

// MinSize is the height of the rows at the present width.
func (f *exportForm) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(captionWidth+80, f.each(func(*exportRow, float32, float32, float32) {}))
}

// checkGrid lays switches out in two columns.
type checkGrid struct{}

const checkHeight = 27

// Layout places the switches.
func (checkGrid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		place(o, float32(i%2)*size.Width/2, float32(i/2)*checkHeight, size.Width/2, checkHeight)
	}
}

// MinSize is their height.
func (checkGrid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(160, float32((len(objects)+1)/2)*checkHeight)
}

// exportSheet lays the dialog out: the picture at the left, the choices at the right, the file at the foot.
type exportSheet struct {
	d    *exportDialog
	foot fyne.CanvasObject
}

// Layout places the three parts.
func (l *exportSheet) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	column := min(columnWidth, size.Width*.48)
	body := max(size.Height-footHeight, 40)
	place(l.d.look.object, 0, 0, size.Width-column-sheetGap, body-16)
	place(l.d.controls.object, size.Width-column, 0, column, body-16)
	place(l.foot, 0, body, size.Width, footHeight)
}

// MinSize is small: the window gives the size.
func (l *exportSheet) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 240) }

// exportFoot lays out name and folder, and below them the message and the buttons.
type exportFoot struct{ d *exportDialog }

// Layout places them.
func (l *exportFoot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	file, note, cancel, save := objects[0], objects[1], objects[2], objects[3]
	place(file, 0, 8, size.Width, 30)
	const y, h, gap = 50, 34, 8
	saveW := max(save.MinSize().Width, 108)
	cancelW := cancel.MinSize().Width
	place(save, size.Width-saveW, y, saveW, h)
	place(cancel, size.Width-saveW-gap-cancelW, y, cancelW, h)
	place(note, 0, y, size.Width-saveW-cancelW-3*gap, h)
}

// MinSize is the foot's height.
func (l *exportFoot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, footHeight) }
