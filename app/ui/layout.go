package ui

import (
	"fyne.io/fyne/v2"

	"thawline/app/ui/widgets"
)

// The heights and widths of the window, points.
const (
	toolbarHeight   = 48
	statusHeight    = 26
	headerHeight    = 36
	detailsWidth    = 372
	timelineHeight  = 236
	leastDetails    = 260
	leastTimeline   = 150
	leastMapWidth   = 320
	leastMapHeight  = 200
	zoomButton      = 30
	zoomButtonInset = 14
)

// shell lays the window out: toolbar above, map and details, timeline below, status line at the foot. The two splitters
// hold a width and a height in points, which yield when the window gets small.
type shell struct {
	toolbar, banner, world, zoom, details, timeline, status fyne.CanvasObject
	charts                                                  fyne.CanvasObject // between map and details when it is visible
	author                                                  fyne.CanvasObject // in the details' place when it is visible, over the whole height
	upright, level, aside                                   *widgets.Divider

	detailsW, timelineH, chartsW float32
	authorW                      float32 // 0 for the design's
	size                         fyne.Size
	resized                      func() // told of another size; nil does nothing
}

// widths returns the details' width and the timeline's height for a window of that size.
func (l *shell) widths(size fyne.Size) (detailsW, timelineH float32) {
	detailsW = min(l.detailsW, max(size.Width-leastMapWidth, leastDetails), size.Width*.5)
	if l.detailsW == detailsWidth {
		detailsW = min(detailsW, max(leastDetails, size.Width*.345))
	}
	middle := size.Height - toolbarHeight - statusHeight
	timelineH = min(l.timelineH, max(middle-leastMapHeight, leastTimeline))
	if l.timelineH == timelineHeight {
		timelineH = min(timelineH, max(leastTimeline, size.Height*.33))
	}
	return max(detailsW, leastDetails), max(timelineH, leastTimeline)
}

// authorWidth is the width of the author's panel in a window of that width.
func (l *shell) authorWidth(window float32) float32 {
	w := l.authorW
	if w == 0 {
		w = min(max(window*.31, leastAuthor), mostAuthor)
	}
	return min(w, max(window-leastMapWidth, 200))
}

// chartsWidth is the width of the charts beside details of the width given; 0 while they are closed.
func (l *shell) chartsWidth(size fyne.Size, detailsW float32) float32 {
	if l.charts == nil || !l.charts.Visible() {
		return 0
	}
	return max(min(l.chartsW, size.Width-detailsW-leastMapWidth, size.Width*.42), leastCharts)
}

// Layout places the panels.
func (l *shell) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if resized := l.resized; resized != nil && size != l.size {
		defer resized()
	}
	l.size = size
	detailsW, timelineH := l.widths(size)
	window := size
	if l.author != nil && l.author.Visible() {
		size.Width -= l.authorWidth(size.Width)
		detailsW = 0
	}
	place(l.toolbar, 0, 0, window.Width, toolbarHeight)
	top := float32(toolbarHeight)
	if l.banner.Visible() {
		h := l.banner.MinSize().Height
		place(l.banner, 0, top, window.Width, h)
		top += h
	}
	foot := size.Height - statusHeight
	strip := foot - timelineH
	chartsW := l.chartsWidth(size, detailsW)
	mapW := size.Width - detailsW - chartsW
	place(l.world, 0, top, mapW, strip-top)
	zoom := l.zoom.MinSize()
	place(l.zoom, mapW-zoom.Width-zoomButtonInset, top+zoomButtonInset, zoom.Width, zoom.Height)
	if size == window {
		place(l.details, mapW+chartsW+1, top, detailsW-1, strip-top)
	} else {
		place(l.author, size.Width+1, top, window.Width-size.Width-1, foot-top)
	}
	place(l.timeline, 0, strip+1, size.Width, timelineH-1)
	place(l.status, 0, foot, window.Width, statusHeight)
	const half = (widgets.DividerReach - 1) / 2.
	if size == window {
		place(l.upright, mapW+chartsW-half, top, widgets.DividerReach, strip-top)
	} else {
		place(l.upright, size.Width-half, top, widgets.DividerReach, foot-top)
	}
	if l.charts != nil && chartsW > 0 {
		place(l.charts, mapW+1, top, chartsW-1, strip-top)
		place(l.aside, mapW-half, top, widgets.DividerReach, strip-top)
		l.aside.Show()
	} else if l.aside != nil {
		l.aside.Hide()
	}
	place(l.level, 0, strip-half, size.Width, widgets.DividerReach)
}

// MinSize is the least window.
func (l *shell) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(800, 480) }

func (l *shell) dragDetails(dx float32) {
	if l.author != nil && l.author.Visible() {
		l.authorW = max(l.authorWidth(l.size.Width)-dx, leastAuthor)
		l.Layout(nil, l.size)
		return
	}
	w, _ := l.widths(l.size)
	l.detailsW = min(max(w-dx, leastDetails), max(l.size.Width-leastMapWidth, leastDetails))
	l.Layout(nil, l.size)
}

func (l *shell) dragCharts(dx float32) {
	detailsW, _ := l.widths(l.size)
	w := l.chartsWidth(l.size, detailsW)
	l.chartsW = min(max(w-dx, leastCharts), max(l.size.Width-detailsW-leastMapWidth, leastCharts))
	l.Layout(nil, l.size)
}

func (l *shell) dragTimeline(dy float32) {
	_, h := l.widths(l.size)
	l.timelineH = min(max(h-dy, leastTimeline), max(l.size.Height-toolbarHeight-statusHeight-leastMapHeight, leastTimeline))
	l.Layout(nil, l.size)
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 1), max(h, 1)))
}

// row is a layout of buttons in a line: those of the left from the left, those of the right from the right, and one in
// between that takes what is left over.
type row struct {
	left, right []fyne.CanvasObject
	middle      fyne.CanvasObject
	most        float32 // the most width of the middle, which then keeps its height; 0 for all there is
	padding     float32
	end         float32 // padding at the right where it differs
	gap         float32
	rightGap    float32             // between those of the right; 0 means gap
	fit         func(width float32) // told the width before anything is placed; may be nil
}

// Layout places the row.
func (r *row) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if r.fit != nil {
		r.fit(size.Width)
	}
	x := r.padding
	for _, o := range r.left {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		place(o, x, (size.Height-m.Height)/2, m.Width, m.Height)
		x += m.Width + r.gap
	}
	end := size.Width - r.padding
	if r.end > 0 {
		end = size.Width - r.end
	}
	gap := r.rightGap
	if gap == 0 {
		gap = r.gap
	}
	for i := len(r.right) - 1; i >= 0; i-- {
		o := r.right[i]
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		end -= m.Width
		place(o, end, (size.Height-m.Height)/2, m.Width, m.Height)
		end -= gap
	}
	if r.middle != nil {
		if r.most > 0 {
			h := r.middle.MinSize().Height
			place(r.middle, x, (size.Height-h)/2, min(max(end-x, 1), r.most), h)
		} else {
			place(r.middle, x, 0, max(end-x, 1), size.Height)
		}
	}
}

// MinSize is small: the window gives the size.
func (r *row) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(16, 16) }

// objects returns all objects of the row in order.
func (r *row) objects() []fyne.CanvasObject {
	out := append([]fyne.CanvasObject(nil), r.left...)
	if r.middle != nil {
		out = append(out, r.middle)
	}
	return append(out, r.right...)
}
