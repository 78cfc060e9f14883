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

// The country in focus is at least leastFocus wide in the frame that a map opens with, points at figure scale 1; in a narrow
// map, as each of two side by side, it takes focusShare of the width, so that its neighbours are seen.
const (
	leastFocus = 240
	focusShare = .4
)

// fit shows a frame in w x h points. In a story with a country in focus a conic frame is a region that the picture is
// filled with, so that the country is not lost in its surroundings: see fillBound. In the first frame the country has a least
// width, if need be with less of its surroundings. Every other frame is shown whole.
func (k *Kit) fit(s *dataset.Story, f dataset.Frame, w, h, scale float64) geo.Viewport {
	key := fitKey{s.Facts(), f, w, h, scale}
	if vp, ok := k.maps.fits.get(key); ok {
		return vp
	}
	vp := geo.Fit(projection(f), f.Bounds, w, h)
	if s != nil && f.Projection != "orthographic" {
		vp = withMarks(vp, f.Bounds, wantedPlaces(s), markInset*scale)
	}
	if f.Projection == "equalearth" {
		vp = withinPoles(vp)
	}
	if f.Projection == "conic" && s != nil && s.Focus != "" {
		places := wantedPlaces(s)
		home, ok := k.homeland(vp.Projection, s.Focus, f.Bounds)
		if first := len(s.Frames) > 0 && s.Frames[0] == f; first && ok {
			vp = fillBound(vp, f.Bounds, func(v geo.Viewport) float64 { return home.worth(v, places) })
			vp = closeUp(vp, f.Bounds, home, places, min(leastFocus*scale, focusShare*w))
		} else {
			vp = fillBound(vp, f.Bounds, func(v geo.Viewport) float64 { return held(v, places) })
		}
	}
	k.maps.fits.keep(key, vp, fitsKept)
	return vp
}

// markInset is how far the places of a frame shown whole stay from the picture's edge, points at figure scale 1: the largest
// marker with its number is whole there.
const markInset = 28

