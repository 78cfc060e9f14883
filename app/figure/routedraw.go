package figure

import (
	"image/color"
	"math"

	"github.com/paulmach/orb"

	"thawline/app/palette"
	"thawline/app/scene"
)

// draw returns the lines of the network from the quietest to the loudest, and reserves their room on the board.
func (n *network) draw(board *labelBoard) []scene.Item {
	c, k := n.c, n.c.k
	var under, halos, ties, quiet, thin, fresh, flows, tips []scene.Item
	var halo []*scene.Path
	var arrows []orb.Point
	for _, w := range n.ways {
		id, title := "route:"+w.route.ID, c.routeTitle(w)
		if ticks := n.ties(w); ticks != nil {
			ties = append(ties, &scene.Shape{Path: ticks, Stroke: n.tieStroke(w)})
		}
		var flow, rims, cores []scene.Item // of a way whose width tells tonnes
		n.reserve(board, w, &arrows)
		for _, part := range n.shownRuns(w) {
			stroke := scene.Stroke{Color: c.colour(w), Join: scene.JoinRound}
			shape := &scene.Shape{ID: id, Title: title, Path: openPath(n.shaft(w, part)), Hit: 3 * k}
			switch w.kind {
			case closedLine:
				if w.width >= thinBand*float64(k) && !part.sea {
					band := scene.Stroke{Color: c.pal.ClosedBand, Width: clampWidth(w.width)}
					if part.starts {
						band.Cap = scene.CapRound
					}
					under = append(under, &scene.Shape{Path: shape.Path, Stroke: band})
				}
				stroke.Width, stroke.Dash = 1.9*k, []float32{5 * k, 4 * k}
				if part.sea {
					stroke.Width = 1.2 * k
				}
				shape.Stroke = stroke
				quiet = append(quiet, shape)
			case plannedLine:
				stroke.Width, stroke.Cap, stroke.Dash = 2.1*k, scene.CapRound, []float32{.01, 4.6 * k}
				shape.Stroke = stroke
				quiet = append(quiet, shape)
			case flowLine:
				core, casing := c.colour(w), c.casing(w)
				width := max(clampWidth(w.width), .6*k)
				rims = append(rims, &scene.Shape{
					ID: id, Title: title, Path: shape.Path, Hit: 3 * k,
					Stroke: scene.Stroke{Color: casing, Width: width + 1.8*k},
				})
				shape.Stroke = scene.Stroke{Color: core, Width: width}
				cores = append(cores, shape)
				if part.starts { // round, whichever way it turns from there
					x, y := float32(part.line[0][0]), float32(part.line[0][1])
					rims = append(rims, &scene.Shape{Path: scene.Circle(x, y, width/2+.9*k), Fill: casing})
					cores = append(cores, &scene.Shape{Path: scene.Circle(x, y, width/2), Fill: core})
				}
				for _, head := range part.heads {
					rims = append(rims, &scene.Shape{Path: head.Path, Stroke: scene.Stroke{Color: casing, Width: 1.8 * k, Join: scene.JoinMiter}})
					cores = append(cores, head)
				}
			default:
				width := float32(c.thin(w))
				halo = append(halo, shape.Path)
				stroke.Width = width
				if part.sea {
					stroke.Dash = seaDash(c)
				}
				shape.Stroke = stroke
				if w.fresh {
					fresh = append(fresh, shape)
				} else {
					thin = append(thin, shape)
				}
			}
			if w.kind != flowLine {
				for _, head := range part.heads {
					tips = append(tips, head)
				}
			}
		}
		flow = append(append(flow, rims...), cores...)
		flows = append(flow, flows...) // the widest, which come first, on top
	}
	if len(halo) > 0 {
		halos = append(halos, &scene.Shape{Path: scene.Combine(halo...), Stroke: scene.Stroke{Color: palette.With(c.pal.HaloLand, .8), Width: 4.3 * k}})
	}
	items := n.reach()
	items = append(items, n.highlight()...)
	for _, group := range [][]scene.Item{under, halos, ties, quiet, fresh, thin, flows, tips, n.bars(board)} {
		items = append(items, group...)
	}
	return items
}

func seaDash(c *chart) []float32 {
	if c.world {
		return []float32{9 * c.k, 2.4 * c.k}
	}
	return []float32{9 * c.k, 2.6 * c.k}
}

// section is a part of a way that it draws itself, on one kind of ground, cut to the picture's surroundings.
type section struct {
	line []orb.Point
	sea  bool
	ends bool // it reaches the way's destination

	starts bool // it begins where the way does

	heads []*scene.Shape // its arrowheads: see reserve
}

