package view

// Part is a set of the parts of a view, so that an observer is called only for what it shows.
type Part uint16

// The parts. Story is the exchange of the whole story.
const (
	Clock Part = 1 << iota
	Selection
	Hovering
	CameraPart
	Range
	Brushing
	LayersPart
	FilterPart
	Playback
	ThemePart
	Language
	Comparison
	StoryPart
	TimeForm // lanes, folds and axis of the timeline
	ToldPart // the told version alone was exchanged

	Everything Part = 1<<iota - 1
)

// Has reports whether p and q share a part.
func (p Part) Has(q Part) bool { return p&q != 0 }

// Changed returns the parts in which two views differ.
func Changed(a, b View) Part {
	var p Part
	set := func(differs bool, part Part) {
		if differs {
			p |= part
		}
	}
	set(a.At != b.At, Clock)
	set(a.Event != b.Event || a.Route != b.Route || a.Place != b.Place || a.Told != b.Told, Selection)
	set(a.Hover != b.Hover, Hovering)
	set(a.Camera != b.Camera || a.Follow != b.Follow, CameraPart)
	set(a.From != b.From || a.To != b.To, Range)
	set(a.BrushFrom != b.BrushFrom || a.BrushTo != b.BrushTo || a.Mode != b.Mode, Brushing)
	set(a.Lanes != b.Lanes || a.Folded != b.Folded || a.Equal != b.Equal, TimeForm)
	set(a.Layers != b.Layers, LayersPart)
	set(a.Filter != b.Filter, FilterPart)
	set(a.Playing != b.Playing || a.Speed != b.Speed || a.Loop != b.Loop || a.Unit != b.Unit, Playback)
	set(a.Theme != b.Theme, ThemePart)
	set(a.Lang != b.Lang, Language)
	set(a.Compare != b.Compare || a.HasCompare != b.HasCompare, Comparison)
	return p
}
