package raster

import (
	"encoding/binary"
	"image/color"
)

// ink is a colour ready for blending: premultiplied, packed as R, G, B, A from the lowest byte.
type ink uint32

func inkOf(c color.NRGBA) ink {
	return ink(scaled(uint32(c.R)|uint32(c.G)<<8|uint32(c.B)<<16|0xff000000, uint32(c.A)))
}

func (k ink) opaque() bool { return k>>24 == 0xff }

// scaled multiplies the four bytes of p by a/255, rounded.
func scaled(p, a uint32) uint32 {
	const mask = 0x00ff00ff
	rb := (p&mask)*a + 0x00800080
	ga := (p>>8&mask)*a + 0x00800080
	rb = (rb + rb>>8&mask) >> 8 & mask
	ga = (ga + ga>>8&mask) & 0xff00ff00
	return rb | ga
}

// over lays premultiplied s over d.
func over(d, s uint32) uint32 { return s + scaled(d, 255-s>>24) }

// paint lays ink over a row of pixels along runs. The mask, if any, holds a further coverage for each pixel of the row.
func paint(row []byte, runs []run, k ink, mask []byte) {
	for _, r := range runs {
		if mask != nil {
			paintMask(row[r.x0*4:r.x1*4], mask[r.x0:r.x1], uint32(scaled(uint32(k), r.a)))
			continue
		}
		s := uint32(k)
		if r.a != 255 {
			s = scaled(s, r.a)
		}
		if r.x1-r.x0 == 1 {
			p := row[r.x0*4 : r.x0*4+4 : r.x0*4+4]
			binary.LittleEndian.PutUint32(p, over(binary.LittleEndian.Uint32(p), s))
			continue
		}
		paintSpan(row[r.x0*4:r.x1*4], s)
	}
}

// paintSpan lays one premultiplied colour over a stretch of pixels.
func paintSpan(p []byte, s uint32) {
	if s>>24 == 0xff {
		fillSpan(p, s)
		return
	}
	if s == 0 {
		return
	}
	var from, to uint32 // the last pixel and what it became: neighbours are mostly alike
	to = s
	for ; len(p) >= 4; p = p[4:] {
		d := binary.LittleEndian.Uint32(p)
		if d != from {
			from, to = d, over(d, s)
		}
		binary.LittleEndian.PutUint32(p, to)
	}
}

// fillSpan sets a stretch of pixels.
func fillSpan(p []byte, s uint32) {
	if len(p) <= 64 {
		for ; len(p) >= 4; p = p[4:] {
			binary.LittleEndian.PutUint32(p, s)
		}
		return
	}
	for i := 0; i < 64; i += 4 {
		binary.LittleEndian.PutUint32(p[i:], s)
	}
	for n := 64; n < len(p); n *= 2 {
		copy(p[n:], p[:min(n, len(p)-n)])
	}
}

// paintMask lays a premultiplied colour over pixels, each weighed by its coverage in mask.
func paintMask(row, mask []byte, s uint32) {
	if len(row) < len(mask)*4 {
		return
	}
	for i := 0; i < len(mask); i++ {
		if i+8 <= len(mask) && binary.LittleEndian.Uint64(mask[i:]) == 0 {
			i += 7
			continue
		}
		a := uint32(mask[i])
		if a == 0 {
			continue
		}
		p := row[i*4 : i*4+4 : i*4+4]
		v := s
		if a != 255 {
			v = scaled(s, a)
		}
		if v>>24 != 0xff {
			v = over(binary.LittleEndian.Uint32(p), v)
		}
		binary.LittleEndian.PutUint32(p, v)
	}
}
