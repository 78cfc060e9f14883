package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// ClipLine returns the parts of a line in the plane that lie in r, in order, new slices (Liang-Barsky). Points that are
// not finite break the line. Touching r in one point gives nothing.
func ClipLine(line []orb.Point, r orb.Bound) [][]orb.Point {
	var parts [][]orb.Point
	var buf []orb.Point
	ClipLineInto(line, r, &buf, func(part []orb.Point) { parts = append(parts, append([]orb.Point(nil), part...)) })
	return parts
}

// ClipLineInto is ClipLine that hands each part to emit in a buffer, which it may make larger: a part is valid until emit
// returns.
func ClipLineInto(line []orb.Point, r orb.Bound, buf *[]orb.Point, emit func(part []orb.Point)) {
	part := (*buf)[:0]
	flush := func() {
		if len(part) > 1 {
			emit(part)
		}
		part = part[:0]
	}
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		t0, t1, ok := clipSegment(a, b, r)
		if !ok {
			flush()
			continue
		}
		if t0 > 0 || len(part) == 0 {
			flush()
			part = append(part, lerp(a, b, t0))
		}
		if t1 > t0 {
			part = append(part, lerp(a, b, t1))
		}
		if t1 < 1 {
			flush()
		}
	}
	flush()
	*buf = part
}

// clipSegment returns the part t0..t1 of a..b that lies in r.
func clipSegment(a, b orb.Point, r orb.Bound) (t0, t1 float64, ok bool) {
	// Most lie inside as a whole or beyond one side; NaN is neither.
	switch {
	case a[0] >= r.Min[0] && a[0] <= r.Max[0] && a[1] >= r.Min[1] && a[1] <= r.Max[1] &&
		b[0] >= r.Min[0] && b[0] <= r.Max[0] && b[1] >= r.Min[1] && b[1] <= r.Max[1]:
		return 0, 1, true
	case a[0] < r.Min[0] && b[0] < r.Min[0], a[0] > r.Max[0] && b[0] > r.Max[0],
		a[1] < r.Min[1] && b[1] < r.Min[1], a[1] > r.Max[1] && b[1] > r.Max[1]:
		return 0, 0, false
	}
	t0, t1 = 0, 1
	for k := range 2 {
		d := b[k] - a[k]
		if !finite(a[k], b[k], d) {
			return 0, 0, false
		}
		lo, hi := r.Min[k]-a[k], r.Max[k]-a[k]
		if d == 0 {
			if lo > 0 || hi < 0 {
				return 0, 0, false
			}
			continue
		}
		u, w := lo/d, hi/d
		if u > w {
			u, w = w, u
		}
		t0, t1 = max(t0, u), min(t1, w)
		if t0 > t1 {
			return 0, 0, false
		}
	}
	return t0, t1, true
}

func lerp(a, b orb.Point, t float64) orb.Point {
	switch t {
	case 0:
		return a
	case 1:
		return b
	}
	return orb.Point{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
}

// ClipRing returns a ring of the plane cut to r (Sutherland-Hodgman), its last point not repeated, nil when nothing is
// left. Parts that hang together outside r only stay joined by edges on r's border: right for filling, not for stroking.
// Points that are not finite are left out; the orientation stays.
func ClipRing(ring []orb.Point, r orb.Bound) []orb.Point {
	var c clipper
	out := c.ring(ring, r)
	if len(out) < 3 {
		return nil
	}
	return append([]orb.Point(nil), out...)
}

// clipper keeps the buffers of Sutherland-Hodgman between rings.
type clipper struct{ a, b []orb.Point }

// ring clips; the result is valid until the next call and may be the buffer's own, or ring itself where nothing of it is cut.
func (c *clipper) ring(ring []orb.Point, r orb.Bound) []orb.Point {
	if n := len(ring); n > 1 && ring[0] == ring[n-1] {
		ring = ring[:n-1]
	}
	for i, q := range ring {
		if !finite(q[0], q[1]) {
			ring = c.finite(ring, i)
			break
		}
	}
	for side := range 4 {
		k, limit, sign := side/2, r.Min[side/2], 1.0
		if side%2 == 1 {
			limit, sign = r.Max[k], -1
		}
		all := true
		for _, q := range ring {
			if (q[k]-limit)*sign < 0 {
				all = false
				break
			}
		}
		if all {
			continue
		}
		c.b = slices.Grow(c.b[:0], len(ring)+4)
		p := ring[len(ring)-1]
		for _, q := range ring {
			dp, dq := (p[k]-limit)*sign, (q[k]-limit)*sign
			if (dp < 0) != (dq < 0) {
				x := lerp(p, q, dp/(dp-dq))
				x[k] = limit
				c.b = append(c.b, x)
			}
			if dq >= 0 {
				c.b = append(c.b, q)
			}
			p = q
		}
		c.a, c.b = c.b, c.a
		ring = c.a
	}
	return ring
}

// finite returns a copy of ring without the points that are not finite, of which ring[at] is the first.
func (c *clipper) finite(ring []orb.Point, at int) []orb.Point {
	c.a = append(c.a[:0], ring[:at]...)
	for _, q := range ring[at:] {
		if finite(q[0], q[1]) {
			c.a = append(c.a, q)
		}
	}
	if n := len(c.a); n > 1 && c.a[0] == c.a[n-1] {
		c.a = c.a[:n-1]
	}
	return c.a
}

// Leave returns where a line first leaves r after having been inside, and the direction of travel there in radians
// (atan2 of the line's step, so clockwise on a screen where y runs down). A line that starts outside counts from where it
// enters. It reports false for a line that never leaves r or never is in it.
func Leave(line []orb.Point, r orb.Bound) (at orb.Point, angle float64, ok bool) {
	inside := false
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		t0, t1, hit := clipSegment(a, b, r)
		if hit && (t1 > t0 || a == b) {
			inside = true
		}
		if inside && (!hit || t1 < 1) && finite(b[0], b[1]) {
			if !hit {
				t1 = 0
			}
			return lerp(a, b, t1), math.Atan2(b[1]-a[1], b[0]-a[0]), true
		}
	}
	return orb.Point{}, 0, false
}
