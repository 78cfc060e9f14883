package subset

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
)

// WOFF returns the font as a web font, version 1: each table compressed.
func (f *Font) WOFF() []byte {
	names := f.names()
	n := len(names)
	var directory, body []byte
	offset, whole := 44+20*n, 12+16*n
	for _, name := range names {
		table := f.tables[name]
		packed := deflate(table)
		if len(packed) >= len(table) {
			packed = table
		}
		directory = append(directory, name...)
		for _, v := range []uint32{uint32(offset + len(body)), uint32(len(packed)), uint32(len(table)), checksum(table)} {
			directory = binary.BigEndian.AppendUint32(directory, v)
		}
		body = pad(append(body, packed...))
		whole += (len(table) + 3) &^ 3
	}
	head := []byte("wOFF")
	head = binary.BigEndian.AppendUint32(head, f.version)
	head = binary.BigEndian.AppendUint32(head, uint32(44+len(directory)+len(body)))
	head = binary.BigEndian.AppendUint16(head, uint16(n))
	head = binary.BigEndian.AppendUint16(head, 0)
	head = binary.BigEndian.AppendUint32(head, uint32(whole))
	head = append(head, make([]byte, 24)...) // no version of its own, no metadata, no private data
	return append(append(head, directory...), body...)
}

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestCompression)
	if err != nil {
		return b // the level is right
	}
	_, _ = w.Write(b) // a buffer does not fail
	_ = w.Close()
	return out.Bytes()
}
