package export

import (
	"encoding/json"
	"fmt"
	"strings"

	"thawline/app/export/png"
	"thawline/app/figure"
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
}

// state returns the state of the request.
func state(r Request) State {
	return State{
		Story: r.Story.ID, Kind: r.Kind, At: r.View.At.String(), Event: r.View.Event, Camera: r.View.Camera,
		Layers: r.View.Layers.Names(), From: r.View.From.String(), To: r.View.To.String(),
		Filter: r.View.Filter, Lang: r.View.Lang, Theme: r.Palette.Name,
	}
}

// chunks returns what is written into the file beside the pixels: title, text for those who cannot see the picture,
// authors, licence, sources, program, the date shown and the state. Nothing in it comes from a clock.
func chunks(kit *figure.Kit, r Request) png.Chunks {
	remembered, err := json.Marshal(state(r))
	if err != nil {
		remembered = nil // a NaN camera cannot be remembered; the picture is still good
	}
	text := []png.Text{
		{Keyword: "Title", Value: r.Story.Title},
		{Keyword: "Description", Value: Alt(kit, r)},
		{Keyword: "Author", Value: strings.Join(r.Story.Authors, ", ")},
		{Keyword: "Copyright", Value: r.Story.Licence},
		{Keyword: "Source", Value: strings.Join(sources(r), "; ")},
		{Keyword: "Software", Value: "Thawline"},
		{Keyword: "Creation Time", Value: r.View.At.String()},
		{Keyword: "thawline-state", Value: string(remembered)},
	}
	written := text[:0]
	for _, t := range text {
		if t.Value != "" {
			written = append(written, t)
		}
	}
	return png.Chunks{Transparent: r.Transparent, DPI: r.Size.DPI, Text: written}
}

// sources returns the sources of the ringed event, each as publisher, date and address, then the story's credits and the
// boundary view.
func sources(r Request) []string {
	story := r.Story
	var list []string
	event := story.EventIndex(r.View.Event)
	if event < 0 {
		state := story.At(r.View.At)
		event = state.Ringed
	}
	if event >= 0 && r.View.Layers != view.Base {
		for _, i := range story.Events[event].Sources {
			source := &story.Sources[i]
			parts := []string{source.Publisher}
			if source.Date != nil {
				parts = append(parts, source.Date.Text)
			}
			if source.URL != "" {
				parts = append(parts, source.URL)
			}
			list = append(list, strings.Join(parts, ", "))
		}
	}
	list = append(list, story.Credits...)
	if story.Boundary != "" {
		list = append(list, story.Boundary)
	}
	return list
}

// Alt returns the picture in words, for those who cannot see it: what kind, of what, and what it shows.
func Alt(kit *figure.Kit, r Request) string {
	in := figure.Input{Story: r.Story, View: r.View, Palette: r.Palette, Words: r.Words, W: r.Size.W, H: r.Size.H}
	return fmt.Sprintf("%s. %s", r.Words.T("cli.alt."+r.Kind, "title", r.Story.Title), kit.StatusLine(in))
}
