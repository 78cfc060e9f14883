package order

import (
	"strconv"
	"strings"

	"thawline/app/export"
	"thawline/app/palette"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/dataset"
)

// Subject is what an order is about: the story as it is seen now. Words are those of the order's language.
type Subject struct {
	Story *dataset.Story // in any language
	View  view.View
	Words words.Catalogue
}

// Job returns the order as a job, or what is wrong with it. Name and folder are not looked at.
func (o Order) Job(s Subject) (export.Job, *Problem) {
	size, wrong := o.Size()
	if wrong != nil {
		return export.Job{}, wrong
	}
	pal, ok := palette.ByName(o.Theme)
	if !ok {
		pal = palette.Light()
	}
	v := s.View
	v.Lang, v.Hover, v.Playing = s.Words.Lang(), "", false
	if o.Offers(LayersChoice) {
		v.Layers = o.Layers
	}
	if o.Kind != Compare {
		v.HasCompare, v.Compare = false, 0
	}
	r := export.Request{
		Kind: o.Kind, Story: s.Story.In(v.Lang), View: v, Palette: pal, Words: s.Words, Size: size,
		Transparent: o.Transparent && o.Offers(TransparentChoice), Outlines: o.Outlines && o.Offers(TextChoice),
		Notes: o.Notes && o.Offers(NotesChoice), Follow: o.Follow && o.Offers(FollowChoice),
	}
	if o.Offers(AltChoice) {
		r.AltText = strings.TrimSpace(o.Alt)
	}
	j := export.Job{Request: r, Make: export.Picture}
	switch o.Kind {
	case Chart:
		j.Chart = o.Chart
	case Compare:
		j.Kind = "map"
	case Deck:
		j.Make, j.Kind = export.Deck, "slide"
	case Page:
		j.Make, j.Kind = export.Page, "slide"
	case Animation:
		j.Make, j.Kind, j.Form = export.Animation, o.Of, o.Format
		if speed, err := strconv.ParseFloat(o.Speed, 64); err == nil {
			j.View.Speed = speed
		}
	}
	if j.Make == export.Picture {
		j.Request.Format = o.Format
	}
	if o.Kind == Compare && !s.View.HasCompare {
		return j, problem(DataField, "data.compare")
	}
	if o.Kind == Chart && j.Request.Check() != nil {
		return j, problem(DataField, "data.chart")
	}
	if j.Empty() {
		return j, problem(DataField, "data.events")
	}
	if o.Kind == Page && stepsBeyond(j.Story, j.View, export.MaxPageSteps) {
		return j, problem(DataField, "data.steps", "most", export.MaxPageSteps)
	}
	return j, nil
}

// stepsBeyond reports whether the story is told in more than most steps, without making them all.
func stepsBeyond(story *dataset.Story, v view.View, most int) bool {
	if len(story.Steps) > 0 && strings.TrimSpace(v.Filter) == "" {
		return len(story.Steps) > most
	}
	keep, n := view.Kept(story, v.Filter), 0
	for i := range story.Events {
		if keep(i) {
			n++
		}
		if n > most {
			return true
		}
	}
	return false
}
