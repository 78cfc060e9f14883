package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// languageNames are the languages by their own names: who cannot read the window must find the way back.
var languageNames = map[string]string{"en": "English", "zh": "中文", "ru": "Русский", "be": "Беларуская", "pl": "Polski"}

func languageName(code string) string {
	if name, ok := languageNames[code]; ok {
		return name
	}
	return code
}

// chooseLanguage opens the panel of languages under the story's button. It is drawn by the app, not by Fyne's menu, whose
// fonts lack Chinese outside a Chinese window.
func (w *Window) chooseLanguage() {
	box := container.NewVBox(w.caption(w.t("menu.language"), 180))
	var current fyne.Focusable
	for _, code := range w.options.Languages {
		b := widgets.NewButton(w.env, widgets.Check, widgets.NoIcon, languageName(code), func() {
			w.overlays.close()
			w.speak(code)
		})
		b.Wide, b.On = true, code == w.words.Lang()
		if b.On {
			current = b
		}
		box.Add(b)
	}
	w.overlays.panel(box, w.toolbar.story)
	if current != nil {
		w.env.Focus(current)
	}
}

// speak shows window and story in another language. Most words are set when the panels are made, so they are made anew,
// with a store of their own that begins with the same view.
func (w *Window) speak(lang string) {
	if lang == w.words.Lang() || w.show.on {
		return
	}
	catalogue, err := w.options.Words(lang)
	if err != nil {
		w.banner.fail(w.t("failed.internal", "error", err))
		return
	}
	for w.overlays.close() {
	}
	w.store.Do(view.Play{On: false})
	w.playback.stop()
	w.details.showList(false)
	w.store.Do(view.SetLang{Lang: lang})
	w.words, w.dates, w.theme = catalogue, edtf.In(lang), w.theme.In(lang)
	w.store = view.NewStore(w.store.Story().Own(), w.store.View())
	w.applyTheme()
	authoring := w.author.on
	w.build()
	prefs := w.prefs
	prefs.layout(w.shell)
	prefs.keepLang(lang)
	w.window.SetContent(w.explore)
	w.window.SetTitle(title(w.store.Story()))
	w.observe()
	w.env.Focus(w.timeline.timeline)
	w.showAuthor(authoring)
	w.trace()
}
