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
		return webAddress(story.Sources[i].URL)
	}
}

// webAddress returns the address if it is one of the web, else "": nothing else may become a link.
func webAddress(address string) string {
	for _, scheme := range []string{"https://", "http://"} {
		if len(address) >= len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return address
		}
	}
	return ""
}
