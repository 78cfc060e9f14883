package figure

import (
	"cmp"
	"slices"
	"strings"

	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// eventBin is the events of one category in one stretch of time.
type eventBin struct {
	span   edtf.Span
	events []int
}

// eventBins counts the story's events by category in equal stretches: days, months, years, tens of years and so on, the
// shortest that makes at most 120. Events whose date is less precise than that belong to none.
type eventBins struct {
	span       edtf.Span
	unit       string // day, month, year, years
	categories []string
	bins       map[string][]eventBin // by category, in order of time, empty ones left out
	outside    int                   // kept by the filter, but not within the span
	vague      int                   // kept and within, but not known to the stretch
	counted    int
	most       int // in one bin of one category
}

// mostBins bounds the number of stretches.
const mostBins = 120

func (p *plot) eventBins() eventBins {
	story := p.in.Story
	b := eventBins{span: story.Span, bins: map[string][]eventBin{}}
	if b.span.Length() == 0 || b.span.From <= edtf.Beginning || b.span.To >= edtf.Forever {
		b.span = edtf.Span{}
		for i := range story.Events {
			s := story.Events[i].Date.Start.Span
			if s.From <= edtf.Beginning || s.To >= edtf.Forever {
				continue
			}
			if b.span == (edtf.Span{}) {
				b.span = s
			}
			b.span.From, b.span.To = min(b.span.From, s.From), max(b.span.To, s.To)
		}
	}
	days := float64(b.span.Length()) / edtf.Day
	years := int64(1)
	switch {
	case days <= mostBins/2:
		b.unit = "day"
	case days/30 <= mostBins:
		b.unit = "month"
	case days/365 <= mostBins:
		b.unit = "year"
	default:
		b.unit = "years"
		for years = 10; days/365/float64(years) > mostBins; years *= 10 {
		}
	}
	stretch := func(t edtf.Instant) edtf.Span {
		y, m, _ := t.Civil()
		switch b.unit {
		case "day":
			return edtf.Span{From: t.StartOfDay(), To: t.StartOfDay().AddDays(1)}
		case "month":
			return edtf.Span{From: edtf.FromCivil(y, m, 1), To: edtf.FromCivil(y, m+1, 1)}
		}
		y = floorDivide(y, years) * years
		return edtf.Span{From: edtf.FromCivil(y, 1, 1), To: edtf.FromCivil(y+years, 1, 1)}
	}
	keep := p.filter()
	for i := range story.Events {
		e := &story.Events[i]
		if !keep(i) {
			continue
		}
		start := e.Date.Start.Span
		if !b.span.Contains(start.From) {
			b.outside++
			continue
		}
		s := stretch(start.From)
		if start.To > s.To {
			b.vague++
			continue
		}
		list := b.bins[e.Category]
		if n := len(list); n > 0 && list[n-1].span == s {
			list[n-1].events = append(list[n-1].events, i)
		} else {
			list = append(list, eventBin{s, []int{i}})
		}
		b.bins[e.Category] = list
		b.most = max(b.most, len(list[len(list)-1].events))
		b.counted++
	}
	for c := range b.bins {
		b.categories = append(b.categories, c)
	}
	slices.SortFunc(b.categories, func(x, y string) int {
		a, c := p.pal.Category(x), p.pal.Category(y)
		la, lc := a.Lane, c.Lane
		if la == 0 {
			la = 99
		}
		if lc == 0 {
			lc = 99
		}
		return cmp.Or(cmp.Compare(la, lc), cmp.Compare(a.Shape, c.Shape), strings.Compare(x, y))
	})
	return b
}

// binID is the id of a bar of the chart of events.
func binID(category string, s edtf.Span) string { return "bin:" + category + ":" + s.From.String() }

// events draws a row of small bars for each category, all on one scale from zero, over one axis of time.
func (p *plot) events() {
	b := p.eventBins()
	if len(b.categories) == 0 {
		return
	}
	name, count := p.axisText().in(p.pal.Ink1), p.axisText()
	count.Tabular = true
	left, right := float32(0), float32(0)
	icon := max(13*p.k, 9)
	total := func(c string) int {
		n := 0
		for _, bin := range b.bins[c] {
			n += len(bin.events)
		}
		return n
	}
	for _, c := range b.categories {
		left = max(left, p.width(p.prose.category(c), name))
		right = max(right, p.width(p.prose.number(float64(total(c)), 0), count))
	}
	left = min(left+icon*1.3+p.u(14), .42*p.area.W())
	band := p.takeFlag()
	axisH := p.u(8) + 1.5*p.axisText().Size
	top, bottom := p.area.Y0+p.u(6), p.area.Y1-axisH
	rows := b.categories
	if fit := int((bottom - top) / (1.25 * name.Size)); fit < len(rows) {
		slices.SortStableFunc(rows, func(x, y string) int { return cmp.Compare(total(y), total(x)) })
		rows = rows[:max(fit, 1)]
	}
	row := (bottom - top) / float32(len(rows))
	time := newTimeScale(b.span.From, b.span.To, p.area.X0+left, p.area.X1-right-p.u(12))
	scale := newValueScale(0, float64(b.most), max(1, min(3, int(row/(2.2*count.Size)))), 0, 0)
	scale.hi = max(float64(b.most), 1)
	heightOf := func(n int) float32 { return float32(n) / float32(scale.hi) * row * .82 }
	for i, c := range rows {
		base := top + row*float32(i+1)
		cat := p.pal.Category(c)
		p.ground = append(p.ground, &scene.Shape{Path: scene.Segment(time.x0, base, time.x1, base), Stroke: scene.Stroke{Color: p.pal.StrongRule, Width: 1}})
		mid := base - .36*row
		p.frame = append(p.frame, sign(cat, p.pal, p.area.X0+icon/2, mid, signLook{Size: icon, Scale: max(p.k, .8)})...)
		text := p.kit.Fonts.Fit(p.prose.category(c), name.Face, name.Size, left-1.3*icon-p.u(8))
		p.frame = append(p.frame, p.text(p.area.X0+1.3*icon, mid+.36*name.Size, text, name, scene.Left))
		p.frame = append(p.frame, p.text(p.area.X1, mid+.36*count.Size, p.prose.number(float64(total(c)), 0), count.bold().in(cat.Text), scene.Right))
		for _, bin := range b.bins[c] {
			p.binBar(c, bin, time, base, heightOf)
		}
	}
	p.timeAxis(time, bottom, true)
	p.nowRule(time, band, bottom)
	p.binScale(b, rows, top, row, time, heightOf)
}

// binBar draws the bar of one stretch, cut into its events, so that they can be counted.
func (p *plot) binBar(category string, bin eventBin, time timeScale, base float32, height func(int) float32) {
	cat := p.pal.Category(category)
	x0, x1 := time.x(bin.span.From), time.x(bin.span.To)
	inset := min(.12*(x1-x0), p.u(2))
	later := p.later(bin.span.From)
	n := len(bin.events)
	box := scene.Rect{X0: x0 + inset, Y0: base - height(n), X1: x1 - inset, Y1: base}
	block := &scene.Shape{
		ID: binID(category, bin.span), Title: p.prose.binTitle(category, bin), Hit: 2,
		Path: scene.Rectangle(box), Fill: p.shade(cat.Fill, later),
	}
	p.marks = append(p.marks, block)
	cut := scene.Stroke{Color: p.pal.Panel, Width: max(p.k, .8)}
	if line := max(1.5*p.k, 1); hollow(cat) && height(1) > 3.5*line { // as their sign is
		block.Path, block.Fill = scene.Rectangle(box.Inset(line/2)), p.pal.Raised
		block.Stroke = scene.Stroke{Color: p.shade(cat.Fill, later), Width: line, Join: scene.JoinMiter}
		cut = block.Stroke
	}
	for i := 1; i < n && height(1) > p.u(5); i++ {
		y := base - height(i)
		p.marks = append(p.marks, &scene.Shape{Path: scene.Segment(box.X0, y, box.X1, y), Stroke: cut})
	}
}

// binScale writes the greatest count at its bar, which gives all rows their scale.
func (p *plot) binScale(b eventBins, rows []string, top, row float32, time timeScale, height func(int) float32) {
	st := p.style(scene.SansBold, 14.5, p.pal.Ink1)
	for i, c := range rows {
		for _, bin := range b.bins[c] {
			n := len(bin.events)
			if n != b.most || n < 2 {
				continue
			}
			base := top + row*float32(i+1)
			x := (time.x(bin.span.From) + time.x(bin.span.To)) / 2
			w := (time.x(bin.span.To) - time.x(bin.span.From)) / 2
			text := p.prose.number(float64(n), 0)
			y := base - height(n) + .8*st.Size
			p.tryLabel(p.text(x-w-p.u(4), y, text, st, scene.Right), p.text(x+w+p.u(4), y, text, st, scene.Left))
			return
		}
	}
}
