package figure

import (
	"slices"

	"thawline/app/scene"
)

// The part of the key that explains the events' signs, lengths at scale 1. The window has it in its timeline's lanes; a
// picture of the map alone has it in its key.
const (
	signRow   = 17
	signCells = 2 // side by side
	signAside = 19
)

// keySigns are the categories of the signs on the map, in the order of the lanes; none where the key need not explain them.
func (c *chart) keySigns() []string {
	if !c.signKey || !c.eventful() {
		return nil
	}
	seen := map[string]bool{}
	for _, s := range c.spottedEvents() {
		shown := s.events[len(s.events)-1]
		if s.ringed {
			shown = c.ringed
		}
		seen[c.story.Events[shown].Category] = true
	}
	var out []string
	for i := range c.story.Events { // in a set order
		if name := c.story.Events[i].Category; seen[name] && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return c.pal.Category(a).Lane - c.pal.Category(b).Lane })
	return out
}

// signKeySize is the room that the signs take with their names.
func (c *chart) signKeySize(signs []string) (w, h float32) {
	if len(signs) == 0 {
		return 0, 0
	}
	p, small := newProse(c.in), c.letter(scene.Sans, 10.5)
	for _, name := range signs {
		w = max(w, c.width(p.category(name), small)+(signAside+10)*c.k)
	}
	rows := (len(signs) + signCells - 1) / signCells
	return signCells * w, float32(rows)*signRow*c.k + 7*c.k
}

// signKeyItems draws the signs with their names from a corner, in cells of a width, down the columns.
func (c *chart) signKeyItems(signs []string, x, y, width float32) []scene.Item {
	var items []scene.Item
	p, small := newProse(c.in), c.letter(scene.Sans, 10.5)
	_, _, capital, _ := c.kit.Fonts.Metrics(small.Face, small.Size)
	rows := (len(signs) + signCells - 1) / signCells
	for i, name := range signs {
		at := scene.Point{X: x + float32(i/rows)*width/signCells, Y: y + (float32(i%rows)+.5)*signRow*c.k}
		items = append(items, sign(c.pal.Category(name), c.pal, at.X+6*c.k, at.Y, signLook{Size: 9.5 * c.k, Scale: c.k})...)
		text := p.category(name)
		items = append(items, &scene.Text{
			X: at.X + signAside*c.k, Y: at.Y + capital/2, String: text, Face: small.Face, Size: small.Size, Color: small.Color, W: c.width(text, small),
		})
	}
	return items
}
