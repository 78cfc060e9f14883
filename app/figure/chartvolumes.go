package figure

import (
	"cmp"
	"slices"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
)

// comparable reports whether a row of tonnes is for a full year of the story's product: only those are drawn as bars.
func comparableVolume(story *dataset.Story, v *dataset.Volume) bool {
	_, year := yearOf(v.Period)
	product := story.Product
	if product == "" {
		product = dataset.DefaultProduct
	}
	return year && v.Product == product && v.Flag != "planned"
}

// volumeRows parts the rows of tonnes into full years of the product, by year and size, and all others, by route.
func volumeRows(story *dataset.Story) (years, others []int) {
	for i := range story.Volumes {
		if comparableVolume(story, &story.Volumes[i]) {
			years = append(years, i)
		} else {
			others = append(others, i)
		}
	}
	from := func(i int) int64 { return int64(story.Volumes[i].Period.Start.Span.From) }
	slices.SortStableFunc(years, func(a, b int) int {
		return cmp.Or(cmp.Compare(from(a), from(b)), cmp.Compare(story.Volumes[b].Mt, story.Volumes[a].Mt))
	})
	// Those of one route or scope together, the greatest first.
	most := map[[2]any]float64{}
	key := func(i int) [2]any { return [2]any{story.Volumes[i].Route, story.Volumes[i].Scope} }
	for _, i := range others {
		most[key(i)] = max(most[key(i)], story.Volumes[i].Mt)
	}
	slices.SortStableFunc(others, func(a, b int) int {
		va, vb := &story.Volumes[a], &story.Volumes[b]
		return cmp.Or(cmp.Compare(most[key(b)], most[key(a)]), cmp.Compare(va.Route, vb.Route), cmp.Compare(va.Scope, vb.Scope),
			cmp.Compare(from(a), from(b)), cmp.Compare(vb.Mt, va.Mt))
	})
	return years, others
}

// volumes draws tonnes by route: full years of the product as bars, and beside or below them all other periods and
// products as dots, each with its period. The two have scales of their own and nothing is added up.
func (p *plot) volumes() {
	years, others := volumeRows(p.in.Story)
	band := p.takeFlag()
	p.nowFlag(band)
	p.area.Y0 = band.Y0
	product := capital(p.prose.product(p.in.Story.Product))
	first := p.in.Words.T("chart.routes.years", "product", product)
	second := p.in.Words.T("chart.routes.others")
	line := p.dotLine()
	heading := 2 * p.headingText().Size
	switch {
	case len(others) == 0 || len(years) == 0:
		if len(years) > 0 {
			p.volumeBars(years, first, p.area)
		} else {
			p.volumeDots(others, second, p.area)
		}
	case p.area.W() > 1.25*p.area.H() && p.area.W() > 60*p.axisText().Size:
		mid := p.area.X0 + .35*p.area.W()
		left, right := p.area, p.area
		left.X1, right.X0 = mid-p.u(22), mid+p.u(22)
		p.volumeBars(years, first, left)
		p.volumeDots(others, second, right)
	default:
		top := p.area
		bars := heading + float32(len(years))*p.u(100)
		dots := heading + 1.7*p.axisText().Size + p.u(12) // and the rows
		if room := p.area.H() - dots - float32(len(others))*1.2*line; bars > room {
			bars = max(p.area.H()-dots-float32(len(others))*1.01*line, heading+float32(len(years))*2.7*p.axisText().Size)
			bars = max(bars, room)
		}
		top.Y1 = min(top.Y0+bars, p.area.Y1)
		p.volumeBars(years, first, top)
		below := p.area
		below.Y0 = top.Y1 + p.u(10)
		if below.H() > heading+3*line {
			p.volumeDots(others, second, below)
		}
	}
}

