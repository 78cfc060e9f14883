// Package edtf reads dates as historians write them, the Extended Date/Time Format (ISO 8601-2:2019) at levels 0 and 1,
// and keeps what is not known as not known: a month stays a month, an open end stays open.
//
// Time is an [Instant], seconds in UTC of the proleptic Gregorian calendar with a year 0, so years far outside the
// reach of time.Time work. Every stretch of time is half-open. The package imports nothing of the project.
package edtf

// Instant is a moment in seconds since 1970-01-01T00:00:00 UTC, proleptic Gregorian, leap seconds not counted.
type Instant int64

// The instants that stand for "no beginning" and "no end".
const (
	Beginning Instant = -1 << 62
	Forever   Instant = 1 << 62
)

// Day is the length of a civil day in seconds.
const Day = 86400

// Span is the half-open stretch of time [From, To).
type Span struct{ From, To Instant }

// Contains reports whether t lies in the half-open span.
func (s Span) Contains(t Instant) bool { return s.From <= t && t < s.To }

// Precision says how much of a date is known.
type Precision uint8

// The precisions, from coarse to fine.
const (
	Unknown Precision = iota // nothing is known ("" side of an interval)
	Century                  // 20XX
	Decade                   // 202X
	Year                     // 2022, and 2022-XX
	Season                   // 2022-21
	Month                    // 2022-02, and 2022-02-XX
	ToDay                    // 2022-02-01
)

// Point is one end of a date: the stretch that its text names.
type Point struct {
	Span        Span      // the whole day, month, season or year that is named
	Precision   Precision // of the text
	Approximate bool      // "~" or "%": circa
	Uncertain   bool      // "?" or "%"
	Open        bool      // "..": goes on without end, or has none at the start
	Unknown     bool      // an empty side of an interval: there is one, not known
}

// Date is a date as given: one point, or an interval of two. The zero Date is not a date. Comparable with ==.
type Date struct {
	Text     string // exactly as written
	Start    Point
	End      Point // equals Start unless Interval
	Interval bool
}
