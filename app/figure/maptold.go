package figure

import "thawline/dataset"

// titles keeps what is said of things when they are pointed at: the sentences are many and long, and hardly any differs from
// one date to the next. They are those of one story in one language at a time. The zero titles is ready.
type titles struct {
	facts dataset.Facts
	lang  string
	said  map[titleKey]string
}

// titleKey is what a title is about, with what of its state it tells: pointers into the story, and a status.
type titleKey struct {
	of, with any
	status   int
}

// titlesKept is how many titles are kept before all are let go.
const titlesKept = 4096

// title returns the title for a key, from what is kept or told now.
func (c *chart) title(key titleKey, tell func() string) string {
	t := &c.space.titles
	if facts, lang := c.story.Facts(), c.in.Words.Lang(); t.said == nil || t.facts != facts || t.lang != lang || len(t.said) > titlesKept {
		*t = titles{facts, lang, map[titleKey]string{}}
	}
	s, ok := t.said[key]
	if !ok {
		s = tell()
		t.said[key] = s
	}
	return s
}
