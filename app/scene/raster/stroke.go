package raster

import (
	"math"

	"thawline/app/scene"
)

// pen draws strokes into an accumulator: every segment is a box, every turn a wedge, all of one direction, so that their
// sum cut to 1 is their union. The edges that neighbours share cancel and are left out. One side of the line is
// at +normal, the other at -normal.
type pen struct {
	c                        *cover
	r                        float64 // half the width, pixels
	cap                      scene.Cap
	join                     scene.Join
	perSquare                float64 // 1 / r²
	meetCos                  float64 // turns flatter than this need no rounding: the sides may meet
	cosStep                  float64 // turns flatter than this are not rounded
	step                     float64 // radians
	top, bottom, left, right float64 // where it can be seen, with its own width around
	piece                    []vec
	marks                    []mark // room for pieces and contours
	dash                     dashes
	half                     bool    // only the side at -normal is wanted
	under                    float64 // how far the other side lies from the line then, of half the width
	near                     bool    // all of the line and its edges is within the box of fixed point
	island                   bool    // when half: what lies at the other side is filled, and has no edge
}

const (
	miterLimit   = 4
	arcFlatness  = 0.06 // pixels
	underLand    = 2.5  // pixels: more than the points that are left out are worth
	joinFlatness = 0.12 // pixels
	maxWidth     = 4096 // pixels
)

// set prepares for strokes of the given width, at most maxWidth, on the accumulator's scissor.
func (p *pen) set(c *cover, width float64, cp scene.Cap, join scene.Join) {
	p.c, p.cap, p.join, p.half, p.island, p.near = c, cp, join, false, false, false
	p.r = min(width, maxWidth) / 2
	p.step = math.Pi / 2
	if p.r > arcFlatness {
		p.step = min(p.step, 2*math.Acos(1-arcFlatness/p.r))
	}
	p.cosStep = math.Cos(p.step)
	p.perSquare = 1 / max(p.r*p.r, 1e-12)
	switch join {
	case scene.JoinMiter:
		p.meetCos = 0
	case scene.JoinBevel:
		p.meetCos = 1 - 2*joinFlatness/p.r
	default: // the point where the sides meet lies r/cos(half the turn) away
		q := 1 + joinFlatness/p.r
		p.meetCos = max(2/(q*q)-1, 0)
	}
	reach := p.reach()
	p.top, p.bottom = float64(c.y0)-reach, float64(c.y1)+reach
	p.left, p.right = float64(c.x0)-reach, float64(c.x1)+reach
}

// reach is how far from its line the stroke may paint.
func (p *pen) reach() float64 {
	if p.join == scene.JoinMiter {
		return p.r*miterLimit + 1
	}
	return p.r*math.Sqrt2 + 1
}

func sub(a, b vec) vec { return vec{a.x - b.x, a.y - b.y} }

// solid strokes one run of points, no two neighbours of which are the same. Segments that cannot be seen are left out:
// above, below and to the right of the scissor an edge adds nothing, so outlines need not be closed there. To the left
// everything counts. Chunks, if any, tell where segments lie. What is drawn of a segment depends on its
// neighbours, never on whether they are seen.
func (p *pen) solid(pts []mark, closed bool, chunks []strokeChunk) {
	n := len(pts)
	segments := n - 1
	switch {
	case n == 0:
		return
	case n == 1:
		if !p.half {
			p.dot(pts[0].vec())
		}
		return
	case closed && n > 2:
		segments = n
	default:
		closed = false
	}
	var now side
	var left, right vec // where the segment's two edges begin
	follows := false    // they are known
	chunk := 0          // where i is
	for i := 0; i < segments; i++ {
		if chunks != nil && (i == 0 || i == int(chunks[chunk].to)) {
			if i > 0 {
				chunk++
			}
			if p.hides(&chunks[chunk].box) {
				follows = false
				i = int(chunks[chunk].to) - 1
				continue
			}
		}
		a, b := pts[i].vec(), pts[0].vec()
		if i+1 < n {
			b = pts[i+1].vec()
		}
		if p.unseen(a, b) {
			follows = false
			continue
		}
		if !follows {
			now = p.side(a, b)
			m := now.normal
			if i > 0 || closed {
				m, _ = p.joint(p.side(pts[(i+n-1)%n].vec(), a), now)
			}
			left, right = p.sides(a, m)
			switch {
			case i > 0 || closed:
			case p.half: // cut straight
				p.edge(right, left)
			default:
				p.end(a, vec{-m.x, -m.y})
			}
		}
		if i == segments-1 && !closed {
			l, r := p.sides(b, now.normal)
			p.along(left, l, r, right)
			if p.half {
				p.edge(l, r)
			} else {
				p.end(b, now.normal)
			}
			return
		}
		k := i + 2
		if k >= n {
			k -= n
		}
		next := p.side(b, pts[k].vec())
		m, joined := p.joint(now, next)
		l, r := p.sides(b, m)
		if joined {
			p.along(left, l, r, right)
		} else {
			endLeft, endRight := p.sides(b, now.normal)
			p.along(left, endLeft, endRight, right)
			p.turn(b, now, next)
		}
		left, right = l, r
		now, follows = next, true
	}
}

// halve makes the pen draw one side only, or both.
func (p *pen) halve(half bool) {
	p.half = half
	p.under = min(underLand/p.r, 1)
}

// sides returns the points on the two sides of v.
func (p *pen) sides(v, m vec) (left, right vec) {
	right = vec{v.x - m.x, v.y - m.y}
	if p.half {
		return vec{v.x + m.x*p.under, v.y + m.y*p.under}, right
	}
	return vec{v.x + m.x, v.y + m.y}, right
}

