package figure

import (
	"strings"

	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// Measures of the table at 1920 x 1080, points.
const (
	tableSample = 46 // width of a line sample
	tableIndent = 60 // where a name begins
	tightSample = 40 // likewise where rows stand close
	tightIndent = 57
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
		if s.cut(limits) {
			s.tight = true
			limits = s.fit([]tableColumn{col}, s.end-s.top)
		}
		s.set(col, s.top, limits)
		return s.stackedRooms(inner*.62, s.end)
	case s.stacked:
		cols := s.columns(2, inner)
		limits := s.fit(cols, (s.end-s.top)*.5)
		if s.cut(limits) {
			s.tight = true
			cols = s.columns(2, inner)
			limits = s.fit(cols, (s.end-s.top)*.5)
		}
		height := s.height(cols, limits)
		for _, c := range cols {
			s.set(c, s.end-height, limits)
		}
		return s.stackedRooms(inner, s.end-height-24*u)
	}
	cols := s.columns(3, inner)
	limits := s.fit(cols, s.tableRoom())
	if !s.tight && s.cut(limits) {
		s.tight = true
		cols = s.columns(3, inner)
		limits = s.fit(cols, s.tableRoom())
	}
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

// tableRoom is how high the table may be below the maps: less in a small picture, where it is set tight if it does not fit, and
// then takes more rather than leave rows out.
func (s *spread) tableRoom() float32 {
	share := float32(.42)
	if s.h < 900*s.u {
		share = .37
	}
	if s.tight {
		share = .48
	}
	return max((s.end-s.top-s.caption())*share, 90*s.u)
}

// cut reports whether limits leave rows out.
func (s *spread) cut(limits []int) bool {
	for i, n := range s.unlimited() {
		if limits[i] < n {
			return true
		}
	}
	return false
}

// rowGap is the room above and below what stands in a row, headGap that from a heading's top to its rows.
func (s *spread) rowGap() float32 {
	if s.tight {
		return 1 * s.u
	}
	return 3 * s.u
}

func (s *spread) headGap() float32 {
	if s.tight {
		return 27 * s.u
	}
	return 29 * s.u
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
			if s.tight {
				parts = []float32{.29, .33, .38}
			}
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

// left is the limit of a chapter that is left out with its heading: a heading counts what its rows tell, and is not set without
// one.
const left = -1

// fit leaves out rows, from the longest chapter of a column that is too tall, the last of equal ones, until all columns are
// at most most high. Each chapter keeps a row; where there is no room even for these the last chapters are left out.
func (s *spread) fit(cols []tableColumn, most float32) []int {
	limits := s.unlimited()
	for _, c := range cols {
		for s.height([]tableColumn{c}, limits) > most {
			longest := -1
			for _, i := range c.chapters {
				i = s.slot(i)
				if limits[i] > 1 && (longest < 0 || limits[i] >= limits[longest]) {
					longest = i
				}
			}
			if longest < 0 {
				if longest = s.last(c, limits); longest < 0 {
					break
				}
				limits[longest] = left
				continue
			}
			limits[longest]--
		}
	}
	return limits
}

// last is the last chapter of a column that is set, -1 if it is the only one.
func (s *spread) last(c tableColumn, limits []int) int {
	last, n := -1, 0
	for _, i := range c.chapters {
		if i = s.slot(i); limits[i] != left {
			last, n = i, n+1
		}
	}
	if n < 2 {
		return -1
	}
	return last
}

func (s *spread) slot(chapter int) int {
	if chapter == figuresChapter {
		return len(s.chapters)
	}
	return chapter
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
		limit := limits[s.slot(at)]
		if limit == left {
			continue
		}
		if i > 0 {
			f.gap(16*s.u - 2*(3*s.u-s.rowGap()))
		}
		f.rule(s.pal.Ink1, 3*s.u)
		f.gap(4*s.u + s.rowGap())
		if at == figuresChapter {
			s.figureTable(f, limit)
		} else {
			s.list(f, &s.chapters[at], limit)
		}
	}
	return f
}

// list sets a heading and the first rows of a chapter, and counts the rest.
func (s *spread) list(f *flow, ch *chapter, limit int) {
	u := s.u
	f.text(run{Text: ch.Heading, Style: s.style(scene.SansBold, 22, 30)}, f.x, scene.Left, f.w)
	f.gap(s.headGap())
	name, mark := s.style(scene.Sans, 18.5, 23), s.style(scene.Sans, 16.5, 23).in(s.pal.Ink2)
	sample, indent := tableSample*u, tableIndent*u
	if s.tight {
		name, mark = s.style(scene.Sans, 16.5, 20), s.style(scene.Sans, 16, 20).in(s.pal.Ink2)
		sample, indent = tightSample*u, tightIndent*u
	}
	for i := range ch.Rows[:limit] {
		row := &ch.Rows[i]
		f.gap(s.rowGap())
		f.add(row.Draw(f.x+u, f.y+name.Line/2+.5*u, sample, compareScale*u)...)
		markW := f.width(row.Mark, mark)
		at := f.column(0, f.w)
		at.text(run{Text: row.Mark, Style: mark}, f.x+f.w, scene.Right, f.w*.6)
		left := f.column(indent, f.w-indent-min(markW, f.w*.6)-12*u)
		left.runs(name, run{Text: row.Name, Style: name, ID: row.ID})
		f.join(at, left)
		f.gap(s.rowGap())
		f.rule(s.pal.Rule, max(u, 1))
	}
	var names []string
	for i := range ch.Rows[limit:] {
		names = append(names, ch.Rows[limit+i].Name)
	}
	s.more(f, ch.More, told(ch.Rows[limit:]), names)
}

// more counts what is left out, and names it as far as two lines hold.
func (s *spread) more(f *flow, key string, n int, names []string) {
	if n == 0 {
		return
	}
	style := s.style(scene.Sans, 17, 23).in(s.pal.Ink2)
	if s.tight {
		style = s.style(scene.Sans, 16.5, 20).in(s.pal.Ink2)
	}
	text := s.c.prose.words.N(key, n)
	for i := len(names); i > 0; i-- {
		list := strings.Join(names[:i], "; ")
		if i < len(names) {
			list += "; …"
		}
		if named := s.c.prose.words.T("compare.more.named", "more", text, "list", list); len(f.lines(f.w, []run{{Text: named, Style: style}})) <= 2 {
			text = named
			break
		}
	}
	f.gap(s.rowGap() + s.u)
	f.paragraph(text, style)
}
