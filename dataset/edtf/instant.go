package edtf

import "fmt"

// MaxYear bounds the years that Parse accepts, both ways: far enough for the age of the universe, near enough that
// every Instant stays between Beginning and Forever.
const MaxYear = 100_000_000_000

// FromCivil returns midnight UTC at the start of the day, in the proleptic Gregorian calendar with a year 0. Months
// and days outside their range carry over: month 13 is January of the next year, day 0 the last of the month before.
// Years beyond MaxYear give Beginning or Forever.
func FromCivil(year int64, month, day int) Instant {
	month--
	year += int64(floorDiv(int64(month), 12))
	month = int(floorMod(int64(month), 12)) + 1
	switch {
	case year > MaxYear:
		return Forever
	case year < -MaxYear:
		return Beginning
	}
	return Instant(daysFromCivil(year, month)+int64(day)-1) * Day
}

// Civil returns the day in UTC that holds t. Beginning and Forever give the years -MaxYear and MaxYear.
func (t Instant) Civil() (year int64, month, day int) {
	switch {
	case t <= Beginning:
		return -MaxYear, 1, 1
	case t >= Forever:
		return MaxYear, 12, 31
	}
	// Howard Hinnant, "chrono-compatible low-level date algorithms": civil_from_days. Eras of 400 years, years that
	// begin in March.
	z := floorDiv(int64(t), Day) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = int(doy - (153*mp+2)/5 + 1)
	month = int(mp + 3)
	year = yoe + era*400
	if month > 12 {
		month -= 12
	}
	if month <= 2 {
		year++
	}
	return year, month, day
}

// StartOfDay returns midnight UTC of the day that holds t; Beginning and Forever stay.
func (t Instant) StartOfDay() Instant {
	if t <= Beginning || t >= Forever {
		return t
	}
	return Instant(floorDiv(int64(t), Day) * Day)
}

// AddDays returns t moved by n days; Beginning and Forever stay.
func (t Instant) AddDays(n int) Instant {
	if t <= Beginning || t >= Forever {
		return t
	}
	return t + Instant(n)*Day
}

// String returns the day as an ISO date, "2022-02-01". Years outside 0 to 9999 carry a sign, "-0044-03-15" and
// "+12000-01-01", as in the expanded form of ISO 8601. Beginning and Forever are "..".
func (t Instant) String() string {
	if t <= Beginning || t >= Forever {
		return ".."
	}
	y, m, d := t.Civil()
	return fmt.Sprintf("%s-%02d-%02d", isoYear(y), m, d)
}

func isoYear(y int64) string {
	switch {
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	case y > 9999:
		return fmt.Sprintf("+%d", y)
	}
	return fmt.Sprintf("%04d", y)
}

// DaysIn returns the number of days of a month, 1 to 12, of a year.
func DaysIn(year int64, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if Leap(year) {
			return 29
		}
		return 28
	}
	return 31
}

// Leap reports whether the year has a 29 February.
func Leap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// daysFromCivil counts the days from 1970-01-01 to the first of the month (days_from_civil, as above).
func daysFromCivil(y int64, m int) int64 {
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := int64(floorMod(int64(m)+9, 12))
	doy := (153*mp + 2) / 5
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }
