package figure

import (
	"thawline/app/scene"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// basisOf says in a word or two how a figure is known, under its bar.
func (p *plot) basisOf(v *dataset.Value) string {
	if !v.Known {
		return p.in.Words.T("chart.nodata.short")
	}
	_, rest := p.prose.flagged("", v.Flag)
	return commas(p.prose.basis(v.Basis), rest)
}

// basisShare is the share of a period's width that the words under it may take.
const basisShare = .9

// basisLines returns how many lines the words under the bars take, 0 when they fit in two for none or not all.
func (p *plot) basisLines(rows []barRow, st textStyle, from, to edtf.Instant, width float32) int {
	most := 1
	total := float64(to - from)
	for i := range rows {
		room := float32(float64(rows[i].frame.Length())/total) * width * basisShare
		lines := p.kit.Fonts.Wrap(p.basisOf(rows[i].value), st.Face, st.Size, room)
		for _, l := range lines {
			if p.width(l, st) > room {
				return 0
			}
		}
		most = max(most, len(lines))
	}
	if most > 2 {
		return 0
	}
	return most
}

// barNames writes period and basis under each bar; periods that have no room are left out evenly.
func (p *plot) barNames(rows []barRow, time timeScale, bottom float32, lines int) {
	name, basis := p.axisBold(), p.axisText()
	base := bottom + p.u(8) + .85*name.Size
	label := func(r *barRow) string { return r.value.Date.Short(p.prose.dates) }
	widest, narrowest := float32(0), float32(1e6)
	for i := range rows {
		widest = max(widest, p.width(label(&rows[i]), name))
		narrowest = min(narrowest, time.x(rows[i].frame.To)-time.x(rows[i].frame.From))
	}
	if widest > narrowest-p.u(4) { // smaller first, then every other one
		name.Size = max(p.least, .85*name.Size)
	}
	end := float32(-1e6)
	for i := range rows {
		r := &rows[i]
		f0, f1 := time.x(r.frame.From), time.x(r.frame.To)
		mid := (f0 + f1) / 2
		st := name.in(p.ink(name.Color, r.later))
		text := label(r)
		if r.part() && p.width(text, st) > f1-f0-p.u(4) { // the months over the year
			text = yearMark(yearNumber(r.frame.From), p.prose.dates).Label + "*"
		}
		w := p.width(text, st)
		if mid-w/2 < end+p.u(5) {
			continue
		}
		t := p.text(mid, base, text, st, scene.Centre)
		p.labels = append(p.labels, t)
		p.taken = append(p.taken, t.Bounds())
		end = mid + w/2
		if lines == 0 {
			continue
		}
		y := base + .35*name.Size + basis.Size
		for _, l := range p.kit.Fonts.Wrap(p.basisOf(r.value), basis.Face, basis.Size, basisShare*(f1-f0)+1) {
			t := p.text(mid, y, l, basis.in(p.ink(basis.Color, r.later)), scene.Centre)
			p.labels = append(p.labels, t)
			p.taken = append(p.taken, t.Bounds())
			y += 1.2 * basis.Size
		}
	}
}

func yearNumber(t edtf.Instant) int64 {
	y, _, _ := t.Civil()
	return y
}

// besideHead is one row of figures in another unit under the axis.
type besideHead struct {
	series *dataset.Series
	unit   string
}

// beside returns the rows of figures that stand below the bars: those of the same periods, in their own unit.
func (p *plot) beside(rows []barRow) []besideHead {
	var heads []besideHead
	for _, i := range p.spec.beside {
		s := &p.in.Story.Series[i]
		h := besideHead{series: s, unit: p.shortUnit(s.Unit)}
		matches := 0
		for _, r := range rows {
			if j := besideRow(s, r.value); j >= 0 {
				matches++
			}
		}
		if matches > 0 {
			heads = append(heads, h)
		}
	}
	return heads
}

// shortUnit writes a unit as briefly as the catalogue can.
func (p *plot) shortUnit(unit string) string {
	if key := "chart.unit.short." + unit; p.in.Words.Has(key) {
		return p.in.Words.T(key)
	}
	return unit
}

// besideRow returns the row of another series with the same period, -1 for none.
func besideRow(s *dataset.Series, v *dataset.Value) int {
	for j := range s.Values {
		if s.Values[j].Date.Span() == v.Date.Span() {
			return j
		}
	}
	return -1
}

// besideRows writes the rows of figures below the axis, each under a rule. A row whose figures do not all have room is
// left out whole: a gap would pass for a missing figure.
func (p *plot) besideRows(rows []barRow, heads []besideHead, time timeScale, top, height float32) {
	unit := p.axisText()
	figure := p.style(scene.Sans, 17, p.pal.Ink1)
	figure.Tabular = true
	for _, h := range heads {
		base := top + .5*height + .36*figure.Size
		end := p.area.X0 + p.width(h.unit, unit)
		var texts []scene.Item
		whole := true
		for i := range rows {
			r := &rows[i]
			j := besideRow(h.series, r.value)
			if j < 0 {
				continue
			}
			text := "–"
			if v := &h.series.Values[j]; v.Known {
				text, _ = p.prose.flagged(p.prose.number(v.Number, 0), v.Flag)
			}
			x := (time.x(r.frame.From) + time.x(r.frame.To)) / 2
			t := p.text(x, base, text, figure.in(p.ink(figure.Color, r.later)), scene.Centre)
			t.ID, t.Title = valueID(h.series, j), p.prose.valueTitle(h.series, j)
			texts = append(texts, t)
			whole = whole && x-t.W/2 >= end+p.u(4)
			end = x + t.W/2
		}
		if !whole {
			continue
		}
		p.ground = append(p.ground, &scene.Shape{Path: scene.Segment(p.area.X0, top, p.area.X1, top), Stroke: scene.Stroke{Color: p.pal.Rule, Width: 1}})
		p.frame = append(p.frame, p.text(p.area.X0, base, h.unit, unit, scene.Left))
		p.labels = append(p.labels, texts...)
		for _, t := range texts {
			p.taken = append(p.taken, t.(*scene.Text).Bounds())
		}
		top += height
	}
}