// along adds a segment's two edges, the one forth and the other back.
func (p *pen) along(from, to, back, home vec) {
	if !p.island {
		p.edge(from, to)
	}
	p.edge(back, home)
}

func (p *pen) edge(a, b vec) {
	if p.near {
		p.c.line(fixed(a.x), fixed(a.y), fixed(b.x), fixed(b.y))
		return
	}
	p.c.edge(a, b)
}

func (p *pen) unseen(a, b vec) bool {
	return a.y < p.top && b.y < p.top || a.y > p.bottom && b.y > p.bottom || a.x > p.right && b.x > p.right
}

// side is one segment's offset to its side, with the segment's length.
type side struct {
	normal vec
	length float64
}

func (p *pen) side(a, b vec) side {
	d := sub(b, a)
	l := math.Sqrt(d.x*d.x + d.y*d.y)
	k := p.r / max(l, 1e-9)
	return side{vec{-d.y * k, d.x * k}, l}
}

// joint reports whether two segments turn so little that their sides can simply meet, and the offset at which they do; for
// others it returns the second's own offset. Sides of dashes never meet, since a dash is cut where it is out of view.
func (p *pen) joint(a, b side) (vec, bool) {
	m, n := a.normal, b.normal
	cos := (m.x*n.x + m.y*n.y) * p.perSquare
	short := min(a.length, b.length)
	if cos < p.meetCos || p.dash.sum > 0 || p.r*p.r*(1-cos) > 0.8*short*short*(1+cos) {
		return n, false
	}
	k := 1 / (1 + cos)
	return vec{(m.x + n.x) * k, (m.y + n.y) * k}, true
}

// turn joins two segments that meet at v.
func (p *pen) turn(v vec, a, b side) {
	m, n := a.normal, b.normal
	cross := m.x*n.y - m.y*n.x
	gap := math.Abs(m.x-n.x) + math.Abs(m.y-n.y)
	fromLeft, fromRight := p.sides(v, m)
	toLeft, toRight := p.sides(v, n)
	// A gap too small to see, on a curve that is wider than the pen, needs neither rounding nor a way through the middle.
	if gap < 0.5 && gap < 0.7*min(a.length, b.length) {
		p.along(fromLeft, toLeft, toRight, fromRight)
		return
	}
	if cross > 0 { // +normal is the inner side
		if !p.island {
			p.edge(fromLeft, v)
			p.edge(v, toLeft)
		}
		p.outer(v, vec{-n.x, -n.y}, vec{-m.x, -m.y})
		return
	}
	switch {
	case p.island:
	case p.half:
		p.edge(fromLeft, toLeft)
	default:
		p.outer(v, m, n)
	}
	p.edge(toRight, v)
	p.edge(v, fromRight)
}

// outer goes round the outside of a turn from v+m to v+n.
func (p *pen) outer(v, m, n vec) {
	dot := m.x*n.x + m.y*n.y
	rr := p.r * p.r
	switch p.join {
	case scene.JoinRound:
		if dot < p.cosStep*rr {
			p.arc(v, m, n, math.Atan2(m.x*n.y-m.y*n.x, dot))
			return
		}
	case scene.JoinMiter:
		// The tip lies along m+n; its distance is r/cos(half the turn).
		if half := (1 + dot/rr) / 2; half*miterLimit*miterLimit > 1 {
			k := 1 / (2 * half)
			tip := vec{v.x + (m.x+n.x)*k, v.y + (m.y+n.y)*k}
			p.edge(vec{v.x + m.x, v.y + m.y}, tip)
			p.edge(tip, vec{v.x + n.x, v.y + n.y})
			return
		}
	}
	p.edge(vec{v.x + m.x, v.y + m.y}, vec{v.x + n.x, v.y + n.y})
}

// arc goes from v+m to v+n through angle, counted from m.
func (p *pen) arc(v, m, n vec, angle float64) {
	steps := int(math.Ceil(math.Abs(angle) / p.step))
	if steps > 1 {
		sin, cos := math.Sincos(angle / float64(steps))
		for range steps - 1 {
			next := vec{m.x*cos - m.y*sin, m.x*sin + m.y*cos}
			p.edge(vec{v.x + m.x, v.y + m.y}, vec{v.x + next.x, v.y + next.y})
			m = next
		}
	}
	p.edge(vec{v.x + m.x, v.y + m.y}, vec{v.x + n.x, v.y + n.y})
}

// end closes a line at v from v+m round to v-m.
func (p *pen) end(v, m vec) {
	switch p.cap {
	case scene.CapRound:
		p.arc(v, m, vec{-m.x, -m.y}, -math.Pi)
	case scene.CapSquare:
		out := vec{m.y, -m.x} // along the line, away from it
		q := vec{v.x + out.x, v.y + out.y}
		p.edge(vec{v.x + m.x, v.y + m.y}, vec{q.x + m.x, q.y + m.y})
		p.edge(vec{q.x + m.x, q.y + m.y}, vec{q.x - m.x, q.y - m.y})
		p.edge(vec{q.x - m.x, q.y - m.y}, vec{v.x - m.x, v.y - m.y})
	default:
		p.edge(vec{v.x + m.x, v.y + m.y}, vec{v.x - m.x, v.y - m.y})
	}
}

// dot draws a line of no length: nothing with butt ends, a disc or an upright square otherwise.
func (p *pen) dot(v vec) {
	m := vec{0, p.r}
	switch p.cap {
	case scene.CapRound:
		p.arc(v, m, vec{0, -p.r}, -math.Pi)
		p.arc(v, vec{0, -p.r}, m, -math.Pi)
	case scene.CapSquare:
		p.end(v, m)
		p.end(v, vec{0, -p.r})
	}
}
