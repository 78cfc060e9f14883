package label

import (
	"slices"

	"github.com/paulmach/orb"
)

// work is the state of one layout.
type work struct {
	labels    []Label
	obstacles []Obstacle
	frame     orb.Bound
	padding   float64
	grid      *grid

	order   []int         // labels as they are placed
	rank    []int         // the inverse of order
	lists   [][]candidate // of each label
	done    []candidate   // the place of each label that has one
	leaders []int32       // labels that stand on a leader line

	stamp   int32
	seen    []int32 // per piece
	crossed []int32 // per obstacle
	blocked []int32
}

// Place returns where each label of l stands, in the order of l.Labels. It goes by priority: each label takes its best
// position that is free of obstacles and of labels already placed. One that finds none may move a single other label to
// another place that is nearly as good, then go out on a leader line, then is left out. In the end no label is missing
// whose place is taken only by labels of less importance, save by those that are kept.
//
// A label with a size or place that is not a finite number is left out; such obstacles are ignored.
func Place(l Layout) []Placement {
	out := make([]Placement, len(l.Labels))
	f := l.Frame
	if !finite(f.Min[0], f.Min[1], f.Max[0], f.Max[1]) || f.Max[0] <= f.Min[0] || f.Max[1] <= f.Min[1] {
		return out
	}
	w := newWork(l)
	for _, i := range w.order {
		w.lists[i] = w.candidates(i)
		w.settle(i)
	}
	w.insist()
	w.respect()
	for i, c := range w.done {
		out[i] = c.Placement
	}
	return out
}

func newWork(l Layout) *work {
	n := len(l.Labels)
	w := &work{labels: l.Labels, obstacles: l.Obstacles, frame: l.Frame, padding: l.Padding}
	if !finite(w.padding) || w.padding < 0 {
		w.padding = 0
	}
	w.grid = newGrid(l.Frame, l.Obstacles)
	w.seen = make([]int32, len(w.grid.pieces))
	w.crossed = make([]int32, len(l.Obstacles))
	w.lists = make([][]candidate, n)
	w.done = make([]candidate, n)
	w.order, w.rank = make([]int, n), make([]int, n)
	for i := range n {
		w.order[i] = i
	}
	slices.SortStableFunc(w.order, func(a, b int) int {
		p, q := &l.Labels[a], &l.Labels[b]
		switch {
		case p.Priority != q.Priority:
			if p.Priority < q.Priority {
				return -1
			}
			return 1
		case p.Weight > q.Weight:
			return -1
		case p.Weight < q.Weight:
			return 1
		}
		return 0
	})
	for r, i := range w.order {
		w.rank[i] = r
	}
	return w
}

// blockers returns the labels placed within the padding of t, or whose leader line runs through it, without label own.
// The slice is valid until the next call.
func (w *work) blockers(t *turned, own int) []int32 {
	w.blocked = w.blocked[:0]
	g := w.grid
	b := t.bound(w.padding)
	c0, c1, r0, r1 := g.column(b.Min[0]), g.column(b.Max[0]), g.row(b.Min[1]), g.row(b.Max[1])
	for r := r0; r <= r1; r++ {
		for c := c0; c <= c1; c++ {
			for _, k := range g.labels[r*g.cols+c] {
				if int(k) != own && t.overlaps(&w.done[k].t, w.padding) && !slices.Contains(w.blocked, k) {
					w.blocked = append(w.blocked, k)
				}
			}
		}
	}
	for _, k := range w.leaders {
		line := w.done[k].Leader
		if _, hit := t.crossed(line[0], line[1], leaderReach); hit && int(k) != own && !slices.Contains(w.blocked, k) {
			w.blocked = append(w.blocked, k)
		}
	}
	return w.blocked
}

// leaderReach is the room that a leader line takes to each side, in points.
const leaderReach = 1.0

func (w *work) put(i int, c candidate) {
	w.done[i] = c
	w.grid.put(int32(i), &c.t)
	if c.Position == Away {
		w.leaders = append(w.leaders, int32(i))
	}
}

