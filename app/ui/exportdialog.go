package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/dataset"
)

// choices is a row of buttons of which one is on.
func (s *session) choices(keys []string, name func(string) string, on *string, changed func()) fyne.CanvasObject {
	box := container.New(layout.NewRowWrapLayoutWithCustomPadding(6, 6))
	var buttons []*widgets.Button
	for _, key := range keys {
		b := widgets.NewButton(s.env, widgets.Choice, widgets.NoIcon, name(key), nil)
		b.On = key == *on
		b.OnTap = func() {
			*on = key
			for i, other := range buttons {
				other.Set(other.Text, keys[i] == key)
			}
			changed()
		}
		buttons = append(buttons, b)
		box.Add(b)
	}
	return box
}

// exportDialog asks for kind, size, colours and file, and saves the picture.
func (w *Window) exportDialog() {
	if w.options.Export == nil {
		return
	}
	const width = 460
	kind, preset, theme := "slide", "slide", w.themeName()
	if w.charts.object.Visible() {
		kind = "chart"
	}
	if len(w.options.Presets) > 0 {
		preset = w.options.Presets[0]
	}
	field := widgets.NewField(w.env, nil, func() { w.overlays.close() }, nil)
	edited := false
	field.OnChanged = func(string) { edited = true }
	name := func() {
		if !edited {
			field.SetText(filepath.Join(w.exportFolder(), pictureName(w.store.Story(), w.store.View(), kind)))
			edited = false
		}
	}
	name()
	note, noteView := w.prose(func() string { return w.exportNote }, width)
	w.exportNote = ""
	save := widgets.NewButton(w.env, widgets.Solid, widgets.IconExport, w.t("export.save"), nil)
	save.OnTap = func() {
		path := strings.TrimSpace(field.Text)
		if filepath.Ext(path) == "" {
			path += ".png"
		}
		if _, err := os.Stat(path); err == nil && w.exportNote == "" {
			w.exportNote = w.t("export.exists", "path", path)
			noteView.Redraw(true)
			return
		}
		w.overlays.close()
		w.export(Picture{Kind: kind, Preset: preset, Story: w.store.Story(), View: w.store.View(), Palette: w.palettes[theme], Words: w.words, Chart: w.charts.id}, path)
	}
	choose := widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, w.t("export.choose"), func() {
		w.pickFolder(func(dir string) { field.SetText(filepath.Join(dir, filepath.Base(field.Text))) })
	})
	forget := func() { w.exportNote = ""; noteView.Redraw(true); name() }
	cancel := widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, w.t("cancel"), func() { w.overlays.close() })
	content := container.NewVBox(
		w.caption(w.t("export.kind"), width),
		w.choices([]string{"map", "timeline", "chart", "card", "slide"}, func(k string) string { return w.t("export.kind." + k) }, &kind, forget),
		w.caption(w.t("export.preset"), width),
		w.choices(w.options.Presets, func(p string) string { return w.t("export.preset." + p) }, &preset, forget),
		w.caption(w.t("export.theme"), width),
		w.choices([]string{"light", "dark", "print"}, func(p string) string { return w.t("export.theme." + p) }, &theme, forget),
		w.caption(w.t("export.name"), width),
		container.New(layout.NewGridWrapLayout(fyne.NewSize(width, 32)), container.NewBorder(nil, nil, nil, choose, field)),
		note,
	)
	w.overlays.dialog(w.t("export.title"), content, fyne.NewSize(width, 380), cancel, save)
}

// exportFolder is where a picture goes unless one says otherwise: where the last one went, else the home folder.
func (w *Window) exportFolder() string {
	if dir := w.prefs.String("export.folder"); dir != "" {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if pictures := filepath.Join(home, "Pictures"); isDir(pictures) {
		return pictures
	}
	return home
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// pictureName is the file name proposed: kind, date and story.
func pictureName(story *dataset.Story, v view.View, kind string) string {
	return fmt.Sprintf("%s-%s-%s.png", story.ID, isoDay(v.At), kind)
}

// export saves the picture in the background and tells how it went.
func (w *Window) export(p Picture, path string) {
	w.prefs.Set("export.folder", filepath.Dir(path))
	w.banner.show(w.t("export.busy", "path", path), false, "", nil)
	w.background(func() error { return w.options.Export(context.Background(), p, path) }, func(err error) {
		if err != nil {
			w.banner.fail(w.t("failed.export", "error", err))
			return
		}
		w.banner.show(w.t("export.done", "path", path), false, w.t("export.copy"), func() { w.app.Clipboard().SetContent(path) })
	})
}
