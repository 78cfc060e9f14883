package ui

import "fyne.io/fyne/v2"

// authorLayout places the parts of the author's panel: head, list, and below it what the step or chapter chosen says. The
// list and the areas for text share the height that there is.
type authorLayout struct {
	p             *authorPanel
	grounds, head fyne.CanvasObject
}

// The measures of the author's panel, points.
const (
	authorEdge    = 16
	authorBar     = 40
	authorCaption = 20
	authorLine    = 32
	leastAuthor   = 340
	mostAuthor    = 480
	leastForSlide = 520 // the panel's least height that has room for the small slide
)

// MinSize is small: the window gives the size.
func (l *authorLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(16, 16) }

// Layout places everything.
func (l *authorLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p := l.p
	place(l.grounds, 0, 0, size.Width, size.Height)
	place(l.head, 0, 0, size.Width, headerHeight)
	inner := size.Width - 2*authorEdge
	x := size.Width - 8
	for _, b := range []fyne.CanvasObject{p.shut, p.redo, p.undo} {
		if b.Visible() {
			m := b.MinSize()
			x -= m.Width
			place(b, x, (headerHeight-m.Height)/2, m.Width, m.Height)
		}
	}
	place(p.head, authorEdge, 0, x-authorEdge-8, headerHeight)
	y := float32(headerHeight)
	if p.warning.Visible() {
		h := 17*p.warningLines(inner+2*authorEdge) + 20
		if p.copy.Visible() || p.mine.Visible() {
			h += 40
		}
		place(p.warning, 0, y, size.Width, h)
		at := float32(authorEdge)
		for _, b := range []fyne.CanvasObject{p.copy, p.mine, p.theirs} {
			if b.Visible() {
				m := b.MinSize()
				place(b, at, y+h-40, m.Width, 30)
				at += m.Width + 8
			}
		}
		y += h
	}
	thumbW := min(max(inner*.44, 120), 220)
	thumbH := thumbW * 9 / 16
	if size.Height < leastForSlide {
		thumbH = 0 // the texts matter more
	}
	fixed, flexible := float32(0), float32(0) // of the part below the list
	switch {
	case p.look.step:
		fixed = authorBar + thumbH + 4 + 3*authorCaption + authorLine + 12
		flexible = 1
	case p.look.chapter:
		fixed = authorBar + authorCaption + authorLine + 16
	}
	if p.add.Visible() {
		fixed += authorBar + 8
	}
	room := max(size.Height-y-fixed, 0)
	list, text, notes := room, float32(0), float32(0)
	if flexible > 0 {
		text, notes = max(room*.2, 48), max(room*.28, 62)
		list = max(room-text-notes, 60)
	}
	place(p.list, 0, y, size.Width, list)
	y += list
	if p.add.Visible() {
		y += 8
		w := p.chapter.MinSize().Width
		place(p.add, authorEdge, y, inner-w-8, 32)
		place(p.chapter, size.Width-authorEdge-w, y, w, 32)
		y += authorBar
	}
	if !p.look.step && !p.look.chapter {
		return
	}
	mid := y + authorBar/2 + 2
	x = size.Width - authorEdge + 7
	for _, b := range []fyne.CanvasObject{p.remove, p.down, p.up, p.take, p.show} {
		if b.Visible() {
			m := b.MinSize()
			x -= m.Width
			place(b, x, mid-m.Height/2, m.Width, m.Height)
			if b == fyne.CanvasObject(p.take) || b == fyne.CanvasObject(p.up) {
				x -= 6
			}
		}
	}
	place(p.name, authorEdge, y+2, max(x-authorEdge-4, 10), authorBar)
	y += authorBar
	if p.look.step {
		if thumbH == 0 {
			place(p.thumb, authorEdge, -200, thumbW, 1) // out of sight
			place(p.facts, authorEdge, -200, inner, 1)
		} else {
			place(p.thumb, authorEdge, y+2, thumbW, thumbH)
			place(p.facts, authorEdge+thumbW+12, y+2, inner-thumbW-12, thumbH)
		}
		y += thumbH + 4
	}
	for i, h := range []float32{authorLine, text, notes} {
		if i > 0 && !p.look.step {
			break
		}
		place(p.captions[i], authorEdge, y, inner, authorCaption)
		place(p.areas[i], authorEdge, y+authorCaption, inner, h)
		y += authorCaption + h
	}
}
