package png

import "encoding/binary"

// tokens is a strip after filtering (always Up), as literals and repeats of the byte or the pixel before: what deflate
// needs, found without a search.
type tokens struct {
	list     []uint32 // < 256: a literal; else length<<9 | kind, repeating what lies one byte or one pixel back
	literals int      // how many of the list are literals
	hist     [286]int
	pixel    int
	s1, s2   uint64 // Adler-32 sums of the strip, begun at 0
	bytes    int
	zeros    int // zeros at the end that are not in the list yet
}

const (
	repeatByte  = 1 << 8
	repeatPixel = 3 << 8 // both bits, so that repeats are told from literals by one
	kindMask    = 3 << 8
	lengthShift = 10
	maxMatch    = 258
)

func (t *tokens) init(pixel int) {
	t.pixel = pixel
	t.list = make([]uint32, 0, 1<<14)
}

func (t *tokens) reset() {
	t.list, t.literals, t.hist = t.list[:0], 0, [286]int{}
	t.s1, t.s2, t.bytes, t.zeros = 0, 0, 0, 0
}

// addRow adds a row of RGBA, given the row before.
func (t *tokens) addRow(row, prev []byte) {
	t.literal(2) // filter Up
	n := len(row)
	prev = prev[:n]
	for i := 0; i < n; {
		j := i
		for j+32 <= n {
			a := binary.LittleEndian.Uint64(row[j:]) ^ binary.LittleEndian.Uint64(prev[j:])
			b := binary.LittleEndian.Uint64(row[j+8:]) ^ binary.LittleEndian.Uint64(prev[j+8:])
			c := binary.LittleEndian.Uint64(row[j+16:]) ^ binary.LittleEndian.Uint64(prev[j+16:])
			d := binary.LittleEndian.Uint64(row[j+24:]) ^ binary.LittleEndian.Uint64(prev[j+24:])
			if a|b|c|d != 0 {
				break
			}
			j += 32
		}
		for j+4 <= n && binary.LittleEndian.Uint32(row[j:]) == binary.LittleEndian.Uint32(prev[j:]) {
			j += 4
		}
		t.zeros += (j - i) / 4 * t.pixel
		if i = j; i < n {
			i = t.changed(row, prev, i)
		}
	}
	t.s1 %= adlerMod
	t.s2 %= adlerMod
}

// changed adds the pixel at byte i, which differs from the one above, and those after it that differ likewise. It returns
// where it ended.
func (t *tokens) changed(row, prev []byte, i int) int {
	d0, d1, d2, d3 := row[i]-prev[i], row[i+1]-prev[i+1], row[i+2]-prev[i+2], row[i+3]-prev[i+3]
	if t.pixel == 3 {
		d3 = 0
	}
	t.literal(d0)
	t.literal(d1)
	t.literal(d2)
	if t.pixel == 4 {
		t.literal(d3)
	}
	end := i + 4
	now, above := binary.LittleEndian.Uint32(row[i:]), binary.LittleEndian.Uint32(prev[i:])
	for end+4 <= len(row) && binary.LittleEndian.Uint32(row[end:]) == now && binary.LittleEndian.Uint32(prev[end:]) == above {
		end += 4
	}
	count := end/4 - i/4 - 1
	if count*t.pixel < 6 { // not worth a repeat
		for ; count > 0; count-- {
			t.literal(d0)
			t.literal(d1)
			t.literal(d2)
			if t.pixel == 4 {
				t.literal(d3)
			}
		}
		return end
	}
	if t.zeros > 0 {
		t.flushZeros()
	}
	t.repeat(repeatPixel, count*t.pixel)
	t.sumPixels([4]uint64{uint64(d0), uint64(d1), uint64(d2), uint64(d3)}, count)
	return end
}

// sumPixels counts repeated pixels into the checksum.
func (t *tokens) sumPixels(d [4]uint64, count int) {
	for range count {
		for _, v := range d[:t.pixel] {
			t.s1 += v
			t.s2 += t.s1
		}
	}
	t.bytes += count * t.pixel
}

func (t *tokens) literal(v byte) {
	if v == 0 {
		t.zeros++
		return
	}
	if t.zeros > 0 {
		t.flushZeros()
	}
	t.list = append(t.list, uint32(v))
	t.hist[v]++
	t.literals++
	t.s1 += uint64(v)
	t.s2 += t.s1
	t.bytes++
}

// flushZeros tells the zeros that were counted: one, then repeats of it.
func (t *tokens) flushZeros() {
	n := t.zeros
	t.zeros = 0
	// A zero leaves the first sum and adds it to the second.
	t.s1 %= adlerMod
	t.s2 = (t.s2 + uint64(n)*t.s1) % adlerMod
	t.bytes += n
	if n < 4 {
		for range n {
			t.list = append(t.list, 0)
		}
		t.hist[0] += n
		t.literals += n
		return
	}
	t.list = append(t.list, 0)
	t.hist[0]++
	t.literals++
	t.repeat(repeatByte, n-1)
}

// repeat adds a repeat of at least three bytes, cut into matches that deflate can hold.
func (t *tokens) repeat(kind uint32, n int) {
	for n > 0 {
		m := min(n, maxMatch)
		if n > m && n-m < 3 {
			m = n - 3 // what is left must be a match too
		}
		t.hist[lengthSymbol[m]]++
		t.list = append(t.list, uint32(m)<<lengthShift|kind)
		n -= m
	}
}

// end tells what is still pending at the end of a strip.
func (t *tokens) end() {
	if t.zeros > 0 {
		t.flushZeros()
	}
	t.s1 %= adlerMod
	t.s2 %= adlerMod
}

// expand writes the filtered bytes that the tokens stand for.
func (t *tokens) expand(out []byte) []byte {
	for _, k := range t.list {
		switch {
		case k < 256:
			out = append(out, byte(k))
		default:
			back := 1
			if k&kindMask == repeatPixel {
				back = t.pixel
			}
			for range k >> lengthShift {
				out = append(out, out[len(out)-back])
			}
		}
	}
	return out
}

const adlerMod = 65521

// adler joins the checksums of strips.
type adler struct{ a, b uint64 }

func newAdler() adler { return adler{a: 1} }

// append adds a strip of n bytes whose sums, begun at zero, are s1 and s2.
func (d *adler) append(s1, s2 uint64, n int) {
	d.b = (d.b + s2 + d.a*uint64(n%adlerMod)) % adlerMod
	d.a = (d.a + s1) % adlerMod
}

func (d *adler) bytes() []byte { return binary.BigEndian.AppendUint32(nil, uint32(d.b<<16|d.a)) }
