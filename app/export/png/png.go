// Package png writes PNG pictures as they are drawn, band by band. Maps and charts are mostly flat: where a strip of rows
// repeats itself, that is told without a search; elsewhere, unless the picture has no text, a quick search in unfiltered
// rows finds what image/png looks for with filters. Files are no larger than those of image/png, for a fraction of its time. The same pixels and chunks give
// the same bytes, however they are cut into bands. It knows nothing of scenes.
package png

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"io"
	"math"
	"sync"
	"unicode/utf8"
)

// Chunks is what a picture carries beside its pixels.
type Chunks struct {
	Transparent bool    // keep opacity (RGBA); otherwise it is dropped (RGB), as for pictures with an opaque ground
	Quick       bool    // tell repeats, but do not search: right for pictures without text, which repeat nothing else
	DPI         float64 // pixels per inch, written as pHYs; 0 leaves it out
	Text        []Text  // written in this order
}

// Text is a piece of international text (iTXt), such as Title or Author.
type Text struct {
	Keyword string // 1 to 79 printable Latin-1 characters without leading, trailing or double spaces
	Value   string // UTF-8 without NUL
}

// Encoder writes one picture. Errors stick: the first is returned by everything after it.
type Encoder struct {
	width, height int
	pixel         int // bytes per pixel in the file
	quick         bool
	next          int   // row that Write takes next
	lane          *Lane // that Write uses

	mutex   sync.Mutex // of what follows
	w       io.Writer
	written int              // strips
	waiting map[int]finished // strips whose turn has not come
	spare   [][]byte         // room for strips
	sum     adler
	err     error
}

const (
	signature = "\x89PNG\r\n\x1a\n"
	maxSide   = 1<<31 - 1
)

// StripRows is how many rows share a Huffman code and need nothing of other rows: fixed, so that bands and goroutines do not
// show in the bytes.
const StripRows = 128

// NewEncoder writes the beginning of a picture of the given pixels. It fails for a size that PNG cannot hold, a text that
// it cannot carry, and when w does.
func NewEncoder(w io.Writer, width, height int, c Chunks) (*Encoder, error) {
	if width < 1 || height < 1 || width > maxSide || height > maxSide {
		return nil, fmt.Errorf("png: size %d x %d", width, height)
	}
	e := &Encoder{w: w, width: width, height: height, pixel: 3, quick: c.Quick, sum: newAdler(), waiting: map[int]finished{}}
	kind := byte(2)
	if c.Transparent {
		e.pixel, kind = 4, 6
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(width))
	head = binary.BigEndian.AppendUint32(head, uint32(height))
	e.write([]byte(signature))
	e.chunk("IHDR", append(head, 8, kind, 0, 0, 0))
	e.chunk("sRGB", []byte{0})
	if c.DPI > 0 && c.DPI < 1e6 {
		perMetre := uint32(math.Round(c.DPI / 0.0254))
		b := binary.BigEndian.AppendUint32(nil, perMetre)
		e.chunk("pHYs", append(binary.BigEndian.AppendUint32(b, perMetre), 1))
	}
	for _, t := range c.Text {
		if err := t.check(); err != nil {
			return nil, err
		}
		// Keyword, then: not compressed, no language, no translated keyword.
		b := append([]byte(nil), latin1(t.Keyword)...)
		b = append(b, 0, 0, 0, 0, 0)
		e.chunk("iTXt", append(b, t.Value...))
	}
	e.chunk("IDAT", []byte{0x78, 0x01})
	return e, e.err
}

func (t Text) check() error {
	k := latin1(t.Keyword)
	bad := k == nil || len(k) > 79 || k[0] == ' ' || k[len(k)-1] == ' ' || bytes.Contains(k, []byte("  "))
	for _, c := range k {
		bad = bad || c < 0x20 || c > 0x7e && c < 0xa1
	}
	switch {
	case bad:
		return fmt.Errorf("png: keyword %q", t.Keyword)
	case !utf8.ValidString(t.Value) || bytes.IndexByte([]byte(t.Value), 0) >= 0:
		return fmt.Errorf("png: text of %s is not UTF-8 without NUL", t.Keyword)
	}
	return nil
}

