package figure

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
)

// frontier is one of the story's borders on the screen.
type frontier struct {
	index int
	lines [][]orb.Point
	main  bool // always findable: the story fixes it
	state dataset.BorderState
}

// frontiers are the story's borders that show in the picture, with their state.
func (c *chart) frontiers() []frontier {
	var out []frontier
	for i, lines := range c.ground().borders {
		if len(lines) == 0 {
			continue
		}
		f := frontier{index: i, lines: lines, main: c.isFixedBorder(&c.story.Borders[i])}
		for _, s := range c.state.Borders {
			if s.Border == i {
				f.state = s
			}
		}
		out = append(out, f)
	}
	return out
}

// isFixedBorder reports whether the story fixes a label place of the border: kind border, its id begun by the border's.
func (c *chart) isFixedBorder(b *dataset.Border) bool {
	for _, i := range c.story.Fixed {
		p := c.story.Places[i]
		if p.Kind == "border" && strings.HasPrefix(strings.ToUpper(p.ID), strings.ToUpper(b.ID)) {
			return true
		}
	}
	return false
}

// borders draws the story's borders: a line on a band, whose state at the date shows in its style. An open border is a
// thin line, a partly closed one a heavy line, a closed one a heavy line with teeth on its outer side.
func (c *chart) borders(board *labelBoard) []scene.Item {
	var items []scene.Item
	frontiers := c.frontiers()
	for pass := range 2 { // the main border over the others
		for _, f := range frontiers {
			if f.main == (pass == 1) {
				items = append(items, c.border(board, f)...)
			}
		}
	}
	return items
}

func (c *chart) border(board *labelBoard, f frontier) []scene.Item {
	b := &c.story.Borders[f.index]
	k, loud := c.k, float32(1)
	if !f.main {
		loud = .62
	}
	if c.world {
		loud *= .7
	}
	gather := &c.space.gather
	length := 0.0
	for _, line := range f.lines {
		gather.line(line)
		board.soft(line, 3.5*float64(k*loud))
		length += lineLength(line)
	}
	path := gather.path()
	line := scene.Stroke{Color: c.pal.BorderLine, Width: 2.4 * k * loud, Join: scene.JoinRound, Cap: scene.CapRound}
	band := palette.With(c.pal.BorderBand, map[bool]float64{true: 1, false: .7}[f.main])
	if f.state.Status == dataset.BorderOpen {
		line.Width = 1.4 * k * loud
	}
	id, title := "border:"+b.ID, c.borderTitle(f)
	if c.in.View.Hover == id {
		band = palette.With(c.pal.Now, .45)
	}
	items := []scene.Item{
		&scene.Shape{Path: path, Stroke: scene.Stroke{Color: band, Width: 7 * k * loud, Cap: scene.CapRound}},
		&scene.Shape{ID: id, Title: title, Path: path, Stroke: line, Hit: 3 * k},
	}
	if f.state.Status == dataset.BorderClosed {
		if across := gather.teeth(f.lines, teethApart*float64(k), teethTurn*float64(k), 5*float64(k*loud), c.focusPoint()); across != nil {
			items = append(items, &scene.Shape{Path: across, Stroke: scene.Stroke{Color: c.pal.BorderLine, Width: 1.5 * k * loud}})
		}
	}
	if f.main && (!c.world || length > leastNamed*float64(k)) {
		c.borderLabel(board, f, length, id, title)
	}
	return items
}

// leastNamed is how long a border is on a map of the world to be named there, points at scale 1.
const leastNamed = 60

// The teeth of a closed border, points at scale 1: how far apart they stand, and the length of line that tells their direction:
// on the windings of a river they would point every way.
const (
	teethApart = 7.5
	teethTurn  = 9
)

