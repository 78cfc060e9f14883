package figure

import (
	"image/color"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/dataset/edtf"
)

// static returns what the clock does not change.
func (p *timelinePainter) static() []scene.Layer { return p.l.drawn.layers(p.drawStatic) }

func (p *timelinePainter) drawStatic() []scene.Layer {
	a := p.l.axis
	return []scene.Layer{
		{Name: "timeline-eras", Items: p.eras()},
		{Name: "timeline-grid", Items: p.grid()},
		{Name: "timeline-gutter", Items: p.gutter(), Clip: timelineRect(0, 0, float64(a.Lanes.X0), p.in.H)},
	}
}

// eraBand is the visible part of an era.
type eraBand struct {
	era    int
	x0, x1 float64
}

func (p *timelinePainter) eraBands() []eraBand {
	if p.in.Story == nil {
		return nil
	}
	a := p.l.axis
	var bands []eraBand
	for i := range p.in.Story.Eras {
		if p.in.Story.Eras[i].Marker() {
			continue
		}
		span := p.in.Story.Eras[i].Period.Span()
		x0, x1 := max(a.X(span.From), float64(a.Lanes.X0)), min(a.X(span.To), float64(a.Lanes.X1))
		if x0 < x1 {
			bands = append(bands, eraBand{i, x0, x1})
		}
	}
	return bands
}

func (p *timelinePainter) eras() []scene.Item {
	a := p.l.axis
	var items []scene.Item
	for _, b := range p.eraBands() {
		band := fillBox(b.x0, float64(a.Header.Y0), b.x1, float64(a.Lanes.Y1), p.pal.Eras[b.era%2])
		band.Title = p.in.Story.Eras[b.era].Title
		items = append(items, band)
	}
	return items
}

// grid draws the ticks with their labels, the lines of the lanes and the frame.
func (p *timelinePainter) grid() []scene.Item {
	a := p.l.axis
	left, right, top, foot := float64(a.Lanes.X0), float64(a.Lanes.X1), float64(a.Lanes.Y0), float64(a.Lanes.Y1)
	var items []scene.Item
	strong, faint := &scene.Path{}, &scene.Path{}
	add := func(path *scene.Path, x0, y0, x1, y1 float64) {
		path.Starts = append(path.Starts, int32(len(path.Points)))
		path.Points = append(path.Points, scene.Point{X: float32(x0), Y: float32(y0)}, scene.Point{X: float32(x1), Y: float32(y1)})
	}
	for i := range p.l.lanes {
		add(faint, left, p.l.lanes[i].y0, right, p.l.lanes[i].y0)
	}
	add(faint, left, foot, right, foot)
	for _, t := range p.l.ticks {
		x := a.X(t.T)
		if x < left-.01 || x > right {
			continue
		}
		rise := min(t.Height, a.tickH)
		if t.Major {
			rise = a.tickH
		}
		add(strong, x, top-rise, x, top)
		switch t.Line {
		case tickStrong:
			add(strong, x, top, x, foot)
		case tickFaint:
			add(faint, x, top, x, foot)
		}
	}
	add(strong, left, top-a.tickH, left, foot)
	add(strong, right, top-a.tickH, right, foot)
	items = append(items,
		&scene.Shape{Path: faint, Stroke: scene.Stroke{Color: p.pal.Rule, Width: 1}},
		&scene.Shape{Path: strong, Stroke: scene.Stroke{Color: p.pal.StrongRule, Width: 1}})
	for _, label := range p.l.tickLabels {
		t := write(label.x, label.y, label.text, scene.Sans, label.size, p.pal.Ink3)
		t.Tabular = true
		if label.major {
			t.Face, t.Color = scene.SansBold, p.pal.Ink1
		}
		items = append(items, t)
	}
	return items
}

// tickLabel is a label of the axis that found room.
type tickLabel struct {
	x, y, size float64
	text       string
	major      bool
}

