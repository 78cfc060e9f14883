package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/app/view"
)

// Least distances of lettering, points at scale 1: between two labels; from a label to a marker or a sign; to a callout, the
// credit, the scale and the key; to the picture's edge; and of the focus name to the outline of its country.
const (
	betweenLabels   = 2
	labelToMarker   = 1
	labelToFurnish  = 2
	labelToEdge     = 2
	focusToItsCoast = 4
)

// lettered is one label as its items stand in the scene: the boxes of its letters, or of the filled box that they stand in.
type lettered struct {
	text  string
	boxes []turned
	box   bool          // a callout
	line  []scene.Point // from it to its marker
}

// inkBox is the box of a text's letters, from the top of capitals to the foot of descenders, measured again.
func inkBox(k *Kit, t *scene.Text) turned {
	w := float64(k.Fonts.Width(t.String, t.Face, t.Size, t.Tracking, t.Tabular) - t.Tracking)
	size := float64(t.Size)
	x := w / 2
	switch t.Align {
	case scene.Centre:
		x = 0
	case scene.Right:
		x = -w / 2
	}
	const above, below = .74, .22
	y := (below - above) / 2 * size
	sin, cos := math.Sincos(float64(t.Angle))
	return turned{X: float64(t.X) + x*cos - y*sin, Y: float64(t.Y) + x*sin + y*cos, W: w, H: (above + below) * size, Angle: float64(t.Angle)}
}

// lettering reads the labels of a finished map from what was drawn for them.
func lettering(c *chart) []lettered {
	var out []lettered
	for _, items := range c.board.written {
		l := lettered{}
		for _, item := range items {
			switch it := item.(type) {
			case *scene.Text:
				l.text += it.String
				if !l.box {
					l.boxes = append(l.boxes, inkBox(c.kit, it))
				}
			case *scene.Shape:
				if it.Fill == c.pal.NowFill && it.Fill.A > 0 {
					l.box, l.boxes = true, append(l.boxes[:0:0], boxOf(it.Path.Bounds()))
				}
				if (it.Stroke.Color == c.pal.NowFill || it.Stroke.Color == c.pal.Ink2) && it.Fill.A == 0 && len(it.Path.Points) == 2 {
					l.line = it.Path.Points
				}
			}
		}
		if len(l.boxes) > 0 {
			out = append(out, l)
		}
	}
	return out
}

func boxOf(r scene.Rect) turned {
	return turned{X: float64(r.X0+r.X1) / 2, Y: float64(r.Y0+r.Y1) / 2, W: float64(r.W()), H: float64(r.H())}
}

// sturdy is something that no label may touch.
type sturdy struct {
	name string
	box  turned
	gap  float64
}

// sturdies reads signs, markers, gates, arrows at the edge and furniture from the layers of a finished map.
func sturdies(c *chart, layers []scene.Layer) []sturdy {
	var out []sturdy
	for _, l := range layers {
		for _, item := range l.Items {
			switch it := item.(type) {
			case *scene.Shape:
				switch {
				case l.Name == "places" && strings.HasPrefix(it.ID, "place:"),
					l.Name == "events" && it.ID != "", l.Name == "crossings" && it.ID != "":
					out = append(out, sturdy{it.ID, boxOf(it.Bounds()), labelToMarker})
				}
			case *scene.Text:
				if l.Name == "furniture" {
					out = append(out, sturdy{"furniture " + it.String, inkBox(c.kit, it), labelToFurnish})
				}
			}
		}
	}
	if !c.legendBox.Empty() {
		out = append(out, sturdy{"the key", boxOf(c.legendBox), labelToFurnish})
	}
	for _, r := range c.in.Reserve {
		out = append(out, sturdy{"what is reserved", boxOf(r), labelToFurnish})
	}
	return out
}

