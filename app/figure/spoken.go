package figure

import (
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/dataset"
)

// Fact is a statement of a slide for a text beside a picture: what, how it is known, and who says so.
type Fact struct {
	Name, Below string
	Sources     []int
	// Sample draws its sign or line, w points wide from (x, y), which is its middle's height, at a figure scale.
	Sample func(x, y, w, k float32) []scene.Item
}

// Facts returns what a slide of the view states beside its text, three at most.
func (k *Kit) Facts(in Input) []Fact {
	if in.Story == nil || in.Palette == nil {
		return nil
	}
	in.View = view.AtStep(in.Story, in.View)
	s := newSheet(k, in, poster{})
	s.tell()
	var out []Fact
	for _, f := range s.prose.facts(&s.m, s.pal) {
		out = append(out, Fact{f.Name, f.Below, f.Sources, f.Draw})
	}
	return out
}

// CategoryName names a category of events in the language of the words.
func CategoryName(w words.Catalogue, name string) string {
	return prose{words: w}.category(name)
}

// CategorySign draws the sign of a category centred on (x, y), size points wide.
func CategorySign(pal *palette.Palette, name string, x, y, size float32) []scene.Item {
	return sign(pal.Category(name), pal, x, y, signLook{Size: size})
}

// SourceName names a source in short: by its publisher and date.
func SourceName(story *dataset.Story, w words.Catalogue, source int) string {
	return newProse(Input{Story: story, Words: w}).sourceShort(&story.Sources[source])
}

// Typographic returns a text of a story with the dashes and quotes that print wants.
func Typographic(text string) string { return typographic(text) }

// MapCredit returns the credit that stands on every map.
func MapCredit(story *dataset.Story) string { return credit(story) }
