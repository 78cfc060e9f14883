package png

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"unicode/utf8"
)

// Bounds of what is read, so that a hostile file costs neither memory nor time.
const (
	maxText   = 1 << 16 // bytes of a text, unpacked
	maxChunks = 1 << 16
)

// ErrNoText says that a picture carries no text of the keyword.
var ErrNoText = errors.New("png: no such text")

// Is reports whether data begins as a PNG does.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte(signature)) }

// ReadText returns the first international text of a picture that stands under keyword, ErrNoText where there is none. It
// reads no further than that, and never more than 64 KiB of text, whatever the file claims. Any other error says how the
// file is broken.
func ReadText(r io.Reader, keyword string) (string, error) {
	head := make([]byte, len(signature))
	if _, err := io.ReadFull(r, head); err != nil || !Is(head) {
		return "", errors.New("png: not a PNG")
	}
	var frame [8]byte
	for range maxChunks {
		if _, err := io.ReadFull(r, frame[:]); err != nil {
			return "", fmt.Errorf("png: cut short: %w", noEOF(err))
		}
		size, kind := int64(binary.BigEndian.Uint32(frame[:4])), string(frame[4:])
		if size > maxSide {
			return "", errors.New("png: a chunk that cannot be")
		}
		if kind == "IEND" {
			return "", ErrNoText
		}
		if kind != "iTXt" || size > maxText+256 {
			if _, err := io.CopyN(io.Discard, r, size+4); err != nil {
				return "", fmt.Errorf("png: cut short: %w", noEOF(err))
			}
			continue
		}
		data := make([]byte, size+4)
		if _, err := io.ReadFull(r, data); err != nil {
			return "", fmt.Errorf("png: cut short: %w", noEOF(err))
		}
		data, sum := data[:size], binary.BigEndian.Uint32(data[size:])
		if crc32.Update(crc32.ChecksumIEEE(frame[4:]), crc32.IEEETable, data) != sum {
			return "", errors.New("png: a text is damaged")
		}
		if text, ok := internationalText(data, keyword); ok {
			return text, nil
		}
	}
	return "", ErrNoText
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// internationalText returns the text of an iTXt chunk under keyword; other programs may have packed it.
func internationalText(data []byte, keyword string) (string, bool) {
	name, rest, ok := bytes.Cut(data, []byte{0})
	if !ok || string(name) != keyword || len(rest) < 2 {
		return "", false
	}
	packed := rest[0] == 1
	if rest[0] > 1 || packed && rest[1] != 0 {
		return "", false
	}
	rest = rest[2:]
	for range 2 { // language, keyword in it
		if _, rest, ok = bytes.Cut(rest, []byte{0}); !ok {
			return "", false
		}
	}
	if packed {
		z, err := zlib.NewReader(bytes.NewReader(rest))
		if err != nil {
			return "", false
		}
		if rest, err = io.ReadAll(io.LimitReader(z, maxText+1)); err != nil {
			return "", false
		}
	}
	if len(rest) > maxText || !utf8.Valid(rest) {
		return "", false
	}
	return string(rest), true
}
