package ui

import (
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
			&scene.Text{X: 16, Y: y, String: fonts.Fit(s.kit.StatusLine(s.input(float64(w), float64(h))), scene.Sans, 12, max(w-hintW-56, 40)),
				Size: 12, Color: p.Ink2},
		}
		return &scene.Scene{W: w, H: h, Background: p.Ground, Layers: []scene.Layer{{Name: "status", Items: items}}}
	}, nil)
	s.store.Observe(view.Clock|view.Selection|view.StoryPart|view.Language, func(view.Part) { line.Redraw(true) })
	return line
}
