package figure

import (
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
)

// TimelinePicture returns the timeline as a picture of In.W by In.H points: the story's title, the date shown with its
// event, the lanes, a key of the kinds of dates that occur, the sources of the event and the credit. It grows with the
// size given; small pictures leave out what would not be read.
func (k *Kit) TimelinePicture(in Input) *scene.Scene {
	if in.Palette == nil {
		in.Palette = palette.Light()
	}
	w, h := timelineLength(in.W, 1920), timelineLength(in.H, 1080)
	scale := max(.96, min(w/1000, h/560)) // its least text, 10.5, stays readable
	in.W, in.H, in.K = w/scale, h/scale, 1
	in.View.BrushFrom, in.View.BrushTo, in.View.Hover = 0, 0, ""
	sheet := &timelineSheet{k: k, in: in, w: in.W, h: in.H, margin: max(12, min(32, in.W*.04))}
	layers := sheet.layers()
	return &scene.Scene{W: float32(w), H: float32(h), Background: in.Palette.Panel, Layers: scaleLayers(layers, float32(scale))}
}

// timelineSheet lays a picture out: head, lanes, key, foot.
type timelineSheet struct {
	k      *Kit
	in     Input
	w, h   float64
	margin float64
	items  []scene.Item
}

func (s *timelineSheet) layers() []scene.Layer {
	foot := s.foot()
	top := s.head()
	// The gutter's own air stands in for a part of the margin.
	inset := 16.0
	if s.w+2*(inset+timelineRight)-2*s.margin < 560 {
		inset = 8
	}
	in := s.in
	in.W = s.w - 2*s.margin + inset + timelineRight
	in.H = max(60, foot-top)
	index := s.k.timelineIndex(in)
	in.H = min(in.H, 60+150*float64(max(1, len(index.lanes)))) // very tall pictures keep their lanes together
	p := s.k.timelinePainter(in, pictureTimeline)
	key := p.key(in.W - inset - timelineRight)
	if n := len(key.rows); n > 0 && in.H > 200 {
		in.H = min(in.H, foot-top-12-20*float64(n))
		p = s.k.timelinePainter(in, pictureTimeline)
		s.items = append(s.items, p.drawKey(key, s.margin, top+in.H+22)...)
	}
	body := shiftLayers(append(p.static(), p.live()...), float32(s.margin-inset), float32(top))
	return append([]scene.Layer{{Name: "timeline-words", Items: s.items}}, body...)
}

// head writes accent bar, title and date and returns where they end.
func (s *timelineSheet) head() float64 {
	pal, fonts := s.in.Palette, s.k.Fonts
	width := s.w - 2*s.margin
	s.items = append(s.items, fillBox(s.margin, 0, s.margin+min(56, width), 7, pal.Now))
	size := min(26, max(15, s.w/26))
	y := 14 + size
	title := ""
	if s.in.Story != nil {
		title = s.in.Story.Title
	}
	lines := fonts.Wrap(title, scene.SansBold, float32(size), float32(width))
	if most := max(1, int(s.h/140)); len(lines) > most {
		lines = append(lines[:most-1], fonts.Fit(strings.Join(lines[most-1:], " "), scene.SansBold, float32(size), float32(width)))
	}
	for _, line := range lines {
		s.items = append(s.items, write(s.margin, y, line, scene.SansBold, size, pal.Ink1))
		y += size * 1.2
	}
	sub := min(14.5, max(11, size*.62))
	y += sub*1.2 - size*.75
	date := dayOn(s.in.View.At).Label(timelineDates(s.in))
	s.items = append(s.items, write(s.margin, y, date, scene.SansBold, sub, pal.NowText))
	x := s.margin + textWidth(fonts, date, scene.SansBold, sub) + 10
	if about := s.about(); about != "" && s.margin+width-x > 60 {
		about = fonts.Fit(about, scene.Sans, float32(sub), float32(s.margin+width-x))
		s.items = append(s.items, write(x, y, about, scene.Sans, sub, pal.Ink2))
	}
	return y + 16
}

// about says in one line what stands at the date.
func (s *timelineSheet) about() string {
	i := ringedEvent(s.in)
	if i < 0 {
		return ""
	}
	e := &s.in.Story.Events[i]
	begun := 0
	for begun < len(s.in.Story.Events) && s.in.Story.Events[begun].Date.Start.Span.From <= s.in.View.At {
		begun++
	}
	title := e.Title
	if !e.Date.Start.Span.Contains(s.in.View.At) { // the last one, of an earlier day
		title = s.in.Words.T("timeline.picture.last", "title", e.Title, "date", e.Date.Short(timelineDates(s.in)))
	}
	return s.in.Words.T("timeline.picture.now", "title", title, "n", timelineCount(begun), "total", timelineCount(len(s.in.Story.Events)))
}

// foot writes the sources and the credit and returns where they begin.
func (s *timelineSheet) foot() float64 {
	pal, fonts := s.in.Palette, s.k.Fonts
	const size = 10.5
	base := s.h - max(10, s.margin*.5)
	credit := s.in.Words.T("timeline.picture.credit")
	right := textWidth(fonts, credit, scene.Sans, size)
	t := write(s.w-s.margin, base, credit, scene.Sans, size, pal.Ink2)
	t.Align = scene.Right
	s.items = append(s.items, t)
	if line := s.sources(s.w - 2*s.margin - right - 20); line != "" {
		s.items = append(s.items, write(s.margin, base, line, scene.Sans, size, pal.Ink2))
	}
	top := base - size - 7
	s.items = append(s.items, straight(s.margin, top, s.w-s.margin, top, 1, pal.StrongRule))
	return top - 8
}

// sources names the sources of the event shown, as many as fit and the number of the rest.
func (s *timelineSheet) sources(width float64) string {
	if s.in.Story == nil {
		return ""
	}
	i := ringedEvent(s.in)
	w := s.in.Words
	if i < 0 || len(s.in.Story.Events[i].Sources) == 0 {
		return s.k.Fonts.Fit(w.N("timeline.picture.sources.story", len(s.in.Story.Sources)), scene.Sans, 10.5, float32(width))
	}
	var names []string
	for _, n := range s.in.Story.Events[i].Sources {
		names = append(names, s.sourceName(&s.in.Story.Sources[n]))
	}
	for n := len(names); n > 0; n-- {
		list := strings.Join(names[:n], "; ")
		if n < len(names) {
			list = w.T("timeline.picture.sources.more", "list", list, "n", len(names)-n)
		}
		line := w.T("timeline.picture.sources", "list", list)
		if textWidth(s.k.Fonts, line, scene.Sans, 10.5) <= width {
			return line
		}
	}
	return s.k.Fonts.Fit(w.T("timeline.picture.sources", "list", strings.Join(names, "; ")), scene.Sans, 10.5, float32(max(20, width)))
}

func (s *timelineSheet) sourceName(source *dataset.Source) string {
	name := source.Publisher
	if name == "" {
		name = source.Title
	}
	if source.Date != nil {
		name += ", " + source.Date.Short(timelineDates(s.in))
	}
	return name
}