// volumeHeading sets the heading of one half, beside the flag where that stands there.
func (p *plot) volumeHeading(text string, box scene.Rect) float32 {
	st := p.headingText()
	room := box.W()
	base := box.Y0 + .5*p.flagHeight() + .36*st.Size
	for _, o := range p.taken {
		if o.Y0 < base && base-st.Size < o.Y1 && o.X1 > box.X0 && o.X0 < box.X1 {
			room = min(room, o.X0-box.X0-p.u(10))
		}
	}
	lines := p.kit.Fonts.Wrap(text, st.Face, st.Size, max(room, st.Size))
	if len(lines) > 2 || len(lines) > 0 && p.width(lines[0], st) > room {
		lines = []string{p.kit.Fonts.Fit(text, st.Face, st.Size, max(room, 1))}
	}
	for _, l := range lines {
		if l != "" {
			t := p.text(box.X0, base, l, st, scene.Left)
			p.labels = append(p.labels, t)
			p.taken = append(p.taken, t.Bounds())
		}
		base += 1.25 * st.Size
	}
	return max(base-1.25*st.Size+.9*st.Size, box.Y0+p.flagHeight()+.5*st.Size)
}

// volumeBars draws lying bars, each under the name of its route.
func (p *plot) volumeBars(rows []int, heading string, box scene.Rect) {
	story := p.in.Story
	top := p.volumeHeading(heading, box)
	all := len(rows)
	most := 0.0
	for _, i := range rows {
		most = max(most, story.Volumes[i].Mt)
	}
	name, value := p.axisText().in(p.pal.Ink1), p.style(scene.SansBold, 18, p.pal.Ink1)
	room := (box.Y1 - top) / float32(max(len(rows), 1))
	height := min(room, p.u(100))
	nameH := 1.5 * name.Size
	barH := min(height-nameH-p.u(12), p.u(36))
	if barH < p.u(8) { // no room for all: the greatest stay
		keep := int((box.Y1 - top) / (nameH + p.u(22)))
		if rows = p.greatest(rows, keep); len(rows) == 0 {
			return
		}
		p.fewer(len(rows), all)
		room = (box.Y1 - top) / float32(len(rows))
		height = min(room, p.u(100))
		barH = min(max(height-nameH-p.u(10), 4), p.u(36))
	}
	label := func(v *dataset.Volume) string {
		figure, _ := p.prose.flagged(p.prose.number(v.Mt, 1), v.Flag)
		return figure
	}
	widest := float32(0)
	for _, i := range rows {
		v := &story.Volumes[i]
		if v.Mt > .5*most { // those at the end of a long bar
			widest = max(widest, p.width(label(v)+" Mt", value)+p.width(p.prose.basis(v.Basis), name)+p.u(8))
		}
	}
	reach := max(box.W()-widest-p.u(10), .4*box.W())
	scale := newValueScale(0, most, 4, box.X0, box.X0+reach)
	scale.hi, scale.at1 = most, box.X0+reach // no axis: the figures stand at the bars
	y := top + p.u(4)
	for n, i := range rows {
		v := &story.Volumes[i]
		later := p.later(v.Period.Start.Span.From)
		lines, st := p.rowName(v, name.bold(), box.W(), height-barH-p.u(12))
		nameH := float32(len(lines)-1)*1.2*st.Size + nameH
		for l, line := range lines {
			t := p.text(box.X0, y+(1+1.2*float32(l))*st.Size, line, st.in(p.ink(name.Color, later)), scene.Left)
			p.labels = append(p.labels, t)
			p.taken = append(p.taken, t.Bounds())
		}
		bar := scene.Rect{X0: box.X0, Y0: y + nameH, X1: scale.pos(v.Mt), Y1: y + nameH + barH}
		p.bar(mark{box: bar, id: "volume:" + v.ID, title: p.prose.volumeTitle(v), basis: v.Basis, later: later})
		p.labels = append(p.labels, &scene.Shape{
			Path:   scene.Segment(box.X0, bar.Y0-p.u(3), box.X0, bar.Y1+p.u(3)),
			Stroke: scene.Stroke{Color: p.pal.Ink2, Width: max(1.5*p.k, 1)},
		})
		figure := label(v)
		if n == 0 {
			figure = p.prose.plainFlagged(v.Mt, "Mt", v.Flag)
		}
		f := p.text(bar.X1+p.u(8), (bar.Y0+bar.Y1)/2+.36*value.Size, figure, value.in(p.ink(value.Color, later)), scene.Left)
		if f.X+f.W <= p.w-p.margin+.5 {
			p.label(f)
		}
		basis := p.text(f.X+f.W+p.u(7), f.Y, p.prose.basis(v.Basis), name.in(p.ink(p.pal.Ink2, later)), scene.Left)
		if basis.X+basis.W <= box.X1 {
			p.label(basis)
		}
		y += height
	}
}

