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

// search holds the rows of a strip as they are, each with filter None before it, for when it is not flat.
type search struct {
	w   *flate.Writer
	raw []byte
}

// begin makes room for a strip of so many rows of stride bytes.
func (s *search) begin(rows, stride int) {
	if s.raw = s.raw[:0]; cap(s.raw) < rows*stride+1 {
		s.raw = make([]byte, 0, rows*stride+1) // one more: see appendRow
	}
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

// deflate writes the rows, up to a byte border, and sums them up.
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
	return s.w.Flush()
}
