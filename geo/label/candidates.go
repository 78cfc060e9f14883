package label

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// candidate is a place for a label that no hard obstacle hinders.
type candidate struct {
	Placement
	t    turned
	cost float64
}

// What positions and soft obstacles cost; the unit is one step in the order of positions.
const (
	costCrossing = 20.0 // for each soft obstacle crossed, times its cost
	costLength   = 1.0  // per point of it, likewise
	costSpot     = 6.0  // from one spot of an area label to the next
	costSlide    = 4.0  // for the whole of a slide
	costMove     = 13.0 // what an already placed label may lose to make room for another
)

const diagonal = math.Sqrt2 / 2

// order appends the positions of a point label to list, the preferred first.
func (l *Label) order(list []Position) []Position {
	var seen [Away + 1]bool
	add := func(p Position) {
		if p < At && !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	for _, p := range l.Prefer {
		add(p)
	}
	if !l.Only {
		for p := UpperRight; p < At; p++ {
			add(p)
		}
	}
	return list
}

// box returns the box of a label at a position, r away from the anchor.
func (l *Label) box(p Position, r float64) Box {
	x, y := l.Anchor[0], l.Anchor[1]
	hw, hh, d := l.W/2, l.H/2, r*diagonal
	switch p {
	case UpperRight:
		x, y = x+d+hw, y-d-hh
	case LowerRight:
		x, y = x+d+hw, y+d+hh
	case UpperLeft:
		x, y = x-d-hw, y-d-hh
	case LowerLeft:
		x, y = x-d-hw, y+d+hh
	case Up:
		y -= r + hh
	case Down:
		y += r + hh
	case Right:
		x += r + hw
	case Left:
		x -= r + hw
	case UpAndRight:
		x, y = x+hw/2, y-r-hh
	case DownAndRight:
		x, y = x+hw/2, y+r+hh
	case UpAndLeft:
		x, y = x-hw/2, y-r-hh
	case DownAndLeft:
		x, y = x-hw/2, y+r+hh
	}
	return Box{Centre: orb.Point{x, y}, W: l.W, H: l.H}
}

// valid reports whether a label can be placed at all.
func (l *Label) valid() bool {
	if !(l.W > 0) || !(l.H > 0) || !finite(l.W, l.H) {
		return false
	}
	return len(l.Spots) > 0 || finite(l.Anchor[0], l.Anchor[1])
}

// reach returns how far the box stays from the anchor.
func (l *Label) reach() float64 {
	r := l.Radius + l.Gap
	if !(r > 0) || math.IsInf(r, 0) {
		return 0
	}
	return r
}

// candidates returns where label i may stand as far as frame and obstacles go, the best first.
func (w *work) candidates(i int) []candidate {
	l := &w.labels[i]
	if !l.valid() {
		return nil
	}
	from := len(w.found)
	list := w.found
	if len(l.Spots) == 0 {
		var positions [12]Position
		for rank, p := range l.order(positions[:0]) {
			list = w.try(list, i, Placement{Box: l.box(p, l.reach()), Position: p}, float64(rank))
		}
	}
	for s, spot := range l.Spots {
		if !finite(spot.Centre[0], spot.Centre[1], spot.Angle) {
			continue
		}
		sin, cos := math.Sincos(spot.Angle)
		for _, u := range slides(spot.SlideX) {
			for _, v := range slides(spot.SlideY) {
				x, y := u*spot.SlideX, v*spot.SlideY
				b := Box{W: l.W, H: l.H, Angle: spot.Angle, Centre: orb.Point{spot.Centre[0] + x*cos - y*sin, spot.Centre[1] + x*sin + y*cos}}
				list = w.try(list, i, Placement{Box: b, Position: At, Spot: s}, float64(s)*costSpot+math.Hypot(u, v)*costSlide)
			}
		}
	}
	w.found, list = list, list[from:len(list):len(list)]
	byCost(list)
	return list
}

func byCost(list []candidate) {
	less := func(a, b candidate) int { return cmp.Compare(a.cost, b.cost) }
	if !slices.IsSortedFunc(list, less) {
		slices.SortStableFunc(list, less)
	}
}

// slideParts are the parts of a slide that are tried.
var slideParts = [...]float64{0, -0.33, 0.33, -0.67, 0.67, -1, 1}

// slides returns the parts of a slide of that reach that are tried.
func slides(reach float64) []float64 {
	if !(reach > 0) || math.IsInf(reach, 0) {
		return slideParts[:1]
	}
	return slideParts[:]
}

// try appends a place that lies in the frame and on no hard obstacle, nor on a soft one unless the label may.
func (w *work) try(list []candidate, i int, p Placement, cost float64) []candidate {
	t := p.Box.turned()
	f := w.frame
	if !(t.cx-t.ex >= f.Min[0]-slack && t.cx+t.ex <= f.Max[0]+slack && t.cy-t.ey >= f.Min[1]-slack && t.cy+t.ey <= f.Max[1]+slack) {
		return list
	}
	soft, ok := w.obstructed(i, &t)
	if !ok {
		return list
	}
	p.Placed, p.Crosses = true, soft > 0
	return append(list, candidate{p, t, cost + soft})
}

// obstructed returns the cost of the soft obstacles under a box; false when it may not stand there.
func (w *work) obstructed(i int, t *turned) (soft float64, ok bool) {
	l := &w.labels[i]
	w.stamp++

	g := &w.grid
	b := t.bound(0)
	c0, c1, r0, r1 := g.column(b.Min[0]), g.column(b.Max[0]), g.row(b.Min[1]), g.row(b.Max[1])
	for r := r0; r <= r1; r++ {
		for c := c0; c <= c1; c++ {
			k := r*g.cols + c
			for _, n := range g.items[g.start[k]:g.start[k+1]] {
				if q := &g.bounds[n]; q.Max[0] <= b.Min[0] || q.Min[0] >= b.Max[0] || q.Max[1] <= b.Min[1] || q.Min[1] >= b.Max[1] {
					continue
				}
				if w.seen[n] == w.stamp {
					continue
				}
				w.seen[n] = w.stamp
				p := &g.pieces[n]
				o := &w.obstacles[p.obstacle]
				if o.Owner != "" && o.Owner == l.ID {
					continue
				}
				length, hit := p.hits(t)
				if !hit {
					continue
				}
				if !(o.Cost > 0) || !l.Crosses {
					return 0, false
				}
				soft += o.Cost * costLength * length
				if w.crossed[p.obstacle] != w.stamp {
					w.crossed[p.obstacle] = w.stamp
					soft += o.Cost * costCrossing
				}
			}
		}
	}
	return soft, true
}

// away returns places at the end of a leader line, nearer ones first. They are valid until the next call.
func (w *work) away(i int) []candidate {
	l := &w.labels[i]
	if !l.valid() || len(l.Spots) > 0 || !(l.Leader > 0) || math.IsInf(l.Leader, 0) {
		return nil
	}
	list := w.far[:0]
	r := l.reach()
	for _, f := range [4]float64{0.25, 0.5, 0.75, 1} {
		for k := range 16 {
			// Up and to the right first, then alternately to both sides.
			turn := float64((k+1)/2) * math.Pi / 8
			if k%2 == 1 {
				turn = -turn
			}
			s, c := math.Sincos(-math.Pi/4 + turn)
			d := r + f*l.Leader
			b := Box{W: l.W, H: l.H, Centre: orb.Point{
				l.Anchor[0] + d*c + math.Copysign(min(1, math.Abs(c)*4), c)*l.W/2,
				l.Anchor[1] + d*s + math.Copysign(min(1, math.Abs(s)*4), s)*l.H/2,
			}}
			t := b.turned()
			to := orb.Point{
				max(t.cx-t.hw, min(t.cx+t.hw, l.Anchor[0])),
				max(t.cy-t.hh, min(t.cy+t.hh, l.Anchor[1])),
			}
			dx, dy := to[0]-l.Anchor[0], to[1]-l.Anchor[1]
			far := math.Hypot(dx, dy)
			if far <= r {
				continue
			}
			from := orb.Point{l.Anchor[0] + dx/far*l.Radius, l.Anchor[1] + dy/far*l.Radius}
			if !finite(from[0], from[1]) {
				from = l.Anchor
			}
			list = w.try(list, i, Placement{Box: b, Position: Away, Leader: [2]orb.Point{from, to}}, f*40+float64(k))
		}
	}
	byCost(list)
	w.far = list
	return list
}
