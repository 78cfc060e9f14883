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

// lanes spreads the four bytes of a pixel, so that they can be multiplied at once.
func lanes(p uint32) uint64 {
	const mask = 0x00ff00ff
	return uint64(p&mask) | uint64(p>>8&mask)<<32
}

// mix lays s, weighed by a, over d: s comes as lanes, and sa is its opacity weighed by a. Each byte is rounded once; the
// sums stay below 65536 since no byte of s is above its opacity.
func mix(d uint32, s uint64, a, sa uint32) uint32 {
	const mask = 0x00ff00ff00ff00ff
	v := lanes(d)*uint64(255-sa) + s*uint64(a) + 0x0080008000800080
	v = (v + v>>8&mask) >> 8 & mask
	return uint32(v) | uint32(v>>24)
}

// weighed returns a times b over 255, rounded; both are 0..255.
func weighed(a, b uint32) uint32 {
	v := a*b + 128
	return (v + v>>8) >> 8
}

// paintMasked lays ink over a row of pixels along runs, where the mask holds a further coverage for each pixel of the row.
func paintMasked(row []byte, runs []run, k ink, mask []byte) {
	for _, r := range runs {
		paintMask(row[r.x0*4:r.x1*4], mask[r.x0:r.x1], k, r.a)
	}
}

// paintSpan lays ink of one coverage over a stretch of pixels.
func paintSpan(p []byte, k ink, a uint32) {
	if a == 255 && k.opaque() {
		fillSpan(p, uint32(k))
		return
	}
	s, sa := lanes(uint32(k)), weighed(uint32(k>>24), a)
	from := uint32(0) // the last pixel and what it became: neighbours are mostly alike
	to := mix(from, s, a, sa)
	for ; len(p) >= 4; p = p[4:] {
		d := binary.LittleEndian.Uint32(p)
		if d != from {
			from, to = d, mix(d, s, a, sa)
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

// paintMask lays ink over pixels, each weighed by its coverage in mask and by a.
func paintMask(row, mask []byte, k ink, a uint32) {
	if len(row) < len(mask)*4 {
		return
	}
	s, opacity := lanes(uint32(k)), weighed(uint32(k>>24), a)
	if a != 255 {
		k = ink(scaled(uint32(k), a))
		s = lanes(uint32(k))
	}
	solid := k.opaque()
	// Eight at a time: most are all bare or all covered, and where they are not, mixing the bare ones too is faster than
	// asking about each.
	for ; len(mask) >= 8; mask, row = mask[8:], row[32:] {
		eight := binary.LittleEndian.Uint64(mask)
		if eight == 0 {
			continue
		}
		p := row[:32:32]
		if solid {
			if eight == 1<<64-1 {
				fillSpan(p, uint32(k))
				continue
			}
			for i := 0; i < 32; i += 4 {
				m := uint32(eight & 255)
				eight >>= 8
				binary.LittleEndian.PutUint32(p[i:], mix(binary.LittleEndian.Uint32(p[i:]), s, m, m))
			}
			continue
		}
		for i := 0; i < 32; i += 4 {
			m := uint32(eight & 255)
			eight >>= 8
			binary.LittleEndian.PutUint32(p[i:], mix(binary.LittleEndian.Uint32(p[i:]), s, m, weighed(opacity, m)))
		}
	}
	for i, m := range mask {
		p := row[i*4 : i*4+4 : i*4+4]
		binary.LittleEndian.PutUint32(p, mix(binary.LittleEndian.Uint32(p), s, uint32(m), weighed(opacity, uint32(m))))
	}
}
