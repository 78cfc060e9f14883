package figure

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/geo"
)

// TestFinishedMapsStayAsTheyAre makes maps on several goroutines with one kit, each of which looks again and again at maps
// that it made before: what the kit's workspaces are used for meanwhile must not show in them. The race detector sees a
// scene that holds memory of a workspace, this test one that was written over.
func TestFinishedMapsStayAsTheyAre(t *testing.T) {
	shared, in := stage()
	in.W, in.H = 1100, 700
	k := &Kit{Atlas: shared.Atlas, Fonts: shared.Fonts}
	frames := []string{"region", "world", "globe"}
	rounds := 24
	if testing.Short() {
		rounds = 6
	}
	show := func(seed int) Input {
		in := in
		in.View.Camera = view.Camera{Frame: frames[seed%len(frames)]}
		in.View.At = in.Story.Events[seed*13%len(in.Story.Events)].Date.Start.Span.From
		return in
	}
	var wg sync.WaitGroup
	for g := range 3 {
		wg.Go(func() {
			type made struct {
				seed   int
				layers []scene.Layer
				text   string
			}
			var kept []made
			for i := range rounds {
				seed := g + 2*i
				layers := k.MapOverlay(show(seed))
				kept = append(kept, made{seed, layers, written(layers)})
				if old := kept[i/2]; written(old.layers) != old.text {
					t.Errorf("map %d is another one after %d more were made", old.seed, i-i/2)
				}
			}
			for _, m := range kept[:3] { // alone, with nothing kept
				alone := (&Kit{Atlas: shared.Atlas, Fonts: shared.Fonts}).MapOverlay(show(m.seed))
				if !reflect.DeepEqual(alone, m.layers) {
					t.Errorf("map %d made after others is not the one made alone", m.seed)
				}
			}
		})
	}
	wg.Wait()
}

// written is everything in layers, as text.
func written(layers []scene.Layer) string {
	var b strings.Builder
	for _, l := range layers {
		for _, it := range l.Items {
			switch it := it.(type) {
			case *scene.Shape:
				fmt.Fprint(&b, it.ID, it.Title, *it.Path, it.Fill, it.Stroke)
			case *scene.Text:
				fmt.Fprint(&b, *it)
			}
		}
	}
	return b.String()
}

func TestTitlesAreThoseOfTheLanguage(t *testing.T) {
	k, in := stage()
	en := k.MapOverlay(in)
	catalogue, err := words.Load(assets.Words(), "be")
	if err != nil {
		t.Fatal(err)
	}
	in.Words = catalogue
	be := k.MapOverlay(in)
	if alone := (&Kit{Atlas: k.Atlas, Fonts: k.Fonts}).MapOverlay(in); !reflect.DeepEqual(be, alone) {
		t.Error("after a map in English one in Belarusian is not the one made alone")
	}
	if reflect.DeepEqual(en, be) {
		t.Error("the maps in two languages are the same")
	}
}

func TestArena(t *testing.T) {
	var a arena[int]
	var all [][]int
	for round := range 3 {
		all = all[:0]
		for i := range 400 {
			s := a.made(i % 37)
			for j := range s {
				if s[j] != 0 {
					t.Fatalf("round %d: element %d of slice %d is %d", round, j, i, s[j])
				}
				s[j] = i
			}
			if r := a.room(i % 5); len(r) != 0 || cap(r) != i%5 {
				t.Fatalf("room for %d: length %d, capacity %d", i%5, len(r), cap(r))
			}
			all = append(all, s)
		}
		for i, s := range all {
			for _, v := range s {
				if v != i {
					t.Fatalf("round %d: slice %d holds %d of another", round, i, v)
				}
			}
		}
		a.reset()
	}
	if n := testing.AllocsPerRun(5, func() {
		for range 100 {
			a.room(30)
		}
		a.reset()
	}); n > 0 {
		t.Errorf("an arena that was filled before allocates %v times", n)
	}
}

func TestClipInWorkspace(t *testing.T) {
	c := &chart{space: new(workspace)}
	r := orb.Bound{Max: orb.Point{100, 50}}
	for _, line := range [][]orb.Point{
		nil, {{3, 3}}, {{1, 1}, {9, 9}, {100, 50}}, {{1, 1}, {120, 30}, {50, 40}}, {{-5, 5}, {50, 5}, {50, 70}, {60, 70}, {60, 5}}, {{200, 200}, {300, 300}},
	} {
		want := geo.ClipLine(line, r)
		if got := c.clip(line, r); len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("clip(%v) = %v, want %v", line, got, want)
		}
	}
}