// checkLettering returns what is wrong with the lettering of a finished map.
func checkLettering(c *chart, layers []scene.Layer) []string {
	var wrong []string
	labels, k := lettering(c), float64(c.k)
	things := sturdies(c, layers)
	for i, l := range labels {
		if len(l.line) == 2 {
			p, q := l.line[0], l.line[1]
			dx, dy := float64(q.X-p.X), float64(q.Y-p.Y)
			line := turned{X: float64(p.X+q.X) / 2, Y: float64(p.Y+q.Y) / 2, W: math.Hypot(dx, dy), H: k, Angle: math.Atan2(dy, dx)}
			for j, o := range labels {
				for _, q := range o.boxes {
					if i != j && q.meets(line) {
						wrong = append(wrong, fmt.Sprintf("the line of %q runs through %q", l.text, o.text))
					}
				}
			}
		}
		for _, b := range l.boxes {
			for _, o := range labels[i+1:] {
				for _, q := range o.boxes {
					if b.grown(betweenLabels * k / 2).meets(q.grown(betweenLabels * k / 2)) {
						wrong = append(wrong, fmt.Sprintf("%q touches %q", l.text, o.text))
					}
				}
			}
			for _, s := range things {
				if b.grown(s.gap * k).meets(s.box) {
					wrong = append(wrong, fmt.Sprintf("%q touches %s", l.text, s.name))
				}
			}
			for _, corner := range b.box().Corners() {
				if edge := labelToEdge * k; corner[0] < edge || corner[1] < edge || corner[0] > c.vp.W-edge || corner[1] > c.vp.H-edge {
					wrong = append(wrong, fmt.Sprintf("%q leaves the picture", l.text))
					break
				}
			}
			if l.text == c.ground().focusName && !c.inFocus(b.grown(focusToItsCoast*k)) && c.inFocus(turned{X: b.X, Y: b.Y, W: 1, H: 1}) {
				wrong = append(wrong, fmt.Sprintf("%q runs over its own outline", l.text))
			}
		}
	}
	for i, p := range c.board.stood { // what the placement itself says
		for _, q := range c.board.stood[i+1:] {
			if p.meets(q) {
				wrong = append(wrong, fmt.Sprintf("the labels at %v and %v overlap", p, q))
			}
		}
		for _, h := range c.board.hard {
			if p.meets(h) && !slices.Contains(c.kept, h) {
				wrong = append(wrong, fmt.Sprintf("the label at %v stands on what is reserved at %v", p, h))
			}
		}
	}
	for _, l := range layers {
		for _, text := range texts(l.Items) {
			if want := c.width(text.String, textStyle{Face: text.Face, Size: text.Size, Tracking: text.Tracking, Tabular: text.Tabular}); text.W != 0 && math.Abs(float64(want-text.W)) > .01 {
				wrong = append(wrong, fmt.Sprintf("%q is %v wide and says %v", text.String, want, text.W))
			}
		}
	}
	return wrong
}

// inFocus reports whether the edge of an upright box lies in the country in focus, asked of the base map.
func (c *chart) inFocus(t turned) bool {
	level := c.level()
	for i := range 20 {
		for _, at := range []orb.Point{
			{t.X - t.W/2 + t.W*float64(i)/19, t.Y - t.H/2},
			{t.X - t.W/2 + t.W*float64(i)/19, t.Y + t.H/2},
			{t.X - t.W/2, t.Y - t.H/2 + t.H*float64(i)/19},
			{t.X + t.W/2, t.Y - t.H/2 + t.H*float64(i)/19},
		} {
			p, ok := c.vp.LonLat(at[0], at[1])
			if country := level.Find(p); !ok || country < 0 || level.Countries[country].ISO2 != c.story.Focus {
				return false
			}
		}
	}
	return true
}

// letteringWatch returns a kit that checks every map drawn with it, and what it found since it was asked last.
func letteringWatch(k *Kit) (*Kit, func() (maps int, wrong []string)) {
	var mutex sync.Mutex
	var wrong []string
	maps := 0
	watched := &Kit{Atlas: k.Atlas, Fonts: k.Fonts}
	watched.watch = func(c *chart, layers []scene.Layer) {
		found := checkLettering(c, layers)
		mutex.Lock()
		defer mutex.Unlock()
		maps++
		if c.within {
			for i := range found {
				found[i] = "inset: " + found[i]
			}
		}
		wrong = append(wrong, found...)
	}
	return watched, func() (int, []string) {
		mutex.Lock()
		defer mutex.Unlock()
		n, w := maps, wrong
		maps, wrong = 0, nil
		return n, w
	}
}

// mostReported is how many faults a test of lettering prints.
const mostReported = 60

// reportLettering fails the test with what was found, up to mostReported.
func reportLettering(t *testing.T, name string, n int, wrong []string, total *int) {
	t.Helper()
	if n == 0 {
		t.Fatalf("%s: no map was drawn", name)
	}
	for _, w := range wrong {
		if *total++; *total <= mostReported {
			t.Errorf("%s: %s", name, w)
		}
	}
}

