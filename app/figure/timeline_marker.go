package figure

import (
	"thawline/app/scene"
)

// markers draws the story's key moments, eras of a single day: a line through the lanes and a wedge over it, with the
// name in its title.
func (p *timelinePainter) markers() []scene.Item {
	if p.in.Story == nil {
		return nil
	}
	a := p.l.axis
	var items []scene.Item
	top, foot := float64(a.Lanes.Y0), float64(a.Lanes.Y1)
	for i := range p.in.Story.Eras {
		e := &p.in.Story.Eras[i]
		x := a.X(anchorOf(e.Period))
		if !e.Marker() || x < float64(a.Lanes.X0) || x > float64(a.Lanes.X1) {
			continue
		}
		line := straight(x, top, x, foot, 1, p.pal.Ink2)
		line.Stroke.Dash = []float32{1.5, 2.5}
		fx, fy := float32(x), float32(top)
		wedge := &scene.Shape{
			Path: scene.Polygon(scene.Point{X: fx - 5, Y: fy - 8}, scene.Point{X: fx + 5, Y: fy - 8}, scene.Point{X: fx, Y: fy}),
			Fill: p.pal.Ink2, ID: "era:" + e.ID, Title: e.Period.Short(p.l.dates) + ": " + e.Title, Hit: 3,
		}
		items = append(items, line, wedge)
	}
	return items
}

// counts writes over a density strip how many events begin from one main tick to the next, where there is room.
func (p *timelinePainter) counts(lane *laneLayout) []scene.Item {
	if !lane.countRoom() {
		return nil
	}
	const size = 9.5
	a := p.l.axis
	var items []scene.Item
	next := 0
	for _, part := range p.l.parts() {
		n := 0
		for ; next < len(lane.bins) && lane.bins[next].x+binWidth/2 < part[1]; next++ {
			n += len(lane.bins[next].events)
		}
		if n == 0 {
			continue
		}
		text := timelineCount(n)
		x := max(part[0], float64(a.Lanes.X0)) + 3
		if x+textWidth(p.kit.Fonts, text, scene.Sans, size)+2 > part[1] {
			continue
		}
		t := write(x, lane.y0+9.5, text, scene.Sans, size, p.pal.Ink2)
		t.Tabular, t.Halo, t.HaloW = true, p.ground(x), 3
		items = append(items, t)
	}
	return items
}

// countRoom reports whether the lane is a density strip high enough for counts over its columns.
func (lane *laneLayout) countRoom() bool { return len(lane.bins) > 0 && lane.y1-lane.y0 >= 17 }

// parts are the stretches between the lines that run through all lanes, in points.
func (l *timelineLayout) parts() [][2]float64 {
	var out [][2]float64
	x0 := float64(l.axis.Lanes.X0)
	for _, t := range l.ticks {
		if t.Line != tickStrong {
			continue
		}
		if x := l.axis.X(t.T); x > x0 {
			out, x0 = append(out, [2]float64{x0, x}), x
		}
	}
	return append(out, [2]float64{x0, float64(l.axis.Lanes.X1)})
}
