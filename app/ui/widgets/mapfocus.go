package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/geo"
)

// focusMark shows which mark of the map the keyboard is at: a ring about a sign; at a line, whose box would be half the map,
// a ring at either end of what is seen of it, while the line itself is underlaid as under the pointer. Seen is the part of
// the map that is, the zero rectangle for all of it; nil where the mark is not.
func focusMark(over *scene.Scene, id string, seen scene.Rect, p *palette.Palette) []scene.Item {
	line := lineOf(over, id, seen)
	if line == nil {
		if b, ok := signOf(over, id, seen); ok {
			return []scene.Item{ringAbout(b, p)}
		}
		return nil
	}
	var items []scene.Item
	for _, end := range []scene.Point{line[0], line[len(line)-1]} {
		items = append(items,
			&scene.Shape{Path: scene.Circle(end.X, end.Y, 7), Stroke: scene.Stroke{Color: p.HaloLand, Width: 4.5}},
			&scene.Shape{Path: scene.Circle(end.X, end.Y, 7), Stroke: scene.Stroke{Color: p.Now, Width: 2.2}})
	}
	return items
}

// markPlace is where a mark's tooltip and menu belong: below a sign, half way along a line.
func markPlace(over *scene.Scene, id string, seen scene.Rect) (fyne.Position, bool) {
	if line := lineOf(over, id, seen); line != nil {
		mid := halfWay(line)
		return fyne.NewPos(mid.X, mid.Y), true
	}
	b, ok := signOf(over, id, seen)
	return fyne.NewPos((b.X0+b.X1)/2, b.Y1), ok
}

// signOf returns the box about a sign whose middle is seen. Of a line that is not seen long enough to be marked as one there
// is none.
func signOf(over *scene.Scene, id string, seen scene.Rect) (scene.Rect, bool) {
	b, ok := over.Bounds(id)
	if !ok || seen.Empty() {
		return b, ok
	}
	return b, seen.Contains((b.X0+b.X1)/2, (b.Y0+b.Y1)/2) && lineOf(over, id, scene.Rect{}) == nil
}

// leastLine is how long a line is at least to be marked at its ends, points.
const leastLine = 40

// lineOf returns the longest run that is seen of what is drawn as an open line for an ID; nil for a sign, and for a line so
// short that it is marked as one.
func lineOf(over *scene.Scene, id string, seen scene.Rect) []scene.Point {
	var best []scene.Point
	longest := float64(leastLine)
	for i := range over.Layers {
		l := &over.Layers[i]
		for _, it := range l.Items {
			s, ok := it.(*scene.Shape)
			if !ok || s.ID != id || id == "" || s.Path == nil || s.Path.Closed {
				continue
			}
			for j := range s.Path.Len() {
				for _, run := range seenOf(s.Path.Sub(j), seen) {
					if d := runLength(run); d > longest {
						longest, best = d, run
					}
				}
			}
		}
	}
	return best
}

// seenOf returns the parts of a line in a rectangle; all of it where that is empty.
func seenOf(run []scene.Point, seen scene.Rect) [][]scene.Point {
	if seen.Empty() {
		return [][]scene.Point{run}
	}
	line := make([]orb.Point, len(run))
	for i, p := range run {
		line[i] = orb.Point{float64(p.X), float64(p.Y)}
	}
	bound := orb.Bound{Min: orb.Point{float64(seen.X0), float64(seen.Y0)}, Max: orb.Point{float64(seen.X1), float64(seen.Y1)}}
	var out [][]scene.Point
	for _, part := range geo.ClipLine(line, bound) {
		points := make([]scene.Point, len(part))
		for i, p := range part {
			points[i] = scene.Point{X: float32(p[0]), Y: float32(p[1])}
		}
		out = append(out, points)
	}
	return out
}

func runLength(run []scene.Point) float64 {
	sum := 0.0
	for i := 1; i < len(run); i++ {
		sum += math.Hypot(float64(run[i].X-run[i-1].X), float64(run[i].Y-run[i-1].Y))
	}
	return sum
}

// halfWay is the point half the length along a line.
func halfWay(line []scene.Point) scene.Point {
	rest := runLength(line) / 2
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		d := math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y))
		if d >= rest && d > 0 {
			t := float32(rest / d)
			return scene.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
		}
		rest -= d
	}
	return line[len(line)-1]
}
