package figure

import (
	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// Measures of the table at 1920 x 1080, points.
const (
	tableSample = 46 // width of a line sample
	tableIndent = 60 // where a name begins
	tableGap    = 36 // between columns
	tableMost   = 99 // rows of a chapter
)

// column is the chapters that stand above each other, and the table of figures below them where it stands there too.
type tableColumn struct {
	x, w     float32
	chapters []int // indexes into spread.chapters; figuresChapter is the table of figures
}

const figuresChapter = -1

// table sets the differences and returns the rooms that are left for the maps.
func (s *spread) table() [2]scene.Rect {
	u, inner := s.u, s.w-2*s.edge
	switch {
	case s.beside:
		col := tableColumn{x: s.edge + inner*.62 + 40*u, w: inner*.38 - 40*u, chapters: s.order()}
		limits := s.fit([]tableColumn{col}, s.end-s.top)
		s.set(col, s.top, limits)
		return s.stackedRooms(inner*.62, s.end)
	case s.stacked:
		cols := s.columns(2, inner)
		limits := s.fit(cols, (s.end-s.top)*.5)
		height := s.height(cols, limits)
		for _, c := range cols {
			s.set(c, s.end-height, limits)
		}
		return s.stackedRooms(inner, s.end-height-24*u)
	}
	cols := s.columns(3, inner)
	limits := s.fit(cols, max((s.end-s.top-s.caption())*s.share(), 90*u))
	height := s.height(cols, limits)
	gap := 24 * u
	w := (inner - gap) / 2
	bottom := min(s.end-height-20*u, s.top+s.caption()+w*1.02)
	for _, c := range cols {
		s.set(c, bottom+20*u, limits)
	}
	left := scene.Rect{X0: s.edge, Y0: s.top + s.caption(), X1: s.edge + w, Y1: bottom}
	return [2]scene.Rect{left, left.Moved(w+gap, 0)}
}

// share is how much of the room between head and foot the table may take beside the maps: less in a small picture.
func (s *spread) share() float32 {
	if s.h < 900*s.u {
		return .37
	}
	return .42
}

// stackedRooms are two maps above each other down to bottom.
func (s *spread) stackedRooms(w, bottom float32) [2]scene.Rect {
	h := (bottom - s.top - 2*s.caption() - 20*s.u) / 2
	first := scene.Rect{X0: s.edge, Y0: s.top + s.caption(), X1: s.edge + w, Y1: s.top + s.caption() + h}
	return [2]scene.Rect{first, first.Moved(0, h+s.caption()+20*s.u)}
}

// order is all chapters in reading order, the figures last.
func (s *spread) order() []int {
	var out []int
	for i := range s.chapters {
		out = append(out, i)
	}
	if len(s.figures) > 0 {
		out = append(out, figuresChapter)
	}
	return out
}

// columns puts the chapters side by side, the figures in the last column and the others so that the longest column is as
// short as it can be.
func (s *spread) columns(n int, inner float32) []tableColumn {
	gap := tableGap * s.u
	order := s.order()
	if len(order) == 0 {
		return []tableColumn{{x: s.edge, w: inner}}
	}
	if n = min(n, len(order)); n == 1 {
		return []tableColumn{{x: s.edge, w: min(inner, 860*s.u), chapters: order}}
	}
	parts := []float32{.5, .5}
	if n == 3 {
		parts = []float32{1. / 3, 1. / 3, 1. / 3}
		if len(s.figures) > 0 {
			parts = []float32{.275, .295, .43}
		}
	}
	cols := make([]tableColumn, n)
	x := s.edge
	for i := range cols {
		cols[i] = tableColumn{x: x, w: (inner - gap*float32(n-1)) * parts[i]}
		x += cols[i].w + gap
	}
	rest := order
	free := n
	if len(s.figures) > 0 {
		cols[n-1].chapters = []int{figuresChapter}
		rest, free = order[:len(order)-1], n-1
	}
	// Few chapters and few columns: every way of dealing them out is tried.
	best, least := 0, float32(-1)
	ways := 1
	for range rest {
		ways *= free
	}
	full := s.unlimited()
	for way := range ways {
		deal(cols[:free], rest, way)
		if len(cols[0].chapters) == 0 || cols[0].chapters[0] != rest[0] {
			continue
		}
		if h := s.height(cols[:free], full); least < 0 || h < least {
			best, least = way, h
		}
	}
	deal(cols[:free], rest, best)
	return cols
}

// deal puts chapter i into the column that digit i of way names.
func deal(cols []tableColumn, chapters []int, way int) {
	for i := range cols {
		cols[i].chapters = nil
	}
	for _, c := range chapters {
		cols[way%len(cols)].chapters = append(cols[way%len(cols)].chapters, c)
		way /= len(cols)
	}
}

// unlimited is how many rows of each chapter are set when there is room for all; the figures' stand at the end.
func (s *spread) unlimited() []int {
	limits := make([]int, len(s.chapters)+1)
	for i := range s.chapters {
		limits[i] = len(s.chapters[i].Rows)
	}
	limits[len(s.chapters)] = len(s.figures)
	return limits
}

// fit leaves out rows, from the longest chapter of a column that is too tall, the last of equal ones, until all columns are at most most high. The
// figures keep a row.
func (s *spread) fit(cols []tableColumn, most float32) []int {
	limits := s.unlimited()
	for range tableMost * (len(limits) + 1) {
		changed := false
		for _, c := range cols {
			if s.height([]tableColumn{c}, limits) <= most {
				continue
			}
			longest := -1
			for _, i := range c.chapters {
				i = s.slot(i)
				if limits[i] > s.least(i) && (longest < 0 || limits[i] >= limits[longest]) {
					longest = i
				}
			}
			if longest >= 0 {
				limits[longest]--
				changed = true
			}
		}
		if !changed {
			break
		}
	}
	return limits
}

func (s *spread) slot(chapter int) int {
	if chapter == figuresChapter {
		return len(s.chapters)
	}
	return chapter
}

// least is how many rows a chapter keeps: a list may come down to its heading, which counts them.
func (s *spread) least(slot int) int {
	if slot == len(s.chapters) {
		return 1
	}
	return 0
}

// height is that of the tallest column.
func (s *spread) height(cols []tableColumn, limits []int) float32 {
	most := float32(0)
	for _, c := range cols {
		most = max(most, s.lay(c, 0, limits).y)
	}
	return most
}

// set lays a column out for good.
func (s *spread) set(c tableColumn, top float32, limits []int) {
	s.items = append(s.items, s.lay(c, top, limits).items...)
}

// lay sets the chapters of a column.
func (s *spread) lay(c tableColumn, top float32, limits []int) *flow {
	f := newFlow(s.kit.Fonts, c.x, top, c.w)
	if len(s.order()) == 0 {
		key := "compare.nothing"
		if s.c.same() {
			key = "compare.same"
		}
		text := s.c.prose.words.T(key, "date", edtf.OnDay(s.c.after.At).Label(s.c.prose.dates))
		f.paragraph(text, s.style(scene.Sans, 20, 27))
		return f
	}
	for i, at := range c.chapters {
		if i > 0 {
			f.gap(16 * s.u)
		}
		f.rule(s.pal.Ink1, 3*s.u)
		f.gap(7 * s.u)
		if at == figuresChapter {
			s.figureTable(f, limits[s.slot(at)])
		} else {
			s.list(f, &s.chapters[at], limits[at])
		}
	}
	return f
}

// list sets a heading and the first rows of a chapter, and counts the rest.
func (s *spread) list(f *flow, ch *chapter, limit int) {
	u := s.u
	f.text(run{Text: ch.Heading, Style: s.style(scene.SansBold, 22, 30)}, f.x, scene.Left, f.w)
	f.gap(29 * u)
	name, mark := s.style(scene.Sans, 18.5, 23), s.style(scene.Sans, 16.5, 23).in(s.pal.Ink2)
	for i := range ch.Rows[:limit] {
		row := &ch.Rows[i]
		f.gap(3 * u)
		f.add(row.Draw(f.x+u, f.y+12*u, tableSample*u, compareScale*u)...)
		markW := f.width(row.Mark, mark)
		at := f.column(0, f.w)
		at.text(run{Text: row.Mark, Style: mark}, f.x+f.w, scene.Right, f.w*.6)
		left := f.column(tableIndent*u, f.w-tableIndent*u-min(markW, f.w*.6)-14*u)
		left.runs(name, run{Text: row.Name, Style: name, ID: row.ID})
		f.join(at, left)
		f.gap(3 * u)
		f.rule(s.pal.Rule, max(u, 1))
	}
	if limit > 0 {
		s.more(f, ch.More, told(ch.Rows[limit:]))
	}
}

// more counts what is left out.
func (s *spread) more(f *flow, key string, n int) {
	if n > 0 {
		f.gap(4 * s.u)
		f.paragraph(s.c.prose.words.N(key, n), s.style(scene.Sans, 17, 23).in(s.pal.Ink2))
	}
}
