package figure

import (
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/geo"

	"github.com/paulmach/orb"
)

// compareScale is the figure scale of the maps of a comparison at 1920 x 1080.
const compareScale = 1.4

// Compare is two dates as one picture: what changed, counted, as the headline; the map at either date through one camera,
// the earlier left or on top, what is new in the later one in the accent; the differences in words and figures; caveats,
// sources and credit. View.At and View.Compare are the dates, in either order. It is laid out for 1920 x 1080 and scaled to
// W and H; square and tall pictures have the maps above each other.
func (k *Kit) Compare(in Input) *scene.Scene {
	out := &scene.Scene{W: float32(in.W), H: float32(in.H)}
	if in.Palette == nil {
		return out
	}
	out.Background = in.Palette.Panel
	if in.Story == nil || !(in.W > 0 && in.H > 0) {
		return out
	}
	s := newSpread(k, in)
	s.head()
	s.foot()
	rooms := s.table()
	out.Layers = append(out.Layers, s.maps(rooms)...)
	out.Layers = append(out.Layers, scene.Layer{Name: "compare", Items: s.items})
	return out
}

// spread sets a comparison into a picture.
type spread struct {
	kit      *Kit
	in       Input
	pal      *palette.Palette
	c        *comparison
	chapters []chapter
	figures  []figureRow
	w, h     float32
	u        float32 // a point of type at 1920 x 1080
	edge     float32
	top, end float32 // between head and foot
	stacked  bool    // the maps stand above each other
	beside   bool    // the differences stand beside stacked maps
	tight    bool    // the rows of the differences stand close
	items    []scene.Item
}

func newSpread(k *Kit, in Input) *spread {
	s := &spread{kit: k, in: in, pal: in.Palette, c: compared(in), w: float32(in.W), h: float32(in.H)}
	s.chapters, s.figures = s.c.chapters(), s.c.figures()
	s.stacked = s.w < wideFrom*s.h
	s.beside = s.stacked && s.w > .8*s.h
	s.u = min(s.w/1920, s.h/1080)
	switch {
	case s.beside:
		s.u = s.w / 1500
	case s.stacked:
		s.u = min(s.w/1080, s.h/1500)
	default:
		s.u = max(s.u, min(.8, s.w/1500, s.h/700)) // type does not shrink below what can be read: less is shown instead
	}
	s.edge = 48 * min(s.u, s.w/1600)
	if s.stacked {
		s.edge = 48 * s.u
	}
	return s
}

func (s *spread) style(face scene.Face, size, line float32) textStyle {
	return textStyle{Face: face, Size: size * s.u, Line: line * s.u, Color: s.pal.Ink1}
}

// head sets the accent bar, the headline and, where there is room, the story's title at its right.
func (s *spread) head() {
	u := s.u
	f := newFlow(s.kit.Fonts, s.edge, 26*u, s.w-2*s.edge)
	f.add(filledBox(f.x, f.y, f.x+52*u, f.y+7*u, s.pal.Now))
	f.gap(14 * u)
	text := s.c.finding()
	title := s.style(scene.SansBold, 42, 50)
	title.Tracking = -.5 * u
	for size := float32(42); f.width(text, title) > f.w && size > 28; size-- {
		title.Size, title.Line = size*u, size*50/42*u
	}
	small := s.style(scene.Sans, 20, 26).in(s.pal.Ink2)
	story := s.in.Story.Title
	if room := f.w - f.width(text, title) - 40*u; f.width(story, small) <= room {
		f.place(run{Style: small}, story, f.x+f.w, f.baseline(f.y, title), scene.Right)
		f.paragraph(text, title)
	} else {
		f.paragraph(text, title)
		if s.stacked {
			f.paragraph(story, small)
		}
	}
	s.items = append(s.items, f.items...)
	s.top = f.y + 8*u
}

