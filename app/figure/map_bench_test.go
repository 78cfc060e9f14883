package figure

import "testing"

// The base scene is made for each sharp redraw, the overlay for each frame while the clock is scrubbed.
func BenchmarkMap(b *testing.B) {
	k, in := stage()
	in.W, in.H = 1920, 1080
	for _, frame := range []string{"region", "world", "globe"} {
		in.View.Camera.Frame = frame
		b.Run(frame+"/base", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				k.newChart(in).base()
			}
		})
		b.Run(frame+"/overlay", func(b *testing.B) {
			b.ReportAllocs()
			k.MapOverlay(in)
			for b.Loop() {
				k.MapOverlay(in)
			}
		})
	}
}