// reserve keeps labels off the lines that a way draws once it has grown, and puts the arrowheads on them. Of a way that
// grows only those are drawn that it has come to.
func (n *network) reserve(board *labelBoard, w *way, taken *[]orb.Point) {
	runs, shown := n.runs(w), n.shownRuns(w)
	for i := range runs {
		run := &runs[i]
		board.soft(run.line, w.width/2)
		if w.kind == closedLine || w.kind == plannedLine {
			continue
		}
		run.heads = n.arrows(board, w, *run, taken)
		if w.grown < 1 && len(shown) > 0 {
			last := &shown[len(shown)-1]
			last.heads = append(last.heads, run.heads...)
		}
	}
}

// runs returns what a way draws once it has grown.
func (n *network) runs(w *way) []section {
	n.findRuns(w)
	return w.drawn
}

// shownRuns returns what of its runs a way has grown to.
func (n *network) shownRuns(w *way) []section {
	n.findRuns(w)
	return w.shown
}

func (n *network) findRuns(w *way) {
	if w.known {
		return
	}
	w.known = true
	w.drawn = n.sections(w, func(p *piece, i int) bool { return p.own[i] })
	w.shown = w.drawn
	if w.grown < 1 {
		w.shown = n.sections(w, func(p *piece, i int) bool { return p.own[i] && p.along[i] < p.upTo })
	}
}

// sections returns the stretches of a way that are drawn from the points for which drawn holds.
func (n *network) sections(w *way, drawn func(p *piece, i int) bool) []section {
	var out []section
	near := n.c.vp.Frame(24 * float64(n.c.k))
	for i := range w.pieces {
		p := &w.pieces[i]
		for from := 0; from < len(p.own); {
			sea := w.sea[min(p.segment[from], len(w.sea)-1)]
			to := from
			for to < len(p.own) && drawn(p, to) == drawn(p, from) && w.sea[min(p.segment[to], len(w.sea)-1)] == sea {
				to++
			}
			if drawn(p, from) {
				clipped := n.c.clip(p.line[from:to+1], near)
				for j, part := range clipped {
					last := part[len(part)-1] == p.line[len(p.line)-1]
					out = append(out, section{
						line: part, sea: sea, ends: last && j == len(clipped)-1 && i == len(w.pieces)-1,
						starts: i == 0 && j == 0 && p.segment[0] == 0 && part[0] == p.line[0],
					})
				}
			}
			from = to
		}
	}
	return out
}

// reach returns unseen shapes along the whole of every way, so that those whose line is drawn by another can be found by
// pointer and keyboard too. They lie below everything seen.
func (n *network) reach() []scene.Item {
	var items []scene.Item
	near := n.c.vp.Frame(0)
	for i := len(n.ways) - 1; i >= 0; i-- {
		w := n.ways[i]
		if path := n.whole(w, near); path != nil {
			items = append(items, &scene.Shape{ID: "route:" + w.route.ID, Title: n.c.routeTitle(w), Path: path, Hit: 2 * n.c.k})
		}
	}
	return items
}

// whole is what of a way lies in a frame, drawn by it or by another; nil for nothing.
func (n *network) whole(w *way, near orb.Bound) *scene.Path {
	gather := &n.c.space.gather
	for i := range w.pieces {
		for _, part := range n.c.clip(w.pieces[i].line, near) {
			gather.line(part)
		}
	}
	return gather.path()
}

// highlight underlays the selected and the hovered way along its whole course.
func (n *network) highlight() []scene.Item {
	var items []scene.Item
	near := n.c.vp.Frame(24)
	for _, w := range n.ways {
		if !chosen(n.c.in.View, w.route.ID) {
			continue
		}
		if path := n.whole(w, near); path != nil {
			items = append(items, &scene.Shape{Path: path, Stroke: scene.Stroke{
				Color: palette.With(n.c.pal.Now, .45),
				Width: clampWidth(w.width) + 8*n.c.k, Cap: scene.CapRound,
			}})
		}
	}
	return items
}

