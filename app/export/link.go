package export

import (
	"strings"

	"thawline/dataset"
)

// sourceLink returns the address that an item of a scene leads to: a source's own.
func sourceLink(story *dataset.Story) func(id string) string {
	return func(id string) string {
		name, ok := strings.CutPrefix(id, "source:")
		if !ok {
			return ""
		}
		i := story.SourceIndex(name)
		if i < 0 {
			return ""
		}
		if address := story.Sources[i].URL; strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
			return address
		}
		return ""
	}
}