// foot sets caveats, sources and credit, and finds out where they begin.
func (s *spread) foot() {
	u := s.u
	st := s.style(scene.Sans, 17, 23).in(s.pal.Ink2)
	f := newFlow(s.kit.Fonts, s.edge, 0, s.w-2*s.edge)
	most := 2
	if !s.stacked && s.h < 1150*u {
		most = 1
	}
	notes := s.c.notes(s.figures)
	text := ""
	for _, n := range notes {
		longer := n
		if text != "" {
			longer = text + " " + n
		}
		lines := f.lines(f.w, []run{{Text: longer, Style: st}})
		widow := len(lines) > 1 && f.width(lines[len(lines)-1][0].Text, st) < .25*f.w
		if len(lines) <= most && (text == "" || !widow) {
			text = longer
		}
	}
	f.paragraph(text, st)
	if text != "" {
		f.gap(8 * u)
	}
	f.rule(s.pal.StrongRule, max(u, 1))
	f.gap(9 * u)
	right := commaDots(s.c.prose, credit(s.in.Story), s.c.prose.words.T("slide.app"))
	rightW := min(f.width(right, st), f.w)
	sheet := &sheet{in: s.in, prose: s.c.prose}
	sources := s.c.sources(s.chapters, s.figures)
	if room := f.w - rightW - 32*u; room > .4*f.w {
		f.place(run{Style: st}, right, f.x+f.w, f.baseline(f.y, st), scene.Right)
		if line := sheet.sourceLine(f, st, room, sources); line != "" {
			f.text(run{Text: line, Style: st}, f.x, scene.Left, room)
		}
		f.gap(st.leading())
	} else {
		if line := sheet.sourceLine(f, st, f.w, sources); line != "" {
			f.text(run{Text: line, Style: st}, f.x, scene.Left, f.w)
			f.gap(st.leading())
		}
		f.text(run{Text: right, Style: st}, f.x, scene.Left, f.w)
		f.gap(st.leading())
	}
	s.end = s.h - f.y - 16*u
	s.items = append(s.items, nudged(f.items, 0, s.end)...)
	s.end -= 12 * u
}

// commaDots joins the parts that are not empty with the separator of credits.
func commaDots(p prose, parts ...string) string {
	out := ""
	for _, part := range kept(parts...) {
		if out != "" {
			out += " " + p.words.T("slide.separator") + " "
		}
		out += part
	}
	return out
}

// maps draws both dates into their rooms, each under its date.
func (s *spread) maps(rooms [2]scene.Rect) []scene.Layer {
	var out []scene.Layer
	u := s.u
	v, first := s.in.View, s.in
	first.W, first.H, first.K = float64(rooms[0].W()), float64(rooms[0].H()), s.mapScale()
	v.Camera = s.kit.compareCamera(first, s.c)
	for i, st := range []*dataset.State{&s.c.before, &s.c.after} {
		room := rooms[i]
		if room.Empty() {
			continue
		}
		in := s.in
		in.View = paneView(v, st.At, s.c.before.At)
		in.W, in.H, in.K = float64(room.W()), float64(room.H()), s.mapScale()
		m := s.kit.newChart(in).ask()
		m.noKey, m.noCredit = true, true
		out = append(out, inRoom(append(append([]scene.Layer{}, s.kit.MapBase(in)...), m.overlay()...), room)...)
		frame := scene.Stroke{Color: s.pal.StrongRule, Width: 2 * u}
		date := s.style(scene.SansBold, 29, 36)
		if i == 1 && !s.c.same() {
			frame = scene.Stroke{Color: s.pal.Now, Width: 3 * u}
			date = date.in(s.pal.NowText)
		}
		s.items = append(s.items, &scene.Shape{Path: scene.Rectangle(room), Stroke: frame})
		f := newFlow(s.kit.Fonts, room.X0, room.Y0-s.caption(), room.W())
		label := edtf.OnDay(st.At).Label(s.c.prose.dates)
		f.text(run{Text: label, Style: date}, f.x, scene.Left, f.w)
		used := f.width(label, date) + 20*u
		if text, short := s.c.occasion(st, s.in.View); text != "" && f.w-used > 160*u {
			sub := s.style(scene.Sans, 20, 26).in(s.pal.Ink2)
			if f.width(text, sub) > f.w-used {
				text = f.fonts.Fit(short, sub.Face, sub.Size, f.w-used)
			}
			f.place(run{Style: sub}, text, f.x+used, f.baseline(f.y, date), scene.Left)
		}
		s.items = append(s.items, f.items...)
	}
	return out
}

