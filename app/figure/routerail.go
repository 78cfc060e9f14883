package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/scene"
)

// Cross ticks, the map sign of a railway, points at scale 1: how far apart, and how far they reach out of the line.
const (
	tieApart = 22
	tieReach = 2.3
	tieWidth = 1.1
	tieClear = 9 // of the sign that the line ends at
)

// byRail reports whether a way runs on rails where it does not run on water.
func (w *way) byRail() bool {
	if w.route == nil {
		return true // the key's sample
	}
	switch w.route.Mode {
	case "rail", "rail+sea", "sea+rail":
		return true
	}
	return false
}

// ties returns the cross ticks of what a way draws on land. Of lanes side by side one has them. They stand at set distances from where the way begins, so that
// they do not swim while the map is dragged. A planned railway has none, nor have those of a map of the world, which are too
// fine for them.
func (n *network) ties(w *way) *scene.Path {
	if n.c.world || !w.byRail() || w.kind == plannedLine {
		return nil
	}
	k := float64(n.c.k)
	apart, half := tieApart*k, n.tieHalf(w)
	near := n.c.vp.Frame(2 * k)
	gather := &n.c.space.gather
	for i := range w.pieces {
		p := &w.pieces[i]
		if len(p.along) == 0 {
			continue
		}
		next, last := apart/2, p.along[len(p.along)-1]
		if p.segment[0] == 0 {
			next = max(next, fanReach*k)
		}
		if i == len(w.pieces)-1 {
			last -= tieClear * k
		}
		if w.kind == flowLine && i == len(w.pieces)-1 {
			last -= arrowGap*k + 2.2*n.arrowSize(w) + n.straight(w) // the arrowhead stands there
		}
		for j := 0; j+1 < len(p.line); j++ {
			for ; next <= p.along[j+1]; next += apart {
				if next < p.along[j] || next > last || !p.own[j] || p.along[j] >= p.upTo || !p.tied[j] || w.sea[min(p.segment[j], len(w.sea)-1)] {
					continue
				}
				at := p.moved(next)
				if !near.Contains(at) {
					continue
				}
				a, b := p.line[max(j-1, 0)], p.line[min(j+2, len(p.line)-1)]
				d := math.Hypot(b[0]-a[0], b[1]-a[1])
				if d == 0 {
					continue
				}
				gather.tie(at, orb.Point{(b[0] - a[0]) / d, (b[1] - a[1]) / d}, half)
			}
		}
	}
	return gather.path()
}

// tie adds one tick across a line.
func (m *pathMaker) tie(at, dir orb.Point, half float64) {
	dx, dy := float32(-dir[1]*half), float32(dir[0]*half)
	x, y := float32(at[0]), float32(at[1])
	m.segment(x-dx, y-dy, x+dx, y+dy)
}

// tieStroke is how the ticks of a way are drawn.
func (n *network) tieStroke(w *way) scene.Stroke {
	s := scene.Stroke{Color: n.c.colour(w), Width: tieWidth * n.c.k}
	if w.kind == flowLine && !w.fresh {
		s.Color = n.c.casing(w)
	}
	if n.c.pal.Name == "dark" {
		s.Color = n.c.colour(w) // ticks as dark as the ground would not be seen
	}
	return s
}

// tieHalf is half the length of the ticks of a way.
func (n *network) tieHalf(w *way) float64 {
	k := float64(n.c.k)
	switch {
	case w.volume == nil || w.kind == closedLine && w.width < thinBand*k:
		return (.95 + tieReach) * k
	case w.kind == flowLine:
		return w.width/2 + (.9+tieReach)*k // beyond the casing
	}
	return w.width/2 + tieReach*k
}

// sampleTies draws ticks across a sample of the key that begins at x, y.
func (n *network) sampleTies(w *way, x, y float32, at ...float32) []scene.Item {
	if n.c.world || !n.rails() {
		return nil
	}
	gather := &n.c.space.gather
	for _, dx := range at {
		gather.tie(orb.Point{float64(x + dx), float64(y)}, orb.Point{1, 0}, n.tieHalf(w))
	}
	return []scene.Item{&scene.Shape{Path: gather.path(), Stroke: n.tieStroke(w)}}
}

// rails reports whether some route of the story runs on rails.
func (n *network) rails() bool {
	for i := range n.c.story.Routes {
		if (&way{route: &n.c.story.Routes[i]}).byRail() {
			return true
		}
	}
	return false
}
