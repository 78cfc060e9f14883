package figure

import (
	"image/color"
	"math"

	"github.com/paulmach/orb"

	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// kind is how a route is drawn at a date; on a shared stretch each kind runs in a lane of its own, in this order.
type routeKind uint8

const (
	closedLine routeKind = iota
	plannedLine
	flowLine  // in use, width by tonnage
	thinLine  // in use, no figure
	freshLine // new since the other date, or on the date shown
)

// way is one route as it stands at the date.
type way struct {
	index  int
	route  *dataset.Route
	state  dataset.RouteState
	kind   routeKind
	volume *dataset.Volume // that gives the width; of a closed route the last one it had; nil: no figure
	width  float64         // of the core or the band, points
	fresh  bool            // opened on the date or since the other date
	cutNow bool            // closed on the date or since the other date
	faint  bool            // low confidence
	grown  float64         // how much of its length is drawn yet, 1 unless it grows
	sea    []bool          // of each stretch
	pieces []piece
	drawn  []section // see runs
	shown  []section // see shownRuns
	known  bool      // both of them
}

// piece is a course with its lane's offsets applied, and which stretches this way draws itself.
type piece struct {
	course
	line []orb.Point // moved into the lane
	own  []bool      // for each point but the last: drawn by this way, not by another of its kind
	tied []bool      // for each point but the last: its lane has the ticks of all that run side by side
	upTo float64     // how far along it is drawn yet
}

// ways returns the routes to draw, widest and surest first, so that these claim the shared stretches.
func (c *chart) ways() []*way {
	scale := c.flowScale()
	all := make([]way, 0, len(c.state.Routes))
	for i := range c.state.Routes {
		state := c.state.Routes[i]
		if state.Status == dataset.NotYet || state.Route < 0 || state.Route >= len(c.story.Routes) {
			continue
		}
		r := &c.story.Routes[state.Route]
		all = append(all, way{index: state.Route, route: r, state: state, faint: r.Confidence == "low", grown: c.grown(r), sea: c.ground().sea[state.Route]})
		w := &all[len(all)-1]
		w.volume = scale.volume(c.story, state)
		if c.world && state.Status == dataset.Closed {
			w.volume = nil // a band would cover more than the way
		}
		switch state.Status {
		case dataset.Planned:
			w.kind = plannedLine
		case dataset.Closed:
			w.kind = closedLine
			w.cutNow = c.changed(r.Until)
		default:
			w.kind = thinLine
			w.fresh = c.changed(r.Since)
			if w.volume != nil {
				w.kind = flowLine
			} else if w.fresh {
				w.kind = freshLine
			}
		}
		if w.volume != nil {
			w.width = w.volume.Mt * scale.perMt * float64(c.k)
		}
	}
	out := make([]*way, len(all))
	for i := range all {
		out[i] = &all[i]
	}
	sortBy(out, func(a, b *way) bool {
		if growsA, growsB := a.grown < 1, b.grown < 1; growsA != growsB {
			return growsB // what grows must not take a line with it that is there already
		}
		if a.width != b.width {
			return a.width > b.width
		}
		return !a.faint && b.faint
	})
	return out
}

// grown is how much of a route's length is drawn: all of it, unless it opened just now and grows.
func (c *chart) grown(r *dataset.Route) float64 {
	g := c.in.Growth
	if !(g.Share > 0 && g.Share < 1) || r.Since == nil || r.Since.Start.Span.From <= g.From || r.Since.Start.Span.From > c.in.View.At {
		return 1
	}
	return g.Share
}

// changed reports whether a dated change lies between the compared date and the one shown, or, when no date is compared,
// on the date shown as precisely as it is known.
func (c *chart) changed(d *edtf.Date) bool {
	if d == nil {
		return false
	}
	if c.in.View.HasCompare {
		return d.Start.Span.From > c.in.View.Compare && d.Start.Span.From <= c.in.View.At
	}
	return d.Start.Span.Contains(c.in.View.At)
}

// flowScale says what widths mean on this map.
type flowScale struct {
	perMt  float64 // points per million tonnes at scale 1
	period string  // of the rows that give the widths, as written; "" for full-year potash
	rows   map[int]int
}

// thinBand is the least width of a closed line's former flow that is drawn as a band, points at scale 1: a narrower one
// would hide behind the line.
const thinBand = 2.5

// perYear is the width in points of one million tonnes a year.
const perYear = 0.82

// flowScale is full-year tonnage at a fixed scale. A world map at a date for which two routes or more have rows of one
// shorter period and product takes these instead, with a scale of its own.
func (c *chart) flowScale() flowScale {
	if c.scale != nil {
		return *c.scale
	}
	scale := flowScale{perMt: perYear}
	if !c.world {
		return scale
	}
	groups := map[[2]string]map[int]int{}
	for i, v := range c.story.Volumes {
		if v.Route < 0 || v.Period.Start.Precision == edtf.Year && !v.Period.Interval || !v.Period.Span().Contains(c.in.View.At) {
			continue
		}
		key := [2]string{v.Period.Text, v.Product}
		if groups[key] == nil {
			groups[key] = map[int]int{}
		}
		groups[key][v.Route] = i
	}
	var best [2]string
	for key, rows := range groups {
		if len(rows) > len(groups[best]) || len(rows) == len(groups[best]) && (key[0]+key[1]) < (best[0]+best[1]) {
			best = key
		}
	}
	if len(groups[best]) < 2 {
		return scale
	}
	most := 0.0
	for _, i := range groups[best] {
		most = max(most, c.story.Volumes[i].Mt)
	}
	if most <= 0 {
		return scale
	}
	return flowScale{perMt: 8 / most, period: best[0], rows: groups[best]}
}

// volume returns the row that gives a route's width.
func (f flowScale) volume(s *dataset.Story, state dataset.RouteState) *dataset.Volume {
	row := state.Volume
	if row < 0 {
		row = state.LastVolume
		if state.Status != dataset.Closed {
			row = -1
		}
	}
	if f.period != "" {
		row = -1
		if i, ok := f.rows[state.Route]; ok && state.Status == dataset.InUse {
			row = i
		}
	}
	if row < 0 || row >= len(s.Volumes) || !(s.Volumes[row].Mt > 0) {
		return nil
	}
	return &s.Volumes[row]
}

// thin is the width of a line without a figure.
func (c *chart) thin(w *way) float64 {
	width := 1.9
	if c.world {
		width = 2.2 / 1.45
	}
	if w.faint {
		width *= .72
	}
	return width * float64(c.k)
}

// laneWidth is the room that a way takes on a shared stretch, casing included.
func (c *chart) laneWidth(w *way, sea bool) float64 {
	k := float64(c.k)
	switch w.kind {
	case flowLine:
		return w.width + 1.8*k
	case closedLine:
		if w.width >= thinBand*k && !sea {
			return w.width
		}
		return 1.9 * k
	case plannedLine:
		return 2.1 * k
	}
	return c.thin(w)
}

// colour of a way's core.
func (c *chart) colour(w *way) color.NRGBA {
	switch {
	case w.kind == closedLine:
		return c.pal.Closed
	case w.kind == plannedLine:
		return c.pal.Planned
	case w.fresh:
		return c.pal.NowLine
	case w.kind == flowLine:
		return c.pal.Route
	}
	return c.pal.RouteThin
}

// chosen reports whether a route is the selected or the hovered one.
func chosen(v view.View, id string) bool { return v.Route == id || v.Hover == "route:"+id }

func clampWidth(w float64) float32 { return float32(min(max(w, 0), math.MaxInt16)) }
