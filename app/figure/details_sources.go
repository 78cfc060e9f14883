package figure

import (
	"slices"
	"strconv"
	"strings"

	"thawline/app/scene"
	"thawline/dataset"
)

// citations numbers sources in the order in which a panel first leans on them.
type citations struct {
	order []int // indexes into Sources
}

// number returns the number of a source, from 1.
func (c *citations) number(source int) int {
	for i, s := range c.order {
		if s == source {
			return i + 1
		}
	}
	c.order = append(c.order, source)
	return len(c.order)
}

// mark writes the numbers of sources in order: "4", "2,5", "4–7".
func (c *citations) mark(sources []int) string {
	numbers := make([]int, len(sources))
	for i, s := range sources {
		numbers[i] = c.number(s)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		switch first, last := strconv.Itoa(numbers[i]), strconv.Itoa(numbers[j]); {
		case j > i+1:
			parts = append(parts, first+"–"+last)
		case j > i:
			parts = append(parts, first, last)
		default:
			parts = append(parts, first)
		}
		i = j + 1
	}
	return strings.Join(parts, ",")
}

// markStyle is how the numbers of sources are set beside a figure.
func markStyle(s textStyle) textStyle {
	s.Size, s.Face = 10, scene.Sans
	return s
}

// sourceLink returns the ID of the first of sources and the names of all of them.
func (p *panel) sourceLink(sources []int) (id, title string) {
	var names []string
	for _, s := range sources {
		names = append(names, p.prose.sourceName(&p.in.Story.Sources[s]))
	}
	if len(sources) > 0 {
		id = "source:" + p.in.Story.Sources[sources[0]].ID
	}
	return id, strings.Join(names, "\n")
}

// sourceName writes a source in one line: publisher, date, title.
func (p prose) sourceName(s *dataset.Source) string {
	return strings.Join(kept(s.Publisher, p.short(s.Date), s.Title), " · ")
}

// sources lists what the panel has leaned on so far, from the given number on. The first list says so when it is empty.
func (p *panel) sources(heading string, from int) {
	if from > 0 && from == len(p.cited.order) {
		return
	}
	p.gap(10)
	p.paragraph(p.prose.words.T(heading), p.heading())
	p.gap(3)
	if len(p.cited.order) == 0 {
		p.paragraph(p.prose.words.T("details.sources.none"), p.note())
	}
	for i, s := range p.cited.order[from:] {
		p.sourceRow(from+i+1, &p.in.Story.Sources[s])
	}
}

// sourceRow sets one source on one line; the whole row leads to it.
func (p *panel) sourceRow(n int, s *dataset.Source) {
	ink := textStyle{Size: 12, Line: 20, Color: p.pal.Ink1}
	quiet := ink.in(p.pal.Ink2)
	id := "source:" + s.ID
	address := s.URL
	if address == "" {
		address = p.prose.words.T("details.source.noaddress")
	}
	title := joined(p.prose.sourceName(s), address)
	indent := float32(16)
	if len(p.cited.order) > 9 {
		indent = 22
	}
	p.add(&scene.Shape{ID: id, Title: title, Path: scene.Rectangle(scene.Rect{X0: p.x, Y0: p.y, X1: p.x + p.w, Y1: p.y + 20})})
	number := quiet
	number.Tabular = true
	p.text1(run{Text: strconv.Itoa(n), Style: number, ID: id, Title: title}, p.x, scene.Left, 0)
	x, room := p.x+indent, p.w-indent
	name := s.Publisher
	if name == "" {
		name = s.ID
	}
	if p.width(name, ink) > room*.6 {
		name = p.fonts.Fit(name, ink.Face, ink.Size, room*.6)
	}
	p.text1(run{Text: name, Style: ink, ID: id, Title: title}, x, scene.Left, 0)
	taken := p.width(name+" ", ink)
	rest := strings.Join(kept(p.prose.short(s.Date), s.Title), " · ")
	p.text1(run{Text: rest, Style: quiet, ID: id, Title: title}, x+taken, scene.Left, max(room-taken, 1))
	p.y += 20
}
