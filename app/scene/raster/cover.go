package raster

import (
	"encoding/binary"
	"math/bits"
)

// Coordinates inside the accumulator are pixels times 256.
const (
	one     = 256
	full    = 2 * one * one // coverage of a whole pixel in units of cell.area
	fixedTo = 1 << 20       // pixels: lines are cut to this box before they become fixed point
)

// cell is what the edges that cross one pixel leave there: cover is the height they climb (down positive), area twice the
// space between them and the pixel's left side.
type cell struct{ cover, area int32 }

// run is a stretch of pixels of one row with one coverage.
type run struct {
	x0, x1 int32
	a      uint32 // 1..255
}

// cover adds up the signed area of closed outlines over a window of the picture, and hands it out row by row as runs.
// The sum of windings is cut to 0..1, so overlapping outlines of one direction are a union. Everything about an edge is
// computed from the edge alone, never from the window, so that a picture drawn in bands has the bytes of one drawn whole.
type cover struct {
	top, rows      int // the window's first row and number of rows
	stride, words  int // cells and mark words per row
	cells          []cell
	marks          []uint64 // one bit per cell that is not zero
	x0, x1, y0, y1 int      // the scissor: columns and rows that are wanted, within the window
	lowRow, endRow int      // rows touched
	lowCol, endCol int      // columns touched
	flip           bool     // edges count the other way round
	runs           []run
}

// window makes room for the given columns 0..w and rows; what was accumulated before must have been swept.
func (c *cover) window(w, top, rows int) {
	c.top, c.rows, c.stride = top, rows, w+1
	c.words = (c.stride + 63) / 64
	if n := c.stride * rows; n > len(c.cells) {
		c.cells = make([]cell, n)
	}
	if n := c.words * rows; n > len(c.marks) {
		c.marks = make([]uint64, n)
	}
	c.scissor(0, top, w, top+rows)
}

// scissor sets what is wanted of the window; it is cut to it. It reports whether anything is left.
func (c *cover) scissor(x0, y0, x1, y1 int) bool {
	c.x0, c.x1 = max(x0, 0), min(x1, c.stride-1)
	c.y0, c.y1 = max(y0, c.top), min(y1, c.top+c.rows)
	c.lowRow, c.endRow, c.lowCol, c.endCol = c.y1, c.y0, c.x1+1, c.x0
	return c.x0 < c.x1 && c.y0 < c.y1
}

// line adds the edge from one point to another.
func (c *cover) line(ax, ay, bx, by int32) {
	if ay == by {
		return
	}
	// Turned downwards without a branch: which way an edge of a coast goes, no processor guesses.
	up := (by - ay) >> 31
	ax, bx = ax^(ax^bx)&up, bx^(ax^bx)&up
	ay, by = ay^(ay^by)&up, by^(ay^by)&up
	sign := 1 | up
	if c.flip {
		sign = -sign
	}
	first, last := max(int(ay>>8), c.y0), min(int((by-1)>>8), c.y1-1)
	if first > last {
		return
	}
	left, right := int32(c.x0)<<8, int32(c.x1)<<8
	lo, hi := min(ax, bx), max(ax, bx)
	if lo >= right {
		return
	}
	c.lowRow, c.endRow = min(c.lowRow, first), max(c.endRow, last+1)
	c.lowCol, c.endCol = min(c.lowCol, max(int(lo>>8), c.x0)), max(c.endCol, min(int(hi>>8)+1, c.x1))

	if hi <= left { // all of it lies left: it only lifts what follows
		for y := first; y <= last; y++ {
			c.add(y, c.x0, sign*(min(by, int32(y+1)<<8)-max(ay, int32(y)<<8)), 0)
		}
		return
	}
	if ax == bx {
		col, fx := int(ax>>8), 2*(ax&255)
		for y := first; y <= last; y++ {
			h := sign * (min(by, int32(y+1)<<8) - max(ay, int32(y)<<8))
			c.add(y, col, h, h*fx)
		}
		return
	}
	inside := lo >= left && hi < right
	if int(by-1)>>8 == int(ay)>>8 {
		c.rowLine(first, ax, bx, sign*(by-ay), inside)
		return
	}
	slope := float64(bx-ax) / float64(by-ay)
	at := func(y int32) int32 { return ax + int32(slope*float64(y-ay)) }
	y, x := max(ay, int32(first)<<8), ax
	if y > ay {
		x = at(y)
	}
	for r := first; r <= last; r++ {
		ny, nx := int32(r+1)<<8, bx
		if ny < by {
			nx = at(ny)
		} else {
			ny = by
		}
		c.rowLine(r, x, nx, sign*(ny-y), inside)
		x, y = nx, ny
	}
}

