package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// line plots a line, see Plotter.Line.
func (t *plot) line(line []orb.Point, emit func([]orb.Point)) {
	b := t.relative(line)
	if len(t.rel) < 2 || !t.seen(b) {
		return
	}
	switch {
	case t.globe != nil:
		t.globeLine(emit)
	case t.flat != nil:
		// One copy of the line for each turn round the world that it reaches into.
		for k := turn(-180 - b.Max[0]); b.Min[0]+360*k < 180; k++ {
			if k == 0 && within(b, t.world) {
				t.flatLine(t.rel, emit)
				continue
			}
			r := t.world
			r.Min[0] -= 360 * k
			r.Max[0] -= 360 * k
			ClipLineInto(t.rel, r, &t.lonPart, func(part []orb.Point) {
				for i := range part {
					part[i][0] = max(-180, min(180, part[i][0]+360*k))
				}
				t.flatLine(part, emit)
			})
		}
	default:
		for _, q := range t.rel {
			xy, ok := t.forwardOther(q)
			if !ok {
				t.endLine(emit)
				continue
			}
			t.push(xy[0], xy[1])
		}
		t.endLine(emit)
	}
}

// ring plots a ring, see Plotter.Ring.
func (t *plot) ring(ring []orb.Point, emit func([]orb.Point)) {
	b := t.relative(ring)
	b = t.close(b)
	if len(t.rel) < 3 || !t.seen(b) {
		return
	}
	switch {
	case t.globe != nil:
		t.globeRing(b, emit)
	case t.flat != nil:
		for k := turn(-180 - b.Max[0]); b.Min[0]+360*k < 180; k++ {
			if k == 0 && within(b, t.world) {
				t.flatRing(t.rel, emit)
				continue
			}
			r := t.world
			r.Min[0] -= 360 * k
			r.Max[0] -= 360 * k
			part := t.lon.ring(t.rel, r) // rel itself when all of it is in this turn; then this is the last
			if len(part) < 3 {
				continue
			}
			for i := range part {
				part[i][0] = max(-180, min(180, part[i][0]+360*k))
			}
			t.flatRing(part, emit)
		}
	default:
		for _, q := range t.rel {
			if xy, ok := t.forwardOther(q); ok {
				t.push(xy[0], xy[1])
			}
		}
		t.endRing(emit)
	}
}

// turn returns the least k for which 360 k exceeds d.
func turn(d float64) float64 { return math.Floor(d/360) + 1 }

func within(b, r orb.Bound) bool {
	return b.Min[0] >= r.Min[0] && b.Max[0] <= r.Max[0] && b.Min[1] >= r.Min[1] && b.Max[1] <= r.Max[1]
}

func (t *plot) forwardOther(q orb.Point) (orb.Point, bool) {
	if t.v.Projection == nil {
		return q, false
	}
	return t.v.Projection.Forward(orb.Point{q[0] + t.lon0, q[1]})
}

// close drops the repeated last point of rel and, when the ring runs once round the world, closes it over the pole that
// it is nearer to, with the seam at the cut where the edges of the world hide it.
func (t *plot) close(b orb.Bound) orb.Bound {
	n := len(t.rel)
	if n < 3 {
		return b
	}
	first, last := t.rel[0], t.rel[n-1]
	round := last[0] + wrap(first[0]-last[0]) - first[0]
	if math.Abs(round) < 180 {
		if first == last {
			t.rel = t.rel[:n-1]
		}
		return b
	}
	round = math.Copysign(360, round)
	if math.Abs(first[0]+round-last[0]) > 1e-9 || first[1] != last[1] {
		t.rel = append(t.rel, orb.Point{first[0] + round, first[1]})
		n++
	}
	// Where it passes the cut: there the walk begins.
	var sum float64
	at, f := 0, 0.0
	for i := 1; i < n; i++ {
		p, q := t.rel[i-1], t.rel[i]
		sum += p[1]
		if c := math.Floor((max(p[0], q[0])+180)/360)*360 - 180; at == 0 && min(p[0], q[0]) <= c && p[0] != q[0] {
			at, f = i, (c-p[0])/(q[0]-p[0])
		}
	}
	pole := math.Copysign(90, sum)
	walk := make([]orb.Point, 0, n+4)
	if at == 0 {
		walk = append(walk, t.rel...)
	} else {
		start := lerp(t.rel[at-1], t.rel[at], f)
		walk = append(walk, start)
		walk = append(walk, t.rel[at:]...)
		for _, q := range t.rel[1:at] {
			walk = append(walk, orb.Point{q[0] + round, q[1]})
		}
		walk = append(walk, orb.Point{start[0] + round, start[1]})
	}
	// Into -180..180.
	west := min(walk[0][0], walk[len(walk)-1][0])
	shift := -180 - west
	if at == 0 {
		shift = 0
	}
	from, to := walk[0][0]+shift, walk[len(walk)-1][0]+shift
	for i := range walk {
		walk[i][0] += shift
	}
	walk = append(walk, orb.Point{to, pole}, orb.Point{from, pole})
	t.rel = append(t.rel[:0], walk...)
	return ringBound(t.rel)
}

// flatLine projects a piece that lies in the world.
func (t *plot) flatLine(part []orb.Point, emit func([]orb.Point)) {
	t.xy = slices.Grow(t.xy, len(part))
	t.pushFlat(part[0], part[0])
	for i := 1; i < len(part); i++ {
		t.pushFlat(part[i-1], part[i])
	}
	t.endLine(emit)
}

func (t *plot) flatRing(part []orb.Point, emit func([]orb.Point)) {
	n := len(part)
	t.xy = slices.Grow(t.xy, n)
	for i := range part {
		t.pushFlat(part[(i+n-1)%n], part[i])
	}
	t.endRing(emit)
}

// pushFlat adds b and, when it is far from a, what lies on the way: a straight stretch in degrees is what the data mean.
func (t *plot) pushFlat(a, b orb.Point) {
	d := max(math.Abs(b[0]-a[0]), math.Abs(b[1]-a[1]))
	if d > t.step {
		n := int(math.Ceil(d / t.step))
		for i := 1; i < n; i++ {
			q := lerp(a, b, float64(i)/float64(n))
			t.push(t.table.plane(q[0]*toRad, q[1]*toRad))
		}
	}
	t.push(t.table.plane(b[0]*toRad, b[1]*toRad))
}
