// Package gif writes animated GIF pictures frame by frame, so that their length costs no memory. Of each frame only what
// differs from the one before is written. The same frames and palette give the same bytes. It knows nothing of scenes.
package gif

import (
	"bytes"
	"compress/lzw"
	"errors"
	"fmt"
	"image"
	"io"
	"time"
)

// Encoder writes one animation. Errors stick: the first is returned by everything after it.
type Encoder struct {
	w             io.Writer
	width, height int
	match         matcher
	last, next    []uint8 // the frame shown, and the one being written, as indexes
	patch         []uint8
	frames        int
	owed          time.Duration // what rounding to hundredths has kept back
	err           error
}

const unchanged = Colors // the index that lets the frame before shine through

// NewEncoder writes the beginning: size, palette, endless repetition, and a comment that may be empty.
func NewEncoder(w io.Writer, width, height int, palette []uint32, comment string) (*Encoder, error) {
	if width < 1 || height < 1 || width > 65535 || height > 65535 {
		return nil, fmt.Errorf("gif: size %d x %d", width, height)
	}
	if len(palette) < 1 || len(palette) > Colors {
		return nil, fmt.Errorf("gif: a palette of %d colours", len(palette))
	}
	e := &Encoder{w: w, width: width, height: height, match: matcher{palette, map[uint32]uint8{}}, last: make([]uint8, width*height), next: make([]uint8, width*height)}
	b := []byte("GIF89a")
	b = append(b, byte(width), byte(width>>8), byte(height), byte(height>>8), 0xF7, 0, 0)
	for i := range 256 {
		var c uint32
		if i < len(palette) {
			c = palette[i]
		}
		b = append(b, byte(c>>16), byte(c>>8), byte(c))
	}
	b = append(b, "\x21\xFF\x0BNETSCAPE2.0\x03\x01\x00\x00\x00"...)
	if comment != "" {
		b = append(b, 0x21, 0xFE)
		b = append(blocks(b, []byte(comment)), 0)
	}
	e.write(b)
	return e, e.err
}

// blocks appends data in the sub-blocks of GIF.
func blocks(b, data []byte) []byte {
	for len(data) > 0 {
		n := min(len(data), 255)
		b = append(append(b, byte(n)), data[:n]...)
		data = data[n:]
	}
	return b
}

// longest is the longest time that GIF can hold a frame for.
const longest = 65535 * 10 * time.Millisecond

// Write adds a frame that is shown for a time; longer ones than GIF knows are written as several.
func (e *Encoder) Write(frame *image.RGBA, shown time.Duration) error {
	if e.err != nil {
		return e.err
	}
	if frame.Rect.Dx() != e.width || frame.Rect.Dy() != e.height {
		return e.fail(fmt.Errorf("gif: a frame of %v", frame.Rect))
	}
	e.index(frame)
	box := e.changed()
	e.frame(box, min(shown, longest))
	for shown -= longest; shown > 0 && e.err == nil; shown -= longest {
		e.frame(image.Rect(0, 0, 1, 1), min(shown, longest))
	}
	return e.err
}

// index turns the frame's colours into next.
func (e *Encoder) index(frame *image.RGBA) {
	e.last, e.next = e.next, e.last
	i := 0
	for y := frame.Rect.Min.Y; y < frame.Rect.Max.Y; y++ {
		at := frame.PixOffset(frame.Rect.Min.X, y)
		row := frame.Pix[at : at+4*e.width]
		last := rgb(row)
		n := e.match.index(last)
		for ; len(row) >= 4; row = row[4:] {
			if c := rgb(row); c != last {
				last, n = c, e.match.index(c)
			}
			e.next[i] = n
			i++
		}
	}
}

// changed returns the smallest rectangle that holds what differs from the frame shown; one pixel at least.
func (e *Encoder) changed() image.Rectangle {
	if e.frames == 0 {
		return image.Rect(0, 0, e.width, e.height)
	}
	box := image.Rectangle{Min: image.Pt(e.width, e.height)}
	for y := range e.height {
		a, b := e.last[y*e.width:(y+1)*e.width], e.next[y*e.width:(y+1)*e.width]
		if bytes.Equal(a, b) {
			continue
		}
		from, to := 0, e.width
		for a[from] == b[from] {
			from++
		}
		for a[to-1] == b[to-1] {
			to--
		}
		box.Min.X, box.Max.X = min(box.Min.X, from), max(box.Max.X, to)
		box.Min.Y, box.Max.Y = min(box.Min.Y, y), y+1
	}
	if box.Max == (image.Point{}) {
		return image.Rect(0, 0, 1, 1)
	}
	return box
}

func (e *Encoder) frame(box image.Rectangle, shown time.Duration) {
	shown += e.owed
	hundredths := max(int((shown+5*time.Millisecond)/(10*time.Millisecond)), 2)
	hundredths = min(hundredths, 65535)
	e.owed = shown - time.Duration(hundredths)*10*time.Millisecond
	b := []byte{0x21, 0xF9, 4, 1<<2 | 1, byte(hundredths), byte(hundredths >> 8), unchanged, 0, 0x2C}
	for _, v := range []int{box.Min.X, box.Min.Y, box.Dx(), box.Dy()} {
		b = append(b, byte(v), byte(v>>8))
	}
	b = append(b, 0, 8)
	e.patch = e.patch[:0]
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			i := y*e.width + x
			if e.frames > 0 && e.next[i] == e.last[i] {
				e.patch = append(e.patch, unchanged)
			} else {
				e.patch = append(e.patch, e.next[i])
			}
		}
	}
	var packed bytes.Buffer
	z := lzw.NewWriter(&packed, lzw.LSB, 8)
	_, _ = z.Write(e.patch) // a buffer does not fail
	_ = z.Close()
	e.write(append(blocks(b, packed.Bytes()), 0))
	e.frames++
	copy(e.last, e.next) // what follows in the same picture changes nothing
}

// Close writes the end. An animation without frames is an error.
func (e *Encoder) Close() error {
	if e.err == nil && e.frames == 0 {
		e.err = errors.New("gif: no frames")
	}
	e.write([]byte{0x3B})
	if e.err != nil {
		return e.err
	}
	e.err = errors.New("gif: written after close")
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
