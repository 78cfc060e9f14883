package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"thawline/app/ui/widgets"
)

// storyMenu offers the built-in story, others from disk, those opened lately, and About.
func (w *Window) storyMenu() {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(w.t("menu.builtin"), func() { w.open("") }),
		fyne.NewMenuItem(w.t("menu.folder"), w.chooseFolder),
		fyne.NewMenuItem(w.t("menu.zip"), w.chooseZip),
	}
	items[0].Checked = w.path == ""
	if recent := w.prefs.recent(); len(recent) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
		for _, path := range recent {
			it := fyne.NewMenuItem(filepath.Base(path), func() { w.open(path) })
			it.Checked = path == w.path
			items = append(items, it)
		}
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.words.T("author.menu"), func() { w.showAuthor(true) }))
	items = append(items, w.pictureItems()...)
	if len(w.options.Languages) > 1 {
		items = append(items, fyne.NewMenuItem(w.t("menu.language")+"…", w.chooseLanguage))
	}
	items = append(items,
		fyne.NewMenuItem(w.t("keys.title"), w.keysDialog), fyne.NewMenuItem(w.t("menu.about"), w.aboutDialog))
	showMenu(w.app, w.toolbar.story, items, false)
}

// menuAt opens a menu at a place of the window.
func (w *Window) menuAt(items []*fyne.MenuItem, at fyne.Position) {
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), w.canvas)
	size, limit := menu.MinSize(), w.canvas.Size()
	at.X = max(min(at.X, limit.Width-size.Width-8), 8)
	at.Y = max(min(at.Y, limit.Height-size.Height-8), 8)
	menu.ShowAtPosition(at)
	w.env.Focus(menu)
}

func (w *Window) chooseFolder() { w.pickFolder("", w.open) }

// pickFolder asks for a folder, beginning at one, "" for where it was last, and hands it on unless none is chosen.
func (w *Window) pickFolder(at string, then func(path string)) {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.banner.fail(w.t("failed.internal", "error", err))
		case dir != nil:
			then(dir.Path())
		}
	}, w.window)
	if isDir(at) {
		if dir, err := storage.ListerForURI(storage.NewFileURI(at)); err == nil {
			d.SetLocation(dir)
		}
	}
	d.Show()
	d.Resize(fyne.NewSize(760, 520)) // Fyne 2.8.1 cannot size one that is not shown yet
}

func (w *Window) chooseZip() {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			w.banner.fail(w.t("failed.internal", "error", err))
		case file != nil:
			path := file.URI().Path()
			_ = file.Close() // only its path is wanted
			w.open(path)
		}
	}, w.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".zip"}))
	d.Show()
	d.Resize(fyne.NewSize(760, 520)) // Fyne 2.8.1 cannot size one that is not shown yet
}

// aboutDialog names version, story, boundary view, credits and licence.
func (w *Window) aboutDialog() {
	const width = 440
	story := w.store.Story()
	box := container.NewVBox()
	add := func(caption, text string) {
		if text == "" {
			return
		}
		if caption != "" {
			box.Add(w.caption(caption, width))
		}
		content, _ := w.prose(func() string { return text }, width)
		box.Add(content)
	}
	add(w.t("about.version", "version", w.options.Version), w.t("about.text"))
	about := story.Title
	if story.Subtitle != "" {
		about += ". " + story.Subtitle
	}
	if story.Licence != "" {
		about += " · " + story.Licence
	}
	add(w.t("about.story"), about)
	if story.Boundary != "" {
		add("", w.t("about.boundary", "view", story.Boundary))
	}
	for _, credit := range story.Credits {
		add("", credit)
	}
	if len(story.Languages) > 1 {
		add("", w.t("about.translation"))
	}
	add("", w.t("about.credits"))
	add("", w.t("about.licence"))
	shut := widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, w.t("close"), func() { w.overlays.close() })
	w.overlays.dialog(w.t("about.title"), box, fyne.NewSize(width, 320), shut)
	w.env.Focus(shut)
}
