package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/geo"
)

// Lettering is where the names of a map stand on its ground, and on the picture the key and the locator. While the ground is
// dragged the next map keeps them there: see MapOverlayAfter. It does not change once the map is made.
type Lettering struct {
	at    geo.Viewport
	names map[string]spot // by request.name
	key   *keySpot        // nil: there is none
	globe *scene.Point    // the middle of the locator, on the picture; nil likewise
}

// MapOverlayAfter is MapOverlay with the names where they stood on the ground in an earlier map of it, as far as nothing is in
// their way there now and they are wholly in the picture; and where they stand now. With nil it is MapOverlay: what a map shows at
// rest depends on its input alone.
func (k *Kit) MapOverlayAfter(in Input, before *Lettering) ([]scene.Layer, *Lettering) {
	if in.Story == nil || in.Palette == nil || in.View.Layers&^view.Base == 0 {
		return nil, nil
	}
	c := k.newChart(in).ask()
	c.before, c.after = c.movedHere(before), &Lettering{at: c.vp, names: map[string]spot{}}
	if c.before != nil {
		c.wasKey, c.wasGlobe = before.key, before.globe
	}
	return c.overlay(), c.after
}

// movedHere returns the names of an earlier map where their ground is now; nil if it lies turned or in another scale.
func (c *chart) movedHere(before *Lettering) map[string]spot {
	if before == nil {
		return nil
	}
	shift, ok := geo.ShiftBetween(before.at, c.vp)
	if !ok || !shift.Level() || math.Abs(shift.Factor()-1) > 1e-9 {
		return nil
	}
	out := make(map[string]spot, len(before.names))
	for name, s := range before.names {
		if x, y, ok := shift.Point(s.X, s.Y); ok {
			s.X, s.Y, s.slide = x, y, 0
			out[name] = s
		}
	}
	return out
}

// stood notes where a name stands, for the next map.
func (c *chart) stood(name string, s spot) {
	if c.after != nil && name != "" {
		c.after.names[name] = s
	}
}

// steadyReach is how far a place may lie from where the name stood before to be the same one, points at scale 1.
const steadyReach = 1.5

// steady returns the spots of a label with the one where it stood before first. A label that may stand anywhere on its ground
// gets that place even where it is none of its spots now.
func (c *chart) steady(r *request) []spot {
	was, ok := c.before[r.name]
	if !ok || r.name == "" {
		return r.spots
	}
	reach := steadyReach * float64(c.k)
	for i, s := range r.spots {
		same := math.Abs(s.W-was.W) < reach && math.Abs(s.H-was.H) < reach && math.Abs(s.Angle-was.Angle) < .02
		if same && (s.align == was.align || s.Angle != 0) && math.Hypot(s.X-was.X, s.Y-was.Y) < reach {
			out := append(c.space.spots.room(len(r.spots)), s)
			return append(append(out, r.spots[:i]...), r.spots[i+1:]...)
		}
	}
	if !r.roams || len(r.spots) == 0 || math.Abs(r.spots[0].W-was.W) > reach || math.Abs(r.spots[0].H-was.H) > reach || !c.holds(was.turned) {
		return r.spots
	}
	return append(append(c.space.spots.room(len(r.spots)+1), was), r.spots...)
}

// steadyAlong returns the places of a name along a path, and where on it they are, with the one first where the name stood
// before, if the path still runs there. W and h are the size of the name.
func (c *chart) steadyAlong(name string, path []orb.Point, spots []spot, along []float64, w, h float64) ([]spot, []float64) {
	was, ok := c.before[name]
	if !ok || path == nil {
		return spots, along
	}
	nearest, least, s := 0.0, math.Inf(1), 0.0
	for i, p := range path {
		if i > 0 {
			s += math.Hypot(p[0]-path[i-1][0], p[1]-path[i-1][1])
		}
		if d := math.Hypot(p[0]-was.X, p[1]-was.Y); d < least {
			nearest, least = s, d
		}
	}
	best, at := spot{align: scene.Centre}, 0.0
	least = 2 * steadyReach * float64(c.k)
	for off := -24.0; off <= 24; off++ {
		if box, _, _, ok := chord(path, nearest+off*float64(c.k), w, h); ok && c.holds(box) {
			if d := math.Hypot(box.X-was.X, box.Y-was.Y); d < least {
				least, best.turned, at = d, box, nearest+off*float64(c.k)
			}
		}
	}
	if best.W == 0 {
		return spots, along
	}
	return append([]spot{best}, spots...), append([]float64{at}, along...)
}
