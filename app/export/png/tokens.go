package png

import "encoding/binary"

// tokens is a strip after filtering (always Paeth), as literals and runs of zeros: what deflate needs, found without a
// search. Paeth foretells a pixel that repeats the row above or the pixel before, so that of a flat picture only its edges
// are literals.
type tokens struct {
	list     []uint16   // < 256: a literal; else repeats of the byte before, repeat + how many
	full     [][]uint16 // what comes before list: lists that are full are not moved
	spare    [][]uint16 // lists to be used again
	literals int        // how many of the tokens are literals
	hist     [286]int
	pixel    int
	s1, s2   uint64 // Adler-32 sums of the strip, begun at 0
	bytes    int
	zeros    int // zeros at the end that are not in the list yet
}

const (
	filterSub   = 1 // Paeth, were the row above all zeros
	filterPaeth = 4
	repeat      = 256
	maxMatch    = 258
)

func (t *tokens) reset() {
	t.spare, t.full = append(t.spare, t.full...), t.full[:0]
	t.list, t.literals, t.hist = t.list[:0], 0, [286]int{}
	t.s1, t.s2, t.bytes, t.zeros = 0, 0, 0, 0
}

// listSize is how many tokens a list begins with room for.
const listSize = 1 << 15

// nextList puts the list aside and begins another.
func (t *tokens) nextList() {
	if len(t.list) > 0 {
		t.full = append(t.full, t.list)
	}
	if n := len(t.spare); n > 0 {
		t.list, t.spare = t.spare[n-1][:0], t.spare[:n-1]
		return
	}
	t.list = make([]uint16, 0, listSize)
}

// lists returns all tokens, in order.
func (t *tokens) lists() [][]uint16 { return append(t.full, t.list) }

// filter tells which filter the next row has.
func (t *tokens) filter(kind byte) { t.literal(kind) }

// addRow adds a row of RGBA, given the row before.
func (t *tokens) addRow(row, prev []byte) {
	if cap(t.list)-len(t.list) < listSize/8 { // more than most rows need
		t.nextList()
	}
	n := len(row)
	prev = prev[:n]
	for i := 0; i < n; {
		// Pixels like those above, after one like that above.
		j := i
		for j+256 <= n && string(row[j:j+256]) == string(prev[j:j+256]) { // which the runtime does with wide registers
			j += 256
		}
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

// changed adds the pixels from byte i on, the first of which differs from the one above, up to one that is like that above
// and follows one like that. It returns where it ended.
func (t *tokens) changed(row, prev []byte, i int) int {
	var left, corner uint32
	if i > 0 {
		left, corner = binary.LittleEndian.Uint32(row[i-4:]), binary.LittleEndian.Uint32(prev[i-4:])
	}
	for ; i+4 <= len(row); i += 4 {
		now, above := binary.LittleEndian.Uint32(row[i:]), binary.LittleEndian.Uint32(prev[i:])
		if left == corner && now == above {
			return i
		}
		foretold := above
		switch {
		case left == corner:
		case above == corner || left == above:
			foretold = left
		default:
			foretold = paeth(left, above, corner)
		}
		if now == foretold {
			t.zeros += t.pixel
		} else {
			t.literals4(less(now, foretold))
		}
		left, corner = now, above
	}
	return i
}

// less subtracts the four bytes of a pixel.
func less(a, b uint32) uint32 {
	const high = 0x80808080
	return ((a | high) - (b &^ high)) ^ ((a ^ ^b) & high)
}

// literals4 adds the bytes of a pixel, zeros among them too: telling those apart costs more than they take.
func (t *tokens) literals4(v uint32) {
	if t.zeros > 0 {
		t.flushZeros()
	}
	a, b, c := v&255, v>>8&255, v>>16&255
	t.list = append(t.list, uint16(a), uint16(b), uint16(c))
	t.hist[a]++
	t.hist[b]++
	t.hist[c]++
	s1, s2 := t.s1, t.s2
	t.s2 = s2 + 3*s1 + uint64(3*a+2*b+c)
	t.s1 = s1 + uint64(a+b+c)
	t.bytes += 3
	t.literals += 3
	if t.pixel == 4 {
		t.literal(byte(v >> 24))
	}
}

// paeth is PNG's predictor for the four bytes of a pixel, all at once: each in a lane of 16 bits.
func paeth(left, above, corner uint32) uint32 {
	a, b, c := lanes(left), lanes(above), lanes(corner)
	pa, pb, pc := apart(b, c), apart(a, c), apart(a+b, 2*c)
	useA := least(pa, pb) & least(pa, pc)
	useB := least(pb, pc) &^ useA
	out := a&useA | b&useB | c&^(useA|useB)
	return uint32(out) | uint32(out>>24)
}

// lanes spreads the bytes 0, 2, 1 and 3 of a pixel.
func lanes(p uint32) uint64 {
	const mask = 0x00ff00ff
	return uint64(p&mask) | uint64(p>>8&mask)<<32
}

const laneTops = 0x8000800080008000

// least has all bits of a lane set where x is not above y; both are below 2^15.
func least(x, y uint64) uint64 {
	m := ((y | laneTops) - x) & laneTops
	return m<<1 - m>>15
}

// apart returns the distance of x and y in each lane; both are below 2^15.
func apart(x, y uint64) uint64 {
	swap := (x ^ y) & least(x, y)
	return x ^ swap - (y ^ swap)
}

func (t *tokens) literal(v byte) {
	if v == 0 {
		t.zeros++
		return
	}
	if t.zeros > 0 {
		t.flushZeros()
	}
	t.list = append(t.list, uint16(v))
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
	t.s2 += uint64(n) * t.s1
	if n > 1<<12 {
		t.s1 %= adlerMod
		t.s2 %= adlerMod
	}
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
	for n--; n > 0; {
		m := min(n, maxMatch)
		if n > m && n-m < 3 {
			m = n - 3 // what is left must be a match too
		}
		t.hist[lengthSymbol[m]]++
		t.list = append(t.list, uint16(repeat+m))
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
