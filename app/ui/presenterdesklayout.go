package ui

import "fyne.io/fyne/v2"

// deskLayout places the desk's parts: the slide shown is the largest, the next one smaller at its right, the notes below.
type deskLayout struct{ d *desk }

// The measures of the desk, points.
const (
	deskEdge = 24
	deskHead = 64
	deskBar  = 76
	deskKey  = 46
	deskText = 16 // of the buttons
)

// MinSize is small: the window gives the size.
func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// Layout places everything.
func (l *deskLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	d := l.d
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(w, 1), max(h, 1)))
	}
	put(objects[0], 0, 0, size.Width, size.Height)
	put(d.foot, 0, size.Height-deskBar, size.Width, deskBar)
	inner := size.Width - 3*deskEdge
	left := inner * .72
	floor := size.Height - deskBar
	slide := min(left*9/16, (floor-deskHead)*.72)
	left = min(left, slide*16/9)
	right := inner - left
	x := deskEdge*2 + left
	put(d.head, deskEdge, 8, left, deskHead-8)
	put(d.now, deskEdge, deskHead+6, left, slide)
	under := deskHead + slide + 12
	at := deskEdge + left
	for i := len(d.sizes) - 1; i >= 0; i-- {
		w := d.sizes[i].MinSize().Width
		at -= w
		put(d.sizes[i], at, under, w, 30)
	}
	put(d.said, deskEdge, under, at-deskEdge, 30)
	put(d.notes, deskEdge, under+34, left, floor-under-40)
	put(d.side, x, 8, right, deskHead-8)
	small := right * 9 / 16
	put(d.next, x, deskHead+6, right, small)
	put(d.steps, x, deskHead+small+18, right, floor-deskHead-small-26)
	l.layBar(size.Width, floor+(deskBar-deskKey)/2, put)
}

// layBar puts the buttons in a row, leaving at its end: the text is made smaller where a language needs more room.
func (l *deskLayout) layBar(width, y float32, put func(o fyne.CanvasObject, x, y, w, h float32)) {
	buttons := l.d.buttons
	gap, more := float32(10), float32(10)
	need := func() float32 {
		all := float32(2*deskEdge + 14)
		for _, b := range buttons {
			all += b.MinSize().Width + more + gap
		}
		return all - gap
	}
	for _, fit := range [...]struct{ text, hint, more, gap float32 }{{deskText, 13, 10, 10}, {15, 12, 4, 8}, {14, 12, 0, 6}, {13, 11, -6, 4}, {12, 11, -12, 4}} {
		for _, b := range buttons {
			b.TextSize, b.HintSize = fit.text, fit.hint
		}
		if more, gap = fit.more, fit.gap; need() <= width {
			break
		}
	}
	at := float32(deskEdge)
	for i, b := range buttons {
		w := b.MinSize().Width + more
		if i == len(buttons)-1 {
			at = max(width-deskEdge-w, at)
		}
		put(b, at, y, w, deskKey)
		at += w + gap
		if i == 1 {
			at += 14
		}
	}
}
