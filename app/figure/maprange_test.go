package figure

import (
	"strings"
	"testing"

	"thawline/app/scene"
)

// TestMapShowsTheBrushedRange: of the events so far, only those of the range have markers, and the one ringed.
func TestMapShowsTheBrushedRange(t *testing.T) {
	k, in := stage()
	in.View.At = onDay("2025-12-01")
	markers := func(in Input) (ids []string) {
		for _, l := range k.MapOverlay(in) {
			for _, item := range l.Items {
				if s, ok := item.(*scene.Shape); ok && strings.HasPrefix(s.ID, "event") {
					ids = append(ids, s.ID)
				}
			}
		}
		return ids
	}
	all := len(markers(in))
	in.View.BrushFrom, in.View.BrushTo = onDay("2022-02-01"), onDay("2022-02-03")
	few := len(markers(in))
	if few == 0 || few >= all {
		t.Errorf("%d markers in a range of two days, %d without one", few, all)
	}
}
