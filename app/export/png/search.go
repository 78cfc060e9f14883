package png

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"slices"

	"github.com/klauspost/compress/flate"
)

// flatShare: a strip is flat while fewer than one byte in so many is a literal. Then its tokens are all there is to say;
// otherwise a search for matches in the unfiltered rows makes it smaller, for labels above all.
const flatShare = 200

// searchLevel finds what pictures repeat for a fifth of the time of the usual level.
const searchLevel = 2

// search holds a strip that is not flat: its rows as they are, each with filter None before it.
type search struct {
	w   *flate.Writer
	raw []byte // empty while the strip is flat
}

// begin takes over the rows that were told as tokens so far.
func (s *search) begin(t *tokens, width int) {
	stride := 1 + width*t.pixel
	s.raw = t.expand(slices.Grow(s.raw[:0], stride*StripRows+1))
	above := make([]byte, stride) // the first row is Sub
	for at := 0; at+stride <= len(s.raw); at += stride {
		row := s.raw[at : at+stride]
		row[0] = 0
		unfilter(row[1:], above[1:], t.pixel)
		above = row
	}
}

// unfilter undoes Paeth, pixel by pixel.
func unfilter(row, above []byte, pixel int) {
	var left, corner uint32
	for ; len(row) >= pixel; row, above = row[pixel:], above[pixel:] {
		up := packed(above[:pixel])
		foretold := paeth(left, up, corner)
		for k := range pixel {
			row[k] += byte(foretold >> (8 * k))
		}
		left, corner = packed(row[:pixel]), up
	}
}

// packed returns the bytes of one pixel, the first lowest.
func packed(b []byte) uint32 {
	v := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
	if len(b) == 4 {
		v |= uint32(b[3]) << 24
	}
	return v
}

// appendRow adds a row of RGBA as it stands in the file.
func appendRow(out, row []byte, pixel int) []byte {
	out = append(out, 0)
	if pixel == 4 {
		return append(out, row...)
	}
	at, n := len(out), len(row)/4*3
	out = slices.Grow(out, n+1)[:at+n+1]
	dst := out[at:]
	// Four bytes are stored for each pixel; the next one covers the fourth.
	for ; len(row) >= 4; row, dst = row[4:], dst[3:] {
		binary.LittleEndian.PutUint32(dst, binary.LittleEndian.Uint32(row))
	}
	return out[:at+n]
}

// deflate writes the rows, up to a byte border, sums them up and forgets them.
func (s *search) deflate(out *bytes.Buffer, f *finished) error {
	if s.w == nil {
		w, err := flate.NewWriter(out, searchLevel)
		if err != nil {
			return err
		}
		s.w = w
	} else {
		s.w.Reset(out)
	}
	if _, err := s.w.Write(s.raw); err != nil {
		return err
	}
	n := uint64(len(s.raw) % adlerMod)
	c := adler32.Checksum(s.raw) // begins at 1, where the strip's sums begin at 0
	f.s1, f.s2, f.bytes = uint64(c&0xffff)+adlerMod-1, uint64(c>>16)+adlerMod-n, len(s.raw)
	s.raw = s.raw[:0]
	return s.w.Flush()
}
