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
		add("band", "map.legend.band", func(x, y, w float32) []scene.Item { return c.sampleClosed(x, y, w, true, false) })
	}
	add("closed", "map.legend.closed", func(x, y, w float32) []scene.Item { return c.sampleClosed(x, y, w, false, false) })
	add("cut", "map.legend.cut", func(x, y, w float32) []scene.Item { return c.sampleClosed(x, y, w, false, true) })
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
func (c *chart) sampleClosed(x, y, w float32, band, now bool) []scene.Item {
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
	items = append(items, n.sampleTies(former, x, y, .18*w, .82*w)...)
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

// legend draws the key in the first free corner and reserves its room. On a small map the widths go first, then the whole
// key; it is empty too when no route is on the map.
func (c *chart) legend(board *labelBoard, net *network) []scene.Item {
	rows, flows := c.legendRows(net), c.flows(net)
	if c.w*c.h < 420e3*c.k*c.k && len(rows) > 0 {
		flows = nil
	}
	if len(rows)+len(flows) == 0 {
		return nil
	}
	k, words := c.k, c.in.Words
	title := c.letter(scene.SansBold, 11.5)
	text := c.letter(scene.Sans, 11.5)
	small := c.letter(scene.Sans, 10).in(c.pal.Ink2)
	sample, gap, pad, row := 38*k, 12*k, 14*k, 21*k
	heading := c.legendTitle()
	if net.scale.period != "" {
		heading = words.T("map.legend.routes") // the figures are of another product
	}
	width := c.width(heading, title)
	for _, r := range rows {
		width = max(width, sample+gap+c.width(r.text, text))
	}
	notes := c.legendNotes()
	measure, bold, figures := "", text.bold(), float32(0)
	if len(flows) > 0 {
		measure = c.measure(net)
		width = max(width, c.width(measure, small))
		for _, f := range flows {
			figures = max(figures, c.width(f.mt, bold))
		}
		for _, f := range flows {
			w := sample + gap + figures + flowGap*k + c.width(f.name, text)
			if f.note != "" {
				w += flowGap*k + c.width(f.note, small)
			}
			width = max(width, w)
		}
	}
	if both := strings.Join(notes, " "+words.T("slide.separator")+" "); c.width(both, small) <= width {
		notes = []string{both}
	}
	for _, note := range notes {
		width = max(width, c.width(note, small))
	}
	height := pad + 16*k + float32(len(rows))*row + float32(len(notes))*noteLine*k + pad - 4*k
	if len(flows) > 0 {
		height += 20*k + float32(len(flows))*row
		if len(rows) > 0 {
			height += 8 * k
		}
	}
	large := func(w, h float32) bool { return w > c.w*.5 || h > c.h*.62 || w*h > c.w*c.h*mostKey }
	signs := c.keySigns()
	if w, h := c.signKeySize(signs); large(max(width, w)+2*pad, height+h) {
		signs = nil
	} else {
		width, height = max(width, w), height+h
	}
	width += 2 * pad
	if large(width, height) {
		return nil // a small picture has no room for a key
	}
	box := c.legendCorner(width, height)
	board.block(box.Inset(-4 * k))
	c.legendBox = box
	items := []scene.Item{&scene.Shape{Path: scene.Rectangle(box), Fill: c.pal.Panel, Stroke: scene.Stroke{Color: c.pal.Rule, Width: k}}}
	x, y := box.X0+pad, box.Y0+pad
	put := func(s string, style textStyle, x, mid float32) {
		_, _, capital, _ := c.kit.Fonts.Metrics(style.Face, style.Size)
		items = append(items, &scene.Text{X: x, Y: mid + capital/2, String: s, Face: style.Face, Size: style.Size, Color: style.Color, W: c.width(s, style)})
	}
	put(heading, title, x, y+4*k)
	y += 16 * k
	for _, r := range rows {
		items = append(items, r.sample(x, y+row/2, sample)...)
		put(r.text, text, x+sample+gap, y+row/2)
		y += row
	}
	if len(flows) > 0 {
		if len(rows) > 0 {
			y += 4 * k
			items = append(items, &scene.Shape{Path: scene.Segment(x, y, box.X1-pad, y), Stroke: scene.Stroke{Color: c.pal.Rule, Width: k}})
			y += 4 * k
		}
		put(measure, small, x, y+9*k)
		y += 20 * k
		for _, f := range flows {
			items = append(items, f.sample(x, y+row/2, sample)...)
			at := x + sample + gap + figures
			put(f.mt, bold, at-c.width(f.mt, bold), y+row/2)
			at += flowGap * k
			put(f.name, text, at, y+row/2)
			if f.note != "" {
				put(f.note, small, at+c.width(f.name, text)+flowGap*k, y+row/2)
			}
			y += row
		}
	}
	if len(signs) > 0 {
		items = append(items, &scene.Shape{Path: scene.Segment(x, y+2*k, box.X1-pad, y+2*k), Stroke: scene.Stroke{Color: c.pal.Rule, Width: k}})
		items = append(items, c.signKeyItems(signs, x, y+5*k, box.W()-2*pad)...)
		_, h := c.signKeySize(signs)
		y += h
	}
	for i, note := range notes {
		put(note, small, x, y+8*k+float32(i)*noteLine*k)
	}
	return items
}

// noteLine is the height of a line of the key's notes, points at scale 1.
const noteLine = 13

// legendNotes say what holds for the whole map: that lines are schematic, and what the numbers beside markers are.
func (c *chart) legendNotes() []string {
	notes := []string{c.in.Words.T("map.legend.schematic")}
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

// legendCorner is the bottom left unless what the story has on the map at any date lies there; then the place along the
// bottom, or else in an upper corner, where least does. It does not depend on the date, so the key stays where it is.
func (c *chart) legendCorner(w, h float32) scene.Rect {
	m := 12 * c.k
	at := func(x, y float32) scene.Rect { return scene.Rect{X0: x, Y0: y, X1: x + w, Y1: y + h} }
	foot := c.h - m - h
	spots := []scene.Rect{at(m, foot), at(m, m), at(c.w-m-w, foot-14*c.k)}
	if c.world {
		if !c.noCredit {
			foot -= 16 * c.k // above the credit
		}
		const steps = 32 // the gap between two continents is little wider than the key
		for i := 1; i < steps; i++ {
			spots = append(spots, at(m+(c.w-2*m-w)*float32(i)/steps, foot))
		}
	}
	spots = append(spots, at(c.w-m-w, m))
	best, least := 0, -1
	for i, r := range spots {
		n := c.contentIn(r.Inset(-4 * c.k))
		for _, reserve := range c.in.Reserve {
			if r.Overlaps(reserve) {
				n += 1000
			}
		}
		if least < 0 || n < least {
			best, least = i, n
		}
	}
	return spots[best]
}

// contentIn counts what of all routes and events, at any date, lies in a rectangle, and on a world map the land, which may rather
// be covered.
func (c *chart) contentIn(r scene.Rect) int {
	n := 0
	for _, s := range c.ground().stops {
		if r.Contains(s.X, s.Y) {
			n += 40
		}
	}
	for _, s := range c.ground().land {
		if r.Contains(s.X, s.Y) {
			n += 2
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
