package figure

import (
	"slices"
	"strconv"
	"strings"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
)

const labelsLayer = view.Labels

// furniture draws what stands on the map without being part of it: key, scale bar and credit. Their room is reserved
// before anything else asks for it.
func (c *chart) furniture(board *labelBoard, net *network) []scene.Item {
	var items []scene.Item
	if !c.noKey {
		items = c.legend(board, net)
	}
	items = append(items, c.scaleBar(board)...)
	items = append(items, c.creditLine(board)...)
	return append(items, c.locator(board)...)
}

// Lengths of the scale bar at scale 1: how long it is at most, and its room.
const (
	barLength = 112
	barMargin = 6
	barHeight = 22
)

// scaleBar is drawn where one length holds for the whole picture: at the left of the foot, or as far beside as it takes for a
// key or a route that is there at some date.
func (c *chart) scaleBar(board *labelBoard) []scene.Item {
	k := c.k
	x, y := c.scaleBarLeft(), c.h-14*k
	if x > c.w*.7 {
		return nil
	}
	if c.width(c.creditWords(), c.creditText()) > c.w-x-(barLength+40)*k {
		y -= 18 * k // above the credit, which takes the whole foot
	}
	km, length, ok := c.vp.ScaleBar(float64(x), float64(y), float64(barLength*k))
	if !ok || length < float64(20*k) {
		return nil
	}
	w := float32(length)
	style := c.letter(scene.Sans, 10.5)
	text := c.in.Words.T("map.scale", "km", c.number(number(km)))
	stroke := scene.Stroke{Color: c.pal.Ink1, Width: 1.2 * k}
	path := scene.Polyline(scene.Point{X: x, Y: y - 4*k}, scene.Point{X: x, Y: y}, scene.Point{X: x + w, Y: y}, scene.Point{X: x + w, Y: y - 4*k})
	board.block(scene.Rect{X0: x - barMargin*k, Y0: y - barHeight*k, X1: x + w + barMargin*k, Y1: c.h})
	halo := stroke
	halo.Color, halo.Width = c.pal.HaloLand, 3.4*k
	return []scene.Item{
		&scene.Shape{Path: path, Stroke: halo},
		&scene.Shape{Path: path, Stroke: stroke},
		&scene.Text{
			X: x + w/2, Y: y - 7*k, String: text, Face: style.Face, Size: style.Size, Color: style.Color, Align: scene.Centre,
			Halo: c.pal.HaloLand, HaloW: 3.4 * k, W: c.width(text, style),
		},
	}
}

// scaleBarLeft is where the scale bar begins.
func (c *chart) scaleBarLeft() float32 {
	k := c.k
	key := c.legendBox.Inset(-12 * k)
	_, length, _ := c.vp.ScaleBar(float64(16*k), float64(c.h-14*k), float64(barLength*k))
	w := float32(length) + 2*barMargin*k
	first := float32(-1) // that is free of the key
	for x := 16 * k; x <= c.w*.7; x += 10 * k {
		r := scene.Rect{X0: x - barMargin*k, Y0: c.h - 36*k, X1: x - barMargin*k + w, Y1: c.h}
		if !c.legendBox.Empty() && r.Overlaps(key) {
			x = key.X1 + barMargin*k
			r = r.Moved(x-barMargin*k-r.X0, 0)
		}
		if first < 0 {
			first = x
		}
		if !c.routeIn(r) {
			return x
		}
	}
	return max(first, 16*k)
}

// routeIn reports whether a route runs through a rectangle, at any date.
func (c *chart) routeIn(r scene.Rect) bool {
	for _, list := range c.ground().courses {
		for i := range list {
			for _, p := range list[i].points {
				if r.Contains(float32(p[0]), float32(p[1])) {
					return true
				}
			}
		}
	}
	return false
}

// number writes a round number with a comma for thousands.
func number(v float64) string {
	if v >= 1000 {
		return kilometres(v)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// creditWords is the credit as it stands on this map; "" where it stands elsewhere. Without a key it says what the key
// would: that lines are schematic.
func (c *chart) creditWords() string {
	text := credit(c.story)
	if text == "" || c.noCredit {
		return ""
	}
	if c.noKey && len(c.story.Routes) > 0 && c.layers.Has(view.Routes) {
		text = c.in.Words.T("slide.schematic") + " " + text
	}
	return text
}

// creditLine is the credit in the bottom right corner, cut where the picture is too narrow for it.
func (c *chart) creditLine(board *labelBoard) []scene.Item {
	style := c.creditText()
	text := c.creditWords()
	if text == "" {
		return nil
	}
	room := c.w - 24*c.k
	if c.legendBox.Y1 > c.h-24*c.k && c.legendBox.X0 < c.w/2 {
		room = c.w - c.legendBox.X1 - 24*c.k
	}
	text = c.kit.Fonts.Fit(text, style.Face, style.Size, room)
	w := c.width(text, style)
	x, y := c.w-10*c.k, c.h-9*c.k
	board.block(scene.Rect{X0: x - w - 4*c.k, Y0: y - 12*c.k, X1: c.w, Y1: c.h})
	return []scene.Item{&scene.Text{
		X: x, Y: y, String: text, Face: style.Face, Size: style.Size, Color: style.Color, Align: scene.Right,
		Halo: c.pal.HaloLand, HaloW: 3.4 * c.k, W: w,
	}}
}

// sortBy sorts so that what less puts level stays in order.
func sortBy[T any](list []T, less func(a, b T) bool) {
	slices.SortStableFunc(list, func(a, b T) int {
		switch {
		case less(a, b):
			return -1
		case less(b, a):
			return 1
		}
		return 0
	})
}

// credit is the line in the bottom right corner: who made the base map, and the view of boundaries.
func credit(s *dataset.Story) string {
	var parts []string
	if len(s.Credits) > 0 {
		parts = append(parts, s.Credits[0])
	}
	if s.Boundary != "" {
		parts = append(parts, s.Boundary)
	}
	return strings.Join(parts, " · ")
}
