package figure

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
)

// legendRow is one sample with its words.
type legendRow struct {
	sample func(x, y, w float32) []scene.Item
	text   string
}

// legendRows explains what is on the map at the date, and nothing else.
func (c *chart) legendRows(net *network) []legendRow {
	words := c.in.Words
	has := map[string]bool{}
	seaKind := freshLine // unless some line at sea is not new
	for _, w := range net.ways {
		drawn := false
		for _, r := range net.runs(w) {
			drawn = true
			if r.sea && (w.kind == thinLine || w.kind == freshLine) {
				has["sea"] = true
				seaKind = min(seaKind, w.kind)
			}
			if !r.sea && w.kind == closedLine && w.byRail() {
				has["closed by rail"] = true
			}
			if !r.sea && w.kind == thinLine {
				has["thin"] = true
			}
			if !r.sea && w.kind == closedLine && w.width >= thinBand*float64(c.k) {
				has["band"] = true
			}
		}
		if !drawn {
			continue
		}
		switch w.kind {
		case flowLine:
			has["flow"] = true
		case closedLine:
			has["closed"] = true
		case plannedLine:
			has["planned"] = true
		}
		if w.fresh {
			has["fresh"] = true
		}
	}
	for _, x := range net.cuts {
		if c.loud(x) {
			has["cut"] = true
		}
	}
	var rows []legendRow
	add := func(name, key string, sample func(x, y, w float32) []scene.Item) {
		if has[name] {
			rows = append(rows, legendRow{sample, words.T(key)})
		}
	}
	add("thin", "map.legend.thin", func(x, y, w float32) []scene.Item { return c.sampleLine(x, y, w, thinLine, false) })
	seaKey := "map.legend.sea"
	if seaKind == freshLine {
		seaKey += ".new"
	}
	add("sea", seaKey, func(x, y, w float32) []scene.Item { return c.sampleLine(x, y, w, seaKind, true) })
	if c.in.View.HasCompare {
		add("fresh", "map.legend.new.since", func(x, y, w float32) []scene.Item { return c.sampleLine(x, y, w, freshLine, false) })
	} else {
		add("fresh", "map.legend.new", func(x, y, w float32) []scene.Item { return c.sampleLine(x, y, w, freshLine, false) })
	}
	add("planned", "map.legend.planned", func(x, y, w float32) []scene.Item { return c.sampleLine(x, y, w, plannedLine, false) })
	if has["band"] {
		has["closed"] = false
		add("band", "map.legend.band", func(x, y, w float32) []scene.Item { return c.sampleClosed(x, y, w, true, true, false) })
	}
	add("closed", "map.legend.closed", func(x, y, w float32) []scene.Item {
		return c.sampleClosed(x, y, w, has["closed by rail"], false, false)
	})
	add("cut", "map.legend.cut", func(x, y, w float32) []scene.Item { return c.sampleClosed(x, y, w, true, false, true) })
	has["crossings"] = c.layers.Has(view.Routes) && c.crossingsSeen()
	add("crossings", "map.legend.crossings", c.sampleGates)
	has["shut"] = c.layers.Has(view.Places) && c.borderSeen(dataset.BorderClosed)
	add("shut", "map.legend.border.closed", c.sampleClosedBorder)
	has["disputed"] = c.layers.Has(view.Base) && c.ground().disputed
	add("disputed", "map.legend.disputed", func(x, y, w float32) []scene.Item {
		return []scene.Item{&scene.Shape{Path: scene.Segment(x, y, x+w, y), Stroke: c.disputedStroke()}}
	})
	return rows
}

// sampleLine draws a line as the map does.
func (c *chart) sampleLine(x, y, w float32, k routeKind, sea bool) []scene.Item {
	way := &way{kind: k, fresh: k == freshLine}
	stroke := scene.Stroke{Color: c.colour(way), Width: float32(c.thin(way))}
	if k == plannedLine {
		stroke.Width, stroke.Cap, stroke.Dash = 2.1*c.k, scene.CapRound, []float32{.01, 4.6 * c.k}
		return []scene.Item{&scene.Shape{Path: scene.Segment(x, y, x+w, y), Stroke: stroke}}
	}
	if sea {
		stroke.Dash = seaDash(c)
	}
	items := []scene.Item{&scene.Shape{Path: scene.Segment(x, y, x+w-4*c.k, y), Stroke: stroke}}
	n := &network{c: c}
	if !sea {
		items = append(items, n.sampleTies(way, x, y, .22*w, .52*w)...)
	}
	return append(items, n.arrow(way, orb.Point{float64(x + w - 4.5*c.k), float64(y)}, orb.Point{1, 0}))
}

