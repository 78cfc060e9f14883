package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"thawline/app/export/png"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// ErrNoState says that a picture does not say what it shows.
var ErrNoState = errors.New("this picture does not come from Thawline, or has lost what it remembers")

// IsPicture reports whether the file begins as a PNG does; what cannot be read is none.
func IsPicture(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return false
	}
	var head [8]byte
	n, _ := file.Read(head[:])
	return png.Is(head[:n])
}

// ReadState returns what a PNG remembers of the view it shows, ErrNoState where it remembers nothing. The file is hostile
// until checked: a state is only ever looked up in a story, and what makes no sense there changes nothing.
func ReadState(path string) (State, error) {
	file, err := os.Open(path)
	if err != nil {
		return State{}, fmt.Errorf("%s: %w", path, cause(err))
	}
	defer file.Close()
	text, err := png.ReadText(file, "thawline-state")
	switch {
	case errors.Is(err, png.ErrNoText):
		return State{}, fmt.Errorf("%s: %w", path, ErrNoState)
	case err != nil:
		return State{}, fmt.Errorf("%s: %s", path, strings.TrimPrefix(err.Error(), "png: "))
	}
	s, err := ParseState(text)
	if err != nil {
		return State{}, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// ReadTitle returns the title of the story that a PNG shows, cut to a line; "" where it has none or cannot be read.
func ReadTitle(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	text, err := png.ReadText(file, "Title")
	if err != nil {
		return ""
	}
	const most = 80
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}

// maxState bounds what is read as a state, in bytes.
const maxState = 1 << 14

// ParseState reads a state as it stands in a picture. The error is ErrNoState for what is none.
func ParseState(text string) (State, error) {
	var s State
	if len(text) > maxState || json.Unmarshal([]byte(text), &s) != nil || s.Story == "" || s.At == "" {
		return State{}, ErrNoState
	}
	return s, nil
}

// Restore returns the view that the state remembers of a story, which must be the one it names; v gives what a picture does
// not remember. What the story does not know is left out.
func (s State) Restore(story *dataset.Story, v view.View) view.View {
	do := func(a view.Action) { v = view.Reduce(story, v, a) }
	do(view.Select{})
	do(view.SetFilter{})
	if _, err := story.Filter(s.Filter); err == nil {
		do(view.SetFilter{Filter: s.Filter})
	}
	if frame := view.New(story).Camera.Frame; s.Camera.Frame == "" {
		v.Camera = view.Camera{Frame: frame}
	} else {
		do(view.SetFrame{Frame: s.Camera.Frame})
	}
	if s.Camera.Zoom > 0 && v.Camera.Frame == s.Camera.Frame {
		do(view.SetCamera{Camera: s.Camera})
	}
	if layers, err := view.ParseLayers(strings.Join(s.Layers, ",")); err == nil {
		v.Layers = layers
	}
	if at, ok := instant(s.At); ok {
		do(view.SetAt{At: at})
	}
	if story.EventIndex(s.Event) >= 0 {
		at := v.At
		do(view.Select{ID: "event:" + s.Event})
		v.At = at
	}
	if s.Route != "" {
		do(view.Select{ID: "route:" + s.Route})
	}
	if s.Place != "" {
		do(view.Select{ID: "place:" + s.Place})
	}
	from, okFrom := instant(s.From)
	to, okTo := instant(s.To)
	if okFrom && okTo {
		do(view.SetRange{From: from, To: to})
	}
	do(view.SetCompare{Off: true})
	if at, ok := instant(s.Compare); ok {
		do(view.SetCompare{At: at})
	}
	switch s.Theme {
	case "light":
		do(view.SetTheme{Theme: view.Light})
	case "dark":
		do(view.SetTheme{Theme: view.Dark})
	}
	return v
}

// instant reads the beginning of a date; an open or unknown one is none.
func instant(text string) (edtf.Instant, bool) {
	if len(text) > 64 || text == "" {
		return 0, false
	}
	d, err := edtf.Parse(text)
	if err != nil || d.Start.Open || d.Start.Unknown {
		return 0, false
	}
	return d.Start.Span.From, true
}
