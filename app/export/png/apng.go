package png

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"time"
)

// Animation writes an animated PNG frame by frame, so that its length costs no memory. Of each frame only the rectangle
// that differs from the one before is written. A viewer that knows no APNG shows the first frame.
type Animation struct {
	w        io.Writer
	last     *image.RGBA
	frames   int // told beforehand
	written  int
	sequence uint32
	err      error
}

// NewAnimation writes the beginning of an animation of a number of frames that goes on for ever.
func NewAnimation(w io.Writer, width, height, frames int, c Chunks) (*Animation, error) {
	if frames < 1 {
		return nil, errors.New("png: no frames")
	}
	c.Transparent = false
	a := &Animation{w: w, frames: frames}
	// The header is that of a picture of its own, up to where pixels would begin.
	var head bytes.Buffer
	if _, err := NewEncoder(&head, width, height, c); err != nil {
		return nil, err
	}
	const header = len(signature) + 25
	a.write(head.Bytes()[:header])
	a.chunk("acTL", binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(frames)), 0))
	rest := head.Bytes()[header:]
	if i := bytes.Index(rest, []byte("IDAT")); i >= 4 { // what the encoder has begun of the pixels
		rest = rest[:i-4]
	}
	a.write(rest)
	a.last = image.NewRGBA(image.Rect(0, 0, width, height))
	return a, a.err
}

// Write adds a frame that is shown for a time. Frames beyond the number told are errors.
func (a *Animation) Write(frame *image.RGBA, shown time.Duration) error {
	if a.err != nil {
		return a.err
	}
	if frame.Rect != a.last.Rect || a.written == a.frames {
		return a.fail(fmt.Errorf("png: frame %d of %d: %v", a.written+1, a.frames, frame.Rect))
	}
	box := frame.Rect
	if a.written > 0 {
		box = changed(a.last, frame)
	}
	b := binary.BigEndian.AppendUint32(nil, a.next())
	for _, v := range []int{box.Dx(), box.Dy(), box.Min.X, box.Min.Y} {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	numerator, denominator := hold(shown)
	b = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(b, numerator), denominator)
	a.chunk("fcTL", append(b, 0, 0)) // left where it is, drawn over
	var one bytes.Buffer
	if err := Encode(&one, frame.SubImage(box).(*image.RGBA), Chunks{}); err != nil {
		return a.fail(err)
	}
	a.data(one.Bytes())
	copy(a.last.Pix, frame.Pix)
	a.written++
	return a.err
}

// data writes the pixels of an encoded picture as the next frame's.
func (a *Animation) data(picture []byte) {
	for at := len(signature); at+12 <= len(picture); {
		size := int(binary.BigEndian.Uint32(picture[at:]))
		if string(picture[at+4:at+8]) == "IDAT" {
			data := picture[at+8 : at+8+size]
			if a.written == 0 {
				a.chunk("IDAT", data)
			} else {
				a.chunk("fdAT", append(binary.BigEndian.AppendUint32(nil, a.next()), data...))
			}
		}
		at += 12 + size
	}
}

// Close writes the end. It fails when frames are missing.
func (a *Animation) Close() error {
	if a.err == nil && a.written != a.frames {
		a.err = fmt.Errorf("png: %d of %d frames written", a.written, a.frames)
	}
	a.chunk("IEND", nil)
	if a.err != nil {
		return a.err
	}
	a.err = errors.New("png: written after close")
	return nil
}

func (a *Animation) next() uint32 {
	a.sequence++
	return a.sequence - 1
}

// hold returns a time as the fraction of a second that APNG holds, as fine as fits.
func hold(d time.Duration) (numerator, denominator uint16) {
	for _, n := range []time.Duration{1000, 100, 10, 1} {
		if v := (d*n + time.Second/2) / time.Second; v <= 65535 {
			return uint16(max(v, 0)), uint16(n)
		}
	}
	return 65535, 1 // 18 hours
}

// changed returns the smallest rectangle that holds what differs; one pixel at least.
func changed(a, b *image.RGBA) image.Rectangle {
	w, h := a.Rect.Dx(), a.Rect.Dy()
	box := image.Rectangle{Min: image.Pt(w, h)}
	for y := range h {
		p, q := a.Pix[y*a.Stride:y*a.Stride+4*w], b.Pix[y*b.Stride:y*b.Stride+4*w]
		if bytes.Equal(p, q) {
			continue
		}
		from, to := 0, w
		for bytes.Equal(p[4*from:4*from+4], q[4*from:4*from+4]) {
			from++
		}
		for bytes.Equal(p[4*to-4:4*to], q[4*to-4:4*to]) {
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

func (a *Animation) fail(err error) error {
	if a.err == nil {
		a.err = err
	}
	return a.err
}

func (a *Animation) write(b []byte) {
	if a.err != nil {
		return
	}
	if _, err := a.w.Write(b); err != nil {
		a.fail(err)
	}
}

func (a *Animation) chunk(kind string, data []byte) {
	head, sum := edges(kind, data)
	a.write(head)
	a.write(data)
	a.write(sum)
}
