package figure

import (
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// twoLines is the width of a column, at 1920 x 1080, below which what qualifies a figure stands under it.
const twoLines = 600

// twoLinesTight is the same where rows stand close, in smaller type.
const twoLinesTight = 500

// figureStyles are those of the table of figures.
type figureStyles struct{ name, unit, value, none textStyle }

func (s *spread) figureStyles() figureStyles {
	t := figureStyles{
		name: s.style(scene.Sans, 18.5, 23), unit: s.style(scene.Sans, 16, 21).in(s.pal.Ink2),
		value: s.style(scene.SansBold, 18.5, 23), none: s.style(scene.Sans, 16.5, 23).in(s.pal.Ink2),
	}
	if s.tight {
		t = figureStyles{
			name: s.style(scene.Sans, 16.5, 20), unit: s.style(scene.Sans, 16, 19).in(s.pal.Ink2),
			value: s.style(scene.SansBold, 16.5, 20), none: s.style(scene.Sans, 16, 20).in(s.pal.Ink2),
		}
	}
	t.value.Tabular = true
	return t
}

// figureTable sets the first figures at both dates: name and unit, then the two values, each with what qualifies it: before
// it, or under it in a narrow column.
func (s *spread) figureTable(f *flow, limit int) {
	u, t := s.u, s.figureStyles()
	narrow := f.w < twoLines*u && !(s.tight && f.w > twoLinesTight*u)
	head := s.style(scene.SansBold, 17, 30)
	plain := s.style(scene.Sans, 17, 30).in(s.pal.Ink2)
	var dates [2]string
	var widths [2]float32 // as much as what stands in the column
	for j, at := range []edtf.Instant{s.c.before.At, s.c.after.At} {
		dates[j] = edtf.OnDay(at).Short(s.c.prose.dates)
		widths[j] = f.width(dates[j], head)
		for i := range s.figures[:limit] {
			widths[j] = max(widths[j], s.cellWidth(f, &s.figures[i].Cells[j], t, narrow))
		}
		widths[j] = min(widths[j], f.w*.31)
	}
	edges := [2]float32{f.x + f.w - widths[1] - 22*u, f.x + f.w}
	f.text(run{Text: s.c.prose.words.T("compare.figures"), Style: s.style(scene.SansBold, 22, 30)}, f.x, scene.Left, edges[0]-widths[0]-f.x-12*u)
	f.text(run{Text: dates[0], Style: plain}, edges[0], scene.Right, widths[0]+1)
	f.text(run{Text: dates[1], Style: head.in(s.pal.NowText)}, edges[1], scene.Right, widths[1]+1)
	f.gap(s.headGap())
	for i := range s.figures[:limit] {
		row := &s.figures[i]
		f.gap(s.rowGap())
		left := f.column(0, edges[0]-widths[0]-f.x-12*u)
		s.figureName(left, row, t, narrow)
		columns := []*flow{left}
		for j := range row.Cells {
			right := f.column(0, f.w)
			s.figureCell(right, &row.Cells[j], edges[j], widths[j]+1, t, narrow)
			columns = append(columns, right)
		}
		f.join(columns...)
		f.gap(s.rowGap())
		f.rule(s.pal.Rule, max(u, 1))
	}
	var names []string
	for i := range s.figures[limit:] {
		names = append(names, s.figures[limit+i].Name)
	}
	s.more(f, "compare.more.figures", len(names), names)
}

// cellWidth is the room that a cell takes.
func (s *spread) cellWidth(f *flow, c *figureCell, t figureStyles, narrow bool) float32 {
	value, mark := f.width(c.Value, t.value), f.width(c.Mark, t.unit)
	switch {
	case !c.Known:
		return f.width(c.Value, t.none)
	case narrow:
		return max(value, mark)
	case c.Mark != "":
		return value + mark + 7*s.u
	}
	return value
}

// figureName sets name and unit, the unit on a line of its own where both do not fit: a unit is not broken.
func (s *spread) figureName(f *flow, row *figureRow, t figureStyles, narrow bool) {
	beside := " " + row.Unit
	if row.Unit != "" && !narrow && f.width(row.Name, t.name)+f.width(beside, t.unit) <= f.w {
		f.runs(t.name, run{Text: row.Name, Style: t.name}, run{Text: beside, Style: t.unit})
		return
	}
	f.paragraph(row.Name, t.name)
	f.paragraph(row.Unit, t.unit)
}

// figureCell sets a value to the left of edge.
func (s *spread) figureCell(f *flow, c *figureCell, edge, room float32, t figureStyles, narrow bool) {
	style := t.value
	if !c.Known {
		style = t.none
	}
	f.text(run{Text: c.Value, Style: style}, edge, scene.Right, room)
	switch {
	case narrow:
		f.gap(style.leading())
		if c.Mark != "" {
			f.text(run{Text: c.Mark, Style: t.unit}, edge, scene.Right, room)
			f.gap(t.unit.leading())
		}
	case c.Mark != "":
		used := f.width(c.Value, style) + 7*s.u
		if room-used > 20*s.u {
			f.place(run{Style: t.unit}, f.fonts.Fit(c.Mark, t.unit.Face, t.unit.Size, room-used), edge-used, f.baseline(f.y, style), scene.Right)
		}
	}
}