// labelTicks places the labels of the axis: majors first, the one that began before the view at the left edge; then the
// others where they touch nothing.
func labelTicks(a TimeAxis, ticks []timeTick, fonts *typeset.Fonts) []tickLabel {
	left, right := float64(a.Lanes.X0), float64(a.Lanes.X1)
	var labels []tickLabel
	type reach struct{ x0, x1 float64 }
	var taken []reach
	free := func(x0, x1 float64) bool {
		for _, t := range taken {
			if x0 < t.x1+4 && t.x0 < x1+4 {
				return false
			}
		}
		return x0 >= left && x1 <= right+2
	}
	put := func(x, y, size float64, text string, face scene.Face, major bool) bool {
		x1 := x + float64(fonts.Width(text, face, float32(size), 0, true))
		if text == "" || !free(x, x1) {
			return false
		}
		taken = append(taken, reach{x, x1})
		labels = append(labels, tickLabel{x, y, size, text, major})
		return true
	}
	base := float64(a.Lanes.Y0) - 5
	majorBase := base
	twoRows := a.tickH >= 30
	if twoRows {
		majorBase -= 18
	}
	var majors []int
	for i, t := range ticks {
		if t.Major {
			majors = append(majors, i)
		}
	}
	for n, i := range majors {
		t := ticks[i]
		x := a.X(t.T)
		if x < left { // pinned, as far as the next one lets it
			stop := right
			if n+1 < len(majors) {
				stop = a.X(ticks[majors[n+1]].T)
			}
			if size := float64(fonts.Width(t.Label, scene.SansBold, 12.5, 0, true)); left+4+size+6 > stop {
				continue
			}
			x = left
		}
		// In one row with the days the short name leaves them room.
		if twoRows && put(x+4, majorBase, 12.5, t.Label, scene.SansBold, true) {
			continue
		}
		brief := t.Brief
		if brief == "" {
			brief = t.Label
		}
		put(x+4, majorBase, 12.5, brief, scene.SansBold, true)
	}
	if twoRows {
		taken = nil
	}
	for _, t := range ticks {
		if t.Major || t.Label == "" {
			continue
		}
		x := a.X(t.T) + 3
		if !put(x, base, 10.5, t.Label, scene.Sans, false) {
			put(x, base, 10.5, t.Brief, scene.Sans, false)
		}
	}
	return labels
}

// gutter draws the lanes' signs and names and the minimap's extent.
func (p *timelinePainter) gutter() []scene.Item {
	a := p.l.axis
	width := float64(a.Gutter.X1)
	var items []scene.Item
	for i := range p.l.lanes {
		lane := &p.l.lanes[i]
		if lane.y1-lane.y0 < 7 {
			break // too low for signs: the colours alone must do
		}
		if p.l.form == windowTimeline && width >= timelineGutter {
			items = append(items, p.fold(i, lane)...)
		}
		if lane.categories == nil {
			items = append(items, p.laneTitle(lane)...)
		} else {
			items = append(items, p.laneSigns(lane)...)
		}
	}
	if !a.Minimap.Empty() && width >= timelineGutter {
		y := float64(a.Minimap.Y0+a.Minimap.Y1)/2 + 4
		items = append(items, write(18, y, p.extentLabel(), scene.Sans, 11, p.pal.Ink2))
	}
	return items
}

// fold draws the mark with which lane i is folded, down when it is open, with the whole head of the lane to click on.
func (p *timelinePainter) fold(i int, lane *laneLayout) []scene.Item {
	key := "timeline.fold"
	if lane.folded {
		key = "timeline.unfold"
	}
	hit := fillBox(0, lane.y0, float64(p.l.axis.Gutter.X1)-4, lane.y1, color.NRGBA{})
	hit.ID, hit.Title = "lane:"+strconv.Itoa(i), p.in.Words.N("timeline.events", lane.count)+"\n"+p.in.Words.T(key)
	x, y := float32(9), float32(lane.y0+lane.y1)/2
	mark := scene.Polygon(scene.Point{X: x - 3.4, Y: y - 1.8}, scene.Point{X: x + 3.4, Y: y - 1.8}, scene.Point{X: x, Y: y + 2.4})
	if lane.folded {
		mark = scene.Polygon(scene.Point{X: x - 1.8, Y: y - 3.4}, scene.Point{X: x - 1.8, Y: y + 3.4}, scene.Point{X: x + 2.4, Y: y})
	}
	return []scene.Item{hit, &scene.Shape{Path: mark, Fill: p.pal.StrongRule}}
}

