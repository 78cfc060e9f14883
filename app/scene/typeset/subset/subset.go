// Package subset makes small fonts of large ones for pictures that carry their type: glyphs that are not used lose their
// drawing and keep their number, so that nothing that refers to a glyph has to change. It reads OpenType fonts with CFF or
// TrueType outlines, and writes OpenType, WOFF and bare CFF. The same input gives the same bytes.
package subset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Font is a font taken apart into its tables.
type Font struct {
	version uint32
	tables  map[string][]byte
}

const cffVersion = 0x4F54544F // OTTO

// Parse takes a font apart; the tables share data. An error means that it is no OpenType font, or cut short.
func Parse(data []byte) (*Font, error) {
	if len(data) < 12 {
		return nil, errors.New("font: too short")
	}
	f := &Font{version: binary.BigEndian.Uint32(data), tables: map[string][]byte{}}
	if f.version != cffVersion && f.version != 0x00010000 {
		return nil, fmt.Errorf("font: version %08x is not known", f.version)
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errors.New("font: too short")
	}
	for i := range n {
		record := data[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(record[8:])), uint64(binary.BigEndian.Uint32(record[12:]))
		if from+size > uint64(len(data)) {
			return nil, fmt.Errorf("font: table %s lies outside the file", record[:4])
		}
		f.tables[string(record[:4])] = data[from : from+size]
	}
	return f, nil
}

// CFF returns the table of CFF outlines, nil for a TrueType font.
func (f *Font) CFF() []byte { return f.tables["CFF "] }

// Keep returns the font with the drawings of the glyphs that keep names; the first, for missing characters, stays too.
// A font whose outlines cannot be read is an error.
func (f *Font) Keep(keep func(glyph int) bool) (*Font, error) {
	out := &Font{version: f.version, tables: map[string][]byte{}}
	for name, table := range f.tables {
		if name != "DSIG" { // a signature of what is no longer the same
			out.tables[name] = table
		}
	}
	wanted := func(glyph int) bool { return glyph == 0 || keep(glyph) }
	if cff := f.CFF(); cff != nil {
		small, err := keepCFF(cff, wanted)
		if err != nil {
			return nil, err
		}
		out.tables["CFF "] = small
		return out, nil
	}
	return out, out.keepTrueType(wanted)
}

// Only returns the font with the named tables.
func (f *Font) Only(names ...string) *Font {
	out := &Font{version: f.version, tables: map[string][]byte{}}
	for _, name := range names {
		if table, ok := f.tables[name]; ok {
			out.tables[name] = table
		}
	}
	return out
}

// Bytes returns the font as an OpenType file.
func (f *Font) Bytes() []byte {
	names := f.names()
	n := len(names)
	power := 1
	log := 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	head := binary.BigEndian.AppendUint32(nil, f.version)
	for _, v := range []int{n, power * 16, log, (n - power) * 16} {
		head = binary.BigEndian.AppendUint16(head, uint16(v))
	}
	offset := 12 + 16*n
	var body []byte
	for _, name := range names {
		table := f.tables[name]
		head = append(head, name...)
		head = binary.BigEndian.AppendUint32(head, checksum(table))
		head = binary.BigEndian.AppendUint32(head, uint32(offset+len(body)))
		head = binary.BigEndian.AppendUint32(head, uint32(len(table)))
		body = pad(append(body, table...))
	}
	return append(head, body...)
}

func (f *Font) names() []string {
	names := make([]string, 0, len(f.tables))
	for name := range f.tables {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func pad(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func checksum(table []byte) uint32 {
	var sum uint32
	for len(table) >= 4 {
		sum += binary.BigEndian.Uint32(table)
		table = table[4:]
	}
	var last [4]byte
	copy(last[:], table)
	return sum + binary.BigEndian.Uint32(last[:])
}
