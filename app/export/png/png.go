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
	w             io.Writer
	width, height int
	pixel         int // bytes per pixel in the file
	quick         bool
	next          int    // row that is wanted next
	prev, row     []byte // the row before as it stands in the file, and room for the current one
	kept          []byte // copy of a band's last row
	tokens        tokens
	sum           adler
	out           bytes.Buffer
	first         []byte // the row before the strip, RGBA
	search        search
	err           error
}

const (
	signature = "\x89PNG\r\n\x1a\n"
	maxSide   = 1<<31 - 1
	stripRows = 256 // rows that share a Huffman code: fixed, so that bands do not show in the bytes
)

// NewEncoder writes the beginning of a picture of the given pixels. It fails for a size that PNG cannot hold, a text that
// it cannot carry, and when w does.
func NewEncoder(w io.Writer, width, height int, c Chunks) (*Encoder, error) {
	if width < 1 || height < 1 || width > maxSide || height > maxSide {
		return nil, fmt.Errorf("png: size %d x %d", width, height)
	}
	e := &Encoder{w: w, width: width, height: height, pixel: 3, quick: c.Quick, sum: newAdler()}
	kind := byte(2)
	if c.Transparent {
		e.pixel, kind = 4, 6
	}
	e.prev, e.row = make([]byte, width*4), make([]byte, width*4)
	e.tokens.init(e.pixel)
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
	e.out.Write([]byte{0x78, 0x01})
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
	if e.err != nil {
		return e.err
	}
	if band.Rect.Dx() != e.width || e.next+band.Rect.Dy() > e.height {
		return e.fail(fmt.Errorf("png: band %v at row %d of a picture %d x %d", band.Rect, e.next, e.width, e.height))
	}
	for y := band.Rect.Min.Y; y < band.Rect.Max.Y && e.err == nil; y++ {
		at := band.PixOffset(band.Rect.Min.X, y)
		row := band.Pix[at : at+e.width*4]
		if e.pixel == 4 {
			straight(e.row, row)
			row = e.row
		}
		e.addRow(row)
		e.next++
		e.endRow(row, y == band.Rect.Max.Y-1)
	}
	return e.err
}

// addRow tells the row in tokens while the strip is flat, and keeps it whole from where it is not.
func (e *Encoder) addRow(row []byte) {
	if e.next%stripRows == 0 && !e.quick {
		e.first = append(e.first[:0], e.prev...)
	}
	if len(e.search.raw) > 0 {
		e.search.raw = appendRow(e.search.raw, row, e.pixel)
		return
	}
	e.tokens.addRow(row, e.prev)
	if !e.quick && e.tokens.literals > e.width*e.pixel*stripRows/flatShare {
		e.tokens.end()
		e.search.begin(&e.tokens, e.first, e.width)
		e.tokens.reset()
	}
}

// endRow keeps the row for the next one, and closes the strip when it is full.
func (e *Encoder) endRow(row []byte, lastOfBand bool) {
	switch {
	case e.pixel == 4:
		e.row, e.prev = e.prev, e.row
	case lastOfBand:
		e.kept = append(e.kept[:0], row...)
		e.prev = e.kept
	default:
		e.prev = row // the band stays as it is while it is written
	}
	if e.next%stripRows == 0 || e.next == e.height {
		e.strip()
	}
}

// strip compresses the rows since the last strip and writes them.
func (e *Encoder) strip() {
	if t := &e.tokens; len(e.search.raw) > 0 {
		if err := e.search.deflate(&e.out, &e.sum); err != nil {
			e.fail(err)
		}
	} else {
		t.end()
		e.sum.append(t.s1, t.s2, t.bytes)
		t.deflate(&e.out)
		t.reset()
	}
	if e.next == e.height {
		e.out.Write([]byte{3, 0}) // the last block: empty, with fixed codes
		e.out.Write(e.sum.bytes())
	}
	e.chunk("IDAT", e.out.Bytes())
	e.out.Reset()
}

// Close writes the end. It fails when rows are missing.
func (e *Encoder) Close() error {
	if e.err != nil {
		return e.err
	}
	if e.next != e.height {
		return e.fail(fmt.Errorf("png: %d of %d rows written", e.next, e.height))
	}
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
	head := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	head = append(head, kind...)
	sum := crc32.Update(crc32.ChecksumIEEE(head[4:]), crc32.IEEETable, data)
	e.write(head)
	e.write(data)
	e.write(binary.BigEndian.AppendUint32(nil, sum))
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
