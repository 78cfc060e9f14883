package figure

import (
	"testing"

	"thawline/app/palette"
)

// The panel, and the text of a slide and a card, as pictures that can be read.
func TestDetailsGoldens(t *testing.T) {
	k, in := reading()
	golden(t, "details-transit-stop", k.Details(atEvent(t, in, "e-2022-02-01-transit-stop")))
	dark := in
	dark.Palette = palette.Dark()
	golden(t, "details-relief-dark", k.Details(atEvent(t, dark, "e-2025-12-13-potash-relief")))
	in.W, in.H = 1920, 1080
	slide, _ := posterText(k, atEvent(t, in, "e-2022-02-01-transit-stop"), false)
	golden(t, "slide-text", slide)
	in.W, in.H = 1200, 628
	card, _ := posterText(k, atEvent(t, in, "e-2025-12-13-potash-relief"), true)
	golden(t, "card-text", card)
}