// rowName returns route and period of a row of tonnes as they stand over its bar: on one line, else on two where the
// height allows, else cut.
func (p *plot) rowName(v *dataset.Volume, st textStyle, width, height float32) ([]string, textStyle) {
	text := commas(capital(p.prose.volumeName(v)), p.prose.short(&v.Period))
	if p.width(text, st) <= width {
		return []string{text}, st
	}
	if lines := p.balanced(text, st, width); len(lines) == 2 && height >= 2.7*st.Size {
		return lines, st
	}
	if st.Size = max(p.least, .88*st.Size); p.width(text, st) <= width {
		return []string{text}, st
	}
	return []string{p.kit.Fonts.Fit(text, st.Face, st.Size, width)}, st
}

// fewer says at the last heading that not all rows have room: a picture must not pass for the whole.
func (p *plot) fewer(n, all int) {
	if n >= all || len(p.labels) == 0 {
		return
	}
	last, ok := p.labels[len(p.labels)-1].(*scene.Text)
	if !ok {
		return
	}
	st := p.axisText()
	for _, text := range []string{p.in.Words.T("chart.fewer", "n", n, "all", all), p.in.Words.T("chart.fewer.brief", "n", n, "all", all)} {
		if p.tryLabel(p.text(last.X+last.W+p.u(10), last.Y, text, st, scene.Left)) {
			return
		}
	}
}

// greatest keeps the n greatest rows in their order.
func (p *plot) greatest(rows []int, n int) []int {
	if n >= len(rows) {
		return rows
	}
	order := slices.Clone(rows)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.in.Story.Volumes[b].Mt, p.in.Story.Volumes[a].Mt) })
	order = order[:max(n, 0)]
	return slices.DeleteFunc(slices.Clone(rows), func(i int) bool { return !slices.Contains(order, i) })
}

// dotLabel returns what stands beside a dot: the figure, then its period and product, and how it is known.
func (p *plot) dotLabel(v *dataset.Volume) (figure, rest string) {
	figure, flag := p.prose.flagged(p.prose.number(v.Mt, 1), v.Flag)
	rest = "  " + commas(v.Period.Short(p.prose.dates), p.prose.product(v.Product), flag)
	if v.Basis != "reported" {
		rest = commas(rest, p.prose.basis(v.Basis))
	}
	return figure, rest
}

// dotLine is the least height of a row of a dot.
func (p *plot) dotLine() float32 { return 1.42 * p.style(scene.Sans, 14.5, p.pal.Ink1).Size }

