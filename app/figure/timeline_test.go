package figure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// timelineTestKit has the bundled fonts and words and the built-in story; loaded once.
var timelineTestKit = sync.OnceValues(func() (*Kit, Input) {
	fonts, err := typeset.New(assets.Fonts())
	if err != nil {
		panic(err)
	}
	catalogue, err := words.Load(assets.Words(), "en")
	if err != nil {
		panic(err)
	}
	story, err := dataset.Load(assets.Story())
	if err != nil {
		panic(err)
	}
	return &Kit{Fonts: fonts}, Input{Story: story, View: view.New(story), Palette: palette.Light(), Words: catalogue, W: 1440, H: 200}
})

func onDay(s string) edtf.Instant { return edtf.MustParse(s).Start.Span.From }

// between returns in showing a stretch, with the clock at a day.
func between(in Input, from, to, at string) Input {
	in.View.From, in.View.To, in.View.At = onDay(from), onDay(to), onDay(at)
	return in
}

// generated returns a story of n events from a seed, with all kinds of dates, loaded from tables as any story is.
func generated(t testing.TB, n int, seed uint64) *dataset.Story {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 7))
	first := edtf.FromCivil(2000, 1, 1)
	categories := []string{"sanctions", "relief", "trade-route", "diplomacy", "politics", "prisoners", "border", "military", "war"}
	var events strings.Builder
	events.WriteString("id,date,title,short,summary,place_id,category,actors,in_article,route_ids,source_ids,confidence,note\n")
	for i := range n {
		start := first.AddDays(rng.IntN(3653))
		y, m, _ := start.Civil()
		date := start.String()
		switch rng.IntN(12) {
		case 0:
			date = fmt.Sprintf("%04d-%02d", y, m)
		case 1:
			date += "/" + start.AddDays(1+rng.IntN(300)).String()
		case 2:
			date += [...]string{"/..", "~", "?", "/"}[rng.IntN(4)]
		case 3:
			date = [...]string{fmt.Sprintf("%04d", y), "../" + date, fmt.Sprintf("%04d-21", y)}[rng.IntN(3)]
		}
		title := "Event number " + strconv.Itoa(i)
		short := title[:5+rng.IntN(len(title)-5)]
		fmt.Fprintf(&events, "e%d,%s,%s,%s,,p,%s,,,,s,high,\n", i, date, title, short, categories[rng.IntN(len(categories))])
	}
	story, err := dataset.Load(fstest.MapFS{
		"story.toml":  {Data: []byte("id = \"generated\"\ntitle = \"Generated\"\nspan = \"2000-01-01/2009-12-31\"\n")},
		"places.csv":  {Data: []byte("id,name,label,kind,country,lat,lon,note\np,Place,,town,,50,20,\n")},
		"sources.csv": {Data: []byte("id,title,publisher,date,url,lang,kind\ns,Source,,,,,\n")},
		"events.csv":  {Data: []byte(events.String())},
	})
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// randomView returns in with a random stretch of the story's extent, size, clock and selection.
func randomView(in Input, rng *rand.Rand) Input {
	e := view.Extent(in.Story)
	whole := int64(e.To - e.From)
	length := int64(float64(whole) * math.Pow(2, -9*rng.Float64()))
	in.View.From = e.From + edtf.Instant(rng.Int64N(whole-length+1))
	in.View.To = in.View.From + edtf.Instant(max(length, 2*edtf.Day))
	in.View.At = in.View.From + edtf.Instant(rng.Int64N(length+1))
	in.W, in.H = 600+rng.Float64()*3240, 60+rng.Float64()*500
	if rng.IntN(3) == 0 {
		in.View.Lanes, in.View.Folded = view.Lanes(rng.IntN(4)), rng.Uint64()&rng.Uint64()&255
	}
	in.View.Equal = rng.IntN(4) == 0
	if rng.IntN(3) == 0 {
		in.View.BrushFrom = in.View.From + edtf.Instant(rng.Int64N(length+1))
		in.View.BrushTo = in.View.BrushFrom + edtf.Day*edtf.Instant(1+rng.IntN(100))
	}
	if rng.IntN(2) == 0 {
		in.View.Event = in.Story.Events[rng.IntN(len(in.Story.Events))].ID
	}
	return in
}

// meeting returns the events whose date meets the stretch shown, by the plainest of queries.
func meeting(in Input) map[int]bool {
	all := map[int]bool{}
	for i := range in.Story.Events {
		if span := in.Story.Events[i].Date.Span(); span.From < in.View.To && span.To > in.View.From {
			all[i] = true
		}
	}
	return all
}

