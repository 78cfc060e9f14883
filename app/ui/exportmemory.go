package ui

import (
	"os"
	"path/filepath"
	"slices"

	"thawline/app/export/order"
	"thawline/app/view"
)

// rememberedOrder is the order of a kind as it was made last, of what the window shows now. Colours and language are the
// window's unless others were chosen.
func (w *Window) rememberedOrder(kind string) order.Order {
	o := order.New(kind)
	w.prefs.Into("export.order."+kind, &o)
	o = o.Mended()
	v := w.store.View()
	o.Layers, o.Folder, o.Chart = v.Layers|view.Base, w.exportFolder(), w.charts.id
	if o.Theme = w.themeName(); slices.Contains(order.Themes, w.prefs.String("export.theme")) {
		o.Theme = w.prefs.String("export.theme")
	}
	if o.Lang = w.words.Lang(); slices.Contains(w.options.Languages, w.prefs.String("export.lang")) {
		o.Lang = w.prefs.String("export.lang")
	}
	return o
}

// lastOrder is the order that the dialog opens with: of the two dates where two are compared, of the chart where one is
// open, else of the kind made last.
func (w *Window) lastOrder() order.Order {
	kind := w.prefs.String("export.kind")
	switch {
	case w.store.View().HasCompare:
		kind = order.Compare
	case w.charts.object.Visible():
		kind = order.Chart
	case kind == order.Compare, kind == order.Chart, !slices.Contains(order.Kinds, kind):
		kind = order.Slide
	}
	return w.rememberedOrder(kind)
}

// rememberOrder keeps what was chosen.
func (w *Window) rememberOrder(o order.Order) {
	theme, lang := o.Theme, o.Lang
	if theme == w.themeName() {
		theme = ""
	}
	if lang == w.words.Lang() {
		lang = ""
	}
	w.prefs.Set("export.kind", o.Kind, "export.order."+o.Kind, o, "export.theme", theme, "export.lang", lang, "export.folder", o.Folder)
}

// exportFolder is where a picture goes unless one says otherwise: where the last one went, else the folder of pictures or
// the home folder.
func (w *Window) exportFolder() string {
	if dir := w.prefs.String("export.folder"); dir != "" && filepath.IsAbs(dir) && isDir(dir) {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
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
