package scene

import (
	"cmp"
	"math"
	"slices"
)

// Pick returns the ID of what lies at (x, y): the topmost item with an ID that covers the point, else the nearest one
// within reach points, the upper one when two are equally near. A shape's own Hit is added to the reach.
func (s *Scene) Pick(x, y, reach float32) (id string, ok bool) {
	best := float32(math.Inf(1))
	for i := len(s.Layers) - 1; i >= 0; i-- {
		l := &s.Layers[i]
		if l.Clip != (Rect{}) && !l.Clip.Contains(x, y) {
			continue
		}
		px, py := x-l.Offset.X, y-l.Offset.Y
		for j := len(l.Items) - 1; j >= 0; j-- {
			name, d := distanceTo(l.Items[j], px, py, reach)
			if name == "" || d >= best {
				continue
			}
			if d <= 0 {
				return name, true
			}
			if d <= reach {
				id, best = name, d
			}
		}
	}
	return id, id != ""
}

// distanceTo returns how far the point is from what the item covers, 0 inside, with the item's ID.
func distanceTo(it Item, x, y, reach float32) (string, float32) {
	far := float32(math.Inf(1))
	switch it := it.(type) {
	case *Shape:
		if it == nil || it.ID == "" || it.Path == nil {
			return "", far
		}
		slack := it.Hit
		if it.Stroke.Color.A > 0 {
			slack += it.Stroke.Width / 2
		}
		if !it.Path.Bounds().Inset(-slack-reach).Contains(x, y) {
			return "", far
		}
		if it.Inside != nil && !it.Inside.Contains(x, y) {
			return "", far
		}
		if (it.Path.Closed || it.Fill.A > 0) && it.Path.Contains(x, y) {
			return it.ID, 0
		}
		return it.ID, max(it.Path.Distance(x, y)-slack, 0)
	case *Text:
		if it == nil || it.ID == "" {
			return "", far
		}
		c := it.corners()
		box := Polygon(c[:]...)
		if box.Contains(x, y) {
			return it.ID, 0
		}
		return it.ID, box.Distance(x, y)
	}
	return "", far
}

// Contains reports whether the point lies inside the path by the non-zero rule; open sub-paths are closed for it.
func (p *Path) Contains(x, y float32) bool {
	winding := 0
	for i := range p.Len() {
		pts := p.Sub(i)
		if len(pts) == 0 {
			continue
		}
		a := pts[len(pts)-1]
		for _, b := range pts {
			if (a.Y <= y) != (b.Y <= y) {
				side := float64(b.X-a.X)*float64(y-a.Y) - float64(x-a.X)*float64(b.Y-a.Y)
				if b.Y > a.Y && side > 0 {
					winding++
				} else if b.Y <= a.Y && side < 0 {
					winding--
				}
			}
			a = b
		}
	}
	return winding != 0
}

// Distance returns how far the point lies from the path's line in points; +Inf for an empty path.
func (p *Path) Distance(x, y float32) float32 {
	best := math.Inf(1)
	for i := range p.Len() {
		pts := p.Sub(i)
		for j := range pts {
			b := pts[j]
			a := b
			if j > 0 {
				a = pts[j-1]
			} else if p.Closed {
				a = pts[len(pts)-1]
			}
			best = min(best, segmentDistance2(x, y, a, b))
		}
	}
	return float32(math.Sqrt(best))
}

func segmentDistance2(x, y float32, a, b Point) float64 {
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	px, py := float64(x-a.X), float64(y-a.Y)
	if l := dx*dx + dy*dy; l > 0 {
		t := min(max((px*dx+py*dy)/l, 0), 1)
		px, py = px-t*dx, py-t*dy
	}
	if d := px*px + py*py; d == d {
		return d
	}
	return math.Inf(1)
}

// rowHeight is how much lower, in points, an item must begin to be read after its neighbours.
const rowHeight = 12

// IDs returns every ID once in reading order: row by row from the top, from left to right within a row.
func (s *Scene) IDs() []string {
	type entry struct {
		id       string
		row, col float64
	}
	boxes := map[string]Rect{}
	var order []string
	for i := range s.Layers {
		l := &s.Layers[i]
		for _, it := range l.Items {
			id, b := identify(it)
			if id == "" {
				continue
			}
			if _, seen := boxes[id]; !seen {
				order = append(order, id)
			}
			boxes[id] = boxes[id].Union(l.place(b))
		}
	}
	list := make([]entry, len(order))
	for i, id := range order {
		b := boxes[id]
		list[i] = entry{id, math.Floor(float64(b.Y0) / rowHeight), float64(b.X0)}
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col))
	})
	for i, e := range list {
		order[i] = e.id
	}
	return order
}