func TestTimelineDrawsWhatAFilterOfTheTableGives(t *testing.T) {
	k, builtIn := timelineTestKit()
	other := builtIn
	other.Story = generated(t, 3000, 5)
	small := builtIn
	small.Story = generated(t, 150, 6)
	rng := rand.New(rand.NewPCG(11, 12))
	for i := range 600 {
		in := randomView([]Input{builtIn, other, small}[i%3], rng)
		want := meeting(in)
		// What stands in the picture, by id: one event each, or a stack with its count.
		got, behind := map[int]bool{}, map[string][]int32{}
		layout := k.timelineLayout(in, windowTimeline)
		for _, lane := range layout.lanes {
			for _, item := range lane.items {
				for _, c := range item.cards {
					behind[c.id] = c.events
				}
			}
			for _, b := range lane.bins {
				behind[b.id] = b.events
			}
			if len(lane.through) > 0 {
				behind[lane.throughAs.id] = lane.through
			}
		}
		for _, l := range k.Timeline(in).Layers {
			if l.Name != "timeline-lengths" && l.Name != "timeline-events" {
				continue
			}
			for _, item := range l.Items {
				s, ok := item.(*scene.Shape)
				if !ok || s.ID == "" {
					continue
				}
				if id, ok := strings.CutPrefix(s.ID, "event:"); ok {
					got[in.Story.EventIndex(id)] = true
					continue
				}
				stack := behind[s.ID]
				plus := strings.LastIndex(s.ID, "+")
				more, _ := strconv.Atoi(strings.ReplaceAll(s.ID[plus+1:], ",", ""))
				if len(stack) != more+1 {
					t.Fatalf("view %d: %s stands for %d events", i, s.ID, len(stack))
				}
				for _, e := range stack {
					got[int(e)] = true
				}
			}
		}
		// Events under way in a lane so full that it is a strip of counts are named in its layout alone.
		hints := 0
		for _, lane := range layout.lanes {
			for _, e := range lane.through {
				got[int(e)] = true
			}
			hints += lane.hints[0].n + lane.hints[1].n
		}
		for e := range want {
			if !got[e] {
				t.Fatalf("view %d (%v..%v, %.0fx%.0f): %s %s is missing", i, in.View.From, in.View.To, in.W, in.H, in.Story.Events[e].ID, in.Story.Events[e].Date)
			}
		}
		for e := range got {
			if !want[e] {
				t.Fatalf("view %d (%v..%v): %s %s is drawn out of the stretch shown", i, in.View.From, in.View.To, in.Story.Events[e].ID, in.Story.Events[e].Date)
			}
		}
		if in.View.Lanes != view.ByActor && hints+len(want) != len(in.Story.Events) { // an event may have several actors
			t.Fatalf("view %d: %d shown and %d before or after, of %d", i, len(want), hints, len(in.Story.Events))
		}
	}
}

// box is a text's place: ascenders and descenders are left out, as no reader minds where they meet.
func box(k *Kit, t *scene.Text) scene.Rect {
	w := k.Fonts.Width(t.String, t.Face, t.Size, t.Tracking, t.Tabular)
	_, _, high, _ := k.Fonts.Metrics(t.Face, t.Size)
	x := t.X
	switch t.Align {
	case scene.Centre:
		x -= w / 2
	case scene.Right:
		x -= w
	}
	return scene.Rect{X0: x, Y0: t.Y - high, X1: x + w, Y1: t.Y}
}

func TestTimelineLabelsNeverMeet(t *testing.T) {
	k, builtIn := timelineTestKit()
	other := builtIn
	other.Story = generated(t, 400, 9)
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 1000 {
		in := randomView([]Input{builtIn, other}[i%2], rng)
		var texts []*scene.Text
		for _, l := range k.Timeline(in).Layers {
			for _, item := range l.Items {
				if text, ok := item.(*scene.Text); ok {
					texts = append(texts, text)
				}
			}
		}
		if len(texts) < 2 {
			t.Fatalf("view %d: only %d texts", i, len(texts))
		}
		for a := range texts {
			for b := range a {
				if box(k, texts[a]).Overlaps(box(k, texts[b])) {
					t.Fatalf("view %d (%v..%v, %.0fx%.0f): %q meets %q", i, in.View.From, in.View.To, in.W, in.H, texts[a].String, texts[b].String)
				}
			}
		}
		for _, lane := range k.timelineLayout(in, windowTimeline).lanes {
			labelsKeepOffSigns(t, &lane)
		}
	}
}

// labelsKeepOffSigns checks that no label of a row runs over another item of it.
func labelsKeepOffSigns(t *testing.T, lane *laneLayout) {
	t.Helper()
	for i := range lane.items {
		a := &lane.items[i]
		if a.label == "" {
			continue
		}
		for j := range lane.items {
			b := &lane.items[j]
			if i != j && a.row == b.row && a.labelX < b.x1 && b.x0 < max(a.labelEnd, a.labelX) {
				t.Fatalf("label %q (%.1f..%.1f) meets a sign at %.1f..%.1f", a.label, a.labelX, a.labelEnd, b.x0, b.x1)
			}
		}
	}
}

func TestTimelineHidesWhatTheFilterHides(t *testing.T) {
	k, in := timelineTestKit()
	in.View.Filter = "category:prisoners"
	ids := 0
	for _, id := range k.Timeline(in).IDs() {
		for _, e := range k.TimelineStack(in, id) {
			ids++
			if c := in.Story.Events[e].Category; c != "prisoners" {
				t.Errorf("%s of category %s is drawn", id, c)
			}
		}
	}
	if ids == 0 {
		t.Error("nothing is drawn")
	}
}

