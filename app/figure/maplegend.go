package figure

import (
	"slices"

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
		closer := t
		closer.dense = true
		if b := c.keyBlock(closer, spot.wide); !c.routeIn(spot.box(c, b)) {
			t, block = closer, b
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