// laneTitle writes the name of an actor's or a place's lane, and how many events it has.
func (p *timelinePainter) laneTitle(lane *laneLayout) []scene.Item {
	width, text := float64(p.l.axis.Gutter.X1), min(11.5, lane.y1-lane.y0-2)
	if text < 8 || width < 24 {
		return nil
	}
	name, ink := lane.name, p.pal.Ink1
	if lane.rest {
		name, ink = p.in.Words.T("timeline.lane.rest"), p.pal.Ink2
		if len(p.l.lanes) == 1 {
			name = p.in.Words.T("timeline.lane.all")
		}
	}
	x, base := 19.0, (lane.y0+lane.y1)/2+text*.36
	if width < timelineGutter {
		return []scene.Item{write(3, base, p.kit.Fonts.Fit(name, scene.Sans, float32(text), float32(width-6)), scene.Sans, text, ink)}
	}
	count := timelineCount(lane.count)
	stop := width - 10 - textWidth(p.kit.Fonts, count, scene.Sans, text-1) - 8
	number := write(width-10, base, count, scene.Sans, text-1, p.pal.Ink3)
	number.Align, number.Tabular = scene.Right, true
	return []scene.Item{write(x, base, p.kit.Fonts.Fit(name, scene.Sans, float32(text), float32(stop-x)), scene.Sans, text, ink), number}
}

// laneSigns draws the signs and the names of a lane of categories.
func (p *timelinePainter) laneSigns(lane *laneLayout) []scene.Item {
	var items []scene.Item
	width := float64(p.l.axis.Gutter.X1)
	y := (lane.y0 + lane.y1) / 2
	size := min(11, max(4, lane.y1-lane.y0-3))
	text := min(11.5, lane.y1-lane.y0-2)
	x := 25.0
	if width < timelineGutter {
		x = width / 2
	}
	for n, name := range lane.categories {
		c := p.pal.Category(name)
		label := p.laneName(name)
		if width < timelineGutter || text < 9 {
			if n == 0 || text < 9 && width >= timelineGutter {
				items = append(items, sign(c, p.pal, float32(x), float32(y), signLook{Size: float32(size), Title: label})...)
				x += 18
			}
			continue
		}
		if n > 0 {
			label = lowerFirst(label)
		}
		w := textWidth(p.kit.Fonts, label, scene.Sans, text)
		if x+13+w > width-6 {
			if n > 0 && x+13+3*text > width-6 {
				break // less than two letters and an ellipsis
			}
			label = p.kit.Fonts.Fit(label, scene.Sans, float32(text), float32(width-6-x-13))
		}
		items = append(items, sign(c, p.pal, float32(x), float32(y), signLook{Size: float32(size), Title: label})...)
		ink := p.pal.Ink1
		if n > 0 {
			ink = p.pal.Ink2
		}
		items = append(items, write(x+13, y+text*.36, label, scene.Sans, text, ink))
		x += 13 + w + 13
	}
	return items
}

func (p *timelinePainter) laneName(category string) string {
	if key := "timeline.lane." + category; p.in.Words.Has(key) {
		return p.in.Words.T(key)
	}
	r, n := utf8.DecodeRuneInString(category)
	return string(unicode.ToUpper(r)) + strings.ReplaceAll(category[n:], "-", " ")
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// extentLabel names the first and the last month, or year, of the minimap.
func (p *timelinePainter) extentLabel() string {
	e := p.l.axis.Extent
	from, to := coarse(e.From, e.To-e.From), coarse(e.To-1, e.To-e.From)
	return p.in.Words.T("timeline.extent", "from", from.Short(p.l.dates), "to", to.Short(p.l.dates))
}

// coarse is the month that holds t, or the year where the length makes months idle.
func coarse(t, length edtf.Instant) edtf.Date {
	y, m, _ := t.Civil()
	if length > 40*365*edtf.Day {
		return yearDate(y)
	}
	return monthDate(y, m, edtf.FromCivil(y, m, 1))
}

// timelineCount writes a count with its thousands apart.
func timelineCount(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