// latin1 returns s in ISO 8859-1, nil when it is empty or cannot be.
func latin1(s string) []byte {
	var out []byte
	for _, c := range s {
		if c > 255 {
			return nil
		}
		out = append(out, byte(c))
	}
	return out
}

// Write adds the rows of a band, all columns of it: premultiplied RGBA as the raster draws it. Rows beyond the picture's
// height and a band of another width are errors.
func (e *Encoder) Write(band *image.RGBA) error {
	if e.lane == nil {
		e.lane = e.Lane()
	}
	from := e.next
	e.next += band.Rect.Dy()
	return e.lane.write(from, band)
}

// strips is how many there are.
func (e *Encoder) strips() int { return (e.height + StripRows - 1) / StripRows }

// finished is a strip as it stands in the file, with its checksums.
type finished struct {
	data   []byte
	s1, s2 uint64
	bytes  int
}

// deliver writes a strip when all those above it are written, with those that waited for it. It takes f.data over, and
// returns room for another strip, empty or nil.
func (e *Encoder) deliver(strip int, f finished) ([]byte, error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.waiting[strip] = f
	for {
		f, ok := e.waiting[e.written]
		if !ok {
			break
		}
		delete(e.waiting, e.written)
		e.sum.append(f.s1, f.s2, f.bytes)
		e.chunk("IDAT", f.data)
		e.spare = append(e.spare, f.data[:0])
		e.written++
	}
	n := len(e.spare)
	if n == 0 {
		return nil, e.err
	}
	room := e.spare[n-1]
	e.spare = e.spare[:n-1]
	return room, e.err
}

// Close writes the end. It fails when rows are missing.
func (e *Encoder) Close() error {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.err != nil {
		return e.err
	}
	if e.written != e.strips() {
		return e.fail(fmt.Errorf("png: %d of %d strips written", e.written, e.strips()))
	}
	// The last block of the stream: empty, with fixed codes.
	e.chunk("IDAT", append([]byte{3, 0}, e.sum.bytes()...))
	e.chunk("IEND", nil)
	if e.err != nil {
		return e.err
	}
	e.err = errors.New("png: written after close")
	return nil
}

func (e *Encoder) fail(err error) error {
	if e.err == nil {
		e.err = err
	}
	return e.err
}

func (e *Encoder) write(b []byte) {
	if e.err != nil {
		return
	}
	if _, err := e.w.Write(b); err != nil {
		e.fail(err)
	}
}

func (e *Encoder) chunk(kind string, data []byte) {
	head, sum := edges(kind, data)
	e.write(head)
	e.write(data)
	e.write(sum)
}

// edges returns what stands before and behind a chunk's data.
func edges(kind string, data []byte) (head, sum []byte) {
	head = binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	head = append(head, kind...)
	return head, binary.BigEndian.AppendUint32(nil, crc32.Update(crc32.ChecksumIEEE(head[4:]), crc32.IEEETable, data))
}

// straight turns premultiplied pixels into straight ones, rounded as image/color does.
func straight(dst, src []byte) {
	for i := 0; i+4 <= len(src); i += 4 {
		s, d := src[i:i+4:i+4], dst[i:i+4:i+4]
		switch a := uint32(s[3]); a {
		case 255:
			copy(d, s)
		case 0:
			clear(d)
		default:
			for j := range 3 {
				d[j] = uint8(min((uint32(s[j])*0xffff/a)>>8, 255))
			}
			d[3] = s[3]
		}
	}
}

// Encode writes a whole picture.
func Encode(w io.Writer, img *image.RGBA, c Chunks) error {
	e, err := NewEncoder(w, img.Rect.Dx(), img.Rect.Dy(), c)
	if err != nil {
		return err
	}
	if err := e.Write(img); err != nil {
		return err
	}
	return e.Close()
}