// rowLine adds an edge within row y that climbs h from column ax to bx.
func (c *cover) rowLine(y int, ax, bx, h int32, inside bool) {
	if ax>>8 == bx>>8 && inside {
		c.add(y, int(ax>>8), h, h*(ax&255+bx&255))
		return
	}
	back := (bx - ax) >> 31
	ax, bx = ax^(ax^bx)&back, bx^(ax^bx)&back
	c0, c1 := int(ax>>8), int(bx>>8)
	if inside && c1 == c0+1 { // the usual case
		d := int32(float64(h) / float64(bx-ax) * float64(256-ax&255))
		i := (y-c.top)*c.stride + c0
		p := c.cells[i : i+2 : i+2]
		p[0].cover += d
		p[0].area += d * (ax&255 + 256)
		h -= d
		p[1].cover += h
		p[1].area += h * (bx & 255)
		marks := c.marks[(y-c.top)*c.words:]
		marks[c0>>6] |= 3 << (c0 & 63)
		if c0&63 == 63 {
			marks[c1>>6] |= 1
		}
		return
	}
	if c0 >= c.x1 {
		return
	}
	if bx <= int32(c.x0)<<8 {
		c.add(y, c.x0, h, 0)
		return
	}
	if c0 == c1 {
		c.add(y, c0, h, h*(ax&255+bx&255))
		return
	}
	climb := float64(h) / float64(bx-ax)
	done, x := int32(0), ax
	if c0 < c.x0 {
		c0, x = c.x0, int32(c.x0)<<8
		done = int32(climb * float64(x-ax))
		c.add(y, c0, done, 0)
	}
	for col := c0; col <= c1 && col < c.x1; col++ {
		nx, now := int32(col+1)<<8, h
		if nx < bx {
			now = int32(climb * float64(nx-ax))
		} else {
			nx = bx
		}
		d := now - done
		base := int32(col) << 8
		if d != 0 {
			c.add(y, col, d, d*(x-base+nx-base))
		}
		done, x = now, nx
	}
}

func (c *cover) add(y, x int, h, area int32) {
	r := y - c.top
	p := &c.cells[r*c.stride+x]
	p.cover += h
	p.area += area
	c.marks[r*c.words+x>>6] |= 1 << (x & 63)
}

// sweep returns the runs of row y and leaves the row empty. The slice is valid until the next sweep.
func (c *cover) sweep(y int) []run {
	r := y - c.top
	marks := c.marks[r*c.words : (r+1)*c.words]
	cells := c.cells[r*c.stride : (r+1)*c.stride]
	out := c.runs[:0]
	acc := int32(0)
	var a uint32 // coverage between cells, from acc
	x := int32(c.x0)
	for w := c.lowCol >> 6; w <= c.endCol>>6 && w < len(marks); w++ {
		word := marks[w]
		if word == 0 {
			continue
		}
		marks[w] = 0
		for word != 0 {
			cx := int32(w<<6 + bits.TrailingZeros64(word))
			word &= word - 1
			if a != 0 && cx > x {
				out = append(out, run{x, cx, a})
			}
			p := &cells[cx]
			acc += p.cover
			if v := alpha(acc*(2*one) - p.area); v != 0 && cx < int32(c.x1) {
				out = append(out, run{cx, cx + 1, v})
			}
			if p.cover != 0 {
				a = alpha(acc * (2 * one))
			}
			*p = cell{}
			x = cx + 1
		}
	}
	if a != 0 && x < int32(c.x1) {
		out = append(out, run{x, int32(c.x1), a})
	}
	c.runs = out
	return out
}

// paint lays ink over row y's pixels, as its runs say, and leaves the row empty.
func (c *cover) paint(y int, row []byte, k ink) {
	r := y - c.top
	marks := c.marks[r*c.words : (r+1)*c.words]
	cells := c.cells[r*c.stride : (r+1)*c.stride]
	s, opacity := lanes(uint32(k)), uint32(k>>24)
	row = row[:c.x1*4]
	acc := int32(0)
	var a uint32 // coverage between cells, from acc
	x := c.x0
	for w := c.lowCol >> 6; w <= c.endCol>>6 && w < len(marks); w++ {
		word := marks[w]
		if word == 0 {
			continue
		}
		marks[w] = 0
		for word != 0 {
			cx := w<<6 + bits.TrailingZeros64(word)
			word &= word - 1
			if a != 0 && cx > x {
				paintSpan(row[x*4:cx*4], k, a)
			}
			p := &cells[cx]
			acc += p.cover
			if v := alpha(acc*(2*one) - p.area); v != 0 && cx < c.x1 {
				pixel := row[cx*4 : cx*4+4]
				sv := v
				if opacity != 255 {
					sv = weighed(opacity, v)
				}
				binary.LittleEndian.PutUint32(pixel, mix(binary.LittleEndian.Uint32(pixel), s, v, sv))
			}
			if p.cover != 0 {
				a = alpha(acc * (2 * one))
			}
			*p = cell{}
			x = cx + 1
		}
	}
	if a != 0 && x < c.x1 {
		paintSpan(row[x*4:], k, a)
	}
}

// alpha turns a summed area into 0..255.
func alpha(v int32) uint32 {
	if v < 0 {
		v = -v
	}
	v = min(v, full)
	return (uint32(v)*255 + full/2) / full
}