// withMarks moves or steps back from a view of all of b (degrees), by no more than it takes, so that the places in b are at
// least inset points from its edge.
func withMarks(vp geo.Viewport, b orb.Bound, places []wanted, inset float64) geo.Viewport {
	inset = min(inset, vp.W/10, vp.H/10)
	var left, right, top, foot float64 // of the picture, that b keeps out of
	for range 8 {
		var l, r, t, f float64 // that are missing
		for _, p := range places {
			x, y, ok := vp.Screen(p.at)
			if !ok || !b.Contains(p.at) {
				continue
			}
			l, r = max(l, inset-x), max(r, inset-(vp.W-x))
			t, f = max(t, inset-y), max(f, inset-(vp.H-y))
		}
		if max(l, r, t, f) < .01 {
			break
		}
		left, right, top, foot = left+l, right+r, top+t, foot+f
		w, h := vp.W, vp.H
		vp = geo.Fit(vp.Projection, b, w-left-right, h-top-foot).Resize(w, h)
		vp.Center[0] += (right - left) / 2 * vp.MetresPerPoint
		vp.Center[1] += (top - foot) / 2 * vp.MetresPerPoint
	}
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

// homeland is where the country that a story is about lies.
type homeland struct {
	middle  orb.Point // metres
	width   float64   // metres
	corners []orb.Point
}

// homeland finds a country in the projection; false if it is not on the map or not in b.
func (k *Kit) homeland(p geo.Projection, country string, b orb.Bound) (homeland, bool) {
	if k.Atlas == nil {
		return homeland{}, false
	}
	level := k.Atlas.LevelFor(math.Inf(1), b)
	at := level.Country(country)
	if at < 0 {
		return homeland{}, false
	}
	edge := level.Countries[at].Bound
	mid := edge.Center()
	west, ok1 := p.Forward(orb.Point{edge.Min[0], mid[1]})
	east, ok2 := p.Forward(orb.Point{edge.Max[0], mid[1]})
	middle, ok3 := p.Forward(mid)
	h := homeland{middle, east[0] - west[0], []orb.Point{edge.Min, edge.Max, {edge.Min[0], edge.Max[1]}, {edge.Max[0], edge.Min[1]}}}
	return h, ok1 && ok2 && ok3 && h.width > 0
}

// whole reports whether a view shows all of the country with room about it.
func (h *homeland) whole(vp geo.Viewport) bool {
	for _, p := range h.corners {
		if inset(vp, p) < focusInset {
			return false
		}
	}
	return true
}

// worth is how well a view of the homeland is placed: it holds most of the places, and the homeland whole and not far from
// its middle.
func (h *homeland) worth(vp geo.Viewport, places []wanted) float64 {
	n := held(vp, places) - aside(vp, h.middle)
	if !h.whole(vp) {
		n -= offCentre
	}
	return n
}

// closeUp returns vp, or, where the homeland is less than width points wide in it, the view at that scale that is placed best.
func closeUp(vp geo.Viewport, b orb.Bound, home homeland, places []wanted, width float64) geo.Viewport {
	closer := vp
	closer.MetresPerPoint = home.width / width
	if closer.MetresPerPoint >= vp.MetresPerPoint {
		return vp
	}
	return balanced(closer, home.middle, func(v geo.Viewport) float64 {
		if !withinBound(v, b) {
			return math.Inf(-1)
		}
		return home.worth(v, places)
	})
}

// wanted is a place that a picture is better for holding, and how much better.
type wanted struct {
	at     orb.Point // degrees
	weight float64
}

// Shares of the height or width of a picture from its edge: what stands nearer than leastInset counts as not shown, what
// stands farther than nameInset has room for its name on every side; the country in focus stays focusInset away.
const (
	leastInset = .03
	nameInset  = .09
	focusInset = .05
)

// offCentre is what it costs, in places of weight 1, to have what the picture is about in the middle of an edge of it. The
// cost grows with the square: a little aside costs next to nothing.
const offCentre = 9

// aside is what it costs that home (metres) does not lie in the middle of a view.
func aside(vp geo.Viewport, home orb.Point) float64 {
	x, y := (vp.Center[0]-home[0])/(vp.W/2*vp.MetresPerPoint), (vp.Center[1]-home[1])/(vp.H/2*vp.MetresPerPoint)
	return offCentre * (x*x + y*y)
}

// balanced moves a view so that it is worth most while home (metres) stays in it; home is in its middle where that is as good.
func balanced(vp geo.Viewport, home orb.Point, worth func(geo.Viewport) float64) geo.Viewport {
	vp.Center = home
	best, most := vp, worth(vp)
	const steps = 14 // to either side
	for i := -steps; i <= steps; i++ {
		for j := -steps; j <= steps; j++ {
			x, y := float64(i)/steps*vp.W/2, float64(j)/steps*vp.H/2
			vp.Center = orb.Point{home[0] + x*vp.MetresPerPoint, home[1] + y*vp.MetresPerPoint}
			if n := worth(vp); n > most {
				best, most = vp, n
			}
		}
	}
	return best
}

// inset is how far a place stands from the nearest edge of a view, as a share of the width or height; negative outside.
func inset(vp geo.Viewport, p orb.Point) float64 {
	x, y, ok := vp.Screen(p)
	if !ok {
		return -1
	}
	return min(min(x, vp.W-x)/vp.W, min(y, vp.H-y)/vp.H)
}

// held adds up the places that a view shows; one too near the edge for its name counts in part.
func held(vp geo.Viewport, places []wanted) float64 {
	sum := 0.0
	for _, s := range places {
		if d := inset(vp, s.at); d > leastInset {
			sum += s.weight * min(.5+.5*(d-leastInset)/(nameInset-leastInset), 1)
		}
	}
	return sum
}

// fixedWeight is how much more a place counts that is always to be found.
const fixedWeight = 3

// wantedPlaces are the places where routes begin and end and events happen, for choosing what a picture must hold.
func wantedPlaces(s *dataset.Story) []wanted {
	weight := make([]float64, len(s.Places))
	for i := range s.Routes {
		weight[s.Routes[i].From], weight[s.Routes[i].To] = 1, 1
	}
	for i := range s.Events {
		if p := s.Events[i].Place; p >= 0 {
			weight[p] = 1
		}
	}
	for _, i := range s.Fixed {
		weight[i] = fixedWeight
	}
	var out []wanted
	for i, w := range weight {
		if w > 0 {
			out = append(out, wanted{s.Places[i].Point, w})
		}
	}
	return out
}

// fillBound narrows a viewport that shows the whole of b to one inside b, on b's middle meridian: the largest there is
// room for at each latitude, and of these the one that is worth most.
func fillBound(whole geo.Viewport, b orb.Bound, worth func(geo.Viewport) float64) geo.Viewport {
	best, most := whole, math.Inf(-1)
	best.MetresPerPoint = 0
	const rows = 76
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
		if n := worth(vp); n > most || n == most && low > best.MetresPerPoint {
			best, most = vp, n
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
