package figure

import (
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// timeKey is the key to the kinds of dates that a timeline shows, in rows.
type timeKey struct{ rows [][]timeKeyEntry }

type timeKeyEntry struct {
	kind  string // the message's last part
	x     float64
	label string
}

const keySample, keyGap, keySize = 30, 26, 11.0

// key lists what the layout shows and sets it in rows of the given width, two at most.
func (p *timelinePainter) key(width float64) timeKey {
	found := map[string]bool{}
	for i := range p.l.lanes {
		lane := &p.l.lanes[i]
		found["density"] = found["density"] || len(lane.bins) > 0
		for j := range lane.strips {
			s := &lane.strips[j]
			d := p.in.Story.Events[s.event].Date
			if s.bracket {
				found[precisionKey(d)] = true
			} else {
				found["length"] = true
			}
			found["later"] = found["later"] || p.aside(s.event)
		}
		for j := range lane.items {
			item := &lane.items[j]
			event := item.cards[0].events[0]
			d := p.in.Story.Events[event].Date
			switch item.kind {
			case itemBar:
				found["length"] = true
				found["open"] = found["open"] || item.open[0] || item.open[1]
				found["soft"] = found["soft"] || item.soft[0] && !item.cut[0] || item.soft[1] && !item.cut[1]
				found["beyond"] = found["beyond"] || item.cut[0] && !item.open[0] || item.cut[1] && !item.open[1]
			case itemBracket:
				found[precisionKey(d)] = true
				found["soft"] = found["soft"] || item.soft[0]
			}
			found["stack"] = found["stack"] || item.n > 1
			found["later"] = found["later"] || p.aside(item.cards[len(item.cards)-1].events[0])
		}
	}
	var key timeKey
	var row []timeKeyEntry
	x := 0.0
	for _, kind := range []string{"day", "month", "season", "year", "coarse", "length", "soft", "open", "beyond", "stack", "density", "later"} {
		if !found[kind] {
			continue
		}
		e := timeKeyEntry{kind: kind, label: p.in.Words.T("timeline.key." + kind)}
		w := keySample + 7 + textWidth(p.kit.Fonts, e.label, scene.Sans, keySize)
		if x > 0 && x+w > width {
			key.rows, row, x = append(key.rows, row), nil, 0
		}
		if w > width {
			continue
		}
		e.x = x
		row = append(row, e)
		x += w + keyGap
	}
	if len(row) > 0 {
		key.rows = append(key.rows, row)
	}
	key.rows = key.rows[:min(2, len(key.rows))]
	return key
}

// precisionKey names the precision of a date that is a bracket.
func precisionKey(d edtf.Date) string {
	switch d.Start.Precision {
	case edtf.ToDay:
		return "day"
	case edtf.Month:
		return "month"
	case edtf.Season:
		return "season"
	case edtf.Year:
		return "year"
	}
	return "coarse"
}

// drawKey draws the key with the middle of its first row at y.
func (p *timelinePainter) drawKey(key timeKey, left, y float64) []scene.Item {
	var items []scene.Item
	c := p.sampleCategory()
	for _, row := range key.rows {
		for _, e := range row {
			items = append(items, p.keySample(e.kind, c, left+e.x, y)...)
			items = append(items, write(left+e.x+keySample+7, y+keySize*.36, e.label, scene.Sans, keySize, p.pal.Ink2))
		}
		y += 20
	}
	return items
}

// sampleCategory is drawn in the key: the first in the lanes with a filled shape.
func (p *timelinePainter) sampleCategory() palette.Category {
	for i := len(p.l.lanes) - 1; i >= 0; i-- {
		for _, name := range p.l.lanes[i].categories {
			if c := p.pal.Category(name); c.Shape == palette.Bar || c.Shape == palette.Disc || c.Shape == palette.Diamond {
				return c
			}
		}
	}
	return p.pal.Category("diplomacy")
}

func (p *timelinePainter) keySample(kind string, c palette.Category, x, y float64) []scene.Item {
	ground := p.pal.Panel
	x1 := x + keySample
	solid := mixed(c.Fill, ground, .8)
	look := signLook{Size: SignTimeline, Halo: ground}
	lane := &laneLayout{pitch: 16}
	bar := func(item laneItem) []scene.Item {
		item.kind, item.n, item.y, item.a, item.b = itemBar, 1, y, x, x1
		return p.bar(lane, &item, c, "", "")
	}
	switch kind {
	case "length":
		return bar(laneItem{})
	case "soft":
		return bar(laneItem{soft: [2]bool{true, false}})
	case "open", "beyond":
		return bar(laneItem{cut: [2]bool{false, true}})
	case "stack":
		var items []scene.Item
		for i := 2; i >= 0; i-- {
			items = append(items, sign(c, p.pal, float32(x+11+float64(i)*stackStep), float32(y), look)...)
		}
		return items
	case "later":
		faded, pal := p.faded(c, ground)
		return sign(faded, pal, float32(x+keySample/2), float32(y), look)
	case "density":
		var items []scene.Item
		for i, h := range [...]float64{4, 9, 6, 12, 7, 3} {
			items = append(items, fillBox(x+3+4*float64(i), y+6-h, x+6+4*float64(i), y+6, solid))
		}
		return items
	}
	return []scene.Item{&scene.Shape{Path: bracketPath(x, x1, y, 5, [2]bool{}), Stroke: scene.Stroke{Color: c.Text, Width: 1.6}}}
}
