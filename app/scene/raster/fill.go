package raster

import "thawline/app/scene"

// fill adds the inside of a path; open sub-paths are closed.
func (c *cover) fill(p *scene.Path, t place) {
	for i := range p.Len() {
		c.fillPoints(p.Sub(i), t)
	}
}

func (c *cover) fillPoints(pts []scene.Point, t place) {
	var first, last vec
	var fx, fy, lx, ly int32
	state := 0 // 0: no point yet, 1: all near so far, 2: a far one was seen
	for _, p := range pts {
		v, ok := t.at(p)
		if !ok {
			continue
		}
		if state == 1 && near(v) {
			x, y := fixed(v.x), fixed(v.y)
			c.line(lx, ly, x, y)
			last, lx, ly = v, x, y
			continue
		}
		switch {
		case state == 0:
			first = v
			if state = 2; near(v) {
				state = 1
				fx, fy = fixed(v.x), fixed(v.y)
				lx, ly = fx, fy
			}
		default:
			state = 2
			c.edge(last, v)
		}
		last = v
	}
	switch state {
	case 1:
		c.line(lx, ly, fx, fy)
	case 2:
		c.edge(last, first)
	}
}
