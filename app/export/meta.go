package export

import (
	"encoding/json"
	"strings"

	"thawline/app/export/png"
	"thawline/app/figure"
	"thawline/app/scene/vector"
	"thawline/app/view"
)

// State is what a picture remembers of the view it shows, so that it can be found again: the PNG's thawline-state.
type State struct {
	Story  string      `json:"story"`
	Kind   string      `json:"kind"`
	At     string      `json:"at"`
	Event  string      `json:"event,omitempty"`
	Camera view.Camera `json:"camera"`
	Layers []string    `json:"layers"`
	From   string      `json:"from"`
	To     string      `json:"to"`
	Filter string      `json:"filter,omitempty"`
	Lang   string      `json:"lang"`
	Theme  string      `json:"theme"`
	// Compare is the date compared with, as At.
	Compare string `json:"compare,omitempty"`
	Route   string `json:"route,omitempty"`
	Place   string `json:"place,omitempty"`
	Chart   string `json:"chart,omitempty"` // of kind chart
}

// state returns the state of the request.
func state(r Request) State {
	s := State{
		Story: r.Story.ID, Kind: r.Kind, At: r.View.At.String(), Event: r.View.Event, Camera: r.View.Camera,
		Layers: r.View.Layers.Names(), From: r.View.From.String(), To: r.View.To.String(),
		Filter: r.View.Filter, Lang: r.View.Lang, Theme: r.Palette.Name,
		Route: r.View.Route, Place: r.View.Place,
		Chart: r.Chart,
	}
	if r.View.HasCompare {
		s.Compare = r.View.Compare.String()
	}
	return s
}

// about returns what is written into the file beside the picture: title, text for those who cannot see it, authors,
// licence, sources, program, the date shown and the state. Nothing in it comes from a clock.
func about(kit *figure.Kit, r Request) vector.About {
	remembered, err := json.Marshal(state(r))
	if err != nil {
		remembered = nil // a NaN camera cannot be remembered; the picture is still good
	}
	return vector.About{
		Title:    r.Story.Title,
		Desc:     Alt(kit, r),
		Authors:  strings.Join(r.Story.Authors, ", "),
		Rights:   r.Story.Licence,
		Sources:  sources(r),
		Keywords: keywords(r),
		Lang:     r.Words.Lang(),
		Date:     r.View.At.String(),
		Producer: "Thawline",
		State:    string(remembered),
	}
}

// chunks returns the same for PNG.
func chunks(kit *figure.Kit, r Request) png.Chunks { return chunksOf(r, about(kit, r)) }

func chunksOf(r Request, a vector.About) png.Chunks {
	text := []png.Text{
		{Keyword: "Title", Value: a.Title},
		{Keyword: "Description", Value: a.Desc},
		{Keyword: "Author", Value: a.Authors},
		{Keyword: "Copyright", Value: a.Rights},
		{Keyword: "Source", Value: strings.Join(a.Sources, "; ")},
		{Keyword: "Software", Value: a.Producer},
		{Keyword: "Creation Time", Value: a.Date},
		{Keyword: "thawline-state", Value: a.State},
	}
	written := text[:0]
	for _, t := range text {
		t.Value = strings.ReplaceAll(strings.ToValidUTF8(t.Value, "\uFFFD"), "\x00", "")
		if t.Value != "" {
			written = append(written, t)
		}
	}
	return png.Chunks{Transparent: r.Transparent, DPI: density(r.Size), Text: written}
}

// keywords returns the ringed event's category, actors and place, and the kind of picture.
func keywords(r Request) string {
	list := []string{r.Kind}
	if i := view.Shown(r.Story, r.View); i >= 0 {
		e := &r.Story.Events[i]
		if e.Category != "" {
			list = append(list, e.Category)
		}
		list = append(list, e.Actors...)
		if e.Place >= 0 {
			list = append(list, r.Story.Places[e.Place].Name)
		}
	}
	return strings.Join(list, ", ")
}

// sources returns the sources of what the picture tells, each as publisher, date and address, then the story's credits and the
// boundary view.
func sources(r Request) []string {
	story := r.Story
	var list []string
	for _, i := range shownSources(r) {
		list = append(list, sourceInLine(&story.Sources[i]))
	}
	list = append(list, story.Credits...)
	if story.Boundary != "" {
		list = append(list, story.Boundary)
	}
	return list
}

// shownSources are the sources of the ringed event, or of all that differs where two dates are compared; none for a bare
// base map.
func shownSources(r Request) []int {
	if r.View.Layers == view.Base {
		return nil
	}
	if compares(r) {
		return figure.ComparedSources(figure.Input{Story: r.Story, View: r.View, Palette: r.Palette, Words: r.Words})
	}
	if r.Kind == "chart" {
		return figure.ChartSources(r.Story, r.Chart)
	}
	event := r.Story.EventIndex(r.View.Event)
	if event < 0 {
		state := r.Story.At(r.View.At)
		event = state.Ringed
	}
	if event < 0 {
		return nil
	}
	return r.Story.Events[event].Sources
}

// Alt returns the picture in words, for those who cannot see it: what kind, of what, and what it shows; or what the
// request says instead.
func Alt(kit *figure.Kit, r Request) string {
	if r.AltText != "" {
		return r.AltText
	}
	in := figure.Input{Story: r.Story, View: r.View, Palette: r.Palette, Words: r.Words, W: r.Size.W, H: r.Size.H}
	switch {
	case compares(r):
		return figure.CompareAlt(in)
	case r.Kind == "chart":
		return kit.ChartAlt(in, r.Chart)
	case r.Kind == "card":
		return kit.CardAlt(in)
	case r.Kind == "timeline":
		return kit.TimelineAlt(in)
	case r.Kind == "slide":
		return kit.SlideAlt(in)
	}
	return kit.MapAlt(in)
}
