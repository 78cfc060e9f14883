package figure

import (
	"math"

	"thawline/dataset/edtf"
)

// valueScale maps numbers onto a line of points; 0 is always on it.
type valueScale struct {
	lo, hi float64
	at0    float32 // where lo lies
	at1    float32 // where hi lies
	ticks  []float64
}

// newValueScale returns a scale from 0 (or the least value, when it is below) to a round number above most, with about n
// steps.
func newValueScale(least, most float64, n int, at0, at1 float32) valueScale {
	if !finite(least) || least > 0 {
		least = 0
	}
	if !finite(most) || most < 0 {
		most = 0
	}
	if most == least {
		most = least + 1
	}
	ticks := niceTicks(least, most, n)
	return valueScale{ticks[0], ticks[len(ticks)-1], at0, at1, ticks}
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// pos returns where a number lies; not finite ones lie at 0.
func (s valueScale) pos(v float64) float32 {
	if !finite(v) {
		v = 0
	}
	return s.at0 + float32((v-s.lo)/(s.hi-s.lo))*(s.at1-s.at0)
}

// value returns the number that lies at a point: the inverse of pos.
func (s valueScale) value(at float32) float64 {
	return s.lo + float64(at-s.at0)/float64(s.at1-s.at0)*(s.hi-s.lo)
}

// niceTicks returns round numbers in even steps from at or below lo to at or above hi, about n steps. Steps are 1, 2,
// 2.5, 4 or 5 times a power of ten; of those near n the one is taken that leaves the least room empty.
func niceTicks(lo, hi float64, n int) []float64 {
	n = max(n, 1)
	span := hi - lo
	power := math.Pow(10, math.Floor(math.Log10(span/float64(n)))-1)
	best, cost := 0.0, math.Inf(1)
	for _, scale := range []float64{1, 10, 100} {
		for _, m := range []float64{1, 2, 2.5, 4, 5} {
			step := m * power * scale
			from, to := math.Floor(lo/step+1e-9), math.Ceil(hi/step-1e-9)
			steps := to - from
			if steps < 1 {
				continue
			}
			c := 4*(steps*step-span)/span + math.Abs(steps-float64(n))/float64(n)
			if m == 2.5 || m == 4 {
				c += .12
			}
			if c < cost {
				best, cost = step, c
			}
		}
	}
	from, to := math.Floor(lo/best+1e-9), math.Ceil(hi/best-1e-9)
	var ticks []float64
	for i := from; i <= to; i++ {
		ticks = append(ticks, round12(i*best))
	}
	return ticks
}

// round12 takes the dust of multiplying decimal fractions away.
func round12(v float64) float64 {
	if v == 0 {
		return 0
	}
	p := math.Pow(10, 12-math.Ceil(math.Log10(math.Abs(v))))
	return math.Round(v*p) / p
}

// timeScale maps instants onto the plot's width, evenly.
type timeScale struct {
	from, to edtf.Instant
	x0, x1   float32
}

// newTimeScale returns a scale; an empty stretch is widened to a day.
func newTimeScale(from, to edtf.Instant, x0, x1 float32) timeScale {
	if from <= edtf.Beginning {
		from = 0
	}
	if to >= edtf.Forever || to <= from {
		to = from + edtf.Day
	}
	return timeScale{from, to, x0, x1}
}

func (s timeScale) x(t edtf.Instant) float32 {
	return s.x0 + float32(float64(t-s.from)/float64(s.to-s.from)*float64(s.x1-s.x0))
}

// clamped is x held inside the plot.
func (s timeScale) clamped(t edtf.Instant) float32 { return min(max(s.x(t), s.x0), s.x1) }