// caption is the height of the line above a map.
func (s *spread) caption() float32 { return 39 * s.u }

// mapScale is the figure scale of the maps.
func (s *spread) mapScale() float64 {
	return compareScale * float64(max(min(s.w/1920, s.h/1080), s.u*.85))
}

// paneView is the view of one of two compared dates: what is new in it is new since the earlier one, and no event is told.
func paneView(v view.View, at, since edtf.Instant) view.View {
	v.At, v.Compare, v.HasCompare = at, since, true
	v.Event, v.Hover = "", ""
	v.Layers &^= view.Events
	return v
}

// compareCamera is for a map of in's size and scale the view's camera; where that is the whole of a conic frame, it looks at
// the places that must be found and at the ends of what changed there or up to four degrees beside it.
func (k *Kit) compareCamera(in Input, c *comparison) view.Camera {
	cam := in.View.Camera
	f := frameOf(in.Story, cam.Frame)
	if cam.Zoom > 0 || f.Projection != "conic" {
		return cam
	}
	about := orb.Bound{Min: orb.Point{f.Bounds.Min[0] - 4, f.Bounds.Min[1] - 4}, Max: orb.Point{f.Bounds.Max[0] + 4, f.Bounds.Max[1] + 4}}
	weight := map[int]float64{}
	for _, list := range [][]dataset.RouteChange{c.changes.Closed, c.changes.Opened} {
		for _, ch := range list {
			weight[in.Story.Routes[ch.Route].From], weight[in.Story.Routes[ch.Route].To] = 1, 1
		}
	}
	for _, i := range in.Story.Fixed {
		weight[i] = fixedWeight
	}
	var places []wanted
	for i := range in.Story.Places {
		if w := weight[i]; w > 0 && about.Contains(in.Story.Places[i].Point) {
			places = append(places, wanted{in.Story.Places[i].Point, w})
		}
	}
	if len(places) == 0 {
		return cam
	}
	return closeIn(k, in, k.Viewport(in), places)
}

// farthest is how much farther off than the frame the maps of a comparison look at most: the country in focus must not be
// lost in its surroundings; what lies outside is named where its lines leave the picture.
const farthest = 1.5

// closeIn returns the camera whose map holds the places with room about them, at most a third closer and farthest as far as
// vp. If they are too far apart for that, the map holds most of them about the country in focus: see balanced.
func closeIn(k *Kit, in Input, vp geo.Viewport, places []wanted) view.Camera {
	var at []orb.Point
	for _, s := range places {
		if p, ok := vp.Projection.Forward(s.at); ok {
			at = append(at, p)
		}
	}
	box := orb.MultiPoint(at).Bound()
	need := max((box.Max[0]-box.Min[0])/(.84*vp.W), (box.Max[1]-box.Min[1])/(.79*vp.H)) / vp.MetresPerPoint
	zoom := 1 / min(max(need, .75), farthest)
	middle := box.Center()
	f := frameOf(in.Story, in.View.Camera.Frame)
	if home, ok := k.homeland(vp.Projection, in.Story.Focus, f.Bounds); ok && need > farthest {
		vp.MetresPerPoint *= farthest
		middle = balanced(vp, home.middle, func(v geo.Viewport) float64 { return home.worth(v, places) }).Center
	}
	centre, ok := vp.Projection.Inverse(middle)
	if !ok {
		return in.View.Camera
	}
	return view.Camera{Frame: in.View.Camera.Frame, Lon: centre[0], Lat: centre[1], Zoom: zoom}
}
