package figure

import (
	"slices"

	"thawline/app/scene"
	"thawline/dataset"
)

// flowRow is one exact sample of the width key: the figure of a route, where the route leads, and the figure's period and
// basis.
type flowRow struct {
	sample         func(x, y, w float32) []scene.Item
	mt, name, note string
}

// flowGap lies between the columns of the width key, points at scale 1.
const flowGap = 7

// mostFlows is how many routes the width key shows; the widest come first.
const mostFlows = 4

// flows are the exact samples of the width key: each figure on the map once, as wide as it is drawn there.
func (c *chart) flows(net *network) []flowRow {
	var ways []*way
	for _, w := range net.ways {
		if w.volume == nil || w.kind == closedLine && w.width < thinBand*float64(c.k) || len(net.runs(w)) == 0 {
			continue
		}
		if ways = append(ways, w); len(ways) == mostFlows {
			break
		}
	}
	names := c.flowNames(ways)
	var rows []flowRow
	for i, w := range ways {
		rows = append(rows, flowRow{
			sample: func(x, y, width float32) []scene.Item { return c.sampleFlow(w, x, y, width) },
			mt:     c.flowFigure(w.volume), name: names[i], note: c.flowNote(w.volume, net.scale.period == ""),
		})
	}
	return rows
}

// flowNames are where the ways lead, or their own names where two lead to one place.
func (c *chart) flowNames(ways []*way) []string {
	var names []string
	for _, w := range ways {
		name := c.destinationName(w.route.To)
		if slices.Contains(names, name) {
			names = names[:0]
			for _, w := range ways {
				names = append(names, w.route.Name)
			}
			return names
		}
		names = append(names, name)
	}
	return names
}

// flowFigure is a figure with the sign of its flag: "≈ 11.0".
func (c *chart) flowFigure(v *dataset.Volume) string {
	figure := c.number(tonnes(v.Mt))
	if key := "chart.sign." + v.Flag; v.Flag != "" && c.in.Words.Has(key) {
		return c.in.Words.T(key, "value", figure)
	}
	return figure
}

// flowNote is the period and the basis of a figure. Where the key names one period above all rows, or on a map of the world,
// where the key has little room, only a basis other than that a source reports the figure is told.
func (c *chart) flowNote(v *dataset.Volume, dated bool) string {
	basis := v.Basis
	if key := "map.basis." + basis; c.in.Words.Has(key) {
		basis = c.in.Words.T(key)
	}
	switch {
	case !dated && v.Basis == "reported":
		return ""
	case !dated:
		return basis
	}
	period := v.Period.Short(c.dates())
	if basis == "" || c.world && v.Basis == "reported" {
		return period
	}
	return c.in.Words.T("map.legend.flow.note", "period", period, "basis", basis)
}

// sampleFlow draws a piece of a line as wide as it is on the map, with the ticks it has there.
func (c *chart) sampleFlow(w *way, x, y, width float32) []scene.Item {
	path := scene.Segment(x, y, x+width, y)
	n := &network{c: c}
	ties := n.sampleTies(w, x, y, .22*width, .78*width)
	if w.kind == closedLine {
		items := []scene.Item{&scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.pal.ClosedBand, Width: clampWidth(w.width)}}}
		items = append(items, ties...)
		return append(items, &scene.Shape{Path: path, Stroke: scene.Stroke{
			Color: c.pal.Closed, Width: 1.9 * c.k, Dash: []float32{5 * c.k, 4 * c.k},
		}})
	}
	return append(ties,
		&scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.casing(w), Width: clampWidth(w.width) + 1.8*c.k}},
		&scene.Shape{Path: path, Stroke: scene.Stroke{Color: c.colour(w), Width: max(clampWidth(w.width), .6*c.k)}})
}