// sampleClosed draws a closed line, with the band of its former flow or the bar of a cut on the date.
func (c *chart) sampleClosed(x, y, w float32, rail, band, now bool) []scene.Item {
	var items []scene.Item
	path := scene.Segment(x, y, x+w, y)
	if band {
		items = append(items, &scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.pal.ClosedBand, Width: 9 * c.k}})
	}
	items = append(items, &scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.pal.Closed, Width: 1.9 * c.k, Dash: []float32{5 * c.k, 4 * c.k}}})
	n := &network{c: c}
	former := &way{kind: closedLine}
	if band {
		former.width, former.volume = float64(9*c.k), &dataset.Volume{}
	}
	if rail {
		items = append(items, n.sampleTies(former, x, y, .18*w, .82*w)...)
	}
	if !now && !band {
		return items
	}
	colour := c.pal.Closed
	if now {
		colour = c.pal.Now
	}
	bar := scene.Segment(x+w/2, y-6*c.k, x+w/2, y+6*c.k)
	return append(items,
		&scene.Shape{Path: bar, Stroke: scene.Stroke{Color: c.pal.Panel, Width: 7 * c.k}},
		&scene.Shape{Path: bar, Stroke: scene.Stroke{Color: colour, Width: 4.4 * c.k}})
}

// legendTitle names the routes by the product they carry, where all figures name the same one.
func (c *chart) legendTitle() string {
	product := ""
	for i := range c.story.Volumes {
		v := &c.story.Volumes[i]
		if v.Route < 0 || v.Period.Interval {
			continue
		}
		if product == "" {
			product = v.Product
		}
	}
	if product == "" {
		return c.in.Words.T("map.legend.routes")
	}
	return c.in.Words.T("map.legend.product", "product", capitalised(c.story.Term(product)))
}

// mostKey is the share of the map that the key may cover.
const mostKey = .2

// Lengths of the key, points at scale 1.
const (
	legendPad    = 14
	legendSample = 38
	legendGap    = 12 // between a sample and its words
	legendLine   = 21
	legendDense  = 17.5
	legendMargin = 12 // to the edge of the map
	legendColumn = 24 // between two columns
)

// legend draws the key where least of the map lies and reserves its room. On a small map the widths go first, then the whole
// key; it is empty too when no route is on the map.
func (c *chart) legend(board *labelBoard, net *network) []scene.Item {
	t := keyText{rows: c.legendRows(net), flows: c.flows(net), heading: c.legendTitle(), signs: c.keySigns(), notes: c.legendNotes(net)}
	if c.tightKey() && len(t.rows) > 0 {
		t.flows = nil
	}
	if len(t.rows)+len(t.flows) == 0 {
		return nil
	}
	if net.scale.period != "" {
		t.heading = c.in.Words.T("map.legend.routes") // the figures are of another product
	}
	if len(t.flows) > 0 {
		t.measure = c.measure(net)
	}
	var spot keySpot
	if c.wasKey != nil {
		spot = *c.wasKey
	} else {
		spot = c.keyPlace(c.usualKey())
	}
	block := c.keyBlock(t, spot.wide)
	if box := spot.box(c, block); c.wasKey == nil && c.world && (c.routeIn(box) || box.Overlaps(c.insetAt.Inset(-8*c.k))) {
		spot = c.keyPlace(t) // it says more than at other dates
		block = c.keyBlock(t, spot.wide)
	}
	if c.wasKey == nil && c.routeIn(spot.box(c, block)) { // it says more than at other dates
		t.dense = true
		if b := c.keyBlock(t, spot.wide); !c.routeIn(spot.box(c, b)) {
			block = b
		} else {
			t.dense = false
		}
	}
	if c.tooLarge(block) {
		t.signs = nil
		block = c.keyBlock(t, spot.wide)
	}
	if c.tooLarge(block) {
		return nil // a small picture has no room for a key
	}
	if c.after != nil {
		c.after.key = &spot
	}
	box := spot.box(c, block)
	board.block(box.Inset(-4 * c.k))
	c.legendBox = box
	return append([]scene.Item{&scene.Shape{Path: scene.Rectangle(box), Fill: c.pal.Panel, Stroke: scene.Stroke{Color: c.pal.Rule, Width: c.k}}},
		block.items(c, box)...)
}

// tooLarge reports whether a key takes too much of the map. One in two columns is low and may be wider.
func (c *chart) tooLarge(b keyBlock) bool {
	widest := c.w * .5 * (1 + .28*float32(len(b.columns)-1))
	return b.w > widest || b.h > c.h*.62 || b.w*b.h > c.w*c.h*mostKey
}

