package ui

import (
	"strings"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// newStatus returns the line at the foot: what is shown in words, and the keys that help most.
func newStatus(s *session) *widgets.SceneView {
	line := widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene {
		p, fonts := s.palette(), s.kit.Fonts
		hint := s.t("status.keys")
		hintW := fonts.Width(hint, scene.Sans, 12, 0, false)
		y := h/2 + 4.5
		items := []scene.Item{
			&scene.Shape{Path: scene.Rectangle(scene.Rect{X1: w, Y1: 1}), Fill: p.Rule},
			&scene.Text{X: w - 16, Y: y, String: hint, Size: 12, Align: scene.Right, Color: p.Ink3},
			&scene.Text{
				X: 16, Y: y, String: fonts.Fit(s.statusText(float64(w), float64(h)), scene.Sans, 12, max(w-hintW-56, 40)),
				Size: 12, Color: p.Ink2,
			},
		}
		return &scene.Scene{W: w, H: h, Background: p.Ground, Layers: []scene.Layer{{Name: "status", Items: items}}}
	}, nil)
	s.store.Observe(view.Clock|view.Selection|view.Comparison|view.StoryPart|view.Language|view.Brushing|view.FilterPart, func(view.Part) { line.Redraw(true) })
	return line
}

// statusText says in words what is shown, of two dates what differs, which event is chosen, and the brushed range.
func (s *session) statusText(w, h float64) string {
	if in := s.input(w, h); in.View.HasCompare {
		return figure.ComparedLine(in)
	}
	text := s.kit.StatusLine(s.input(w, h))
	story, v := s.store.Story(), s.store.View()
	if i := story.EventIndex(v.Event); i >= 0 {
		text += " " + s.t("status.event", "i", i+1, "n", len(story.Events), "title", story.Events[i].Title)
	}
	if span, ok := v.Brushed(); ok {
		text += " " + s.t("status.range", "from", s.day(span.From), "to", s.day(span.To-1))
	}
	return strings.TrimSpace(text)
}
