package export

import (
	"context"
	"math"
	"path/filepath"
	"runtime"
	"testing"

	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/seeded"
)

// TestDeckMemoryStaysFlat writes a deck of 250 steps and looks at what is alive after the 50th picture and after the last:
// what is kept of a picture would show two hundred times.
func TestDeckMemoryStaysFlat(t *testing.T) {
	kit, r := studio(t)
	story, err := dataset.Load(seeded.Files(250, 7))
	if err != nil {
		t.Fatal(err)
	}
	r.Story, r.View, r.Kind = story, view.New(story), "slide"
	r.Size = Size{W: 320, H: 200, Scale: 1}
	if n := len(Steps(story, r.View)); n != 250 {
		t.Fatalf("%d steps, want 250", n)
	}
	alive := map[int]uint64{}
	err = WriteDeck(context.Background(), kit, r, filepath.Join(t.TempDir(), "deck"), func(done, _ int) {
		if done == 50 || done == 150 || done == 250 {
			alive[done] = math.MaxUint64
			for range 4 { // another picture is drawn meanwhile: the least is nearest to what is kept
				runtime.GC()
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				alive[done] = min(alive[done], m.HeapAlloc)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	const most = 8 << 20 // the pictures of glyphs and a picture under way; the scenes of 100 pictures are more
	for _, done := range []int{150, 250} {
		if alive[50] == 0 || alive[done] > alive[50]+most {
			t.Errorf("%d bytes alive after %d pictures, %d after 50", alive[done], done, alive[50])
		}
	}
}
