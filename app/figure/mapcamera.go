package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/dataset"
	"thawline/geo"
)

// frameOf returns the story's frame of that id, its first where there is none of it, and the whole world where the story
// has no frames at all.
func frameOf(s *dataset.Story, id string) dataset.Frame {
	if s != nil {
		for _, f := range s.Frames {
			if f.ID == id {
				return f
			}
		}
		if len(s.Frames) > 0 {
			return s.Frames[0]
		}
	}
	return dataset.Frame{
		ID: "world", Projection: "equalearth",
		Bounds: orb.Bound{Min: orb.Point{-180, -60}, Max: orb.Point{180, 84}},
	}
}

// Viewport returns the part of the earth that the map of in shows, in its frame's projection. Odd numbers in the camera
// are as if the frame were fitted.
func (k *Kit) Viewport(in Input) geo.Viewport {
	f := frameOf(in.Story, in.View.Camera.Frame)
	cam := in.View.Camera
	if !allFinite(cam.Lon, cam.Lat, cam.Zoom) || math.Abs(cam.Lat) > 90 {
		cam.Zoom = 0
	}
	w, h := max(in.W, 1), max(in.H, 1)
	if cam.Zoom > 0 && f.Projection == "orthographic" {
		f.Meridian, f.Latitude = cam.Lon, cam.Lat // a globe turns
	}
	vp := k.fit(in.Story, f, w, h, in.scale())
	if cam.Zoom <= 0 {
		return vp
	}
	vp.MetresPerPoint /= min(max(cam.Zoom, .05), 4000)
	if f.Projection != "orthographic" {
		if at, ok := vp.Projection.Forward(orb.Point{cam.Lon, cam.Lat}); ok {
			vp.Center = at
		}
	}
	return vp
}

func allFinite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// projection returns the frame's projection; one that its numbers make impossible falls back to Equal Earth.
func projection(f dataset.Frame) geo.Projection {
	var p geo.Projection
	var err error
	switch f.Projection {
	case "conic":
		p, err = geo.NewConic(f.Parallels[0], f.Parallels[1], f.Latitude, f.Meridian)
	case "orthographic":
		p, err = geo.NewOrthographic(f.Meridian, f.Latitude)
	case "mercator":
		p, err = geo.NewMercator(f.Meridian)
	default:
		p, err = geo.NewEqualEarth(f.Meridian)
	}
	if err != nil {
		p, err = geo.NewEqualEarth(0)
		if err != nil {
			panic("figure: Equal Earth about Greenwich: " + err.Error())
		}
	}
	return p
}

// leastFocus is how wide the country in focus is at least in the frame that a map opens with, points at figure scale 1.
const leastFocus = 240

// fit shows a frame in w x h points. In a story with a country in focus a conic frame is a region that the picture is
// filled with, so that the country is not lost in its surroundings: see fillBound. In the first frame the country is at
// least leastFocus wide, if need be with less of its surroundings. Every other frame is shown whole.
func (k *Kit) fit(s *dataset.Story, f dataset.Frame, w, h, scale float64) geo.Viewport {
	key := fitKey{s.Facts(), f, w, h, scale}
	if vp, ok := k.maps.fits.get(key); ok {
		return vp
	}
	vp := geo.Fit(projection(f), f.Bounds, w, h)
	if f.Projection == "equalearth" {
		vp = withinPoles(vp)
	}
	if f.Projection == "conic" && s != nil && s.Focus != "" {
		points := storyPoints(s)
		vp = fillBound(vp, f.Bounds, points)
		if len(s.Frames) > 0 && s.Frames[0] == f {
			vp = k.closeUp(vp, s.Focus, f.Bounds, points, leastFocus*scale)
		}
	}
	k.maps.fits.keep(key, vp, fitsKept)
	return vp
}

// withinPoles moves a view of the world that reaches beyond one pole towards the other, so that no empty ground shows while
// there is some of the world left to show.
func withinPoles(vp geo.Viewport) geo.Viewport {
	lon, ok1 := vp.Projection.Inverse(orb.Point{})
	north, ok2 := vp.Projection.Forward(orb.Point{lon[0], 90})
	south, ok3 := vp.Projection.Forward(orb.Point{lon[0], -90})
	if !ok1 || !ok2 || !ok3 {
		return vp
	}
	half := vp.H / 2 * vp.MetresPerPoint
	top, bottom := north[1]-half, south[1]+half // as far as the middle may go
	if top > bottom {
		vp.Center[1] = min(max(vp.Center[1], bottom), top)
	}
	return vp
}

