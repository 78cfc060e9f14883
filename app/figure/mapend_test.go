package figure

import (
	"testing"

	"thawline/app/scene"
	"thawline/dataset"
)

// TestWaysOutAreNamed: where routes in use leave a map, in a corner too, it says where they go.
func TestWaysOutAreNamed(t *testing.T) {
	k, in := stage()
	for _, size := range [][2]float64{{1069, 590}, {1280, 609}, {1440, 810}, {1920, 913}} {
		in.W, in.H = size[0], size[1]
		for _, frame := range []string{"region", "europe"} {
			in.View.Camera.Frame = frame
			for _, date := range []string{"2021-06-01", "2022-02-02", "2022-10-01", "2023-06-30", "2025-09-15", "2025-12-31"} {
				in.View.At = at(date)
				named := map[string]bool{}
				board, seen := placed(k, in)
				for _, items := range seen {
					for _, item := range items {
						if text, ok := item.(*scene.Text); ok {
							named[text.ID] = true
						}
					}
				}
				for _, d := range board.c.network().destinations() {
					if board.c.legendBox.Inset(-12).Contains(float32(d.at[0]), float32(d.at[1])) {
						continue // it leaves below the key
					}
					if r := d.exits[0].way; r.state.Status == dataset.InUse && !named["route:"+r.route.ID] {
						t.Errorf("%v %s %s: nothing says where %s goes, which leaves at %.0f", size, frame, date, r.route.ID, d.at)
					}
				}
			}
		}
	}
}
