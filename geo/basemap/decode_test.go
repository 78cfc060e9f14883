package basemap

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/paulmach/orb"

	"thawline/assets"
)

// small is a level with one of everything: two countries with a common border, one of them with a hole and a seam.
func small() *Level {
	return &Level{
		Name: "small", Detail: 1000, Bound: orb.Bound{Min: orb.Point{-10, -10}, Max: orb.Point{10, 10}},
		Arcs: []Arc{
			{Points: []orb.Point{{0, 0}, {0, 1}}},
			{Points: []orb.Point{{0, 1}, {-1, 1}, {-1, 0}, {0, 0}}},
			{Points: []orb.Point{{0, 1}, {1, 1}, {1, 0}, {0, 0}}, Kind: Seam},
			{Points: []orb.Point{{0.25, 0.25}, {0.5, 0.25}, {0.375, 0.5}, {0.25, 0.25}}},
		},
		Countries: []Country{
			{ISO2: "AA", Name: "West", Label: orb.Point{-0.5, 0.5}, Labels: []orb.Point{{-0.5, 0.5}, {-0.5, 0.25}}, Polygons: [][]Ring{{{0, 1}}}},
			{ISO2: "BB", Name: "Östland", Label: orb.Point{0.5, 0.5}, Labels: []orb.Point{}, Polygons: [][]Ring{{{^2, ^0}, {3}}}},
		},
		Lakes:  []Lake{{Name: "Lake", Rank: 3, Polygon: orb.Polygon{{{0.5, 0.5}, {0.625, 0.5}, {0.5, 0.625}, {0.5, 0.5}}}}},
		Rivers: []River{{Name: "River", Rank: 5, Line: orb.LineString{{-0.5, 0.5}, {-0.25, 0.25}, {0, 0}}}},
	}
}

func TestEncodedLevelComesBack(t *testing.T) {
	want := small()
	got, err := DecodeLevel(Encode(want, 1024))
	if err != nil {
		t.Fatal(err)
	}
	if got.Name != want.Name || got.Detail != want.Detail || got.Bound != want.Bound {
		t.Errorf("header is %q %v %v", got.Name, got.Detail, got.Bound)
	}
	kinds := []Kind{Border, Coast, Seam, Coast}
	for i := range want.Arcs {
		if !reflect.DeepEqual(got.Arcs[i].Points, want.Arcs[i].Points) || got.Arcs[i].Kind != kinds[i] {
			t.Errorf("arc %d is %v %v, want %v %v", i, got.Arcs[i].Kind, got.Arcs[i].Points, kinds[i], want.Arcs[i].Points)
		}
	}
	for i, c := range want.Countries {
		g := got.Countries[i]
		if g.ISO2 != c.ISO2 || g.Name != c.Name || g.Label != c.Label || !reflect.DeepEqual(g.Labels, c.Labels) || !reflect.DeepEqual(g.Polygons, c.Polygons) {
			t.Errorf("country %d is %+v, want %+v", i, g, c)
		}
	}
	if b := got.Countries[0].Bound; b != (orb.Bound{Min: orb.Point{-1, 0}, Max: orb.Point{0, 1}}) {
		t.Errorf("bound of West is %v", b)
	}
	if !reflect.DeepEqual(got.Lakes[0].Polygon, want.Lakes[0].Polygon) || got.Lakes[0].Name != "Lake" || got.Lakes[0].Rank != 3 {
		t.Errorf("lake is %+v", got.Lakes[0])
	}
	if !reflect.DeepEqual(got.Rivers[0].Line, want.Rivers[0].Line) || got.Rivers[0].Rank != 5 {
		t.Errorf("river is %+v", got.Rivers[0])
	}
	if again := Encode(got, 1024); !reflect.DeepEqual(again, Encode(want, 1024)) {
		t.Error("the decoded level encodes to other bytes")
	}
	if at := got.CountryAt(orb.Point{0.375, 0.3}); at != "" {
		t.Errorf("a point in the hole is in %q", at)
	}
}

func TestRingOverTheAntimeridian(t *testing.T) {
	l := &Level{Arcs: []Arc{
		{Points: []orb.Point{{170, 0}, {190, 0}}},
		{Points: []orb.Point{{-170, 0}, {-170, 10}, {-190, 10}}}, // starts where the first ends, a turn away
		{Points: []orb.Point{{170, 0}, {170, 10}}},
	}}
	got := l.AppendRing(nil, Ring{0, 1, ^2})
	want := []orb.Point{{170, 0}, {190, 0}, {190, 10}, {170, 10}, {170, 0}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("AppendRing = %v, want %v", got, want)
	}
	for i := range l.Arcs {
		l.Arcs[i].Bound = orb.LineString(l.Arcs[i].Points).Bound()
	}
	if b := l.ringBound(Ring{0, 1, ^2}); b != (orb.Bound{Min: orb.Point{170, 0}, Max: orb.Point{190, 10}}) {
		t.Errorf("ringBound = %v", b)
	}
}