// arrows returns the heads of one run: at the end of the way, 16 points inside the edge where it leaves, and on water
// also at 30, 55 and 80 percent of it, none too near another.
func (n *network) arrows(board *labelBoard, w *way, r section, taken *[]orb.Point) []*scene.Shape {
	k := float64(n.c.k)
	var items []*scene.Shape
	put := func(at, dir orb.Point, apart float64) {
		for _, t := range *taken {
			if math.Hypot(t[0]-at[0], t[1]-at[1]) < apart {
				return
			}
		}
		*taken = append(*taken, at)
		board.block(boxAround(at, 6*k, 6*k))
		if n.reached(w, at) {
			items = append(items, n.arrow(w, at, dir))
		}
	}
	for _, seen := range n.c.clip(r.line, n.c.vp.Frame(-1)) {
		length := lineLength(seen)
		end := seen[len(seen)-1]
		switch {
		case r.ends && nearly(end, r.line[len(r.line)-1]):
			if at, dir, ok := n.landing(w, seen, length-arrowGap*k); ok {
				put(at, dir, 10*k)
			}
		case !n.c.vp.Frame(-2).Contains(end) && length > 30*k:
			if at, dir, ok := heading(seen, length-16*k, 8*k, arrowAhead*k); ok {
				put(at, dir, 14*k)
			}
		}
		if r.sea {
			for _, share := range []float64{.3, .55, .8} {
				if at, dir, ok := heading(seen, share*length, 8*k, arrowAhead*k); ok && length > 60*k {
					put(at, dir, 90*k)
				}
			}
		}
	}
	return items
}

// reached reports whether a way has grown to a point of its line.
func (n *network) reached(w *way, at orb.Point) bool {
	if w.grown >= 1 {
		return true
	}
	reach := 4 * float64(n.c.k) // of points that lie five apart at most
	for _, r := range n.shownRuns(w) {
		for _, p := range r.line {
			if math.Hypot(p[0]-at[0], p[1]-at[1]) < reach {
				return true
			}
		}
	}
	return false
}

// An arrowhead's point is arrowAhead before the point it stands at, and at the end of a way arrowGap before the sign of the
// place that the way leads to; points at scale 1.
const (
	arrowAhead = 4.5
	arrowGap   = 4
)

// headLength is the length of an arrowhead from its point to where the line enters it, in its half widths.
const headLength = 1.65

// straight is how far before its arrowhead a line runs straight towards the point: on a bend the head would stand askew to a
// wide line.
func (n *network) straight(w *way) float64 {
	if w.kind != flowLine {
		return 0
	}
	return 1.6 * w.width
}

// landing is where the arrowhead stands whose point is at a distance along a line, turned as the line runs under it.
func (n *network) landing(w *way, line []orb.Point, s float64) (at, dir orb.Point, ok bool) {
	tip, _, ok := lineAt(line, max(s, 0))
	from, _, behind := lineAt(line, max(s-headLength*n.arrowSize(w)-n.straight(w), 0))
	d := math.Hypot(tip[0]-from[0], tip[1]-from[1])
	if !ok || !behind || d < .1 {
		return at, dir, false
	}
	dir = orb.Point{(tip[0] - from[0]) / d, (tip[1] - from[1]) / d}
	ahead := arrowAhead * float64(n.c.k)
	return orb.Point{tip[0] - dir[0]*ahead, tip[1] - dir[1]*ahead}, dir, true
}

// heading is the point at a distance along a line and the direction from back points before it to ahead points behind it:
// that of the line as it is seen, not of one short piece.
func heading(line []orb.Point, s, back, ahead float64) (at, dir orb.Point, ok bool) {
	at, dir, ok = lineAt(line, max(s, 0))
	from, _, behind := lineAt(line, max(s-back, 0))
	to, _, before := lineAt(line, max(s, 0)+ahead)
	if d := math.Hypot(to[0]-from[0], to[1]-from[1]); ok && behind && before && d > .1 {
		dir = orb.Point{(to[0] - from[0]) / d, (to[1] - from[1]) / d}
	}
	return at, dir, ok
}

func nearly(a, b orb.Point) bool { return math.Abs(a[0]-b[0]) < .5 && math.Abs(a[1]-b[1]) < .5 }

// arrow is one head about at; a sample in the key has no route to stand for.
func (n *network) arrow(w *way, at, dir orb.Point) *scene.Shape {
	k := float64(n.c.k)
	head := &scene.Shape{
		Path: arrowhead(at, dir, n.arrowSize(w), arrowAhead*k), Fill: n.c.pal.RouteCasing,
		Stroke: scene.Stroke{Color: palette.With(n.c.pal.HaloLand, .85), Width: .8 * n.c.k},
	}
	switch {
	case w.kind == flowLine: // as the line it ends, in one piece with it
		head.Fill, head.Stroke = n.c.colour(w), scene.Stroke{}
	case w.fresh:
		head.Fill = n.c.pal.NowLine
	case n.c.pal.Name == "dark":
		head.Fill = n.c.pal.RouteThin
	}
	if w.route != nil {
		head.ID, head.Title = "route:"+w.route.ID, n.c.routeTitle(w)
	}
	return head
}

