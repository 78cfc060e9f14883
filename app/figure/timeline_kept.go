package figure

import (
	"sync"

	"thawline/app/scene"
)

// timelineDrawn is what was drawn of a layout and is the same at every date: the static layers, and each sign as it is
// before and after the clock. Scenes share these items, which therefore never change. The zero value holds nothing and is
// ready; safe for several goroutines.
type timelineDrawn struct {
	mu     sync.Mutex
	static []scene.Layer
	signs  map[drawnSign][]scene.Item
}

// drawnSign is a card of the layout, faded or not.
type drawnSign struct {
	card  *card
	aside bool
}

// layers returns the static layers, made with draw if they are not there.
func (d *timelineDrawn) layers(draw func() []scene.Layer) []scene.Layer {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.static == nil {
		d.static = draw()
	}
	return d.static[:len(d.static):len(d.static)]
}

// sign returns the items of a sign, made with draw if they are not there.
func (d *timelineDrawn) sign(key drawnSign, draw func() []scene.Item) []scene.Item {
	d.mu.Lock()
	defer d.mu.Unlock()
	items, ok := d.signs[key]
	if !ok {
		items = draw()
		if d.signs == nil {
			d.signs = map[drawnSign][]scene.Item{}
		}
		d.signs[key] = items
	}
	return items
}
