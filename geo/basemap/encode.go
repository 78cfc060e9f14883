package basemap

import (
	"encoding/binary"
	"hash/crc32"
	"math"

	"github.com/paulmach/orb"
)

// Encode returns l as a file that DecodeLevel reads, its coordinates rounded to units parts of a degree
// (1 to 10,000,000; with a power of two the decoder's numbers are exact).
// What the decoder works out by itself (bounds, kinds other than Disputed and Seam, countries of arcs) is not written.
func Encode(l *Level, units int) []byte {
	w := writer{units: float64(units)}
	w.string(l.Name)
	w.uint(uint64(units))
	w.uint(uint64(math.Round(l.Detail)))
	w.point(l.Bound.Min)
	w.point(l.Bound.Max)
	w.uint(uint64(len(l.Arcs)))
	for _, arc := range l.Arcs {
		w.uint(map[Kind]uint64{Disputed: flagDispute, Seam: flagSeam}[arc.Kind])
		w.points(arc.Points)
	}
	w.uint(uint64(len(l.Countries)))
	for _, c := range l.Countries {
		w.string(c.ISO2)
		w.string(c.Name)
		w.uint(uint64(len(c.Labels)))
		for _, label := range c.Labels {
			w.point(label)
		}
		w.uint(uint64(len(c.Polygons)))
		for _, polygon := range c.Polygons {
			w.uint(uint64(len(polygon)))
			for _, ring := range polygon {
				w.uint(uint64(len(ring)))
				for _, ref := range ring {
					w.int(int64(ref))
				}
			}
		}
	}
	w.uint(uint64(len(l.Lakes)))
	for _, lake := range l.Lakes {
		w.string(lake.Name)
		w.uint(uint64(lake.Rank))
		w.uint(uint64(len(lake.Polygon)))
		for _, ring := range lake.Polygon {
			w.points(ring[:len(ring)-1])
		}
	}
	w.uint(uint64(len(l.Rivers)))
	for _, river := range l.Rivers {
		w.string(river.Name)
		w.uint(uint64(river.Rank))
		w.points(river.Line)
	}
	return seal(w.out)
}

// seal puts the magic, the version and the checksum before the contents.
func seal(body []byte) []byte {
	file := append([]byte(magic), version)
	file = binary.LittleEndian.AppendUint32(file, crc32.ChecksumIEEE(body))
	return append(file, body...)
}

type writer struct {
	out   []byte
	units float64
}

func (w *writer) uint(v uint64) { w.out = binary.AppendUvarint(w.out, v) }
func (w *writer) int(v int64)   { w.out = binary.AppendVarint(w.out, v) }

func (w *writer) string(s string) {
	w.uint(uint64(len(s)))
	w.out = append(w.out, s...)
}

func (w *writer) round(p orb.Point) (x, y int64) {
	return int64(math.Round(p[0] * w.units)), int64(math.Round(p[1] * w.units))
}

func (w *writer) point(p orb.Point) {
	x, y := w.round(p)
	w.int(x)
	w.int(y)
}

func (w *writer) points(list []orb.Point) {
	w.uint(uint64(len(list)))
	var lastX, lastY int64
	for _, p := range list {
		x, y := w.round(p)
		w.int(x - lastX)
		w.int(y - lastY)
		lastX, lastY = x, y
	}
}