// tightKey reports whether the map is so small that the key leaves out the widths.
func (c *chart) tightKey() bool { return c.w*c.h < 420e3*c.k*c.k }

// keyText is what the key says.
type keyText struct {
	heading string
	rows    []legendRow
	measure string // what the widths mean
	flows   []flowRow
	signs   []string
	notes   []string
	dense   bool // the lines stand close
}

// line is the height of a line of the key, points at scale 1.
func (t keyText) line() float32 {
	if t.dense {
		return legendDense
	}
	return legendLine
}

// keyPart is a part of the key: the lines, the widths, the signs or the notes.
type keyPart struct {
	w, h      float32
	gap, rule float32                                // to the part above it, and where in the gap a rule runs; 0 for none
	draw      func(x, y, width float32) []scene.Item // in a column
}

// keyBlock is the key laid out, in one column or two.
type keyBlock struct {
	w, h    float32
	columns [][]keyPart
}

// keyBlock lays the key out: all in one column, or the lines in one and all else in another.
func (c *chart) keyBlock(t keyText, wide bool) keyBlock {
	k := c.k
	title, text, small := c.letter(scene.SansBold, 11.5), c.letter(scene.Sans, 11.5), c.letter(scene.Sans, 10).in(c.pal.Ink2)
	put := func(s string, style textStyle, x, mid float32) scene.Item {
		_, _, capital, _ := c.kit.Fonts.Metrics(style.Face, style.Size)
		return &scene.Text{X: x, Y: mid + capital/2, String: s, Face: style.Face, Size: style.Size, Color: style.Color, W: c.width(s, style)}
	}
	lines := keyPart{w: c.width(t.heading, title), h: (16 + float32(len(t.rows))*t.line()) * k}
	for _, r := range t.rows {
		lines.w = max(lines.w, (legendSample+legendGap)*k+c.width(r.text, text))
	}
	lines.draw = func(x, y, _ float32) []scene.Item {
		items := []scene.Item{put(t.heading, title, x, y+4*k)}
		for i, r := range t.rows {
			mid := y + (16+(float32(i)+.5)*t.line())*k
			items = append(items, r.sample(x, mid, legendSample*k)...)
			items = append(items, put(r.text, text, x+(legendSample+legendGap)*k, mid))
		}
		return items
	}
	parts := []keyPart{lines}
	if len(t.flows) > 0 {
		p := c.keyFlows(t, put)
		if len(t.rows) > 0 {
			p.gap, p.rule = 8*k, 4*k
		}
		parts = append(parts, p)
	}
	if len(t.signs) > 0 {
		w, h := c.signKeySize(t.signs)
		parts = append(parts, keyPart{w: w, h: h - 5*k, gap: 5 * k, rule: 2 * k, draw: func(x, y, width float32) []scene.Item {
			return c.signKeyItems(t.signs, x, y, width)
		}})
	}
	columns := [][]keyPart{parts}
	if wide && len(parts) > 1 {
		columns = [][]keyPart{parts[:1], parts[1:]}
	}
	last := &columns[len(columns)-1]
	if len(t.notes) > 0 {
		*last = append((*last)[:len(*last):len(*last)], c.keyNotes(t.notes, columnWidth(*last), small, put))
	}
	b := keyBlock{w: 2*legendPad*k + float32(len(columns)-1)*legendColumn*k, columns: columns}
	for _, column := range columns {
		h := float32(0)
		for i, p := range column {
			if i > 0 {
				h += p.gap
			}
			h += p.h
		}
		b.w, b.h = b.w+columnWidth(column), max(b.h, h+(2*legendPad-4)*k)
	}
	return b
}

// keyFlows are the widths: figures, where they lead, and their notes, in columns.
func (c *chart) keyFlows(t keyText, put func(s string, style textStyle, x, mid float32) scene.Item) keyPart {
	k := c.k
	text, small := c.letter(scene.Sans, 11.5), c.letter(scene.Sans, 10).in(c.pal.Ink2)
	bold, figures := text.bold(), float32(0)
	for _, f := range t.flows {
		figures = max(figures, c.width(f.mt, bold))
	}
	left := (legendSample+legendGap)*k + figures
	p := keyPart{w: c.width(t.measure, small), h: (20 + float32(len(t.flows))*t.line()) * k}
	for _, f := range t.flows {
		w := left + flowGap*k + c.width(f.name, text)
		if f.note != "" {
			w += flowGap*k + c.width(f.note, small)
		}
		p.w = max(p.w, w)
	}
	p.draw = func(x, y, _ float32) []scene.Item {
		items := []scene.Item{put(t.measure, small, x, y+9*k)}
		for i, f := range t.flows {
			mid := y + (20+(float32(i)+.5)*t.line())*k
			items = append(items, f.sample(x, mid, legendSample*k)...)
			items = append(items, put(f.mt, bold, x+left-c.width(f.mt, bold), mid), put(f.name, text, x+left+flowGap*k, mid))
			if f.note != "" {
				items = append(items, put(f.note, small, x+left+2*flowGap*k+c.width(f.name, text), mid))
			}
		}
		return items
	}
	return p
}

