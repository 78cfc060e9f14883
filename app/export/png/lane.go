package png

import (
	"bytes"
	"fmt"
	"image"
)

// Lane encodes strips of a picture, one after the other, for one goroutine; others may encode other strips meanwhile.
type Lane struct {
	e         *Encoder
	next      int    // row that is wanted next
	prev, row []byte // the row before as it stands in the file, and room for the current one
	kept      []byte // copy of a band's last row
	none      []byte // the row above a strip: as if there were none
	tokens    tokens
	search    search
	rough     bool // the strip is not flat
	out       bytes.Buffer
}

// Lane returns a new lane of the picture.
func (e *Encoder) Lane() *Lane {
	l := &Lane{e: e, row: make([]byte, e.width*4), none: make([]byte, e.width*4)}
	l.tokens.pixel = e.pixel
	return l
}

// Write adds the rows of a band, whose rectangle says where in the picture it lies. A strip, which begins at a multiple of
// StripRows, must be written from top to bottom by one lane; lanes may take any strips.
func (l *Lane) Write(band *image.RGBA) error { return l.write(band.Rect.Min.Y, band) }

// write adds a band that lies at row from of the picture.
func (l *Lane) write(from int, band *image.RGBA) error {
	e := l.e
	e.mutex.Lock()
	err := e.err
	if err == nil && (band.Rect.Dx() != e.width || from < 0 || from+band.Rect.Dy() > e.height || from%StripRows != 0 && from != l.next) {
		err = e.fail(fmt.Errorf("png: band %v at row %d of a picture %d x %d", band.Rect, from, e.width, e.height))
	}
	e.mutex.Unlock()
	if err != nil {
		return err
	}
	l.next = from
	for y := band.Rect.Min.Y; y < band.Rect.Max.Y; y++ {
		at := band.PixOffset(band.Rect.Min.X, y)
		row := band.Pix[at : at+e.width*4]
		if e.pixel == 4 {
			straight(l.row, row)
			row = l.row
		}
		l.addRow(row)
		l.next++
		if err := l.endRow(row, y == band.Rect.Max.Y-1); err != nil {
			return err
		}
	}
	return nil
}

// addRow tells the row in tokens while the strip is flat, and keeps it as it is for when it is not.
func (l *Lane) addRow(row []byte) {
	e := l.e
	if l.next%StripRows == 0 {
		l.prev = l.none
		l.tokens.filter(filterSub)
		if l.rough = false; !e.quick {
			l.search.begin(min(StripRows, e.height-l.next), 1+e.width*e.pixel)
		}
	} else if !l.rough {
		l.tokens.filter(filterPaeth)
	}
	if !e.quick {
		l.search.raw = appendRow(l.search.raw, row, e.pixel)
	}
	if l.rough {
		return
	}
	l.tokens.addRow(row, l.prev)
	if !e.quick && l.tokens.literals > e.width*e.pixel*StripRows/flatShare {
		l.rough = true
		l.tokens.end()
		l.tokens.reset()
	}
}

// endRow keeps the row for the next one, and closes the strip when it is full.
func (l *Lane) endRow(row []byte, lastOfBand bool) error {
	switch {
	case l.next%StripRows == 0 || l.next == l.e.height:
		return l.strip()
	case l.e.pixel == 4:
		l.kept, l.row = l.row, l.kept
		if l.row == nil {
			l.row = make([]byte, len(l.kept))
		}
		l.prev = l.kept
	case lastOfBand:
		l.kept = append(l.kept[:0], row...)
		l.prev = l.kept
	default:
		l.prev = row // the band stays as it is while it is written
	}
	return nil
}

// strip compresses the rows of the strip and hands them on.
func (l *Lane) strip() error {
	f := finished{}
	if t := &l.tokens; l.rough {
		if err := l.search.deflate(&l.out, &f); err != nil {
			return err
		}
	} else {
		t.end()
		f.s1, f.s2, f.bytes = t.s1, t.s2, t.bytes
		t.deflate(&l.out)
		t.reset()
	}
	f.data = l.out.Bytes()
	room, err := l.e.deliver((l.next-1)/StripRows, f)
	l.out = *bytes.NewBuffer(room)
	return err
}
