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
	return dataset.Frame{ID: "world", Projection: "equalearth",
		Bounds: orb.Bound{Min: orb.Point{-180, -60}, Max: orb.Point{180, 84}}}
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
	vp := k.fit(f, w, h)
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

// fit shows a frame in w x h points. A conic frame is a region that the picture is filled with: the largest rectangle of
// the picture's shape inside the bounds, so that a country in focus is not lost in its surroundings. Every other frame is
// shown whole.
func (k *Kit) fit(f dataset.Frame, w, h float64) geo.Viewport {
	key := fitKey{f, w, h}
	if vp, ok := k.maps.fitted(key); ok {
		return vp
	}
	p := projection(f)
	vp := geo.Fit(p, f.Bounds, w, h)
	if f.Projection == "conic" {
		vp = fillBound(vp, f.Bounds)
	}
	k.maps.keepFit(key, vp)
	return vp
}

// fill narrows a viewport that shows the whole of b to the largest one inside b, on b's middle meridian.
func fillBound(whole geo.Viewport, b orb.Bound) geo.Viewport {
	best := whole
	best.MetresPerPoint = 0
	for step := 0; step <= 24; step++ {
		lat := b.Min[1] + (b.Max[1]-b.Min[1])*float64(step)/24
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
		if low > best.MetresPerPoint {
			vp.MetresPerPoint = low
			best = vp
		}
	}
	if best.MetresPerPoint == 0 {
		return whole
	}
	return best
}

// within reports whether the corners and the edges' middles of vp lie in b.
func withinBound(vp geo.Viewport, b orb.Bound) bool {
	for _, at := range [8][2]float64{{0, 0}, {.5, 0}, {1, 0}, {0, .5}, {1, .5}, {0, 1}, {.5, 1}, {1, 1}} {
		p, ok := vp.LonLat(at[0]*vp.W, at[1]*vp.H)
		if !ok || !b.Contains(p) {
			return false
		}
	}
	return true
}
