package figure

import (
	"math"
	"slices"
	"sort"

	"thawline/dataset/edtf"
)

// timeWarp is an axis of equal steps: it counts the moments at which signs stand, and lies straight between two of them.
type timeWarp struct {
	knots []edtf.Instant // rising; the first and the last are the extent's ends
}

// equalSteps returns the warp of the events kept.
func (x *timelineIndex) equalSteps() *timeWarp {
	x.stepsOnce.Do(func() {
		knots := []edtf.Instant{x.extent.From, x.extent.To}
		for i := range x.lanes {
			for _, t := range x.lanes[i].anchor {
				if t > x.extent.From && t < x.extent.To {
					knots = append(knots, t)
				}
			}
		}
		slices.Sort(knots)
		x.steps = &timeWarp{slices.Compact(knots)}
	})
	return x.steps
}

// steps returns how many steps t is from the first knot, with a fraction; negative before it.
func (w *timeWarp) steps(t edtf.Instant) float64 {
	i := sort.Search(len(w.knots), func(i int) bool { return w.knots[i] > t }) - 1
	i = min(max(i, 0), len(w.knots)-2)
	// Beyond the ends the step is the mean one, so that an open end is not many steps away.
	gap := float64(w.knots[i+1] - w.knots[i])
	if t < w.knots[0] || t > w.knots[len(w.knots)-1] {
		gap = float64(w.knots[len(w.knots)-1]-w.knots[0]) / float64(len(w.knots)-1)
	}
	if t > w.knots[len(w.knots)-1] {
		return float64(len(w.knots)-1) + float64(t-w.knots[len(w.knots)-1])/gap
	}
	return float64(i) + float64(t-w.knots[i])/gap
}

// at is the inverse of steps, held to the ends.
func (w *timeWarp) at(u float64) edtf.Instant {
	last := len(w.knots) - 1
	switch {
	case !(u > 0):
		return w.knots[0]
	case u >= float64(last):
		return w.knots[last]
	}
	i := int(u)
	return w.knots[i] + edtf.Instant(math.Round((u-float64(i))*float64(w.knots[i+1]-w.knots[i])))
}

func (a *TimeAxis) setWarp(w *timeWarp) {
	if len(w.knots) < 2 {
		return
	}
	a.warp, a.u0, a.u1 = w, w.steps(a.From), w.steps(a.To)
	if !(a.u1-a.u0 > 1e-6) {
		a.u1 = a.u0 + 1e-6
	}
}

// stepWidth is the width of one step in points.
func (a TimeAxis) stepWidth() float64 { return a.Width() / (a.u1 - a.u0) }

// zoomSteps is ZoomAbout with equal steps, panSteps Pan.
func (a TimeAxis) zoomSteps(x, factor float64) (from, to edtf.Instant) {
	whole := float64(len(a.warp.knots) - 1)
	length := min(max((a.u1-a.u0)/factor, min(1, whole)), whole)
	share := min(1, max(0, (x-float64(a.Lanes.X0))/a.Width()))
	return a.stepRange(a.u0+share*(a.u1-a.u0-length), length)
}

func (a TimeAxis) panSteps(dx float64) (from, to edtf.Instant) {
	return a.stepRange(a.u0-dx/a.stepWidth(), a.u1-a.u0)
}

// stepRange returns the range of so many steps, held within the extent.
func (a TimeAxis) stepRange(u, length float64) (from, to edtf.Instant) {
	u = min(max(u, 0), float64(len(a.warp.knots)-1)-length)
	return a.warp.at(u), max(a.warp.at(u+length), a.warp.at(u)+1)
}

// dayTold reports whether days are wide enough for lengths to be bars of their own.
func (a TimeAxis) dayTold() bool {
	if a.warp != nil {
		return a.stepWidth() >= 24
	}
	return a.Scale()*edtf.Day >= 2.2
}

// stepTicks are the ticks of equal steps: years in bold where there are not too many, and the day of each step.
func (a TimeAxis) stepTicks(dates edtf.Words) []timeTick {
	var ticks []timeTick
	first, _, _ := a.From.Civil()
	last, _, _ := (a.To - 1).Civil()
	years := last-first < 400
	if years {
		x := math.Inf(-1)
		for y := first; y <= last; y++ {
			t := edtf.FromCivil(y, 1, 1)
			if y == first || a.X(t) >= x+3 {
				ticks, x = append(ticks, yearMark(y, dates)), a.X(t)
			}
		}
	}
	knots := a.warp.knots
	from := sort.Search(len(knots), func(i int) bool { return knots[i] >= a.From })
	every := max(1, int(math.Ceil(3/max(a.stepWidth(), 1e-3))))
	for i := from; i < len(knots) && knots[i] < a.To && len(ticks) < maxTicks; i += every {
		tick := timeTick{T: knots[i], Height: 4}
		if years && i > 0 {
			tick.Label = dayAndMonth(knots[i], dates)
		} else if y, _, _ := knots[i].Civil(); !years {
			tick.Label = yearMark(y, dates).Label
		}
		if a.stepWidth() >= 12 {
			tick.Line = tickFaint
		}
		ticks = append(ticks, tick)
	}
	slices.SortStableFunc(ticks, func(a, b timeTick) int {
		switch {
		case a.T != b.T && a.T < b.T:
			return -1
		case a.T != b.T:
			return 1
		}
		return 0
	})
	return ticks
}