// Every step of the story, in the frames, at the sizes of a window of 1280x720 and 1920x1080 points and of pictures up to 4K;
// every look begins at another event, so that the whole story is seen though each skips some.
func TestLetteringOfMaps(t *testing.T) {
	k, own := stage()
	k, found := letteringWatch(k)
	looks := []struct {
		w, h, k float64
		step    int // of so many steps of the story one is looked at
	}{{908, 468, 1, 3}, {1068, 588, 1, 3}, {1548, 768, 1, 4}, {1920, 900, 1.6, 2}, {3840, 1800, 3.2, 7}}
	cameras := []view.Camera{
		{Frame: "region"},
		{Frame: "europe"},
		{Frame: "world"},
		{Frame: "globe"},
		{Frame: "region", Lon: 24, Lat: 53, Zoom: 6},
		{Frame: "region", Lon: 33, Lat: 54, Zoom: 3},
	}
	total := 0
	for _, lang := range []string{"en", "ru", "zh"} {
		in := own
		if lang != "en" {
			in = own.in(t, lang)
		}
		for j, camera := range cameras {
			for i, l := range looks {
				step := l.step
				if lang != "en" {
					step *= 4
				}
				if camera.Zoom > 0 {
					step *= 5
				}
				if testing.Short() {
					step *= 8
				}
				in.W, in.H, in.K, in.Reserve = l.w, l.h, l.k, nil
				if l.k == 1 { // the window's buttons
					in.Reserve = []scene.Rect{{X0: float32(in.W - 46), Y0: 12, X1: float32(in.W - 12), Y1: 130}}
				}
				for e := (i + j) % step; e < len(in.Story.Events); e += step {
					event := &in.Story.Events[e]
					in.View = view.View{At: event.Date.Start.Span.From, Event: event.ID, Layers: view.AllLayers, Camera: camera, Lang: in.View.Lang}
					k.MapOverlay(in)
					n, wrong := found()
					reportLettering(t, fmt.Sprint(lang, " ", camera, " ", l, " ", event.ID), n, wrong, &total)
				}
			}
		}
	}
	if total > 0 {
		t.Errorf("%d faults", total)
	}
}

func TestLetteringOfSlides(t *testing.T) {
	k, own := stage()
	k, found := letteringWatch(k)
	total := 0
	for _, lang := range []string{"en", "ru", "zh"} {
		in := own
		sizes := [][2]float64{{1920, 1080}, {1600, 1200}}
		if lang != "en" {
			in, sizes = own.in(t, lang), sizes[:1]
		}
		for _, size := range sizes {
			in.W, in.H = size[0], size[1]
			for n := range in.Story.Steps {
				if in.Story.Steps[n].Chart != "" || testing.Short() && n%6 != 1 {
					continue
				}
				in.View = view.AtStep(in.Story, view.Reduce(in.Story, view.View{Layers: view.AllLayers, Lang: in.View.Lang}, view.GoStep{Index: n}))
				k.posterMap(in, slidePoster(float32(in.W), float32(in.H)))
				maps, wrong := found()
				reportLettering(t, fmt.Sprint(lang, " ", size, " step ", n+1), maps, wrong, &total)
			}
		}
	}
	if total > 0 {
		t.Errorf("%d faults", total)
	}
}

func TestLetteringOfComparisons(t *testing.T) {
	k, own := stage()
	k, found := letteringWatch(k)
	total := 0
	for _, lang := range []string{"en", "ru", "zh"} {
		in := own
		if lang != "en" {
			in = own.in(t, lang)
		}
		for _, size := range [][2]float64{{1920, 1080}, {3840, 2160}, {1600, 1200}, {2160, 2160}} {
			if testing.Short() && size[0] != 1920 {
				continue
			}
			in.W, in.H = size[0], size[1]
			for _, dates := range [][2]string{{"2021-06-01", "2023-06-01"}, {"2022-01-31", "2022-02-01"}, {"2022-01-31", "2025-12-13"}, {"2025-09-11", "2025-09-15"}} {
				in.View = view.View{At: at(dates[1]), Compare: at(dates[0]), HasCompare: true, Layers: view.AllLayers, Lang: in.View.Lang}
				k.Compare(in)
				maps, wrong := found()
				reportLettering(t, fmt.Sprint(lang, " ", size, " ", dates), maps, wrong, &total)
			}
		}
	}
	if total > 0 {
		t.Errorf("%d faults", total)
	}
}
