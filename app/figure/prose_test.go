package figure

import (
	"strings"
	"testing"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

func TestStatusLine(t *testing.T) {
	k, in := reading()
	for _, c := range []struct{ at, want string }{
		{"2022-02-01", "1 February 2022: Rail to Klaipėda and three sea routes closed. 2 routes in use, 4 closed. Border with Poland partly closed."},
		{"2022-02-16", "16 February 2022: Rail through Ukraine to Mykolaiv closed. 1 route in use, 5 closed. Border with Poland partly closed."},
		{"2022-07-01", "July 2022: 9 routes opened. 10 routes in use, 5 closed. Border with Poland partly closed."},
		{"2025-12-13", "13 December 2025: Coale hands over letters from the Trumps (and 2 more events). 11 routes in use, 5 closed, 1 planned. Border with Lithuania partly closed."},
		{"2022-01-25", "25 January 2022. 6 routes in use. Border with Poland partly closed."},
		{"2019-05-01", "1 May 2019. 5 routes in use."},
	} {
		d, err := edtf.Parse(c.at)
		if err != nil {
			t.Fatal(err)
		}
		in.View.At = d.Start.Span.From
		if got := k.StatusLine(in); got != c.want {
			t.Errorf("StatusLine(%s) = %q, want %q", c.at, got, c.want)
		}
	}
	in = atEvent(t, in, "e-2025-12-13-potash-relief")
	if got := k.StatusLine(in); !strings.HasPrefix(got, "13 December 2025: US announces end of potash sanctions (and 2 more events).") {
		t.Errorf("with a chosen event: %q", got)
	}
	in.Story = foreign(t)
	in = atEvent(t, in, "a")
	if got, want := k.StatusLine(in), "c. 1856: A short one."; got != want {
		t.Errorf("foreign: %q, want %q", got, want)
	}
	if got := (&Kit{}).StatusLine(Input{}); got != "" {
		t.Errorf("without a story: %q", got)
	}
}

// The counts of the status line are those of the story on every day of it.
func TestCountsAgreeWithTheStory(t *testing.T) {
	_, in := reading()
	p := newProse(in)
	for at := in.Story.Span.From; at < in.Story.Span.To; at += 9 * edtf.Day {
		st := in.Story.At(at)
		use, closed, planned := 0, 0, 0
		for i := range in.Story.Routes {
			switch r := &in.Story.Routes[i]; {
			case r.Until != nil && at >= r.Until.Start.Span.From:
				closed++
			case (r.Since == nil && r.PlannedFrom == nil) || r.Since != nil && at >= r.Since.Start.Span.From:
				use++
			case r.PlannedFrom != nil && at >= r.PlannedFrom.Start.Span.From:
				planned++
			}
		}
		want := p.words.N("details.count.use", use)
		if closed > 0 {
			want += ", " + p.words.N("details.count.closed", closed)
		}
		if planned > 0 {
			want += ", " + p.words.N("details.count.planned", planned)
		}
		if got := p.counts(&st); got != want {
			t.Fatalf("%v: %q, want %q", at, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	_, in := reading()
	p := newProse(in)
	for _, c := range []struct {
		v     float64
		least int
		want  string
	}{{11, 1, "11.0"}, {0.028, 1, "0.028"}, {1131, 0, "1,131"}, {1234567.5, 0, "1,234,567.5"}, {999, 0, "999"}, {-3, 0, "−3"}, {0, 1, "0.0"}} {
		if got := p.number(c.v, c.least); got != c.want {
			t.Errorf("number(%v, %d) = %q, want %q", c.v, c.least, got, c.want)
		}
	}
	for _, c := range []struct {
		v          float64
		unit, want string
	}{{11, "Mt", "11.0 Mt"}, {1, "people", "1 person"}, {597, "people", "597 people"}, {2.8, "US$ bn", "US$2.8 bn"}, {221, "US$/t", "US$221 a tonne"}, {4, "ships", "4 ships"}, {4, "", "4"}} {
		if got := p.quantity(c.v, c.unit); got != c.want {
			t.Errorf("quantity(%v, %s) = %q, want %q", c.v, c.unit, got, c.want)
		}
	}
}

func TestVolumeKeepsItsFlag(t *testing.T) {
	_, in := reading()
	p := newProse(in)
	period, _ := edtf.Parse("2021")
	for _, c := range []struct{ flag, figure, basis, in string }{
		{"", "3.0 Mt", "2021, reported", "3.0 Mt in 2021, reported"},
		{"approximate", "about 3.0 Mt", "2021, reported", "about 3.0 Mt in 2021, reported"},
		{"floor", "at least 3.0 Mt", "2021, reported", "at least 3.0 Mt in 2021, reported"},
		{"planned", "3.0 Mt planned", "2021, reported", "3.0 Mt planned in 2021, reported"},
		{"disputed", "3.0 Mt", "2021, reported, disputed", "3.0 Mt in 2021, reported, disputed"},
		{"odd", "3.0 Mt", "2021, reported, odd", "3.0 Mt in 2021, reported, odd"},
	} {
		v := &dataset.Volume{Mt: 3, Period: period, Basis: "reported", Flag: c.flag}
		figure, basis := p.volume(v)
		if figure != c.figure || basis != c.basis || p.volumeIn(v) != c.in {
			t.Errorf("%s: %q, %q, %q", c.flag, figure, basis, p.volumeIn(v))
		}
	}
}

func TestSeriesStatements(t *testing.T) {
	_, in := reading()
	p := newProse(in)
	for _, c := range []struct{ series, at, value, note string }{
		{"released", "2025-12-31", "at least 597 people", "since 3 Jul 2024, last 30 Dec 2025, reported"},
		{"exports", "2021-06-01", "5.14 Mt", "2021, reported, disputed, another figure: 11.0 Mt"},
		{"exports", "2024-06-01", "no data", "2024"},
		{"exports", "2022-06-01", "at least 4.0 Mt", "2022, estimated"},
	} {
		d, _ := edtf.Parse(c.at)
		st := in.Story.At(d.Start.Span.From)
		found := false
		for _, s := range st.Series {
			if in.Story.Series[s.Series].ID != c.series {
				continue
			}
			found = true
			got, ok := p.seriesStatement(s)
			if !ok || got.Value != c.value || got.Note != c.note || len(got.Sources) == 0 {
				t.Errorf("%s at %s = %+v", c.series, c.at, got)
			}
		}
		if !found {
			t.Errorf("no series %s", c.series)
		}
	}
}

func TestTypographic(t *testing.T) {
	for in, want := range map[string]string{
		"Some 10-11 million":              "Some 10–11 million",
		"Zapad-2025 of 12-25 September":   "Zapad-2025 of 12–25 September",
		"on 2021-12-02":                   "on 2021-12-02",
		"Lithuania's 'own'":               "Lithuania’s 'own'",
		"10-11":                           "10–11",
		"FR4978 and two-and-a-half times": "FR4978 and two-and-a-half times",
	} {
		if got := typographic(in); got != want {
			t.Errorf("typographic(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCitationMarks(t *testing.T) {
	var c citations
	c.number(7)
	c.number(3)
	for _, step := range []struct {
		sources []int
		want    string
	}{{nil, ""}, {[]int{7}, "1"}, {[]int{9, 7}, "1,3"}, {[]int{11, 12, 3}, "2,4,5"}, {[]int{12, 11, 9, 3}, "2–5"}, {[]int{3, 7, 7}, "1,2"}} {
		if got := c.mark(step.sources); got != step.want {
			t.Errorf("mark(%v) = %q, want %q", step.sources, got, step.want)
		}
	}
}

func TestShownHidesIDs(t *testing.T) {
	_, in := reading()
	p := newProse(in)
	if got := p.shown("EU sanctions did not change (rbcua-2025-12-14). Kept (so far)."); got != "EU sanctions did not change. Kept (so far)." {
		t.Errorf("shown = %q", got)
	}
}
