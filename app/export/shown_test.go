package export

import (
	"strings"

	"thawline/app/scene"
)

// shown returns the text that a scene draws, a line each.
func shown(s *scene.Scene) string {
	var b strings.Builder
	for _, layer := range s.Layers {
		for _, item := range layer.Items {
			if text, ok := item.(*scene.Text); ok {
				b.WriteString(text.String + "\n")
			}
		}
	}
	return b.String()
}