// volumeDots draws one row for each figure: a dot, and beside it figure, period and product.
func (p *plot) volumeDots(rows []int, heading string, box scene.Rect) {
	story := p.in.Story
	top := p.volumeHeading(heading, box)
	st := p.style(scene.Sans, 14.5, p.pal.Ink1)
	line := p.dotLine()
	axis := 1.6 * p.axisText().Size
	if most := int((box.Y1 - top - axis) / line); most < len(rows) {
		all := len(rows)
		if rows = p.greatest(rows, most); len(rows) == 0 {
			return
		}
		p.fewer(len(rows), all)
	}
	step := min((box.Y1-top-axis)/float32(len(rows)), 1.5*line)
	most, names := 0.0, float32(0)
	for _, i := range rows {
		v := &story.Volumes[i]
		most = max(most, v.Mt)
		names = max(names, p.width(p.prose.volumeName(v), st.bold())+1)
	}
	names = min(names, .38*box.W())
	x0, x1 := box.X0+names+p.u(14), box.X1
	reach := .38 * (x1 - x0)
	for _, i := range rows { // what stands beside the dots comes before their scale
		v := &story.Volumes[i]
		figure, rest := p.dotLabel(v)
		if free := x1 - x0 - max(5*p.k, 3.2) - p.u(8) - p.width(figure, st.bold()) - p.width(rest, st); v.Mt > 0 {
			reach = min(reach, free*float32(most/v.Mt))
		}
	}
	reach = max(reach, .2*(x1-x0))
	scale := newValueScale(0, most, max(1, min(4, int(reach/(4.2*p.axisText().Size)))), x0, x0)
	scale.at1 = x0 + reach
	bottom := top + step*float32(len(rows))
	tick := p.axisText()
	tick.Tabular = true
	for n, v := range scale.ticks {
		x := scale.pos(v)
		p.ground = append(p.ground, &scene.Shape{Path: scene.Segment(x, top, x, bottom), Stroke: scene.Stroke{Color: p.pal.Rule, Width: 1}})
		p.frame = append(p.frame, p.text(x, bottom+1.15*tick.Size, p.tickLabel(v, "Mt", n == len(scale.ticks)-1), tick, scene.Centre))
	}
	c := p.pal.Category("trade-route")
	r := max(5*p.k, 3.2)
	last := ""
	for n, i := range rows {
		v := &story.Volumes[i]
		later := p.later(v.Period.Start.Span.From)
		y := top + step*(float32(n)+.5)
		if name := capital(p.prose.volumeName(v)); name != last {
			last = name
			if n > 0 {
				p.ground = append(p.ground, &scene.Shape{Path: scene.Segment(box.X0, y-step/2, box.X1, y-step/2), Stroke: scene.Stroke{Color: p.pal.Rule, Width: 1}})
			}
			same := 1
			for same < len(rows)-n && capital(p.prose.volumeName(&story.Volumes[rows[n+same]])) == name {
				same++
			}
			lines := p.kit.Fonts.Wrap(name, scene.SansBold, st.Size, names)
			look := st.bold().in(p.ink(st.Color, later))
			if len(lines) > same || same == 1 {
				if p.width(name, look) > names {
					look.Size = max(p.least, .88*look.Size)
				}
				lines = []string{p.kit.Fonts.Fit(name, look.Face, look.Size, names)}
			}
			for l, text := range lines {
				t := p.text(box.X0, y+float32(l)*step+.36*st.Size, text, look, scene.Left)
				p.labels = append(p.labels, t)
				p.taken = append(p.taken, t.Bounds())
			}
		}
		x := scale.pos(v.Mt)
		fill := p.shade(c.Fill, later)
		dot := &scene.Shape{
			ID: "volume:" + v.ID, Title: p.prose.volumeTitle(v), Hit: 3, Path: disc(scene.Point{X: x, Y: y}, r),
			Fill: fill, Stroke: scene.Stroke{Color: p.shade(c.Casing, later), Width: max(1.2*p.k, 1)},
		}
		if v.Basis == "estimated" || v.Flag == "planned" {
			dot.Fill, dot.Stroke = p.pal.Panel, scene.Stroke{Color: fill, Width: max(2*p.k, 1.5)}
		}
		p.marks = append(p.marks, &scene.Shape{Path: scene.Segment(x0, y, x, y), Stroke: scene.Stroke{Color: palette.With(fill, .55), Width: max(1.6*p.k, 1)}}, dot)
		figure, rest := p.dotLabel(v)
		strong := st.bold().in(p.ink(st.Color, later))
		left := x + r + p.u(7)
		a := p.text(left, y+.36*st.Size, figure, strong, scene.Left)
		b := p.text(left+a.W, y+.36*st.Size, rest, st.in(p.ink(p.pal.Ink2, later)), scene.Left)
		if room := p.w - p.margin - b.X; b.W > room {
			b.String = p.kit.Fonts.Fit(rest, st.Face, st.Size, max(room, 0))
			b.W = p.width(b.String, st)
		}
		p.label(a)
		if b.String != "" {
			p.label(b)
		}
	}
}
