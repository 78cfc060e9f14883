package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
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
	items = append(items, fyne.NewMenuItemSeparator())
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

func (w *Window) chooseFolder() { w.pickFolder(w.open) }

// pickFolder asks for a folder and hands it on, unless none is chosen.
func (w *Window) pickFolder(then func(path string)) {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.banner.fail(w.t("failed.internal", "error", err))
		case dir != nil:
			then(dir.Path())
		}
	}, w.window)
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
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
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
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

// keyTable is the rows of the dialog of keys: keys, and the message that says what they do.
var keyTable = [][2]string{
	{"← →", "step"},
	{"PgUp PgDn", "year"},
	{"Home End", "limits"},
	{"G", "date"},
	{"[ ]", "range"},
	{"Space", "play"},
	{"Enter", "select"},
	{"+ − 0", "zoom"},
	{"1–9", "frame"},
	{"Tab", "tab"},
	{"← → ↑ ↓", "pan"},
	{"Shift", "free"},
	{"Alt", "brush"},
	{"/  Ctrl+F", "search"},
	{"C", "compare"},
	{"D", "charts"},
	{"Ctrl+E", "export"},
	{"Ctrl+Q", "quit"},
	{"F5", "present"},
	{"F11", "full"},
	{"Esc", "escape"},
	{"?", "keys"},
	{"PgDn →  N", "next"},
	{"PgUp ←  P", "previous"},
	{"0–9 Enter", "goto"},
	{"B  .", "black"},
	{"W", "white"},
}

// keysDialog shows all keys.
func (w *Window) keysDialog() {
	const width, line = 460, 22
	table := widgets.NewSceneView(w.env, func(sw, sh float32) *scene.Scene {
		p := w.palette()
		var items []scene.Item
		for i, k := range keyTable {
			y := float32(i)*line + 16
			items = append(items,
				&scene.Text{Y: y, String: k[0], Face: scene.SansBold, Size: 12.5, Color: p.Ink1},
				&scene.Text{X: 130, Y: y, String: w.t("keys." + k[1]), Size: 12.5, Color: p.Ink2})
		}
		return &scene.Scene{W: sw, H: float32(len(keyTable))*line + 8, Layers: []scene.Layer{{Name: "keys", Items: items}}}
	}, nil)
	shut := widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, w.t("close"), func() { w.overlays.close() })
	w.overlays.dialog(w.t("keys.title"), table, fyne.NewSize(width, float32(len(keyTable))*line+90), shut)
	w.env.Focus(shut)
}
