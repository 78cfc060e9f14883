package figure

import (
	"slices"

	"thawline/app/scene"
)

// barLabel writes the figure over its bar; that of a disputed bar stands inside it, under the dotted outline with the
// contrary figure.
func (p *plot) barLabel(r *barRow, time timeScale, scale valueScale) {
	v := r.value
	x0, x1, _, _ := barBox(r, time)
	box := scene.Rect{X0: x0, Y0: scale.pos(v.Number), X1: x1, Y1: scale.pos(0)}
	st := p.valueText().in(p.ink(p.pal.Ink1, r.later))
	room := time.x(r.frame.To) - time.x(r.frame.From) - p.u(6)
	if v.HasContrary && v.Contrary > v.Number { // it stands in its bar, or small above it
		room = x1 - x0 - p.u(4)
	}
	text, st := p.figureThatFits(v.Number, p.decimals(), v.Flag, st, room)
	if text == "" {
		return
	}
	if !v.HasContrary || v.Contrary <= v.Number {
		y := box.Y0 - p.u(9)
		if v.Number < 0 {
			y = box.Y0 + p.u(9) + .75*st.Size
		}
		p.overBar(p.text((x0+x1)/2, y, text, st, scene.Centre), time)
		return
	}
	p.contraryLabel(r, time, box, scale.pos(v.Contrary))
	p.disputedLabel(p.text((x0+x1)/2, 0, text, st, scene.Centre), r, box)
}

// overBar sets the figure of a bar in the middle above it, or aside of the clock's rule where that would run through it.
func (p *plot) overBar(t *scene.Text, time timeScale) {
	now := p.nowBar(time)
	if len(now) > 0 && aired(t).Overlaps(now[0]) {
		air := .36 * t.Size
		right, left := *t, *t
		right.X, left.X = now[0].X1+air+t.W/2, now[0].X0-air-t.W/2
		spots := []*scene.Text{&right, &left}
		if now[0].X0 > t.X { // the nearer side first
			spots = []*scene.Text{&left, &right}
		}
		if p.tryLabel(spots...) {
			return
		}
	}
	if !slices.ContainsFunc(p.taken, t.Bounds().Overlaps) {
		p.label(t)
	}
}

// contraryLabel says who gives another figure than the bar's, and which: inside its dotted outline, else above it.
func (p *plot) contraryLabel(r *barRow, time timeScale, box scene.Rect, above float32) {
	small := p.axisText().in(p.ink(p.pal.Ink1, r.later))
	strong := small.bold()
	mid, inner := (box.X0+box.X1)/2, box.W()-p.u(8)
	number := p.prose.number(r.value.Contrary, p.decimals())
	leading := 1.32 * small.Size
	lines, fits := p.linesIn(p.in.Words.T("chart.contrary"), small, inner)
	y := above + p.u(6) + 1.1*small.Size
	if !fits || float32(len(lines)+1)*leading+p.u(10) >= box.Y0-above || p.width(number, strong) > inner {
		lines, fits = p.linesIn(p.in.Words.T("chart.contrary"), small, time.x(r.frame.To)-time.x(r.frame.From)-p.u(8))
		y = above - p.u(6) - float32(len(lines))*leading
		if !fits || y-small.Size < p.area.Y0-1.4*p.valueText().Size {
			p.tryLabel(p.text(mid, above-p.u(6), number, strong, scene.Centre))
			return
		}
	}
	for _, l := range lines {
		p.label(p.text(mid, y, l, small, scene.Centre))
		y += leading
	}
	p.label(p.text(mid, y, number, strong, scene.Centre))
}

// linesIn wraps text and reports whether every line is as narrow as it should be.
func (p *plot) linesIn(text string, st textStyle, width float32) (lines []string, fits bool) {
	lines = p.wrap(text, st, width)
	return lines, !slices.ContainsFunc(lines, func(l string) bool { return p.width(l, st) > width })
}

// disputedLabel sets a disputed figure inside its bar where that is high and wide enough, with the word for it.
func (p *plot) disputedLabel(t *scene.Text, r *barRow, box scene.Rect) {
	small := p.axisText().in(p.ink(p.pal.Ink1, r.later))
	inner := box.W() - p.u(3)
	if box.H() <= 1.6*t.Size || t.W > inner {
		t.Y = box.Y0 - p.u(9)/2
		p.tryLabel(t)
		return
	}
	t.Y = box.Y0 + p.u(6) + t.Size*.95
	list := []*scene.Text{t}
	flag := p.text(t.X, t.Y+1.3*small.Size, p.prose.flag(r.value.Flag), small, scene.Centre)
	if box.H() > 3.4*t.Size && flag.W <= inner {
		list = append(list, flag)
	}
	for _, t := range list {
		p.labels = append(p.labels, t)
		p.taken = append(p.taken, t.Bounds())
	}
}

// figureThatFits writes a figure with its flag in words, else with a sign, in a size that fits the room; "" when none does.
func (p *plot) figureThatFits(v float64, decimals int, flag string, st textStyle, room float32) (string, textStyle) {
	number := p.prose.number(v, decimals)
	words, _ := p.prose.flagged(number, flag)
	list := []string{words}
	if key := "chart.sign." + flag; p.in.Words.Has(key) {
		list = append(list, p.in.Words.T(key, "value", number))
	}
	sizes := []float32{st.Size, max(.82*st.Size, p.least), p.least}
	for _, size := range sizes {
		for _, text := range list {
			st.Size = size
			if p.width(text, st) <= room {
				return text, st
			}
		}
	}
	return "", st
}