// teeth are short bars on the side of lines that is away from a point, as on a wall seen from inside; bars across them are a
// railway's.
func (m *pathMaker) teeth(lines [][]orb.Point, apart, turn, length float64, inner orb.Point) *scene.Path {
	type tooth struct{ at, out orb.Point }
	for _, line := range lines {
		var all []tooth
		left := 0.0 // how much more of the line has the point on its left
		for s, total := apart/2, lineLength(line); s < total; s += apart {
			p, _, ok := lineAt(line, s)
			a, _, _ := lineAt(line, max(s-turn, 0))
			b, _, _ := lineAt(line, s+turn)
			d := math.Hypot(b[0]-a[0], b[1]-a[1])
			if !ok || d < turn/2 {
				continue
			}
			out := orb.Point{-(b[1] - a[1]) / d, (b[0] - a[0]) / d}
			left += (inner[0]-p[0])*out[0] + (inner[1]-p[1])*out[1]
			all = append(all, tooth{p, out})
		}
		side := length
		if left > 0 {
			side = -length
		}
		for _, t := range all {
			m.segment(float32(t.at[0]), float32(t.at[1]), float32(t.at[0]+t.out[0]*side), float32(t.at[1]+t.out[1]*side))
		}
	}
	return m.path()
}

// borderSeen reports whether a border of a state is in the picture.
func (c *chart) borderSeen(status dataset.BorderStatus) bool {
	for _, f := range c.frontiers() {
		for _, line := range f.lines {
			if f.state.Status == status && len(c.clip(line, c.vp.Frame(0))) > 0 {
				return true
			}
		}
	}
	return false
}

// sampleClosedBorder draws a piece of a closed border as the map does.
func (c *chart) sampleClosedBorder(x, y, w float32) []scene.Item {
	k := c.k
	path := scene.Segment(x, y, x+w, y)
	line := []orb.Point{{float64(x), float64(y)}, {float64(x + w), float64(y)}}
	across := c.space.gather.teeth([][]orb.Point{line}, teethApart*float64(k), teethTurn*float64(k), 5*float64(k), orb.Point{float64(x), float64(y) + 100})
	return []scene.Item{
		&scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.pal.BorderBand, Width: 7 * k}},
		&scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.pal.BorderLine, Width: 2.4 * k}},
		&scene.Shape{Path: across, Stroke: scene.Stroke{Color: c.pal.BorderLine, Width: 1.5 * k}},
	}
}

// borderName is the border's own name where the catalogue or the story has one, else both countries.
func (c *chart) borderName(b *dataset.Border) string {
	if key := "map.border." + b.ID; c.in.Words.Has(key) {
		return c.in.Words.T(key)
	}
	return c.in.Words.T("map.border.other", "a", c.countryName(b.Countries[0]), "b", c.countryName(b.Countries[1]))
}

func (c *chart) borderStatus(s dataset.BorderState) string {
	switch s.Status {
	case dataset.BorderOpen:
		return c.in.Words.T("map.border.open")
	case dataset.BorderPartly:
		return c.in.Words.T("map.border.partly")
	case dataset.BorderClosed:
		return c.in.Words.T("map.border.closed")
	}
	return ""
}

func (c *chart) borderTitle(f frontier) string {
	b := &c.story.Borders[f.index]
	status := c.borderStatus(f.state)
	if status == "" {
		return sentences(c.borderName(b))
	}
	return sentences(c.borderName(b)+": "+status, c.in.Words.T("map.border.counts", "open", f.state.Open, "restricted", f.state.Restricted, "closed", f.state.Closed))
}

