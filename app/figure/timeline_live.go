package figure

import (
	"image/color"
	"slices"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// live draws what the clock, the selection and the brush change.
func (p *timelinePainter) live() []scene.Layer {
	a := p.l.axis
	lanes := timelineRect(float64(a.Lanes.X0), 0, float64(a.Lanes.X1), p.in.H)
	var under, signs, labels []scene.Item
	under = append(under, p.brushGround()...)
	under = append(under, p.nowColumn()...)
	for i := range p.l.lanes {
		lane := &p.l.lanes[i]
		under = append(under, p.strips(lane)...)
		under = append(under, p.density(lane)...)
		for j := range lane.items {
			item := &lane.items[j]
			under = append(under, p.wide(lane, item)...)
			signs = append(signs, p.signs(lane, item)...)
			labels = append(labels, p.itemLabel(lane, item)...)
		}
		labels = append(labels, p.hints(lane)...)
		labels = append(labels, p.counts(lane)...)
	}
	under = append(under, p.nowLine()...)
	return []scene.Layer{
		{Name: "timeline-lengths", Items: under, Clip: lanes},
		{Name: "timeline-labels", Items: labels, Clip: lanes},
		// Signs at the very edges may stand out into the margin by half their width.
		{Name: "timeline-events", Items: append(signs, p.emphasis()...), Clip: timelineRect(float64(a.Lanes.X0)-9, 0, float64(a.Lanes.X1)+9, p.in.H)},
		{Name: "timeline-head", Items: slices.Concat(p.eraNames(p.shownFlags(), false), p.markers(), p.brushHandles(), p.flags(), p.notes())},
		{Name: "timeline-minimap", Items: p.minimap()},
	}
}

// strips draws the intervals and brackets of the overview.
func (p *timelinePainter) strips(lane *laneLayout) []scene.Item {
	var items []scene.Item
	mid := (lane.y0 + lane.y1) / 2
	if len(lane.items) > 0 {
		mid = lane.items[0].y
	}
	for _, s := range lane.strips {
		c := p.pal.Category(p.in.Story.Events[s.event].Category)
		ground := p.ground((s.a + s.b) / 2)
		fill, line := c.Fill, c.Text
		if p.aside(s.event) {
			fill, line = mixed(fill, ground, laterThanNow), mixed(line, ground, laterThanNow)
		}
		if s.bracket {
			shape := &scene.Shape{ID: s.id, Title: s.title, Path: bracketPath(s.a, s.b, mid, 3, s.cut), Stroke: scene.Stroke{Color: line, Width: 1.2}}
			items = append(items, shape)
			continue
		}
		y := lane.y1 - 1.9 - float64(s.row)*2.4
		shape := fillBox(s.a, y-.85, s.b, y+.85, fill)
		shape.ID, shape.Title, shape.Hit = s.id, s.title, 1
		items = append(items, shape)
	}
	if len(lane.through) > 0 {
		a := p.l.axis
		c := p.pal.Category(p.in.Story.Events[lane.through[0]].Category)
		line := fillBox(float64(a.Lanes.X0), lane.y1-2.6, float64(a.Lanes.X1), lane.y1-.8, mixed(c.Fill, p.pal.Panel, .7))
		line.ID, line.Title, line.Hit = lane.throughAs.id, lane.throughAs.title, 1
		items = append(items, line)
	}
	return items
}

// bracketPath is a line with upright ends, one of which may be missing where it is cut.
func bracketPath(a, b, y, half float64, cut [2]bool) *scene.Path {
	path := scene.Segment(float32(a), float32(y), float32(b), float32(y))
	path.Starts = []int32{0}
	for i, x := range [2]float64{a, b} {
		if !cut[i] {
			path.Starts = append(path.Starts, int32(len(path.Points)))
			path.Points = append(path.Points, scene.Point{X: float32(x), Y: float32(y - half)}, scene.Point{X: float32(x), Y: float32(y + half)})
		}
	}
	return path
}

// wide draws the bar or bracket of an item.
func (p *timelinePainter) wide(lane *laneLayout, item *laneItem) []scene.Item {
	if item.kind == itemSigns {
		return nil
	}
	event := item.cards[0].events[0]
	c := p.pal.Category(p.in.Story.Events[event].Category)
	if p.aside(event) {
		c, _ = p.faded(c, p.ground((item.a+item.b)/2))
	}
	id, title := item.cards[0].id, item.cards[0].title
	if item.kind == itemBar {
		return p.bar(lane, item, c, id, title)
	}
	stroke := scene.Stroke{Color: c.Text, Width: 1.6} // the casing would drown in a dark ground
	if item.soft[0] || item.soft[1] {
		stroke.Dash = []float32{3, 2.5}
	}
	half := min(5, lane.pitch/2-2)
	hit := fillBox(item.a, item.y-half, item.b, item.y+half, color.NRGBA{})
	hit.ID, hit.Title = id, title
	items := []scene.Item{hit}
	stop := item.cards[0].x - (SignTimeline/2 + 1.5)
	if item.a < stop {
		items = append(items, &scene.Shape{Path: bracketPath(item.a, stop, item.y, half, [2]bool{item.cut[0], true}), Stroke: stroke})
	}
	from := item.cards[0].x + (SignTimeline/2 + 1.5)
	if item.inside {
		from = item.labelX + textWidth(p.kit.Fonts, item.label, scene.Sans, lane.text) + 5
	}
	if from < item.b {
		items = append(items, &scene.Shape{Path: bracketPath(from, item.b, item.y, half, [2]bool{true, item.cut[1]}), Stroke: stroke})
	}
	return items
}

// bar draws an interval: solid where it is known, five bars towards an end that is not, an arrow where it goes on.
func (p *timelinePainter) bar(lane *laneLayout, item *laneItem, c palette.Category, id, title string) []scene.Item {
	height := min(12, lane.pitch-4)
	top, foot := item.y-height/2, item.y+height/2
	fill := mixed(c.Fill, p.ground((item.a+item.b)/2), .8)
	hollow := c.Shape == palette.HollowSquare || c.Shape == palette.Ring
	a, b := item.a, item.b
	var items []scene.Item
	week := min(max(18, 7*edtf.Day*p.l.axis.Scale()), (b-a)/2)
	for side, soft := range item.soft {
		if !soft || item.cut[side] {
			continue
		}
		cell := week / 5
		for i := range 5 {
			w := cell * (.22 + .16*float64(i))
			x0 := a + float64(i)*cell
			if side == 1 {
				x0 = b - float64(i)*cell - w
			}
			items = append(items, fillBox(x0, top, x0+w, foot, fill))
		}
		if side == 0 {
			a += week
		} else {
			b -= week
		}
	}
	body := fillBox(a, top, b, foot, fill)
	if hollow {
		body = fillBox(a+.9, top+.9, b-.9, foot-.9, mixed(p.pal.Raised, p.ground((a+b)/2), .9))
		body.Stroke = scene.Stroke{Color: c.Fill, Width: 1.8, Join: scene.JoinMiter}
	}
	body.ID, body.Title = id, title
	items = append(items, body)
	mid := float32(item.y)
	for side, cut := range item.cut {
		if !cut {
			continue
		}
		x, in := item.a, item.a+8
		if side == 1 {
			x, in = item.b, item.b-8
		}
		arrow := c.Casing
		if hollow {
			arrow = c.Fill
		}
		items = append(items, &scene.Shape{Fill: arrow, Path: scene.Polygon(
			scene.Point{X: float32(x), Y: mid}, scene.Point{X: float32(in), Y: float32(top - 1)}, scene.Point{X: float32(in), Y: float32(foot + 1)})})
	}
	return items
}

// signs draws the cards of an item, the first on top.
func (p *timelinePainter) signs(lane *laneLayout, item *laneItem) []scene.Item {
	var items []scene.Item
	for i := len(item.cards) - 1; i >= 0; i-- {
		card := &item.cards[i]
		if item.kind == itemBar && !(card.x >= item.a && card.x <= item.b+SignTimeline/2) {
			continue
		}
		if p.in.View.Hover != "" && p.in.View.Hover == card.id {
			items = append(items, p.card(lane, card, item.y, signLook{})...)
			continue
		}
		items = append(items, p.l.drawn.sign(drawnSign{card, p.aside(card.events[0])}, func() []scene.Item {
			return p.card(lane, card, item.y, signLook{})
		})...)
	}
	return items
}

// card draws one sign.
func (p *timelinePainter) card(lane *laneLayout, card *card, y float64, look signLook) []scene.Item {
	event := card.events[0]
	c, pal := p.pal.Category(p.in.Story.Events[event].Category), p.pal
	ground := p.ground(card.x)
	if p.aside(event) {
		c, pal = p.faded(c, ground)
	}
	id, title := card.id, card.title
	if lane.sign == 0 {
		h := max(2, min(8, lane.pitch-1.5))
		tick := fillBox(card.x-1.5, y-h/2, card.x+1.5, y+h/2, c.Fill)
		tick.ID, tick.Title = id, title
		return []scene.Item{tick}
	}
	look.Size, look.Halo, look.ID, look.Title = float32(lane.sign), ground, id, title
	items := sign(c, pal, float32(card.x), float32(y), look)
	if p.in.View.Hover != "" && p.in.View.Hover == id {
		items = append(items, &scene.Shape{
			Path:   disc(scene.Point{X: float32(card.x), Y: float32(y)}, float32(lane.sign)*.85),
			Stroke: scene.Stroke{Color: p.pal.Ink1, Width: 1.4},
		})
	}
	return items
}

// itemLabel writes an item's label.
func (p *timelinePainter) itemLabel(lane *laneLayout, item *laneItem) []scene.Item {
	if item.label == "" {
		return nil
	}
	event := item.cards[0].events[0]
	base := item.y + lane.text*.36
	ink := p.pal.Ink2
	if p.aside(event) {
		ink = p.pal.Ink3
	}
	t := write(item.labelX, base, item.label, scene.Sans, lane.text, ink)
	t.Halo, t.HaloW = p.ground(item.labelX), 3
	if item.kind == itemBar && item.inside {
		c := p.pal.Category(p.in.Story.Events[event].Category)
		fill := mixed(c.Fill, p.ground(item.labelX), .8)
		if p.aside(event) {
			fill = mixed(c.Fill, p.ground(item.labelX), .8*laterThanNow)
		}
		t.Halo = color.NRGBA{}
		t.Size = float32(min(lane.text, 11))
		if c.Shape == palette.HollowSquare || c.Shape == palette.Ring {
			t.Color = p.pal.Ink1
		} else {
			t.Color = inkOn(fill)
		}
	}
	if p.ringed == int(event) && item.n == 1 {
		shift := 0.0
		if item.kind != itemBar && !item.inside {
			shift = 4
			if item.labelX < item.cards[0].x {
				shift = -4
			}
		}
		t.X += float32(shift)
		if !item.inside {
			t.Color = p.pal.Ink1
			if textWidth(p.kit.Fonts, item.label, scene.SansBold, lane.text)+shift <= item.room && item.labelX > item.cards[0].x {
				t.Face = scene.SansBold
			}
		}
	}
	return []scene.Item{t}
}

// inkOn is the darker or the lighter of the two inks for text on a fill, whichever is told apart better.
func inkOn(fill color.NRGBA) color.NRGBA {
	if .299*float64(fill.R)+.587*float64(fill.G)+.114*float64(fill.B) < 118 {
		return color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	}
	return color.NRGBA{R: 0x1E, G: 0x22, B: 0x26, A: 255}
}

// emphasis draws the ringed event again, over its neighbours, in each of its lanes.
func (p *timelinePainter) emphasis() []scene.Item {
	if p.ringed < 0 {
		return nil
	}
	event := &p.in.Story.Events[p.ringed]
	var items []scene.Item
	for _, n := range p.l.axis.events.sorter(event, nil) {
		lane := &p.l.lanes[n]
		if x, y, ok := lane.where(int32(p.ringed)); ok {
			items = append(items, p.ring(lane, int32(p.ringed), x, y)...)
		} else if t := anchorOf(event.Date); len(lane.bins) > 0 && t >= p.l.axis.From && t < p.l.axis.To {
			items = append(items, p.ring(lane, int32(p.ringed), p.l.axis.X(t), (lane.y0+lane.y1)/2)...)
		}
	}
	return items
}

// where returns the place of an event's sign in the lane.
func (lane *laneLayout) where(event int32) (x, y float64, ok bool) {
	for j := range lane.items {
		item := &lane.items[j]
		for n := range item.cards {
			if !slices.Contains(item.cards[n].events, event) {
				continue
			}
			x := item.cards[n].x
			if item.kind == itemBar {
				x = min(max(x, item.a), item.b)
			}
			return x, item.y, true
		}
	}
	return 0, 0, false
}

func (p *timelinePainter) ring(lane *laneLayout, event int32, x, y float64) []scene.Item {
	only := card{events: []int32{event}, x: x, named: named{"event:" + p.in.Story.Events[event].ID, eventTitle(&p.in.Story.Events[event], p.l.dates)}}
	if lane.sign == 0 {
		tick := fillBox(x-2, y-max(3, lane.pitch/2), x+2, y+max(3, lane.pitch/2), p.pal.Now)
		tick.ID, tick.Title = only.id, only.title
		return []scene.Item{tick}
	}
	return p.card(lane, &only, y, signLook{Current: true})
}

// density draws a strip of columns as high as the root of their counts, so that single events are still seen.
func (p *timelinePainter) density(lane *laneLayout) []scene.Item {
	if len(lane.bins) == 0 {
		return nil
	}
	most := 1
	for i := range lane.bins {
		most = max(most, len(lane.bins[i].events))
	}
	// There are many: all of a lane are allocated at once.
	items := make([]scene.Item, len(lane.bins))
	shapes, paths, points := make([]scene.Shape, len(items)), make([]scene.Path, len(items)), make([]scene.Point, 0, 4*len(items))
	brush, brushed := p.in.View.Brushed()
	brush0, brush1 := p.l.axis.X(brush.From), p.l.axis.X(brush.To)
	full, foot := lane.y1-lane.y0-4, float32(lane.y1-2)
	if lane.countRoom() {
		full -= 9
	}
	for i := range lane.bins {
		bin := &lane.bins[i]
		fill := p.pal.Category(p.in.Story.Events[bin.events[0]].Category).Fill
		if x := bin.x + binWidth/2; x > p.nowX || brushed && (x < brush0 || x > brush1) {
			fill = mixed(fill, p.ground(bin.x), laterThanNow)
		}
		top := foot - float32(max(1.5, full*rootShare(len(bin.events), most)))
		x0, x1 := float32(bin.x+.3), float32(bin.x+binWidth-.3)
		points = append(points, scene.Point{X: x0, Y: top}, scene.Point{X: x1, Y: top}, scene.Point{X: x1, Y: foot}, scene.Point{X: x0, Y: foot})
		paths[i] = scene.Path{Points: points[4*i : 4*i+4 : 4*i+4], Closed: true}
		shapes[i] = scene.Shape{ID: bin.id, Title: bin.title, Path: &paths[i], Fill: fill}
		items[i] = &shapes[i]
	}
	return items
}

// hints writes what lies out of view at the lane's edges.
func (p *timelinePainter) hints(lane *laneLayout) []scene.Item {
	var items []scene.Item
	base := (lane.y0+lane.y1)/2 + lane.text*.36
	if len(lane.items) > 0 && lane.pitch < lane.y1-lane.y0 {
		base = lane.items[0].y + lane.text*.36
		for i := range lane.items {
			if lane.items[i].row == 0 {
				base = lane.items[i].y + lane.text*.36
				break
			}
		}
	}
	for side, h := range lane.hints {
		if h.label == "" {
			continue
		}
		t := write(h.x, base, h.label, scene.Sans, lane.text, p.pal.Ink3)
		t.Halo, t.HaloW = p.ground(h.x), 3
		if side == 1 {
			t.Align = scene.Right
		}
		if h.event >= 0 {
			t.ID = "event:" + p.in.Story.Events[h.event].ID
			key := "timeline.hint.before"
			if side == 1 {
				key = "timeline.hint.after"
			}
			t.Title = p.in.Words.N(key, h.n) + "\n" + eventTitle(&p.in.Story.Events[h.event], p.l.dates)
		}
		items = append(items, t)
	}
	return items
}