// keyNotes are the notes, in one line where they fit into width.
func (c *chart) keyNotes(notes []string, width float32, style textStyle, put func(s string, style textStyle, x, mid float32) scene.Item) keyPart {
	if both := strings.Join(notes, " "+c.in.Words.T("slide.separator")+" "); c.width(both, style) <= width {
		notes = []string{both}
	}
	p := keyPart{h: float32(len(notes)) * noteLine * c.k}
	for _, note := range notes {
		p.w = max(p.w, c.width(note, style))
	}
	p.draw = func(x, y, _ float32) []scene.Item {
		var items []scene.Item
		for i, note := range notes {
			items = append(items, put(note, style, x, y+8*c.k+float32(i)*noteLine*c.k))
		}
		return items
	}
	return p
}

func columnWidth(parts []keyPart) (w float32) {
	for _, p := range parts {
		w = max(w, p.w)
	}
	return w
}

// items draws the key into its box.
func (b keyBlock) items(c *chart, box scene.Rect) []scene.Item {
	var items []scene.Item
	rule := scene.Stroke{Color: c.pal.Rule, Width: c.k}
	x := box.X0 + legendPad*c.k
	for i, column := range b.columns {
		y, w := box.Y0+legendPad*c.k, columnWidth(column)
		if i > 0 {
			middle := x - legendColumn*c.k/2
			items = append(items, &scene.Shape{Path: scene.Segment(middle, y, middle, box.Y1-legendPad*c.k), Stroke: rule})
		}
		for j, p := range column {
			if j > 0 {
				if p.rule > 0 {
					items = append(items, &scene.Shape{Path: scene.Segment(x, y+p.rule, x+w, y+p.rule), Stroke: rule})
				}
				y += p.gap
			}
			items = append(items, p.draw(x, y, w)...)
			y += p.h
		}
		x += w + legendColumn*c.k
	}
	return items
}

// noteLine is the height of a line of the key's notes, points at scale 1.
const noteLine = 13

// legendNotes say what holds for the whole map: that lines are schematic, why some are thinner, and what the numbers beside
// markers are.
func (c *chart) legendNotes(net *network) []string {
	lines := "map.legend.schematic"
	if slices.ContainsFunc(net.ways, func(w *way) bool {
		return w.faint && (w.kind == thinLine || w.kind == freshLine) && len(net.runs(w)) > 0
	}) {
		lines += ".faint"
	}
	notes := []string{c.in.Words.T(lines)}
	if c.layers.Has(view.Events) && slices.ContainsFunc(c.spottedEvents(), func(s spotted) bool { return len(s.events) > 1 }) {
		notes = append(notes, c.in.Words.T("map.legend.count"))
	}
	return notes
}

// measure says what the widths mean: unit, product and period.
func (c *chart) measure(net *network) string {
	for _, w := range net.ways {
		if w.volume != nil && net.scale.period != "" {
			return c.in.Words.T("map.legend.width.period", "product", c.story.Term(w.volume.Product), "period", w.volume.Period.Short(c.dates()))
		}
	}
	return c.in.Words.T("map.legend.width")
}

// keySpot is where the key stands, at all dates of a view: at an edge or corner, in one column or two.
type keySpot struct {
	wide  bool
	left  float32 // of the box; what it has on the right is measured from there where right is not set
	right bool    // at the right edge
	top   bool    // at the top
}

// box places a key of some size at the spot.
func (s keySpot) box(c *chart, b keyBlock) scene.Rect {
	m := legendMargin * c.k
	x, y := s.left, c.h-m-b.h
	if s.right {
		x = c.w - m - b.w
	}
	switch {
	case s.top:
		y = m
	case x+b.w > c.w-c.width(c.creditWords(), c.creditText())-24*c.k:
		y -= 16 * c.k // above the credit
	}
	return scene.Rect{X0: x, Y0: y, X1: x + b.w, Y1: y + b.h}
}

