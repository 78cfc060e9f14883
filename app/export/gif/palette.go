package gif

import (
	"cmp"
	"image"
	"slices"
)

// Colors is how many colours a palette holds at most; one more place is kept for what does not change.
const Colors = 255

// Sampler counts the colours of some frames of an animation, so that a palette can be chosen for all of it.
type Sampler struct{ counts map[uint32]int }

// Add counts the colours of a frame.
func (s *Sampler) Add(frame *image.RGBA) {
	if s.counts == nil {
		s.counts = map[uint32]int{}
	}
	for y := frame.Rect.Min.Y; y < frame.Rect.Max.Y; y++ {
		at := frame.PixOffset(frame.Rect.Min.X, y)
		row := frame.Pix[at : at+4*frame.Rect.Dx()]
		run, last := 0, uint32(0)
		for ; len(row) >= 4; row = row[4:] {
			if c := rgb(row); c == last {
				run++
			} else {
				s.count(last, run)
				run, last = 1, c
			}
		}
		s.count(last, run)
	}
}

func (s *Sampler) count(c uint32, n int) {
	if n > 0 {
		s.counts[c] += n
	}
}

func rgb(p []byte) uint32 { return uint32(p[0])<<16 | uint32(p[1])<<8 | uint32(p[2]) }

// weighted is a colour with the number of pixels that have it.
type weighted struct {
	color uint32
	n     int
}

func (w weighted) channel(i int) int { return int(w.color >> (16 - 8*i) & 255) }

// Palette chooses the colours: those that fill the most, as they are, since maps are flat and a shade off would show; the
// rest, which are mostly the edges of things, by cutting their space at the median again and again (Heckbert 1982).
func (s *Sampler) Palette() []uint32 {
	all := make([]weighted, 0, len(s.counts))
	for c, n := range s.counts {
		all = append(all, weighted{c, n})
	}
	slices.SortFunc(all, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.color, b.color))
	})
	const exact = 96
	var palette []uint32
	for len(palette) < exact && len(all) > 0 {
		palette = append(palette, all[0].color)
		all = all[1:]
	}
	boxes := [][]weighted{all}
	if len(all) == 0 {
		boxes = nil
	}
	for len(boxes) > 0 && len(boxes) < Colors-len(palette) {
		best, score := -1, 0
		for i, b := range boxes {
			if v := spread(b); v > score {
				best, score = i, v
			}
		}
		if best < 0 {
			break
		}
		low, high := cut(boxes[best])
		boxes[best] = low
		boxes = append(boxes, high)
	}
	for _, b := range boxes {
		palette = append(palette, mean(b))
	}
	return palette
}

// extent returns the channel in which a box is longest, and its length there.
func extent(box []weighted) (channel, length int) {
	for i := range 3 {
		low, high := 255, 0
		for _, w := range box {
			low, high = min(low, w.channel(i)), max(high, w.channel(i))
		}
		if high-low > length {
			channel, length = i, high-low
		}
	}
	return channel, length
}

// spread says how much a box would gain by being cut.
func spread(box []weighted) int {
	_, length := extent(box)
	n := 0
	for _, w := range box {
		n += w.n
	}
	return length * length * (1 + n/256)
}

// cut halves a box, by pixels, across its longest side.
func cut(box []weighted) (low, high []weighted) {
	channel, _ := extent(box)
	slices.SortFunc(box, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(a.channel(channel), b.channel(channel)), cmp.Compare(a.color, b.color))
	})
	total, n := 0, 0
	for _, w := range box {
		total += w.n
	}
	for i, w := range box[:len(box)-1] {
		if n += w.n; 2*n >= total && box[i+1].channel(channel) != w.channel(channel) {
			return box[:i+1], box[i+1:]
		}
	}
	for i := len(box) - 1; i > 0; i-- { // all of the weight lies in the last shade
		if box[i].channel(channel) != box[i-1].channel(channel) {
			return box[:i], box[i:]
		}
	}
	return box[:1], box[1:]
}

func mean(box []weighted) uint32 {
	var sum [3]int
	n := 0
	for _, w := range box {
		for i := range sum {
			sum[i] += w.channel(i) * w.n
		}
		n += w.n
	}
	n = max(n, 1)
	return uint32((sum[0]+n/2)/n)<<16 | uint32((sum[1]+n/2)/n)<<8 | uint32((sum[2]+n/2)/n)
}

// matcher finds the nearest colour of a palette.
type matcher struct {
	palette []uint32
	known   map[uint32]uint8
}

func (m *matcher) index(c uint32) uint8 {
	if i, ok := m.known[c]; ok {
		return i
	}
	best, distance := 0, 1<<30
	for i, p := range m.palette {
		r, g, b := int(p>>16&255)-int(c>>16&255), int(p>>8&255)-int(c>>8&255), int(p&255)-int(c&255)
		if d := 3*r*r + 4*g*g + 2*b*b; d < distance { // the eye is keener for green
			best, distance = i, d
		}
	}
	if len(m.known) >= 1<<16 {
		clear(m.known)
	}
	m.known[c] = uint8(best)
	return uint8(best)
}
