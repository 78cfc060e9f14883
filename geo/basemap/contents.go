package basemap

import "github.com/paulmach/orb"

func (r *reader) arcs(l *Level) {
	n := r.count(6) // flags, length, two points of two bytes
	l.Arcs = make([]Arc, n)
	for i := range l.Arcs {
		arc := &l.Arcs[i]
		flags := r.uint()
		arc.Points, arc.Bound = r.points(2)
		arc.Countries = [2]int{-1, -1}
		if r.err != nil {
			return
		}
		switch {
		case flags&flagSeam != 0:
			arc.Kind = Seam
		case flags&flagDispute != 0:
			arc.Kind = Disputed
		}
	}
}

func (r *reader) countries(l *Level) {
	n := r.count(5)
	l.Countries = make([]Country, n)
	for c := range l.Countries {
		country := &l.Countries[c]
		country.ISO2, country.Name = r.string(), r.string()
		country.Labels = make([]orb.Point, r.count(2))
		for i := range country.Labels {
			country.Labels[i] = r.point()
		}
		country.Polygons = make([][]Ring, r.count(2))
		country.Bounds = make([]orb.Bound, len(country.Polygons))
		for p := range country.Polygons {
			country.Polygons[p] = make([]Ring, r.count(2))
			for i := range country.Polygons[p] {
				country.Polygons[p][i] = r.ring(l, c)
			}
			if r.err != nil {
				return
			}
			if len(country.Polygons[p]) == 0 {
				r.fail(errValue)
				return
			}
			country.Bounds[p] = l.ringBound(country.Polygons[p][0])
			if p == 0 {
				country.Bound = country.Bounds[p]
			}
			country.Bound = union(country.Bound, country.Bounds[p])
		}
		country.Label = country.Bound.Center()
		if len(country.Labels) > 0 {
			country.Label = country.Labels[0]
		}
	}
}

// ring reads a ring of country c and notes on its arcs whose they are. An arc may stand twice in the whole file, once
// for each side, so that the rings are not longer than the arcs justify.
func (r *reader) ring(l *Level, c int) Ring {
	ring := make(Ring, r.count(1))
	if len(ring) == 0 {
		r.fail(errValue)
	}
	for i := range ring {
		ref := r.int()
		index := max(ref, ^ref)
		if r.err != nil || index >= int64(len(l.Arcs)) {
			r.fail(errValue)
			return nil
		}
		ring[i] = int(ref)
		arc := &l.Arcs[index]
		switch {
		case arc.Countries[0] < 0:
			arc.Countries[0], arc.Forward = c, ref >= 0
		case arc.Countries[1] < 0:
			arc.Countries[1] = c
			if arc.Kind == Coast {
				arc.Kind = Border
				if arc.Countries[0] == c {
					arc.Kind = Inner
				}
			}
		default:
			r.fail(errValue)
			return nil
		}
	}
	return ring
}

// ringBound returns the bound of a ring with the longitudes that AppendRing gives it.
func (l *Level) ringBound(ring Ring) orb.Bound {
	var bound orb.Bound
	var end orb.Point
	for i, ref := range ring {
		arc := &l.Arcs[max(ref, ^ref)]
		first, last := arc.Points[0], arc.Points[len(arc.Points)-1]
		if ref < 0 {
			first, last = last, first
		}
		shift := 0.0
		if i > 0 {
			shift = turns(end[0] - first[0])
		}
		end = orb.Point{last[0] + shift, last[1]}
		b := arc.Bound
		b.Min[0] += shift
		b.Max[0] += shift
		if i == 0 {
			bound = b
		}
		bound = union(bound, b)
	}
	return bound
}

// union is the bound of two bounds; orb's takes four times as long.
func union(a, b orb.Bound) orb.Bound {
	return orb.Bound{
		Min: orb.Point{min(a.Min[0], b.Min[0]), min(a.Min[1], b.Min[1])},
		Max: orb.Point{max(a.Max[0], b.Max[0]), max(a.Max[1], b.Max[1])},
	}
}

func (r *reader) lakes(l *Level) {
	l.Lakes = make([]Lake, r.count(3))
	for i := range l.Lakes {
		lake := &l.Lakes[i]
		lake.Name, lake.Rank = r.string(), r.rank()
		lake.Polygon = make(orb.Polygon, r.count(7))
		for k := range lake.Polygon {
			ring, bound := r.points(3)
			if r.err != nil {
				return
			}
			lake.Polygon[k] = append(ring, ring[0])
			if k == 0 {
				lake.Bound = bound
			}
		}
		if len(lake.Polygon) == 0 {
			r.fail(errValue)
			return
		}
	}
}

func (r *reader) rivers(l *Level) {
	l.Rivers = make([]River, r.count(7))
	for i := range l.Rivers {
		river := &l.Rivers[i]
		river.Name, river.Rank = r.string(), r.rank()
		line, bound := r.points(2)
		if r.err != nil {
			return
		}
		river.Line, river.Bound = line, bound
	}
}

func (r *reader) rank() int {
	rank := r.uint()
	if rank > 99 {
		r.fail(errValue)
		return 0
	}
	return int(rank)
}
