package figure

import (
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
)

// lineSample is how a route is told by a short line beside its name, drawn as on the map.
type lineSample struct {
	Status  dataset.RouteStatus
	Changed bool // on the date: a cut is marked in now, a new line drawn in it
	Sea     bool
	Band    bool // a closed line that had a figure lies on the band of its former flow
}

// sampleOf returns the sample of a group of routes.
func (p prose) sampleOf(g *routeGroup, states map[int]dataset.RouteState) lineSample {
	first := g.Routes[0]
	return lineSample{
		Status: g.Status, Changed: g.Changed, Sea: p.sameMode(g.Routes) == "sea",
		Band: g.Status == dataset.Closed && !g.Changed && p.figureOf(states[first]) >= 0,
	}
}

// draw returns the sample w wide from x, centred on y, at figure scale k.
func (l lineSample) draw(pal *palette.Palette, x, y, w, k float32) []scene.Item {
	switch l.Status {
	case dataset.Closed:
		// Four dashes, and the bar in the gap between the second and the third.
		length := 32 * k
		line := scene.Segment(x, y, x+length, y)
		var items []scene.Item
		if l.Band {
			items = append(items, &scene.Shape{Path: line, Stroke: scene.Stroke{Color: pal.ClosedBand, Width: 9 * k}})
		}
		bar := pal.Closed
		if l.Changed {
			bar = pal.Now
		}
		return append(items,
			&scene.Shape{Path: line, Stroke: scene.Stroke{Color: pal.Closed, Width: 1.9 * k, Dash: []float32{5 * k, 4 * k}}},
			&scene.Shape{Path: scene.Segment(x+length/2, y-7.5*k, x+length/2, y+7.5*k), Stroke: scene.Stroke{Color: bar, Width: 4.4 * k}})
	case dataset.Planned:
		return []scene.Item{&scene.Shape{Path: scene.Segment(x+k, y, x+w, y), Stroke: scene.Stroke{
			Color: pal.Planned,
			Width: 2.1 * k, Cap: scene.CapRound, Dash: []float32{.01, 4.6 * k},
		}}}
	}
	core, tip := pal.RouteThin, pal.RouteCasing
	if l.Changed {
		core, tip = pal.NowLine, pal.NowLine
	} else if strings.HasPrefix(pal.Name, "dark") {
		tip = core
	}
	stroke := scene.Stroke{Color: core, Width: 1.9 * k}
	if l.Sea {
		stroke.Dash = []float32{9 * k, 2.6 * k}
	}
	return []scene.Item{
		&scene.Shape{Path: scene.Segment(x, y, x+w-7*k, y), Stroke: stroke},
		&scene.Shape{Path: scene.Polygon(scene.Point{X: x + w, Y: y}, scene.Point{X: x + w - 9*k, Y: y - 4.5*k},
			scene.Point{X: x + w - 9*k, Y: y + 4.5*k}), Fill: tip},
	}
}
