package png

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
)

// Deflate's length codes (RFC 1951, 3.2.5).
var (
	lengthBase   = [29]int{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra  = [29]uint{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	lengthSymbol = symbols() // match length to literal/length symbol
)

func symbols() (out [maxMatch + 1]uint16) {
	for i, base := range lengthBase {
		for k := 0; k < 1<<lengthExtra[i] && base+k <= maxMatch; k++ {
			out[base+k] = uint16(257 + i)
		}
	}
	return out
}

const (
	endOfBlock = 256
	maxBits    = 15
)

// deflate writes the tokens as one block with its own Huffman code, then brings the stream to a byte border with an empty
// stored block, so that strips can follow each other.
func (t *tokens) deflate(out *bytes.Buffer) {
	t.hist[endOfBlock] = 1
	bits := 0
	lengths := huffman(t.hist[:], maxBits)
	codes := canonical(lengths)
	for s, n := range t.hist {
		bits += n * int(lengths[s])
		if s > endOfBlock {
			bits += n * int(lengthExtra[s-257]+1)
		}
	}
	out.Grow(bits/8 + 1024)
	w := bitWriter{b: out.AvailableBuffer()}
	writeHeader(&w, lengths)
	// Each token's bits, ready to be written: bits<<6 | how many.
	var words [repeat + maxMatch + 1]uint32
	for v := range 256 {
		words[v] = codes[v]<<6 | uint32(lengths[v])
	}
	for n := 3; n <= maxMatch; n++ {
		// The code of the length, its extra bits, and one bit for the only distance there is: 0, a byte back.
		s := lengthSymbol[n]
		l, x := uint(lengths[s]), lengthExtra[s-257]
		words[repeat+n] = (codes[s]|uint32(n-lengthBase[s-257])<<l)<<6 | uint32(l+x+1)
	}
	w.b = slices.Grow(w.b, bits/8+16)
	for _, list := range t.lists() {
		w.wholeBytes()
		at, acc, n := len(w.b), w.acc, w.n // n is below 8
		b := w.b[:cap(w.b)]
		for ; len(list) >= 2 && at+8 <= len(b); list = list[2:] {
			// Two tokens are 42 bits at most. Whole bytes are written, with some of the next that will be written again.
			first, second := words[list[0]], words[list[1]]
			acc |= uint64(first>>6)<<n | uint64(second>>6)<<(n+uint(first&63))
			n += uint(first&63) + uint(second&63)
			binary.LittleEndian.PutUint64(b[at:], acc)
			at += int(n >> 3)
			acc >>= n &^ 7
			n &= 7
		}
		w.b, w.acc, w.n = b[:at], acc, n
		for _, k := range list {
			w.put(words[k]>>6, uint(words[k]&63))
		}
	}
	w.put(codes[endOfBlock], uint(lengths[endOfBlock]))
	w.put(0, 3) // stored, not last
	w.align()
	w.b = append(w.b, 0, 0, 0xff, 0xff)
	out.Write(w.b)
}

// writeHeader begins a dynamic block (RFC 1951, 3.2.7) with one distance code of one bit.
func writeHeader(w *bitWriter, lengths []uint8) {
	w.put(0, 1)
	w.put(2, 2)
	w.put(uint32(len(lengths)-257), 5)
	w.put(0, 5)
	items := runLengths(append(append([]uint8(nil), lengths...), 1))
	var hist [19]int
	for _, it := range items {
		hist[it.symbol]++
	}
	own := huffman(hist[:], 7)
	codes := canonical(own)
	order := [19]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	n := 19
	for n > 4 && own[order[n-1]] == 0 {
		n--
	}
	w.put(uint32(n-4), 4)
	for _, s := range order[:n] {
		w.put(uint32(own[s]), 3)
	}
	for _, it := range items {
		w.put(codes[it.symbol], uint(own[it.symbol]))
		w.put(it.extra, it.bits)
	}
}

// item is a symbol of the code that writes code lengths.
type item struct {
	symbol uint8
	extra  uint32
	bits   uint
}

func runLengths(lengths []uint8) []item {
	var out []item
	for i := 0; i < len(lengths); {
		v, n := lengths[i], 1
		for i+n < len(lengths) && lengths[i+n] == v {
			n++
		}
		i += n
		if v != 0 {
			out = append(out, item{symbol: v})
			n--
		}
		for n >= 3 {
			switch {
			case v != 0:
				m := min(n, 6)
				out = append(out, item{16, uint32(m - 3), 2})
				n -= m
			case n <= 10:
				out = append(out, item{17, uint32(n - 3), 3})
				n = 0
			default:
				m := min(n, 138)
				out = append(out, item{18, uint32(m - 11), 7})
				n -= m
			}
		}
		for ; n > 0; n-- {
			out = append(out, item{symbol: v})
		}
	}
	return out
}

// huffman returns the lengths of a Huffman code for the counts, none longer than limit. A single symbol gets one bit.
func huffman(hist []int, limit int) []uint8 {
	type node struct {
		weight      int
		left, right int32 // left < 0: a leaf, right its symbol
	}
	const most = 286 // symbols
	var room [2 * most]node
	var depths [2 * most]int32
	counts := slices.Clone(hist)
	for {
		nodes := room[:0]
		for s, c := range counts {
			if c > 0 {
				nodes = append(nodes, node{c, -1, int32(s)})
			}
		}
		slices.SortStableFunc(nodes, func(a, b node) int { return a.weight - b.weight })
		leaves := len(nodes)
		i, j := 0, leaves // next leaf, next inner node: both in order of weight
		take := func() int {
			if i < leaves && (j >= len(nodes) || nodes[i].weight <= nodes[j].weight) {
				i++
				return i - 1
			}
			j++
			return j - 1
		}
		for range leaves - 1 {
			a, b := take(), take()
			nodes = append(nodes, node{nodes[a].weight + nodes[b].weight, int32(a), int32(b)})
		}
		depth := depths[:len(nodes)]
		clear(depth)
		out := make([]uint8, len(counts))
		deepest := int32(0)
		for k := len(nodes) - 1; k >= 0; k-- {
			n := nodes[k]
			if n.left < 0 {
				d := max(depth[k], 1)
				deepest = max(deepest, d)
				out[n.right] = uint8(min(d, 255))
				continue
			}
			depth[n.left], depth[n.right] = depth[k]+1, depth[k]+1
		}
		if int(deepest) <= limit {
			return out
		}
		for s, c := range counts {
			if c > 0 {
				counts[s] = c/2 + 1 // flatter counts make a flatter tree
			}
		}
	}
}

// canonical returns the codes that belong to the lengths, bits reversed as deflate packs them.
func canonical(lengths []uint8) []uint32 {
	var count, next [maxBits + 2]int
	for _, l := range lengths {
		if l > 0 {
			count[l]++
		}
	}
	for l := 1; l <= maxBits; l++ {
		next[l+1] = (next[l] + count[l]) << 1
	}
	out := make([]uint32, len(lengths))
	for s, l := range lengths {
		if l > 0 {
			out[s] = uint32(bits.Reverse16(uint16(next[l])) >> (16 - l))
			next[l]++
		}
	}
	return out
}

// bitWriter packs bits from the lowest on.
type bitWriter struct {
	b   []byte
	acc uint64
	n   uint
}

func (w *bitWriter) put(v uint32, n uint) {
	w.acc |= uint64(v) << w.n
	w.n += n
	if w.n >= 32 {
		w.b = binary.LittleEndian.AppendUint32(w.b, uint32(w.acc))
		w.acc >>= 32
		w.n -= 32
	}
}

// wholeBytes writes the bytes that are complete.
func (w *bitWriter) wholeBytes() {
	for ; w.n >= 8; w.n -= 8 {
		w.b = append(w.b, byte(w.acc))
		w.acc >>= 8
	}
}

func (w *bitWriter) align() {
	for ; w.n > 0; w.n -= min(w.n, 8) {
		w.b = append(w.b, byte(w.acc))
		w.acc >>= 8
	}
	w.acc = 0
}
