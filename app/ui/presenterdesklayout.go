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
	inner := size.Width - 3*deskEdge
	left := inner * .72
	floor := size.Height - deskBar
	slide := min(left*9/16, (floor-deskHead)*.72)
	left = min(left, slide*16/9)
	right := inner - left
	x := deskEdge*2 + left
	put(d.head, deskEdge, 8, left, deskHead-8)
	put(d.now, deskEdge, deskHead+6, left, slide)
	put(d.notes, deskEdge, deskHead+slide+18, left, floor-deskHead-slide-26)
	put(d.side, x, 8, right, deskHead-8)
	small := right * 9 / 16
	put(d.next, x, deskHead+6, right, small)
	put(d.steps, x, deskHead+small+18, right, floor-deskHead-small-26)
	y := floor + (deskBar-deskKey)/2
	at := float32(deskEdge)
	for i, b := range d.buttons {
		w := b.MinSize().Width + 10
		if i == len(d.buttons)-1 {
			at = max(size.Width-deskEdge-w, at)
		}
		put(b, at, y, w, deskKey)
		at += w + 10
		if i == 1 {
			at += 14
		}
	}
}
