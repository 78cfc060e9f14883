package dataset_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/dataset/seeded"
)

const longEnough = 20_000

func TestLongStoryTellsItsProgress(t *testing.T) {
	var shares []float64
	story, err := dataset.LoadWith(context.Background(), seeded.Files(longEnough, 1), func(share float64) { shares = append(shares, share) })
	if err != nil {
		t.Fatal(err)
	}
	if len(story.Events) != longEnough {
		t.Fatalf("%d events, want %d", len(story.Events), longEnough)
	}
	if !slices.IsSorted(shares) || len(shares) < 10 || shares[len(shares)-1] < .99 || shares[len(shares)-1] > 1 {
		t.Errorf("progress %v", shares)
	}
}

func TestLoadingIsCancelled(t *testing.T) {
	for _, at := range []float64{0, .3, .6} {
		ctx, cancel := context.WithCancel(context.Background())
		last := 0.0
		story, err := dataset.LoadWith(ctx, seeded.Files(longEnough, 1), func(share float64) {
			if last = share; share >= at {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) || story != nil {
			t.Errorf("cancelled at %v: %v", at, err)
		}
		if last > at+.5 {
			t.Errorf("cancelled at %v it went on to %v", at, last)
		}
	}
}

// TestLongStoryIsWhatItsTableSays compares a story with its table read by the plainest means.
func TestLongStoryIsWhatItsTableSays(t *testing.T) {
	const n = 3000
	var table strings.Builder
	if err := seeded.WriteEvents(&table, n, 9); err != nil {
		t.Fatal(err)
	}
	story, err := dataset.Load(seeded.Files(n, 9))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(table.String()), "\n")[1:] {
		f := strings.Split(line, ",") // no field of it is quoted
		i := story.EventIndex(f[0])
		if i < 0 {
			t.Fatalf("%s is missing", f[0])
		}
		e := story.Events[i]
		var actors []string
		for _, a := range strings.Split(f[6], ";") {
			actors = append(actors, strings.TrimSpace(a))
		}
		if e.ID != f[0] || e.Date.Text != f[1] || e.Title != f[2] || e.Short != f[3] || story.Places[e.Place].ID != f[4] || e.Category != f[5] ||
			!slices.Equal(e.Actors, actors) || story.Sources[e.Sources[0]].ID != f[7] || e.Confidence != f[8] {
			t.Fatalf("%v was read from %q", e, line)
		}
		if d := edtf.MustParse(f[1]); d != e.Date {
			t.Fatalf("%s: date %v, want %v", f[0], e.Date, d)
		}
	}
	if !slices.IsSortedFunc(story.Events, func(a, b dataset.Event) int { return edtf.Compare(a.Date, b.Date) }) {
		t.Error("the events are not in story order")
	}
	if story.EventIndex("e-1") != -1 || story.EventIndex("") != -1 {
		t.Error("an event that is not there is found")
	}
}

func TestLongStoryAtADateIsAPlainSearch(t *testing.T) {
	story, err := dataset.Load(seeded.Files(4000, 3))
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		at := edtf.MustParse("1999-12-01").Start.Span.From.AddDays(rng.IntN(3800))
		var current, ongoing []int
		begun, ringed := 0, -1
		for i := range story.Events {
			d := story.Events[i].Date
			switch {
			case d.Start.Span.From > at:
				continue
			case d.Start.Span.Contains(at):
				current = append(current, i)
			case d.Span().Contains(at):
				ongoing = append(ongoing, i)
			default:
				ringed = i
			}
			begun++
		}
		if len(current) > 0 {
			ringed = current[len(current)-1]
		} else if ringed < 0 && len(ongoing) > 0 {
			ringed = ongoing[len(ongoing)-1]
		}
		st := story.At(at)
		if st.Begun != begun || st.Ringed != ringed || !slices.Equal(st.Current, current) || !slices.Equal(st.Ongoing, ongoing) {
			t.Fatalf("%v: %d begun, ringed %d, %d current, %d ongoing; want %d, %d, %d, %d", at, st.Begun, st.Ringed, len(st.Current), len(st.Ongoing),
				begun, ringed, len(current), len(ongoing))
		}
	}
}

func TestFilterRemembersWhatItSaid(t *testing.T) {
	story, err := dataset.Load(seeded.Files(500, 3))
	if err != nil {
		t.Fatal(err)
	}
	for _, expr := range []string{"number 7", "category:war", "-category:war", `actor:"Actor 7"`, "from:2005", "NUMBER", "x", "1", "2"} {
		first, err := story.Filter(expr)
		if err != nil {
			t.Fatal(err)
		}
		var kept []bool
		for i := range story.Events {
			kept = append(kept, first(i))
		}
		again, _ := story.Filter(expr)
		for i := range story.Events {
			if first(i) != kept[i] || again(i) != kept[i] {
				t.Fatalf("%s: event %d is kept %v first and not then", expr, i, kept[i])
			}
		}
		if again(-1) || again(len(story.Events)) {
			t.Errorf("%s keeps an event that is not there", expr)
		}
	}
}

func TestProblemsOfALongTableHaveTheirPlaces(t *testing.T) {
	files := seeded.Files(9000, 1).(fstest.MapFS)
	lines := strings.Split(string(files["events.csv"].Data), "\n")
	lines[5000] = strings.Replace(lines[5000], ",p", ",nowhere", 1)
	lines[6000] = lines[10]
	lines[7000] += ",more"
	lines[8000] = "e7999,2001-02-30,\"A \"\"quoted\"\" title\",,p1,war,,,high"
	files["events.csv"].Data = []byte(strings.Join(lines, "\n"))
	_, err := dataset.Load(files)
	if err == nil {
		t.Fatal("it loads")
	}
	for _, want := range []string{"events.csv:5001:", "events.csv:6001:1: id: \"e9\" is already on line 11", "events.csv:7001:1: 10 fields", "events.csv:8001:7: date:"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in\n%v", want, err)
		}
	}
}
