package figure

import (
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/geo"
	"thawline/geo/label"
)

// workspace is the memory that making an overlay needs besides the scene that comes of it. It belongs to one chart from
// the beginning of overlay to its end and then to the next one, so that a map that is made for date after date does not
// ask for megabytes each time. Nothing of it may be found in a finished scene.
type workspace struct {
	board     labelBoard
	placer    label.Placer
	labels    []label.Label
	obstacles []label.Obstacle
	places    arena[label.Spot] // of labels
	spots     arena[spot]
	points    arena[orb.Point]
	numbers   arena[float64]
	indexes   arena[int]
	flags     arena[bool]
	stops     arena[stop]
	tracks    []track
	clipped   []orb.Point   // see clip
	parts     [][]orb.Point // likewise
	gather    pathMaker
	titles    titles
}

// reset lets go of all that was handed out.
func (w *workspace) reset() {
	w.board.reset()
	clear(w.labels)
	clear(w.obstacles)
	clear(w.parts)
	w.places.reset()
	w.spots.reset()
	w.points.reset()
	w.numbers.reset()
	w.indexes.reset()
	w.flags.reset()
	w.stops.reset()
}

// workspaces are those that are at rest. The zero workspaces is ready.
type workspaces struct{ pool sync.Pool }

func (p *workspaces) take() *workspace {
	if w, ok := p.pool.Get().(*workspace); ok {
		return w
	}
	return new(workspace)
}

func (p *workspaces) give(w *workspace) {
	w.reset()
	p.pool.Put(w)
}

// clip returns the parts of a line that lie in r, as geo.ClipLine does. The parts may be the line itself; the list of them is
// valid until the next call.
func (c *chart) clip(line []orb.Point, r orb.Bound) [][]orb.Point {
	w := c.space
	w.parts = w.parts[:0]
	if len(line) > 1 && allIn(line, r) {
		w.parts = append(w.parts, line)
		return w.parts
	}
	geo.ClipLineInto(line, r, &w.clipped, func(part []orb.Point) {
		w.parts = append(w.parts, append(w.points.room(len(part)), part...))
	})
	return w.parts
}

// allIn reports whether a line lies in r as a whole; one with points that are no numbers does not.
func allIn(line []orb.Point, r orb.Bound) bool {
	for _, p := range line {
		if !(p[0] >= r.Min[0] && p[0] <= r.Max[0] && p[1] >= r.Min[1] && p[1] <= r.Max[1]) {
			return false
		}
	}
	return true
}

// pathMaker gathers the sub-paths of an open path. The zero pathMaker is ready.
type pathMaker struct {
	points []scene.Point
	starts []int32
}

// line adds a line.
func (m *pathMaker) line(line []orb.Point) {
	m.starts = append(m.starts, int32(len(m.points)))
	for _, q := range line {
		m.points = append(m.points, scene.Point{X: float32(q[0]), Y: float32(q[1])})
	}
}

// segment adds a straight line.
func (m *pathMaker) segment(x0, y0, x1, y1 float32) {
	m.starts = append(m.starts, int32(len(m.points)))
	m.points = append(m.points, scene.Point{X: x0, Y: y0}, scene.Point{X: x1, Y: y1})
}

// path returns what was added since the last call; nil for nothing.
func (m *pathMaker) path() *scene.Path {
	if len(m.starts) == 0 {
		return nil
	}
	p := &scene.Path{Points: slices.Clone(m.points), Starts: slices.Clone(m.starts)}
	m.points, m.starts = m.points[:0], m.starts[:0]
	return p
}

// arena hands out slices of one kind, which are all let go at once. The zero arena is ready.
type arena[T any] struct {
	chunks [][]T // their lengths are what is handed out of them
	at     int   // the chunk that is handed out of now
}

// arenaChunk is the least number of elements that an arena asks for.
const arenaChunk = 512

// room returns an empty slice with room for n elements. They are not cleared.
func (a *arena[T]) room(n int) []T {
	for a.at < len(a.chunks) && cap(a.chunks[a.at])-len(a.chunks[a.at]) < n {
		a.at++
	}
	if a.at == len(a.chunks) {
		a.chunks = append(a.chunks, make([]T, 0, max(n, arenaChunk<<min(a.at, 6))))
	}
	c := &a.chunks[a.at]
	from := len(*c)
	*c = (*c)[:from+n]
	return (*c)[from : from : from+n]
}

// made returns n elements that are zero.
func (a *arena[T]) made(n int) []T {
	s := a.room(n)[:n]
	clear(s)
	return s
}

// reset takes back all that was handed out.
func (a *arena[T]) reset() {
	for i := range a.chunks {
		a.chunks[i] = a.chunks[i][:0]
	}
	a.at = 0
}
