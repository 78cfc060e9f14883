package ui

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/export"
	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/view"
)

// rgba draws a scene as the stage does, one pixel a point.
func rgba(b *bench, s *scene.Scene) *image.RGBA { return raster.Draw(s, b.kit.Fonts, 1) }

// What is exported at 1x is what is shown: the slide on the stage and the slide in the file are the same, pixel by pixel.
func TestExportedSlideIsTheOneShown(t *testing.T) {
	for _, theme := range []string{"light", "dark"} {
		b := open(t, func(o *Options) { o.Start.Event, o.Start.Theme = "", theme })
		b.press(fyne.KeyF5)
		for step := 0; step < len(b.store.Story().Steps); step += 5 {
			b.store.Do(view.GoStep{Index: step})
			var last stepKey
			picture := b.show.picture(1920, slideHeight, &last)
			shown := rgba(b, picture.Scene)
			var file bytes.Buffer
			err := export.Encode(context.Background(), b.kit, export.Request{
				Kind: "slide", Story: b.store.Story(), View: b.store.View(), Palette: b.palette(), Words: b.words,
				Size: export.Size{W: 1920, H: slideHeight, Scale: 1}, Format: "png",
			}, &file)
			if err != nil {
				t.Fatal(err)
			}
			decoded, err := png.Decode(&file)
			if err != nil {
				t.Fatal(err)
			}
			written := image.NewRGBA(decoded.Bounds())
			draw.Draw(written, written.Rect, decoded, image.Point{}, draw.Src)
			if written.Rect != shown.Rect || !bytes.Equal(written.Pix, shown.Pix) {
				t.Errorf("%s, step %d: the file differs from the stage", theme, step+1)
			}
		}
	}
}

// The chart of a step stands on its slide as it stands in the panel of charts, at the slide's scale.
func TestChartOnTheSlideIsTheOneInThePanel(t *testing.T) {
	b := open(t, nil)
	for i := range b.store.Story().Steps {
		step := &b.store.Story().Steps[i]
		if step.Chart == "" {
			continue
		}
		b.store.Do(view.GoStep{Index: i})
		in := b.input(1920, slideHeight)
		in.K = 0
		marks := map[string]string{}
		for _, l := range b.kit.Slide(in).Layers {
			for _, item := range l.Items {
				if s, ok := item.(*scene.Shape); ok && s.ID != "" {
					marks[s.ID] = s.Title
				}
			}
		}
		b.charts.id = step.Chart
		n := 0
		for _, l := range b.charts.draw(420, 560).Layers {
			for _, item := range l.Items {
				s, ok := item.(*scene.Shape)
				if !ok || s.ID == "" {
					continue
				}
				if n++; marks[s.ID] != s.Title {
					t.Errorf("%s: the panel says %q, the slide %q", s.ID, s.Title, marks[s.ID])
				}
			}
		}
		if n < 5 {
			t.Errorf("step %d: %d marks", i+1, n)
		}
	}
}

// A chart that is higher than its panel leaves room for the thumb at its right.
func TestScrolledChartLeavesRoomForTheThumb(t *testing.T) {
	b := open(t, nil)
	for _, info := range figure.Charts(b.store.Story(), b.words) {
		b.charts.id = info.ID
		for _, h := range []float32{200, 400, 900} {
			s := b.charts.draw(420, h)
			if high := s.H > h; high != (s.W < 420) {
				t.Errorf("%s in a panel of %v: %v x %v", info.ID, h, s.W, s.H)
			}
		}
	}
}
