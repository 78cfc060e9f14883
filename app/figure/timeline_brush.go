package figure

import (
	"sort"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// brushGround tints the brushed range.
func (p *timelinePainter) brushGround() []scene.Item {
	v, a := p.in.View, p.l.axis
	if v.BrushFrom >= v.BrushTo {
		return nil
	}
	x0, x1 := max(a.X(v.BrushFrom), float64(a.Lanes.X0)), min(a.X(v.BrushTo), float64(a.Lanes.X1))
	if x0 >= x1 {
		return nil
	}
	tint := p.pal.Ink1
	tint.A = 20
	return []scene.Item{fillBox(x0, float64(a.Lanes.Y0)-a.tickH, x1, float64(a.Lanes.Y1), tint)}
}

// brushHandles draws the brushed range's ends, to be dragged: "brush:from" and "brush:to", and between them "brush:move".
func (p *timelinePainter) brushHandles() []scene.Item {
	v, a := p.in.View, p.l.axis
	if v.BrushFrom >= v.BrushTo {
		return nil
	}
	var items []scene.Item
	top := float64(a.Lanes.Y0) - min(18, a.tickH)
	if x0, x1 := max(a.X(v.BrushFrom), float64(a.Lanes.X0)), min(a.X(v.BrushTo), float64(a.Lanes.X1)); x1-x0 > 8 {
		bar := fillBox(x0, top, x1, top+4, p.pal.Ink1)
		bar.ID, bar.Title, bar.Hit = "brush:move", stretchDate(edtf.Span{From: v.BrushFrom, To: v.BrushTo}).Short(p.l.dates), 5
		bar.Fill.A = 90
		items = append(items, bar)
	}
	for i, t := range [2]edtf.Instant{v.BrushFrom, v.BrushTo} {
		x := a.X(t)
		if x < float64(a.Lanes.X0)-.5 || x > float64(a.Lanes.X1)+.5 {
			continue
		}
		items = append(items, straight(x, top, x, float64(a.Lanes.Y1), 1.2, p.pal.Ink1))
		grip := &scene.Shape{
			Path: scene.RoundRect(timelineRect(x-3, top+1, x+3, top+15), 2), Fill: p.pal.Ink1, Hit: 5,
			ID: [2]string{"brush:from", "brush:to"}[i], Title: dayOn(t - edtf.Instant(i)).Short(p.l.dates),
		}
		items = append(items, grip)
	}
	return items
}

// notes says left of the header which stretch is shown and which is brushed, each with a cross that takes it back:
// "action:showall" and "action:unbrush".
func (p *timelinePainter) notes() []scene.Item {
	a := p.l.axis
	if p.l.form != windowTimeline || float64(a.Gutter.X1) < timelineGutter || p.in.Story == nil {
		return nil
	}
	var items []scene.Item
	y := float64(a.Header.Y0) + 13
	const x0, x1, size = 17, timelineGutter - 24, 11
	fits := func(s string) bool { return textWidth(p.kit.Fonts, s, scene.Sans, size) <= x1-x0 }
	line := func(text, brief, title, action string) {
		if y > float64(a.Lanes.Y0)+1 {
			return
		}
		shown := text
		if !fits(text) {
			shown = p.kit.Fonts.Fit(brief, scene.Sans, size, x1-x0)
		}
		t := write(x0, y, shown, scene.Sans, size, p.pal.Ink2)
		t.Title = text
		cross := &scene.Path{Starts: []int32{0, 2}}
		const cx, r = timelineGutter - 15.0, 3.2
		cross.Points = []scene.Point{{X: cx - r, Y: float32(y-4) - r}, {X: cx + r, Y: float32(y-4) + r}, {X: cx - r, Y: float32(y-4) + r}, {X: cx + r, Y: float32(y-4) - r}}
		hit := fillBox(x1+2, y-12, timelineGutter-4, y+4, p.pal.Panel)
		hit.ID, hit.Title = "action:"+action, title
		items = append(items, t, hit, &scene.Shape{Path: cross, Stroke: scene.Stroke{Color: p.pal.Ink2, Width: 1.4}})
		y += 18
	}
	w := p.in.Words
	if p.l.narrow() {
		shown := stretchDate(edtf.Span{From: a.From.StartOfDay(), To: (a.To + edtf.Day - 1).StartOfDay()})
		dates := shown.Short(p.l.dates)
		line(w.T("timeline.showing", "dates", dates), dates, w.T("timeline.showing.reset"), "showall")
	}
	if s, ok := p.in.View.Brushed(); ok {
		key := [...]string{view.Still: "timeline.range", view.Moving: "timeline.range.moving", view.Cumulative: "timeline.range.cumulative"}[min(p.in.View.Mode, view.Cumulative)]
		n := a.events.begun(s)
		line(w.N(key, n, "dates", stretchDate(s).Short(p.l.dates)), w.N("timeline.range.brief", n), w.T("timeline.range.reset"), "unbrush")
	}
	return items
}

// begun counts the events kept that begin in the span.
func (x *timelineIndex) begun(s edtf.Span) int {
	at := func(t edtf.Instant) int {
		return sort.Search(len(x.starts), func(i int) bool { return x.starts[i] >= t })
	}
	return at(s.To) - at(s.From)
}