// borderLabel writes the name turned along the line, on the neighbour's side, with the state below it. It stands before
// anything that changes with the date is placed.
func (c *chart) borderLabel(board *labelBoard, f frontier, length float64, id, title string) {
	b := &c.story.Borders[f.index]
	name := captionLine{text: strings.ToUpper(c.borderName(b)), style: c.borderText()}
	lines := caption{name}
	if status := c.borderStatus(f.state); status != "" {
		style := c.letter(scene.Sans, 10.5).in(c.pal.BorderLabel)
		lines = append(lines, captionLine{text: status, style: style})
	}
	w, h := c.size(lines)
	main := longest(f.lines)
	beyond := [...]float64{.5, .2, .8}
	spots := c.space.spots.room(len(borderShares) + 3*len(beyond)*aboutSpots)
	if total := lineLength(main); total >= w*.6 {
		inner := c.focusPoint()
		for _, share := range borderShares {
			if t, ok := beside(main, share*total, w, h, 6*float64(c.k), inner); ok {
				spots = append(spots, spot{turned: t, align: scene.Centre})
			}
		}
	} else {
		name.text = c.borderName(b)
		name.style.Tracking = 0
		lines = caption{name}
		w, h = c.size(lines)
	}
	// Where nothing is free along it the name stands beside it, level.
	k := float64(c.k)
	for _, share := range beyond {
		if at, _, ok := lineAt(main, share*lineLength(main)); ok {
			spots = append(spots, c.farther(scene.Point{X: float32(at[0]), Y: float32(at[1])}, w, h, 8*k, 14*k, 24*k)...)
		}
	}
	board.settle(request{name: id, roams: true, rank: rankBorder, spots: spots, crosses: true, draw: func(s spot) []scene.Item { return c.set(lines, s, id, title) }})
}

// borderShares are where along a border its name is tried, the best first.
var borderShares = [...]float64{.5, .42, .58, .34, .66, .26, .74}

func longest(lines [][]orb.Point) []orb.Point {
	var best []orb.Point
	for _, l := range lines {
		if best == nil || lineLength(l) > lineLength(best) {
			best = l
		}
	}
	return best
}

// focusPoint is the story's own capital on the screen, else the middle of the picture: what lies inside the border.
func (c *chart) focusPoint() orb.Point {
	for _, i := range c.story.Fixed {
		if p := c.story.Places[i]; p.Kind == "capital" && p.Country == c.story.Focus && c.story.Focus != "" {
			if x, y, ok := c.vp.Screen(p.Point); ok {
				return orb.Point{x, y}
			}
		}
	}
	return orb.Point{c.vp.W / 2, c.vp.H / 2}
}

// steepest is the angle from which on text along a line reads upwards, as names beside an upright line do: 72 degrees.
const steepest = .4 * math.Pi

// beside returns the box of a text of w x h along a line about the distance s, on the side away from inner.
func beside(line []orb.Point, s, w, h, gap float64, inner orb.Point) (turned, bool) {
	a, _, ok1 := lineAt(line, max(s-w/2, 0))
	b, _, ok2 := lineAt(line, s+w/2)
	d := math.Hypot(b[0]-a[0], b[1]-a[1])
	if !ok1 || !ok2 || d < w*.4 {
		return turned{}, false
	}
	dir := orb.Point{(b[0] - a[0]) / d, (b[1] - a[1]) / d}
	out := orb.Point{-dir[1], dir[0]}
	mid := orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}
	if (inner[0]-mid[0])*out[0]+(inner[1]-mid[1])*out[1] > 0 {
		out = orb.Point{-out[0], -out[1]}
	}
	most := 0.0 // how far the line bulges to the outer side beneath the text
	for _, p := range line {
		along := (p[0]-mid[0])*dir[0] + (p[1]-mid[1])*dir[1]
		if math.Abs(along) <= w/2+4 {
			most = max(most, (p[0]-mid[0])*out[0]+(p[1]-mid[1])*out[1])
		}
	}
	reach := most + gap + h/2
	angle := math.Atan2(dir[1], dir[0])
	if angle > steepest {
		angle -= math.Pi
	} else if angle <= steepest-math.Pi {
		angle += math.Pi
	}
	return turned{X: mid[0] + out[0]*reach, Y: mid[1] + out[1]*reach, W: w, H: h, Angle: angle}, true
}
