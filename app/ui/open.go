package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"thawline/app/export"
	"thawline/dataset"
)

// open loads a story, a folder or zip, "" for the built-in one, away from Fyne's goroutine and shows it. One that cannot
// be opened is told of, and the old one stays. Opening can be cancelled while it goes on, and opening another cancels it.
func (w *Window) open(path string) {
	if s := w.script; s != nil {
		if err := s.saver.Flush(); err != nil {
			w.banner.show(w.words.T("author.quit", "error", err), true, w.words.T("author.open.anyway"), func() {
				w.script = nil
				w.open(path)
			})
			return
		}
	}
	w.opening++
	turn := w.opening
	if w.cancelOpening != nil {
		w.cancelOpening()
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.cancelOpening = cancel
	w.banner.show(w.t("opening", "path", w.storyName(path)), false, w.t("cancel"), cancel)
	var story *dataset.Story
	w.background(func() (err error) {
		if path == "" {
			story, err = w.options.Builtin()
		} else {
			story, err = w.options.Open(ctx, path, func(share float64) {
				fyne.Do(func() {
					if turn == w.opening {
						w.banner.progress(share)
					}
				})
			})
		}
		return err
	}, func(err error) {
		cancel()
		if turn != w.opening {
			return
		}
		switch {
		case errors.Is(err, context.Canceled):
			w.banner.hide()
		case err != nil:
			w.banner.fail(w.t("failed.open", "path", w.storyName(path), "error", w.brief(err)))
		default:
			w.banner.hide()
			w.exchange(story, path)
			if w.wanted != nil && w.wanted.Story == story.ID {
				w.restore(*w.wanted)
			}
		}
	})
}

// exchange shows another story where it was left last.
func (w *Window) exchange(story *dataset.Story, path string) {
	prefs := w.prefs
	prefs.keepView(w.store.Story(), w.store.View())
	var asked Start
	if later := w.options.Start; path != "" && path == later.Later {
		asked = Start{At: later.At, Event: later.Event}
	}
	start, err := prefs.start(story, asked)
	if err != nil {
		w.banner.fail(w.t("failed.internal", "error", err))
		return
	}
	now := w.store.View()
	start.Theme, start.Lang = now.Theme, now.Lang
	w.path, w.script = path, nil
	if path != "" {
		prefs.keepRecent(path)
		prefs.keepStoryPath(story.ID, path)
	}
	w.details.showList(false)
	w.store.Open(story, start)
	if w.author.on {
		w.author.begin()
		w.env.Focus(w.author.list)
	}
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
