package figure

import (
	"sync"

	"github.com/paulmach/orb"

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
	flags     arena[bool]
	clipped   []orb.Point // room for clipping
}

// reset lets go of all that was handed out.
func (w *workspace) reset() {
	w.board.reset()
	clear(w.labels)
	clear(w.obstacles)
	w.places.reset()
	w.spots.reset()
	w.points.reset()
	w.numbers.reset()
	w.flags.reset()
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
