package figure

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// plot is a chart being drawn: the sheet with its scale, the room that is left, and the items of each layer.
type plot struct {
	kit   *Kit
	in    Input
	prose prose
	pal   *palette.Palette
	spec  chartSpec
	panel bool

	w, h   float32
	k      float32    // figure scale; 1 on a picture of 1200 x 800
	least  float32    // no text is smaller, points
	margin float32    // left and right of everything
	area   scene.Rect // what head and foot leave for the plot

	ground, marks, now, labels, frame []scene.Item
	taken                             []scene.Rect // where labels stand
	barred                            []scene.Rect // where none may stand, such as thin rules
}

// newPlot measures the sheet. Type grows with the picture and stops shrinking at what can be read.
func newPlot(k *Kit, in Input, spec chartSpec, panel bool) *plot {
	p := &plot{kit: k, in: in, prose: newProse(in), pal: in.Palette, spec: spec, panel: panel, w: float32(in.W), h: float32(in.H)}
	w, h := in.W, in.H
	if panel {
		p.k = .72
		if in.K > 0 {
			p.k *= float32(in.K)
		}
		p.least = 10
		return p
	}
	p.k = float32(max(min(math.Sqrt(w*h)/980, w/700, h/640), .42))
	if in.K > 0 {
		p.k = float32(in.K)
	}
	p.least = float32(max(10, min(14, 14*w/1200), 14*float64(p.k)))
	if w >= 1200 && h >= 620 {
		p.least = max(p.least, 14)
	}
	p.margin = min(40*p.k, p.w*.045)
	return p
}

// u returns a length of the reference picture in points.
func (p *plot) u(v float32) float32 { return v * p.k }

// style returns the style of a size of the reference picture, held above the least.
func (p *plot) style(face scene.Face, size float32, c color.NRGBA) textStyle {
	return textStyle{Face: face, Size: max(size*p.k, p.least), Color: c}
}

func (p *plot) axisText() textStyle    { return p.style(scene.Sans, 15.5, p.pal.Ink2) }
func (p *plot) axisBold() textStyle    { return p.style(scene.SansBold, 17, p.pal.Ink1) }
func (p *plot) valueText() textStyle   { return p.style(scene.SansBold, 20, p.pal.Ink1) }
func (p *plot) headingText() textStyle { return p.style(scene.SansBold, 17, p.pal.Ink1) }

func (p *plot) width(s string, st textStyle) float32 {
	return p.kit.Fonts.Width(s, st.Face, st.Size, st.Tracking, st.Tabular)
}

// text makes one line of text; y is its baseline.
func (p *plot) text(x, y float32, s string, st textStyle, align scene.Align) *scene.Text {
	return &scene.Text{
		X: x, Y: y, String: s, Face: st.Face, Size: st.Size, Color: st.Color, Align: align,
		Tracking: st.Tracking, Tabular: st.Tabular, W: p.width(s, st),
	}
}

// haloed gives text the ground's colour around it, for where it crosses lines.
func (p *plot) haloed(t *scene.Text) *scene.Text {
	t.Halo, t.HaloW = p.pal.Panel, max(.26*t.Size, 3)
	return t
}

// label adds text to the labels and keeps its place.
func (p *plot) label(t *scene.Text) {
	p.labels = append(p.labels, p.haloed(t))
	p.taken = append(p.taken, t.Bounds())
}

// free reports whether a box lies inside the picture and touches no label and nothing barred.
func (p *plot) free(b scene.Rect) bool {
	inside := b.X0 >= p.margin-.5 && b.X1 <= p.w-p.margin+.5 && b.Y0 >= 0 && b.Y1 <= p.h
	return inside && !p.hit(b)
}

// hit reports whether a box touches a label or something barred.
func (p *plot) hit(b scene.Rect) bool {
	return slices.ContainsFunc(p.taken, b.Overlaps) || slices.ContainsFunc(p.barred, b.Overlaps)
}

// tryLabel adds the first of the texts that finds its place free, and reports whether one did. Two labels side by side
// keep so much air between them that their figures are not read as one.
func (p *plot) tryLabel(texts ...*scene.Text) bool {
	for _, t := range texts {
		if p.free(t.Bounds()) && !p.hit(aired(t)) {
			p.label(t)
			return true
		}
	}
	return false
}

// aired is the box that a label needs for itself.
func aired(t *scene.Text) scene.Rect {
	b := t.Bounds()
	return scene.Rect{X0: b.X0 - .35*t.Size, Y0: b.Y0 - .1*t.Size, X1: b.X1 + .35*t.Size, Y1: b.Y1 + .1*t.Size}
}

// later reports whether something that begins at t is still to come on the clock.
func (p *plot) later(t edtf.Instant) bool { return t > p.in.View.At }

// shade is the colour of a mark: paler when it is later than the clock.
func (p *plot) shade(c color.NRGBA, later bool) color.NRGBA {
	if later {
		return palette.With(c, .42)
	}
	return c
}

