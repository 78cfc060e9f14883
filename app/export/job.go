package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
)

// What a Job makes.
const (
	Picture   = "picture"
	Deck      = "deck"
	Animation = "animation"
	Page      = "page"
)

// Job is a request with what is made of it: one picture, or a collection of them.
type Job struct {
	Request
	Make string // Picture, Deck, Animation or Page
	Form string // of an animation: one of AnimationFormats; a picture has the request's Format
}

// Folder reports whether the job writes a folder instead of a file.
func (j Job) Folder() bool { return j.Make == Deck || j.Make == Animation && j.Form == "frames" }

// Write does the job: a file, or a folder, wholly or not at all. It stops early when ctx is done and returns its error.
func (j Job) Write(ctx context.Context, kit *figure.Kit, path string, progress Progress) error {
	switch j.Make {
	case Picture:
		return write(ctx, kit, j.Request, path, progress)
	case Deck:
		return WriteDeck(ctx, kit, j.Request, path, progress)
	case Animation:
		return WriteAnimation(ctx, kit, j.Request, path, j.Form, progress)
	case Page:
		return WritePage(ctx, kit, j.Request, path, progress)
	}
	return fmt.Errorf("%q cannot be made", j.Make)
}

// Alt returns the whole of what the job makes in words.
func (j Job) Alt(kit *figure.Kit) string {
	switch j.Make {
	case Deck:
		return deckAlt(j.Request, Steps(j.Story, j.View))
	case Page:
		return stepsAlt(j.Request, "alt.page", Steps(j.Story, j.View))
	case Animation:
		if plan := Frames(j.Request); j.AltText == "" && len(plan) > 0 {
			return animationAlt(j.Request, plan)
		}
	}
	return Alt(kit, j.Request)
}

// Views returns what each of the job's pictures shows, in order; one for a picture, none where there is nothing to show.
func (j Job) Views() []view.View {
	var views []view.View
	switch j.Make {
	case Deck, Page:
		for _, s := range Steps(j.Story, j.View) {
			views = append(views, s.View)
		}
	case Animation:
		for _, h := range Frames(j.Request) {
			views = append(views, h.View)
		}
	default:
		views = append(views, j.View)
	}
	return views
}

// Scene returns one of the job's pictures, v being one of Views, at its real size.
func (j Job) Scene(kit *figure.Kit, v view.View) *scene.Scene {
	r := j.Request
	r.View = v
	if j.Make != Page {
		return Scene(kit, r)
	}
	cut := pageCuts[0]
	in := figure.Input{Story: r.Story, View: view.AtStep(r.Story, v), Palette: r.Palette, Words: r.Words, W: cut.w, H: cut.h, K: cut.k}
	if i := v.Told - 1; i >= 0 && i < len(r.Story.Steps) && slices.Contains(ChartIDs(r.Story), r.Story.Steps[i].Chart) {
		in.H, in.K = cut.chartH, cut.mapK
		return kit.ChartPanel(in, r.Story.Steps[i].Chart)
	}
	return kit.Map(in)
}

// Shape is the size of the job's pictures in points.
func (j Job) Shape() (w, h float64) {
	if j.Make == Page {
		return pageCuts[0].w, pageCuts[0].h
	}
	return j.Size.W, j.Size.H
}

// Empty reports whether there is nothing to show: no step, no event that the filter keeps.
func (j Job) Empty() bool {
	if j.Make == Picture || j.Make != Animation && len(j.Story.Steps) > 0 && strings.TrimSpace(j.View.Filter) == "" {
		return false
	}
	keep := view.Kept(j.Story, j.View.Filter)
	for i := range j.Story.Events {
		if keep(i) {
			return false
		}
	}
	return true
}

// Name returns a name for a file about a story, without an ending: the story's, then the parts, such as a date and a kind.
func Name(story *dataset.Story, parts ...string) string {
	name := fileName(64, story.ID, story.Title)
	for _, part := range parts {
		if s := slug(part, 48); s != "" {
			name += "-" + s
		}
	}
	return name
}
