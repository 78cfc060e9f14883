package basemap

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// The file format: "TLBM", version, CRC-32 (IEEE) of what follows, little endian; then unsigned varints and zig-zag
// varints (below called int). Coordinates are whole units, of which there are `units` in a degree, a power of two so that they are exact in binary; a list of points is
// its length, then differences from point to point, the first from 0, 0. A string is its length and its UTF-8.
//
//	name, units, detail in metres, bound (4 ints: west, south, east, north)
//	arcs:      n, then flags (1 disputed, 2 seam), points
//	countries: n, then ISO 3166 alpha-2, name, labels: n, 2 ints, polygons: n, rings: n, refs: n, int (^i: backwards)
//	lakes:     n, then name, rank, rings: n, points (closed: the first point is not repeated)
//	rivers:    n, then name, rank, points
const (
	magic       = "TLBM"
	version     = 1
	contents    = len(magic) + 1 + 4 // where the contents start
	flagDispute = 1
	flagSeam    = 2
)

var (
	errFormat = errors.New("not a base map file of this version")
	errSum    = errors.New("checksum does not match")
	errShort  = errors.New("file ends too early")
	errValue  = errors.New("value out of range")
)

// header is what stands before the arcs.
type header struct {
	name   string
	units  float64
	detail float64
	bound  orb.Bound
}

// readHeader checks the file's kind and reads its header; data may end behind that.
func readHeader(data []byte) (header, error) {
	if len(data) < contents || string(data[:len(magic)]) != magic || data[len(magic)] != version {
		return header{}, errFormat
	}
	r := reader{data: data, at: contents}
	head := r.header()
	return head, r.err
}

// DecodeLevel reads a level from a file's bytes, which it does not keep. It never panics, and the memory it takes is
// bounded by a small multiple of len(data), whatever the data: counts are checked against the bytes that are left.
func DecodeLevel(data []byte) (*Level, error) {
	if _, err := readHeader(data); err != nil {
		return nil, err
	}
	if crc32.ChecksumIEEE(data[contents:]) != binary.LittleEndian.Uint32(data[len(magic)+1:]) {
		return nil, errSum
	}
	r := reader{data: data, at: contents}
	head := r.header()
	l := &Level{Name: head.name, Bound: head.bound, Detail: head.detail}
	r.arcs(l)
	r.countries(l)
	r.lakes(l)
	r.rivers(l)
	if r.err == nil && r.at != len(data) {
		r.err = fmt.Errorf("%d bytes too many", len(data)-r.at)
	}
	if r.err != nil {
		return nil, fmt.Errorf("level %q, byte %d: %w", head.name, r.at, r.err)
	}
	return l, nil
}

// reader reads the format. After the first error every read gives zero and lists are empty.
type reader struct {
	data           []byte
	at             int
	err            error
	scale          float64
	limitX, limitY int64
	block          []orb.Point // points are cut from it, so that a level takes few allocations
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *reader) uint() uint64 {
	if r.err != nil {
		return 0
	}
	if r.at < len(r.data) && r.data[r.at] < 0x80 { // most numbers are one byte
		r.at++
		return uint64(r.data[r.at-1])
	}
	v, n := binary.Uvarint(r.data[r.at:])
	if n <= 0 {
		r.fail(errShort)
		return 0
	}
	r.at += n
	return v
}

func (r *reader) int() int64 {
	v := r.uint()
	return int64(v>>1) ^ -int64(v&1)
}

// count reads the length of a list whose elements take at least size bytes each.
func (r *reader) count(size int) int {
	n := r.uint()
	if n > uint64((len(r.data)-r.at)/size) {
		r.fail(errShort)
		return 0
	}
	return int(n)
}

func (r *reader) string() string {
	n := r.count(1)
	s := string(r.data[r.at : r.at+n])
	r.at += n
	if !utf8.ValidString(s) {
		r.fail(errValue)
	}
	return s
}

func (r *reader) header() header {
	h := header{name: r.string(), units: float64(r.uint()), detail: float64(r.uint())}
	if r.err == nil && !(h.units >= 1 && h.units <= 1e7 && h.detail <= 1e7) {
		r.fail(errValue)
	}
	r.scale, r.limitX, r.limitY = 1/max(h.units, 1), int64(540*h.units), int64(90*h.units)
	h.bound = orb.Bound{Min: r.point(), Max: r.point()}
	return h
}

func (r *reader) point() orb.Point { return r.degrees(r.int(), r.int()) }

func (r *reader) degrees(x, y int64) orb.Point {
	if x < -r.limitX || x > r.limitX || y < -r.limitY || y > r.limitY {
		r.fail(errValue)
		return orb.Point{}
	}
	return orb.Point{float64(x) * r.scale, float64(y) * r.scale}
}

// points reads a list of at least least points, leaving room for one more after it, and its bound.
func (r *reader) points(least int) ([]orb.Point, orb.Bound) {
	n := r.count(2)
	if n < least {
		r.fail(errValue)
	}
	if r.err != nil {
		return nil, orb.Bound{}
	}
	if len(r.block) < n+1 {
		// A point takes two bytes at least, so the rest of the file cannot hold more than half its length.
		r.block = make([]orb.Point, max(n+1, min((len(r.data)-r.at)/2, 1<<15)))
	}
	list := r.block[: n : n+1]
	r.block = r.block[n+1:]
	// A level is read at the speed of this loop, so nearly all differences, which take one or two bytes, take a short way.
	data, at := r.data, r.at
	var x, y int64
	minX, minY, maxX, maxY := int64(math.MaxInt64), int64(math.MaxInt64), int64(math.MinInt64), int64(math.MinInt64)
	for i := range list {
		for k := range 2 {
			var v uint64
			if at+1 < len(data) && data[at] < 0x80 {
				v = uint64(data[at])
				at++
			} else if at+1 < len(data) && data[at+1] < 0x80 {
				v = uint64(data[at])&0x7f | uint64(data[at+1])<<7
				at += 2
			} else {
				r.at = at
				v = r.uint()
				at = r.at
			}
			if d := int64(v>>1) ^ -int64(v&1); k == 0 {
				x += d
			} else {
				y += d
			}
		}
		minX, minY, maxX, maxY = min(minX, x), min(minY, y), max(maxX, x), max(maxY, y)
		list[i] = orb.Point{float64(x) * r.scale, float64(y) * r.scale}
	}
	r.at = at
	return list, orb.Bound{Min: r.degrees(minX, minY), Max: r.degrees(maxX, maxY)}
}