func TestJoin(t *testing.T) {
	a, b, c, d := orb.Point{0, 0}, orb.Point{1, 0}, orb.Point{2, 0}, orb.Point{3, 0}
	cases := []struct {
		name  string
		lines []orb.LineString
		want  int
	}{
		{"in order", []orb.LineString{{a, b}, {b, c}, {c, d}}, 1},
		{"one backwards", []orb.LineString{{a, b}, {c, b}, {c, d}}, 1},
		{"the middle last", []orb.LineString{{a, b}, {c, d}, {b, c}}, 1},
		{"starts meet", []orb.LineString{{b, a}, {b, c}}, 1},
		{"apart", []orb.LineString{{a, b}, {c, d}}, 2},
	}
	for _, test := range cases {
		got := join(test.lines)
		points := 0
		for _, line := range got {
			points += len(line)
		}
		if len(got) != test.want || test.want == 1 && points != len(test.lines)+1 {
			t.Errorf("%s: join = %v, want %d line(s)", test.name, got, test.want)
		}
	}
}

func TestBrokenFilesAreRefused(t *testing.T) {
	good := Encode(small(), 1024)
	body := good[contents:]
	change := func(at int, to byte) []byte {
		b := append([]byte(nil), body...)
		b[at] = to
		return seal(b)
	}
	cases := []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, errFormat},
		{"another kind", []byte("GIF89a......"), errFormat},
		{"another version", append([]byte("TLBM\x63"), good[5:]...), errFormat},
		{"a flipped bit", append(append([]byte(nil), good[:40]...), append([]byte{good[40] ^ 1}, good[41:]...)...), errSum},
		{"cut short", seal(body[:len(body)-3]), errShort},
		{"a name longer than the file", seal([]byte{0x7f, 'a'}), errShort},
		{"no units", change(6, 0), errValue},
	}
	for _, c := range cases {
		if _, err := DecodeLevel(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
	if _, err := DecodeLevel(seal(append(append([]byte(nil), body...), 0))); err == nil || !strings.Contains(err.Error(), "too many") {
		t.Errorf("bytes after the end: error %v", err)
	}
	beyond := small()
	beyond.Countries[0].Polygons[0][0][0] = 99
	if _, err := DecodeLevel(Encode(beyond, 1024)); !errors.Is(err, errValue) {
		t.Errorf("an arc that is not there: error %v, want %v", err, errValue)
	}
	shared := small()
	shared.Countries[0].Polygons = append(shared.Countries[0].Polygons, []Ring{{0, 1}})
	if _, err := DecodeLevel(Encode(shared, 1024)); !errors.Is(err, errValue) {
		t.Errorf("an arc of three rings: error %v, want %v", err, errValue)
	}
}

func TestDecodeNamesTheBrokenFile(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range levelFiles {
		data, err := fs.ReadFile(assets.Basemap(), name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	if _, err := Decode(files); err != nil {
		t.Fatal(err)
	}
	files["50m.map"] = &fstest.MapFile{Data: files["50m.map"].Data[:12]}
	if _, err := Decode(files); err == nil || !strings.Contains(err.Error(), "50m.map") {
		t.Errorf("error %v does not name 50m.map", err)
	}
	delete(files, "50m.map")
	if _, err := Decode(files); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want one that says the file is missing", err)
	}
}

func TestBrokenContentsGiveAnEmptyLevel(t *testing.T) {
	whole := Encode(small(), 1024)
	for name, data := range map[string][]byte{
		"cut": seal(whole[contents : len(whole)-3]), "changed": append(whole[:len(whole)-1:len(whole)-1], whole[len(whole)-1]^1),
	} {
		s := &sheet{files: fstest.MapFS{"a.map": {Data: data}}, file: "a.map", head: header{name: name}}
		if l := s.read(); l.Name != name || len(l.Countries) != 0 || l.CountryAt(orb.Point{}) != "" {
			t.Errorf("level is %q with %d countries, want %s and none", l.Name, len(l.Countries), name)
		}
	}
	gone := &sheet{files: fstest.MapFS{}, file: "a.map", head: header{name: "gone"}}
	if l := gone.read(); l.Name != "gone" || len(l.Countries) != 0 {
		t.Errorf("level is %q with %d countries, want gone and none", l.Name, len(l.Countries))
	}
}

func FuzzDecodeLevel(f *testing.F) {
	f.Add(Encode(small(), 1024)[contents:])
	f.Add(Encode(&Level{}, 1)[contents:])
	if data, err := fs.ReadFile(assets.Basemap(), "110m.map"); err == nil {
		f.Add(data[contents:])
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		file := append([]byte(magic), version)
		file = binary.LittleEndian.AppendUint32(file, crc32.ChecksumIEEE(body))
		l, err := DecodeLevel(append(file, body...))
		if err != nil {
			return
		}
		points := 0
		for c := range l.Countries {
			for _, polygon := range l.Polygons(c) {
				for _, ring := range polygon {
					points += len(ring)
				}
			}
			if c < 4 {
				l.CountryAt(l.Countries[c].Label)
				l.Border(l.Countries[0].ISO2, l.Countries[c].ISO2)
			}
		}
		if points > 2*len(body) {
			t.Errorf("%d bytes make %d points", len(body), points)
		}
	})
}

func BenchmarkDecodeLevel(b *testing.B) {
	for _, name := range levelFiles {
		data, err := fs.ReadFile(assets.Basemap(), name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := DecodeLevel(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPolygons(b *testing.B) {
	data, err := fs.ReadFile(assets.Basemap(), "50m.map")
	if err != nil {
		b.Fatal(err)
	}
	level, err := DecodeLevel(data)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		level.build()
	}
}
