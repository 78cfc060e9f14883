package figure

import (
	"math"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Measures of the timeline, points.
const (
	timelineGutter  = 176 // names of the lanes, left of the time
	timelineNarrow  = 40  // the same when there is room for signs only
	timelineRight   = 20  // free space right of the time
	timelineMinimap = 20  // height of the overview strip
)

// TimeAxis says where time lies in a timeline of a given size: the conversions for scrubbing, panning, zooming and
// brushing. It is a value; nothing in it may be changed.
type TimeAxis struct {
	From, To edtf.Instant // the stretch shown, From < To
	Extent   edtf.Span    // the whole story with the events outside its span; what the minimap shows

	Gutter  scene.Rect // lane names
	Header  scene.Rect // era names, now flag and ticks: dragging here scrubs
	Lanes   scene.Rect // the events: dragging here pans
	Minimap scene.Rect // the zero Rect when there is no room for it

	warp   *timeWarp // nil for an axis in proportion to time
	u0, u1 float64   // the range shown, in steps, with a warp
	span   edtf.Span // of the story
	eraH   float64   // height of the row of era names, from Header.Y0
	tickH  float64   // height of the rows of ticks below it
	events *timelineIndex
}

// TimeAxis returns the axis of the timeline that in describes. A view without a range shows the story's span.
func (k *Kit) TimeAxis(in Input) TimeAxis {
	return newTimeAxis(in, k.timelineIndex(in), windowTimeline)
}

// timelineForm says where a timeline stands.
type timelineForm uint8

const (
	windowTimeline  timelineForm = iota // with a minimap, and air around it
	pictureTimeline                     // in a picture that has its own margins
)

func newTimeAxis(in Input, index *timelineIndex, form timelineForm) TimeAxis {
	a := TimeAxis{Extent: index.extent, span: storySpan(in.Story, index.extent), events: index}
	a.From, a.To = max(in.View.From, edtf.Beginning/2), min(in.View.To, edtf.Forever/2)
	if a.To <= a.From {
		a.From, a.To = a.span.From, a.span.To
	}
	if in.View.Equal {
		a.setWarp(index.equalSteps())
	}
	w, h := timelineLength(in.W, 600), timelineLength(in.H, 200)
	top, foot := 8.0, 8.0
	a.eraH, a.tickH = 19, 18
	if h < 110 {
		top, foot, a.eraH, a.tickH = 2, 3, 17, 15
	} else if h >= 300 && a.warp == nil && float64(a.To-a.From) < w/110*30.4*edtf.Day {
		a.tickH = 36 // months have days below them
	}
	if form == pictureTimeline {
		top, foot = 0, 4
	}
	gutter := float64(timelineGutter)
	if w < 560 {
		gutter = timelineNarrow
	}
	head := top + a.eraH + a.tickH
	bottom := h - foot
	// The minimap yields when the lanes would get too low to carry signs.
	if mapFoot := h - 6 - timelineMinimap - 9; form == windowTimeline && (mapFoot-head)/float64(max(1, len(index.lanes))) >= 9 {
		bottom = mapFoot
		a.Minimap = timelineRect(gutter, mapFoot+9, w-timelineRight, h-6)
	}
	right := max(gutter+10, w-timelineRight)
	a.Gutter = timelineRect(0, head, gutter, max(head+1, bottom))
	a.Header = timelineRect(gutter, top, right, head)
	a.Lanes = timelineRect(gutter, head, right, max(head+1, bottom))
	return a
}

func timelineRect(x0, y0, x1, y1 float64) scene.Rect {
	return scene.Rect{X0: float32(x0), Y0: float32(y0), X1: float32(x1), Y1: float32(y1)}
}

// timelineLength returns v, or the fallback where v is no usable length.
func timelineLength(v, fallback float64) float64 {
	if !(v >= 1 && v <= 1e6) { // NaN fails too
		return fallback
	}
	return v
}

// storySpan is the span the story states, else the extent of its events.
func storySpan(s *dataset.Story, extent edtf.Span) edtf.Span {
	if s != nil && s.Span.From < s.Span.To && s.Span.From > edtf.Beginning && s.Span.To < edtf.Forever {
		return s.Span
	}
	return extent
}

// Width returns the width of the time in points.
func (a TimeAxis) Width() float64 { return float64(a.Lanes.X1 - a.Lanes.X0) }

// Scale returns points per second; the mean of them with equal steps.
func (a TimeAxis) Scale() float64 { return a.Width() / float64(a.To-a.From) }

// X returns where t lies, points; outside the lanes for an instant that is not shown.
func (a TimeAxis) X(t edtf.Instant) float64 {
	if a.warp != nil {
		return float64(a.Lanes.X0) + (a.warp.steps(t)-a.u0)*a.stepWidth()
	}
	return float64(a.Lanes.X0) + float64(t-a.From)*a.Scale()
}

// At returns the instant at x, also outside the lanes. It inverts X to the second that a point can tell.
func (a TimeAxis) At(x float64) edtf.Instant {
	if math.IsNaN(x) {
		return a.From
	}
	if a.warp != nil {
		return a.warp.at(a.u0 + (x-float64(a.Lanes.X0))/a.stepWidth())
	}
	return a.From + edtf.Instant(math.Round((x-float64(a.Lanes.X0))/a.Scale()))
}

// NowX returns where the now line stands for the clock at t: in the middle of t's day, as the markers of that day.
func (a TimeAxis) NowX(t edtf.Instant) float64 { return a.X(t.StartOfDay() + edtf.Day/2) }

// MinimapX returns where t lies in the minimap; MinimapAt is its inverse.
func (a TimeAxis) MinimapX(t edtf.Instant) float64 {
	w := float64(a.Minimap.X1 - a.Minimap.X0)
	return float64(a.Minimap.X0) + w*(float64(t)-float64(a.Extent.From))/float64(a.Extent.To-a.Extent.From)
}

// MinimapAt returns the instant at x of the minimap, held within the extent.
func (a TimeAxis) MinimapAt(x float64) edtf.Instant {
	w := float64(a.Minimap.X1 - a.Minimap.X0)
	if !(w > 0) || math.IsNaN(x) {
		return a.Extent.From
	}
	share := min(1, max(0, (x-float64(a.Minimap.X0))/w))
	return a.Extent.From + edtf.Instant(math.Round(share*float64(a.Extent.To-a.Extent.From)))
}

// ZoomAbout returns the range after zooming by factor (2 shows half as long) with the instant at x kept where it is,
// held within the limits.
func (a TimeAxis) ZoomAbout(x, factor float64) (from, to edtf.Instant) {
	if !(factor > 0) || math.IsInf(factor, 0) || math.IsNaN(x) {
		return a.From, a.To
	}
	if a.warp != nil {
		return a.zoomSteps(x, factor)
	}
	length := float64(a.To-a.From) / factor
	length = min(max(length, float64(a.shortest())), float64(a.longest()))
	share := min(1, max(0, (x-float64(a.Lanes.X0))/a.Width()))
	start := a.From + edtf.Instant(math.Round(share*(float64(a.To-a.From)-length)))
	return a.within(start, start+edtf.Instant(math.Round(length)))
}

// Pan returns the range after dragging the time by dx points to the right.
func (a TimeAxis) Pan(dx float64) (from, to edtf.Instant) {
	if math.IsNaN(dx) || math.IsInf(dx, 0) {
		return a.From, a.To
	}
	if a.warp != nil {
		return a.panSteps(dx)
	}
	d := edtf.Instant(math.Round(dx / a.Scale()))
	return a.within(a.From-d, a.To-d)
}

// Around returns a range of the given length in seconds with t in the middle, held within the limits.
func (a TimeAxis) Around(t edtf.Instant, seconds int64) (from, to edtf.Instant) {
	seconds = min(max(seconds, int64(a.shortest())), int64(a.longest()))
	t = min(max(t, a.Extent.From), a.Extent.To)
	return a.within(t-edtf.Instant(seconds/2), t-edtf.Instant(seconds/2)+edtf.Instant(seconds))
}

// Reveal returns the range moved just so far that t is seen with a margin of a tenth; unchanged when it is.
func (a TimeAxis) Reveal(t edtf.Instant) (from, to edtf.Instant) {
	margin := (a.To - a.From) / 10
	switch {
	case t < a.From:
		return a.within(t-margin, t-margin+a.To-a.From)
	case t >= a.To:
		return a.within(t+margin-(a.To-a.From), t+margin)
	}
	return a.From, a.To
}

// Fit returns the story's span, FitAll the whole extent with the events outside the span.
func (a TimeAxis) Fit() (from, to edtf.Instant) { return a.span.From, a.span.To }

// FitAll returns the extent of all events and the story's span.
func (a TimeAxis) FitAll() (from, to edtf.Instant) { return a.Extent.From, a.Extent.To }

// longest and shortest bound the length of a range: the extent, and the view's own least.
func (a TimeAxis) longest() edtf.Instant  { return a.Extent.To - a.Extent.From }
func (a TimeAxis) shortest() edtf.Instant { return min(view.MinRange, a.longest()) }

// within shifts, and where it must cuts or widens, a range so that it lies in the extent.
func (a TimeAxis) within(from, to edtf.Instant) (edtf.Instant, edtf.Instant) {
	length := min(max(to-from, a.shortest()), a.longest())
	from = min(max(from, a.Extent.From), a.Extent.To-length)
	return from, from + length
}

// Snap returns the start of the event nearest to x that lies within reach points, with its id.
func (a TimeAxis) Snap(x, reach float64) (t edtf.Instant, id string, ok bool) {
	return a.events.snap(a, x, reach)
}
