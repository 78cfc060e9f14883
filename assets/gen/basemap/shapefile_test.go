package main

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/paulmach/orb"
)

// polyline is a shapefile record of type 3 with the parts.
func polyline(parts ...[]orb.Point) []byte {
	little := binary.LittleEndian
	body := little.AppendUint32(nil, 3)
	body = append(body, make([]byte, 32)...) // the box is not read
	total := 0
	for _, p := range parts {
		total += len(p)
	}
	body = little.AppendUint32(little.AppendUint32(body, uint32(len(parts))), uint32(total))
	start := 0
	for _, p := range parts {
		body = little.AppendUint32(body, uint32(start))
		start += len(p)
	}
	for _, p := range parts {
		for _, q := range p {
			body = little.AppendUint64(little.AppendUint64(body, math.Float64bits(q[0])), math.Float64bits(q[1]))
		}
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, 1), uint32(len(body)/2))
	return append(head, body...)
}

// table is a dBASE file with one column NAME of 8 characters.
func table(names ...string) []byte {
	data := make([]byte, 65)
	data[0] = 3
	binary.LittleEndian.PutUint32(data[4:], uint32(len(names)))
	binary.LittleEndian.PutUint16(data[8:], uint16(len(data)))
	binary.LittleEndian.PutUint16(data[10:], 9)
	copy(data[32:], "NAME")
	data[32+11], data[32+16], data[64] = 'C', 8, '\r'
	for _, name := range names {
		row := []byte("         ")
		copy(row[1:], name)
		data = append(data, row...)
	}
	return data
}

func TestReadShapes(t *testing.T) {
	base := filepath.Join(t.TempDir(), "rivers")
	first, second := []orb.Point{{1, 2}, {3, 4}}, []orb.Point{{5, 6}, {7, 8}, {9, 10}}
	shp := append(make([]byte, 100), polyline(first, second)...)
	shp = append(shp, polyline(second)...)
	write := func(shp, dbf []byte) {
		t.Helper()
		if err := os.WriteFile(base+".shp", shp, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(base+".dbf", dbf, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(shp, table("Neman", "Bug"))
	shapes, err := readShapes(base)
	if err != nil {
		t.Fatal(err)
	}
	want := []shape{
		{parts: [][]orb.Point{first, second}, attributes: map[string]string{"NAME": "Neman"}},
		{parts: [][]orb.Point{second}, attributes: map[string]string{"NAME": "Bug"}},
	}
	if !reflect.DeepEqual(shapes, want) {
		t.Errorf("readShapes = %v, want %v", shapes, want)
	}
	write(shp, table("Neman"))
	if _, err := readShapes(base); err == nil {
		t.Error("more shapes than rows, and there is no error")
	}
	write(shp[:len(shp)-8], table("Neman", "Bug"))
	if _, err := readShapes(base); err == nil {
		t.Error("a record that ends too early, and there is no error")
	}
}

func TestRiverNames(t *testing.T) {
	for source, want := range map[string]string{"Neman (Nemunas)": "Neman", "Amu  Darya": "Amu Darya", "Dnepre": "Dnieper", "Sio": ""} {
		if got := riverName(source); got != want {
			t.Errorf("riverName(%q) = %q, want %q", source, got, want)
		}
	}
}
