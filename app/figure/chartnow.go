package figure

import (
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// flagText is the style of the date over the now rule.
func (p *plot) flagText() textStyle {
	st := p.style(scene.SansBold, 15, p.pal.OnNow)
	st.Tabular = true
	return st
}

// flagHeight is the height of the band that is kept for the flag.
func (p *plot) flagHeight() float32 { return 1.55 * p.flagText().Size }

// takeFlag cuts the band of the flag off the top of the plot's area.
func (p *plot) takeFlag() scene.Rect {
	band := p.area
	band.Y1 = band.Y0 + p.flagHeight()
	p.area.Y0 = band.Y1
	return band
}

// nowRule draws the clock's rule from the flag in the band down to the bottom. A clock outside the scale has a quiet flag
// with an angle mark at that edge and no rule.
func (p *plot) nowRule(s timeScale, band scene.Rect, bottom float32) {
	text, box, quiet := p.nowFlagBox(s, band)
	p.flag(text, box, quiet)
	if quiet {
		return
	}
	x := s.clamped(p.in.View.At)
	p.now = append(p.now, &scene.Shape{
		Path:   scene.Segment(x, band.Y1-1, x, bottom),
		Stroke: scene.Stroke{Color: p.pal.Now, Width: max(1.8*p.k, 1.4)},
	})
}

// nowFlagBox returns the text of the flag in the band, where it stands, and whether the clock lies outside the scale.
func (p *plot) nowFlagBox(s timeScale, band scene.Rect) (text string, box scene.Rect, quiet bool) {
	at := p.in.View.At
	text = edtf.OnDay(at).Short(p.prose.dates)
	switch {
	case at < s.from:
		text, quiet = "‹ "+text, true
	case at > s.to:
		text, quiet = text+" ›", true
	}
	return text, p.flagBox(text, s.clamped(at), band), quiet
}

// nowBar returns the strip of the clock's rule, which labels keep off; none when the clock lies outside the scale.
func (p *plot) nowBar(s timeScale) []scene.Rect {
	at := p.in.View.At
	if at < s.from || at > s.to {
		return nil
	}
	x, half := s.x(at), max(p.k, 1)
	return []scene.Rect{{X0: x - half, Y0: p.area.Y0, X1: x + half, Y1: p.area.Y1}}
}

// nowFlag draws the date alone at the right end of the band: for plots that have no axis of time.
func (p *plot) nowFlag(band scene.Rect) {
	text := edtf.OnDay(p.in.View.At).Short(p.prose.dates)
	p.flag(text, p.flagBox(text, band.X1, band), false)
}

// flagBox is where a flag with that text stands in the band: about x, and within it.
func (p *plot) flagBox(text string, x float32, band scene.Rect) scene.Rect {
	st := p.flagText()
	w := min(p.width(text, st)+.9*st.Size, band.W()) // with hardly any room the date is still said
	x0 := min(max(x-w/2, band.X0), max(band.X1-w, band.X0))
	return scene.Rect{X0: x0, Y0: band.Y0, X1: x0 + w, Y1: band.Y1}
}

func (p *plot) flag(text string, box scene.Rect, quiet bool) {
	st := p.flagText()
	shape := &scene.Shape{Path: scene.RoundRect(box, 2), Fill: p.pal.NowFill}
	if quiet {
		shape.Fill, shape.Stroke = p.pal.Raised, scene.Stroke{Color: p.pal.StrongRule, Width: 1}
		st.Color = p.pal.Ink1
	}
	_, _, capital, _ := p.kit.Fonts.Metrics(st.Face, st.Size)
	p.now = append(p.now, shape)
	p.frame = append(p.frame, p.text((box.X0+box.X1)/2, (box.Y0+box.Y1+capital)/2, text, st, scene.Centre))
	p.taken = append(p.taken, box)
}

// timeMark is one labelled tick of an axis of time.
type timeMark struct {
	t     edtf.Instant
	label string
	whole bool // the label is of the stretch to the next tick, and stands in its middle
}

// timeMarks returns the ticks of a scale, as close as their labels allow.
func (p *plot) timeMarks(s timeScale, st textStyle) []timeMark {
	width := s.x1 - s.x0
	if days := float64(s.to-s.from) / edtf.Day; days < 50 {
		return p.dayMarks(s, st, width)
	}
	perMonth := float64(width) / (float64(s.to-s.from) / edtf.Day / 30.44)
	step := int64(0)
	for _, m := range []int64{1, 2, 3, 6, 12, 24, 60} {
		room := float64(p.width("Oct 2024", st) * 1.3)
		if m >= 6 {
			room = float64(p.width("2024", st) * 1.3)
		}
		if perMonth*float64(m) >= room {
			step = m
			break
		}
	}
	for far := int64(120); step == 0; far *= 10 {
		for _, m := range []int64{far, 2 * far, 5 * far} {
			if step == 0 && perMonth*float64(m) >= float64(p.width("200,000 BC", st)) || m > 1e13 {
				step = m
			}
		}
	}
	y, m, _ := s.from.Civil()
	month := y*12 + int64(m) - 1
	if month%step != 0 {
		month += step - ((month%step)+step)%step
	}
	var marks []timeMark
	for ; len(marks) < 200; month += step { // from the first multiple of the step at or before the start
		y, m := floorDivide(month, 12), int(((month%12)+12)%12)
		t := edtf.FromCivil(y, m+1, 1)
		if t >= s.to {
			break
		}
		if t < s.from {
			continue
		}
		mark := timeMark{t: t, label: yearMark(y, p.prose.dates).Label, whole: step == 12}
		if step < 12 && (m > 0 || step <= 3) {
			mark.label = p.prose.dates.Short.Alone[m]
			if len(marks) == 0 || m == 0 {
				mark.label = monthDate(y, m+1, t).Short(p.prose.dates)
			}
		}
		marks = append(marks, mark)
	}
	return marks
}

// dayMarks returns the ticks of a short stretch.
func (p *plot) dayMarks(s timeScale, st textStyle, width float32) []timeMark {
	days := max(int(float64(s.to-s.from)/edtf.Day+.5), 1)
	step := max(1, int(float32(days)*p.width("30 Sep 2024", st)*1.15/max(width, 1))+1)
	var marks []timeMark
	for t := s.from.StartOfDay(); t < s.to && len(marks) < 60; t = t.AddDays(step) {
		if t >= s.from {
			marks = append(marks, timeMark{t: t, label: edtf.OnDay(t).Short(p.prose.dates)})
		}
	}
	return marks
}

func floorDivide(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// timeAxis draws the base line at y with ticks and labels below and returns where they end. Labels that would touch
// are left out.
func (p *plot) timeAxis(s timeScale, y float32, labelled bool) float32 {
	p.labels = append(p.labels, &scene.Shape{
		Path:   scene.Segment(s.x0, y, s.x1, y),
		Stroke: scene.Stroke{Color: p.pal.Ink2, Width: max(1.5*p.k, 1)},
	})
	st := p.axisText()
	st.Tabular = true
	end := float32(-1e6)
	base := y + p.u(6) + st.Size*1.05
	for _, m := range p.timeMarks(s, st) {
		x := s.x(m.t)
		p.labels = append(p.labels, &scene.Shape{
			Path:   scene.Segment(x, y, x, y+p.u(6)),
			Stroke: scene.Stroke{Color: p.pal.Ink2, Width: 1},
		})
		if !labelled {
			continue
		}
		w := p.width(m.label, st)
		left := x
		if m.whole {
			year, month, day := m.t.Civil()
			next := min(edtf.FromCivil(year+1, month, day), s.to)
			left = (x+s.x(next))/2 - w/2
		}
		if left < end+.5*st.Size || left+w > p.w-p.margin+.5 || left < s.x0-w/2 {
			continue
		}
		t := p.text(left, base, m.label, st, scene.Left)
		p.labels = append(p.labels, t)
		p.taken = append(p.taken, t.Bounds())
		end = left + w
	}
	return base + .3*st.Size
}

// valueAxis draws the grid of an upright scale over x0..x1 with its labels left of x0; the top one carries the unit.
func (p *plot) valueAxis(s valueScale, x0, x1 float32, unit string) {
	st := p.axisText()
	st.Tabular = true
	var last float32
	for i, v := range s.ticks {
		y := s.pos(v)
		if i > 0 && last-y < 1.15*st.Size { // a line without its number says little
			continue
		}
		last = y
		if v != 0 {
			p.ground = append(p.ground, &scene.Shape{Path: scene.Segment(x0, y, x1, y), Stroke: scene.Stroke{Color: p.pal.Rule, Width: 1}})
		}
		t := p.text(x0-p.u(9), y+.36*st.Size, p.tickLabel(v, unit, i == len(s.ticks)-1), st, scene.Right)
		p.frame = append(p.frame, t)
		p.taken = append(p.taken, t.Bounds())
	}
}

// tickLabel writes a tick's number, with the unit at the last one.
func (p *plot) tickLabel(v float64, unit string, last bool) string {
	if !last || unit == "" || unit == "people" {
		return p.prose.number(v, 0)
	}
	text, st := p.prose.plain(v, unit), p.axisText()
	if p.width(text, st) > 6*st.Size { // the subtitle says the unit
		return p.prose.number(v, 0)
	}
	return text
}

// axisWidth is the room that the labels of a scale take.
func (p *plot) axisWidth(s valueScale, unit string) float32 {
	st := p.axisText()
	st.Tabular = true
	w := float32(0)
	for i, v := range s.ticks {
		w = max(w, p.width(p.tickLabel(v, unit, i == len(s.ticks)-1), st))
	}
	return w + p.u(10)
}
