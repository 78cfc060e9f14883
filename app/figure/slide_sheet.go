package figure

import (
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
)

// mapScale is the figure scale of a slide's map at 1920 x 1080.
const mapScale = 1.72

// sheet sets the text of a slide or a card.
type sheet struct {
	kit    *Kit
	in     Input
	pal    *palette.Palette
	prose  prose
	m      moment
	room   poster
	items  []scene.Item
	layers []scene.Layer
	cited  []int         // sources of what is said, the event's first
	step   *dataset.Step // of the told version; nil for none
}

func newSheet(k *Kit, in Input, room poster) *sheet {
	s := &sheet{kit: k, in: in, pal: in.Palette, prose: newProse(in), m: momentOf(in), room: room}
	if s.m.Event >= 0 {
		s.cite(in.Story.Events[s.m.Event].Sources)
	}
	return s
}

// cite notes sources for the foot.
func (s *sheet) cite(sources []int) {
	for _, one := range sources {
		s.cited = appendNew(s.cited, one)
	}
}

// style returns a style of the slide, sizes in points of 1920 x 1080.
func (s *sheet) style(face scene.Face, size, line float32) textStyle {
	u := s.room.unit
	return textStyle{Face: face, Size: size * u, Line: line * u, Color: s.pal.Ink1}
}

// posterMap draws the map into its room, cut to it.
func (k *Kit) posterMap(in Input, room poster) []scene.Layer {
	in = k.roomInput(in, room)
	c := k.newChart(in).ask()
	c.noKey = true
	layers := append(append([]scene.Layer{}, k.MapBase(in)...), c.overlay()...)
	return inRoom(layers, room.image)
}

// posterCamera keeps the frame, and in a low wide room moves it to the latitude of the places that must be found: cutting a
// region down to a band about its middle could lose them at the edge.
func (k *Kit) posterCamera(in Input) view.Camera {
	f := frameOf(in.Story, "")
	if in.W < 1.7*in.H || f.Projection != "conic" {
		return view.Camera{}
	}
	low, high := 90.0, -90.0
	for _, i := range in.Story.Fixed {
		if at := in.Story.Places[i].Point; f.Bounds.Contains(at) {
			low, high = min(low, at[1]), max(high, at[1])
		}
	}
	vp := k.Viewport(in)
	centre, ok := vp.LonLat(in.W/2, in.H/2)
	if low > high || !ok {
		return view.Camera{}
	}
	return view.Camera{Lon: centre[0], Lat: (low+high)/2 - .6, Zoom: 1}
}

// inRoom moves layers to a room of the picture and cuts them to it.
func inRoom(layers []scene.Layer, room scene.Rect) []scene.Layer {
	out := make([]scene.Layer, len(layers))
	for i, l := range layers {
		clip := room
		if l.Clip != (scene.Rect{}) {
			clip = l.Clip.Moved(room.X0, room.Y0).Intersect(room)
		}
		l.Offset.X += room.X0
		l.Offset.Y += room.Y0
		l.Clip = clip
		out[i] = l
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// limited sets a paragraph of at most n lines, 0 for any number, the last one with an ellipsis when more was to come.
func (s *sheet) limited(f *flow, text string, st textStyle, n int) {
	if n <= 0 {
		f.paragraph(text, st)
		return
	}
	lines := f.lines(f.w, []run{{Text: text, Style: st}})
	for i, line := range lines[:min(n, len(lines))] {
		r := line[0]
		if i == n-1 && len(lines) > n {
			r.Text = f.fonts.Fit(strings.TrimSpace(r.Text)+" "+strings.Repeat("m", 200), st.Face, st.Size, f.w)
			r.Text = strings.TrimRight(strings.TrimSuffix(r.Text, "…"), "m ") + "…"
		}
		f.text(r, f.x, scene.Left, f.w)
		f.y += st.leading()
	}
}

// nudged returns items shifted; they must be fresh, for they are changed in place.
func nudged(items []scene.Item, dx, dy float32) []scene.Item {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Text:
			it.X, it.Y = it.X+dx, it.Y+dy
		case *scene.Shape:
			it.Path = it.Path.Moved(dx, dy)
			if it.Inside != nil {
				it.Inside = it.Inside.Moved(dx, dy)
			}
		}
	}
	return items
}

// foot sets the sources at the left and the story with the event's position at the right.
func (s *sheet) foot(position bool) {
	r, w := s.room, s.prose.words
	st := s.style(scene.Sans, 19, 25).in(s.pal.Ink2)
	f := newFlow(s.kit.Fonts, r.edge, r.foot, r.w-2*r.edge)
	parts := []string{s.in.Story.Title}
	if position && s.step != nil {
		parts = append(parts, w.T("slide.position", "n", s.in.View.Told, "total", len(s.in.Story.Steps)))
	} else if position && s.m.Event >= 0 {
		parts = append(parts, w.T("slide.position", "n", s.m.Event+1, "total", len(s.in.Story.Events)))
	}
	right := strings.Join(append(parts, w.T("slide.app")), " "+w.T("slide.separator")+" ")
	if f.width(right, st) > .55*f.w {
		right = f.fonts.Fit(right, st.Face, st.Size, .55*f.w)
	}
	rightW := f.width(right, st)
	f.place(run{Style: st}, right, r.w-r.edge, r.foot, scene.Right)
	f.place(run{Style: st}, s.sourceLine(f, st, f.w-rightW-32*r.unit, s.cited), r.edge, r.foot, scene.Left)
	for _, it := range f.items {
		if t, ok := it.(*scene.Text); ok && t.String != "" {
			s.items = append(s.items, it)
		}
	}
}

// sourceLine names as many sources as fit, and counts the rest.
func (s *sheet) sourceLine(f *flow, st textStyle, width float32, sources []int) string {
	if len(sources) == 0 || width <= 0 {
		return ""
	}
	names := make([]string, len(sources))
	for i, src := range sources {
		names[i] = s.prose.sourceShort(&s.in.Story.Sources[src])
	}
	line := func(n int) string {
		list := strings.Join(names[:n], "; ")
		if n < len(names) {
			list = s.prose.words.N("slide.sources.more", len(names)-n, "list", list)
		}
		return s.prose.words.T("slide.sources", "list", list)
	}
	for n := len(names); n > 0; n-- {
		if text := line(n); f.width(text, st) <= width {
			return text
		}
	}
	return f.fonts.Fit(line(1), st.Face, st.Size, width)
}

// sourceShort names a source by its publisher and date.
func (p prose) sourceShort(s *dataset.Source) string {
	name := s.Publisher
	if name == "" {
		name = s.Title
	}
	if s.Date == nil {
		return name
	}
	return p.words.T("slide.source", "publisher", name, "date", p.short(s.Date))
}
