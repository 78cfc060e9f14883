package widgets

import (
	"math"

	"fyne.io/fyne/v2"

	"thawline/app/palette"
	"thawline/app/scene"
)

// focusMark shows which mark of the map the keyboard is at: a ring about a sign; at a line, whose box would be half the map,
// a ring at either end of what is seen of it, while the line itself is underlaid as under the pointer.
func focusMark(over *scene.Scene, id string, p *palette.Palette) []scene.Item {
	line := lineOf(over, id)
	if line == nil {
		if b, ok := over.Bounds(id); ok {
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
func markPlace(over *scene.Scene, id string) (fyne.Position, bool) {
	if line := lineOf(over, id); line != nil {
		mid := halfWay(line)
		return fyne.NewPos(mid.X, mid.Y), true
	}
	b, ok := over.Bounds(id)
	return fyne.NewPos((b.X0+b.X1)/2, b.Y1), ok
}

// leastLine is how long a line is at least to be marked at its ends, points.
const leastLine = 40

// lineOf returns the longest run of what is drawn as an open line for an ID; nil for a sign, and for a line so short that it
// is marked as one.
func lineOf(over *scene.Scene, id string) []scene.Point {
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
				run := s.Path.Sub(j)
				if d := runLength(run); d > longest {
					longest, best = d, run
				}
			}
		}
	}
	return best
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
