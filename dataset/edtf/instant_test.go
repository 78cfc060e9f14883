package edtf

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestCivilAgreesWithTime(t *testing.T) {
	day := time.Date(-400, 1, 1, 0, 0, 0, 0, time.UTC)
	for day.Year() < 2800 {
		want := Instant(day.Unix())
		got := FromCivil(int64(day.Year()), int(day.Month()), day.Day())
		if got != want {
			t.Fatalf("FromCivil(%v) = %d, want %d", day, got, want)
		}
		y, m, d := (want + 86399).Civil()
		if y != int64(day.Year()) || m != int(day.Month()) || d != day.Day() {
			t.Fatalf("Civil(%d) = %d-%d-%d, want %v", want, y, m, d, day)
		}
		day = day.AddDate(0, 0, 1)
	}
}

func TestFarYearsRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		y := r.Int64N(2*MaxYear) - MaxYear
		m := 1 + r.IntN(12)
		d := 1 + r.IntN(DaysIn(y, m))
		i := FromCivil(y, m, d)
		if gy, gm, gd := i.Civil(); gy != y || gm != m || gd != d {
			t.Fatalf("Civil(FromCivil(%d, %d, %d)) = %d, %d, %d", y, m, d, gy, gm, gd)
		}
		if i <= Beginning || i >= Forever {
			t.Fatalf("year %d leaves the range of instants", y)
		}
		if ny, nm, nd := i.AddDays(1).Civil(); FromCivil(ny, nm, nd) != FromCivil(y, m, d+1) {
			t.Fatalf("the day after %d-%d-%d is %d-%d-%d", y, m, d, ny, nm, nd)
		}
	}
}

func TestCarry(t *testing.T) {
	for _, c := range []struct {
		y    int64
		m, d int
		want string
	}{
		{2022, 13, 1, "2023-01-01"},
		{2022, 0, 1, "2021-12-01"},
		{2022, -11, 1, "2021-01-01"},
		{2022, 3, 0, "2022-02-28"},
		{2022, 1, 32, "2022-02-01"},
		{MaxYear + 1, 1, 1, ".."},
		{-MaxYear - 1, 1, 1, ".."},
	} {
		if got := FromCivil(c.y, c.m, c.d).String(); got != c.want {
			t.Errorf("FromCivil(%d, %d, %d) = %s, want %s", c.y, c.m, c.d, got, c.want)
		}
	}
}

func TestInstantString(t *testing.T) {
	for _, c := range []struct {
		at   Instant
		want string
	}{
		{0, "1970-01-01"},
		{-1, "1969-12-31"},
		{86399, "1970-01-01"},
		{86400, "1970-01-02"},
		{Beginning, ".."},
		{Forever, ".."},
		{Forever + 1, ".."},
		{FromCivil(-43, 3, 15), "-0043-03-15"},
		{FromCivil(12000, 1, 1), "+12000-01-01"},
	} {
		if got := c.at.String(); got != c.want {
			t.Errorf("Instant(%d) = %s, want %s", c.at, got, c.want)
		}
	}
	for _, i := range []Instant{Beginning, Forever} {
		if i.StartOfDay() != i || i.AddDays(3) != i {
			t.Errorf("%d does not stay", i)
		}
	}
	if got := Instant(-1).StartOfDay(); got != -Day {
		t.Errorf("StartOfDay(-1) = %d, want %d", got, -Day)
	}
}

func TestOnDay(t *testing.T) {
	for _, day := range []string{"2022-02-01", "0000-12-31", "-0044-03-15", "9999-12-31"} {
		want := MustParse(day)
		if got := OnDay(want.Start.Span.From + 12*3600); got != want {
			t.Errorf("OnDay(noon of %s) = %+v, want %+v", day, got, want)
		}
	}
	for _, at := range []Instant{Beginning, Forever, FromCivil(10000, 1, 1)} {
		if !OnDay(at).IsZero() {
			t.Errorf("OnDay(%v) = %+v, want the zero date", at, OnDay(at))
		}
	}
}
