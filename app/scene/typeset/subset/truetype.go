package subset

import (
	"encoding/binary"
	"errors"
)

var errOutlines = errors.New("font: outlines cut short")

// keepTrueType empties the drawings of unwanted glyphs in glyf, keeping the parts that wanted ones are put together from.
func (f *Font) keepTrueType(wanted func(glyph int) bool) error {
	head, loca, glyf := f.tables["head"], f.tables["loca"], f.tables["glyf"]
	if len(head) < 54 || loca == nil {
		return errOutlines
	}
	long := binary.BigEndian.Uint16(head[50:]) == 1
	n := len(loca)/2 - 1
	if long {
		n = len(loca)/4 - 1
	}
	at := func(i int) int {
		if long {
			return int(binary.BigEndian.Uint32(loca[4*i:]))
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*i:]))
	}
	drawing := func(i int) []byte {
		if i < 0 || i >= n {
			return nil
		}
		from, to := at(i), at(i+1)
		if from > to || to > len(glyf) {
			return nil
		}
		return glyf[from:to]
	}
	kept := make([]bool, max(n, 0))
	var keep func(i int)
	keep = func(i int) {
		if i < 0 || i >= n || kept[i] {
			return
		}
		kept[i] = true
		for _, part := range parts(drawing(i)) {
			keep(part)
		}
	}
	for i := range n {
		if wanted(i) {
			keep(i)
		}
	}
	var newGlyf, newLoca []byte
	for i := range n {
		newLoca = binary.BigEndian.AppendUint32(newLoca, uint32(len(newGlyf)))
		if kept[i] {
			newGlyf = pad(append(newGlyf, drawing(i)...))
		}
	}
	newLoca = binary.BigEndian.AppendUint32(newLoca, uint32(len(newGlyf)))
	newHead := append([]byte(nil), head...)
	binary.BigEndian.PutUint16(newHead[50:], 1)
	f.tables["head"], f.tables["loca"], f.tables["glyf"] = newHead, newLoca, newGlyf
	return nil
}

// parts returns the glyphs that a composite glyph is put together from.
func parts(glyph []byte) []int {
	if len(glyph) < 10 || int16(binary.BigEndian.Uint16(glyph)) >= 0 {
		return nil
	}
	var list []int
	for b := glyph[10:]; len(b) >= 4; {
		flags := binary.BigEndian.Uint16(b)
		list = append(list, int(binary.BigEndian.Uint16(b[2:])))
		size := 6
		if flags&1 != 0 { // arguments are words
			size = 8
		}
		switch {
		case flags&8 != 0: // one scale
			size += 2
		case flags&0x40 != 0: // two
			size += 4
		case flags&0x80 != 0: // a matrix
			size += 8
		}
		if flags&0x20 == 0 || size > len(b) {
			break
		}
		b = b[size:]
	}
	return list
}
