// Package figure makes every picture: a pure function of story, view, size and palette to a scene. The window, the
// exports and the tests all draw what stands here. Lengths are points; the figure scale K multiplies every length on a
// map (1 in the window, 1.72 on a slide). It imports no Fyne.
package figure

import (
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/geo/basemap"
)

// Kit is what every figure is made with and what never changes while the app runs. It keeps what many
// pictures share, so it is used by pointer; it is safe for use by several goroutines.
type Kit struct {
	Atlas *basemap.Atlas
	Fonts *typeset.Fonts

	timeline timelineCache
	maps     mapCache
	spaces   workspaces

	watch func(c *chart, overlay []scene.Layer) // is told of every map when it is finished; for tests
}

// Input is what one figure shows.
type Input struct {
	Story   *dataset.Story
	View    view.View
	Palette *palette.Palette
	Words   words.Catalogue
	W, H    float64      // points
	K       float64      // figure scale; 0 means 1
	Reserve []scene.Rect // parts of a map that something else is drawn over: labels stay away
	NoKey   bool         // the samples of a map's lines stand elsewhere; the credit then says that lines are schematic
	// NoCredit leaves out a map's credit, which then stands beside it.
	NoCredit bool
	Growth   Growth // of new routes, in the window alone
}

// Growth is how far routes have grown along their path that opened after From, up to the view's date. A Share of 0, as in
// the zero Growth, and of 1 and more is their whole length.
type Growth struct {
	From  edtf.Instant
	Share float64
}
