package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
	"thawline/app/words"
	"thawline/assets"
)

// Every line of the dialog of keys stays in its column, in every language, and the dialog on a screen of 720 points.
func TestKeysDialogFits(t *testing.T) {
	for _, lang := range words.Languages(assets.Words()) {
		b := open(t, func(o *Options) { o.Start.Lang = lang })
		s := b.keysScene(1000)
		if s.H > 720-90-24-40 {
			t.Errorf("%s: the keys are %.0f points high", lang, s.H)
		}
		rows := map[[2]float32]bool{} // where a line begins
		for _, item := range s.Layers[0].Items {
			text, ok := item.(*scene.Text)
			if !ok {
				continue
			}
			at := [2]float32{text.X, text.Y}
			if rows[at] {
				t.Errorf("%s: two lines at %v", lang, at)
			}
			rows[at] = true
			column := float32(int(text.X / (keysColumn + keysGap)))
			end := text.X + b.kit.Fonts.Width(text.String, text.Face, text.Size, 0, false)
			if limit := column*(keysColumn+keysGap) + keysColumn; end > limit+0.5 {
				t.Errorf("%s: %q ends at %.0f, its column at %.0f", lang, text.String, end, limit)
			}
		}
	}
}

// The buttons over the details never lie over one another, whatever dates the neighbours have.
func TestDetailsHeadHasRoom(t *testing.T) {
	for _, lang := range words.Languages(assets.Words()) {
		b := open(t, func(o *Options) { o.Start.Lang, o.Start.Event = lang, "" })
		b.press(fyne.KeyHome)
		for range b.store.Story().Events {
			b.press(fyne.KeyRight)
			left, mid, right := b.details.previous, b.details.title, b.details.next
			if left.Visible() && left.Position().X+left.Size().Width > mid.Position().X || right.Visible() && mid.Position().X+mid.Size().Width > right.Position().X {
				t.Errorf("%s: %q, %q and %q lie over one another", lang, left.Text, mid.Text, right.Text)
			}
		}
	}
}