// arrowSize is half the width of a way's arrowhead.
func (n *network) arrowSize(w *way) float64 {
	k := float64(n.c.k)
	size := 5.2*k + w.width*.55
	if w.kind == flowLine {
		size = max(size, w.width*.95+2*k)
	}
	return size
}

// shaft is the line of a wide way cut short where its arrowhead takes over: its blunt end would stand out beside the point.
func (n *network) shaft(w *way, r section) []orb.Point {
	if w.kind != flowLine || !r.ends {
		return r.line
	}
	end := lineLength(r.line) - arrowGap*float64(n.c.k)
	size := n.arrowSize(w)
	from := end - headLength*size - n.straight(w)
	at, dir, ok := n.landing(w, r.line, end)
	if from < 0 || !ok {
		return r.line
	}
	back := arrowAhead*float64(n.c.k) - (headLength-.25)*size // under the head
	line := lineUpTo(n.c.space.points.room(len(r.line)+2), r.line, from)
	return append(line, orb.Point{at[0] + dir[0]*back, at[1] + dir[1]*back})
}

// arrowhead is a barbed triangle of a half width, its point ahead of at.
func arrowhead(at, dir orb.Point, half, ahead float64) *scene.Path {
	to := func(forward, side float64) scene.Point {
		return scene.Point{X: float32(at[0] + dir[0]*forward - dir[1]*side), Y: float32(at[1] + dir[1]*forward + dir[0]*side)}
	}
	back := ahead - 2.1*half
	return scene.Polygon(to(ahead, 0), to(back, half*.85), to(back+half*.45, 0), to(back, -half*.85))
}

// loud reports whether a cut is drawn in now: on its date. Of two dates that are compared only what is new is in the accent.
func (c *chart) loud(x cut) bool { return x.way.cutNow && !c.in.View.HasCompare }

// narrowFlow is the width of a core that is lost in a casing as dark as the ground, points at scale 1.
const narrowFlow = 2.5

// casing is the colour along both sides of a line whose width tells tonnes. On dark ground a narrow one is cased in a shade
// of its own colour, to be seen as well as a line without a figure.
func (c *chart) casing(w *way) color.NRGBA {
	switch {
	case c.pal.Name == "dark" && w.width < narrowFlow*float64(c.k):
		return mixed(c.colour(w), c.pal.Land, .5)
	case w.fresh:
		return darker(c.pal.NowLine)
	}
	return c.pal.RouteCasing
}

// darker is the casing of a line in a colour that has none of its own.
func darker(c color.NRGBA) color.NRGBA {
	c.R, c.G, c.B = uint8(int(c.R)*3/4), uint8(int(c.G)*3/4), uint8(int(c.B)*3/4)
	return c
}

// barHalf is half the length of a cut's bar.
func (n *network) barHalf(x cut) float64 {
	c, k := n.c, float64(n.c.k)
	if c.ringOn(x.way.route) {
		return 23 * k
	}
	return min(max(x.way.width/2+4*k, 8*k), 12*k)
}

// bars draws the cuts: a bar across the line, in now on the date and grey later.
func (n *network) bars(board *labelBoard) []scene.Item {
	c, k := n.c, float64(n.c.k)
	var items []scene.Item
	for _, cut := range n.cuts {
		half := n.barHalf(cut)
		colour := c.pal.Closed
		if c.loud(cut) {
			colour = c.pal.Now
		}
		dx, dy := -cut.dir[1]*half, cut.dir[0]*half
		bar := scene.Segment(float32(cut.at[0]-dx), float32(cut.at[1]-dy), float32(cut.at[0]+dx), float32(cut.at[1]+dy))
		items = append(items,
			&scene.Shape{Path: bar, Stroke: scene.Stroke{Color: c.pal.HaloLand, Width: 8 * c.k}},
			&scene.Shape{
				ID: "route:" + cut.way.route.ID, Title: c.routeTitle(cut.way), Path: bar, Hit: 3 * c.k,
				Stroke: scene.Stroke{Color: colour, Width: 4.4 * c.k},
			})
		board.block(boxAround(cut.at, math.Abs(dx)+3*k, math.Abs(dy)+3*k))
		if !c.ringOn(cut.way.route) {
			c.bars = append(c.bars, turned{X: cut.at[0], Y: cut.at[1], W: 4.4 * k, H: 2 * half, Angle: math.Atan2(cut.dir[1], cut.dir[0])})
		}
	}
	return items
}

// openPath turns a line in float64 into a path.
func openPath(line []orb.Point) *scene.Path {
	p := &scene.Path{Points: make([]scene.Point, len(line))}
	for i, q := range line {
		p.Points[i] = scene.Point{X: float32(q[0]), Y: float32(q[1])}
	}
	return p
}
