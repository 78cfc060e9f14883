package figure

import (
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// TimelineStrip returns the quiet strip of time at a slide's foot: the story's whole span with its eras, a small bar for
// each event in its lane, the years, and the date. In.W and in.H are its size, in.K its scale; a slide of 1920 has 1.72
// and a height of about 139.
func (k *Kit) TimelineStrip(in Input) *scene.Scene {
	w, h := in.W, in.H
	scale := in.K
	if !(scale > 0 && scale < 1000) {
		scale = 1
	}
	in.W, in.H, in.K = timelineLength(w, 600)/scale, timelineLength(h, 80)/scale, 1
	in.View.From, in.View.To, in.View.BrushFrom, in.View.BrushTo = 0, 0, 0, 0
	if in.Palette == nil {
		in.Palette = palette.Light()
	}
	index := k.timelineIndex(in)
	a := TimeAxis{Extent: index.extent, span: storySpan(in.Story, index.extent), events: index}
	a.From, a.To = a.span.From, a.span.To
	years := min(15, in.H*.22)
	a.eraH, a.tickH = min(18.6, in.H*.3), years
	a.Header = timelineRect(0, 0, in.W, a.eraH)
	a.Lanes = timelineRect(0, a.eraH+1, in.W, in.H-years)
	l := &timelineLayout{axis: a, dates: timelineDates(in)}
	p := newTimelinePainter(k, in, l, -1)
	layers := []scene.Layer{
		{Name: "strip-eras", Items: p.stripGround()},
		{Name: "strip-events", Items: p.stripEvents(index)},
		{Name: "strip-now", Items: p.stripNow()},
	}
	return &scene.Scene{W: float32(w), H: float32(h), Background: in.Palette.Panel, Layers: scaleLayers(layers, float32(scale))}
}

// stripGround draws eras down to the foot, the base line and the years.
func (p *timelinePainter) stripGround() []scene.Item {
	a := p.l.axis
	base := float64(a.Lanes.Y1)
	var items []scene.Item
	for _, b := range p.eraBands() {
		items = append(items, fillBox(b.x0, 0, b.x1, p.in.H, p.pal.Eras[b.era%2]))
	}
	items = append(items, straight(0, base, p.in.W, base, 1, p.pal.StrongRule))
	size := min(11, (p.in.H-base)*.75)
	ticks := yearTicks(a.From, a.To, a.Scale()*365.2425*edtf.Day, p.l.dates)
	end := 0.0
	for _, t := range ticks {
		x := a.X(t.T)
		if !t.Major || x < -.5 {
			continue
		}
		w := textWidth(p.kit.Fonts, t.Label, scene.Sans, size)
		items = append(items, straight(x, base, x, base+3, 1, p.pal.Ink2))
		if x+4+w <= p.in.W && x+4 >= end && size >= 6 {
			label := write(x+4, base+size*1.2, t.Label, scene.Sans, size, p.pal.Ink2)
			label.Tabular = true
			items = append(items, label)
			end = x + 4 + w + 6
		}
	}
	return items
}

// stripEvents draws a bar for each event that passes the filter; events of a lane on the same point are drawn once.
func (p *timelinePainter) stripEvents(index *timelineIndex) []scene.Item {
	a := p.l.axis
	pitch := float64(a.Lanes.Y1-a.Lanes.Y0-2) / float64(max(1, len(index.lanes)))
	var items []scene.Item
	for i := range index.lanes {
		lane := &index.lanes[i]
		y := float64(a.Lanes.Y0) + (float64(i)+.5)*pitch
		half := min(2.8, pitch*.42)
		last := map[bool]float64{false: -10, true: -10}
		lane.each(edtf.Span{From: a.From, To: a.To}, func(j int) bool {
			x, later := a.X(lane.anchor[j]), p.later(lane.events[j])
			if lane.anchor[j] < a.From || lane.anchor[j] >= a.To || x-last[later] < .75 {
				return true
			}
			last[later] = x
			fill := p.pal.Category(p.in.Story.Events[lane.events[j]].Category).Fill
			if later {
				fill = mixed(fill, p.ground(x), laterThanNow)
			}
			items = append(items, fillBox(x-1.3, y-half, x+1.3, y+half, fill))
			return true
		})
	}
	return items
}

// stripNow draws the era names, the line and the flag.
func (p *timelinePainter) stripNow() []scene.Item {
	a := p.l.axis
	var items []scene.Item
	if p.nowShown() {
		items = append(items, straight(p.nowX, a.eraH-1, p.nowX, float64(a.Lanes.Y1)+2.5, 1.8, p.pal.Now))
	}
	flag := p.stripFlag()
	items = append(items, p.eraNames([]timeFlag{flag}, true)...)
	return append(items, p.flag(flag, 0, a.eraH, !p.nowShown())...)
}

// stripFlag places the flag over the line: in its middle, or to one side of it where only so the name of the era has room.
// It says no day where the clock stands at a date that names none.
func (p *timelinePainter) stripFlag() timeFlag {
	f := p.flagAt(p.nowX, p.in.View.At)
	if d := shownDate(p.in); d.Start == d.End && d.Start.Precision < edtf.ToDay && d.Start.Span.From == p.in.View.At.StartOfDay() {
		f = p.flagSaying(p.nowX, d.Short(p.l.dates))
	}
	if !p.nowShown() {
		return f
	}
	w := f.x1 - f.x0
	for _, b := range p.eraBands() {
		if p.nowX < b.x0 || p.nowX >= b.x1 {
			continue
		}
		name := textWidth(p.kit.Fonts, p.in.Story.Eras[b.era].Title, scene.SansBold, eraNameSize) + 2*eraNamePad
		right := min(p.nowX-.9, p.in.W-w) // the line is 1.8 wide
		left := max(p.nowX+.9-w, 0)
		best := f.x0
		for _, x0 := range [3]float64{f.x0, right, left} {
			if room := max(x0-b.x0, b.x1-x0-w); room > max(best-b.x0, b.x1-best-w) {
				best = x0
			}
			if max(best-b.x0, b.x1-best-w) >= name {
				break
			}
		}
		f.x0, f.x1 = best, best+w
	}
	return f
}

// shownDate is the date of the step or event shown, the zero Date for none.
func shownDate(in Input) edtf.Date {
	if in.Story == nil {
		return edtf.Date{}
	}
	if step := view.ToldStep(in.Story, in.View); step != nil {
		return step.Date
	}
	if i := view.Shown(in.Story, in.View); i >= 0 {
		return in.Story.Events[i].Date
	}
	return edtf.Date{}
}
