package label

import (
	"slices"

	"github.com/paulmach/orb"
)

// Placer places one layout after another and keeps its memory in between, so that what is laid out again and again, as the
// map of a clock that runs, allocates next to nothing. The zero Placer is ready; it is not safe for use by several
// goroutines at once.
type Placer struct {
	work work
	out  []Placement
}

// Place is the function of the same name with the placer's own memory: the result is valid until the next call. What is
// placed does not depend on what was placed before.
func (p *Placer) Place(l Layout) []Placement {
	p.out = zeroed(p.out, len(l.Labels))
	f := l.Frame
	if !finite(f.Min[0], f.Min[1], f.Max[0], f.Max[1]) || f.Max[0] <= f.Min[0] || f.Max[1] <= f.Min[1] {
		return p.out
	}
	w := &p.work
	w.begin(l)
	for _, i := range w.order {
		w.lists[i] = w.candidates(i)
		w.settle(i)
	}
	w.insist()
	w.respect()
	for i := range w.done {
		p.out[i] = w.done[i].Placement
	}
	w.labels, w.obstacles = nil, nil // at rest it holds nothing of the layout
	return p.out
}

// Place returns where each label of l stands, in the order of l.Labels. It goes by priority: each label takes its best
// position that is free of obstacles and of labels already placed. One that finds none may move a single other label to
// another place that is nearly as good, then go out on a leader line, then is left out. In the end no label is missing
// whose place is taken only by labels of less importance, save by those that are kept.
//
// A label with a size or place that is not a finite number is left out; such obstacles are ignored.
func Place(l Layout) []Placement { return new(Placer).Place(l) }

// work is the state of one layout, in memory that the next one uses again.
type work struct {
	labels    []Label
	obstacles []Obstacle
	frame     orb.Bound
	padding   float64
	grid      grid

	order   []int         // labels as they are placed
	rank    []int         // the inverse of order
	found   []candidate   // of all labels, one label's after the other's
	lists   [][]candidate // of each label, its part of found
	far     []candidate   // see away
	done    []candidate   // the place of each label that has one
	leaders []int32       // labels that stand on a leader line

	stamp   int32
	seen    []int32 // per piece
	crossed []int32 // per obstacle
	blocked []int32
	driven  []int32 // see force
}

// zeroed returns n zero elements, in the memory of s where that is enough.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// begin takes up a layout.
func (w *work) begin(l Layout) {
	n := len(l.Labels)
	w.labels, w.obstacles, w.frame, w.padding = l.Labels, l.Obstacles, l.Frame, l.Padding
	if !finite(w.padding) || w.padding < 0 {
		w.padding = 0
	}
	w.grid.fill(l.Frame, l.Obstacles)
	w.stamp = 0
	w.seen = zeroed(w.seen, len(w.grid.pieces))
	w.crossed = zeroed(w.crossed, len(l.Obstacles))
	w.found, w.leaders = w.found[:0], w.leaders[:0]
	w.lists = zeroed(w.lists, n)
	w.done = zeroed(w.done, n)
	w.order, w.rank = zeroed(w.order, n), zeroed(w.rank, n)
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
}

// blockers returns the labels placed within the padding of t, or whose leader line runs through it, without label own.
// The slice is valid until the next call.
func (w *work) blockers(t *turned, own int) []int32 {
	w.blocked = w.blocked[:0]
	g := &w.grid
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
	g := &w.grid
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
	w.driven = append(w.driven[:0], w.blockers(&c.t, i)...)
	out := w.driven
	slices.SortFunc(out, func(a, b int32) int { return w.rank[a] - w.rank[b] })
	for _, b := range out {
		w.take(int(b))
	}
	w.put(i, c)
	for _, b := range out {
		w.settle(int(b))
	}
}