func (w *work) take(i int) {
	w.grid.take(int32(i), &w.done[i].t)
	w.done[i] = candidate{}
	if k := slices.Index(w.leaders, int32(i)); k >= 0 {
		w.leaders = slices.Delete(w.leaders, k, k+1)
	}
}

// settle places label i without hurting any other.
func (w *work) settle(i int) {
	for k := range w.lists[i] {
		if c := &w.lists[i][k]; len(w.blockers(&c.t, i)) == 0 {
			w.put(i, *c)
			return
		}
	}
	if w.squeeze(i) {
		return
	}
	for _, c := range w.away(i) {
		if len(w.blockers(&c.t, i)) == 0 && w.clear(i, c.Leader) {
			w.put(i, c)
			return
		}
	}
}

// squeeze makes room for label i by moving one other label.
func (w *work) squeeze(i int) bool {
	for n := range w.lists[i] {
		c := &w.lists[i][n]
		in := w.blockers(&c.t, i)
		if len(in) != 1 || w.done[in[0]].Position == Away {
			continue
		}
		k := int(in[0])
		now := w.done[k]
		for m := range w.lists[k] {
			alt := &w.lists[k][m]
			if alt.cost > now.cost+costMove {
				break // they are sorted
			}
			if alt.Box == now.Box || alt.t.overlaps(&c.t, w.padding) || len(w.blockers(&alt.t, k)) > 0 {
				continue
			}
			w.take(k)
			w.put(k, *alt)
			w.put(i, *c)
			return true
		}
	}
	return false
}

// clear reports whether a leader line of label i runs free of labels, other leader lines and hard obstacles, save the one
// that its marker is.
func (w *work) clear(i int, line [2]orb.Point) bool {
	d := orb.Point{line[1][0] - line[0][0], line[1][1] - line[0][1]}
	thin := between(line[0], d).turned()
	if len(w.blockers(&thin, i)) > 0 {
		return false
	}
	l := &w.labels[i]
	g := w.grid
	free := true
	g.cells(thin.bound(0), func(c int) {
		for _, n := range g.items[g.start[c]:g.start[c+1]] {
			p := &g.pieces[n]
			o := &w.obstacles[p.obstacle]
			if o.Cost > 0 || o.Owner != "" && o.Owner == l.ID || p.holds(l.Anchor) {
				continue
			}
			if _, hit := p.hits(&thin); hit {
				free = false
			}
		}
	})
	return free
}

// insist places the labels that must be kept where they do the least harm to others that need not.
func (w *work) insist() {
	n := len(w.order)
	for _, i := range w.order {
		if !w.labels[i].Keep || w.done[i].Placed {
			continue
		}
		best, least := -1, 0.0
		for k := range w.lists[i] {
			c := &w.lists[i][k]
			harm := c.cost
			for _, b := range w.blockers(&c.t, i) {
				if w.labels[b].Keep {
					harm = -1
					break
				}
				harm += 1000 + 100*float64(n-w.rank[b])
			}
			if harm >= 0 && (best < 0 || harm < least) {
				best, least = k, harm
			}
		}
		if best >= 0 {
			w.force(i, w.lists[i][best])
		}
	}
}

// respect lets every missing label take the place of less important ones, until there is none to take.
func (w *work) respect() {
	for range 2*len(w.order) + 1 {
		if !w.promote() {
			return
		}
	}
}

func (w *work) promote() bool {
	for _, i := range w.order {
		if w.done[i].Placed {
			continue
		}
		for k := range w.lists[i] {
			c := &w.lists[i][k]
			stop := slices.ContainsFunc(w.blockers(&c.t, i), func(b int32) bool {
				return w.labels[b].Keep || w.rank[b] < w.rank[i]
			})
			if !stop {
				w.force(i, *c)
				return true
			}
		}
	}
	return false
}

// force places label i at c and finds other places for those it drives out, if there are any.
func (w *work) force(i int, c candidate) {
	out := slices.Clone(w.blockers(&c.t, i))
	slices.SortFunc(out, func(a, b int32) int { return w.rank[a] - w.rank[b] })
	for _, b := range out {
		w.take(int(b))
	}
	w.put(i, c)
	for _, b := range out {
		w.settle(int(b))
	}
}
