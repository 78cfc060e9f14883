package label

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Spots returns places for a label of w by h inside an area, the best first: there the box lies wholly in the area and in
// the frame, and may slide along the row as far as the area is free. Rows near the middle of what is seen of the area and
// with more room come first. The area is given as a geo.Plotter leaves it: points in closed rings, starts the index of
// each ring's first point (nil: one ring); a place is inside when a ray from it crosses the rings an odd number of times.
// Nil when the label fits nowhere.
func Spots[P ~struct{ X, Y float32 }](points []P, starts []int32, frame orb.Bound, w, h float64) []Spot {
	if !(w > 0) || !(h > 0) || !finite(w, h) {
		return nil
	}
	edges, seen := edgesOf(points, starts)
	top, bottom := max(seen.Min[1], frame.Min[1]), min(seen.Max[1], frame.Max[1])
	left, right := max(seen.Min[0], frame.Min[0]), min(seen.Max[0], frame.Max[0])
	if !(bottom-top >= h) || !(right-left >= w) || !finite(top, bottom, left, right) {
		return nil
	}
	type row struct {
		Spot
		score float64
	}
	var rows []row
	const most = 24
	n := int(max(1, min(most, math.Ceil((bottom-top-h)/(h/2)))))
	var taken [][2]float64
	for i := range n + 1 {
		y := top + h/2 + (bottom-top-h)*float64(i)/float64(n)
		taken = append(taken[:0], [2]float64{math.Inf(-1), left}, [2]float64{right, math.Inf(1)})
		for _, e := range edges {
			if lo, hi, ok := e.within(y-h/2, y+h/2); ok {
				taken = append(taken, [2]float64{lo, hi})
			}
		}
		slices.SortFunc(taken, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
		end := taken[0][1]
		for _, t := range taken[1:] {
			if room := t[0] - end; room >= w {
				x := (t[0] + end) / 2
				if inside(edges, x, y) {
					off := math.Abs(y-(top+bottom)/2)/(bottom-top) + 0.5*math.Abs(x-(left+right)/2)/(right-left)
					rows = append(rows, row{Spot{Centre: orb.Point{x, y}, SlideX: (room - w) / 2}, off - 0.15*min(room/w, 3)})
				}
			}
			end = max(end, t[1])
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.score, b.score) })
	out := make([]Spot, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.Spot)
	}
	return slices.Clip(out)
}

// edge is one side of a ring.
type edge struct{ ax, ay, bx, by float64 }

func edgesOf[P ~struct{ X, Y float32 }](points []P, starts []int32) ([]edge, orb.Bound) {
	inf := math.Inf(1)
	bound := orb.Bound{Min: orb.Point{inf, inf}, Max: orb.Point{-inf, -inf}}
	if starts == nil {
		starts = []int32{0}
	}
	edges := make([]edge, 0, len(points))
	for k, s := range starts {
		e := len(points)
		if k+1 < len(starts) {
			e = int(starts[k+1])
		}
		if s < 0 || int(s) >= e || e > len(points) {
			continue
		}
		a := struct{ X, Y float32 }(points[e-1])
		for _, p := range points[s:e] {
			b := struct{ X, Y float32 }(p)
			g := edge{float64(a.X), float64(a.Y), float64(b.X), float64(b.Y)}
			if finite(g.ax, g.ay, g.bx, g.by) {
				edges = append(edges, g)
				bound.Min[0], bound.Max[0] = min(bound.Min[0], g.bx), max(bound.Max[0], g.bx)
				bound.Min[1], bound.Max[1] = min(bound.Min[1], g.by), max(bound.Max[1], g.by)
			}
			a = b
		}
	}
	return edges, bound
}

// within returns from where to where the edge reaches in x between two levels.
func (e edge) within(y0, y1 float64) (lo, hi float64, ok bool) {
	if max(e.ay, e.by) <= y0 || min(e.ay, e.by) >= y1 {
		return 0, 0, false
	}
	t0, t1 := 0.0, 1.0
	if d := e.by - e.ay; d != 0 {
		u, v := (y0-e.ay)/d, (y1-e.ay)/d
		t0, t1 = max(t0, min(u, v)), min(t1, max(u, v))
	}
	p, q := e.ax+(e.bx-e.ax)*t0, e.ax+(e.bx-e.ax)*t1
	return min(p, q), max(p, q), true
}

func inside(edges []edge, x, y float64) bool {
	in := false
	for _, e := range edges {
		if (e.ay > y) != (e.by > y) && x < (e.bx-e.ax)*(y-e.ay)/(e.by-e.ay)+e.ax {
			in = !in
		}
	}
	return in
}
