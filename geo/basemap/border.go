package basemap

import (
	"github.com/paulmach/orb"
)

// Border returns the land border of two countries (ISO 3166 alpha-2, in either order) as lines: the arcs they share,
// joined where their ends meet, in no given direction. PL-BY is exactly one line. Countries that do not touch, and
// unknown codes, have none. The caller owns the lines.
func (l *Level) Border(iso1, iso2 string) []orb.LineString {
	a, b := l.Country(iso1), l.Country(iso2)
	if a < 0 || b < 0 || a == b {
		return nil
	}
	var lines []orb.LineString
	for i := range l.Arcs {
		if c := l.Arcs[i].Countries; c == [2]int{a, b} || c == [2]int{b, a} {
			lines = append(lines, append(orb.LineString(nil), l.Arcs[i].Points...))
		}
	}
	return join(lines)
}

// join links lines whose ends are the same point until no two can be linked.
func join(lines []orb.LineString) []orb.LineString {
	for i := 0; i < len(lines); i++ {
		for k := i + 1; k < len(lines); k++ {
			if joined, ok := link(lines[i], lines[k]); ok {
				lines[i] = joined
				lines = append(lines[:k], lines[k+1:]...)
				k = i // the longer line may now meet one that it did not
			}
		}
	}
	return lines
}

// link returns a and b as one line where they share an end.
func link(a, b orb.LineString) (orb.LineString, bool) {
	switch {
	case a[len(a)-1] == b[0]:
		return append(a, b[1:]...), true
	case a[len(a)-1] == b[len(b)-1]:
		b.Reverse()
		return append(a, b[1:]...), true
	case a[0] == b[len(b)-1]:
		return append(b, a[1:]...), true
	case a[0] == b[0]:
		b.Reverse()
		return append(b, a[1:]...), true
	}
	return nil, false
}
