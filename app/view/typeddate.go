package view

import (
	"fmt"
	"strings"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// GoDate goes to a date that was typed, as ReadDate gives it: the clock to its first day, and for an interval the brushed
// range to the whole of it.
type GoDate struct{ Date edtf.Date }

func (a GoDate) apply(story *dataset.Story, v View) View {
	start := a.Date.Start.Span.From
	if start <= edtf.Beginning {
		start = a.Date.End.Span.From
	}
	if a.Date.IsZero() {
		return v
	}
	if span := a.Date.Span(); a.Date.Interval {
		v.Mode = Still
		v = Brush{From: span.From, To: span.To}.apply(story, v)
	}
	v.At, v.Event = clampDay(story, start), ""
	return keepInRange(story, v)
}

// RangeError says that a date lies outside the story.
type RangeError struct {
	Text   string
	Extent edtf.Span // of the story
}

// Error returns one line.
func (e *RangeError) Error() string {
	return fmt.Sprintf("%s: the story runs from %v to %v", e.Text, e.Extent.From, (e.Extent.To - 1).StartOfDay())
}

// ReadDate reads a date typed by a user for GoDate: EDTF at levels 0 and 1, with its first part in the story. The error
// is an *edtf.Error or a *RangeError.
func ReadDate(story *dataset.Story, text string) (edtf.Date, error) {
	text = strings.TrimSpace(text)
	d, err := edtf.Parse(text)
	if err != nil {
		return edtf.Date{}, err
	}
	if ext := Extent(story); d.Span().To <= ext.From || d.Span().From >= ext.To {
		return edtf.Date{}, &RangeError{Text: text, Extent: ext}
	}
	return d, nil
}

// CompleteDate returns up to most dates that begin with the text and lie in the story: first the text with the next
// field written out, where that is a date, then those at which events begin, in story order. Nothing typed is completed
// to nothing.
func CompleteDate(story *dataset.Story, text string, most int) []string {
	text = strings.TrimSpace(text)
	if text == "" || most <= 0 || len(text) > edtf.MaxLength || strings.Contains(text, "/") {
		return nil
	}
	var out []string
	seen := map[string]bool{text: true}
	add := func(s string) bool {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
		return len(out) < most
	}
	for i := range story.Events {
		if s := story.Events[i].Date.Text; len(s) > len(text) && s[:len(text)] == text && !add(s) {
			return out
		}
	}
	ext := Extent(story)
	if len(text) < 4 { // years
		first, _, _ := ext.From.Civil()
		last, _, _ := (ext.To - 1).Civil()
		for y := max(first, 0); y <= min(last, 9999); y++ {
			if s := fmt.Sprintf("%04d", y); strings.HasPrefix(s, text) && !add(s) {
				return out
			}
		}
		return out
	}
	if len(text) < 7 && (text[4:] == "" || text[4] == '-') { // months
		for m := 1; m <= 12; m++ {
			s := fmt.Sprintf("%s-%02d", text[:4], m)
			if _, err := ReadDate(story, s); err == nil && strings.HasPrefix(s, text) && !add(s) {
				return out
			}
		}
	}
	return out
}
