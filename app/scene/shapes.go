package scene

import (
	"math"
	"slices"
)

// flatness is how far, in points, a flattened curve may lie from the true one: invisible up to eight-fold magnification.
const flatness = 0.015

// Polyline returns the open path through pts; it keeps the slice.
func Polyline(pts ...Point) *Path { return &Path{Points: pts} }

// Polygon returns the closed path through pts; it keeps the slice.
func Polygon(pts ...Point) *Path { return &Path{Points: pts, Closed: true} }

// Segment returns the open path from one point to another.
func Segment(x0, y0, x1, y1 float32) *Path { return Polyline(Point{x0, y0}, Point{x1, y1}) }

// Rectangle returns the closed outline of r.
func Rectangle(r Rect) *Path {
	return Polygon(Point{r.X0, r.Y0}, Point{r.X1, r.Y0}, Point{r.X1, r.Y1}, Point{r.X0, r.Y1})
}

// RoundRect returns the outline of r with corners of the given radius, at most half of the shorter side.
func RoundRect(r Rect, radius float32) *Path {
	radius = min(radius, (r.X1-r.X0)/2, (r.Y1-r.Y0)/2)
	if !(radius > 0) {
		return Rectangle(r)
	}
	var pts []Point
	pts = appendArc(pts, r.X1-radius, r.Y0+radius, radius, radius, -math.Pi/2, 0)
	pts = appendArc(pts, r.X1-radius, r.Y1-radius, radius, radius, 0, math.Pi/2)
	pts = appendArc(pts, r.X0+radius, r.Y1-radius, radius, radius, math.Pi/2, math.Pi)
	pts = appendArc(pts, r.X0+radius, r.Y0+radius, radius, radius, math.Pi, 3*math.Pi/2)
	return Polygon(pts...)
}

// Circle returns the closed circle of radius r about (x, y).
func Circle(x, y, r float32) *Path { return Ellipse(x, y, r, r) }

// Ellipse returns the closed ellipse of half axes rx and ry about (x, y).
func Ellipse(x, y, rx, ry float32) *Path {
	pts := appendArc(nil, x, y, rx, ry, 0, 2*math.Pi)
	return Polygon(pts[:len(pts)-1]...)
}

// Arc returns the open arc of radius r about (x, y) from angle a to angle b, clockwise on the screen when b > a.
// Angle 0 points right.
func Arc(x, y, r float32, a, b float64) *Path { return Polyline(appendArc(nil, x, y, r, r, a, b)...) }

// Sector returns the closed slice of a disc between the angles a and b; inner > 0 cuts a hole, so that it is a slice
// of a ring.
func Sector(x, y, inner, outer float32, a, b float64) *Path {
	pts := appendArc(nil, x, y, outer, outer, a, b)
	if inner > 0 {
		pts = appendArc(pts, x, y, inner, inner, b, a)
	} else {
		pts = append(pts, Point{x, y})
	}
	return Polygon(pts...)
}

// Regular returns the regular polygon of n corners (3 at least) on the circle of radius r, the first corner at the
// given angle; -pi/2 puts it on top.
func Regular(x, y, r float32, n int, angle float64) *Path {
	n = max(n, 3)
	pts := make([]Point, n)
	for i := range pts {
		pts[i] = onCircle(x, y, r, r, angle+2*math.Pi*float64(i)/float64(n))
	}
	return Polygon(pts...)
}

// Star returns a star of n points (2 at least) with its first point on top.
func Star(x, y, outer, inner float32, n int) *Path {
	n = max(n, 2)
	pts := make([]Point, 2*n)
	for i := range pts {
		r := outer
		if i%2 == 1 {
			r = inner
		}
		pts[i] = onCircle(x, y, r, r, -math.Pi/2+math.Pi*float64(i)/float64(n))
	}
	return Polygon(pts...)
}

// Curve returns the open cubic Bézier curve from p0 to p3.
func Curve(p0, p1, p2, p3 Point) *Path {
	// The second difference bounds the distance between chord and curve.
	d := math.Hypot(float64(p0.X-2*p1.X+p2.X), float64(p0.Y-2*p1.Y+p2.Y)) +
		math.Hypot(float64(p1.X-2*p2.X+p3.X), float64(p1.Y-2*p2.Y+p3.Y))
	n := steps(math.Sqrt(d/flatness)*0.75, 1, 512)
	pts := make([]Point, n+1)
	for i := range pts {
		t := float32(i) / float32(n)
		u := 1 - t
		a, b, c, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		pts[i] = Point{a*p0.X + b*p1.X + c*p2.X + e*p3.X, a*p0.Y + b*p1.Y + c*p2.Y + e*p3.Y}
	}
	return Polyline(pts...)
}

// Combine returns one path with the sub-paths of all, closed if the first is. Nil paths are left out; the points are copied.
func Combine(paths ...*Path) *Path {
	parts, points := 0, 0
	for _, p := range paths {
		if p != nil {
			parts, points = parts+p.Len(), points+len(p.Points)
		}
	}
	out := &Path{}
	if parts > 0 {
		out.Starts, out.Points = make([]int32, 0, parts), make([]Point, 0, points)
	}
	first := true
	for _, p := range paths {
		if p == nil {
			continue
		}
		if first {
			out.Closed, first = p.Closed, false
		}
		for i := range p.Len() {
			out.Starts = append(out.Starts, int32(len(out.Points)))
			out.Points = append(out.Points, p.Sub(i)...)
		}
	}
	return out
}

// Moved returns a copy of p shifted by (dx, dy).
func (p *Path) Moved(dx, dy float32) *Path {
	q := &Path{Points: make([]Point, len(p.Points)), Starts: p.Starts, Closed: p.Closed}
	for i, v := range p.Points {
		q.Points[i] = Point{v.X + dx, v.Y + dy}
	}
	return q
}

// Len returns the number of sub-paths.
func (p *Path) Len() int {
	if p == nil || len(p.Points) == 0 {
		return 0
	}
	return max(len(p.Starts), 1)
}

// Sub returns the points of sub-path i without copying; starts out of range or out of order give an empty one.
func (p *Path) Sub(i int) []Point {
	from, to := 0, len(p.Points)
	if len(p.Starts) > 0 {
		from = int(p.Starts[i])
		if i+1 < len(p.Starts) {
			to = int(p.Starts[i+1])
		}
	}
	if from < 0 || to > len(p.Points) || from >= to {
		return nil
	}
	return p.Points[from:to]
}

func appendArc(pts []Point, x, y, rx, ry float32, a, b float64) []Point {
	r := math.Abs(float64(max(rx, ry)))
	step := math.Pi / 4
	if r > flatness {
		step = min(step, 2*math.Acos(1-flatness/r))
	}
	n := steps(math.Abs(b-a)/step, 2, 720)
	pts = slices.Grow(pts, n+1)
	for i := 0; i <= n; i++ {
		pts = append(pts, onCircle(x, y, rx, ry, a+(b-a)*float64(i)/float64(n)))
	}
	return pts
}

func onCircle(x, y, rx, ry float32, angle float64) Point {
	sin, cos := math.Sincos(angle)
	return Point{x + float32(float64(rx)*cos), y + float32(float64(ry)*sin)}
}

// steps rounds up into lo..hi; NaN gives lo.
func steps(v float64, lo, hi int) int {
	if !(v > float64(lo)) {
		return lo
	}
	return int(min(math.Ceil(v), float64(hi)))
}
