package figure

import (
	"math"
	"strings"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// pictureScale is the figure scale of a picture of w x h points: 1.6 for a slide of 1920 x 1080. Type does not shrink
// below what can be read on a small picture, which shows less instead.
func pictureScale(w, h float64) float64 {
	if !(w > 0 && h > 0) {
		return 1
	}
	return min(max(math.Sqrt(w*h)/900, .8), 8)
}

// MapPicture returns the map as a picture of its own: headline, date shown, map, sources and credit. The headline is the
// ringed event's title, else the story's. Where only the base is asked for, the picture is the map alone. W and H are
// the picture's; K 0 takes the scale that fits the size.
func (k *Kit) MapPicture(in Input) *scene.Scene {
	out := &scene.Scene{W: float32(in.W), H: float32(in.H)}
	if in.Story == nil || in.Palette == nil {
		return out
	}
	if in.K <= 0 {
		in.K = pictureScale(in.W, in.H)
	}
	if in.View.Layers == view.Base {
		return k.Map(in)
	}
	pal, ratio := in.Palette, float32(in.K)
	out.Background = pal.Panel
	w, h := float32(in.W), float32(in.H)
	margin := min(32*ratio/1.45, w*.06)
	title := textStyle{Face: scene.SansBold, Size: 27 * ratio, Line: 32 * ratio, Color: pal.Ink1}
	date := textStyle{Face: scene.SansBold, Size: 19 * ratio, Line: 24 * ratio, Color: pal.NowText}
	small := textStyle{Face: scene.Sans, Size: 11.5 * ratio, Line: 16 * ratio, Color: pal.Ink2}
	narrow := w < 620*ratio
	if narrow {
		title.Size, title.Line = 17*ratio, 21*ratio
		date.Size, date.Line = 14*ratio, 18*ratio
		small.Size, small.Line = max(9*ratio, 10), max(12*ratio, 13)
	}
	c := k.newChart(in).ask()
	headline, when := c.headline()
	f := newFlow(k.Fonts, margin, margin*.62, w-2*margin)
	f.add(filledBox(margin, margin*.5, margin+min(40*ratio, w*.2), margin*.5+5*ratio, pal.Now))
	f.y = margin*.5 + 9*ratio
	dateWidth := k.Fonts.Width(when, date.Face, date.Size, 0, false)
	if !narrow && dateWidth < w*.3 {
		left := f.column(0, w-2*margin-dateWidth-24*ratio)
		left.paragraph(headline, title)
		base := f.baseline(f.y, title)
		f.add(&scene.Text{X: w - margin, Y: base, String: when, Face: date.Face, Size: date.Size, Color: date.Color, Align: scene.Right, W: dateWidth})
		f.join(left)
	} else {
		f.paragraph(when, date)
		f.paragraph(headline, title)
	}
	top := f.y + 7*ratio
	foot := newFlow(k.Fonts, margin, 0, w-2*margin)
	creditText := credit(in.Story)
	creditWidth := k.Fonts.Width(creditText, small.Face, small.Size, 0, false)
	side := !narrow && creditWidth < w*.45
	room := w - 2*margin
	if side {
		room -= creditWidth + 24*ratio
	}
	sources := c.sourceLine(func(s string) bool { return len(k.Fonts.Wrap(s, small.Face, small.Size, room)) <= 2 })
	if side {
		left := foot.column(0, w-2*margin-creditWidth-24*ratio)
		left.paragraph(sources, small)
		foot.add(&scene.Text{X: w - margin, Y: foot.baseline(0, small), String: creditText, Face: small.Face, Size: small.Size, Color: small.Color, Align: scene.Right, W: creditWidth})
		foot.join(left)
	} else {
		foot.paragraph(sources, small)
		foot.paragraph(creditText, small)
	}
	bottom := h - foot.y - margin*.6
	if bottom-top < h*.4 { // no room: the map matters more than the words
		top = min(top, h*.35)
		bottom = max(bottom, h*.75)
	}
	inner := in
	inner.H = float64(max(bottom-top, 1))
	inner.View.Layers = in.View.Layers
	for _, layer := range k.MapBase(inner) {
		out.Layers = append(out.Layers, shifted(layer, top))
	}
	m := k.newChart(inner).ask()
	m.noCredit, m.signKey = true, true
	for _, layer := range m.overlay() {
		out.Layers = append(out.Layers, shifted(layer, top))
	}
	rules := []scene.Item{
		&scene.Shape{Path: scene.Segment(0, top, w, top), Stroke: scene.Stroke{Color: pal.StrongRule, Width: ratio}},
		&scene.Shape{Path: scene.Segment(0, bottom, w, bottom), Stroke: scene.Stroke{Color: pal.StrongRule, Width: ratio}},
	}
	out.Layers = append(out.Layers, scene.Layer{Name: "title", Items: append(rules, f.items...)},
		scene.Layer{Name: "sources", Offset: scene.Point{Y: bottom + margin*.25}, Clip: scene.Rect{Y0: bottom, X1: w, Y1: h}, Items: foot.items})
	return out
}

// shifted moves a layer down with its clip.
func shifted(l scene.Layer, dy float32) scene.Layer {
	l.Offset.Y += dy
	if l.Clip != (scene.Rect{}) {
		l.Clip = l.Clip.Moved(0, dy)
	}
	return l
}

// headline is the title of the picture and the date it shows: the ringed event's own where the clock stands in it.
func (c *chart) headline() (title, when string) {
	when = edtf.OnDay(c.in.View.At).Label(c.dates())
	title = c.story.Title
	if c.ringed >= 0 && c.ringed < len(c.story.Events) {
		e := &c.story.Events[c.ringed]
		title = e.Title
		if e.Date.Start.Span.Contains(c.in.View.At) {
			when = e.Date.Label(c.dates())
		}
	}
	return title, when
}

// sourceLine names the sources of what is shown: of the ringed event, then of the routes it changed, then of the figures
// that widths stand for and the routes in use; each once, as many as fit.
func (c *chart) sourceLine(fits func(string) bool) string {
	var names []string
	seen := map[int]bool{}
	add := func(list []int) {
		for _, i := range list {
			if i < 0 || i >= len(c.story.Sources) || seen[i] {
				continue
			}
			seen[i] = true
			names = append(names, c.sourceName(&c.story.Sources[i]))
		}
	}
	if c.ringed >= 0 && c.ringed < len(c.story.Events) {
		add(c.story.Events[c.ringed].Sources)
	}
	net := c.network()
	closed, opened := c.changes(net)
	for _, w := range append(closed, opened...) {
		add(w.route.Sources)
	}
	for _, w := range net.ways {
		if w.volume != nil {
			add(w.volume.Sources)
		}
	}
	for _, w := range net.ways {
		if w.state.Status == dataset.InUse {
			add(w.route.Sources)
		}
	}
	for n := len(names); n > 0; n-- {
		line := c.in.Words.T("map.picture.sources", "sources", strings.Join(names[:n], "; "))
		if n == 1 || fits(line) {
			return line
		}
	}
	return ""
}

// sourceName is a source in short: who published it, and when.
func (c *chart) sourceName(s *dataset.Source) string {
	name := s.Publisher
	if name == "" {
		name = s.Title
	}
	if s.Date != nil {
		name += ", " + s.Date.Short(c.dates())
	}
	return name
}