// keyPlace is the bottom left unless what the story has on the map at any date lies there; then the place along the foot, or
// else in an upper corner, where least does. For what a key says at any date it is the same at all dates.
func (c *chart) keyPlace(text keyText) keySpot {
	m := legendMargin * c.k
	var taken []scene.Rect
	if !c.insetAt.Empty() {
		taken = append(taken, c.insetAt.Inset(-8*c.k))
	}
	var best keySpot
	least := -1
	for _, wide := range []bool{false, true} {
		b := c.keyBlock(text, wide)
		spots := []keySpot{{left: m}, {left: m, top: true}, {right: true}}
		if c.continental() {
			const steps = 30
			for i := 1; i < steps; i++ {
				spots = append(spots, keySpot{left: m + max(c.w-2*m-b.w, 0)*float32(i)/steps})
			}
		}
		for _, s := range append(spots, keySpot{right: true, top: true}) {
			s.wide = wide
			if wide && !c.continental() {
				continue
			}
			r := s.box(c, b)
			n := c.contentIn(r.Inset(-keyClear * c.k))
			if c.routeIn(r) {
				n += keyOnRoute
			}
			if s.top && c.continental() {
				n += keyAtFoot
			}
			for _, reserve := range append(taken, c.in.Reserve...) {
				if r.Overlaps(reserve) {
					n += 1000
				}
			}
			if least < 0 || n < least {
				best, least = s, n
			}
		}
	}
	return best
}

// keyAtFoot is how much of what contentIn counts the key of a map of continents rather covers than to stand at the top, where
// the eye looks for land that it knows.
const keyAtFoot = 80

// keyOnRoute is how much of it the key rather covers than a piece of a route.
const keyOnRoute = 300

// keyClear is how far from the key the story's lines and places are best, points at scale 1.
const keyClear = 8

// usualKey is what the key says at the dates at which it says much: no date has both all lines and all figures, so one figure,
// the longest, stands for them. On a map of the world markers are few, as places are gathered, and figures rare.
func (c *chart) usualKey() keyText {
	words := c.in.Words
	t := keyText{heading: c.legendTitle(), notes: []string{words.T("map.legend.schematic"), words.T("map.legend.count")}}
	lines := []string{"map.legend.thin", "map.legend.sea", "map.legend.planned", "map.legend.band"}
	if c.vp.MetresPerPoint*float64(c.k) <= crossingScale && len(c.story.Crossings) > 0 {
		lines = append(lines, "map.legend.crossings")
	}
	if c.ground().disputed {
		lines = append(lines, "map.legend.disputed")
	}
	for _, key := range lines {
		t.rows = append(t.rows, legendRow{text: words.T(key)})
	}
	mostSigns := 6
	if c.world {
		mostSigns = 4
	} else if !c.tightKey() {
		text, longest := c.letter(scene.Sans, 11.5), float32(-1)
		for i := range c.story.Volumes {
			v := &c.story.Volumes[i]
			if v.Route < 0 || v.Period.Interval {
				continue
			}
			f := flowRow{mt: c.flowFigure(v), name: c.destinationName(c.story.Routes[v.Route].To), note: c.flowNote(v, true)}
			if w := c.width(f.mt+f.name+f.note, text); w > longest {
				longest, t.measure, t.flows = w, words.T("map.legend.width"), []flowRow{f}
			}
		}
	}
	if c.signKey && c.eventful() {
		for i := range c.story.Events {
			if name := c.story.Events[i].Category; len(t.signs) < mostSigns && !slices.Contains(t.signs, name) {
				t.signs = append(t.signs, name)
			}
		}
	}
	return t
}

// contentIn counts what of all routes and events, at any date, lies in a rectangle, and on a map of continents the land.
func (c *chart) contentIn(r scene.Rect) int {
	n := 0
	for _, s := range c.ground().stops {
		if r.Contains(s.X, s.Y) {
			n += 6
		}
	}
	for _, s := range c.ground().land {
		if r.Contains(s.X, s.Y) {
			n++
		}
	}
	for _, s := range c.ground().landNear {
		if r.Contains(s.X, s.Y) {
			n += 3
		}
	}
	return n
}

// credit is the line in the bottom right corner: who made the base map, and the view of boundaries.
func credit(s *dataset.Story) string {
	var parts []string
	if len(s.Credits) > 0 {
		parts = append(parts, s.Credits[0])
	}
	if s.Boundary != "" {
		parts = append(parts, s.Boundary)
	}
	return strings.Join(parts, " · ")
}
