package figure

import (
	"image/color"
	"testing"

	"thawline/app/palette"
	"thawline/app/scene"
)

func TestSignHasOneItemToPick(t *testing.T) {
	for _, name := range []string{"sanctions", "relief", "trade-route", "diplomacy", "politics", "prisoners", "border", "military", "war", "of another story"} {
		pal := palette.Light()
		items := sign(pal.Category(name), pal, 50, 40, signLook{Size: SignMap, Halo: pal.HaloLand, Current: true, ID: "event:x", Title: "X"})
		ids := 0
		for _, item := range items {
			s := item.(*scene.Shape)
			for _, p := range s.Path.Points {
				if p.X < 50-SignMap*1.2 || p.X > 50+SignMap*1.2 || p.Y < 40-SignMap*1.2 || p.Y > 40+SignMap*1.2 {
					t.Fatalf("%s: point %v far from (50, 40)", name, p)
				}
			}
			if s.ID == "event:x" {
				ids++
			}
		}
		if ids != 1 {
			t.Errorf("%s: %d items carry the id, want 1", name, ids)
		}
	}
}

func TestHollowSignIsRaisedInside(t *testing.T) {
	pal := palette.Dark()
	for _, name := range []string{"relief", "politics"} {
		items := sign(pal.Category(name), pal, 0, 0, signLook{Size: SignCurrent})
		s := items[len(items)-1].(*scene.Shape)
		if s.Fill != pal.Raised || s.Stroke.Color != pal.Category(name).Fill {
			t.Errorf("%s: fill %v, stroke %v", name, s.Fill, s.Stroke.Color)
		}
	}
}

func TestFadedSign(t *testing.T) {
	pal := palette.Light()
	items := sign(pal.Category("diplomacy"), pal, 0, 0, signLook{Size: SignTimeline, Opacity: .42, Halo: pal.Panel})
	want := palette.With(pal.Category("diplomacy").Fill, .42)
	if got := items[len(items)-1].(*scene.Shape).Fill; got != want || got == (color.NRGBA{}) {
		t.Errorf("fill = %v, want %v", got, want)
	}
}
