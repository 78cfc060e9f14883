package figure

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/dataset/edtf"
)

// static draws what the clock does not change.
func (p *timelinePainter) static() []scene.Layer {
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
				if n > 0 {
					break
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
	}
	if !a.Minimap.Empty() && width >= timelineGutter {
		y := float64(a.Minimap.Y0+a.Minimap.Y1)/2 + 4
		items = append(items, write(18, y, p.extentLabel(), scene.Sans, 11, p.pal.Ink2))
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
		start := edtf.FromCivil(y, 1, 1)
		d := edtf.Date{Text: "year", Start: edtf.Point{Span: edtf.Span{From: start, To: edtf.FromCivil(y+1, 1, 1)}, Precision: edtf.Year}}
		d.End = d.Start
		return d
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
