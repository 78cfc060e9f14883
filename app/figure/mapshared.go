package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/view"
	"thawline/geo"
)

// Placement is where a view of the map finds its ground on a base map that several views share: a point p of the base lies
// at p times Scale plus (X, Y) in the view.
type Placement struct {
	Base        int // index of the base map; -1 for a view that shows none
	Scale, X, Y float64
	Width       float64 // what lengths on the base are multiplied with, so that a stroke is as wide in the view as it should be
}

// sharedCoarse is how much coarser a shared base is than the closest of its views: its lines are left to be enlarged by as much.
const sharedCoarse = 1.5

// sharedMargin is how much more than each view a shared base holds at every side, of the view's own width and height: where
// there is room around a view, its ground goes on.
const sharedMargin = .15

// SharedBases returns inputs for MapBase whose maps hold the ground of all views, one for each projection that occurs, and
// where each view finds its own. A view of the same projection is another piece of the same plane, so that the land needs to
// be told but once.
func (k *Kit) SharedBases(views []Input) (bases []Input, places []Placement) {
	type group struct {
		in    Input
		one   geo.Viewport // of its first view
		bound orb.Bound    // metres
		fine  float64      // metres a point of the closest view
		k     float64
	}
	var groups []group
	numbers := map[string]int{}
	places = make([]Placement, len(views))
	ports := make([]geo.Viewport, len(views))
	for i, in := range views {
		places[i].Base = -1
		if in.Story == nil || !in.View.Layers.Has(view.Base) {
			continue
		}
		vp := k.Viewport(in)
		ports[i] = vp
		box := orb.MultiPoint{vp.Metres(-sharedMargin*vp.W, -sharedMargin*vp.H), vp.Metres((1+sharedMargin)*vp.W, (1+sharedMargin)*vp.H)}.Bound()
		key := frameOf(in.Story, in.View.Camera.Frame).ID + " " + vp.Projection.PROJ()
		n, ok := numbers[key]
		if !ok {
			n = len(groups)
			numbers[key] = n
			groups = append(groups, group{in: in, one: vp, bound: box, fine: vp.MetresPerPoint, k: in.scale()})
		}
		g := &groups[n]
		g.bound = g.bound.Union(box)
		g.fine, g.k = min(g.fine, vp.MetresPerPoint), max(g.k, in.scale())
		places[i].Base = n
	}
	for _, g := range groups {
		in := g.in
		mpp := g.fine * sharedCoarse
		in.W, in.H, in.K = math.Ceil((g.bound.Right()-g.bound.Left())/mpp), math.Ceil((g.bound.Top()-g.bound.Bottom())/mpp), g.k
		in.View.Layers = view.Base
		middle := g.bound.Center()
		if frameOf(in.Story, in.View.Camera.Frame).Projection == "orthographic" {
			middle = orb.Point{} // a globe turns to where it looks: only its own middle is a place that leaves it as it is
		}
		if at, ok := g.one.Projection.Inverse(middle); ok {
			in.View.Camera.Lon, in.View.Camera.Lat, in.View.Camera.Zoom = at[0], at[1], 1
			in.View.Camera.Zoom = k.Viewport(in).MetresPerPoint / mpp
		}
		bases = append(bases, in)
	}
	for i := range places {
		p := &places[i]
		if p.Base < 0 {
			continue
		}
		base, vp := k.Viewport(bases[p.Base]), ports[i]
		p.Scale = base.MetresPerPoint / vp.MetresPerPoint
		x, y := vp.XY(base.Metres(0, 0))
		p.X, p.Y = x, y
		p.Width = views[i].scale() / (bases[p.Base].scale() * p.Scale)
	}
	return bases, places
}