func TestTimelineRingsTheEventOfTheDate(t *testing.T) {
	k, in := timelineTestKit()
	for _, tt := range []struct{ at, event, want string }{
		{"2022-02-01", "", "e-2022-02-01-transit-stop"},
		{"2025-12-13", "e-2025-12-13-potash-relief", "e-2025-12-13-potash-relief"},
	} {
		in := between(in, "2021-01-01", "2026-01-01", tt.at)
		in.View.Event = tt.event
		for _, l := range k.TimelineLive(in) {
			if l.Name != "timeline-events" {
				continue
			}
			last := l.Items[len(l.Items)-1].(*scene.Shape)
			if last.ID != "event:"+tt.want {
				t.Errorf("at %s: %q is on top, want %s", tt.at, last.ID, tt.want)
			}
			ring := l.Items[len(l.Items)-2].(*scene.Shape)
			if ring.Stroke.Color != in.Palette.Now {
				t.Errorf("at %s: no ring in now under it", tt.at)
			}
		}
	}
}

func TestTimelineNeverFails(t *testing.T) {
	k, in := timelineTestKit()
	for _, size := range [][2]float64{{0, 0}, {-5, 10}, {math.NaN(), math.Inf(1)}, {1, 1}, {600, 60}, {3840, 240}, {100000, 1}} {
		for _, r := range [][2]edtf.Instant{{0, 0}, {5, -5}, {edtf.Beginning, edtf.Forever}, {100, 101}, {edtf.FromCivil(-13_800_000_000, 1, 1), edtf.FromCivil(99999, 1, 1)}} {
			in := in
			in.W, in.H, in.View.From, in.View.To, in.View.At = size[0], size[1], r[0], r[1], r[0]
			in.View.BrushFrom, in.View.BrushTo, in.View.HasCompare = r[0], r[1], true
			for _, s := range []*dataset.Story{in.Story, {}, nil} {
				in.Story = s
				for _, made := range []*scene.Scene{k.Timeline(in), k.TimelinePicture(in), k.TimelineStrip(in)} {
					finiteScene(t, made)
				}
			}
		}
	}
}

func finiteScene(t *testing.T, s *scene.Scene) {
	t.Helper()
	for _, l := range s.Layers {
		for _, item := range l.Items {
			if shape, ok := item.(*scene.Shape); ok {
				for _, p := range shape.Path.Points {
					if v := float64(p.X + p.Y); math.IsNaN(v) || math.IsInf(v, 0) {
						t.Fatalf("layer %s: point %v", l.Name, p)
					}
				}
			}
		}
	}
}

func TestTimelineIsDeterministic(t *testing.T) {
	k, in := timelineTestKit()
	for _, in := range []Input{in, between(in, "2025-09-01", "2025-12-01", "2025-09-15")} {
		other := &Kit{Fonts: k.Fonts}
		if svgText(k.Timeline(in)) != svgText(other.Timeline(in)) || svgText(k.TimelinePicture(in)) != svgText(other.TimelinePicture(in)) {
			t.Error("two kits draw two timelines")
		}
	}
}

func TestTimelineIsDrawnByManyAtOnce(t *testing.T) {
	k, in := timelineTestKit()
	other := &Kit{Fonts: k.Fonts}
	want := make([]string, 12)
	for i := range want {
		in.View.At = onDay("2021-06-01").AddDays(90 * i)
		want[i] = svgText(k.Timeline(in))
	}
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			in := in
			for i := range want {
				in.View.At, in.View.Filter = onDay("2021-06-01").AddDays(90*i), ""
				if svgText(other.Timeline(in)) != want[i] {
					t.Errorf("worker %d: another picture at step %d", worker, i)
				}
				in.View.Filter = "category:border"
				other.Timeline(in)
			}
		}()
	}
	wait.Wait()
}

func TestTimelineGolden(t *testing.T) {
	k, in := timelineTestKit()
	golden(t, "timeline-years", k.Timeline(between(in, "2021-01-01", "2026-01-01", "2022-02-01")))
	golden(t, "timeline-autumn", k.Timeline(between(in, "2025-09-01", "2025-12-01", "2025-09-15")))
	dark := between(in, "2025-12-10", "2025-12-17", "2025-12-13")
	dark.Palette = palette.Dark()
	dark.View.BrushFrom, dark.View.BrushTo = onDay("2025-12-12"), onDay("2025-12-15")
	golden(t, "timeline-week-dark", k.Timeline(dark))
	in.W, in.H = 1920, 1080
	golden(t, "timeline-picture", k.TimelinePicture(between(in, "2021-01-01", "2026-01-01", "2022-02-01")))
	in.W, in.H, in.K = 1792, 139, 1.72
	golden(t, "timeline-strip", k.TimelineStrip(between(in, "2021-01-01", "2026-01-01", "2022-02-01")))
}
