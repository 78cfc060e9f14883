package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"strings"

	"github.com/paulmach/orb"
)

// shape is one record of a shapefile with its attributes.
type shape struct {
	parts      [][]orb.Point
	attributes map[string]string
}

// readShapes reads base.shp and base.dbf: polylines and polygons (types 3 and 5) of the ESRI Shapefile Technical
// Description (1998).
func readShapes(base string) ([]shape, error) {
	rows, err := readAttributes(base + ".dbf")
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(base + ".shp")
	if err != nil {
		return nil, err
	}
	little := binary.LittleEndian
	var shapes []shape
	for at := 100; at+8 <= len(data); {
		end := at + 8 + 2*int(binary.BigEndian.Uint32(data[at+4:]))
		if end > len(data) || len(shapes) == len(rows) {
			return nil, fmt.Errorf("%s.shp: broken at byte %d", base, at)
		}
		record := data[at+8 : end]
		s := shape{attributes: rows[len(shapes)]}
		switch kind := little.Uint32(record); kind {
		case 0: // no geometry
		case 3, 5:
			parts, points := int(little.Uint32(record[36:])), int(little.Uint32(record[40:]))
			coordinates := record[44+4*parts:]
			for i := range parts {
				from, to := int(little.Uint32(record[44+4*i:])), points
				if i+1 < parts {
					to = int(little.Uint32(record[48+4*i:]))
				}
				var part []orb.Point
				for k := from; k < to; k++ {
					part = append(part, orb.Point{
						math.Float64frombits(little.Uint64(coordinates[16*k:])),
						math.Float64frombits(little.Uint64(coordinates[16*k+8:])),
					})
				}
				s.parts = append(s.parts, part)
			}
		default:
			return nil, fmt.Errorf("%s.shp: shape type %d", base, kind)
		}
		shapes = append(shapes, s)
		at = end
	}
	return shapes, nil
}

// readAttributes reads a dBASE III table as text, by column.
func readAttributes(file string) ([]map[string]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if len(data) < 33 {
		return nil, fmt.Errorf("%s: too short", file)
	}
	count := int(binary.LittleEndian.Uint32(data[4:]))
	start, size := int(binary.LittleEndian.Uint16(data[8:])), int(binary.LittleEndian.Uint16(data[10:]))
	type field struct {
		name  string
		width int
	}
	var fields []field
	for at := 32; at+32 <= len(data) && data[at] != '\r'; at += 32 {
		name, _, _ := strings.Cut(string(data[at:at+11]), "\x00")
		fields = append(fields, field{name, int(data[at+16])})
	}
	if start+count*size > len(data) {
		return nil, fmt.Errorf("%s: %d rows do not fit in the file", file, count)
	}
	rows := make([]map[string]string, count)
	for i := range rows {
		row := data[start+i*size : start+(i+1)*size]
		rows[i] = map[string]string{}
		at := 1 // the first byte marks deleted rows
		for _, f := range fields {
			rows[i][f.name] = strings.TrimSpace(string(row[at : at+f.width]))
			at += f.width
		}
	}
	return rows, nil
}
