package figure

import (
	"strings"

	"thawline/app/scene"
)

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
