package figure

import (
	"slices"
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/words"
	"thawline/dataset"
)

// ChartInfo names one chart of a story.
type ChartInfo struct {
	ID    string // as `thawline export chart --chart ID` takes it
	Title string
}

// Charts returns the charts that a story has, in the order offered: those of its series, of its tonnes, and always one
// of its events. A nil story has none.
func Charts(story *dataset.Story, w words.Catalogue) []ChartInfo {
	if story == nil {
		return nil
	}
	var list []ChartInfo
	for _, spec := range chartSpecs(story) {
		list = append(list, ChartInfo{spec.id, spec.title(story, w)})
	}
	return list
}

// chartKind is how a chart is drawn.
type chartKind uint8

const (
	chartBars    chartKind = iota // a figure for each period, as bars
	chartSteps                    // many periods, as a line of steps
	chartCounts                   // running totals and counts on single days
	chartVolumes                  // tonnes by route
	chartEvents                   // events in time by category
)

// The ids of the charts that do not come from series.
const (
	chartOfVolumes = "routes"
	chartOfEvents  = "events"
)

// chartSpec is one chart: what of the story it shows, and how. Series are indexes.
type chartSpec struct {
	id     string
	kind   chartKind
	main   int   // bars and steps
	beside []int // bars and steps: figures of the same periods in other units
	sum    int   // counts: the increments added up, -1 for none
	seen   int   // counts: the counts on single days, -1 for none
}

// manyPeriods is the number of periods from which on a line is read more easily than bars.
const manyPeriods = 24

// chartSpecs derives the charts of a story. Period series whose ids share the first word belong to one chart, named by
// that word: the first is drawn, the others stand below it. A running total and a count of the same unit share a chart,
// named by the category of the events that its rows name. A series with fewer than two figures has no chart.
func chartSpecs(story *dataset.Story) []chartSpec {
	list := append(periodCharts(story), countCharts(story)...)
	if len(story.Volumes) > 0 {
		list = slices.Insert(list, min(1, len(list)), chartSpec{id: chartOfVolumes, kind: chartVolumes})
	}
	list = append(list, chartSpec{id: chartOfEvents, kind: chartEvents})
	taken := map[string]bool{chartOfVolumes: true, chartOfEvents: true}
	for i := range list {
		spec := &list[i]
		if spec.kind == chartVolumes || spec.kind == chartEvents {
			continue
		}
		if spec.id == "" || taken[spec.id] {
			spec.id = story.Series[spec.first()].ID
		}
		taken[spec.id] = true
	}
	return list
}

// first returns the series that the chart is about most.
func (c *chartSpec) first() int {
	if c.kind == chartCounts {
		if c.sum >= 0 {
			return c.sum
		}
		return c.seen
	}
	return c.main
}

func periodCharts(story *dataset.Story) []chartSpec {
	var list []chartSpec
	groups := map[string]int{}
	for i := range story.Series {
		s := &story.Series[i]
		if s.Kind == "increment" || s.Kind == "count" || len(s.Values) == 0 {
			continue
		}
		word, _, _ := strings.Cut(s.ID, "-")
		if at, ok := groups[word]; ok {
			list[at].beside = append(list[at].beside, i)
			continue
		}
		known := 0
		for j := range s.Values {
			if s.Values[j].Known {
				known++
			}
		}
		if known < 2 {
			continue
		}
		kind := chartBars
		if len(s.Values) > manyPeriods {
			kind = chartSteps
		}
		groups[word] = len(list)
		list = append(list, chartSpec{id: word, kind: kind, main: i})
	}
	return list
}

func countCharts(story *dataset.Story) []chartSpec {
	var list []chartSpec
	for i := range story.Series {
		s := &story.Series[i]
		if s.Kind == "increment" && len(s.Values) > 1 {
			list = append(list, chartSpec{id: eventCategory(story, s), kind: chartCounts, sum: i, seen: -1})
		}
	}
	for i := range story.Series {
		s := &story.Series[i]
		if s.Kind != "count" || len(s.Values) < 2 {
			continue
		}
		at := slices.IndexFunc(list, func(c chartSpec) bool { return c.seen < 0 && story.Series[c.sum].Unit == s.Unit })
		if at >= 0 {
			list[at].seen = i
		} else {
			list = append(list, chartSpec{id: eventCategory(story, s), kind: chartCounts, sum: -1, seen: i})
		}
	}
	return list
}

// eventCategory returns the category that most events named by the rows have, "" where none is named.
func eventCategory(story *dataset.Story, s *dataset.Series) string {
	counts := map[string]int{}
	best := ""
	for i := range s.Values {
		if e := s.Values[i].Event; e >= 0 && e < len(story.Events) {
			c := story.Events[e].Category
			counts[c]++
			if counts[c] > counts[best] {
				best = c
			}
		}
	}
	return best
}

// chartSpecOf returns the chart with that id.
func chartSpecOf(story *dataset.Story, id string) (chartSpec, bool) {
	if story != nil {
		for _, spec := range chartSpecs(story) {
			if spec.id == id {
				return spec, true
			}
		}
	}
	return chartSpec{}, false
}

// Chart returns the chart with that id as a picture of in.W by in.H points: headline, measure and unit, plot with the
// date of the view, notes, sources, credit. Marks have the ids "value:SERIES:ROW", "volume:ID" and "bin:CATEGORY:DATE",
// rows counted from 0, with a sentence as title. An unknown id gives an empty picture.
func (k *Kit) Chart(in Input, id string) *scene.Scene { return k.drawChart(in, id, false) }

// ChartPanel returns the chart for a panel of the window: the plot with its measure and notes in small type, without
// margins and headline. It is in.W points wide and in.H high, or as high as its rows need.
func (k *Kit) ChartPanel(in Input, id string) *scene.Scene { return k.drawChart(in, id, true) }

// leastPanel is the height in points below which a panel's chart would lose rows; the panel scrolls then.
func (c *chartSpec) leastPanel(story *dataset.Story) float64 {
	switch c.kind {
	case chartCounts:
		return 470
	case chartVolumes:
		years, others := volumeRows(story)
		return 190 + 40*float64(len(years)) + 15*float64(len(others))
	case chartEvents:
		return 300
	}
	return 280
}

func (k *Kit) drawChart(in Input, id string, panel bool) *scene.Scene {
	if in.Palette == nil {
		in.Palette = palette.Light()
	}
	in.W, in.H = timelineLength(in.W, 1200), timelineLength(in.H, 800)
	out := &scene.Scene{W: float32(in.W), H: float32(in.H), Background: in.Palette.Panel}
	spec, ok := chartSpecOf(in.Story, id)
	if !ok {
		return out
	}
	if panel {
		in.H = max(in.H, spec.leastPanel(in.Story))
		out.H = float32(in.H)
	}
	p := newPlot(k, in, spec, panel)
	p.compose()
	out.Layers = p.layers()
	return out
}
