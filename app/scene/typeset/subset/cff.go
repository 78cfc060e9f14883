package subset

import (
	"encoding/binary"
	"errors"
)

// The operators of a CFF DICT that hold offsets (Adobe Technical Note 5176, tables 9, 10 and 23).
const (
	opCharset     = 15
	opEncoding    = 16
	opCharStrings = 17
	opPrivate     = 18
	opSubrs       = 19
	opROS         = 12<<8 | 30
)

var errCID = errors.New("font: CFF keyed by CID is not known")

// entry is one operator of a DICT with its operands as they stand.
type entry struct {
	op       int
	operands []byte
}

// keepCFF returns the table with unwanted glyphs drawn as nothing.
func keepCFF(data []byte, wanted func(glyph int) bool) ([]byte, error) {
	if len(data) < 4 || int(data[2]) > len(data) {
		return nil, errOutlines
	}
	header := data[:data[2]]
	var lists [4][][]byte // names, top DICTs, strings, global subroutines
	rest := data[data[2]:]
	var raw [4][]byte
	for i := range lists {
		list, size, err := readIndex(rest)
		if err != nil {
			return nil, err
		}
		lists[i], raw[i], rest = list, rest[:size], rest[size:]
	}
	if len(lists[1]) != 1 {
		return nil, errOutlines
	}
	top, err := readDict(lists[1][0])
	if err != nil {
		return nil, err
	}
	if operands(top, opROS) != nil {
		return nil, errCID
	}
	drawings, _, err := readIndexAt(data, first(top, opCharStrings))
	if err != nil {
		return nil, err
	}
	charset, err := readCharset(data, first(top, opCharset), len(drawings))
	if err != nil {
		return nil, err
	}
	private, subrs, err := readPrivate(data, top)
	if err != nil {
		return nil, err
	}
	kept := make([][]byte, len(drawings))
	for i, d := range drawings {
		kept[i] = []byte{14} // endchar
		if wanted(i) {
			kept[i] = d
		}
	}
	charStrings := writeIndex(kept)

	// Offsets are written as five bytes, so that the top DICT has the same length whatever they are.
	topSize := len(writeIndex([][]byte{writeTop(top, 0, 0, 0, 0)}))
	charsetAt := len(header) + len(raw[0]) + topSize + len(raw[2]) + len(raw[3])
	charStringsAt := charsetAt + len(charset)
	privateAt := charStringsAt + len(charStrings)
	if len(charset) == 0 {
		charsetAt = first(top, opCharset)
	}
	out := append([]byte(nil), header...)
	out = append(out, raw[0]...)
	out = append(out, writeIndex([][]byte{writeTop(top, charsetAt, charStringsAt, len(private), privateAt)})...)
	out = append(append(append(out, raw[2]...), raw[3]...), charset...)
	return append(append(append(out, charStrings...), private...), subrs...), nil
}

// writeTop returns the top DICT with new offsets; its own encoding is left out, since glyphs are called by number.
func writeTop(top []entry, charset, charStrings, privateSize, private int) []byte {
	var out []byte
	for _, e := range top {
		switch e.op {
		case opEncoding:
			continue
		case opCharset:
			out = appendInt(out, charset)
		case opCharStrings:
			out = appendInt(out, charStrings)
		case opPrivate:
			out = appendInt(appendInt(out, privateSize), private)
		default:
			out = append(out, e.operands...)
		}
		out = appendOp(out, e.op)
	}
	return out
}

// readPrivate returns the private DICT, saying that its subroutines come right behind it, and these.
func readPrivate(data []byte, top []entry) (private, subrs []byte, err error) {
	values := numbers(operands(top, opPrivate))
	if len(values) != 2 || values[0] < 0 || values[1] < 0 || values[0]+values[1] > len(data) {
		return nil, nil, errOutlines
	}
	dict, err := readDict(data[values[1] : values[1]+values[0]])
	if err != nil {
		return nil, nil, err
	}
	offset := first(dict, opSubrs)
	if offset > 0 {
		_, size, err := readIndexAt(data, values[1]+offset)
		if err != nil {
			return nil, nil, err
		}
		subrs = data[values[1]+offset : values[1]+offset+size]
	}
	write := func(offset int) []byte {
		var out []byte
		for _, e := range dict {
			if e.op == opSubrs {
				out = appendInt(out, offset)
			} else {
				out = append(out, e.operands...)
			}
			out = appendOp(out, e.op)
		}
		return out
	}
	return write(len(write(0))), subrs, nil
}

// readCharset returns the names of n glyphs as they stand, nothing for one of the three that are known to all.
func readCharset(data []byte, at, n int) ([]byte, error) {
	if at <= 2 {
		return nil, nil
	}
	if at >= len(data) {
		return nil, errOutlines
	}
	b := data[at:]
	size := 1
	switch b[0] {
	case 0:
		size += 2 * (n - 1)
	case 1, 2:
		for left := n - 1; left > 0; {
			step := 2 + int(b[0])
			if size+step > len(b) {
				return nil, errOutlines
			}
			if b[0] == 1 {
				left -= 1 + int(b[size+2])
			} else {
				left -= 1 + int(binary.BigEndian.Uint16(b[size+2:]))
			}
			size += step
		}
	default:
		return nil, errOutlines
	}
	if size < 1 || size > len(b) {
		return nil, errOutlines
	}
	return b[:size], nil
}
