package widgets

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/view"
	"thawline/dataset/edtf"
)

// frameViews are the cameras that frames are measured at: each of the story's frames, and the region close up.
var frameViews = []struct {
	name   string
	camera view.Camera
}{
	{"region", view.Camera{}},
	{"region-3x", view.Camera{Lon: 27, Lat: 54, Zoom: 3}},
	{"region-12x", view.Camera{Lon: 23.5, Lat: 52.5, Zoom: 12}},
	{"europe", view.Camera{Frame: "europe"}},
	{"world", view.Camera{Frame: "world"}},
	{"globe", view.Camera{Frame: "globe"}},
}

// frameStand is a map of 1920 x 1080 points that redraws as the window's does, its workers at rest: what is measured is
// the frame, from the base that there is.
func frameStand(b *testing.B, camera view.Camera) (*stand, *MapView) {
	s := newStand(b)
	s.env.Go = func(func()) {}
	s.env.Still = func() bool { return true }
	m := NewMapView(s.env, s.kit, s.store, s.input)
	s.store.Observe(view.Everything, func(view.Part) { m.Redraw() })
	m.Resize(fyne.NewSize(1920, 1080))
	m.surface.Raster.Resize(fyne.NewSize(1920, 1080))
	s.store.Do(view.SetCamera{Camera: camera})
	m.surface.generate(1920, 1080)
	return s, m
}

// BenchmarkFrame is what the window's own goroutine does for one frame of the map, up to the pixels that are handed over:
// the camera moved or the clock set, the overlay made and everything drawn. Run it with -cpu 1.
func BenchmarkFrame(b *testing.B) {
	for _, at := range frameViews {
		b.Run("pan/"+at.name, func(b *testing.B) {
			_, m := frameStand(b, at.camera)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				d := float32(3)
				if i++; i/10%2 == 1 {
					d = -3
				}
				m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(d, d/2)})
				m.surface.generate(1920, 1080)
			}
		})
		b.Run("zoom/"+at.name, func(b *testing.B) {
			_, m := frameStand(b, at.camera)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				d := float32(3)
				if i++; i/10%2 == 1 {
					d = -3
				}
				m.Scrolled(&fyne.ScrollEvent{PointEvent: pointer(900, 500), Scrolled: fyne.NewDelta(0, d)})
				m.surface.generate(1920, 1080)
			}
		})
		b.Run("scrub/"+at.name, func(b *testing.B) {
			s, m := frameStand(b, at.camera)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				s.store.Do(view.GoEvent{Index: i % len(s.store.Story().Events)})
				m.surface.generate(1920, 1080)
			}
		})
		b.Run("quiet/"+at.name, func(b *testing.B) { // the clock moved over days on which nothing changes
			s, m := frameStand(b, at.camera)
			first, last := quietDays(b, m)
			s.store.Do(view.SetAt{At: first})
			m.surface.generate(1920, 1080)
			b.ReportAllocs()
			day := first
			for b.Loop() {
				if day += edtf.Day; day > last {
					day = first
				}
				s.store.Do(view.SetAt{At: day})
				m.surface.generate(1920, 1080)
			}
		})
		b.Run("days/"+at.name, func(b *testing.B) { // the clock dragged over the story, day by day
			s, m := frameStand(b, at.camera)
			b.ReportAllocs()
			span := s.store.Story().Span
			day := span.From
			for b.Loop() {
				if day += edtf.Day; day >= span.To {
					day = span.From
				}
				s.store.Do(view.SetAt{At: day})
				m.surface.generate(1920, 1080)
			}
		})
	}
}

// BenchmarkOverlay is the part of a panned frame that is not the base: scene, and pixels as frame after frame draws them.
func BenchmarkOverlay(b *testing.B) {
	for _, at := range frameViews {
		_, m := frameStand(b, at.camera)
		in := m.target()
		start := m.Viewport()
		dst := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
		for _, part := range []string{"scene", "pixels"} {
			b.Run(fmt.Sprintf("%s/%s", part, at.name), func(b *testing.B) {
				b.ReportAllocs()
				i := 0
				layers := m.fig.MapOverlay(in)
				for b.Loop() {
					i++
					if part == "scene" {
						in.View.Camera = camera(m.fig, in, start.Pan(float64(i%40)*3, float64(i%40)))
						layers = m.fig.MapOverlay(in)
					} else {
						m.stills.DrawLayers(dst, layers, m.env.Fonts, 1)
					}
				}
			})
		}
	}
}
