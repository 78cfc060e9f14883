package export

import (
	"strings"

	"thawline/app/figure"
	"thawline/app/scene"
)

// sourcePages returns the pages that list the sources of the steps: those of their events, and of all routes, crossings and
// figures, which every picture may show. There is one page at least.
func sourcePages(kit *figure.Kit, r Request, steps []Step) []*scene.Scene {
	l := newSourceList(kit, r)
	for _, i := range citedSources(r, steps) {
		l.add(i)
	}
	return l.pages
}

// citedSources returns indexes of sources in the order of the story's table.
func citedSources(r Request, steps []Step) []int {
	story := r.Story
	cited := make([]bool, len(story.Sources))
	mark := func(list []int) {
		for _, i := range list {
			if i >= 0 && i < len(cited) {
				cited[i] = true
			}
		}
	}
	for _, s := range steps {
		mark(s.sources(story))
	}
	for i := range story.Routes {
		mark(story.Routes[i].Sources)
	}
	for i := range story.Volumes {
		mark(story.Volumes[i].Sources)
	}
	for i := range story.Crossings {
		for _, state := range story.Crossings[i].States {
			mark(state.Sources)
		}
	}
	for i := range story.Series {
		for _, v := range story.Series[i].Values {
			mark(v.Sources)
		}
	}
	var list []int
	for i, c := range cited {
		if c {
			list = append(list, i)
		}
	}
	return list
}

// sourceList sets sources in columns, page after page.
type sourceList struct {
	kit     *figure.Kit
	r       Request
	pages   []*scene.Scene
	unit    float32 // scale of type against a page of 1920 x 1080
	columns int
	column  int
	y       float32
}

func newSourceList(kit *figure.Kit, r Request) *sourceList {
	w, h := float32(r.Size.W), float32(r.Size.H)
	l := &sourceList{kit: kit, r: r, unit: max(min(w/1920, h/1080), .6)}
	l.columns = max(int(w/(600*l.unit)), 1)
	l.turn()
	return l
}

func (l *sourceList) margin() float32 { return 64 * l.unit }

func (l *sourceList) top() float32 { return l.margin() + 70*l.unit }

// turn begins a page with its heading.
func (l *sourceList) turn() {
	pal := l.r.Palette
	page := &scene.Scene{W: float32(l.r.Size.W), H: float32(l.r.Size.H), Background: pal.Panel}
	heading := l.r.Words.T("export.sources")
	m, u := l.margin(), l.unit
	items := []scene.Item{
		&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: m, Y0: m - 4*u, X1: m + 64*u, Y1: m + 4*u}), Fill: pal.Now},
		&scene.Text{X: m, Y: m + 48*u, String: heading, Face: scene.SansBold, Size: 34 * u, Color: pal.Ink1},
		&scene.Text{
			X: page.W - m, Y: page.H - m/2, Align: scene.Right, Size: 14 * u, Color: pal.Ink2,
			String: l.kit.Fonts.Fit(strings.Join(append(append([]string{l.r.Story.Title}, l.r.Story.Credits...), l.r.Story.Boundary), " · "), scene.Sans, 14*u, page.W-2*m),
		},
	}
	page.Layers = []scene.Layer{{Name: "title", Items: items}, {Name: "sources"}}
	l.pages = append(l.pages, page)
	l.column, l.y = 0, l.top()
}

// add sets one source: who published it and when, its title, its address.
func (l *sourceList) add(i int) {
	s, pal, u := &l.r.Story.Sources[i], l.r.Palette, l.unit
	gap := 32 * u
	width := (float32(l.r.Size.W) - 2*l.margin() - float32(l.columns-1)*gap) / float32(l.columns)
	const size, leading = 15, 20
	head := s.Publisher
	if s.Date != nil {
		head = strings.TrimPrefix(head+", "+s.Date.Text, ", ")
	}
	type line struct {
		text string
		face scene.Face
		id   string
	}
	var lines []line
	for _, t := range l.kit.Fonts.Wrap(head, scene.SansBold, size*u, width) {
		lines = append(lines, line{t, scene.SansBold, ""})
	}
	if s.Title != head && s.Title != "" {
		for _, t := range l.kit.Fonts.Wrap(s.Title, scene.Sans, size*u, width) {
			lines = append(lines, line{t, scene.Sans, ""})
		}
	}
	if s.URL != "" {
		lines = append(lines, line{l.kit.Fonts.Fit(s.URL, scene.Sans, size*u, width), scene.Sans, "source:" + s.ID})
	}
	bottom := float32(l.r.Size.H) - l.margin() - 10*u
	if l.y+float32(len(lines))*leading*u > bottom && l.y > l.top() {
		l.y = l.top()
		if l.column++; l.column == l.columns {
			l.turn()
		}
	}
	page := l.pages[len(l.pages)-1]
	x := l.margin() + float32(l.column)*(width+gap)
	list := &page.Layers[1]
	for _, t := range lines {
		l.y += leading * u
		if l.y > bottom+leading*u {
			break // a title longer than a page is cut
		}
		color := pal.Ink1
		if t.id != "" {
			color = pal.Ink2
		}
		list.Items = append(list.Items, &scene.Text{
			ID: t.id, X: x, Y: l.y, String: t.text, Face: t.face, Size: size * u, Color: color,
			W: l.kit.Fonts.Width(t.text, t.face, size*u, 0, false),
		})
	}
	l.y += 10 * u
}