// closeUp returns vp, or, where a country is less than width points wide in it, the view at that scale that holds the
// whole country and most of the points.
func (k *Kit) closeUp(vp geo.Viewport, country string, b orb.Bound, points []orb.Point, width float64) geo.Viewport {
	if k.Atlas == nil {
		return vp
	}
	level := k.Atlas.LevelFor(math.Inf(1), b)
	at := level.Country(country)
	if at < 0 {
		return vp
	}
	edge := level.Countries[at].Bound
	middle := edge.Center()
	west, ok1 := vp.Projection.Forward(orb.Point{edge.Min[0], middle[1]})
	east, ok2 := vp.Projection.Forward(orb.Point{edge.Max[0], middle[1]})
	if !ok1 || !ok2 || !(east[0] > west[0]) {
		return vp
	}
	closer := vp
	closer.MetresPerPoint = (east[0] - west[0]) / width
	if closer.MetresPerPoint >= vp.MetresPerPoint {
		return vp
	}
	home, _ := vp.Projection.Forward(middle)
	best, most := closer, -1
	best.Center = home
	const steps = 14
	for i := -steps; i <= steps; i++ {
		for j := -steps; j <= steps; j++ {
			closer.Center = orb.Point{home[0] + float64(i)/steps*closer.W/2*closer.MetresPerPoint, home[1] + float64(j)/steps*closer.H/2*closer.MetresPerPoint}
			if !closer.Visible(edge.Min) || !closer.Visible(edge.Max) || !closer.Visible(orb.Point{edge.Min[0], edge.Max[1]}) ||
				!closer.Visible(orb.Point{edge.Max[0], edge.Min[1]}) || !withinBound(closer, b) {
				continue
			}
			// Of two that hold the same the one nearer to the country is better.
			if n := 1000*held(closer, points) - i*i - j*j; n > most {
				best, most = closer, n
			}
		}
	}
	return best
}

// held counts the points that a view shows, not too near its edge.
func held(vp geo.Viewport, points []orb.Point) int {
	n := 0
	for _, p := range points {
		if x, y, ok := vp.Screen(p); ok && x > .03*vp.W && x < .97*vp.W && y > .04*vp.H && y < .96*vp.H {
			n++
		}
	}
	return n
}

// storyPoints are the places where routes begin and end and events happen, for choosing what a picture must hold.
func storyPoints(s *dataset.Story) []orb.Point {
	seen := make([]bool, len(s.Places))
	for i := range s.Routes {
		seen[s.Routes[i].From], seen[s.Routes[i].To] = true, true
	}
	for i := range s.Events {
		if p := s.Events[i].Place; p >= 0 {
			seen[p] = true
		}
	}
	var out []orb.Point
	for i, ok := range seen {
		if ok {
			out = append(out, s.Places[i].Point)
		}
	}
	return out
}

// fillBound narrows a viewport that shows the whole of b to one inside b, on b's middle meridian: the largest there is
// room for at each latitude, and of these the one that holds most of the points.
func fillBound(whole geo.Viewport, b orb.Bound, points []orb.Point) geo.Viewport {
	best, most := whole, -1
	best.MetresPerPoint = 0
	const rows = 32
	for row := 0; row <= rows; row++ {
		lat := b.Min[1] + (b.Max[1]-b.Min[1])*float64(row)/rows
		at, ok := whole.Projection.Forward(orb.Point{(b.Min[0] + b.Max[0]) / 2, lat})
		if !ok {
			continue
		}
		vp := whole
		vp.Center = at
		low, high := 0.0, whole.MetresPerPoint
		for range 14 {
			vp.MetresPerPoint = (low + high) / 2
			if withinBound(vp, b) {
				low = vp.MetresPerPoint
			} else {
				high = vp.MetresPerPoint
			}
		}
		if low == 0 {
			continue
		}
		vp.MetresPerPoint = low
		seen := held(vp, points)
		if seen > most || seen == most && low > best.MetresPerPoint {
			best, most = vp, seen
		}
	}
	if best.MetresPerPoint == 0 {
		return whole
	}
	return best
}

// withinBound reports whether the corners and the edges' middles of vp lie in b.
func withinBound(vp geo.Viewport, b orb.Bound) bool {
	for _, at := range [8][2]float64{{0, 0}, {.5, 0}, {1, 0}, {0, .5}, {1, .5}, {0, 1}, {.5, 1}, {1, 1}} {
		p, ok := vp.LonLat(at[0]*vp.W, at[1]*vp.H)
		if !ok || !b.Contains(p) {
			return false
		}
	}
	return true
}
