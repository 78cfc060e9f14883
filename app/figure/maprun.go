package figure

import (
	"math"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"thawline/app/scene"
)

// run is a line of text set along a path: one text a glyph, each turned as the path is there. Halos come first, so that
// none covers the letter before it.
func (c *chart) run(text string, style textStyle, path []orb.Point, middle float64, halo captionLine) []scene.Item {
	width := float64(c.width(text, style))
	_, _, capital, _ := c.kit.Fonts.Metrics(style.Face, style.Size)
	under := c.pal.HaloLand
	if halo.halo {
		under = c.pal.HaloSea
	}
	n := utf8.RuneCountInString(text)
	texts, halos, letters := make([]scene.Text, 0, 2*n), make([]scene.Item, 0, 2*n), make([]scene.Item, 0, n)
	from := middle - width/2
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		letter := text[i : i+size]
		// What comes before sets the place, so that kerning and tracking are those of the straight line.
		before := float64(c.kit.Fonts.Width(text[:i], style.Face, style.Size, style.Tracking, style.Tabular))
		own := float64(c.kit.Fonts.Width(letter, style.Face, style.Size, 0, style.Tabular))
		if r == ' ' {
			continue
		}
		at, dir, ok := lineAt(path, from+before+own/2)
		if !ok {
			return nil
		}
		a, _, _ := lineAt(path, max(from+before+own/2-float64(style.Size)*.4, 0))
		b, _, _ := lineAt(path, from+before+own/2+float64(style.Size)*.4)
		if d := math.Hypot(b[0]-a[0], b[1]-a[1]); d > 0 {
			dir = orb.Point{(b[0] - a[0]) / d, (b[1] - a[1]) / d}
		}
		// The path runs through the middle of the small letters.
		drop := float64(capital) * .42
		t := scene.Text{
			X: float32(at[0] - dir[0]*own/2 - dir[1]*drop), Y: float32(at[1] - dir[1]*own/2 + dir[0]*drop), String: letter,
			Face: style.Face, Size: style.Size, Color: style.Color, Angle: float32(math.Atan2(dir[1], dir[0])), W: float32(own),
		}
		haloed := t
		haloed.Halo, haloed.HaloW = under, 3.4*min(c.k, 1.6)
		texts = append(texts, haloed, t)
		halos, letters = append(halos, &texts[len(texts)-2]), append(letters, &texts[len(texts)-1])
	}
	return append(halos, letters...)
}

// runRoom is what the letters of a bent text may stand out of their box, points.
const runRoom = 2

// upright turns a path round where text along it would stand on its head.
func upright(path []orb.Point) []orb.Point {
	if len(path) < 2 || path[len(path)-1][0] >= path[0][0] {
		return path
	}
	out := make([]orb.Point, len(path))
	for i, p := range path {
		out[len(path)-1-i] = p
	}
	return out
}

// chord returns the box of a text of width w and height h along a path about the distance middle, and how much the path
// bends under it: the greatest distance from the chord, and the greatest turn, radians.
func chord(path []orb.Point, middle, w, h float64) (box turned, sag, turn float64, ok bool) {
	a, _, ok1 := lineAt(path, max(middle-w/2, 0))
	b, _, ok2 := lineAt(path, middle+w/2)
	d := math.Hypot(b[0]-a[0], b[1]-a[1])
	if !ok1 || !ok2 || d < w*.6 {
		return turned{}, 0, 0, false
	}
	dir := orb.Point{(b[0] - a[0]) / d, (b[1] - a[1]) / d}
	low, high := 0.0, 0.0
	last := math.NaN()
	const parts = 12
	for i := range parts + 1 {
		p, _, _ := lineAt(path, middle+w*(float64(i)/parts-.5))
		q, _, _ := lineAt(path, middle+w*((float64(i)+1)/parts-.5))
		side := (p[0]-a[0])*-dir[1] + (p[1]-a[1])*dir[0]
		low, high = min(low, side), max(high, side)
		if l := math.Hypot(q[0]-p[0], q[1]-p[1]); l > .1 && i < parts {
			way := math.Atan2(q[1]-p[1], q[0]-p[0])
			if !math.IsNaN(last) {
				turn = max(turn, math.Abs(math.Remainder(way-last, 2*math.Pi)))
			}
			last = way
		}
	}
	mid := (low + high) / 2
	box = turned{
		X: (a[0]+b[0])/2 - dir[1]*mid, Y: (a[1]+b[1])/2 + dir[0]*mid, W: max(d, w), H: h + high - low + runRoom, Angle: math.Atan2(dir[1], dir[0]),
	}
	return box, high - low, turn, true
}

// smooth rounds a line off by averaging each point with those within reach points along it.
func smooth(line []orb.Point, reach float64) []orb.Point {
	total := lineLength(line)
	if total <= 0 || reach <= 0 {
		return line
	}
	const step = 4
	n := int(math.Ceil(total/step)) + 1
	even := make([]orb.Point, n)
	for i := range even {
		even[i], _, _ = lineAt(line, min(float64(i)*step, total))
	}
	span := int(reach / step)
	out := make([]orb.Point, n)
	for i := range even {
		s := min(span, i, n-1-i)
		var sum orb.Point
		for j := i - s; j <= i+s; j++ {
			sum[0] += even[j][0]
			sum[1] += even[j][1]
		}
		out[i] = orb.Point{sum[0] / float64(2*s+1), sum[1] / float64(2*s+1)}
	}
	return out
}
