package figure

import (
	"strconv"

	"thawline/app/words"
	"thawline/dataset/edtf"
)

// tickLine says how far a tick's line runs below the header.
type tickLine uint8

const (
	tickShort  tickLine = iota // stays in the header
	tickFaint                  // through the lanes, in the rule's colour
	tickStrong                 // through the lanes, in the strong rule's colour
)

// timeTick is one mark of the time axis.
type timeTick struct {
	T      edtf.Instant
	Height float64 // in the header, points up from the lanes
	Line   tickLine
	Label  string // as first choice; "" for a bare tick
	Brief  string // the same shorter, where there is little room
	Major  bool   // labelled in bold, before the others
}

// The widths in points that a labelled tick needs.
const (
	roomDay     = 24
	roomWeekday = 64
	roomWeek    = 30
	roomDate    = 400 // of a day with its whole date
	roomMonth   = 34
	roomYear    = 40
	roomFar     = 84 // years with more than four digits or "BC"
)

// maxTicks bounds the work for any range and width.
const maxTicks = 4000

// timeTicks returns the ticks of the range from..to that is width points wide, by time, majors before minors of the same
// instant: years, with quarters and months; months, with weeks and days; or steps of years up to thousands of millions.
// The major one that holds from is always the first, though it begins earlier.
func timeTicks(from, to edtf.Instant, width float64, w words.Catalogue, dates edtf.Words) []timeTick {
	if from >= to || !(width > 0) {
		return nil
	}
	day := width / float64(to-from) * edtf.Day
	switch {
	case day >= roomDate && !dayOn(from).IsZero() && dayOn(from).Start.Precision == edtf.ToDay:
		return dateTicks(from, to, dates)
	case day*30.4 >= 110:
		return dayTicks(from, to, day, w, dates)
	case day*365.25 >= 104:
		return monthTicks(from, to, day, dates)
	}
	return yearTicks(from, to, day*365.2425, dates)
}

// dateTicks: every day in bold with its whole date.
func dateTicks(from, to edtf.Instant, dates edtf.Words) []timeTick {
	var ticks []timeTick
	for t := from.StartOfDay(); t < to && len(ticks) < maxTicks; t += edtf.Day {
		d := dayOn(t)
		ticks = append(ticks, timeTick{T: t, Height: 18, Line: tickStrong, Major: true, Label: d.Label(dates), Brief: d.Label(dates)})
	}
	return ticks
}

// dayTicks: months in bold, weeks and days below.
func dayTicks(from, to edtf.Instant, day float64, w words.Catalogue, dates edtf.Words) []timeTick {
	var ticks []timeTick
	y, m, _ := from.Civil()
	for t := edtf.FromCivil(y, m, 1); t < to && len(ticks) < maxTicks; t = edtf.FromCivil(y, m, 1) {
		d := monthDate(y, m, t)
		ticks = append(ticks, timeTick{
			T: t, Height: 18, Line: tickStrong, Major: true,
			Label: d.Label(dates), Brief: d.Short(dates),
		})
		next := edtf.FromCivil(y, m+1, 1)
		for t := t; t < next && t < to; t += edtf.Day {
			if t < from {
				continue
			}
			_, _, n := t.Civil()
			weekday := int(((int64(t)/edtf.Day+3)%7 + 7) % 7) // 1970-01-01 was a Thursday
			tick := timeTick{T: t, Height: 4}
			if weekday == 0 {
				tick.Height, tick.Line = 9, tickFaint
			}
			switch number := strconv.Itoa(n); {
			case day >= roomWeekday:
				tick.Label, tick.Brief, tick.Line = w.T("timeline.weekday."+strconv.Itoa(weekday+1))+" "+number, number, tickFaint
			case day >= roomDay, weekday == 0 && day*7 >= roomWeek:
				tick.Label = number
			}
			if n == 1 && tick.Label == "" {
				continue // the month's own line stands there
			}
			ticks = append(ticks, tick)
		}
		y, m, _ = next.Civil()
	}
	return ticks
}

// monthTicks: years in bold, quarters or months named below.
func monthTicks(from, to edtf.Instant, day float64, dates edtf.Words) []timeTick {
	var ticks []timeTick
	y, _, _ := from.Civil()
	for ; edtf.FromCivil(y, 1, 1) < to && len(ticks) < maxTicks; y++ {
		ticks = append(ticks, yearMark(y, dates))
		for m := 2; m <= 12; m++ {
			t := edtf.FromCivil(y, m, 1)
			if t < from || t >= to {
				continue
			}
			tick := timeTick{T: t, Height: 4}
			quarter := m%3 == 1
			if quarter {
				tick.Height = 6
			}
			if day*30.4 >= roomMonth || quarter && day*91 >= roomMonth {
				tick.Label = dates.Short.Alone[m-1]
			}
			if day*30.4 >= roomMonth {
				tick.Line = tickFaint
			}
			ticks = append(ticks, tick)
		}
	}
	return ticks
}

// yearTicks: steps of 1, 2 or 5 times a power of ten years in bold, bare ticks between. Before the year 1 steps count in
// years BC, so that round numbers stand there.
func yearTicks(from, to edtf.Instant, year float64, dates edtf.Words) []timeTick {
	need := float64(roomYear)
	first, _, _ := from.Civil()
	last, _, _ := to.Civil()
	if first <= 0 || last >= 10000 {
		need = roomFar
	}
	step, parts := int64(1), int64(1)
	for i := 0; float64(step)*year < need; i++ {
		if step > edtf.MaxYear {
			return nil
		}
		switch i % 3 {
		case 0:
			step, parts = step*2, 2
		case 1:
			step, parts = step/2*5, 5
		case 2:
			step, parts = step*2, 5
		}
	}
	if parts > 1 && step/parts > 0 && float64(step/parts)*year < 7 {
		parts = 1
	}
	var ticks []timeTick
	minor := step / parts
	for n := floorTo(first, step); len(ticks) < maxTicks; n += minor {
		t := edtf.FromCivil(roundYear(n), 1, 1)
		if t >= to {
			break
		}
		if n%step == 0 {
			ticks = append(ticks, yearMark(roundYear(n), dates))
		} else if t >= from {
			ticks = append(ticks, timeTick{T: t, Height: 6})
		}
		if parts == 1 && step == 1 && year >= 28 {
			for _, m := range [3]int{4, 7, 10} {
				if q := edtf.FromCivil(roundYear(n), m, 1); q >= from && q < to {
					ticks = append(ticks, timeTick{T: q, Height: 4})
				}
			}
		}
	}
	return ticks
}

// roundYear turns a round count, negative before Christ, into the astronomical year: -500 is 500 BC, the year -499, and 0
// is the year 1. Among millions of years the missing year 0 is not minded.
func roundYear(n int64) int64 {
	if n <= 0 && n > -1_000_000 {
		return n + 1
	}
	return n
}

func floorTo(n, step int64) int64 {
	r := n % step
	if r < 0 {
		r += step
	}
	return n - r
}

func yearMark(y int64, dates edtf.Words) timeTick {
	t := edtf.FromCivil(y, 1, 1)
	return timeTick{T: t, Height: 16, Line: tickStrong, Major: true, Label: yearDate(y).Label(dates)}
}

func monthDate(y int64, m int, t edtf.Instant) edtf.Date {
	d := edtf.Date{Text: "month", Start: edtf.Point{Span: edtf.Span{From: t, To: edtf.FromCivil(y, m+1, 1)}, Precision: edtf.Month}}
	d.End = d.Start
	return d
}
