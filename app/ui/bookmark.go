package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"thawline/app/export"
	"thawline/dataset"
)

// bookmark shows what an exported picture shows: of the story that is open, of the built-in one, or of one that was open
// before. A picture that does not say what it shows is told of and changes nothing; for one of a story that is not known
// here, the story can be opened. Where a story lies is not in the picture, which may go round the world.
func (w *Window) bookmark(path string) {
	w.opening++
	turn := w.opening
	w.wanted = nil
	from := w.store.Story().Own()
	places := w.prefs.storyPaths()
	var mark bookmarked
	w.background(func() (err error) {
		mark, err = w.find(path, from, places)
		return err
	}, func(err error) {
		if turn != w.opening {
			return
		}
		name := filepath.Base(path)
		switch {
		case errors.Is(err, export.ErrNoState):
			w.banner.fail(w.t("picture.plain", "name", name))
		case err != nil:
			w.banner.fail(err.Error())
		case mark.story == nil:
			w.wanted = &mark.state
			w.banner.show(w.t("picture.story", "name", name, "story", "“"+mark.title+"”"), true, w.t("menu.folder"), w.chooseFolder)
		default:
			w.banner.hide()
			if mark.story != from {
				w.exchange(mark.story, mark.path)
			}
			w.restore(mark.state)
		}
	})
}

// bookmarked is a picture's state with the story that it shows; a nil story is not known here.
type bookmarked struct {
	state export.State
	title string // of the story, as the picture says
	story *dataset.Story
	path  string // of the story, "" for the built-in one
}

// find looks for the story that a picture shows: current is the one that is open, places are where others were opened last,
// by id. It is called in the background.
func (w *Window) find(picture string, current *dataset.Story, places map[string]string) (bookmarked, error) {
	state, err := export.ReadState(picture)
	if err != nil {
		return bookmarked{}, err
	}
	mark := bookmarked{state: state, title: export.ReadTitle(picture)}
	if mark.title == "" {
		mark.title = state.Story
	}
	if current.ID == state.Story {
		mark.story = current
		return mark, nil
	}
	if story, err := w.options.Builtin(); err == nil && story.ID == state.Story {
		mark.story = story
		return mark, nil
	}
	if known := places[state.Story]; known != "" {
		story, err := w.options.Open(context.Background(), known, func(float64) {})
		if err == nil && story.ID == state.Story { // else it has gone, or another lies there now
			mark.story, mark.path = story, known
		}
	}
	return mark, nil
}

// restore shows the view of a picture, whose story is the one that is open.
func (w *Window) restore(state export.State) {
	w.wanted = nil
	w.store.Open(w.store.Story().Own(), state.Restore(w.store.Story(), w.store.View()))
	if state.Kind == "chart" {
		w.charts.showChart(state.Chart)
	}
	if slices.Contains(w.options.Languages, state.Lang) {
		w.speak(state.Lang)
	}
}

// KnownStory is where the story of an id was opened last, "" where it never was; memory is the file of Options.Memory.
func KnownStory(memory, id string) string { return preferences{newMemory(memory)}.storyPaths()[id] }

// The key of where a story was opened last stands between these.
const storyPathKey, storyPathEnd = "story.", ".path"

// storyPaths are where stories were opened last, by id.
func (p preferences) storyPaths() map[string]string {
	places := map[string]string{}
	for key, value := range p.values {
		id, ok := strings.CutPrefix(key, storyPathKey)
		path, isText := value.(string)
		if id, end := strings.CutSuffix(id, storyPathEnd); ok && end && isText {
			places[id] = path
		}
	}
	return places
}

// keepStoryPath remembers where a story lies.
func (p preferences) keepStoryPath(id, path string) {
	if whole, err := filepath.Abs(path); err == nil && path != "" {
		p.Set(storyPathKey+id+storyPathEnd, whole)
	}
}
