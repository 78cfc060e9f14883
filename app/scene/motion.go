package scene

import "math"

// Motion shows layers whose ground moves below them, without their being made anew: lines go with the ground point by
// point, signs and letters keep their shape and go with the place they stand for, and what is Still stays. It keeps its
// buffers, so that a frame allocates nothing. The zero Motion shows nothing.
type Motion struct {
	layers []Layer
	kinds  []moving // of all items in their order
	moved  []Layer
	items  []Item
	shapes []Shape
	texts  []Text
	paths  []Path
	points []Point
}

// moving is how an item moves: line by line, or as a whole with an anchor.
type moving struct {
	line   bool
	anchor Point
}

// NewMotion prepares layers, which must not change any more.
func NewMotion(layers []Layer) *Motion {
	m := &Motion{layers: layers}
	var items, shapes, texts, points int
	for i := range layers {
		for _, it := range layers[i].Items {
			items++
			switch it := it.(type) {
			case *Shape:
				shapes++
				if it.Path != nil {
					points += len(it.Path.Points)
				}
			case *Text:
				texts++
			}
		}
	}
	m.kinds = make([]moving, 0, items)
	var plates []plate
	for i := range layers {
		plates = m.findAnchors(&layers[i], plates)
	}
	m.moved = make([]Layer, len(layers))
	m.items = make([]Item, items)
	m.shapes, m.texts = make([]Shape, shapes), make([]Text, texts)
	m.paths, m.points = make([]Path, shapes), make([]Point, points)
	return m
}

// plate is a closed shape, which things may stand on and letters beside.
type plate struct {
	id     string
	box    Rect
	anchor Point
	filled bool
}

// farthest is how far the letters of a sign may stand from it, points.
const farthest = 160

// findAnchors finds what each item of a layer goes with: open lines with the ground; what stands on an earlier filled shape
// with that; letters with the nearest closed shape of their ID; everything else with its own middle.
func (m *Motion) findAnchors(l *Layer, plates []plate) []plate {
	for _, it := range l.Items {
		id, box := "", Rect{}
		shape, ok := it.(*Shape)
		if text, isText := it.(*Text); isText {
			id, box = text.ID, text.Bounds()
		} else if ok {
			id, box = shape.ID, shape.Path.Bounds()
		}
		open := ok && (shape.Path == nil || !shape.Path.Closed)
		kind := moving{anchor: Point{(box.X0 + box.X1) / 2, (box.Y0 + box.Y1) / 2}}
		on := false
		for i := len(plates) - 1; i >= 0 && !on; i-- {
			p := &plates[i]
			if on = p.filled && p.box.Contains(box.X0, box.Y0) && p.box.Contains(box.X1, box.Y1); on {
				kind.anchor = p.anchor
			}
		}
		switch {
		case on:
		case open:
			kind.line = true
		case !ok && id != "":
			near := float32(farthest)
			for i := range plates {
				p := &plates[i]
				if p.id != id {
					continue
				}
				if d := float32(math.Hypot(float64(p.anchor.X-kind.anchor.X), float64(p.anchor.Y-kind.anchor.Y))); d < near {
					near, kind.anchor = d, p.anchor
				}
			}
		}
		if ok && !open && !shape.Still && !l.Still {
			plates = append(plates, plate{id, box, kind.anchor, shape.Fill.A > 0})
		}
		m.kinds = append(m.kinds, kind)
	}
	return plates
}

// Moved returns the layers with the ground moved. move takes a place to where it goes, and reports false where it is out
// of sight, as at the back of a globe: signs there are left out. The layers are valid until the next call.
func (m *Motion) Moved(move func(x, y float64) (float64, float64, bool)) []Layer {
	items, shapes, texts, paths, points := m.items[:0], m.shapes[:0], m.texts[:0], m.paths[:0], m.points[:0]
	next := 0
	for i := range m.layers {
		l := &m.layers[i]
		m.moved[i] = *l
		if l.Still {
			next += len(l.Items)
			continue
		}
		first := len(items)
		for _, it := range l.Items {
			kind := &m.kinds[next]
			next++
			switch it := it.(type) {
			case *Shape:
				if it.Still || it.Path == nil {
					items = append(items, it)
					continue
				}
				from := len(points)
				var ok bool
				if points, ok = kind.path(points, it.Path.Points, move); !ok {
					points = points[:from]
					continue
				}
				paths = append(paths, Path{Points: points[from:], Starts: it.Path.Starts, Closed: it.Path.Closed})
				shapes = append(shapes, *it)
				s := &shapes[len(shapes)-1]
				s.Path = &paths[len(paths)-1]
				items = append(items, s)
			case *Text:
				if it.Still {
					items = append(items, it)
					continue
				}
				x, y, ok := move(float64(kind.anchor.X), float64(kind.anchor.Y))
				if !ok {
					continue
				}
				texts = append(texts, *it)
				t := &texts[len(texts)-1]
				t.X += float32(x) - kind.anchor.X
				t.Y += float32(y) - kind.anchor.Y
				items = append(items, t)
			}
		}
		m.moved[i].Items = items[first:]
	}
	return m.moved
}

// path appends a path's points where they go; false when it goes out of sight.
func (k *moving) path(to, from []Point, move func(x, y float64) (float64, float64, bool)) ([]Point, bool) {
	if !k.line {
		x, y, ok := move(float64(k.anchor.X), float64(k.anchor.Y))
		dx, dy := float32(x)-k.anchor.X, float32(y)-k.anchor.Y
		for _, p := range from {
			to = append(to, Point{p.X + dx, p.Y + dy})
		}
		return to, ok
	}
	seen := false
	for _, p := range from {
		x, y, ok := move(float64(p.X), float64(p.Y))
		to = append(to, Point{float32(x), float32(y)})
		seen = seen || ok
	}
	return to, seen
}
