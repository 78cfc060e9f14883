package figure

import (
	"sync"

	"thawline/app/palette"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// timelineCache keeps the indexes and layouts made last. The zero value is ready; safe for several goroutines.
type timelineCache struct {
	mu      sync.Mutex
	indexes []keptIndex
	layouts []keptLayout
}

// How many are kept: the window's timeline, the slide's strip and a picture or two, with a filter coming and going.
const (
	keepIndexes = 4
	keepLayouts = 8
)

type indexKey struct {
	facts           dataset.Facts
	filter, palette string
	lanes           view.Lanes
}

func indexKeyOf(in Input) indexKey {
	return indexKey{facts: in.Story.Facts(), filter: in.View.Filter, palette: in.Palette.Name, lanes: in.View.Lanes}
}

type layoutKey struct {
	indexKey
	folded   uint64
	equal    bool
	from, to edtf.Instant
	w, h     float64
	lang     string
	form     timelineForm
}

type keptIndex struct {
	key   indexKey
	index *timelineIndex
}

type keptLayout struct {
	key    layoutKey
	layout *timelineLayout
}

// timelineIndex returns the events of the story that pass the view's filter, by lane. A filter that cannot be read
// hides nothing: the search field says what is wrong with it.
func (k *Kit) timelineIndex(in Input) *timelineIndex {
	key := indexKeyOf(in)
	c := &k.timeline
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, kept := range c.indexes {
		if kept.key == key {
			c.indexes = append(append(c.indexes[:i], c.indexes[i+1:]...), kept)
			return kept.index
		}
	}
	index := newTimelineIndex(in.Story, in.Palette, in.View.Lanes, timelineFilter(in))
	if len(c.indexes) >= keepIndexes {
		c.indexes = append(c.indexes[:0], c.indexes[1:]...)
	}
	c.indexes = append(c.indexes, keptIndex{key, index})
	return index
}

func timelineFilter(in Input) func(int) bool {
	if in.Story == nil || in.View.Filter == "" {
		return nil
	}
	keep, err := in.Story.Filter(in.View.Filter)
	if err != nil {
		return nil
	}
	return keep
}

// timelineLayout returns where everything stands, laid out before if it can be.
func (k *Kit) timelineLayout(in Input, form timelineForm) *timelineLayout {
	if in.Palette == nil {
		in.Palette = palette.Light()
	}
	index := k.timelineIndex(in)
	key := layoutKey{
		indexKey: indexKeyOf(in), folded: in.View.Folded, equal: in.View.Equal,
		from: in.View.From, to: in.View.To, w: in.W, h: in.H, lang: in.Words.Lang(), form: form,
	}
	c := &k.timeline
	c.mu.Lock()
	for i, kept := range c.layouts {
		if kept.key == key {
			c.layouts = append(append(c.layouts[:i], c.layouts[i+1:]...), kept)
			c.mu.Unlock()
			return kept.layout
		}
	}
	c.mu.Unlock()
	layout := layoutTimeline(in, index, k.Fonts, timelineDates(in), form)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.layouts) >= keepLayouts {
		c.layouts = append(c.layouts[:0], c.layouts[1:]...)
	}
	c.layouts = append(c.layouts, keptLayout{key, layout})
	return layout
}
