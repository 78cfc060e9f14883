package ui

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"thawline/app/export"
	"thawline/dataset"
)

// open loads a story, a folder or zip, "" for the built-in one, away from Fyne's goroutine and shows it. One that cannot
// be opened is told of, and the old one stays.
func (w *Window) open(path string) {
	w.opening++
	turn := w.opening
	w.banner.show(w.t("opening", "path", w.storyName(path)), false, "", nil)
	var story *dataset.Story
	w.background(func() (err error) {
		if path == "" {
			story, err = w.options.Builtin()
		} else {
			story, err = w.options.Open(path)
		}
		return err
	}, func(err error) {
		if turn != w.opening {
			return
		}
		if err != nil {
			w.banner.fail(w.t("failed.open", "path", w.storyName(path), "error", w.brief(err)))
			return
		}
		w.banner.hide()
		w.exchange(story, path)
	})
}

// exchange shows another story where it was left last.
func (w *Window) exchange(story *dataset.Story, path string) {
	prefs := w.prefs
	prefs.keepView(w.store.Story(), w.store.View())
	start, err := prefs.start(story, Start{})
	if err != nil {
		w.banner.fail(w.t("failed.internal", "error", err))
		return
	}
	now := w.store.View()
	start.Theme, start.Lang = now.Theme, now.Lang
	w.path = path
	if path != "" {
		prefs.keepRecent(path)
	}
	w.details.showList(false)
	w.store.Open(story, start)
}

func (w *Window) storyName(path string) string {
	if path == "" {
		return w.t("menu.builtin")
	}
	return filepath.Base(path)
}

// brief is an error in few lines: the first problems of a story and how many more there are.
func (w *Window) brief(err error) string {
	const most = 3
	var problems dataset.Problems
	if !errors.As(err, &problems) || len(problems) <= most {
		return strings.TrimSpace(err.Error())
	}
	return strings.TrimSpace(problems[:most].Error()) + "\n" + w.words.N("window.failed.more", len(problems)-most)
}

// dropped opens the first story or picture among what was dropped on the window.
func (w *Window) dropped(uris []fyne.URI) {
	for _, u := range uris {
		if u.Scheme() == "file" {
			if export.IsPicture(u.Path()) {
				w.bookmark(u.Path())
				return
			}
			w.open(u.Path())
			return
		}
	}
}
