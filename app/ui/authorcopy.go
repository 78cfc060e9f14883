package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"thawline/app/ui/widgets"
	"thawline/dataset"
)

// copyDialog asks for a folder, writes the whole story into it, and opens it there for editing.
func (w *Window) copyDialog() {
	if w.options.Copy == nil {
		return
	}
	const width = 460
	note := ""
	about, _ := w.prose(func() string { return w.words.T("author.copy.text") }, width)
	said, saidView := w.prose(func() string { return note }, width)
	field := widgets.NewField(w.env, nil, func() { w.overlays.close() }, nil)
	field.SetText(w.copyFolder(w.documents()))
	say := func(text string) {
		note = text
		saidView.Redraw(true)
	}
	busy := false
	do := func() {
		dir := strings.TrimSpace(field.Text)
		if dir == "" || busy {
			return
		}
		busy = true
		path := w.path
		w.background(func() error { return w.options.Copy(path, dir) }, func(err error) {
			busy = false
			switch {
			case errors.Is(err, dataset.ErrNotEmpty):
				say(w.words.T("author.copy.notempty", "path", dir))
			case err != nil:
				say(w.words.T("author.copy.failed", "error", err))
			default:
				w.overlays.close()
				w.showAuthor(true)
				w.open(dir)
			}
		})
	}
	field.Enter = do
	field.OnChanged = func(string) { say("") }
	choose := widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, w.words.T("author.copy.choose"), func() {
		w.pickFolder("", func(dir string) { field.SetText(w.copyFolder(dir)) })
	})
	save := widgets.NewButton(w.env, widgets.Solid, widgets.NoIcon, w.words.T("author.copy.do"), do)
	shut := widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, w.t("cancel"), func() { w.overlays.close() })
	line := container.NewBorder(nil, nil, nil, choose, field)
	box := container.NewVBox(about, w.caption(w.words.T("author.copy.folder"), width),
		container.New(layout.NewGridWrapLayout(fyne.NewSize(width, 34)), line), said)
	w.overlays.dialog(w.words.T("author.copy.title"), box, fyne.NewSize(width, 220), shut, save)
	w.env.Focus(field)
}

// copyFolder proposes a folder for a copy: the one given when it is empty, else one in it called as the story is.
func (w *Window) copyFolder(in string) string {
	if entries, err := os.ReadDir(in); err == nil && len(entries) == 0 {
		return in
	}
	name := filepath.Join(in, w.store.Story().ID)
	dir := name
	for n := 2; n < 100; n++ {
		if entries, err := os.ReadDir(dir); err != nil || len(entries) == 0 {
			break
		}
		dir = name + "-" + strconv.Itoa(n)
	}
	return dir
}

// documents is where people keep what is theirs.
func (w *Window) documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if dir := filepath.Join(home, "Documents"); isDir(dir) {
		return dir
	}
	return home
}