// ink is the colour of a mark's label.
func (p *plot) ink(c color.NRGBA, later bool) color.NRGBA {
	if later {
		return p.pal.Ink3
	}
	return c
}

// compose draws head and foot, then the plot between them.
func (p *plot) compose() {
	if p.panel {
		p.panelFrame()
	} else {
		p.pictureFrame()
	}
	if p.area.Empty() {
		return
	}
	switch p.spec.kind {
	case chartBars:
		p.bars()
	case chartSteps:
		p.steps()
	case chartCounts:
		p.counts()
	case chartVolumes:
		p.volumes()
	case chartEvents:
		p.events()
	}
}

func (p *plot) layers() []scene.Layer {
	return []scene.Layer{
		{Name: "chart-ground", Items: p.ground},
		{Name: "chart-marks", Items: p.marks},
		{Name: "chart-now", Items: p.now},
		{Name: "chart-labels", Items: p.labels},
		{Name: "chart-words", Items: p.frame},
	}
}

// pictureFrame sets accent bar, headline, subtitle, notes, sources and credit, and leaves the area between them.
func (p *plot) pictureFrame() {
	inner := p.w - 2*p.margin
	foot := p.foot(inner)
	f := newFlow(p.kit.Fonts, p.margin, 0, inner)
	f.add(filledBox(p.margin, 0, p.margin+min(p.u(56), inner), p.u(9), p.pal.Now))
	f.gap(p.u(9) + p.u(17))
	headline := typographic(p.headline())
	title := textStyle{Face: scene.SansBold, Size: max(32*p.k, p.least), Color: p.pal.Ink1, Tracking: -.4 * p.k}
	if wide := p.width(headline, title); wide > inner && wide < inner/leastTitle && title.Size*leastTitle > p.least {
		title.Size *= .995 * inner / wide // one line, a little smaller
	}
	for range 3 {
		if len(p.wrap(headline, title, inner)) <= 2 || title.Size <= p.least*1.15 {
			break
		}
		title.Size = max(title.Size*.86, p.least)
	}
	title.Line = 1.19 * title.Size
	lines := []string{headline}
	if p.width(headline, title) > inner {
		if lines = p.halves(headline, title, inner); len(lines) == 0 {
			lines = p.balanced(headline, title, inner)
		}
	}
	p.setLines(f, lines, title, max(1, int(p.h*.3/title.leading())))
	subtitle := p.style(scene.Sans, 19, p.pal.Ink2)
	subtitle.Line = 1.3 * subtitle.Size
	if p.h-f.y-subtitle.leading() > .55*p.h {
		f.gap(p.u(3))
		lines := p.wrap(p.subtitle(), subtitle, inner)
		p.storyTitle(f.baseline(f.y, subtitle), lines, subtitle)
		p.setLines(f, lines, subtitle, 2)
	}
	f.gap(p.u(14))
	p.frame = append(p.frame, f.items...)
	p.area = scene.Rect{X0: p.margin, Y0: f.y, X1: p.w - p.margin, Y1: foot - p.u(12)}
}

// storyTitle sets the story's title at the right of the subtitle where there is room: a chart that goes out alone says what
// it is a part of.
func (p *plot) storyTitle(base float32, subtitle []string, st textStyle) {
	title := p.text(p.w-p.margin, base, typographic(p.in.Story.Title), p.axisText(), scene.Right)
	if len(subtitle) == 1 && title.String != "" && p.margin+p.width(subtitle[0], st)+p.u(40) < title.X-title.W {
		p.frame = append(p.frame, title)
	}
}

// leastTitle is how small a headline may become, as a part of its size, to stand on one line.
const leastTitle = .88

// wrap breaks text into lines.
func (p *plot) wrap(text string, st textStyle, width float32) []string {
	return p.kit.Fonts.Wrap(text, st.Face, st.Size, width)
}

// halves parts a headline after a mark of its sentence, where both parts fit: the most even
// way. It returns nil when there is none.
func (p *plot) halves(text string, st textStyle, width float32) []string {
	var best []string
	widest := width
	for _, mark := range []string{"; ", ": ", ", "} {
		for at := 0; ; {
			i := strings.Index(text[at:], mark)
			if i < 0 {
				break
			}
			at += i + len(mark)
			first, second := strings.TrimSpace(text[:at]), text[at:]
			if w := max(p.width(first, st), p.width(second, st)); w < widest {
				best, widest = []string{first, second}, w
			}
		}
		if best != nil {
			break
		}
	}
	return best
}

// balanced wraps text so that its lines are about as wide as each other and no word is left alone.
func (p *plot) balanced(text string, st textStyle, width float32) []string {
	lines := p.wrap(text, st, width)
	lo, hi := width*.4, width
	for len(lines) > 1 && hi-lo > width/100 {
		mid := (lo + hi) / 2
		if narrow := p.wrap(text, st, mid); len(narrow) > len(lines) {
			lo = mid
		} else {
			lines, hi = narrow, mid
		}
	}
	return lines
}

