package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"thawline/app/export"
	"thawline/dataset"
)

// bookmark shows what an exported picture shows. One that does not say so, or shows a story that is not at hand, is told
// of and changes nothing.
func (w *Window) bookmark(path string) {
	w.opening++
	turn := w.opening
	current := w.store.Story().Own()
	var state export.State
	var story *dataset.Story
	w.background(func() (err error) {
		if state, err = export.ReadState(path); err != nil {
			if errors.Is(err, export.ErrNoState) {
				return errors.New(w.t("picture.plain", "name", filepath.Base(path)))
			}
			return err
		}
		if story = current; story.ID == state.Story {
			return nil
		}
		if story, err = w.options.Builtin(); err != nil || story.ID != state.Story {
			return errors.New(w.t("picture.story", "name", filepath.Base(path), "story", fmt.Sprintf("%.60q", state.Story)))
		}
		return nil
	}, func(err error) {
		if turn != w.opening {
			return
		}
		if err != nil {
			w.banner.fail(err.Error())
			return
		}
		w.banner.hide()
		if story != current {
			w.exchange(story, "")
		}
		w.store.Open(w.store.Story().Own(), state.Restore(w.store.Story(), w.store.View()))
		if state.Kind == "chart" {
			w.charts.showChart(state.Chart)
		}
		if slices.Contains(w.options.Languages, state.Lang) {
			w.speak(state.Lang)
		}
	})
}
