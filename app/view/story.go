package view

import "thawline/dataset"

// Kept returns the test, by index, of the events that a filter keeps. A filter that cannot be read keeps every event, so
// that a half-typed one does not empty the screen.
func Kept(story *dataset.Story, filter string) func(event int) bool {
	keep, err := story.Filter(filter)
	if err != nil {
		return func(int) bool { return true }
	}
	return keep
}