// setLines sets at most n lines and shortens the last one when there are more.
func (p *plot) setLines(f *flow, lines []string, st textStyle, n int) {
	if len(lines) > n {
		lines = append(lines[:n-1:n-1], strings.Join(lines[n-1:], " "))
	}
	for _, line := range lines {
		if p.width(line, st) > f.w {
			line = p.kit.Fonts.Fit(line, st.Face, st.Size, f.w)
		}
		if line != "" {
			f.place(run{Style: st}, line, f.x, f.baseline(f.y, st), scene.Left)
		}
		f.gap(st.leading())
	}
}

// whole keeps a figure and its unit on one line.
func whole(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }

// foot sets rule, notes, sources and credit at the bottom and returns the rule's height.
func (p *plot) foot(inner float32) float32 {
	small := p.style(scene.Sans, 14, p.pal.Ink2)
	credit := p.in.Words.T("chart.credit")
	base := p.h - max(p.u(20), small.Size*.7)
	right := p.width(credit, small)
	fits := func(s string) bool { return p.width(s, small) <= inner-right-p.u(24) }
	sources := p.sourceLine(fits)
	if !fits(sources) { // the sources come before the credit
		right = 0
		fits = func(s string) bool { return p.width(s, small) <= inner }
		if sources = p.sourceLine(fits); !fits(sources) {
			sources = p.kit.Fonts.Fit(sources, small.Face, small.Size, inner)
		}
	}
	if right > 0 {
		p.frame = append(p.frame, p.text(p.w-p.margin, base, credit, small, scene.Right))
	}
	if sources != "" {
		p.frame = append(p.frame, p.text(p.margin, base, sources, small, scene.Left))
	}
	note := p.style(scene.Sans, 15.5, p.pal.Ink2)
	note.Line = 21. / 15.5 * note.Size
	top := base - small.Size - p.u(8)
	lines := p.noteLines(note, inner, int(p.h*p.noteShare()/note.leading()))
	if len(lines) > 0 {
		top -= p.u(6)
		for i := len(lines) - 1; i >= 0; i-- {
			p.frame = append(p.frame, p.text(p.margin, top, lines[i], note, scene.Left))
			top -= note.leading()
		}
	}
	top -= p.u(4)
	p.frame = append(p.frame, &scene.Shape{
		Path:   scene.Segment(p.margin, top, p.w-p.margin, top),
		Stroke: scene.Stroke{Color: p.pal.StrongRule, Width: max(p.k, 1)},
	})
	return top
}

// noteShare is the part of the height that notes may take: on a small picture the plot comes first.
func (p *plot) noteShare() float32 {
	switch {
	case p.h < 260:
		return 0
	case p.h < 420:
		return .17
	}
	return .24
}

// noteLines wraps as many whole notes as fit into n lines.
func (p *plot) noteLines(st textStyle, width float32, n int) []string {
	var lines []string
	text := ""
	for _, s := range p.notes() {
		more := together(text, s)
		wrapped := p.kit.Fonts.Wrap(more, st.Face, st.Size, width)
		if len(wrapped) > n {
			continue
		}
		text, lines = more, wrapped
	}
	return lines
}

// together joins two sentences; after a full stop as wide as its letters there is no space.
func together(a, b string) string {
	if a == "" || strings.HasSuffix(a, "。") {
		return a + b
	}
	return a + " " + b
}

// panelFrame sets the measure above and the notes below in small type.
func (p *plot) panelFrame() {
	f := newFlow(p.kit.Fonts, 0, 0, p.w)
	subtitle := textStyle{Face: scene.Sans, Size: max(12*p.k/.72, p.least), Color: p.pal.Ink2}
	p.setLines(f, p.wrap(p.subtitle(), subtitle, p.w), subtitle, 2)
	f.gap(6)
	note := textStyle{Face: scene.Sans, Size: max(11*p.k/.72, p.least), Color: p.pal.Ink2}
	note.Line = 1.36 * note.Size
	bottom := p.h - 2
	lines := p.noteLines(note, p.w, int(p.h*.3/note.leading()))
	for i := len(lines) - 1; i >= 0; i-- {
		p.frame = append(p.frame, p.text(0, bottom-.3*note.Size, lines[i], note, scene.Left))
		bottom -= note.leading()
	}
	if len(lines) > 0 {
		bottom -= 6
		p.frame = append(p.frame, &scene.Shape{Path: scene.Segment(0, bottom, p.w, bottom), Stroke: scene.Stroke{Color: p.pal.Rule, Width: 1}})
		bottom -= 6
	}
	p.frame = append(p.frame, f.items...)
	p.area = scene.Rect{X0: 0, Y0: f.y, X1: p.w, Y1: bottom}
}
