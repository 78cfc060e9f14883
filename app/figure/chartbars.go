package figure

import (
	"strings"

	"thawline/app/scene"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// barRow is one row of the main series with the stretch that its bar belongs to.
type barRow struct {
	row   int
	value *dataset.Value
	frame edtf.Span // the whole year of a part of one
	span  edtf.Span
	later bool
}

// part reports whether the figure is for less than its frame.
func (r *barRow) part() bool { return r.frame != r.span }

// barRows lays the rows of a series out in time. A period that is part of a year stands within that year where the
// series is one of years.
func (p *plot) barRows(s *dataset.Series) []barRow {
	years := 0
	for i := range s.Values {
		if _, ok := yearOf(s.Values[i].Date); ok {
			years++
		}
	}
	var rows []barRow
	for i := range s.Values {
		v := &s.Values[i]
		span := v.Date.Span()
		if span.From <= edtf.Beginning || span.To >= edtf.Forever || span.Length() == 0 {
			continue
		}
		frame := span
		if _, whole := yearOf(v.Date); !whole && years > 0 {
			y, _, _ := span.From.Civil()
			if year := (edtf.Span{From: edtf.FromCivil(y, 1, 1), To: edtf.FromCivil(y+1, 1, 1)}); span.To <= year.To {
				frame = year
			}
		}
		rows = append(rows, barRow{i, v, frame, span, p.later(span.From)})
	}
	return rows
}

// yearOf returns the calendar year that a date is, if it is exactly one.
func yearOf(d edtf.Date) (int64, bool) {
	span := d.Span()
	if span.From <= edtf.Beginning || span.To >= edtf.Forever {
		return 0, false
	}
	y, _, _ := span.From.Civil()
	return y, span == edtf.Span{From: edtf.FromCivil(y, 1, 1), To: edtf.FromCivil(y+1, 1, 1)}
}

// bars draws one bar for each period of the main series, with basis and the figures in other units below.
func (p *plot) bars() {
	series := &p.in.Story.Series[p.spec.main]
	rows := p.barRows(series)
	if len(rows) == 0 {
		return
	}
	from, to := rows[0].frame.From, rows[0].frame.To
	least, most := 0.0, 0.0
	for i := range rows {
		from, to = min(from, rows[i].frame.From), max(to, rows[i].frame.To)
		if v := rows[i].value; v.Known {
			least, most = min(least, v.Number), max(most, v.Number)
			if v.HasContrary {
				most = max(most, v.Contrary)
			}
		}
	}
	band := p.takeFlag()
	heads := p.beside(rows)
	year, basis := p.axisBold(), p.axisText()
	line := p.u(8) + 1.1*year.Size
	left := p.axisWidth(newValueScale(least, most, 4, 1, 0), series.Unit)
	for _, h := range heads {
		left = max(left, p.width(h.unit, basis)+p.u(8))
	}
	left = min(left, .3*p.area.W())
	twoLines := p.basisLines(rows, basis, from, to, p.area.W()-left)
	below := line + float32(twoLines)*1.25*basis.Size + p.u(6)
	rowH := 1.75 * p.axisBold().Size
	for len(heads) > 0 && below+float32(len(heads))*rowH > .42*p.area.H() {
		heads = heads[:len(heads)-1]
	}
	if below > .35*p.area.H() {
		twoLines, below = 0, line
	}
	p.area.Y0 += 1.5 * p.valueText().Size // a label over the highest bar
	bottom := p.area.Y1 - below - float32(len(heads))*rowH
	steps := max(2, int((bottom-p.area.Y0)/max(p.u(95), 3.2*p.axisText().Size)))
	scale := newValueScale(least, most, min(steps, 6), bottom, p.area.Y0)
	left = min(max(left, p.axisWidth(scale, series.Unit)), .3*p.area.W())
	x0 := p.area.X0 + left
	time := newTimeScale(from, to, x0, p.area.X1)
	p.valueAxis(scale, x0, p.area.X1, series.Unit)
	zero := scale.pos(0)
	p.nowRule(time, band, bottom)
	for i := range rows {
		p.valueBar(&rows[i], time, scale, series)
	}
	p.barred = append(p.barred, p.nowBar(time)...)
	for i := range rows {
		if r := &rows[i]; r.value.Known {
			p.barLabel(r, time, scale)
		}
	}
	p.noDataWords(rows, time, scale)
	p.labels = append(p.labels, &scene.Shape{
		Path:   scene.Segment(x0, zero, p.area.X1, zero),
		Stroke: scene.Stroke{Color: p.pal.Ink2, Width: max(1.6*p.k, 1)},
	})
	p.barNames(rows, time, bottom, twoLines)
	p.besideRows(rows, heads, time, bottom+below, rowH)
}

// barBox is where the bar of a row stands: the middle of its frame, a part of it for a part of the frame.
func barBox(r *barRow, time timeScale) (x0, x1, full0, full1 float32) {
	f0, f1 := time.x(r.frame.From), time.x(r.frame.To)
	pad := .21 * (f1 - f0)
	full0, full1 = f0+pad, f1-pad
	x0, x1 = full0, full1
	if r.part() {
		length := float64(r.frame.Length())
		x0 = full0 + float32(float64(r.span.From-r.frame.From)/length)*(full1-full0)
		x1 = full0 + float32(float64(r.span.To-r.frame.From)/length)*(full1-full0)
	}
	return x0, x1, full0, full1
}

// valueBar draws the bar of one row with its label, or the field of a missing one.
func (p *plot) valueBar(r *barRow, time timeScale, scale valueScale, series *dataset.Series) {
	v := r.value
	id, title := valueID(series, r.row), p.prose.valueTitle(series, r.row)
	x0, x1, full0, full1 := barBox(r, time)
	f0, f1 := time.x(r.frame.From), time.x(r.frame.To)
	if !v.Known {
		gap := min(p.u(3), .03*(f1-f0))
		p.noData(mark{box: scene.Rect{X0: f0 + gap, Y0: scale.at1, X1: f1 - gap, Y1: scale.pos(0)}, id: id, title: title})
		return
	}
	zero, top := scale.pos(0), scale.pos(v.Number)
	if r.part() { // what the period leaves of its year is not known
		for _, rest := range [2][2]float32{{full0, x0}, {x1, full1}} {
			if rest[1]-rest[0] > 1 {
				p.noData(mark{box: scene.Rect{X0: rest[0], Y0: min(top, zero), X1: rest[1], Y1: max(top, zero)}})
			}
		}
	}
	if v.HasContrary && v.Contrary > v.Number && v.Number >= 0 {
		p.contrary(scene.Rect{X0: x0, Y0: scale.pos(v.Contrary), X1: x1, Y1: top}, r.later)
	} else if v.HasContrary {
		at := scale.pos(v.Contrary)
		p.contrary(scene.Rect{X0: x0 - p.u(4), Y0: at - 1, X1: x1 + p.u(4), Y1: at + 1}, r.later)
	}
	p.bar(mark{box: scene.Rect{X0: x0, Y0: min(top, zero), X1: x1, Y1: max(top, zero)}, id: id, title: title, basis: v.Basis, flag: v.Flag, later: r.later})
	p.barred = append(p.barred, scene.Rect{X0: x0 - p.u(3), Y0: min(top, zero), X1: x1 + p.u(3), Y1: max(top, zero)})
}

// decimals is how many decimals the figures of the main series have at least: those of tonnes are written with one.
func (p *plot) decimals() int {
	if p.in.Story.Series[p.spec.main].Unit == "Mt" {
		return 1
	}
	return 0
}

// noDataWords says over the fields of missing figures what they are, once for those side by side.
func (p *plot) noDataWords(rows []barRow, time timeScale, scale valueScale) {
	for i := 0; i < len(rows); i++ {
		if rows[i].value.Known {
			continue
		}
		j := i
		for j+1 < len(rows) && !rows[j+1].value.Known && rows[j+1].frame.From == rows[j].frame.To {
			j++
		}
		x0, x1 := time.x(rows[i].frame.From), time.x(rows[j].frame.To)
		st := p.style(scene.SansBold, 17, p.pal.Ink1)
		text := p.in.Words.T("chart.nodata")
		for _, lines := range [][]string{{text}, strings.Fields(text)} {
			if p.words((x0+x1)/2, (scale.at0+scale.at1)/2, x1-x0-p.u(8), lines, st) {
				break
			}
		}
		i = j
	}
}

// words sets centred lines about (x, y) when they fit the width, and reports whether they did.
func (p *plot) words(x, y, width float32, lines []string, st textStyle) bool {
	for _, l := range lines {
		if p.width(l, st) > width {
			return false
		}
	}
	y -= (float32(len(lines))*1.25 - 1.6) / 2 * st.Size
	for _, l := range lines {
		p.label(p.text(x, y, l, st, scene.Centre))
		y += 1.25 * st.Size
	}
	return true
}
